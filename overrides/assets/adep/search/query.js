// What a reader typed, taken apart: words, words in a row, days, and the address of a unit.
(function (adep) {
  "use strict";
  const LONGEST_QUERY = 400; // characters
  const MOST_TERMS = 24;
  // ʼ is a letter of its own: named beside the apostrophes too, a row of them could be read in
  // 2^n ways, and the joined words below would try them all.
  const WORD = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\u0300-\\u036f]|['’](?=\\p{L}))*";
  // In this order: a phrase in quotation marks, a day, words joined by hyphens, a word.
  const TERM = new RegExp(
    "«(?<guillemets>[^«»]*)»|[“„](?<curly>[^“„”]*)[“”]|\"(?<straight>[^\"]*)\"" +
    "|(?<![\\p{L}\\p{N}.])(?<day>\\d{1,2}[.\\/-]\\d{1,2}[.\\/-]\\d{4}|\\d{4}[.\\/-]\\d{1,2}[.\\/-]\\d{1,2})(?![\\p{L}\\p{N}])" +
    "|(?<joined>" + WORD + "(?:[-\\u2010\\u2011]" + WORD + ")+)|(?<word>" + WORD + ")", "gu");
  const EACH_WORD = new RegExp(WORD, "gu");
  const ADDRESS = /(?<bracket>\(?\d+\))|(?<number>\d+(?:[.-]\d+)*)|(?<word>§|\p{L}[\p{L}\p{M}'’ʼ]*)/gu;
  const NUMBER_SIGN = /(?<![\p{L}\p{N}])(?:N\s*|No\.?)(?=\d)/giu; // as typed where there is no №
  const LEVELS = ["chapter", "article", "clause", "subclause", "paragraph"];

  // What is typed, without signs that nobody sees and in the plain forms of letters; № stays, which
  // has a plain form too. `lookAlikes`: Latin letter → the Cyrillic one that looks the same. A word of
  // both scripts is read in the one that most of its letters have.
  function clean(text, lookAlikes) {
    const plain = text.replace(/\p{Cf}/gu, "").replace(/[^№]+/gu, function (part) { return part.normalize("NFKC"); });
    return plain.replace(/\p{L}+/gu, function (word) {
      const cyrillic = (word.match(/\p{Script=Cyrillic}/gu) || []).length, latin = (word.match(/\p{Script=Latin}/gu) || []).length;
      if (!cyrillic || !latin) return word;
      return Array.from(word, function (letter) { return lookAlikes[cyrillic >= latin ? "cyrillic" : "latin"].get(letter) || letter; }).join("");
    });
  }

  function words(text) {
    return Array.from(text.matchAll(EACH_WORD), function (match) { return adep.texts.plain(match[0]); });
  }

  // "01.10.2013", "2013-10-01" → "2013-10-01"; nothing where there is no such day.
  function day(text) {
    const parts = text.split(/[./-]/).map(Number);
    const [year, month, date] = parts[0] > 31 ? parts : parts.reverse();
    return iso(year, month, date);
  }
  function iso(year, month, date) {
    const real = new Date(Date.UTC(year, month - 1, date));
    if (real.getUTCFullYear() !== year || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return "";
    return real.toISOString().slice(0, 10);
  }

  // The day that a year, a month and a date tell, 0 for what is not told; "" where they tell none.
  function toldDay(year, month, date, known) {
    if (year && date) return iso(year, month, date);
    const part = iso(year || 2000, month, date || 1); // 2000 has 29 February
    const told = !part ? "" : date ? part.slice(4) : year ? part.slice(0, 8) : "";
    return told && known(told) ? told : "";
  }

  // The terms of a query, in their order: {kind, words, day, typed}. `kind` is "word", "joined"
  // (words in a row, whatever their endings), "phrase" (in a row, exactly so) or "day". The last
  // word is `unfinished` where nothing follows it.
  function terms(text) {
    text = text.slice(0, LONGEST_QUERY).normalize("NFC").replace(NUMBER_SIGN, "№ ");
    const found = [];
    for (const match of text.matchAll(TERM)) {
      const groups = match.groups;
      const quoted = groups.guillemets ?? groups.curly ?? groups.straight;
      if (quoted !== undefined) found.push({ kind: "phrase", words: words(quoted), typed: quoted.trim() });
      else if (groups.day && day(groups.day)) found.push({ kind: "day", words: words(groups.day), day: day(groups.day), typed: groups.day });
      else {
        const own = words(match[0]);
        found.push({ kind: own.length > 1 ? "joined" : "word", words: own, typed: match[0] });
      }
    }
    const kept = found.filter(function (term) { return term.words.length; }).slice(0, MOST_TERMS);
    const last = kept[kept.length - 1];
    if (last && last.kind === "word" && /[\p{L}\p{N}]$/u.test(text)) last.unfinished = true;
    return kept;
  }

  // A day told in words, "1 қазан 2013", "October 1, 2013": the terms with the day in their place.
  // `monthOf` gives the number of the month that a word names, 0 for a word that only goes with
  // days («жылғы»), or nothing. Without a year it is "-10-01", without a day "2013-10-"; such a one
  // is taken for a day only where it is `known` to stand in a text ("may 5" may be no day).
  function withDays(found, monthOf, known) {
    // «29-желтоқсан 2015»: the hyphen joins no word. "29th", «2015ж»: letters after a number.
    const apart = found.flatMap(function (term) {
      const ofDay = term.kind === "joined" && term.words.every(function (word) { return /^\d/.test(word) || monthOf(word) !== null; });
      return ofDay ? term.words.map(function (word) { return { kind: "word", words: [word], typed: word }; }) : [term];
    });
    const months = apart.map(function (term) { return term.kind === "word" ? monthOf(term.words[0]) : null; });
    const number = function (at) {
      const digits = apart[at] && apart[at].kind === "word" && /^(\d{1,4})\p{L}{0,2}$/u.exec(apart[at].words[0]);
      return digits ? Number(digits[1]) : 0;
    };
    const month = months.findIndex(function (name) { return name > 0; });
    const date = [month - 1, month + 1].find(function (at) { return number(at) > 0 && number(at) <= 31; });
    const year = apart.findIndex(function (term, at) { return number(at) >= 1000; });
    const which = month >= 0 && toldDay(number(year), months[month], number(date), known);
    if (!which && !found.some(function (term) { return term.kind === "day"; })) return found;
    const rest = apart.filter(function (term, at) { return months[at] !== 0 && !(which && [month, date, year].includes(at)); });
    if (!which) return rest;
    const typed = apart.filter(function (term, at) { return [month, date, year].includes(at); }).map(function (term) { return term.typed; }).join(" ");
    return [{ kind: "day", words: [], day: which, typed: typed }].concat(rest);
  }

  // The address that a query names, "5-тармақ", "clause 5(2)", "9.16": {chapter, article, clause,
  // subclause, paragraph, levels, langs, acts, rest}; `levels` and `langs` are those of its nouns,
  // `acts` its numbers that name an act («№ 342», 2005), `rest` its other words. Nothing where it
  // names none. `levelOf` gives {level, lang} of a noun, `ordinalOf` the number of «екінші»,
  // `namesAct` says it of a number.
  function address(text, levelOf, ordinalOf, passedOver, namesAct) {
    const items = [], acts = [], rest = [];
    const matches = Array.from(text.slice(0, LONGEST_QUERY).normalize("NFC").matchAll(ADDRESS));
    const several = matches.filter(function (match) { return match.groups.bracket || match.groups.number; }).length > 1;
    for (const match of matches) {
      const { bracket, number, word } = match.groups;
      if (number && several && namesAct(number)) acts.push(number);
      else if (bracket) items.push({ number: bracket.replace(/[()]/g, ""), bracket: true });
      else if (number) number.split(".").forEach(function (part) { items.push({ number: part, bracket: false }); });
      else {
        const key = adep.texts.plain(word), noun = levelOf(key), ordinal = ordinalOf(key);
        if (noun) items.push(noun);
        else if (ordinal) {
          // «он тоғызыншы», "twenty-first": tens and what follows them
          const before = items[items.length - 1];
          if (before && before.tens && ordinal < 10) Object.assign(before, { number: String(Number(before.number) + ordinal), tens: false });
          else items.push({ number: String(ordinal), bracket: false, inWords: true, tens: ordinal % 10 === 0 });
        }
        else if (!passedOver(key)) rest.push(key);
      }
    }
    if (!items.some(function (item) { return item.number; }) || items.length > 8) return null;
    // "one", «бір» is a word like others where no level is named.
    if (!items.some(function (item) { return item.level; }) && items.some(function (item) { return item.inWords; })) return null;
    const found = { levels: [], langs: [], acts: acts, rest: rest };
    let twice = false;
    items.forEach(function (item, at) {
      if (!item.level) return;
      twice = twice || found.levels.includes(item.level);
      const before = items[at - 1], after = items[at + 1];
      const own = [before, after].find(function (near) { return near && near.number && !near.taken; });
      if (!own || found[item.level]) return;
      own.taken = true;
      found[item.level] = own.number;
      found.levels.push(item.level);
      found.langs.push(item.lang);
    });
    if (twice) return null; // "paragraph 2 of clause 9": nobody knows here which is the clause
    const free = items.filter(function (item) { return item.number && !item.taken; });
    const named = LEVELS.some(function (level) { return found[level]; });
    const everywhere = found.subclause && !free.length; // «3) тармақша» of any clause
    if (!found.clause && !found.chapter && !found.article && !everywhere) {
      if (!free.length || (free.length > 1 && !free[1].bracket && !/\d[.)]\d/.test(text))) return null;
      found.clause = free.shift().number;
    }
    if (free.length && !found.chapter && !found.subclause) found.subclause = free.shift().number;
    const exact = /\d[.(]\d/.test(text); // 5.14, 5(14)
    if (free.length || (!named && !exact && rest.length)) return null;
    if (items.some(function (item) { return item.level && !found[item.level]; })) return null;
    return found;
  }

  adep.query = { clean: clean, terms: terms, withDays: withDays, address: address, words: words };
})(window.adepSearch = window.adepSearch || {});
