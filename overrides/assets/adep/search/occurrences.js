// Where the parts of a query stand: unit → places in it, each [first, last] word, or letters as
// [from, to, "letters"]. `finder` has what is searched, {texts, families, search}. What stands in parts of the texts
// that are not there yet is not among it; which parts those may be, the index says.
{
  const { matches } = adepSearch;

  const add = (found, unit, place) => {
    if (!found.has(unit)) found.set(unit, []);
    found.get(unit).push(place);
  };

  // Where words stand, given as sets of their numbers, family by family.
  const words = (sets, { texts }) => {
    const found = new Map();
    const { unitOf } = texts;
    for (const [i, set] of sets.entries()) {
      for (const number of set) {
        for (const place of texts.lexicons[i].places(number)) {
          const last = Math.abs(place);
          add(found, unitOf[last], [place < 0 ? last - 1 : last, last]);
        }
      }
    }
    return found;
  };

  // The parts of the texts that have one of some words.
  const partsOf = (sets, { texts }) => {
    const found = new Set();
    for (const [i, set] of sets.entries()) {
      for (const number of set) texts.lexicons[i].where(number, part => found.add(part));
    }
    return found;
  };
  // Those that all of some sets have.
  const shared = ([first = [], ...others]) => new Set([...first].filter(part => others.every(set => set.has(part))));

  // How many units have one of some words, as the index says, whatever is there; one that has several is counted
  // so often.
  const often = (sets, { texts }) => {
    let sum = 0;
    for (const [i, set] of sets.entries()) for (const number of set) sum += texts.lexicons[i].count(number);
    return Math.min(sum, texts.count);
  };

  // Where words stand in a row, each given as where it may stand.
  const inRow = standings => {
    const found = new Map();
    for (const [unit, firsts] of standings[0]) {
      if (!standings.every(standing => standing.has(unit))) continue;
      const ends = standings.map(standing => new Map(standing.get(unit)));
      for (const [first, last] of firsts) {
        let end = last;
        for (let i = 1; i < ends.length && end !== undefined; i++) end = ends[i].get(end + 1);
        if (end !== undefined) add(found, unit, [first, end]);
      }
    }
    return found;
  };

  // Where one of two things stands.
  const either = (one, other) => {
    const found = new Map(one);
    for (const [unit, places] of other) found.set(unit, (found.get(unit) || []).concat(places));
    return found;
  };

  // Where all of some things stand, wherever in the unit.
  const apart = standings => {
    const found = new Map();
    for (const unit of standings[0].keys()) {
      if (!standings.every(standing => standing.has(unit))) continue;
      found.set(unit, standings.flatMap(standing => standing.get(unit)));
    }
    return found;
  };

  // A word as it is typed, family by family.
  const exactly = (word, families) => families.map(({ lexicon }) => {
    const number = lexicon.number(word);
    return new Set(number === undefined ? [] : [number]);
  });

  // Of the words that may be meant, those that are letter for letter what was typed otherwise.
  const letterByLetter = (word, families) => families.map(({ lexicon, spellings }) =>
    new Set(Array.from(spellings.otherwise(word).keys(), spelling => lexicon.number(spelling))
      .filter(number => number !== undefined)));

  // The days that stand in the texts, of those that a whole or a partial one names (days.js).
  const days = (told, texts) =>
    Object.keys(texts.days).filter(day => told.startsWith("-") ? day.endsWith(told) : day.startsWith(told));

  // -- a part of a query: {standing, how, typed, taken, parts}; how and taken as in word_matches.js; `parts` of the
  // texts are those in which it may stand

  const nowhere = typed => ({ standing: new Map(), how: "", typed, taken: "", parts: new Set() });

  const ofDay = ({ day, typed }, { texts }) => {
    const standing = new Map();
    const parts = new Set();
    for (const told of days(day, texts)) {
      for (const number of texts.days[told]) {
        const part = texts.parts[number];
        parts.add(number);
        for (const [at, from, to] of part.packed?.dates[told] || []) {
          add(standing, part.first + at, [from, to, "letters"]);
        }
      }
    }
    return { standing, how: parts.size ? "exact" : "", typed, taken: "", parts };
  };

  const ofPhrase = (term, finder) => {
    for (const [how, spelled] of [["exact", exactly], ["foreign", letterByLetter]]) {
      const every = term.words.map(word => spelled(word, finder.families));
      const parts = shared(every.map(sets => partsOf(sets, finder)));
      const standing = inRow(every.map(sets => words(sets, finder)));
      if (finder.search(standing, parts).size) return { standing, how, typed: term.typed, taken: "", parts };
    }
    return nowhere(term.typed);
  };

  // Words joined by hyphens: in a row, or written as one; else all of them, wherever they stand.
  const ofJoined = (term, finder, meant) => {
    const { typed } = term;
    const meanings = term.words.map(word => meant(word, false));
    const standings = meanings.map(meaning => words(meaning.sets, finder));
    const partsOfEach = meanings.map(meaning => partsOf(meaning.sets, finder));
    const whole = meant(term.words.join(""), false);
    let standing = inRow(standings);
    let parts = shared(partsOfEach);
    if (whole.how === "exact" || (whole.how === "foreign" && !finder.search(standing, parts).size)) {
      standing = either(standing, words(whole.sets, finder));
      parts = new Set([...parts, ...partsOf(whole.sets, finder)]);
    }
    if (finder.search(standing, parts).size) {
      const slip = meanings.find(meaning => meaning.how === "slip");
      return { standing, how: slip ? "slip" : "exact", typed, taken: slip ? slip.taken : "", parts };
    }
    standing = apart(standings);
    // «153-ө», «342-бұйрық»: the texts may have the number alone.
    const number = /^\d+$/.test(term.words[0]) && term.words.slice(1).every((word, i) =>
      !meanings[i + 1].how && /^\p{L}/u.test(word));
    if (!standing.size && number && partsOfEach[0].size) {
      return { standing: standings[0], how: "slip", typed, taken: term.words[0], parts: partsOfEach[0] };
    }
    return { standing, how: standing.size ? "exact" : "", typed, taken: "", parts };
  };

  // Where a term of query.js stands. `way`: "wide", as typed, and as typed in another way; "slips", maybe with one;
  // or "".
  const part = (term, finder, way) => {
    const meant = (word, unfinished) => way === "wide"
      ? { how: "exact", sets: matches.widely(word, finder.families), taken: "" }
      : matches.of(word, finder.families, unfinished, way === "slips");
    if (term.kind === "day") return ofDay(term, finder);
    if (term.kind === "phrase") return ofPhrase(term, finder);
    if (term.kind === "joined") return ofJoined(term, finder, meant);
    const { how, sets, taken } = meant(term.words[0], term.unfinished);
    return { standing: words(sets, finder), how, typed: term.typed, taken, parts: partsOf(sets, finder) };
  };

  // -- what fits all parts: unit → its places, part by part

  // Units that have every part themselves.
  const together = placed => {
    const found = new Map();
    const fewest = placed.reduce((one, other) => other.standing.size < one.standing.size ? other : one);
    for (const unit of fewest.standing.keys()) {
      if (!placed.every(({ standing }) => standing.has(unit))) continue;
      found.set(unit, placed.map(({ standing }) => standing.get(unit)));
    }
    return found;
  };

  // Units that have a part, of those groups that have every part between them. A unit may be in no
  // group.
  const between = (placed, { texts }, groupOf) => {
    const having = new Map(); // group → unit → numbers of the parts that it has
    for (const [i, { standing }] of placed.entries()) {
      for (const unit of standing.keys()) {
        const group = groupOf(texts.unit(unit));
        if (!group) continue;
        if (!having.has(group)) having.set(group, new Map());
        const units = having.get(group);
        if (!units.has(unit)) units.set(unit, new Set());
        units.get(unit).add(i);
      }
    }
    const found = new Map();
    for (const units of having.values()) {
      const covered = new Set();
      for (const numbers of units.values()) for (const i of numbers) covered.add(i);
      if (covered.size < placed.length) continue;
      for (const unit of units.keys()) found.set(unit, placed.map(({ standing }) => standing.get(unit) || []));
    }
    return found;
  };

  // What is to be marked in units that were found, or else what `others` say (unit → marks), as a map gives it.
  const marks = (found, others) => ({
    has: unit => found.has(unit) || others.has(unit),
    get: unit => found.has(unit) ? found.get(unit).flat() : others.get(unit)
  });

  adepSearch.occurrences = {
    marks, words, partsOf, shared, often, inRow, either, days, exactly, part, nowhere, together, between
  };
}
