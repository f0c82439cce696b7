"""The offline bundle: the same bytes wherever it is made, and a whole site wherever it is unpacked.

The bundle is of the project's own files, in a repository of the test's: so its commit is known.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from adep import cli
from adep.base import zip_archive
from adep.commands import bundle
from adep.git import commits
from adep.git.edition import PARTS, edition, edition_of
from tests import ROOT
from tests.commands.test_adopt_command import git
from tests.tools.act_toml import act_toml, event_toml, text_toml
from tests.tools.browsing import PHONE, WIDE, watching
from tests.tools.site_build import (
    LED_TO,
    Shared,
    one_act,
    page_of_every_kind,
    served,
    small_project,
    trees,
)

WHO = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
# The evening of the 21st in London is the 22nd in Almaty.
COMMITTED = "2026-11-21T23:30:00+00:00"
# Two makers who have nothing in common.
ONE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
OTHER = {
    "TZ": "Asia/Almaty",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "2",
    "SOURCE_DATE_EPOCH": "2000000000",
    "ADEP_SITE_URL": "https://law.example/",
    "ADEP_REPO_URL": "https://code.example/adep",
}


def make(project: Path, to: Path, umask: int, environment: dict[str, str]) -> Path:
    """The zip that `adep bundle` makes of ``project``."""
    done = subprocess.run(
        [sys.executable, "-m", "adep", "bundle", "--to", str(to)],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "scripts"), **environment},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    (found,) = to.glob("*.zip")
    return found


def committed(project: Path, folder: Path) -> Path:
    """What of ``project`` a bundle is made of, as it is here, committed in ``folder``."""
    for name in PARTS:
        if (project / name).is_dir():
            shutil.copytree(
                project / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(project / name, folder / name)
    shutil.copy(ROOT / ".gitignore", folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--force", ".")
    os.environ["GIT_COMMITTER_DATE"] = COMMITTED
    try:
        git(folder, *WHO, "commit", "--quiet", "-m", "Everything")
    finally:
        del os.environ["GIT_COMMITTER_DATE"]
    return folder


@pytest.fixture(scope="module")
def repository(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, committed."""
    return committed(root, tmp_path_factory.mktemp("repository"))


@pytest.fixture(scope="module")
def small(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with one act."""
    return committed(shared.project(one_act()), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def made(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(repository, tmp_path_factory.mktemp("made"), 0o022, ONE)


@pytest.fixture(scope="module")
def unpacked(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a reader puts it: spaces and Kazakh letters in the path."""
    folder = tmp_path_factory.mktemp("u") / "Менің құжаттарым (2)" / "әдеп 100%"
    with zipfile.ZipFile(made) as archive:
        archive.extractall(folder)
    (top,) = folder.iterdir()
    return top


# ---- the file ------------------------------------------------------------------------------------


@pytest.mark.exhaustive  # test_reproducible.py makes a site twice at every run
@pytest.mark.parametrize("of", ["small", "repository"])
def test_the_same_commit_gives_the_same_bytes(
    request: pytest.FixtureRequest, of: str, tmp_path: Path
) -> None:
    """Another folder, day, time zone, language, umask, order of files; other settings."""
    repository: Path = request.getfixturevalue(of)
    clone = tmp_path / "басқа жер"
    git(tmp_path, "clone", "--quiet", str(repository), str(clone))
    once = make(repository, tmp_path / "made", 0o022, ONE)
    again = make(clone, tmp_path / "made again", 0o077, OTHER)
    assert again.name == once.name
    assert again.read_bytes() == once.read_bytes()


def test_the_name_says_of_what_day_and_commit(repository: Path, made: Path) -> None:
    head = commits.head(repository, PARTS)
    assert head is not None and not head.changed
    assert made.name == f"adep-2026-11-21-{head.commit[:10]}.zip"
    with zipfile.ZipFile(made) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 21, 23, 30, 0)}


