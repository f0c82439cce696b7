// The address that a query names: "5-тармақ", "clause 5(2)", "9.16". What is there, address.js says.
{
  const { query, texts: { plain } } = adepSearch;
  const ITEM = /(?<bracket>\(?\d+\))|(?<number>\d+(?:[.-]\d+)*)|(?<word>§|\p{L}[\p{L}\p{M}'’ʼ]*)/gu;
  const MOST_ITEMS = 8;
  const LEVELS = ["chapter", "article", "clause", "subclause", "paragraph"];

  // What of an address stands in a text, in its order: {items, acts, rest}. An item is a noun, {level, lang}, or a
  // number, {number, bracket, inWords, tens}.
  const itemsIn = (text, knows) => {
    const items = [];
    const acts = [];
    const rest = [];
    const matches = [...text.slice(0, query.LONGEST).normalize("NFC").matchAll(ITEM)];
    const several = matches.filter(({ groups }) => groups.bracket || groups.number).length > 1;
    const addOrdinal = ordinal => {
      // «он тоғызыншы», "twenty-first": tens and what follows them
      const before = items.at(-1);
      if (before?.tens && ordinal < 10) {
        before.number = String(Number(before.number) + ordinal);
        before.tens = false;
      } else items.push({ number: String(ordinal), bracket: false, inWords: true, tens: ordinal % 10 === 0 });
    };
    const addWord = word => {
      const noun = knows.level(word);
      const ordinal = knows.ordinal(word);
      if (noun) items.push(noun);
      else if (ordinal) addOrdinal(ordinal);
      else if (!knows.nothing(word)) rest.push(word);
    };
    for (const { groups: { bracket, number, word } } of matches) {
      if (number && several && knows.act(number)) acts.push(number);
      else if (bracket) items.push({ number: bracket.replace(/[()]/g, ""), bracket: true });
      else if (number) items.push(...number.split(".").map(part => ({ number: part, bracket: false })));
      else addWord(plain(word));
    }
    return { items, acts, rest };
  };

  // Gives each noun the number beside it: {levels, langs, …}, and the number of each level; nothing where one is named
  // twice ("paragraph 2 of clause 9": nobody knows here which is the clause).
  const withNumbers = items => {
    const found = { levels: [], langs: [] };
    for (const [at, { level, lang }] of items.entries()) {
      if (!level) continue;
      if (found.levels.includes(level)) return null;
      const beside = [items[at - 1], items[at + 1]].find(near => near?.number && !near.taken);
      if (!beside || found[level]) continue;
      beside.taken = true;
      found[level] = beside.number;
      found.levels.push(level);
      found.langs.push(lang);
    }
    return found;
  };

  // {chapter, article, clause, subclause, paragraph, levels, langs, acts, rest}; `levels` and `langs` are those of its
  // nouns, `acts` its numbers that name an act («№ 342», 2005), `rest` its other words. Nothing where it names none.
  // `knows` says of a word which noun it is, {level, lang}, which number it is as an `ordinal` («екінші»), whether it
  // says `nothing`, and of a number whether it names an `act`.
  const read = (text, knows) => {
    const { items, acts, rest } = itemsIn(text, knows);
    if (!items.some(item => item.number) || items.length > MOST_ITEMS) return null;
    // "one", «бір» is a word like others where no level is named.
    if (!items.some(item => item.level) && items.some(item => item.inWords)) return null;
    const found = withNumbers(items);
    if (!found) return null;
    const free = items.filter(item => item.number && !item.taken);
    const named = LEVELS.some(level => found[level]);
    const everywhere = found.subclause && !free.length; // «3) тармақша» of any clause
    if (!found.clause && !found.chapter && !found.article && !everywhere) {
      if (!free.length || (free.length > 1 && !free[1].bracket && !/\d[.)]\d/.test(text))) return null;
      found.clause = free.shift().number;
    }
    if (free.length && !found.chapter && !found.subclause) found.subclause = free.shift().number;
    const exact = /\d[.(]\d/.test(text); // 5.14, 5(14)
    if (free.length || (!named && !exact && rest.length)) return null;
    if (items.some(item => item.level && !found[item.level])) return null;
    return { ...found, acts, rest };
  };

  adepSearch.askedAddress = { read };
}
