// Words that a reader selected go into the report of a mistake, behind the words that ask for them.
for (const link of document.querySelectorAll("a.report")) {
  const plain = link.getAttribute("href");
  const fill = () => {
    const selection = window.getSelection();
    const inside = selection.rangeCount && document.querySelector(".md-content").contains(selection.anchorNode);
    const words = inside ? Array.from(selection.toString().replace(/\s+/g, " ").trim()).slice(0, 300).join("") : "";
    if (!words) return;
    const line = link.protocol === "mailto:" ? "%0D%0A" : "%0A";
    link.setAttribute("href", plain.replace(link.dataset.after, link.dataset.after + line + encodeURIComponent(`«${words}»`)));
  };
  link.addEventListener("pointerdown", fill); // the press itself may end the selection
  link.addEventListener("click", fill);
}
