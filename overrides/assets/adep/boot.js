// Runs before the first paint, so that no page flashes in columns, colours or letters that the reader
// put away. It stands in a file of its own: a strict Content-Security-Policy runs no script of a page.
(function (root) {
  "use strict";
  root.className = "js";
  try {
    ["view", "theme", "sight"].forEach(function (key) {
      var chosen = localStorage.getItem("adep." + key);
      if (chosen) root.dataset[key] = chosen;
    });
  } catch (error) { /* storage is off: nothing was chosen */ }
})(document.documentElement);
