"""The files that MkDocs found: the committed pages, made pages of the law."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Callable
from functools import lru_cache
from sys import intern
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url

from adep.base.problems import Refused
from adep.model.page_kinds import MadePage
from adep.pages.checksums import MARK, read_units
from adep.records import addresses
from adep.site import static_i18n
from adep.site.assets import with_sum
from adep.site.literal_markup import take_out
from adep.site.page_body import dissect
from adep.site.page_forms import Converted, form_of
from adep.site.page_views import book_of
from adep.site.state import Site, Unrecorded

log = logging.getLogger("mkdocs.plugins.adep")

LinksToPlaces = dict[File, dict[str, str]]  # of a page: as ``Page.links_to_anchors``
LARGE: Final = 5_000  # letters of a form: no two pages are so long and alike

FOLDER_LINK = re.compile(r'(href="[^":?#]*/)(?=["#])')


class MadeFile(File):
    """A file that is written as it is: a copy of a page in Markdown is no page to be converted.

    Its content does not stay when it is written.
    """

    def copy_file(self, dirty: bool = False) -> None:
        """Write it."""
        super().copy_file(dirty)
        self.content_bytes = b""

    def is_documentation_page(self) -> bool:
        """Never."""
        return False


def lead_to_data(files: Files, config: MkDocsConfig, has: Callable[[str], bool]) -> None:
    """Let pages link to files that ``has`` knows of and that are not among ``files``: there are
    seven for each clause, and hardly a page leads to one.
    """
    listed = files.get_file_from_path

    @lru_cache(maxsize=1024)  # most links of pages lead to their act, their chapter, a neighbour
    def found(path: str) -> File | None:
        file = listed(path)
        return MadeFile.generated(config, path, content=b"") if file is None and has(path) else file

    files.get_file_from_path = found  # type: ignore[method-assign]


class LawPage(Page):
    """A page whose content is the library's: there is nothing to read and nothing to convert."""

    made: MadePage
    site: Site

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read: the template is the page's kind's."""
        self.markdown = ""
        self.meta = {"template": self.made.kind.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing is converted."""
        self.content = ""
        self.toc = TableOfContents([])


