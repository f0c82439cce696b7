// Numbers and lines as short runs of characters: how they are packed is told in scripts/adep/search/codes.py.
{
  const ALPHABET = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at))
    .filter(letter => letter !== "\\");
  const BASE = ALPHABET.length;
  const BEGIN = [40, 45, 4, 1, 1]; // so many characters begin codes of one, two … characters
  const LINES = 16; // of a block
  const FIGURES = new Uint8Array(128); // code of a character → its figure
  const MORE = new Uint8Array(BASE); // first figure of a code → how many characters follow
  const LESS = new Int32Array(BASE); // first figure of a code → what its number is less than its figures say
  for (const [at, letter] of ALPHABET.entries()) FIGURES[letter.charCodeAt(0)] = at;
  let figure = 0; // the first one of the codes of a length …
  let start = 0; // … and their first number
  for (const [more, many] of BEGIN.entries()) {
    for (let i = 0; i < many; i++) {
      MORE[figure + i] = more;
      LESS[figure + i] = start - figure * BASE ** more;
    }
    figure += many;
    start += many * BASE ** more;
  }

  // Calls read(number) for each number of a run of codes.
  const each = (codes, read) => {
    for (let at = 0; at < codes.length;) {
      const first = FIGURES[codes.charCodeAt(at++)];
      let number = first;
      for (let more = MORE[first]; more > 0; more--) number = number * BASE + FIGURES[codes.charCodeAt(at++)];
      read(number + LESS[first]);
    }
  };

  // The numbers of a run of codes.
  const numbers = codes => {
    const found = new Int32Array(codes.length);
    let many = 0;
    each(codes, number => { found[many++] = number; });
    return found.subarray(0, many);
  };

  // Words of which each is told by how many letters it shares with the one before, and its others.
  const unshared = lines => {
    let word = "";
    return lines.map(line => {
      word = word.slice(0, FIGURES[line.charCodeAt(0)]) + line.slice(1);
      return word;
    });
  };

  // Lines of which any can be read alone: they are packed with the lengths of their blocks. `unfold` makes a
  // block's lines of what they are written as.
  class Column {
    constructor([text, lengths], unfold) {
      this.text = text;
      this.lengths = lengths;
      this.unfold = unfold;
      this.ends = null; // of blocks
      this.blocks = []; // those that were read
    }

    block(number) {
      if (!this.ends) {
        this.ends = numbers(this.lengths);
        for (let at = 1; at < this.ends.length; at++) this.ends[at] += this.ends[at - 1];
      }
      const lines = this.text.slice(number ? this.ends[number - 1] : 0, this.ends[number]).split(" ");
      this.blocks[number] = this.unfold ? this.unfold(lines) : lines;
      return this.blocks[number];
    }

    line(number) {
      const block = number >> 4;
      return (this.blocks[block] || this.block(block))[number & LINES - 1];
    }
  }

  adepSearch.codes = { each, numbers, unshared, Column, figure: code => FIGURES[code] };
}
