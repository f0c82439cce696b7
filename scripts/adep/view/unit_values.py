"""What is shown of a unit: its words, repairs, references, what completes its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from adep.base.located import Located
from adep.base.passage import LAYOUT_RULES, Passage

PREVIEWED = 320  # characters of a unit that a preview shows


class Said(Located, frozen=True):
    """Words of the data with the language they are in, and where an editor wrote them."""

    text: str
    lang: str
    record: str = ""  # as of ``model.recorded_at``

    def __bool__(self) -> bool:
        return bool(self.text)


class ShortName(Struct, frozen=True):
    """What an act is called in a row of several, "2015", and what that stands for."""

    label: str  # "" where it has none
    short: Said


class StepView(Struct, frozen=True):
    """A correction: what an editor found there, how it is read since, why, and who says so."""

    raw: str
    reading: str
    reason: Said
    author: str  # "" where the record does not say
    date: str  # in words, likewise …
    iso: str  # … and for programs


class RepairView(Struct, frozen=True):
    """A repair: what the source prints, how it is read, and on what ground."""

    unit: str
    lang: str
    raw: str
    reading: str
    editorial: bool
    ground: str
    line: int
    steps: tuple[StepView, ...] = ()  # an editor's, in the order in which they were applied
    says: str = ""  # for the box beside the word: raw, ground, name and date, a line each


class RepairRow(Struct, frozen=True):
    """A repair on the page of corrections."""

    anchor: str  # of the first repair of a unit on the page; "" of the others
    href: str  # where it stands, from the interface's root; ends in a slash
    place: str  # "Clause 5, subclause 18)", or the unit's id
    wording: str  # of an older wording; "" of the newest
    repair: RepairView


class Completion(Struct, frozen=True):
    """Words that complete the sentence of a quoted unit."""

    unit: str  # where they stand
    text: str
    lang: str
    cut: bool = False  # other words of that unit stand before them


class Around(Struct, frozen=True):
    """What stands before and behind a unit that is quoted alone; "" where nothing is wanting."""

    opening: str = ""
    closing: str = ""


class RefView(Struct, frozen=True):
    """Where words of a unit lead, and what a reader sees of it before following."""

    href: str  # page from the interface's root, ends in a slash
    anchor: str  # "" for the whole page
    text: str  # what is shown before following, where no unit is quoted
    lang: str  # of the text
    held: bool
    quoted: str = ""  # "act/unit"


class Segment(Struct, frozen=True):
    """A stretch of a unit's text; ``repair`` where a word of it was repaired, ``ref`` a link."""

    text: str
    repair: RepairView | None = None
    ref: RefView | None = None


class UnitView(Struct, frozen=True):
    """A unit of a text as it is set."""

    id: str
    lang: str
    kind: str
    label: str
    level: int
    text: str
    segments: tuple[Segment, ...]
    remarks: tuple[Said, ...]
    place: str = ""  # "Clause 5, subclause 2)", to be cited by
    cited_by: tuple[CitingLink, ...] = ()
    worn: str = ""  # "14 repairs": in a text full of them they are told in one place …
    worn_says: str = ""  # … in this box, a line each
    around: Around = Around()  # what completes its sentence where it is quoted alone
    unrecorded: bool = False  # mended on its page, and nobody recorded it


class CitingLink(Struct, frozen=True):
    """A unit that cites another; ``act`` is empty inside one act."""

    link: UnitLink
    act: Said


class CitedPlace(Struct, frozen=True):
    """A place that names an act which is not held."""

    link: UnitLink
    act: Said
    phrase: str
    lang: str


class CitedView(Struct, frozen=True):
    """An act that is not held, with every place that names it."""

    id: str  # anchor on the page of cited acts
    titles: tuple[Said, ...]
    says: str  # type, date, number
    only_dated: bool
    places: tuple[CitedPlace, ...]


