"""What stops a build is one sentence, and no half of a site stays behind."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click import ClickException
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from adep.base.problems import refuse
from adep.exports import schema
from adep.languages.interface import Interface
from adep.pages.quotations import OF_PAGES
from adep.site import build_faults
from tests.tools.site_build import Shared, one_act

# File of the project, its new content (None: it goes) → what is said, and whether the site of before
# stays: it does until MkDocs begins to write.
FAULTS = [
    ("docs/about.kk.md", b"# \xff\n", "docs/about.kk.md:1: page-unreadable: the page is not UTF-8; take it back with `git restore docs/about.kk.md`", True),
    (
        "overrides/assets/adep/icon.svg", None,
        "overrides/assets/adep/icon.svg: theme-incomplete: the file is not there, and this version needs it; ", True,
    ),
    (
        "overrides/partials/breadcrumbs.html", None,
        "overrides/partials/breadcrumbs.html: theme-incomplete: the file is not there, and this version needs it; ", False,
    ),
    (
        "overrides/404.html", b"\n{{ asset('nix.css') }}",
        "overrides/404.html:2: template-invalid: 'nix.css' is not known; mend the line, or take", False,
    ),
]  # fmt: skip


@pytest.fixture
def project(shared: Shared, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project that was built before, with templates of its own."""
    shutil.copytree(shared.project(one_act()), tmp_path, symlinks=True, dirs_exist_ok=True)
    (tmp_path / "overrides").unlink()
    shutil.copytree(root / "overrides", tmp_path / "overrides")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("before", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(caplog: pytest.LogCaptureFixture, dirty: bool = False) -> str:
    """What a build that fails says at its end."""
    with pytest.raises(ClickException) as stopped:
        build(load_config("mkdocs.yml"), dirty=dirty)
    return caplog.messages[-1] if isinstance(stopped.value, Abort) else str(stopped.value)


@pytest.mark.parametrize(("name", "content", "says", "stays"), FAULTS)
def test_a_fault_is_one_sentence(
    name: str,
    content: bytes | None,
    says: str,
    stays: bool,
    project: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    if content is None:
        (project / name).unlink()
    else:
        (project / name).write_bytes(content)
    told = said(caplog)
    assert told.startswith(says)
    assert told.endswith("\nNothing was built.")
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"] * stays


def test_a_folder_that_is_not_emptied_before_stays(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """``mkdocs build --dirty`` is for one that holds more than the site."""
    (project / "overrides" / "404.html").write_text("{{ nix }}", "utf-8")
    assert "template-invalid" in said(caplog, dirty=True)
    assert (project / "site" / "index.html").read_text("utf-8") == "before"


# A template → what is said of it; None: it is a fault of the program, and told as one.
TEMPLATES = [
    ("\n{% if %}", "overrides/x.html:2: template-invalid: Expected an expression, got 'end of statement block'; mend the line"),
    ("{{ nix }}", "overrides/x.html:1: template-invalid: 'nix' is undefined; mend the line, or take the folder overrides/ of"),
    ("{{ w['nix'] }}", "overrides/x.html:1: template-invalid: languages/en/interface.toml has no 'nix'; mend the line, or"),
    ("{% include 'nix.html' %}", "overrides/nix.html: theme-incomplete: the file is not there, and this version needs it; take"),
    ("{{ 1 / 0 }}", None),
]  # fmt: skip


@pytest.mark.parametrize(("template", "says"), TEMPLATES)
def test_a_fault_of_a_template_is_told(template: str, says: str | None, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(template, "utf-8")
    env = Environment(loader=FileSystemLoader(tmp_path), undefined=StrictUndefined)
    with pytest.raises(Exception) as raised:
        env.get_template("x.html").render(w=Interface("en", {}, {}))
    told = build_faults.told(raised.value, tmp_path)
    assert str(told).startswith(says) if says else told is None, told


def test_nothing_is_left_where_data_breaks_its_schema(
    project: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def validate(path: str, value: Mapping[str, Any], kind: str) -> None:
        if path == "data/acts.json":  # the last that is made: others are written by then
            raise refuse("data-invalid", path, None, "at acts: no")

    monkeypatch.setattr(schema, "validate", validate)
    assert said(caplog) == "data/acts.json: data-invalid: at acts: no\nNothing was built."
    assert list((project / "site").iterdir()) == []


def test_pages_are_folders(project: Path) -> None:
    config = load_config("mkdocs.yml", use_directory_urls=False)
    with pytest.raises(PluginError, match="setting-invalid: use_directory_urls: false: the site"):
        config.plugins["adep"].on_config(config)


def test_settings_of_before_need_no_extension_named(project: Path) -> None:
    """Notes are footnotes; a project whose settings did not name these could not be built."""
    config = load_config("mkdocs.yml", markdown_extensions=["md_in_html"])
    config.plugins["adep"].on_config(config)
    names = [one for one in config.markdown_extensions if one in OF_PAGES]
    assert sorted(names) == sorted(OF_PAGES)
