// What is meant by a query that is not in the words of the law: the glossary says how each language
// words a concept, the duties what people type who ask for one (search/meaning.js, made by
// scripts/adep/search/meaning.py). No page, no markup: units and duties in, units and duties out.
(function (adep) {
  "use strict";
  const ENOUGH = 0.55; // of the weight of a query, for a unit or a duty to be shown
  const SEVERAL = 0.4; // … that has several of its words
  const SOMETHING = 0.15; // for a duty to be offered where nothing was found
  const OF_BEST = 0.75; // and of what the best has
  const SHARED = 0.25; // for a duty, where words of several duties say together what is enough
  const MOST_DUTIES = 3, MOST_UNITS = 40;
  const NAMED = 0.9, PART_ASKED = 0.7, BY_DUTY = 0.95; // how much a word counts that is found so
  const SHORTEST_WITH_SLIP = 7; // letters; there are many words here
  const UNKNOWN = 0.2; // how much a word counts that nothing has, beside the others; several less each
  const BESIDE = 0.4; // and one that only the texts have, beside one that people ask with
  const ASKED = 1.5; // and one that people ask with
  const VAGUE = 0.4; // of a rendering that words many concepts
  const MORE_DUTIES = 0.03; // for each duty of a unit that a word is asked of

  // Ready to be asked: `data` is search/meaning.js, `finder` has the texts.
  function Meaning(data, rules, finder) {
    const meaning = this;
    this.finder = finder;
    this.langs = data.langs;
    this.duties = data.duties.map(function (packed, duty) {
      const names = data.langs.map(function (lang, i) { return [lang, data.words[i].names[duty]]; });
      return { id: packed[0], name: Object.fromEntries(names.filter(function (entry) { return entry[1]; })) };
    });
    this.topics = []; // {duty, units}: a duty, or what only some of its units answer
    this.phrases = []; // {lang, words, kind: "term" | "name" | "asked", of}
    this.terms = []; // number → its phrases
    const lexicons = data.langs.map(function () { return new adep.Lexicon(); });
    function add(lang, text, kind, of) {
      const said = adep.query.words(text).filter(function (word) { return !saysNothing(word, rules[data.langs[lang]] || {}); });
      const words = said.length ? said : adep.query.words(text);
      const phrase = { lang: lang, words: words, kind: kind, of: of, number: meaning.phrases.length };
      meaning.phrases.push(phrase);
      for (const word of words) lexicons[lang].add(word, phrase.number);
      return phrase;
    }
    data.words[0].terms.forEach(function (renderings, of) {
      meaning.terms.push(data.words.flatMap(function (words, lang) {
        return split(words.terms[of]).map(function (text) {
          return Object.assign(add(lang, text, "term", of), { vague: text[0] === "~" });
        });
      }));
    });
    data.duties.forEach(function (packed, duty) {
      const whole = meaning.topics.push({ duty: duty, units: packed[1] }) - 1;
      data.words.forEach(function (words, lang) {
        if (words.names[duty]) add(lang, words.names[duty], "name", whole);
        for (const text of split(words.asked[duty])) add(lang, text, "asked", whole);
      });
      packed[2].forEach(function (units, answer) {
        const some = meaning.topics.push({ duty: duty, units: units }) - 1;
        data.words.forEach(function (words, lang) { for (const text of split(words.answers[duty][answer])) add(lang, text, "asked", some); });
      });
    });
    const families = this.families = lexicons.map(function (lexicon, i) { return new adep.Family(lexicon, rules[data.langs[i]] || {}); });
    for (const phrase of this.phrases) {
      phrase.tells = phrase.words.reduce(function (sum, word) { return sum + meaning.tells(phrase.lang, families[phrase.lang].lexicon.number(word)); }, 0);
    }
    this.dutiesOf = new Map(); // unit → the numbers of its topics
    this.topics.forEach(function (topic, of) {
      for (const unit of topic.units) {
        if (!meaning.dutiesOf.has(unit)) meaning.dutiesOf.set(unit, []);
        meaning.dutiesOf.get(unit).push(of);
      }
    });
    this.standing = new Map(); // phrase → where it stands in the texts
  }

  function split(text) { return text ? text.split("|") : []; }
  function saysNothing(word, rules) { return (rules.passed_over || []).includes(word) || (rules.asking || []).includes(word); }

  // How much a word tells, by how few phrases have it.
  Meaning.prototype.tells = function (lang, number) {
    return Math.log(1 + this.phrases.length / this.families[lang].lexicon.count(number));
  };

  // Is it a word that people ask with, in any of its forms?
  Meaning.prototype.knows = function (word) {
    return this.families.some(function (family) { return family.relatives(word).size > 0; });
  };

  // Where a rendering stands in the texts, in any of its forms; remembered.
  Meaning.prototype.stands = function (phrase) {
    if (!this.standing.has(phrase.number)) {
      const finder = this.finder, at = finder.texts.langs.indexOf(this.langs[phrase.lang]);
      const standing = at < 0 ? new Map() : adep.occurrences.inRow(phrase.words.map(function (word) {
        const sets = finder.families.map(function (family, i) { return i === at ? family.relatives(word) : new Set(); });
        return adep.occurrences.words(sets, finder);
      }));
      this.standing.set(phrase.number, standing);
    }
    return this.standing.get(phrase.number);
  };

  // What the words of a query mean: {units, marks, by, duties, how}. `units` best first; unit → what
  // is to be marked in it; unit → [{typed, taken, duty}], by which word each was reached; numbers of
  // `duties`, best first. `unknown` are words
  // that nothing has; `how` is "exact", or "begins" or "slip" where a word was only read so.
  // `terms` are those of query.js. What is asked for: "all"; "whole", only duties that have all of the
  // query; "near", only duties that have something of it.
  Meaning.prototype.ask = function (terms, hows, what) {
    const meaning = this, finder = this.finder;
    const words = terms.flatMap(function (term) {
      return term.kind === "day" ? [] : term.words.map(function (word, at) {
        return { word: word, typed: term.kind === "word" ? term.typed : word, unfinished: term.unfinished && at === term.words.length - 1 };
      });
    });
    const nothing = { units: [], marks: new Map(), by: new Map(), duties: [], how: "", taken: [], unknown: [] };
    if (!words.length) return nothing;
    // word → the phrases that have it; phrase → which words of the query are in it
    let how = "exact";
    const taken = [];
    const covered = new Map();
    const reached = words.map(function (one) {
      const slips = hows.includes("slip") && one.word.length >= SHORTEST_WITH_SLIP && !finder.isWord(one.word); // no other word
      const meant = adep.matches.of(one.word, meaning.families, one.unfinished && hows.includes("begins"), slips);
      const fits = hows.includes(meant.how), phrases = new Map(); // → how much its word tells
      if (fits && meant.how !== "exact" && meant.how !== "foreign") how = meant.how;
      if (fits && meant.how === "slip") taken.push({ how: "slip", typed: one.typed, taken: meant.taken });
      if (fits) {
        meant.sets.forEach(function (set, lang) {
          for (const number of set) {
            const tells = meaning.tells(lang, number);
            for (const place of meaning.families[lang].lexicon.places(number)) phrases.set(Math.abs(place), tells);
          }
        });
      }
      return phrases;
    });
    reached.forEach(function (phrases) {
      for (const phrase of phrases.keys()) covered.set(phrase, (covered.get(phrase) || 0) + 1);
    });
    // How much of a phrase the words of the query say: the rarer a word, the more.
    const said = new Map();
    reached.forEach(function (phrases) {
      for (const [number, tells] of phrases) said.set(number, (said.get(number) || 0) + tells);
    });
    function isWhole(phrase) { return covered.get(phrase.number) >= phrase.words.length; }

    // word by word: unit → {weight, marks}; duty → weight
    const found = words.map(function (one, i) {
      const units = new Map(), duties = new Map(), terms = new Set();
      function mark(standing, weight) {
        for (const [unit, places] of standing) {
          const had = units.get(unit);
          if (!had || had.weight < weight) units.set(unit, { weight: weight, places: places });
        }
      }
      const own = what !== "all" ? null : finder.standing(one.word);
      if (own) mark(own, 1);
      for (const number of reached[i].keys()) {
        const phrase = meaning.phrases[number];
        if (phrase.kind === "term") {
          if (isWhole(phrase)) terms.add(phrase);
          continue;
        }
        const part = Math.min(1, said.get(number) / phrase.tells);
        const weight = phrase.kind === "name" ? NAMED + covered.get(number) / phrase.words.length / 20 : isWhole(phrase) ? 1 : PART_ASKED * part;
        if (!(duties.get(phrase.of) >= weight)) duties.set(phrase.of, weight);
      }
      if (what === "all") {
        for (const phrase of terms) {
          for (const other of meaning.terms[phrase.of]) {
            if (other !== phrase) mark(meaning.stands(other), phrase.vague || other.vague ? VAGUE : 1);
          }
        }
      }
      const vague = terms.size > 0 && !duties.size && Array.from(terms).every(function (phrase) { return phrase.vague; });
      const asked = Array.from(duties.values()).some(function (weight) { return weight >= 1; });
      return { units: units, duties: duties, asked: asked, vague: vague, any: vague || units.size + duties.size > 0 };
    });
    if (!found.some(function (one, i) { return reached[i].size && one.any && !one.vague; })) return nothing;
    const all = finder.texts.count + this.duties.length;
    // How much each word tells: the rarer, the more; a word of many senses little; a
    // word that nothing has as much as others, but little where another is what people ask with.
    const told = found.map(function (one) {
      return one.any ? Math.log(1 + all / (1 + one.units.size + one.duties.size)) * (one.vague ? VAGUE : one.asked ? ASKED : 1) : null;
    });
    const known = told.filter(function (weight) { return weight !== null; });
    const mean = known.reduce(function (a, b) { return a + b; }, 0) / (known.length || 1);
    const sure = found.some(function (one) { return one.asked; });
    // A long question is no less a question: its unknown words grow by the root of their number.
    const unknownWeight = sure ? UNKNOWN / Math.sqrt(told.length - known.length) : 1;
    const weights = told.map(function (weight, i) {
      if (weight === null) return unknownWeight * (mean || 1);
      return sure && !found[i].asked ? BESIDE * weight : weight;
    });
    const sum = weights.reduce(function (a, b) { return a + b; }, 0);
    function scored(of) { return found.reduce(function (score, one, i) { return score + weights[i] * of(one, i); }, 0) / sum; }

    const byDuty = new Map();
    this.topics.forEach(function (topic, of) {
      const score = scored(function (one) { return one.duties.get(of) || 0; });
      if (score > 0) byDuty.set(of, score);
    });
    const ofOne = best(byDuty, { whole: NAMED, all: ENOUGH, near: SOMETHING }[what], OF_BEST, what === "whole" ? 1 : MOST_DUTIES);
    // "My boss got flowers": no duty has most of it, the words that people ask with have.
    const shared = what === "all" && !ofOne.length && scored(function (one) { return one.asked ? 1 : 0; }) >= ENOUGH;
    const topics = shared ? best(byDuty, SHARED, OF_BEST, MOST_DUTIES) : ofOne;
    const duties = Array.from(new Set(topics.map(function (of) { return meaning.topics[of].duty; })));
    if (what !== "all") return Object.assign(nothing, { duties: duties, how: how });

    const byUnit = new Map();
    const candidates = new Set(found.flatMap(function (one) { return Array.from(one.units.keys()); }));
    for (const of of byDuty.keys()) for (const unit of this.topics[of].units) candidates.add(unit);
    for (const unit of candidates) {
      const its = meaning.dutiesOf.get(unit) || [];
      byUnit.set(unit, scored(function (one) {
        const told = one.units.has(unit) ? one.units.get(unit).weight : 0;
        const of = its.map(function (duty) { return one.duties.get(duty) || 0; });
        const asked = Math.max.apply(null, [0].concat(of));
        const more = of.reduce(function (a, b) { return a + b; }, 0) - asked;
        return Math.max(told, BY_DUTY * asked) + 0.05 * Math.min(told, asked) + MORE_DUTIES * more;
      }));
    }
    // A unit that has two words of the query or more needs less of the whole.
    const several = new Set(Array.from(candidates).filter(function (unit) {
      return found.filter(function (one, i) { return reached[i].size && !one.vague && one.units.has(unit) && one.units.get(unit).weight > VAGUE; }).length > 1;
    }));
    const units = best(byUnit, function (unit) { return several.has(unit) ? SEVERAL : ENOUGH; }, OF_BEST, MOST_UNITS, function (unit) {
      const kept = finder.texts.unit(unit);
      return (kept.act.state === "in force" ? 0.02 : 0) - (kept.kind === "note" ? 0.05 : 0);
    });
    // What a duty that is shown stands for is shown too, the first of each before the second of any.
    if (!units.length) {
      const rest = topics.map(function (of) { return meaning.topics[of].units.slice(); });
      while (rest.some(function (left) { return left.length; })) {
        for (const left of rest) {
          const unit = left.shift();
          if (unit !== undefined && !units.includes(unit)) units.push(unit);
        }
      }
    }
    const marks = new Map(), by = new Map();
    for (const unit of units) {
      marks.set(unit, found.flatMap(function (one) { return one.units.has(unit) ? one.units.get(unit).places : []; }));
      by.set(unit, found.map(function (one, i) {
        const places = one.units.has(unit) ? one.units.get(unit).places : [];
        const place = places.length && places.reduce(function (a, b) { return b[0] < a[0] ? b : a; }); // where it stands first
        if (place) return { typed: words[i].typed, place: place };
        const its = (meaning.dutiesOf.get(unit) || []).filter(function (of) { return one.duties.has(of); });
        its.sort(function (a, b) { return one.duties.get(b) - one.duties.get(a) || byDuty.get(b) - byDuty.get(a); });
        return its.length ? { typed: words[i].typed, duty: meaning.topics[its[0]].duty } : null;
      }).filter(Boolean));
    }
    const unknown = words.filter(function (one, i) { return !found[i].any; }).map(function (one) { return one.typed; });
    return { units: units, marks: marks, by: by, duties: duties, how: how, taken: taken, unknown: unknown };
  };

  // The keys of a map of scores, best first: those with enough, and with a share of what the best has.
  function best(scores, least, share, most, more) {
    const top = Math.max.apply(null, [0].concat(Array.from(scores.values())));
    function rank(key) { return scores.get(key) + (more ? more(key) : 0); }
    function needs(key) { return typeof least === "function" ? least(key) : least; }
    return Array.from(scores.keys()).filter(function (key) { return scores.get(key) >= needs(key) && scores.get(key) >= share * top; })
      .sort(function (a, b) { return rank(b) - rank(a) || a - b; }).slice(0, most);
  }

  adep.Meaning = Meaning;
})(window.adepSearch = window.adepSearch || {});
