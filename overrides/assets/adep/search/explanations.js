// What is said above the results: how they came about, what else may be asked, what was tried in vain. Line by line,
// with buttons behind what is said.
(function (adep) {
  "use strict";
  const LONG = 60; // characters of a query that are said again

  // `render` makes results (result.js), `home` is the way to the interface's root; `ask(query)` asks another query,
  // `unfilter()` takes all filters off.
  adep.explanations = function (page, finder, say, render, home, ask, unfilter) {
    const number = new Intl.NumberFormat(page.lang);

    function line(text, behind) {
      const made = Object.assign(document.createElement("p"), { textContent: text });
      for (const element of behind || []) made.append(text ? " " : "", element);
      return made;
    }
    function button(text, act) {
      const made = Object.assign(document.createElement("button"), { type: "button", className: "choice", textContent: text });
      made.addEventListener("click", act);
      return made;
    }
    // The language of words that the interface's own texts do not have, or "".
    function foreign(words) {
      const first = adep.query.words(words)[0], texts = finder.texts;
      const having = texts.langs.filter(function (lang, i) { return texts.lexicons[i].has(first); });
      return having.includes(page.lang) ? "" : having[0] || "";
    }
    // A button that asks for `words`, or for a `query` that has them; `count`: of what they would find, if that is told.
    function asking(words, query, count) {
      const made = button(words + (count ? " (" + number.format(count) + ")" : ""), function () { ask(query || words); });
      const lang = foreign(words);
      if (lang) made.lang = lang;
      return made;
    }
    function askingEach(words) { return words.map(function (one) { return asking(one); }); }
    function shortened(query) { return query.trim().length > LONG ? query.trim().slice(0, LONG) + "…" : query.trim(); }

    // What may be asked, and in which languages: each says so in its own words.
    function examples() {
      const told = [line(say("search.examples"), askingEach(say("search.example").split(" | ")))];
      for (const [lang, rules] of Object.entries(adep.rules)) {
        if (rules.says) told.push(Object.assign(line(rules.says), { lang: lang }));
      }
      return told;
    }

    // How what was found came about; `shown`: is any of it shown, and not filtered?
    function found(query, answer, shown) {
      const told = [];
      for (const note of answer.units.length ? answer.notes : []) {
        if (note.how === "slip") told.push(line(say("search.taken", note), [asking(note.taken, query.replace(note.typed, note.taken.split(", ")[0]))]));
        if (note.how === "foreign" && /^\p{Script=Latin}/u.test(note.typed)) told.push(line(say("search.read", note)));
        if (note.how === "begins") told.push(line(say("search.begins", note)));
      }
      if (answer.spread) told.push(line(say("search.spread")));
      if (answer.by.size && shown) told.push(line(say("search.meant")));
      if (answer.unknown.length && shown) {
        told.push(line(say("search.unknown", { words: answer.unknown.map(function (word) { return say("search.word", { word: word }); }).join(", ") })));
      }
      return told;
    }

    // That the filters leave none of `many`.
    function filtered(many) {
      return [line(say("search.filtered"), [button(say("search.unfilter") + " (" + number.format(many) + ")", unfilter)])];
    }

    function nothing(query) { return [line(say("search.nothing", { query: shortened(query) }))]; }

    // What may be asked where nothing was found.
    function instead(answer) {
      const told = [], near = answer.nearest.flatMap(function (one) { return one.words; });
      if (answer.alone.length) {
        told.push(line(say("search.apart"), answer.alone.map(function (one) { return asking(one.typed, one.typed, one.count); })));
      }
      if (answer.near.length) {
        told.push(line(say("search.near"), answer.near.map(function (at) { return render.toDuty(finder.meaning.duties[at], "choice"); })));
      }
      told.push(line(say("search.tried")));
      if (near.length) told.push(line(say("search.nearest"), askingEach(near)));
      const all = { href: home + "duties/" + page.index, textContent: say("search.all_duties") };
      return told.concat([line("", [Object.assign(document.createElement("a"), all)])]);
    }

    // What was meant, perhaps, before its results, and what was typed, before those of that.
    function meant(words) { return line(say("search.instead", { query: shortened(words) }), [asking(words)]); }
    function asTyped(query) { return line(say("search.as_typed", { query: shortened(query) })); }

    return {
      line: line, examples: examples, found: found, filtered: filtered, nothing: nothing, instead: instead,
      meant: meant, asTyped: asTyped
    };
  };
})(window.adepSearch = window.adepSearch || {});
