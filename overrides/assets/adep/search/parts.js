// Parts of the texts, fetched as they are wanted: the texts themselves, and what the interface says of their acts.
// One part alone comes with the index.
(function (adep) {
  "use strict";

  // A part for texts.js, or nothing as long as it is not there.
  function given(number) { return adep["said" + number] && adep["part" + number]; }

  // Fetches a part; settled(there) is called when it has come, or failed to.
  function fetch(base, number, settled) {
    const files = [["part", adep.index.files], ["said", adep.page.files]].filter(function (file) { return !adep[file[0] + number]; });
    let left = files.length;
    for (const [, names] of files) {
      const script = document.createElement("script");
      script.src = base + names[number];
      script.onload = script.onerror = function () {
        script.remove();
        left -= 1;
        if (!left) settled(Boolean(given(number)));
      };
      document.head.append(script);
    }
  }

  // What the interface says of a unit's act: {wordings, remarks, catchwords}.
  function saidOf(unit) { return adep["said" + unit.place.part.number]; }

  adep.parts = { given: given, fetch: fetch, saidOf: saidOf };
})(window.adepSearch = window.adepSearch || {});
