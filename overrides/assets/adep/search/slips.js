// Which letters a slip of the finger or of spelling may put in place of which: keyboards and letters that are
// mistaken for one another are rules of a language (search.toml). Whoever types a real word that the texts do
// not have is not to be told that another one was meant.
{
  const SHORT = 6; // letters: one too many in fewer makes another word more often than a slip
  const LONG = 7; // letters: few words of so many are so near to another one …
  const LONGER = 8; // … and fewer still of so many

  const pair = (map, one, other) => {
    for (const [letter, its] of [[one, other], [other, one]]) map.set(letter, (map.get(letter) || new Set()).add(its));
  };
  // Letter → those that lie beside it on a keyboard: rows, each half a key further right than the one above.
  const sideBySide = keyboards => {
    const beside = new Map();
    for (const rows of keyboards) {
      for (const [number, row] of rows.entries()) {
        const below = rows[number + 1] || "";
        for (const [at, letter] of Array.from(row).entries()) {
          for (const other of [row[at + 1], below[at - 1], below[at]]) {
            if (other?.trim() && letter.trim()) pair(beside, letter, other);
          }
        }
      }
    }
    return beside;
  };
  // The same with those that are mistaken for it, of groups of letters.
  const withMistaken = (groups, beside) => {
    const found = new Map(Array.from(beside, ([letter, its]) => [letter, new Set(its)]));
    for (const group of groups) {
      for (const one of group) {
        for (const other of group) if (one !== other) pair(found, one, other);
      }
    }
    return found;
  };
  // The same with those of the letters that are typed for it (rules.typed), and these.
  const inPlaceOf = (beside, typed) => new Map(Array.from(new Set([...beside.keys(), ...typed.keys()]), letter => {
    const forms = (typed.get(letter) || []).filter(form => form.length === 1);
    return [letter, new Set([...[letter, ...forms].flatMap(form => [...beside.get(form) || []]), ...forms])];
  }));

  // What may be a slip in a language; anything, where nothing is said of keyboards.
  class Slips {
    constructor(rules) {
      const typed = new Map(Object.entries(rules.typed || {}));
      const beside = rules.keys ? sideBySide(rules.keys) : null;
      this.hit = beside && inPlaceOf(beside, typed); // letter → those that are hit in its place
      this.written = beside && inPlaceOf(withMistaken(rules.mistaken || [], beside), typed); // → or written
    }

    // May a letter of what is typed stand in place of another? It was hit, or in a long word written.
    wrong(typed, at, meant) {
      const instead = typed.length < LONG ? this.hit : this.written;
      return !instead || Boolean(instead.get(meant)?.has(typed[at]));
    }

    // May it be one too many? It was typed twice, or, unless the word is short, hit with the one beside it; in a
    // long word any may.
    tooMany(typed, at) {
      const letter = typed[at];
      const beside = [typed[at - 1], typed[at + 1]];
      if (beside.includes(letter)) return true;
      if (typed.length < SHORT) return false;
      const hit = typed.length < LONGER ? this.hit : null;
      return !hit || beside.some(other => hit.get(other)?.has(letter));
    }
  }

  const known = new WeakMap(); // once for all words of a language
  adepSearch.slips = {
    of(rules) {
      if (!known.has(rules)) known.set(rules, new Slips(rules));
      return known.get(rules);
    }
  };
}
