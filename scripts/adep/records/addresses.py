"""Addresses of pages: which there are, and where the old ones lead.

An address is told from an interface's root, as readers see it: ``""`` is the home page,
``honor-code-2005/5/`` a clause. Each stands in every interface.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from adep.base.problems import Problem
from adep.model import Act, Redirect, folder_of_day, page_kinds
from adep.model.page_kinds import MadePage

REDIRECTS = "sources/redirects.toml"
PUBLISHED = "sources/addresses.txt"


def address_of(page: str, langs: Collection[str]) -> str:
    """The address of a Markdown file below ``docs/``: "about.kk.md" is "about/"."""
    name = page.removesuffix(".md")
    stem, dot, lang = name.rpartition(".")
    if dot and lang in langs:
        name = stem
    return page_kinds.address_of(name)


def days_of(acts: Iterable[Act]) -> Iterator[str]:
    """The addresses of the days of the newest wordings: each leads to where that wording stands."""
    for act in acts:
        past = {one.day for one in act.past}
        newest = [(text.lang, text.wording_of) for text in act.facts.shown]
        for day in sorted({day for _, day in newest} - past):
            folder = folder_of_day(act.facts.folder, day)
            yield folder
            had = {
                clause.id
                for text in act.texts
                if (text.lang, day) in newest
                for clause in text.clauses
            }
            yield from (f"{folder}{clause.id}/" for clause in act.clauses if clause.id in had)


def hiding(
    by_hand: Iterable[str], made: Iterable[MadePage], langs: Collection[str]
) -> list[Problem]:
    """The pages written by hand (paths below ``docs/``) that have the address of a made one."""
    taken = {page.address: page for page in made}
    found = []
    for path in sorted(by_hand):
        page = taken.get(address_of(path, langs))
        if page is not None and not (page.kind.committed and page.path == path):
            says = f"the site makes the page /{page.address} itself; name this file otherwise"
            found.append(Problem(f"docs/{path}", None, "page-hides-page", says))
    return found


def check(
    redirects: Sequence[Redirect],
    pages: Collection[str],
    leading: Collection[str],
    langs: Collection[str],
) -> list[Problem]:
    """What is wrong with the table: a page hidden by it, a way that ends nowhere or in a circle.

    ``pages`` are the addresses that have a page, ``leading`` those that lead on by themselves.
    """
    ways = {redirect.old: redirect for redirect in redirects}
    found = []
    for redirect in redirects:
        if redirect.old in pages or redirect.old in leading:
            says = (
                f"«{redirect.old}» is a page of the site, which this would hide; delete this "
                "[[redirect]], or write the address that is gone"
            )
            found.append(Problem(REDIRECTS, redirect.line, "redirect-hides-page", says))
        if says := _astray(redirect, ways, pages, leading, langs):
            found.append(Problem(REDIRECTS, redirect.line, "redirect-leads-nowhere", says))
    return found


def _astray(
    redirect: Redirect,
    ways: Mapping[str, Redirect],
    pages: Collection[str],
    leading: Collection[str],
    langs: Collection[str],
) -> str:
    """Why a redirect does not lead straight to a page; "" if it does."""
    to = redirect.page
    if to in pages:
        return ""
    if to in ways:
        seen = {redirect.old}
        while to in ways and to not in seen:
            seen.add(to)
            to = ways[to].page
        if to in seen:
            return f"«{redirect.old}» leads in a circle, back to «{to}»; write a page that is there"
        return (
            f"«{redirect.new}» is itself an old address; write where that leads, "
            f'to = "{ways[redirect.page].new}"'
        )
    if to in leading:
        return (
            f"«{redirect.new}» is no page, it only leads to one; write the page to which it leads"
        )
    lang, _, rest = to.partition("/")
    if lang in langs:
        return (
            f"«{redirect.new}» names an interface; a redirect is made for each of them, write "
            f'to = "{rest}"'
        )
    return f"there is no page «{redirect.new}»; write one that is there"


def gone(
    published: Iterable[tuple[int, str]],
    redirects: Iterable[Redirect],
    there: Collection[str],
) -> list[Problem]:
    """Published addresses (with their lines) that are neither a page nor lead to one."""
    known = {redirect.old for redirect in redirects}.union(there)
    return [
        Problem(
            PUBLISHED,
            line,
            "address-gone",
            f"«{address}» was published, and has no page now; write in {REDIRECTS} where it leads "
            f'to: [[redirect]] from = "{address}" and to, date, reason',
        )
        for line, address in published
        if address not in known
    ]
