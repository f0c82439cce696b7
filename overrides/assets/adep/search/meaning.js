// What is meant by a query that is not in the words of the law: the glossary says how each language
// words a concept, the duties what people type who ask for one (search/meaning.js, made by
// scripts/adep/search/meaning.py). No page, no markup: units and duties in, units and duties out.
(function (adep) {
  "use strict";
  const ENOUGH = 0.6; // of the weight of a query, for a unit or a duty to be shown
  const SEVERAL = 0.4; // … that has several of its words
  const SOMETHING = 0.15; // for a duty to be offered where nothing was found
  const OF_BEST = 0.75; // and of what the best has
  const NEXT_BEST = 0.5; // and of the best, for duties that follow where the best have few units
  const SHARED = 0.25; // for a duty, where words of several duties say together what is enough
  const MOST_DUTIES = 3, MOST_UNITS = 40, FEW_UNITS = 5, MOST_NEXT = 6;
  const NAMED = 0.9, PART_ASKED = 0.7, BY_DUTY = 0.95; // how much a word counts that is found so
  const SHORTEST_WITH_SLIP = 7; // letters; there are many words here
  const UNKNOWN = 0.2; // how much a word counts that nothing has, beside the others; several less each
  const BESIDE = 0.4; // and one that only the texts have, beside one that people ask with
  const ASKED = 1.5; // and one that people ask with
  const ELSEWHERE = 0.7; // and one of what the codes say nothing of
  const SLIGHTLY = 0.5; // and a person or a thing that people ask with
  const SLIGHT = 0.4; // how much such a one is found beside what the codes say nothing of
  const VAGUE = 0.4; // of a rendering that words many concepts
  const BEYOND = 0.2; // by how much a unit may have more of a word than the best of its words and duties has
  const MORE_DUTIES = 0.03; // for each duty of a unit that a word is asked of

  const LITTLE = "~"; // before what says little alone: a person, a thing, a rendering that words many concepts

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
    this.topics = []; // {duty, units}: a duty, or what only some of its units answer
    this.phrases = []; // {lang, words, kind: "term" | "name" | "asked", of}
    this.terms = []; // number → its phrases
    const lexicons = spoken.map(function (words) { return new adep.Lexicon(words.stems.split(" ").filter(Boolean)); });
    function phrase(lang, words, kind, of, little) {
      const made = { lang: lang, words: words, kind: kind, of: of, number: meaning.phrases.length, little: little, tells: 0 };
      meaning.phrases.push(made);
      for (const word of words) lexicons[lang].add(word, made.number);
      return made;
    }
    function add(lang, text, kind, of) {
      const little = text[0] === LITTLE;
      return phrase(lang, (little ? text.slice(1) : text).split(" ").filter(Boolean), kind, of, little);
    }
    // A duty's name is told as it is printed.
    const sayNothing = data.langs.map(function (lang) {
      const own = rules[lang] || {};
      return new Set((own.passed_over || []).concat(own.asking || []));
    });
    function name(lang, text, of) {
      const every = adep.query.words(text), said = every.filter(function (word) { return !sayNothing[lang].has(word); });
      phrase(lang, said.length ? said : every, "name", of, false);
    }
    spoken[0].terms.forEach(function (renderings, of) {
      meaning.terms.push(spoken.flatMap(function (words, lang) {
        return split(words.terms[of]).map(function (text) { return add(lang, text, "term", of); });
      }));
    });
    data.duties.forEach(function (packed, duty) {
      const whole = meaning.topics.push({ duty: duty, units: packed[1] }) - 1;
      spoken.forEach(function (words, lang) {
        if (words.names[duty]) name(lang, words.names[duty], whole);
        for (const text of split(words.asked[duty])) add(lang, text, "asked", whole);
      });
      packed[2].forEach(function (units, answer) {
        const some = meaning.topics.push({ duty: duty, units: units }) - 1;
        spoken.forEach(function (words, lang) { for (const text of split(words.answers[duty][answer])) add(lang, text, "asked", some); });
      });
    });
    this.families = lexicons.map(function (lexicon, i) { return new adep.Family(lexicon, rules[data.langs[i]] || {}); });
    this.dutiesOf = new Map(); // unit → the numbers of its topics
    this.topics.forEach(function (topic, of) {
      for (const unit of topic.units) {
        if (!meaning.dutiesOf.has(unit)) meaning.dutiesOf.set(unit, []);
        meaning.dutiesOf.get(unit).push(of);
      }
    });
    this.elsewhere = adep.address.named(data.langs, rules, function (own) { return [[true, own.elsewhere || []]]; });
    this.standing = new Map(); // phrase → where it stands in the texts …
    this.there = 0; // … in so many parts of them
  }

  function split(text) { return text ? text.split("|") : []; }

  // How much a word tells, by how few phrases have it.
  Meaning.prototype.tells = function (lang, number) {
    return Math.log(1 + this.phrases.length / this.families[lang].lexicon.count(number));
  };

  // And how much all words of a phrase do; remembered.
  Meaning.prototype.allTells = function (phrase) {
    const meaning = this, lexicon = this.families[phrase.lang].lexicon;
    return phrase.tells = phrase.tells || phrase.words.reduce(function (sum, word) { return sum + meaning.tells(phrase.lang, lexicon.number(word)); }, 0);
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
    return of.map(function (number) { return meaning.phrases[number]; }).filter(function (phrase) { return phrase.kind === "term"; })
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

  // Says of what was found word by word: `elsewhere`, the codes say nothing of it; `asked`, people ask with it for some
  // duty; `slightly`, but it is only a person or a thing; `any`, it tells anything.
  Meaning.prototype.judge = function (found, words, how) {
    const meaning = this;
    function whole(one) { return Array.from(one.duties.values()).some(function (weight) { return weight >= 1; }); }
    found.forEach(function (one, i) {
      one.slightly = one.slight.size > 0 && !whole(one);
      one.elsewhere = !one.slight.size && !whole(one) && adep.address.naming(words[i].word, meaning.elsewhere) !== null;
      if (one.elsewhere) [one.units, one.duties, one.parts, one.often] = [new Map(), new Map(), new Set(), 0];
    });
    // Beside what the codes say nothing of, a person tells little alone («пособие матери»).
    const apart = how === "slip" || found.some(function (one) { return one.elsewhere; });
    const times = new Map(); // duty → how many words tell it
    for (const one of found) for (const of of new Set([...one.duties.keys(), ...one.slight])) times.set(of, (times.get(of) || 0) + 1);
    for (const one of found) {
      for (const of of one.slight) one.duties.set(of, Math.max(one.duties.get(of) || 0, apart && times.get(of) < 2 ? SLIGHT : 1));
      one.asked = whole(one);
      one.any = one.vague || one.often + one.duties.size > 0;
    }
  };

  // How much each word tells: the rarer, the more; a word of many senses little; a word that nothing has as much as
  // others, but little where another is what people ask with. `all`: how many units and duties there are.
  function weighed(found, all) {
    const told = found.map(function (one) {
      return one.any ? Math.log(1 + all / (1 + one.often + one.duties.size)) * (one.vague ? VAGUE : one.slightly ? SLIGHTLY : one.asked ? ASKED : 1) : null;
    });
    const known = told.filter(function (weight) { return weight !== null; });
    const mean = known.reduce(function (a, b) { return a + b; }, 0) / (known.length || 1) || 1;
    const sure = found.some(function (one) { return one.asked; });
    // A long question is no less a question: its unknown words grow by the root of their number.
    const beside = found.filter(function (one) { return one.any && !one.asked; }).length;
    const unknown = sure ? UNKNOWN / Math.sqrt(told.length - known.length) : 1;
    return told.map(function (weight, i) {
      if (weight === null) return (found[i].elsewhere ? ELSEWHERE : unknown) * mean;
      return sure && !found[i].asked ? BESIDE * weight / Math.sqrt(beside) : weight;
    });
  }

  // Adds what some lists have, the first of each before the second of any.
  function inTurn(lists, units) {
    while (lists.some(function (left) { return left.length; })) {
      for (const left of lists) {
        const unit = left.shift();
        if (unit !== undefined && !units.includes(unit)) units.push(unit);
      }
    }
  }

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
            for (const place of meaning.families[lang].lexicon.places(number)) phrases.set(place, tells);
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

    // word by word: unit → {weight, places}; duty → weight; duties of which it is only a person or a thing; the parts
    // of the texts that may have it, and how often they do, as the index says: it weighs the same whatever is there
    const found = words.map(function (one, i) {
      const units = new Map(), duties = new Map(), slight = new Set(), terms = new Set(), parts = new Set();
      let often = 0;
      function mark(there, weight) {
        for (const [unit, places] of there.standing) {
          const had = units.get(unit);
          if (!had || had.weight < weight) units.set(unit, { weight: weight, places: places });
        }
        for (const part of there.parts) parts.add(part);
        often = Math.min(often + there.often, finder.texts.count);
      }
      if (what === "all") mark(finder.standing(one.word), 1);
      for (const number of reached[i].keys()) {
        const phrase = meaning.phrases[number];
        if (phrase.kind === "term") {
          if (isWhole(phrase)) terms.add(phrase);
          continue;
        }
        const part = Math.min(1, said.get(number) / meaning.allTells(phrase));
        const weight = phrase.kind === "name" ? NAMED + covered.get(number) / phrase.words.length / 20 : isWhole(phrase) ? 1 : PART_ASKED * part;
        if (phrase.little) slight.add(phrase.of);
        else if (!(duties.get(phrase.of) >= weight)) duties.set(phrase.of, weight);
      }
      if (what === "all") {
        for (const phrase of terms) {
          for (const other of meaning.terms[phrase.of]) {
            if (other !== phrase) mark(meaning.stands(other), phrase.little || other.little ? VAGUE : 1);
          }
        }
      }
      const vague = terms.size > 0 && !duties.size && Array.from(terms).every(function (phrase) { return phrase.little; });
      return { units: units, duties: duties, slight: slight, vague: vague, parts: parts, often: often };
    });
    this.judge(found, words, how);
    if (!found.some(function (one, i) { return reached[i].size && one.any && !one.vague; })) return nothing;
    const weights = weighed(found, finder.texts.count + this.duties.length);
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
    for (const of of byDuty.keys()) for (const unit of this.topics[of].units) if (finder.texts.has(unit)) candidates.add(unit);
    let lacking = false;
    for (const [part, much] of this.promising(byDuty, scored)) lacking = finder.lacks([part], much) || lacking;
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
    const several = new Set(found.some(function (one) { return one.elsewhere; }) ? [] : Array.from(candidates).filter(function (unit) {
      return found.filter(function (one, i) { return reached[i].size && !one.vague && one.units.has(unit) && one.units.get(unit).weight > VAGUE; }).length > 1;
    }));
    const units = best(byUnit, function (unit) { return several.has(unit) ? SEVERAL : ENOUGH; }, OF_BEST, MOST_UNITS, function (unit) {
      const kept = finder.texts.unit(unit);
      return (kept.act.state === "in force" ? 0.02 : 0) - (kept.kind === "note" ? 0.05 : 0);
    });
    // What a duty that is shown stands for is shown too; where that is little, what the next duties stand for.
    for (const some of [topics, topics.length || units.length ? best(byDuty, SHARED, NEXT_BEST, MOST_NEXT) : []]) {
      if (units.length >= FEW_UNITS) break;
      const every = some.map(function (of) { return meaning.topics[of].units; });
      if (finder.lacks(new Set(every.flat().map(function (unit) { return finder.texts.partOf(unit).number; })))) lacking = true;
      inTurn(every.map(function (units) {
        return units.filter(function (unit) { return finder.texts.has(unit); }).sort(function (a, b) { return byUnit.get(b) - byUnit.get(a); });
      }), units);
    }
    if (lacking && !duties.length) finder.search(new Set(units), Array.from(finder.wanted.keys()));
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

  // The parts of the texts in which a unit may have enough of a query, by its words or by the duties that it stands
  // under, and how much: part → 0 to 1. `scored` weighs what the words of the query have.
  Meaning.prototype.promising = function (byDuty, scored) {
    const texts = this.finder.texts, topics = new Map(); // part → topics that have units in it
    for (const of of byDuty.keys()) {
      for (const unit of this.topics[of].units) {
        const part = texts.partOf(unit).number;
        topics.set(part, (topics.get(part) || new Set()).add(of));
      }
    }
    return new Map(texts.parts.filter(function (part) { return !part.packed; }).map(function (part) {
      return [part.number, Math.min(1, scored(function (one) {
        const asked = Array.from(topics.get(part.number) || [], function (of) { return one.duties.get(of) || 0; });
        return Math.max(one.parts.has(part.number) ? 1 : 0, Math.max.apply(null, [0].concat(asked))) + (asked.length ? BEYOND : 0);
      }))];
    }).filter(function (entry) { return entry[1] >= SEVERAL; }));
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
