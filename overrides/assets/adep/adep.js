// What needs a script: the reader's choice of languages and colours, and small comforts.
// Without it every page is whole: both languages stand side by side, the system's colours hold.
(function () {
  "use strict";
  var root = document.documentElement;

  function remember(key, value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch (error) { /* storage is off: the choice lasts as long as the page */ }
  }

  // Languages shown. A choice that this page does not offer leaves both.
  var buttons = Array.from(document.querySelectorAll(".chooser button"));
  function show(view) {
    if (view === "both") delete root.dataset.view;
    else root.dataset.view = view;
    buttons.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    });
  }
  if (buttons.length) {
    var chosen = root.dataset.view || "both";
    show(buttons.some(function (button) { return button.dataset.view === chosen; }) ? chosen : "both");
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        show(button.dataset.view);
        remember("adep.view", button.dataset.view === "both" ? "" : button.dataset.view);
      });
    });
  }

  // A link to a unit that the choice hides shows both languages again, for this page.
  function reveal() {
    var name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch (error) { /* a broken address names nothing */ }
    var unit = name && document.getElementById(name);
    if (!unit) return;
    if (buttons.length && unit.closest(".law") && !unit.getClientRects().length) {
      show("both");
      unit.scrollIntoView();
    }
    if (unit.matches("details")) unit.open = true;
  }
  window.addEventListener("hashchange", reveal);
  reveal();

  // Colours: as the system, light, dark.
  var theme = document.querySelector("button.theme");
  if (theme) {
    var order = ["auto", "light", "dark"];
    var label = theme.getAttribute("aria-label");
    var paint = function () {
      var now = root.dataset.theme || "auto";
      theme.title = label + ": " + theme.dataset[now];
      theme.setAttribute("aria-label", theme.title);
    };
    theme.addEventListener("click", function () {
      var next = order[(order.indexOf(root.dataset.theme || "auto") + 1) % order.length];
      if (next === "auto") delete root.dataset.theme;
      else root.dataset.theme = next;
      remember("adep.theme", next === "auto" ? "" : next);
      paint();
    });
    paint();
  }

  // The language switch keeps the place on the page.
  document.querySelectorAll("a.switch").forEach(function (link) {
    link.addEventListener("click", function () {
      link.hash = location.hash === "#contents" ? "" : location.hash;
    });
  });

  // The contents drawer of narrow screens closes with Escape.
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && location.hash === "#contents") location.hash = "#main";
  });

  document.querySelectorAll("button.print").forEach(function (button) {
    button.addEventListener("click", function () { window.print(); });
  });
})();
