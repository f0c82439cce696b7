"""The numbers of ordered lists of HTML: a reader sees them, and the text does not have them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from adep.ingest.documents.numbers import KINDS

# The attribute "type" of a list -> the kind of its numbers; figures where it says nothing else.
_TYPES = {"a": "lowerLetterOn", "A": "upperLetterOn", "i": "lowerRoman", "I": "upperRoman"}
_INTEGER = re.compile(r"\s*-?\d{1,6}\s*")
_NO_NUMBERS = re.compile(r"(?i)list-style(?:-type)?\s*:\s*[^;]*none")
NUMBERED = re.compile(
    r"\s*(?:\(?\d[\d-]*\s?[.)]|[^\W\d_]\)|[IVX]+\.)"
)  # an item that says its number


class ListNumbers(Struct):
    """The numbers of an ordered list, which only its mark-up says."""

    next: int
    step: int
    form: str  # of the number, by the attribute "type"
    sign: str  # what follows it

    def take(self, value: str | None) -> str:
        """The number of the next item; ``value``: as the item itself says."""
        number = int(value) if value and _INTEGER.fullmatch(value) else self.next
        self.next = number + self.step
        printed = KINDS[_TYPES.get(self.form, "decimal")]
        return f"{printed(number)}{self.sign} "


def numbers_of(
    attributes: Mapping[str, str], items: int, inner: bool, before: str
) -> ListNumbers | None:
    """How an ordered list is numbered; None where it shows no numbers.

    The list of a lead-in, or inside another list, is one of items, «1)», and not of clauses.
    """
    if _NO_NUMBERS.search(attributes.get("style", "")):
        return None
    back = "reversed" in attributes
    start = attributes.get("start", "")
    first = int(start) if _INTEGER.fullmatch(start) else items if back else 1
    form = attributes.get("type", "1")
    item = inner or before.rstrip().endswith(":") or form in ("a", "A")
    return ListNumbers(first, -1 if back else 1, form, ")" if item else ".")
