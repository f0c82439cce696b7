"""The files that pages load: each bears the sum of its content in its name.

A page names the files of its own release and no others, so a browser may keep them for good, and a
page that was opened before a release never gets what belongs to the next one.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FIGURES: Final = 10  # of the sum
# A file that a style names: url(letters.woff2). What names a scheme or a place is left alone.
_NAMED: Final = re.compile(r"""(\burl\(\s*["']?)(?![a-z]+:|[#/])([^"')?#\s]+)""")
# Scripts that are made of parts, in the order in which the parts run. A part may be of several.
SEARCH_SCRIPT: Final = "assets/adep/search/search.js"
SEARCH_STYLE: Final = "assets/adep/search/search.css"
CHECK_SCRIPT: Final = "assets/adep/check/check.js"
_SEARCH: Final = "endings texts family meant query stands address order meaning find result panel"
_CHECK: Final = "words align corpus passages answer show"
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    SEARCH_SCRIPT: tuple(f"assets/adep/search/{part}.js" for part in _SEARCH.split()),
    CHECK_SCRIPT: (
        "assets/adep/search/texts.js",
        *(f"assets/adep/check/{part}.js" for part in _CHECK.split()),
    ),
}
# What every page is set by is one file, whatever it is made of: each further one costs its head.
STYLE: Final = "assets/adep/adep.css"


# Said to whoever writes styles and scripts. In a script only lines that are nothing else.
_COMMENTS: Final = {
    ".css": re.compile(r"/\*.*?\*/[ \t]*\n?", re.DOTALL),
    ".js": re.compile(r"^[ \t]*//.*\n", re.MULTILINE),
}


@dataclass(frozen=True, slots=True)
class Assets:
    """What is published, and how pages find it."""

    files: Mapping[str, bytes]  # path below the site → content
    paths: Mapping[str, str]  # the plain path, which the program knows → that path


def named(files: Mapping[str, bytes]) -> Assets:
    """The files (plain path → content) under the names of their content.

    Styles name what they load by its new name. Raises ``LookupError`` with a sentence where a
    style names a file that is not among them.
    """
    paths: dict[str, str] = {}
    made: dict[str, bytes] = {}
    for path in sorted(files, key=lambda path: (path.endswith(".css"), path)):
        content = files[path]
        comment = _COMMENTS.get(posixpath.splitext(path)[1])
        if comment:
            content = comment.sub("", content.decode()).encode()
        if path.endswith(".css"):
            content = _renamed(path, content.decode(), paths).encode()
        paths[path] = with_sum(path, content)
        made[paths[path]] = content
    return Assets(made, paths)


def with_sum(path: str, content: bytes) -> str:
    """``assets/adep.css`` → ``assets/adep.0a1b2c3d4e.css``."""
    stem, suffix = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:FIGURES]}{suffix}"


def joined_scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with the parts of each script as the one script that they make."""
    parts = {part for every in SCRIPTS.values() for part in every}
    made = {path: b"\n".join(map(files.__getitem__, every)) for path, every in SCRIPTS.items()}
    return {path: content for path, content in files.items() if path not in parts} | made


def joined_styles(files: Mapping[str, bytes], *first: str) -> dict[str, bytes]:
    """The files with the site's style sheet as one with what it builds on, in that order."""
    return {**files, STYLE: "\n".join([*first, files[STYLE].decode()]).encode()}


def _renamed(style: str, text: str, paths: Mapping[str, str]) -> str:
    def new(match: re.Match[str]) -> str:
        named = match[2]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(style), named))
        if path not in paths:
            raise LookupError(f"{style} names {named}, which is not there")
        return match[1] + posixpath.join(posixpath.dirname(named), posixpath.basename(paths[path]))

    return _NAMED.sub(new, text)
