"""``adep gzip``: ready-made .gz files beside the files of a built site, for servers to hand out."""

from __future__ import annotations

import gzip
from typing import Final

import click

from adep import disk
from adep.base.problems import refuse
from adep.commands.command import FOLDER_OR_FILE, Arguments, always, command
from adep.commands.terminal import count, show, watched
from adep.disk import open_folder_to_all

# What packs well. Pictures and archives are packed already.
SUFFIXES: Final = frozenset(
    {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
    | {".csv", ".md", ".bib", ".ris", ".tmx", ".tbx"}
)


@command(
    "lay packed files beside those of a built site, for a web server",
    writes=always,
    elsewhere=True,
)
@click.argument(
    "site",
    help="the built site (site/ of the project)",
    required=False,
    type=FOLDER_OR_FILE,
    metavar="SITE",
)
def run(arguments: Arguments) -> int:
    """Lay a packed file beside every text file of the built site: page.html.gz beside page.html. A
    server such as nginx hands it out as it is and packs nothing itself. The same site gives the
    same bytes.
    """
    site = arguments.site or arguments.root / "site"
    if not (site / "index.html").is_file():
        message = "there is no built site in it; build one with `make build`, or name its folder"
        raise refuse("site-not-built", str(arguments.site or "site"), None, message)
    judged = disk.look(site, (".",), ())
    files: dict[str, bytes | None] = {
        old.relative_to(site).as_posix(): None
        for old in site.rglob("*.gz")
        if old.with_suffix("").suffix in SUFFIXES
    }
    texts = [file for file in sorted(site.rglob("*")) if file.suffix in SUFFIXES]
    plain = packed = made = 0
    for file in watched(texts, "packing"):
        content = file.read_bytes()
        smaller = pack(content)
        if len(smaller) < len(content):
            files[f"{file.relative_to(site).as_posix()}.gz"] = smaller
            made, plain, packed = made + 1, plain + len(content), packed + len(smaller)
    arguments.writer.put_into(site, files, judged)
    open_folder_to_all(site)
    show(f"{count(made, 'packed file')}: {plain:,} bytes became {packed:,}.")
    return 0


def pack(content: bytes) -> bytes:
    """``content`` as gzip, as small as it gets; without a name or a time, so that the same content
    is always the same bytes.
    """
    return gzip.compress(content, compresslevel=9, mtime=0)
