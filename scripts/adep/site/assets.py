"""The files that pages load: each bears the sum of its content in its name.

A page names the files of its own release and no others, so a browser may keep them for good, and a
page that was opened before a release never gets what belongs to the next one.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

FIGURES: Final = 10  # of the sum
# A file that a style names: url(letters.woff2). What names a scheme or a place is left alone.
_NAMED: Final = re.compile(r"""(\burl\(\s*["']?)(?![a-z]+:|[#/])([^"')?#\s]+)""")
FOLDER: Final = "assets/adep/"
# What every page is set by is one file, whatever it is made of, and so are the scripts: each
# further one costs its head. File → its parts, in the order in which they hold or run. A part may
# be of several.
_PARTS: Final = {
    "adep.css": "styles/base styles/frame styles/drawer styles/head styles/law styles/after_text "
    "styles/prose styles/references styles/citing styles/day styles/comparing styles/several_acts "
    "styles/quotation styles/add_text styles/phone styles/low_vision styles/contrast",
    "adep.js": "page/reader page/languages page/other_alphabet page/colours page/low_vision "
    "page/day page/coming_changes page/preview page/citing page/reporting page/searching "
    "page/drawer page/printing",
    "search/search.js": "search/namespace search/endings search/slips search/codes search/lexicon "
    "search/vocabulary search/postings search/texts search/likeness search/spellings search/family "
    "search/word_matches search/days search/query search/asked_address search/occurrences "
    "search/address search/ranking search/likelihood search/concepts search/meaning search/titles "
    "search/answer search/correction search/find search/warm_up search/parts search/places "
    "search/excerpts search/results search/explanations search/filters search/shared_address "
    "search/panel",
    "check/check.js": "search/namespace search/codes search/vocabulary search/postings "
    "search/texts check/words check/align check/corpus check/passages check/answer check/show",
}
JOINED: Final[Mapping[str, tuple[str, ...]]] = {
    f"{FOLDER}{file}": tuple(
        f"{FOLDER}{part}{posixpath.splitext(file)[1]}" for part in parts.split()
    )
    for file, parts in _PARTS.items()
}
STYLE: Final = f"{FOLDER}adep.css"
SEARCH_SCRIPT: Final = f"{FOLDER}search/search.js"
SEARCH_STYLE: Final = f"{FOLDER}search/search.css"
LETTERS: Final = f"{FOLDER}letters.js"
ICON: Final = f"{FOLDER}icon.svg"
# What the program itself asks the theme for; what else there is, templates name.
NEEDED: Final = (
    *(part for parts in JOINED.values() for part in parts),
    SEARCH_STYLE,
    LETTERS,
    ICON,
)

# Said to whoever writes styles and scripts, and how they set it out; what a group holds stays. In a
# script only comments that have their lines, or end them and hold no quotation mark: "//" in a text
# has one behind it. No text may run over the end of a line.
_FOR_WRITERS: Final = {
    ".css": re.compile(
        r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/\s*|\s*([{};])\s*|(,)\s+""", re.DOTALL
    ),
    ".js": re.compile(r"""^[ \t]*//.*\n|^[ \t]+|[ \t]+// [^"'`\n]*$""", re.MULTILINE),
}


class Assets(Struct, frozen=True):
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
        if for_writers := _FOR_WRITERS.get(posixpath.splitext(path)[1]):
            content = for_writers.sub(_what_stays, content.decode()).encode()
        if path.endswith(".css"):
            content = _renamed(path, content.decode(), paths).encode()
        paths[path] = with_sum(path, content)
        made[paths[path]] = content
    return Assets(made, paths)


def _what_stays(match: re.Match[str]) -> str:
    return next(filter(None, match.groups()), "")


def with_sum(path: str, content: bytes) -> str:
    """``assets/adep.css`` → ``assets/adep.0a1b2c3d4e.css``."""
    stem, suffix = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:FIGURES]}{suffix}"


def joined(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with each of ``JOINED`` in place of its parts."""
    parts = {part for paths in JOINED.values() for part in paths}
    made = {path: b"\n".join(files[part] for part in paths) for path, paths in JOINED.items()}
    return {**{path: content for path, content in files.items() if path not in parts}, **made}


def with_letters(files: Mapping[str, bytes], table: str) -> dict[str, bytes]:
    """The files with the script that shows other letters behind its table (JSON)."""
    return {**files, LETTERS: f"window.adepLetters = {table};\n".encode() + files[LETTERS]}


def with_styles(files: Mapping[str, bytes], *first: str) -> dict[str, bytes]:
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
