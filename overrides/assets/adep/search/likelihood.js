// What is likely asked for: of words, and how much of what people ask for each duty has them, which duties are meant,
// and in which order their units answer. Numbers in, numbers out; guides/search.md says why.
(function (adep) {
  "use strict";
  const EVENLY = 800; // words: what every duty is asked with, beside its own, as often as all are
  const SAME_SIZE = 0.5; // how much duties are reckoned to be asked for in equally many words
  const SURENESS = 0.7; // how much the likelier of two duties goes before the other
  const UNKNOWN = 0.6; // how much a word that nothing has speaks for what the codes say nothing of
  const ELSEWHERE = 1; // what speaks for it before anything is typed
  const USUAL_ELSEWHERE = 0.25; // of what is asked with a word
  const LEAST = 0.02, MOST_DUTIES = 6; // share of a duty whose units are shown; how many
  const USUAL = 0.5, WORD = 0.3, TEXT = 0.6; // what a unit has by how often it answers; by a word; by its own text
  const ANY = 0.02; // what a unit has that never answered
  const RARE = 5; // a word says more of units the rarer it is in what is asked: the higher this, the less that matters
  const FEW = 0.3; // things that people ask: what a word says of units is as good as so many say the contrary
  const LATER = 0.8; // how well the second unit of an answer answers, beside the first
  const TOLD = 0.3; // how much a unit of no duty is needed that has all of a query in its own words
  const AGAIN = 0.95; // how much less a duty's next unit is needed, where one that answers stands before it

  function sum(numbers) { return numbers.reduce(function (a, b) { return a + b; }, 0); }

  // Of words, each {asked: duty → how much of what people ask for it has the word, elsewhere: the same of what the
  // codes say nothing of}, and `masses` of duties, the last that of `elsewhere`: {shares: of duties, together 1, of
  // those for which no word is asked 0; score: how much speaks for the best; elsewhere: how much for none}.
  function shares(words, masses) {
    const all = sum(masses), mean = all / masses.length, nowhere = masses.length - 1;
    const scores = new Float64Array(masses.length);
    let unknown = 0, elsewhere = words.length > 1; // one word alone is asked of other laws where that is usual
    words.forEach(function (word) {
      const total = word.elsewhere + sum(Array.from(word.asked.values()));
      if (!word.known) unknown++;
      if (!total) return;
      elsewhere = elsewhere || word.elsewhere >= USUAL_ELSEWHERE * total;
      const usual = (total + 0.5) / all;
      masses.forEach(function (mass, duty) {
        const own = (duty === nowhere ? word.elsewhere : word.asked.get(duty)) || 0;
        scores[duty] += Math.log((own + EVENLY * usual) / ((mean + (mass - mean) * SAME_SIZE + EVENLY) * usual));
      });
    });
    scores[nowhere] += (elsewhere ? ELSEWHERE : 0) + UNKNOWN * unknown * unknown / Math.max(1, words.length - unknown);
    const of = Array.from(scores.subarray(0, nowhere), function (score, duty) {
      return words.some(function (word) { return word.asked.has(duty); }) ? score : -Infinity;
    });
    const best = of.reduce(function (a, b) { return Math.max(a, b); }, -Infinity);
    const likely = of.map(function (score) { return score > -Infinity ? Math.exp(SURENESS * (score - best)) : 0; }), whole = sum(likely) || 1;
    return { shares: likely.map(function (one) { return one / whole; }), score: best, elsewhere: scores[nowhere] };
  }

  // The duties with a share, the likeliest first.
  function likeliest(shares, least, most) {
    return Array.from(shares.keys()).filter(function (duty) { return shares[duty] >= least; })
      .sort(function (a, b) { return shares[b] - shares[a] || a - b; }).slice(0, most);
  }

  adep.likelihood = {
    shares: shares, likeliest: likeliest, LEAST: LEAST, MOST_DUTIES: MOST_DUTIES, ANY: ANY, USUAL: USUAL, WORD: WORD, RARE: RARE, TEXT: TEXT,
    FEW: FEW, LATER: LATER, AGAIN: AGAIN, TOLD: TOLD
  };
})(window.adepSearch = window.adepSearch || {});
