// All texts held, ready to be looked for: their words, and where any three words in a row stand.
{
  const check = window.adepCheck ||= {};
  const ROW = 3; // words that must stand in a row for a passage to be noticed

  const key = (ids, at, size) => (ids[at] * size + ids[at + 1]) * size + ids[at + 2];

  // `printed`: the texts of all units, by number. `texts`: {units: [number], …} in the order in which
  // each prints them; the first that has a unit is the newest that has it. `sentences`: by number,
  // {opening, closing}, each a list of [number, from, to] (characters; without them all of it).
  class Corpus {
    static ROW = ROW;

    constructor(printed, sentences, texts, alike, capitals) {
      const reader = new check.Reader(alike, capitals);
      this.reader = reader;
      this.texts = texts;
      this.units = printed.map((text, number) => {
        const unit = reader.learn(text);
        unit.number = number;
        unit.opening = sentences[number].opening;
        unit.closing = sentences[number].closing;
        unit.texts = []; // numbers of the texts that have it
        return unit;
      });
      const units = this.units;
      this.twins = new Map(); // words of a unit → the units with the same
      for (const unit of units) {
        const words = unit.ids.join();
        if (!this.twins.has(words)) this.twins.set(words, []);
        this.twins.get(words).push(unit.number);
      }
      texts.forEach((text, t) => {
        text.at = new Map(text.units.map((number, at) => {
          units[number].texts.push(t);
          return [number, at];
        }));
      });
      this.openers = new Set(units.flatMap(unit => unit.opening.map(one => one[0])));
      this.size = reader.ids.size;
      this.rows = new Map();
      for (const unit of units) {
        for (let at = 0; at + ROW <= unit.ids.length; at++) {
          const row = key(unit.ids, at, this.size);
          const stands = this.rows.get(row);
          if (stands) stands.push(unit.number, at);
          else this.rows.set(row, [unit.number, at]);
        }
      }
    }

    // Where the three words at `at` stand: [unit, word, unit, word …].
    stands(ids, at) {
      for (let i = at; i < at + ROW; i++) {
        if (!(ids[i] >= 0)) return [];
      }
      return this.rows.get(key(ids, at, this.size)) || [];
    }

    twinsOf(number) {
      return this.twins.get(this.units[number].ids.join());
    }

    // The words of a unit that stand in a part of its text: [first, behind the last].
    wordsIn(number, from, to) {
      const spans = this.units[number].spans;
      if (to === undefined) return [0, spans.length];
      const inside = spans.map((span, at) => span[0] >= from && span[1] <= to ? at : -1).filter(at => at >= 0);
      return inside.length ? [inside[0], inside.at(-1) + 1] : [0, 0];
    }
  }

  check.Corpus = Corpus;
}
