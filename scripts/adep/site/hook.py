"""The MkDocs hook: hands the library to the templates. What pages show is decided in ``book``.

MkDocs does what it is good at (the folder, the templates, writing files) and static-i18n builds
the site once an interface language. Pages of the law are not converted from their Markdown: their
structure comes from the library, their sentences from the committed page.
"""

from __future__ import annotations

import gc
import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from adep import addresses
from adep.commands.prepared import prepare_untouched
from adep.disk import open_folder_to_all, refuse_unfinished
from adep.edition import Edition, edition_of
from adep.interface import Interface, check_interfaces, load_interface
from adep.language import FOLDER, languages, load_grammar
from adep.model import Unit
from adep.pipeline import Library, build_library, render_data
from adep.problems import Refused
from adep.records import Agency, load_agency
from adep.render.pages import unit_ids
from adep.render.past import past_unit_ids
from adep.render.seal import MARK, read_line
from adep.search.entries import ActEntries, entries
from adep.search.packing import pack
from adep.search.page import page_words
from adep.search.rules import load_rules
from adep.site import feed, sharing, stating
from adep.site.across import Across
from adep.site.across import index as index_across
from adep.site.apparatus import Apparatus
from adep.site.assets import SEARCH_SCRIPT, Assets, joined_search, named, with_sum
from adep.site.book import Book
from adep.site.books import Books
from adep.site.changes import Changes
from adep.site.columns import columns_css
from adep.site.fonts import LICENCE, NEEDED_AT_ONCE, font_files, licence
from adep.site.past import Lead, leads
from adep.site.policy import as_meta
from adep.site.redirects import moved
from adep.site.reporting import Reporting, check_repository, read_setting
from adep.site.view import Said, number_of
from adep.site.voices import voices
from adep.spelling import load_spelling

# Pages of an act that show its texts and hold none themselves.
WITHOUT_UNITS = ("read.html", "history.html")
FOLDER_LINK = re.compile(r'(href="[^":?#]*/)(?=["#])')

log = logging.getLogger("mkdocs.hooks.adep")


@dataclass(frozen=True, slots=True)
class Target:
    """What a committed page of the law is: its template, its act, its clause."""

    template: str
    act: str = ""
    clause: str = ""
    day: str = ""  # of the older wording, ISO date
    key: str = ""  # of a page across acts: "old/new" of a concordance, the id of a duty


@dataclass(frozen=True, slots=True)
class Switch:
    """A link to the same page in an interface language."""

    lang: str
    name: str
    title: str
    path: str  # from the site's root
    href: str  # from the page


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """Words that somebody mended on a page and that nobody recorded; shown, never published."""

    page: str  # from the root of an interface
    unit: str


