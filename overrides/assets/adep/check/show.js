// The page "Is this what the code says?": what is pasted is held against all texts, and what is found
// goes into the page as text, never as markup.
(function (check) {
  "use strict";
  const form = typeof document === "undefined" ? null : document.querySelector("form.check");
  if (!form) return;
  const field = form.elements.namedItem("text");
  const status = document.querySelector(".checked"), shown = document.querySelector("section.answer");
  let corpus = null, texts = null, page = null, loading = null;
  form.hidden = false;

  // -- the texts, fetched when they are first needed

  function load() {
    loading = loading || Promise.all(form.dataset.files.split(" ").map(function (file) {
      return new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        script.src = form.dataset.base + file;
        script.async = false;
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      });
    })).then(function () {
      const search = window.adepSearch;
      page = check.page;
      texts = search.texts.unpack(search.index);
      texts.read();
      const units = texts.all();
      corpus = new check.Corpus(units.map(function (unit) { return texts.print(unit).text; }), units, page.texts, page.alike, page.capitals);
    }).catch(function (error) {
      loading = null;
      throw error;
    });
    return loading;
  }

  // -- small pieces of a page

  function say(key, values) {
    return (page.words["check." + key] || "").replace(/\{(\w+)\}/g, function (whole, name) {
      return values && name in values ? values[name] : whole;
    });
  }
  function make(name, look, words, lang) {
    const made = document.createElement(name);
    if (look) made.className = look;
    if (words) made.append(words);
    if (lang) made.lang = lang;
    return made;
  }
  function line(words, look) { return make("p", look || "quiet", words); }
  function tag(kind, words) {
    const made = make("span", "tag", words);
    made.dataset.kind = kind;
    return made;
  }

  // -- where a unit stands

  function link(number) {
    const unit = texts.unit(number), made = make("a", "ref", page.places[number]);
    made.href = form.dataset.home + unit.act.folder + (unit.place.clause ? unit.place.clause + "/" : "") + page.index + "#" + unit.id;
    made.dataset.unit = unit.id;
    return made;
  }
  function textOf(number) { return page.texts[corpus.units[number].texts[0]]; }
  function withAct(number) {
    const text = textOf(number), made = make("span");
    if (text) made.append(make("span", "", text.title[0], text.title[1]), ", ");
    made.append(link(number));
    if (text) made.append(" (" + text.states + ")");
    return made;
  }
  function list(numbers, each) {
    const made = make("ul", "places");
    for (const number of numbers) {
      const item = make("li");
      item.append(each(number));
      made.append(item);
    }
    return made;
  }
  function quoted(part, lang) {
    const text = corpus.units[part[0]].text;
    return make("q", "completion", (part[1] ? "… " : "") + text.slice(part[1] || 0, part[2] || text.length), lang);
  }

  // -- a passage

  function heading(part, text) {
    const made = make("h2");
    if (text) made.append(make("span", "", text.title[0], text.title[1]), " · ");
    made.append(link(part.unit));
    return made;
  }

  function tags(part, text) {
    const made = make("p", "tags"), short = part.words < 4;
    const count = part.pieces.filter(function (piece) { return piece[0] !== "same" && piece[0] !== "edge"; })
      .filter(function (piece, at, all) { return !(piece[0] === "new" && at && all[at - 1][0] === "gone"); }).length;
    if (part.differs) made.append(tag("differs", say("differs", { count: count })));
    else made.append(tag(short ? "short" : "same", say(short ? "short" : "same")));
    if (part.cut) made.append(" ", tag("part", say("part")));
    if (text) {
      const state = make("span", "state", text.states);
      state.dataset.state = text.state;
      made.append(" ", state, " ", make("span", "quiet", text.says));
    }
    return made;
  }

  function words(part, lang) {
    const made = make("p", "words", "", lang);
    for (const [kind, piece] of part.pieces) {
      const named = { gone: "del", new: "ins", edge: "del" }[kind];
      if (made.firstChild) made.append(" ");
      made.append(named ? make(named, kind === "edge" ? "edge" : "", piece) : piece);
    }
    return made;
  }

  function passage(part) {
    const made = make("section", "passage"), unit = texts.unit(part.unit), text = page.texts[part.text];
    made.dataset.kind = part.differs ? "differs" : part.cut ? "part" : "same";
    made.dataset.unit = unit.act.id + "/" + unit.id;
    made.append(heading(part, text), tags(part, text));
    const warnings = make("div", "warnings");
    if (text && text.older) warnings.append(line(say("older"), "warning"));
    if (text && text.outdated) warnings.append(line(text.outdated + ".", "warning"));
    if (part.torn.length) {
      const torn = line(say("torn") + " ", "warning torn");
      part.torn.forEach(function (one) { torn.append(quoted(one, unit.lang), " "); });
      if (part.under >= 0) torn.append(say("under", { place: page.places[part.under] }));
      warnings.append(torn);
    }
    if (part.moved) warnings.append(line(say("moved"), "warning moved"));
    if (part.leftOut.length) {
      warnings.append(line(say("left_out"), "warning left-out"), list(part.leftOut, link));
    }
    made.append(warnings, words(part, unit.lang));
    if (part.open.length) {
      const open = line(say("open") + " ", "warning open");
      part.open.forEach(function (one) { open.append(quoted(one, unit.lang), " "); });
      made.append(open);
    }
    const others = part.places.filter(function (number) { return number !== part.unit; });
    if (others.length) made.append(line(say("also")), list(others, withAct));
    return made;
  }

  function nowhere(part) {
    const made = make("section", "passage");
    made.dataset.kind = "none";
    made.append(make("h2", "", say("none")), make("p", "words", part.text));
    if (part.phrases.length) {
      const told = make("ul", "places");
      for (const phrase of part.phrases) {
        const item = make("li", "", "«" + phrase.text + "»: ");
        item.append(phrase.places.length > 3 ? say("places", { count: phrase.places.length }) : "");
        if (phrase.places.length <= 3) phrase.places.forEach(function (number, at) { item.append(at ? "; " : "", withAct(number)); });
        told.append(item);
      }
      made.append(line(say("phrases")), told);
    }
    return made;
  }

  // -- the answer

  function show(answer) {
    const passages = answer.parts.filter(function (part) { return part.kind === "unit"; });
    const there = passages.reduce(function (sum, part) { return sum + part.alike; }, 0);
    shown.textContent = "";
    shown.hidden = !answer.words;
    if (!answer.words) status.textContent = say("empty");
    else if (!passages.length) status.textContent = say("nothing");
    else status.textContent = say("found", { count: there, words: answer.words, passages: passages.length });
    if (passages.some(function (part) { return part.differs || part.cut; })) {
      const legend = line(say("legend") + ": ");
      legend.append(make("ins", "", say("legend_new")), ", ", make("del", "", say("legend_gone")), ".");
      shown.append(legend);
    }
    for (const part of answer.parts) shown.append(part.kind === "unit" ? passage(part) : nowhere(part));
    if (answer.aside.length) shown.append(line(say("aside") + " «" + Array.from(new Set(answer.aside)).join("», «") + "»."));
  }

  // -- a paper that asks whether its wordings still are the newest: #act@kk.2013-10-01,en.2011-04-01

  function readPaper() {
    const told = decodeURIComponent(location.hash.slice(1)).match(/^([a-z0-9-]+)@((?:[a-z]{2,3}\.\d{4}-\d{2}-\d{2},?)+)$/);
    return told && { act: told[1], wordings: told[2].split(",").filter(Boolean).map(function (one) { return one.split("."); }) };
  }

  function toAct(text, below, words) {
    const link = make("a", "ref", words);
    link.href = form.dataset.home + text.folder + (below || page.index);
    return link;
  }

  function wordingOnPaper(paper, lang, day) {
    const held = page.texts.filter(function (text) { return text.act === paper.act && text.lang === lang; });
    const newest = held.find(function (text) { return !text.older; }), same = held.find(function (text) { return text.day === day; });
    const made = make("li");
    made.dataset.paper = !newest ? "unknown" : same === newest ? "newest" : same ? "older" : "gone";
    made.append(say("paper_" + made.dataset.paper, { lang: lang, day: day, text: same ? same.says : "", newest: newest ? newest.says : "" }));
    if (newest && same === newest && newest.outdated) made.append(" " + newest.outdated + ".");
    if (made.dataset.paper === "gone") made.append(" ", toAct(newest, "", say("paper_act")));
    if (made.dataset.paper !== "older") return made;
    // What changed since stands on the page of the act's history, step by step, with what its records
    // say of moved and renumbered units: from here it is reached, not reckoned anew.
    const since = held.filter(function (text) { return text.day >= day; }).sort(function (a, b) { return a.day < b.day ? -1 : 1; });
    const steps = since.slice(1).map(function (text, at) {
      const step = since.length > 2 ? ": " + since[at].says + " → " + text.says : "";
      return toAct(text, "history/" + page.index + "#" + lang + "-" + text.day, say("paper_changes") + step);
    });
    made.append(" ", steps.length > 1 ? list(steps, function (link) { return link; }) : steps[0]);
    return made;
  }

  function answerPaper() {
    const place = document.querySelector("section.printed-copy"), paper = readPaper();
    place.hidden = !paper;
    if (!paper) return;
    load().then(function () {
      const text = page.texts.find(function (one) { return one.act === paper.act; }), made = make("ul", "wordings");
      place.textContent = "";
      place.append(make("h2", "", say("paper")));
      if (text) {
        const act = make("p", "tags"), state = make("span", "state", text.states), link = make("a", "", text.title[0], text.title[1]);
        link.href = form.dataset.home + text.folder + page.index;
        state.dataset.state = text.state;
        act.append(link, " ", state);
        place.append(act);
      }
      paper.wordings.forEach(function (one) { made.append(wordingOnPaper(paper, one[0], one[1])); });
      place.append(made);
    }, function () { place.textContent = form.dataset.failed; });
  }
  window.addEventListener("hashchange", answerPaper);
  answerPaper();

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    load().then(function () { show(check.answer(field.value, corpus)); }, function () { status.textContent = form.dataset.failed; });
  });
  form.addEventListener("reset", function () {
    shown.textContent = status.textContent = "";
    shown.hidden = true;
    field.focus();
  });
  field.addEventListener("focus", function () { load().catch(function () { /* said when it is asked for */ }); });
  field.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
})(window.adepCheck = window.adepCheck || {});
