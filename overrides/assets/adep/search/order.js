// In which order units are shown, and what is offered where there are none.
(function (adep) {
  "use strict";
  const MOST_NEAREST = 5, LONGEST_NEAREST = 24, MOST_SHAPES = 6;
  const MOST_MISSED = 4; // words found nowhere for which near ones are looked for
  const NEAR = 0.45; // how alike a word must be to be offered
  const LONGEST_RATIO = 3; // of two words that may be alike
  const PLACES_COMPARED = 50; // of a word in one unit

  // How well units fit, unit → a figure: words as they were typed, near one another and in their
  // order; headings before sentences, sentences before notes, acts in force before repealed ones;
  // short texts before long ones.
  function ranking(found, placed, ground) {
    const rank = new Map(), units = ground.texts.units;
    const typed = new Set(placed.map(function (term) { return adep.texts.plain(term.typed); }));
    const exact = new Set(); // places where a word stands as it was typed
    ground.families.forEach(function (family) {
      for (const word of typed) {
        const number = family.lexicon.numbers.get(word);
        if (number !== undefined) for (const place of family.lexicon.places(number)) exact.add(place);
      }
    });
    for (const [number, terms] of found) {
      const unit = units[number];
      let score = 0, before = null, near = 0;
      for (const places of terms) {
        if (places.some(function (place) { return exact.has(place[0]); })) score += 1;
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
      score += near;
      if (!unit.place.clause && unit.kind === "text") score += 1;
      if (unit.kind === "note") score -= 1;
      if (unit.kind === "article") score -= 0.5;
      if (unit.wording) score -= 0.5;
      if (unit.act.state === "in force") score += 0.5;
      score += 4 / (8 + Math.sqrt(unit.stream.length));
      rank.set(number, score);
    }
    return rank;
  }

  // Words of the texts that are near those that were found nowhere: [{typed, words}].
  function nearest(terms, placed, families) {
    const missed = placed.filter(function (term, i) { return !term.how && terms[i].kind === "word"; });
    return missed.slice(0, MOST_MISSED).map(function (term) {
      const word = adep.texts.plain(term.typed).slice(0, LONGEST_NEAREST), scored = [];
      families.forEach(function (family) {
        const spelled = [word].concat(family.furthest(word, MOST_SHAPES)), shapes = spelled.map(adep.meant.pairs);
        // Only words that begin with the same letter: few slips are there.
        const begun = Array.from(new Set(spelled.map(function (shape) { return shape[0]; })));
        begun.flatMap(function (letter) { return family.beginningWith(letter); }).forEach(function (number) {
          const other = family.lexicon.words[number];
          if (other.length > LONGEST_RATIO * word.length || !/^\p{L}{3}/u.test(other)) return;
          const its = adep.meant.pairs(other);
          const best = Math.max.apply(null, shapes.map(function (shape) { return adep.meant.alike(shape, its); }));
          if (best >= NEAR) scored.push([best, family.lexicon.count(number), other]);
        });
      });
      scored.sort(function (a, b) { return b[0] - a[0] || b[1] - a[1]; });
      const words = Array.from(new Set(scored.map(function (entry) { return entry[2]; })));
      return { typed: term.typed, words: words.slice(0, MOST_NEAREST) };
    });
  }

  adep.order = { ranking: ranking, nearest: nearest };
})(window.adepSearch = window.adepSearch || {});
