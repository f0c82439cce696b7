"""The code on a paper, and the same in letters: they lead to what the site says of the wording that
is printed.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from msgspec import Struct

from adep.base.problems import refuse
from adep.printing.paper import Paper

# Of a picture in a PDF that is read aloud: what stands beside it says the same.
_LABEL = "QR"


class QrCode(Struct, frozen=True):
    """The address to which it leads, and its code as SVG."""

    address: str
    svg: str


def code_of(site: str, paper: Paper) -> QrCode:
    """Of a paper of the site at ``site`` (ends in "/"): its act, and each wording that it prints.

    Raises ``Refused`` where the library that draws codes is not installed.
    """
    if find_spec("segno") is None:
        message = "it is not installed; `make print` does it, as the other tools for PDFs"
        raise refuse("printing-missing", "segno", None, message)
    address = f"{site}check/#{paper.id}@{_wordings(paper)}"
    segno: Any = import_module("segno")
    svg: str = segno.make(address, error="m", micro=False).svg_inline(
        omitsize=True, border=2, svgclass="code", lineclass=None, title=_LABEL
    )
    return QrCode(address, svg)


def _wordings(paper: Paper) -> str:
    """Each wording on the paper: "kk.2013-10-01,en.2011-04-01"."""
    return ",".join(f"{c.lang}.{c.date}" for c in paper.book.columns if c.held)
