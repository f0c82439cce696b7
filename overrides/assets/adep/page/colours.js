// Colours: as the system, light, dark.
{
  const { page, remember } = reader;
  const button = document.querySelector("button.theme");
  if (button) {
    const order = ["auto", "light", "dark"];
    const label = button.getAttribute("aria-label");
    const say = () => {
      button.title = `${label}: ${button.dataset[page.dataset.theme || "auto"]}`;
      button.setAttribute("aria-label", button.title);
    };
    button.addEventListener("click", () => {
      const next = order[(order.indexOf(page.dataset.theme || "auto") + 1) % order.length];
      if (next === "auto") delete page.dataset.theme;
      else page.dataset.theme = next;
      remember("adep.theme", next === "auto" ? "" : next);
      say();
    });
    say();
  }
}
