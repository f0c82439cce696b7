"""A project as its editor sees it while it changes: every page is made when somebody asks for it.

What a full build reckons before its first page is kept in memory. When words of a page change,
what depends on them is reckoned anew; when anything else does, all of it. A page that is asked
for is made as a build makes it, by the same steps of MkDocs.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils import write_file

from adep.base.problems import Refused
from adep.disk import operations
from adep.exports.on_request import OnRequest
from adep.git.edition import digest
from adep.site import static_i18n
from adep.site.generated_files import besides, besides_of, search_of
from adep.site.interface_run import InterfaceRun, prepared_run
from adep.site.mkdocs_pages import unrecorded
from adep.site.plugin import AdepPlugin, tell
from adep.site.state import Site

log = logging.getLogger("mkdocs.plugins.adep.preview")

RECORDED_LATER: Final = "edit-not-recorded"  # the page itself says so


class Preview:
    """The pages of the project whose settings stand in ``config_file``, put into ``folder`` when
    they are asked for. ``start`` it first. One thread at a time may call it: they wait.
    """

    def __init__(self, config_file: Path, folder: Path) -> None:
        self.config_file, self.folder = config_file.absolute(), folder
        self.docs = self.root = self.config_file.parent
        self.runs: tuple[InterfaceRun, ...] = ()
        self.fault = ""  # why the project can't be read as it is now; "": it can
        self.told: dict[str, list[str]] = {}  # path → what is to be said of the page
        self.waiting: tuple[str, ...] = ()  # what was changed by hand and can't be shown
        self._site: Site | None = None
        self._made: set[str] = set()  # what lies in the folder as it should be now
        self._whole: dict[bool, dict[str, str | bytes]] = {}  # made of all texts: search or not
        self._lock = threading.RLock()
        self._warnings = _Warnings()
        logging.getLogger("mkdocs").addHandler(self._warnings)

    @property
    def site(self) -> Site:
        """What is known of the site."""
        assert self._site is not None
        return self._site

    def start(self) -> None:
        """Read the project. Raises what MkDocs does where that fails; what was read stays then."""
        with self._lock:
            runs, site = _prepared(self.config_file, self.folder)
            self.runs, self._site = runs, site
            self.docs = Path(runs[0].config.docs_dir)
            self._renewed()
            gc.unfreeze()  # what was read before goes
            gc.collect()
            gc.freeze()  # it stays: there is nothing to look for in it after every save

    def close(self) -> None:
        """Give up what ``start`` set up."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        gc.unfreeze()

    def take(self, changed: Collection[Path]) -> None:
        """Read what changed. What can't be read is told, and what was read before stays."""
        with self._lock:
            try:
                paths = self._changed(changed)
                if self.fault or not all(map(self._is_page, paths)):
                    self.start()
                elif paths:
                    self._take_words(paths)
            except (Refused, LookupError, OSError, MkDocsException) as wrong:
                self.fault = str(wrong).removesuffix("\nNothing was built.")
                log.error(f"{self.fault}\nWhat was read before is shown.")
            else:
                self.fault = ""

    def write(self, path: str) -> bool:
        """See that the file at ``path``, from the site's root, lies in the folder as it is now;
        False where the site has no such file."""
        with self._lock:
            if path not in self._made:
                self._make(path)
            return (self.folder / path).is_file()

    def says(self, path: str) -> tuple[str, ...]:
        """What an editor is to know who looks at the file at ``path``."""
        with self._lock:
            return (*filter(None, (self.fault,)), *self.waiting, *self.told.get(path, ()))

    def _changed(self, paths: Iterable[Path]) -> list[Path]:
        """Those of ``paths`` that are not as they were; what editors' programs lay beside a file
        is none of the project's."""
        found = []
        for path in paths:
            name = path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else ""
            was = self.site.digests.get(name)
            now = digest(path.read_bytes()) if path.is_file() else None
            if was != now and not path.name.startswith((".", "#")) and not path.name.endswith("~"):
                found.append(path)
        return sorted(found)

    def _is_page(self, path: Path) -> bool:
        """Whether it is a page that was there before and still is."""
        if not path.is_relative_to(self.docs) or not path.is_file():
            return False
        name = path.relative_to(self.docs).as_posix()
        return any(name in run.sources for run in self.runs)

    def _take_words(self, changed: Collection[Path]) -> None:
        paths = [path.relative_to(self.docs).as_posix() for path in changed]
        self.site.take_pages(self.root, self.docs, paths)
        self.site.unrecorded = unrecorded(self.site, self.runs[0].config)
        for run in self.runs:
            for path in paths:
                run.converted.pop(path, None)
        tell(self.site.reading)
        self._renewed()
        self._warnings.said.clear()
        for path in paths:
            self.runs[0].check_links(path)
        for run in self.runs:
            for path in paths:
                if (file := run.files.get_file_from_path(path)) and self._warnings.said:
                    self.told[file.dest_uri] = list(self._warnings.said)

    def _renewed(self) -> None:
        for run in self.runs:
            run.set_templates()
        self._made.clear()
        self.told.clear()
        self._whole.clear()
        reading = self.site.reading
        unseen = (one for one in reading.waiting if one.code != RECORDED_LATER)
        self.waiting = tuple(map(str, (*unseen, *reading.out_of_step)))

    def content(self, path: str) -> bytes | None:
        """The file at ``path`` as it is now; None: the site has no such file."""
        return (self.folder / path).read_bytes() if self.write(path) else None

    def _make(self, path: str) -> None:
        self._warnings.said.clear()
        try:
            if not self._write(path) and (self.folder / path).is_file():
                operations.remove(self.folder / path)  # of a page that went
        except Exception as wrong:  # a template that somebody is about to write
            if not (self.folder / path).exists():
                raise
            log.error(f"{path}: {wrong}")
        if self._warnings.said:
            self.told[path] = list(self._warnings.said)
        self._made.add(path)

    def _write(self, path: str) -> bool:
        """Make a file; False where the site has none at ``path``."""
        for run in self.runs:
            if file := run.pages.get(path):
                self.site.env = run.env
                run.write_page(file)
                return True
        if path in self.runs[0].config.theme.static_templates:
            self._write_template(path)
            return True
        if (content := self._no_page(path)) is None:
            # A copy of a page as Markdown is read off the page.
            return path.endswith(".html.md") and self._write(path.removesuffix(".md"))
        write_file(
            content.encode() if isinstance(content, str) else content, str(self.folder / path)
        )
        return True

    def _no_page(self, path: str) -> str | bytes | None:
        """The content of a file that is no page; None: there is none."""
        if (content := self.site.assets.files.get(path)) is not None:
            return content
        for run in self.runs:
            if file := run.others.get(path):
                return file.content_bytes
        exported = self.site.exported
        if isinstance(exported, OnRequest) and (content := exported.file(path)) is not None:
            return content
        if "." not in path:
            return None  # a folder
        of_search = path.startswith("search/")
        if of_search not in self._whole:
            self._whole[of_search] = dict(self._made_of_all(of_search))
        return self._whole[of_search].get(path)

    def _write_template(self, name: str) -> None:
        run = self.runs[0]
        for each in self.runs:  # the last language's stays, as in a build
            self.site.env = each.env
            build._build_theme_template(name, each.env, each.files, each.config, run.nav)

    def _made_of_all(self, of_search: bool) -> Iterator[tuple[str, str | bytes]]:
        """What is made of all texts at once: the search, or feeds and pages at old addresses."""
        site, url = self.site, self.runs[0].config.site_url
        yield from (site.search().assets.files if of_search else besides(site, url)).items()
        for run, words in zip(self.runs, site.interfaces, strict=True):
            site.env = run.env
            yield from search_of(site, words).items() if of_search else besides_of(site, words, url)


class _Warnings(logging.Handler):
    """Gathers what is warned of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Gather it, unless it is about a request."""
        if record.name != "mkdocs.livereload":
            self.said.append(record.getMessage())


def _prepared(config_file: Path, folder: Path) -> tuple[tuple[InterfaceRun, ...], Site]:
    """A run of every interface language, the default's first, and the site that they share."""
    first = _config(config_file, folder)
    default = static_i18n.first_language(first)
    runs = [_run(first, default, first)]
    site = _plugin(first).site
    assert site is not None
    for lang in static_i18n.interface_languages(first):
        if lang != default:
            config = _config(config_file, folder)
            _plugin(config).site = site
            runs.append(_run(config, lang, first))
    return tuple(runs), site


def _config(config_file: Path, folder: Path) -> MkDocsConfig:
    config = load_config(str(config_file), site_dir=str(folder))
    _plugin(config).on_request = True
    return config


def _plugin(config: MkDocsConfig) -> AdepPlugin:
    plugin = config.plugins["adep"]
    assert isinstance(plugin, AdepPlugin)
    return plugin


def _run(config: MkDocsConfig, lang: str, first: MkDocsConfig) -> InterfaceRun:
    static_i18n.begin(config, lang, first)
    return prepared_run(config)
