"use strict";
// What the files of the search share: each puts there what it does, and takes from there, in its first
// line, what others do. A file of data may have come before, or come later (search_files.py).
window.adepSearch ??= {};
