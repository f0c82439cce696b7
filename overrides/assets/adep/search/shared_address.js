// What is asked stands in the page's address, ?q=…&act=…, so that it can be shared and found again; one step of the
// history for one search.
(function (adep) {
  "use strict";
  const LONGEST = 400; // characters of a query
  const VIEW = "view", CONTEXT = "context"; // all rows of the words, as a translator reads them
  const FILTERS = ["act", "lang", "state", "kind"];

  function without() {
    const address = new URL(location.href);
    ["q", VIEW].concat(FILTERS).forEach(function (name) { address.searchParams.delete(name); });
    return address;
  }

  function write(query, inContext, filters) {
    const address = without(), had = new URLSearchParams(location.search).has("q");
    const ours = history.state && history.state.search; // a step made here, maybe emptied since
    if (query) {
      address.searchParams.set("q", query.slice(0, LONGEST));
      if (inContext) address.searchParams.set(VIEW, CONTEXT);
      FILTERS.forEach(function (name) { if (filters[name]) address.searchParams.set(name, filters[name]); });
    }
    if (address.href === location.href) return;
    try {
      if (query && !had && !ours) history.pushState({ search: true }, "", address);
      else history.replaceState(history.state, "", address);
    } catch (error) { /* some browsers forbid it on file: */ }
  }

  // {query, inContext, filters}
  function read() {
    const asked = new URLSearchParams(location.search);
    const filters = Object.fromEntries(FILTERS.map(function (name) { return [name, asked.get(name) || ""]; }));
    return { query: asked.get("q") || "", inContext: asked.get(VIEW) === CONTEXT, filters: filters };
  }

  function forget() {
    const address = without();
    try { if (address.href !== location.href) history.replaceState(null, "", address); } catch (error) { /* as above */ }
  }

  adep.shared = { FILTERS: FILTERS, write: write, read: read, forget: forget };
})(window.adepSearch = window.adepSearch || {});
