// Which words of the texts a typed word may mean: a form of the same word; the same word typed on
// another keyboard or in another alphabet; a longer word that begins so; a word with one slip.
{
  const LONGEST_WORD = 40;

  // The ways in which a word may be read where nobody made a slip, in the order in which they are tried: how, and
  // the words of a family that are meant.
  const waysOf = (word, unfinished) => {
    const ways = [
      ["exact", family => !family.spellings.typed.size || family.known(word) ? family.relatives(word) : new Set()],
      ["foreign", family => family.spellings.typedOtherwise(word)]
    ];
    if (unfinished && word.length > 1) {
      ways.push(["begins", family => family.spellings.beginning(word, false)]);
      ways.push(["begins", family => family.spellings.typed.size ? family.spellings.beginning(word, true) : new Set()]);
    }
    return ways;
  };

  // What a typed word means in each of some families: {how, sets, taken}. `how` is "exact",
  // "foreign" (typed in another way), "begins", "slip", or "" where it means nothing; `sets` are
  // numbers of words, family by family; `taken` is the spelling as which it was read.
  // `unfinished`: the word may go on. `slips`: whether one is looked for, which takes longest.
  const meaningOf = (typed, families, unfinished, slips) => {
    const word = typed.slice(0, LONGEST_WORD);
    for (const [how, way] of waysOf(word, unfinished)) {
      const sets = families.map(way);
      if (!sets.some(set => set.size)) continue;
      const read = how === "foreign" ? families.map(family => family.spellings.read(word)).filter(Boolean) : [];
      return { how, sets, taken: read.join(", ") };
    }
    for (const foreign of slips ? [false, true] : []) {
      const taken = families.map(({ spellings }) =>
        foreign && !spellings.typed.size ? null : spellings.corrected(word, foreign));
      if (!taken.some(Boolean)) continue;
      const sets = families.map((family, i) => taken[i] ? family.relatives(taken[i]) : new Set());
      return { how: "slip", sets, taken: taken.filter(Boolean).join(", ") };
    }
    return { how: "", sets: families.map(() => new Set()), taken: "" };
  };

  // As it is typed, and as it may be typed in another way: for a query of which nothing has all.
  const widely = (typed, families) => {
    const word = typed.slice(0, LONGEST_WORD);
    return families.map(family => new Set([...family.relatives(word), ...family.spellings.typedOtherwise(word)]));
  };

  adepSearch.matches = { of: meaningOf, widely };
}
