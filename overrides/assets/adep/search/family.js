// The words of one language, related by their endings: which share a stem, which begin with some
// letters.
{
  const { endings: read, Spellings } = adepSearch;
  const MOST_STEMS = 50000;
  const NOUN = 1; // kinds of stems …
  const VERB = 2;
  const BOTH = NOUN | VERB; // … of one that is either

  // How words may begin: a node is what is spelled, and those words in their order.
  const begun = (spelled, from, to) => ({ spelled, from, to, next: new Map(), every: null, stems: null });

  // The words of one language, related by their endings, and how they may be `spellings` of what is typed.
  class Family {
    constructor(lexicon, rules) {
      this.lexicon = lexicon;
      this.endings = read.compile(rules);
      this.byStem = new Map(); // stem → [numbers of words of which it is a noun's, a verb's]
      this.list = null; // see `sorted` in lexicon.js
      this.root = null;
      this.irregular = null; // see `withoutRule`
      this.spellings = new Spellings(this, rules);
    }

    // What a word may be a form of: stem → its kinds (1 a noun's, 2 a verb's). A bare word may be
    // either; but one that is `printed` and reads as a noun with an ending is no bare verb: texts of
    // law command in other forms («қызметке» is no verb, so that «қызметкер» would be a form of it).
    readings(word, printed) {
      const inflected = read.inflections(word, this.endings);
      const found = new Map(inflected);
      for (const stem of read.irregular(word, this.endings)) found.set(stem, BOTH);
      found.set(word, found.get(word) | (printed && inflected.size ? NOUN : BOTH));
      return found;
    }

    // The words in the order of their letters.
    sorted() {
      this.list ||= this.lexicon.sorted(this.endings);
      return this.list;
    }

    // Where in that order those stand that begin with some letters: [first, the one behind the last],
    // looked for between two others.
    range(begin, low, high) {
      const list = this.sorted();
      const first = (from, past) => {
        let to = high;
        while (from < to) {
          const middle = (from + to) >> 1;
          const word = list.word(middle);
          if (word < begin || (past && word.startsWith(begin))) from = middle + 1;
          else to = middle;
        }
        return from;
      };
      const from = first(low, false);
      return [from, first(from, true)];
    }

    // The numbers of the words that begin with some letters.
    beginningWith(begin) {
      const list = this.sorted();
      const [from, to] = this.range(begin, 0, list.length);
      const found = [];
      for (let at = from; at < to; at++) {
        const number = list.number(at);
        if (number >= 0) found.push(number);
      }
      return found;
    }

    // Stem → its words, of those that no rule explains.
    withoutRule() {
      if (this.irregular) return this.irregular;
      this.irregular = new Map();
      for (const [word, stems] of this.endings.closedClass) {
        for (const stem of stems) this.irregular.set(stem, [...this.irregular.get(stem) || [], word]);
      }
      return this.irregular;
    }

    // Stem → [numbers of the printed words of which it is a noun's stem, of which it is a verb's].
    stemmed(stem) {
      let found = this.byStem.get(stem);
      if (!found) {
        const kinds = this.kindsOf(stem);
        const numbers = [...kinds.keys()].sort((a, b) => a - b);
        found = [NOUN, VERB].map(kind => numbers.filter(number => kinds.get(number) & kind));
        if (this.byStem.size > MOST_STEMS) this.byStem.clear();
        this.byStem.set(stem, found);
      }
      return found;
    }

    // Number of each printed word of a stem → of which kinds the stem is there.
    kindsOf(stem) {
      const { lexicon, endings } = this;
      const found = new Map();
      const add = (number, kinds) => found.set(number, found.get(number) | kinds);
      // No ending leaves less of a word.
      const begins = stem.length < endings.shortestStem ? [] : new Set(read.openings(stem, endings));
      for (const begin of begins) {
        for (const number of this.beginningWith(begin)) {
          const kinds = lexicon.word(number) === stem ? 0 : lexicon.kindsOf(number, stem, endings);
          if (kinds) add(number, kinds);
        }
      }
      for (const word of this.withoutRule().get(stem) || []) if (lexicon.has(word)) add(lexicon.number(word), BOTH);
      const itself = lexicon.number(stem);
      if (itself !== undefined) add(itself, this.readings(stem, true).get(stem));
      return found;
    }

    // The numbers of the words that may be forms of a stem of some kinds.
    having(stem, kinds) {
      if (!kinds) return [];
      const [nouns, verbs] = this.stemmed(stem);
      if (kinds === BOTH) return nouns.concat(verbs);
      return kinds === NOUN ? nouns : verbs;
    }

    // The numbers of all words that share a stem with a word: a Set. Where the word itself is the
    // noun of printed words, a verb that a single printed word has is none: «қағида» is no form of
    // «қағид-», of which «қағидатын» would be another.
    relatives(word) {
      const found = new Set();
      const noun = this.having(word, NOUN).length > 0;
      for (const [stem, kinds] of this.readings(word, false)) {
        const lone = noun && stem !== word && this.having(stem, kinds & VERB).length < 2;
        for (const number of this.having(stem, lone ? kinds & NOUN : kinds)) found.add(number);
      }
      return found;
    }

    // The relatives of several words.
    union(words) {
      const found = new Set();
      for (const word of words) for (const number of this.relatives(word)) found.add(number);
      return found;
    }

    // Is a word surely one of these texts? It shares a stem with them that is a word of its own, or
    // that several words have. «органнын», typed for «органның», only shares «органн» with it.
    known(word) {
      for (const [stem, kinds] of this.readings(word, false)) {
        const numbers = new Set(this.having(stem, kinds));
        if (!numbers.size) continue;
        if (stem === word) return true;
        // A stem that is itself a form of a noun, «талаптарын», is none.
        const shorter = [...read.inflections(stem, this.endings)];
        if (shorter.some(([of, kind]) => this.having(of, kind & NOUN).length > 1)) continue;
        if (this.lexicon.has(stem) || numbers.size > 1) return true;
      }
      return false;
    }

    // How words may begin, letter by letter, from no letter on.
    beginnings() {
      this.root ||= begun("", 0, this.sorted().length);
      return this.root;
    }

    child(node, letter) {
      let child = node.next.get(letter);
      if (child === undefined) {
        const spelled = node.spelled + letter;
        const [from, to] = this.range(spelled, node.from, node.to);
        child = from === to ? null : begun(spelled, from, to);
        node.next.set(letter, child);
      }
      return child;
    }

    children(node) {
      if (node.every) return node.every;
      const list = this.sorted();
      node.every = [];
      for (let at = node.from; at < node.to;) {
        const letter = list.word(at).charAt(node.spelled.length);
        if (letter) {
          const child = this.child(node, letter);
          node.every.push([letter, child]);
          at = child.to;
        } else at++;
      }
      return node.every;
    }

    // The stems whose words may begin as a node is spelled.
    stemsAt(node) {
      node.stems ||= read.opened(node.spelled, this.endings).filter(stem => this.having(stem, BOTH).length > 0);
      return node.stems;
    }
  }

  adepSearch.Family = Family;
}
