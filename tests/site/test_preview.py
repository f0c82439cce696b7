"""`adep serve`: every file is the full build's, byte for byte, before and after a save."""

from __future__ import annotations

import gc
import re
import shutil
import socket
import threading
import time
import urllib.request
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from adep.site.preview_pages import Preview
from adep.site.preview_server import PreviewServer
from tests.tools.browsing import PATIENCE
from tests.tools.site_build import ONE_ACT, Shared, build, one_act
from tests.tools.warm import run

PAGE = f"docs/{ONE_ACT}/5.md"
QUOTING = """# {title}

A rule:

[5, 1)]({act}/5.md#en-5-1 "quote")
"""


@pytest.fixture(scope="module")
def project(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one act, with a page of somebody's own that quotes a unit of it. Each test mends
    other words of it, or takes them back."""
    folder = tmp_path_factory.mktemp("previewed") / "project"
    shutil.copytree(shared.project(one_act()), folder, symlinks=True)
    for lang in ("kk", "en"):
        own = QUOTING.format(title=lang, act=ONE_ACT)
        (folder / "docs" / f"own.{lang}.md").write_text(own, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def preview(project: Path) -> Iterator[Preview]:
    found = Preview(project / "mkdocs.yml", project.parent / "preview")
    found.start()
    yield found
    found.close()


def mend(project: Path, old: str, new: str, page: str = PAGE) -> Path:
    """Save a page with other words."""
    file = project / page
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def same_as_built(preview: Preview, project: Path, site: Path) -> None:
    """Every file of the full build is that of the preview."""
    build(project, site)
    there = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    assert len(there) > 100
    for path in sorted(there):
        made = preview.content(path)
        assert made is not None and (path.endswith(".gz") or made == (site / path).read_bytes()), (
            path
        )


def shown(preview: Preview, path: str) -> str:
    """A page of the preview."""
    made = preview.content(path)
    assert made is not None, path
    return made.decode()


def until(holds: Callable[[], object]) -> None:
    """Wait until something is so; what is not there yet may raise."""
    late = time.monotonic() + PATIENCE / 1000
    while True:
        try:
            if holds():
                return
        except (AssertionError, OSError):
            if time.monotonic() > late:
                raise
        assert time.monotonic() < late
        time.sleep(0.05)


def test_every_file_is_the_full_builds(preview: Preview, project: Path, tmp_path: Path) -> None:
    """First those of the project as it was opened, then those after words of a page changed."""
    for path in (f"{ONE_ACT}/5/index.html", "en/own/index.html", f"en/{ONE_ACT}/index.html"):
        shown(preview, path)  # made before the save, so that they must be made anew
    preview.take({mend(project, "strengthening the unity", "strengthening of the unity")})
    assert "strengthening of the unity" in shown(preview, f"en/{ONE_ACT}/5/index.html")
    same_as_built(preview, project, tmp_path / "built")


def test_what_quotes_the_words_is_fresh(preview: Preview, project: Path) -> None:
    assert "unity of the people" in shown(preview, "en/own/index.html")
    preview.take({mend(project, "unity of the people", "unity of all people")})
    assert "unity of all people" in shown(preview, "en/own/index.html")
    assert "unity of all people" in shown(preview, f"en/{ONE_ACT}/read/index.html")


def test_a_page_that_cannot_be_read_is_told_and_the_last_good_stays(
    preview: Preview, project: Path
) -> None:
    page = "en/own/index.html"
    good = shown(preview, page)
    saved = mend(project, "#en-5-1", "#en-5-99", "docs/own.en.md")
    preview.take({saved})
    assert "quotation-without-unit" in preview.fault and "own.en.md:5" in preview.fault
    assert shown(preview, page) == good and preview.says(page) == (preview.fault,)
    before = weakref.ref(preview.site)
    preview.take({mend(project, "#en-5-99", "#en-5-1", "docs/own.en.md")})
    assert not preview.fault and shown(preview, page) == good and not preview.says(page)
    gc.collect()
    assert before() is None, "all was read again: what was read before is given up"


def test_a_save_reads_no_page_but_what_was_saved(
    preview: Preview, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = set()

    def noting(plain: Callable[..., Any]) -> Callable[..., Any]:
        def noted(path: Path, *how: str, **more: str) -> Any:
            read.add(path)
            return plain(path, *how, **more)

        return noted

    for name in ("read_bytes", "read_text"):
        monkeypatch.setattr(Path, name, noting(getattr(Path, name)))
    saved = mend(project, "A rule:", "Another rule:", "docs/own.kk.md")
    preview.take({saved})
    assert "Another rule:" in shown(preview, "own/index.html")
    edited = project / PAGE  # by the tests before
    assert saved in read and {path for path in read if path.suffix == ".md"} <= {saved, edited}


def test_what_editors_programs_lay_beside_a_page_changes_nothing(
    preview: Preview, project: Path
) -> None:
    shown(preview, "own/index.html")
    beside = [project / "docs" / name for name in (".own.en.md.swp", "own.en.md~", "4913")]
    for file in beside[:2]:
        file.write_text("x", encoding="utf-8")
    before = preview.site
    preview.take(set(beside))
    assert preview.site is before and not preview.fault


def test_a_place_that_is_taken_is_told(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        done = run(("adep", "serve", "--address", place), project)
    assert done.status == 1
    told = (
        f"{place}: Address already in use; stop what runs there, or name another place: make serve"
    )
    assert told in done.said


def test_a_browser_gets_the_page_with_the_script_that_loads_it_again(
    preview: Preview, project: Path
) -> None:
    """A save below ``docs/`` is seen by the server itself; a page may come and go."""
    server = PreviewServer(preview, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()

    def page(path: str) -> str:
        with urllib.request.urlopen(f"{server.url}{path}", timeout=PATIENCE / 1000) as answer:
            return str(answer.read().decode())

    try:
        until(lambda: server.url.rpartition(":")[2] != "0/")
        found = page("en/own/")
        script = re.search(r"<script>\s*var livereload.*?</script>", found, re.DOTALL)
        assert script and found.replace(script[0], "") == shown(preview, "en/own/index.html")
        assert "<!doctype html>" in page("en/own")  # leads on to the folder
        mend(project, "A rule:", "Another rule:", "docs/own.en.md")
        until(lambda: "Another rule:" in page("en/own/"))
        (project / "docs" / "more.en.md").write_text("# More\n", encoding="utf-8")
        (project / "docs" / "more.kk.md").write_text("# More\n", encoding="utf-8")
        until(lambda: "More" in page("en/more/"))
    finally:
        server.shutdown()
        thread.join(PATIENCE / 1000)
