// Runs before the first paint, so that no page flashes in columns or colours that the reader put
// away. It stands in a file of its own: a strict Content-Security-Policy runs no script of a page.
(function (root) {
  "use strict";
  root.className = "js";
  try {
    var view = localStorage.getItem("adep.view"), theme = localStorage.getItem("adep.theme");
    if (view) root.dataset.view = view;
    if (theme) root.dataset.theme = theme;
  } catch (error) { /* storage is off: nothing was chosen */ }
})(document.documentElement);
