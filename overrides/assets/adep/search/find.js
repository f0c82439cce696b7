// Finds the units that a query asks for. No page, no markup: units in, units out.
{
  const {
    address, answer: { nothing }, askedAddress, Concepts, correction, days, Family, matches, Meaning, occurrences,
    query, ranking, texts, Titles
  } = adepSearch;
  const AS_TYPED = ["exact", "foreign"]; // how words are read where nothing is guessed …
  const GUESSED = [...AS_TYPED, "begins", "slip"]; // … and where everything is
  const WAITS = {}; // thrown where nobody can say yet that there is nothing

  const asTyped = term => AS_TYPED.includes(term.how);

  // Was all of a query found, as it was typed or on another keyboard?
  const surely = ({ found, placed, spread }) => found.size > 0 && !spread && placed.every(asTyped);

  // What is read as one with a unit: its row of languages; its clause in its language.
  const rowOf = unit => unit.row;
  const clauseOf = ({ act, place, lang }) => place.clause ? `${act.id} ${place.clause} ${lang}` : null;

  // Letters of another script that look the same: {cyrillic: Latin letter → Cyrillic one, latin: the other way round}.
  const lookAlikesIn = rules => {
    const found = { cyrillic: new Map(), latin: new Map() };
    for (const { look_alikes: pairs = {} } of Object.values(rules)) {
      for (const [foreign, letter] of Object.entries(pairs)) {
        if (!/^\p{Script=Latin}$/u.test(foreign)) continue;
        if (!found.cyrillic.has(foreign)) found.cyrillic.set(foreign, letter);
        if (!found.latin.has(letter)) found.latin.set(letter, foreign);
      }
    }
    return found;
  };

  // Ready to search: `index` is search/index.js, `rules` search/rules.js.
  // `meaning` is search/meaning.js. The languages of asking are those that have rules. `given(number)` is a part of
  // the texts, or nothing as long as it is not there (texts.js).
  class Finder {
    #meaningData;
    #meaning = null;

    constructor(index, rules, meaning, given) {
      this.texts = texts.unpack(index, given);
      this.families = this.texts.langs.map((lang, i) => new Family(this.texts.lexicons[i], rules[lang] || {}));
      this.rules = rules;
      this.#meaningData = meaning;
      this.titles = new Titles(this);
      this.lookAlikes = lookAlikesIn(rules);
      this.asking = new Set(Object.values(rules).flatMap(({ asking = [] }) => asking)); // "may", "when"
      this.silent = address.tables(rules, ({ passed_over: words = [] }) => [[true, words]]);
      this.nouns = address.tables(rules, ({ address: nouns = {} }) => Object.entries(nouns));
      this.numbers = address.tables(rules, ({ numbers = {} }) =>
        Object.entries(numbers).map(([word, number]) => [number, [word]]));
      this.months = address.tables(rules, ({ months = [], day_words: words = [] }) =>
        [...months.map((name, i) => [i + 1, [name]]), [0, words]]);
      this.wanted = new Map(); // part of the texts → how much of a query it may have, 0 to 1
    }

    // What words mean: read when it is first asked for.
    get meaning() {
      this.#meaning ||= new Meaning(new Concepts(this.#meaningData, this.rules), this);
      return this.#meaning;
    }

    // -- parts of the texts that are not there yet

    // Notes in which parts of the texts something may stand, given alone or, as a map, with how much of a query it
    // would be. Is one of them not there yet?
    lacks(parts) {
      const missing = [...parts.keys()].filter(part => !this.texts.parts[part].packed);
      for (const part of missing) {
        const share = parts instanceof Map ? parts.get(part) : 1;
        this.wanted.set(part, Math.max(this.wanted.get(part) || 0, share));
      }
      return missing.length > 0;
    }

    // What was found of something that may stand in some parts. As long as it is nothing, no other way is tried before
    // all of these parts were looked in: the answer is the same whatever comes first.
    search(found, parts) {
      if (this.lacks(parts) && !found.size) throw WAITS;
      return found;
    }

    // An answer (answer.js), with the parts in which there may be more, `wanted`: those first that may have most
    // of the query, of these acts in force.
    answer(reckon) {
      const { texts, wanted } = this;
      texts.read();
      wanted.clear();
      let found;
      try {
        found = reckon();
      } catch (error) {
        if (error !== WAITS) throw error;
        found = nothing();
      }
      if (!found) return found;
      const inForce = part => texts.actsOf(part).some(act => act.state === "in force");
      const order = (a, b) => wanted.get(b) - wanted.get(a) || inForce(b) - inForce(a) || a - b;
      return { ...found, wanted: [...wanted.keys()].sort(order) };
    }

    // -- words

    // Is a word passed over, however it is typed? Not where the texts have it: "men" is a word too.
    saysNothing(word) {
      const families = this.silent.map(table => table.family);
      if (families.some(({ lexicon }) => lexicon.has(word))) return true;
      if (this.families.some(family => family.relatives(word).size)) return false;
      return families.some(({ lexicon, spellings }) =>
        [...spellings.otherwise(word).keys()].some(spelling => lexicon.has(spelling)));
    }

    // Is a word one that is known, though the texts may not have it?
    isWord(word) {
      return this.asking.has(word) || this.meaning.concepts.knows(word)
        || this.numbers.some(({ family }) => family.lexicon.has(word));
    }

    // Where a word stands, as it is typed or on another keyboard: {standing, parts, often} (meaning.js).
    standing(word) {
      const { sets } = matches.of(word, this.families, false, false);
      return {
        standing: occurrences.words(sets, this),
        parts: occurrences.partsOf(sets, this),
        often: occurrences.often(sets, this)
      };
    }

    // The month that a word names, however it is typed; 0 for a word that only goes with days.
    monthOf(word) {
      const month = address.named(word, this.months);
      return month ? month.name : this.shortMonth(word);
    }

    // The month whose name begins with a word of at least three letters, "Dec"; nothing where none or
    // several do.
    shortMonth(word) {
      if (word.length < 3) return null;
      const found = this.months.flatMap(({ family, names }) =>
        names.filter((month, at) => month && family.lexicon.word(at).startsWith(word)));
      return found.length === 1 ? found[0] : null;
    }

    // -- a query

    // Of the parts of a query those that say something; all, where none does.
    telling(every) {
      const telling = every.filter(term => term.kind !== "word" || !this.saysNothing(term.words[0]));
      return telling.length ? telling : every;
    }

    // What a query is made of: {text, every, terms, asked, heard}: its text, cleaned, and its parts; those that say
    // something; those by which more is told than that something is asked; and of these two, those that are asked for.
    parts(typed) {
      const text = query.clean(typed, this.lookAlikes);
      const isKnown = day => occurrences.days(day, this.texts).length > 0;
      const every = days.withDays(query.terms(text), word => this.monthOf(word), isKnown);
      const terms = this.telling(every);
      const asked = terms.filter(term => term.kind !== "word" || !this.asking.has(term.words[0]));
      const saying = asked.some(term => term.kind !== "word" || /\p{L}{3}/u.test(term.words[0]));
      return { text, every, terms, asked: saying ? asked : [], heard: saying ? asked : terms };
    }

    // The address that a query names, or nothing.
    addressIn(text, terms) {
      if (terms.some(term => term.kind === "phrase" || term.kind === "day")) return null;
      return askedAddress.read(text, {
        level: word => {
          const noun = address.named(word, this.nouns);
          return noun && { level: noun.name, lang: noun.lang };
        },
        ordinal: word => address.named(word, this.numbers)?.name,
        nothing: word => this.saysNothing(word),
        act: number => this.texts.acts.some((_, act) => this.titles.bears(act, number))
      });
    }

    // The units at an address.
    unitsAt(there, preferred) {
      const { units, parts } = address.at(there, this.texts, preferred, this.titles);
      this.search(new Set(units), parts);
      return units;
    }

    // The address that a query names, and the units there, first of all a unit's own id.
    pointed(text, terms, preferred) {
      const id = text.trim().toLowerCase();
      const named = /^\p{L}+-\S+$/u.test(id) ? this.texts.named(id).map(unit => unit.number) : [];
      const asked = this.addressIn(text, terms);
      // Ids of units begin with their language.
      if (this.texts.langs.some(lang => id.startsWith(`${lang}-`))) {
        this.search(new Set(named), new Set(this.texts.parts.keys()));
      }
      return { address: asked, units: asked ? [...named, ...this.unitsAsked(asked, preferred)] : named };
    }

    unitsAsked(asked, preferred) {
      const { article, clause, subclause } = asked;
      // «ст. 10 п. 4»: what other acts call an article may be a clause here.
      const inside = article && clause && !subclause
        ? this.unitsAt({ ...asked, clause: article, subclause: clause }, preferred) : [];
      if (inside.length) return inside;
      const there = this.unitsAt(asked, preferred);
      // "5-14" is an inserted clause, and where there is none, subclause 14 of clause 5.
      const [, whole, part] = /^(\d+)-(\d+)$/.exec(clause) || [];
      if (there.length || subclause || !whole) return there;
      return this.unitsAt({ ...asked, clause: whole, subclause: part }, preferred);
    }

    // What has all parts of a query, maybe with `slips`: {placed, found, spread}; found is unit → its places.
    fitting(terms, slips) {
      let placed = terms.map(term => {
        const part = occurrences.part(term, this, slips ? "slips" : "");
        // Whoever types a word that there is has made no slip.
        const isWord = part.how === "slip" && term.kind === "word" && this.isWord(term.words[0]);
        return isWord ? occurrences.nowhere(term.typed) : part;
      });
      const together = () => {
        const parts = occurrences.shared(placed.map(term => term.parts));
        return this.search(occurrences.together(placed), parts);
      };
      let found = together();
      let spread = false;
      if (!found.size && placed.every(term => term.how)) {
        placed = placed.map((term, i) => asTyped(term) ? occurrences.part(terms[i], this, "wide") : term);
        found = together();
        // A query in two languages: the rows that have it between them; then clauses.
        if (!found.size) found = occurrences.between(placed, this, rowOf);
        if (!found.size) {
          found = occurrences.between(placed, this, clauseOf);
          spread = found.size > 0;
        }
      }
      return { placed, found, spread };
    }

    // -- what is asked of this search; `preferred` is the interface's language

    // The answer to a query (answer.js).
    find(text, preferred) { return this.answer(() => this.found(text, preferred)); }
    found(text, preferred) {
      const { text: clean, every, terms, asked, heard } = this.parts(text);
      if (!every.length) return nothing();
      const pointed = this.pointed(clean, every, preferred);
      if (pointed.units.length) {
        const words = terms.flatMap(term => term.words);
        const { standing, parts } = address.cited(pointed.address, words, this.nouns, this);
        const placed = [{ standing, how: "exact", typed: clean, taken: "" }];
        const fitting = { placed, found: occurrences.together(placed), spread: false };
        // An act may be cited by its articles; what the texts themselves say of one goes first.
        if (!pointed.address?.article) this.lacks(parts);
        else if (this.search(standing, parts).size) return this.inWords(fitting, terms, asked, heard);
        return this.told(fitting, [...pointed.units, ...ranking.ranked(fitting.found, placed, this)], null, []);
      }
      return this.inWords(this.fitting(terms, false), terms, asked, heard);
    }

    // The answer to a query that leads to no address: what has its words, or what they mean.
    inWords(fitting, terms, asked, heard) {
      // Words by which something is asked count only where all the others are found with them.
      if (!surely(fitting) && asked.length && asked.length < terms.length) {
        const again = this.fitting(asked, false);
        if (surely(again)) {
          // it was a question: more may answer it
          return this.answered(again, heard, this.meaning.ask(asked, AS_TYPED, "all"));
        }
      }
      if (surely(fitting)) return this.answered(fitting, heard, null);
      const read = fitting.found.size && !fitting.spread ? fitting.placed.map(term => term.how) : [];
      const hows = [AS_TYPED];
      if (!read.length || read.includes("slip")) hows.push([...AS_TYPED, "begins"]);
      for (const how of hows) {
        const meant = this.meaning.ask(heard, how, "all");
        if (!meant.units.length && !meant.duties.length) continue;
        return { ...nothing(), ...meant, notes: meant.taken, misspelt: meant.unknown.filter(correction.longEnough) };
      }
      return this.told(fitting, ranking.ranked(fitting.found, fitting.placed, this), null, []);
    }

    // The same where all of it was found.
    answered(fitting, heard, beside) {
      const { duties } = this.meaning.ask(heard, AS_TYPED, "whole");
      const units = ranking.ranked(fitting.found, fitting.placed, this);
      return this.told(fitting, [...units, ...beside ? beside.units : []], beside, duties);
    }

    // Units that were found, each once, and what is to be said of them; `beside`: those among them that were found by
    // meaning.
    told({ found, placed, spread }, units, beside, duties) {
      const meant = [...beside ? beside.by : []];
      const guessed = placed.filter(({ how }) => how && how !== "exact");
      return {
        ...nothing(),
        units: [...new Set(units)],
        by: new Map(meant.filter(([unit]) => !found.has(unit))),
        marks: occurrences.marks(found, beside ? beside.marks : new Map()),
        spread,
        notes: guessed.map(({ how, typed, taken }) => ({ how, typed, taken })),
        duties,
        mayOffer: !units.length && !this.wanted.size
      };
    }

    // What `find` would find where words with a slip are replaced by what was meant (correction.js).
    correct(text, preferred) { return this.answer(() => correction.corrected(text, preferred, this)); }

    // What is offered where `find` found nothing, in the same form: what is found where a word has a slip, then
    // `offered` says so; else `near`, duties that have something of the query, words that are near (`nearest`,
    // [{typed, words}]), and how much each part of the query would find `alone`, [{typed, count}], null
    // where parts of the texts are not there yet.
    offer(text) { return this.answer(() => this.offered(text)); }
    offered(text) {
      const { terms, heard } = this.parts(text);
      if (!terms.length) return nothing();
      const fitting = this.fitting(terms, true);
      const { placed } = fitting;
      if (!fitting.found.size || fitting.spread) {
        const meant = this.meaning.ask(heard, GUESSED, "all");
        if (meant.units.length || meant.duties.length) {
          return { ...nothing(), ...meant, notes: meant.taken, offered: true };
        }
      }
      const units = ranking.ranked(fitting.found, placed, this);
      if (units.length) return { ...this.told(fitting, units, null, []), offered: true };
      const corrected = correction.corrected(text, "", this); // the words of which may stand in several units
      if (corrected.units.length) return { ...corrected, offered: true };
      return {
        ...nothing(),
        near: this.meaning.ask(terms, GUESSED, "near").duties,
        nearest: ranking.nearest(terms, placed, this.families),
        alone: placed.length < 2 ? [] : this.alone(placed)
      };
    }

    // How much each part of a query would find alone.
    alone(placed) {
      return placed.filter(term => term.parts.size).map(({ how, typed, taken, parts, standing }) => {
        const areThere = [...parts].every(part => this.texts.parts[part].packed);
        return { typed: how === "slip" ? taken : typed, count: areThere ? standing.size : null };
      }).filter(({ count }) => count !== 0);
    }

    // The rows that have a form of every word of a query, as `find` gives units: those that have the
    // words, in the order of the texts. Nothing is guessed here, neither slips nor beginnings nor what
    // is meant; an address is read as words. Nothing at all where no row has them.
    context(text) { return this.answer(() => this.rows(text)); }
    rows(text) {
      const terms = this.telling(query.terms(query.clean(text, this.lookAlikes)));
      const placed = terms.map(term => occurrences.part({ ...term, unfinished: false }, this, ""));
      if (!placed.length || !placed.every(asTyped)) return null;
      const parts = occurrences.shared(placed.map(term => term.parts));
      const found = this.search(occurrences.between(placed, this, rowOf), parts);
      if (!found.size) return null;
      return {
        ...nothing(),
        units: [...found.keys()].sort((a, b) => a - b),
        marks: occurrences.marks(found, new Map()),
        notes: placed.filter(term => term.how !== "exact")
      };
    }
  }

  adepSearch.Finder = Finder;
}
