"""static-i18n, the plugin that builds the site once an interface language: all we use of it.

It runs MkDocs again for every language after the first, with the same plugins. Nothing else in the
program names what is its own, so another plugin (or none) takes its place here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

# Priorities of our events: its own have -100 where it takes files and settings over.
BEFORE: Final = 100
AFTER: Final = -200
BEFORE_NEXT: Final = -50  # a language is built, the next is not begun: it is built by an event


def interface_languages(config: MkDocsConfig) -> tuple[str, ...]:
    """The languages that the site is built for, as ``mkdocs.yml`` lists them."""
    return tuple(language.locale for language in _plugin(config).config.languages)


def first_language(config: MkDocsConfig) -> str:
    """The language whose pages stand at the site's root; it is built first."""
    return str(_plugin(config).default_language)


def language_of_run(config: MkDocsConfig) -> str:
    """The language that MkDocs builds now."""
    plugin = _plugin(config)
    return str(plugin.current_language or plugin.default_language)


def runs_again(config: MkDocsConfig) -> bool:
    """Whether MkDocs was run by the plugin, for a further language of the same build."""
    return bool(_plugin(config).building)


def begin(config: MkDocsConfig, lang: str, first: MkDocsConfig) -> None:
    """Let ``config`` be that of one language's run; ``first`` is that of the default's."""
    plugin = _plugin(config)
    plugin.current_language = lang
    plugin.building = config is not first
    plugin.i18n_files_per_language = _plugin(first).i18n_files_per_language


def page_urls(context: Mapping[str, Any], config: MkDocsConfig) -> set[str]:
    """The addresses of all pages, from an interface's root; ``context`` is that of a template."""
    files = context["i18n_alternates"][first_language(config)]
    return {file.url.removeprefix("./") for file in files}


def made_file(config: MkDocsConfig, path: str) -> File:
    """A page, at ``path`` below ``docs/``, that stands in no file, to be given to it.

    It takes over only what seems to lie in the folder, and looks into no file.
    """
    return File.generated(config, path, abs_src_path=str(Path(config.docs_dir, path)))


def settle(file: File) -> None:
    """The same page, when it was taken over: there is no file to look into, to date or to edit."""
    file.content_string = ""
    file.generated_by = "adep"


def keep_address(file: File) -> None:
    """Let a page that was made know nothing but where it stands: the site map of every further
    language asks for that, and MkDocs keeps all files until all languages are built.
    """
    url = file.url
    vars(file).clear()
    file.url = url


def _plugin(config: MkDocsConfig) -> Any:
    try:
        return config.plugins["i18n"]
    except KeyError:
        raise PluginError("mkdocs.yml must list the plugin i18n") from None
