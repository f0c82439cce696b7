// Search: its scripts and texts are fetched when the field is first entered, or when the address asks
// something. What is typed meanwhile stays in the field. A page names one file, of its own release; that
// one lists the others, so a page's own bytes do not depend on every word of every text.
{
  const form = document.querySelector("form.search");
  if (form) {
    const field = form.elements.namedItem("q");
    let wanted = [form.dataset.files]; // in the order to run
    const notice = document.createElement("p");
    notice.className = "search-notice";
    notice.setAttribute("role", "status");
    const tell = what => {
      if (!notice.isConnected) form.append(notice);
      notice.textContent = form.dataset[what];
    };
    const isScript = file => file.endsWith(".js");
    const fetched = (file, settled) => {
      const address = form.dataset.base + file;
      const part = document.createElement(isScript(file) ? "script" : "link");
      if (!isScript(file)) part.rel = "stylesheet";
      part[isScript(file) ? "src" : "href"] = address;
      part.async = false; // in this order
      part.onload = () => settled(true);
      part.onerror = () => {
        part.remove();
        settled(false);
      };
      document.head.append(part);
    };
    const load = () => {
      if (!wanted.length) return;
      const files = wanted;
      const failed = [];
      let left = files.length;
      wanted = [];
      form.classList.remove("failed");
      notice.remove();
      const slow = setTimeout(tell, 400, "loading");
      const finish = () => {
        clearTimeout(slow);
        notice.remove();
        if (!failed.length && window.adepSearch.files) {
          wanted = window.adepSearch.files;
          window.adepSearch.files = null;
          return load();
        }
        if (!failed.length) return window.adepSearch.start();
        // The next attempt: a script that ran without another one has to run again.
        wanted = failed.some(isScript) ? files.filter(file => isScript(file) || failed.includes(file)) : failed;
        form.classList.add("failed");
        tell("failed");
      };
      for (const file of files) {
        fetched(file, there => {
          if (!there) failed.push(file);
          left -= 1;
          if (!left) finish();
        });
      }
    };
    field.addEventListener("focus", load);
    field.addEventListener("input", load); // once more, where a file failed
    form.addEventListener("submit", event => {
      event.preventDefault();
      load();
    });
    document.addEventListener("keydown", event => {
      const writing = event.target.closest?.("input, select, textarea, [contenteditable]");
      if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
      // A Cyrillic keyboard has another character on the key of "/".
      if (event.key !== "/" && (event.code !== "Slash" || event.shiftKey)) return;
      event.preventDefault();
      field.focus({ preventScroll: true });
      field.select();
    });
    if (new URLSearchParams(location.search).get("q")) load();
  }
}
