// Where a unit stands, in the interface's words (site/book.py says it on the pages).
{
  // "5-2" is part 5 and its item 2; where the clause has no part 5, it is one number.
  const numbersIn = (name, parts) => {
    const steps = name.startsWith("-") ? name.slice(1).split("--") : name.split("-");
    const one = steps.length > 1 && /^\d+$/.test(steps[1]) && !parts.includes(steps[0]);
    return one ? [`${steps[0]}-${steps[1]}`, ...steps.slice(2)] : steps;
  };
  const kindOf = (step, at, parts) => {
    if (/^p\d+$/.test(step)) return at ? "paragraph" : "part";
    return !at && parts.includes(step) ? "numbered_part" : "subclause";
  };
  // Is there no other unit like it in its place?
  const isAlone = ({ place, lang, kind }) =>
    place.units.filter(other => other.lang === lang && other.kind === kind && !other.wording).length === 1;

  // `say` gives the interface's words.
  adepSearch.placeNames = say => {
    const stepOf = (step, kind) => {
      const item = step.replace(/^p(?=\d+$)/, "");
      const ordinals = say("unit.ordinals").split(", ");
      return say(`unit.${kind}`, { item, ordinal: ordinals[item - 1] || say("unit.ordinal", { item }) });
    };
    return unit => {
      const { place, kind } = unit;
      if (kind === "article") {
        return [say("search.kind_article"), stepOf(unit.name.replace(/^.*-/, ""), "alone")].filter(Boolean).join(", ");
      }
      const number = { number: place.number };
      const title = say(place.name, number) || say("clause.title", number);
      const [name] = unit.name.split("@");
      if (!place.clause || kind === "note" || (name === "p1" && isAlone(unit))) return title;
      const whole = say(`${place.name}_of`, number) || say("clause.title_of", number);
      const steps = numbersIn(name, place.parts);
      const last = steps.length - 1;
      const words = steps.map((step, at) => stepOf(step, kindOf(step, at, place.parts) + (at < last ? "_of" : "")));
      return [whole, ...words].join(" ");
    };
  };
}
