"""A page as Markdown, for language models and for notes: read off the page itself.

Acts, clauses and articles have copies of their own, with the ids of units (``exports.markdown``);
this is for every other kind of page, and for those that people write.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from mkdocs.structure.pages import Page

from adep.exports.held_act import Holding
from adep.exports.markdown import NAME, escaped
from adep.site.disk_cache import DiskCache
from adep.site.mkdocs_pages import LawPage
from adep.site.state import Site

_MAIN: Final = re.compile(r"<main\b.*</main>", re.DOTALL)


def path_of(site: Site, lang: str, page: Page) -> str:
    """Where the copy of a page is, from the site's root; "" where it has none: of an older wording
    there is one file (``exports.markdown.older``).
    """
    made = page.made if isinstance(page, LawPage) else None
    if made and made.day:
        return ""
    both = f"{made.address}{NAME}" if made else ""
    if site.exported and site.exported.has(both):
        return both  # in all interface languages
    return page.url.removesuffix("index.html") + NAME


def written(site: Site, lang: str, page: Page, html: str) -> tuple[str, str] | None:
    """(path, copy): the main part of the page ``html`` as Markdown, behind what every copy must say
    of the acts that it may quote: the wordings, their standing, the state of the act, the sources'
    sums and the edition. None where the page has no copy, or one among the files of an act.
    """
    path = path_of(site, lang, page)
    if not path or site.exported is None or site.exported.has(path):
        return None
    found = _MAIN.search(html)
    main = (found[0] if found else "").encode()
    body = _kept(site.cache).of(main, lambda: _read_off(main)).decode()
    act = page.made.act if isinstance(page, LawPage) and page.made.kind.in_act else ""
    every = site.exported.copy.holdings
    status = "\n>\n".join(
        f"> {escaped(_status(one, lang))}" for one in every if act in ("", one.id)
    )
    address = page.canonical_url
    return path, "\n\n".join(filter(None, (status, body, address and f"<{address}>"))) + "\n"


@cache
def _kept(folder: Path) -> DiskCache:
    """Reading pages off takes a third of a build, and most pages are as they were."""
    module = Path(__file__).with_name("read_off_page.py")
    return DiskCache.made_by(str(module), folder / "markdown", "markdownify", "beautifulsoup4")


def _read_off(main: bytes) -> bytes:
    from adep.site.read_off_page import read_off  # here and not above: it loads slowly

    return read_off(main).encode()


def _status(holding: Holding, lang: str) -> str:
    """ "Code of Honor (2005): Repealed …": what a copy says of an act."""
    book = next(book for book in holding.paper.books if book.words.lang == lang)
    return f"{book.short.text}: {holding.status(book)}"
