// The words of the texts in one language, read from the index as they are asked for: how they are packed, and
// what is reckoned beforehand, is told in scripts/adep/search/vocabulary.py.
(function (adep) {
  "use strict";
  const CAPITAL = 1, CAPITALS = 2, ODD = 3; // how a word is printed, where not in small letters …
  const ANOTHER = 4, STEM = 8; // … before another form; in place of forms
  const MOST_PLACES = 500; // words whose places are remembered

  // Lines are words and, among them, how words may begin that none begins with: a word's number is its line.
  // `base` is the first place of this language.
  function Vocabulary(packed, base) {
    this.packed = packed;
    this.base = base;
    this.words = new adep.codes.Column(packed.words, unshared);
    this.readings = packed.readings ? new adep.codes.Column(packed.readings) : null; // few words have none
    this.standing = new adep.codes.Column(packed.places);
    this.remembered = new Map(); // number → its places
    this.known = this.said = null;
  }

  function unshared(lines) {
    let before = "";
    return lines.map(function (line) { return before = before.slice(0, adep.codes.figure(line.charCodeAt(0))) + line.slice(1); });
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

  // Where a word stands, in order; negative where it is one with the word before, joined by a hyphen.
  Vocabulary.prototype.places = function (number) {
    let found = this.remembered.get(number);
    if (found) return found;
    const [own, joined] = this.standing.line(number).split("!"), base = this.base;
    found = [];
    let place = base;
    adep.codes.each(own, function (step) { found.push(place += step); });
    if (joined) {
      place = base;
      adep.codes.each(joined, function (step) { found.push(-(place += step)); });
      found.sort(function (a, b) { return Math.abs(a) - Math.abs(b); });
    }
    if (this.remembered.size > MOST_PLACES) this.remembered.clear();
    this.remembered.set(number, found);
    return found;
  };
  Vocabulary.prototype.count = function (number) { return this.places(number).length; };

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

  // What stands where: place → 1 more than the number of the word, and than how it looks; and number → its forms.
  Vocabulary.prototype.told = function () {
    if (this.said) return this.said;
    const packed = this.packed, known = this.isWord();
    const words = new Int32Array(packed.many), looks = new Int32Array(packed.many), forms = new Map();
    for (let line = 0; line < this.length; line++) {
      if (!known[line]) continue;
      const [own] = this.standing.line(line).split("!");
      let place = 0;
      adep.codes.each(own, function (step) { words[place += step] = line + 1; });
    }
    let line = 0, odd = 0, place = 0, step = -1;
    adep.codes.each(packed.forms, function (form) {
      if (form < STEM && form !== 0) { // in small letters only: most are
        if (!forms.has(line)) forms.set(line, []);
        forms.get(line).push(form % ANOTHER === ODD ? packed.odd[odd++] : form % ANOTHER);
      }
      else if (forms.has(line)) forms.get(line).push(0);
      if (form < ANOTHER || form >= STEM) line++;
    });
    adep.codes.each(packed.printed, function (number) {
      if (step < 0) step = number;
      else {
        looks[place += step] = number + 1;
        step = -1;
      }
    });
    return this.said = { words: words, looks: looks, forms: forms };
  };

  // What is printed at a place: {mark, word}; the mark before the word is null where it is the usual one, and a
  // text is ended by a mark and no word.
  Vocabulary.prototype.printed = function (place) {
    const { words, looks, forms } = this.told(), at = place - this.base, number = words[at] - 1;
    const [mark, form] = looks[at] ? this.packed.looks[looks[at] - 1] : [null, 0];
    if (number < 0) return { mark: mark, word: "" };
    const word = this.words.line(number), look = forms.has(number) ? forms.get(number)[form] : 0;
    const letters = { [CAPITAL]: word[0].toUpperCase() + word.slice(1), [CAPITALS]: word.toUpperCase() };
    return { mark: mark, word: look === 0 ? word : letters[look] || look };
  };

  adep.Vocabulary = Vocabulary;
})(window.adepSearch = window.adepSearch || {});
