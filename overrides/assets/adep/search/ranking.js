// In which order units are shown, and what is offered where there are none.
(function (adep) {
  "use strict";
  const MOST_NEAREST = 5, LONGEST_NEAREST = 24, MOST_SHAPES = 6;
  const MOST_MISSED = 4; // words found nowhere for which near ones are looked for
  const NEAR = 0.45; // how alike a word must be to be offered
  const LONGEST_RATIO = 3; // of two words that may be alike
  const PLACES_COMPARED = 50; // of a word in one unit
  const SIGNS = 1.4; // of a packed text, to one of its words

  // What is the same for every query, unit by unit: headings before sentences, sentences before notes, acts in
  // force before repealed ones, the newest wording before older ones, short texts before long ones.
  const weighed = new WeakMap(); // texts → {weights, there: how many parts were}
  function weights(texts) {
    if (!weighed.has(texts)) weighed.set(texts, { weights: new Float64Array(texts.count), there: 0 });
    const known = weighed.get(texts), found = known.weights;
    if (known.there === texts.there) return found;
    known.there = texts.there;
    const shapes = texts.shapes.map(function (shape) {
      return { kind: { note: -1, article: -0.5 }[shape[1]] || 0, wording: shape[2] ? -0.5 : 0, text: shape[1] === "text" };
    });
    for (const place of texts.places) {
      const inForce = place.act.state === "in force" ? 0.5 : 0, heading = place.clause ? 0 : 1;
      for (let unit = place.first; unit < place.first + place.many; unit++) {
        const shape = shapes[texts.shape[unit]];
        found[unit] = inForce + shape.kind + shape.wording + (shape.text ? heading : 0) + 4 / (8 + Math.sqrt(SIGNS * texts.words[unit]));
      }
    }
    return found;
  }

  // The units found (unit → places, part by part), best first: those that have words as they were typed, near
  // one another and in their order.
  function ranked(found, placed, ground) {
    const weight = weights(ground.texts);
    const typed = new Set(placed.map(function (term) { return adep.texts.plain(term.typed); }));
    const exact = new Set(); // places where a word stands as it was typed
    ground.families.forEach(function (family) {
      for (const word of typed) {
        const number = family.lexicon.number(word);
        if (number !== undefined) for (const place of family.lexicon.places(number)) exact.add(place);
      }
    });
    const units = Array.from(found.keys()), scores = new Float64Array(units.length);
    units.forEach(function (unit, at) {
      let score = 0, before = null, near = 0;
      for (const places of found.get(unit)) {
        if (exact.size && places.some(function (place) { return exact.has(place[0]); })) score += 1;
        if (before && places.length) {
          let best = Infinity;
          for (const a of before) for (const b of places) {
            const gap = b[0] - a[1];
            best = Math.min(best, gap > 0 ? gap : 2 - gap);
          }
          near += 2 / best;
        }
        if (places.length) before = places.slice(0, PLACES_COMPARED);
      }
      scores[at] = score + near + weight[unit];
    });
    return Array.from(units.keys()).sort(function (a, b) { return scores[b] - scores[a] || units[a] - units[b]; })
      .map(function (at) { return units[at]; });
  }

  // Words of the texts that are near those that were found nowhere: [{typed, words}].
  function nearest(terms, placed, families) {
    const missed = placed.filter(function (term, i) { return !term.how && terms[i].kind === "word"; });
    return missed.slice(0, MOST_MISSED).map(function (term) {
      const word = adep.texts.plain(term.typed).slice(0, LONGEST_NEAREST), scored = [];
      families.forEach(function (family) {
        const spelled = [word].concat(family.furthest(word, MOST_SHAPES)), shapes = spelled.map(adep.matches.pairs);
        // Only words that begin with the same letter: few slips are there.
        const begun = Array.from(new Set(spelled.map(function (shape) { return shape[0]; })));
        begun.flatMap(function (letter) { return family.beginningWith(letter); }).forEach(function (number) {
          const other = family.lexicon.word(number);
          if (other.length > LONGEST_RATIO * word.length || !/^\p{L}{3}/u.test(other)) return;
          const its = adep.matches.pairs(other);
          const best = Math.max.apply(null, shapes.map(function (shape) { return adep.matches.alike(shape, its); }));
          if (best >= NEAR) scored.push([best, family.lexicon.count(number), other]);
        });
      });
      scored.sort(function (a, b) { return b[0] - a[0] || b[1] - a[1]; });
      const words = Array.from(new Set(scored.map(function (entry) { return entry[2]; })));
      return { typed: term.typed, words: words.slice(0, MOST_NEAREST) };
    });
  }

  adep.ranking = { weights: weights, ranked: ranked, nearest: nearest };
})(window.adepSearch = window.adepSearch || {});
