// Where the words of a language stand in one part of the texts, and what is printed there: how that is packed is
// told in scripts/adep/search/postings.py.
(function (adep) {
  "use strict";

  // `base` is the first place of the part, `vocabulary` has the words.
  function Postings(packed, base, vocabulary) {
    this.packed = packed;
    this.base = base;
    this.vocabulary = vocabulary;
    this.lines = null; // of its words
    this.column = new adep.codes.Column(packed.places);
    this.said = null;
  }

  Postings.prototype.read = function () {
    if (this.lines) return;
    let line = -1;
    this.lines = adep.codes.numbers(this.packed.lines).map(function (passed) { return line += passed + 1; });
  };

  // Adds the places of a word that it has.
  Postings.prototype.places = function (number, found) {
    this.read();
    let low = 0, high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lines[middle] < number) low = middle + 1;
      else high = middle;
    }
    const [own, joined] = this.column.line(low).split("!"), base = this.base, its = joined ? [] : found;
    let place = base;
    adep.codes.each(own, function (step) { its.push(place += step); });
    if (!joined) return;
    place = base;
    adep.codes.each(joined, function (step) { its.push(-(place += step)); });
    its.sort(function (a, b) { return Math.abs(a) - Math.abs(b); });
    for (const one of its) found.push(one);
  };

  // What stands where: place → 1 more than the number of the word, and than how it looks.
  Postings.prototype.told = function () {
    if (this.said) return this.said;
    this.read();
    const packed = this.packed, column = this.column, words = new Int32Array(packed.many), looks = new Int32Array(packed.many);
    this.lines.forEach(function (number, line) {
      const [own] = column.line(line).split("!");
      let place = 0;
      adep.codes.each(own, function (step) { words[place += step] = number + 1; });
    });
    let place = 0, step = -1;
    adep.codes.each(packed.printed, function (number) {
      if (step < 0) step = number;
      else {
        looks[place += step] = number + 1;
        step = -1;
      }
    });
    return this.said = { words: words, looks: looks };
  };

  // What is printed at a place: {mark, word}; the mark before the word is null where it is the usual one, and a
  // text is ended by a mark and no word.
  Postings.prototype.printed = function (place) {
    const { words, looks } = this.told(), at = place - this.base, number = words[at] - 1;
    const [mark, form] = looks[at] ? this.packed.looks[looks[at] - 1] : [null, 0];
    return { mark: mark, word: number < 0 ? "" : this.vocabulary.forms(number)[form] };
  };

  adep.Postings = Postings;
})(window.adepSearch = window.adepSearch || {});
