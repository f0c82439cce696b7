"""The papers of a library as HTML that stands by itself; templates decide how it is set."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Final, Literal

from jinja2 import DictLoader, Environment, StrictUndefined
from msgspec import Struct

from adep import __version__
from adep.library.pipeline import Library
from adep.printing.paper import Both, Paper, on_one_line
from adep.printing.qr_code import code_of
from adep.view.books import in_every_language

_NUMBER: Final = re.compile(r"№ (?=[\dА-ЯA-Z])")
Kind = Literal["act", "poster", "sheet"]
KINDS: Final[tuple[Kind, ...]] = ("act", "poster", "sheet")


class PrintedBy(Struct, frozen=True):
    """Who prints a paper: an agency as it names itself, or nobody."""

    name: Both = ()
    logo: str = ""  # the picture itself, as a data: address

    @property
    def alone(self) -> str:
        """Its name in one language: what is heard where the logo stands."""
        return self.name[0].text if self.name else ""


NOBODY: Final = PrintedBy()


class Document(Struct, frozen=True):
    """A paper to be printed."""

    act: str
    kind: Kind
    title: str
    html: str
    identity: str  # the sum of all that it says but for its edition: 32 figures

    @property
    def name(self) -> str:
        """Of its file, without an ending."""
        return f"{self.act}-{self.kind}"


def papers(library: Library) -> tuple[Paper, ...]:
    """Every act (articles bind nobody and stand on no wall), in the library's order."""
    every = in_every_language(library)
    signed = tuple(unit for duty in library.duties if duty.signed for unit in duty.units)
    return tuple(
        Paper(tuple(books.book(act.facts.id) for books in every), signed) for act in library.acts
    )


def why_not(paper: Paper, kind: Kind, repealed: bool) -> str:
    """Why a paper of this kind is not made of the act; "" where it is.

    ``repealed``: whether posters and sheets of repealed acts are wanted. They are marked as such.
    """
    if kind == "act":
        return ""
    if paper.repealed and not repealed:
        return "the act is repealed; --repealed makes it, marked as repealed"
    if kind == "sheet" and not paper.rules:
        return "no text held of the act has a rule on acquaintance with it"
    return ""


def document(
    paper: Paper,
    kind: Kind,
    by: PrintedBy,
    files: Mapping[str, str],
    edition: str = "",
    address: str = "",
) -> Document:
    """The paper of one kind. Where nobody is named who prints it, a line is left free. ``files``
    are templates and style sheets: name -> text. ``edition``: of the copy. ``address``: of the
    site, to which a code leads; "" where none is known.
    """
    env = Environment(
        loader=DictLoader(dict(files)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    title = on_one_line(paper.short)
    if kind != "act":
        title = f"{title}. " + on_one_line(paper.words(f"print.{kind}"))
    template = env.get_template(f"{kind}.html")

    def rendered(edition: str, address: str) -> str:
        html = template.render(
            paper=paper,
            book=paper.book,
            by=by,
            title=title,
            style=files["paper.css"] + files[f"{kind}.css"],
            site=on_one_line(paper.words("site.name")),
            version=__version__,
            edition=edition,
            qr_code=code_of(address, paper) if address else None,
        )
        return _NUMBER.sub("№\u00a0", html)  # a line never ends between the two

    identity = hashlib.sha256(rendered("", "").encode()).hexdigest()[:32]
    return Document(paper.id, kind, title, rendered(edition, address), identity)
