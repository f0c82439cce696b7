"""adep add at a terminal: what it asks, and what it shows while it works."""

from __future__ import annotations

import io
import os
import pty
import select
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from adep.commands import terminal
from tests import ROOT
from tests.commands.adding import source_of, tree

# ---- at a terminal ------------------------------------------------------------------------------


def at_terminal(words: list[str], typed: str) -> tuple[int, str]:
    """Run ``adep`` where somebody sits at a terminal and types; (status, what the screen shows)."""
    screen, keyboard = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "adep", *words]
    process = subprocess.Popen(
        command, stdin=keyboard, stdout=keyboard, stderr=keyboard, env=environment
    )
    os.close(keyboard)
    os.write(screen, typed.encode())
    shown = b"".join(_shown(screen))
    os.close(screen)
    return process.wait(), shown.decode("utf-8", "replace").replace("\r\n", "\n")


def _shown(screen: int) -> Iterator[bytes]:
    while select.select([screen], [], [], 600)[0]:
        try:
            data = os.read(screen, 65536)
        except OSError:  # the other end was closed
            return
        if not data:
            return
        yield data


def test_a_newcomer_is_asked(bare: Path) -> None:
    file, _ = source_of("kk-homoglyphs")
    words = ["add", str(file), "--new", "--act", "some-act", "--lang", "kk", "--wording"]
    words += ["2019-05-11", "--in", "en", "--root", str(bare)]
    # The title is taken from the text; half a day, a wrong type, no number, an authority that is
    # not listed: asked for again. What act.toml has with a blank may be typed so.
    answers = ["", "Code of teachers", "Әдеп кодексі", "", "Мұғалімдер", "", "2012", "2012-10-01"]
    answers += ["ordr", "order", "№", "№ 190", "pope", "labor-minister", "in force", "authentic"]
    status, shown = at_terminal(words, "\n".join(answers) + "\n")
    assert status == 0, shown
    assert "[Мұғалімнің кәсіби әдеп кодексі]" in shown and "Whom it binds, Kazakh" in shown
    assert "\x1b[1m" in shown  # in colour
    facts = tomllib.loads((bare / "sources/some-act/act.toml").read_text(encoding="utf-8"))
    assert facts["title"] == {"kk": "Мұғалімнің кәсіби әдеп кодексі", "en": "Code of teachers"}
    assert facts["short"] == {"kk": "Әдеп кодексі"} and facts["binds"] == {"kk": "Мұғалімдер"}
    assert "another is added in sources/authorities.toml: [its-id]" in shown
    assert facts["event"][0]["number"] == "190" and facts["status"]["state"] == "in force"
    assert facts["event"][0]["type"] == "order" and facts["text"][0]["standing"] == "authentic"


def test_who_stops_answering_writes_nothing(bare: Path) -> None:
    before = tree(bare)
    file, _ = source_of("kk-homoglyphs")
    words = ["add", str(file), "--new", "--act", "some-act", "--lang", "kk", "--wording"]
    status, shown = at_terminal([*words, "2019-05-11", "--root", str(bare)], "Title\n\x04")
    assert status == 130 and "Nothing was changed." in shown
    assert tree(bare) == before


class Screen(io.StringIO):
    """Standard error where it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    assert list(terminal.watched([1, 2, 3], "texts read")) == [1, 2, 3]
    assert screen.getvalue() == ""  # short work says nothing
    monkeypatch.setattr(terminal, "PATIENCE", 0.0)
    assert list(terminal.watched([1, 2, 3], "texts read")) == [1, 2, 3]
    assert "Texts read" in screen.getvalue() and "100%" in screen.getvalue()
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert list(terminal.watched([1, 2, 3], "texts read")) == [1, 2, 3]
    assert sys.stderr.getvalue() == ""  # type: ignore[union-attr]
