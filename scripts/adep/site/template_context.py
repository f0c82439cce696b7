"""What templates are handed: names that all of them know, and the view of each page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from msgspec import Struct, field

from adep.exports import citation_meta, citations
from adep.exports.all_formats import PDF
from adep.languages.data_files import FOLDER
from adep.languages.grammar import interface_languages
from adep.languages.interface import Interface
from adep.languages.letters import every_letters
from adep.languages.spelling.rules import load_spelling
from adep.model import page_kinds
from adep.model.page_kinds import MadePage
from adep.pages import pencil_permissions, quotations
from adep.pages.quotations import QuotedByLink
from adep.site import json_ld, markdown_copy, page_meta
from adep.site.content_security import as_meta
from adep.site.fonts import NEEDED_AT_ONCE
from adep.site.frame import Frames
from adep.site.headings import with_contents, with_headings
from adep.site.law_page import Shown
from adep.site.link_previews import Previews
from adep.site.mkdocs_pages import LawPage
from adep.site.page_views import view_of
from adep.site.quoted_by_link import quoted_acts
from adep.site.report_link import Report
from adep.site.set_apart import SetApart
from adep.site.state import Site
from adep.view.book import Book
from adep.view.foreign_words import voices
from adep.view.history_columns import COLUMNS
from adep.view.unit_values import number_of


class Switch(Struct, frozen=True):
    """A link to the same page in an interface language."""

    lang: str
    name: str
    title: str
    path: str  # from the site's root
    href: str  # from the page


def prepare_templates(site: Site, words: Interface, env: jinja2.Environment) -> None:
    """What the templates of an interface know."""
    env.filters["voiced"] = _voiced
    apart = SetApart()
    env.filters["apart"] = apart.wait
    index = site.settings.index
    env.globals.update(
        w=words,
        interfaces=site.interfaces,
        langs=site.langs,
        letters=every_letters(site.langs),
        number_of=number_of,
        history_columns=COLUMNS,
        pencil=pencil_permissions,
        asset=site.assets.paths.__getitem__,
        sections=_sections(site, words),
        books=site.of(words.lang),
        partial=partials(env, site.prefix(words.lang)),
        said_of_act=SaidOfAct().said,
        theme_word=_theme_word(env, words.lang),
        index=index,
        fonts=() if index else NEEDED_AT_ONCE,  # a page on a disk may not ask for them
        policy=as_meta() if site.settings.policy else "",
        agency=site.agency,
        unrecorded=site.unrecorded,
        fillable=site.fillable,
        host=None,
        framed=Frames(env).framed,
        with_contents=with_contents,
        with_headings=with_headings,
        apart=apart,
    )
    boxes: Any = env.get_template("partials/preview.html").module
    env.globals["previews"] = Previews(site.of(words.lang), boxes.of_unit, boxes.of_place)
    if site.agency or site.fillable:
        # Called from here, a macro escapes; called by a page of Material's main.html it would not.
        hosting = env.get_template("partials/agency.html").make_module()
        env.globals["host"] = cache(lambda part, base: getattr(hosting, part)(base))
    edition = env.get_template("partials/edition.html").render(edition=site.edition)
    env.globals.update(edition=Markup(edition.strip()), edition_name=site.edition.name)


def partials(env: jinja2.Environment, prefix: str) -> Callable[[str, str], Any]:
    """What gives a template for the pages of a root: its macros, and what it prints, as markup.

    Few roots, many pages: it is made once a root. It depends on the way to the interface's root
    (``home``) and to the site's (``base``) and on what is the same in all pages of an interface. It
    can't depend on more: a name that only a page has is an error in it.
    """

    @cache
    def partial(name: str, home: str) -> Any:
        base = home.removesuffix(prefix)
        return env.get_template(name).make_module({"home": home, "base": base})

    return partial


class SaidOfAct(Struct):
    """What macros say of the act whose pages are made: the same on all of them, so it is said once.
    The pages of an act are made one after the other; no more than one act's is kept.
    """

    act: str = ""
    kept: dict[tuple[Any, ...], Markup] = field(default_factory=dict)

    def said(self, macro: Callable[..., Markup], book: Book, *more: object) -> Markup:
        """What ``macro`` says of the act of ``book``, and of what ``more`` it is asked."""
        if self.act != book.act.facts.key:
            self.act, self.kept = book.act.facts.key, {}
        key = (macro, *more)
        if key not in self.kept:
            self.kept[key] = macro(book, *more)
        return self.kept[key]


def _theme_word(env: jinja2.Environment, lang: str) -> Callable[[str], str]:
    """What gives Material's own words: in ``lang``, in English where it has none in it."""
    own, english = (
        env.get_template(f"partials/languages/{code}.html").make_module() for code in (lang, "en")
    )

    @cache
    def word(key: str) -> str:
        return own.t(key) or english.t(key) or key  # type: ignore[attr-defined]

    return word


