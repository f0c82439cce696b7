"""``serving/release``: stopped at any moment, readers see the old site whole or the new one whole.

The program is stopped for real: its cp, mv, rm and the others are ours here, do one file at a time,
and kill it before the step that a test names.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from adep import cli
from adep.site.assets import with_sum
from tests.disk.test_rights import shut
from tests.tools import servers
from tests.tools.browsing import WIDE, settled

RELEASE = servers.SERVING / "release"
# One program under the names of all that the release calls. ``step`` kills the release at STOP.
STAND_IN = """\
#!/bin/sh
name=${0##*/}
step() {
	n=$(($(cat "$COUNT") + 1)); echo $n >"$COUNT"
	[ $n -ne "$STOP" ] || kill -9 0
}
real() { PATH=/usr/bin:/bin command "$@"; }
case "$name $1" in
"cp -R")
	real mkdir -p "$3"
	cd "$2" && real find . -type d | while read -r d; do step; real mkdir -p "$3/$d"; done
	real find . -type f | while read -r f; do step; real cp "$f" "$3/$f"; done ;;
"rm -rf")
	[ ! -d "$2" ] || real find "$2" -depth | while read -r f; do step; real rm -d "$f"; done ;;
"chmod "*)
	rights=$1; shift
	for f; do step; real chmod "$rights" "$f"; done ;;
*) step; real "$name" "$@" ;;
esac
"""


def run(*words: str, path: str = "", **more: Any) -> subprocess.CompletedProcess[str]:
    """The release program, as an administrator calls it."""
    environment = {**os.environ, **more.pop("env", {})}
    if path:
        environment["PATH"] = path + os.pathsep + environment["PATH"]
    return subprocess.run(
        ["sh", str(RELEASE), *words],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        start_new_session=True,  # what kills it kills nothing of ours
        **more,
    )


@pytest.fixture(scope="module")
def stand_ins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bin")
    (folder / "cp").write_text(STAND_IN, encoding="utf-8")
    (folder / "cp").chmod(0o755)
    for name in ("mv", "ln", "rm", "mkdir", "chmod"):
        (folder / name).symlink_to("cp")
    return folder


def stopped(stand_ins: Path, at: int, site: Path, home: Path) -> int:
    """Release, killed before step ``at`` (0: not at all); how many steps were begun."""
    count = stand_ins / "count"
    count.write_text("0", encoding="utf-8")
    done = run(
        str(site), str(home), path=str(stand_ins), env={"COUNT": str(count), "STOP": str(at)}
    )
    assert done.returncode == (-9 if at else 0), done.stderr
    return int(count.read_text(encoding="utf-8"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def small(folder: Path, mark: str) -> Path:
    """A site that is as small as can be and has everything: pages, what they load, data."""
    made = {
        "index.html": f"{mark}", "en/index.html": f"en {mark}", "data/a.json": f'"{mark}"',
        with_sum("assets/a.css", mark.encode()): mark, with_sum("search/kk.js", mark.encode()): mark,
        with_sum("assets/same.css", b"same"): "same",
    }  # fmt: skip
    made[f"{with_sum('assets/a.css', mark.encode())}.gz"] = f"packed {mark}"
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Four releases of a small site."""
    folder = tmp_path_factory.mktemp("sites")
    return [small(folder / name, name) for name in ("one", "two", "three", "four")]


def loaded(site: Path) -> set[str]:
    """What pages of a site load."""
    return {path for path in files(site) if path.startswith(("assets/", "search/"))}


def shown(home: Path, among: list[Path]) -> int:
    """Which of the sites readers see: it whole, and beside it only what older pages load."""
    there = files(home / "current")
    (number,) = [n for n, site in enumerate(among) if files(site).items() <= there.items()]
    assert set(there) - set(files(among[number])) <= set().union(*map(loaded, among))
    assert shut(home / "current") == []
    return number


STEPS = 54  # of the release of a small site that has two before it; a test below counts them
CHOSEN = {3, 19, 33, 38, 39, 40, 41, 47}


@pytest.mark.parametrize(
    "at",
    [
        n if n in CHOSEN else pytest.param(n, marks=pytest.mark.exhaustive)
        for n in range(1, STEPS + 1)
    ],
)
def test_stopped_anywhere_readers_see_one_release(
    stand_ins: Path, sites: list[Path], tmp_path: Path, at: int
) -> None:
    home = tmp_path / "adep"
    for site in sites[:2]:
        assert run(str(site), str(home)).returncode == 0
    stopped(stand_ins, at, sites[2], home)
    number = shown(home, sites)
    assert number in (1, 2)
    # What pages of the release before load is there as well.
    assert loaded(sites[number - 1]) <= set(files(home / "current"))
    # The next run takes no notice of what the killed one left.
    done = run(str(sites[3]), str(home))
    assert done.returncode == 0, done.stderr
    assert shown(home, sites) == 3
    assert loaded(sites[number]) <= set(files(home / "current"))
    assert len(list((home / "releases").glob("[!.]*"))) == 2
    assert run("--back", str(home)).returncode == 0
    assert shown(home, sites) == number


