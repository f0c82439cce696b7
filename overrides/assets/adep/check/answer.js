// What is to be said of a text that somebody brought: its passages, each in or out of its sentence and
// its order, and between them what no text held has.
{
  const check = window.adepCheck ||= {};
  const PHRASE = 4; // words in a row of a phrase that is told of

  // {parts, aside}. A part is a passage (see passages.js) with {kind: "unit", torn, under, closing,
  // leftOut, moved} or {kind: "none", from, to, phrases}; from and to are letters of the text, words are
  // in `pieces`: [kind, text], kind being "same", "new", "gone" or "edge" (lacks at an end).
  check.answer = (text, corpus) => {
    const brought = corpus.reader.read(text);
    const found = check.passages(brought, corpus);
    found.forEach((one, at) => sentence(one, at, found, corpus));
    found.forEach((one, at) => order(one, found[at - 1], brought, corpus));
    const parts = [];
    let at = 0;
    for (const one of found) {
      if (one.from > at) parts.push(none(at, one.from, brought, corpus));
      parts.push(told(one, brought, corpus));
      at = one.to;
    }
    if (at < brought.ids.length) parts.push(none(at, brought.ids.length, brought, corpus));
    const aside = brought.aside.map(([from, to]) => text.slice(from, to).trim());
    return { parts, aside, words: brought.ids.length };
  };

  const covers = (one, part, corpus) => {
    const [from, to] = corpus.wordsIn(...part);
    const there = one.steps.filter(([own, brought]) => own >= from && own < to && brought >= 0).length;
    return there * 2 >= to - from;
  };

  // Whether the words that open and close the sentence of a passage stand in the text: `torn` and `open`
  // are those that do not. `under`: the unit whose words open it instead, -1 where none do.
  const sentence = (one, at, found, corpus) => {
    const unit = corpus.units[one.unit];
    one.torn = [];
    one.under = -1;
    for (const part of unit.opening) {
      let i = at - 1;
      let other = -1;
      while (i >= 0 && !isUnit(found[i], part[0])) {
        if (other < 0 && opens(found[i], corpus) && !isInside(found[i], part[0], corpus)) other = found[i].unit;
        i--;
      }
      if (i >= 0 && other < 0 && covers(found[i], part, corpus)) continue;
      one.torn.push(part);
      one.under = other;
    }
    const behind = found.slice(at + 1);
    one.open = unit.closing.filter(part => !behind.some(other => isUnit(other, part[0]) && covers(other, part, corpus)));
  };
  const opens = (one, corpus) => one.places.some(number => corpus.openers.has(number));
  const isInside = (one, number, corpus) =>
    one.places.some(place => corpus.units[place].opening.some(([opening]) => opening === number));
  const isUnit = (one, number) => one.unit === number || one.places.includes(number);
  // Units that lack between two passages of a clause, or that another order has put before one.
  const order = (one, before, brought, corpus) => {
    one.leftOut = [];
    one.moved = false;
    if (!before || before.text !== one.text || one.text < 0) return;
    const text = corpus.texts[one.text];
    const from = text.at.get(before.unit);
    const to = text.at.get(one.unit);
    if (to < from) one.moved = true;
    else if (before.to === one.from && text.clauses[from] === text.clauses[to]) {
      one.leftOut = text.units.slice(from + 1, to);
    }
  };

  // The text from one word to before another.
  const printed = (from, to, brought) => brought.text.slice(brought.spans[from][0], brought.spans[to - 1][1]);
  const none = (from, to, brought, corpus) => ({
    kind: "none",
    from: brought.spans[from][0],
    to: brought.spans[to - 1][1],
    words: to - from,
    text: printed(from, to, brought),
    phrases: phrases(from, to, brought, corpus)
  });

  // Rows of words that stand in texts held, too short or too common to tell of one: {text, places}.
  const phrases = (from, to, brought, corpus) => {
    const found = [];
    for (let at = from; at + PHRASE <= to;) {
      let longest = 0;
      let places = new Set();
      const stands = corpus.stands(brought.ids, at);
      for (let i = 0; i < stands.length; i += 2) {
        const own = corpus.units[stands[i]].ids;
        const word = stands[i + 1];
        let length = check.Corpus.ROW;
        const most = Math.min(to - at, own.length - word);
        while (length < most && own[word + length] === brought.ids[at + length]) length++;
        if (length > longest) {
          longest = length;
          places = new Set();
        }
        if (length === longest) places.add(stands[i]);
      }
      if (longest >= PHRASE) {
        found.push({ text: printed(at, at + longest, brought), places: [...places] });
        at += longest;
      } else at++;
    }
    return found;
  };

  const told = (one, brought, corpus) => {
    const unit = corpus.units[one.unit];
    return Object.assign(one, {
      kind: "unit",
      differs: one.other > 0 || one.steps.some((step, at) => !isEdge(at, one) && !same(step, unit, brought)),
      cut: one.before + one.behind > 0,
      pieces: pieces(one, unit, brought),
      words: one.to - one.from
    });
  };
  const isEdge = (at, one) => at < one.before || at >= one.steps.length - one.behind;
  const same = ([own, other], unit, brought) => own >= 0 && other >= 0 && unit.ids[own] === brought.ids[other];

  // The words of a passage in runs of a kind. Words of the text bear what stands between them there.
  const pieces = (one, unit, brought) => {
    const found = [];
    let at = -1;
    let of = -1;
    const add = (kind, text, between) => {
      const last = found.at(-1);
      if (last && last[0] === kind) last[1] += between + text;
      else found.push([kind, text]);
    };
    one.steps.forEach((step, i) => {
      const alike = same(step, unit, brought);
      if (step[0] >= 0 && !alike) {
        const span = unit.spans[step[0]];
        const between = of >= 0 ? unit.text.slice(of, span[0]) : "";
        add(isEdge(i, one) ? "edge" : "gone", unit.text.slice(...span), between);
      }
      if (step[1] >= 0) {
        const span = brought.spans[step[1]];
        const between = at >= 0 ? brought.text.slice(at, span[0]) : "";
        add(alike ? "same" : "new", brought.text.slice(...span), between);
        at = span[1];
      }
      if (step[0] >= 0) of = unit.spans[step[0]][1];
    });
    return found;
  };
}
