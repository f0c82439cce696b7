// The stems of a word: every way to read a legal chain of endings off its end. It is
// scripts/adep/languages/morphology.py again, with the same data (languages/<language>/endings.toml); a test
// holds the two against each other. Two words are related where their sets of stems meet.
{
  const END = "END"; // the state of a walk before anything was read off
  const KINDS = { NOUN: 1, VERB: 2 }; // of stems, as the endings name them; both are 3
  const LONGEST_WORD = 64;
  const NONE = [];
  const MOST_REMEMBERED = 200000;

  // The forms of the endings of a group, and what each asks of the letters before it.
  const formsOf = (name, group, { back, front }, sounds) => group.forms.flatMap(line => {
    const after = new Set(line.after.map(sound => sounds[sound]).join(""));
    const kinds = group.follows.reduce((all, other) => all | (KINDS[other] || 0), 0);
    const onGroups = group.follows.some(other => !KINDS[other]);
    const unless = line.unless ? new RegExp(line.unless, "u") : null;
    return line.endings.split(/\s+/).filter(Boolean).map(ending => {
      const vowel = Array.from(ending).find(letter => back.includes(letter) || front.includes(letter));
      const others = back.includes(vowel) ? front : back;
      const clashes = vowel && line.harmony !== false ? others : "";
      return { ending, after, clashes, restores: line.restores || [], unless, group: name, kinds, onGroups };
    });
  });

  // State → the last letter of the word → the forms to read off next.
  const stepsOf = (groups, vowels, sounds) => {
    const steps = new Map();
    for (const [name, group] of groups) {
      const forms = formsOf(name, group, vowels, sounds);
      const states = groups.filter(([, other]) => other.follows.includes(name)).map(([other]) => other);
      if (group.ends_word !== false) states.push(END);
      for (const state of states) {
        if (!steps.has(state)) steps.set(state, new Map());
        const byLetter = steps.get(state);
        for (const form of forms) {
          const last = form.ending.at(-1);
          if (!byLetter.has(last)) byLetter.set(last, []);
          byLetter.get(last).push(form);
        }
      }
    }
    return steps;
  };

  // The endings of one language, ready to be walked, from its rules (search/rules.js).
  const compiled = new WeakMap(); // once for all words of a language
  const compile = rules => {
    if (!compiled.has(rules)) compiled.set(rules, made(rules));
    return compiled.get(rules);
  };
  const made = ({ endings = {}, vowels = {}, sounds = {} }) => {
    const { back = "", front = "" } = vowels;
    const groups = Object.entries(endings.groups || {});
    const softening = endings.softening || {};
    const swallowed = groups.flatMap(([, group]) => group.forms.flatMap(line => line.restores || []));
    return {
      steps: stepsOf(groups, { back, front }, sounds),
      back,
      front,
      either: vowels.either || "",
      vowels: new Set(back + front + (vowels.neutral || "")),
      silent: sounds.silent || "",
      softeningBefore: new Set(softening.before || ""),
      softening: new Map(Object.entries(softening.pairs || {})),
      lostVowels: new Map(Object.entries(endings.lost_vowels || {})),
      closedClass: new Map(Object.entries(endings.closed_class || {})),
      restored: new Set(swallowed), // by some ending
      whole: new Set(endings.whole || []),
      neverFinal: (endings.never_final || "").split(" ").filter(Boolean),
      neverStem: endings.never_stem ? new RegExp(endings.never_stem, "u") : null,
      shortestStem: endings.shortest_stem || 2,
      remembered: new Map(), // word → `inflections`
      tails: new Map(), // letters → `areEndings`
      unfolded: new Map() // typed letters → how they may be written: spellings.js
    };
  };

  // The last vowel of a text that endings agree with, or nothing.
  const lastHarmonic = (text, endings) => {
    for (let at = text.length - 1; at >= 0; at--) {
      if (endings.either.includes(text[at])) return "";
      if (endings.back.includes(text[at]) || endings.front.includes(text[at])) return text[at];
    }
    return "";
  };

  // May a form follow what is left where it was read off?
  const follows = (form, rest, endings) => {
    let sounding = rest;
    while (sounding && endings.silent.includes(sounding.at(-1))) sounding = sounding.slice(0, -1);
    if (!form.after.has(sounding.at(-1)) || form.unless?.test(rest)) return false;
    const vowel = form.clashes && lastHarmonic(rest, endings);
    return !(vowel && form.clashes.includes(vowel));
  };

  // What the stem may have been, where a form was read off and the rest is left.
  const stemVariants = (rest, form, endings) => {
    if (form.restores.length) {
      const vowel = lastHarmonic(rest, endings);
      const others = endings.back.includes(vowel) ? endings.front : endings.back;
      const clash = vowel ? others : "";
      return form.restores.filter(letter => !clash.includes(letter)).map(letter => rest + letter);
    }
    const variants = [rest];
    const hard = endings.softening.get(rest.at(-1));
    if (endings.softeningBefore.has(form.ending[0]) && hard) variants.push(rest.slice(0, -1) + hard);
    const full = endings.lostVowels.get(rest);
    if (full) variants.push(full);
    return variants;
  };

  const isStem = (stem, endings) =>
    !endings.neverStem?.test(stem) && !endings.neverFinal.some(end => stem.endsWith(end));

  const walk = (word, endings) => {
    const found = new Map();
    if (!word || word.length > LONGEST_WORD) return found;
    const waiting = [[word.length, END]];
    const seen = new Set([word.length + END]);
    while (waiting.length) {
      const [length, state] = waiting.pop();
      const candidates = endings.steps.get(state)?.get(word[length - 1]);
      if (!candidates) continue;
      const written = word.slice(0, length);
      if (endings.whole.has(written)) continue;
      for (const form of candidates) {
        const left = length - form.ending.length;
        if (left < endings.shortestStem || !written.endsWith(form.ending)) continue;
        const rest = word.slice(0, left);
        if (!follows(form, rest, endings)) continue;
        if (form.kinds && Array.from(rest).some(letter => endings.vowels.has(letter))) {
          for (const stem of stemVariants(rest, form, endings)) {
            if (isStem(stem, endings)) found.set(stem, found.get(stem) | form.kinds);
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
  };

  // Every stem that a word in small letters may be an inflected form of: stem → its kinds. It is
  // remembered, so it must not be changed.
  const inflections = (word, endings) => {
    let found = endings.remembered.get(word);
    if (!found) {
      found = walk(word, endings);
      if (endings.remembered.size > MOST_REMEMBERED) endings.remembered.clear();
      endings.remembered.set(word, found);
    }
    return found;
  };

  // Can some letters be read off as endings, one or several in a row, whatever word they follow?
  const allReadOff = (letters, endings) => {
    const waiting = [[letters.length, END]];
    const seen = new Set();
    let found = false;
    while (waiting.length && !found) {
      const [length, state] = waiting.pop();
      for (const form of endings.steps.get(state)?.get(letters[length - 1]) || NONE) {
        const left = length - form.ending.length;
        if (left < 0 || !letters.startsWith(form.ending, left)) continue;
        if (!left && form.kinds) found = true;
        const step = left + form.group;
        if (!left || !form.onGroups || seen.has(step)) continue;
        seen.add(step);
        waiting.push([left, form.group]);
      }
    }
    return found;
  };

  // May some letters be endings? Remembered: it is said quickly of many that are not.
  const areEndings = (letters, endings) => {
    if (!letters) return true;
    let found = endings.tails.get(letters);
    if (found === undefined) {
      found = allReadOff(letters, endings);
      if (endings.tails.size > MOST_REMEMBERED) endings.tails.clear();
      endings.tails.set(letters, found);
    }
    return found;
  };

  // Words that no rule explains: the stems of one, or nothing.
  const irregular = (word, endings) => endings.closedClass.get(word) || NONE;

  // The ways in which words of a stem may begin: itself, and as an ending leaves it.
  const openings = (stem, endings) => {
    const begins = [stem];
    for (const [soft, hard] of endings.softening) {
      if (hard === stem.at(-1)) begins.push(stem.slice(0, -1) + soft);
    }
    for (const [short, full] of endings.lostVowels) if (full === stem) begins.push(short);
    for (const end of endings.restored) if (stem.endsWith(end)) begins.push(stem.slice(0, -end.length));
    return begins;
  };

  // The stems of which words may begin so: `openings` the other way round.
  const opened = (begin, endings) => {
    const found = [begin];
    const hard = endings.softening.get(begin.at(-1));
    const full = endings.lostVowels.get(begin);
    if (hard) found.push(begin.slice(0, -1) + hard);
    if (full) found.push(full);
    for (const end of endings.restored) found.push(begin + end);
    return found;
  };

  adepSearch.endings = { compile, inflections, areEndings, irregular, openings, opened };
}
