// Which letters a slip of the finger or of spelling may put in place of which: keyboards and letters that are
// mistaken for one another are rules of a language (search.toml). Whoever types a real word that the texts do
// not have is not to be told that another one was meant.
(function (adep) {
  "use strict";
  const SHORT = 6; // letters: one too many in fewer makes another word more often than a slip
  const LONG = 7, LONGER = 8; // letters: few words of so many are so near to another one

  // Letter → those that lie beside it on a keyboard: rows, each half a key further right than the one above.
  function sideBySide(keyboards) {
    const beside = new Map();
    for (const rows of keyboards) {
      rows.forEach(function (row, r) {
        const below = rows[r + 1] || "";
        Array.from(row).forEach(function (letter, at) {
          for (const other of [row[at + 1], below[at - 1], below[at]]) if (other && other.trim() && letter.trim()) pair(beside, letter, other);
        });
      });
    }
    return beside;
  }
  function pair(map, one, other) {
    for (const [letter, its] of [[one, other], [other, one]]) map.set(letter, (map.get(letter) || new Set()).add(its));
  }
  // The same with those that are mistaken for it, of groups of letters.
  function alike(groups, beside) {
    const found = new Map(Array.from(beside, function (entry) { return [entry[0], new Set(entry[1])]; }));
    for (const group of groups) for (const one of group) for (const other of group) if (one !== other) pair(found, one, other);
    return found;
  }
  // The same with those of the letters that are typed for it (rules.typed), and these.
  function inPlaceOf(beside, typed) {
    const letters = new Set([...beside.keys(), ...typed.keys()]);
    return new Map(Array.from(letters, function (letter) {
      const forms = (typed.get(letter) || []).filter(function (form) { return form.length === 1; });
      return [letter, new Set([letter].concat(forms).flatMap(function (form) { return Array.from(beside.get(form) || []); }).concat(forms))];
    }));
  }

  // What may be a slip in a language; anything, where nothing is said of keyboards.
  function Slips(rules) {
    const typed = new Map(Object.entries(rules.typed || {})), keys = rules.keys ? sideBySide(rules.keys) : null;
    this.hit = keys && inPlaceOf(keys, typed); // letter → those that are hit in its place
    this.near = keys && inPlaceOf(alike(rules.mistaken || [], keys), typed); // → or written
  }
  // May a letter of what is typed stand in place of another? It was hit, or in a long word written.
  Slips.prototype.wrong = function (typed, at, meant) {
    const instead = typed.length < LONG ? this.hit : this.near;
    return !instead || (instead.has(meant) && instead.get(meant).has(typed[at]));
  };
  // May it be one too many? It was typed twice, or, unless the word is short, hit with the one beside it; in a
  // long word any may.
  Slips.prototype.tooMany = function (typed, at) {
    const letter = typed[at], beside = [typed[at - 1], typed[at + 1]];
    if (beside.includes(letter)) return true;
    if (typed.length < SHORT) return false;
    const hit = typed.length < LONGER ? this.hit : null;
    return !hit || beside.some(function (other) { return hit.has(other) && hit.get(other).has(letter); });
  };

  const known = new WeakMap(); // once for all words of a language
  adep.slips = {
    of: function (rules) {
      if (!known.has(rules)) known.set(rules, new Slips(rules));
      return known.get(rules);
    }
  };
})(window.adepSearch = window.adepSearch || {});