def test_the_foot_of_every_page_says_which_copy_it_is(repository: Path, unpacked: Path) -> None:
    """By the name of the zip, with the day in words."""
    head = commits.head(repository, PARTS)
    assert head is not None
    told = {
        "kk": f"Осы көшірменің нұсқасы: 2026-11-21-{head.commit[:10]} (2026 жылғы 21 қараша)",
        "en": f"Edition of this copy: 2026-11-21-{head.commit[:10]} (21 November 2026)",
    }
    pages = list(unpacked.rglob("*.html"))
    assert len(pages) > 300
    for page in pages:
        html = page.read_text("utf-8")
        lang = re.search(r'<html[^>]* lang="(\w+)"', html)
        foot = re.search(r'<p class="edition">(.*?)</p>', html)
        assert lang and foot and re.sub(r"<[^>]*>", "", foot[1]) == told[lang[1]], page


def test_the_sums_hold(made: Path, unpacked: Path) -> None:
    """As an administrator checks them, with the tool of every Linux."""
    for folder, sums in ((made.parent, f"{made.name}.sha256"), (unpacked, "SHA256SUMS")):
        subprocess.run(
            ["sha256sum", "--check", "--strict", "--quiet", sums], cwd=folder, check=True
        )
    named = re.findall(r"(?m)^[0-9a-f]{64}  (.+)$", (unpacked / "SHA256SUMS").read_text("utf-8"))
    there = {p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if p.is_file()}
    assert set(named) == there - {"SHA256SUMS"} and len(named) == len(set(named)) > 300


def test_it_unpacks_on_windows(made: Path) -> None:
    """No name that Windows does not take, none too long for its folders, none twice."""
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
    assert names == sorted(names) and len({name.lower() for name in names}) == len(names)
    reserved = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
    for name in names:
        assert re.fullmatch(r"[A-Za-z0-9._@/-]+", name) and len(name) < 150, name
        assert not any(reserved.fullmatch(p) or p.endswith(".") for p in name.split("/")), name
    assert {name.split("/")[0] for name in names} == {made.stem}


def test_the_first_thing_to_open_is_plain(unpacked: Path) -> None:
    at_top = {path.name for path in unpacked.iterdir() if path.is_file()}
    assert {"README.txt", "SHA256SUMS"} <= at_top
    assert [name for name in at_top if name.endswith(".html")] == ["index.html"]
    text = (unpacked / "README.txt").read_bytes()
    assert text.startswith("\ufeffӘДЕП".encode()) and b"\n" not in text.replace(b"\r\n", b"")
    for words in ("index.html", "sha256sum -c SHA256SUMS", "agency/agency.js", unpacked.name[5:]):
        assert text.decode().count(words) == 2, words  # in both languages
    assert "{" not in re.sub(r"(?s)Get-Content.*?\}\r\n", "", text.decode())


def test_a_zip_with_a_name_says_that_there_is_nothing_to_fill_in() -> None:
    text = bundle._readme("1", own=True).decode()
    assert "agency.example.js" not in text
    assert "беттерге енгізілген" in text and "built into the pages" in text


def test_what_is_not_committed_is_in_the_name(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(repository), str(clone))
    (clone / "notes.txt").write_text("Nothing of the site.", encoding="utf-8")
    assert not commits.head(clone, PARTS).changed  # type: ignore[union-attr]
    (clone / "docs" / "about.en.md").write_text("# About\n\nAnother text.\n", encoding="utf-8")
    assert commits.head(clone, PARTS).changed  # type: ignore[union-attr]
    assert commits.head(tmp_path, PARTS) is None  # no repository
    git(tmp_path, "init", "--quiet")
    assert commits.head(tmp_path, PARTS) is None  # a repository without a commit


HASH = "0123456789abcdef" * 2
NOON = datetime.datetime(2026, 11, 21, 23, 30, tzinfo=datetime.UTC)
ALMATY = NOON.astimezone(datetime.timezone(datetime.timedelta(hours=5)))
EDITIONS = [
    # made of                            an own name   its edition
    (commits.HeadCommit(HASH, NOON, False), False, "2026-11-21-0123456789"),
    (commits.HeadCommit(HASH, ALMATY, False), False, "2026-11-21-0123456789"),
    (commits.HeadCommit(HASH, NOON, True), False, "2026-11-21-0123456789-changed"),
    (commits.HeadCommit(HASH, NOON, False), True, "2026-11-21-0123456789-agency"),
    (None, False, "0.1.0-fedcba9876"),
]


