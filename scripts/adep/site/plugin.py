"""The plugin ``adep`` of MkDocs: a thin adapter. What pages show is decided in ``view``.

MkDocs does what it is good at (the folder, the templates, writing files) and static-i18n builds
the site once an interface language. A page of the law is converted from its Markdown once for all
of them (``page_body``); the words of its units come from the library, which has those
mended on a page too.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final, cast

import jinja2
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory, write_file
from mkdocs.utils.templates import TemplateContext
from msgspec.structs import replace

from adep import exports
from adep.base.memory import give_back, let_go
from adep.base.problems import Refused
from adep.base.processes import in_turn
from adep.base.settings_file import MOVED
from adep.disk import OPEN, open_to_all, temporary_folder
from adep.exports.on_request import OnRequest
from adep.languages.interface import checked_interfaces
from adep.pages.project_state import ShownProject
from adep.pages.quotations import OF_PAGES, QuotationLinks
from adep.site import build_faults, feed, markdown_copy, page_meta, static_i18n
from adep.site import template_context as contexts
from adep.site.assets import ICON
from adep.site.code_host import code_host
from adep.site.generated_files import (
    besides,
    feed_of,
    files_of_check,
    files_of_interface,
    search_list,
)
from adep.site.headings import heading_lists, with_content
from adep.site.interface_run import InterfaceRun
from adep.site.material_theme import OwnStrictly, settle
from adep.site.mkdocs_pages import (
    MadeFile,
    lead_to_data,
    make_pages,
    named_in_full,
    take_files,
)
from adep.site.pieces import PagesInPieces
from adep.site.report_link import check_repository
from adep.site.settings import AdepConfig, check_addresses, from_environment
from adep.site.state import Settings, Site, open_site
from adep.site.template_cache import compiled_templates

log = logging.getLogger("mkdocs.plugins.adep")
LARGE: Final = 1_000_000  # letters of a page


class AdepPlugin(BasePlugin[AdepConfig]):  # type: ignore[no-untyped-call]
    """Hands the library to MkDocs; ``site`` is what a run knows, once its settings are read."""

    site: Site | None = None
    theme = Path()  # the folder of the site's own templates
    written: Path | None = None  # the folder of the site, once MkDocs has emptied it
    on_request = False  # a preview: what no page needs is made when it is asked for
    documents: Sequence[File] = ()  # the pages of the language that is built
    pieces: PagesInPieces | None = None  # … if they are made in pieces

    converted = Path()  # a folder for what is converted in the first language, for the others
    for_a_build = ExitStack()  # what goes when a build ends

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """The options as ``mkdocs.yml`` gives them; variables give those that it leaves out."""
        told = from_environment(name for name, _ in self.config_scheme)
        return super().load_config({**told, **options}, config_file_path)

    def on_config(self, config: MkDocsConfig) -> None:
        """Build the library, once a run: MkDocs runs again for every further language."""
        if old := [f"extra.{name}" for name in MOVED if name in config.extra]:
            says = f"{', '.join(old)}: this is an option of the plugin adep now; run `adep upgrade`"
            raise PluginError(f"mkdocs.yml: project-older: {says}")
        gc.set_threshold(100_000, 50, 100)  # as in cli: frozen values have no cycles to look for
        extensions: list[Any] = config.markdown_extensions
        extensions += [name for name in OF_PAGES if name not in extensions]
        if not any(isinstance(one, QuotationLinks) for one in extensions):
            extensions.append(QuotationLinks())
        if not config.repo_url:
            config.edit_uri = None  # there is nothing to lead to
        if self.site is not None and static_i18n.runs_again(config):
            return
        if not self.on_request:
            self.for_a_build = ExitStack()
            self.for_a_build.callback(os.umask, os.umask(OPEN))  # everybody may read the site
            self.for_a_build.callback(gc.unfreeze)
            gc.freeze()  # the program stays
        root = Path(config.config_file_path).parent
        self.theme = Path(config.theme.custom_dir or root)
        try:
            interfaces = checked_interfaces(static_i18n.interface_languages(config))
            check_repository(config.repo_url)
            check_addresses(config)
            self.site = open_site(
                root,
                self.theme,
                self._settings(),
                interfaces,
                static_i18n.first_language(config),
                changes=self.on_request,
            )
        except (Refused, LookupError) as wrong:
            raise _not_built(wrong) from wrong
        tell(self.site.reading)
        if not self.on_request:
            let_go()
            gc.freeze()  # what was read stays: there is nothing to look for in it again
        if self.site.share is not in_turn:
            self.converted = self.for_a_build.enter_context(temporary_folder())

    def on_build_error(self, *, error: Exception) -> None:
        """No half of a site is left, and a fault that somebody can mend is told in a sentence."""
        self.for_a_build.close()
        if isinstance(error, Abort):  # warnings, in strict mode: all of it is written
            return
        if self.written:
            clean_directory(str(self.written))
        if refused := build_faults.told(error, self.theme):
            raise _not_built(refused) from error

    @event_priority(static_i18n.BEFORE)
    def _take_files(self, files: Files, config: MkDocsConfig) -> Files:
        if not static_i18n.runs_again(config):
            folder = Path(config.site_dir)
            if not any(folder.glob("[!.]*")):  # else --dirty: it may hold what is not the site's
                self.written = folder
        try:
            take_files(self._site, files, config)
        except Refused as wrong:
            raise _not_built(wrong) from wrong
        return files

    @event_priority(static_i18n.AFTER)
    def _make_pages(self, files: Files, config: MkDocsConfig) -> Files:
        site = self._site
        make_pages(site, files, config)
        if static_i18n.language_of_run(config) == site.default:
            self._make_files(files, config)
            let_go()
            if not self.on_request:
                site.search()  # when little else is alive: it takes much while it is made
                give_back()
        assert site.exported is not None
        lead_to_data(files, config, site.exported.has)
        return files

    def _make_files(self, files: Files, config: MkDocsConfig) -> None:
        """Those that are the same in every interface language."""
        site = self._site
        copy = site.copy(config.site_url)
        if self.on_request:
            site.exported = OnRequest(copy)
            return

        def take(path: str, content: bytes) -> None:
            write_file(content, os.path.join(config.site_dir, path))

        listed = exports.export(copy, take, share=site.share)
        # What was put together for the files only goes with the copy that they were made of.
        site.exported = replace(listed, copy=site.copy(config.site_url))
        for path, content in besides(site, config.site_url).items():
            files.append(MadeFile.generated(config, path, content=content))

    on_files = CombinedEvent(_take_files, _make_pages)

    @event_priority(static_i18n.AFTER)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Make the pages of acts, where several processes may."""
        site, self.pieces = self._site, None
        self.documents = files.documentation_pages()
        if site.share is not in_turn:
            run = InterfaceRun(config, files, nav)
            self.pieces = PagesInPieces(site, run, self.converted)
            self.pieces.make()

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Escape everything in the templates of ``overrides/``; add what templates make."""
        site = self._site
        words = site.interface(static_i18n.language_of_run(config))
        folder = Path(config.theme.custom_dir or ".")
        ours = frozenset(
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        )
        env.autoescape = lambda name: name in ours
        env.bytecode_cache = compiled_templates(site.cache)
        env.auto_reload = False  # a preview makes all anew; no page need look for changed templates
        env.loader = OwnStrictly(env, ours)
        settle(config.theme, words.lang, site.assets.paths[ICON])
        if not self.on_request:
            site.next_language()
        site.env = env
        env.globals["code_host"] = code_host(config.repo_url, config.edit_uri)
        contexts.prepare_templates(site, words, env)
        for file in files.documentation_pages():
            if file.page:  # MkDocs packs the sitemap with today's date: no two days' were equal
                file.page.update_date = "1980-01-01"
        env.globals["listed_headings"] = heading_lists(env, config)
        env.globals["search_files"] = search_list(site, words.lang)
        pieces = self.pieces
        env.globals["check_files"] = lambda: " ".join(files_of_check(site, words))
        env.globals["feed"] = feed.PATH if feed_of(site, words, config.site_url) else ""
        if self.on_request or (pieces and not pieces.ready):
            return  # only the templates are asked for
        for path, content in files_of_interface(site, words, config.site_url):
            _written(config, path, content.encode() if isinstance(content, str) else content)
        site.search_is_written()
        give_back()
        if pieces:
            pieces.leave_out()

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Links of hand-written pages name the page in a folder, where that is needed."""
        return named_in_full(html, self._site.settings.index)

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """What a template that is no page gets; the sitemap lists all pages."""
        site, found = self._site, cast("dict[str, Any]", context)
        found.update(contexts.of_template(site, static_i18n.language_of_run(config), found))
        if template_name == "sitemap.xml" and config.site_url:
            paths = static_i18n.page_urls(found, config)
            found["listed"] = page_meta.listed(config.site_url, site.interfaces, paths)
        return context

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """There is one 404 page; the default language's build writes it, no later one does.

        It links from the site's root. A copy on a disk, or below another site, has none.
        """
        again = static_i18n.language_of_run(config) != self._site.default
        return "" if template_name == "404.html" and (again or self.config.offline) else output

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """What the templates of a page get."""
        lang, found = static_i18n.language_of_run(config), cast("dict[str, Any]", context)
        found.update(contexts.of_page(self._site, lang, page, config.site_url, found))
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """A copy as Markdown beside a page that has none among the files of an act."""
        site, lang = self._site, static_i18n.language_of_run(config)
        apart: Any = site.env.globals["apart"]
        output = apart.put_in(with_content(page, output))
        if len(output) > LARGE:
            give_back()  # MkDocs copies it twice to write it
        if copy := markdown_copy.written(site, lang, page, output):
            path, text = copy
            _written(config, path, text.encode())
        if not self.on_request and lang == site.interfaces[-1].lang:
            site.forget(page.file.src_uri)
        return output

    @event_priority(static_i18n.BEFORE)
    def _check_links(self, config: MkDocsConfig) -> None:
        if self.pieces:
            self.pieces.check_links()
            self.pieces = None

    @event_priority(static_i18n.BEFORE_NEXT)
    def _let_pages_go(self, config: MkDocsConfig) -> None:
        """Of pages that are made, only where they stand is needed while others are made."""
        for file in self.documents:
            static_i18n.keep_address(file)
        give_back()

    @event_priority(static_i18n.AFTER)
    def _end(self, config: MkDocsConfig) -> None:
        """The site is there in all its languages; its folder may have been before, and shut."""
        if not static_i18n.runs_again(config):
            self.for_a_build.close()
            open_to_all([Path(config.site_dir)])

    on_post_build = CombinedEvent(_check_links, _let_pages_go, _end)

    def _settings(self) -> Settings:
        said = self.config
        processes = 1 if self.on_request else said.processes
        return Settings(
            said.offline, said.policy, said.publish, said.report, said.agency, processes
        )

    @property
    def _site(self) -> Site:
        if self.site is None:
            raise PluginError("on_config has not run")
        return self.site


def tell(reading: ShownProject) -> None:
    """Say what is changed by hand and not recorded, and which pages are older than the sources."""
    for problem in reading.waiting:
        log.info(f"{problem}. This build is only for looking")
    for problem in reading.out_of_step:
        log.warning(str(problem))


def _written(config: MkDocsConfig, path: str, content: bytes) -> None:
    write_file(content, os.path.join(config.site_dir, path))


def _not_built(wrong: Exception) -> PluginError:
    return PluginError(f"{wrong}\nNothing was built.")
