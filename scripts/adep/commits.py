"""Who changed a line, when, and why: asked of git, the only place that knows."""

from __future__ import annotations

import datetime
import re
import subprocess
from pathlib import Path

from adep.adopt import Commit

NOT_COMMITTED = "0" * 40


def of_line(root: Path, path: str, line: int) -> Commit | None:
    """The commit that wrote ``line`` (1-based) of ``path``; None where none has yet.

    None as well outside a repository and where git is not there: nothing is known then.
    """
    blame = _git(root, "blame", "--porcelain", "-L", f"{line},{line}", "--", path)
    if not blame or blame.startswith(NOT_COMMITTED):
        return None
    told = _git(root, "show", "--no-patch", "--format=%aN%n%aI%n%B", blame.split(" ", 1)[0])
    if not told:
        return None
    author, day, message = (*told.split("\n", 2), "")[:3]
    return Commit(author, datetime.datetime.fromisoformat(day).date(), message.strip())


def whoever_is_here(root: Path) -> str | None:
    """The name that git has for whoever works here."""
    return _git(root, "config", "user.name").strip() or None


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *words],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def is_shallow(root: Path) -> bool:
    """Whether older commits were left out of this clone: a line may then seem older than it is."""
    return re.match("true", _git(root, "rev-parse", "--is-shallow-repository")) is not None