@dataclass
class Site:
    """What one run of MkDocs knows, for all interface languages."""

    library: Library
    default: str
    interfaces: tuple[Interface, ...]  # the default first
    langs: tuple[str, ...]  # text languages, in the order of the columns
    targets: Mapping[str, Target]  # src_uri -> what it is
    across: Across
    editable: frozenset[str]  # src_uri of pages with words that an editor may mend
    reporting: Reporting | None  # where readers report mistakes; None: nowhere
    agency: Agency | None  # who hosts this copy
    assets: Assets  # what pages load
    edition: Edition  # which copy this is
    overlay: dict[str, Mapping[str, str]] = field(default_factory=dict)  # act -> unit -> text
    was_read: bool = False  # the committed pages
    unrecorded: list[Unrecorded] = field(default_factory=list)
    books: dict[str, Books] = field(default_factory=dict)  # interface language -> its books
    changes: dict[str, Changes] = field(default_factory=dict)  # act -> what its wordings changed
    contents: dict[tuple[str, str, int], str] = field(default_factory=dict)
    env: jinja2.Environment = field(default_factory=jinja2.Environment)
    entries: tuple[ActEntries, ...] = ()  # the texts that can be found
    searching: Assets | None = None  # what the search loads in every interface language

    def interface(self, lang: str) -> Interface:
        return next(words for words in self.interfaces if words.lang == lang)

    def of(self, lang: str) -> Books:
        """All acts in an interface language; made once."""
        if lang not in self.books:
            self.books[lang] = Books(
                self.library,
                self.interface(lang),
                self.langs,
                self.overlay,
                self.across,
                self.changes,
            )
        return self.books[lang]

    def search_files(self) -> None:
        """The texts and the rules of the search: the same for all interface languages."""
        library, langs = self.library, self.langs
        self.entries = entries((*library.acts, *library.articles), langs, self._text_of)
        known = [lang for lang in languages() if lang in langs]
        packed = pack(self.entries, langs, {lang: load_grammar(lang) for lang in known})
        self.searching = named(
            {
                "search/index.js": _script("index", packed),
                "search/rules.js": _script("rules", _json(load_rules(langs))),
            }
        )

    def _text_of(self, act: str, unit: Unit) -> str:
        return self.overlay.get(act, {}).get(unit.id, unit.text)

    def contents_of(self, book: Book, clause: str, act_root: str, index: str) -> Markup:
        """The act's navigation beside a page. It is the same for a whole chapter but for the mark
        on the page itself, so it is rendered once a chapter: half of a page's time goes into it.
        """
        place = book.nav_place(clause)
        key = (book.folder, book.words.lang + act_root, -2 if place is None else place)
        html = self.contents.get(key) if place is not None else None
        if html is None:
            template = self.env.get_template("partials/contents.html")
            html = template.render(book=book, chapters=book.nav(clause), act_root=act_root)
            if place is not None:
                self.contents[key] = html
        link = f'<a class="c" href="{act_root}{clause}/{index}"'
        return Markup(html.replace(link, f'{link} aria-current="page"', 1) if clause else html)

    def read_pages(self, files: Files) -> None:
        """Read the committed pages: what was mended there by hand shows in the build.

        A page that is only behind its sources would show words that nobody stands for any more.
        """
        self.was_read = True
        mended: dict[str, dict[str, str]] = {}
        expected, read = _unit_ids(self.library), _texts(self.library)
        for src_uri, target in self.targets.items():
            file = files.get_file_from_path(src_uri)
            if file is None:
                log.warning(f"docs/{src_uri} is missing: run `adep import`")
            elif target.act and target.template not in WITHOUT_UNITS:
                units = list(filter(None, map(read_line, file.content_string.split("\n"))))
                of_day = f"{target.act}@{target.day}" if target.day else target.act
                behind = any(u.untouched and u.text != read[of_day].get(u.id) for u in units)
                if behind or [unit.id for unit in units] != expected[src_uri]:
                    log.warning(
                        f"docs/{src_uri} is not as the sources give it: "
                        "run `adep import`, or `adep check` to see the line"
                    )
                for unit in units:
                    if not unit.untouched and unit.text != read[of_day].get(unit.id):
                        mended.setdefault(of_day, {})[unit.id] = unit.text
                        self.unrecorded.append(Unrecorded(file.url, unit.id))
                        log.info(
                            f"docs/{src_uri}: {unit.id} was mended by hand and is not recorded "
                            "yet: `adep adopt` records it. This build is only for looking"
                        )
        self.overlay.update(mended)


class LawPage(Page):
    """A page whose content is the library's: there is nothing to read and nothing to convert."""

    target: Target

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"template": self.target.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = TableOfContents([])


_site: Site | None = None


