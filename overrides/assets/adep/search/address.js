// The address of a unit: which words name one («тармақ», "clause", «екінші»), what is there, and
// where the texts themselves name it.
(function (adep) {
  "use strict";

  // Words with a meaning of their own, language by language: {lang, family, names}, where names are
  // what each word of the family names. `tables` gives [[name, words]] of a language's rules.
  function named(langs, rules, tables) {
    return langs.map(function (lang) {
      const lexicon = new adep.Lexicon(), names = [];
      for (const [name, words] of tables(rules[lang] || {})) {
        words.forEach(function (word) {
          lexicon.add(word, 0);
          names[lexicon.number(word)] = name;
        });
      }
      return { lang: lang, family: new adep.Family(lexicon, rules[lang] || {}), names: names };
    });
  }

  // What a word names in one of such tables, however it is typed: {name, lang} or nothing.
  function naming(word, tables) {
    for (const table of tables) { // «тармақша» is no form of «тармақ»
      const number = table.family.lexicon.number(word);
      if (number !== undefined) return { name: table.names[number], lang: table.lang };
    }
    for (const foreign of [false, true]) {
      for (const table of tables) {
        const found = foreign ? table.family.typedOtherwise(word) : table.family.relatives(word);
        for (const number of found) return { name: table.names[number], lang: table.lang };
      }
    }
    return null;
  }

  // The units of a place at an address: the first of each language, or those that end so.
  function unitsAt(place, address, path) {
    let units = place.units.filter(function (unit) { return unit.kind === "text" && !unit.wording; });
    if (path) {
      const exact = units.filter(function (unit) { return unit.name === path; });
      units = exact.length ? exact : units.filter(function (unit) { return unit.name.endsWith("-" + path) && !unit.name.startsWith("p"); });
    }
    const named = units.filter(function (unit) { return address.langs.includes(unit.lang); });
    if (named.length) units = named;
    return path ? units : units.filter(function (unit, at) {
      return units.findIndex(function (other) { return other.lang === unit.lang; }) === at;
    });
  }

  // Has one of the acts' numbers, "1..12 12-1 13", a number?
  function among(numbers, number) {
    return numbers.split(" ").some(function (run) {
      const [first, last] = run.split("..");
      return first === number || (last && /^\d+$/.test(number) && Number(first) <= Number(number) && Number(number) <= Number(last));
    });
  }

  // The units at an address (query.js), each row of languages once: {units, parts}: their numbers, act by act, and the
  // parts of the texts that may have such. Of a row, the language that the address is worded in is taken, or else
  // the `preferred` one. `titled` says of an act and a word whether the act's title has it, `numbered` of an act and a
  // number whether the act bears it. Beside a number, words that no title has say nothing.
  function at(address, texts, preferred, titled, numbered) {
    const order = address.langs.concat(preferred, texts.langs), clause = address.clause || address.article;
    const path = address.chapter ? "" : address.subclause || (address.paragraph ? "p" + address.paragraph : "");
    function wanted(place) {
      if (clause) return place.name === "clause.title" && place.number === clause;
      if (address.chapter) return place.name === "clause.chapter" && place.number === address.chapter;
      return place.name === "clause.title"; // a subclause of whichever clause
    }
    const rest = address.acts.length ? address.rest.filter(function (word) {
      return texts.acts.some(function (act, i) { return titled(i, word); });
    }) : address.rest;
    const acts = new Set(texts.acts.filter(function (act, i) {
      return address.acts.every(function (number) { return numbered(i, number); }) && rest.every(function (word) { return titled(i, word); });
    }));
    const found = [], rows = new Set(), parts = new Set();
    texts.acts.forEach(function (act, i) {
      const there = clause ? among(act.clauses, clause) : address.chapter ? among(act.chapters, address.chapter) : act.clauses;
      if (acts.has(act) && there) parts.add(texts.partOfAct(i).number);
    });
    for (const place of texts.places) {
      if (!acts.has(place.act) || !wanted(place)) continue;
      unitsAt(place, address, path)
        .sort(function (a, b) { return order.indexOf(a.lang) - order.indexOf(b.lang) || a.number - b.number; })
        .forEach(function (unit) {
          if (rows.has(unit.row)) return;
          rows.add(unit.row);
          found.push(unit.number);
        });
    }
    return { units: found, parts: parts };
  }

  // Where the texts name an address, {standing, parts}: its words in a row, as typed, or a number beside the noun of
  // its level in any language («5-тармақ», "paragraph 5"). `nouns` are the address's, from `named`.
  function told(address, words, nouns, ground) {
    const occurrences = adep.occurrences, families = ground.families;
    function inRow(rows) {
      return {
        standing: occurrences.inRow(rows.map(function (sets) { return occurrences.words(sets, ground); })),
        parts: occurrences.shared(rows.map(function (sets) { return occurrences.partsOf(sets, ground); }))
      };
    }
    const found = inRow(words.map(function (word) { return adep.matches.of(word, families, false, false).sets; }));
    const level = address && address.levels[0];
    if (!address || address.levels.length !== 1 || address.acts.length || address.rest.length || (address.subclause && level !== "subclause")) return found;
    const number = occurrences.exactly(address[level], families);
    const noun = families.map(function (family, i) {
      const words = nouns[i].family.lexicon.words.filter(function (word, at) { return nouns[i].names[at] === level; });
      return family.union(words);
    });
    return [[number, noun], [noun, number]].map(inRow).reduce(function (one, other) {
      return { standing: occurrences.either(one.standing, other.standing), parts: new Set([...one.parts, ...other.parts]) };
    }, found);
  }

  adep.address = { named: named, naming: naming, at: at, told: told };
})(window.adepSearch = window.adepSearch || {});
