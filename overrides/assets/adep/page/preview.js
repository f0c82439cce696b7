// What a link leads to (data-preview) and how a corrected word is printed (data-note), shown on hover
// and focus. It is text, never markup; the pointer may move onto it, and Escape puts it away. A finger
// has no hover: its first tap on a corrected word shows, the next follows.
{
  const box = document.createElement("div");
  box.id = "preview";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  let shown = null;
  let leaving = 0;
  const hide = () => {
    clearTimeout(leaving);
    box.hidden = true;
    shown?.removeAttribute("aria-describedby");
    shown = null;
  };
  const later = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250);
  };
  const noted = words => {
    const made = document.createElement("span");
    made.className = "how";
    made.textContent = words;
    made.lang = reader.page.lang;
    return made;
  };
  // Below the link where it fits, else above; where it fits nowhere, below: there a reader can scroll to its end.
  const place = link => {
    const at = link.getClientRects()[0] || link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const below = at.bottom + height + 8 < window.innerHeight || at.top < height + 8;
    const left = Math.max(8, Math.min(at.left, reader.page.clientWidth - width - 8));
    box.style.left = `${left + window.scrollX}px`;
    box.style.top = `${(below ? at.bottom + 4 : at.top - height - 4) + window.scrollY}px`;
  };
  const show = link => {
    clearTimeout(leaving);
    if (shown === link) return;
    hide();
    if (!box.isConnected) document.querySelector("main").append(box);
    shown = link;
    box.textContent = "";
    const { preview, note } = link.dataset;
    // What a link names stands once on the page, in a template: the unit in its sentence.
    const made = preview && document.querySelector(`template[data-of="${preview}"]`);
    if (made) box.append(made.content.cloneNode(true));
    if (note) box.append(noted(note));
    box.hidden = false;
    link.setAttribute("aria-describedby", "preview");
    place(link);
  };

  const linkOf = event => event.target.closest?.("[data-preview], [data-note]");
  document.addEventListener("mouseover", event => {
    const link = linkOf(event);
    if (link) show(link);
    else if (box.contains(event.target)) clearTimeout(leaving);
    else if (shown) later();
  });
  document.addEventListener("focusin", event => {
    const link = linkOf(event);
    if (link) show(link);
    else hide();
  });
  document.addEventListener("focusout", event => { if (linkOf(event)) later(); });
  let tapped = null; // the link whose box the finger did not yet see
  document.addEventListener("pointerdown", event => {
    const link = linkOf(event);
    tapped = event.pointerType !== "mouse" && link !== shown ? link : null;
    if (!link && !box.contains(event.target)) hide();
  });
  document.addEventListener("click", event => {
    const link = linkOf(event);
    if (!link || link !== tapped || !link.matches(".repaired, .worn")) return;
    event.preventDefault();
    show(link);
  });
  document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
  window.addEventListener("resize", hide); // its place is no longer its link's
}
