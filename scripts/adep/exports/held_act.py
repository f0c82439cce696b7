"""What every format is made of: the library, an act with all that is said of it, the edition.

Whatever a copy must say of itself, wherever it goes, is said here once: which wording it carries,
with which standing, the state of the act, the sum of the source and the edition of the copy.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from jinja2 import BytecodeCache
from msgspec import Struct, field

from adep.base.grouping import grouped
from adep.exports import data, data_types
from adep.exports.cited import Item
from adep.exports.data import Clauses
from adep.exports.data_head import UNPUBLISHED, head
from adep.exports.json_layout import lines
from adep.git.edition import Edition
from adep.library import concordance
from adep.library.differences import Difference, differences
from adep.library.pipeline import Library
from adep.model import Act, Event, Remark, Text, TextFacts, Unit, folder_of_day
from adep.printing.paper import Both, Paper
from adep.view.book import Book
from adep.view.books import Books, in_every_language
from adep.view.unit_values import Around, capital

LOOKED_AT: Final = Edition(UNPUBLISHED, None)  # of what nobody publishes


class Copy(Struct, frozen=True, eq=False, dict=True):
    """A copy of the site: its texts, its edition, its address, "" where it knows none, and the
    PDFs that were made of the texts, by their names.
    """

    library: Library
    edition: Edition = LOOKED_AT
    address: str = ""
    printed: Mapping[str, bytes] = field(default_factory=dict)
    shared: tuple[Books, ...] = ()  # the library in every interface language, where it is made
    compiled: BytecodeCache | None = None  # templates, where they are kept from build to build

    @cached_property
    def books(self) -> tuple[Books, ...]:
        """The library in every interface language."""
        return self.shared or in_every_language(self.library)

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """Every act, in the library's order."""
        return tuple(Holding(self, act) for act in self.library.acts)

    @cached_property
    def articles(self) -> tuple[Holding, ...]:
        """Every article, likewise."""
        return tuple(Holding(self, act) for act in self.library.articles)

    def holding(self, id: str) -> Holding:
        """An act by its id."""
        return next(holding for holding in self.holdings if holding.id == id)


class Holding(Struct, frozen=True, eq=False, dict=True):
    """An act or article, and what all formats take of it; each is made once."""

    copy: Copy
    act: Act

    @property
    def id(self) -> str:
        """The act's id."""
        return self.act.facts.id

    @cached_property
    def adopted_by(self) -> Event | None:
        """The instrument that adopted the act; None where the facts name none, or several."""
        found = [e for e in self.act.facts.history if e.kind == "adopted" and e.clauses == ()]
        return found[0] if len(found) == 1 else None

    @cached_property
    def paper(self) -> Paper:
        """The act in every interface language at once: a file has no language switch."""
        return Paper(tuple(books.book(self.id) for books in self.copy.books))

    @property
    def book(self) -> Book:
        """The act in the first interface language: for whatever is the same in all."""
        return self.paper.book

    @cached_property
    def head(self) -> data_types.HeadJson:
        """What no copy of the act goes without, as ``/data/`` has it."""
        return head(self.act, self.copy.edition.name)

    @cached_property
    def head_lines(self) -> str:
        """The same as lines of a file: each clause's has them."""
        return lines(self.head)

    @cached_property
    def data(self) -> data_types.ActJson:
        """The act as ``/data/<act>.json`` has it."""
        library = self.copy.library
        return data.act_data(
            self.act,
            library.authorities,
            self.clauses,
            concordance.without_counterpart(library.concordances, self.id),
            self.copy.edition.name,
        )

    @cached_property
    def clauses(self) -> Clauses:
        """Its clauses as ``/data/`` has them."""
        return Clauses(self.act, self.book.across.counterparts)

    @cached_property
    def wordings(self) -> tuple[HeldWording, ...]:
        """Every text held, the newest of each language first."""
        found = [HeldWording(self, text, self.act) for text in self.act.texts]
        for text in self.act.earlier:
            past = next((p.act for p in self.act.past if p.day == text.wording_of), self.act)
            found.append(HeldWording(self, text, past))
        return tuple(found)

    @cached_property
    def newest(self) -> Mapping[str, HeldWording]:
        """Language -> its newest wording held."""
        found: dict[str, HeldWording] = {}
        for wording in self.wordings:
            found.setdefault(wording.lang, wording)
        return found

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Where the act's texts differ between its languages, or lack each other."""
        return differences(self.act, self.copy.books[0].langs)

    def around(self, unit: Unit) -> Around:
        """What completes the sentence of a unit that is quoted alone."""
        return self.book.sentences.around(unit.id) if unit.opening or unit.closing else Around()

    def quoted_alone(self, unit: Unit) -> str:
        """The words of a unit in their sentence, behind its printed number, as they are copied."""
        around = self.around(unit)
        return " ".join(filter(None, (around.opening, unit.label, unit.text, around.closing)))

    def warning(self, book: Book) -> str:
        """What the first line of every file says of a repealed act; "" of another."""
        if not self.paper.repealed:
            return ""
        by = book.state.says_by
        return f"{book.state.says}. {by}" if by else book.state.says

    @cached_property
    def warnings(self) -> Both:
        """The same in every interface language."""
        return self.paper.each(self.warning)

    def headline(self, book: Book) -> str:
        """The act and its state, for the head of a page: "Code of Honor (2005). Repealed …"."""
        return f"{book.short.text}. {self.warning(book) or book.state.says}"

    def edition(self, book: Book) -> str:
        """ "Edition of this copy: 2026-11-28-0123456789"."""
        return f"{book.words['footer.edition']} {self.copy.edition.name}"

    @cached_property
    def says(self) -> Both:
        """All that a copy of all newest texts must say, a paragraph an interface language."""
        return self.paper.each(self.status)

    def status(self, book: Book) -> str:
        """The same in one interface language."""
        return self.told(book, *(told for one in self.newest.values() for told in one.of(book)))

    def told(self, book: Book, *texts: str) -> str:
        """The state of the act, then what is said of ``texts``, then what holds of every copy."""
        outdated = (f"{notice.title}. {notice.text}" for notice in book.outdated_notice)
        parts = (
            self.warning(book) or book.state.says,
            *outdated,
            *texts,
            self.edition(book),
            book.words["footer.unofficial"],
        )
        return " ".join(s if s.endswith((".", "!", "?")) else f"{s}." for s in parts)

    def link(self, path: str) -> str:
        """A link to a file of the site: its whole address, or its path from the site's root."""
        return f"{self.copy.address or '/'}{path}"

    def url(self, path: str) -> str:
        """The whole address of a page, "" where the site does not know its own."""
        return f"{self.copy.address}{path}" if self.copy.address else ""


