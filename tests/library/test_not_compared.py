"""A text comes after the records that would name it: it is added, and stands as not compared."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from adep import exports
from adep.cli import main
from adep.library import pipeline, unnamed_texts
from adep.pages.all_pages import render_pages
from tests import ROOT
from tests.tools.act_toml import renewed_toml
from tests.tools.site_build import Shared

ACT = """
title = { kk = "KK", en = "EN" }
short = { kk = "KK", en = "EN" }
[status]
state = "in force"
[[event]]
date = YEAR-01-01
kind = "adopted"
type = "order"
number = "1"
authority = "president"
"""
TEXT = """[[text]]
lang = "LANG"
source = "LANG.txt"
wording_of = YEAR-01-01
standing = "unofficial translation"
"""
DUTIES = """
[[duty]]
id = "honesty"
name = { kk = "Адалдық", en = "Honesty" }
units = ["old-code/en-1-p1", "new-code/en-1-p1"]

[[duty]]
id = "fairness"
name = { kk = "Әділдік", en = "Fairness" }
units = ["new-code/en-2-p1"]
"""
CONCORDANCE = (
    '\nto = "new-code"\n'
    + renewed_toml("en", "same", "en-1-p1", "en-1-p1")
    + renewed_toml("en", "new", new="en-2-p1", **{"reason.en": "Fairness is new."})
)
ENGLISH = "1. A servant shall be honest.\n\n2. A servant shall be fair.\n"
KAZAKH = "1. Қызметші адал болуға тиіс.\n\n2. Қызметші әділ болуға тиіс.\n"


def act(short: str, year: int, *langs: str) -> str:
    facts = ACT.replace("KK", short).replace("EN", short)
    return (facts + "".join(TEXT.replace("LANG", lang) for lang in langs)).replace(
        "YEAR", str(year)
    )


def sources(old: dict[str, str], new: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """Files of three acts, language → text each; the records know their English alone."""
    found = {"duties.toml": DUTIES, "old-code/concordance.toml": CONCORDANCE}
    for name, year, texts in (("old-code", 2001, old), ("new-code", 2015, new), ("z", 2020, other)):
        found[f"{name}/act.toml"] = act(name, year, *texts)
        found |= {f"{name}/{lang}.txt": text for lang, text in texts.items()}
    return found


ONE = ENGLISH.split("\n")[0] + "\n"
KNOWN = ({"en": ONE}, {"en": ENGLISH}, {"en": ONE})
LATER = (
    {"en": ONE, "kk": KAZAKH.split("\n")[0] + "\n"},
    {"en": ENGLISH, "kk": KAZAKH},
    {"kk": KAZAKH},
)


def told(project: Path) -> list[tuple[str, str, str]]:
    """(record, act, language) of every text that is said not to be named."""
    pattern = re.compile(r"the text of (\S+) in «(\w+)»")
    found = []
    for problem in pipeline.build_library(project).problems:
        if problem.code == "not-compared":
            match = pattern.search(problem.message)
            assert match
            found.append((problem.path.removeprefix("sources/"), match[1], match[2]))
    return sorted(found)


def test_what_a_record_does_not_name_is_told_once_a_text(shared: Shared) -> None:
    assert told(shared.project(sources(*KNOWN))) == [("duties.toml", "z", "en")]
    assert told(shared.project(sources(*LATER))) == [
        ("duties.toml", "new-code", "kk"),
        ("duties.toml", "old-code", "kk"),
        ("duties.toml", "z", "kk"),
        ("old-code/concordance.toml", "new-code", "kk"),
        ("old-code/concordance.toml", "old-code", "kk"),
    ]


def test_the_data_says_so_unit_by_unit(shared: Shared) -> None:
    library = pipeline.build_library(shared.project(sources(*LATER)))
    data = exports.files(exports.Copy(library), exports.CHECKED)
    clauses = json.loads(data["data/new-code.json"])["clauses"]
    found = {
        (row["unit"], row["lang"], row["to"], row["relation"])
        for clause in clauses
        for row in clause["corresponds"]
    }
    assert found == {
        ("en-1-p1", "en", "en-1-p1", "same"),
        ("en-2-p1", "en", None, "new"),
        ("kk-1-p1", "en", None, "not-compared"),
        ("kk-2-p1", "en", None, "not-compared"),
    }


def test_pages_say_that_nobody_looked_and_not_that_there_is_nothing(shared: Shared) -> None:
    site = shared.site(sources(*LATER))

    def read(path: str) -> BeautifulSoup:
        return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")

    def sections(page: BeautifulSoup) -> dict[str, str]:
        return {
            section.select("h2 a")[0].text: " ".join(section.text.split())
            for section in page.select("section.of-act")
        }

    nothing = "The texts of this code held here have no rule on this."
    fairness = sections(read("en/duties/fairness/index.html"))
    assert nothing in fairness["old-code"] and "Not compared yet: Kazakh." in fairness["old-code"]
    # Of an act that no duty names, nothing is known.
    assert nothing not in fairness["z"] and "Not compared yet: Kazakh." in fairness["z"]
    page = read("en/concordance/old-code/new-code/index.html")
    said = page.select_one("[data-not-compared]")
    assert said and said.text == "Not compared yet: old-code: Kazakh; new-code: Kazakh."
    clause = read("en/new-code/2/index.html").select_one(".related")
    assert clause and "Not compared yet: old-code (Kazakh), z (Kazakh)." in clause.text


def test_what_is_proposed_may_be_pasted(
    tmp_path: Path, shared: Shared, capsys: pytest.CaptureFixture[str]
) -> None:
    """After both acts' proposals are pasted, only the third act's text is not named."""
    project = tmp_path / "project"
    files = sources(*LATER)
    for name in ("old-code", "new-code"):
        capsys.readouterr()
        assert main(["pair", name, "--root", str(shared.project(files))]) == 0
        files = pasted(files, capsys.readouterr().out)
    for path, text in files.items():
        (project / "sources" / path).parent.mkdir(parents=True, exist_ok=True)
        (project / "sources" / path).write_text(text, encoding="utf-8")
    (project / "sources" / "authorities.toml").write_text(
        (ROOT / "sources" / "authorities.toml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert told(project) == [("duties.toml", "z", "kk")]
    library = pipeline.build_library(project)
    rows = [(row.lang, row.old, row.new, row.relation) for row in library.concordances[0].rows]
    assert rows == [
        ("en", ("en-1-p1",), ("en-1-p1", "kk-1-p1"), "same"),
        ("en", (), ("en-2-p1", "kk-2-p1"), "new"),
        ("kk", ("kk-1-p1",), ("en-1-p1", "kk-1-p1"), "same"),
        ("kk", (), ("en-2-p1", "kk-2-p1"), "new"),
    ]


def pasted(files: dict[str, str], printed: str) -> dict[str, str]:
    """The records with what `adep pair` printed in them, as its headings say."""
    found = dict(files)
    for block in re.split(r"(?m)^# ---- ", printed)[1:]:
        head, _, body = block.partition("\n")
        path = head.split(":")[0].removeprefix("sources/")
        if path == "duties.toml":
            for duty in re.split(r"(?m)^# id = ", body)[1:]:
                name, _, units = duty.partition("\n")
                start = found[path].index(f"id = {name}")
                at = found[path].index("units = [", start) + len("units = [")
                found[path] = found[path][:at] + units + found[path][at:]
        elif "to be added" in head:
            found[path] += "\n" + body
        else:
            # The rows printed take the place of those with the same "from"; here, of all.
            found[path] = found[path].split("[[row]]")[0] + body
    return found


def test_a_newer_wording_leaves_every_page_of_a_record(shared: Shared) -> None:
    """Records of the older wording are set aside; the pages they made stay, and say so."""
    files = sources(*KNOWN)
    files["duties.toml"] = "wordings.new-code = { en = 2015-01-01 }\n" + files["duties.toml"]
    files["old-code/concordance.toml"] = CONCORDANCE.replace(
        "[[row]]", "[wordings]\nnew-code = { en = 2015-01-01 }\n[[row]]", 1
    )
    before = render_pages(pipeline.build_library(shared.project(files)))
    newer = dict(files)
    newer["new-code/act.toml"] += (
        TEXT.replace("LANG", "en").replace("en.txt", "en-2.txt").replace("YEAR", "2020")
    )
    newer["new-code/en-2.txt"] = ENGLISH.replace("honest", "modest")
    library = pipeline.build_library(shared.project(newer))
    assert set(before) <= set(render_pages(library))
    codes = [problem.code for problem in library.across]
    assert codes.count("record-of-other-wording") == 2
    # What was said of a wording that is set aside is not asked for again.
    assert told(shared.project(newer)) == [("duties.toml", "z", "en")]


MATES: unnamed_texts.Mates = {
    "en-1": {"kk": ("kk-1",)},
    "en-2": {"kk": ("kk-2", "kk-3")},
    "en-3": {"kk": ("kk-3",)},
}


@pytest.mark.parametrize(
    ("units", "counterparts"),
    [
        (["en-1"], ("kk-1",)),
        (["en-1", "en-2", "en-3"], ("kk-1", "kk-2", "kk-3")),
        # One of them has none: what its rule became in the other language, nobody said.
        (["en-1", "en-4"], ()),
        ([], ()),
    ],
)
def test_only_whole_counterparts_are_proposed(
    units: list[str], counterparts: tuple[str, ...]
) -> None:
    assert unnamed_texts.beside(units, "kk", MATES) == counterparts