def of_template(site: Site, lang: str, context: Mapping[str, Any]) -> dict[str, Any]:
    """What a template that is no page gets. The 404 page stands at every address, so its links
    start from the site's root.
    """
    base = _root(context)
    _begin(site, waits=False)
    words = site.interface(lang)
    none = page_meta.head(
        None, words, site.interfaces, "", words["site.description"], article=False
    )
    return {
        "base": base,
        "home": base + site.prefix(lang),
        "switch": (),
        "head": none,
        "here": None,
        "contents": "",
        "stated": None,
        "report": None,
        "markdown": "",
        "listed": (),
        "cited": (),
    }


def of_page(
    site: Site, lang: str, page: Page, site_url: str | None, context: Mapping[str, Any]
) -> dict[str, Any]:
    """What the templates of every page get, and the act's view on a page of the law."""
    base, prefix, index = _root(context), site.prefix(lang), site.settings.index
    _begin(site, waits=True)
    path = page.url.removeprefix(prefix)
    found: dict[str, Any] = {
        "base": base,
        "home": base + prefix,
        "switch": [
            Switch(
                words.lang,
                words["interface.name"],
                words["interface.switch"],
                f"{site.prefix(words.lang)}{path}{index}",
                f"{base}{site.prefix(words.lang)}{path}{index}",
            )
            for words in site.interfaces
        ],
        "here": path,
        "contents": "",
        "head": _head(site, lang, page, path, site_url),
        "stated": None,
        "cited": (),
        "markdown": markdown_copy.path_of(site, lang, page),
    }
    page.previous_page = page.next_page = None  # the order of a menu is no order of reading
    if isinstance(page, LawPage):
        found |= _of_law(site, lang, page, site_url, context)
    else:
        html, home = page.content or "", base + prefix
        page.content = with_quotations(site, lang, page.file.src_uri, html, home)
    found["report"] = _report(site, lang, page, found)
    return found


def with_quotations(site: Site, lang: str, path: str, html: str, home: str) -> str:
    """``html``, the converted page at ``path`` below ``docs/``, with the units that it quotes by
    links set in their sentences; ``home`` is the way to the interface's root.
    """

    macros: Any = site.env.globals["partial"]

    def quote(units: Sequence[QuotedByLink]) -> str:
        acts = quoted_acts(site.of(lang), units)
        return str(macros("partials/quoted.html", home).quoted(acts))

    return quotations.fill(html, path, quote)


