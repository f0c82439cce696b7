"""TMX and TBX, read back by translate-toolkit: confirmed rows, and nothing that is no translation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]
from translate.storage import tbx, tmx

from adep import exports
from adep.library.pipeline import Library, build_library
from tests.tools.published import EDITION

ACT = "honor-code-2005"


@pytest.fixture(scope="module")
def files(library: Library) -> Mapping[str, bytes]:
    return exports.files(exports.Copy(library, EDITION))


def rows(
    files: Mapping[str, bytes], act: str = ACT
) -> list[tuple[dict[str, object], dict[str, dict[str, object]]]]:
    """Every row of an act's data, with its units by their ids."""
    data = json.loads(files[f"data/{act}.json"])
    return [
        (row, {unit["id"]: unit for unit in clause["units"]})
        for clause in data["clauses"]
        for row in clause["rows"]
    ]


def test_every_confirmed_row_is_there_and_no_other(files: Mapping[str, bytes]) -> None:
    """34 rows say the same; ten that differ in substance are no translations of one another."""
    memory = tmx.tmxfile.parsestring(files[f"data/{ACT}.tmx"])  # type: ignore[no-untyped-call]
    pairs = [(unit.source, unit.target) for unit in memory.units]
    expected = [
        tuple(" ".join(units[name]["text"] for name in row[lang]) for lang in ("kk", "en"))  # type: ignore[attr-defined, misc]
        for row, units in rows(files)
        if row["relation"] == "same" and not row["proposed"]
    ]
    assert pairs == expected and len(pairs) == 34
    amended = [row for row, _ in rows(files) if row["relation"] == "amended"]
    assert len(amended) == 10
    said = files[f"data/{ACT}.tmx"].decode()
    assert not any(f"{row['kk'][0]}+" in said for row in amended)  # type: ignore[index]


def test_each_side_says_of_which_wording_it_is(files: Mapping[str, bytes]) -> None:
    root = etree.fromstring(files[f"data/{ACT}.tmx"])
    for lang, day, standing in (
        ("kk", "2013-10-01", "authentic"),
        ("en", "2011-04-01", "unofficial translation"),
    ):
        sides = [
            v
            for v in root.iter("tuv")
            if v.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        ]
        told = [{p.get("type"): p.text for p in side.iter("prop")} for side in sides]
        assert len(told) == 34
        assert {(one["x-adep-wording-of"], one["x-adep-standing"]) for one in told} == {
            (day, standing)
        }
        assert all(one["x-adep-units"].startswith(f"{lang}-") for one in told)
    assert root.find("header").get("srclang") == "kk"


def test_a_piece_of_a_sentence_says_what_completes_it(files: Mapping[str, bytes]) -> None:
    root = etree.fromstring(files[f"data/{ACT}.tmx"])
    (unit,) = (u for u in root.iter("tu") if "kk-5-2+" in u.get("tuid"))
    kazakh, english = unit.iter("tuv")
    assert [note.text for note in kazakh.iter("note")] == ["Мемлекеттік қызметшілер: […] … тиіс."]
    assert [note.text for note in english.iter("note")] == ["Public employees must: […]"]


def test_a_remark_on_a_rough_translation_goes_with_it(
    library: Library, files: Mapping[str, bytes]
) -> None:
    """ "Same" is the same rule; where the translation is wrong, an editor says so."""
    act = next(act for act in library.acts if act.facts.id == ACT)
    remarks = {r.unit: r.text["en"] for text in act.texts for r in text.remarks}
    found = 0
    for side in etree.fromstring(files[f"data/{ACT}.tmx"]).iter("tuv"):
        units = next(p.text for p in side.iter("prop") if p.get("type") == "x-adep-units").split()
        notes = [note.text for note in side.iter("note")]
        for unit in units:
            assert remarks.get(unit) in (None, *notes)
            found += unit in remarks
    assert found > 5


def test_an_act_in_one_language_has_no_memory(files: Mapping[str, bytes]) -> None:
    assert [path for path in files if path.endswith(".tmx")] == [f"data/{ACT}.tmx"]


def test_proposed_rows_are_no_translations(root: Path, tmp_path: Path) -> None:
    """The same act with every row proposed by the program, and confirmed by nobody."""
    import shutil

    shutil.copytree(root / "sources", tmp_path / "sources")
    pairs = tmp_path / "sources" / ACT / "pairs.toml"
    text = pairs.read_text(encoding="utf-8").replace("[[row]]", "[[row]]\nproposed = true")
    pairs.write_text(text, encoding="utf-8")
    found = exports.files(exports.Copy(build_library(tmp_path), EDITION))
    assert f"data/{ACT}.tmx" not in found and "data/terms.tbx" not in found


def test_a_term_stands_where_it_is_said_to_stand(files: Mapping[str, bytes]) -> None:
    """Each term is in the words of a confirmed row of its language; nothing learned from a rough
    translation is there."""
    base = tbx.tbxfile.parsestring(files["data/terms.tbx"])  # type: ignore[no-untyped-call]
    assert len(base.units) > 20
    text = {
        unit["id"]: str(unit["text"]).casefold()
        for _, units in rows(files)
        for unit in units.values()
    }
    root = etree.fromstring(files["data/terms.tbx"])
    for tig in root.iter("tig"):
        stem = tig.find("term").text.split()[0].casefold()[:3]
        for place in tig.find("note").text.split("; "):
            units = place.removeprefix(f"{ACT}/").partition(" (")[0].split()
            assert any(stem in text[unit] for unit in units), (stem, place)
    terms = {tig.find("term").text for tig in root.iter("tig")}
    assert "қарапайым" not in terms  # "shy": of the rough translation
    assert "EDITION" not in terms and EDITION.name in files["data/terms.tbx"].decode()


def test_recorded_terms_say_where_they_part(library: Library, files: Mapping[str, bytes]) -> None:
    """In the editors' order, the one that can do the most harm first, each with its reason and with
    the places of each of its wordings."""
    content = files["data/recorded-terms.tbx"]
    base = tbx.tbxfile.parsestring(content)  # type: ignore[no-untyped-call]
    assert [unit.getid() for unit in base.units] == [term.id for term in library.terms]
    first = etree.fromstring(content).find(".//termEntry")
    assert first.find("note[2]").text == library.terms[0].reason["en"]
    # The Kazakh text of this code is not held: no Kazakh wording of the term stands anywhere.
    assert [tig.find("term").text for tig in first.iter("tig")] == ["civil servant"]
    (place,) = (tig.find("note").text for tig in first.iter("tig"))
    assert place.startswith("employee-code-2020/en-order-front-p1 ")
    assert place.endswith(" (2023-11-13, unofficial translation, in force)")
    second = [
        tig.find("term").text
        for tig in etree.fromstring(content).find(".//termEntry[3]").iter("tig")
    ]
    assert "мемлекеттік қызметші" in second and "public servant" in second
