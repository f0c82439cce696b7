// What is meant by a query that is not in the words of the law (concepts.js). No page, no markup: units and duties in,
// units and duties out.
{
  const { likelihood, matches, occurrences } = adepSearch;
  const SHORTEST_WITH_SLIP = 7; // letters; there are many words here …
  const LONG = 10; // … and few that long ones are so near to …
  const OFTEN = 7; // … or that are asked with so often that a slip in them is likelier than another word
  const NUMBER = /^\d+$/; // says nothing of a duty
  const VAGUE = 0.4; // how much a rendering that words many concepts is found
  const ENOUGH = 0.6; // of the weight of a query, for a unit of no duty to be shown …
  const SEVERAL = 0.4; // … and for one that has several words
  const MOST_UNITS = 40;
  const FEW_UNITS = 5; // that are shown whatever the best one has
  const CUT = 0.05; // of what the best unit has, for another to be shown
  const OF_BEST = 0.5; // of what the best duty has, for another to be shown by its name too …
  const MOST_SHOWN = 3; // … and how many such
  const NOTHING_SAID = { how: "", taken: "", topics: new Map(), phrases: new Set() }; // of a word

  const nothing = () => ({ units: [], marks: new Map(), by: new Map(), duties: [], how: "", taken: [], unknown: [] });

  const add = (map, key, number) => map.set(key, (map.get(key) || 0) + number);
  const raise = (map, key, number) => map.set(key, Math.max(map.get(key) || 0, number));

  // The words of a query.
  const wordsOf = terms => terms.filter(term => term.kind !== "day").flatMap(({ kind, words, typed, unfinished }) =>
    words.map((word, at) => ({
      word,
      typed: kind === "word" ? typed : word,
      unfinished: unfinished && at === words.length - 1
    })));

  // The duties whose units are shown.
  const showing = shares => likelihood.likeliest(shares, likelihood.LEAST, likelihood.MOST_DUTIES);

  class Meaning {
    constructor(concepts, finder) {
      this.concepts = concepts;
      this.finder = finder;
      this.standing = new Map(); // phrase → where it stands in the texts …
      this.there = 0; // … in so many parts of them
    }

    // Where a rendering stands in the texts, in any of its forms, {standing, parts, often}; remembered. `often`: how
    // many units may have it, as the index says.
    stands(phrase) {
      const { texts } = this.finder;
      if (this.there !== texts.there) this.standing.clear();
      this.there = texts.there;
      if (!this.standing.has(phrase.number)) this.standing.set(phrase.number, this.lookFor(phrase));
      return this.standing.get(phrase.number);
    }

    lookFor({ lang, words }) {
      const { finder } = this;
      const at = finder.texts.langs.indexOf(this.concepts.langs[lang]);
      if (at < 0) return { standing: new Map(), parts: new Set(), often: 0 };
      const every = words.map(word =>
        finder.families.map((family, i) => i === at ? family.relatives(word) : new Set()));
      return {
        standing: occurrences.inRow(every.map(sets => occurrences.words(sets, finder))),
        parts: occurrences.shared(every.map(sets => occurrences.partsOf(sets, finder))),
        often: Math.min(...every.map(sets => occurrences.often(sets, finder)))
      };
    }

    // What the words of a query mean: {units, marks, by, duties, how, taken, unknown}. `units` best first; unit → what
    // is to be marked in it; unit → [{typed, place} or {typed, duty}], by which word each was reached; numbers of
    // `duties`, best first; `how` is "exact", or "begins" or "slip" where a word was only read so; `taken` are words
    // that were read as others, as `find` notes them, `unknown` those that nothing has.
    // `terms` are those of query.js. What is asked for: "all"; "whole", only duties that have all of the
    // query; "near", only duties that have something of it.
    ask(terms, hows, what) {
      const { finder, concepts } = this;
      const words = wordsOf(terms);
      const { heard, how, taken } = this.hear(words, hows, what === "all");
      if (!heard.some(word => word.known)) return nothing();
      const { shares, score, elsewhere } = likelihood.shares(heard, concepts.masses);
      const best = Math.max(...shares);
      const duties = score > 0 ? likelihood.likeliest(shares, OF_BEST * best, MOST_SHOWN) : [];
      if (what === "near") return { ...nothing(), duties, how };
      if (what === "whole") {
        const plain = duties.length === 1 && heard.every(word => word.asked.get(duties[0]) > 0);
        return { ...nothing(), duties: plain ? duties : [], how };
      }
      const { told, parts } = this.toldBy(heard);
      const beyond = heard.some(word => word.elsewhere);
      const answered = score >= elsewhere && heard.some(word => word.asked.size);
      if (!answered && (beyond || !finder.search(told, parts).size)) return nothing();
      const units = this.inOrder(heard, shares, told);
      for (const duty of showing(shares)) {
        for (const unit of concepts.usual[duty].keys()) {
          raise(parts, finder.texts.partOf(unit).number, shares[duty] / best);
        }
      }
      finder.search(new Set([...duties, ...units]), parts);
      const placesIn = (word, unit) => word.units.get(unit)?.places || [];
      const marks = new Map(units.map(unit => [unit, heard.flatMap(word => placesIn(word, unit))]));
      const by = new Map(units.map(unit => [unit, this.reached(unit, words, heard, shares)]));
      const unknown = words.filter((_, i) => !heard[i].known).map(word => word.typed);
      return { units, marks, by, duties, how, taken, unknown };
    }

    // By which words a unit was reached.
    reached(unit, words, heard, shares) {
      const duties = this.concepts.dutiesOf.get(unit) || [];
      return heard.flatMap(({ units, asked }, i) => {
        const { typed } = words[i];
        const places = units.get(unit)?.places;
        // where it stands first
        if (places?.length) return { typed, place: places.reduce((one, other) => other[0] < one[0] ? other : one) };
        const its = duties.filter(duty => asked.has(duty)).sort((a, b) => shares[b] - shares[a] || a - b);
        return its.length ? { typed, duty: its[0] } : [];
      });
    }

    // What a word says of those that people ask with and the glossary's: {how, taken, topics: topic → how much of what
    // they ask for it has the word, phrases: numbers of renderings that have it}; how and taken as in word_matches.js.
    // `unfinished`: it may go on; `slips`: whether one is looked for.
    says(word, unfinished, slips) {
      const { concepts } = this;
      const maySlip = slips && word.length >= SHORTEST_WITH_SLIP;
      const { how, sets, taken } = matches.of(word, concepts.families, unfinished, maySlip);
      const topics = new Map();
      const phrases = new Set();
      let often = 0;
      for (const [lang, numbers] of sets.entries()) {
        for (const number of numbers) {
          for (const [topic, many] of concepts.topicsOf(lang, number)) {
            add(topics, topic, many);
            often += many;
          }
          for (const phrase of concepts.families[lang].lexicon.places(number)) phrases.add(phrase);
        }
      }
      if (how === "slip" && word.length < LONG && often < OFTEN) return NOTHING_SAID;
      return { how, taken, topics, phrases };
    }

    // What each word says: {heard, how, taken}, `heard` word by word, as `weigh` tells it.
    // `inTexts`: whether the texts are looked at.
    hear(words, hows, inTexts) {
      const taken = [];
      const covered = new Map(); // phrase → how many of its words are there
      let how = "exact";
      const said = words.map(({ word, typed, unfinished }) => {
        if (NUMBER.test(word)) return NOTHING_SAID;
        const slips = hows.includes("slip") && !this.finder.isWord(word); // no other word
        const says = this.says(word, unfinished && hows.includes("begins"), slips);
        if (!hows.includes(says.how)) return NOTHING_SAID;
        if (says.how !== "exact" && says.how !== "foreign") how = says.how;
        if (says.how === "slip") taken.push({ how: "slip", typed, taken: says.taken });
        for (const phrase of says.phrases) add(covered, phrase, 1);
        return says;
      });
      return { heard: words.map(({ word }, i) => this.weigh(word, said[i], covered, inTexts)), how, taken };
    }

    // What a word says, where it is one of a query: {units: unit → {weight, places} where it or what it
    // means stands, parts, often: the parts of the texts that may have it, and how often they do, as the index says,
    // topics: topic → how much of what people ask for it has the word, asked: the same of duties, elsewhere: of what
    // the codes say nothing of, known: is it anything}.
    weigh(word, { topics, phrases }, covered, inTexts) {
      const { finder, concepts } = this;
      const units = new Map();
      const asked = new Map();
      const parts = new Set();
      let often = 0;
      const mark = (found, weight) => {
        for (const [unit, places] of found.standing) {
          if (!(units.get(unit)?.weight >= weight)) units.set(unit, { weight, places });
        }
        for (const part of found.parts) parts.add(part);
        often = Math.min(often + found.often, finder.texts.count);
      };
      if (inTexts) {
        mark(finder.standing(word), 1);
        for (const number of phrases) {
          const phrase = concepts.phrases[number];
          if (covered.get(number) < phrase.words.length) continue;
          for (const other of concepts.terms[phrase.of]) {
            if (other !== phrase) mark(this.stands(other), phrase.little || other.little ? VAGUE : 1);
          }
        }
      }
      for (const [topic, many] of topics) if (topic) add(asked, concepts.topics[topic].duty, many);
      return {
        units, parts, often, number: NUMBER.test(word), topics, asked, elsewhere: topics.get(0) || 0,
        known: often + topics.size > 0
      };
    }

    // {told, parts}: the units that have enough of a query in their own words, unit → how much, and the parts of the
    // texts in which there may be more, with how much. The fewer units have a word, the more it weighs; a number, or a
    // word that nothing has, weighs as much as others.
    toldBy(heard) {
      const { texts } = this.finder;
      const reckoned = heard.map(({ often, number }) =>
        often && !number ? Math.log(1 + texts.count / (1 + often)) : null);
      const known = reckoned.filter(weight => weight !== null);
      const mean = likelihood.sum(known) / (known.length || 1);
      const weights = reckoned.map(weight => weight ?? mean);
      const whole = likelihood.sum(weights) || 1;
      const told = new Map();
      const several = new Map(); // unit → how many of the words it has
      for (const [i, { units }] of heard.entries()) {
        for (const [unit, { weight }] of units) {
          add(told, unit, weights[i] / whole * weight);
          if (weight > VAGUE) add(several, unit, 1);
        }
      }
      for (const [unit, share] of told) if (share < (several.get(unit) > 1 ? SEVERAL : ENOUGH)) told.delete(unit);
      const parts = texts.parts.map(({ number }) =>
        [number, likelihood.sum(heard.map((word, i) => word.parts.has(number) ? weights[i] / whole : 0))]);
      return { told, parts: new Map(parts.filter(([, share]) => share >= SEVERAL)) };
    }

    // How well each unit of a duty that is there is likely to answer: unit → score.
    scoresOf(duty, heard) {
      const { topics, usual, masses } = this.concepts;
      const { ANY, USUAL, WORD, RARE, FEW, TEXT } = likelihood;
      const all = likelihood.sum(masses);
      const scores = new Map();
      const more = (unit, score) => { if (scores.has(unit)) scores.set(unit, scores.get(unit) + score); };
      for (const [unit, often] of usual[duty]) if (this.finder.texts.has(unit)) scores.set(unit, ANY + USUAL * often);
      for (const word of heard) {
        const total = [...word.asked.values()].reduce((one, other) => one + other, word.elsewhere);
        for (const [number, many] of word.topics) {
          const topic = topics[number];
          if (topic.duty !== duty || topic.whole) continue;
          const weight = WORD * Math.log(1 + all / total / RARE) * many / (word.asked.get(duty) + FEW);
          for (const [at, unit] of topic.units.entries()) more(unit, weight * likelihood.answers(at));
        }
        for (const [unit, { weight }] of word.units) more(unit, TEXT * weight / heard.length);
      }
      return scores;
    }

    // Units in the order in which they are likely to answer: those of likely duties, each next one of a duty less where
    // one that answers stands before it, and among them those that are `told` by their own words.
    inOrder(heard, shares, told) {
      const left = new Map([[-1, likelihood.TOLD]]); // duty → how much its units are needed; -1 is none
      const waiting = [];
      for (const duty of showing(shares)) {
        const scores = this.scoresOf(duty, heard);
        const best = Math.max(...scores.values());
        for (const [unit, score] of scores) waiting.push({ duty, unit, score: score / best });
        left.set(duty, shares[duty]);
      }
      for (const [unit, score] of told) waiting.push({ duty: -1, unit, score });
      waiting.sort((a, b) => a.unit - b.unit); // of those that are as good, the first of the texts
      const value = ({ duty, score }) => left.get(duty) * score;
      const units = [];
      let first = 0;
      while (waiting.length && units.length < MOST_UNITS) {
        let at = 0;
        for (let i = 1; i < waiting.length; i++) if (value(waiting[i]) > value(waiting[at])) at = i;
        const [next] = waiting.splice(at, 1);
        const its = value(next);
        if (units.length >= FEW_UNITS && its < CUT * first) break;
        first ||= its;
        if (!units.includes(next.unit)) units.push(next.unit);
        if (next.duty >= 0) left.set(next.duty, left.get(next.duty) * (1 - likelihood.AGAIN * next.score));
      }
      return units;
    }
  }

  adepSearch.Meaning = Meaning;
}
