"""What one run of MkDocs knows of the site, for all interface languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup
from msgspec import Struct, field
from msgspec.structs import replace

from adep.base.kept_results import ANEW, Kept
from adep.base.processes import Share, share_among
from adep.disk import refuse_unfinished
from adep.exports import Copy, Listed
from adep.exports.on_request import OnRequest
from adep.git.edition import Edition, digest, digests, edition_of, sum_of
from adep.ingest.texts import forget as forget_cleaned
from adep.languages.interface import Interface
from adep.languages.letters import every_letters
from adep.library.pipeline import Library
from adep.model.page_kinds import MadePage
from adep.pages.bilingual import say
from adep.pages.made_pages import made_pages, units_of_pages
from adep.pages.project_state import Prepared, ShownProject, prepare, show
from adep.printing.made_pdfs import printed
from adep.records import load_agency
from adep.records.agency import Agency
from adep.site.assets import NEEDED, Assets, joined, named, with_letters, with_styles
from adep.site.build_faults import refuse_missing
from adep.site.column_styles import columns_css
from adep.site.fonts import font_files, fonts_css
from adep.site.material_theme import style
from adep.site.other_alphabet import letters_table
from adep.site.page_body import Body
from adep.site.page_forms import Converted
from adep.site.report_link import Reporting
from adep.site.search_files import Searching, searching
from adep.site.template_cache import compiled_templates
from adep.view.book import Book
from adep.view.books import Books, column_languages
from adep.view.changes import Changes
from adep.view.cross_index import Across
from adep.view.cross_index import index as index_across

CACHE = ".cache"  # in the project
# Pages come by their names ("1", "10", "100", "1000", "1001"): of few chapters at a time.
CHAPTERS: Final = 16


class Settings(Struct, frozen=True):
    """What ``mkdocs.yml`` says of the site."""

    offline: bool = False
    policy: bool = False
    publish: bool = False
    reporting: Reporting | None = None  # where readers report mistakes; None: nowhere
    agency: str | None = None  # a file with an organisation's name
    processes: int = 1  # how many may build: see ``share_among``

    @property
    def index(self) -> str:
        """What a link to a folder ends in: read from the disk, it has to name the page in it."""
        return "index.html" if self.offline else ""


class Unrecorded(Struct, frozen=True):
    """Words that somebody mended on a page and that nobody recorded; shown, never published."""

    page: str  # from the root of an interface
    unit: str


class Site(Struct, dict=True, weakref=True):
    """What one run of MkDocs knows, for all interface languages."""

    settings: Settings
    reading: ShownProject
    default: str
    interfaces: tuple[Interface, ...]  # the default first
    langs: tuple[str, ...]  # text languages, in the order of the columns
    pages: Mapping[str, MadePage]  # src_uri -> what it is
    across: Across
    expected: Mapping[str, Sequence[str]]  # src_uri of pages with words of texts -> their units
    agency: Agency | None  # who hosts this copy
    assets: Assets  # what pages load
    edition: Edition  # which copy this is
    digests: Mapping[str, str]  # of the files that it is made of
    cache: Path  # a folder for what takes long to make, and may be made again
    pdfs: Mapping[str, bytes] = field(default_factory=dict)  # those that were printed of it
    prepared: Prepared | None = None  # what it was read from, where it may change
    bodies: dict[str, Body] = field(default_factory=dict)  # src_uri -> the page, converted
    forms: dict[str, Converted] = field(default_factory=dict)  # of pages -> what MkDocs made of it
    printed: dict[str, Mapping[str, str]] = field(
        default_factory=dict
    )  # … -> unit -> words that differ
    unrecorded: list[Unrecorded] = field(default_factory=list)
    books: dict[str, Books] = field(default_factory=dict)  # interface language -> its books
    changes: dict[str, Changes] = field(default_factory=dict)  # act -> what its wordings changed
    contents: dict[tuple[str, str, int], str] = field(default_factory=dict)
    env: jinja2.Environment = field(default_factory=jinja2.Environment)
    searching: Searching | None = None  # what the search loads in every interface language
    checking: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # lang -> its check's file
    exported: Listed | OnRequest | None = None  # the law as data

    @property
    def library(self) -> Library:
        """Everything that is shown."""
        return self.reading.library

    def interface(self, lang: str) -> Interface:
        """The words of an interface language."""
        return next(words for words in self.interfaces if words.lang == lang)

    @cached_property
    def share(self) -> Share:
        """Who makes the pages of acts."""
        return share_among(self.settings.processes, len(self.pages))

    def prefix(self, lang: str) -> str:
        """The folder of an interface below the site's root: "" or "en/"."""
        return "" if lang == self.default else f"{lang}/"

    @property
    def fillable(self) -> bool:
        """Whether pages leave a place for an agency that its own copy fills: agency/agency.js."""
        return self.settings.offline and self.agency is None

    def take_pages(self, root: Path, docs: Path, paths: Iterable[str]) -> None:
        """The site with the pages at ``paths`` below ``docs`` as they lie there now; other files
        are as they were. Raises ``Refused``: then all of it is as it was.
        """
        if self.prepared is None:
            raise ValueError("the site was not opened so that it may change")
        paths = list(paths)
        self.prepared.again.turn()
        prepared = self.prepared.with_pages(paths)
        self.reading = show(prepared, publish=self.settings.publish, only=paths)
        self.prepared = prepared
        names = {path: (docs / path).relative_to(root).as_posix() for path in paths}
        now = {name: digest((docs / path).read_bytes()) for path, name in names.items()}
        self.digests = {**self.digests, **now}
        self.edition = edition_of(root, self.agency is not None, sum_of(self.digests))
        self.pdfs = printed(root / "print", self.library, self.agency)
        self.across = index_across(self.library)
        for path in paths:
            self.forget(path)
        for kept in (self.books, self.changes, self.contents, self.checking):
            kept.clear()
        self.searching = None
        if isinstance(self.exported, OnRequest):
            self.exported = OnRequest(self.copy(self.exported.copy.address))

    def forget(self, path: str) -> None:
        """What was converted of the page at ``path``: it is needed no more, or has changed."""
        self.bodies.pop(path, None)
        self.printed.pop(path, None)

    def next_language(self) -> None:
        """What was set for the pages of an interface language is not needed for the next one's."""
        for kept in (self.contents, self.forms):
            kept.clear()
        known: Mapping[str, Any] = self.env.globals
        for name in {"previews", "books"} & known.keys():
            known[name].forget()

    def copy(self, site_url: str | None) -> Copy:
        """What its data is made of. It takes the books of the pages where it has the same ones."""
        languages = [words.lang for words in self.library.interfaces]
        same = languages == [words.lang for words in self.interfaces]
        books = tuple(map(self.of, languages)) if same else ()
        compiled = compiled_templates(self.cache)
        return Copy(self.library, self.edition, site_url or "", self.pdfs, books, compiled)

    def search(self) -> Searching:
        """What the search loads in every interface language; made once."""
        if self.searching is None:
            self.searching = searching(self.library, self.langs)
        return self.searching

    def search_is_written(self) -> None:
        """What stands in the files of the search is needed no more, only which there are."""
        found = self.search()
        names = Assets(dict.fromkeys(found.assets.files, b""), found.assets.paths)
        self.searching = replace(found, assets=names)

    def of(self, lang: str) -> Books:
        """All acts in an interface language; made once."""
        if lang not in self.books:
            self.books[lang] = Books(
                self.library,
                self.interface(lang),
                self.langs,
                self.across,
                self.changes,
            )
        return self.books[lang]

    @cached_property
    def _titles_of_notes(self) -> frozenset[str]:
        every = self.library.interfaces
        return frozenset(
            say(every, [words[title] for words in every]) for title in ("notes.title", "act.notes")
        )

    def is_title_of_notes(self, heading: str) -> bool:
        """Whether the notes of a page stand below this heading of it."""
        return heading in self._titles_of_notes

    def contents_of(self, book: Book, made: MadePage) -> Markup:
        """The act's navigation beside a page. It is the same for a whole chapter but for the mark
        on the page itself, so it is rendered once a chapter: half of a page's time goes into it.
        """
        clause, act_root = made.clause, made.up
        place = book.navigation.place(clause)
        key = (book.folder, book.words.lang + act_root, -2 if place is None else place)
        html = self.contents.pop(key, None) if place is not None else None
        if html is None:
            template = self.env.get_template("partials/contents.html")
            html = template.render(
                book=book, chapters=book.navigation.around(clause), act_root=act_root
            )
        if place is not None:
            self.contents[key] = html  # the last one asked for is the last
            if len(self.contents) > CHAPTERS:
                del self.contents[next(iter(self.contents))]
        link = f'<a class="c" href="{act_root}{made.below}{self.settings.index}"'
        return Markup(html.replace(link, f'{link} aria-current="page"', 1))