@pytest.mark.parametrize(("head", "own", "name"), EDITIONS)
def test_editions(head: commits.HeadCommit | None, own: bool, name: str) -> None:
    made = edition(head, "0.1.0", "fedcba987654", own)
    assert made.name == name
    assert made.day == (datetime.date(2026, 11, 21) if head else None)


def test_without_git_the_edition_is_the_sum_of_the_files(tmp_path: Path) -> None:
    """The same for the same files wherever they lie, another for another word."""
    names = []
    for folder, text in (("one", "a"), ("other", "a"), ("another", "b")):
        page = tmp_path / folder / "docs" / "x.md"
        page.parent.mkdir(parents=True)
        page.write_text(text, encoding="utf-8")
        (tmp_path / folder / "docs" / "__pycache__").mkdir()
        (tmp_path / folder / "docs" / "__pycache__" / "y").write_text(folder, encoding="utf-8")
        names.append(edition_of(tmp_path / folder, own=False).name)
    assert names[0] == names[1] != names[2]
    assert re.fullmatch(r"\d+\.\d+\.\d+-[0-9a-f]{10}", names[0])


def test_a_zip_knows_no_day_before_1980(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"b.txt": b"b", "a.txt": b"a"}
    old = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    first = zip_archive.packed(files, "adep", None)
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    time.tzset()
    try:
        assert zip_archive.packed(dict(reversed(files.items())), "adep", old) == first
    finally:
        monkeypatch.undo()
        time.tzset()


RULES = {
    "rules/act.toml": act_toml(
        event_toml("2020-01-01"), text_toml("en", "2020-01-01"), kk="Ережелер", en="Rules"
    ),
    "rules/en-2020-01-01.txt": "1. An employee is kind.\n",
}


