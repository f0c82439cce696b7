// The page "Is this what the code says?": what is pasted is held against all texts, and what is found
// goes into the page as text, never as markup.
{
  const check = window.adepCheck ||= {};
  const form = globalThis.document?.querySelector("form.check");
  if (form) {
    const field = form.elements.namedItem("text");
    const status = document.querySelector(".checked");
    const shown = document.querySelector("section.answer");
    let corpus = null;
    let texts = null;
    let page = null;
    let loading = null;
    form.hidden = false;

    // -- the texts, fetched when they are first needed

    const fetched = file => new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = form.dataset.base + file;
      script.async = false;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    const load = () => {
      loading ||= Promise.all(form.dataset.files.split(" ").map(fetched)).then(() => {
        const search = window.adepSearch;
        page = check.page;
        texts = search.texts.unpack(search.index);
        texts.read();
        const units = texts.all();
        corpus = new check.Corpus(units.map(unit => texts.print(unit).text), units, page.texts, page.alike, page.capitals);
      }).catch(error => {
        loading = null;
        throw error;
      });
      return loading;
    };

    // -- small pieces of a page

    const say = (key, values = {}) =>
      (page.words[`check.${key}`] || "").replace(/\{(\w+)\}/g, (whole, name) => name in values ? values[name] : whole);
    const make = (name, look, words, lang) => {
      const made = document.createElement(name);
      if (look) made.className = look;
      if (words) made.append(words);
      if (lang) made.lang = lang;
      return made;
    };
    const line = (words, look = "quiet") => make("p", look, words);
    const tag = (kind, words) => {
      const made = make("span", "tag", words);
      made.dataset.kind = kind;
      return made;
    };

    // -- where a unit stands

    const link = number => {
      const unit = texts.unit(number);
      const made = make("a", "ref", page.places[number]);
      const clause = unit.place.clause ? `${unit.place.clause}/` : "";
      made.href = `${form.dataset.home}${unit.act.folder}${clause}${page.index}#${unit.id}`;
      made.dataset.unit = unit.id;
      return made;
    };
    const textOf = number => page.texts[corpus.units[number].texts[0]];
    const withAct = number => {
      const text = textOf(number);
      const made = make("span");
      if (text) made.append(make("span", "", text.title[0], text.title[1]), ", ");
      made.append(link(number));
      if (text) made.append(` (${text.states})`);
      return made;
    };
    const list = (numbers, each) => {
      const made = make("ul", "places");
      for (const number of numbers) {
        const item = make("li");
        item.append(each(number));
        made.append(item);
      }
      return made;
    };
    const quoted = ([number, from, to], lang) => {
      const { text } = corpus.units[number];
      return make("q", "completion", (from ? "… " : "") + text.slice(from || 0, to || text.length), lang);
    };

    // -- a passage

    const heading = (part, text) => {
      const made = make("h2");
      if (text) made.append(make("span", "", text.title[0], text.title[1]), " · ");
      made.append(link(part.unit));
      return made;
    };

    const tags = (part, text) => {
      const made = make("p", "tags");
      const short = part.words < 4;
      const count = part.pieces.map(([kind]) => kind).filter(kind => kind !== "same" && kind !== "edge")
        .filter((kind, at, all) => !(kind === "new" && at && all[at - 1] === "gone")).length;
      if (part.differs) made.append(tag("differs", say("differs", { count })));
      else made.append(tag(short ? "short" : "same", say(short ? "short" : "same")));
      if (part.cut) made.append(" ", tag("part", say("part")));
      if (text) {
        const state = make("span", "state", text.states);
        state.dataset.state = text.state;
        made.append(" ", state, " ", make("span", "quiet", text.says));
      }
      return made;
    };

    const words = (part, lang) => {
      const made = make("p", "words", "", lang);
      for (const [kind, piece] of part.pieces) {
        const named = { gone: "del", new: "ins", edge: "del" }[kind];
        if (made.firstChild) made.append(" ");
        made.append(named ? make(named, kind === "edge" ? "edge" : "", piece) : piece);
      }
      return made;
    };

    const passage = part => {
      const made = make("section", "passage");
      const unit = texts.unit(part.unit);
      const text = page.texts[part.text];
      made.dataset.kind = part.differs ? "differs" : part.cut ? "part" : "same";
      made.dataset.unit = `${unit.act.id}/${unit.id}`;
      made.append(heading(part, text), tags(part, text));
      const warnings = make("div", "warnings");
      if (text?.older) warnings.append(line(say("older"), "warning"));
      if (text?.outdated) warnings.append(line(`${text.outdated}.`, "warning"));
      if (part.torn.length) {
        const torn = line(`${say("torn")} `, "warning torn");
        for (const one of part.torn) torn.append(quoted(one, unit.lang), " ");
        if (part.under >= 0) torn.append(say("under", { place: page.places[part.under] }));
        warnings.append(torn);
      }
      if (part.moved) warnings.append(line(say("moved"), "warning moved"));
      if (part.leftOut.length) {
        warnings.append(line(say("left_out"), "warning left-out"), list(part.leftOut, link));
      }
      made.append(warnings, words(part, unit.lang));
      if (part.open.length) {
        const open = line(`${say("open")} `, "warning open");
        for (const one of part.open) open.append(quoted(one, unit.lang), " ");
        made.append(open);
      }
      const others = part.places.filter(number => number !== part.unit);
      if (others.length) made.append(line(say("also")), list(others, withAct));
      return made;
    };

    const nowhere = part => {
      const made = make("section", "passage");
      made.dataset.kind = "none";
      made.append(make("h2", "", say("none")), make("p", "words", part.text));
      if (part.phrases.length) {
        const told = make("ul", "places");
        for (const phrase of part.phrases) {
          const item = make("li", "", `«${phrase.text}»: `);
          if (phrase.places.length > 3) item.append(say("places", { count: phrase.places.length }));
          else phrase.places.forEach((number, at) => item.append(at ? "; " : "", withAct(number)));
          told.append(item);
        }
        made.append(line(say("phrases")), told);
      }
      return made;
    };

    // -- the answer

    const show = answer => {
      const passages = answer.parts.filter(part => part.kind === "unit");
      const there = passages.reduce((sum, part) => sum + part.alike, 0);
      shown.textContent = "";
      shown.hidden = !answer.words;
      if (!answer.words) status.textContent = say("empty");
      else if (!passages.length) status.textContent = say("nothing");
      else status.textContent = say("found", { count: there, words: answer.words, passages: passages.length });
      if (passages.some(part => part.differs || part.cut)) {
        const legend = line(`${say("legend")}: `);
        legend.append(make("ins", "", say("legend_new")), ", ", make("del", "", say("legend_gone")), ".");
        shown.append(legend);
      }
      for (const part of answer.parts) shown.append(part.kind === "unit" ? passage(part) : nowhere(part));
      if (answer.aside.length) shown.append(line(`${say("aside")} «${[...new Set(answer.aside)].join("», «")}».`));
    };

    // -- a paper that asks whether its wordings still are the newest: #act@kk.2013-10-01,en.2011-04-01

    const readPaper = () => {
      const paper = /^([a-z0-9-]+)@((?:[a-z]{2,3}\.\d{4}-\d{2}-\d{2},?)+)$/;
      const [, act, wordings] = decodeURIComponent(location.hash.slice(1)).match(paper) || [];
      return act && { act, wordings: wordings.split(",").filter(Boolean).map(one => one.split(".")) };
    };

    const toAct = (text, below, words) => {
      const link = make("a", "ref", words);
      link.href = form.dataset.home + text.folder + (below || page.index);
      return link;
    };

    const wordingOnPaper = (paper, lang, day) => {
      const held = page.texts.filter(text => text.act === paper.act && text.lang === lang);
      const newest = held.find(text => !text.older);
      const same = held.find(text => text.day === day);
      const made = make("li");
      made.dataset.paper = !newest ? "unknown" : same === newest ? "newest" : same ? "older" : "gone";
      const said = { lang, day, text: same?.says ?? "", newest: newest?.says ?? "" };
      made.append(say(`paper_${made.dataset.paper}`, said));
      if (same === newest && newest?.outdated) made.append(` ${newest.outdated}.`);
      if (made.dataset.paper === "gone") made.append(" ", toAct(newest, "", say("paper_act")));
      if (made.dataset.paper !== "older") return made;
      // What changed since stands on the page of the act's history, step by step, with what its records
      // say of moved and renumbered units: from here it is reached, not reckoned anew.
      const since = held.filter(text => text.day >= day).sort((a, b) => a.day < b.day ? -1 : 1);
      const steps = since.slice(1).map((text, at) => {
        const step = since.length > 2 ? `: ${since[at].says} → ${text.says}` : "";
        return toAct(text, `history/${page.index}#${lang}-${text.day}`, say("paper_changes") + step);
      });
      made.append(" ", steps.length > 1 ? list(steps, link => link) : steps[0]);
      return made;
    };

    const answerPaper = () => {
      const place = document.querySelector("section.printed-copy");
      const paper = readPaper();
      place.hidden = !paper;
      if (!paper) return;
      load().then(() => {
        const text = page.texts.find(one => one.act === paper.act);
        const made = make("ul", "wordings");
        place.textContent = "";
        place.append(make("h2", "", say("paper")));
        if (text) {
          const act = make("p", "tags");
          const state = make("span", "state", text.states);
          const link = make("a", "", text.title[0], text.title[1]);
          link.href = form.dataset.home + text.folder + page.index;
          state.dataset.state = text.state;
          act.append(link, " ", state);
          place.append(act);
        }
        for (const [lang, day] of paper.wordings) made.append(wordingOnPaper(paper, lang, day));
        place.append(made);
      }, () => { place.textContent = form.dataset.failed; });
    };
    window.addEventListener("hashchange", answerPaper);
    answerPaper();

    form.addEventListener("submit", event => {
      event.preventDefault();
      load().then(() => show(check.answer(field.value, corpus)), () => { status.textContent = form.dataset.failed; });
    });
    form.addEventListener("reset", () => {
      shown.textContent = status.textContent = "";
      shown.hidden = true;
      field.focus();
    });
    field.addEventListener("focus", () => { load().catch(() => { /* said when it is asked for */ }); });
    field.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
  }
}