class PageOfTexts(LawPage):
    """A page that holds words of the law: it is what its Markdown says."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the Markdown, unless it is converted; the template is the page's kind's."""
        if self.file.src_uri in self.site.bodies:
            super().read_source(config)
            return
        Page.read_source(self, config)
        self.meta["template"] = self.made.kind.template

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert it, once for all interface languages."""
        bodies, path = self.site.bodies, self.file.src_uri
        if path not in bodies:
            html = named_in_full(self._converted(config, files), self.site.settings.index)
            bodies[path] = dissect(html, self.site.is_title_of_notes)
            self.site.printed[path] = self._words_of_its_own()
            seen = bodies[path].units()
            lost = [unit for unit in self.site.expected.get(path, ()) if unit not in seen]
            if lost:
                log.warning(
                    f"docs/{path}: {', '.join(lost)} would not be seen; lines of a page stand "
                    "apart, an empty line between each two: `adep check` tells the line"
                )
        self.content = self.markdown = ""
        self.toc = TableOfContents([])

    def _words_of_its_own(self) -> dict[str, str]:
        """The units and notes of which the library has other words than the page, or none."""
        book = book_of(self.site.of(self.site.default), self.made)
        every = (unit for _, unit in read_units(self.markdown or ""))
        known = (
            (unit, book.every_unit.get(unit.id, book.every_note.get(unit.id))) for unit in every
        )
        return {unit.id: unit.text for unit, own in known if own is None or own.text != unit.text}

    def _converted(self, config: MkDocsConfig, files: Files) -> str:
        """What MkDocs makes of the page; it knows the anchors of all its units."""
        whole, short = self.markdown, take_out(self.markdown or "")
        links: LinksToPlaces = {}
        form = form_of(short, lambda href: self._led(href, files, links))
        known = self.site.forms.get(form.markdown) if form else None
        if known is None:
            self.markdown = (form or short).markdown
            Page.render(self, config, files)
            self.markdown = whole
            known = Converted(self.content or "", frozenset(self.present_anchor_ids or ()))
            if form and len(form.markdown) < LARGE:
                self.site.forms[form.markdown] = known
        taken = form or short
        every = {taken.put_back(place) for place in known.places} | short.ids
        self.present_anchor_ids = set(map(intern, every))  # what is set of the page has them too
        if form:
            self.links_to_anchors = links
        return taken.put_back(known.html)

    def _led(self, href: str, files: Files, links: LinksToPlaces) -> str | None:
        """The way to where a link leads, as MkDocs finds it; None where it would tell of it."""
        path, _, place = href.partition("#")
        there = posixpath.normpath(posixpath.join(posixpath.dirname(self.file.src_uri), path))
        file = files.get_file_from_path(there) if path else self.file
        if file is None or file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT):
            return None
        if place:
            links.setdefault(file, {}).setdefault(place, href)
        if not path:
            return href
        return get_relative_url(file.url, self.url) + (place and f"#{place}")


def named_in_full(html: str, index: str) -> str:
    """Read from the disk, a link to a folder opens a listing: it has to name the page in it."""
    return FOLDER_LINK.sub(rf"\1{index}", html) if index else html


def take_files(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Leave out what no page of the library is, and what only Material's pages need.

    Raises ``Refused`` where a redirect is wrong.
    """
    written = []
    for file in files.documentation_pages():
        made = site.pages.get(file.src_uri)
        if MARK not in file.content_string:
            written.append(file.src_uri)
        elif made is None or not made.kind.committed:
            files.remove(file)
    langs = [words.lang for words in site.interfaces]
    if hiding := addresses.hiding(written, site.pages.values(), langs):
        raise Refused(hiding)
    for path, made in site.pages.items():
        if not made.kind.committed:
            files.append(static_i18n.made_file(config, path))
    site.unrecorded = unrecorded(site, config)
    _check_redirects(site, files)
    # Material's own are not loaded by any page; ours come back under other names.
    left_out: tuple[str, ...] = ("assets/",)
    if not site.fillable:
        left_out += ("agency/",)
    for file in list(files):
        if file.src_dir != config.docs_dir and file.src_uri.startswith(left_out):
            files.remove(file)


def unrecorded(site: Site, config: MkDocsConfig) -> list[Unrecorded]:
    """What somebody mended on a page and nobody recorded, in the order of the pages."""
    paths = [(edit.path.removeprefix("docs/"), edit.unit) for edit in site.reading.edits]
    return [
        Unrecorded(
            File(path, config.docs_dir, config.site_dir, config.use_directory_urls).url, unit
        )
        for path, unit in paths
    ]


def make_pages(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Pages of the law take their content from the library; pictures get the names of theirs."""
    for src_uri, made in site.pages.items():
        file = files.get_file_from_path(src_uri)
        if file is not None:
            if made.day:  # MkDocs writes "@" as "%40": a permanent address is plain
                file.url = file.url.replace("%40", "@")
            kind = PageOfTexts if made.kind.committed else LawPage
            page = kind(made.act or made.kind.name, file, config)
            page.made, page.site = made, site
            if not site.expected.get(src_uri):  # the pencil stands on pages with units
                page.edit_url = None
            if not made.kind.committed:
                static_i18n.settle(file)
            file.inclusion = InclusionLevel.NOT_IN_NAV
    for file in files.media_files():
        if file.src_dir == config.docs_dir and file.src_uri.startswith("assets/"):
            # The links of hand-written pages follow, and where the file is written.
            for place in ("dest_uri", "url", "abs_dest_path"):
                setattr(file, place, with_sum(getattr(file, place), file.content_bytes))


def _check_redirects(site: Site, files: Files) -> None:
    """A redirect that hides a page or leads to none is refused."""
    langs, library = [words.lang for words in site.interfaces], site.library
    pages = {addresses.address_of(file.src_uri, langs) for file in files.documentation_pages()}
    leading = frozenset(addresses.days_of(library.acts))
    if wrong := addresses.check(library.redirects, pages, leading, langs):
        raise Refused(wrong)
