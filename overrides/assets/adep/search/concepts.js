// What people type who ask for a duty, and how each language words a concept (search/meaning.js, made by
// scripts/adep/search/meaning.py).
{
  const { codes, likelihood, Lexicon, Family } = adepSearch;
  const LITTLE = "~"; // before a rendering that words many concepts
  const LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const CHUNK = 4096; // letters

  // Letter → letter, by their codes: the letters of an alphabet and Latin ones in each other's places. What a language
  // says is written so, it packs to less.
  const swapping = alphabet => {
    const table = new Uint16Array(65536).map((_, code) => code);
    for (const [at, letter] of Array.from(alphabet).entries()) {
      if (letter <= "\u007f" || !LATIN[at]) continue;
      const [own, latin] = [letter.charCodeAt(0), LATIN.charCodeAt(at)];
      table[own] = latin;
      table[latin] = own;
    }
    return table;
  };
  const swapped = (told, table) => {
    if (Array.isArray(told)) return told.map(text => swapped(text, table));
    let made = "";
    for (let from = 0; from < told.length; from += CHUNK) { // letter by letter, a browser would keep every step
      const letters = new Uint16Array(Math.min(CHUNK, told.length - from));
      for (let at = 0; at < letters.length; at++) letters[at] = table[told.charCodeAt(from + at)];
      made += String.fromCharCode(...letters);
    }
    return made;
  };
  const read = (said, alphabet) => {
    const table = swapping(alphabet);
    return Object.fromEntries(Object.entries(said).map(([name, told]) => [name, swapped(told, table)]));
  };

  const renderingsIn = line => line ? line.split("|") : [];

  class Concepts {
    constructor(data, rules) {
      const said = data.words.map((words, lang) => read(words, rules[data.langs[lang]]?.alphabet || ""));
      this.langs = data.langs;
      this.duties = data.duties.map(([id], duty) => {
        const names = data.langs.map((lang, i) => [lang, said[i].names[duty]]);
        return { id, name: Object.fromEntries(names.filter(([, name]) => name)) };
      });
      this.tells = data.tells.map(lines => lines.split(" ")); // language → word that people ask with → its topics
      const lexicons = said.map(({ stems, asked }) => {
        const lexicon = new Lexicon(stems.split(" ").filter(Boolean));
        const words = asked ? codes.unshared(asked.split(" ")) : []; // first: their numbers are those of `tells`
        for (const word of words) lexicon.add(word);
        return lexicon;
      });
      this.phrases = []; // {lang, words, of, number, little}: renderings of terms
      this.terms = said[0].terms.map((_, of) => said.flatMap(({ terms }, lang) => // number → its phrases
        renderingsIn(terms[of]).map(text => this.phrase(text, lang, of, lexicons[lang]))));
      this.families = lexicons.map((lexicon, lang) => new Family(lexicon, rules[data.langs[lang]] || {}));
      this.readTopics(data);
    }

    // Takes a rendering of a term.
    phrase(text, lang, of, lexicon) {
      const little = text.startsWith(LITTLE);
      const words = (little ? text.slice(LITTLE.length) : text).split(" ");
      const phrase = { lang, words, of, number: this.phrases.length, little };
      this.phrases.push(phrase);
      for (const word of words) lexicon.add(word, phrase.number);
      return phrase;
    }

    // Topics are duties, and what only some units of a duty answer: {duty, units, whole}; the first is none.
    readTopics({ duties, masses }) {
      this.topics = [{ duty: -1, units: [], whole: false }];
      for (const [duty, [, all, some]] of duties.entries()) {
        this.topics.push({ duty, units: all, whole: true }, ...some.map(units => ({ duty, units, whole: false })));
      }
      this.masses = [...duties.map(() => 0), 0]; // of duties; the last one of what is none
      for (const [of, { duty }] of this.topics.entries()) this.masses[duty < 0 ? duties.length : duty] += masses[of];
      this.usual = duties.map(() => new Map()); // duty → its units → how much they answer
      for (const [of, { duty, units, whole }] of this.topics.entries()) {
        for (const [at, unit] of units.entries()) {
          const share = whole ? 0 : likelihood.answers(at) * masses[of] / (this.masses[duty] || 1);
          this.usual[duty].set(unit, (this.usual[duty].get(unit) || 0) + share);
        }
      }
      this.dutiesOf = new Map(); // unit → its duties
      for (const [duty, units] of this.usual.entries()) {
        for (const unit of units.keys()) this.dutiesOf.set(unit, [...this.dutiesOf.get(unit) || [], duty]);
      }
    }

    // The topics that people ask for with a word, by its number: [[topic, how much of what they ask for it has the
    // word]].
    topicsOf(lang, number) {
      const found = [];
      const line = this.tells[lang][number];
      let topic = 0;
      let more = false;
      if (line) codes.each(line, code => {
        if (more) found.at(-1)[1] = code + 2;
        else found.push([topic += code >> 1, 1]);
        more = !more && code % 2 > 0;
      });
      return found;
    }

    // Is it a word that people ask with, in any of its forms?
    knows(word) { return this.families.some(family => family.relatives(word).size > 0); }

    // How the concepts that a word helps to word are worded: lists of words.
    renderings(word) {
      const having = this.families.flatMap(family =>
        [...family.relatives(word)].flatMap(number => family.lexicon.places(number)));
      return having.flatMap(number => this.terms[this.phrases[number].of]).map(phrase => phrase.words);
    }
  }

  adepSearch.Concepts = Concepts;
}
