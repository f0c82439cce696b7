"""The ``meta`` block of an Akoma Ntoso file: identification, life cycle, references, notes, and in
``proprietary`` what no copy may go without and what the standard has no word for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

from adep.exports.akn_names import COUNTRY, Names, cited_work, instrument
from adep.exports.held_act import HeldWording
from adep.exports.xml import Element, add, clean
from adep.model import Amendment, Event, Note
from adep.view.in_force import anchor

SOURCE: Final = "#adep"
PERIOD: Final = "period"
IN_FORCE_PERIOD: Final = "#period-1"
# The changes that the standard has one word for. "Amended" may be any of them, and says none.
CHANGES: Final = {
    "restated": "substitution",
    "supplemented": "insertion",
    "excluded": "repeal",
    "repealed": "repeal",
}


def meta(act: Element, wording: HeldWording, names: Names) -> None:
    """Writes the block."""
    block = add(act, "meta")
    _identification(block, wording, names)
    _life_cycle(block, wording)
    _changes(block, wording, names)
    _period(block, wording)
    _references(block, wording, names)
    _notes(block, wording)
    _proprietary(block, wording)


def _identification(block: Element, wording: HeldWording, names: Names) -> None:
    holding = wording.holding
    found = add(block, "identification", source=SOURCE)
    adopted = holding.adopted_by
    day = adopted.date.isoformat() if adopted else wording.day.isoformat()
    work = _level(found, "FRBRWork", names.work, day, "adopted" if adopted else "wording")
    author = f"#{adopted.authority}" if adopted and adopted.authority else SOURCE
    add(work, "FRBRauthor", href=author)
    add(work, "FRBRcountry", value=COUNTRY)
    if adopted and adopted.type:
        add(work, "FRBRsubtype", value=adopted.type)
    if adopted and adopted.number:
        add(work, "FRBRnumber", value=adopted.number)
    title = holding.act.facts.title
    add(work, "FRBRname", value=title.get(wording.lang) or next(iter(title.values())))
    expression = _level(
        found, "FRBRExpression", names.expression, wording.day.isoformat(), "wording"
    )
    add(expression, "FRBRauthor", href=author if wording.facts.standing == "authentic" else SOURCE)
    add(expression, "FRBRlanguage", language=names.expression.rpartition("/")[2].partition("@")[0])
    made = holding.copy.edition.day or wording.day
    file = f"{names.expression}.xml"
    manifestation = _level(found, "FRBRManifestation", file, made.isoformat(), "edition")
    add(manifestation, "FRBRauthor", href=SOURCE)
    add(manifestation, "FRBRformat", value="application/akn+xml")


def _level(to: Element, tag: str, uri: str, day: str, name: str) -> Element:
    element = add(to, tag)
    suffix = "" if uri.endswith(".xml") else "/!main"
    add(element, "FRBRthis", value=f"{uri}{suffix}")
    add(element, "FRBRuri", value=uri)
    add(element, "FRBRdate", date=day, name=name)
    return element


def _type(event: Event) -> str:
    if event.ends_act:
        return "repeal"
    return "generation" if event.kind == "adopted" and event.clauses == () else "amendment"


def _life_cycle(block: Element, wording: HeldWording) -> None:
    history = wording.holding.act.facts.history
    if not history:
        return
    cycle = add(block, "lifecycle", source=SOURCE)
    for event in history:
        add(
            cycle,
            "eventRef",
            eId=anchor(event),
            date=event.date.isoformat(),
            type=_type(event),
            source=f"#by-{anchor(event)}",
        )


def _changes(block: Element, wording: HeldWording, names: Names) -> None:
    """What the notes tell, where the standard has one word for it and its place is in the text."""
    found: list[tuple[str, Event, str]] = []
    history = wording.holding.act.facts.history
    for amendment in _amendments(wording):
        change = CHANGES.get(amendment.kind or "")
        event = next((e for e in history if _is_of(amendment, e)), None)
        place = names.place(amendment.target) if amendment.target else ""
        if change and event and place and amendment.portion is None:
            found.append((change, event, place))
    if not found:
        return
    passive = add(add(block, "analysis", source=SOURCE), "passiveModifications")
    for number, (change, event, place) in enumerate(found, start=1):
        mod = add(passive, "textualMod", eId=f"change-{number}", type=change)
        add(mod, "source", href=f"#by-{anchor(event)}")
        add(mod, "destination", href=f"#{place}")


def _is_of(amendment: Amendment, event: Event) -> bool:
    return (amendment.date, amendment.number) == (event.date, event.number)


def _amendments(wording: HeldWording) -> Iterator[Amendment]:
    own = {note.id for note in wording.text.every_note()}
    for amendment in wording.act.every_amendment:
        if amendment.note.id in own and amendment.note.lang == wording.lang:
            yield amendment


def _period(block: Element, wording: HeldWording) -> None:
    """From which event to which the wording is the act's: events, not days; some took force later
    than they are dated, and the records do not always say when.
    """
    history = sorted(wording.holding.act.facts.history, key=lambda event: event.date)
    before = [e for e in history if e.date <= wording.day and not e.ends_act]
    after = [e for e in history if e.date > wording.day]
    group = add(add(block, "temporalData", source=SOURCE), "temporalGroup", eId="period-1")
    add(
        group,
        "timeInterval",
        start=f"#{anchor(before[-1])}" if before else "",
        end=f"#{anchor(after[0])}" if after else "",
        refersTo="#this-wording",
    )


def _references(block: Element, wording: HeldWording, names: Names) -> None:
    holding = wording.holding
    book = holding.book
    found = add(block, "references", source=SOURCE)
    for event in holding.act.facts.history:
        type = "original" if _type(event) == "generation" else "passiveRef"
        kind = book.words.known("type", event.type) if event.type else ""
        says = " ".join(filter(None, (kind, event.number and f"№ {event.number}")))
        id = f"by-{anchor(event)}"
        href = instrument(event, holding) or f"/ontology/reference/kz/{id}"
        add(found, type, eId=id, href=href, showAs=says or event.date.isoformat())
    add(found, "TLCOrganization", eId="adep", href="/ontology/organization/kz/adep", showAs="Adep")
    authorities = dict.fromkeys(event.authority for event in holding.act.facts.history)
    for id in filter(None, authorities):
        says = holding.copy.library.authorities.get(id, {}).get(wording.lang, id)
        add(found, "TLCRole", eId=id, href=f"/ontology/role/kz/{id}", showAs=says)
    add(
        found,
        "TLCConcept",
        eId="this-wording",
        href="/ontology/concept/kz/wording",
        showAs=wording.named(book),
    )
    known = {act.id: act for act in holding.copy.library.cited}
    for citation in names.citations:
        id = names.cited_id(citation)
        if any(one.get("eId") == id for one in found):
            continue
        day = citation.date.isoformat() if citation.date else None
        says = (
            citation.title or " ".join(filter(None, (citation.type, day, citation.number))) or "?"
        )
        href = cited_work(citation, known) or f"/ontology/reference/kz/{id}"
        add(found, "TLCReference", eId=id, name="act", href=href, showAs=says)


def _notes(block: Element, wording: HeldWording) -> None:
    text = wording.text
    notes = text.every_note()
    if not notes and not text.remarks:
        return
    found = add(block, "notes", source=SOURCE)
    for note in notes:
        one = add(found, "note", eId=note.id, **{"class": "amendment", "adep:lines": _lines(note)})
        add(one, "p", note.text)
    for number, remark in enumerate(text.remarks, start=1):
        one = add(
            found,
            "note",
            eId=f"remark-{number}",
            **{"class": "remark", "adep:unit": remark.unit},
        )
        for lang, words in remark.text.items():
            add(one, "p", words, xml_lang=lang)


def _lines(note: Note) -> str:
    first, last = note.lines
    return f"{first} {last}"


def _proprietary(block: Element, wording: HeldWording) -> None:
    """The status of the copy, and every fact of an event or a note, as ``/data/`` words them."""
    holding = wording.holding
    found = add(block, "proprietary", source=SOURCE)
    status, source = holding.act.facts.status, wording.text.source
    _own(found, "status", act=holding.id, state=status.state, since=status.since, by=status.by)
    _own(
        found,
        "text",
        lang=wording.lang,
        wording_of=wording.day,
        standing=wording.facts.standing,
        source=source.path,
        sha256=source.sha256,
        edition=holding.copy.edition.name,
    )
    for said in wording.says:
        _own(found, "says", lang=said.lang).text = clean(said.text)
    for event in holding.act.facts.history:
        clauses = None if event.clauses is None else " ".join(event.clauses) or "act"
        _own(
            found,
            "event",
            of=anchor(event),
            date=event.date,
            kind=event.kind,
            type=event.type,
            number=event.number,
            authority=event.authority,
            clauses=clauses,
            in_force=event.force.date if event.force else None,
            text_held=" ".join(holding.act.facts.held_of(event)) or None,
        )
    for amendment in _amendments(wording):
        _own(
            found,
            "amendment",
            note=amendment.note.id,
            kind=amendment.kind,
            target=amendment.target,
            portion=amendment.portion,
            only=amendment.only,
            date=amendment.date,
            type=amendment.type,
            number=amendment.number,
            authority=amendment.authority,
            commencement=amendment.commencement,
        )


def _own(to: Element, tag: str, **facts: object) -> Element:
    """An element of ours; a fact that is not known is left out."""
    named = {key: clean(str(value)) for key, value in facts.items() if value}
    element = ElementTree.SubElement(to, f"adep:{tag}", named)
    return element
