"""The table of page kinds, and all that reads it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from adep.cli import main
from adep.library.pipeline import Library
from adep.model import page_kinds
from adep.model.page_kinds import KINDS, MadePage, kind_of, page_at
from adep.pages import checksums
from adep.pages.made_pages import made_pages
from adep.pages.project_state import prepare
from adep.site import page_views
from tests.tools.act_toml import act_toml, text_toml
from tests.tools.site_build import Shared

# a page, where its Markdown stands below docs/, its address, the address of the page above it
PAGES = [
    (kind_of("timeline").page(), "timeline.md", "timeline/", None),
    (kind_of("duties").page(), "duties/index.md", "duties/", None),
    (kind_of("duty").page(key="honesty"), "duties/honesty.md", "duties/honesty/", "duties/"),
    (kind_of("concordance").page("old", key="new"), "concordance/old/new.md", "concordance/old/new/", "old/"),
    (kind_of("article").page("norms"), "articles/norms.md", "articles/norms/", None),
    (kind_of("act").page("rules"), "rules/index.md", "rules/", None),
    (kind_of("read").page("rules"), "rules/read.md", "rules/read/", "rules/"),
    (kind_of("clause").page("rules", "2-1"), "rules/2-1.md", "rules/2-1/", "rules/"),
    (kind_of("older-wording").page("rules", day="2011-04-01"), "rules/@2011-04-01/index.md", "rules/@2011-04-01/", "rules/"),
    (
        kind_of("older-clause").page("rules", "5", "2011-04-01"),
        "rules/@2011-04-01/5.md",
        "rules/@2011-04-01/5/",
        "rules/@2011-04-01/",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("page", "path", "address", "above"), PAGES)
def test_a_page_and_its_place(page: MadePage, path: str, address: str, above: str | None) -> None:
    assert (page.path, page.address) == (path, address)
    assert page_at(path) == page
    assert (page.above.address if page.above else None) == above


@pytest.mark.parametrize("path", ["about.kk.md", "assets/contributing/edit.md", "a/b/c/d.md", "rules/@2011/5.md"])  # fmt: skip
def test_what_is_no_page_of_the_library(path: str) -> None:
    assert page_at(path) is None


def test_every_page_of_the_library_is_read_back(library: Library) -> None:
    pages = made_pages(library)
    assert len(pages) > 100
    for path, page in pages.items():
        assert page.path == path and page_at(path) == page


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_its_template_and_its_words(
    kind: page_kinds.PageKind, root: Path, library: Library
) -> None:
    assert (root / "overrides" / kind.template).exists()
    menu = f"menu.{kind.name}" if kind.menu else ""
    for words in library.interfaces:
        assert all(words[key] for key in (kind.title, kind.intro, menu) if key)


def test_no_act_may_take_an_address_of_the_site() -> None:
    assert page_kinds.reserved_names() == {
        "about", "add-a-text", "articles", "asked", "assets", "check", "cited-acts", "concordance", "corrections", "data", "differences", "duties", "questions",
        "inbox", "terms", "timeline",
    }  # fmt: skip


# ---- pages that stand in no file ----------------------------------------------------------------

FACTS = act_toml(
    text_toml("en", "2021-03-01", "en.txt"), kk="Кітапхана қағидалары", en="Library Rules"
)
SOURCES = {
    "rules/act.toml": FACTS,
    "rules/en.txt": "1. Readers are quiet.\n\n2. Readers are polite.\n",
}


def test_only_pages_with_words_of_their_own_are_committed(shared: Shared) -> None:
    project, site = shared.project(SOURCES), shared.site(SOURCES)
    docs = {
        path.relative_to(project / "docs").as_posix() for path in (project / "docs").rglob("*.md")
    }
    assert {path for path in docs if not path.endswith((".kk.md", ".en.md"))} == {
        "rules/index.md",
        "rules/1.md",
        "rules/2.md",
    }
    for path in (
        "rules/read",
        "rules/history",
        "timeline",
        "cited-acts",
        "corrections",
        "en/timeline",
    ):
        assert (site / path / "index.html").exists(), path
    # Hand-written pages link to them as if they stood there.
    about = BeautifulSoup((site / "about" / "index.html").read_text("utf-8"), "html.parser")
    assert {"../timeline/", "../cited-acts/", "../corrections/"} <= {
        a["href"] for a in about.select("a[href]")
    }


@pytest.fixture
def project(shared: Shared, tmp_path: Path, root: Path) -> Path:
    """The small project, with templates that a test may add to."""
    shutil.copytree(shared.project(SOURCES), tmp_path, symlinks=True, dirs_exist_ok=True)
    (tmp_path / "overrides").unlink()
    shutil.copytree(root / "overrides", tmp_path / "overrides")
    return tmp_path


TEMPLATE = """\
{% extends "law.html" %}
{% block title %}{{ way[-1].name }}{% endblock %}
{% block main %}
{{ partial("partials/breadcrumbs.html", home).crumbs(way) }}
<h1>{{ book.short.text }}: {{ view }}</h1>
{% endblock %}
"""


def test_a_further_kind_is_an_entry_a_template_and_its_view(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No other module is touched: what all of them tell of a page follows from the table."""
    kind = page_kinds.PageKind(
        "numbers", "act", "{act}/numbers.md", "search.title", "site.description", above="act"
    )
    monkeypatch.setattr(page_kinds, "KINDS", (kind, *page_kinds.KINDS))
    monkeypatch.setitem(
        page_views.VIEWS,
        "numbers",
        lambda books, page: {"view": len(books.book(page.act).act.clauses)},
    )
    (project / "overrides" / kind.template).write_text(TEMPLATE, "utf-8")
    monkeypatch.chdir(project)
    monkeypatch.setenv("ADEP_REPO_URL", "https://example.org/a/adep")
    build(load_config("mkdocs.yml", strict=True, site_url="https://law.example/x/"))
    for prefix, name in (("", "Кітапхана қағидалары"), ("en/", "Library Rules")):
        html = (project / "site" / prefix / "rules" / "numbers" / "index.html").read_text("utf-8")
        page = BeautifulSoup(html, "html.parser")
        assert page.select_one("h1").get_text() == f"{name}: 2"  # type: ignore[union-attr]
        crumbs = [item.get_text() for item in page.select(".md-path li")]
        assert crumbs[1] == name and len(crumbs) == 3
        stated = json.loads(page.select_one('[type="application/ld+json"]').string or "")  # type: ignore[union-attr]
        steps = stated["@graph"][0]["itemListElement"]
        assert [step["name"] for step in steps] == crumbs
        assert steps[-1]["item"] == f"https://law.example/x/{prefix}rules/numbers/"
        assert page.select_one('meta[name="description"]')["content"]  # type: ignore[index]
        assert page.select_one("a.edit") is None  # there is no file to mend
        sitemap = (project / "site" / "sitemap.xml").read_text("utf-8")
        assert f"<loc>https://law.example/x/{prefix}rules/numbers/</loc>" in sitemap
    assert "rules/numbers/" in prepare(project).addresses()[0]
    monkeypatch.setattr(
        page_kinds, "KINDS", (page_kinds.PageKind("terms", "site", "terms.md"), *page_kinds.KINDS)
    )
    assert "terms" in page_kinds.reserved_names()


@pytest.mark.parametrize("name", ["timeline.md", "timeline.en.md", "rules.md", "rules/read.kk.md"])
def test_no_hand_written_page_hides_a_made_one(
    name: str,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (project / "docs" / name).write_text("# Ours\n", "utf-8")
    monkeypatch.chdir(project)
    with pytest.raises(Abort):
        build(load_config("mkdocs.yml"))
    assert f"docs/{name}: page-hides-page: " in caplog.text
    assert main(["check", "--root", str(project)]) == 1
    assert f"docs/{name}: page-hides-page: " in capsys.readouterr().out


def test_a_page_of_an_older_version_is_no_page(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It bears our mark: the next import takes it away, and a build says so."""
    page = project / "docs" / "timeline.md"
    page.write_text(checksums.seal(checksums.generated("sources/") + "\n# Timeline\n"), "utf-8")
    monkeypatch.chdir(project)
    with pytest.raises(Abort):
        build(load_config("mkdocs.yml", strict=True))
    assert main(["import", "--root", str(project)]) == 0
    assert not page.exists()
