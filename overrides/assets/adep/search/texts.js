// The texts that can be searched, from the index (search/index.js). How they are packed is told in
// scripts/adep/search/packing.py.
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
  function Place(texts, act, packed, first) {
    this.texts = texts;
    this.act = act;
    this.clause = packed[0];
    this.name = texts.index.names[packed[1]];
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
      const place = this, texts = this.texts, index = texts.index, names = this.packed[5].split(" "), units = this.made = [];
      const rows = adep.codes.numbers(this.packed[6]);
      for (let at = 0; at < rows.length; at += 2) {
        const row = { place: place, says: index.says[rows[at + 1]], units: [] };
        for (let left = rows[at]; left > 0; left--) {
          const name = names[units.length], number = place.first + units.length;
          const [spoken, kind, wording] = index.shapes[texts.shapes[number]], lang = index.langs[spoken];
          const [opening, closing] = texts.sentences.get(number) || [NONE, NONE];
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

  // The texts of an index, counted in the order of its acts. Whatever is counted is counted when it is first
  // asked for: the search is opened more often than anything is found.
  function Texts(index) {
    this.index = index;
    this.langs = index.langs;
    this.dates = index.dates;
    this.acts = index.acts;
    // Places of words are counted language by language, one more behind each text: no phrase runs on.
    let places = 0;
    this.lexicons = index.vocabularies.map(function (packed) {
      const base = places;
      places += packed.many;
      return new adep.Vocabulary(packed, base);
    });
    this.length = places;
  }
  function lazily(name, reckon) {
    Object.defineProperty(Texts.prototype, name, {
      get: function () {
        const value = reckon(this);
        Object.defineProperty(this, name, { value: value });
        return value;
      }
    });
  }

  lazily("places", function (texts) {
    let first = 0;
    return texts.acts.flatMap(function (act) {
      return act.places.map(function (packed) {
        const place = new Place(texts, act, packed, first);
        first += place.many;
        return place;
      });
    });
  });
  // unit → which of the index's shapes it has; how many words; the place of its first word
  lazily("shapes", function (texts) { return adep.codes.numbers(texts.index.shape); });
  lazily("words", function (texts) { return adep.codes.numbers(texts.index.words); });
  lazily("firsts", function (texts) {
    const next = texts.lexicons.map(function (lexicon) { return lexicon.base; }), spoken = texts.index.shapes.map(function (shape) { return shape[0]; });
    return texts.words.map(function (many, number) {
      const lang = spoken[texts.shapes[number]], first = next[lang];
      next[lang] += many + 1;
      return first;
    });
  });
  lazily("count", function (texts) { return texts.shapes.length; });
  // unit → what opens and closes its sentence
  lazily("sentences", function (texts) {
    const found = new Map();
    for (const [opening, closing, steps] of texts.index.sentences) {
      let number = 0;
      for (const step of steps) found.set(number += step, [opening, closing]);
    }
    return found;
  });
  // place of a word → the unit that has it
  lazily("unitOf", function (texts) {
    const found = new Int32Array(texts.length), { firsts, words } = texts;
    for (let number = 0; number < texts.count; number++) found.fill(number, firsts[number], firsts[number] + words[number]);
    return found;
  });

  // A unit by its number.
  Texts.prototype.unit = function (number) {
    let low = 0, high = this.places.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.places[middle].first <= number) low = middle;
      else high = middle - 1;
    }
    return this.places[low].units[number - this.places[low].first];
  };
  Texts.prototype.all = function () { return this.places.flatMap(function (place) { return place.units; }); };

  // The units that have an id.
  Texts.prototype.named = function (id) {
    return this.places.filter(function (place) { return place.clause ? id.includes("-" + place.clause + "-") : true; })
      .flatMap(function (place) { return place.units; }).filter(function (unit) { return unit.id === id; });
  };

  // The text of a unit, and where each of its words begins and ends: {text, spans}.
  Texts.prototype.print = function (unit) {
    const lexicon = this.lexicons[unit.spoken], last = unit.first + this.words[unit.number], spans = [];
    let text = "";
    for (let place = unit.first; place <= last; place++) {
      const printed = lexicon.printed(place);
      text += printed.mark ?? (place === unit.first || place === last ? "" : " ");
      if (printed.word) spans.push([text.length, text.length + printed.word.length]);
      text += printed.word;
    }
    return { text: text, spans: spans };
  };

  // The texts of an index; of the same one, the same.
  function unpack(index) { return index.unpacked = index.unpacked || new Texts(index); }

  adep.texts = { unpack: unpack, plain: plain };
})(window.adepSearch = window.adepSearch || {});
