"""What is no plain file of a project (a link, a pipe, a folder in its place) is refused in a sentence."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from adep import cli

# ---- what is no plain file ----------------------------------------------------------------------


def _link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link": (
        _link,
        "a link, and only plain files and folders are read here; put the file itself",
    ),
    "a link that leads nowhere": (_dangling, "a link"),
    "a link to a folder": (lambda path: path.symlink_to("/etc"), "a link"),
    "a pipe": (os.mkfifo, "a pipe, and only plain files and folders are read here; remove it"),
    "a socket": (lambda path: socket.socket(socket.AF_UNIX).bind(str(path)), "a socket"),
}


@pytest.mark.parametrize("where", ["docs/assets/cfg.txt", "docs/rules/3.md", "sources/rules/x.txt"])
@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_plain_file_is_refused(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], kind: str, where: str,
) -> None:  # fmt: skip
    folder = tmp_path / "project"
    shutil.copytree(template, folder)
    monkeypatch.chdir(folder)  # the path of a socket is short
    make, words = ODD[kind]
    Path(where).parent.mkdir(exist_ok=True)
    make(Path(where))
    for command in ("check", "import", "adopt"):
        assert cli.main([command]) == 1
        printed = capsys.readouterr()
        assert f"{where}: file-not-plain: this is {words}" in printed.out + printed.err


@pytest.mark.parametrize("name", ["docs", "sources"])
def test_the_folders_themselves_are_no_links(
    template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    folder = tmp_path / "project"
    shutil.copytree(template, folder)
    (folder / name).rename(tmp_path / name)
    (folder / name).symlink_to(tmp_path / name)
    assert cli.main(["check", "--root", str(folder)]) == 1
    assert f"{name}: file-not-plain: this is a link" in capsys.readouterr().out
