// Days as a reader types them: "01.10.2013", «2013 жылғы 1 қазан», "October 1".
{
  const iso = (year, month, date) => {
    const real = new Date(Date.UTC(year, month - 1, date));
    if (real.getUTCFullYear() !== year || real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return "";
    return real.toISOString().slice(0, 10);
  };

  // "01.10.2013", "2013-10-01" → "2013-10-01"; nothing where there is no such day.
  const read = text => {
    const parts = text.split(/[./-]/).map(Number);
    return iso(...parts[0] > 31 ? parts : parts.reverse());
  };

  // The day that a year, a month and a date tell, 0 for what is not told; "" where they tell none.
  const told = (year, month, date, isKnown) => {
    const whole = iso(year || 2000, month, date || 1); // 2000 has 29 February
    if (year && date) return whole;
    let part = "";
    if (date) part = whole.slice(4);
    else if (year) part = whole.slice(0, 8);
    return part && isKnown(part) ? part : "";
  };

  // A word among the terms of a query.
  const word = typed => ({ kind: "word", words: [typed], typed });

  // A day told in words, "1 қазан 2013", "October 1, 2013": the terms (query.js) with the day in their place.
  // `monthOf` gives the number of the month that a word names, 0 for a word that only goes with
  // days («жылғы»), or nothing. Without a year it is "-10-01", without a day "2013-10-"; such a one
  // is taken for a day only where it is known to stand in a text ("may 5" may be no day).
  const withDays = (terms, monthOf, isKnown) => {
    // «29-желтоқсан 2015»: the hyphen joins no word. "29th", «2015ж»: letters after a number.
    const ofDay = ({ kind, words }) =>
      kind === "joined" && words.every(part => /^\d/.test(part) || monthOf(part) !== null);
    const apart = terms.flatMap(term => ofDay(term) ? term.words.map(word) : [term]);
    const months = apart.map(term => term.kind === "word" ? monthOf(term.words[0]) : null);
    const numbers = apart.map(term => {
      const digits = term.kind === "word" && /^(\d{1,4})\p{L}{0,2}$/u.exec(term.words[0]);
      return digits ? Number(digits[1]) : 0;
    });
    const month = months.findIndex(name => name > 0);
    const date = [month - 1, month + 1].find(at => numbers[at] > 0 && numbers[at] <= 31);
    const year = numbers.findIndex(number => number >= 1000);
    const day = month >= 0 && told(numbers[year] || 0, months[month], numbers[date] || 0, isKnown);
    if (!day && !terms.some(term => term.kind === "day")) return terms;
    const tells = at => Boolean(day) && [month, date, year].includes(at);
    const others = apart.filter((_, at) => months[at] !== 0 && !tells(at));
    if (!day) return others;
    const typed = apart.filter((_, at) => tells(at)).map(term => term.typed).join(" ");
    return [{ kind: "day", words: [], day, typed }, ...others];
  };

  adepSearch.days = { read, withDays };
}
