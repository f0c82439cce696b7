"""The pages of one interface language as MkDocs knows them, and how one of them is made.

MkDocs makes all of them, one after the other. A preview makes one when somebody asks for it, and a
build in pieces makes each where its piece is made: by the same two steps of MkDocs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Final

import jinja2
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from msgspec import Struct, field

LARGE: Final = 100_000  # bytes of Markdown


class InterfaceRun(Struct, dict=True):
    """What MkDocs knows when it has prepared the pages of an interface language."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment = field(default_factory=jinja2.Environment)
    # Page as MkDocs read it → what was converted: making a page changes both.
    converted: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)

    @cached_property
    def documents(self) -> Sequence[File]:
        """Every page."""
        return self.files.documentation_pages()

    @cached_property
    def pages(self) -> dict[str, File]:
        """Path in the site → the page."""
        return {file.dest_uri: file for file in self.documents}

    @cached_property
    def sources(self) -> set[str]:
        """The paths below ``docs/`` of the pages that lie there."""
        return {file.src_uri for file in self.documents if file.generated_by is None}

    @cached_property
    def others(self) -> dict[str, File]:
        """Path in the site → the file, of those that are no pages."""
        return {file.dest_uri: file for file in self.files if not file.is_documentation_page()}

    def set_templates(self) -> None:
        """Templates that know the library as it is now."""
        env = self.config.theme.get_env()
        self.env = self.config.plugins.on_env(env, config=self.config, files=self.files)

    def convert(self, file: File) -> Page:
        """The page of a file, its Markdown converted once, until it changes."""
        page = file.page
        assert page is not None
        if file.src_uri not in self.converted:
            build._populate_page(page, self.config, self.files)
            self.converted[file.src_uri] = (page.content or "", dict(page.meta))
        page.content, meta = self.converted[file.src_uri]
        page.meta = dict(meta)
        return page

    def check_links(self, path: str) -> None:
        """Warn, as a build does, of links of a page that lead to no place on another."""
        file = self.files.get_file_from_path(path)
        if file is None or file.page is None:
            return
        page = self.convert(file)
        for other in page.links_to_anchors or ():
            # The contents of a large act take as long as all the rest: not before they are shown.
            if other.page is not None and len(other.content_bytes) < LARGE:
                self.convert(other)
        level = self.config.validation.links.anchors
        page.validate_anchor_links(files=self.files, log_level=level)

    def write_page(self, file: File) -> None:
        """Make a page and put it into the folder of the site."""
        page = self.convert(file)
        build._build_page(page, self.config, self.documents, self.nav, self.env)


def prepared_run(config: MkDocsConfig) -> InterfaceRun:
    """The steps of a build up to its first page (``mkdocs.commands.build.build``)."""
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    nav = config.plugins.on_nav(nav, config=config, files=files)
    for file in files.documentation_pages(inclusion=InclusionLevel.is_included):
        if file.page is None:
            Page(None, file, config)
    return InterfaceRun(config, files, nav)
