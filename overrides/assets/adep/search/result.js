// One result as it is shown: where the unit stands, its sentence with the hits marked, its counterpart.
// Texts go into the page as text, never as markup.
(function (adep) {
  "use strict";
  const WHOLE = 300; // letters of a text that is shown whole

  // Makes render(number of a unit, its marks) → an element. `say` gives the interface's words,
  // `patterns` are the templates {hit, side}, `home` is the way to the interface's root.
  adep.results = function (page, finder, say, patterns, home) {
    // -- where a unit stands, in the interface's words (site/book.py says it on the pages)

    function placeOf(unit) {
      if (unit.kind === "article") return [say("search.kind_article"), stepOf(unit.name.replace(/^.*-/, ""), "alone")].filter(Boolean).join(", ");
      const title = say(unit.place.name, { number: unit.place.number }) || say("clause.title", { number: unit.place.number });
      if (!unit.place.clause || unit.kind === "note") return title;
      const name = unit.name.split("@")[0];
      const alone = unit.place.units.filter(function (other) {
        return other.lang === unit.lang && other.kind === unit.kind && !other.wording;
      }).length === 1;
      if (alone && name === "p1") return title;
      const number = { number: unit.place.number };
      const whole = say(unit.place.name + "_of", number) || say("clause.title_of", number);
      const steps = numbersIn(name, unit.place.parts), last = steps.length - 1;
      return [whole].concat(steps.map(function (step, at) {
        return stepOf(step, kindOf(step, at, unit.place.parts) + (at < last ? "_of" : ""));
      })).join(" ");
    }
    // "5-2" is part 5 and its item 2; where the clause has no part 5, it is one number.
    function numbersIn(name, parts) {
      const steps = name.startsWith("-") ? name.slice(1).split("--") : name.split("-");
      const one = steps.length > 1 && /^\d+$/.test(steps[1]) && !parts.includes(steps[0]);
      return one ? [steps[0] + "-" + steps[1]].concat(steps.slice(2)) : steps;
    }
    function kindOf(step, at, parts) {
      if (/^p\d+$/.test(step)) return at ? "paragraph" : "part";
      return !at && parts.includes(step) ? "numbered_part" : "subclause";
    }
    function stepOf(step, kind) {
      const item = step.replace(/^p(?=\d+$)/, ""), words = say("unit.ordinals").split(", ");
      return say("unit." + kind, { item: item, ordinal: words[item - 1] || say("unit.ordinal", { item: item }) });
    }

    function capital(text) { return text.slice(0, 1).toUpperCase() + text.slice(1); }

    function pick(words) {
      const lang = page.lang in words ? page.lang : Object.keys(words)[0];
      return { text: words[lang] || "", lang: lang };
    }

    function addressOf(unit) {
      return home + unit.act.folder + (unit.place.clause ? unit.place.clause + "/" : "") + page.index + "#" + unit.id;
    }

    // -- a text with its hits

    function rangesOf(unit, marks, spans) {
      const found = marks.map(function (mark) {
        return mark[2] ? [mark[0], mark[1]] : [spans[mark[0] - unit.first][0], spans[mark[1] - unit.first][1]];
      }).sort(function (a, b) { return a[0] - b[0]; });
      const merged = [];
      for (const range of found) {
        const last = merged[merged.length - 1];
        if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
        else merged.push(range.slice());
      }
      return merged;
    }

    function sentences(text, lang) {
      if (!window.Intl || !Intl.Segmenter) return [[0, text.length]];
      // eslint-disable-next-line compat/compat -- Firefox 115 has none: the line above
      const segmenter = new Intl.Segmenter(lang, { granularity: "sentence" });
      return Array.from(segmenter.segment(text), function (s) { return [s.index, s.index + s.segment.length]; });
    }

    // Which part of a text is shown: all of a short one, else the sentence with the first hit, else
    // as much around the hit as there is room for, cut between words.
    function shownPart(text, lang, hit) {
      if (text.length <= WHOLE) return { from: 0, to: text.length, sentence: null };
      const all = sentences(text, lang);
      const at = Math.max(0, all.findIndex(function (s) { return hit[0] < s[1]; }));
      let [from, to] = all[at];
      const sentence = all.length > 1 ? { at: at, of: all.length } : null;
      if (to - from > WHOLE) {
        const middle = Math.max(from, Math.min(hit[0] - WHOLE / 3, to - WHOLE));
        const end = Math.min(to, Math.max(middle + WHOLE, hit[1]));
        if (middle > from) from = text.indexOf(" ", middle) + 1 || from;
        if (end < to) to = Math.max(text.lastIndexOf(" ", end), hit[1]);
      }
      return { from: from, to: to, sentence: sentence };
    }

    function fill(element, text, part, ranges) {
      let at = part.from;
      if (part.from > 0) element.append("… ");
      for (const [from, to] of ranges) {
        if (to <= part.from || from >= part.to) continue;
        element.append(text.slice(at, Math.max(from, part.from)));
        const mark = document.createElement("mark");
        mark.textContent = text.slice(Math.max(from, part.from), Math.min(to, part.to));
        element.append(mark);
        at = Math.min(to, part.to);
      }
      element.append(text.slice(at, part.to).trimEnd());
      if (part.to < text.length) element.append(" …");
    }

    // The counterpart's part: the same sentence where both texts have as many, else its beginning.
    function counterpart(text, lang, sentence) {
      const all = sentence ? sentences(text, lang) : [];
      if (sentence && all.length === sentence.of) {
        return shownPart(text, lang, [all[sentence.at][0], all[sentence.at][0]]);
      }
      return shownPart(text, lang, [0, 0]);
    }

    // The words that complete the sentence of some units, those aside that are among them.
    function completion(units, which) {
      const shown = units.map(function (unit) { return unit.number; });
      const told = new Set(), words = [];
      for (const unit of units) {
        for (const [number, from, to] of which === "closing" ? unit.closing.slice().reverse() : unit.opening) {
          const key = [number, from, to].join();
          if (shown.includes(number) || told.has(key)) continue;
          told.add(key);
          const text = finder.texts.print(finder.texts.unit(number)).text;
          words.push((from ? "… " : "") + text.slice(from || 0, to || text.length));
        }
      }
      return words.join(" ");
    }

    // What editors remark on some units, and on the words that complete their sentence.
    function remarks(units) {
      const ids = new Set();
      for (const unit of units) {
        for (const [number] of unit.opening) ids.add(finder.texts.unit(number));
        ids.add(unit);
      }
      return Array.from(ids).flatMap(function (unit) { return adep.parts.saidOf(unit).remarks[unit.act.id + "/" + unit.id] || []; })
        .map(function (text) {
          const made = document.createElement("p"), title = document.createElement("strong");
          made.className = "remark";
          title.textContent = say("remark.title") + ".";
          made.append(title, " " + text);
          return made;
        });
    }

    // One side of a result: which wording it is of, and its words in their sentence.
    function side(units) {
      const unit = units[0];
      const made = patterns.side.content.cloneNode(true).firstElementChild;
      const day = unit.wording || unit.act.wordings[unit.lang];
      made.querySelector(".hit-wording").textContent =
        [say("languages." + unit.lang + ".name"), (adep.parts.saidOf(unit).wordings[unit.act.id] || {})[unit.lang + " " + day]].filter(Boolean).join(" · ");
      const whole = made.querySelector(".hit-text"), text = document.createElement("span");
      whole.lang = unit.lang;
      whole.dataset.quote = units.map(function (one) { return one.act.id + "/" + one.id; }).join(" ");
      const [opening, closing] = ["opening", "closing"].map(function (which) {
        const words = completion(units, which), element = document.createElement("span");
        element.textContent = words;
        element.dataset[which] = "";
        return words ? [element] : [];
      });
      for (const part of [opening, [text], closing]) {
        for (const element of part) whole.append(whole.firstChild ? " " : "", element);
      }
      made.append(...remarks(units));
      return { made: made, text: text };
    }

    // By which word of the query a unit was reached, and which of its own words, or which duty, that is.
    function reached(unit, by, printed) {
      const words = new Map(); // what was reached → by which words
      for (const one of by) {
        const [range] = one.place ? rangesOf(unit, [one.place], printed.spans) : [];
        const taken = range ? say("search.word", { word: printed.text.slice(range[0], range[1]) }) : pick(finder.meaning.duties[one.duty].name).text;
        words.set(taken, (words.get(taken) || []).concat(say("search.word", { word: one.typed })));
      }
      return Array.from(words, function (entry) { return entry[1].join(", ") + " → " + entry[0]; }).join("; ");
    }

    // A result with nothing in it but where it stands.
    function begin(unit) {
      const item = patterns.hit.content.cloneNode(true).firstElementChild;
      const link = item.querySelector("a"), act = pick(unit.act.short);
      link.href = addressOf(unit);
      link.dataset.unit = unit.id;
      link.textContent = capital(unit.kind === "note" && unit.place.clause ? say("search.note_on", { place: placeOf(unit) }) : placeOf(unit));
      item.querySelector(".hit-catchword").textContent = adep.parts.saidOf(unit).catchwords[unit.act.id + "/" + unit.place.clause] || "";
      const actName = item.querySelector(".hit-act");
      actName.textContent = act.text;
      actName.lang = act.lang;
      if (say("state." + unit.act.state)) { // an article is neither in force nor repealed
        const state = item.querySelector(".state");
        state.hidden = false;
        state.dataset.state = unit.act.state;
        state.textContent = say("state." + unit.act.state);
      }
      return item;
    }

    // What is to be said of a row: below where it stands, or in place of what is `missing`.
    function tell(row, item, missing) {
      if (!row.says) return;
      const says = missing ? document.createElement("p") : item.querySelector(".relation");
      says.hidden = false;
      says.textContent = say("relation." + row.says);
      if (!missing) return;
      says.className = "missing";
      item.querySelector(".hit-texts").append(says);
    }

    // `by`: by which word it was reached, where it has not the words of the query (meaning.js).
    function render(unitNumber, marks, by) {
      const unit = finder.texts.unit(unitNumber), item = begin(unit);
      const texts = item.querySelector(".hit-texts"), own = side([unit]);
      const printed = finder.texts.print(unit);
      const ranges = rangesOf(unit, marks || [], printed.spans);
      const part = shownPart(printed.text, unit.lang, ranges[0] || [0, 0]);
      fill(own.text, printed.text, part, ranges);
      texts.append(own.made);
      const langs = new Set(unit.row.units.map(function (other) { return other.lang; }));
      langs.delete(unit.lang);
      for (const lang of langs) {
        const others = unit.row.units.filter(function (other) { return other.lang === lang; });
        const text = others.map(function (other) { return finder.texts.print(other).text; }).join(" ");
        const across = side(others);
        across.made.classList.add("across");
        fill(across.text, text, counterpart(text, lang, part.sentence), []);
        texts.append(across.made);
      }
      if (by) {
        item.dataset.by = "";
        const line = item.querySelector(".hit-by");
        line.hidden = false;
        line.textContent = reached(unit, by, printed);
      }
      tell(unit.row, item, !langs.size);
      return item;
    }

    // A row in the order of its languages, whole: a counterpart may stand anywhere in it. `marks`:
    // unit → what is to be marked.
    render.row = function (row, marks) {
      const item = begin(row.units.find(function (unit) { return marks.has(unit.number); }));
      const langs = finder.texts.langs.filter(function (lang) { return row.units.some(function (unit) { return unit.lang === lang; }); });
      for (const lang of langs) {
        const units = row.units.filter(function (unit) { return unit.lang === lang; }), own = side(units);
        units.forEach(function (unit, at) {
          const printed = finder.texts.print(unit);
          if (at) own.text.append(" ");
          fill(own.text, printed.text, { from: 0, to: printed.text.length }, rangesOf(unit, marks.get(unit.number) || [], printed.spans));
        });
        item.querySelector(".hit-texts").append(own.made);
      }
      tell(row, item, langs.length < 2);
      return item;
    };

    // A duty: the page that follows it through all acts.
    render.duty = function (duty) {
      const item = patterns.duty.content.cloneNode(true).firstElementChild;
      item.querySelector(".hit-where").append(render.toDuty(duty, "hit-link"));
      return item;
    };
    render.toDuty = function (duty, look) {
      const link = document.createElement("a"), name = pick(duty.name);
      link.className = look;
      link.href = home + "duties/" + duty.id + "/" + page.index;
      link.dataset.duty = duty.id;
      link.textContent = name.text;
      link.lang = name.lang;
      return link;
    };

    return render;
  };
})(window.adepSearch = window.adepSearch || {});
