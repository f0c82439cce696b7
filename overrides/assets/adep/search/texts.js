// The texts that can be searched, from the index (search/index.js) and the parts that are there. How they are
// packed is told in scripts/adep/search/packing.py.
(function (adep) {
  "use strict";

  // A word as it is searched for: small letters, composed, one kind of apostrophe, «е» for «ё», as
  // most people write. Never by the rules of a Turkish locale; small İ is "i" and a dot, which is dropped.
  const PLAIN = /^[\da-zа-яәғқңөұүһі]+$/;
  function plain(word) {
    if (PLAIN.test(word)) return word;
    return word.toLowerCase().replace(/\u0307/g, "").normalize("NFC").replace(/[’ʼ]/g, "'").replace(/ё/g, "е");
  }

  const NONE = []; // what opens and closes the sentence of most units

  // A clause, or something outside the clauses, of which `first` is the number of the first unit. Its units are
  // made when they are first asked for: {number, act, place, row, lang, spoken, name, id, kind, wording, first,
  // opening, closing}; `first` is the place of its first word, opening and closing are lists of [number of a unit]
  // or [number, from, to], words that complete its sentence; a row is {place, says, units}.
  function Place(texts, part, act, packed, first) {
    this.texts = texts;
    this.part = part;
    this.act = act;
    this.clause = packed[0];
    this.name = part.packed.names[packed[1]];
    this.number = packed[2];
    this.parts = packed[3].split(" ");
    this.first = first;
    this.many = packed[4];
    this.packed = packed;
    this.made = null;
  }
  Object.defineProperty(Place.prototype, "units", {
    get: function () {
      if (this.made) return this.made;
      const place = this, texts = this.texts, part = this.part, names = this.packed[5].split(" "), units = this.made = [];
      const rows = adep.codes.numbers(this.packed[6]), sentences = sentencesOf(part);
      for (let at = 0; at < rows.length; at += 2) {
        const row = { place: place, says: part.packed.says[rows[at + 1]], units: [] };
        for (let left = rows[at]; left > 0; left--) {
          const name = names[units.length], number = place.first + units.length;
          const [spoken, kind, wording] = texts.shapeOf(number), lang = texts.langs[spoken];
          const [opening, closing] = sentences.get(number) || [NONE, NONE];
          const unit = {
            number: number, act: place.act, place: place, row: row, lang: lang, spoken: spoken, name: name,
            id: place.clause ? lang + "-" + place.clause + "-" + name : name, kind: kind, wording: wording || null,
            first: texts.firsts[number], opening: opening, closing: closing
          };
          row.units.push(unit);
          units.push(unit);
        }
      }
      return units;
    }
  });

  // Unit → what opens and closes its sentence, in a part.
  function sentencesOf(part) {
    if (part.sentences) return part.sentences;
    const found = part.sentences = new Map(), first = part.first;
    function counted(excerpts) {
      return excerpts.map(function (one) { return [one[0] + first].concat(one.slice(1)); });
    }
    for (const [opening, closing, steps] of part.packed.sentences) {
      const around = [counted(opening), counted(closing)];
      let number = first;
      for (const step of steps) found.set(number += step, around);
    }
    return found;
  }

  // The texts of an index, counted in the order of its acts; `given(number)` is a part of them, or nothing as long
  // as it is not there. Opening the search counts nothing: parts are read when something is asked.
  function Texts(index, given) {
    this.given = given;
    this.langs = index.langs;
    this.days = index.dates; // day → the parts that tell it
    this.acts = index.acts;
    this.lexicons = index.vocabularies.map(function (packed) { return new adep.Vocabulary(packed, index.parts.length); });
    // Places of words are counted language by language, one more behind each text: no phrase runs on.
    let places = 0;
    const bases = this.langs.map(function (lang, i) {
      const base = places;
      for (const part of index.parts) places += part.places[i];
      return base;
    });
    let unit = 0, act = 0;
    this.parts = index.parts.map(function (told, number) {
      const part = { number: number, first: unit, many: told.units, act: act, acts: told.acts, bases: bases.slice(), packed: null, places: [] };
      unit += told.units;
      act += told.acts;
      told.places.forEach(function (many, i) { bases[i] += many; });
      return part;
    });
    this.count = unit;
    this.length = places;
    this.there = 0; // parts that were read
    this.shapes = []; // part by part, what units are: [number of a language, kind, wording]
    this.flat = null;
  }

  // Of every unit: which of `shapes` it has, how many words, the place of the first one; and place → its unit.
  ["shape", "words", "firsts", "unitOf"].forEach(function (name) {
    Object.defineProperty(Texts.prototype, name, { get: function () {
      this.flat = this.flat || {
        shape: new Int32Array(this.count), words: new Int32Array(this.count), firsts: new Int32Array(this.count), unitOf: new Int32Array(this.length)
      };
      return this.flat[name];
    } });
  });

  // Reads the parts that have come.
  Texts.prototype.read = function () {
    for (const part of this.parts) {
      if (part.packed) continue;
      part.packed = this.given(part.number) || null;
      if (part.packed) this.take(part);
    }
  };
  Texts.prototype.take = function (part) {
    const texts = this, packed = part.packed, { shape, words, firsts, unitOf } = this, shapes = this.shapes.length;
    this.there++;
    this.shapes.push(...packed.shapes);
    shape.set(adep.codes.numbers(packed.shape), part.first);
    words.set(adep.codes.numbers(packed.words), part.first);
    const next = part.bases.slice();
    for (let unit = part.first; unit < part.first + part.many; unit++) {
      const lang = this.shapes[shape[unit] += shapes][0], first = firsts[unit] = next[lang];
      unitOf.fill(unit, first, first + words[unit]);
      next[lang] = first + words[unit] + 1;
    }
    part.postings = packed.postings.map(function (own, i) { return new adep.Postings(own, part.bases[i], texts.lexicons[i]); });
    part.postings.forEach(function (own, i) { texts.lexicons[i].add(part.number, own); });
    let first = part.first;
    part.places = packed.acts.flatMap(function (places, at) {
      return places.map(function (of) {
        const place = new Place(texts, part, texts.acts[part.act + at], of, first);
        first += place.many;
        return place;
      });
    });
  };

  // Of parts or places, each of which counts on from a number of its own, called `first`: the one that counts `number`.
  function counting(every, number, first) {
    let low = 0, high = every.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (every[middle][first] <= number) low = middle;
      else high = middle - 1;
    }
    return every[low];
  }

  // The part that counts a unit, or an act, by its number.
  Texts.prototype.partOf = function (number) { return counting(this.parts, number, "first"); };
  Texts.prototype.partOfAct = function (number) { return counting(this.parts, number, "act"); };
  Texts.prototype.actsOf = function (number) {
    const part = this.parts[number];
    return this.acts.slice(part.act, part.act + part.acts);
  };
  Texts.prototype.has = function (unit) { return this.partOf(unit).packed !== null; };

  // Clauses, and what stands outside them, of the parts that are there.
  Object.defineProperty(Texts.prototype, "places", { get: function () { return this.parts.flatMap(function (part) { return part.places; }); } });

  Texts.prototype.shapeOf = function (unit) { return this.shapes[this.shape[unit]]; };

  // A unit by its number.
  Texts.prototype.unit = function (number) {
    const place = counting(this.partOf(number).places, number, "first");
    return place.units[number - place.first];
  };
  Texts.prototype.all = function () { return this.places.flatMap(function (place) { return place.units; }); };

  // The units that have an id.
  Texts.prototype.named = function (id) {
    return this.places.filter(function (place) { return place.clause ? id.includes("-" + place.clause + "-") : true; })
      .flatMap(function (place) { return place.units; }).filter(function (unit) { return unit.id === id; });
  };

  // The text of a unit, and where each of its words begins and ends: {text, spans}.
  Texts.prototype.print = function (unit) {
    const postings = unit.place.part.postings[unit.spoken], last = unit.first + this.words[unit.number], spans = [];
    let text = "";
    for (let place = unit.first; place <= last; place++) {
      const printed = postings.printed(place);
      text += printed.mark ?? (place === unit.first || place === last ? "" : " ");
      if (printed.word) spans.push([text.length, text.length + printed.word.length]);
      text += printed.word;
    }
    return { text: text, spans: spans };
  };

  // The texts of an index, where `given` says nothing else with the parts that have been loaded; of the same index,
  // the same.
  function unpack(index, given) {
    return index.unpacked = index.unpacked || new Texts(index, given || function (number) { return adep["part" + number]; });
  }

  adep.texts = { unpack: unpack, plain: plain };
})(window.adepSearch = window.adepSearch || {});
