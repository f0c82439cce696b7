// Which passages of a text that somebody brought come from which units, and what differs in them.
{
  const check = window.adepCheck ||= {};
  const LEAST = 8; // words: a shorter one stands in so many texts of law that it tells nothing
  const SURE = 12; // words of a part of a unit that is taken for one wherever it begins and ends
  const TIMES = 3; // so many words alike for each that is not
  const LOOSE = 2; // words beside a passage, in its sentence, that were put there
  const SLACK = 12; // words that may be put into a unit without tearing it in two
  const ROUNDS = 6;

  // A passage: {unit, from, to, steps, alike, other, before, behind, also}: words of the text from … to,
  // how each stands to the unit's, how many are the same and how many not, how many of the unit's lack
  // before its first and behind its last, and other units of which all this is true.
  const passages = (text, corpus) => {
    const taken = new Uint8Array(text.ids.length);
    const found = [];
    for (let round = 0; round < ROUNDS; round++) {
      const more = accept(candidates(text, taken, corpus), text, taken, corpus);
      if (!more.length) break;
      found.push(...more);
    }
    for (let round = 0; round < ROUNDS; round++) {
      const more = beside(found, text, taken, corpus);
      if (!more.length) break;
      found.push(...more);
    }
    found.push(...short(text, taken, corpus));
    found.sort((a, b) => a.from - b.from);
    choose(found, corpus);
    return found;
  };

  // -- what may be a passage

  const candidates = (text, taken, corpus) => {
    const hits = new Map(); // unit → [word of the text, word of the unit …]
    for (let at = 0; at + check.Corpus.ROW <= text.ids.length; at++) {
      if (taken[at] || taken[at + 1] || taken[at + 2]) continue;
      const stands = corpus.stands(text.ids, at);
      for (let i = 0; i < stands.length; i += 2) {
        if (!hits.has(stands[i])) hits.set(stands[i], []);
        hits.get(stands[i]).push(at, stands[i + 1]);
      }
    }
    const found = [];
    for (const [number, places] of hits) {
      const unit = corpus.units[number];
      const length = unit.ids.length;
      for (let first = 0; first < places.length;) {
        let last = first;
        while (last + 2 < places.length && places[last + 2] - places[last] <= length + SLACK) last += 2;
        if (last > first || length <= LEAST) {
          const least = places[first] - places[first + 1] - SLACK;
          const most = places[last] + length - places[last + 1] + SLACK;
          const [from, to] = free(taken, places[first], least, most);
          const piece = check.align(unit.ids, text.ids, from, to, "piece");
          if (piece) found.push(passage(unit, piece.steps, text, taken));
        }
        first = last + 2;
      }
    }
    return found;
  };

  // The free words around one, from … to.
  const free = (taken, at, least, most) => {
    let from = at;
    let to = at + 1;
    while (from > 0 && from > least && !taken[from - 1]) from--;
    while (to < taken.length && to < most && !taken[to]) to++;
    return [from, to];
  };

  // An alignment as a passage, with what of its sentence stands at its ends.
  const passage = (unit, steps, text, taken) => {
    const length = unit.ids.length;
    let own = steps.map(first).filter(isWord);
    let brought = steps.map(second).filter(isWord);
    const behind = own.at(-1) + 1;
    const head = end(unit.ids.slice(0, own[0]), brought[0], -1, unit.begins[own[0]], length, text, taken);
    const tail = end(unit.ids.slice(behind), brought.at(-1), 1, unit.begins[behind], length, text, taken);
    const told = head.steps.concat(steps, tail.steps.map(step => [step[0] < 0 ? -1 : step[0] + behind, step[1]]));
    own = told.map(first).filter(isWord);
    brought = told.map(second).filter(isWord);
    const made = {
      unit: unit.number,
      from: Math.min(...brought),
      to: Math.max(...brought) + 1,
      steps: told,
      also: [],
      before: head.lacking,
      behind: tail.lacking
    };
    made.also.push(made); // and others that say as much of other units
    made.alike = told.filter(step => isWord(step[0]) && isWord(step[1]) && unit.ids[step[0]] === text.ids[step[1]]).length;
    made.other = told.length - made.alike - made.before - made.behind;
    return made;
  };

  // The words of a unit before (way -1) or behind (1) a piece of it, beside those of the text there:
  // {steps, lacking}, the latter where nothing stands in their place. `begun`: a sentence of
  // the unit ends between the two.
  const end = (own, at, way, begun, length, text, taken) => {
    const most = own.length + LOOSE;
    let free = 0;
    let sentence = -1;
    let put = 0; // words there that are free, in the sentence, that belong to it
    while (free < most + 1 && isFreeAt(taken, at + way * (free + 1))) {
      if (sentence < 0 && (free || !begun) && begins(text, taken, way < 0 ? at - free : at + free + 1)) sentence = free;
      free++;
    }
    if (sentence < 0) sentence = free;
    if (own.length * 3 <= length) {
      if (sentence <= most) put = sentence;
      for (let i = own.length; i > put - 1 && i > 0; i--) { // a word of its own beyond the sentence
        const word = way < 0 ? own[own.length - i] : own[i - 1];
        const there = [i, i + 1, i - 1].find(n => n > 0 && n <= free && text.ids[at + way * n] === word);
        if (there) {
          put = Math.max(put, there);
          break;
        }
      }
    }
    if (!put) return { steps: own.map((_, i) => [i, -1]), lacking: own.length };
    const [from, to] = way < 0 ? [at - put, at] : [at + 1, at + 1 + put];
    return { steps: check.align(own, text.ids, from, to, "all").steps, lacking: 0 };
  };
  const first = of => of[0];
  const second = of => of[1];
  const isWord = at => at >= 0;
  const isFreeAt = (taken, at) => at >= 0 && at < taken.length && !taken[at];

  const begins = (text, taken, at) =>
    at >= text.ids.length || text.begins[at] === 1 || taken[at] === 1 || (at > 0 && taken[at - 1] === 1);

  // -- which of them is one

  const accept = (every, text, taken, corpus) => {
    const good = every.filter(one => convinces(one, text, taken, corpus));
    good.sort((a, b) => worth(b) - worth(a) || a.unit - b.unit);
    const found = [];
    for (const one of good) {
      const same = found.find(other =>
        other.from === one.from && other.to === one.to && other.alike === one.alike && other.other === one.other);
      if (same && same.before + same.behind === one.before + one.behind) same.also.push(one);
      else if (isFree(taken, one)) {
        take(taken, one);
        found.push(one);
      }
    }
    return found;
  };
  const worth = one => 4 * one.alike - 5 * one.other - one.before - one.behind;
  const isFree = (taken, one) => {
    for (let at = one.from; at < one.to; at++) {
      if (taken[at]) return false;
    }
    return true;
  };
  const take = (taken, one) => { taken.fill(1, one.from, one.to); };

  const convinces = (one, text, taken, corpus) => {
    const length = corpus.units[one.unit].ids.length;
    const lacking = one.before + one.behind;
    const bounded = begins(text, taken, one.from) && begins(text, taken, one.to);
    if (one.alike < TIMES * one.other) return false;
    if (!lacking || (bounded && lacking * 4 <= length)) {
      return one.alike + one.other + lacking >= LEAST ? one.alike >= LEAST - 1 : bounded && one.alike >= 4;
    }
    return one.alike >= SURE || (bounded && one.alike >= LEAST && one.alike * 2 >= length);
  };

  // -- short units: by what stands beside them

  const beside = (found, text, taken, corpus) => {
    const more = [];
    for (const one of found) {
      for (const other of one.also) {
        const unit = corpus.units[other.unit];
        for (const t of unit.texts) {
          const order = corpus.texts[t].units;
          const at = corpus.texts[t].at.get(unit.number);
          const next = order.slice(at + 1, at + 4).concat(unit.closing.map(first));
          const before = unit.opening.map(first).concat(order.slice(Math.max(0, at - 3), at).reverse());
          for (const [numbers, place, way] of [[next, one.to, 1], [before, one.from - 1, -1]]) {
            const near = nearest(numbers, place, way, text, taken, corpus);
            if (near) more.push(near);
          }
        }
      }
    }
    return more;
  };

  // The unit among some that stands right beside a passage.
  const nearest = (numbers, at, way, text, taken, corpus) => {
    if (at < 0 || at >= text.ids.length || taken[at]) return null;
    let best = null;
    for (const number of numbers) {
      const unit = corpus.units[number];
      const length = unit.ids.length;
      if (!length) continue;
      const reach = length + LOOSE + 2;
      const [from, to] = free(taken, at, way < 0 ? at - reach : at, way < 0 ? at + 1 : at + reach);
      const piece = check.align(unit.ids, text.ids, from, to, "unit");
      if (!piece || !piece.steps.some(step => step[0] >= 0 && step[1] >= 0)) continue;
      const one = trimmed(unit, piece.steps, text, taken);
      if (!one || one.alike * 2 <= length || one.alike < one.other) continue;
      if (!begins(text, taken, one.from) || !begins(text, taken, one.to)) continue;
      if (!best || worth(one) > worth(best)) best = one;
    }
    if (best) take(taken, best);
    return best;
  };

  // Without what lacks or is too much at the ends: ``passage`` tells that.
  const trimmed = (unit, steps, text, taken) => {
    const alike = steps.map(step => step[0] >= 0 && step[1] >= 0 && unit.ids[step[0]] === text.ids[step[1]]);
    const from = alike.indexOf(true);
    return from < 0 ? null : passage(unit, steps.slice(from, alike.lastIndexOf(true) + 1), text, taken);
  };

  // Whole short units that stand for themselves, word for word.
  const short = (text, taken, corpus) => {
    const found = [];
    for (let at = 0; at < text.ids.length; at++) {
      if (taken[at] || !begins(text, taken, at)) continue;
      let to = at + 1;
      while (!begins(text, taken, to)) to++;
      const twins = to - at < LEAST ? corpus.twins.get(text.ids.slice(at, to).join()) : null;
      if (!twins) continue;
      const one = passage(corpus.units[twins[0]], Array.from({ length: to - at }, (_, i) => [i, at + i]), text, taken);
      take(taken, one);
      found.push(one);
      at = to - 1;
    }
    return found;
  };

  // -- of several units that a passage may be, the one that goes on with what stands before it

  const choose = (found, corpus) => {
    let before = null;
    for (const one of found) {
      const every = new Map(); // unit → how the passage stands to it
      for (const other of one.also) {
        for (const twin of corpus.twinsOf(other.unit)) {
          if (!every.has(twin)) every.set(twin, other);
        }
      }
      let best = null;
      for (const [number, as] of every) {
        for (const t of corpus.units[number].texts) {
          const text = corpus.texts[t];
          const step = before && before.text === t ? text.at.get(number) - text.at.get(before.unit) : NaN;
          const cost = (step === 1 ? 0 : step > 1 ? 1 : step <= 0 ? 2 : 3) * corpus.texts.length + t;
          if (!best || cost < best.cost) best = { number, text: t, cost, as };
        }
      }
      one.unit = best.number;
      one.text = best.text;
      one.steps = best.as.steps;
      one.before = best.as.before;
      one.behind = best.as.behind;
      one.places = [...every.keys()];
      delete one.also;
      before = one;
    }
  };

  check.passages = passages;
}
