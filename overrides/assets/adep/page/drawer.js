// The drawer: a button opens it, Escape and what lies around it close it; while it lies over the page,
// Tab stays in it, for what it covers must not take the focus.
{
  const drawer = document.getElementById("__drawer");
  const menu = document.querySelector("button.menu");
  if (drawer && menu) {
    const COVERED = "[data-md-component=skip], [data-md-component=announce], .md-header, .md-content, .md-footer";
    const nav = document.getElementById("contents");
    const closing = nav.querySelector(".close button");
    const drawn = () => {
      const open = drawer.checked && getComputedStyle(nav.closest(".md-sidebar")).position === "fixed";
      menu.setAttribute("aria-expanded", String(open));
      for (const part of document.querySelectorAll(COVERED)) part.inert = open;
      if (open) closing.focus();
    };
    const draw = open => {
      if (drawer.checked === open) return;
      drawer.checked = open;
      drawn();
      if (!open) menu.focus();
    };
    menu.addEventListener("click", () => draw(true));
    closing.addEventListener("click", () => draw(false));
    nav.addEventListener("click", event => { if (event.target.closest("a[href^='#']")) draw(false); });
    drawer.addEventListener("change", drawn);
    document.addEventListener("keydown", event => { if (event.key === "Escape") draw(false); });
    window.matchMedia("(max-width: 76.234375em)").addEventListener("change", drawn);
    drawer.checked = false; // a browser may remember it
  }
}
