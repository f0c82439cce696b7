// In which order units are shown, and what is offered where there are none.
{
  const { texts: { plain }, likeness: { pairs, alike } } = adepSearch;
  const MOST_NEAREST = 5; // words that are offered for one
  const LONGEST_NEAREST = 24; // letters of it that are looked at
  const MOST_SHAPES = 6; // ways to read it
  const MOST_MISSED = 4; // words found nowhere for which near ones are looked for
  const NEAR = 0.45; // how alike a word must be to be offered
  const LONGEST_RATIO = 3; // of two words that may be alike
  const PLACES_COMPARED = 50; // of a word in one unit
  const SIGNS = 1.4; // of a packed text, to one of its words
  const BY_KIND = { note: -1, article: -0.5 };

  // What is the same for every query, unit by unit: headings before sentences, sentences before notes, acts in
  // force before repealed ones, the newest wording before older ones, short texts before long ones.
  const weighed = new WeakMap(); // texts → {weights, there: how many parts were}
  const weights = texts => {
    if (!weighed.has(texts)) weighed.set(texts, { weights: new Float64Array(texts.count), there: 0 });
    const known = weighed.get(texts);
    const found = known.weights;
    if (known.there === texts.there) return found;
    known.there = texts.there;
    const shapes = texts.shapes.map(([, kind, wording]) =>
      ({ kind: BY_KIND[kind] || 0, wording: wording ? -0.5 : 0, text: kind === "text" }));
    const { shape: shapeOf, words } = texts;
    for (const place of texts.places) {
      const inForce = place.act.state === "in force" ? 0.5 : 0;
      const heading = place.clause ? 0 : 1;
      for (let unit = place.first; unit < place.first + place.many; unit++) {
        const shape = shapes[shapeOf[unit]];
        const short = 4 / (8 + Math.sqrt(SIGNS * words[unit]));
        found[unit] = inForce + shape.kind + shape.wording + (shape.text ? heading : 0) + short;
      }
    }
    return found;
  };

  // The places where one of some words stands as it was typed.
  const placesOf = (typed, families) => {
    const found = new Set();
    for (const { lexicon } of families) {
      for (const word of typed) {
        const number = lexicon.number(word);
        if (number === undefined) continue;
        for (const place of lexicon.places(number)) found.add(place);
      }
    }
    return found;
  };

  // How many words lie between two that are nearest, of the places of two parts of a query; backwards, more.
  const leastGap = (one, other) => {
    let least = Infinity;
    for (const [, end] of one) {
      for (const [start] of other) {
        const gap = start - end;
        least = Math.min(least, gap > 0 ? gap : 2 - gap);
      }
    }
    return least;
  };

  // How well the places of a unit, part by part, are what was typed.
  const fit = (parts, exact) => {
    let score = 0;
    let near = 0;
    let before = null;
    for (const places of parts) {
      if (exact.size && places.some(([first]) => exact.has(first))) score += 1;
      if (before && places.length) near += 2 / leastGap(before, places);
      if (places.length) before = places.slice(0, PLACES_COMPARED);
    }
    return score + near;
  };

  // The units found (unit → places, part by part), best first: those that have words as they were typed, near
  // one another and in their order.
  const ranked = (found, placed, { texts, families }) => {
    const weight = weights(texts);
    const exact = placesOf(new Set(placed.map(term => plain(term.typed))), families);
    const units = [...found.keys()];
    const scores = Float64Array.from(units, unit => fit(found.get(unit), exact) + weight[unit]);
    return [...units.keys()].sort((a, b) => scores[b] - scores[a] || units[a] - units[b]).map(at => units[at]);
  };

  // The words of a language that are near one that is typed: [how alike, how often, the word].
  const near = (word, family) => {
    const spelled = [word, ...family.spellings.furthest(word, MOST_SHAPES)];
    const shapes = spelled.map(pairs);
    // Only words that begin with the same letter: few slips are there.
    const letters = [...new Set(spelled.map(spelling => spelling[0]))];
    const found = [];
    for (const number of letters.flatMap(letter => family.beginningWith(letter))) {
      const other = family.lexicon.word(number);
      if (other.length > LONGEST_RATIO * word.length || !/^\p{L}{3}/u.test(other)) continue;
      const shape = pairs(other);
      const best = Math.max(...shapes.map(own => alike(own, shape)));
      if (best >= NEAR) found.push([best, family.lexicon.count(number), other]);
    }
    return found;
  };

  // Words of the texts that are near those that were found nowhere: [{typed, words}].
  const nearest = (terms, placed, families) => {
    const missed = placed.filter((term, i) => !term.how && terms[i].kind === "word");
    return missed.slice(0, MOST_MISSED).map(({ typed }) => {
      const word = plain(typed).slice(0, LONGEST_NEAREST);
      const scored = families.flatMap(family => near(word, family));
      scored.sort(([alikeA, oftenA], [alikeB, oftenB]) => alikeB - alikeA || oftenB - oftenA);
      return { typed, words: [...new Set(scored.map(([, , other]) => other))].slice(0, MOST_NEAREST) };
    });
  };

  adepSearch.ranking = { weights, ranked, nearest };
}
