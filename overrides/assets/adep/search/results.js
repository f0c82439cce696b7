// One result as it is shown: where the unit stands, its sentence with the hits marked, its counterpart.
{
  const { parts: { wordsOf }, excerpts: { rangesOf, excerpt, counterpart, fill }, placeNames } = adepSearch;

  const capital = text => text.slice(0, 1).toUpperCase() + text.slice(1);
  const copyOf = template => template.content.cloneNode(true).firstElementChild;
  const nameOf = unit => `${unit.act.id}/${unit.id}`;

  // `page` is search/<language>.js, `say` gives its words, `templates` are {hit, side, duty}, `home` is the way to the
  // interface's root.
  adepSearch.results = ({ page, finder, say, home, templates }) => {
    const { texts } = finder;
    const placeOf = placeNames(say);

    // Of words in several languages, those of the interface, or others.
    const pick = words => {
      const lang = page.lang in words ? page.lang : Object.keys(words)[0];
      return { text: words[lang] || "", lang };
    };

    const addressOf = ({ act, place, id }) => {
      const clause = place.clause ? `${place.clause}/` : "";
      return `${home}${act.folder}${clause}${page.index}#${id}`;
    };

    // The words that complete the sentence of some units, those aside that are among them.
    const completion = (units, which) => {
      const shown = units.map(unit => unit.number);
      const told = new Set();
      const words = [];
      for (const unit of units) {
        for (const [number, from, to] of which === "closing" ? [...unit.closing].reverse() : unit.opening) {
          const key = [number, from, to].join();
          if (shown.includes(number) || told.has(key)) continue;
          told.add(key);
          const { text } = texts.print(texts.unit(number));
          words.push((from ? "… " : "") + text.slice(from || 0, to || text.length));
        }
      }
      return words.join(" ");
    };

    // What editors remark on some units, and on the words that complete their sentence.
    const remarks = units => {
      const remarked = new Set();
      for (const unit of units) {
        for (const [number] of unit.opening) remarked.add(texts.unit(number));
        remarked.add(unit);
      }
      return [...remarked].flatMap(unit => wordsOf(unit).remarks[nameOf(unit)] || []).map(text => {
        const made = document.createElement("p");
        const title = document.createElement("strong");
        made.className = "remark";
        title.textContent = `${say("remark.title")}.`;
        made.append(title, ` ${text}`);
        return made;
      });
    };

    // One side of a result: which wording it is of, and its words in their sentence; `text` is where they go.
    const side = units => {
      const [unit] = units;
      const made = copyOf(templates.side);
      const day = unit.wording || unit.act.wordings[unit.lang];
      const wording = wordsOf(unit).wordings[unit.act.id]?.[`${unit.lang} ${day}`];
      made.querySelector(".hit-wording").textContent =
        [say(`languages.${unit.lang}.name`), wording].filter(Boolean).join(" · ");
      const whole = made.querySelector(".hit-text");
      const text = document.createElement("span");
      whole.lang = unit.lang;
      whole.dataset.quote = units.map(nameOf).join(" ");
      const [opening, closing] = ["opening", "closing"].map(which => {
        const words = completion(units, which);
        const element = document.createElement("span");
        element.textContent = words;
        element.dataset[which] = "";
        return words ? [element] : [];
      });
      for (const element of [...opening, text, ...closing]) whole.append(whole.firstChild ? " " : "", element);
      made.append(...remarks(units));
      return { made, text };
    };

    // By which word of the query a unit was reached, and which of its own words, or which duty, that is.
    const reached = (unit, by, { text, spans }) => {
      const words = new Map(); // what was reached → by which words
      const quoted = word => say("search.word", { word });
      const { duties } = finder.meaning.concepts;
      for (const { typed, place, duty } of by) {
        const [range] = place ? rangesOf(unit, [place], spans) : [];
        const taken = range ? quoted(text.slice(...range)) : pick(duties[duty].name).text;
        words.set(taken, [...words.get(taken) || [], quoted(typed)]);
      }
      return Array.from(words, ([taken, typed]) => `${typed.join(", ")} → ${taken}`).join("; ");
    };

    // A result with nothing in it but where it stands.
    const begin = unit => {
      const { act, place } = unit;
      const item = copyOf(templates.hit);
      const link = item.querySelector("a");
      const at = placeOf(unit);
      link.href = addressOf(unit);
      link.dataset.unit = unit.id;
      link.textContent = capital(unit.kind === "note" && place.clause ? say("search.note_on", { place: at }) : at);
      item.querySelector(".hit-catchword").textContent = wordsOf(unit).catchwords[`${act.id}/${place.clause}`] || "";
      const name = pick(act.short);
      const actName = item.querySelector(".hit-act");
      actName.textContent = name.text;
      actName.lang = name.lang;
      const inWords = say(`state.${act.state}`);
      if (inWords) { // an article is neither in force nor repealed
        const state = item.querySelector(".state");
        state.hidden = false;
        state.dataset.state = act.state;
        state.textContent = inWords;
      }
      return item;
    };

    // What is to be said of a row: below where it stands, or in place of what is `missing`.
    const tell = (row, item, missing) => {
      if (!row.says) return;
      const says = missing ? document.createElement("p") : item.querySelector(".relation");
      says.hidden = false;
      says.textContent = say(`relation.${row.says}`);
      if (!missing) return;
      says.className = "missing";
      item.querySelector(".hit-texts").append(says);
    };

    // A unit, by its number. `marks`: what is to be marked in it; `by`: by which word it was reached, where it has not
    // the words of the query (meaning.js).
    const ofUnit = (number, marks = [], by = null) => {
      const unit = texts.unit(number);
      const { row, lang } = unit;
      const item = begin(unit);
      const sides = item.querySelector(".hit-texts");
      const own = side([unit]);
      const printed = texts.print(unit);
      const ranges = rangesOf(unit, marks, printed.spans);
      const part = excerpt(printed.text, lang, ranges[0] || [0, 0]);
      fill(own.text, printed.text, part, ranges);
      sides.append(own.made);
      const langs = new Set(row.units.map(other => other.lang));
      langs.delete(lang);
      for (const other of langs) {
        const units = row.units.filter(counted => counted.lang === other);
        const text = units.map(counted => texts.print(counted).text).join(" ");
        const across = side(units);
        across.made.classList.add("across");
        fill(across.text, text, counterpart(text, other, part.sentence), []);
        sides.append(across.made);
      }
      if (by) {
        item.dataset.by = "";
        const line = item.querySelector(".hit-by");
        line.hidden = false;
        line.textContent = reached(unit, by, printed);
      }
      tell(row, item, !langs.size);
      return item;
    };

    // A row in the order of its languages, whole: a counterpart may stand anywhere in it. `marks`:
    // unit → what is to be marked.
    const ofRow = (row, marks) => {
      const item = begin(row.units.find(unit => marks.has(unit.number)));
      const langs = texts.langs.filter(lang => row.units.some(unit => unit.lang === lang));
      for (const lang of langs) {
        const units = row.units.filter(unit => unit.lang === lang);
        const whole = side(units);
        for (const [at, unit] of units.entries()) {
          const { text, spans } = texts.print(unit);
          if (at) whole.text.append(" ");
          fill(whole.text, text, { from: 0, to: text.length }, rangesOf(unit, marks.get(unit.number) || [], spans));
        }
        item.querySelector(".hit-texts").append(whole.made);
      }
      tell(row, item, langs.length < 2);
      return item;
    };

    // A duty: the page that follows it through all acts.
    const ofDuty = duty => {
      const item = copyOf(templates.duty);
      item.querySelector(".hit-where").append(toDuty(duty, "hit-link"));
      return item;
    };

    const toDuty = (duty, look) => {
      const link = document.createElement("a");
      const name = pick(duty.name);
      link.className = look;
      link.href = `${home}duties/${duty.id}/${page.index}`;
      link.dataset.duty = duty.id;
      link.textContent = name.text;
      link.lang = name.lang;
      return link;
    };

    return { ofUnit, ofRow, ofDuty, toDuty };
  };
}
