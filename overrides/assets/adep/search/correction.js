// A query in which words have a slip beside others that are known: those answer alone, and as what the others may
// have been meant is found here. It takes long, so no key asks for it.
{
  const { texts: { plain }, matches, answer } = adepSearch;
  const LETTERS = /^\p{L}{5,}$/u; // of a word in which a slip is forgiven, as in spellings.js

  // Is a word long enough for a slip?
  const longEnough = word => LETTERS.test(plain(word));

  // Is what was typed one slip away from a word, or from how it begins? `same` says it of two letters. An ending that
  // nobody knows after a known stem («работает» beside «работа») is no slip.
  const oneSlip = (typed, word, same) => [-1, 0, 1].some(longer => {
    const meant = word.slice(0, typed.length + longer);
    const both = Math.min(typed.length, meant.length);
    let first = 0;
    let last = 0;
    while (first < both && same(typed[first], meant[first])) first++;
    while (last < both - first && same(typed[typed.length - 1 - last], meant[meant.length - 1 - last])) last++;
    const one = typed.slice(first, typed.length - last);
    const other = meant.slice(first, meant.length - last);
    if (one.length < 2 && other.length < 2) return true;
    return one.length === 2 && other.length === 2 && same(one[0], other[1]) && same(one[1], other[0]);
  });

  // As what a word with a slip is read, of the words of the texts or else of those that people ask with; "" where it
  // is one that there is, may become one, or is near none.
  const misread = (typed, unfinished, finder) => {
    const word = plain(typed);
    if (!longEnough(word) || finder.isWord(word) || finder.saysNothing(word)) return "";
    let read = matches.of(word, finder.families, unfinished, true);
    if (!read.how) read = finder.meaning.says(word, unfinished, true);
    if (read.how !== "slip") return "";
    const families = [...finder.families, ...finder.meaning.concepts.families];
    const same = (letter, meant) => letter === meant
      || families.some(({ spellings }) => spellings.typed.get(meant)?.includes(letter));
    return read.taken.split(", ").find(taken =>
      oneSlip(word, taken, same) && families.some(family => family.lexicon.has(taken))) || "";
  };

  // What `find` finds where each word with a slip is replaced by what was meant: its answer, with the `text` that was
  // asked instead, and a note of each. Nothing found where no word has one, or it leads nowhere.
  const corrected = (text, preferred, finder) => {
    const { text: clean, terms } = finder.parts(text);
    const notes = [];
    let instead = clean;
    for (const term of terms) {
      if (term.kind !== "word" && term.kind !== "joined") continue;
      for (const word of term.words) {
        const taken = misread(word, term.unfinished, finder);
        if (!taken) continue;
        const typed = term.kind === "word" ? term.typed : word;
        instead = instead.replace(new RegExp(`(?<![\\p{L}\\p{N}])${typed}(?![\\p{L}\\p{N}])`, "iu"), taken);
        notes.push({ how: "slip", typed, taken });
      }
    }
    const found = notes.length ? finder.found(instead, preferred) : null;
    if (!found?.units.length) return answer.nothing();
    return { ...found, text: instead, notes: [...found.notes, ...notes], misspelt: [] };
  };

  adepSearch.correction = { longEnough, corrected };
}
