// What is said of a query: {units, marks, spread, notes …}.
{
  // `units` are numbers, best first; `marks`: unit → what is to be marked in it, [first, last] words or [from, to,
  // "letters"]; `spread`: whether no unit has all of the query and the clauses are given that have; `notes`: what was
  // done to find them, [{how, typed, taken}]. What is reached by meaning has `by` and `unknown` (meaning.js), and
  // `duties`: their numbers, best first. `mayOffer`: nothing was found, and `Finder.offer` may tell what is near;
  // `misspelt`: words that nothing has and that may have a slip, while others found something: `Finder.correct` may
  // tell what was meant. What is offered is `offered`, or else `near`, `nearest` and `alone`: see there. `wanted` are
  // numbers of parts that are not there yet and may have more; where nothing at all is known before they are, they
  // alone are told.
  const nothing = () => ({
    units: [], marks: new Map(), notes: [], nearest: [], alone: [], spread: false, duties: [], by: new Map(),
    offered: false, near: [], unknown: [], mayOffer: false, misspelt: [], wanted: []
  });

  adepSearch.answer = { nothing };
}
