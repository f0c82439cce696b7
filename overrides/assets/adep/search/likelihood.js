// What is likely asked for: of words, and how much of what people ask for each duty has them, which duties are meant,
// and in which order their units answer. Numbers in, numbers out; guides/search.md says why.
{
  const EVENLY = 800; // words: what every duty is asked with, beside its own, as often as all are
  const SAME_SIZE = 0.5; // how much duties are reckoned to be asked for in equally many words
  const SURENESS = 0.7; // how much the likelier of two duties goes before the other
  const UNKNOWN = 0.6; // how much a word that nothing has speaks for what the codes say nothing of
  const ELSEWHERE = 1; // what speaks for it before anything is typed
  const USUAL_ELSEWHERE = 0.25; // of what is asked with a word
  const LATER = 0.8; // how well the second unit of an answer answers, beside the first
  const WEIGHTS = {
    LEAST: 0.02, // share of a duty whose units are shown …
    MOST_DUTIES: 6, // … and how many such
    USUAL: 0.5, // what a unit has by how often it answers …
    WORD: 0.3, // … by a word …
    TEXT: 0.6, // … by its own text …
    ANY: 0.02, // … and if it never answered
    RARE: 5, // a word says more of units the rarer it is in what is asked: the higher this, the less that matters
    FEW: 0.3, // things that people ask: what a word says of units is as good as so many say the contrary
    TOLD: 0.3, // how much a unit of no duty is needed that has all of a query in its own words
    AGAIN: 0.95 // how much less a duty's next unit is needed, where one that answers stands before it
  };

  const sum = numbers => numbers.reduce((one, other) => one + other, 0);

  // Of words, each {asked: duty → how much of what people ask for it has the word, elsewhere: the same of what the
  // codes say nothing of}, and `masses` of duties, the last that of `elsewhere`: {shares: of duties, together 1, of
  // those for which no word is asked 0; score: how much speaks for the best; elsewhere: how much for none}.
  const shares = (words, masses) => {
    const all = sum(masses);
    const mean = all / masses.length;
    const nowhere = masses.length - 1;
    const scores = new Float64Array(masses.length);
    let unknown = 0;
    let elsewhere = words.length > 1; // one word alone is asked of other laws where that is usual
    for (const word of words) {
      const total = word.elsewhere + sum([...word.asked.values()]);
      if (!word.known) unknown++;
      if (!total) continue;
      elsewhere ||= word.elsewhere >= USUAL_ELSEWHERE * total;
      const usual = (total + 0.5) / all;
      for (const [duty, mass] of masses.entries()) {
        const its = (duty === nowhere ? word.elsewhere : word.asked.get(duty)) || 0;
        scores[duty] += Math.log((its + EVENLY * usual) / ((mean + (mass - mean) * SAME_SIZE + EVENLY) * usual));
      }
    }
    scores[nowhere] += (elsewhere ? ELSEWHERE : 0) + UNKNOWN * unknown * unknown / Math.max(1, words.length - unknown);
    const ofDuties = Array.from(scores.subarray(0, nowhere), (score, duty) =>
      words.some(word => word.asked.has(duty)) ? score : -Infinity);
    const best = ofDuties.reduce((one, other) => Math.max(one, other), -Infinity);
    const likely = ofDuties.map(score => score > -Infinity ? Math.exp(SURENESS * (score - best)) : 0);
    const whole = sum(likely) || 1;
    return { shares: likely.map(share => share / whole), score: best, elsewhere: scores[nowhere] };
  };

  // The duties with a share, the likeliest first.
  const likeliest = (shares, least, most) => [...shares.keys()].filter(duty => shares[duty] >= least)
    .sort((a, b) => shares[b] - shares[a] || a - b).slice(0, most);

  // How well the units of an answer answer, by their order.
  const answers = at => LATER ** at;

  adepSearch.likelihood = { shares, likeliest, answers, sum, ...WEIGHTS };
}
