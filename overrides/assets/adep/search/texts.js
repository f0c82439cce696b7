// The texts that can be searched, unpacked from search/index.js, and where each word stands in
// them. How they are packed is told in scripts/adep/search/packing.py.
(function (adep) {
  "use strict";
  const ALPHABET = Array.from({ length: 92 }, function (_, i) { return String.fromCharCode(35 + i); })
    .filter(function (c) { return c !== "\\"; });
  const DIGIT = new Map(ALPHABET.map(function (c, i) { return [c.charCodeAt(0), i]; }));
  const SINGLE = 40, DOUBLE = 45, BASE = ALPHABET.length;
  const FIRST = [0, SINGLE, SINGLE + DOUBLE, BASE - 1]; // of codes of one, two … characters
  const START = [0, SINGLE, SINGLE + DOUBLE * BASE, SINGLE + DOUBLE * BASE + 5 * BASE * BASE];
  const MARK = "!";
  const HYPHENS = ["-", "\u2010", "\u2011"];

  // A word as it is searched for: small letters, composed, one kind of apostrophe. Never by the
  // rules of a Turkish locale; small İ is "i" and a dot, which is dropped.
  function plain(word) {
    return word.toLowerCase().replace(/\u0307/g, "").normalize("NFC").replace(/[’ʼ]/g, "'");
  }

  function unpackWords(packed) {
    let before = "";
    return packed.map(function (line) {
      if (line[0] === MARK) return { text: line.slice(1), mark: true };
      before = before.slice(0, DIGIT.get(line.charCodeAt(0))) + line.slice(1);
      return { text: before, mark: false };
    });
  }

  // The numbers of the words and marks of a packed text.
  function numbers(stream) {
    const found = [];
    for (let at = 0; at < stream.length;) {
      const first = DIGIT.get(stream.charCodeAt(at));
      const more = first < FIRST[1] ? 0 : first < FIRST[2] ? 1 : first < FIRST[3] ? 2 : 3;
      let number = first - FIRST[more];
      for (let i = 1; i <= more; i++) number = number * BASE + DIGIT.get(stream.charCodeAt(at + i));
      found.push(START[more] + number);
      at += 1 + more;
    }
    return found;
  }

  // The words of one language: each once, with every place where it stands. Two words that a hyphen
  // joins are there as one too; its place is that of the second, negative.
  function Lexicon() {
    this.numbers = new Map(); // word → its number here
    this.words = [];
    this.places = []; // number → places (see Texts.unitOf), in order
  }
  Lexicon.prototype.add = function (word, place) {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.numbers.set(word, number);
      this.words.push(word);
      this.places.push([]);
    }
    this.places[number].push(place);
  };

  // {langs, acts, units, lexicons, unitOf, dates}: a unit is {number, act, place, row, lang,
  // name, id, kind, wording, first, stream, opening, closing}; opening and closing are lists of
  // [number of a unit] or [number, from, to], words that complete its sentence; a place where a word stands is counted through all
  // texts, and unit.first is that of its first word.
  function unpack(index) {
    const words = unpackWords(index.words);
    const keys = words.map(function (word) { return word.mark ? "" : plain(word.text); });
    const texts = { words: words, langs: index.langs, acts: index.acts, units: [], unitOf: [], dates: index.dates };
    texts.lexicons = index.langs.map(function () { return new Lexicon(); });
    for (const act of index.acts) {
      act.places = act.places.map(function (packed) {
        const place = { act: act, clause: packed[0], name: packed[1], number: packed[2], parts: packed[3].split(" "), units: [] };
        for (const line of packed.slice(4)) {
          const row = { place: place, says: line[0], units: [] };
          for (const entry of line.slice(1)) {
            const unit = {
              number: texts.units.length, opening: [], closing: [], act: act, place: place, row: row,
              lang: index.langs[entry[0]], name: entry[1], stream: entry[2],
              kind: entry[3] || "text", wording: entry[4] || null, first: texts.unitOf.length
            };
            unit.id = place.clause ? unit.lang + "-" + place.clause + "-" + unit.name : unit.name;
            row.units.push(unit);
            place.units.push(unit);
            texts.units.push(unit);
            read(unit, texts.lexicons[entry[0]]);
          }
        }
        return place;
      });
    }
    for (const [opening, closing, steps] of index.sentences) {
      let number = 0;
      for (const step of steps) {
        number += step;
        Object.assign(texts.units[number], { opening: opening, closing: closing });
      }
    }
    return texts;

    // Notes where each word stands.
    function read(unit, lexicon) {
      let before = "", joined = false;
      for (const number of numbers(unit.stream)) {
        if (words[number].mark) {
          joined = HYPHENS.includes(words[number].text);
          continue;
        }
        const place = texts.unitOf.length, key = keys[number];
        texts.unitOf.push(unit.number);
        lexicon.add(key, place);
        if (joined && before && /^\p{L}/u.test(key)) lexicon.add(before + key, -place);
        before = /\p{L}$/u.test(key) ? key : "";
        joined = false;
      }
      texts.unitOf.push(-1); // no phrase runs from one text into the next
    }
  }

  // The text of a unit, and where each of its words begins and ends: {text, spans}.
  function print(unit, texts) {
    const spans = [];
    let text = "", afterWord = false;
    for (const number of numbers(unit.stream)) {
      const word = texts.words[number];
      if (!word.mark) {
        if (afterWord) text += " ";
        spans.push([text.length, text.length + word.text.length]);
      }
      text += word.text;
      afterWord = !word.mark;
    }
    return { text: text, spans: spans };
  }

  adep.texts = { unpack: unpack, print: print, plain: plain, Lexicon: Lexicon };
})(window.adepSearch = window.adepSearch || {});
