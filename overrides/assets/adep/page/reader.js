"use strict";
// What needs a script: the reader's choice of languages and colours, and small comforts. Without it
// every page is whole: both languages stand side by side, the system's colours hold. A file here is a
// comfort; together, in the order of scripts/adep/site/assets.py, they are the script of every page.
const reader = {
  page: document.documentElement,

  // A choice for the pages to come; boot.js reads it there.
  remember(key, value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch (error) { /* storage is off: the choice lasts as long as the page */ }
  }
};
