"use strict";
// A language in other letters: fetched when a reader first asks for it. What is shown so is made here, from
// the text that is held, by the table above (languages/<code>/letters.toml; languages/letters.py does the
// same). The text itself is kept, and comes back letter by letter.
{
  const page = document.documentElement;
  const main = document.querySelector("main");
  const button = document.querySelector("button.letters");
  const lang = button.dataset.of;
  const table = window.adepLetters[lang];
  const says = table.says[page.lang] || table.says[lang];
  const held = new Map(); // a text node → what it holds, where it shows something else
  const marked = new Set(); // elements that bear the tag of the letters now
  const APART = "code, pre, script, style, template, textarea, del, [data-notice=letters]"; // a source's own letters stay

  const capital = letter => table.capitals[letter] || letter.toUpperCase();
  const word = letters => {
    const shouted = letters.length > 1 && letters === letters.toUpperCase();
    return Array.from(letters, sign => {
      const small = sign.toLowerCase();
      const made = table.letters[small];
      if (made === undefined) return sign;
      if (sign === small || !made) return made;
      return capital(made[0]) + (shouted ? Array.from(made.slice(1), capital).join("") : made.slice(1));
    }).join("");
  };
  const of = text => text.replace(/\p{Script=Cyrillic}+/gu, word);

  const mark = element => {
    if (element.lang !== lang) return;
    element.lang = table.tag;
    marked.add(element);
  };
  const showText = node => {
    const around = node.parentElement;
    if (held.has(node) || !around || around.closest(APART)) return;
    if (![lang, table.tag].includes(around.closest("[lang]")?.lang)) return;
    const made = of(node.data);
    if (made === node.data) return;
    held.set(node, node.data);
    node.data = made;
  };
  const show = part => {
    if (part.nodeType === Node.TEXT_NODE) return showText(part);
    if (part.nodeType !== Node.ELEMENT_NODE) return;
    mark(part);
    part.querySelectorAll(`[lang=${lang}]`).forEach(mark);
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) showText(walk.currentNode);
  };
  const watch = new MutationObserver(changes => {
    for (const change of changes) change.addedNodes.forEach(show);
  });

  const made = (name, words = "") => Object.assign(document.createElement(name), { textContent: words });
  const notice = made("div");
  const fold = made("details");
  const summary = made("summary");
  const back = made("button", says.back);
  notice.className = "notice";
  notice.dataset.notice = "letters";
  notice.setAttribute("role", "note");
  notice.lang = page.lang;
  back.type = "button";
  back.className = "action";
  summary.append(made("strong", `${says.title}.`), " ", made("small", says.more));
  fold.append(summary, made("p", says.notice));
  notice.append(fold, back);

  const turn = on => {
    button.setAttribute("aria-pressed", String(on));
    if (on) {
      page.dataset.letters = lang;
      if (page.lang === lang) main.lang = lang;
      show(main);
      watch.observe(main, { childList: true, subtree: true });
      (document.querySelector(".md-content__inner") || main).prepend(notice);
    } else {
      delete page.dataset.letters;
      watch.disconnect();
      notice.remove();
      for (const [node, text] of held) node.data = text;
      for (const element of marked) element.lang = lang;
      held.clear();
      marked.clear();
      if (main.lang === page.lang) main.removeAttribute("lang");
    }
    reader.remember("adep.letters", on ? lang : "");
  };
  back.addEventListener("click", () => {
    turn(false);
    button.focus(); // the notice goes
  });

  // Words that are copied as they are shown say in which letters they are.
  document.addEventListener("copy", event => {
    if (!page.dataset.letters || !event.clipboardData || event.target.closest?.("input, textarea")) return;
    const chosen = window.getSelection();
    if (![...held.keys()].some(node => chosen.containsNode(node, true))) return;
    event.clipboardData.setData("text/plain", `${chosen}\n\n${says.copied}`);
    event.preventDefault();
  });

  Object.assign(window.adepLetters, {
    of,
    copied: says.copied,
    // What an element says in the letters that are held.
    held(element) {
      const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let found = "";
      while (walk.nextNode()) found += held.get(walk.currentNode) ?? walk.currentNode.data;
      return found;
    },
    turn: () => turn(!page.dataset.letters)
  });
  turn(true);
}
