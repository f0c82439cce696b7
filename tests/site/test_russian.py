"""Russian texts are added as any other; where none is held, none is missed; none passes for Kazakh."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from adep import exports
from adep.cli import main
from adep.languages.grammar import interface_languages, languages
from adep.library import pipeline
from tests import ROOT
from tests.tools.act_toml import act_toml, event_toml, row_toml, text_toml
from tests.tools.site_build import Shared

FACTS = 'title.ru = "Кодекс чести"\n' + act_toml(
    event_toml("2015-10-01", number="651"), kk="Кодекс", en="Code"
)
WORDS = {
    "kk": "1. Қызметші:\n\n1) адал болуға;\n\n2) әділ болуға тиіс.\n",
    "en": "1. A servant shall:\n\n1) be honest;\n\n2) be fair.\n",
    "ru": "1. Служащий обязан:\n\n1) быть честным;\n\n2) соблюдать пункт 1 настоящего Кодекса.\n",
}
PAIRS = """
wordings = { kk = 2015-10-01, en = 2015-10-01 }
complete = true
""" + (
    row_toml("1", kk=["kk-1-p1"], en=["en-1-p1"])
    + row_toml("1", kk=["kk-1-1"], en=["en-1-2"])
    + row_toml("1", kk=["kk-1-2"], en=["en-1-1"])
)


def act(*langs: str) -> dict[str, str]:
    standing = {"en": "unofficial translation"}
    facts = FACTS + "".join(
        text_toml(lang, "2015-10-01", f"{lang}.txt", standing=standing.get(lang, "authentic"))
        for lang in langs
    )
    return {"act.toml": facts} | {f"{lang}.txt": WORDS[lang] for lang in langs}


def project(*acts: tuple[str, ...], pairs: bool = False) -> dict[str, str]:
    files = {
        f"a{at}/{name}": text for at, langs in enumerate(acts) for name, text in act(*langs).items()
    }
    return files | ({"a0/pairs.toml": PAIRS} if pairs else {})


def test_russian_is_a_language_of_texts_and_not_of_the_interface() -> None:
    assert languages()[:3] == ("kk", "en", "ru")
    assert "ru" not in interface_languages()


def test_numbers_pair_three_texts_of_one_wording(shared: Shared) -> None:
    library = pipeline.build_library(shared.project(project(("kk", "en", "ru"))))
    (clause,) = library.acts[0].clauses
    assert [(dict.fromkeys(row.sides), row.relation) for row in clause.paired.rows] == [
        ({"kk": None, "en": None, "ru": None}, "same")
    ] * 3
    assert [r.to for r in clause.references if r.lang == "ru"] == ["1"]


def test_a_third_text_stands_apart_from_a_pairing_that_does_not_name_it(shared: Shared) -> None:
    library = pipeline.build_library(shared.project(project(("kk", "en", "ru"), pairs=True)))
    (clause,) = library.acts[0].clauses
    assert [
        (" ".join(unit for lang in row.sides for unit in row.ids(lang)), row.relation)
        for row in clause.paired.rows
    ] == [
        ("kk-1-p1 en-1-p1", "same"),
        ("kk-1-1 en-1-2", "same"),
        ("kk-1-2 en-1-1", "same"),
        ("ru-1-p1", "not-compared"),
        ("ru-1-1", "not-compared"),
        ("ru-1-2", "not-compared"),
    ]
    assert [p.code for p in library.problems] == ["not-compared"]
    data = exports.files(exports.Copy(library), exports.CHECKED)
    rows = json.loads(data["data/a0.json"])["clauses"][0]["rows"]
    assert rows[3]["ru"] == ["ru-1-p1"] and rows[3]["kk"] == [] and "ru" in rows[0]


def test_what_adep_pair_proposes_goes_by_the_numbers_of_the_same_wording(
    shared: Shared, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shared.project(project(("kk", "en", "ru"), pairs=True))
    assert main(["pair", "a0", "--root", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "wordings: ru = 2015-10-01" in printed
    assert 'kk = ["kk-1-1"]\nen = ["en-1-2"]\nru = ["ru-1-1"]\nrelation = "same"' in printed


def test_it_has_a_column_where_it_is_held_and_is_not_missed_elsewhere(shared: Shared) -> None:
    folder = shared.project(project(("kk", "en", "ru"), ("kk", "en"), ("kk",), ("ru",)))
    library = pipeline.build_library(folder)
    assert not [p for p in library.problems if p.path.startswith(("sources/a1/", "sources/a2/"))]
    # What is said of a Kazakh text that is alone: its English is not held. Of Russian, nothing.
    rows = [row for clause in library.acts[2].clauses for row in clause.paired.rows]
    assert {row.relation for row in rows} == {"not-held"}
    site = shared.site(project(("kk", "en", "ru"), ("kk", "en"), ("kk",), ("ru",)))

    def columns(path: str) -> list[str]:
        page = BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")
        return list(dict.fromkeys(str(one["data-lang"]) for one in page.select(".law [data-lang]")))

    for interface in ("", "en/"):
        assert columns(f"{interface}a0/1/index.html") == ["kk", "en", "ru"]
        assert columns(f"{interface}a1/1/index.html") == ["kk", "en"]
        assert "ru" in columns(f"{interface}a3/1/index.html")
        told = (site / f"{interface}a2/index.html").read_text(encoding="utf-8")
        assert "The Russian text is not held" not in told and "Орысша мәтін қорда" not in told


RUSSIAN = (
    "1. Служащий обязан соблюдать настоящий Кодекс, утвержденный указом Президента Республики.\n\n"
    "2. Служащие должны быть честными и не допускать нарушений закона при исполнении "
    "обязанностей.\n"
)


@pytest.mark.parametrize("lang", ["kk", "en"])
def test_given_as_another_language_it_is_refused(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = tmp_path / "p", tmp_path / "text.txt"
    shutil.copytree(ROOT / "sources", folder / "sources")
    shutil.copytree(ROOT / "docs", folder / "docs")
    file.write_text(RUSSIAN, encoding="utf-8")
    words = ["add", str(file), "--act", "honor-code-2005", "--standing", "authentic"]
    words += ["--wording", "2007-11-27", "--root", str(folder), "--lang"]
    assert main([*words, lang]) == 1
    assert "the text is in Russian" in capsys.readouterr().err
    assert main([*words, "ru"]) == 0
    assert "Russian" in capsys.readouterr().out
    assert main(["check", "--root", str(folder)]) == 0
