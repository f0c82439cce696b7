// In a page that has the texts (`texts`) and what is typed (`typed`): how long each search takes.
// Figures are milliseconds; a scan looks through all texts for a word, letter by letter.
globalThis.beside = {
  median(of) { return of.slice().sort((a, b) => a - b)[Math.floor(of.length / 2)]; },
  timed(run) { const before = performance.now(), made = run(); return [performance.now() - before, made]; },
  scan() {
    const one = word => this.timed(() => texts.filter(text => text.includes(word)).length)[0];
    typed.forEach(one);
    return this.median([1, 2, 3].flatMap(() => typed.map(one)));
  },
  keys(search) {
    const keys = typed.map(word => this.timed(() => search(word))[0]);
    return { first: keys[0], median: this.median(keys), worst: Math.max(...keys) };
  },
  async ours(source) {
    const [read] = this.timed(() => (0, eval)(source));
    const [made, finder] = this.timed(() => new adepSearch.Finder(adepSearch.index, adepSearch.rules, adepSearch.meaning));
    finder.warmUp();
    await new Promise(done => setTimeout(done, 2000)); // as long as somebody takes to type
    return { ready: read + made, bytes: new TextEncoder().encode(source).length, ...this.keys(word => finder.find(word, "kk")) };
  },
  minisearch() {
    const made = new MiniSearch({ fields: ["text"] });
    made.addAll(texts.map((text, id) => ({ id, text })));
    const stored = JSON.stringify(made);
    const [ready, loaded] = this.timed(() => MiniSearch.loadJSON(stored, { fields: ["text"] }));
    return { ready, bytes: new TextEncoder().encode(stored).length, ...this.keys(word => loaded.search(word, { combineWith: "AND" })) };
  },
  async flexsearch() {
    const made = new FlexSearch.Index();
    const [ready] = this.timed(() => texts.forEach((text, id) => made.add(id, text)));
    let bytes = 0;
    await made.export((key, data) => { bytes += new TextEncoder().encode(data || "").length; });
    return { ready, bytes, ...this.keys(word => made.search(word, { limit: 100000 })) };
  },
};