def on_config(config: MkDocsConfig) -> None:
    """Build the library, once a run: static-i18n runs MkDocs again for every further language."""
    gc.set_threshold(100_000, 50, 100)  # as in cli: frozen values have no cycles to look for
    global _site
    i18n = _i18n(config)
    if i18n.building and _site is not None:
        return
    root = Path(config.config_file_path).parent
    interfaces = tuple(load_interface(language.locale) for language in i18n.config.languages)
    if faults := check_interfaces(interfaces):
        raise PluginError("\n".join(faults))
    default = i18n.default_language
    if not config.repo_url:
        config.edit_uri = None  # there is nothing to lead to
    try:
        check_repository(config.repo_url)
        reporting = read_setting(config.extra.get("report"))
        agency = load_agency(root, config.extra.get("agency"))
        refuse_unfinished(root)
        publish = config.extra.get("publish")
        library = prepare_untouched(root).library if publish else build_library(root)
        langs = _text_languages(library, default)
        assets = named(
            _assets(Path(config.theme.custom_dir or root), langs, agency)
            | font_files(root / ".cache" / "fonts")
        )
    except (Refused, LookupError) as wrong:
        raise PluginError(f"{wrong}\nNothing was built.") from wrong
    _site = Site(
        library=library,
        default=default,
        interfaces=tuple(sorted(interfaces, key=lambda words: words.lang != default)),
        langs=langs,
        targets=_targets(library),
        across=index_across(library),
        editable=frozenset(path for path, ids in _unit_ids(library).items() if ids),
        reporting=reporting,
        agency=agency,
        assets=assets,
        edition=edition_of(root, own=agency is not None),
    )


@event_priority(100)
def _take_files(files: Files, config: MkDocsConfig) -> Files:
    """Before static-i18n: read the committed pages; leave out what only Material's pages need."""
    site = _current()
    for file in files.documentation_pages():
        if file.src_uri not in site.targets and MARK in file.content_string:
            log.warning(f"docs/{file.src_uri} is no page of the library: run `adep import`")
            files.remove(file)
    if not site.was_read:
        site.read_pages(files)
    _check_redirects(site, files)
    # Material's own are not loaded by any page; ours come back under other names.
    left_out: tuple[str, ...] = ("assets/",)
    if not _fillable(site, config):
        left_out += ("agency/",)
    for file in list(files):
        if file.src_dir != config.docs_dir and file.src_uri.startswith(left_out):
            files.remove(file)
    return files


def _fillable(site: Site, config: MkDocsConfig) -> bool:
    """Whether pages leave a place for an agency that its own copy fills: agency/agency.js."""
    return bool(config.extra.get("offline")) and site.agency is None


@event_priority(-200)
def _make_pages(files: Files, config: MkDocsConfig) -> Files:
    """After static-i18n: pages of the law take their content from the library; data is added."""
    site = _current()
    for src_uri, target in site.targets.items():
        file = files.get_file_from_path(src_uri)
        if file is not None:
            if target.day:  # MkDocs writes "@" as "%40": a permanent address is plain
                file.url = file.url.replace("%40", "@")
            page = LawPage(target.act or target.template, file, config)
            page.target = target
            if src_uri not in site.editable:
                page.edit_url = None  # all of it is made; there is nothing to mend
            file.inclusion = InclusionLevel.NOT_IN_NAV
    for file in files.media_files():
        if file.src_dir == config.docs_dir and file.src_uri.startswith("assets/"):
            # The links of hand-written pages follow, and where static-i18n wants the file written.
            for place in ("dest_uri", "url", "abs_dest_path"):
                setattr(file, place, with_sum(getattr(file, place), file.content_bytes))
    if _i18n(config).current_language == site.default:
        site.search_files()
        made: dict[str, str | bytes] = {**render_data(site.library), **site.assets.files}
        made[LICENCE] = licence()
        made.update(_searching(site).files)
        if config.site_url:
            made["robots.txt"] = sharing.robots(config.site_url)
        for path, content in made.items():
            files.append(File.generated(config, path, content=content))
    return files


