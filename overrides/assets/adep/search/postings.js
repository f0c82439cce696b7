// Where the words of a language stand in one part of the texts, and what is printed there: how that is packed is
// told in scripts/adep/search/postings.py.
{
  const { codes } = adepSearch;

  // `base` is the first place of the part, `vocabulary` has the words.
  class Postings {
    constructor(packed, base, vocabulary) {
      this.packed = packed;
      this.base = base;
      this.vocabulary = vocabulary;
      this.lines = null; // of its words
      this.column = new codes.Column(packed.places);
      this.texts = null; // see `unpacked`
    }

    read() {
      if (this.lines) return;
      let line = -1;
      this.lines = codes.numbers(this.packed.lines).map(passed => line += passed + 1);
    }

    // Adds the places of a word that it has.
    places(number, found) {
      this.read();
      let low = 0;
      let high = this.lines.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.lines[middle] < number) low = middle + 1;
        else high = middle;
      }
      const [alone, joined] = this.column.line(low).split("!");
      const its = joined ? [] : found;
      let place = this.base;
      codes.each(alone, step => { its.push(place += step); });
      if (!joined) return;
      place = this.base;
      codes.each(joined, step => { its.push(-(place += step)); });
      its.sort((a, b) => Math.abs(a) - Math.abs(b));
      for (const one of its) found.push(one);
    }

    // What stands where: place → 1 more than the number of the word, and than how it looks.
    unpacked() {
      if (this.texts) return this.texts;
      this.read();
      const words = new Int32Array(this.packed.many);
      const looks = new Int32Array(this.packed.many);
      for (let line = 0; line < this.lines.length; line++) {
        const number = this.lines[line];
        const [alone] = this.column.line(line).split("!");
        let place = 0;
        codes.each(alone, step => { words[place += step] = number + 1; });
      }
      let place = 0;
      let step = -1;
      codes.each(this.packed.printed, number => {
        if (step < 0) step = number;
        else {
          looks[place += step] = number + 1;
          step = -1;
        }
      });
      this.texts = { words, looks };
      return this.texts;
    }

    // What is printed at a place: {mark, word}; the mark before the word is null where it is the usual one, and a
    // text is ended by a mark and no word.
    printed(place) {
      const { words, looks } = this.unpacked();
      const at = place - this.base;
      const number = words[at] - 1;
      const [mark, form] = looks[at] ? this.packed.looks[looks[at] - 1] : [null, 0];
      return { mark, word: number < 0 ? "" : this.vocabulary.forms(number)[form] };
    }
  }

  adepSearch.Postings = Postings;
}
