"""What several test files share: the project's library, and helpers to make small texts."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from adep import cli
from adep.ingest import clean, parse
from adep.ingest.read import read
from adep.languages import loaded
from adep.languages.data_files import FOLDER
from adep.languages.spelling import rules as spelling
from adep.library import pipeline
from adep.library.pipeline import Library
from adep.model import Cleaned, Text
from tests import ROOT
from tests.tools import servers
from tests.tools.browsing import PHONE, WIDE, Watched, launched, watching
from tests.tools.site_build import Shared, at_code_host, served, trees

# Libraries and trees of pages stay for many tests: to look for garbage in them so often takes a
# tenth of the time.
gc.set_threshold(100_000, 50, 100)
# No test measures time: a slow machine is not a fault of a text.
settings.register_profile("adep", deadline=None, derandomize=True, max_examples=70)
settings.register_profile("long", deadline=None, max_examples=1_000)
settings.load_profile("adep")


MAKE = {"shared", "site", "made"}  # fixtures that make sites and papers


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that drive a browser come first, then those that make sites: they take longest, and
    the others fill the gaps at the end."""
    drive = {item.path for item in items if item.get_closest_marker("browser")}
    make = {item.path for item in items if MAKE & set(getattr(item, "fixturenames", ()))}
    items.sort(key=lambda item: (item.path not in drive, item.path not in make))


def pytest_sessionfinish() -> None:
    """What is left at the end goes with the process: pytest would look for garbage in all of it."""
    gc.freeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def library() -> Library:
    """The five sources, through all stages."""
    return pipeline.build_library(ROOT)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright, launched(playwright.chromium) as browser:
        yield browser


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shared:
    """Projects and sites that are made once in a run."""
    folder = tmp_path_factory.getbasetemp()
    # With pytest-xdist each process has a folder of its own in that of the run.
    return Shared((folder.parent if hasattr(request.config, "workerinput") else folder) / "shared")


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The project's site, as a code host builds it."""
    return at_code_host(shared)


@pytest.fixture(scope="session")
def pages(site: Path) -> Mapping[str, BeautifulSoup]:
    """Path of every HTML page of the project's site → its tree. No test changes one."""
    return trees(site)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The project's site, served."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def packed(site: Path, shared: Shared) -> Path:
    """The project's site with its .gz files."""

    def pack(folder: Path) -> None:
        shutil.copytree(site, folder, dirs_exist_ok=True)
        assert cli.main(["gzip", str(folder)]) == 0

    return shared.once("packed", pack)


@pytest.fixture(scope="session")
def nginx(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same behind nginx as serving/ configures it."""
    with servers.nginx(tmp_path_factory.mktemp("nginx"), packed) as found:
        yield found


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Watched]:
    """A reader of the project's site at a desk."""
    with watching(browser, address, WIDE) as watched:
        yield watched


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Watched]:
    """The same with a phone."""
    with watching(browser, address, PHONE) as watched:
        yield watched


def cleaned(text: str, lang: str = "en", path: str = "sources/test/test.txt") -> Cleaned:
    """A raw text, read and cleaned."""
    return clean.clean(
        read(text.encode(), path),
        loaded.grammar(lang),
        loaded.page_words(),
        spelling.load_spelling(FOLDER / lang),
    )


def parsed(
    text: str,
    lang: str = "en",
    titles: tuple[str, ...] = (),
    path: str = "sources/test/test.txt",
) -> Text:
    """A raw text, read, cleaned and parsed."""
    return parse.parse(cleaned(text, lang, path), loaded.grammar(lang), titles)
