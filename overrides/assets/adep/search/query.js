// What a reader typed, taken apart: words, words in a row, days.
{
  const { texts: { plain }, days } = adepSearch;
  const LONGEST = 400; // characters
  const MOST_TERMS = 24;
  // ʼ is a letter of its own: named beside the apostrophes too, a row of them could be read in
  // 2^n ways, and the joined words below would try them all.
  const WORD = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\u0300-\\u036f]|['’](?=\\p{L}))*";
  const DAY = "\\d{1,2}[.\\/-]\\d{1,2}[.\\/-]\\d{4}|\\d{4}[.\\/-]\\d{1,2}[.\\/-]\\d{1,2}";
  // In this order: a phrase in quotation marks, a day, words joined by hyphens, a word.
  const TERM = new RegExp([
    "«(?<guillemets>[^«»]*)»|[“„](?<curly>[^“„”]*)[“”]|\"(?<straight>[^\"]*)\"",
    `(?<![\\p{L}\\p{N}.])(?<day>${DAY})(?![\\p{L}\\p{N}])`,
    `(?<joined>${WORD}(?:[-\\u2010\\u2011]${WORD})+)|(?<word>${WORD})`
  ].join("|"), "gu");
  const EACH_WORD = new RegExp(WORD, "gu");
  const NUMBER_SIGN = /(?<![\p{L}\p{N}])(?:N\s*|No\.?)(?=\d)/giu; // as typed where there is no №

  // What is typed, without signs that nobody sees and in the plain forms of letters; № stays, which
  // has a plain form too. `lookAlikes`: Latin letter → the Cyrillic one that looks the same. A word of
  // both scripts is read in the one that most of its letters have.
  const clean = (text, lookAlikes) => {
    const composed = text.replace(/\p{Cf}/gu, "").replace(/[^№]+/gu, part => part.normalize("NFKC"));
    return composed.replace(/\p{L}+/gu, word => {
      const cyrillic = word.match(/\p{Script=Cyrillic}/gu)?.length;
      const latin = word.match(/\p{Script=Latin}/gu)?.length;
      if (!cyrillic || !latin) return word;
      const script = lookAlikes[cyrillic >= latin ? "cyrillic" : "latin"];
      return Array.from(word, letter => script.get(letter) || letter).join("");
    });
  };

  const words = text => Array.from(text.matchAll(EACH_WORD), ([word]) => plain(word));

  const termOf = ({ 0: typed, groups: { guillemets, curly, straight, day } }) => {
    const quoted = guillemets ?? curly ?? straight;
    if (quoted !== undefined) return { kind: "phrase", words: words(quoted), typed: quoted.trim() };
    const told = day && days.read(day);
    if (told) return { kind: "day", words: words(day), day: told, typed: day };
    const parts = words(typed);
    return { kind: parts.length > 1 ? "joined" : "word", words: parts, typed };
  };

  // The terms of a query, in their order: {kind, words, day, typed}. `kind` is "word", "joined"
  // (words in a row, whatever their endings), "phrase" (in a row, exactly so) or "day". The last
  // word is `unfinished` where nothing follows it.
  const terms = typed => {
    const text = typed.slice(0, LONGEST).normalize("NFC").replace(NUMBER_SIGN, "№ ");
    const found = Array.from(text.matchAll(TERM), termOf).filter(term => term.words.length).slice(0, MOST_TERMS);
    const last = found.at(-1);
    if (last?.kind === "word" && /[\p{L}\p{N}]$/u.test(text)) last.unfinished = true;
    return found;
  };

  adepSearch.query = { LONGEST, clean, terms, words };
}
