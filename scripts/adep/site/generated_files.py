"""Files of the site that no page of ``docs/`` stands for: data, feed, search, old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from adep import exports
from adep.languages.interface import Interface
from adep.site import feed, page_meta
from adep.site.fonts import LICENCE, licence
from adep.site.redirect_pages import moved
from adep.site.search_files import Searching
from adep.site.state import Site
from adep.view.older_wordings import RedirectPage, leads
from adep.view.unit_values import Said


def files_for_all(site: Site, found: Searching, site_url: str | None) -> dict[str, str | bytes]:
    """Path below the site → content, of what is the same in every interface language."""
    copy = exports.Copy(site.library, site.edition, site_url or "", site.pdfs)
    site.exported = exports.export(copy)
    made: dict[str, str | bytes] = {**site.exported.files, **site.assets.files}
    made[LICENCE] = licence()
    made.update(found.assets.files)
    if site_url:
        made["robots.txt"] = page_meta.robots(site_url)
    return made


def feed_of(site: Site, words: Interface, site_url: str | None) -> str | None:
    """The feed of an interface; None where there is none: a program that fetches it needs
    addresses that hold anywhere, so the site must know its own.
    """
    found = feed.entries(site.of(words.lang).every, words) if site_url else ()
    if not found or site_url is None:
        return None
    return feed.atom(found, words, site_url, site.prefix(words.lang))


def leading_pages(site: Site, lang: str, site_url: str | None) -> Iterator[tuple[str, str]]:
    """(path, page): small pages at old addresses, and at the days of the newest wordings, so that
    an address made today lives on when a newer wording comes. They are files, not pages: MkDocs
    takes its time over one.
    """
    made: Any = site.env.get_template("redirect.html").module
    prefix = site.prefix(lang)
    books = [site.of(lang).book(act.facts.id) for act in site.library.acts]
    every: list[tuple[RedirectPage, Said | None]] = [
        (x, book.binds) for book in books for x in leads(book)
    ]
    every += [(lead, None) for lead in moved(site.library.redirects, site.interface(lang))]
    for lead, binds in every:
        address = f"{site_url}{prefix}{lead.page}" if site_url else ""
        path = f"{prefix}{lead.path}index.html"
        yield path, str(made.page(lead, binds, address, "../" * path.count("/")))
