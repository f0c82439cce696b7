"""The pages of acts, made in several processes at once; what was told of them is told here.

MkDocs reads all pages, makes them, then looks whether their links lead to places. With pieces a
process of its own takes each page of a piece through the first two steps, by MkDocs' own functions,
before MkDocs comes to them here. A stand-in has the place of each page then: it tells what was told
there, in its turn, and knows what the third step asks. What spans acts is made here: a process that
looked at all acts would come to have them for itself.
"""

from __future__ import annotations

import logging
import math
import pickle
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file
from msgspec import Struct
from msgspec.structs import replace

from adep.base.processes import sendable
from adep.site import build_faults
from adep.site.interface_run import InterfaceRun
from adep.site.mkdocs_pages import LawPage
from adep.site.state import Site

LARGEST: Final = 800  # pages of a piece: what is kept of them until it ends is kept in memory


class LogLine(Struct, frozen=True):
    """A line of the log."""

    logger: str
    level: int
    words: str

    def again(self) -> None:
        """Tell it here."""
        logging.getLogger(self.logger).log(self.level, "%s", self.words)


class PageElsewhere(Struct, frozen=True):
    """What is known here of a page that another process made."""

    path: str  # below docs/
    reading: tuple[LogLine, ...]  # what was told while it was read
    making: tuple[LogLine, ...]  # … and while it was made
    unread: Exception | None  # what was raised while it was read
    unmade: Exception | None  # … and while it was made
    anchors: str | None  # the places on it, parted by spaces; None: it was converted before
    links: tuple[tuple[str, str, str], ...]  # (page, place, link) to places that may not be there


class StandIn(Page):
    """A page that was made elsewhere."""

    told: PageElsewhere

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Tell what was told; raise what was raised."""
        for line in self.told.reading:
            line.again()
        if self.told.unread:
            raise self.told.unread
        self.content, self.toc = "", TableOfContents([])
        self.links_to_anchors = {}
        for path, place, link in self.told.links:
            self.links_to_anchors.setdefault(files.src_uris[path], {})[place] = link

    @property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]
        """The places on the page."""
        return None if self.told.anchors is None else set(self.told.anchors.split(" "))


class PagesInPieces:
    """The pages of acts in an interface language, made in pieces. ``kept`` is a folder for what the
    first language of a build converts, for the others.
    """

    def __init__(self, site: Site, run: InterfaceRun, kept: Path) -> None:
        self.site, self.run, self.kept = site, run, kept
        self.documents = run.documents
        self.ready = False
        self.made: dict[str, PageElsewhere] = {}
        self._links: dict[str, dict[File, dict[str, str]] | None] = {}

    def make(self) -> None:
        """Make them in other processes; stand-ins take their place here."""
        self.run.set_templates()
        for made in self.site.share(self._make_piece, _pieces(self.documents)):
            self.made |= {page.path: page for page in made}
        self.ready = True
        for path, told in self.made.items():
            file = self.run.files.src_uris[path]
            page = StandIn(path, file, self.run.config)
            page.told = told

    def leave_out(self) -> None:
        """Tell what was told while pages were made, and let MkDocs make none of them."""
        for file in self.documents:
            assert file.page is not None
            self._links[file.src_uri] = file.page.links_to_anchors
            file.page.links_to_anchors = None  # in their turn, with the others
            if (told := self.made.get(file.src_uri)) is None:
                continue
            for line in told.making:
                line.again()
            if told.unmade:
                raise told.unmade
            file.inclusion = InclusionLevel.EXCLUDED

    def check_links(self) -> None:
        """Warn of links that lead to no place, as MkDocs does, in the order of all pages."""
        level = self.run.config.validation.links.anchors
        for file in self.documents:
            assert file.page is not None
            file.page.links_to_anchors = self._links[file.src_uri]
            file.page.validate_anchor_links(files=self.run.files, log_level=level)

    def _mendable(self, wrong: Exception) -> Exception:
        """What to say of it, while it is known where it was raised."""
        return build_faults.told(wrong, Path(self.run.config.theme.custom_dir or "")) or wrong

    def _make_piece(self, piece: Sequence[File]) -> list[PageElsewhere]:
        said = _Gathered()
        logger = logging.getLogger("mkdocs")
        logger.handlers, logger.propagate = [said], False
        kept = self.kept / piece[0].src_uri
        if converted := kept.is_file():
            self.site.bodies, self.site.printed = pickle.loads(kept.read_bytes())
        made = []
        for file in piece:
            made.append(self._make_page(file, said))
            if made[-1].unread or made[-1].unmade:
                break  # it stops the build
        if not converted:
            write_file(pickle.dumps((self.site.bodies, self.site.printed)), str(kept))
        pages = {file.src_uri: file.page for file in piece}
        return [_with_links(told, pages) for told in made]

    def _make_page(self, file: File, said: _Gathered) -> PageElsewhere:
        unread = unmade = None
        made: tuple[LogLine, ...] = ()
        try:
            self.run.convert(file)
        except Exception as wrong:
            unread = sendable(self._mendable(wrong))
        read = said.take()
        if unread:
            read = read[:-1]  # MkDocs says it again where it is raised again
        else:
            try:
                self.run.write_page(file)
            except Exception as wrong:
                unmade = sendable(self._mendable(wrong))
            made = said.take()
        page = file.page
        assert page is not None
        places = page.present_anchor_ids
        anchors = None if places is None else " ".join(sorted(places))
        return PageElsewhere(file.src_uri, read, made, unread, unmade, anchors, ())


def _pieces(documents: Sequence[File]) -> Iterator[Sequence[File]]:
    """The pages of each act, in several pieces where they are too many to be made together."""

    def act(file: File) -> str:
        return file.page.made.act if isinstance(file.page, LawPage) else ""

    ours = (file for file in documents if _is_of_act(file))
    for _, together in groupby(sorted(ours, key=act), act):
        pages = list(together)
        length = math.ceil(len(pages) / math.ceil(len(pages) / LARGEST))
        yield from (pages[at : at + length] for at in range(0, len(pages), length))


def _is_of_act(file: File) -> bool:
    """Whether a page is made of one act or article alone."""
    return isinstance(file.page, LawPage) and file.page.made.kind.in_act


def _with_links(told: PageElsewhere, pages: Mapping[str, Page | None]) -> PageElsewhere:
    """``told`` with those links of its page that don't lead to a place on one of ``pages``."""
    page = pages[told.path]
    every = (page.links_to_anchors if page else None) or {}
    found = []
    for file, links in every.items():
        other = pages.get(file.src_uri)
        there = (other.present_anchor_ids if other else None) or set()
        found += [
            (file.src_uri, place, link) for place, link in links.items() if place not in there
        ]
    return replace(told, links=tuple(found))


class _Gathered(logging.Handler):
    """Gathers what is told."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[LogLine] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Gather it."""
        self.said.append(LogLine(record.name, record.levelno, record.getMessage()))

    def take(self) -> tuple[LogLine, ...]:
        """What was told since it was asked last."""
        said, self.said = tuple(self.said), []
        return said
