"""Questions of readers: answered in the codes' own words, per code, in both languages alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from adep.library.pipeline import Library
from tests import ROOT

FOLDER = ROOT / "docs" / "questions"
NAMES = sorted({file.name.partition(".")[0] for file in FOLDER.glob("*.md")} - {"index"})
QUOTED = re.compile(r'^- \[[^\]]+\]\(\.\./([\w-]+)/[\w-]+\.md#([\w.-]+) "quote"\)$')
NONE = {
    "kk": "Осы кодекстің қордағы мәтіндерінде бұл туралы ереже жоқ.",
    "en": "The texts of this code held here have no rule on this.",
}
# All that is said beside questions, names of codes and quotations.
SAID = {
    "kk": (
        "Жауап – кодекстердің өз сөздері",
        "Кімдер үшін міндетті: ",
        "[Осы міндет туралы барлық",
    ),
    "en": ("The answer is the codes' own words", "Whom it binds: ", "[All rules on this duty]"),
}


def sections(name: str, lang: str) -> list[tuple[str, list[str]]]:
    """(heading, lines that say something) of a question."""
    text = (FOLDER / f"{name}.{lang}.md").read_text("utf-8").partition("\n---\n")[2]
    title, *parts = re.split(r"(?m)^## ", text)
    assert re.search(r"(?m)^# .+\?$", title)
    return [(p.partition("\n")[0], [x for x in p.split("\n")[1:] if x]) for p in parts]


def test_there_are_enough_of_them_and_each_is_led_to() -> None:
    assert len(NAMES) >= 12
    for lang in ("kk", "en"):
        index = (FOLDER / f"index.{lang}.md").read_text("utf-8")
        assert sorted(re.findall(r"(?m)^- \[.+\?\]\((.+)\.md\)$", index)) == NAMES
        home = (ROOT / f"docs/index.{lang}.md").read_text("utf-8")
        assert len(re.findall(r"\(questions/[^i].*\.md\)", home)) == 8


@pytest.mark.parametrize("name", NAMES)
def test_a_question_is_answered_by_quotation_alone_for_every_code(
    name: str, library: Library
) -> None:
    told = {}
    for lang in ("kk", "en"):
        found = sections(name, lang)
        assert len(found) == len(library.acts)
        quoted: dict[int, list[tuple[str, str]]] = {}
        for at, (_, lines) in enumerate(found):
            units = [match.groups() for line in lines if (match := QUOTED.match(line))]
            rest = [x for x in lines if not QUOTED.match(x) and not x.startswith(SAID[lang])]
            # A code has rules, or the page says that it has none: never nothing.
            assert rest == ([] if units else [NONE[lang]]), (name, lang, rest)
            assert len({act for act, _ in units}) <= 1
            quoted[at] = [(act, unit) for act, unit in units]
        told[lang] = quoted
    assert told["kk"] == told["en"]


def test_the_answer_on_gifts_is_two_taps_away(
    site: Path, pages: Mapping[str, BeautifulSoup]
) -> None:
    """From the home page: what the code of 2020 says, and that the other two say nothing."""
    (link,) = [a for a in pages["en/index.html"].select("main a") if "gift" in a.get_text()]
    page = pages[f"en/{link['href']}index.html"]
    (quoted,) = page.select("main figure.quoted")
    assert "employee-code-2020" in str(quoted.select_one("[data-quote]")["data-quote"])  # type: ignore[index]
    text = " ".join(page.select("main")[0].get_text().split())
    assert text.count(NONE["en"]) == 2 and "accept gifts or favors" in text