def _of_law(
    site: Site, lang: str, page: LawPage, site_url: str | None, context: Mapping[str, Any]
) -> dict[str, Any]:
    """What a page of the law is about: its book, its view, what is stated of it."""
    made, books = page.made, site.of(lang)
    found: dict[str, Any] = {"way": json_ld.way(books, made), **view_of(books, made)}
    if site_url:
        found["stated"] = Markup(
            json_ld.stated(books, site_url + site.prefix(lang), made, site.edition.name)
        )
    if not made.kind.in_act:
        found["files"] = site.exported.links_of_site(made.kind.files) if site.exported else ()
        return found
    book = found["book"]
    found["act_root"] = made.up
    found["cited"] = _cited(site, lang, made)
    told = site.exported if made.kind.name in ("act", "clause") else None
    found["files"] = told.links(made.act, made.clause) if told else ()  # of today's wordings only
    found["papers"] = told.links(made.act, of=PDF) if told else ()
    found["act_home"] = f"{made.up}../" if made.day else made.up
    if body := site.bodies.get(page.file.src_uri):
        printed = site.printed.get(page.file.src_uri, {})
        home = _root(context) + site.prefix(lang)
        quoting = partial(with_quotations, site, lang, page.file.src_uri, home=home)
        found["shown"] = Shown(body, book, printed, _voiced, quoting)
    if not book.act.facts.article:
        found["contents"] = site.contents_of(book, made)
    return found


def _report(site: Site, lang: str, page: Page, of: Mapping[str, Any]) -> Report | None:
    """By which link a reader says that something on a page is mistaken; None: by none.

    ``of``: the "book" and the "way" of a page of the law.
    """
    reporting = site.settings.reporting
    if reporting is None:
        return None
    address = page.canonical_url or f"/{page.url}"
    if isinstance(page, LawPage) and "book" in of:
        return reporting.of_act(of["book"], page.made.clause, address)
    title = of["way"][-1].name if of.get("way") else page.title or ""
    return reporting.of_page(site.interface(lang), title, address)


def _cited(site: Site, lang: str, made: MadePage) -> tuple[tuple[str, str], ...]:
    """What reference managers look for in the page of an act or a clause."""
    if site.exported is None or made.kind.name not in ("act", "clause"):
        return ()
    holding = site.exported.copy.holding(made.act)
    item = citations.on_page(holding, lang, made.clause)
    return citation_meta.named(item) if item else ()


def _head(site: Site, lang: str, page: Page, path: str, site_url: str | None) -> page_meta.PageMeta:
    """What the head of a page tells of it; a hand-written one may say it in its ``description``."""
    words = site.interface(lang)
    if isinstance(page, LawPage):
        told = page_meta.describe(site.of(lang), page.made)
    else:
        told = page.meta.get("description") or f"{page.title}. {words['site.description']}"
    article = isinstance(page, LawPage) and page.made.kind.in_act
    name = page_meta.PICTURE.format(lang=lang)
    if (picture := site.assets.paths.get(name)) is None:
        raise PluginError(f"overrides/{name} is missing; scripts/mark.py draws it")
    return page_meta.head(site_url, words, site.interfaces, path, told, article, picture)


def _sections(site: Site, words: Interface) -> tuple[tuple[str, str], ...]:
    """(address, name) of the pages that the site's head and foot lead to."""
    made = [(page.address, page.kind.name) for page in site.pages.values() if page.kind.menu]
    first = [(f"{name}/", name) for name in page_kinds.WRITTEN_FIRST]
    last = [(f"{name}/", name) for name in page_kinds.WRITTEN_LAST]
    named = [*first, *made, *last]
    return tuple((address, words[f"menu.{name}"]) for address, name in named)


def _begin(site: Site, *, waits: bool) -> None:
    """A page begins; ``waits``: see ``SetApart.begin``."""
    known: Mapping[str, Any] = site.env.globals
    known["previews"].begin()
    known["apart"].begin(waits=waits)


def _root(context: Mapping[str, Any]) -> str:
    return str(context["base_url"]).rstrip("/") + "/"


@cache
def _alphabets() -> Mapping[str, frozenset[str]]:
    """Of the languages in which pages speak: more of them, and fewer words would tell theirs."""
    return {code: load_spelling(FOLDER / code).letters for code in interface_languages()}


@lru_cache(maxsize=4096)
def _voiced(text: str, lang: str) -> Markup:
    """A text in ``lang`` as markup: words of another language bear that one's code."""
    return Markup().join(
        escape(part.text)
        if part.lang == lang
        else Markup('<span lang="{}">{}</span>').format(part.lang, part.text)
        for part in voices(text, lang, _alphabets())
    )
