"""Bytes of a raw text → ``Source``: the encoding is settled and the lines are counted, no more.

Nothing is repaired here. Line numbers are those that an editor shows: lines end at ``\\r\\n``,
``\\n`` or ``\\r`` only, never at U+2028, form feeds and the like. Mark-up is taken off by
``html``; whatever remains, ``<`` and ``&`` included, is text and nothing but text.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from adep.base.lost_letters import REPLACEMENT, lost_words
from adep.base.problems import Refused, refuse
from adep.ingest.encoding import decode
from adep.model import Furniture, Line, Places, Source

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_LINES: Final = 300_000
MAX_LINE: Final = 300_000  # characters; whole acts have fewer, and a trap puts millions in a line

# What a file that is no text begins with, and what an editor would call it.
MAGIC: Final[tuple[tuple[bytes | tuple[bytes, ...], str], ...]] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or a Word document (.docx)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), "a picture"),
    (b"AT&TFORM", "a DjVu document"),
    (b"%!PS", "a PostScript document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)

# What is text, but not the text of an act: data about it, or another program's file.
_JSON = re.compile(r'\s*(?:[\[{]\s*)+(?:"(?:[^"\\\n]|\\.){0,200}"\s*[:,\]]|[}\]])')
_XML = re.compile(
    r"\s*(?P<declared><\?xml\b[^>]*>)?(?:\s|<!--.*?-->|<!DOCTYPE[^>]*>)*<(?P<root>[A-Za-z][\w.:-]*)(?P<rest>[^>]*)>",
    re.DOTALL,
)
_MAIL = re.compile(r"(?:[A-Z][\w-]{1,40}: .*\n(?:[ \t].*\n)*){1,40}", re.IGNORECASE)
_QUOTED_ROW = re.compile(r'\s*"(?:[^"]|"")*"\s*[,;\t]')
_SETTING = re.compile(
    r"\s*(?:#.*|\[{1,2}[\w.-]+\]{1,2}|[\w.-]+\s*=\s*(?:[\"'\[{].*|\d\S*|true|false))\s*"
)
SUFFIXES_OF_DATA: Final = {
    "json": "JSON", "jsonl": "JSON", "ndjson": "JSON", "xml": "XML", "csv": "a table (CSV)",
    "tsv": "a table (TSV)", "yaml": "YAML", "yml": "YAML", "toml": "TOML", "tex": "LaTeX",
    "eml": "an e-mail", "mht": "a saved web archive", "mhtml": "a saved web archive",
}  # fmt: skip

_LINE_END = re.compile(r"\r\n|\n|\r")
_WORD = re.compile(r"[^\W\d_]+")
_RUSSIAN = re.compile("[А-Яа-яЁё]")
# The letters that an old Kazakh font drew as Kazakh ones; no Kazakh or Russian word has them.
_OLD_FONT = re.compile("[ЂђЃѓЉљЊњЌќЋћЏџЎўЈјЅѕ]")


def load_source(root: Path, path: str, taken: Places | None = None) -> Source:
    """Read the file ``path`` (relative to ``root``, with forward slashes) from the disk.

    ``taken``: as ``read`` takes it.

    Raises ``Refused``: "source-missing" if it is not there, "source-unreadable" if it stands
    outside ``root``, is no plain file or can't be opened, and whatever ``read`` refuses.
    """
    relative = PurePosixPath(path)
    if not path or "\0" in path or relative.is_absolute() or ".." in relative.parts:
        raise _unreadable(
            path,
            f"The path {path!r} does not lead to a file of the project; "
            "name the file relative to the project, with forward slashes.",
        )
    return read(_bytes_in(root.joinpath(*relative.parts), path, root), path, taken)


def files_in(root: Path, folder: str) -> list[str]:
    """Paths, from ``root``, of all files in ``folder`` and the folders in it, sorted."""
    return sorted(
        path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file()
    )


def load_bytes(file: Path) -> bytes:
    """The bytes of a file anywhere on the disk that is to become a source; ``read`` judges them.

    Never more than one byte above what is allowed is read. Raises ``Refused``: "source-missing",
    and "source-unreadable" for what is no plain file or can't be opened.
    """
    return _bytes_in(file, str(file))


def _bytes_in(file: Path, name: str, root: Path | None = None) -> bytes:
    """The bytes of a file that messages call ``name``, and that must stand in ``root``, if given:
    one more than is allowed at most, so that ``read`` can tell.
    """
    try:
        if root is not None and not file.resolve().is_relative_to(root.resolve()):
            raise _unreadable(name, "This file is outside the project; put the text itself there.")
        if not file.exists():
            todo = (
                "put it there or correct the name in the act's facts" if root else "check its name"
            )
            raise refuse("source-missing", name, None, f"The file is not there; {todo}.")
        if not file.is_file():
            raise _unreadable(name, "This is no plain file; name the text's own file.")
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a loop of symlinks
        why = f"The file can't be opened ({error}); check its name and permissions."
        raise _unreadable(name, why) from None


def read(data: bytes, path: str, taken: Places | None = None) -> Source:
    """The source that ``data`` holds; ``path`` names it and its suffix may mark it as HTML.

    Plain text and Markdown give one ``Line`` (or several, at ``<br>`` and in tables) for each
    physical line, blank ones included; a web page gives the lines that a browser would show.
    ``taken``: the text was taken from a document, in which places are named so; no sign in it is
    mark-up, and where it is an office's a blank line is the end of a paragraph.

    Raises ``Refused``: "source-unreadable" for an empty, binary, too large or undecodable file
    and for broken or over-nested mark-up, "source-old-font" for Kazakh typed in an old font,
    "letters-lost" where other signs stand for letters.
    """
    _refuse_what_is_no_text(data, path)
    text, problems = decode(data, path)
    if taken is None and (kind := _kind_of_data(text, path)):
        raise _unreadable(
            path,
            f"The file is {kind}, not the text of an act; save the text alone, as plain text, "
            "Markdown or a web page, and use that.",
        )
    physical = _LINE_END.split(text)
    if not physical[-1]:
        physical.pop()
    if len(physical) > MAX_LINES:
        raise _unreadable(
            path, f"The file has more than {MAX_LINES} lines; save the text of the act alone."
        )
    if not any(line.strip("\ufeff \t") and not line.isspace() for line in physical):
        raise _empty(path)
    lines, dropped = (
        _lines(physical, path) if taken is None else (tuple(_taken_lines(physical, taken)), ())
    )
    if not any(line.text and not line.text.isspace() for line in lines):
        raise _empty(path)
    for line in lines:
        if len(line.text) > MAX_LINE:
            raise _unreadable(
                path,
                f"This line has more than {MAX_LINE} signs; save the text of the act with its "
                "paragraphs on lines of their own.",
                line.number,
            )
    _refuse_old_font(lines, path)
    _refuse_lost_letters(lines, path, taken)
    digest = hashlib.sha256(data).hexdigest()
    plain = len({line.number for line in lines}) == len(physical)
    return Source(path, digest, len(physical), lines, problems, dropped, plain=plain)


def _lines(physical: list[str], path: str) -> tuple[tuple[Line, ...], tuple[Furniture, ...]]:
    """The lines that a reader sees, and what of the mark-up nobody sees."""
    if not any("<" in line or "&" in line for line in physical):
        return tuple(Line(number, line) for number, line in enumerate(physical, start=1)), ()
    from adep.ingest import html  # here and not above: it loads what reads HTML, a tenth of a start

    text = "\n".join(physical)
    html.refuse_too_many_tags(text, path)
    if html.is_page(text, path):
        return html.page(text, path)
    return html.fragments(text, path)


def _taken_lines(physical: Sequence[str], taken: Places) -> Iterator[Line]:
    """The lines of a text that was taken from a document."""
    inside = False
    for number, text in enumerate(physical, start=1):
        shown = bool(text.strip())
        known = shown and taken == "paragraph"
        yield Line(number, text, block=known and not inside, continues=known and inside)
        inside = shown


def _refuse_what_is_no_text(data: bytes, path: str) -> None:
    if not data:
        raise _empty(path)
    if len(data) > MAX_BYTES:
        raise _unreadable(
            path, "The file is larger than 8 MB; no code of ethics is, so save the text alone."
        )
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise _unreadable(
                path, f"The file is {kind}, not text; save its text as UTF-8 and use that."
            )
    if b"\0" in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        place = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise _unreadable(
            path,
            "The file holds NUL bytes, so it is binary or UTF-16 without a byte order mark; "
            "save its text as UTF-8.",
            place,
        )


def _kind_of_data(text: str, path: str) -> str | None:
    """What a file is that is text and yet not the text of an act; None for any other."""
    named = SUFFIXES_OF_DATA.get(PurePosixPath(path).suffix.lower().removeprefix("."))
    if named:
        return named
    if _JSON.match(text):
        return "JSON"
    if (match := _XML.match(text)) and not _is_html(match["root"]):
        whole = text.rstrip().endswith(f"</{match['root']}>")
        if match["declared"] or "xmlns" in match["rest"] or whole:
            return "XML"
    if (match := _MAIL.match(text)) and "mime-version:" in match[0].lower():
        return "an e-mail or a saved web archive"
    if text.lstrip().startswith(("\\documentclass", "\\begin{document}")):
        return "LaTeX"
    lines = [line for line in text[:100_000].splitlines() if line.strip()]
    if len(lines) > 2 and all(_QUOTED_ROW.match(line) for line in lines):
        return "a table (CSV)"
    if len(lines) > 2 and all(_SETTING.fullmatch(line) for line in lines):
        return "TOML"
    return None


def _is_html(element: str) -> bool:
    from adep.ingest import html_lines

    return element.lower() in html_lines.KNOWN


def _refuse_old_font(lines: tuple[Line, ...], path: str) -> None:
    """Refuse a text in which a letter of the old fonts stands beside Russian letters in a word.

    Menus are passed over: a link to a page in Uzbek or Belarusian (Ўзбекча) is no old font.
    """
    for line in lines:
        if line.menu or not _OLD_FONT.search(line.text):
            continue
        for word in _WORD.findall(line.text):
            if _OLD_FONT.search(word) and _RUSSIAN.search(word):
                says = (
                    f"The word «{word}» is typed in an old Kazakh font, whose letters are not "
                    "Unicode; convert the file to Unicode Kazakh or take the text from the "
                    "official register."
                )
                raise refuse("source-old-font", path, line.number, says)


def _refuse_lost_letters(lines: tuple[Line, ...], path: str, taken: Places | None) -> None:
    """Refuse a text in which a «?» or «�» stands for letters, its menus aside.

    A PDF may not say what a sign is; that was told of when it was taken.
    """
    found = [
        (line.number, word)
        for line in lines
        if not line.menu
        for word in lost_words(line.text.replace(REPLACEMENT, "") if taken == "page" else line.text)
    ]
    if not found:
        return
    (number, word), more = found[0], len(found) - 1
    sign = REPLACEMENT if REPLACEMENT in word else "?"
    others = f"; so {'has' if more == 1 else 'have'} {more} more" if more else ""
    says = (
        f"The word «{word}» has lost letters, and «{sign}» stands in their place{others}. Take the "
        "text anew from where it came, and save it as UTF-8."
    )
    raise refuse("letters-lost", path, number, says)


def _empty(path: str) -> Refused:
    return _unreadable(path, "The file holds no text; save the text of the act in it.")


def _unreadable(path: str, message: str, line: int | None = None) -> Refused:
    return refuse("source-unreadable", path, line, message)
