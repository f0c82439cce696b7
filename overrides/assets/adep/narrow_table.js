// A long table narrowed down by what a reader chooses. The form names its rows; a row says in data
// attributes what it is of. What is chosen stands in the address. Without this all rows are shown.
{
  const form = document.querySelector("[data-narrow]");
  if (form) {
    const rows = [...document.querySelectorAll(form.dataset.narrow)];
    const controls = [...form.querySelectorAll("[name]")];
    // What holds rows, and is hidden with the last of them: parts of a table and sections of the page.
    const around = name => rows.map(row => row.closest(name));
    const sections = [...new Set([...around("section"), ...around("tbody")].filter(Boolean))];
    form.hidden = false;

    const fits = (row, control) => {
      if (!control.value) return true;
      if (control.type === "search") {
        const words = control.value.toLowerCase().split(/\s+/);
        return words.every(word => row.textContent.toLowerCase().includes(word));
      }
      return (row.dataset[control.name] || "").split(" ").includes(control.value);
    };

    const show = () => {
      for (const row of rows) row.hidden = !controls.every(control => fits(row, control));
      const shown = rows.filter(row => !row.hidden);
      const all = controls.every(control => !control.value);
      for (const section of sections) section.hidden = !all && !shown.some(row => section.contains(row));
      const told = form.dataset.shown.replace("{shown}", shown.length).replace("{all}", rows.length);
      form.querySelector("output").textContent = told;
    };

    const remember = () => {
      const address = new URL(location.href);
      for (const control of controls) {
        if (control.value) address.searchParams.set(control.name, control.value);
        else address.searchParams.delete(control.name);
      }
      try { history.replaceState(null, "", address); } catch (error) { /* some browsers forbid it on file: */ }
    };

    const asked = new URLSearchParams(location.search);
    for (const control of controls) {
      const value = asked.get(control.name) || "";
      control.value = value;
      if (control.value !== value) control.value = ""; // no choice of this form
    }
    form.addEventListener("input", () => {
      show();
      remember();
    });
    // A link to what is hidden shows it.
    window.addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest("[hidden]")) return;
      for (const control of controls) control.value = "";
      show();
      remember();
      target.scrollIntoView();
    });
    form.addEventListener("submit", event => event.preventDefault());
    show();
  }
}