def test_all_steps_are_counted(stand_ins: Path, sites: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "adep"
    for site in sites[:2]:
        run(str(site), str(home))
    assert stopped(stand_ins, 0, sites[2], home) == STEPS
    assert shown(home, sites) == 2


def test_what_pages_load_lives_one_release_on(sites: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "adep"
    for number, site in enumerate(sites):
        assert run(str(site), str(home)).returncode == 0
        there = {
            path for path in files(home / "current") if path.startswith(("assets/", "search/"))
        }
        assert there == set().union(*map(loaded, sites[max(number - 1, 0) : number + 1]))
    assert run("--back", str(home)).returncode == 0
    assert shown(home, sites) == 2 and loaded(sites[3]) <= set(files(home / "current"))
    assert run("--back", str(home)).returncode == 0
    assert shown(home, sites) == 3


def test_no_umask_shuts_anybody_out(sites: list[Path], tmp_path: Path) -> None:
    """Neither whoever copied the site here nor whoever releases it; the next release heals."""
    site, home = tmp_path / "site", tmp_path / "adep"
    shutil.copytree(sites[0], site)
    for path in site.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    for _ in range(2):
        assert run(str(site), str(home), umask=0o077).returncode == 0
        assert shut(home / "current") == []
        for folder in (home, home / "releases", (home / "current").resolve().parent):
            assert folder.stat().st_mode & 0o777 == 0o755
        home.chmod(0o700)
        (home / "current" / "index.html").chmod(0o600)


def test_the_same_site_once_more_changes_nothing(sites: list[Path], tmp_path: Path) -> None:
    """After a release that was killed late, say: the release before stays the one before."""
    for site in (*sites[:2], sites[1], sites[1]):
        done = run(str(site), str(tmp_path))
    assert "is this release already: number 2" in done.stdout
    assert loaded(sites[0]) <= set(files(tmp_path / "current"))
    assert run("--back", str(tmp_path)).returncode == 0
    assert shown(tmp_path, sites) == 0


def test_a_site_below_a_path(sites: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "adep"
    for site in sites[:2]:
        assert run(str(site), str(home), "codes").returncode == 0
    assert files(sites[1]).items() <= files(home / "current" / "codes").items()
    assert loaded(sites[0]) <= set(files(home / "current" / "codes"))
    assert [path.name for path in (home / "current").iterdir()] == ["codes"]


REFUSED = [
    # words                          what is said
    (["none", "{home}"], "there is no built site in «none»; build one with: make gzip"),
    (["{site}", "{home}", "../x"], "«../x» can be no path"),
    (["{site}", "{home}", "a/b"], "«a/b» can be no path"),
    (["--back", "{home}"], "there is no release to go back to"),
]


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_released_is_refused(
    sites: list[Path], tmp_path: Path, words: list[str], said: str
) -> None:
    home = tmp_path / "adep"
    assert run(str(sites[0]), str(home)).returncode == 0
    before = files(home)
    done = run(*(word.format(site=sites[1], home=home) for word in words))
    assert done.returncode == 1 and f"release: {said}" in done.stderr
    assert "Nothing was changed" in done.stderr
    assert files(home) == before and shown(home, sites) == 0


def test_a_folder_of_somebody_else_is_left_alone(sites: list[Path], tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    done = run(str(sites[0]), str(tmp_path))
    assert done.returncode == 1 and "current is there and is no link" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["current"]


def test_one_release_at_a_time(sites: list[Path], tmp_path: Path) -> None:
    home = tmp_path / "adep"
    assert run(str(sites[0]), str(home)).returncode == 0
    with subprocess.Popen(["flock", str(home / "releases" / ".lock"), "sleep", "60"]) as other:
        try:
            while run(str(sites[1]), str(home)).returncode == 0:
                pass  # until the other has begun
            done = run(str(sites[1]), str(home))
            assert done.returncode == 1 and "another release into" in done.stderr
        finally:
            other.kill()


# ---- in a browser --------------------------------------------------------------------------------

PAGES = ("index.html", "en/index.html", "honor-code-2005/5/index.html", "404.html")


def release_of(packed: Path, folder: Path, mark: str) -> Path:
    """A few pages of the project's site with all that they load, every file of it marked: a page,
    its style and its search say of which release they are.
    """
    shutil.copytree(packed / "assets", folder / "assets", ignore=shutil.ignore_patterns("*.gz"))
    shutil.copytree(packed / "search", folder / "search", ignore=shutil.ignore_patterns("*.gz"))
    new: dict[str, str] = {}
    loaded = [*folder.rglob("*.css"), *folder.rglob("*.js")]
    loaded.sort(key=lambda file: file.name.startswith("files-"))  # lists name the others
    for file in loaded:
        own = f':root{{--release:"{mark}"}}' if file.name.startswith("adep.") else f"/* {mark} */"
        if file.suffix == ".js":
            own = f";window.releases=(window.releases||[]).concat('{mark}');"
        text = file.read_text(encoding="utf-8")
        for old, name in new.items() if file.name.startswith("files-") else ():
            text = text.replace(old, name)
        content = f"{text}\n{own}\n".encode()
        name = with_sum(f"{file.name.split('.')[0]}{file.suffix}", content)
        new[file.name] = name
        file.with_name(name).write_bytes(content)
        file.unlink()
    for page in PAGES:
        html = (
            (packed / page)
            .read_text(encoding="utf-8")
            .replace("<html ", f'<html data-release="{mark}" ')
        )
        for old, name in new.items():
            html = html.replace(old, name)
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(html, encoding="utf-8")
    assert cli.main(["gzip", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def releases(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three of them."""
    folder = tmp_path_factory.mktemp("releases")
    return [release_of(packed, folder / mark, mark) for mark in ("1", "2", "3")]


SEEN = """() => [
  document.documentElement.dataset.release,
  getComputedStyle(document.documentElement).getPropertyValue("--release").replaceAll('"', ""),
  ...new Set(window.releases)
]"""


def of_one(page: Page) -> str:
    """The release of which a page is: its markup, its style, all its scripts."""
    page.wait_for_load_state("load")
    marks = set(page.evaluate(SEEN))
    assert len(marks) == 1, marks
    return str(marks.pop())


def searched(page: Page) -> str:
    """The release of an open page, its search and the texts in it included."""
    page.locator("form.search input").click()
    page.keyboard.type("адал")
    settled(page, "адал")
    assert page.locator("[data-search-results] a[data-unit]").count()
    return of_one(page)


@pytest.fixture(
    params=[
        servers.nginx,
        *(
            pytest.param(one, marks=pytest.mark.exhaustive)
            for one in (servers.caddy, servers.apache)
        ),
    ]
)
def served_home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """An empty home of releases and the address at which a server shows what is in it."""
    home, work = tmp_path / "adep", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    with request.param(work, home / "current") as address:
        yield home, address


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=WIDE)
    yield context
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("stops", [2, pytest.param(4, marks=pytest.mark.exhaustive)])
def test_no_reader_ever_gets_two_releases_in_one(
    stops: int, browser: Browser, visitor: BrowserContext, stand_ins: Path,
    releases: list[Path], served_home: tuple[Path, str],
) -> None:  # fmt: skip
    home, address = served_home
    assert run(str(releases[0]), str(home)).returncode == 0
    stayed = browser.new_context(viewport=WIDE)  # who has no search in the browser's cache
    left_open, left_longer = visitor.new_page(), stayed.new_page()
    for page in (left_open, left_longer):
        page.goto(f"{address}/")
        assert of_one(page) == "1"

    # Into the middle of a release, by readers who were here and by new ones.
    every = stopped(stand_ins, 0, releases[1], home)
    assert run("--back", str(home)).returncode == 0
    for at in range(every // stops, every - 1, every // stops):
        stopped(stand_ins, at, releases[1], home)
        newcomer = browser.new_context(viewport=WIDE)
        for context in (visitor, newcomer):
            page = context.new_page()
            for path in ("/", "/honor-code-2005/5/"):
                page.goto(address + path)
                assert of_one(page) in ("1", "2")
            searched(page)
            page.close()
        newcomer.close()

    # A page that was left open finds its own search; the next page is of the new release.
    assert run(str(releases[1]), str(home)).returncode == 0
    assert searched(left_open) == "1"
    left_open.keyboard.press("Escape")
    left_open.goto(f"{address}/honor-code-2005/5/")
    assert searched(left_open) == "2"
    left_open.go_back()
    of_one(left_open)

    # Left open for longer, it says what to do.
    assert run(str(releases[2]), str(home)).returncode == 0
    left_longer.locator("form.search input").click()
    expect(left_longer.locator(".search-notice")).to_contain_text("Бетті қайта жүктеңіз")
    left_longer.reload()
    assert searched(left_longer) == "3"
    stayed.close()

    # And back: whoever opened the release that was taken back reads on in it.
    page = visitor.new_page()
    page.goto(f"{address}/")
    assert run("--back", str(home)).returncode == 0
    assert searched(page) == "3"
    page.reload()
    assert of_one(page) == "2"


@pytest.mark.browser
def test_two_releases_in_one_would_be_noticed(
    visitor: BrowserContext, releases: list[Path], tmp_path: Path
) -> None:
    """As it was: a style of the old release under the name of the new one."""
    mixed = tmp_path / "adep" / "current"
    shutil.copytree(releases[1], mixed)
    (old,) = releases[0].glob("assets/adep/adep.*.css")
    (new,) = mixed.glob("assets/adep/adep.*.css")
    shutil.copyfile(old, new)
    for packed in mixed.rglob("*.gz"):
        packed.unlink()
    (tmp_path / "work").mkdir()
    with servers.nginx(tmp_path / "work", mixed) as address:
        page = visitor.new_page()
        page.goto(address)
        with pytest.raises(AssertionError):
            of_one(page)
