// The words of one language, related by their endings: which share a stem, which begin with some
// letters.
(function (adep) {
  "use strict";
  const MOST_STEMS = 50000;

  // The words of one language, related by their endings.
  function Family(lexicon, rules) {
    this.lexicon = lexicon;
    this.endings = adep.endings.compile(rules);
    this.alphabet = Array.from(rules.alphabet || "");
    this.typed = new Map(Object.entries(rules.typed || {}));
    this.letters = []; // [how it is typed, the letter]
    for (const [letter, forms] of this.typed) {
      for (const form of forms) if (form) this.letters.push([form, letter]);
    }
    this.slips = adep.slips.of(rules);
    this.makes = rules.makes || [];
    this.byStem = new Map(); // stem → [numbers of words of which it is a noun's, a verb's]
    this.list = null; // see `sorted` in lexicon.js
    this.root = null;
    this.irregular = null; // stem → words that no rule explains
    this.silent = Array.from(this.typed.keys()).filter(function (letter) { return this.typed.get(letter).includes(""); }, this);
    this.remembered = new Map(); // typed word → its spellings: `otherwise`
    this.mended = new Map(); // typed word → what was meant: `corrected`
  }

  // What a word may be a form of: stem → its kinds (1 a noun's, 2 a verb's). A bare word may be
  // either; but one that is `printed` and reads as a noun with an ending is no bare verb: texts of
  // law command in other forms («қызметке» is no verb, so that «қызметкер» would be a form of it).
  Family.prototype.readings = function (word, printed) {
    const inflected = adep.endings.inflections(word, this.endings), found = new Map(inflected);
    for (const stem of adep.endings.irregular(word, this.endings)) found.set(stem, 3);
    found.set(word, found.get(word) | (printed && inflected.size ? 1 : 3));
    return found;
  };

  // The words in the order of their letters.
  Family.prototype.sorted = function () { return this.list = this.list || this.lexicon.sorted(this.endings); };

  // Where in that order those stand that begin with some letters: [first, the one behind the last],
  // looked for between two others.
  Family.prototype.range = function (begin, low, high) {
    const list = this.sorted();
    function first(past) {
      let from = low, to = high;
      while (from < to) {
        const middle = (from + to) >> 1, word = list.word(middle);
        if (word < begin || (past && word.startsWith(begin))) from = middle + 1;
        else to = middle;
      }
      return from;
    }
    const from = first(false);
    low = from;
    return [from, first(true)];
  };

  // The numbers of the words that begin with some letters.
  Family.prototype.beginningWith = function (begin) {
    const list = this.sorted(), [from, to] = this.range(begin, 0, list.length), found = [];
    for (let at = from; at < to; at++) if (list.number(at) >= 0) found.push(list.number(at));
    return found;
  };

  // Stem → [numbers of the printed words of which it is a noun's stem, of which it is a verb's].
  Family.prototype.stemmed = function (stem) {
    let found = this.byStem.get(stem);
    if (found) return found;
    const lexicon = this.lexicon, endings = this.endings, kindsOf = new Map();
    function more(number, kinds) { kindsOf.set(number, kindsOf.get(number) | kinds); }
    if (!this.irregular) {
      this.irregular = new Map();
      for (const [word, stems] of this.endings.closedClass) {
        for (const of of stems) this.irregular.set(of, (this.irregular.get(of) || []).concat(word));
      }
    }
    // No ending leaves less of a word.
    for (const begin of stem.length < endings.shortestStem ? [] : new Set(adep.endings.openings(stem, endings))) {
      for (const number of this.beginningWith(begin)) {
        const kinds = lexicon.word(number) === stem ? 0 : lexicon.kindsOf(number, stem, endings);
        if (kinds) more(number, kinds);
      }
    }
    for (const word of this.irregular.get(stem) || []) if (lexicon.has(word)) more(lexicon.number(word), 3);
    const own = lexicon.number(stem);
    if (own !== undefined) more(own, this.readings(stem, true).get(stem));
    const numbers = Array.from(kindsOf.keys()).sort(function (a, b) { return a - b; });
    found = [1, 2].map(function (kind) { return numbers.filter(function (number) { return kindsOf.get(number) & kind; }); });
    if (this.byStem.size > MOST_STEMS) this.byStem.clear();
    this.byStem.set(stem, found);
    return found;
  };

  // The numbers of the words that may be forms of a stem of some kinds.
  Family.prototype.having = function (stem, kinds) {
    const found = this.stemmed(stem);
    return kinds === 3 ? found[0].concat(found[1]) : kinds ? found[kinds - 1] : [];
  };

  // The numbers of all words that share a stem with a word: a Set. Where the word itself is the
  // noun of printed words, a verb that a single printed word has is none: «қағида» is no form of
  // «қағид-», of which «қағидатын» would be another.
  Family.prototype.relatives = function (word) {
    const found = new Set(), noun = this.having(word, 1).length > 0;
    for (const [stem, kinds] of this.readings(word, false)) {
      const lone = noun && stem !== word && this.having(stem, kinds & 2).length < 2;
      for (const number of this.having(stem, lone ? kinds & 1 : kinds)) found.add(number);
    }
    return found;
  };

  // Is a word surely one of these texts? It shares a stem with them that is a word of its own, or
  // that several words have. «органнын», typed for «органның», only shares «органн» with it.
  Family.prototype.known = function (word) {
    const family = this;
    for (const [stem, kinds] of this.readings(word, false)) {
      const numbers = new Set(this.having(stem, kinds));
      if (!numbers.size) continue;
      if (stem === word) return true;
      // A stem that is itself a form of a noun, «талаптарын», is none.
      const shorter = Array.from(adep.endings.inflections(stem, this.endings));
      if (shorter.some(function (entry) { return family.having(entry[0], entry[1] & 1).length > 1; })) continue;
      if (this.lexicon.has(stem) || numbers.size > 1) return true;
    }
    return false;
  };

  // How words may begin, letter by letter: a node is {spelled, from, to}, those words in their order.
  Family.prototype.beginnings = function () {
    if (!this.root) this.root = { spelled: "", from: 0, to: this.sorted().length, next: new Map(), every: null, stems: null };
    return this.root;
  };
  Family.prototype.child = function (node, letter) {
    if (!node.next.has(letter)) {
      const spelled = node.spelled + letter, [from, to] = this.range(spelled, node.from, node.to);
      node.next.set(letter, from === to ? null : { spelled: spelled, from: from, to: to, next: new Map(), every: null, stems: null });
    }
    return node.next.get(letter);
  };
  Family.prototype.children = function (node) {
    if (!node.every) {
      const list = this.sorted();
      node.every = [];
      for (let at = node.from; at < node.to;) {
        const letter = list.word(at).charAt(node.spelled.length);
        if (!letter) {
          at++;
          continue;
        }
        const child = this.child(node, letter);
        node.every.push([letter, child]);
        at = child.to;
      }
    }
    return node.every;
  };
  // The stems whose words may begin as a node is spelled.
  Family.prototype.stemsAt = function (node) {
    if (!node.stems) {
      const family = this;
      node.stems = adep.endings.opened(node.spelled, this.endings).filter(function (stem) { return family.having(stem, 3).length > 0; });
    }
    return node.stems;
  };

  adep.Family = Family;
})(window.adepSearch = window.adepSearch || {});
