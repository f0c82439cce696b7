// The stems of a word: every way to read a legal chain of endings off its end. It is
// scripts/adep/languages/morphology.py again, with the same data (languages/<language>/endings.toml); a test
// holds the two against each other. Two words are related where their sets of stems meet.
(function (adep) {
  "use strict";
  const END = "END"; // the state of a walk before anything was read off
  const KINDS = { NOUN: 1, VERB: 2 }; // of stems, as the endings name them; both are 3
  const LONGEST_WORD = 64;
  const NONE = [];
  const MOST_REMEMBERED = 200000;

  // The endings of one language, ready to be walked, from its rules (search/rules.js).
  const compiled = new WeakMap(); // once for all words of a language
  function compile(rules) {
    if (!compiled.has(rules)) compiled.set(rules, made(rules));
    return compiled.get(rules);
  }
  function made(rules) {
    const endings = rules.endings || {}, vowels = rules.vowels || {}, sounds = rules.sounds || {};
    const back = vowels.back || "", front = vowels.front || "";
    const groups = Object.entries(endings.groups || {});
    const steps = new Map(); // state → the last letter of the word → the forms to read off next
    for (const [name, group] of groups) {
      const forms = group.forms.flatMap(function (line) {
        const after = new Set(line.after.map(function (sound) { return sounds[sound]; }).join(""));
        return line.endings.split(/\s+/).filter(Boolean).map(function (ending) {
          const own = Array.from(ending).find(function (c) { return back.includes(c) || front.includes(c); });
          const agrees = own && line.harmony !== false;
          return {
            ending: ending,
            after: after,
            clashes: agrees ? (back.includes(own) ? front : back) : "",
            restores: line.restores || [],
            unless: line.unless ? new RegExp(line.unless, "u") : null,
            group: name,
            kinds: group.follows.reduce(function (kinds, other) { return kinds | (KINDS[other] || 0); }, 0),
            onGroups: group.follows.some(function (other) { return !KINDS[other]; })
          };
        });
      });
      const states = groups.filter(function (other) { return other[1].follows.includes(name); })
        .map(function (other) { return other[0]; });
      if (group.ends_word !== false) states.push(END);
      for (const state of states) {
        if (!steps.has(state)) steps.set(state, new Map());
        const byLetter = steps.get(state);
        for (const form of forms) {
          const last = form.ending[form.ending.length - 1];
          if (!byLetter.has(last)) byLetter.set(last, []);
          byLetter.get(last).push(form);
        }
      }
    }
    const softening = endings.softening || {};
    return {
      steps: steps,
      back: back,
      front: front,
      either: vowels.either || "",
      vowels: new Set(back + front + (vowels.neutral || "")),
      silent: sounds.silent || "",
      softeningBefore: new Set(softening.before || ""),
      softening: new Map(Object.entries(softening.pairs || {})),
      lostVowels: new Map(Object.entries(endings.lost_vowels || {})),
      closedClass: new Map(Object.entries(endings.closed_class || {})),
      restored: new Set(groups.flatMap(function (group) {
        return group[1].forms.flatMap(function (line) { return line.restores || []; });
      })), // what some ending swallows
      whole: new Set(endings.whole || []),
      neverFinal: (endings.never_final || "").split(" ").filter(Boolean),
      neverStem: endings.never_stem ? new RegExp(endings.never_stem, "u") : null,
      shortestStem: endings.shortest_stem || 2,
      remembered: new Map(), // word → `inflections`
      tails: new Map(), // letters → `areEndings`
      unfolded: new Map() // typed letters → how they may be written: family.js
    };
  }

  // The last vowel of a text that endings agree with, or nothing.
  function lastHarmonic(text, endings) {
    for (let at = text.length - 1; at >= 0; at--) {
      if (endings.either.includes(text[at])) return "";
      if (endings.back.includes(text[at]) || endings.front.includes(text[at])) return text[at];
    }
    return "";
  }

  // What the stem may have been, where a form was read off and the rest is left.
  function stemVariants(rest, form, endings) {
    if (form.restores.length) {
      const vowel = lastHarmonic(rest, endings);
      const clash = !vowel ? "" : endings.back.includes(vowel) ? endings.front : endings.back;
      return form.restores.filter(function (c) { return !clash.includes(c); })
        .map(function (c) { return rest + c; });
    }
    const variants = [rest];
    const last = rest[rest.length - 1], hard = endings.softening.get(last);
    if (endings.softeningBefore.has(form.ending[0]) && hard) variants.push(rest.slice(0, -1) + hard);
    const full = endings.lostVowels.get(rest);
    if (full) variants.push(full);
    return variants;
  }

  function walk(word, endings) {
    const found = new Map();
    if (!word || word.length > LONGEST_WORD) return found;
    const waiting = [[word.length, END]], seen = new Set([word.length + END]);
    while (waiting.length) {
      const [length, state] = waiting.pop();
      const byLetter = endings.steps.get(state);
      const candidates = byLetter && byLetter.get(word[length - 1]);
      if (!candidates) continue;
      const written = word.slice(0, length);
      if (endings.whole.has(written)) continue;
      for (const form of candidates) {
        const left = length - form.ending.length;
        if (left < endings.shortestStem || !written.endsWith(form.ending)) continue;
        const rest = word.slice(0, left);
        let sounding = rest;
        while (sounding && endings.silent.includes(sounding[sounding.length - 1])) sounding = sounding.slice(0, -1);
        if (!form.after.has(sounding[sounding.length - 1])) continue;
        if (form.unless && form.unless.test(rest)) continue;
        if (form.clashes) {
          const vowel = lastHarmonic(rest, endings);
          if (vowel && form.clashes.includes(vowel)) continue;
        }
        if (form.kinds && Array.from(rest).some(function (c) { return endings.vowels.has(c); })) {
          for (const stem of stemVariants(rest, form, endings)) {
            if (endings.neverStem && endings.neverStem.test(stem)) continue;
            if (!endings.neverFinal.some(function (end) { return stem.endsWith(end); })) found.set(stem, found.get(stem) | form.kinds);
          }
        }
        const step = left + form.group;
        if (form.onGroups && !seen.has(step)) {
          seen.add(step);
          waiting.push([left, form.group]);
        }
      }
    }
    return found;
  }

  // Every stem that a word in small letters may be an inflected form of: stem → its kinds. It is
  // remembered, so it must not be changed.
  function inflections(word, endings) {
    let found = endings.remembered.get(word);
    if (!found) {
      found = walk(word, endings);
      if (endings.remembered.size > MOST_REMEMBERED) endings.remembered.clear();
      endings.remembered.set(word, found);
    }
    return found;
  }

  // May some letters be endings, one or several in a row, whatever word they follow? Said quickly of many that are not.
  function areEndings(letters, endings) {
    if (!letters) return true;
    let found = endings.tails.get(letters);
    if (found !== undefined) return found;
    found = false;
    const waiting = [[letters.length, END]], seen = new Set();
    while (waiting.length && !found) {
      const [length, state] = waiting.pop(), byLetter = endings.steps.get(state);
      for (const form of (byLetter && byLetter.get(letters[length - 1])) || []) {
        const left = length - form.ending.length;
        if (left < 0 || !letters.startsWith(form.ending, left)) continue;
        if (!left && form.kinds) found = true;
        const step = left + form.group;
        if (!left || !form.onGroups || seen.has(step)) continue;
        seen.add(step);
        waiting.push([left, form.group]);
      }
    }
    if (endings.tails.size > MOST_REMEMBERED) endings.tails.clear();
    endings.tails.set(letters, found);
    return found;
  }

  // Words that no rule explains: the stems of one, or nothing.
  function irregular(word, endings) { return endings.closedClass.get(word) || NONE; }

  // The ways in which words of a stem may begin: itself, and as an ending leaves it.
  function openings(stem, endings) {
    const begins = [stem], last = stem[stem.length - 1];
    for (const [soft, hard] of endings.softening) if (hard === last) begins.push(stem.slice(0, -1) + soft);
    for (const [short, full] of endings.lostVowels) if (full === stem) begins.push(short);
    for (const end of endings.restored) if (stem.endsWith(end)) begins.push(stem.slice(0, -end.length));
    return begins;
  }

  // The stems of which words may begin so: `openings` the other way round.
  function opened(begin, endings) {
    const found = [begin], hard = endings.softening.get(begin[begin.length - 1]), full = endings.lostVowels.get(begin);
    if (hard) found.push(begin.slice(0, -1) + hard);
    if (full) found.push(full);
    for (const end of endings.restored) found.push(begin + end);
    return found;
  }

  adep.endings = { compile: compile, inflections: inflections, areEndings: areEndings, irregular: irregular, openings: openings, opened: opened };
})(window.adepSearch = window.adepSearch || {});
