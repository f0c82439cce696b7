// Which words of the texts a typed word may mean: a form of the same word; the same word typed on
// another keyboard or in another alphabet; a longer word that begins so; a word with one slip.
(function (adep) {
  "use strict";
  const MOST_ENDINGS = 400; // spellings of an ending that are tried
  const SHORTEST_WITH_SLIP = 5; // letters of a word in which a slip is forgiven …
  const SHORT = 8; // … where it is shorter than this, only if the texts have that very form, or its stem …
  const SHORTEST_FOREIGN_WITH_SLIP = 7; // … typed in another way …
  const SHORTEST_STEM_WITH_SLIP = 4; // … and of what must be left of it without its endings
  const LONGEST_ENDING_WITH_SLIP = 6;
  const LONGEST_WORD = 40;
  const MOST_REMEMBERED = 1000; // typed words
  const MOST_STEMS = 50000;

  // The words of one language, related by their endings.
  function Family(lexicon, rules) {
    this.lexicon = lexicon;
    this.endings = adep.endings.compile(rules);
    this.alphabet = Array.from(rules.alphabet || "");
    const typed = this.typed = new Map(Object.entries(rules.typed || {}));
    this.letters = []; // [how it is typed, the letter]
    for (const [letter, forms] of this.typed) {
      for (const form of forms) if (form) this.letters.push([form, letter]);
    }
    this.byStem = new Map(); // stem → [numbers of words of which it is a noun's, a verb's]
    this.list = null;
    this.root = null;
    this.irregular = null; // stem → words that no rule explains
    this.silent = Array.from(this.typed.keys()).filter(function (letter) { return typed.get(letter).includes(""); });
    this.remembered = new Map(); // typed word → its spellings: `otherwise`
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

  // Calls told(stem, kinds) for whatever a printed word, by its number, may be an inflected form of. What was
  // reckoned when the index was made is only read: how many letters go, what comes for them, kinds.
  Family.prototype.printed = function (number, told) {
    const lexicon = this.lexicon, word = lexicon.words[number], code = lexicon.read && number < lexicon.from.length - 1 ? lexicon.codes[number] : -1;
    if (code < 0) return adep.endings.inflections(word, this.endings).forEach(function (kinds, stem) { told(stem, kinds); });
    const line = lexicon.read[code];
    for (let at = 0; at < line.length;) {
      const kept = word.slice(0, word.length - adep.texts.figure(line.charCodeAt(at++)));
      let end = at;
      while (line.charCodeAt(end) < 49 || line.charCodeAt(end) > 51) end++; // 1, 2 or 3
      told(end > at ? kept + line.slice(at, end) : kept, line.charCodeAt(end) - 48);
      at = end + 1;
    }
  };

  // The kinds of a stem of which a printed word may be an inflected form, or 0.
  Family.prototype.kindsOf = function (number, stem) {
    const lexicon = this.lexicon, word = lexicon.words[number], line = lexicon.read && number < lexicon.from.length - 1 ? lexicon.read[lexicon.codes[number]] : null;
    if (line === null) return adep.endings.inflections(word, this.endings).get(stem) || 0;
    for (let at = 0; at < line.length;) {
      const kept = word.length - adep.texts.figure(line.charCodeAt(at++)), from = at;
      while (line.charCodeAt(at) < 49 || line.charCodeAt(at) > 51) at++;
      const kinds = line.charCodeAt(at++) - 48;
      if (stem.length !== kept + at - 1 - from || !word.startsWith(stem.slice(0, kept))) continue;
      if (at - 1 === from || line.startsWith(stem.slice(kept), from)) return kinds;
    }
    return 0;
  };

  // The same for those stems only that no word begins with which has them: of which a letter was changed.
  Family.prototype.changed = function (number, told) {
    const lexicon = this.lexicon, word = lexicon.words[number], line = lexicon.read && number < lexicon.from.length - 1 ? lexicon.read[lexicon.codes[number]] : null;
    if (line === null) return this.printed(number, function (stem) { if (!word.startsWith(stem)) told(stem); });
    for (let at = 0; at < line.length;) {
      const gone = line.charCodeAt(at++), from = at;
      while (line.charCodeAt(at) < 49 || line.charCodeAt(at) > 51) at++;
      if (at > from) told(word.slice(0, word.length - adep.texts.figure(gone)) + line.slice(from, at));
      at++;
    }
  };

  // The words in the order of their letters, and with them the stems that none of them begins with
  // («халық», where only «халқы» is printed), and as
  // endings leave them («құқығ»): {words, numbers}; the number of such a stem is -1.
  // Words of the index stand nearly so already.
  Family.prototype.sorted = function () {
    if (this.list) return this.list;
    const family = this, lexicon = this.lexicon, words = lexicon.words, stems = new Set(), soft = this.endings.softening;
    const softer = new Map(); // letter → what an ending that begins with a vowel makes of it
    for (const [letter, hard] of soft) softer.set(hard, (softer.get(hard) || "") + letter);
    function begins(stem) {
      const letters = softer.get(stem[stem.length - 1]);
      if (letters) for (const letter of letters) stems.add(stem.slice(0, -1) + letter);
    }
    const last = lexicon.codes ? lexicon.from.length - 1 : 0, inOrder = [];
    if (last) {
      const seen = new Uint8Array(last), numberOf = lexicon.numberOf;
      for (let code = 0; code < numberOf.length; code++) {
        const number = numberOf[code];
        if (number < 0 || seen[number]) continue;
        seen[number] = 1;
        inOrder.push(number);
      }
    }
    for (let number = last; number < words.length; number++) inOrder.push(number);
    words.forEach(function (word, number) {
      begins(word);
      family.changed(number, function (stem) {
        stems.add(stem);
        begins(stem);
      });
      for (const stem of adep.endings.irregular(word, family.endings)) stems.add(stem);
    });
    for (const [short, full] of this.endings.lostVowels) {
      if (stems.has(full) || lexicon.numbers.has(full)) stems.add(short);
    }
    for (const stem of Array.from(stems)) {
      for (const end of this.endings.restored) if (stem.endsWith(end)) stems.add(stem.slice(0, -end.length));
    }
    for (const stem of stems) if (lexicon.numbers.has(stem)) stems.delete(stem);
    const all = inOrder.map(function (number) { return words[number]; }).concat(Array.from(stems)).sort(byLetters);
    this.list = { words: all, numbers: all.map(function (word) { return family.lexicon.numbers.has(word) ? family.lexicon.numbers.get(word) : -1; }) };
    return this.list;
  };
  function byLetters(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  // Where in that order those stand that begin with some letters: [first, the one behind the last],
  // looked for between two others.
  Family.prototype.range = function (begin, low, high) {
    const words = this.sorted().words;
    function first(past) {
      let from = low, to = high;
      while (from < to) {
        const middle = (from + to) >> 1, part = words[middle].slice(0, begin.length);
        if (part < begin || (past && part === begin)) from = middle + 1;
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
    const list = this.sorted(), [from, to] = this.range(begin, 0, list.words.length), found = [];
    for (let at = from; at < to; at++) if (list.numbers[at] >= 0) found.push(list.numbers[at]);
    return found;
  };

  // Stem → [numbers of the printed words of which it is a noun's stem, of which it is a verb's].
  Family.prototype.stemmed = function (stem) {
    let found = this.byStem.get(stem);
    if (found) return found;
    const family = this, words = this.lexicon.words, kindsOf = new Map();
    function more(number, kinds) { kindsOf.set(number, kindsOf.get(number) | kinds); }
    if (!this.irregular) {
      this.irregular = new Map();
      for (const [word, stems] of this.endings.closedClass) {
        for (const of of stems) this.irregular.set(of, (this.irregular.get(of) || []).concat(word));
      }
    }
    for (const begin of new Set(adep.endings.openings(stem, this.endings))) {
      for (const number of this.beginningWith(begin)) {
        const kinds = words[number] === stem ? 0 : this.kindsOf(number, stem);
        if (kinds) more(number, kinds);
      }
    }
    for (const word of this.irregular.get(stem) || []) if (this.lexicon.numbers.has(word)) more(this.lexicon.numbers.get(word), 3);
    const own = this.lexicon.numbers.get(stem);
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
      if (this.lexicon.numbers.has(stem) || numbers.size > 1) return true;
    }
    return false;
  };

  // How words may begin, letter by letter: a node is {spelled, from, to}, those words in their order.
  Family.prototype.beginnings = function () {
    if (!this.root) this.root = { spelled: "", from: 0, to: this.sorted().words.length, next: new Map(), every: null, stems: null };
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
      const words = this.sorted().words;
      node.every = [];
      for (let at = node.from; at < node.to;) {
        const letter = words[at].charAt(node.spelled.length);
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

  // Walks the beginnings along a typed word. `foreign`: letters may be typed in another way;
  // `slips`: how many letters may be wrong, missing, too many or swapped. Calls reached(node, at,
  // slips left) wherever `at` letters of the word are read.
  Family.prototype.walk = function (word, foreign, slips, reached) {
    const seen = new Map(), typed = this.typed, family = this;
    (function step(node, at, left) {
      const key = at * 2 + left;
      let states = seen.get(node);
      if (!states) seen.set(node, states = new Set());
      if (states.has(key)) return;
      states.add(key);
      reached(node, at, left);
      if (!left) { // only what is typed
        const same = at < word.length && family.child(node, word[at]);
        if (same) step(same, at + 1, left);
        if (foreign && at < word.length) {
          for (const [form, letter] of family.letters) {
            const child = word.startsWith(form, at) && family.child(node, letter);
            if (child) step(child, at + form.length, left);
          }
        }
        if (!foreign || !family.silent.length) return;
        for (const letter of family.silent) { // a letter that may be left out
          const child = family.child(node, letter);
          if (child) step(child, at, left);
        }
        return;
      }
      for (const [letter, child] of family.children(node)) {
        if (word[at] === letter) step(child, at + 1, left);
        if (foreign) {
          for (const form of typed.get(letter) || []) {
            if (word.startsWith(form, at)) step(child, at + form.length, left);
          }
        }
        const swapped = word[at + 1] === letter && at + 1 < word.length && family.child(child, word[at]);
        if (swapped) step(swapped, at + 2, left - 1);
        if (!at) continue; // the first letter is hardly ever the wrong one
        step(child, at, left - 1); // a letter is missing
        if (at < word.length) step(child, at + 1, left - 1); // a letter is wrong
      }
      if (left && at && at < word.length) step(node, at + 1, left - 1); // a letter too many
    })(this.beginnings(), 0, slips);
  };

  // Every way to write what is typed with the letters of this language.
  Family.prototype.unfold = function (typed) {
    const found = [];
    const letters = this.letters;
    (function step(at, spelled) {
      if (found.length >= MOST_ENDINGS) return;
      if (at === typed.length) return found.push(spelled);
      step(at + 1, spelled + typed[at]);
      for (const [form, letter] of letters) {
        if (typed.startsWith(form, at)) step(at + form.length, spelled + letter);
      }
    })(0, "");
    return found;
  };

  // A text with one letter wrong, missing, too many or swapped, in every way.
  Family.prototype.slipped = function (text) {
    const found = [];
    for (let at = 0; at <= text.length; at++) {
      const head = text.slice(0, at), tail = text.slice(at);
      if (tail) found.push(head + tail.slice(1));
      if (tail.length > 1) found.push(head + tail[1] + tail[0] + tail.slice(2));
      for (const letter of this.alphabet) {
        found.push(head + letter + tail);
        if (tail) found.push(head + letter + tail.slice(1));
      }
    }
    return found;
  };

  // The spellings that a typed word may stand for and that have relatives in the texts:
  // spelling → the longest stem that it shares with them.
  Family.prototype.spellings = function (word, foreign, slips) {
    const found = new Map(), family = this, unfolded = [];
    function taken(node, tails) {
      for (const tail of tails) {
        const spelling = node.spelled + tail;
        const its = family.readings(spelling, false);
        for (const stem of family.stemsAt(node)) {
          const shared = family.having(stem, its.get(stem) || 0).length > 0;
          if (shared && stem.length > (found.get(spelling) || "").length) found.set(spelling, stem);
        }
      }
    }
    this.walk(word, foreign, slips, function (node, at, left) {
      if (left && at) { // the last letter of the stem and the first of the ending are swapped
        const child = at + 1 < word.length && family.child(node, word[at + 1]);
        if (child && child.spelled.length >= SHORTEST_STEM_WITH_SLIP) taken(child, [word[at] + word.slice(at + 2)]);
      }
      if (slips && node.spelled.length < SHORTEST_STEM_WITH_SLIP) return;
      if (!family.stemsAt(node).length) return;
      const rest = word.slice(at);
      let tails = foreign ? unfolded[at] = unfolded[at] || family.unfold(rest) : [rest];
      if (left && rest && rest.length <= LONGEST_ENDING_WITH_SLIP) tails = tails.concat(family.slipped(rest));
      taken(node, tails);
    });
    return found;
  };

  // The spellings of a word typed on another keyboard or in another alphabet; none where the language
  // has no other way of typing. Remembered, so it must not be changed.
  Family.prototype.otherwise = function (word) {
    if (!this.typed.size) return new Map();
    if (!this.remembered.has(word)) {
      if (this.remembered.size > MOST_REMEMBERED) this.remembered.clear();
      this.remembered.set(word, this.spellings(word, true, 0));
    }
    return this.remembered.get(word);
  };

  // The words of all those spellings: a Set of their numbers.
  Family.prototype.typedOtherwise = function (word) { return this.union(this.otherwise(word).keys()); };

  // The beginnings of words that go furthest along what is typed, half of it at least, however it is
  // typed: a few.
  Family.prototype.furthest = function (word, most) {
    const reached = [], least = Math.max(3, word.length / 2);
    this.walk(word, true, 0, function (node, at) { if (at >= least) reached.push([at, node.spelled]); });
    reached.sort(function (a, b) { return b[0] - a[0]; });
    return Array.from(new Set(reached.map(function (entry) { return entry[1]; }))).slice(0, most);
  };

  // The words that begin with what is typed: a Set of their numbers.
  Family.prototype.beginning = function (typed, foreign) {
    const begins = new Set();
    if (!foreign) begins.add(typed);
    else this.walk(typed, true, 0, function (node, at) { if (at === typed.length) begins.add(node.spelled); });
    const found = new Set();
    for (const begin of begins) for (const number of this.beginningWith(begin)) found.add(number);
    return found;
  };

  Family.prototype.union = function (spellings) {
    const found = new Set();
    for (const spelling of spellings) for (const number of this.relatives(spelling)) found.add(number);
    return found;
  };

  // Of some spellings the one that keeps most of the word, then one that stands in the texts so, then
  // the commonest: {spelling, stem}, or nothing where all stems are shorter than `shortest`.
  Family.prototype.best = function (spellings, shortest) {
    let best = null;
    for (const [spelling, stem] of spellings) {
      if (stem.length < shortest) continue;
      const number = this.lexicon.numbers.get(spelling);
      const rank = [stem.length, number !== undefined ? 1 : 0, this.having(stem, 3).length,
        number !== undefined ? this.lexicon.count(number) : 0];
      if (!best || later(best.rank, rank)) best = { spelling: spelling, stem: stem, rank: rank };
    }
    return best;
  };

  // As what a word typed in another way is read, or nothing.
  Family.prototype.read = function (word) {
    const best = this.best(this.otherwise(word), 0);
    return best && best.spelling;
  };

  // What was meant by a word with a slip: the best spelling. Nothing where there is none. It is never
  // a word that nobody wrote: it is printed so, or it is the stem, where that is a noun of which the
  // texts have the word itself or several forms, or else one of the words that have the stem.
  Family.prototype.corrected = function (word, foreign) {
    const length = Array.from(word).length, printed = this.lexicon.numbers;
    if (length < (foreign ? SHORTEST_FOREIGN_WITH_SLIP : SHORTEST_WITH_SLIP) || !/^\p{L}+$/u.test(word)) return null;
    const spellings = Array.from(this.spellings(word, foreign, 1)).filter(function (entry) {
      if (length >= SHORT) return true;
      const stem = entry[0] === entry[1] && this.having(entry[1], 1).length > 1;
      return (printed.has(entry[0]) || stem) && (length > SHORTEST_WITH_SLIP || !added(word, entry[0]));
    }, this);
    const best = this.best(spellings, SHORTEST_STEM_WITH_SLIP);
    if (!best || printed.has(best.spelling)) return best && best.spelling;
    const noun = (this.readings(best.spelling, false).get(best.stem) & 1) === 1;
    if (noun && (printed.has(best.stem) || this.having(best.stem, 1).length > 1)) return best.stem;
    const shape = pairs(best.spelling), words = this.lexicon.words;
    return this.having(best.stem, 3).map(function (number) { return words[number]; }).reduce(function (one, other) {
      return alike(pairs(other), shape) > alike(pairs(one), shape) ? other : one;
    });
  };

  // Has a typed word a letter too many, and not one that is typed twice? In a short word that is
  // another word more often than a slip.
  function added(typed, meant) {
    if (typed.length <= meant.length) return false;
    let at = 0;
    while (at < meant.length && typed[at] === meant[at]) at++;
    return typed[at] !== typed[at - 1];
  }

  // The pairs of neighbouring letters of a word, its beginning counted as one more.
  function pairs(word) {
    const found = new Set(["^" + word[0]]);
    for (let at = 1; at < word.length; at++) found.add(word.slice(at - 1, at + 1));
    return found;
  }
  // How alike two words are, 0 to 1: the share of the pairs that both have (Dice).
  function alike(one, other) {
    let both = 0;
    for (const pair of one) if (other.has(pair)) both++;
    return 2 * both / (one.size + other.size);
  }

  function later(a, b) {
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] < b[i];
    return false;
  }

  // What a typed word means in each of some families: {how, sets, taken}. `how` is "exact",
  // "foreign" (typed in another way), "begins", "slip", or "" where it means nothing; `sets` are
  // numbers of words, family by family; `taken` is the spelling as which it was read.
  // `unfinished`: the word may go on.
  function meaning(word, families, unfinished) {
    word = word.slice(0, LONGEST_WORD);
    const ways = [
      ["exact", function (family) {
        return !family.typed.size || family.known(word) ? family.relatives(word) : new Set();
      }],
      ["foreign", function (family) { return family.typedOtherwise(word); }]
    ];
    if (unfinished && word.length > 1) {
      ways.push(["begins", function (family) { return family.beginning(word, false); }]);
      ways.push(["begins", function (family) { return family.typed.size ? family.beginning(word, true) : new Set(); }]);
    }
    for (const [how, way] of ways) {
      const sets = families.map(way);
      if (!sets.some(function (set) { return set.size; })) continue;
      const read = how === "foreign" ? families.map(function (family) { return family.read(word); }).filter(Boolean) : [];
      return { how: how, sets: sets, taken: read.join(", ") };
    }
    for (const foreign of [false, true]) {
      const taken = families.map(function (family) {
        return foreign && !family.typed.size ? null : family.corrected(word, foreign);
      });
      if (taken.some(Boolean)) {
        const sets = families.map(function (family, i) { return taken[i] ? family.relatives(taken[i]) : new Set(); });
        return { how: "slip", sets: sets, taken: taken.filter(Boolean).join(", ") };
      }
    }
    return { how: "", sets: families.map(function () { return new Set(); }), taken: "" };
  }

  // As it is typed, and as it may be typed in another way: for a query of which nothing has all.
  function widely(word, families) {
    word = word.slice(0, LONGEST_WORD);
    return families.map(function (family) {
      return new Set([...family.relatives(word), ...family.typedOtherwise(word)]);
    });
  }

  adep.meant = { Family: Family, meaning: meaning, widely: widely, pairs: pairs, alike: alike };
})(window.adepSearch = window.adepSearch || {});
