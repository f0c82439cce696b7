// The titles of the acts: which words, and which numbers, an act is named by.
{
  const { Lexicon, Family, matches, query } = adepSearch;
  const SHORTENED = 3; // letters of a word of a title, at least

  class Titles {
    constructor(finder) {
      this.finder = finder;
      this.families = new Map(); // number of an act → the words of its title, language by language
    }

    familiesOf(number) {
      if (!this.families.has(number)) {
        const { texts, rules } = this.finder;
        const { title, short } = texts.acts[number];
        this.families.set(number, texts.langs.map(lang => {
          const lexicon = new Lexicon();
          const words = query.words([title[lang], short[lang]].filter(Boolean).join(" "));
          for (const [at, word] of words.entries()) lexicon.add(word, at);
          return new Family(lexicon, rules[lang] || {});
        }));
      }
      return this.families.get(number);
    }

    // Has the title of an act, by its number, a word? In any of its forms, shortened («код.»), or in another language
    // («кодекс чести»).
    has(number, word) {
      const families = this.familiesOf(number);
      const isThere = typed => matches.widely(typed, families).some(set => set.size);
      if (isThere(word)) return true;
      if (word.length >= SHORTENED && families.some(family => family.beginningWith(word).length)) return true;
      return this.finder.meaning.concepts.renderings(word).some(words => words.every(isThere));
    }

    // Does an act bear a number: that of its instrument («№ 342»), or one in its title (2005)?
    bears(number, typed) {
      return this.finder.texts.acts[number].number === typed
        || this.familiesOf(number).some(family => family.lexicon.has(typed));
    }
  }

  adepSearch.Titles = Titles;
}