on_files = CombinedEvent(_take_files, _make_pages)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Escape everything in the templates of ``overrides/``; an unknown name is an error."""
    site = _current()
    words = site.interface(_i18n(config).current_language)
    folder = Path(config.theme.custom_dir or ".")
    ours = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    env.autoescape = lambda name: name in ours
    env.undefined = jinja2.StrictUndefined
    env.filters["voiced"] = _voiced
    index = "index.html" if config.extra.get("offline") else ""
    site.env = env
    env.globals.update(
        w=words,
        interfaces=site.interfaces,
        langs=site.langs,
        number_of=number_of,
        asset=site.assets.paths.__getitem__,
        sections=_sections(site, words),
        books=site.of(words.lang),
        # Macros that know the page's root. Few roots, many pages: made once a root.
        partial=cache(lambda name, home: env.get_template(name).make_module({"home": home})),
        index=index,
        fonts=() if index else NEEDED_AT_ONCE,  # a page on a disk may not ask for them
        policy=as_meta() if config.extra.get("policy") else "",
        agency=site.agency,
        unrecorded=site.unrecorded,
        fillable=_fillable(site, config),
        host=None,
    )
    if site.agency or _fillable(site, config):
        # Called from here, a macro escapes; called by a page of Material's main.html it would not.
        hosting = env.get_template("partials/agency.html").make_module()
        env.globals["host"] = cache(lambda part, base: getattr(hosting, part)(base))
    for file in files.documentation_pages():
        if file.page:  # MkDocs packs the sitemap with today's date: no two days' builds were equal
            file.page.update_date = "1980-01-01"
    edition = env.get_template("partials/edition.html").render(edition=site.edition)
    env.globals["edition"] = Markup(edition.strip())
    panel = env.get_template("partials/search.html").render()
    said = _script("page", _json(page_words(words, site.entries, index, panel)))
    own = with_sum(f"search/{words.lang}.js", said)
    files.append(File.generated(config, own, content=said))
    loaded = [site.assets.paths[path] for path in ("assets/adep/search/search.css", SEARCH_SCRIPT)]
    # A page names what its search will load, so it is of the page's own release or it is nothing.
    env.globals["search_files"] = " ".join((loaded[0], *_searching(site).files, own, loaded[1]))
    env.globals["feed"] = _feed(site, words, config, files)
    _lead(site, words.lang, config, files)
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Read from the disk, a link to a folder opens a listing: it has to name the page in it."""
    return FOLDER_LINK.sub(r"\1index.html", html) if config.extra.get("offline") else html


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """The 404 page stands at every address, so its links start from the site's root."""
    site = _current()
    lang = _i18n(config).current_language
    base = str(context["base_url"]).rstrip("/") + "/"
    words = site.interface(lang)
    none = sharing.head(None, words, site.interfaces, "", words["site.description"], article=False)
    context.update(
        base=base, home=base + _prefix(site, lang), switch=(), head=none, stated=None, listed=()
    )
    if template_name == "sitemap.xml" and config.site_url:
        files = context["i18n_alternates"][site.default]
        paths = {file.url.removeprefix("./") for file in files}
        context["listed"] = sharing.listed(config.site_url, site.interfaces, paths)
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """There is one 404 page; the default language's build writes it, no later one overwrites it.

    It links from the site's root. A copy on a disk, or below another site, has none: it has none.
    """
    again = _i18n(config).current_language != _current().default
    if template_name == "404.html" and (again or config.extra.get("offline")):
        return ""
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Everybody may read the site, whatever the umask of whoever built it."""
    open_folder_to_all(Path(config.site_dir))


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """What the templates of every page get, and the act's view on a page of the law."""
    site = _current()
    lang = _i18n(config).current_language
    base = str(context["base_url"]).rstrip("/") + "/"
    prefix = _prefix(site, lang)
    path = page.url.removeprefix(prefix)
    index = "index.html" if config.extra.get("offline") else ""
    context["base"] = base
    context["home"] = base + prefix
    context["switch"] = [
        Switch(
            words.lang,
            words["interface.name"],
            words["interface.switch"],
            f"{_prefix(site, words.lang)}{path}{index}",
            f"{base}{_prefix(site, words.lang)}{path}{index}",
        )
        for words in site.interfaces
    ]
    context["report"] = None
    books = site.of(lang)
    context["head"] = _head(site, page, path, config)
    context["stated"] = None
    if not isinstance(page, LawPage):
        return context
    target = page.target
    if config.site_url:
        context["stated"] = Markup(
            stating.stated(
                books, config.site_url + prefix, target.template,
                target.act, target.clause, target.day, target.key,
            )
        )  # fmt: skip
    if target.template == "concordance.html":
        context["view"] = books.concordance(*target.key.split("/"))
    elif target.template == "duty.html":
        context["view"] = books.duty(target.key)
    if not target.act:
        return context
    book = context["book"] = books.book(target.act)
    act_root = "../" if target.clause or target.template in WITHOUT_UNITS else "./"
    context["act_root"] = context["act_home"] = act_root
    if target.day:
        context["act_home"] = f"{act_root}../"
        past = context["past"] = books.past(target.act, target.day)
        book = context["book"] = past.book
        if target.clause:
            context["view"] = past.clause(target.clause)
    elif target.clause:
        context["view"] = book.clause(target.clause)
        context["around"] = Apparatus(book, target.clause, books.changes_of(target.act))
    elif target.template == "history.html":
        context["view"] = books.history(target.act)
    if site.reporting and target.template not in WITHOUT_UNITS:
        address = page.canonical_url or f"/{page.url}"
        context["report"] = site.reporting.link(book, target.clause, address)
    if not book.act.facts.article:
        context["contents"] = site.contents_of(book, target.clause, act_root, index)
    return context


