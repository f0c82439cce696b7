// A few words of one language, gathered in the browser: those of duties, of titles, of an address. What it
// answers, vocabulary.js answers of all words of the texts.
{
  const { endings: read } = adepSearch;

  // The words, each once, with every place where it stands, in order. `stems` that begin none of their words are
  // given where they were reckoned when the index was made.
  class Lexicon {
    constructor(stems = null) {
      this.stems = stems;
      this.numbers = new Map(); // word → its number here
      this.words = [];
      this.standing = []; // number → its places
      this.list = null;
    }

    add(word, place) {
      let number = this.numbers.get(word);
      if (number === undefined) {
        number = this.words.length;
        this.numbers.set(word, number);
        this.words.push(word);
        this.standing.push([]);
      }
      if (place !== undefined) this.standing[number].push(place);
    }

    has(word) { return this.numbers.has(word); }
    number(word) { return this.numbers.get(word); }
    word(number) { return this.words[number]; }
    places(number) { return this.standing[number]; }
    count(number) { return this.standing[number].length; }

    // The kinds of a stem of which a word may be an inflected form: 1 a noun's, 2 a verb's, 3 both; or 0.
    kindsOf(number, stem, endings) { return read.inflections(this.words[number], endings).get(stem) || 0; }

    // The stems of words that do not begin as the stem does.
    unlikeStems(endings) {
      return this.words.flatMap(word =>
        [...read.inflections(word, endings).keys()].filter(stem => !word.startsWith(stem)));
    }

    // How words may begin that have the stems of these words, where none of these begins so («халық», where only
    // «халқы» is there, «құқығ»).
    otherBeginnings(endings) {
      const unlike = this.stems || this.unlikeStems(endings);
      const stems = new Set(unlike);
      const softer = new Map(); // letter → what an ending that begins with a vowel makes of it
      for (const [letter, hard] of endings.softening) softer.set(hard, (softer.get(hard) || "") + letter);
      for (const stem of [...this.words, ...unlike]) {
        for (const letter of softer.get(stem.at(-1)) || "") stems.add(stem.slice(0, -1) + letter);
      }
      for (const word of this.words) for (const stem of read.irregular(word, endings)) stems.add(stem);
      for (const [short, full] of endings.lostVowels) if (stems.has(full) || this.has(full)) stems.add(short);
      for (const stem of Array.from(stems)) { // as they are now
        for (const end of endings.restored) if (stem.endsWith(end)) stems.add(stem.slice(0, -end.length));
      }
      for (const stem of stems) if (this.has(stem)) stems.delete(stem);
      return stems;
    }

    // The words in the order of their letters, and with them how words may begin that have their stems: {length,
    // word, number}; -1 is the number of what is no word. The same is reckoned in
    // scripts/adep/search/vocabulary.py.
    sorted(endings) {
      if (!this.list) {
        const lines = [...this.words, ...this.otherBeginnings(endings)].sort();
        this.list = {
          length: lines.length,
          word: at => lines[at],
          number: at => this.numbers.get(lines[at]) ?? -1
        };
      }
      return this.list;
    }
  }

  adepSearch.Lexicon = Lexicon;
}
