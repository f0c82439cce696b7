"""``adep bundle``: the whole site as one zip, for a disk or an intranet."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import click

from adep import disk
from adep.base import zip_archive
from adep.commands.command import FOLDER_OR_FILE, Arguments, agency_option, always, command
from adep.commands.terminal import show
from adep.git import commits
from adep.git.edition import PARTS, edition_of
from adep.languages.grammar import interface_languages
from adep.languages.interface import load_interface
from adep.records import load_agency

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


@command(
    "pack the whole site into one zip, for a disk or an intranet", writes=always, elsewhere=True
)
@agency_option
@click.option(
    "--to", type=FOLDER_OR_FILE, metavar="FOLDER", help="where the zip goes (dist/ of the project)"
)
def run(arguments: Arguments) -> int:
    """Build the site for reading from the disk and pack it into one zip with its sums. The same
    commit gives the same zip, byte for byte.
    """
    root: Path = arguments.root
    agency = load_agency(root, arguments.agency)
    try:
        head = commits.head(root, PARTS)
    except commits.Unknown as unknown:
        print(f"git does not tell of which commit this is: {unknown}", file=sys.stderr)
        return 1
    with disk.temporary_folder() as folder:
        site = folder / "site"
        if not _built(root, site, arguments.agency):
            print("The site was not built, so there is no bundle.", file=sys.stderr)
            return 1
        every = [path for path in site.rglob("*") if path.is_file()]
        files = {path.relative_to(site).as_posix(): path.read_bytes() for path in every}
    version = edition_of(root, own=agency is not None).name
    files[zip_archive.README] = _readme(version, agency is not None)
    name = f"adep-{version}"
    packed = zip_archive.packed(files, name, head.time if head else None)
    to: Path = arguments.to or root / "dist"
    sums = zip_archive.sums({f"{name}.zip": packed}).encode()
    made = {f"{name}.zip": packed, f"{name}.zip.sha256": sums}
    arguments.writer.put_into(to, made)
    if head is None:
        show("git does not know these files: the name bears the version of the program.", "warn")
    elif head.changed:
        show("Files differ from the commit: the name says so (-changed).", "warn")
    show(f"{to / name}.zip", "good")
    show(f"{len(packed) / 1e6:.1f} MB, {len(files) + 1} files; its sum: {name}.zip.sha256")
    return 0


def _built(root: Path, site: Path, agency: str | None) -> bool:
    """Whether MkDocs made the site; what it complained of is printed.

    Settings of the environment are left out: they would make two zips of one commit.
    """
    plain = {key: value for key, value in os.environ.items() if not key.startswith("ADEP_")}
    # MkDocs runs in the project's folder; the file was named from this one.
    own = {"ADEP_AGENCY": str(Path(agency).absolute())} if agency else {}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(site)],
        cwd=root,
        env={
            **plain,
            **own,
            "ADEP_OFFLINE": "true",
            "ADEP_PUBLISH": "true",
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if full := next((os.strerror(n) for n in _FULL if os.strerror(n) in done.stderr), None):
        raise disk.no_room(OSError(full))
    if done.returncode:
        print((done.stdout + done.stderr).strip(), file=sys.stderr)
    return done.returncode == 0


def _readme(version: str, own: bool) -> bytes:
    """In every interface language. Where the pages name an agency, it says that no file is left to
    fill in.
    """
    key = "bundle.named" if own else "bundle.own"
    every = map(load_interface, interface_languages())
    told = (words.say("bundle.readme", version=version, own=words[key]) for words in every)
    return zip_archive.readme(told)
