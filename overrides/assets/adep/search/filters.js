// The filters of the search: which of the units found are shown, and how many each choice would leave.
(function (adep) {
  "use strict";
  const NAMES = adep.shared.FILTERS;

  // `selects` in the order of their names; `number` formats a number.
  function Filters(selects, number) {
    this.selects = selects;
    this.number = number;
  }

  // What is chosen: name → value, "" where nothing is.
  Filters.prototype.chosen = function () {
    const selects = this.selects;
    return Object.fromEntries(NAMES.map(function (name, i) { return [name, selects[i].value]; }));
  };
  Filters.prototype.choose = function (chosen) {
    this.selects.forEach(function (select, i) {
      const value = chosen[NAMES[i]] || "";
      select.value = Array.from(select.options).some(function (option) { return option.value === value; }) ? value : "";
    });
  };

  // Does a unit fit what is chosen, one filter aside?
  function fits(unit, chosen, but) {
    return NAMES.every(function (name) {
      if (name === but || !chosen[name]) return true;
      if (name === "act") return unit.act.id === chosen.act;
      if (name === "lang") return unit.lang === chosen.lang;
      if (name === "state") return unit.act.state.replace(" ", "-") === chosen.state;
      return unit.kind === chosen.kind;
    });
  }
  Filters.prototype.fit = function (unit, chosen) { return fits(unit, chosen, null); };

  // Says of each choice how many units it would leave, or `rows`.
  Filters.prototype.count = function (units, rows) {
    const chosen = this.chosen(), number = this.number;
    this.selects.forEach(function (select, i) {
      const left = units.filter(function (unit) { return fits(unit, chosen, NAMES[i]); });
      Array.from(select.options).forEach(function (option) {
        option.dataset.name = option.dataset.name || option.textContent;
        const test = Object.assign({}, chosen);
        test[NAMES[i]] = option.value;
        const kept = left.filter(function (unit) { return fits(unit, test, null); });
        const n = rows ? new Set(kept.map(function (unit) { return unit.row; })).size : kept.length;
        option.textContent = units.length && option.value ? option.dataset.name + " (" + number.format(n) + ")" : option.dataset.name;
      });
    });
  };

  adep.Filters = Filters;
})(window.adepSearch = window.adepSearch || {});
