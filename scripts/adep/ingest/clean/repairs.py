"""Safe repairs inside a paragraph: marks of Markdown, spaces about punctuation, № for ¹."""

from __future__ import annotations

import re

from msgspec.structs import replace

from adep.base.passage import Edit, Passage
from adep.languages.grammar import Grammar
from adep.model import Block

BULLET = re.compile(r"\s*[-*+•]\s+")
STRONG = re.compile(r"^\s*(\*{1,3}|_{1,3})(?=[^\s*_])((?:(?!\1).)+)(?<=\S)\1\s*$", re.DOTALL)

_WORD = r"\w»”\"’)\]"
# Repairs inside a paragraph, in this order: (rule, pattern, reading).
REPAIRS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("markdown", re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])"), r"\1"),
    ("markdown", re.compile(r"\\+(?=\s*$)"), ""),
    ("markdown", re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*]+?)(?<=[^\s*])\1(?![\w*])"), r"\2"),
    ("markdown", re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_]+?)(?<=[^\s_])\1(?![\w_])"), r"\2"),
    ("numero-sign", re.compile(r"(?<!\w)¹(?=\s?\d)"), "№"),
    ("repeated-space", re.compile(r"(?<=\S) {2,}(?=\S)"), " "),
    (
        "space-before-punctuation",
        re.compile(rf"(?<!\s\w)(?<=[{_WORD}]) +(?=[;,!?](?!\w)|[.:](?=\s|$|[»”\"]))"),
        "",
    ),
    ("space-inside-quotation-marks", re.compile(r"(?<=[«“„]) +| +(?=[»”])"), ""),
    ("space-inside-brackets", re.compile(r"(?<=\() +(?=\S)|(?<=\S) +(?=\))"), ""),
)
# None of them finds anything in a paragraph in which neither this does nor two spaces stand: a
# quick test, that begins with all the marks because other signs are everywhere.
SIGNS = r"\\*_¹\""  # wherever they stand; the others beside a space
SUSPECT = re.compile(
    rf"[{SIGNS}«“„(;,!?.:»”)](?:(?<=[{SIGNS}])|(?<=[«“„(])(?= )|(?<= [;,!?.:»”)]))"
)


def repair(block: Block, grammar: Grammar) -> Block:
    """The paragraph with every safe repair made; ``bold`` tells that it was set so as a whole."""
    passage, bold = block.passage, False
    text = passage.text
    if text.startswith(("*", "_", "- ", "+ ", "• ")):
        if (match := BULLET.match(text)) and (
            text[match.end() : match.end() + 1] in "*_[(" or grammar.note.match(text, match.end())
        ):
            passage = passage.replace(0, match.end(), "", "markup")
        while match := STRONG.match(passage.text):
            passage = passage.replace(match.end(2), len(passage), "", "markup")
            passage = passage.replace(0, match.start(2), "", "markup")
            bold = True
        text = passage.text
    if SUSPECT.search(text) or "  " in text:
        for rule, pattern, reading in REPAIRS:
            passage = passage.sub(pattern, reading, rule)
        passage = _straight_quotes(passage)
    passage = passage.strip()
    if passage is block.passage and bold == block.bold:
        return block  # most are: a copy of each costs more than the tests above
    return replace(block, passage=passage, bold=bold)


def _straight_quotes(passage: Passage) -> Passage:
    """Drop spaces inside straight quotation marks, where they stand in pairs."""
    marks = [m.start() for m in re.finditer('"', passage.text)]
    if len(marks) % 2:
        return passage
    text, rule = passage.text, "space-inside-quotation-marks"
    edits: list[Edit] = []
    for opens, closes in zip(marks[::2], marks[1::2], strict=True):
        inner = text[opens + 1 : closes]
        if not inner.strip():
            edits.append((opens + 1, closes, "", rule))
            continue
        start, end = len(inner) - len(inner.lstrip()), len(inner.rstrip())
        if inner[:1] == " ":
            edits.append((opens + 1, opens + 1 + start, "", rule))
        if inner[-1:] == " ":
            edits.append((opens + 1 + end, closes, "", rule))
    return passage.edit(edits)
