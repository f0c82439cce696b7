// The page "Add a text": what is chosen stands in the form below, which can be saved as a file.
{
  const asked = document.querySelector("[data-form]");
  const form = document.querySelector("pre.form");
  const save = document.querySelector("[data-save]");
  if (asked && form && save) {
    for (const one of document.querySelectorAll(".asked")) one.hidden = false;

    // A text as TOML has it between its quotation marks.
    const quoted = words => words.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, " ").trim();

    const value = control => {
      if (control.type === "file") return control.files[0]?.name || "";
      return control.value;
    };

    const set = (name, words) => {
      const slot = form.querySelector(`[data-slot="${name}"]`);
      if (!slot) return;
      slot.dataset.none ||= slot.textContent || " ";
      slot.textContent = quoted(words) || slot.dataset.none.trim();
      const line = slot.closest("[data-line]");
      if (line) line.hidden = !words; // a title is needed in one language only
    };

    const changed = () => {
      const act = asked.querySelector("[name=act]").value;
      for (const control of asked.querySelectorAll("[name]")) {
        if (control.name !== "id" && control.type !== "checkbox") set(control.name, value(control));
      }
      if (act === "new") set("act", asked.querySelector("[name=id]").value);
      for (const one of document.querySelectorAll("[data-new]")) one.hidden = act !== "new";
      form.querySelector("[data-replace]").hidden = !asked.querySelector("[name=replace]").checked;
    };

    // What is to be seen of the form, and nothing that is hidden.
    const text = () => {
      const shown = form.cloneNode(true);
      for (const one of shown.querySelectorAll("[hidden]")) one.remove();
      return shown.textContent.replace(/\s*$/, "\n");
    };

    asked.addEventListener("input", changed);
    asked.addEventListener("change", changed);
    save.addEventListener("click", () => {
      const link = document.createElement("a");
      const names = ["act", "lang", "wording"].map(name => form.querySelector(`[data-slot="${name}"]`).textContent);
      link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain" }));
      link.download = `${names.filter(Boolean).join("-").replace(/[^\w-]/g, "")}.toml`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    changed();
  }
}
