// Numbers and lines as short runs of characters: how they are packed is told in scripts/adep/search/codes.py.
(function (adep) {
  "use strict";
  const ALPHABET = Array.from({ length: 92 }, function (_, i) { return String.fromCharCode(35 + i); })
    .filter(function (c) { return c !== "\\"; });
  const BASE = ALPHABET.length;
  const DIGITS = new Uint8Array(128); // code of a character → its figure
  ALPHABET.forEach(function (c, i) { DIGITS[c.charCodeAt(0)] = i; });
  const BEGIN = [40, 45, 4, 1, 1]; // so many characters begin codes of one, two … characters
  const MORE = new Uint8Array(BASE), LESS = new Int32Array(BASE); // first figure → characters that follow; the number less
  let figure = 0, start = 0; // the first one of the codes of a length, and their first number
  BEGIN.forEach(function (many, more) {
    for (let i = 0; i < many; i++) {
      MORE[figure + i] = more;
      LESS[figure + i] = start - figure * Math.pow(BASE, more);
    }
    figure += many;
    start += many * Math.pow(BASE, more);
  });
  const LINES = 16; // of a block

  // Calls read(number) for each number of a run of codes.
  function each(codes, read) {
    for (let at = 0; at < codes.length;) {
      const first = DIGITS[codes.charCodeAt(at++)], less = LESS[first];
      let number = first;
      for (let more = MORE[first]; more > 0; more--) number = number * BASE + DIGITS[codes.charCodeAt(at++)];
      read(number + less);
    }
  }

  // The numbers of a run of codes.
  function numbers(codes) {
    const found = new Int32Array(codes.length);
    let many = 0;
    each(codes, function (number) { found[many++] = number; });
    return found.subarray(0, many);
  }

  // Words of which each is told by how many letters it shares with the one before, and its others.
  function unshared(lines) {
    let before = "";
    return lines.map(function (line) { return before = before.slice(0, DIGITS[line.charCodeAt(0)]) + line.slice(1); });
  }

  // Lines of which any can be read alone: `packed` is [the lines, the lengths of their blocks].
  // `unfold` makes a block's lines of what they are written as.
  function Column(packed, unfold) {
    this.text = packed[0];
    this.unfold = unfold;
    this.lengths = packed[1];
    this.ends = null; // of blocks
    this.blocks = []; // those that were read
  }
  Column.prototype.block = function (number) {
    if (!this.ends) {
      this.ends = numbers(this.lengths);
      for (let at = 1; at < this.ends.length; at++) this.ends[at] += this.ends[at - 1];
    }
    const text = this.text.slice(number ? this.ends[number - 1] : 0, this.ends[number]).split(" ");
    return this.blocks[number] = this.unfold ? this.unfold(text) : text;
  };
  Column.prototype.line = function (number) {
    const block = number >> 4;
    return (this.blocks[block] || this.block(block))[number & LINES - 1];
  };

  adep.codes = { each: each, numbers: numbers, unshared: unshared, Column: Column, figure: function (c) { return DIGITS[c]; } };
})(window.adepSearch = window.adepSearch || {});
