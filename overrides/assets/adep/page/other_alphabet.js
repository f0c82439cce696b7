// A language in other letters. What makes it (letters.js) is fetched when a reader first asks for it.
reader.letters = {
  // The tool for a language that is shown so now; null: it is shown as it is held.
  of(lang) {
    return reader.page.dataset.letters === lang && window.adepLetters?.turn ? window.adepLetters : null;
  },
  // What an element says as it is held, whatever letters it is shown in.
  held(element) {
    const tool = window.adepLetters;
    return (reader.page.dataset.letters && tool?.held ? tool.held(element) : element.textContent).trim();
  }
};
{
  const { page } = reader;
  const button = document.querySelector("button.letters");
  if (button) {
    button.setAttribute("aria-pressed", "false");
    const fetched = () => {
      const script = document.createElement("script");
      script.src = button.dataset.file;
      script.onerror = () => script.remove(); // the next press asks again
      document.head.append(script);
    };
    button.addEventListener("click", () => {
      if (window.adepLetters?.turn) window.adepLetters.turn();
      else fetched();
    });
    if (page.dataset.letters === button.dataset.of) fetched();
    else delete page.dataset.letters;
  }
}
