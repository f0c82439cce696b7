// Two rows of words beside each other: which stand in both, which in one. Words are numbers; one that
// is negative equals none.
{
  const check = window.adepCheck ||= {};
  const SAME = 2;
  const OTHER = -2;
  const ONE = -1; // for a word in both, for another in its place, for one too many

  // `own`, words of a text of law, beside `brought`, from `from` to `to` of it: {steps, score}, or null
  // where they have nothing in common. A step is [word of own or -1, word of brought or -1]. `of`: the
  // "piece" of own that has most in common with a piece of the other; the whole "unit" with a piece of
  // the other; "all" of both.
  const align = (own, brought, from, to, of) => {
    const rows = own.length + 1;
    const columns = to - from + 1;
    const last = rows * columns - 1;
    const score = new Int32Array(rows * columns);
    const way = new Uint8Array(rows * columns);
    let best = 0;
    let bestAt = of === "all" ? last : -1;
    for (let j = 1; of === "all" && j < columns; j++) { score[j] = j * ONE; way[j] = 3; }
    for (let i = 1; i < rows; i++) {
      const word = own[i - 1];
      const begin = i * columns;
      if (of !== "piece") { score[begin] = i * ONE; way[begin] = 2; }
      for (let at = begin + 1; at < begin + columns; at++) {
        let most = score[at - columns - 1] + (word === brought[from + at - begin - 1] ? SAME : OTHER);
        let by = 1;
        if (score[at - columns] + ONE > most) { most = score[at - columns] + ONE; by = 2; }
        if (score[at - 1] + ONE > most) { most = score[at - 1] + ONE; by = 3; }
        if (of === "piece" && most <= 0) { most = 0; by = 0; }
        score[at] = most;
        way[at] = by;
        if (of === "piece" && most > best) { best = most; bestAt = at; }
      }
    }
    for (let at = last - columns + 1; of === "unit" && at <= last; at++) {
      if (bestAt < 0 || score[at] > best) { best = score[at]; bestAt = at; }
    }
    if (bestAt < 0) return null;
    const steps = [];
    for (let at = bestAt; way[at];) {
      const i = Math.floor(at / columns);
      const j = at % columns;
      if (way[at] === 1) { steps.push([i - 1, from + j - 1]); at -= columns + 1; }
      else if (way[at] === 2) { steps.push([i - 1, -1]); at -= columns; }
      else { steps.push([-1, from + j - 1]); at -= 1; }
    }
    return { steps: steps.reverse(), score: score[bestAt] };
  };

  check.align = align;
}