class HeldWording(Struct, frozen=True, eq=False, dict=True):
    """A text of an act in one language. ``act``: the act as it is held of the text's day."""

    holding: Holding
    text: Text
    act: Act

    @property
    def lang(self) -> str:
        """The text's language."""
        return self.text.lang

    @cached_property
    def facts(self) -> TextFacts:
        """What the act's facts say of the text."""
        return self.holding.act.facts.telling_of(self.lang, self.text.wording_of)

    @property
    def day(self) -> datetime.date:
        """Of which day the wording is."""
        return self.facts.wording_of

    @property
    def newest(self) -> bool:
        """Whether no newer wording is held in its language."""
        return self.holding.newest[self.lang] is self

    @cached_property
    def book(self) -> Book:
        """The act in the interface of the text's language, or else in the first one."""
        books = self.holding.paper.books
        return next((book for book in books if book.words.lang == self.lang), books[0])

    def named(self, book: Book) -> str:
        """ "wording of 1 October 2013, Kazakh, authentic text", inside a sentence."""
        return book.citation.of_text(self.facts)

    @cached_property
    def name(self) -> str:
        """The same in the interface of its language."""
        return self.named(self.book)

    @property
    def source(self) -> str:
        """The file that the text comes from, and its sum."""
        return f"{self.text.source.path}, SHA-256 {self.text.source.sha256}"

    def of(self, book: Book) -> tuple[str, ...]:
        """What is said of this text: which it is, whether a newer is held, of which source."""
        older = () if self.newest else (book.words["past.title"],)
        source = f"{book.words['footer.source']}: {self.source}"
        return capital(self.named(book)), *older, source

    @cached_property
    def says(self) -> Both:
        """All that a copy of this text must say, a paragraph an interface language."""
        return self.holding.paper.each(lambda book: self.holding.told(book, *self.of(book)))

    @cached_property
    def told(self) -> str:
        """The same in the interface of its language."""
        return self.holding.told(self.book, *self.of(self.book))

    @cached_property
    def folder(self) -> str:
        """Where the wording has its pages; the default interface shows every text."""
        folder = self.holding.act.facts.folder
        return folder if self.newest else folder_of_day(folder, self.day)

    @cached_property
    def cited(self) -> Item:
        """The whole wording as it is cited; of its parts, all but id, place, address and words."""
        holding, book, adopted = self.holding, self.book, self.holding.adopted_by
        named = capital(book.words.known("type", adopted.type)) if adopted and adopted.type else ""
        authorities = book.authorities.get(adopted.authority or "", {}) if adopted else {}
        return Item(
            id=f"{holding.id}-{self.key}",
            title=holding.act.facts.title.get(self.lang) or book.title.text,
            lang=self.lang,
            kind=named,
            number=(adopted.number or "") if adopted else "",
            authority=book.words.pick(authorities)[0],
            adopted=adopted.date if adopted else None,
            place="",
            version=self.name,
            url=holding.url(self.folder),
            words="",
            state=holding.warning(book) or book.state.says,
            says=self.told,
        )

    @cached_property
    def key(self) -> str:
        """What tells it from the act's other wordings: its language, of an older one its day."""
        return self.lang if self.newest else f"{self.lang}-{self.day.isoformat()}"

    def remarks_on(self, units: Iterable[Unit]) -> tuple[Remark, ...]:
        """What editors remarked on some units of the text."""
        return tuple(remark for unit in units for remark in self._remarks.get(unit.id, ()))

    @cached_property
    def _remarks(self) -> Mapping[str, tuple[Remark, ...]]:
        return grouped((remark.unit, remark) for remark in self.text.remarks)
