// Runs before the first paint, so that no page flashes in columns, colours or letters that the reader
// put away. It stands in a file of its own: a strict Content-Security-Policy runs no script of a page.
// What is stored counts only where it is something that can be chosen: anybody may have written it.
(function (root) {
  "use strict";
  root.className = "js";
  const known = {
    view: new RegExp("^(" + document.currentScript.dataset.langs + ")$"),
    letters: new RegExp("^(" + document.currentScript.dataset.langs + ")$"),
    theme: /^(light|dark)$/,
    sight: /^(large|larger) (white|black|blue)$/
  };
  try {
    Object.keys(known).forEach(function (key) {
      const chosen = localStorage.getItem("adep." + key);
      if (chosen && known[key].test(chosen)) root.dataset[key] = chosen;
    });
  } catch (error) { /* storage is off: nothing was chosen */ }
})(document.documentElement);
