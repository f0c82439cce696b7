// The search on the page: the field of the header, what opens below it, the keys, the address.
// Nothing typed or found is ever markup: it goes into the page as text.
{
  const { page, parts, sharedAddress, Filters, Finder } = adepSearch; // page: search/<language>.js
  const FIRST = 10; // results shown at once …
  const MORE = 40; // … in each further step …
  const MOST = 400; // … and in all
  const ENOUGH = 20; // results, after which further acts are fetched only where somebody wants more
  const PAUSE = 250; // ms without a key, before acts are fetched, or what is near or was meant is offered
  const OFFERED = 3; // results of what was meant, above those of what was typed

  const root = document.documentElement;
  const form = document.querySelector("form.search");
  const field = form.elements.namedItem("q");
  const { base, home } = form.dataset;
  // Where a file of data did not come, it goes no further: this script runs again with that file.
  const finder = new Finder(adepSearch.index, adepSearch.rules, adepSearch.meaning, parts.given);

  // The one markup that a script makes here: the template of this build, with nothing in it yet.
  const holder = document.createElement("template");
  holder.innerHTML = page.panel;
  const panel = holder.content.querySelector(".search-panel");
  form.after(panel);
  field.setAttribute("aria-controls", panel.id);
  const slots = {
    status: panel.querySelector(".search-status"),
    offer: panel.querySelector(".search-offer"),
    said: panel.querySelector(".search-said"),
    results: panel.querySelector("[data-search-results]"),
    more: panel.querySelector(".search-more"),
    further: panel.querySelector(".search-further"),
    filters: panel.querySelector(".search-filters"),
    context: panel.querySelector(".search-context")
  };

  const say = (key, values = {}) =>
    (page.words[key] || "").replace(/\{(\w+)\}/g, (whole, name) => name in values ? values[name] : whole);
  const plural = new Intl.PluralRules(page.lang);
  const number = new Intl.NumberFormat(page.lang);
  const counted = (key, many) => {
    const count = { count: number.format(many) };
    return say(`${key}_${plural.select(many)}`, count) || say(`${key}_other`, count);
  };

  const [hit, side, duty] = panel.querySelectorAll("template");
  const filters = new Filters(panel, number);
  const results = adepSearch.results({ page, finder, say, home, templates: { hit, side, duty } });
  const explain = adepSearch.explanations({
    page, finder, say, home, results,
    ask(query) {
      field.value = query;
      field.focus(); // the button goes
      search();
    },
    unfilter() {
      filters.choose({});
      field.focus();
      search();
    }
  });

  let started = false;
  let shown = null; // {query, found, left: numbers of units that the filters leave, at: how many of them are shown …}
  let pending = 0; // timers: of the next step of results …
  let offering = 0; // … of what is offered …
  let fetching = 0; // … and of acts that are not here yet
  let enough = ENOUGH;
  let onItsWay = false; // an act
  let failed = false; // to fetch one
  let scrolled = 0; // where the results stood when the reader left them, to be restored

  const isOpen = () => !panel.hidden;
  const links = list => [...list.querySelectorAll("a[data-unit], a[data-duty]")];
  const inContext = () => slots.context.getAttribute("aria-pressed") === "true";
  const setContext = chosen => slots.context.setAttribute("aria-pressed", String(chosen));
  const stop = () => { for (const timer of [pending, offering, fetching]) clearTimeout(timer); };

  // -- what is not known yet

  // Is there enough to say that nothing was found? A single letter is a word's beginning.
  const telling = query => /[\p{L}\p{N}]{2}|\p{N}/u.test(query) || query.trim().length > 2;

  // The parts of the texts that are not here yet and may have more of what is shown: those of the act that is chosen.
  // Where these have nothing, others may decide in which way the query is read.
  const missing = () => {
    const { act } = filters.chosen();
    const { wanted, units } = shown.found;
    const own = wanted.filter(part => !act || finder.texts.actsOf(part).some(({ id }) => id === act));
    return own.length || units.length ? own : wanted;
  };
  // Are they fetched, one after another, until there is enough?
  const looksFurther = () => telling(shown.query) && shown.left.length < enough && !failed && missing().length > 0;

  // Was nothing found, and is something offered in a while?
  const waits = () => shown.found.mayOffer && telling(shown.query);

  // May words have a slip while others found something? Nobody looks before all that was to be fetched for these is
  // here.
  const misspelt = () => telling(shown.query) && shown.found.misspelt.length > 0
    && !shown.corrected && !failed && !looksFurther();

  // -- what was found

  // What is said before the results: how they came about, or what was tried in vain.
  const tell = (query, found, units) => {
    slots.said.textContent = "";
    if (!telling(query)) return slots.said.append(...explain.examples());
    if (inContext() && !shown.rows && units.length) slots.said.append(explain.line(say("search.no_context")));
    slots.said.append(...explain.found(query, found, units.length > 0));
    if (units.length || missing().length) return; // or nobody knows yet
    if (found.units.length) return slots.said.append(...explain.filtered(found.units.length));
    slots.said.append(...explain.nothing(query));
    if (!waits()) slots.said.append(...explain.instead(found));
  };

  // What is heard, once: how many there are, and how they came about. That there is nothing is heard with what is
  // offered; that acts are on their way, once for all of them.
  const announce = (query, found, many) => {
    const { status } = slots;
    if (looksFurther()) {
      if (status.textContent !== form.dataset.loading) status.textContent = form.dataset.loading;
      return;
    }
    const count = counted(shown.rows ? "search.rows" : "search.count", found.offered ? 0 : many);
    const told = missing().length ? say("search.so_far", { count }) : count;
    status.textContent = !telling(query) || waits() || misspelt() ? "" : told;
    const says = slots.offer.firstChild ? slots.offer.firstChild.firstChild : slots.said.firstChild;
    if (!status.textContent || !says) return;
    const heard = document.createElement("span"); // it is seen below
    heard.className = "off-screen";
    heard.textContent = `. ${says.textContent}`;
    status.append(heard);
  };

  // Scrolls to where the results stood, as soon as they reach so far.
  const restore = () => {
    if (!scrolled || panel.scrollHeight < scrolled + panel.clientHeight) return;
    panel.scrollTop = scrolled;
    scrolled = 0;
  };

  const step = many => {
    const { left, rows, found: { marks, by } } = shown;
    const end = Math.min(shown.at + many, left.length, shown.most);
    const batch = document.createDocumentFragment();
    for (; shown.at < end; shown.at++) {
      const unit = left[shown.at];
      if (rows) batch.append(results.ofRow(finder.texts.unit(unit).row, marks));
      else batch.append(results.ofUnit(unit, marks.get(unit), by.get(unit)));
    }
    slots.results.append(batch);
    const full = shown.at >= shown.most && shown.at < left.length;
    slots.more.hidden = !full;
    if (shown.at < left.length && !full) pending = setTimeout(step, 0, MORE);
    else if (!waits() && !looksFurther()) slots.results.dataset.query = shown.query; // all is there
    if (!misspelt()) restore();
  };

  const lookFurther = () => {
    clearTimeout(fetching); // what was shown last meant to do the same
    onItsWay = true;
    parts.fetch(base, missing()[0], there => {
      onItsWay = false;
      failed = !there;
      if (!isOpen()) return;
      const focused = document.activeElement;
      const leads = focused.href;
      shown.again();
      if (!focused.isConnected) (links(slots.results).find(link => link.href === leads) || field).focus();
      if (failed) slots.status.textContent = form.dataset.failed;
      else if (looksFurther()) lookFurther();
    });
  };

  const showFound = (query, found, rows, again) => {
    const every = found.units.map(unit => finder.texts.unit(unit));
    const chosen = filters.chosen();
    let left = every.filter(unit => Filters.fits(unit, chosen));
    if (rows) left = [...new Map(left.map(unit => [unit.row, unit])).values()]; // each row once
    stop();
    shown = { query, found, left: left.map(unit => unit.number), at: 0, most: MOST, rows, again, corrected: false };
    slots.offer.textContent = slots.results.textContent = "";
    delete slots.results.dataset.query;
    filters.count(every, rows);
    slots.filters.hidden = slots.context.hidden = !telling(query);
    tell(query, found, left);
    slots.results.classList.toggle("offered", found.offered);
    announce(query, found, left.length);
    const { duties } = finder.meaning.concepts;
    for (const named of found.duties) slots.results.append(results.ofDuty(duties[named]));
    step(FIRST);
    slots.further.hidden = looksFurther() || !telling(query) || !missing().length;
    slots.results.dataset.typed = query;
    if (looksFurther() && !onItsWay) fetching = setTimeout(lookFurther, PAUSE);
  };

  const offer = () => showFound(shown.query, finder.offer(shown.query), false, offer);

  // Shows what may have been meant, above what was found as it was typed: that stays as it is, and so does where the
  // reader is in it. Of acts that are not here yet so many are fetched as are needed.
  const correct = () => {
    const asked = shown;
    const found = finder.correct(asked.query, page.lang);
    const chosen = filters.chosen();
    const units = found.units.filter(unit => Filters.fits(finder.texts.unit(unit), chosen));
    const lacking = units.length < OFFERED && found.wanted.length > 0;
    const settle = there => {
      if (!isOpen() || shown !== asked) return;
      if (there && lacking) return correct();
      shown.corrected = true;
      if (units.length) {
        const list = document.createElement("ol");
        for (const unit of units.slice(0, OFFERED)) {
          list.append(results.ofUnit(unit, found.marks.get(unit), found.by.get(unit)));
        }
        slots.offer.append(explain.meant(found.text), list, explain.asTyped(asked.query));
      }
      announce(asked.query, asked.found, asked.left.length);
      restore();
    };
    if (lacking) parts.fetch(base, found.wanted[0], settle);
    else settle(false);
  };

  // Finds what is in the field and shows it: the first results at once, the others step by step. What is offered
  // where nothing was found waits until nobody types: no words flash by, and no key waits for it.
  const ask = () => {
    const query = field.value;
    const rows = inContext() ? finder.context(query) : null;
    showFound(query, rows || finder.find(query, page.lang), Boolean(rows), ask);
    if (waits() || misspelt()) offering = setTimeout(waits() ? offer : correct, PAUSE);
  };
  const search = () => {
    enough = ENOUGH;
    failed = false;
    ask();
    sharedAddress.write(field.value.trim(), inContext(), filters.chosen());
  };

  // Takes what the address asks. Does it ask anything?
  const read = () => {
    const asked = sharedAddress.read();
    field.value = asked.query;
    setContext(asked.inContext);
    filters.choose(asked.filters);
    return Boolean(field.value.trim());
  };

  // -- open and close

  // The panel begins where the header ends: in one row or in two.
  const fit = () => { panel.style.top = `${form.closest(".md-header").getBoundingClientRect().bottom}px`; };

  const cover = covered => {
    for (const part of document.querySelectorAll("main, .bottom, .contents")) part.inert = covered;
  };

  const open = () => {
    if (isOpen() || !started) return; // without its style it is not to be seen
    panel.hidden = false;
    root.classList.add("searching");
    fit();
    cover(true);
    search();
  };

  const close = () => {
    if (!isOpen()) return;
    panel.hidden = true;
    stop();
    root.classList.remove("searching");
    cover(false);
  };

  const forget = () => {
    sharedAddress.forget();
    read();
  };

  // Closed by the reader: the address forgets the query too.
  const leave = () => {
    close();
    if (document.activeElement === field || panel.contains(document.activeElement)) document.activeElement.blur();
    if (history.state?.search) history.back();
    else forget();
  };

  field.addEventListener("input", () => {
    scrolled = 0;
    if (isOpen()) search();
    else open();
  });
  field.addEventListener("focus", open);
  field.addEventListener("click", open);
  filters.watch(search);
  slots.context.addEventListener("click", () => {
    setContext(!inContext());
    search();
  });
  panel.querySelector(".search-close").addEventListener("click", leave);
  slots.more.addEventListener("click", () => {
    const before = links(slots.results).length;
    shown.most += MOST;
    step(MORE);
    links(slots.results)[before].focus(); // the button goes
  });
  slots.further.addEventListener("click", () => {
    enough = shown.left.length + ENOUGH;
    failed = false;
    ask();
    field.focus(); // the button goes
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    open();
    if (!isOpen()) return; // its style is still on its way
    if (waits()) return offer(); // nobody is led to what was only offered, unseen
    links(slots.results)[0]?.click(); // of what was typed, whatever is offered above
  });

  // -- keys

  // One of all results is entered, or, before the first, the field.
  const move = by => {
    const all = [...links(slots.offer), ...links(slots.results)];
    const next = Math.min(all.indexOf(document.activeElement) + by, all.length - 1);
    if (next < 0) field.focus();
    else all[next].focus();
  };
  document.addEventListener("keydown", event => {
    if (!isOpen() || event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      return leave();
    }
    const inLists = [slots.offer, slots.results].some(list => list.contains(document.activeElement));
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isCommand = event.ctrlKey || event.metaKey || event.altKey;
    if (by && (inLists || document.activeElement === field)) {
      event.preventDefault();
      move(by);
    } else if (inLists && event.key.length === 1 && event.key !== " " && !isCommand) {
      field.focus(); // whoever types on is typed into the field
    }
  });

  // -- the page around it

  // Links of the header to a place of this page lead below the panel.
  for (const link of document.querySelectorAll(".md-skip, button.menu")) {
    link.addEventListener("click", () => {
      close();
      forget();
    });
  }
  // Whoever only passes by with Tab finds the page as it was.
  document.addEventListener("focusin", event => {
    if (isOpen() && !field.value.trim() && !form.contains(event.target) && !panel.contains(event.target)) close();
  });
  window.addEventListener("resize", () => { if (isOpen()) fit(); });
  window.addEventListener("popstate", () => {
    const asked = read();
    close();
    if (asked) open();
  });

  // Who comes back from a result finds the results where they were.
  window.addEventListener("pagehide", () => {
    if (!isOpen() || !panel.scrollTop) return;
    try { history.replaceState({ ...history.state, scrolled: panel.scrollTop }, ""); } catch (error) { /* as above */ }
  });

  adepSearch.start = () => {
    scrolled = history.state?.scrolled || 0;
    started = true;
    const typed = field.value; // while this was loading
    const asked = read();
    if (typed) field.value = typed;
    if (asked || document.activeElement === field) open();
    setTimeout(adepSearch.warmUp, 0, finder);
    // With a keyboard at hand, typing goes on; on a phone it would cover what was found.
    if (asked && window.matchMedia("(hover: hover)").matches) field.focus();
  };
}
