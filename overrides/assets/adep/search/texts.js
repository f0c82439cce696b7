// The texts that can be searched, from the index (search/index.js) and the parts that are there. How they are
// packed is told in scripts/adep/search/packing.py.
{
  const { codes, Vocabulary, Postings } = adepSearch;

  // A word as it is searched for: small letters, composed, one kind of apostrophe, «е» for «ё», as
  // most people write. Never by the rules of a Turkish locale; small İ is "i" and a dot, which is dropped.
  const PLAIN = /^[\da-zа-яәғқңөұүһі]+$/;
  const plain = word => PLAIN.test(word) ? word
    : word.toLowerCase().replace(/\u0307/g, "").normalize("NFC").replace(/[’ʼ]/g, "'").replace(/ё/g, "е");

  const NOTHING_AROUND = [[], []]; // what opens and closes the sentence of most units

  // Of parts or places, each of which counts on from a number of its own, called `first`: the one that counts `number`.
  const counting = (every, number, first) => {
    let low = 0;
    let high = every.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (every[middle][first] <= number) low = middle;
      else high = middle - 1;
    }
    return every[low];
  };

  // Unit → what opens and closes its sentence, in a part.
  const sentencesOf = part => {
    if (part.sentences) return part.sentences;
    part.sentences = new Map();
    const counted = excerpts => excerpts.map(([unit, ...excerpt]) => [unit + part.first, ...excerpt]);
    for (const [opening, closing, steps] of part.packed.sentences) {
      const around = [counted(opening), counted(closing)];
      let number = part.first;
      for (const step of steps) part.sentences.set(number += step, around);
    }
    return part.sentences;
  };

  // A clause, or something outside the clauses, of which `first` is the number of the first unit. Its units are
  // made when they are first asked for: {number, act, place, row, lang, spoken, name, id, kind, wording, first,
  // opening, closing}; `first` is the place of its first word, opening and closing are lists of [number of a unit]
  // or [number, from, to], words that complete its sentence; a row is {place, says, units}.
  class Place {
    constructor(texts, part, act, packed, first) {
      const [clause, name, number, parts, many, names, rows] = packed;
      this.texts = texts;
      this.part = part;
      this.act = act;
      this.clause = clause;
      this.name = part.packed.names[name];
      this.number = number;
      this.parts = parts.split(" ");
      this.first = first;
      this.many = many;
      this.packed = { names, rows };
      this.made = null;
    }

    get units() {
      if (this.made) return this.made;
      this.made = [];
      const names = this.packed.names.split(" ");
      const rows = codes.numbers(this.packed.rows);
      for (let at = 0; at < rows.length; at += 2) {
        const row = { place: this, says: this.part.packed.says[rows[at + 1]], units: [] };
        for (let left = rows[at]; left > 0; left--) {
          const unit = this.unit(this.made.length, names[this.made.length], row);
          row.units.push(unit);
          this.made.push(unit);
        }
      }
      return this.made;
    }

    unit(at, name, row) {
      const { texts, act, clause } = this;
      const number = this.first + at;
      const [spoken, kind, wording] = texts.shapeOf(number);
      const lang = texts.langs[spoken];
      const id = clause ? `${lang}-${clause}-${name}` : name;
      const [opening, closing] = sentencesOf(this.part).get(number) || NOTHING_AROUND;
      return {
        number, act, place: this, row, lang, spoken, name, id, kind, wording: wording || null,
        first: texts.firsts[number], opening, closing
      };
    }
  }

  // The texts of an index, counted in the order of its acts; `given(number)` is a part of them, or nothing as long
  // as it is not there. Opening the search counts nothing: parts are read when something is asked.
  class Texts {
    constructor(index, given) {
      this.given = given;
      this.langs = index.langs;
      this.days = index.dates; // day → the parts that tell it
      this.acts = index.acts;
      this.lexicons = index.vocabularies.map(packed => new Vocabulary(packed, index.parts.length));
      // Places of words are counted language by language, one more behind each text: no phrase runs on.
      this.length = 0;
      const bases = this.langs.map((_, lang) => {
        const base = this.length;
        for (const part of index.parts) this.length += part.places[lang];
        return base;
      });
      this.count = 0; // of units
      let act = 0;
      this.parts = index.parts.map(({ units, acts, places }, number) => {
        const part = {
          number, first: this.count, many: units, act, acts, bases: [...bases],
          packed: null, places: [], sentences: null
        };
        this.count += units;
        act += acts;
        for (const [lang, many] of places.entries()) bases[lang] += many;
        return part;
      });
      this.there = 0; // parts that were read
      this.shapes = []; // part by part, what units are: [number of a language, kind, wording]
      this.flat = null;
    }

    // Of every unit: which of `shapes` it has, how many words, the place of the first one; and place → its unit.
    get shape() { return this.unpacked().shape; }
    get words() { return this.unpacked().words; }
    get firsts() { return this.unpacked().firsts; }
    get unitOf() { return this.unpacked().unitOf; }
    unpacked() {
      this.flat ??= {
        shape: new Int32Array(this.count),
        words: new Int32Array(this.count),
        firsts: new Int32Array(this.count),
        unitOf: new Int32Array(this.length)
      };
      return this.flat;
    }

    // Reads the parts that have come.
    read() {
      for (const part of this.parts) {
        if (part.packed) continue;
        part.packed = this.given(part.number) || null;
        if (part.packed) this.take(part);
      }
    }

    take(part) {
      const { packed } = part;
      const { shape, words, firsts, unitOf } = this.unpacked();
      const shapes = this.shapes.length;
      this.there++;
      this.shapes.push(...packed.shapes);
      shape.set(codes.numbers(packed.shape), part.first);
      words.set(codes.numbers(packed.words), part.first);
      const next = [...part.bases];
      for (let unit = part.first; unit < part.first + part.many; unit++) {
        shape[unit] += shapes;
        const [lang] = this.shapes[shape[unit]];
        const first = next[lang];
        firsts[unit] = first;
        unitOf.fill(unit, first, first + words[unit]);
        next[lang] = first + words[unit] + 1;
      }
      part.postings = packed.postings.map((own, lang) => new Postings(own, part.bases[lang], this.lexicons[lang]));
      for (const [lang, postings] of part.postings.entries()) this.lexicons[lang].add(part.number, postings);
      let first = part.first;
      part.places = packed.acts.flatMap((places, at) => places.map(told => {
        const place = new Place(this, part, this.acts[part.act + at], told, first);
        first += place.many;
        return place;
      }));
    }

    // The part that counts a unit, or an act, by its number.
    partOf(unit) { return counting(this.parts, unit, "first"); }
    partOfAct(act) { return counting(this.parts, act, "act"); }

    // The acts of a part.
    actsOf(number) {
      const { act, acts } = this.parts[number];
      return this.acts.slice(act, act + acts);
    }

    // Is the part there that counts a unit?
    has(unit) { return this.partOf(unit).packed !== null; }

    // Clauses, and what stands outside them, of the parts that are there.
    get places() { return this.parts.flatMap(part => part.places); }

    shapeOf(unit) { return this.shapes[this.shape[unit]]; }

    // A unit by its number.
    unit(number) {
      const place = counting(this.partOf(number).places, number, "first");
      return place.units[number - place.first];
    }

    all() { return this.places.flatMap(place => place.units); }

    // The units that have an id.
    named(id) {
      return this.places.filter(place => !place.clause || id.includes(`-${place.clause}-`))
        .flatMap(place => place.units).filter(unit => unit.id === id);
    }

    // The text of a unit, and where each of its words begins and ends: {text, spans}.
    print(unit) {
      const postings = unit.place.part.postings[unit.spoken];
      const last = unit.first + this.words[unit.number];
      const spans = [];
      let text = "";
      for (let place = unit.first; place <= last; place++) {
        const { mark, word } = postings.printed(place);
        text += mark ?? (place === unit.first || place === last ? "" : " ");
        if (word) spans.push([text.length, text.length + word.length]);
        text += word;
      }
      return { text, spans };
    }
  }

  // The texts of an index, where `given` says nothing else with the parts that have been loaded; of the same index,
  // the same.
  const unpack = (index, given) => {
    index.unpacked ||= new Texts(index, given || (number => adepSearch[`part${number}`]));
    return index.unpacked;
  };

  adepSearch.texts = { unpack, plain };
}
