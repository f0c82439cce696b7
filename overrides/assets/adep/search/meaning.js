// What is meant by a query that is not in the words of the law: the glossary says how each language
// words a concept, the duties what people type who ask for one (search/meaning.js, made by
// scripts/adep/search/meaning.py). No page, no markup: units and duties in, units and duties out.
(function (adep) {
  "use strict";
  const SHORTEST_WITH_SLIP = 7; // letters; there are many words here …
  const LONG = 10; // … and few that long ones are so near to …
  const OFTEN = 7; // … or that are asked with so often that a slip in them is likelier than another word
  const NUMBER = /^\d+$/; // says nothing of a duty
  const VAGUE = 0.4; // how much a rendering that words many concepts is found
  const ENOUGH = 0.6, SEVERAL = 0.4; // of the weight of a query, for a unit of no duty to be shown; for one that has several words
  const MOST_UNITS = 40, FEW_UNITS = 5;
  const CUT = 0.05; // of what the best unit has, for another to be shown
  const OF_BEST = 0.5, MOST_SHOWN = 3; // of what the best duty has, for another to be shown by its name too; how many
  const LITTLE = "~"; // before a rendering that words many concepts
  const NOTHING_SAID = { how: "", taken: "", topics: new Map(), phrases: new Set() }; // of a word

  const CHUNK = 4096; // letters
  const LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  // What a language says, with the letters of its alphabet and Latin ones back in their places: written so they
  // pack to less (scripts/adep/search/meaning.py).
  function swapped(of, alphabet) {
    const table = new Uint16Array(65536);
    for (let code = 0; code < table.length; code++) table[code] = code;
    Array.from(alphabet).forEach(function (own, at) {
      if (own > "\u007f" && LATIN[at]) [table[own.charCodeAt(0)], table[LATIN.charCodeAt(at)]] = [LATIN.charCodeAt(at), own.charCodeAt(0)];
    });
    return (function whole(text) {
      if (Array.isArray(text)) return text.map(whole);
      let made = "";
      for (let from = 0; from < text.length; from += CHUNK) { // letter by letter, a browser would keep every step
        const codes = new Uint16Array(Math.min(CHUNK, text.length - from));
        for (let at = 0; at < codes.length; at++) codes[at] = table[text.charCodeAt(from + at)];
        made += String.fromCharCode.apply(null, codes);
      }
      return made;
    })(of);
  }

  // Ready to be asked: `data` is search/meaning.js, `finder` has the texts.
  function Meaning(data, rules, finder) {
    const meaning = this, spoken = data.words.map(function (words, i) {
      const alphabet = (rules[data.langs[i]] || {}).alphabet || "";
      return Object.fromEntries(Object.entries(words).map(function (entry) { return [entry[0], swapped(entry[1], alphabet)]; }));
    });
    this.finder = finder;
    this.langs = data.langs;
    this.duties = data.duties.map(function (packed, duty) {
      const names = data.langs.map(function (lang, i) { return [lang, spoken[i].names[duty]]; });
      return { id: packed[0], name: Object.fromEntries(names.filter(function (entry) { return entry[1]; })) };
    });
    this.topics = [{ duty: -1, units: [] }]; // {duty, units}: a duty, or what only some of its units answer; the first is none
    this.phrases = []; // {lang, words, of, number, little}: renderings of terms
    this.terms = []; // number → its phrases
    this.tells = data.tells.map(function (lines) { return lines.split(" "); }); // language → word that people ask with → its topics
    const lexicons = spoken.map(function (words) {
      const lexicon = new adep.Lexicon(words.stems.split(" ").filter(Boolean));
      const asked = words.asked ? adep.codes.unshared(words.asked.split(" ")) : []; // first: their numbers are those of `tells`
      for (const word of asked) lexicon.add(word);
      return lexicon;
    });
    spoken[0].terms.forEach(function (renderings, of) {
      meaning.terms.push(spoken.flatMap(function (words, lang) {
        return split(words.terms[of]).map(function (text) {
          const little = text[0] === LITTLE, own = (little ? text.slice(1) : text).split(" ");
          const phrase = { lang: lang, words: own, of: of, number: meaning.phrases.length, little: little };
          meaning.phrases.push(phrase);
          for (const word of own) lexicons[lang].add(word, phrase.number);
          return phrase;
        });
      }));
    });
    data.duties.forEach(function (packed, duty) {
      for (const units of [packed[1]].concat(packed[2])) meaning.topics.push({ duty: duty, units: units });
    });
    this.masses = this.duties.map(function () { return 0; }).concat(0); // of duties; the last one of what is none
    this.usual = this.duties.map(function () { return new Map(); }); // duty → its units → how much they answer
    this.topics.forEach(function (topic, of) { this.masses[topic.duty < 0 ? this.duties.length : topic.duty] += data.masses[of]; }, this);
    this.topics.forEach(function (topic, of) {
      const usual = this.usual[topic.duty], whole = of && this.topics[of - 1].duty !== topic.duty;
      topic.units.forEach(function (unit, at) {
        usual.set(unit, (usual.get(unit) || 0) + (whole ? 0 : answers(at) * data.masses[of] / (meaning.masses[topic.duty] || 1)));
      });
      topic.whole = whole;
    }, this);
    this.families = lexicons.map(function (lexicon, i) { return new adep.Family(lexicon, rules[data.langs[i]] || {}); });
    this.dutiesOf = new Map(); // unit → its duties
    this.usual.forEach(function (units, duty) {
      for (const unit of units.keys()) meaning.dutiesOf.set(unit, (meaning.dutiesOf.get(unit) || []).concat(duty));
    });
    this.standing = new Map(); // phrase → where it stands in the texts …
    this.there = 0; // … in so many parts of them
  }

  function answers(at) { return Math.pow(adep.likelihood.LATER, at); }
  function split(text) { return text ? text.split("|") : []; }

  // The topics that people ask for with a word, by its number: [[topic, how much of what they ask for it has the word]].
  Meaning.prototype.topicsOf = function (lang, number) {
    const found = [], line = this.tells[lang][number];
    let topic = 0, more = false;
    if (line) adep.codes.each(line, function (code) {
      if (more) found[found.length - 1][1] = code + 2;
      else found.push([topic += code >> 1, 1]);
      more = !more && code % 2 > 0;
    });
    return found;
  };

  // Is it a word that people ask with, in any of its forms?
  Meaning.prototype.knows = function (word) {
    return this.families.some(function (family) { return family.relatives(word).size > 0; });
  };

  // How the concepts that a word helps to word are worded: lists of words.
  Meaning.prototype.renderings = function (word) {
    const meaning = this, of = this.families.flatMap(function (family) {
      return Array.from(family.relatives(word)).flatMap(function (number) { return family.lexicon.places(number); });
    });
    return of.map(function (number) { return meaning.phrases[number]; })
      .flatMap(function (phrase) { return meaning.terms[phrase.of]; }).map(function (phrase) { return phrase.words; });
  };

  // Where a rendering stands in the texts, in any of its forms, {standing, parts, often}; remembered. `often`: how
  // many units may have it, as the index says.
  Meaning.prototype.stands = function (phrase) {
    const finder = this.finder, occurrences = adep.occurrences;
    if (this.there !== finder.texts.there) this.standing.clear();
    this.there = finder.texts.there;
    if (!this.standing.has(phrase.number)) {
      const at = finder.texts.langs.indexOf(this.langs[phrase.lang]);
      const every = at < 0 ? [] : phrase.words.map(function (word) {
        return finder.families.map(function (family, i) { return i === at ? family.relatives(word) : new Set(); });
      });
      this.standing.set(phrase.number, {
        standing: every.length ? occurrences.inRow(every.map(function (sets) { return occurrences.words(sets, finder); })) : new Map(),
        parts: occurrences.shared(every.map(function (sets) { return occurrences.partsOf(sets, finder); })),
        often: every.length ? Math.min.apply(null, every.map(function (sets) { return occurrences.often(sets, finder); })) : 0
      });
    }
    return this.standing.get(phrase.number);
  };

  // What the words of a query mean: {units, marks, by, duties, how, taken, unknown}. `units` best first; unit → what
  // is to be marked in it; unit → [{typed, place} or {typed, duty}], by which word each was reached; numbers of
  // `duties`, best first; `how` is "exact", or "begins" or "slip" where a word was only read so; `taken` are words
  // that were read as others, as `find` notes them, `unknown` those that nothing has.
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
    const { found, how, taken } = this.heard(words, hows, what === "all");
    if (!found.some(function (one) { return one.known; })) return nothing;
    const likely = adep.likelihood.shares(found, this.masses), shares = likely.shares;
    const duties = likely.score > 0 ? adep.likelihood.likeliest(shares, OF_BEST * Math.max.apply(null, shares), MOST_SHOWN) : [];
    if (what === "whole") {
      const named = duties.slice(0, 1).filter(function (duty) {
        return duties.length === 1 && found.every(function (one) { return one.asked.get(duty) > 0; });
      });
      return Object.assign(nothing, { duties: named, how: how });
    }
    if (what === "near") return Object.assign(nothing, { duties: duties, how: how });

    const { told, parts } = this.toldBy(found), beyond = found.some(function (one) { return one.elsewhere; });
    const answered = likely.score >= likely.elsewhere && found.some(function (one) { return one.asked.size; });
    if (!answered && (beyond || !finder.search(told, parts).size)) return nothing;
    const units = this.inOrder(found, shares, told), best = Math.max.apply(null, shares);
    for (const duty of this.showing(shares)) {
      for (const unit of this.usual[duty].keys()) {
        const part = finder.texts.partOf(unit).number;
        parts.set(part, Math.max(parts.get(part) || 0, shares[duty] / best));
      }
    }
    finder.search(new Set(duties.concat(units)), parts);
    const marks = new Map(), by = new Map();
    for (const unit of units) {
      marks.set(unit, found.flatMap(function (one) { return one.units.has(unit) ? one.units.get(unit).places : []; }));
      by.set(unit, found.map(function (one, i) {
        const places = one.units.has(unit) ? one.units.get(unit).places : [];
        const place = places.length && places.reduce(function (a, b) { return b[0] < a[0] ? b : a; }); // where it stands first
        if (place) return { typed: words[i].typed, place: place };
        const its = (meaning.dutiesOf.get(unit) || []).filter(function (duty) { return one.asked.has(duty); });
        its.sort(function (a, b) { return shares[b] - shares[a] || a - b; });
        return its.length ? { typed: words[i].typed, duty: its[0] } : null;
      }).filter(Boolean));
    }
    const unknown = words.filter(function (one, i) { return !found[i].known; }).map(function (one) { return one.typed; });
    return { units: units, marks: marks, by: by, duties: duties, how: how, taken: taken, unknown: unknown };
  };

  // What a word says of those that people ask with and the glossary's: {how, taken, topics: topic → how much of what
  // they ask for it has the word, phrases: numbers of renderings that have it}; how and taken as in word_matches.js.
  // `unfinished`: it may go on; `slips`: whether one is looked for.
  Meaning.prototype.says = function (word, unfinished, slips) {
    const meaning = this, topics = new Map(), phrases = new Set();
    const meant = adep.matches.of(word, this.families, unfinished, slips && word.length >= SHORTEST_WITH_SLIP);
    let often = 0;
    meant.sets.forEach(function (set, lang) {
      for (const number of set) {
        for (const [topic, many] of meaning.topicsOf(lang, number)) {
          topics.set(topic, (topics.get(topic) || 0) + many);
          often += many;
        }
        for (const phrase of meaning.families[lang].lexicon.places(number)) phrases.add(phrase);
      }
    });
    if (meant.how === "slip" && word.length < LONG && often < OFTEN) return NOTHING_SAID;
    return { how: meant.how, taken: meant.taken, topics: topics, phrases: phrases };
  };

  // What each word says: {found, how, taken}, `found` word by word {units: unit → {weight, places} where it or what it
  // means stands, parts, often: the parts of the texts that may have it, and how often they do, as the index says,
  // topics: topic → how much of what people ask for it has the word, asked: the same of duties, elsewhere: of what the
  // codes say nothing of, known: is it anything}.
  // `texts`: whether the texts are looked at.
  Meaning.prototype.heard = function (words, hows, texts) {
    const meaning = this, finder = this.finder, taken = [], covered = new Map(); // phrase → how many of its words are there
    let how = "exact";
    const reached = words.map(function (one) {
      const slips = hows.includes("slip") && !finder.isWord(one.word); // no other word
      const said = NUMBER.test(one.word) ? NOTHING_SAID : meaning.says(one.word, one.unfinished && hows.includes("begins"), slips);
      if (!hows.includes(said.how)) return NOTHING_SAID;
      if (said.how !== "exact" && said.how !== "foreign") how = said.how;
      if (said.how === "slip") taken.push({ how: "slip", typed: one.typed, taken: said.taken });
      for (const phrase of said.phrases) covered.set(phrase, (covered.get(phrase) || 0) + 1);
      return said;
    });
    const found = words.map(function (one, i) {
      const units = new Map(), asked = new Map(), parts = new Set(), { topics, phrases } = reached[i];
      let often = 0;
      function mark(there, weight) {
        for (const [unit, places] of there.standing) if (!(units.has(unit) && units.get(unit).weight >= weight)) units.set(unit, { weight: weight, places: places });
        for (const part of there.parts) parts.add(part);
        often = Math.min(often + there.often, finder.texts.count);
      }
      if (texts) {
        mark(finder.standing(one.word), 1);
        for (const number of phrases) {
          const phrase = meaning.phrases[number];
          if (covered.get(number) < phrase.words.length) continue;
          for (const other of meaning.terms[phrase.of]) {
            if (other !== phrase) mark(meaning.stands(other), phrase.little || other.little ? VAGUE : 1);
          }
        }
      }
      for (const [topic, many] of topics) if (topic) asked.set(meaning.topics[topic].duty, (asked.get(meaning.topics[topic].duty) || 0) + many);
      return {
        units: units, parts: parts, often: often, number: NUMBER.test(words[i].word), topics: topics, asked: asked, elsewhere: topics.get(0) || 0,
        known: often + topics.size > 0
      };
    });
    return { found: found, how: how, taken: taken };
  };

  // {told, parts}: the units that have enough of a query in their own words, unit → how much, and the parts of the texts
  // in which there may be more, with how much. The fewer units have a word, the more it weighs; a number, or a word
  // that nothing has, weighs as much as others.
  Meaning.prototype.toldBy = function (found) {
    const texts = this.finder.texts, told = new Map(), several = new Map();
    const weights = found.map(function (one) { return one.often && !one.number ? Math.log(1 + texts.count / (1 + one.often)) : null; });
    const known = weights.filter(function (weight) { return weight !== null; });
    const mean = known.reduce(function (a, b) { return a + b; }, 0) / (known.length || 1);
    function weigh(i) { return weights[i] === null ? mean : weights[i]; }
    const whole = weights.reduce(function (sum, weight, i) { return sum + weigh(i); }, 0) || 1;
    found.forEach(function (one, i) {
      for (const [unit, at] of one.units) {
        told.set(unit, (told.get(unit) || 0) + weigh(i) / whole * at.weight);
        if (at.weight > VAGUE) several.set(unit, (several.get(unit) || 0) + 1);
      }
    });
    for (const [unit, share] of told) if (share < (several.get(unit) > 1 ? SEVERAL : ENOUGH)) told.delete(unit);
    const parts = texts.parts.map(function (part) {
      return [part.number, found.reduce(function (sum, one, i) { return sum + (one.parts.has(part.number) ? weigh(i) / whole : 0); }, 0)];
    });
    return { told: told, parts: new Map(parts.filter(function (entry) { return entry[1] >= SEVERAL; })) };
  };

  // The duties whose units are shown.
  Meaning.prototype.showing = function (shares) { return adep.likelihood.likeliest(shares, adep.likelihood.LEAST, adep.likelihood.MOST_DUTIES); };

  // Units in the order in which they are likely to answer: those of likely duties, each next one of a duty less where
  // one that answers stands before it, and among them those that are `told` by their own words.
  Meaning.prototype.inOrder = function (found, shares, told) {
    const meaning = this, of = adep.likelihood, left = new Map(), waiting = [], units = [];
    const all = this.masses.reduce(function (a, b) { return a + b; }, 0);
    for (const duty of this.showing(shares)) {
      const scores = new Map();
      for (const [unit, usual] of this.usual[duty]) if (meaning.finder.texts.has(unit)) scores.set(unit, of.ANY + of.USUAL * usual);
      found.forEach(function (one) {
        const total = Array.from(one.asked.values()).reduce(function (a, b) { return a + b; }, one.elsewhere);
        for (const [topic, many] of one.topics) {
          if (!topic || meaning.topics[topic].duty !== duty || meaning.topics[topic].whole) continue;
          const weight = of.WORD * Math.log(1 + all / total / of.RARE) * many / (one.asked.get(duty) + of.FEW);
          meaning.topics[topic].units.forEach(function (unit, at) { if (scores.has(unit)) scores.set(unit, scores.get(unit) + weight * answers(at)); });
        }
        for (const [unit, at] of one.units) if (scores.has(unit)) scores.set(unit, scores.get(unit) + of.TEXT * at.weight / found.length);
      });
      const best = Math.max.apply(null, Array.from(scores.values()));
      for (const [unit, score] of scores) waiting.push({ duty: duty, unit: unit, score: score / best });
      left.set(duty, shares[duty]);
    }
    for (const [unit, share] of told) waiting.push({ duty: -1, unit: unit, score: share });
    left.set(-1, of.TOLD);
    waiting.sort(function (a, b) { return a.unit - b.unit; }); // of those that are as good, the first of the texts
    let first = 0;
    function value(one) { return left.get(one.duty) * one.score; }
    while (waiting.length && units.length < MOST_UNITS) {
      let at = 0;
      for (let i = 1; i < waiting.length; i++) if (value(waiting[i]) > value(waiting[at])) at = i;
      const [next] = waiting.splice(at, 1), its = value(next);
      if (units.length >= FEW_UNITS && its < CUT * first) break;
      first = first || its;
      if (!units.includes(next.unit)) units.push(next.unit);
      if (next.duty >= 0) left.set(next.duty, left.get(next.duty) * (1 - of.AGAIN * next.score));
    }
    return units;
  };

  adep.Meaning = Meaning;
})(window.adepSearch = window.adepSearch || {});
