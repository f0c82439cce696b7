// Put into a page before its own scripts: it listens to a search, and changes nothing.
// Times are milliseconds since the page was opened.

globalThis.heard = {
  // Material's: what its worker was asked and what it answered, in their order
  asked: [], answered: [], materialReady: null,
  // any search's: when the last key went down, and since when its first result is there
  key: null, shown: null, oursReady: null,
}

// Material renders an answer bit by bit as one scrolls; the worker gives it whole.
// The numbers are those of Material's SearchMessageType.
const READY = 1, QUERY = 2, RESULT = 3
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given)
    this.addEventListener("message", ({ data: { type, data } }) => {
      if (type === READY) heard.materialReady = performance.now()
      if (type === RESULT) heard.answered.push(data.items)
    })
  }
  postMessage(message, ...rest) {
    if (message.type === QUERY) heard.asked.push(message.data)
    super.postMessage(message, ...rest)
  }
}

// Ours is ready when the element for its results is there: it is made once the index is read.
// Each search: has it answered what stands in its field, with all it has; is a result there?
globalThis.material = {
  answered: text => heard.asked.at(-1) === text && heard.answered.length === heard.asked.length,
  field: () => document.querySelector("input.md-search__input"),
  first: text => material.answered(text) && document.querySelector(".md-search-result__item"),
}
globalThis.ours = {
  results: () => document.querySelector("[data-search-results]"),
  answered: text => ours.results()?.dataset.query === text,
  field: () => document.querySelector("input[type=search]"),
  first: text => ours.results()?.dataset.typed === text && ours.results().querySelector("a[data-unit]"),
}

addEventListener("keydown", event => {
  heard.key = event.timeStamp
  heard.shown = null
}, true)

new MutationObserver(() => {
  const now = performance.now()
  if (heard.oursReady === null && ours.results()) heard.oursReady = now
  if (heard.key === null || heard.shown !== null) return
  for (const search of [material, ours])
    if (search.field() && search.first(search.field().value)) heard.shown = now
}).observe(document, { subtree: true, childList: true, attributes: true })

// From the last key to the first result; -1: the whole answer is that there is none; null: not yet.
globalThis.taken = search => {
  if (heard.shown !== null) return heard.shown - heard.key
  return search.answered(search.field().value) ? -1 : null
}
