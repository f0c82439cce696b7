// What is to be said of a text that somebody brought: its passages, each in or out of its sentence and
// its order, and between them what no text held has.
(function (check) {
  "use strict";
  const PHRASE = 4; // words in a row of a phrase that is told of

  // {parts, aside}. A part is a passage (see passages.js) with {kind: "unit", torn, under, closing,
  // leftOut, moved} or {kind: "none", from, to, phrases}; from and to are letters of the text, words are
  // in `pieces`: [kind, text], kind being "same", "new", "gone" or "edge" (lacks at an end).
  check.answer = function (text, corpus) {
    const brought = corpus.reader.read(text);
    const found = check.passages(brought, corpus);
    found.forEach(function (one, at) { sentence(one, at, found, corpus); });
    found.forEach(function (one, at) { order(one, found[at - 1], brought, corpus); });
    const parts = [];
    let at = 0;
    for (const one of found) {
      if (one.from > at) parts.push(none(at, one.from, brought, corpus));
      parts.push(told(one, brought, corpus));
      at = one.to;
    }
    if (at < brought.ids.length) parts.push(none(at, brought.ids.length, brought, corpus));
    return { parts: parts, aside: brought.aside.map(function (one) { return text.slice(one[0], one[1]).trim(); }), words: brought.ids.length };
  };

  function covers(one, part, corpus) {
    const [from, to] = corpus.wordsIn(part[0], part[1], part[2]);
    const there = one.steps.filter(function (step) { return step[0] >= from && step[0] < to && step[1] >= 0; }).length;
    return there * 2 >= to - from;
  }

  // Whether the words that open and close the sentence of a passage stand in the text: `torn` and `open`
  // are those that do not. `under`: the unit whose words open it instead, -1 where none do.
  function sentence(one, at, found, corpus) {
    const unit = corpus.units[one.unit];
    one.torn = [];
    one.under = -1;
    for (const part of unit.opening) {
      let i = at - 1, other = -1;
      while (i >= 0 && !isUnit(found[i], part[0])) {
        if (other < 0 && opens(found[i], corpus) && !isInside(found[i], part[0], corpus)) other = found[i].unit;
        i--;
      }
      if (i >= 0 && other < 0 && covers(found[i], part, corpus)) continue;
      one.torn.push(part);
      one.under = other;
    }
    one.open = unit.closing.filter(function (part) {
      return !found.slice(at + 1).some(function (other) { return isUnit(other, part[0]) && covers(other, part, corpus); });
    });
  }
  function opens(one, corpus) { return one.places.some(function (number) { return corpus.openers.has(number); }); }
  function isInside(one, number, corpus) {
    return one.places.some(function (place) { return corpus.units[place].opening.some(function (part) { return part[0] === number; }); });
  }
  function isUnit(one, number) { return one.unit === number || one.places.includes(number); }
  // Units that lack between two passages of a clause, or that another order has put before one.
  function order(one, before, brought, corpus) {
    one.leftOut = [];
    one.moved = false;
    if (!before || before.text !== one.text || one.text < 0) return;
    const text = corpus.texts[one.text], from = text.at.get(before.unit), to = text.at.get(one.unit);
    if (to < from) one.moved = true;
    else if (before.to === one.from && text.clauses[from] === text.clauses[to]) one.leftOut = text.units.slice(from + 1, to);
  }

  function none(from, to, brought, corpus) {
    return {
      kind: "none", from: brought.spans[from][0], to: brought.spans[to - 1][1], words: to - from,
      text: brought.text.slice(brought.spans[from][0], brought.spans[to - 1][1]),
      phrases: phrases(from, to, brought, corpus)
    };
  }

  // Rows of words that stand in texts held, too short or too common to tell of one: {text, places}.
  function phrases(from, to, brought, corpus) {
    const found = [];
    for (let at = from; at + PHRASE <= to;) {
      let longest = 0, places = new Set();
      const stands = corpus.stands(brought.ids, at);
      for (let i = 0; i < stands.length; i += 2) {
        const own = corpus.units[stands[i]].ids;
        let length = check.Corpus.ROW;
        while (at + length < to && stands[i + 1] + length < own.length && own[stands[i + 1] + length] === brought.ids[at + length]) length++;
        if (length > longest) { longest = length; places = new Set(); }
        if (length === longest) places.add(stands[i]);
      }
      if (longest >= PHRASE) {
        found.push({ text: brought.text.slice(brought.spans[at][0], brought.spans[at + longest - 1][1]), places: Array.from(places) });
        at += longest;
      } else at++;
    }
    return found;
  }

  function told(one, brought, corpus) {
    const unit = corpus.units[one.unit];
    return Object.assign(one, {
      kind: "unit",
      differs: one.other > 0 || one.steps.some(function (step, at) { return isEdge(at, one) ? false : !same(step, unit, brought); }),
      cut: one.before + one.behind > 0,
      pieces: pieces(one, unit, brought),
      words: one.to - one.from
    });
  }
  function isEdge(at, one) { return at < one.before || at >= one.steps.length - one.behind; }
  function same(step, unit, brought) { return step[0] >= 0 && step[1] >= 0 && unit.ids[step[0]] === brought.ids[step[1]]; }

  // The words of a passage in runs of a kind. Words of the text bear what stands between them there.
  function pieces(one, unit, brought) {
    const found = [];
    let at = -1, of = -1;
    function add(kind, text, between) {
      const last = found[found.length - 1];
      if (last && last[0] === kind) last[1] += between + text;
      else found.push([kind, text]);
    }
    one.steps.forEach(function (step, i) {
      const alike = same(step, unit, brought);
      if (step[0] >= 0 && !alike) {
        const span = unit.spans[step[0]];
        add(isEdge(i, one) ? "edge" : "gone", unit.text.slice(span[0], span[1]), of >= 0 ? unit.text.slice(of, span[0]) : "");
      }
      if (step[1] >= 0) {
        const span = brought.spans[step[1]];
        add(alike ? "same" : "new", brought.text.slice(span[0], span[1]), at >= 0 ? brought.text.slice(at, span[0]) : "");
        at = span[1];
      }
      if (step[0] >= 0) of = unit.spans[step[0]][1];
    });
    return found;
  }
})(window.adepCheck = window.adepCheck || {});
