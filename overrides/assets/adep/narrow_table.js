// A long table narrowed down by what a reader chooses. The form names its rows; a row says in data
// attributes what it is of. What is chosen stands in the address. Without this all rows are shown.
(function () {
  "use strict";
  const form = document.querySelector("[data-narrow]");
  if (!form) { return; }
  const rows = Array.from(document.querySelectorAll(form.dataset.narrow));
  const controls = Array.from(form.querySelectorAll("[name]"));
  // What holds rows, and is hidden with the last of them: parts of a table and sections of the page.
  const parts = rows.map(function (row) { return row.closest("tbody"); });
  const sections = rows.map(function (row) { return row.closest("section"); }).concat(parts).filter(function (one, at, all) {
    return one && all.indexOf(one) === at;
  });
  form.hidden = false;

  function fits(row, control) {
    if (!control.value) { return true; }
    if (control.type === "search") {
      return control.value.toLowerCase().split(/\s+/).every(function (word) {
        return row.textContent.toLowerCase().indexOf(word) >= 0;
      });
    }
    return (row.dataset[control.name] || "").split(" ").indexOf(control.value) >= 0;
  }

  function show() {
    let shown = 0;
    rows.forEach(function (row) {
      row.hidden = !controls.every(function (control) { return fits(row, control); });
      shown += row.hidden ? 0 : 1;
    });
    const all = controls.every(function (control) { return !control.value; });
    sections.forEach(function (section) {
      section.hidden = !all && !rows.some(function (row) { return !row.hidden && section.contains(row); });
    });
    form.querySelector("output").textContent = form.dataset.shown.replace("{shown}", shown).replace("{all}", rows.length);
  }

  function remember() {
    const address = new URL(location.href);
    controls.forEach(function (control) {
      if (control.value) { address.searchParams.set(control.name, control.value); }
      else { address.searchParams.delete(control.name); }
    });
    try { history.replaceState(null, "", address); } catch (error) { /* some browsers forbid it on file: */ }
  }

  const asked = new URLSearchParams(location.search);
  controls.forEach(function (control) {
    const value = asked.get(control.name) || "";
    control.value = value;
    if (control.value !== value) { control.value = ""; } // no choice of this form
  });
  form.addEventListener("input", function () { show(); remember(); });
  // A link to what is hidden shows it.
  window.addEventListener("hashchange", function () {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) { return; }
    controls.forEach(function (control) { control.value = ""; });
    show();
    remember();
    target.scrollIntoView();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  show();
}());