def _head(site: Site, page: Page, path: str, config: MkDocsConfig) -> sharing.Head:
    """What the head of a page tells of it; a hand-written one may say it in its ``description``."""
    lang = _i18n(config).current_language
    words = site.interface(lang)
    if isinstance(page, LawPage):
        one = page.target
        told = sharing.describe(site.of(lang), one.template, one.act, one.clause, one.day, one.key)
    else:
        told = page.meta.get("description") or f"{page.title}. {words['site.description']}"
    article = isinstance(page, LawPage) and bool(page.target.act)
    picture = site.assets.paths[sharing.PICTURE.format(lang=lang)]
    return sharing.head(config.site_url, words, site.interfaces, path, told, article, picture)


def _feed(site: Site, words: Interface, config: MkDocsConfig, files: Files) -> str:
    """Make the feed; its path from the interface's root, "" where there is none: a program that
    fetches it needs addresses that hold anywhere, so the site must know its own.
    """
    found = feed.entries(site.of(words.lang).every, words) if config.site_url else ()
    if not found or config.site_url is None:
        return ""
    prefix = _prefix(site, words.lang)
    xml = feed.atom(found, words, config.site_url, prefix)
    files.append(File.generated(config, prefix + feed.PATH, content=xml))
    return feed.PATH


def _lead(site: Site, lang: str, config: MkDocsConfig, files: Files) -> None:
    """Small pages at old addresses, and at the days of the newest wordings: an address made today
    lives on when a newer wording comes. They are files, not pages: MkDocs takes its time over one.
    """
    made: Any = site.env.get_template("lead.html").module
    prefix = _prefix(site, lang)
    books = [site.of(lang).book(act.facts.id) for act in site.library.acts]
    every: list[tuple[Lead, Said | None]] = [(x, book.binds) for book in books for x in leads(book)]
    every += [(lead, None) for lead in moved(site.library.redirects, site.interface(lang))]
    for lead, binds in every:
        address = f"{config.site_url}{prefix}{lead.page}" if config.site_url else ""
        path = f"{prefix}{lead.path}index.html"
        html = str(made.page(lead, binds, address, "../" * path.count("/")))
        files.append(File.generated(config, path, content=html))


def _check_redirects(site: Site, files: Files) -> None:
    """A redirect that hides a page or leads to none is refused."""
    langs, library = [words.lang for words in site.interfaces], site.library
    pages = {addresses.address_of(file.src_uri, langs) for file in files.documentation_pages()}
    leading = frozenset(addresses.days_of(library.acts))
    if wrong := addresses.check(library.redirects, pages, leading, langs):
        raise PluginError(f"{Refused(wrong)}\nNothing was built.")


@cache
def _voiced(text: str, lang: str) -> Markup:
    """A text in ``lang`` as markup: words of another language bear that one's code."""
    alphabets = {code: load_spelling(FOLDER / code).letters for code in languages()}
    return Markup().join(
        escape(part.text)
        if part.lang == lang
        else Markup('<span lang="{}">{}</span>').format(part.lang, part.text)
        for part in voices(text, lang, alphabets)
    )


