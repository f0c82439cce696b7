"""A record made of one wording says nothing of another that came later."""

from __future__ import annotations

from pathlib import Path

import pytest

from adep.base.problems import Refused
from adep.cli import main
from adep.library.pipeline import Library, build_library
from tests import ROOT
from tests.tools.act_toml import act_toml, correction_toml, event_toml, row_toml, text_toml

AUTHORITIES = ROOT / "sources" / "authorities.toml"
FACTS = act_toml(
    event_toml("2015-01-01"),
    event_toml("2020-01-01", "restated", "2"),
    text_toml("kk", "2015-01-01", "kk-2015.txt"),
    text_toml("en", "2015-01-01", "en-2015.txt"),
    kk="Шағын кодекс",
)
NEWER = text_toml("kk", "2020-01-01", "kk-2020.txt")
TEXTS = {
    "kk-2015.txt": "1. Қызметші:\n\n1) адал болуға;\n\n2) сыпайы болуға тиіс.\n",
    "en-2015.txt": "1. A servant must:\n\n1) be polite;\n\n2) be honest.\n",
    # Items 1 and 2 are now other rules than those that the rows and the correction were made of.
    "kk-2020.txt": "1. Қызметші:\n\n1) ақпарат беруге;\n\n2) адал болуға тиіс.\n",
}
ROWS = (
    row_toml("1", kk=["kk-1-1"], en=["en-1-2"])
    + row_toml("1", kk=["kk-1-2"], en=["en-1-1"])
    + row_toml("1", kk=["kk-1-p1"], en=["en-1-p1"])
)
OF_2015 = "wordings = {kk = 2015-01-01, en = 2015-01-01}\n"
CORRECTION = correction_toml("kk-1-1", "адал", "әділ", kk="с")
DUTY = '[[duty]]\nid = "honesty"\nname.kk = "Адалдық"\nunits = ["small-code/kk-1-1", "small-code/en-1-2"]\n'
ASKED = """
[[answer]]
units = ["small-code/kk-1-1", "small-code/en-1-2"]
en = ["lie"]

[[answer]]
units = ["small-code/kk-1-1"]
kk = ["өтірік"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An act with one wording a language, its pairing, a correction and a duty."""
    folder = tmp_path / "sources" / "small-code"
    folder.mkdir(parents=True)
    (tmp_path / "sources" / "authorities.toml").write_bytes(AUTHORITIES.read_bytes())
    (tmp_path / "sources" / "duties.toml").write_text(DUTY, encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    put(tmp_path, "act.toml", FACTS)
    put(tmp_path, "pairs.toml", ROWS)
    put(tmp_path, "corrections/kk-1-1.toml", CORRECTION)
    return tmp_path


def put(project: Path, name: str, text: str) -> None:
    file = project / "sources" / "small-code" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def rows(library: Library) -> list[tuple[str, bool]]:
    (clause,) = library.acts[0].clauses
    return [
        (" | ".join(" ".join(row.ids(lang)) for lang in ("kk", "en")), row.recorded)
        for row in clause.paired.rows
    ]


def test_with_one_wording_a_language_nothing_need_be_said(project: Path) -> None:
    assert ("kk-1-1 | en-1-2", True) in rows(build_library(project))


def test_with_a_newer_wording_records_must_say_of_which_they_are(project: Path) -> None:
    """The correction would be applied, and the rows would pair, whatever now bears the number."""
    put(project, "act.toml", FACTS + NEWER)
    with pytest.raises(Refused) as caught:
        build_library(project)
    (problem,) = caught.value.problems
    assert str(problem) == (
        "sources/small-code/corrections/kk-1-1.toml:1: record-invalid: 2 wordings are held in «kk»; say "
        "of which kk-1-1 is: wording = one of 2015-01-01, 2020-01-01"
    )
    put(project, "corrections/kk-1-1.toml", CORRECTION + "wording = 2015-01-01\n")
    with pytest.raises(Refused) as caught:
        build_library(project)
    (problem,) = caught.value.problems
    assert (
        "pairs.toml: record-invalid: small-code is held in 2 wordings in «kk»; say of which the units are: wordings, kk = one of"
        in str(problem)
    )
    put(project, "pairs.toml", OF_2015 + ROWS)
    with pytest.raises(Refused) as caught:
        build_library(project)
    (problem,) = caught.value.problems
    assert "sources/duties.toml: record-invalid: small-code is held" in str(problem)


def test_a_record_of_an_older_wording_is_set_aside_and_reported(project: Path) -> None:
    put(project, "act.toml", FACTS + NEWER)
    put(project, "corrections/kk-1-1.toml", CORRECTION + "wording = 2015-01-01\n")
    put(project, "pairs.toml", OF_2015 + ROWS)
    duties = project / "sources" / "duties.toml"
    duties.write_text("[wordings]\nsmall-code = {kk = 2015-01-01}\n" + DUTY, encoding="utf-8")
    asked = project / "sources" / "asked" / "honesty.toml"
    asked.parent.mkdir()
    asked.write_text(ASKED, encoding="utf-8")
    library = build_library(project)
    assert not any(recorded for _, recorded in rows(library))
    assert [duty.units for duty in library.duties] == [(("small-code", "en-1-2"),)]
    assert [one.units for duty in library.duties for one in duty.answers] == [
        (("small-code", "en-1-2"),)
    ]
    told = [(p.path, p.message) for p in library.problems if p.code == "record-of-other-wording"]
    assert told == [
        ("sources/small-code/pairs.toml",
         "what its rows have in «kk» is of the wording of 2015-01-01, and that of 2020-01-01 is "
         "shown: they are not used. Pair anew and name the wordings"),
        ("sources/duties.toml",
         "what it says of small-code in «kk» is of the wording of 2015-01-01, and that of "
         "2020-01-01 is shown: it is not used. Make it anew and name the wording"),
    ]  # fmt: skip
    (older,) = library.acts[0].earlier
    assert "әділ болуға;" in [unit.text for unit in older.units()]


def test_a_proposed_pairing_names_its_wordings(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "sources" / "small-code" / "pairs.toml").unlink()
    put(project, "en-2015.txt", TEXTS["en-2015.txt"] + "\n3) keep the law.\n")
    assert main(["pair", "small-code", "--write", "--root", str(project)]) == 0
    record = project / "sources" / "small-code" / "pairs.toml"
    assert record.read_text(encoding="utf-8").startswith(OF_2015)
    put(project, "act.toml", FACTS + NEWER)
    put(project, "corrections/kk-1-1.toml", "")
    (project / "sources" / "duties.toml").unlink()
    before = record.read_bytes()
    assert main(["pair", "small-code", "--write", "--root", str(project)]) == 1
    assert "pairs older wordings than are shown now" in capsys.readouterr().err
    assert record.read_bytes() == before
