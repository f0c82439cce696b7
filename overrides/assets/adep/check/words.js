// A text as the words by which it is compared. What copying does to words is forgiven here: letters of
// another alphabet that look alike, soft hyphens, words parted at the end of a line, ligatures, kinds
// of apostrophes, capitals. Numbers of items and the heads of pages are set aside.
{
  const check = window.adepCheck ||= {};
  const { plain } = window.adepSearch.texts; // small letters, composed, one kind of apostrophe
  // Signs that nobody sees, inside of a word or beside it.
  const UNSEEN = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
  const WORD = new RegExp(`[\\p{L}\\p{N}](?:\\u00ad\\s*(?=\\p{L})|[\\p{L}\\p{N}\\p{M}${UNSEEN}]|['’ʼ](?=\\p{L}))*`, "gu");
  const HIDDEN = new RegExp(`\\u00ad\\s*|[${UNSEEN}]`, "gu");
  const HYPHEN = /^[-\u2010\u2011]\s*\n\s*$/; // between two halves of a word at the end of a line
  const ENDS = /[.;:!?…\n•▪●■–—«»“”„"]/; // between two words: a sentence, an item, a quotation may end
  const LABEL = /^(?:\p{N}{1,3}|\p{L})$/u;
  const NUMBER = /^\s*[-–—]?\s*\p{N}{1,4}\s*[-–—]?\s*$/u; // of a page, alone on its line
  const HEAD_WORDS = 3; // a line of so many words that is there again is the head of a page

  // "5)", "a)" wherever an item may begin, "5." at the beginning of a line: not among a text's own words.
  const isLabel = (text, word, from, to, begins) => {
    if (!LABEL.test(word)) return false;
    const after = text.slice(to, to + 2);
    const before = text.slice(0, from).match(/[^ \t]?[ \t]*$/)[0].trim();
    if (after.startsWith(")")) return before !== "(" && (begins || before === "" || before === ",");
    return /^\.\s/.test(after) && /^\p{N}/u.test(word) && (before === "" || before === "\n");
  };

  // Lines that stand there again, their numbers aside, and lines that are a number: [from, to].
  const headsOf = (text, reader) => {
    const lines = [];
    const counts = new Map();
    let at = 0;
    for (const line of text.split(/\n|\f/)) {
      const words = (line.match(WORD) || []).map(word => reader.plain(word));
      const key = words.filter(word => !/^\p{N}+$/u.test(word)).join(" ");
      lines.push({ from: at, to: at + line.length, key, words });
      if (words.length >= HEAD_WORDS) counts.set(key, (counts.get(key) || 0) + 1);
      at += line.length + 1;
    }
    return lines.filter((line, i) => {
      const middle = i > 0 && i < lines.length - 1;
      const printed = text.slice(line.from, line.to);
      if (line.words.length === 1) return middle && NUMBER.test(printed);
      return line.key && line.words.length >= HEAD_WORDS && counts.get(line.key) > 1 && !/[;:,.]\s*$/.test(printed);
    }).map(line => [line.from, line.to]);
  };

  // `alike`: {letter: the one that stands for all that look like it}; `capitals`: by language, {capital
  // that looks like another letter than its small form does: the small form of that letter}.
  class Reader {
    constructor(alike, capitals) {
      this.alike = alike;
      this.capitals = capitals;
      this.ids = new Map(); // word as it is compared → its number
    }

    plain(word, capitals) {
      const alike = this.alike;
      let seen = word.replace(HIDDEN, "").normalize("NFKC");
      if (capitals) seen = seen.replace(/\p{Lu}/gu, letter => capitals[letter] || letter);
      return Array.from(plain(seen), letter => alike[letter] || letter).join("");
    }

    // The number of a word; -1 for one that stands in no text. `learn`: it gets one.
    id(word, learn) {
      const plain = this.plain(word);
      const id = this.ids.get(plain);
      if (id !== undefined) return id;
      if (learn) {
        this.ids.set(plain, this.ids.size);
        return this.ids.size - 1;
      }
      for (const capitals of this.capitals) {
        const other = this.ids.get(this.plain(word, capitals));
        if (other !== undefined) return other;
      }
      return -1;
    }

    // The words of a text of law: {text, ids, spans, begins}; spans are [from, to] in the text, `begins`
    // is 1 where a sentence or an item may begin.
    learn(text) {
      const found = { text, ids: [], spans: [], begins: [] };
      let end = 0;
      for (const match of text.matchAll(WORD)) {
        found.ids.push(this.id(match[0], true));
        found.spans.push([match.index, match.index + match[0].length]);
        found.begins.push(ENDS.test(text.slice(end, match.index)) ? 1 : 0);
        end = match.index + match[0].length;
      }
      return found;
    }

    // The words of a text that somebody brought: {text, ids, spans, begins, aside}. `begins` is 1 where a
    // sentence, a line or an item may begin; `aside` are [from, to] of the text that were passed over.
    read(text) {
      const found = { text, ids: [], spans: [], begins: [], aside: [] };
      const matches = Array.from(text.matchAll(WORD));
      const heads = headsOf(text, this);
      let end = 0;
      let begins = true;
      for (let at = 0; at < matches.length; at++) {
        const from = matches[at].index;
        let to = from + matches[at][0].length;
        let word = matches[at][0];
        const between = text.slice(end, from);
        begins = begins || ENDS.test(between);
        const head = heads.find(one => one[0] <= from && from < one[1]);
        if (head || isLabel(text, word, from, to, begins)) {
          if (head && !found.aside.includes(head)) found.aside.push(head);
          end = to;
          begins = true;
          continue;
        }
        const next = matches[at + 1];
        if (next && HYPHEN.test(text.slice(to, next.index))) {
          const whole = word + next[0];
          if (this.id(whole) >= 0) {
            word = whole;
            to = next.index + next[0].length;
            at++;
          }
        }
        found.ids.push(this.id(word));
        found.spans.push([from, to]);
        found.begins.push(begins ? 1 : 0);
        begins = false;
        end = to;
      }
      return found;
    }
  }

  check.Reader = Reader;
}
