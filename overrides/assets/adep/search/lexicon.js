// A few words of one language, gathered in the browser: those of duties, of titles, of an address. What it
// answers, vocabulary.js answers of all words of the texts.
(function (adep) {
  "use strict";

  // The words, each once, with every place where it stands, in order. `stems` that begin none of their words are
  // given where they were reckoned when the index was made.
  function Lexicon(stems) {
    this.stems = stems || null;
    this.numbers = new Map(); // word → its number here
    this.words = [];
    this.own = []; // number → its places
    this.list = null;
  }
  Lexicon.prototype.add = function (word, place) {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.numbers.set(word, number);
      this.words.push(word);
      this.own.push([]);
    }
    if (place !== undefined) this.own[number].push(place);
  };
  Lexicon.prototype.has = function (word) { return this.numbers.has(word); };
  Lexicon.prototype.number = function (word) { return this.numbers.get(word); };
  Lexicon.prototype.word = function (number) { return this.words[number]; };
  Lexicon.prototype.places = function (number) { return this.own[number]; };
  Lexicon.prototype.count = function (number) { return this.own[number].length; };

  // The kinds of a stem of which a word may be an inflected form: 1 a noun's, 2 a verb's, 3 both; or 0.
  Lexicon.prototype.kindsOf = function (number, stem, endings) { return adep.endings.inflections(this.words[number], endings).get(stem) || 0; };

  // The stems of words that do not begin as the stem does.
  Lexicon.prototype.unlikeStems = function (endings) {
    return this.words.flatMap(function (word) {
      return Array.from(adep.endings.inflections(word, endings).keys()).filter(function (stem) { return !word.startsWith(stem); });
    });
  };

  // The words in the order of their letters, and with them how words may begin that have their stems, where
  // no word begins so («халық», where only «халқы» is there, «құқығ»): {length, word, number}; -1 is the
  // number of what is no word. The same is reckoned in scripts/adep/search/vocabulary.py.
  Lexicon.prototype.sorted = function (endings) {
    if (this.list) return this.list;
    const lexicon = this, unlike = this.stems || this.unlikeStems(endings), stems = new Set(unlike), softer = new Map(); // letter → what an ending that begins with a vowel makes of it
    for (const [letter, hard] of endings.softening) softer.set(hard, (softer.get(hard) || "") + letter);
    function begins(stem) {
      const letters = softer.get(stem[stem.length - 1]);
      if (letters) for (const letter of letters) stems.add(stem.slice(0, -1) + letter);
    }
    this.words.forEach(begins);
    unlike.forEach(begins);
    for (const word of this.words) for (const stem of adep.endings.irregular(word, endings)) stems.add(stem);
    for (const [short, full] of endings.lostVowels) if (stems.has(full) || this.has(full)) stems.add(short);
    for (const stem of Array.from(stems)) {
      for (const end of endings.restored) if (stem.endsWith(end)) stems.add(stem.slice(0, -end.length));
    }
    for (const stem of stems) if (this.has(stem)) stems.delete(stem);
    const all = this.words.concat(Array.from(stems)).sort();
    this.list = {
      length: all.length,
      word: function (at) { return all[at]; },
      number: function (at) { return lexicon.has(all[at]) ? lexicon.numbers.get(all[at]) : -1; }
    };
    return this.list;
  };

  adep.Lexicon = Lexicon;
})(window.adepSearch = window.adepSearch || {});
