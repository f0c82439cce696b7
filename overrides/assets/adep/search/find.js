// Finds the units that a query asks for. No page, no markup: units in, units out.
(function (adep) {
  "use strict";
  const Family = adep.Family;
  const naming = adep.address.naming;
  const SHORTENED = 3; // letters of a word of a title, at least
  const TRIED = 6; // words, before anybody types
  const WAITS = {}; // thrown where nobody can say yet that there is nothing

  // Ready to search: `index` is search/index.js, `rules` search/rules.js.
  // `meaning` is search/meaning.js. The languages of asking are those that have rules. `given(number)` is a part of
  // the texts, or nothing as long as it is not there (texts.js).
  function Finder(index, rules, meaning, given) {
    const texts = this.texts = adep.texts.unpack(index, given);
    this.families = texts.langs.map(function (lang, i) { return new Family(texts.lexicons[i], rules[lang] || {}); });
    this.said = meaning;
    this.rules = rules;
    this.lookAlikes = { cyrillic: new Map(), latin: new Map() };
    for (const own of Object.values(rules)) {
      for (const [foreign, letter] of Object.entries(own.look_alikes || {})) {
        if (!/^\p{Script=Latin}$/u.test(foreign)) continue;
        if (!this.lookAlikes.cyrillic.has(foreign)) this.lookAlikes.cyrillic.set(foreign, letter);
        if (!this.lookAlikes.latin.has(letter)) this.lookAlikes.latin.set(letter, foreign);
      }
    }
    function named(tables) { return adep.address.named(Object.keys(rules), rules, tables); }
    this.silent = named(function (own) { return [[true, own.passed_over || []]]; });
    this.asking = new Set(Object.values(rules).flatMap(function (own) { return own.asking || []; }));
    this.nouns = named(function (own) { return Object.entries(own.address || {}); });
    this.numbers = named(function (own) {
      return Object.entries(own.numbers || {}).map(function (entry) { return [entry[1], [entry[0]]]; });
    });
    this.months = named(function (own) {
      return (own.months || []).map(function (name, i) { return [i + 1, [name]]; }).concat([[0, own.day_words || []]]);
    });
    this.known = null;
    this.titles = new Map();
    this.wanted = new Map(); // part of the texts → how much of a query it may have, 0 to 1
  }

  // Notes in which parts of the texts something may stand, given alone or, as a map, with how much of a query it would
  // be. Is one of them not there yet?
  Finder.prototype.lacks = function (parts) {
    const wanted = this.wanted, texts = this.texts, missing = Array.from(parts.keys()).filter(function (part) { return !texts.parts[part].packed; });
    for (const part of missing) wanted.set(part, Math.max(wanted.get(part) || 0, parts instanceof Map ? parts.get(part) : 1));
    return missing.length > 0;
  };
  // What was found of something that may stand in some parts. As long as it is nothing, no other way is tried before
  // all of these parts were looked in: the answer is the same whatever comes first.
  Finder.prototype.search = function (found, parts) {
    if (this.lacks(parts) && !found.size) throw WAITS;
    return found;
  };
  // An answer as `find` gives it, with the parts in which there may be more, `wanted`: those first that may have most
  // of the query, of these acts in force.
  Finder.prototype.answer = function (reckon) {
    const texts = this.texts, wanted = this.wanted;
    let found;
    texts.read();
    wanted.clear();
    try { found = reckon(); } catch (error) {
      if (error !== WAITS) throw error;
      found = nothing();
    }
    function inForce(part) { return texts.actsOf(part).some(function (act) { return act.state === "in force"; }); }
    const order = Array.from(wanted.keys()).sort(function (a, b) { return wanted.get(b) - wanted.get(a) || inForce(b) - inForce(a) || a - b; });
    return found && Object.assign(found, { wanted: order });
  };

  // What words mean: read when it is first asked for.
  Object.defineProperty(Finder.prototype, "meaning", {
    get: function () { return this.known = this.known || new adep.Meaning(this.said, this.rules, this); }
  });

  // The words of the title of an act, by its number: a family of each language.
  Finder.prototype.titleOf = function (number) {
    const finder = this, act = this.texts.acts[number];
    if (!this.titles.has(number)) {
      this.titles.set(number, this.texts.langs.map(function (lang) {
        const lexicon = new adep.Lexicon();
        const title = [act.title[lang], act.short[lang]].filter(Boolean).join(" ");
        adep.query.words(title).forEach(function (word, at) { lexicon.add(word, at); });
        return new Family(lexicon, finder.rules[lang] || {});
      }));
    }
    return this.titles.get(number);
  };

  // Has the title of an act, by its number, a word? In any of its forms, shortened («код.»), or in another language
  // («кодекс чести»).
  Finder.prototype.titled = function (number, word) {
    const families = this.titleOf(number);
    function has(one) { return adep.matches.widely(one, families).some(function (set) { return set.size; }); }
    if (has(word)) return true;
    if (word.length >= SHORTENED && families.some(function (family) { return family.beginningWith(word).length; })) return true;
    return this.meaning.renderings(word).some(function (words) { return words.every(has); });
  };

  // Does an act bear a number: that of its instrument («№ 342»), or one in its title (2005)?
  Finder.prototype.numbered = function (number, typed) {
    return this.texts.acts[number].number === typed || this.titleOf(number).some(function (family) { return family.lexicon.has(typed); });
  };

  // Is a word passed over, however it is typed? Not where the texts have it: "men" is a word too.
  Finder.prototype.saysNothing = function (word) {
    if (this.silent.some(function (table) { return table.family.lexicon.has(word); })) return true;
    if (this.families.some(function (family) { return family.relatives(word).size; })) return false;
    return this.silent.some(function (table) {
      return Array.from(table.family.otherwise(word).keys()).some(function (spelling) {
        return table.family.lexicon.has(spelling);
      });
    });
  };

  // Where a word stands, as it is typed or on another keyboard: {standing, parts, often} (meaning.js).
  Finder.prototype.standing = function (word) {
    const sets = adep.matches.of(word, this.families, false, false).sets, occurrences = adep.occurrences;
    return { standing: occurrences.words(sets, this), parts: occurrences.partsOf(sets, this), often: occurrences.often(sets, this) };
  };

  // Is a word one that is known, though the texts may not have it?
  Finder.prototype.isWord = function (word) {
    return this.asking.has(word) || this.meaning.knows(word) ||
      this.numbers.some(function (table) { return table.family.lexicon.has(word); });
  };

  // The month whose name begins with a word of at least three letters, "Dec"; nothing where none or
  // several do.
  Finder.prototype.shortMonth = function (word) {
    const found = word.length < 3 ? [] : this.months.flatMap(function (table) {
      return table.family.lexicon.words.map(function (name, at) { return name.startsWith(word) ? table.names[at] : 0; });
    }).filter(Boolean);
    return found.length === 1 ? found[0] : null;
  };

  // When the browser has nothing else to do; Safari doesn't say when that is.
  function idly(run) {
    if (window.requestIdleCallback) requestIdleCallback(run, { timeout: 200 });
    else setTimeout(run, 0);
  }

  // Makes ready what the first key would wait for, a little at a time, when the browser has nothing else to do:
  // what is counted once, what words mean, and its own reading of these scripts, which it puts off until they run.
  Finder.prototype.warmUp = function () {
    const finder = this, texts = this.texts, steps = this.families.map(function (family) { return function () { family.sorted(); }; });
    steps.push(function () { texts.read(); });
    steps.push(function () { adep.ranking.weights(texts); });
    steps.push(function () {
      for (const part of texts.parts) for (const postings of part.packed ? part.postings : []) steps.unshift(function () { postings.told(); });
    });
    steps.push(function () { finder.meaning.families.forEach(function (family) { family.sorted(); }); });
    for (const lexicon of this.texts.lexicons) {
      steps.push(function () {
        const word = lexicon.word(lexicon.sorted().length >> 1) || "";
        for (const tried of [word, word + word.slice(-1)]) finder.find(tried, ""); // one that there is, and one with a slip
        finder.offer(word + word.slice(-1));
      });
    }
    // Words of the first text, which many texts have.
    steps.push(function () {
      const first = texts.places[0];
      for (const word of first ? adep.query.words(texts.print(first.units[0]).text).slice(0, TRIED) : []) {
        steps.push(function () { finder.find(word, ""); });
      }
    });
    (function next() {
      const step = steps.shift();
      if (!step) return;
      step();
      idly(next);
    })();
  };

  // What is read as one with a unit: its clause in its language.
  function clauseOf(unit) {
    return unit.place.clause ? unit.act.id + " " + unit.place.clause + " " + unit.lang : null;
  }

  // The address that a query names, and the units there, first of all a unit's own id.
  Finder.prototype.pointed = function (text, terms, preferred) {
    const finder = this, id = text.trim().toLowerCase();
    const own = /^\p{L}+-\S+$/u.test(id) ? this.texts.named(id).map(function (unit) { return unit.number; }) : [];
    const plain = terms.every(function (term) { return term.kind !== "phrase" && term.kind !== "day"; });
    const address = plain ? adep.query.address(text, function (word) {
      const noun = naming(word, finder.nouns);
      return noun && { level: noun.name, lang: noun.lang };
    }, function (word) {
      const ordinal = naming(word, finder.numbers);
      return ordinal && ordinal.name;
    }, this.saysNothing.bind(this), function (number) {
      return finder.texts.acts.some(function (act, i) { return finder.numbered(i, number); });
    }) : null;
    // Ids of units begin with their language.
    if (this.texts.langs.some(function (lang) { return id.startsWith(lang + "-"); })) this.search(new Set(own), new Set(this.texts.parts.keys()));
    function at(there) {
      const found = adep.address.at(there, finder.texts, preferred, finder.titled.bind(finder), finder.numbered.bind(finder));
      finder.search(new Set(found.units), found.parts);
      return found.units;
    }
    // «ст. 10 п. 4»: what other acts call an article may be a clause here.
    const inside = address && address.article && address.clause && !address.subclause
      ? at(Object.assign({}, address, { clause: address.article, subclause: address.clause })) : [];
    let there = inside.length ? inside : address ? at(address) : [];
    // "5-14" is an inserted clause, and where there is none, subclause 14 of clause 5.
    const [, clause, subclause] = address && !there.length && /^(\d+)-(\d+)$/.exec(address.clause) || [];
    if (clause && !address.subclause) there = at(Object.assign({}, address, { clause: clause, subclause: subclause }));
    return { address: address, units: own.concat(there) };
  };

  // What has all parts of a query, maybe with `slips`: {placed, found, spread}; found is unit → its places.
  Finder.prototype.fitting = function (terms, slips) {
    const finder = this, occurrences = adep.occurrences;
    let placed = terms.map(function (term) {
      const part = occurrences.part(term, finder, slips ? "slips" : "");
      // Whoever types a word that there is has made no slip.
      if (part.how === "slip" && term.kind === "word" && finder.isWord(term.words[0])) return { standing: new Map(), how: "", typed: term.typed, taken: "", parts: new Set() };
      return part;
    });
    function parts() { return occurrences.shared(placed.map(function (term) { return term.parts; })); }
    let found = this.search(occurrences.together(placed), parts()), spread = false;
    if (!found.size && placed.every(function (term) { return term.how; })) {
      placed = placed.map(function (term, i) {
        return term.how === "exact" || term.how === "foreign" ? occurrences.part(terms[i], finder, "wide") : term;
      });
      found = this.search(occurrences.together(placed), parts());
      // A query in two languages: the rows that have it between them; then clauses.
      if (!found.size) found = occurrences.between(placed, finder, function (unit) { return unit.row; });
      if (!found.size) {
        found = occurrences.between(placed, finder, clauseOf);
        spread = found.size > 0;
      }
    }
    return { placed: placed, found: found, spread: spread };
  };

  // Of the parts of a query those that say something; all, where none does.
  Finder.prototype.telling = function (every) {
    const finder = this;
    const telling = every.filter(function (term) { return term.kind !== "word" || !finder.saysNothing(term.words[0]); });
    return telling.length ? telling : every;
  };

  // What a query is made of: {text, every, terms, asked, heard}: its text, cleaned, and its parts; those that say
  // something; those by which more is told than that something is asked; and of these two, those that are asked for.
  Finder.prototype.parts = function (typed) {
    const finder = this, text = adep.query.clean(typed, this.lookAlikes);
    const every = adep.query.withDays(adep.query.terms(text), function (word) {
      const month = naming(word, finder.months);
      return month ? month.name : finder.shortMonth(word);
    }, function (day) { return adep.occurrences.days(day, finder.texts).length > 0; });
    const terms = this.telling(every);
    const asked = terms.filter(function (term) { return term.kind !== "word" || !finder.asking.has(term.words[0]); });
    const saying = asked.some(function (term) { return term.kind !== "word" || /\p{L}{3}/u.test(term.words[0]); });
    return { text: text, every: every, terms: terms, asked: saying ? asked : [], heard: saying ? asked : terms };
  };

  // Nothing found, and nothing to be said of it.
  function nothing() {
    return {
      units: [], marks: new Map(), notes: [], nearest: [], alone: [], spread: false, duties: [], by: new Map(),
      offered: false, near: [], unknown: [], mayOffer: false, misspelt: [], wanted: []
    };
  }

  // {units, marks, spread, notes}: numbers of units, best first; unit → what is to be marked in it, [first, last]
  // words or [from, to, "letters"]; whether no unit has all of the query and the clauses are given that have; what
  // was done to find them, [{how, typed, taken}]. `preferred` is the interface's language. What is reached by
  // meaning has `by` and `unknown` (meaning.js), and `duties`: their numbers, best first. `mayOffer`: nothing
  // was found, and `offer` may tell what is near; `misspelt`: words that nothing has and that may have a slip, while
  // others found something: `correct` (correction.js) may tell what was meant. `wanted` are numbers of parts that are
  // not there yet and may have more; where nothing at all is known before they are, they alone are told.
  Finder.prototype.find = function (text, preferred) {
    const finder = this;
    return this.answer(function () { return finder.found(text, preferred); });
  };
  Finder.prototype.found = function (text, preferred) {
    const { text: clean, every, terms, asked, heard } = this.parts(text);
    if (!every.length) return nothing();
    const pointed = this.pointed(clean, every, preferred);
    let first = pointed.units, fitting;
    if (first.length) {
      const words = terms.flatMap(function (term) { return term.words; });
      const { standing, parts } = adep.address.told(pointed.address, words, this.nouns, this);
      const placed = [{ standing: standing, how: "exact", typed: clean, taken: "" }];
      fitting = { placed: placed, found: adep.occurrences.together(placed), spread: false };
      // An act may be cited by its articles; what the texts themselves say of one goes first.
      if (!pointed.address || !pointed.address.article) this.lacks(parts);
      else if (this.search(standing, parts).size) first = [];
    } else fitting = this.fitting(terms, false);
    let duties = [], beside = null;
    if (!first.length) {
      // Words by which something is asked count only where all the others are found with them.
      if (!surely(fitting) && asked.length && asked.length < terms.length) {
        const again = this.fitting(asked, false);
        if (surely(again)) {
          fitting = again;
          beside = this.meaning.ask(asked, ["exact", "foreign"], "all"); // it was a question: more may answer it
        }
      }
      if (surely(fitting)) duties = this.meaning.ask(heard, ["exact", "foreign"], "whole").duties;
      else {
        const read = fitting.found.size && !fitting.spread ? fitting.placed.map(function (term) { return term.how; }) : [];
        const hows = [["exact", "foreign"]];
        if (!read.length || read.includes("slip")) hows.push(["exact", "foreign", "begins"]);
        for (const way of hows) {
          const meant = this.meaning.ask(heard, way, "all");
          if (!meant.units.length && !meant.duties.length) continue;
          return Object.assign(nothing(), meant, { notes: meant.taken, misspelt: adep.correction.longEnough(meant.unknown) });
        }
      }
    }
    const units = Array.from(new Set(first.concat(adep.ranking.ranked(fitting.found, fitting.placed, this), beside ? beside.units : [])));
    return Object.assign(this.told(fitting, units, beside), { duties: duties, mayOffer: !units.length && !this.wanted.size });
  };

  // What is offered where `find` found nothing, in the same form: what is found where a word has a slip, then
  // `offered` says so; else `near`, duties that have something of the query, words that are near (`nearest`,
  // [{typed, words}]), and how much each part of the query would find `alone`, [{typed, count}], null
  // where parts of the texts are not there yet.
  Finder.prototype.offer = function (text) {
    const finder = this;
    return this.answer(function () { return finder.offered(text); });
  };
  Finder.prototype.offered = function (text) {
    const finder = this, { terms, heard } = this.parts(text);
    if (!terms.length) return nothing();
    const fitting = this.fitting(terms, true), placed = fitting.placed;
    if (!fitting.found.size || fitting.spread) {
      const meant = this.meaning.ask(heard, ["exact", "foreign", "begins", "slip"], "all");
      if (meant.units.length || meant.duties.length) return Object.assign(nothing(), meant, { notes: meant.taken, offered: true });
    }
    const units = adep.ranking.ranked(fitting.found, placed, this);
    if (units.length) return Object.assign(this.told(fitting, units, null), { offered: true });
    const corrected = this.corrected(text, ""); // the words of which may stand in several units
    if (corrected.units.length) return Object.assign(corrected, { offered: true });
    return Object.assign(nothing(), {
      near: this.meaning.ask(terms, ["exact", "foreign", "begins", "slip"], "near").duties,
      nearest: adep.ranking.nearest(terms, placed, this.families),
      alone: placed.length < 2 ? [] : placed.filter(function (term) { return term.parts.size; }).map(function (term) {
        const there = Array.from(term.parts).every(function (part) { return finder.texts.parts[part].packed; });
        return { typed: term.how === "slip" ? term.taken : term.typed, count: there ? term.standing.size : null };
      }).filter(function (one) { return one.count !== 0; })
    });
  };

  // Units that were found, and what is to be said of them; `beside`: those among them that were found by meaning.
  Finder.prototype.told = function (fitting, units, beside) {
    return Object.assign(nothing(), {
      units: units,
      by: new Map(Array.from(beside ? beside.by : []).filter(function (entry) { return !fitting.found.has(entry[0]); })),
      marks: adep.occurrences.marks(fitting.found, beside ? beside.marks : new Map()),
      spread: fitting.spread,
      notes: fitting.placed.filter(function (term) { return term.how && term.how !== "exact"; })
        .map(function (term) { return { how: term.how, typed: term.typed, taken: term.taken }; })
    });
  };

  // The rows that have a form of every word of a query, as `find` gives units: those that have the
  // words, in the order of the texts. Nothing is guessed here, neither slips nor beginnings nor what
  // is meant; an address is read as words. Nothing at all where no row has them.
  Finder.prototype.context = function (text) {
    const finder = this;
    return this.answer(function () { return finder.rows(text); });
  };
  Finder.prototype.rows = function (text) {
    const finder = this, every = adep.query.terms(adep.query.clean(text, this.lookAlikes));
    const placed = this.telling(every).map(function (term) {
      return adep.occurrences.part(Object.assign({}, term, { unfinished: false }), finder, "");
    });
    if (!placed.length || !placed.every(function (term) { return term.how === "exact" || term.how === "foreign"; })) return null;
    const parts = adep.occurrences.shared(placed.map(function (term) { return term.parts; }));
    const found = this.search(adep.occurrences.between(placed, this, function (unit) { return unit.row; }), parts);
    if (!found.size) return null;
    return Object.assign(nothing(), {
      units: Array.from(found.keys()).sort(function (a, b) { return a - b; }),
      marks: adep.occurrences.marks(found, new Map()),
      notes: placed.filter(function (term) { return term.how !== "exact"; })
    });
  };

  // Was all of a query found, as it was typed or on another keyboard?
  function surely(fitting) {
    return fitting.found.size > 0 && !fitting.spread && fitting.placed.every(function (term) { return term.how === "exact" || term.how === "foreign"; });
  }

  adep.Finder = Finder;
  adep.nothing = nothing;
})(window.adepSearch = window.adepSearch || {});
