// In a page that has the texts (`texts`) and what is typed (`typed`): milliseconds of each job, and bytes.
globalThis.bench = {
  timed(run) {
    const before = performance.now()
    const made = run()
    return [performance.now() - before, made]
  },
  bytes: text => new TextEncoder().encode(text).length,
  async measure(engine, index) {
    const each = search => typed.map(word => this.timed(() => search(word))[0])
    const plain = [0, 1, 2, 3].map(() => each(word => texts.filter(text => text.includes(word)).length))
    const scan = Math.min(...plain.map(times => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]))
    const [ready, bytes, search, offer] = await this[engine](index)
    const [first, ...others] = each(search)
    const made = { ready, "first key": first, "slowest key": Math.max(...others), index: bytes }
    if (offer) made.offer = Math.max(...each(offer))
    const jobs = Object.entries(made)
    const all = texts.reduce((sum, text) => sum + this.bytes(text), 0)
    return { "plain scans": scan, "the texts": all, ...Object.fromEntries(jobs.map(([job, taken]) => [`${engine}: ${job}`, taken])) }
  },
  async our([index, ...parts]) {
    const [read] = this.timed(() => (0, eval)(index)) // parts come when something is asked
    const [made, finder] = this.timed(() => new adepSearch.Finder(adepSearch.index, adepSearch.rules, adepSearch.meaning))
    parts.forEach(part => (0, eval)(part))
    adepSearch.warmUp(finder)
    await new Promise(done => setTimeout(done, 2000)) // as long as somebody takes to type
    return [read + made, this.bytes([index, ...parts].join("")), word => finder.find(word, "kk"), word => finder.offer(word)]
  },
  MiniSearch() {
    const options = { fields: ["text"] }
    const made = new MiniSearch(options)
    made.addAll(texts.map((text, id) => ({ id, text })))
    const stored = JSON.stringify(made)
    const [ready, loaded] = this.timed(() => MiniSearch.loadJSON(stored, options))
    return [ready, this.bytes(stored), word => loaded.search(word, { combineWith: "AND" })]
  },
  async FlexSearch() {
    const made = new FlexSearch.Index()
    const [ready] = this.timed(() => texts.forEach((text, id) => made.add(id, text)))
    let bytes = 0
    await made.export((_, data) => { bytes += this.bytes(data || "") })
    return [ready, bytes, word => made.search(word, { limit: 100000 })]
  },
}
