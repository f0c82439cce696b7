// What the first key would wait for is made ready while the browser has nothing else to do.
{
  const { query, ranking } = adepSearch;
  const TRIED = 6; // words, before anybody types

  // When the browser has nothing else to do; Safari doesn't say when that is.
  const idly = run => {
    if (window.requestIdleCallback) requestIdleCallback(run, { timeout: 200 });
    else setTimeout(run, 0);
  };

  // Makes ready, a little at a time, what is counted once, what words mean, and the browser's own reading of these
  // scripts, which it puts off until they run.
  adepSearch.warmUp = finder => {
    const { texts, families } = finder;
    const steps = families.map(family => () => family.sorted());
    steps.push(() => texts.read());
    steps.push(() => ranking.weights(texts));
    steps.push(() => {
      for (const { postings } of texts.parts.filter(part => part.packed)) {
        for (const own of postings) steps.unshift(() => own.unpacked());
      }
    });
    steps.push(() => { for (const family of finder.meaning.concepts.families) family.sorted(); });
    for (const lexicon of texts.lexicons) {
      steps.push(() => {
        const word = lexicon.word(lexicon.sorted().length >> 1) || "";
        const withSlip = word + word.slice(-1);
        finder.find(word, "");
        finder.find(withSlip, "");
        finder.offer(withSlip);
      });
    }
    // Words of the first text, which many texts have.
    steps.push(() => {
      const [first] = texts.places;
      const words = first ? query.words(texts.print(first.units[0]).text) : [];
      for (const word of words.slice(0, TRIED)) steps.push(() => finder.find(word, ""));
    });
    const next = () => {
      const step = steps.shift();
      if (!step) return;
      step();
      idly(next);
    };
    next();
  };
}
