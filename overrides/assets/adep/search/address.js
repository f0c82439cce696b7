// The address of a unit: which words name one («тармақ», "clause", «екінші»), what is there, and
// where the texts themselves name it.
{
  const { Lexicon, Family, matches, occurrences } = adepSearch;

  // Words with a meaning of their own, language by language: {lang, family, names}, where names are
  // what each word of the family names. `namesIn` gives [[name, words]] of a language's rules.
  const tables = (rules, namesIn) => Object.entries(rules).map(([lang, ofLanguage]) => {
    const lexicon = new Lexicon();
    const names = [];
    for (const [name, words] of namesIn(ofLanguage)) {
      for (const word of words) {
        lexicon.add(word, 0);
        names[lexicon.number(word)] = name;
      }
    }
    return { lang, family: new Family(lexicon, ofLanguage), names };
  });

  // What a word names in one of such tables, however it is typed: {name, lang} or nothing.
  const named = (word, tables) => {
    for (const { family, names, lang } of tables) { // «тармақша» is no form of «тармақ»
      const number = family.lexicon.number(word);
      if (number !== undefined) return { name: names[number], lang };
    }
    for (const foreign of [false, true]) {
      for (const { family, names, lang } of tables) {
        const [number] = foreign ? family.spellings.typedOtherwise(word) : family.relatives(word);
        if (number !== undefined) return { name: names[number], lang };
      }
    }
    return null;
  };

  // The units of a place at an address: the first of each language, or those that end so.
  const unitsAt = (place, address, path) => {
    let units = place.units.filter(unit => unit.kind === "text" && !unit.wording);
    if (path) {
      const exact = units.filter(unit => unit.name === path);
      const ending = unit => unit.name.endsWith(`-${path}`) && !unit.name.startsWith("p");
      units = exact.length ? exact : units.filter(ending);
    }
    const worded = units.filter(unit => address.langs.includes(unit.lang));
    if (worded.length) units = worded;
    return path ? units : units.filter((unit, at) => units.findIndex(other => other.lang === unit.lang) === at);
  };

  // Has one of the acts' numbers, "1..12 12-1 13", a number?
  const among = (numbers, number) => numbers.split(" ").some(run => {
    const [first, last] = run.split("..");
    const within = last && /^\d+$/.test(number) && Number(first) <= Number(number) && Number(number) <= Number(last);
    return first === number || within;
  });

  // The acts that an address may be of. Beside a number, words that no title has say nothing.
  const actsOf = (address, texts, titles) => {
    const every = [...texts.acts.keys()];
    const telling = word => !address.acts.length || every.some(act => titles.has(act, word));
    const words = address.rest.filter(telling);
    return every.filter(act =>
      address.acts.every(number => titles.bears(act, number)) && words.every(word => titles.has(act, word)));
  };

  // Is a clause, or a heading, where an address leads?
  const isThere = (place, { article, clause, chapter }) => {
    const number = clause || article;
    if (number) return place.name === "clause.title" && place.number === number;
    if (chapter) return place.name === "clause.chapter" && place.number === chapter;
    return place.name === "clause.title"; // a subclause of whichever clause
  };
  const mayHave = (act, { article, clause, chapter }) => {
    const number = clause || article;
    if (number) return among(act.clauses, number);
    return chapter ? among(act.chapters, chapter) : act.clauses;
  };

  // The units at an address (asked_address.js), each row of languages once: {units, parts}: their numbers, act by act,
  // and the parts of the texts that may have such. Of a row, the language that the address is worded in is taken, or
  // else the `preferred` one. `titles` knows the acts' (titles.js).
  const at = (address, texts, preferred, titles) => {
    const order = [...address.langs, preferred, ...texts.langs];
    const inParagraph = address.paragraph ? `p${address.paragraph}` : "";
    const path = address.chapter ? "" : address.subclause || inParagraph;
    const numbers = actsOf(address, texts, titles);
    const acts = new Set(numbers.map(act => texts.acts[act]));
    const having = numbers.filter(act => mayHave(texts.acts[act], address));
    const units = [];
    const rows = new Set();
    for (const place of texts.places) {
      if (!acts.has(place.act) || !isThere(place, address)) continue;
      const there = unitsAt(place, address, path);
      there.sort((a, b) => order.indexOf(a.lang) - order.indexOf(b.lang) || a.number - b.number);
      for (const { row, number } of there) {
        if (rows.has(row)) continue;
        rows.add(row);
        units.push(number);
      }
    }
    return { units, parts: new Set(having.map(act => texts.partOfAct(act).number)) };
  };

  // Where the texts name an address, {standing, parts}: its words in a row, as typed, or a number beside the noun of
  // its level in any language («5-тармақ», "paragraph 5"). `nouns` are the address's, from `tables`.
  const cited = (address, words, nouns, finder) => {
    const { families } = finder;
    const inRow = rows => ({
      standing: occurrences.inRow(rows.map(sets => occurrences.words(sets, finder))),
      parts: occurrences.shared(rows.map(sets => occurrences.partsOf(sets, finder)))
    });
    const found = inRow(words.map(word => matches.of(word, families, false, false).sets));
    if (address?.levels.length !== 1 || address.acts.length || address.rest.length) return found;
    const [level] = address.levels;
    if (address.subclause && level !== "subclause") return found;
    const number = occurrences.exactly(address[level], families);
    const noun = families.map((family, i) => {
      const { family: { lexicon }, names } = nouns[i];
      return family.union(lexicon.words.filter((_, at) => names[at] === level));
    });
    return [[number, noun], [noun, number]].map(inRow).reduce((one, other) => ({
      standing: occurrences.either(one.standing, other.standing),
      parts: new Set([...one.parts, ...other.parts])
    }), found);
  };

  adepSearch.address = { tables, named, at, cited };
}
