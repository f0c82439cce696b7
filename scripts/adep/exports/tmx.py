"""TMX 1.4: the confirmed rows of an act as a translation memory. Each side says of which wording it
is and with which standing. Notes say what completes the sentence of a piece of one, and what an
editor remarked on it: "same" is the same rule, however rough its translation.
"""

from __future__ import annotations

from typing import Final

from adep import __version__
from adep.exports.confirmed_rows import Pair, pairs
from adep.exports.held_act import Holding
from adep.exports.xml import Element, add, written
from adep.model import Unit
from adep.printing.paper import on_one_line

DOCTYPE: Final = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
MIXED: Final = frozenset({"seg", "prop", "note"})


def act(holding: Holding) -> bytes | None:
    """``/data/<act>.tmx``; None where no row is confirmed."""
    found = list(pairs(holding))
    if not found:
        return None
    root = Element("tmx", {"version": "1.4"})
    _header(root, holding)
    body = add(root, "body")
    for pair in found:
        _unit(body, holding, pair)
    warning = on_one_line(holding.warnings)
    return written(root, warning, MIXED, DOCTYPE)


def _header(root: Element, holding: Holding) -> None:
    first = holding.book.words.lang
    authentic = [w.lang for w in holding.newest.values() if w.facts.standing == "authentic"]
    header = add(
        root,
        "header",
        creationtool="adep",
        creationtoolversion=__version__,
        segtype="block",
        adminlang=first,
        srclang=authentic[0] if len(authentic) == 1 else "*all*",
        datatype="plaintext",
        **{"o-tmf": "adep"},
    )
    for said in holding.says:
        add(header, "note", said.text, xml_lang=said.lang)
    _property(header, "act", holding.id)
    _property(header, "state", holding.act.facts.status.state)
    _property(header, "edition", holding.copy.edition.name)


def _unit(body: Element, holding: Holding, pair: Pair) -> None:
    names = [unit.id for units in pair.sides.values() for unit in units]
    tu = add(body, "tu", tuid=f"{holding.id}/{'+'.join(names)}")
    _property(tu, "clause", pair.clause)
    _property(tu, "state", holding.act.facts.status.state)
    for lang, units in pair.sides.items():
        wording = holding.newest[lang]
        tuv = add(tu, "tuv", xml_lang=lang)
        for said in filter(None, (_completed(holding, unit) for unit in units)):
            add(tuv, "note", said, xml_lang=lang)
        for remark in wording.remarks_on(units):  # the same rule, but perhaps in wrong words
            for said_in, text in remark.text.items():
                add(tuv, "note", text, xml_lang=said_in)
        _property(tuv, "units", " ".join(unit.id for unit in units))
        _property(tuv, "wording-of", wording.day.isoformat())
        _property(tuv, "standing", wording.facts.standing)
        _property(tuv, "sha256", wording.text.source.sha256)
        add(tuv, "seg", pair.words(lang))


def _completed(holding: Holding, unit: Unit) -> str:
    """What stands before and behind a unit in its sentence; "" where it is whole."""
    around = holding.around(unit)
    if not (around.opening or around.closing):
        return ""
    return " ".join(filter(None, (around.opening, "[…]", around.closing)))


def _property(to: Element, name: str, text: str) -> None:
    add(to, "prop", text, type=f"x-adep-{name}")
