// The words of the texts in one language, read from the index as they are asked for: how they are packed, and
// what is reckoned beforehand, is told in scripts/adep/search/vocabulary.py.
{
  const { codes } = adepSearch;
  const CAPITAL = 1; // how a word is printed, where not in small letters …
  const CAPITALS = 2;
  const ODD = 3;
  const ANOTHER = 4; // … before another form …
  const STEM = 8; // … in place of forms
  const MOST_PLACES = 500; // words whose places are remembered

  // Lines are words and, among them, how words may begin that none begins with: a word's number is its line.
  // The texts have so `many` parts.
  class Vocabulary {
    constructor(packed, many) {
      this.packed = packed;
      this.many = many;
      this.words = new codes.Column(packed.words, codes.unshared);
      this.readings = packed.readings ? new codes.Column(packed.readings) : null; // few words have none
      this.parts = new codes.Column(packed.parts);
      this.postings = []; // part → where its words stand (postings.js), of those that are there
      this.remembered = new Map(); // number → its places
      this.known = null;
      this.looks = null;
    }

    // Line by line, whether it is a word of the texts.
    isWord() {
      if (this.known) return this.known;
      const known = new Uint8Array(this.packed.forms.length); // more than there are lines
      let line = 0;
      codes.each(this.packed.forms, form => {
        if (form !== STEM) known[line] = 1;
        if (form < ANOTHER || form >= STEM) line++;
      });
      this.length = line;
      this.known = known;
      return known;
    }

    word(number) { return this.words.line(number); }

    // The number of a word, or nothing.
    number(word) {
      const known = this.isWord();
      let low = 0;
      let high = this.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.words.line(middle) < word) low = middle + 1;
        else high = middle;
      }
      return low < this.length && known[low] && this.words.line(low) === word ? low : undefined;
    }

    has(word) { return this.number(word) !== undefined; }

    // A part has come.
    add(part, postings) {
      this.postings[part] = postings;
      this.remembered.clear();
    }

    // Calls read(part) for each part that has a word.
    where(number, read) {
      const [, ...steps] = codes.numbers(this.parts.line(number));
      let part = 0;
      if (steps.length) for (const step of steps) read(part += step);
      else for (; part < this.many; part++) read(part);
    }

    // How many texts have a word.
    count(number) { return codes.numbers(this.parts.line(number))[0]; }

    // Where a word stands in the parts that are there, in order; negative where it is one with the word before,
    // joined by a hyphen.
    places(number) {
      const known = this.remembered.get(number);
      if (known) return known;
      const found = [];
      this.where(number, part => this.postings[part]?.places(number, found));
      if (this.remembered.size > MOST_PLACES) this.remembered.clear();
      this.remembered.set(number, found);
      return found;
    }

    // The kinds of a stem of which a word may be an inflected form: 1 a noun's, 2 a verb's, 3 both; or 0. A reading
    // is how many letters go, what comes for them, kinds.
    kindsOf(number, stem, endings) {
      if (!this.readings) return adepSearch.endings.inflections(this.words.line(number), endings).get(stem) || 0;
      const line = this.readings.line(number);
      if (!line) return 0;
      const word = this.words.line(number);
      for (let at = 0; at < line.length;) {
        const kept = word.length - codes.figure(line.charCodeAt(at++));
        const from = at;
        while (line.charCodeAt(at) < 49 || line.charCodeAt(at) > 51) at++; // 1, 2 or 3
        const kinds = line.charCodeAt(at++) - 48;
        if (stem.length !== kept + at - 1 - from || !word.startsWith(stem.slice(0, kept))) continue;
        if (at - 1 === from || line.startsWith(stem.slice(kept), from)) return kinds;
      }
      return 0;
    }

    // As of a lexicon: the lines, and which of them are words.
    sorted() {
      const known = this.isWord();
      return {
        length: this.length,
        word: at => this.words.line(at),
        number: at => known[at] ? at : -1
      };
    }

    // Number → how the word is printed, form by form, of those that are not in small letters only.
    looksOf() {
      if (this.looks) return this.looks;
      const { forms, odd } = this.packed;
      this.looks = new Map();
      let line = 0;
      let odds = 0;
      codes.each(forms, form => {
        if (form < STEM && form !== 0) {
          if (!this.looks.has(line)) this.looks.set(line, []);
          const look = form % ANOTHER;
          this.looks.get(line).push(look === ODD ? odd[odds++] : look);
        } else this.looks.get(line)?.push(0);
        if (form < ANOTHER || form >= STEM) line++;
      });
      return this.looks;
    }

    // How a word is printed, form by form, the commonest first.
    forms(number) {
      const word = this.words.line(number);
      const looks = this.looksOf().get(number);
      if (!looks) return [word];
      const written = { 0: word, [CAPITAL]: word[0].toUpperCase() + word.slice(1), [CAPITALS]: word.toUpperCase() };
      return looks.map(look => written[look] || look);
    }
  }

  adepSearch.Vocabulary = Vocabulary;
}
