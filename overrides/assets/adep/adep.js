// What needs a script: the reader's choice of languages and colours, and small comforts.
// Without it every page is whole: both languages stand side by side, the system's colours hold.
(function () {
  "use strict";
  var root = document.documentElement;

  function remember(key, value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch (error) { /* storage is off: the choice lasts as long as the page */ }
  }

  // Languages shown. A choice that this page does not offer leaves both.
  var buttons = Array.from(document.querySelectorAll(".chooser button"));
  function show(view) {
    if (view === "both") delete root.dataset.view;
    else root.dataset.view = view;
    buttons.forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    });
  }
  if (buttons.length) {
    var chosen = root.dataset.view || "both";
    show(buttons.some(function (button) { return button.dataset.view === chosen; }) ? chosen : "both");
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        show(button.dataset.view);
        remember("adep.view", button.dataset.view === "both" ? "" : button.dataset.view);
      });
    });
  }

  // A link to a unit that the choice hides shows both languages again, for this page.
  function reveal() {
    var name = location.hash.slice(1);
    try { name = decodeURIComponent(name); } catch (error) { /* a broken address names nothing */ }
    var unit = name && document.getElementById(name);
    if (!unit) return;
    for (var fold = unit.closest("details:not([open])"); fold; fold = unit.closest("details:not([open])")) {
      fold.open = true;
      unit.scrollIntoView();
    }
    if (buttons.length && unit.closest(".law") && !unit.getClientRects().length) {
      show("both");
      unit.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", reveal);
  reveal();

  // Colours: as the system, light, dark.
  var theme = document.querySelector("button.theme");
  if (theme) {
    var order = ["auto", "light", "dark"];
    var label = theme.getAttribute("aria-label");
    var paint = function () {
      var now = root.dataset.theme || "auto";
      theme.title = label + ": " + theme.dataset[now];
      theme.setAttribute("aria-label", theme.title);
    };
    theme.addEventListener("click", function () {
      var next = order[(order.indexOf(root.dataset.theme || "auto") + 1) % order.length];
      if (next === "auto") delete root.dataset.theme;
      else root.dataset.theme = next;
      remember("adep.theme", next === "auto" ? "" : next);
      paint();
    });
    paint();
  }

  // The version for readers who see badly: larger type and stronger colours, chosen one of each.
  var eye = document.querySelector("button.sight");
  if (eye) {
    var groups = Array.from(document.querySelectorAll(".sight-bar > [role=group]"), function (group) {
      return Array.from(group.children);
    });
    var see = function (words) { // "" is the ordinary version
      if (words) root.dataset.sight = words;
      else delete root.dataset.sight;
      remember("adep.sight", words);
      eye.setAttribute("aria-pressed", String(Boolean(words)));
      groups.forEach(function (group) {
        group.forEach(function (button) {
          button.setAttribute("aria-pressed", String(words.split(" ").indexOf(button.dataset.choice) >= 0));
        });
      });
    };
    var chosenOf = function (words) { // one choice of each group, the first where none is known
      return groups.map(function (group) {
        return (group.filter(function (button) { return words.indexOf(button.dataset.choice) >= 0; })[0] || group[0]).dataset.choice;
      }).join(" ");
    };
    eye.addEventListener("click", function () { see(root.dataset.sight ? "" : chosenOf([])); });
    document.querySelector(".sight-bar .off").addEventListener("click", function () {
      see("");
      eye.focus(); // this button goes
    });
    groups.forEach(function (group) {
      group.forEach(function (button) {
        button.addEventListener("click", function () {
          var others = root.dataset.sight.split(" ").filter(function (word) {
            return !group.some(function (other) { return other.dataset.choice === word; });
          });
          see(chosenOf(others.concat(button.dataset.choice)));
        });
      });
    });
    see(root.dataset.sight ? chosenOf(root.dataset.sight.split(" ")) : "");
  }

  // The language switch keeps the place on the page, and the day that was asked about.
  document.querySelectorAll("a.switch").forEach(function (link) {
    link.addEventListener("click", function () {
      link.search = location.search;
      link.hash = location.hash;
    });
  });

  // How things stood on a day: ?on=2012-05-01, and a control for it. The sentences are the page's
  // own; here only the one that holds from the latest day not after the chosen one is taken.
  var form = document.querySelector("form.on");
  if (form) {
    var field = form.elements.namedItem("on");
    var answer = function (day) {
      var real = /^[12]\d{3}-\d{2}-\d{2}$/.test(day) && new Date(day + "T00:00:00Z");
      var good = real && !isNaN(real) && real.toISOString().slice(0, 10) === day;
      field.value = good ? day : "";
      document.querySelectorAll("tr.then, li.then").forEach(function (row) { row.classList.remove("then"); });
      document.querySelectorAll(".bars .chosen").forEach(function (line) { line.remove(); });
      document.querySelectorAll(".spans").forEach(function (list) {
        var output = list.parentNode.querySelector(".on-answer");
        var span = null;
        if (good) {
          Array.from(list.children).forEach(function (item) {
            if (item.dataset.start <= day) span = item;
          });
        }
        output.textContent = "";
        if (span) {
          Array.from(span.childNodes).forEach(function (node) { output.append(node.cloneNode(true)); });
          var lane = list.closest(".lane");
          var row = span.dataset.event &&
            document.getElementById((lane ? lane.dataset.act + "-" : "") + span.dataset.event);
          if (row) row.classList.add("then");
        } else if (day && !good) {
          output.textContent = form.dataset.invalid;
        }
      });
      var figure = document.querySelector(".timeline");
      var at = good && figure && (real - new Date(figure.dataset.first + "T00:00:00Z")) / 864e5;
      if (figure && good && at >= 0 && at <= Number(figure.dataset.days)) {
        figure.querySelectorAll(".bars").forEach(function (bars) {
          var line = document.createElementNS("http://www.w3.org/2000/svg", "path");
          line.setAttribute("d", "M" + at + " 0V28");
          line.setAttribute("class", "chosen");
          bars.append(line);
        });
      }
    };
    var ask = function () {
      var day = new URLSearchParams(location.search).get("on") || "";
      answer(day);
    };
    var go = function (day) {
      var address = new URL(location.href);
      if (day) address.searchParams.set("on", day);
      else address.searchParams.delete("on");
      if (address.href === location.href) return answer(day);
      try { history.pushState(null, "", address); } catch (error) { /* some browsers forbid it on file: */ }
      answer(day);
    };
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      go(field.value);
    });
    form.addEventListener("reset", function () { go(""); });
    field.addEventListener("change", function () { go(field.value); });
    window.addEventListener("popstate", ask);
    ask();
  }

  // What a link leads to (data-preview) and how a corrected word is printed (data-note),
  // shown on hover and focus. It is text, never markup; the pointer may move onto it, and Escape
  // puts it away. A finger has no hover: its first tap on a corrected word shows, the next follows.
  var preview = document.createElement("div");
  preview.id = "preview";
  preview.setAttribute("role", "tooltip");
  preview.hidden = true;
  var shown = null, leaving = 0;
  function hide() {
    clearTimeout(leaving);
    preview.hidden = true;
    if (shown) shown.removeAttribute("aria-describedby");
    shown = null;
  }
  function line(name, words, lang) {
    var made = document.createElement("span");
    if (name) made.className = name;
    made.textContent = words;
    if (lang) made.lang = lang;
    return made;
  }
  // What a link names by data-preview stands once on the page, in a template: the unit in its sentence.
  function contentOf(link) {
    var made = document.querySelector("template[data-of=\"" + link.dataset.preview + "\"]");
    return made ? made.content.cloneNode(true) : "";
  }
  function showPreview(link) {
    clearTimeout(leaving);
    if (shown === link) return;
    hide();
    if (!preview.isConnected) document.querySelector("main").append(preview);
    shown = link;
    preview.textContent = "";
    if (link.dataset.preview) preview.append(contentOf(link));
    if (link.dataset.note) preview.append(line("how", link.dataset.note, root.lang));
    preview.hidden = false;
    link.setAttribute("aria-describedby", "preview");
    var box = link.getClientRects()[0] || link.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    var left = Math.max(8, Math.min(box.left, width - preview.offsetWidth - 8));
    // Below where it fits, else above; where it fits nowhere, below: there a reader can scroll to its end.
    var below = box.bottom + preview.offsetHeight + 8 < window.innerHeight || box.top < preview.offsetHeight + 8;
    preview.style.left = left + window.scrollX + "px";
    preview.style.top = (below ? box.bottom + 4 : box.top - preview.offsetHeight - 4) + window.scrollY + "px";
  }
  function later() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250);
  }
  function previewed(event) {
    return event.target.closest ? event.target.closest("[data-preview], [data-note]") : null;
  }
  document.addEventListener("mouseover", function (event) {
    var link = previewed(event);
    if (link) showPreview(link);
    else if (preview.contains(event.target)) clearTimeout(leaving);
    else if (shown) later();
  });
  document.addEventListener("focusin", function (event) {
    var link = previewed(event);
    if (link) showPreview(link);
    else hide();
  });
  document.addEventListener("focusout", function (event) { if (previewed(event)) later(); });
  var tapped = null; // the link whose box the finger did not yet see
  document.addEventListener("pointerdown", function (event) {
    var link = previewed(event);
    tapped = event.pointerType !== "mouse" && link !== shown ? link : null;
    if (!link && !preview.contains(event.target)) hide();
  });
  document.addEventListener("click", function (event) {
    var link = previewed(event);
    if (!link || link !== tapped || !link.matches(".repaired, .worn")) return;
    event.preventDefault();
    showPreview(link);
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") hide(); });

  // Citing a unit: its address, its words, or both, in the interface's language.
  var cite = document.getElementById("cite");
  if (cite) {
    var status = document.createElement("p");
    status.className = "status";
    status.setAttribute("role", "status");
    document.body.append(status);
    var open = null;
    var close = function (focus) {
      if (!open) return;
      open.menu.remove();
      open.button.setAttribute("aria-expanded", "false");
      if (focus) open.button.focus();
      open = null;
    };
    var copy = function (text) {
      function said(worked) {
        status.textContent = worked ? cite.dataset.copied : cite.dataset.failed;
        setTimeout(function () { status.textContent = ""; }, 4000);
      }
      function plainly() { // without https there is no clipboard to write to
        var area = document.createElement("textarea");
        area.value = text;
        area.setAttribute("readonly", "");
        area.className = "off-screen";
        document.body.append(area);
        area.select();
        var worked = false;
        try { worked = document.execCommand("copy"); } catch (error) { /* said below */ }
        area.remove();
        said(worked);
      }
      if (navigator.clipboard && window.isSecureContext) {
        navigator.clipboard.writeText(text).then(function () { said(true); }, plainly);
      } else plainly();
    };
    // What editors remark on a unit: it stands behind it.
    var remarksOn = function (unit) {
      var found = [];
      for (var next = unit.nextElementSibling; next && next.matches(".remark, .cited-by"); next = next.nextElementSibling) {
        if (next.matches(".remark")) found.push(next.textContent.replace(/\s+/g, " ").trim());
      }
      return found;
    };
    // … and on the words that open its sentence, which are another unit's.
    var remarks = function (unit) {
      var lead = unit.dataset.lead || "";
      return Array.from(document.querySelectorAll("main .unit[id]")).reduce(function (found, other) {
        var words = other.querySelector(".text");
        var opens = lead && other.lang === unit.lang && words && lead.indexOf(words.textContent.trim()) >= 0;
        return other === unit || opens ? found.concat(remarksOn(other)) : found;
      }, []);
    };
    var texts = function (unit) {
      var address = cite.dataset.address || location.href.replace(/[?#].*$/, "");
      var own = unit.querySelector(".text").textContent.trim();
      var label = unit.querySelector(".number");
      var parts = [cite.dataset.act, unit.dataset.place, cite.getAttribute("data-text-" + unit.lang)];
      var link = address + "#" + unit.id;
      var status = cite.getAttribute("data-status-" + unit.lang);
      var citation = [parts.filter(Boolean).join(", "), status, link].filter(Boolean).join(". ");
      // An item of a list says nothing, or something else, without the words around it.
      var words = [unit.dataset.lead, label && label.textContent.trim(), own, unit.dataset.tail].filter(Boolean).join(" ");
      return { link: link, citation: citation, both: ["«" + words + "»"].concat(remarks(unit), citation).join("\n") };
    };
    // The number of a unit leads to it; a plain press opens what can be copied.
    document.querySelectorAll("main .unit[id] > .cite").forEach(function (button) {
      var unit = button.parentNode;
      button.setAttribute("role", "button");
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("keydown", function (event) {
        if (event.key === " ") { event.preventDefault(); button.click(); }
      });
      button.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        var again = open && open.button === button;
        close(false);
        if (again) return;
        var menu = document.createElement("span");
        menu.className = "cite-menu";
        menu.lang = root.lang;
        ["link", "citation", "both"].forEach(function (what) {
          var choice = document.createElement("button");
          choice.type = "button";
          choice.dataset.copy = what;
          choice.textContent = cite.dataset[what];
          choice.addEventListener("click", function () {
            copy(texts(unit)[what]);
            close(true);
          });
          menu.append(choice);
        });
        button.after(menu);
        button.setAttribute("aria-expanded", "true");
        open = { button: button, menu: menu };
        menu.firstChild.focus();
      });
    });
    document.addEventListener("click", function (event) {
      if (open && !open.menu.contains(event.target) && event.target !== open.button) close(false);
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") close(true); });
  }

  // Words that a reader selected go into the report of a mistake, behind the words that ask for them.
  document.querySelectorAll("a.report").forEach(function (link) {
    var plain = link.getAttribute("href");
    var fill = function () {
      var selection = window.getSelection();
      var inside = selection.rangeCount && document.querySelector(".md-content").contains(selection.anchorNode);
      var words = inside ? Array.from(selection.toString().replace(/\s+/g, " ").trim()).slice(0, 300).join("") : "";
      if (!words) return;
      var line = link.protocol === "mailto:" ? "%0D%0A" : "%0A";
      link.setAttribute("href", plain.replace(link.dataset.after, link.dataset.after + line + encodeURIComponent("«" + words + "»")));
    };
    link.addEventListener("pointerdown", fill); // the press itself may end the selection
    link.addEventListener("click", fill);
  });

  // Search: its scripts and texts are fetched when the field is first entered, or when the address
  // asks something. What is typed meanwhile stays in the field.
  var asking = document.querySelector("form.search");
  function isScript(file) { return /\.js$/.test(file); }
  if (asking) {
    var search = asking.elements.namedItem("q");
    var wanted = asking.dataset.files.split(" "); // of this page's own release, in the order to run
    var notice = document.createElement("p");
    notice.className = "search-notice";
    notice.setAttribute("role", "status");
    var tell = function (what) {
      if (!notice.isConnected) asking.append(notice);
      notice.textContent = asking.dataset[what];
    };
    var load = function () {
      if (!wanted.length) return;
      var files = wanted, left = files.length, failed = [];
      wanted = [];
      asking.classList.remove("failed");
      notice.remove();
      var slow = setTimeout(tell, 400, "loading");
      var settled = function () {
        if (--left) return;
        clearTimeout(slow);
        notice.remove();
        if (!failed.length) return window.adepSearch.start();
        // The next attempt: a script that ran without another one has to run again.
        wanted = failed.some(isScript) ? files.filter(function (file) { return isScript(file) || failed.indexOf(file) >= 0; }) : failed;
        asking.classList.add("failed");
        tell("failed");
      };
      files.forEach(function (file) {
        var address = asking.dataset.base + file;
        var part = document.createElement(isScript(file) ? "script" : "link");
        if (!isScript(file)) part.rel = "stylesheet";
        part[isScript(file) ? "src" : "href"] = address;
        part.async = false; // in this order
        part.onload = settled;
        part.onerror = function () {
          failed.push(file);
          part.remove();
          settled();
        };
        document.head.append(part);
      });
    };
    search.addEventListener("focus", load);
    search.addEventListener("input", load); // once more, where a file failed
    asking.addEventListener("submit", function (event) {
      event.preventDefault();
      load();
    });
    document.addEventListener("keydown", function (event) {
      var writing = event.target.closest && event.target.closest("input, select, textarea, [contenteditable]");
      if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
      // A Cyrillic keyboard has another character on the key of "/".
      if (event.key !== "/" && (event.code !== "Slash" || event.shiftKey)) return;
      event.preventDefault();
      search.focus({ preventScroll: true });
      search.select();
    });
    if (new URLSearchParams(location.search).get("q")) load();
  }

  // The drawer: a button opens it, Escape and what lies around it close it; while it lies over the
  // page, Tab stays in it, for what it covers must not take the focus.
  var drawer = document.getElementById("__drawer");
  var menu = document.querySelector("button.menu");
  if (drawer && menu) {
    var nav = document.getElementById("contents");
    var drawn = function () {
      var open = drawer.checked && getComputedStyle(nav.closest(".md-sidebar")).position === "fixed";
      menu.setAttribute("aria-expanded", String(open));
      document.querySelectorAll("[data-md-component=skip], [data-md-component=announce], .md-header, .md-content, .md-footer").forEach(function (part) { part.inert = open; });
      if (open) nav.querySelector(".close button").focus();
    };
    var draw = function (open) {
      if (drawer.checked === open) return;
      drawer.checked = open;
      drawn();
      if (!open) menu.focus();
    };
    menu.addEventListener("click", function () { draw(true); });
    nav.querySelector(".close button").addEventListener("click", function () { draw(false); });
    nav.addEventListener("click", function (event) { if (event.target.closest("a[href^='#']")) draw(false); });
    drawer.addEventListener("change", drawn);
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") draw(false); });
    window.matchMedia("(max-width: 76.234375em)").addEventListener("change", drawn);
    drawer.checked = false; // a browser may remember it
  }

  // Paper has no folds: a notice is printed whole, in browsers too whose styles cannot open it.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll(".notice details").forEach(function (notice) { notice.open = true; });
  });
  document.querySelectorAll("button.print").forEach(function (button) {
    button.addEventListener("click", function () { window.print(); });
  });
})();
