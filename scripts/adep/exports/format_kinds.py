"""What a format is: its name, its media type, where its files stand, and what makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from adep.exports.held_act import Copy, HeldWording, Holding
from adep.languages.interface import Interface
from adep.model import ResolvedClause


class Made(Struct, frozen=True):
    """A file that was made. ``pattern``: its place with the id of its clause or page left open."""

    href: str
    content: bytes
    pattern: str = ""  # "" where it is no file of many
    lang: str | None = None
    wording_of: str | None = None


class Format(Struct, frozen=True):
    """A format. ``href`` is the place of its files, from the site's root: {act}, {clause},
    {lang} and {wording_of} stand for what they are made of. ``label`` is what pages call it; ""
    where none leads to it.
    """

    name: str
    label: str
    media_type: str
    href: str


class OfSite(Format, frozen=True):
    """One file of the whole site; None: there is nothing to make it of."""

    make: Callable[[Copy], bytes | None]

    def files(self, copy: Copy) -> Iterator[Made]:
        """Its file."""
        if (content := self.make(copy)) is not None:
            yield Made(self.href, content)


class OfInterface(Format, frozen=True):
    """A file an interface language, in its folder; the first one's stands at the site's root."""

    make: Callable[[Copy, Interface, str], bytes | None]

    def files(self, copy: Copy) -> Iterator[Made]:
        """Its files."""
        for at, words in enumerate(copy.library.interfaces):
            prefix = f"{words.lang}/" if at else ""
            if (content := self.make(copy, words, prefix)) is not None:
                yield Made(f"{prefix}{self.href}", content, "", words.lang)


class OfAct(Format, frozen=True):
    """A file an act."""

    make: Callable[[Holding], bytes | None]

    def files(self, holding: Holding) -> Iterator[Made]:
        """Its file of one act."""
        if (content := self.make(holding)) is not None:
            yield Made(self.href.format(act=holding.id), content)


class OfWording(Format, frozen=True):
    """A file a wording and language."""

    make: Callable[[HeldWording], bytes | None]

    def files(self, holding: Holding) -> Iterator[Made]:
        """Its files of one act."""
        for wording in holding.wordings:
            if (content := self.make(wording)) is not None:
                day = wording.day.isoformat()
                href = self.href.format(act=holding.id, lang=wording.lang, wording_of=day)
                yield Made(href, content, "", wording.lang, day)


class OfClause(Format, frozen=True):
    """A file a clause."""

    make: Callable[[Holding, ResolvedClause], bytes | None]

    def files(self, holding: Holding) -> Iterator[Made]:
        """Its files of one act."""
        for clause in holding.act.clauses:
            if made := self.file(holding, clause):
                yield made

    def file(self, holding: Holding, clause: ResolvedClause) -> Made | None:
        """Its file of one clause; None: there is nothing to make it of."""
        if (content := self.make(holding, clause)) is None:
            return None
        pattern = self.href.format(act=holding.id, clause="{clause}")
        return Made(pattern.format(clause=clause.id), content, pattern)


AnyFormat = OfSite | OfInterface | OfAct | OfWording | OfClause
