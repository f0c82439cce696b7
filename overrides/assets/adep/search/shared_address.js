// What is asked stands in the page's address, ?q=…&act=…, so that it can be shared and found again; one step of the
// history for one search.
{
  const { query: { LONGEST }, Filters: { NAMES } } = adepSearch;
  const VIEW = "view";
  const CONTEXT = "context"; // all rows of the words, as a translator reads them

  const without = () => {
    const address = new URL(location.href);
    for (const name of ["q", VIEW, ...NAMES]) address.searchParams.delete(name);
    return address;
  };

  const write = (query, inContext, filters) => {
    const address = without();
    if (query) {
      address.searchParams.set("q", query.slice(0, LONGEST));
      if (inContext) address.searchParams.set(VIEW, CONTEXT);
      for (const name of NAMES) if (filters[name]) address.searchParams.set(name, filters[name]);
    }
    if (address.href === location.href) return;
    const asked = new URLSearchParams(location.search).has("q");
    const ours = history.state?.search; // a step made here, maybe emptied since
    try {
      if (query && !asked && !ours) history.pushState({ search: true }, "", address);
      else history.replaceState(history.state, "", address);
    } catch (error) { /* some browsers forbid it on file: */ }
  };

  // {query, inContext, filters}
  const read = () => {
    const asked = new URLSearchParams(location.search);
    const filters = Object.fromEntries(NAMES.map(name => [name, asked.get(name) || ""]));
    return { query: asked.get("q") || "", inContext: asked.get(VIEW) === CONTEXT, filters };
  };

  const forget = () => {
    const address = without();
    if (address.href === location.href) return;
    try { history.replaceState(null, "", address); } catch (error) { /* as above */ }
  };

  adepSearch.sharedAddress = { write, read, forget };
}
