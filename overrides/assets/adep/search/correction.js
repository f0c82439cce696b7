// A query in which words have a slip beside others that are known: those answer alone, and as what the others may
// have been meant is found here. It takes long, so no key asks for it.
(function (adep) {
  "use strict";
  const Finder = adep.Finder;
  const LETTERS = /^\p{L}{5,}$/u; // of a word in which a slip is forgiven, as in word_matches.js

  // Words that are long enough for a slip.
  function longEnough(words) { return words.filter(function (word) { return LETTERS.test(adep.texts.plain(word)); }); }

  // Is what was typed one slip away from a word, or from how it begins? `same` says it of two letters. An ending that
  // nobody knows after a known stem («работает» beside «работа») is no slip.
  function oneSlip(typed, word, same) {
    return [-1, 0, 1].some(function (longer) {
      const meant = word.slice(0, typed.length + longer), both = Math.min(typed.length, meant.length);
      let first = 0, last = 0;
      while (first < both && same(typed[first], meant[first])) first++;
      while (last < both - first && same(typed[typed.length - 1 - last], meant[meant.length - 1 - last])) last++;
      const one = typed.slice(first, typed.length - last), other = meant.slice(first, meant.length - last);
      if (one.length < 2 && other.length < 2) return true;
      return one.length === 2 && other.length === 2 && same(one[0], other[1]) && same(one[1], other[0]);
    });
  }

  // As what a word with a slip is read, of the words of the texts or else of those that people ask with; "" where it
  // is one that there is, may become one, or is near none.
  Finder.prototype.misread = function (typed, unfinished) {
    const word = adep.texts.plain(typed);
    if (!longEnough([word]).length || this.isWord(word) || this.saysNothing(word)) return "";
    let read = adep.matches.of(word, this.families, unfinished, true);
    if (!read.how) read = this.meaning.says(word, unfinished, true);
    const families = this.families.concat(this.meaning.families);
    function same(typed, meant) {
      return typed === meant || families.some(function (family) { return (family.typed.get(meant) || []).includes(typed); });
    }
    return read.how !== "slip" ? "" : read.taken.split(", ").find(function (taken) {
      return oneSlip(word, taken, same) && families.some(function (family) { return family.lexicon.has(taken); });
    }) || "";
  };

  // What `find` finds where each word with a slip is replaced by what was meant: its answer, with the `text` that was
  // asked instead, and a note of each. Nothing found where no word has one, or it leads nowhere.
  Finder.prototype.correct = function (text, preferred) {
    const finder = this;
    return this.answer(function () { return finder.corrected(text, preferred); });
  };
  Finder.prototype.corrected = function (text, preferred) {
    const finder = this, { text: clean, terms } = this.parts(text), notes = [];
    let instead = clean;
    for (const term of terms.filter(function (one) { return one.kind === "word" || one.kind === "joined"; })) {
      for (const word of term.words) {
        const taken = finder.misread(word, term.unfinished), typed = term.kind === "word" ? term.typed : word;
        if (!taken) continue;
        instead = instead.replace(new RegExp("(?<![\\p{L}\\p{N}])" + typed + "(?![\\p{L}\\p{N}])", "iu"), taken);
        notes.push({ how: "slip", typed: typed, taken: taken });
      }
    }
    const found = notes.length ? this.found(instead, preferred) : null;
    if (!found || !found.units.length) return adep.nothing();
    return Object.assign(found, { text: instead, notes: found.notes.concat(notes), misspelt: [] });
  };

  adep.correction = { longEnough: longEnough };
})(window.adepSearch = window.adepSearch || {});
