"""What each paragraph begins with: a chapter, an article, a number, a note, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from adep.base.passage import join
from adep.languages.grammar import Grammar, plain_number
from adep.languages.patterns import NUMBER, PERSON
from adep.languages.roman_numbers import ROMAN, roman
from adep.model import Block

POINT = re.compile(rf"\s*(?P<number>{NUMBER})\s?\.(?!\d)\s*")
# «1.2.» numbers a clause by its chapter; 01.10.2013 is a date.
DOTTED = re.compile(r"\s*(?P<number>\d{1,2}(?:\.\d{1,2}){1,2})\.?(?!\d|\.)\s+(?=[^\W\d])")
ITEM = re.compile(rf"\s*\(?(?P<number>{NUMBER})\s?\)\s*")
LETTER = re.compile(r"\s*(?P<number>[^\W\d_])\)\s+")
ROMAN_HEADING = re.compile(rf"\s*(?P<number>{ROMAN})\.\s+(?=\w)")
NUMBERED_ACT = re.compile(r"(?:№|\bNo\b\.?|\bN\b)\s*\d", re.IGNORECASE)
LONGEST_NOTE = 8  # paragraphs
_YEAR = re.compile(r"\d{4}")
_FINAL = tuple(".;:!?…")
_FINISHED = re.compile(rf"[{''.join(_FINAL)}][»”\")]*\s*$")


# A "point" is an "N." of which it isn't known yet whether it is a chapter or a clause.
TokenKind = Literal[
    "note", "chapter", "article", "level", "point", "clause", "item", "letter", "plain"
]


NUMBERED: tuple[tuple[TokenKind, re.Pattern[str]], ...] = (
    ("point", POINT),
    ("item", ITEM),
    ("letter", LETTER),
)


def is_finished(text: str) -> bool:
    """Does ``text`` end as a sentence or an item of a list does?"""
    if text.endswith(_FINAL):
        return True  # nearly always
    return _FINISHED.search(text[-16:]) is not None  # its end is enough, and paragraphs are long


class Token(Struct, frozen=True):
    """A paragraph and what its beginning looks like."""

    kind: TokenKind
    block: Block
    number: str = ""
    cut: int = 0  # length of the printed number in the reading
    restart: bool = False  # the first number of a new run
    level: str = ""  # of a heading that is neither a chapter's nor an article's: "section"

    @property
    def base(self) -> int:
        """The figure that its sequence goes on by: 5 of 5-1, 2 of 1.2."""
        if self.number.isdecimal():
            return int(self.number)  # nearly always
        return int(self.number.split("-")[0].split(".")[-1])

    @property
    def finished(self) -> bool:
        return is_finished(self.block.text)

    @property
    def titular(self) -> bool:
        """Looks like a line of a title or stamp: short, and no sentence."""
        return self.kind == "plain" and not self.finished and len(self.block.text) <= 250


def notes_apart(blocks: Iterable[Block], grammar: Grammar) -> Iterator[Block]:
    """Cut off a note that stands at the end of the paragraph which it is about."""
    for block in blocks:
        lower = block.text.lower()
        match = None
        for word in grammar.note_words:
            if word in lower:
                match = grammar.note.search(block.text, 1)
                break
        if match and is_finished(block.text[: match.start()]):
            rest = block.text[match.start() :]
            if re.search(r"\d{4}", rest) and any(p.search(rest) for _, p in grammar.kinds):
                own, note = block.passage.split(match.start())
                yield replace(block, passage=own)
                yield replace(block, passage=note.strip(), note=True)
                continue
        yield block


def whole_notes(tokens: Iterable[Token]) -> Iterator[Token]:
    """Give a note that ends with a colon the paragraphs that go on with it.

    «Ескерту. Бүкіл мәтін бойынша:» goes on up to the paragraph that names the instrument.
    """
    held: list[Token] = []
    for item in tokens:
        if held and item.kind == "plain" and len(held) < LONGEST_NOTE:
            held.append(item)
            if NUMBERED_ACT.search(item.block.text):
                yield replace(held[0], block=_joined(held))
                held = []
            continue
        yield from held  # nothing named an instrument: each stays what it was
        held = []
        if item.kind == "note" and item.block.text.endswith(":"):
            held = [item]
        else:
            yield item
    yield from held


def notes_of_front(tokens: Sequence[Token], grammar: Grammar) -> Iterator[Token]:
    """Notes under a title that no word marks as such: “As amended by (1) the Law …; (2) …”.

    They may go on over several paragraphs, each with an instrument: a list that is announced by a
    colon, a bracket that is not closed yet, or the next of several.
    """
    rest = iter(enumerate(tokens))
    for index, item in rest:
        if item.kind not in ("plain", "note"):
            yield item
            break
        words = item.block.text.lstrip("([ ")
        said = item.kind == "plain" and any(p.match(words) for _, p in grammar.kinds)
        stop = index + 1
        if said:
            while stop < len(tokens) and _goes_on(tokens[index:stop], tokens[stop]):
                stop += 1
        held = tokens[index:stop]
        if said and any(_names_act(one.block.text) for one in held):
            yield replace(item, kind="note", block=_joined(held))
            for _ in held[1:]:
                next(rest)
        else:
            yield item
    yield from (item for _, item in rest)


def _goes_on(held: Sequence[Token], item: Token) -> bool:
    """Does a note go on with ``item``, the next paragraph?"""
    last, text = held[-1].block.text, item.block.text
    if item.kind not in ("plain", "item", "letter", "point") or not _names_act(text):
        return False
    whole = " ".join(one.block.text for one in held)
    is_open = whole.count("(") > len(re.findall(r"(?<!\d)\)", whole)) and whole[:1] == "("
    listed = held[0].block.text.endswith(":") and item.kind == held[-1].kind
    return last.endswith((":", ";", ",")) or is_open or (listed and item.kind != "plain")


def _names_act(text: str) -> bool:
    return len(text) < 600 and _YEAR.search(text) is not None and bool(NUMBERED_ACT.search(text))


def _joined(tokens: Sequence[Token]) -> Block:
    return replace(tokens[0].block, passage=join(t.block.passage for t in tokens))


def token(block: Block, grammar: Grammar) -> Token:
    """What ``block`` begins with; ``cut`` is the length of its printed number."""
    text = block.text
    if block.note or grammar.note.match(text) or _is_bracketed_note(text, grammar):
        return Token("note", block)
    for heads, level, pattern in grammar.headings:
        if (match := pattern.match(text)) and not _is_sentence(text, match, heads):
            number = plain_number(next(g for g in match.groups() if g))
            return Token(heads, block, number, match.end(), level=level)
    if (
        (match := ROMAN_HEADING.match(text))
        and len(text) <= 200
        and roman(match["number"])
        and not (is_finished(text) or PERSON.fullmatch(text.strip()))
    ):
        return Token("chapter", block, plain_number(match["number"]), match.end())
    if match := DOTTED.match(text):
        return Token("clause", block, match["number"], match.end())
    for kind, pattern in NUMBERED:
        if match := pattern.match(text):
            return Token(kind, block, plain_number(match["number"]), match.end())
    return Token("plain", block)


def _is_bracketed_note(text: str, grammar: Grammar) -> bool:
    """«(as amended on 01.02.2020)» under a title."""
    return (
        text[:1] in "([" and text[-1:] in ")]" and len(text) < 300
        and any(pattern.search(text) for _, pattern in grammar.kinds)
        and re.search(r"\d{4}", text) is not None
    )  # fmt: skip


def _is_sentence(text: str, heading: re.Match[str], kind: str) -> bool:
    """«1-тараудың талаптары қолданылады.» is no heading, though it begins like one."""
    finished = is_finished(text)
    if finished and text[heading.end() :][:1].islower() and heading[0].rstrip()[-1:].isalnum():
        return True
    return kind != "article" and (len(text) > 300 or (finished and len(text) > 120))


def title_words(text: str) -> frozenset[str]:
    """The beginnings of a title's words, by which it is known in another grammatical form."""
    return frozenset(word[:5].casefold() for word in re.findall(r"[^\W\d_]{3,}", text))


def is_title(text: str, names: Sequence[frozenset[str]]) -> bool:
    """Does a line say one of the act's names? Most of its words are the name's, or the reverse."""
    words = title_words(text)
    return any(
        len(words) >= 2
        and len(words & name) >= 2
        and (len(words & name) >= 0.7 * len(words) or len(words & name) >= 0.8 * len(name))
        for name in names
    )


def approves(text: str, grammar: Grammar) -> re.Match[str] | None:
    """The word that makes a line part of a stamp: «бекітілген», “Approved”, “Appendix”."""
    return grammar.approved.search(text) or grammar.appendix.search(text.strip())
