// The search on the page: the field of the header, what opens below it, the keys, the address.
// Nothing typed or found is ever markup: it goes into the page as text.
(function (adep) {
  "use strict";
  const FIRST = 10, MORE = 40, MOST = 400; // results shown at once, in each further step, in all
  const ENOUGH = 20; // results, after which further acts are fetched only where somebody wants more
  const PAUSE = 250; // ms without a key, before acts are fetched, or what is near or was meant is offered
  const OFFERED = 3; // results of what was meant, above those of what was typed

  const root = document.documentElement;
  const form = document.querySelector("form.search");
  const field = form.elements.namedItem("q");
  const page = adep.page; // search/<language>.js
  const finder = new adep.Finder(adep.index, adep.rules, adep.meaning, adep.parts.given);
  const panel = build();
  const bar = {
    status: panel.querySelector(".search-status"),
    offer: panel.querySelector(".search-offer"),
    said: panel.querySelector(".search-said"),
    results: panel.querySelector("[data-search-results]"),
    more: panel.querySelector(".search-more"),
    further: panel.querySelector(".search-further"),
    filters: panel.querySelector(".search-filters"),
    context: panel.querySelector(".search-context")
  };
  const [hit, side, duty] = panel.querySelectorAll("template");
  const render = adep.results(page, finder, say, { hit: hit, side: side, duty: duty }, form.dataset.home);
  const explain = adep.explanations(page, finder, say, render, form.dataset.home, askFor, unfilter);
  const selects = adep.shared.FILTERS.map(function (name) { return panel.querySelector("select[name=" + name + "]"); });
  const plural = new Intl.PluralRules(page.lang);
  const number = new Intl.NumberFormat(page.lang), filters = new adep.Filters(selects, number);
  let pending = 0, offering = 0, shown = null, started = false;
  let enough = ENOUGH, fetching = 0, onItsWay = false, failed = false; // acts that are not here yet
  let scrolled = 0; // where the results stood when the reader left them, to be restored

  function build() {
    // The one markup that a script makes here: the template of this build, with nothing in it yet.
    const holder = document.createElement("template");
    holder.innerHTML = page.panel;
    const made = holder.content.querySelector(".search-panel");
    form.after(made);
    field.setAttribute("aria-controls", made.id);
    return made;
  }

  function say(key, values) {
    return (page.words[key] || "").replace(/\{(\w+)\}/g, function (whole, name) {
      return values && name in values ? values[name] : whole;
    });
  }
  function counted(key, count) {
    return say(key + "_" + plural.select(count), { count: number.format(count) }) || say(key + "_other", { count: number.format(count) });
  }

  // -- what was found

  // Is there enough to say that nothing was found? A single letter is a word's beginning.
  function telling(query) { return /[\p{L}\p{N}]{2}|\p{N}/u.test(query) || query.trim().length > 2; }

  // What is said before the results: how they came about, or what was tried in vain.
  function tell(query, found, units) {
    bar.said.textContent = "";
    if (!telling(query)) return bar.said.append(...explain.examples());
    if (inContext() && !shown.rows && units.length) bar.said.append(explain.line(say("search.no_context")));
    bar.said.append(...explain.found(query, found, units.length > 0));
    if (units.length || missing().length) return; // or nobody knows yet
    if (found.units.length) return bar.said.append(...explain.filtered(found.units.length));
    bar.said.append(...explain.nothing(query));
    if (!waits()) bar.said.append(...explain.instead(found));
  }

  function inContext() { return bar.context.getAttribute("aria-pressed") === "true"; }
  function show(context) { bar.context.setAttribute("aria-pressed", String(context)); }

  function askFor(query) {
    field.value = query;
    field.focus(); // the button goes
    search();
  }
  function unfilter() {
    filters.choose({});
    field.focus();
    search();
  }

  // Finds what is in the field and shows it: the first results at once, the others step by step. What is offered
  // where nothing was found waits until nobody types: no words flash by, and no key waits for it.
  function search() {
    enough = ENOUGH;
    failed = false;
    ask();
    adep.shared.write(field.value.trim(), inContext(), filters.chosen());
  }
  function ask() {
    const query = field.value, rows = inContext() ? finder.context(query) : null;
    showFound(query, rows || finder.find(query, page.lang), Boolean(rows), ask);
    if (waits() || misspelt()) offering = setTimeout(waits() ? offer : correct, PAUSE);
  }
  function offer() { showFound(shown.query, finder.offer(shown.query), false, offer); }
  function waits() { return shown.found.mayOffer && telling(shown.query); }

  // May words have a slip while others found something? Nobody looks before all that was to be fetched for these is here.
  function misspelt() { return telling(shown.query) && shown.found.misspelt.length > 0 && !shown.corrected && !failed && !looksFurther(); }

  // Shows what may have been meant, above what was found as it was typed: that stays as it is, and so does where the
  // reader is in it. Of acts that are not here yet so many are fetched as are needed.
  function correct() {
    const asked = shown, found = finder.correct(asked.query, page.lang), chosen = filters.chosen();
    const units = found.units.filter(function (unit) { return filters.fit(finder.texts.unit(unit), chosen); });
    function settle(there) {
      if (!isOpen() || shown !== asked) return;
      if (there && units.length < OFFERED && found.wanted.length) return correct();
      shown.corrected = true;
      if (units.length) {
        const list = document.createElement("ol");
        for (const unit of units.slice(0, OFFERED)) list.append(render(unit, found.marks.get(unit), found.by.get(unit)));
        bar.offer.append(explain.meant(found.text), list, explain.asTyped(asked.query));
      }
      announce(asked.query, asked.found, asked.left.length);
      restore();
    }
    if (units.length < OFFERED && found.wanted.length) adep.parts.fetch(form.dataset.base, found.wanted[0], settle);
    else settle(false);
  }

  // The parts of the texts that are not here yet and may have more of what is shown: those of the act that is chosen.
  // Where these have nothing, others may decide in which way the query is read.
  function missing() {
    const act = filters.chosen().act, found = shown.found, own = found.wanted.filter(function (number) {
      return !act || finder.texts.actsOf(number).some(function (one) { return one.id === act; });
    });
    return own.length || found.units.length ? own : found.wanted;
  }
  // Are they fetched, one after another, until there is enough?
  function looksFurther() { return telling(shown.query) && shown.left.length < enough && !failed && missing().length > 0; }
  function lookFurther() {
    clearTimeout(fetching); // what was shown last meant to do the same
    onItsWay = true;
    adep.parts.fetch(form.dataset.base, missing()[0], function (there) {
      onItsWay = false;
      failed = !there;
      if (!isOpen()) return;
      const focused = document.activeElement, leads = focused.href;
      shown.again();
      if (!focused.isConnected) (links(bar.results).find(function (link) { return link.href === leads; }) || field).focus();
      if (failed) bar.status.textContent = form.dataset.failed;
      else if (looksFurther()) lookFurther();
    });
  }

  function stop() { for (const timer of [pending, offering, fetching]) clearTimeout(timer); }

  function showFound(query, found, rows, again) {
    const every = found.units.map(function (unit) { return finder.texts.unit(unit); });
    const chosen = filters.chosen();
    let left = found.units.filter(function (unit, i) { return filters.fit(every[i], chosen); });
    if (rows) { // each row once
      const once = new Map(left.map(function (unit) { return [finder.texts.unit(unit).row, unit]; }));
      left = Array.from(once.values());
    }
    stop();
    shown = { query: query, found: found, left: left, at: 0, most: MOST, rows: rows, again: again, corrected: false };
    bar.offer.textContent = bar.results.textContent = "";
    delete bar.results.dataset.query;
    filters.count(every, rows);
    bar.filters.hidden = bar.context.hidden = !telling(query);
    tell(query, found, left);
    bar.results.classList.toggle("offered", found.offered);
    announce(query, found, left.length);
    for (const number of found.duties) bar.results.append(render.duty(finder.meaning.duties[number]));
    step(FIRST);
    bar.further.hidden = looksFurther() || !telling(query) || !missing().length;
    bar.results.dataset.typed = query;
    if (looksFurther() && !onItsWay) fetching = setTimeout(lookFurther, PAUSE);
  }

  // What is heard, once: how many there are, and how they came about. That there is nothing is heard with what is
  // offered; that acts are on their way, once for all of them.
  function announce(query, found, many) {
    const count = counted(shown.rows ? "search.rows" : "search.count", found.offered ? 0 : many), more = missing().length > 0;
    if (looksFurther()) {
      if (bar.status.textContent !== form.dataset.loading) bar.status.textContent = form.dataset.loading;
      return;
    }
    bar.status.textContent = !telling(query) || waits() || misspelt() ? "" : more ? say("search.so_far", { count: count }) : count;
    const says = bar.offer.firstChild ? bar.offer.firstChild.firstChild : bar.said.firstChild;
    if (!bar.status.textContent || !says) return;
    const heard = document.createElement("span"); // it is seen below
    heard.className = "off-screen";
    heard.textContent = ". " + says.textContent;
    bar.status.append(heard);
  }

  function step(many) {
    const end = Math.min(shown.at + many, shown.left.length, shown.most);
    const batch = document.createDocumentFragment();
    for (; shown.at < end; shown.at++) {
      const unit = shown.left[shown.at], marks = shown.found.marks;
      batch.append(shown.rows ? render.row(finder.texts.unit(unit).row, marks) : render(unit, marks.get(unit), shown.found.by.get(unit)));
    }
    bar.results.append(batch);
    const full = shown.at >= shown.most && shown.at < shown.left.length;
    bar.more.hidden = !full;
    if (shown.at < shown.left.length && !full) pending = setTimeout(step, 0, MORE);
    else if (!waits() && !looksFurther()) bar.results.dataset.query = shown.query; // all is there
    if (!misspelt()) restore();
  }

  // Scrolls to where the results stood, as soon as they reach so far.
  function restore() {
    if (!scrolled || panel.scrollHeight < scrolled + panel.clientHeight) return;
    panel.scrollTop = scrolled;
    scrolled = 0;
  }

  // Takes what the address asks. Does it ask anything?
  function read() {
    const asked = adep.shared.read();
    field.value = asked.query;
    show(asked.inContext);
    filters.choose(asked.filters);
    return Boolean(field.value.trim());
  }

  // -- open and close

  function isOpen() { return !panel.hidden; }

  // The panel begins where the header ends: in one row or in two.
  function fit() { panel.style.top = form.closest(".md-header").getBoundingClientRect().bottom + "px"; }

  function open() {
    if (isOpen() || !started) return; // without its style it is not to be seen
    panel.hidden = false;
    root.classList.add("searching");
    fit();
    document.querySelectorAll("main, .bottom, .contents").forEach(function (part) { part.inert = true; });
    search();
  }

  function close() {
    if (!isOpen()) return;
    panel.hidden = true;
    stop();
    root.classList.remove("searching");
    document.querySelectorAll("main, .bottom, .contents").forEach(function (part) { part.inert = false; });
  }

  // Closed by the reader: the address forgets the query too.
  function leave() {
    close();
    if (document.activeElement === field || panel.contains(document.activeElement)) document.activeElement.blur();
    if (history.state && history.state.search) history.back();
    else forget();
  }

  function forget() {
    adep.shared.forget();
    read();
  }

  function links(list) { return Array.from(list.querySelectorAll("a[data-unit], a[data-duty]")); }
  function inLists() { return [bar.offer, bar.results].some(function (list) { return list.contains(document.activeElement); }); }

  field.addEventListener("input", function () {
    scrolled = 0;
    if (isOpen()) search();
    else open();
  });
  field.addEventListener("focus", open);
  field.addEventListener("click", open);
  selects.forEach(function (select) { select.addEventListener("change", search); });
  bar.context.addEventListener("click", function () {
    show(!inContext());
    search();
  });
  panel.querySelector(".search-close").addEventListener("click", leave);
  bar.more.addEventListener("click", function () {
    const before = links(bar.results).length;
    shown.most += MOST;
    step(MORE);
    links(bar.results)[before].focus(); // the button goes
  });
  bar.further.addEventListener("click", function () {
    enough = shown.left.length + ENOUGH;
    failed = false;
    ask();
    field.focus(); // the button goes
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    open();
    if (!isOpen()) return; // its style is still on its way
    if (waits()) return offer(); // nobody is led to what was only offered, unseen
    const first = links(bar.results)[0]; // of what was typed, whatever is offered above
    if (first) first.click();
  });
  document.addEventListener("keydown", function (event) {
    if (!isOpen() || event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      return leave();
    }
    const inside = document.activeElement === field || inLists();
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && inside) {
      const all = links(bar.offer).concat(links(bar.results)), at = all.indexOf(document.activeElement);
      const next = event.key === "ArrowDown" ? Math.min(at + 1, all.length - 1) : at - 1;
      event.preventDefault();
      if (next < 0) field.focus();
      else all[next].focus();
    } else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey && inLists()) {
      field.focus(); // whoever types on is typed into the field
    }
  });
  // Links of the header to a place of this page lead below the panel.
  document.querySelectorAll(".md-skip, button.menu").forEach(function (link) {
    link.addEventListener("click", function () {
      close();
      forget();
    });
  });
  // Whoever only passes by with Tab finds the page as it was.
  document.addEventListener("focusin", function (event) {
    if (isOpen() && !field.value.trim() && !form.contains(event.target) && !panel.contains(event.target)) close();
  });
  window.addEventListener("resize", function () { if (isOpen()) fit(); });
  window.addEventListener("popstate", function () {
    if (read()) {
      close();
      open();
    } else close();
  });

  // Who comes back from a result finds the results where they were.
  window.addEventListener("pagehide", function () {
    if (!isOpen() || !panel.scrollTop) return;
    try { history.replaceState(Object.assign({}, history.state, { scrolled: panel.scrollTop }), ""); } catch (error) { /* as above */ }
  });

  adep.start = function () {
    scrolled = (history.state && history.state.scrolled) || 0;
    started = true;
    const typed = field.value; // while this was loading
    const asked = read();
    if (typed) field.value = typed;
    if (asked || document.activeElement === field) open();
    setTimeout(function () { finder.warmUp(); }, 0);
    // With a keyboard at hand, typing goes on; on a phone it would cover what was found.
    if (asked && window.matchMedia("(hover: hover)").matches) field.focus();
  };
})(window.adepSearch);
