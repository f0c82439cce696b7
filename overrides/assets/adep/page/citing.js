// Citing a unit: its address, its words, or both, in the interface's language.
{
  const cite = document.getElementById("cite");
  if (cite) {
    const status = document.createElement("p");
    status.className = "status";
    status.setAttribute("role", "status");
    document.body.append(status);

    const tell = worked => {
      status.textContent = worked ? cite.dataset.copied : cite.dataset.failed;
      setTimeout(() => { status.textContent = ""; }, 4000);
    };
    const copyPlainly = text => { // without https there is no clipboard to write to
      const area = document.createElement("textarea");
      area.value = text;
      area.setAttribute("readonly", "");
      area.className = "off-screen";
      document.body.append(area);
      area.select();
      let worked = false;
      try { worked = document.execCommand("copy"); } catch (error) { /* said below */ }
      area.remove();
      tell(worked);
    };
    const copy = text => {
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(text).then(() => tell(true), () => copyPlainly(text));
      } else copyPlainly(text);
    };

    // What editors remark on a unit: it stands behind it …
    const remarksOn = unit => {
      const found = [];
      for (let next = unit.nextElementSibling; next?.matches(".remark, .cited-by"); next = next.nextElementSibling) {
        if (next.matches(".remark")) found.push(reader.letters.held(next).replace(/\s+/g, " "));
      }
      return found;
    };
    // … and on the words that open its sentence, which are another unit's.
    const remarks = unit => {
      const lead = unit.dataset.lead || "";
      const opens = other => {
        const words = other.lang === unit.lang && other.querySelector(".text");
        return words && lead.includes(reader.letters.held(words));
      };
      return [...document.querySelectorAll("main .unit[id]")].flatMap(other =>
        other === unit || (lead && opens(other)) ? remarksOn(other) : []);
    };
    const texts = unit => {
      const lang = unit.lang.split("-")[0]; // "kk" of "kk-Latn"
      const said = name => cite.getAttribute(`data-${name}-${lang}`);
      const joined = (parts, by) => parts.filter(Boolean).join(by);
      const { lead, tail, place } = unit.dataset;
      const link = `${cite.dataset.address || location.href.replace(/[?#].*$/, "")}#${unit.id}`;
      const citation = joined([joined([cite.dataset.act, place, said("text")], ", "), said("status"), link], ". ");
      // An item of a list says nothing, or something else, without the words around it.
      const number = unit.querySelector(".number");
      const words = joined([lead, number && reader.letters.held(number), reader.letters.held(unit.querySelector(".text")), tail], " ");
      // They are copied as they are shown, and say so where that is not as they are held.
      const shown = reader.letters.of(lang);
      const quoted = shown ? [`«${shown.of(words)}»`, shown.copied] : [`«${words}»`];
      return { link, citation, both: [...quoted, ...remarks(unit), citation].join("\n") };
    };

    let open = null;
    const close = focus => {
      if (!open) return;
      open.menu.remove();
      open.button.setAttribute("aria-expanded", "false");
      if (focus) open.button.focus();
      open = null;
    };
    const menuOf = unit => {
      const menu = document.createElement("span");
      menu.className = "cite-menu";
      menu.lang = reader.page.lang;
      for (const what of ["link", "citation", "both"]) {
        const choice = document.createElement("button");
        choice.type = "button";
        choice.dataset.copy = what;
        choice.textContent = cite.dataset[what];
        choice.addEventListener("click", () => {
          copy(texts(unit)[what]);
          close(true);
        });
        menu.append(choice);
      }
      return menu;
    };
    // The number of a unit leads to it; a plain press opens what can be copied.
    for (const button of document.querySelectorAll("main .unit[id] > .cite")) {
      button.setAttribute("role", "button");
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("keydown", event => {
        if (event.key !== " ") return;
        event.preventDefault();
        button.click();
      });
      button.addEventListener("click", event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        const again = open?.button === button;
        close(false);
        if (again) return;
        const menu = menuOf(button.parentNode);
        button.after(menu);
        button.setAttribute("aria-expanded", "true");
        open = { button, menu };
        menu.firstChild.focus();
      });
    }
    document.addEventListener("click", event => {
      if (open && !open.menu.contains(event.target) && event.target !== open.button) close(false);
    });
    document.addEventListener("keydown", event => { if (event.key === "Escape") close(true); });
  }
}
