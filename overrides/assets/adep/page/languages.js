// Languages shown. A choice that this page does not offer leaves both.
{
  const { page, remember } = reader;
  const buttons = [...document.querySelectorAll(".chooser button")];
  const show = view => {
    if (view === "both") delete page.dataset.view;
    else page.dataset.view = view;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  };
  if (buttons.length) {
    const chosen = page.dataset.view;
    show(buttons.some(button => button.dataset.view === chosen) ? chosen : "both");
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const view = button.dataset.view;
        show(view);
        remember("adep.view", view === "both" ? "" : view);
      });
    }
  }

  // A link to a unit that a fold or the choice hides shows it: both languages again, for this page.
  const reveal = () => {
    let name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch (error) { /* a broken address names nothing */ }
    const unit = name && document.getElementById(name);
    if (!unit) return;
    for (let fold; (fold = unit.closest("details:not([open])"));) {
      fold.open = true;
      unit.scrollIntoView();
    }
    if (buttons.length && unit.closest(".law") && !unit.getClientRects().length) {
      show("both");
      unit.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", reveal);
  reveal();

  // The switch of the interface keeps the place on the page, and the day that was asked about.
  for (const link of document.querySelectorAll("a.switch")) {
    link.addEventListener("click", () => {
      link.search = location.search;
      link.hash = location.hash;
    });
  }
}
