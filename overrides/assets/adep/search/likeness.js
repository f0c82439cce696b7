// How alike two words are.
{
  // The pairs of neighbouring letters of a word, its beginning counted as one more: each once, as a number.
  const pairs = word => {
    const found = [];
    let before = 0;
    for (let at = 0; at < word.length; at++) {
      const letter = word.charCodeAt(at);
      const pair = before * 65536 + letter;
      if (!found.includes(pair)) found.push(pair);
      before = letter;
    }
    return found;
  };

  // How alike two words are whose pairs are given, 0 to 1: the share of the pairs that both have (Dice).
  const alike = (one, other) => {
    let both = 0;
    for (const pair of one) if (other.includes(pair)) both++;
    return 2 * both / (one.length + other.length);
  };

  adepSearch.likeness = { pairs, alike };
}
