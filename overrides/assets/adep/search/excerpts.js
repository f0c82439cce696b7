// The part of a text that a result shows, with its hits marked. Texts go into the page as text, never as markup.
{
  const WHOLE = 300; // letters of a text that is shown whole

  // Where the marks of a unit (occurrences.js) begin and end in its text, each letter once: [[from, to]].
  const rangesOf = (unit, marks, spans) => {
    const found = marks.map(([from, to, letters]) =>
      letters ? [from, to] : [spans[from - unit.first][0], spans[to - unit.first][1]]);
    const merged = [];
    for (const [from, to] of found.sort(([one], [other]) => one - other)) {
      const last = merged.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else merged.push([from, to]);
    }
    return merged;
  };

  const sentencesOf = (text, lang) => {
    if (!window.Intl?.Segmenter) return [[0, text.length]];
    // eslint-disable-next-line compat/compat -- Firefox 115 has none: the line above
    const segmenter = new Intl.Segmenter(lang, { granularity: "sentence" });
    return Array.from(segmenter.segment(text), ({ index, segment }) => [index, index + segment.length]);
  };

  // Which part of a text is shown: all of a short one, else the sentence with the first hit, else
  // as much around the hit as there is room for, cut between words.
  const excerpt = (text, lang, [hit, end]) => {
    if (text.length <= WHOLE) return { from: 0, to: text.length, sentence: null };
    const all = sentencesOf(text, lang);
    const at = Math.max(0, all.findIndex(([, to]) => hit < to));
    let [from, to] = all[at];
    const sentence = all.length > 1 ? { at, of: all.length } : null;
    if (to - from > WHOLE) {
      const first = Math.max(from, Math.min(hit - WHOLE / 3, to - WHOLE));
      const last = Math.min(to, Math.max(first + WHOLE, end));
      if (first > from) from = text.indexOf(" ", first) + 1 || from;
      if (last < to) to = Math.max(text.lastIndexOf(" ", last), end);
    }
    return { from, to, sentence };
  };

  // The counterpart's part: the same sentence where both texts have as many, else its beginning.
  const counterpart = (text, lang, sentence) => {
    const all = sentence ? sentencesOf(text, lang) : [];
    const start = all.length && all.length === sentence.of ? all[sentence.at][0] : 0;
    return excerpt(text, lang, [start, start]);
  };

  // Puts a part of a text into an element.
  const fill = (element, text, { from, to }, ranges) => {
    if (from > 0) element.append("… ");
    let at = from;
    for (const [first, last] of ranges) {
      if (last <= from || first >= to) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(Math.max(first, from), Math.min(last, to));
      element.append(text.slice(at, Math.max(first, from)), mark);
      at = Math.min(last, to);
    }
    element.append(text.slice(at, to).trimEnd());
    if (to < text.length) element.append(" …");
  };

  adepSearch.excerpts = { rangesOf, excerpt, counterpart, fill };
}
