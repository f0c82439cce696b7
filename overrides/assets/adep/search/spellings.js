// Which words of one language what is typed may stand for: typed on another keyboard or in another alphabet, with
// a slip, or not yet to its end.
{
  const { endings: read, slips: slipsOf, likeness: { pairs, alike } } = adepSearch;
  const MOST_ENDINGS = 400; // spellings of an ending that are tried
  const SHORTEST_WITH_SLIP = 5; // letters of a word in which a slip is forgiven …
  const SHORT = 8; // … where it is shorter than this, only if the texts have that very form, or its stem …
  const SHORTEST_FOREIGN_WITH_SLIP = 7; // … typed in another way …
  const SHORTEST_STEM_WITH_SLIP = 4; // … and of what must be left of it without its endings
  const LONGEST_ENDING_WITH_SLIP = 6;
  const MOST_REMEMBERED = 1000; // typed words

  // Does one row of numbers come before another?
  const before = (one, other) => {
    const at = one.findIndex((number, i) => number !== other[i]);
    return at >= 0 && one[at] < other[at];
  };

  class Spellings {
    constructor(family, rules) {
      this.family = family;
      this.alphabet = Array.from(rules.alphabet || "");
      this.typed = new Map(Object.entries(rules.typed || {})); // letter → how it may be typed
      const typed = [...this.typed];
      this.letters = typed.flatMap(([letter, forms]) => forms.filter(Boolean).map(form => [form, letter]));
      this.silent = typed.filter(([, forms]) => forms.includes("")).map(([letter]) => letter); // may be left out
      this.slips = slipsOf.of(rules);
      this.makes = rules.makes || [];
      this.remembered = new Map(); // typed word → its spellings: `otherwise`
      this.mended = new Map(); // typed word → what was meant: `corrected`
    }

    // Walks the beginnings along a typed word. `foreign`: letters may be typed in another way;
    // `slips`: how many letters may be wrong, missing, too many or swapped. Calls reached(node, at,
    // slips left) wherever `at` letters of the word are read.
    walk(word, foreign, slips, reached) {
      const seen = new Map();
      const step = (node, at, left) => {
        const key = at * 2 + left;
        let states = seen.get(node);
        if (!states) seen.set(node, states = new Set());
        if (states.has(key)) return;
        states.add(key);
        reached(node, at, left);
        if (left) this.stepWithSlip(word, foreign, step, node, at, left);
        else this.stepAsTyped(word, foreign, step, node, at);
      };
      step(this.family.beginnings(), 0, slips);
    }

    stepAsTyped(word, foreign, step, node, at) {
      const { family } = this;
      const same = at < word.length && family.child(node, word[at]);
      if (same) step(same, at + 1, 0);
      if (!foreign) return;
      if (at < word.length) {
        for (const [form, letter] of this.letters) {
          const child = word.startsWith(form, at) && family.child(node, letter);
          if (child) step(child, at + form.length, 0);
        }
      }
      for (const letter of this.silent) {
        const child = family.child(node, letter);
        if (child) step(child, at, 0);
      }
    }

    stepWithSlip(word, foreign, step, node, at, left) {
      const { family, slips, typed } = this;
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
        if (at < word.length && slips.wrong(word, at, letter)) step(child, at + 1, left - 1); // a letter is wrong
      }
      if (at && at < word.length && slips.tooMany(word, at)) step(node, at + 1, left - 1); // a letter too many
    }

    // Every way to write what is typed with the letters of this language. Remembered for all families of it.
    unfold(typed) {
      const known = this.family.endings.unfolded;
      if (known.size > MOST_REMEMBERED) known.clear();
      const ways = at => {
        const rest = typed.slice(at);
        if (!rest) return [""];
        if (known.has(rest)) return known.get(rest);
        const found = ways(at + 1).map(tail => rest[0] + tail);
        for (const [form, letter] of this.letters) {
          if (found.length >= MOST_ENDINGS) break;
          if (rest.startsWith(form)) for (const tail of ways(at + form.length)) found.push(letter + tail);
        }
        found.length = Math.min(found.length, MOST_ENDINGS);
        known.set(rest, found);
        return found;
      };
      return ways(0);
    }

    // The end of a word, from a letter on, with one letter wrong, missing, too many or swapped, in every way.
    slipped(word, from) {
      const found = [];
      for (let at = from; at <= word.length; at++) {
        const head = word.slice(from, at);
        const tail = word.slice(at);
        if (tail && this.slips.tooMany(word, at)) found.push(head + tail.slice(1));
        if (tail.length > 1) found.push(head + tail[1] + tail[0] + tail.slice(2));
        for (const letter of this.alphabet) {
          found.push(head + letter + tail);
          if (tail && this.slips.wrong(word, at, letter)) found.push(head + letter + tail.slice(1));
        }
      }
      return found;
    }

    // Is a word made of one of these, as the language makes words: «жүргізу», «жүргізуші»?
    isMade(word) {
      return this.makes.some(end => word.endsWith(end) && this.family.relatives(word.slice(0, -end.length)).size > 0);
    }

    // The spellings that a typed word may stand for and that have relatives in the texts:
    // spelling → the longest stem that it shares with them.
    of(word, foreign, slips) {
      const { family } = this;
      const found = new Map();
      const unfolded = [];
      const take = (node, tails) => {
        for (const tail of tails) {
          const spelling = node.spelled + tail;
          if (!read.areEndings(tail, family.endings) && !family.endings.closedClass.has(spelling)) continue;
          const readings = family.readings(spelling, false);
          for (const stem of family.stemsAt(node)) {
            const shared = family.having(stem, readings.get(stem) || 0).length > 0;
            if (shared && stem.length > (found.get(spelling) || "").length) found.set(spelling, stem);
          }
        }
      };
      this.walk(word, foreign, slips, (node, at, left) => {
        if (left && at) { // the last letter of the stem and the first of the ending are swapped
          const child = at + 1 < word.length && family.child(node, word[at + 1]);
          if (child && child.spelled.length >= SHORTEST_STEM_WITH_SLIP) take(child, [word[at] + word.slice(at + 2)]);
        }
        if (slips && node.spelled.length < SHORTEST_STEM_WITH_SLIP) return;
        if (!family.stemsAt(node).length) return;
        const rest = word.slice(at);
        if (foreign) unfolded[at] ||= this.unfold(rest);
        let tails = foreign ? unfolded[at] : [rest];
        if (left && rest && rest.length <= LONGEST_ENDING_WITH_SLIP) tails = tails.concat(this.slipped(word, at));
        take(node, tails);
      });
      return found;
    }

    // The spellings of a word typed on another keyboard or in another alphabet; none where the language
    // has no other way of typing. Remembered, so it must not be changed.
    otherwise(word) {
      if (!this.typed.size) return new Map();
      if (!this.remembered.has(word)) {
        if (this.remembered.size > MOST_REMEMBERED) this.remembered.clear();
        this.remembered.set(word, this.of(word, true, 0));
      }
      return this.remembered.get(word);
    }

    // The words of all those spellings: a Set of their numbers.
    typedOtherwise(word) { return this.family.union(this.otherwise(word).keys()); }

    // The beginnings of words that go furthest along what is typed, half of it at least, however it is
    // typed: a few.
    furthest(word, most) {
      const least = Math.max(3, word.length / 2);
      const reached = [];
      this.walk(word, true, 0, (node, at) => { if (at >= least) reached.push([at, node.spelled]); });
      reached.sort(([one], [other]) => other - one);
      return [...new Set(reached.map(([, spelled]) => spelled))].slice(0, most);
    }

    // The words that begin with what is typed: a Set of their numbers.
    beginning(typed, foreign) {
      const begins = new Set();
      if (!foreign) begins.add(typed);
      else this.walk(typed, true, 0, (node, at) => { if (at === typed.length) begins.add(node.spelled); });
      return new Set([...begins].flatMap(begin => this.family.beginningWith(begin)));
    }

    // Of some spellings the one that keeps most of the word, then one that stands in the texts so, then
    // the commonest: {spelling, stem}, or nothing where all stems are shorter than `shortest`.
    best(spellings, shortest) {
      const { family } = this;
      let best = null;
      for (const [spelling, stem] of spellings) {
        if (stem.length < shortest) continue;
        const number = family.lexicon.number(spelling);
        const printed = number === undefined ? [0, 0] : [1, family.lexicon.count(number)];
        const rank = [stem.length, printed[0], family.having(stem, 3).length, printed[1]];
        if (!best || before(best.rank, rank)) best = { spelling, stem, rank };
      }
      return best;
    }

    // As what a word typed in another way is read, or nothing.
    read(word) { return this.best(this.otherwise(word), 0)?.spelling; }

    // What was meant by a word with a slip: the best spelling. Nothing where there is none. It is never
    // a word that nobody wrote: it is printed so, or it is the stem, where that is a noun of which the
    // texts have the word itself or several forms, or else one of the words that have the stem.
    corrected(word, foreign) {
      const key = (foreign ? "~" : "") + word;
      if (this.mended.size > MOST_REMEMBERED) this.mended.clear();
      if (!this.mended.has(key)) this.mended.set(key, this.correction(word, foreign));
      return this.mended.get(key);
    }

    correction(word, foreign) {
      const { family, family: { lexicon } } = this;
      const length = Array.from(word).length;
      const shortest = foreign ? SHORTEST_FOREIGN_WITH_SLIP : SHORTEST_WITH_SLIP;
      if (length < shortest || !/^\p{L}+$/u.test(word) || this.isMade(word)) return null;
      const spellings = [...this.of(word, foreign, 1)].filter(([spelling, stem]) =>
        length >= SHORT || lexicon.has(spelling) || (spelling === stem && family.having(stem, 1).length > 1));
      const best = this.best(spellings, SHORTEST_STEM_WITH_SLIP);
      if (!best) return null;
      const { spelling, stem } = best;
      if (lexicon.has(spelling)) return spelling;
      const noun = family.readings(spelling, false).get(stem) & 1;
      if (noun && (lexicon.has(stem) || family.having(stem, 1).length > 1)) return stem;
      const shape = pairs(spelling);
      return family.having(stem, 3).map(number => lexicon.word(number))
        .reduce((one, other) => alike(pairs(other), shape) > alike(pairs(one), shape) ? other : one);
    }
  }

  adepSearch.Spellings = Spellings;
}