def open_site(
    root: Path,
    theme: Path,
    settings: Settings,
    interfaces: tuple[Interface, ...],
    default: str,
    changes: bool = False,
) -> Site:
    """Read the project in ``root``: its texts, its records, who hosts it; ``theme`` is the folder
    of what pages load. ``changes``: its pages may change, see ``Site.take_pages``. Raises
    ``Refused`` and ``LookupError`` with a sentence.
    """
    agency = load_agency(root, settings.agency)
    refuse_unfinished(root)
    prepared = prepare(root, again=Kept() if changes else ANEW, processes=settings.processes)
    reading = show(prepared, publish=settings.publish)
    if not changes:
        forget_cleaned()
    library = reading.library
    langs = column_languages(library, default)
    assets = named(_assets(theme, langs, interfaces, agency) | font_files(root / CACHE / "fonts"))
    sums = digests(root)
    return Site(
        settings=settings,
        reading=reading,
        default=default,
        interfaces=tuple(sorted(interfaces, key=lambda words: words.lang != default)),
        langs=langs,
        pages=made_pages(library),
        across=index_across(library),
        expected={path: ids for path, ids in units_of_pages(library).items() if ids},
        agency=agency,
        assets=assets,
        edition=edition_of(root, agency is not None, sum_of(sums)),
        digests=sums,
        cache=root / CACHE,
        pdfs=printed(root / "print", library, agency),
        prepared=prepared if changes else None,
    )


def _assets(
    theme: Path, langs: tuple[str, ...], interfaces: Iterable[Interface], agency: Agency | None
) -> dict[str, bytes]:
    """What pages load, by plain path: the theme's files and what the texts and the agency add."""
    files = {
        path.relative_to(theme).as_posix(): path.read_bytes()
        for path in (theme / "assets").rglob("*")
        if path.is_file()
    }
    refuse_missing(NEEDED, files)
    if agency and agency.logo:
        files[f"assets/agency/logo.{agency.logo.kind}"] = agency.logo.content
    files = with_letters(joined(files), letters_table(every_letters(langs), interfaces))
    return with_styles(files, fonts_css(), style(), columns_css(langs))
