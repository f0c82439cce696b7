// Runs before the first paint, so that no page flashes in columns, colours or letters that the reader
// put away. It stands in a file of its own: a strict Content-Security-Policy runs no script of a page.
// What is stored counts only where it is something that can be chosen: anybody may have written it.
{
  const root = document.documentElement;
  root.className = "js";
  const langs = new RegExp(`^(${document.currentScript.dataset.langs})$`);
  const known = {
    view: langs,
    letters: langs,
    theme: /^(light|dark)$/,
    sight: /^(large|larger) (white|black|blue)$/
  };
  try {
    for (const [key, choices] of Object.entries(known)) {
      const chosen = localStorage.getItem(`adep.${key}`);
      if (chosen && choices.test(chosen)) root.dataset[key] = chosen;
    }
  } catch (error) { /* storage is off: nothing was chosen */ }
}
