// What is said above the results: how they came about, what else may be asked, what was tried in vain. Line by line,
// with buttons behind what is said.
{
  const { query: { words: wordsIn } } = adepSearch;
  const LONG = 60; // characters of a query that are said again

  const shortened = query => {
    const asked = query.trim();
    return asked.length > LONG ? `${asked.slice(0, LONG)}…` : asked;
  };

  const element = (name, properties) => Object.assign(document.createElement(name), properties);
  const line = (text, behind = []) => {
    const made = element("p", { textContent: text });
    for (const part of behind) made.append(text ? " " : "", part);
    return made;
  };
  const button = (text, act) => {
    const made = element("button", { type: "button", className: "choice", textContent: text });
    made.addEventListener("click", act);
    return made;
  };

  // `page`, `say` and `home` as of `results` (results.js); `ask(query)` asks another query, `unfilter()` takes all
  // filters off.
  adepSearch.explanations = ({ page, finder, say, home, results, ask, unfilter }) => {
    const number = new Intl.NumberFormat(page.lang);

    // The language of words that the interface's own texts do not have, or "".
    const foreign = words => {
      const [first] = wordsIn(words);
      const { langs, lexicons } = finder.texts;
      const having = langs.filter((_, i) => lexicons[i].has(first));
      return having.includes(page.lang) ? "" : having[0] || "";
    };
    // A button that asks for `words`, or for a `query` that has them; `count`: of what they would find, if that is
    // told.
    const asking = (words, query, count) => {
      const made = button(words + (count ? ` (${number.format(count)})` : ""), () => ask(query || words));
      const lang = foreign(words);
      if (lang) made.lang = lang;
      return made;
    };
    const askingEach = every => every.map(words => asking(words));

    // How a word was read.
    const read = (query, note) => {
      if (note.how === "slip") {
        const [first] = note.taken.split(", ");
        return [line(say("search.taken", note), [asking(note.taken, query.replace(note.typed, first))])];
      }
      if (note.how === "foreign" && /^\p{Script=Latin}/u.test(note.typed)) return [line(say("search.read", note))];
      return note.how === "begins" ? [line(say("search.begins", note))] : [];
    };

    return {
      line,

      // What may be asked, and in which languages: each says so in its own words.
      examples() {
        const languages = Object.entries(adepSearch.rules).filter(([, rules]) => rules.says);
        return [
          line(say("search.examples"), askingEach(say("search.example").split(" | "))),
          ...languages.map(([lang, rules]) => Object.assign(line(rules.says), { lang }))
        ];
      },

      // How what was found came about; `shown`: is any of it shown, and not filtered?
      found(query, answer, shown) {
        const told = answer.units.length ? answer.notes.flatMap(note => read(query, note)) : [];
        if (answer.spread) told.push(line(say("search.spread")));
        if (answer.by.size && shown) told.push(line(say("search.meant")));
        if (answer.unknown.length && shown) {
          const words = answer.unknown.map(word => say("search.word", { word })).join(", ");
          told.push(line(say("search.unknown", { words })));
        }
        return told;
      },

      // That the filters leave none of `many`.
      filtered: many =>
        [line(say("search.filtered"), [button(`${say("search.unfilter")} (${number.format(many)})`, unfilter)])],

      nothing: query => [line(say("search.nothing", { query: shortened(query) }))],

      // What may be asked where nothing was found.
      instead({ alone, near, nearest }) {
        const { duties } = finder.meaning.concepts;
        const words = nearest.flatMap(missed => missed.words);
        const told = [];
        if (alone.length) {
          told.push(line(say("search.apart"), alone.map(({ typed, count }) => asking(typed, typed, count))));
        }
        if (near.length) told.push(line(say("search.near"), near.map(duty => results.toDuty(duties[duty], "choice"))));
        told.push(line(say("search.tried")));
        if (words.length) told.push(line(say("search.nearest"), askingEach(words)));
        const all = { href: `${home}duties/${page.index}`, textContent: say("search.all_duties") };
        return [...told, line("", [element("a", all)])];
      },

      // What was meant, perhaps, before its results, and what was typed, before those of that.
      meant: words => line(say("search.instead", { query: shortened(words) }), [asking(words)]),
      asTyped: query => line(say("search.as_typed", { query: shortened(query) }))
    };
  };
}
