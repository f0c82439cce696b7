// How things stood on a day: ?on=2012-05-01, and a control for it. The sentences are the page's own;
// here only the one that holds from the latest day not after the chosen one is taken.
{
  const form = document.querySelector("form.on");
  if (form) {
    const field = form.elements.namedItem("on");
    const timeOf = day => Date.parse(`${day}T00:00:00Z`);

    const answerIn = (list, day) => {
      const output = list.parentNode.querySelector(".on-answer");
      const span = day && [...list.children].filter(item => item.dataset.start <= day).pop();
      output.textContent = "";
      if (!span) return output;
      output.append(...Array.from(span.childNodes, node => node.cloneNode(true)));
      const lane = list.closest(".lane");
      const row = span.dataset.event && document.getElementById((lane ? `${lane.dataset.act}-` : "") + span.dataset.event);
      row?.classList.add("then");
      return output;
    };
    const draw = (figure, day) => {
      const at = (timeOf(day) - timeOf(figure.dataset.first)) / 864e5;
      if (!(at >= 0 && at <= Number(figure.dataset.days))) return;
      for (const bars of figure.querySelectorAll(".bars")) {
        const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
        line.setAttribute("d", `M${at} 0V28`);
        line.setAttribute("class", "chosen");
        bars.append(line);
      }
    };
    const answer = asked => {
      const time = /^[12]\d{3}-\d{2}-\d{2}$/.test(asked) ? timeOf(asked) : NaN;
      const day = !isNaN(time) && new Date(time).toISOString().startsWith(asked) ? asked : "";
      field.value = day;
      for (const row of document.querySelectorAll("tr.then, li.then")) row.classList.remove("then");
      for (const line of document.querySelectorAll(".bars .chosen")) line.remove();
      for (const list of document.querySelectorAll(".spans")) {
        const output = answerIn(list, day);
        if (asked && !day) output.textContent = form.dataset.invalid;
      }
      const figure = document.querySelector(".timeline");
      if (figure && day) draw(figure, day);
    };

    const ask = () => answer(new URLSearchParams(location.search).get("on") || "");
    const go = day => {
      const address = new URL(location.href);
      if (day) address.searchParams.set("on", day);
      else address.searchParams.delete("on");
      if (address.href !== location.href) {
        try { history.pushState(null, "", address); } catch (error) { /* some browsers forbid it on file: */ }
      }
      answer(day);
    };
    form.addEventListener("submit", event => {
      event.preventDefault();
      go(field.value);
    });
    form.addEventListener("reset", () => go(""));
    field.addEventListener("change", () => go(field.value));
    window.addEventListener("popstate", ask);
    ask();
  }
}
