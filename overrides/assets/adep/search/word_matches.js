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
  const Family = adep.Family;

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
        if (at < word.length && family.slips.wrong(word, at, letter)) step(child, at + 1, left - 1); // a letter is wrong
      }
      if (left && at && at < word.length && family.slips.tooMany(word, at)) step(node, at + 1, left - 1); // a letter too many
    })(this.beginnings(), 0, slips);
  };

  // Every way to write what is typed with the letters of this language. Remembered for all families of it.
  Family.prototype.unfold = function (typed) {
    const known = this.endings.unfolded, letters = this.letters;
    if (known.size > MOST_REMEMBERED) known.clear();
    return (function ways(at) {
      const rest = typed.slice(at);
      if (!rest) return [""];
      if (known.has(rest)) return known.get(rest);
      const found = ways(at + 1).map(function (tail) { return rest[0] + tail; });
      for (const [form, letter] of letters) {
        if (found.length >= MOST_ENDINGS) break;
        if (rest.startsWith(form)) for (const tail of ways(at + form.length)) found.push(letter + tail);
      }
      found.length = Math.min(found.length, MOST_ENDINGS);
      known.set(rest, found);
      return found;
    })(0);
  };

  // The end of a word, from a letter on, with one letter wrong, missing, too many or swapped, in every way.
  Family.prototype.slipped = function (word, from) {
    const found = [];
    for (let at = from; at <= word.length; at++) {
      const head = word.slice(from, at), tail = word.slice(at);
      if (tail && this.slips.tooMany(word, at)) found.push(head + tail.slice(1));
      if (tail.length > 1) found.push(head + tail[1] + tail[0] + tail.slice(2));
      for (const letter of this.alphabet) {
        found.push(head + letter + tail);
        if (tail && this.slips.wrong(word, at, letter)) found.push(head + letter + tail.slice(1));
      }
    }
    return found;
  };

  // Is a word made of one of these, as the language makes words: «жүргізу», «жүргізуші»?
  Family.prototype.isMade = function (word) {
    const family = this;
    return this.makes.some(function (end) { return word.endsWith(end) && family.relatives(word.slice(0, -end.length)).size > 0; });
  };

  // The spellings that a typed word may stand for and that have relatives in the texts:
  // spelling → the longest stem that it shares with them.
  Family.prototype.spellings = function (word, foreign, slips) {
    const found = new Map(), family = this, unfolded = [];
    function taken(node, tails) {
      for (const tail of tails) {
        const spelling = node.spelled + tail;
        if (!adep.endings.areEndings(tail, family.endings) && !family.endings.closedClass.has(spelling)) continue;
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
      if (left && rest && rest.length <= LONGEST_ENDING_WITH_SLIP) tails = tails.concat(family.slipped(word, at));
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
      const number = this.lexicon.number(spelling);
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
    const key = (foreign ? "~" : "") + word;
    if (this.mended.size > MOST_REMEMBERED) this.mended.clear();
    if (!this.mended.has(key)) this.mended.set(key, this.correction(word, foreign));
    return this.mended.get(key);
  };
  Family.prototype.correction = function (word, foreign) {
    const length = Array.from(word).length, printed = this.lexicon;
    if (length < (foreign ? SHORTEST_FOREIGN_WITH_SLIP : SHORTEST_WITH_SLIP) || !/^\p{L}+$/u.test(word) || this.isMade(word)) return null;
    const spellings = Array.from(this.spellings(word, foreign, 1)).filter(function (entry) {
      if (length >= SHORT) return true;
      const stem = entry[0] === entry[1] && this.having(entry[1], 1).length > 1;
      return printed.has(entry[0]) || stem;
    }, this);
    const best = this.best(spellings, SHORTEST_STEM_WITH_SLIP);
    if (!best || printed.has(best.spelling)) return best && best.spelling;
    const noun = (this.readings(best.spelling, false).get(best.stem) & 1) === 1;
    if (noun && (printed.has(best.stem) || this.having(best.stem, 1).length > 1)) return best.stem;
    const shape = pairs(best.spelling);
    return this.having(best.stem, 3).map(function (number) { return printed.word(number); }).reduce(function (one, other) {
      return alike(pairs(other), shape) > alike(pairs(one), shape) ? other : one;
    });
  };

  // The pairs of neighbouring letters of a word, its beginning counted as one more: each once, as a number.
  function pairs(word) {
    const found = [];
    let before = 0;
    for (let at = 0; at < word.length; at++) {
      const letter = word.charCodeAt(at), pair = before * 65536 + letter;
      if (!found.includes(pair)) found.push(pair);
      before = letter;
    }
    return found;
  }
  // How alike two words are, 0 to 1: the share of the pairs that both have (Dice).
  function alike(one, other) {
    let both = 0;
    for (const pair of one) if (other.includes(pair)) both++;
    return 2 * both / (one.length + other.length);
  }

  function later(a, b) {
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] < b[i];
    return false;
  }

  // What a typed word means in each of some families: {how, sets, taken}. `how` is "exact",
  // "foreign" (typed in another way), "begins", "slip", or "" where it means nothing; `sets` are
  // numbers of words, family by family; `taken` is the spelling as which it was read.
  // `unfinished`: the word may go on. `slips`: whether one is looked for, which takes longest.
  function meaning(word, families, unfinished, slips) {
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
    for (const foreign of slips ? [false, true] : []) {
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

  adep.matches = { of: meaning, widely: widely, pairs: pairs, alike: alike };
})(window.adepSearch = window.adepSearch || {});
