"""The large body of synthetic texts on which searches are measured side by side."""

from __future__ import annotations

from benchmark.beside import table
from benchmark.large import large


def test_every_word_stands_there_and_the_same_seed_gives_the_same_texts() -> None:
    acts, spoken = large(20_000, 900)
    texts = [
        e.text for act in acts for place in act.places for row in place.rows for e in row.entries
    ]
    assert sum(len(text.encode()) for text in texts) >= 20_000
    words = {word for text in texts for word in text.removesuffix(".").split()}
    assert words == {word for of in spoken for word in of}
    assert len(words) >= 880
    assert large(20_000, 900)[0] == acts
    assert large(20_000, 900, seed=8)[0] != acts


def test_figures_are_told_in_scans() -> None:
    ours = {"bytes": 3_000_000, "ready": 90.0, "median": 10.0, "first": 20.0, "worst": 40.0}
    told = table(
        10.0, {"ours": ours, "Pagefind": {"bytes": 9_000_000, "files": 1_000}}, 8_000_000, 57_000
    )
    assert "| ours | 3.00 (0.38) | 90 (9) | 10 (1) | 20 | 40 |" in told
    assert "| Pagefind | 9.00 (1.12), 1,000 files | – | – | – | – |" in told
