// The filters of the search: which of the units found are shown, and how many each choice would leave.
{
  // What each filter chooses by.
  const VALUES = {
    act: unit => unit.act.id,
    lang: unit => unit.lang,
    state: unit => unit.act.state.replace(" ", "-"),
    kind: unit => unit.kind
  };
  const NAMES = Object.keys(VALUES);

  // Does a unit fit what is chosen (name → value)?
  const fits = (unit, chosen) => NAMES.every(name => !chosen[name] || VALUES[name](unit) === chosen[name]);

  class Filters {
    static NAMES = NAMES;
    static fits = fits;

    // The filters of a panel; `number` formats a number.
    constructor(panel, number) {
      this.selects = NAMES.map(name => [name, panel.querySelector(`select[name=${name}]`)]);
      this.number = number;
    }

    // Calls changed() when another choice is made.
    watch(changed) {
      for (const [, select] of this.selects) select.addEventListener("change", changed);
    }

    // What is chosen: name → value, "" where nothing is.
    chosen() { return Object.fromEntries(this.selects.map(([name, select]) => [name, select.value])); }

    choose(chosen) {
      for (const [name, select] of this.selects) {
        const value = chosen[name] || "";
        select.value = [...select.options].some(option => option.value === value) ? value : "";
      }
    }

    // Says of each choice how many units it would leave, or `rows`.
    count(units, rows) {
      const chosen = this.chosen();
      for (const [name, select] of this.selects) {
        const left = units.filter(unit => fits(unit, { ...chosen, [name]: "" }));
        for (const option of select.options) {
          option.dataset.name ||= option.textContent;
          const kept = left.filter(unit => fits(unit, { [name]: option.value }));
          const many = rows ? new Set(kept.map(unit => unit.row)).size : kept.length;
          const counted = units.length && option.value ? ` (${this.number.format(many)})` : "";
          option.textContent = option.dataset.name + counted;
        }
      }
    }
  }

  adepSearch.Filters = Filters;
}
