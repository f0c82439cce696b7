"""Tables of a page whose markup can be told without converting their Markdown.

The table of the law is elements already, and to look for Markdown in them costs Python-Markdown
more than all else of a page. So what becomes of the elements, and of units of plain words, is told
here; whatever else stands in a cell is converted as a block beside those of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from typing import Final

# No sign by which Markdown, HTML or an entity begins, and none that Python-Markdown drops.
PLAIN_SIGN: Final = r"[^<>\[\]*_`\\&|!{}\x00-\x1f]"
PLAIN: Final = f"{PLAIN_SIGN}*"
# Words of the interface in one language, or an anchor.
ELEMENT: Final = (
    rf'(?:<span(?: class="say")? lang="[\w-]+">{PLAIN}</span>'
    r'|<a id="[\w.-]+"(?: data-sum="[0-9a-f]*")?></a>)'
)

_STANDING_ALONE: Final = r"(?=\n\n|\n?\Z)"
_LAW: Final = re.compile(
    r'(?<=\n\n)<table class="law" markdown>\n'
    rf"(?:(?!</table>{_STANDING_ALONE})[^\n]*\n)*+</table>{_STANDING_ALONE}"
)
_PIPES: Final = re.compile(
    rf"(?<=\n\n)\|[^\n]+\|\n\|(?: --- \|)+\n\|[^\n]+\|(?:\n\|[^\n]+\|)*{_STANDING_ALONE}"
)

_HEAD: Final = (
    rf'<th(?: [\w-]+="[\w-]*")+>(?:{ELEMENT}'
    rf'|</?(?:strong|small|span|time)(?: [\w-]+="[\w -]*")*>|<br>|{PLAIN})*+</th>\n'
)
_ROW: Final = r'<tr(?: data-relation="[a-z-]+")?(?: data-proposed)? markdown>\n'
_CELL: Final = r'<td [\w-]+="[\w-]+" markdown="block">'
_EMPTY: Final = rf"{_CELL}\n</td>\n"
# A table's elements come in three kinds of blocks: those before its first words, those that end a
# cell and begin another, and those behind its last words.
_FIRST: Final = re.compile(
    rf'<table class="law" markdown>\n<thead>\n<tr>\n(?:{_HEAD})+</tr>\n</thead>\n'
    rf"<tbody markdown>\n{_ROW}(?:{_EMPTY})*{_CELL}"
)
_BETWEEN: Final = re.compile(rf"</td>\n(?:{_EMPTY}|</tr>\n{_ROW})*{_CELL}")
_LAST: Final = re.compile(rf"</td>\n(?:{_EMPTY})*</tr>\n</tbody>\n</table>")
_UNIT: Final = re.compile(
    r'(?P<anchor><a id="[\w.-]+" data-sum="[0-9a-f]*"></a>)'
    rf"(?:\*\*(?P<label>(?![\s*]){PLAIN}(?<!\s))\*\*)?(?P<text>{PLAIN})"
)
# A block that becomes the same wherever it stands: no element, no code, no definition, nothing that
# ends the table, no entity without a name, at which the parser of HTML stops.
_BLOCK: Final = re.compile(
    r"(?!```|~~~|\[[^\]]*\]:)(?![\s\S]*(?:</t(?:able|body|head|[dhr])\b|&#(?![\dx])))"
    r"(?:(?:[^\s<]|<(?:a|span) )[^\n]*(?:\n|\Z))+",
    re.IGNORECASE,
)
_NOTHING: Final = re.compile(r">\n</td>\n")
_PROPOSED: Final = re.compile("<tr([^>]*) data-proposed>")  # Python-Markdown orders attributes
_CELL_OF_PIPES: Final = re.compile(rf"(?:{ELEMENT}|{PLAIN})*+")


Placing = Callable[[str], str]  # markup → the paragraph that stands for it in Markdown


def take_tables(markdown: str, place: Placing) -> str:
    """A page in which ``place`` stands for the markup of its tables. A table that is not written as
    an import writes it is left to be converted.
    """
    taken = _LAW.sub(lambda table: _of_law(table[0], place), markdown)
    return _PIPES.sub(lambda table: _of_pipes(table[0], place), taken)


def _of_law(table: str, place: Placing) -> str:
    first, *inner = table.split("\n\n")
    last = inner.pop() if inner else ""
    if not (_FIRST.fullmatch(first) and _LAST.fullmatch(last)):
        return table
    blocks, told = [], [_elements(first)]
    for block in inner:
        if _BETWEEN.fullmatch(block):
            told.append(_elements(block))
        elif unit := _UNIT.fullmatch(block):
            label = f"<strong>{unit['label']}</strong>" if unit["label"] else ""
            told.append(f"<p>{unit['anchor']}{label}{unit['text']}</p>")
        elif _BLOCK.fullmatch(block):
            blocks += [place("\n".join(told)), block] if told else [block]
            told = []
        else:
            return table
    told.append(_elements(last))
    return "\n\n".join([*blocks, place("\n".join(told))])


@lru_cache(maxsize=1024)
def _elements(block: str) -> str:
    """Most of them stand on page after page."""
    html = block.replace(' markdown="block"', "").replace(" markdown>", ">")
    return _PROPOSED.sub(r'<tr data-proposed="data-proposed"\1>', _NOTHING.sub("></td>\n", html))


def _of_pipes(table: str, place: Placing) -> str:
    rows = [line[2:-2].split(" | ") for line in table.split("\n")]
    if any(len(row) != len(rows[0]) for row in rows):
        return table
    if not all(map(_CELL_OF_PIPES.fullmatch, chain.from_iterable(rows))):
        return table
    heads, _, *told = rows
    lines = [*_row(heads, "th"), "</thead>", "<tbody>", *chain(*(_row(row, "td") for row in told))]
    return place("\n".join(["<table>", "<thead>", *lines, "</tbody>", "</table>"]))


def _row(cells: Iterable[str], tag: str) -> list[str]:
    bare = (cell.strip(" ") for cell in cells)  # as Python-Markdown: other spaces are words
    return ["<tr>", *(f"<{tag}>{cell}</{tag}>" for cell in bare), "</tr>"]
