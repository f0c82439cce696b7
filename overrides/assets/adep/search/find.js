// Finds the units that a query asks for. No page, no markup: units in, units out.
(function (adep) {
  "use strict";
  const Family = adep.meant.Family;
  const MOST_NEAREST = 5, LONGEST_NEAREST = 24, MOST_SHAPES = 60;
  const MOST_MISSED = 4; // words found nowhere for which near ones are looked for
  const NEAR = 0.45; // how alike a word must be to be offered

  // Ready to search: `index` is search/index.js, `rules` search/rules.js.
  function Finder(index, rules) {
    this.texts = adep.texts.unpack(index);
    this.families = this.texts.langs.map(function (lang, i) {
      return new Family(this.texts.lexicons[i], rules[lang] || {});
    }, this);
    this.silent = this.named(rules, function (own) { return [[true, own.passed_over || []]]; });
    this.ordinals = this.named(rules, function (own) {
      return Object.entries(own.ordinals || {}).map(function (entry) { return [entry[1], [entry[0]]]; });
    });
    this.nouns = this.named(rules, function (own) { return Object.entries(own.address || {}); });
    this.months = this.named(rules, function (own) {
      return (own.months || []).map(function (name, i) { return [i + 1, [name]]; }).concat([[0, own.day_words || []]]);
    });
    this.titles = this.texts.acts.map(function (act) {
      return this.texts.langs.map(function (lang) {
        const lexicon = new adep.texts.Lexicon();
        const title = [act.title[lang], act.short[lang]].filter(Boolean).join(" ");
        adep.query.words(title).forEach(function (word, at) { lexicon.add(word, at); });
        return new Family(lexicon, rules[lang] || {});
      });
    }, this);
  }

  // Words with a meaning of their own, language by language: a family, and word → what it names.
  Finder.prototype.named = function (rules, tables) {
    return this.texts.langs.map(function (lang) {
      const lexicon = new adep.texts.Lexicon(), names = [];
      for (const [name, nouns] of tables(rules[lang] || {})) {
        nouns.forEach(function (noun) {
          lexicon.add(noun, 0);
          names[lexicon.numbers.get(noun)] = name;
        });
      }
      return { lang: lang, family: new Family(lexicon, rules[lang] || {}), names: names };
    });
  };

  // What a word names in one of such tables, however it is typed: {name, lang} or nothing.
  function naming(word, tables) {
    for (const table of tables) { // «тармақша» is no form of «тармақ»
      const number = table.family.lexicon.numbers.get(word);
      if (number !== undefined) return { name: table.names[number], lang: table.lang };
    }
    for (const foreign of [false, true]) {
      for (const table of tables) {
        const found = foreign ? table.family.union(table.family.spellings(word, true, 0).keys()) : table.family.relatives(word);
        for (const number of found) return { name: table.names[number], lang: table.lang };
      }
    }
    return null;
  }

  // Is a word passed over, however it is typed? Not where the texts have it: "men" is a word too.
  Finder.prototype.saysNothing = function (word) {
    if (this.silent.some(function (table) { return table.family.lexicon.numbers.has(word); })) return true;
    if (this.families.some(function (family) { return family.relatives(word).size; })) return false;
    return this.silent.some(function (table) {
      return Array.from(table.family.spellings(word, true, 0).keys()).some(function (spelling) {
        return table.family.lexicon.numbers.has(spelling);
      });
    });
  };

  // The month whose name begins with a word of at least three letters, "Dec"; nothing where none or
  // several do.
  Finder.prototype.shortMonth = function (word) {
    const found = word.length < 3 ? [] : this.months.flatMap(function (table) {
      return table.family.lexicon.words.map(function (name, at) { return name.startsWith(word) ? table.names[at] : 0; });
    }).filter(Boolean);
    return found.length === 1 ? found[0] : null;
  };

  // -- where terms stand

  // Unit → the places [first, last] where one of the words stands.
  Finder.prototype.standing = function (sets) {
    const found = new Map(), unitOf = this.texts.unitOf;
    sets.forEach(function (set, i) {
      const places = this.texts.lexicons[i].places;
      for (const number of set) {
        for (const place of places[number]) {
          const last = Math.abs(place), unit = unitOf[last];
          if (!found.has(unit)) found.set(unit, []);
          found.get(unit).push(place < 0 ? [last - 1, last] : [last, last]);
        }
      }
    }, this);
    return found;
  };

  // Unit → where words stand in a row, each given as where it may stand.
  function inRow(standings) {
    const found = new Map();
    for (const [unit, firsts] of standings[0]) {
      if (!standings.every(function (standing) { return standing.has(unit); })) continue;
      const ends = standings.map(function (standing) { return new Map(standing.get(unit)); });
      for (const [first, last] of firsts) {
        let end = last;
        for (let i = 1; i < ends.length && end !== undefined; i++) end = ends[i].get(end + 1);
        if (end === undefined) continue;
        if (!found.has(unit)) found.set(unit, []);
        found.get(unit).push([first, end]);
      }
    }
    return found;
  }

  function exactly(word, families) {
    return families.map(function (family) {
      const number = family.lexicon.numbers.get(word);
      return new Set(number === undefined ? [] : [number]);
    });
  }

  // Of the words that may be meant, those that are letter for letter what was typed otherwise.
  function letterByLetter(word, families) {
    return families.map(function (family) {
      const spelled = family.typed.size ? family.spellings(word, true, 0) : new Map();
      return new Set(Array.from(spelled.keys(), function (spelling) { return family.lexicon.numbers.get(spelling); })
        .filter(function (number) { return number !== undefined; }));
    });
  }

  // Where a term stands: {standing, how, typed, taken}. `wide`: as typed and as typed otherwise.
  Finder.prototype.place = function (term, wide) {
    const finder = this, families = this.families;
    function of(word, unfinished) {
      if (wide) return { how: "exact", sets: adep.meant.widely(word, families), taken: "" };
      return adep.meant.meaning(word, families, unfinished);
    }
    if (term.kind === "day") {
      const standing = new Map();
      for (const [unit, from, to] of this.texts.dates[term.day] || []) {
        if (!standing.has(unit)) standing.set(unit, []);
        standing.get(unit).push([from, to, "letters"]);
      }
      return { standing: standing, how: standing.size ? "exact" : "", typed: term.typed, taken: "" };
    }
    if (term.kind === "phrase") {
      for (const how of ["exact", "foreign"]) {
        const standing = inRow(term.words.map(function (word) {
          return finder.standing(how === "exact" ? exactly(word, families) : letterByLetter(word, families));
        }));
        if (standing.size || how === "foreign") return { standing: standing, how: standing.size ? how : "", typed: term.typed, taken: "" };
      }
    }
    if (term.kind === "joined") {
      const meanings = term.words.map(function (word) { return of(word, false); });
      let standing = inRow(meanings.map(function (meaning) { return finder.standing(meaning.sets); }));
      const whole = of(term.words.join(""), false);
      if (whole.how === "exact" || (whole.how === "foreign" && !standing.size)) {
        standing = joinedMaps(standing, this.standing(whole.sets));
      }
      if (standing.size) {
        const slip = meanings.find(function (meaning) { return meaning.how === "slip"; });
        return { standing: standing, how: slip ? "slip" : "exact", typed: term.typed, taken: slip ? slip.taken : "" };
      }
      // Nowhere in a row: all of them, wherever they stand in the text.
      const apart = meanings.map(function (meaning) { return finder.standing(meaning.sets); });
      const all = new Map();
      for (const [unit, places] of apart[0]) {
        if (apart.every(function (one) { return one.has(unit); })) {
          all.set(unit, apart.flatMap(function (one) { return one.get(unit); }));
        }
      }
      // «153-ө», «342-бұйрық»: the texts may have the number alone.
      if (!all.size && /^\d+$/.test(term.words[0]) && meanings.every(function (meaning, i) { return !i || !meaning.how && /^\p{L}/u.test(term.words[i]); })) {
        const number = this.standing(meanings[0].sets);
        if (number.size) return { standing: number, how: "slip", typed: term.typed, taken: term.words[0] };
      }
      return { standing: all, how: all.size ? "exact" : "", typed: term.typed, taken: "" };
    }
    const meaning = of(term.words[0], term.unfinished);
    return { standing: this.standing(meaning.sets), how: meaning.how, typed: term.typed, taken: meaning.taken };
  };

  function joinedMaps(one, other) {
    const found = new Map(one);
    for (const [unit, places] of other) found.set(unit, (found.get(unit) || []).concat(places));
    return found;
  }

  // -- what fits all terms

  // Units that have every term themselves: unit → its places, term by term.
  function together(placed) {
    const found = new Map();
    const fewest = placed.reduce(function (a, b) { return b.standing.size < a.standing.size ? b : a; });
    for (const unit of fewest.standing.keys()) {
      if (placed.every(function (term) { return term.standing.has(unit); })) {
        found.set(unit, placed.map(function (term) { return term.standing.get(unit); }));
      }
    }
    return found;
  }

  // Units that have a term, of those groups that have every term between them. A unit may be in no
  // group.
  Finder.prototype.between = function (placed, groupOf) {
    const units = this.texts.units, having = new Map();
    placed.forEach(function (term, i) {
      for (const unit of term.standing.keys()) {
        const group = groupOf(units[unit]);
        if (!group) continue;
        if (!having.has(group)) having.set(group, new Map());
        const terms = having.get(group);
        if (!terms.has(unit)) terms.set(unit, new Set());
        terms.get(unit).add(i);
      }
    });
    const found = new Map();
    for (const terms of having.values()) {
      const covered = new Set();
      for (const set of terms.values()) for (const i of set) covered.add(i);
      if (covered.size < placed.length) continue;
      for (const unit of terms.keys()) {
        found.set(unit, placed.map(function (term) { return term.standing.get(unit) || []; }));
      }
    }
    return found;
  };

  // -- addresses

  // The units at an address, each row of languages once.
  Finder.prototype.at = function (address, preferred) {
    const found = [], finder = this;
    const path = address.paragraph && !address.subclause ? "p" + address.paragraph : address.subclause || "";
    const order = address.langs.concat(preferred, this.texts.langs);
    this.texts.acts.forEach(function (act, i) {
      const named = address.rest.every(function (word) {
        return adep.meant.widely(word, finder.titles[i]).some(function (set) { return set.size; });
      });
      if (!named) return;
      for (const place of act.places) {
        const clause = address.clause || address.article;
        const wanted = clause
          ? place.clause && place.number === clause && place.name === "clause.title"
          : address.chapter ? place.name === "clause.chapter" && place.number === address.chapter
          : place.clause && place.name === "clause.title";
        if (!wanted) continue;
        let units = place.units.filter(function (unit) { return unit.kind === "text" && !unit.wording; });
        if (path && !address.chapter) {
          units = units.filter(function (unit) { return unit.name === path || unit.name.endsWith("-" + path) && !unit.name.startsWith("p"); });
          const exact = units.filter(function (unit) { return unit.name === path; });
          if (exact.length) units = exact;
        }
        if (address.langs.length && units.some(function (unit) { return address.langs.includes(unit.lang); })) {
          units = units.filter(function (unit) { return address.langs.includes(unit.lang); });
        }
        const firsts = new Map(); // a language's first unit: the clause begins there
        for (const unit of units) if (path || !firsts.has(unit.lang)) firsts.set(path ? unit : unit.lang, unit);
        const rows = new Set();
        Array.from(firsts.values())
          .sort(function (a, b) { return order.indexOf(a.lang) - order.indexOf(b.lang) || a.number - b.number; })
          .forEach(function (unit) {
            if (rows.has(unit.row)) return;
            rows.add(unit.row);
            found.push(unit.number);
          });
      }
    });
    return found;
  };

  // -- the whole

  // {units, marks, spread, notes, nearest, alone}: numbers of units, best first; unit → what is to be marked in
  // it, [first, last] words or [from, to, "letters"]; whether no unit has all of the query and the
  // clauses are given that have; what was done to find them, [{how, typed,
  // taken}]; where nothing was found, words that are near, [{typed, words}], and how much each part
  // of the query would find `alone`, [{typed, count}]. `preferred` is the interface's language.
  Finder.prototype.find = function (text, preferred) {
    const finder = this;
    const empty = { units: [], marks: new Map(), notes: [], nearest: [], alone: [], spread: false };
    const passedOver = function (word) { return finder.saysNothing(word); };
    let terms = adep.query.withDays(adep.query.terms(text), function (word) {
      const month = naming(word, finder.months);
      return month ? month.name : finder.shortMonth(word);
    });
    if (!terms.length) return empty;

    const address = adep.query.address(text, function (word) {
      const noun = naming(word, finder.nouns);
      return noun && { level: noun.name, lang: noun.lang };
    }, function (word) {
      const ordinal = naming(word, finder.ordinals);
      return ordinal && ordinal.name;
    }, passedOver);
    const pointed = this.at.bind(this);
    let first = address && terms.every(function (term) { return term.kind !== "phrase" && term.kind !== "day"; })
      ? pointed(address, preferred) : [];
    const id = text.trim().toLowerCase();
    first = first.concat(this.texts.units.filter(function (unit) { return unit.id === id; }).map(function (unit) { return unit.number; }));

    const telling = terms.filter(function (term) { return term.kind !== "word" || !passedOver(term.words[0]); });
    if (telling.length) terms = telling;
    let placed, found, spread = false;
    if (first.length) {
      placed = [{ standing: this.naming(address, terms), how: "exact", typed: text, taken: "" }];
      found = together(placed);
      // An act may be cited by its articles; what the texts themselves say of one goes first.
      if (address && address.article && found.size) first = [];
    } else {
      placed = terms.map(function (term) { return finder.place(term, false); });
      found = together(placed);
      if (!found.size && placed.every(function (term) { return term.how; })) {
        placed = placed.map(function (term, i) {
          return term.how === "exact" || term.how === "foreign" ? finder.place(terms[i], true) : term;
        });
        found = together(placed);
        // A query in two languages: the rows that have it between them; then clauses.
        if (!found.size) found = this.between(placed, function (unit) { return unit.row; });
        if (!found.size) {
          found = this.between(placed, clauseOf);
          spread = found.size > 0;
        }
      }
    }
    const marks = new Map(Array.from(found, function (entry) { return [entry[0], entry[1].flat()]; }));
    const rank = this.ranking(found, placed);
    const ordered = Array.from(found.keys()).sort(function (a, b) { return rank.get(b) - rank.get(a) || a - b; });
    const units = first.concat(ordered.filter(function (unit) { return !first.includes(unit); }));
    return {
      units: units,
      marks: marks,
      spread: spread,
      notes: first.length ? [] : placed.filter(function (term) { return term.how && term.how !== "exact"; })
        .map(function (term) { return { how: term.how, typed: term.typed, taken: term.taken }; }),
      nearest: units.length ? [] : this.nearest(terms, placed),
      alone: units.length || placed.length < 2 ? [] : placed.filter(function (term) { return term.standing.size; })
        .map(function (term) { return { typed: term.typed, count: term.standing.size }; })
    };
  };

  // Where the texts name an address: its words in a row, as typed, or a number beside the noun of
  // its level in any language («5-тармақ», "paragraph 5").
  Finder.prototype.naming = function (address, terms) {
    const finder = this, families = this.families;
    const row = terms.flatMap(function (term) { return term.words; }).map(function (word) {
      return finder.standing(adep.meant.meaning(word, families, false).sets);
    });
    let found = inRow(row);
    if (address && address.levels.length === 1 && !address.rest.length && (!address.subclause || address.levels[0] === "subclause")) {
      const level = address.levels[0];
      const number = this.standing(exactly(address[level], families));
      const nouns = this.standing(families.map(function (family, i) {
        const table = finder.nouns[i], named = new Set();
        table.names.forEach(function (name, at) {
          if (name === level) for (const one of family.relatives(table.family.lexicon.words[at])) named.add(one);
        });
        return named;
      }));
      for (const ways of [[number, nouns], [nouns, number]]) found = joinedMaps(found, inRow(ways));
    }
    return found;
  };

  // What is read as one with a unit: its clause in its language.
  function clauseOf(unit) {
    return unit.place.clause ? unit.act.id + " " + unit.place.clause + " " + unit.lang : null;
  }

  // How well units fit: words as they were typed, near one another and in their order; headings
  // before sentences, sentences before notes, acts in force before repealed ones; short texts before
  // long ones.
  Finder.prototype.ranking = function (found, placed) {
    const rank = new Map(), units = this.texts.units;
    const typed = new Set(placed.map(function (term) { return adep.texts.plain(term.typed); }));
    const exact = new Set(); // places where a word stands as it was typed
    this.families.forEach(function (family) {
      for (const word of typed) {
        const number = family.lexicon.numbers.get(word);
        if (number !== undefined) for (const place of family.lexicon.places[number]) exact.add(place);
      }
    });
    for (const [number, terms] of found) {
      const unit = units[number];
      let score = 0, before = null, near = 0;
      for (const places of terms) {
        if (places.some(function (place) { return exact.has(place[0]); })) score += 1;
        if (before && places.length) {
          let best = Infinity;
          for (const a of before) for (const b of places) {
            const gap = b[0] - a[1];
            best = Math.min(best, gap > 0 ? gap : 2 - gap);
          }
          near += 2 / best;
        }
        if (places.length) before = places.slice(0, 50);
      }
      score += near;
      if (unit.place.name !== "clause.title" && unit.kind === "text" && unit.place.name !== "part.order_clause") score += 1;
      if (unit.kind === "note") score -= 1;
      if (unit.kind === "article") score -= 0.5;
      if (unit.wording) score -= 0.5;
      if (unit.act.state === "in force") score += 0.5;
      score += 4 / (8 + Math.sqrt(unit.stream.length));
      rank.set(number, score);
    }
    return rank;
  };

  // Words of the texts that are near those that were found nowhere: [{typed, words}].
  Finder.prototype.nearest = function (terms, placed) {
    const families = this.families;
    const missed = placed.filter(function (term, i) { return !term.how && terms[i].kind === "word"; });
    return missed.slice(0, MOST_MISSED).map(function (term) {
      const word = adep.texts.plain(term.typed).slice(0, LONGEST_NEAREST), scored = [];
      families.forEach(function (family) {
        const shapes = [word].concat(family.typed.size ? family.unfold(word).slice(0, MOST_SHAPES) : []).map(adep.meant.pairs);
        family.lexicon.words.forEach(function (other, number) {
          if (!/^\p{L}{3}/u.test(other)) return;
          const its = adep.meant.pairs(other);
          const best = Math.max.apply(null, shapes.map(function (shape) { return adep.meant.alike(shape, its); }));
          if (best >= NEAR) scored.push([best, family.lexicon.places[number].length, other]);
        });
      });
      scored.sort(function (a, b) { return b[0] - a[0] || b[1] - a[1]; });
      const words = Array.from(new Set(scored.map(function (entry) { return entry[2]; })));
      return { typed: term.typed, words: words.slice(0, MOST_NEAREST) };
    });
  };

  adep.Finder = Finder;
})(window.adepSearch = window.adepSearch || {});