def _script(name: str, json_text: str) -> bytes:
    """A script that hands data to the search: read from the disk, a page can load nothing else."""
    return f"(window.adepSearch = window.adepSearch || {{}}).{name} = {json_text};\n".encode()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _assets(theme: Path, langs: tuple[str, ...], agency: Agency | None) -> dict[str, bytes]:
    """What pages load, by plain path: the theme's files and what the texts and the agency add."""
    files = {
        path.relative_to(theme).as_posix(): path.read_bytes()
        for path in (theme / "assets").rglob("*")
        if path.is_file()
    }
    files["assets/adep/columns.css"] = columns_css(langs).encode()
    if agency and agency.logo:
        files[f"assets/agency/logo.{agency.logo.kind}"] = agency.logo.content
    return joined_search(files)


def _searching(site: Site) -> Assets:
    if site.searching is None:
        raise PluginError("the default interface language must be built first")
    return site.searching


def _current() -> Site:
    if _site is None:
        raise PluginError("on_config has not run")
    return _site


def _i18n(config: MkDocsConfig) -> Any:
    try:
        return config.plugins["i18n"]
    except KeyError:
        raise PluginError("mkdocs.yml must list the plugin i18n") from None


def _prefix(site: Site, lang: str) -> str:
    return "" if lang == site.default else f"{lang}/"


def _targets(library: Library) -> dict[str, Target]:
    targets = {
        "corrections.md": Target("corrections.html"),
        "timeline.md": Target("timeline.html"),
        "cited-acts.md": Target("cited-acts.html"),
    }
    for record in library.concordances:
        key = f"{record.old}/{record.new}"
        targets[f"concordance/{key}.md"] = Target("concordance.html", key=key)
    if library.duties:
        targets["duties/index.md"] = Target("duties.html")
    for duty in library.duties:
        targets[f"duties/{duty.id}.md"] = Target("duty.html", key=duty.id)
    for act in library.acts:
        name = act.facts.id
        targets[f"{name}/index.md"] = Target("act.html", name)
        targets[f"{name}/read.md"] = Target("read.html", name)
        targets[f"{name}/history.md"] = Target("history.html", name)
        for clause in act.clauses:
            targets[f"{name}/{clause.id}.md"] = Target("clause.html", name, clause.id)
        for past in act.past:
            folder, day = past.act.facts.folder, past.day.isoformat()
            targets[f"{folder}index.md"] = Target("past.html", name, day=day)
            for clause in past.act.clauses:
                targets[f"{folder}{clause.id}.md"] = Target(
                    "past-clause.html", name, clause.id, day
                )
    for article in library.articles:
        name = article.facts.id
        targets[f"articles/{name}.md"] = Target("article.html", name)
    return targets


def _unit_ids(library: Library) -> dict[str, list[str]]:
    """src_uri of every page with units -> their ids, in order."""
    return {
        path: ids
        for act in (*library.acts, *library.articles)
        for path, ids in (unit_ids(act) | past_unit_ids(act)).items()
    }


def _texts(library: Library) -> dict[str, dict[str, str]]:
    """Act, or act and day of an older wording -> unit or note -> its words as they are read."""
    found: dict[str, dict[str, str]] = {}
    for act in (*library.acts, *library.articles):
        for text in (*act.texts, *act.earlier):
            day = f"@{text.wording_of}" if text in act.earlier else ""
            words = found.setdefault(act.facts.id + day, {})
            words.update((one.id, one.text) for one in text.printed())
    return found


def _sections(site: Site, words: Interface) -> tuple[tuple[str, str], ...]:
    """(address, name) of the pages that the site's head and foot lead to."""
    names = ["duties"] if site.library.duties else []
    return tuple(
        (f"{name}/", words[f"menu.{name}"])
        for name in (*names, "timeline", "cited-acts", "corrections", "about")
    )


def _text_languages(library: Library, default: str) -> tuple[str, ...]:
    """The languages of the columns: the state's language first, then the others by their code."""
    found = {lang for act in library.acts for lang in (*act.langs, *act.facts.title)}
    return tuple(sorted(found, key=lambda lang: (lang != default, lang)))
