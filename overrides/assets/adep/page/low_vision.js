// The version for readers who see badly: larger type and stronger colours, chosen one of each.
{
  const { page, remember } = reader;
  const eye = document.querySelector("button.sight");
  if (eye) {
    const groups = Array.from(document.querySelectorAll(".sight-bar > [role=group]"), group => [...group.children]);
    const see = words => { // "" is the ordinary version
      if (words) page.dataset.sight = words;
      else delete page.dataset.sight;
      remember("adep.sight", words);
      eye.setAttribute("aria-pressed", String(Boolean(words)));
      const chosen = words.split(" ");
      for (const button of groups.flat()) button.setAttribute("aria-pressed", String(chosen.includes(button.dataset.choice)));
    };
    // One choice of each group, the first where none is known.
    const chosenOf = words => groups.map(group =>
      (group.find(button => words.includes(button.dataset.choice)) || group[0]).dataset.choice).join(" ");
    eye.addEventListener("click", () => see(page.dataset.sight ? "" : chosenOf([])));
    document.querySelector(".sight-bar .off").addEventListener("click", () => {
      see("");
      eye.focus(); // this button goes
    });
    for (const group of groups) {
      for (const button of group) {
        button.addEventListener("click", () => {
          const others = page.dataset.sight.split(" ").filter(word => !group.some(other => other.dataset.choice === word));
          see(chosenOf([...others, button.dataset.choice]));
        });
      }
    }
    see(page.dataset.sight ? chosenOf(page.dataset.sight.split(" ")) : "");
  }
}
