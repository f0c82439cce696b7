"""Files of the site that no page of ``docs/`` stands for: data, feed, search, old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from adep import __version__
from adep.git.edition import sum_of
from adep.languages.interface import Interface
from adep.site import feed, page_meta
from adep.site.assets import SEARCH_SCRIPT, SEARCH_STYLE, with_sum
from adep.site.check_files import check_script
from adep.site.fonts import LICENCE, licence
from adep.site.redirect_pages import moved
from adep.site.search_files import list_of_files, words_of_search
from adep.site.state import Site
from adep.view.older_wordings import RedirectPage, leads
from adep.view.unit_values import Said

File = tuple[str, str | bytes]  # its path below the site, and its content


def besides(site: Site, site_url: str | None) -> dict[str, str | bytes]:
    """Path below the site → content, of what is the same in every interface language, without the
    law as data and without the search.
    """
    made: dict[str, str | bytes] = {**site.assets.files, LICENCE: licence()}
    if site_url:
        made["robots.txt"] = page_meta.robots(site_url)
    return made


def files_of_interface(site: Site, words: Interface, site_url: str | None) -> Iterator[File]:
    """What an interface language has for itself; the default's has what all searches load."""
    if words.lang == site.default:
        yield from site.search().assets.files.items()
    yield from search_of(site, words).items()
    yield from besides_of(site, words, site_url)


def search_of(site: Site, words: Interface) -> dict[str, str | bytes]:
    """The files of its search that are its own."""
    own = _own_words(site, words)
    checking, told = _of_check(site, words)
    made: dict[str, str | bytes] = {**own, checking: told}
    style, code = map(site.assets.paths.__getitem__, (SEARCH_STYLE, SEARCH_SCRIPT))
    every = (style, *site.search().opening, list(own)[-1], code)
    made[search_list(site, words.lang)] = list_of_files(every)
    return made


def besides_of(site: Site, words: Interface, site_url: str | None) -> Iterator[File]:
    """Its feed, and its small pages at old addresses."""
    if atom := feed_of(site, words, site_url):
        yield site.prefix(words.lang) + feed.PATH, atom
    yield from leading_pages(site, words.lang, site_url)


def search_list(site: Site, lang: str) -> str:
    """The path of the file that lists what the search of an interface loads.

    A page names what its search will load, so it is of its own release or it is nothing. The list
    bears the sum of all that the site is made of: nothing has to be packed for a page to name it.
    """
    made_of = (
        f"{sum_of(site.digests)} {__version__} {site.settings.index} {sorted(site.assets.files)}"
    )
    return with_sum(f"search/files-{lang}.js", made_of.encode())


def files_of_check(site: Site, words: Interface) -> tuple[str, ...]:
    """What the page "Is this what the code says?" loads, in this order."""
    index = site.search().assets.paths["search/index.js"]
    return index, *site.search().parts, _of_check(site, words)[0]


def _own_words(site: Site, words: Interface) -> dict[str, bytes]:
    panel = site.env.get_template("partials/search.html").render()
    return words_of_search(words, site.search(), site.settings.index, panel)


def _of_check(site: Site, words: Interface) -> tuple[str, bytes]:
    if words.lang not in site.checking:
        found, index = site.search(), site.settings.index
        told = check_script(site.of(words.lang), found.entries, found.rules, index)
        site.checking[words.lang] = with_sum(f"search/check-{words.lang}.js", told), told
    return site.checking[words.lang]


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