class UnitLink(Struct, frozen=True):
    """A link to a unit."""

    href: str  # from the interface's root; its page's folder and "#unit" are parted by ``index``
    anchor: str
    place: str  # "Clause 5, subclause 2)"
    lang: str
    quoted: str  # "act/unit", what a reader sees before following


def number_of(clause: str) -> str:
    """The printed number of a clause id: "order-1" -> "1", "4_2" -> "4 (2)"."""
    number, _, twin = clause.rpartition("-")[2].partition("_")
    head = clause.rpartition("-")[0]
    if head and head[-1:].isdigit():  # an inserted clause, "5-1"
        number = f"{head.rpartition('order-')[2]}-{number}"
    return f"{number} ({twin})" if twin else number


def snippet(text: str, limit: int = 72) -> str:
    """The first words of ``text``, whole, at most ``limit`` characters and an ellipsis."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + " …"


def last_words(text: str, limit: int) -> str:
    """The last words of ``text``, whole, at most ``limit`` characters after an ellipsis."""
    if len(text) <= limit:
        return text
    return "… " + text[-limit:].partition(" ")[2].lstrip(" ,;:-–—")


def repaired_spans(passage: Passage) -> list[tuple[int, int]]:
    """Offsets in the reading of the pieces that a repair changed; layout is none."""
    spans, offset = [], 0
    for piece in passage.pieces:
        end = offset + len(piece.text)
        if piece.rules and not set(piece.rules) <= LAYOUT_RULES:
            spans.append((offset, end))
        offset = end
    return spans


def segments(passage: Passage, repairs: Sequence[RepairView]) -> tuple[Segment, ...]:
    """The words of ``passage`` cut where they were repaired. ``repairs`` are its own, in order.

    A repair is marked where its reading covers the repaired characters.
    """
    text = passage.text
    if not repairs:
        return (Segment(text),)
    spans = repaired_spans(passage)
    result: list[Segment] = []
    at = 0
    for repair in repairs:
        reading = repair.reading
        if not reading.strip():
            continue
        start = -1
        while spans and start < 0:
            first, last = spans.pop(0)
            found = text.find(reading, max(at, last - len(reading)))
            if 0 <= found <= first:
                start = found
        if start < at:
            continue
        # Spaces around the words were set otherwise, perhaps; the mark is the words'.
        first = start + len(reading) - len(reading.lstrip())
        if first > at:
            result.append(Segment(text[at:first]))
        at = start + len(reading.rstrip())
        spans = [span for span in spans if span[1] > at]
        result.append(Segment(text[first:at], repair))
    if at < len(text):
        result.append(Segment(text[at:]))
    return tuple(result)


def linked(
    parts: Sequence[Segment], refs: Sequence[tuple[int, int, RefView]]
) -> tuple[Segment, ...]:
    """``parts`` cut where a reference begins and ends. ``refs`` are (start, stop, where it leads)
    in the joined text of the parts, in order, without overlaps.
    """
    if not refs:
        return tuple(parts)
    result: list[Segment] = []
    at = 0
    for part in parts:
        end = at + len(part.text)
        place = at
        for start, stop, ref in refs:
            first, last = max(start, at), min(stop, end)
            if first >= last:
                continue
            if first > place:
                result.append(Segment(part.text[place - at : first - at], part.repair))
            words = Segment(part.text[first - at : last - at], part.repair, ref)
            if result and start < at:  # the link began in the part before: it stays one link
                before = result.pop()
                words = Segment(before.text + words.text, before.repair or words.repair, ref)
            result.append(words)
            place = last
        if place < end:
            result.append(Segment(part.text[place - at :], part.repair))
        at = end
    return tuple(result)


def small(text: str) -> str:
    """``text`` with its first letter small, to stand inside a sentence."""
    return text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """``text`` with its first letter a capital."""
    return text[:1].upper() + text[1:]


def sentence(part: str) -> str:
    """Words with a capital and a full stop, unless they end in a sign of their own."""
    part = part.strip()
    return capital(part) + ("" if part.endswith((".", ":", "!", "?", "…")) else ".")
