// Where the parts of a query stand: unit → places in it, each [first, last] word, or letters as
// [from, to, "letters"]. `ground` is what is searched: {texts, families, search}. What stands in parts of the texts
// that are not there yet is not among it; which parts those may be, the index says.
(function (adep) {
  "use strict";

  // Where words stand, given as sets of their numbers, family by family.
  function words(sets, ground) {
    const found = new Map(), unitOf = ground.texts.unitOf;
    sets.forEach(function (set, i) {
      for (const number of set) {
        for (const place of ground.texts.lexicons[i].places(number)) {
          const last = Math.abs(place), unit = unitOf[last];
          if (!found.has(unit)) found.set(unit, []);
          found.get(unit).push(place < 0 ? [last - 1, last] : [last, last]);
        }
      }
    });
    return found;
  }

  // The parts of the texts that have one of some words.
  function partsOf(sets, ground) {
    const found = new Set();
    sets.forEach(function (set, i) {
      for (const number of set) ground.texts.lexicons[i].where(number, function (part) { found.add(part); });
    });
    return found;
  }
  // Those that all of some sets have.
  function shared(sets) {
    return new Set(Array.from(sets[0] || []).filter(function (part) { return sets.every(function (set) { return set.has(part); }); }));
  }

  // How many units have one of some words, as the index says, whatever is there; one that has several is counted
  // so often.
  function often(sets, ground) {
    let sum = 0;
    sets.forEach(function (set, i) { for (const number of set) sum += ground.texts.lexicons[i].count(number); });
    return Math.min(sum, ground.texts.count);
  }

  // Where words stand in a row, each given as where it may stand.
  function inRow(standings) {
    const found = new Map();
    for (const [unit, firsts] of standings[0]) {
      if (!standings.every(function (standing) { return standing.has(unit); })) continue;
      const ends = standings.map(function (standing) { return new Map(standing.get(unit)); });
      for (const [first, last] of firsts) {
        let end = last;
        for (let i = 1; i < ends.length && end !== undefined; i++) end = ends[i].get(end + 1);
        if (end === undefined) continue;
        if (!found.has(unit)) found.set(unit, []);
        found.get(unit).push([first, end]);
      }
    }
    return found;
  }

  // Where one of two things stands.
  function either(one, other) {
    const found = new Map(one);
    for (const [unit, places] of other) found.set(unit, (found.get(unit) || []).concat(places));
    return found;
  }

  // Where all of some things stand, wherever in the unit.
  function apart(standings) {
    const found = new Map();
    for (const unit of standings[0].keys()) {
      if (standings.every(function (one) { return one.has(unit); })) {
        found.set(unit, standings.flatMap(function (one) { return one.get(unit); }));
      }
    }
    return found;
  }

  function exactly(word, families) {
    return families.map(function (family) {
      const number = family.lexicon.number(word);
      return new Set(number === undefined ? [] : [number]);
    });
  }

  // Of the words that may be meant, those that are letter for letter what was typed otherwise.
  function letterByLetter(word, families) {
    return families.map(function (family) {
      return new Set(Array.from(family.otherwise(word).keys(), function (spelling) { return family.lexicon.number(spelling); })
        .filter(function (number) { return number !== undefined; }));
    });
  }

  // The days that stand in the texts, of those that a whole or a partial one names (query.js).
  function days(told, texts) {
    return Object.keys(texts.days).filter(function (day) { return told[0] === "-" ? day.endsWith(told) : day.startsWith(told); });
  }

  // -- a part of a query: {standing, how, typed, taken, parts}; how and taken as in word_matches.js; `parts` of the
  // texts are those in which it may stand

  function day(term, ground) {
    const standing = new Map(), parts = new Set();
    for (const day of days(term.day, ground.texts)) {
      for (const number of ground.texts.days[day]) {
        const part = ground.texts.parts[number];
        parts.add(number);
        for (const [at, from, to] of part.packed ? part.packed.dates[day] : []) {
          const unit = part.first + at;
          if (!standing.has(unit)) standing.set(unit, []);
          standing.get(unit).push([from, to, "letters"]);
        }
      }
    }
    return { standing: standing, how: parts.size ? "exact" : "", typed: term.typed, taken: "", parts: parts };
  }

  function phrase(term, ground) {
    for (const [how, spelled] of [["exact", exactly], ["foreign", letterByLetter]]) {
      const every = term.words.map(function (word) { return spelled(word, ground.families); });
      const parts = shared(every.map(function (sets) { return partsOf(sets, ground); }));
      const standing = inRow(every.map(function (sets) { return words(sets, ground); }));
      if (ground.search(standing, parts).size) return { standing: standing, how: how, typed: term.typed, taken: "", parts: parts };
    }
    return { standing: new Map(), how: "", typed: term.typed, taken: "", parts: new Set() };
  }

  // Words joined by hyphens: in a row, or written as one; else all of them, wherever they stand.
  function joined(term, ground, meant) {
    const meanings = term.words.map(function (word) { return meant(word, false); });
    const standings = meanings.map(function (meaning) { return words(meaning.sets, ground); });
    const own = meanings.map(function (meaning) { return partsOf(meaning.sets, ground); });
    const whole = meant(term.words.join(""), false);
    let standing = inRow(standings), parts = shared(own);
    if (whole.how === "exact" || (whole.how === "foreign" && !ground.search(standing, parts).size)) {
      standing = either(standing, words(whole.sets, ground));
      parts = new Set([...parts, ...partsOf(whole.sets, ground)]);
    }
    if (ground.search(standing, parts).size) {
      const slip = meanings.find(function (meaning) { return meaning.how === "slip"; });
      return { standing: standing, how: slip ? "slip" : "exact", typed: term.typed, taken: slip ? slip.taken : "", parts: parts };
    }
    standing = apart(standings);
    // «153-ө», «342-бұйрық»: the texts may have the number alone.
    const number = /^\d+$/.test(term.words[0]) && meanings.slice(1).every(function (meaning, i) {
      return !meaning.how && /^\p{L}/u.test(term.words[i + 1]);
    });
    if (!standing.size && number && own[0].size) return { standing: standings[0], how: "slip", typed: term.typed, taken: term.words[0], parts: own[0] };
    return { standing: standing, how: standing.size ? "exact" : "", typed: term.typed, taken: "", parts: parts };
  }

  // Where a term of query.js stands. `way`: "wide", as typed, and as typed in another way; "slips", maybe with one;
  // or "".
  function part(term, ground, way) {
    function meant(word, unfinished) {
      if (way === "wide") return { how: "exact", sets: adep.matches.widely(word, ground.families), taken: "" };
      return adep.matches.of(word, ground.families, unfinished, way === "slips");
    }
    if (term.kind === "day") return day(term, ground);
    if (term.kind === "phrase") return phrase(term, ground);
    if (term.kind === "joined") return joined(term, ground, meant);
    const meaning = meant(term.words[0], term.unfinished);
    return { standing: words(meaning.sets, ground), how: meaning.how, typed: term.typed, taken: meaning.taken, parts: partsOf(meaning.sets, ground) };
  }

  // -- what fits all parts: unit → its places, part by part

  // Units that have every part themselves.
  function together(placed) {
    const found = new Map();
    const fewest = placed.reduce(function (a, b) { return b.standing.size < a.standing.size ? b : a; });
    for (const unit of fewest.standing.keys()) {
      if (placed.every(function (term) { return term.standing.has(unit); })) {
        found.set(unit, placed.map(function (term) { return term.standing.get(unit); }));
      }
    }
    return found;
  }

  // Units that have a part, of those groups that have every part between them. A unit may be in no
  // group.
  function between(placed, ground, groupOf) {
    const having = new Map();
    placed.forEach(function (term, i) {
      for (const unit of term.standing.keys()) {
        const group = groupOf(ground.texts.unit(unit));
        if (!group) continue;
        if (!having.has(group)) having.set(group, new Map());
        const terms = having.get(group);
        if (!terms.has(unit)) terms.set(unit, new Set());
        terms.get(unit).add(i);
      }
    });
    const found = new Map();
    for (const terms of having.values()) {
      const covered = new Set();
      for (const set of terms.values()) for (const i of set) covered.add(i);
      if (covered.size < placed.length) continue;
      for (const unit of terms.keys()) {
        found.set(unit, placed.map(function (term) { return term.standing.get(unit) || []; }));
      }
    }
    return found;
  }

  // What is to be marked in units that were found, or else what `others` say (unit → marks), as a map gives it.
  function marks(found, others) {
    return {
      has: function (unit) { return found.has(unit) || others.has(unit); },
      get: function (unit) { return found.has(unit) ? found.get(unit).flat() : others.get(unit); }
    };
  }

  adep.occurrences = { marks: marks, words: words, partsOf: partsOf, shared: shared, often: often, inRow: inRow, either: either, days: days, exactly: exactly, part: part, together: together, between: between };
})(window.adepSearch = window.adepSearch || {});