def test_a_site_that_does_not_build_gives_no_bundle(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project = small_project(tmp_path, RULES)
    (project / "docs" / "rules" / "1.md").unlink()
    assert cli.main(["bundle", "--root", str(project), "--to", str(tmp_path / "to")]) == 1
    said = capfd.readouterr().err
    assert "docs/rules/1.md: page-out-of-step" in said and "there is no bundle" in said
    assert not (tmp_path / "to").exists()


# ---- every page ----------------------------------------------------------------------------------


@pytest.mark.exhaustive  # test_soak.py follows the links of a copy for the disk at every run
def test_every_link_is_a_file_of_the_bundle(unpacked: Path) -> None:
    """Nothing is asked of another host, nothing starts from a server's root, nothing is dead."""
    pages = {(unpacked / path).resolve(): page for path, page in trees(unpacked).items()}
    anchors = {path: {tag["id"] for tag in page.find_all(id=True)} for path, page in pages.items()}
    checked = 0
    for path, page in pages.items():
        for tag in page.find_all(["a", "link", "script", "img", "form", "iframe", "source"]):
            link = tag.get("href") or tag.get("src") or tag.get("action")
            if not link:
                continue
            parts = urlsplit(str(link))
            if tag.name == "a" and parts.netloc in LED_TO:
                continue
            assert not parts.scheme and not parts.netloc, f"{path}: {link}"
            assert not parts.path.startswith("/"), f"{path}: {link}"
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file() and target.is_relative_to(unpacked.resolve()), f"{path}: {link}"
            if parts.fragment:
                assert unquote(parts.fragment) in anchors[target], f"{path}: {link}"
            checked += 1
    assert checked > 10_000
    for path in (*unpacked.rglob("*.css"), *unpacked.rglob("*.js"), *unpacked.rglob("*.svg")):
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        for font in re.findall(r'url\("(fonts/[a-z0-9-]+\.woff2)\?[0-9a-f]{8}"\)', text):
            assert (path.parent / font).is_file(), font
        loads = r"url\(\s*(?![\"']?(?:#|data:|fonts/))|@import|fetch\(|XMLHttpRequest|//[a-z0-9-]+\.[a-z]{2,}"
        if "search/index" not in path.as_posix():  # the texts themselves
            assert not re.search(loads, text), path


EVERYTHING = [False, pytest.param(True, marks=pytest.mark.exhaustive)]


@pytest.mark.browser
@pytest.mark.parametrize("everything", EVERYTHING)
def test_every_kind_of_page_opens_from_the_disk(
    unpacked: Path, browser: Browser, everything: bool
) -> None:
    home = unpacked.as_uri() + "/"
    with watching(browser, home, PHONE) as watched:
        watched.page.context.set_offline(True)
        for path in page_of_every_kind(unpacked, everything):
            watched.page.goto(f"{home}{path}index.html")
            expect(watched.page.locator("h1").first).to_be_visible()
            expect(watched.page.locator(".md-skip")).to_have_css("position", "fixed")  # styled


def works(page: Page, home: str, index: str) -> None:
    """What a reader does: search, history, comparison, another language, a day, a fold, data."""
    page.goto(f"{home}{index}")
    field = page.locator("form.search input[name=q]")
    field.click()
    field.press_sequentially("қызметшінің")
    hit = page.locator("[data-search-results] a[data-unit]").first
    expect(hit).to_be_visible()
    unit = unquote(urlsplit(hit.get_attribute("href") or "").fragment)
    hit.click()
    expect(page.locator(f"[id='{unit}']")).to_be_visible()
    assert page.url.startswith(home)

    page.goto(f"{home}honor-code-2005/5/{index}")
    page.locator("a.switch").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.startswith(f"{home}en/honor-code-2005/5/")
    fold = page.locator("details:not([open]) > summary").first
    fold.click()
    expect(page.locator("details[open]").first).to_be_visible()

    page.goto(f"{home}check/{index}")
    page.locator("#text").fill("Кодекстің міндеті")
    page.locator("form.check [type=submit]").click()
    expect(page.locator("section.passage").first).to_be_visible()

    page.goto(f"{home}honor-code-2005/history/{index}")
    expect(page.locator("main table").first).to_be_visible()
    page.goto(f"{home}concordance/honor-code-2005/ethics-code-2015/{index}")
    expect(page.locator("main ins, main del").first).to_be_visible()

    page.goto(f"{home}timeline/{index}?on=2012-05-01")
    expect(page.locator("input[name=on]").first).to_have_value("2012-05-01")
    page.locator("input[name=on]").first.fill("2014-01-01")
    page.locator("input[name=on]").first.press("Enter")
    page.wait_for_url(re.compile("on=2014-01-01"))

    page.goto(f"{home}honor-code-2005/{index}")
    data = page.locator('a[href$="data/honor-code-2005.json"]')
    page.locator(".files > summary").click()
    if home.startswith("file:"):
        data.click()
        page.wait_for_url(f"{home}data/honor-code-2005.json")
        expect(page.locator("body")).to_contain_text('"act"')
    else:  # showing data, Chromium asks the server for its /favicon.ico: no fault of ours
        assert data.evaluate("async link => (await (await fetch(link.href)).json()).act")


@pytest.mark.browser
def test_all_works_from_the_disk_with_the_network_shut_off(
    unpacked: Path, browser: Browser
) -> None:
    home = unpacked.as_uri() + "/"
    with watching(browser, home, WIDE) as watched:
        watched.page.context.set_offline(True)
        works(watched.page, home, "index.html")


@pytest.mark.browser
@pytest.mark.exhaustive  # from the disk the same works at every run
@pytest.mark.parametrize("index", ["index.html", ""])
def test_all_works_under_a_sub_path_of_a_static_server(
    unpacked: Path, browser: Browser, index: str
) -> None:
    """Any path, spaces and Kazakh letters in it; with file names in the address or without."""
    with served(unpacked.parent.parent.parent) as address:
        folders = unpacked.relative_to(unpacked.parent.parent.parent)
        home = address + Path("/", folders).as_uri().removeprefix("file://") + "/"
        with watching(browser, home, WIDE) as watched:
            for path in page_of_every_kind(unpacked, everything=not index):
                watched.page.goto(f"{home}{path}{index}")
                expect(watched.page.locator("h1").first).to_be_visible()
            works(watched.page, home, index)
