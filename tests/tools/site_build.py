"""Builds of the site for the tests: the project's own, and small projects with texts of ours."""

from __future__ import annotations

import fcntl
import hashlib
import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from bs4 import BeautifulSoup
from msgspec import Struct

from adep.model.page_kinds import FOLDERS, WRITTEN, page_at, path_of
from adep.records import unit_records
from adep.records.unit_records import split_by_unit
from tests import ROOT
from tests.tools.warm import run

REGISTER = "adilet.zan.kz"  # pages lead there, and none of them asks it
# As a code host builds it: pages lead there too, to what an editor changes and where readers report.
AT_CODE_HOST = {
    "ADEP_REPO_URL": "https://code.example/a/adep",
    "ADEP_REPORT": "https://code.example/a/adep/issues/new?title={title}&body={text}",
}
LED_TO = {REGISTER, "code.example"}  # other hosts that a page of ours may have a link to


def build(project: Path, site: Path, **environment: str) -> str:
    """``mkdocs build --strict`` of ``project`` into ``site``; what it printed. Fails the test."""
    words = ("mkdocs", "build", "--strict", "--clean", "--site-dir", str(site))
    done = run(words, project, **environment)
    assert done.status == 0, done.said
    return done.said


def by_unit(act: str, tables: str) -> dict[str, str]:
    """Corrections and remarks of several units → the files that they stand in, by their paths."""
    _, units = split_by_unit(tables, "")
    return {f"{act}/corrections/{unit}.toml": text for unit, text in units.items()}


def asset(site: Path, path: str) -> str:
    """The path of a file that pages load, with the sum in its name: "search/index.js"."""
    stem, _, suffix = path.rpartition(".")
    (found,) = site.glob(f"{stem}.*.{suffix}")
    return found.relative_to(site).as_posix()


def page_of_every_kind(site: Path, everything: bool) -> list[str]:
    """A page of every kind that the site has: paths below the site, ending in "/"; "" is the home page. In each
    interface if everything is looked at, else now in the one and now in the other."""
    found: dict[str, str] = {}
    for file in sorted(site.rglob("index.html")):
        address = file.parent.relative_to(site).as_posix().removeprefix(".") + "/"
        address = address.removeprefix("/")
        first, _, below = address.partition("/")
        page = page_at(path_of(address))
        if first in ("en", *FOLDERS) or 'http-equiv="refresh"' in file.read_text("utf-8"):
            continue
        kind = page.kind.name if page and first not in WRITTEN else f"{first}/{bool(below)}"
        # The act around a code, an order, has clauses of its own.
        found.setdefault(f"{kind} {'/order-' in address}", address)
    own = list(found.values())
    assert len(own) >= 14
    if everything:
        return [prefix + path for prefix in ("", "en/") for path in own]
    return [("", "en/")[at % 2] + path for at, path in enumerate(own)]


ONE_ACT = "ethics-code-2015"


def one_act() -> Mapping[str, str]:
    """Our own sources of one act: a site with pages of every kind, made in half the time."""
    sources = ROOT / "sources"
    found = sorted(file for file in (sources / ONE_ACT).rglob("*") if file.is_file())
    return {file.relative_to(sources).as_posix(): file.read_text("utf-8") for file in found}


class Trees(Mapping[str, BeautifulSoup]):
    """Path of every HTML page of a site that nobody changes → its tree, read when it is asked for:
    to read all of them takes seconds.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.paths = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
        self.read: dict[str, BeautifulSoup] = {}

    def __getitem__(self, path: str) -> BeautifulSoup:
        if path not in self.read:
            if path not in self.paths:
                raise KeyError(path)
            self.read[path] = BeautifulSoup((self.site / path).read_bytes(), "html.parser")
        return self.read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


@lru_cache(maxsize=2)
def trees(site: Path) -> Trees:
    """The pages of a site; each is read once."""
    return Trees(site)


def small_project(folder: Path, sources: Mapping[str, str]) -> Path:
    """A project like ours with other sources: path below ``sources/`` → text. Imported."""
    (ROOT / ".cache").mkdir(exist_ok=True)  # the fonts are cut once, not for each project
    for name in ("overrides", "scripts", "mkdocs.yml", ".cache"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "docs").mkdir()
    copy_written(folder / "docs")
    (folder / "sources").mkdir()
    shutil.copy(ROOT / "sources" / "authorities.toml", folder / "sources")
    for path, text in sources.items():
        file = folder / "sources" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    done = run(("adep", "import", "--root", str(folder)), folder)
    assert done.status == 0, done.said
    return folder


def copy_written(docs: Path) -> None:
    """Our hand-written pages into another project's, without what they say of acts of ours."""
    for page in (ROOT / "docs").rglob("*.*.md"):
        text = page.read_text(encoding="utf-8")
        if page.parent.name == "questions":
            if page.name.startswith("index."):
                (docs / "questions").mkdir(exist_ok=True)
                text = re.sub(r"(?m)^- .*\n", "", text)
                (docs / "questions" / page.name).write_text(text, encoding="utf-8")
            continue
        text = re.sub(r"(?m)^.*\]\((?:questions/[a-hj-z]|[\w-]+-\d{4}/).*$", "", text)
        (docs / page.name).write_text(text, encoding="utf-8")


class Shared(Struct, frozen=True):
    """What several tests look at and none changes, made once in a run by whoever asks first.

    ``folder`` belongs to the run, not to one of the processes that the run is shared between.
    """

    folder: Path

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder ``name``, which ``make`` fills; the other processes wait until it has."""
        made = self.folder / name
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = self.folder / f"{name}.done"
            if not done.exists():
                shutil.rmtree(made, ignore_errors=True)  # of one that failed half-way
                made.mkdir()
                make(made)
                done.touch()
        return made

    def project(self, sources: Mapping[str, str]) -> Path:
        """The small project with these sources."""
        return self.once(f"project-{_digest(sources)}", lambda to: small_project(to, sources))

    def site(self, sources: Mapping[str, str] | None = None, **environment: str) -> Path:
        """Our own site, or that of the small project with these sources, built strictly."""
        project = ROOT if sources is None else self.project(sources)

        def make(folder: Path) -> None:
            assert "WARNING" not in build(project, folder, **environment)

        return self.once(f"site-{_digest([sources, environment])}", make)


def at_code_host(shared: Shared, sources: Mapping[str, str] | None = None) -> Path:
    """A site as a code host builds it."""
    return shared.site(sources, **AT_CODE_HOST)


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def give_up_adopted(project: Path) -> bool:
    """Drop the corrections that `adep adopt` recorded; whether there were any.

    They bear an editor's name. Tests that tell of a text word by word were written before them,
    and a jurist's fix must not break them.
    """
    found = False
    for file in (project / "sources").glob("*/corrections/*.toml"):
        text = file.read_text(encoding="utf-8")
        corrections, _ = unit_records.parse_corrections(text, file.name)
        if adopted := [one for one in corrections if one.author]:
            left = unit_records.without_corrections(text, adopted)
            file.write_text(left, encoding="utf-8") if left.strip() else file.unlink()
            found = True
    return found


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """A test prints only what failed."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site on a free port of this machine; gives its address without a final slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
