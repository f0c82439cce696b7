// The page "Add a text": what is chosen stands in the form below, which can be saved as a file.
(function () {
  "use strict";
  const asked = document.querySelector("[data-form]");
  const form = document.querySelector("pre.form");
  const save = document.querySelector("[data-save]");
  if (!asked || !form || !save) { return; }
  document.querySelectorAll(".asked").forEach(function (one) { one.hidden = false; });

  // A text as TOML has it between its quotation marks.
  function quoted(words) {
    return words.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, " ").trim();
  }

  function value(control) {
    if (control.type === "file") { return control.files.length ? control.files[0].name : ""; }
    return control.value;
  }

  function set(name, words) {
    const slot = form.querySelector('[data-slot="' + name + '"]');
    if (!slot) { return; }
    slot.dataset.none = slot.dataset.none || slot.textContent || " ";
    slot.textContent = quoted(words) || slot.dataset.none.trim();
    const line = slot.closest("[data-line]");
    if (line) { line.hidden = !words; } // a title is needed in one language only
  }

  function changed() {
    const act = asked.querySelector("[name=act]").value;
    asked.querySelectorAll("[name]").forEach(function (control) {
      if (control.name !== "id" && control.type !== "checkbox") { set(control.name, value(control)); }
    });
    if (act === "new") { set("act", asked.querySelector("[name=id]").value); }
    document.querySelectorAll("[data-new]").forEach(function (one) { one.hidden = act !== "new"; });
    form.querySelector("[data-replace]").hidden = !asked.querySelector("[name=replace]").checked;
  }

  // What is to be seen of the form, and nothing that is hidden.
  function text() {
    const shown = form.cloneNode(true);
    shown.querySelectorAll("[hidden]").forEach(function (one) { one.remove(); });
    return shown.textContent.replace(/\s*$/, "\n");
  }

  asked.addEventListener("input", changed);
  asked.addEventListener("change", changed);
  save.addEventListener("click", function () {
    const link = document.createElement("a");
    const slot = function (name) { return form.querySelector('[data-slot="' + name + '"]').textContent; };
    link.href = URL.createObjectURL(new Blob([text()], {type: "text/plain"}));
    link.download = [slot("act"), slot("lang"), slot("wording")].filter(Boolean).join("-").replace(/[^\w-]/g, "") + ".toml";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  });
  changed();
}());
