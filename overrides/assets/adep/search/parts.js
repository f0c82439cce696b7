// Parts of the texts, fetched as they are wanted: the texts themselves, and what the interface says of their acts.
// One part alone comes with the index.
{
  // A part for texts.js, or nothing as long as it is not there.
  const given = number => adepSearch[`words${number}`] && adepSearch[`part${number}`];

  // Fetches a part; settled(there) is called when it has come, or failed to.
  const fetch = (base, number, settled) => {
    const files = [["part", adepSearch.index.files], ["words", adepSearch.page.files]]
      .filter(([name]) => !adepSearch[name + number]);
    let left = files.length;
    for (const [, addresses] of files) {
      const script = document.createElement("script");
      script.src = base + addresses[number];
      script.onload = script.onerror = () => {
        script.remove();
        left -= 1;
        if (!left) settled(Boolean(given(number)));
      };
      document.head.append(script);
    }
  };

  // What the interface says of a unit's act: {wordings, remarks, catchwords}.
  const wordsOf = unit => adepSearch[`words${unit.place.part.number}`];

  adepSearch.parts = { given, fetch, wordsOf };
}
