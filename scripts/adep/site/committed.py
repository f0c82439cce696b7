"""The files that MkDocs found: the committed pages, read and made pages of the law."""

from __future__ import annotations

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from adep import addresses
from adep.made_pages import units_of_pages
from adep.page_kinds import DAY, MadePage, with_day
from adep.pipeline import Library
from adep.problems import Refused
from adep.render.seal import MARK, read_line
from adep.site.assets import with_sum
from adep.site.state import Site, Unrecorded

log = logging.getLogger("mkdocs.plugins.adep")


class LawPage(Page):
    """A page whose content is the library's: there is nothing to read and nothing to convert."""

    made: MadePage

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read: the template is the page's kind's."""
        self.markdown = ""
        self.meta = {"template": self.made.kind.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing is converted."""
        self.content = ""
        self.toc = TableOfContents([])


def take_files(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Read the committed pages; leave out what no page of the library is, and what only Material's
    pages need. Raises ``Refused`` where a redirect is wrong.
    """
    for file in files.documentation_pages():
        if file.src_uri not in site.pages and MARK in file.content_string:
            log.warning(f"docs/{file.src_uri} is no page of the library: run `adep import`")
            files.remove(file)
    if not site.was_read:
        _read_pages(site, files)
    _check_redirects(site, files)
    # Material's own are not loaded by any page; ours come back under other names.
    left_out: tuple[str, ...] = ("assets/",)
    if not site.fillable:
        left_out += ("agency/",)
    for file in list(files):
        if file.src_dir != config.docs_dir and file.src_uri.startswith(left_out):
            files.remove(file)


def make_pages(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Pages of the law take their content from the library; pictures get the names of theirs."""
    for src_uri, made in site.pages.items():
        file = files.get_file_from_path(src_uri)
        if file is not None:
            if made.day:  # MkDocs writes "@" as "%40": a permanent address is plain
                file.url = file.url.replace("%40", "@")
            page = LawPage(made.act or made.kind.name, file, config)
            page.made = made
            if src_uri not in site.editable:
                page.edit_url = None  # all of it is made; there is nothing to mend
            file.inclusion = InclusionLevel.NOT_IN_NAV
    for file in files.media_files():
        if file.src_dir == config.docs_dir and file.src_uri.startswith("assets/"):
            # The links of hand-written pages follow, and where the file is written.
            for place in ("dest_uri", "url", "abs_dest_path"):
                setattr(file, place, with_sum(getattr(file, place), file.content_bytes))


def _read_pages(site: Site, files: Files) -> None:
    """Read the committed pages: what was mended there by hand shows in the build.

    A page that is only behind its sources would show words that nobody stands for any more.
    """
    site.was_read = True
    mended: dict[str, dict[str, str]] = {}
    expected, read = units_of_pages(site.library), _texts_of(site.library)
    for src_uri, made in site.pages.items():
        file = files.get_file_from_path(src_uri)
        if file is None:
            log.warning(f"docs/{src_uri} is missing: run `adep import`")
        elif made.kind.committed:
            units = list(filter(None, map(read_line, file.content_string.split("\n"))))
            of_day = f"{made.act}{DAY}{made.day}" if made.day else made.act
            behind = any(u.untouched and u.text != read[of_day].get(u.id) for u in units)
            if behind or [unit.id for unit in units] != expected[src_uri]:
                log.warning(
                    f"docs/{src_uri} is not as the sources give it: "
                    "run `adep import`, or `adep check` to see the line"
                )
            for unit in units:
                if not unit.untouched and unit.text != read[of_day].get(unit.id):
                    mended.setdefault(of_day, {})[unit.id] = unit.text
                    site.unrecorded.append(Unrecorded(file.url, unit.id))
                    log.info(
                        f"docs/{src_uri}: {unit.id} was mended by hand and is not recorded "
                        "yet: `adep adopt` records it. This build is only for looking"
                    )
    site.overlay.update(mended)


def _check_redirects(site: Site, files: Files) -> None:
    """A redirect that hides a page or leads to none is refused."""
    langs, library = [words.lang for words in site.interfaces], site.library
    pages = {addresses.address_of(file.src_uri, langs) for file in files.documentation_pages()}
    leading = frozenset(addresses.days_of(library.acts))
    if wrong := addresses.check(library.redirects, pages, leading, langs):
        raise Refused(wrong)


def _texts_of(library: Library) -> dict[str, dict[str, str]]:
    """Act, or act and day of an older wording → unit or note → its words as they are read."""
    found: dict[str, dict[str, str]] = {}
    for act in (*library.acts, *library.articles):
        for text in (*act.texts, *act.earlier):
            day = text.wording_of if text in act.earlier else None
            words = found.setdefault(with_day(act.facts.id, day), {})
            words.update((one.id, one.text) for one in text.printed())
    return found
