// The texts that can be searched, unpacked from search/index.js, and where each word stands in
// them. How they are packed is told in scripts/adep/search/packing.py.
(function (adep) {
  "use strict";
  const ALPHABET = Array.from({ length: 92 }, function (_, i) { return String.fromCharCode(35 + i); })
    .filter(function (c) { return c !== "\\"; });
  const DIGITS = new Uint8Array(128); // code of a character → its figure
  ALPHABET.forEach(function (c, i) { DIGITS[c.charCodeAt(0)] = i; });
  const SINGLE = 40, DOUBLE = 45, BASE = ALPHABET.length;
  const FIRST = [0, SINGLE, SINGLE + DOUBLE, BASE - 1]; // of codes of one, two … characters
  const START = [0, SINGLE, SINGLE + DOUBLE * BASE, SINGLE + DOUBLE * BASE + 5 * BASE * BASE];
  const MARK = "!";
  const HYPHENS = ["-", "\u2010", "\u2011"];

  // A word as it is searched for: small letters, composed, one kind of apostrophe. Never by the
  // rules of a Turkish locale; small İ is "i" and a dot, which is dropped.
  const PLAIN = /^[\da-zа-яёәғқңөұүһі]+$/;
  function plain(word) {
    if (PLAIN.test(word)) return word;
    return word.toLowerCase().replace(/\u0307/g, "").normalize("NFC").replace(/[’ʼ]/g, "'");
  }

  // The words and marks in the order of their codes, and which of them are marks: {words, marks}.
  function unpackWords(packed) {
    const words = new Array(packed.length), marks = new Uint8Array(packed.length);
    let before = "";
    packed.forEach(function (line, code) {
      if (line[0] === MARK) {
        words[code] = line.slice(1);
        marks[code] = 1;
      } else words[code] = before = before.slice(0, DIGITS[line.charCodeAt(0)]) + line.slice(1);
    });
    return { words: words, marks: marks };
  }

  // Reads the codes of a packed text one by one.
  function eachCode(stream, read) {
    for (let at = 0; at < stream.length;) {
      const first = DIGITS[stream.charCodeAt(at)];
      const more = first < FIRST[1] ? 0 : first < FIRST[2] ? 1 : first < FIRST[3] ? 2 : 3;
      let number = first - FIRST[more];
      for (let i = 1; i <= more; i++) number = number * BASE + DIGITS[stream.charCodeAt(at + i)];
      read(START[more] + number);
      at += 1 + more;
    }
  }

  // The words of one language: each once, with every place where it stands, in order. Two words that
  // a hyphen joins are there as one too; its place is that of the second, negative.
  function Lexicon() {
    this.numbers = new Map(); // word → its number here
    this.words = [];
    this.own = new Map(); // number → places that were added one by one (see Texts.unitOf)
    this.flat = this.from = null; // those of number n are flat[from[n]] … flat[from[n + 1] - 1]
    this.codes = this.numberOf = null; // number → a code of the word, where there is one; the other way round
    this.readings = null; // of all words, in the order of their codes, as packing.py writes them
  }
  // Code → what the word may be a form of; taken apart when it is first asked for.
  Object.defineProperty(Lexicon.prototype, "read", {
    get: function () {
      if (typeof this.readings === "string") this.readings = this.readings.split(" ");
      return this.readings;
    }
  });
  Lexicon.prototype.number = function (word) {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.numbers.set(word, number);
      this.words.push(word);
    }
    return number;
  };
  Lexicon.prototype.add = function (word, place) {
    const number = this.number(word);
    if (!this.own.has(number)) this.own.set(number, []);
    this.own.get(number).push(place);
  };
  Lexicon.prototype.places = function (number) {
    const flat = this.flat && number + 1 < this.from.length ? this.flat.subarray(this.from[number], this.from[number + 1]) : [];
    const own = this.own.get(number);
    if (!own) return flat;
    return flat.length ? Array.from(flat).concat(own).sort(function (a, b) { return Math.abs(a) - Math.abs(b); }) : own;
  };
  Lexicon.prototype.count = function (number) {
    const own = this.own.get(number), flat = this.flat && number + 1 < this.from.length ? this.from[number + 1] - this.from[number] : 0;
    return flat + (own ? own.length : 0);
  };

  const NONE = []; // what opens and closes the sentence of most units

  // {langs, acts, units, lexicons, unitOf, dates}: a unit is {number, act, place, row, lang,
  // name, id, kind, wording, first, stream, opening, closing}; opening and closing are lists of
  // [number of a unit] or [number, from, to], words that complete its sentence; a place where a word stands is counted through all
  // texts, and unit.first is that of its first word.
  function unpack(index) {
    if (index.unpacked) return index.unpacked; // by another part of the page
    const { words, marks } = unpackWords(index.words);
    const texts = index.unpacked = { words: words, marks: marks, langs: index.langs, acts: index.acts, units: [], unitOf: null, dates: index.dates };
    const lexicons = texts.lexicons = index.langs.map(function (lang) {
      const lexicon = new Lexicon();
      if (index.readings[lang]) lexicon.readings = index.readings[lang];
      return lexicon;
    });
    let most = 0;
    for (const act of index.acts) {
      act.places = act.places.map(function (packed) {
        const place = { act: act, clause: packed[0], name: packed[1], number: packed[2], parts: packed[3].split(" "), units: [] };
        for (let at = 4; at < packed.length; at++) {
          const line = packed[at], row = { place: place, says: line[0], units: [] };
          for (let i = 1; i < line.length; i++) {
            const entry = line[i], lang = index.langs[entry[0]];
            const unit = {
              number: texts.units.length, opening: NONE, closing: NONE, act: act, place: place, row: row,
              lang: lang, spoken: entry[0], name: entry[1], id: place.clause ? lang + "-" + place.clause + "-" + entry[1] : entry[1],
              stream: entry[2], kind: entry[3] || "text", wording: entry[4] || null, first: 0
            };
            row.units.push(unit);
            place.units.push(unit);
            texts.units.push(unit);
            most += unit.stream.length + 1;
          }
        }
        return place;
      });
    }
    for (const [opening, closing, steps] of index.sentences) {
      let number = 0;
      for (const step of steps) {
        number += step;
        texts.units[number].opening = opening;
        texts.units[number].closing = closing;
      }
    }
    stand();
    return texts;

    // Notes where each word stands: first which word is where, then the places of each.
    function stand() {
      const codeAt = new Int32Array(most), unitOf = new Int32Array(most);
      const numberOf = index.langs.map(function () { return new Int32Array(words.length).fill(-1); });
      const count = index.langs.map(function () { return new Int32Array(words.length + 1); });
      lexicons.forEach(function (lexicon, i) {
        lexicon.codes = new Int32Array(words.length);
        lexicon.numberOf = numberOf[i];
      });
      const together = []; // words that a hyphen joins: [lexicon, both, place of the second]
      let place = 0;
      for (const unit of texts.units) {
        const lexicon = lexicons[unit.spoken], numbers = numberOf[unit.spoken], counted = count[unit.spoken];
        let before = -1, joined = false;
        unit.first = place;
        eachCode(unit.stream, function (code) {
          if (marks[code]) {
            joined = HYPHENS.includes(words[code]);
            return;
          }
          let number = numbers[code];
          if (number < 0) {
            number = numbers[code] = lexicon.number(plain(words[code]));
            lexicon.codes[number] = code;
          }
          counted[number]++;
          if (joined && before >= 0) {
            const one = lexicon.words[before], other = lexicon.words[number];
            if (/\p{L}$/u.test(one) && /^\p{L}/u.test(other)) together.push([lexicon, one + other, place]);
          }
          codeAt[place] = code;
          unitOf[place++] = unit.number;
          before = number;
          joined = false;
        });
        codeAt[place] = -1;
        unitOf[place++] = -1; // no phrase runs from one text into the next
      }
      texts.unitOf = unitOf.subarray(0, place);
      const next = lexicons.map(function (lexicon, i) {
        const from = lexicon.from = new Int32Array(lexicon.words.length + 1);
        for (let n = 0; n < lexicon.words.length; n++) from[n + 1] = from[n] + count[i][n];
        lexicon.flat = new Int32Array(from[lexicon.words.length]);
        return from.slice();
      });
      for (let at = 0; at < place; at++) {
        if (codeAt[at] < 0) continue;
        const lang = texts.units[unitOf[at]].spoken;
        lexicons[lang].flat[next[lang][numberOf[lang][codeAt[at]]]++] = at;
      }
      for (const [lexicon, word, at] of together) lexicon.add(word, -at);
    }
  }

  // The text of a unit, and where each of its words begins and ends: {text, spans}.
  function print(unit, texts) {
    const spans = [];
    let text = "", afterWord = false;
    eachCode(unit.stream, function (code) {
      const word = texts.words[code], mark = texts.marks[code] === 1;
      if (!mark) {
        if (afterWord) text += " ";
        spans.push([text.length, text.length + word.length]);
      }
      text += word;
      afterWord = !mark;
    });
    return { text: text, spans: spans };
  }

  adep.texts = { unpack: unpack, print: print, plain: plain, Lexicon: Lexicon, figure: function (c) { return DIGITS[c]; } };
})(window.adepSearch = window.adepSearch || {});
