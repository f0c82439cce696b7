// The timeline goes on to the reader's day: the site that was built knows none. The axis is lengthened to
// the end of this year, what is in force runs to today, and a line says where today is. Without this
// it ends a year after the last known event.
(function () {
  "use strict";
  const figure = document.querySelector(".timeline");
  if (!figure) { return; }
  const DAY = 864e5, first = new Date(figure.dataset.first + "T00:00:00Z");
  const now = new Date(), today = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - first) / DAY);
  const built = Number(figure.dataset.days);
  if (today < 0) { return; } // no clock goes so wrong by chance: it tells nothing
  const from = first.getUTCFullYear() + figure.querySelector(".years").children.length;
  const until = Math.max(from, now.getFullYear() + 1);
  const dayOf = function (year) { return Math.round((Date.UTC(year, 0, 1) - first) / DAY); };
  const days = Math.max(built, dayOf(until));
  figure.dataset.days = days;

  function line(name, day) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "path");
    made.setAttribute("class", name);
    made.setAttribute("d", "M" + day + " 0V28");
    return made;
  }
  figure.querySelectorAll(".bars").forEach(function (bars) {
    bars.setAttribute("viewBox", "0 0 " + days + " 28");
    for (let year = from; year < until; year += 1) { bars.prepend(line("year", dayOf(year))); }
    bars.querySelectorAll("[data-open]").forEach(function (bar) {
      bar.setAttribute("width", Math.max(1, today - Number(bar.getAttribute("x"))));
    });
    bars.append(line("today", today));
  });
  figure.querySelectorAll(".years").forEach(function (years) {
    for (let year = from; year < until; year += 1) {
      const item = document.createElement("li");
      item.textContent = year;
      years.append(item);
    }
  });
  const legend = document.createElement("li");
  legend.className = "today";
  legend.textContent = figure.dataset.today;
  figure.querySelector(".legend").append(legend);
}());
