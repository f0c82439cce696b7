// The timeline goes on to the reader's day: the site that was built knows none. The axis is lengthened to
// the end of this year, what is in force runs to today, and a line says where today is. Without this
// it ends a year after the last known event.
{
  const DAY = 864e5;
  const lengthen = figure => {
    const first = new Date(`${figure.dataset.first}T00:00:00Z`);
    const daysTo = (...date) => Math.round((Date.UTC(...date) - first) / DAY);
    const now = new Date();
    const today = daysTo(now.getFullYear(), now.getMonth(), now.getDate());
    if (today < 0) return; // no clock goes so wrong by chance: it tells nothing
    const from = first.getUTCFullYear() + figure.querySelector(".years").children.length;
    const until = Math.max(from, now.getFullYear() + 1);
    const days = Math.max(Number(figure.dataset.days), daysTo(until, 0));
    figure.dataset.days = days;

    const line = (name, day) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", "path");
      made.setAttribute("class", name);
      made.setAttribute("d", `M${day} 0V28`);
      return made;
    };
    for (const bars of figure.querySelectorAll(".bars")) {
      bars.setAttribute("viewBox", `0 0 ${days} 28`);
      for (let year = from; year < until; year++) bars.prepend(line("year", daysTo(year, 0)));
      for (const bar of bars.querySelectorAll("[data-open]")) {
        bar.setAttribute("width", Math.max(1, today - Number(bar.getAttribute("x"))));
      }
      bars.append(line("today", today));
    }
    const item = words => Object.assign(document.createElement("li"), { textContent: words });
    for (const years of figure.querySelectorAll(".years")) {
      for (let year = from; year < until; year++) years.append(item(year));
    }
    const legend = item(figure.dataset.today);
    legend.className = "today";
    figure.querySelector(".legend").append(legend);
  };
  const figure = document.querySelector(".timeline");
  if (figure) lengthen(figure);
}
