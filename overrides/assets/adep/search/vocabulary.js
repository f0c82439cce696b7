// The words of the texts in one language, read from the index as they are asked for: how they are packed, and
// what is reckoned beforehand, is told in scripts/adep/search/vocabulary.py.
(function (adep) {
  "use strict";
  const CAPITAL = 1, CAPITALS = 2, ODD = 3; // how a word is printed, where not in small letters …
  const ANOTHER = 4, STEM = 8; // … before another form; in place of forms
  const MOST_PLACES = 500; // words whose places are remembered

  // Lines are words and, among them, how words may begin that none begins with: a word's number is its line.
  // The texts have so `many` parts.
  function Vocabulary(packed, many) {
    this.packed = packed;
    this.many = many;
    this.words = new adep.codes.Column(packed.words, adep.codes.unshared);
    this.readings = packed.readings ? new adep.codes.Column(packed.readings) : null; // few words have none
    this.parts = new adep.codes.Column(packed.parts);
    this.postings = []; // part → where its words stand (postings.js), of those that are there
    this.remembered = new Map(); // number → its places
    this.known = this.looks = null;
  }

  // Line by line, whether it is a word of the texts.
  Vocabulary.prototype.isWord = function () {
    if (this.known) return this.known;
    const forms = this.packed.forms, known = new Uint8Array(forms.length); // more than there are lines
    let line = 0;
    adep.codes.each(forms, function (form) {
      if (form !== STEM) known[line] = 1;
      if (form < ANOTHER || form >= STEM) line++;
    });
    this.length = line;
    return this.known = known;
  };

  Vocabulary.prototype.word = function (number) { return this.words.line(number); };

  // The number of a word, or nothing.
  Vocabulary.prototype.number = function (word) {
    const known = this.isWord(), words = this.words;
    let low = 0, high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words.line(middle) < word) low = middle + 1;
      else high = middle;
    }
    return low < this.length && known[low] && words.line(low) === word ? low : undefined;
  };
  Vocabulary.prototype.has = function (word) { return this.number(word) !== undefined; };

  // A part has come.
  Vocabulary.prototype.add = function (part, postings) {
    this.postings[part] = postings;
    this.remembered.clear();
  };

  // Calls read(part) for each part that has a word.
  Vocabulary.prototype.where = function (number, read) {
    const [, ...steps] = adep.codes.numbers(this.parts.line(number));
    let part = 0;
    if (steps.length) for (const step of steps) read(part += step);
    else for (; part < this.many; part++) read(part);
  };
  // How many texts have a word.
  Vocabulary.prototype.count = function (number) { return adep.codes.numbers(this.parts.line(number))[0]; };

  // Where a word stands in the parts that are there, in order; negative where it is one with the word before,
  // joined by a hyphen.
  Vocabulary.prototype.places = function (number) {
    const known = this.remembered.get(number);
    if (known) return known;
    const found = [], postings = this.postings;
    this.where(number, function (part) { if (postings[part]) postings[part].places(number, found); });
    if (this.remembered.size > MOST_PLACES) this.remembered.clear();
    this.remembered.set(number, found);
    return found;
  };

  // The kinds of a stem of which a word may be an inflected form: 1 a noun's, 2 a verb's, 3 both; or 0. A reading
  // is how many letters go, what comes for them, kinds.
  Vocabulary.prototype.kindsOf = function (number, stem, endings) {
    if (!this.readings) return adep.endings.inflections(this.words.line(number), endings).get(stem) || 0;
    const line = this.readings.line(number);
    if (!line) return 0;
    const word = this.words.line(number);
    for (let at = 0; at < line.length;) {
      const kept = word.length - adep.codes.figure(line.charCodeAt(at++)), from = at;
      while (line.charCodeAt(at) < 49 || line.charCodeAt(at) > 51) at++; // 1, 2 or 3
      const kinds = line.charCodeAt(at++) - 48;
      if (stem.length !== kept + at - 1 - from || !word.startsWith(stem.slice(0, kept))) continue;
      if (at - 1 === from || line.startsWith(stem.slice(kept), from)) return kinds;
    }
    return 0;
  };

  // As of a lexicon: the lines, and which of them are words.
  Vocabulary.prototype.sorted = function () {
    const known = this.isWord(), words = this.words;
    return {
      length: this.length,
      word: function (at) { return words.line(at); },
      number: function (at) { return known[at] ? at : -1; }
    };
  };

  // How a word is printed, form by form, the commonest first.
  Vocabulary.prototype.forms = function (number) {
    if (!this.looks) {
      const packed = this.packed, looks = this.looks = new Map(); // those that are not in small letters only
      let line = 0, odd = 0;
      adep.codes.each(packed.forms, function (form) {
        if (form < STEM && form !== 0) {
          if (!looks.has(line)) looks.set(line, []);
          looks.get(line).push(form % ANOTHER === ODD ? packed.odd[odd++] : form % ANOTHER);
        }
        else if (looks.has(line)) looks.get(line).push(0);
        if (form < ANOTHER || form >= STEM) line++;
      });
    }
    const word = this.words.line(number), letters = { 0: word, [CAPITAL]: word[0].toUpperCase() + word.slice(1), [CAPITALS]: word.toUpperCase() };
    return this.looks.has(number) ? this.looks.get(number).map(function (look) { return letters[look] || look; }) : [word];
  };

  adep.Vocabulary = Vocabulary;
})(window.adepSearch = window.adepSearch || {});
