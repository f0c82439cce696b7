"""A disk that fails, a process that is killed, an editor who saves: at any step of any command.

A small project is made once. Each command is run on a copy of it while one of its steps (see
``adep.disk.operations``) fails, is interrupted, or is the last thing that happens.
"""

from __future__ import annotations

import errno
import inspect
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from msgspec import Struct, field

import addresses
from adep import cli
from adep.commands import bundle, print_papers, write_files
from adep.commands.command import Arguments, always
from adep.disk import operations
from adep.git import commits
from tests.tools.act_toml import act_toml, correction_toml, text_toml

Tree = dict[str, bytes | None]

KK = "1. Қызметкер:\n\n1) адал болуға тиіс;\n\n2) әділ болуға тиіс.\n\n2. Екінші.\n"
EN = "1. An employee is:\n\n1) honest.\n\n2. The second.\n"
AUTHORITIES = '[president]\nkk = "Қазақстан Республикасының Президенті"\nen = "President"\n'
KILLED = 77


def make_project(folder: Path) -> Path:
    """Two acts and their pages, a page of somebody's own, a built site."""
    both = text_toml("kk", "2020-01-01") + text_toml("en", "2020-01-01")
    one = text_toml("en", "2021-01-01", standing="authentic")
    files = {
        "sources/authorities.toml": AUTHORITIES,
        "sources/rules/act.toml": act_toml(both, en="Rules 1", order=1),
        "sources/rules/kk-2020-01-01.txt": KK,
        "sources/rules/en-2020-01-01.txt": EN,
        "sources/brief/act.toml": act_toml(one, en="Rules 2", order=2),
        "sources/brief/en-2021-01-01.txt": "1. Be brief.\n",
        "docs/note.md": "# Somebody's own\n",
        "site/index.html": "<p>word " * 40,
        "site/old.html": "<p>word " * 40,
        "site/old.html.gz": "of before",
        "site/gone.css.gz": "of before",
        "print/rules-act.pdf": "of before",
        "dist/adep-older.zip": "of before",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    assert cli.main(["import", "--root", str(folder)]) == 0
    return folder


def spoil(folder: Path, path: str, old: str, new: str) -> None:
    """Somebody mends a word."""
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), encoding="utf-8")


class Command(Struct, frozen=True):
    """A command that writes, and what is done to the project before it."""

    words: tuple[str, ...]
    before: Callable[[Path], None] = lambda folder: None
    run: Callable[[Arguments], int] | None = None  # where it is no command of adep


def _new_text(folder: Path) -> None:
    (folder / "new.txt").write_text(KK.replace("әділ", "турашыл"), encoding="utf-8")


def _new_english(folder: Path) -> None:
    (folder / "new.txt").write_text("1. Be briefer.\n\n2. Be kind.\n", encoding="utf-8")


def _new_source(folder: Path) -> None:
    spoil(folder, "sources/rules/kk-2020-01-01.txt", "2. Екінші", "3. Үшінші")


def _old_records(folder: Path) -> None:
    (folder / "sources/rules/corrections.toml").write_text(
        correction_toml("kk-2-p1", "Екінші", "Екіншісі", en="A slip."),
        encoding="utf-8",
    )


_ADD = ("add", "new.txt", "--standing", "authentic", "--lang")
COMMANDS = {
    "import": Command(("import",), _new_source),
    "add": Command((*_ADD, "kk", "--act", "rules", "--wording", "2022-01-01"), _new_text),
    "add --new": Command(
        (*_ADD, "en", "--act", "fresh", "--wording", "2022-01-01", "--new", "--title", "en=A",
         "--short", "en=A", "--binds", "en=B", "--adopted", "2001-01-01", "--type", "law",
         "--number", "4", "--authority", "president", "--status", "in-force"),
        _new_english,
    ),
    "add --replace": Command(
        (*_ADD[:2], "--lang", "en", "--act", "brief", "--wording", "2021-01-01", "--replace"),
        _new_english,
    ),
    "remove": Command(("remove", "brief", "--lang", "en", "--wording", "2021-01-01")),
    "adopt": Command(
        ("adopt", "--author", "An Editor", "--reason", "A slip of the pen."),
        lambda folder: spoil(folder, "docs/rules/1.md", "әділ болуға", "әділ де болуға"),
    ),
    "pair": Command(("pair", "rules", "--write")),
    "upgrade": Command(("upgrade",), _old_records),
    "addresses": Command((), run=addresses.run),
    "gzip": Command(("gzip",)),
    "bundle": Command(("bundle",)),
    "print": Command(("print",)),
}  # fmt: skip


class Faults(Struct):
    """What happens at the ``at``-th step; counts the steps. ``when``: "before", "half" or "after"
    it. ``always``: from then on, at every step that changes something.
    """

    happens: Callable[[str, tuple[Any, ...]], None] = lambda name, given: None
    at: int = 0
    when: str = "before"
    always: bool = False
    steps: list[str] = field(default_factory=list)

    def of(self, name: str) -> Callable[..., Any]:
        real = getattr(operations, name)

        def step(*given: Any) -> Any:
            self.steps.append(name)
            number = len(self.steps)
            mine = number == self.at or (self.always and number > self.at and name != "read")
            if mine and self.when == "before":
                self.happens(name, given)
            if mine and self.when == "half" and name == "write":
                real(given[0], given[1][: len(given[1]) // 2])
                self.happens(name, given)
            done = real(*given)
            if mine and self.when == "after":
                self.happens(name, given)
            return done

        return step

    @contextmanager
    def here(self) -> Iterator[None]:
        with ExitStack() as stack:
            for name, _ in inspect.getmembers(operations, inspect.isfunction):
                stack.enter_context(mock.patch.object(operations, name, self.of(name)))
            yield


def run(folder: Path, command: Command) -> int:
    """The command in the project; what takes long or asks git is left out."""
    there = Path.cwd()
    os.chdir(folder)
    try:
        with (
            mock.patch.object(commits, "is_shallow", lambda root: False),
            mock.patch.object(
                commits, "of_line", lambda *told: iter([commits.Written(None, None)])
            ),
            mock.patch.object(commits, "head", lambda *told: None),
            mock.patch.object(bundle, "_built", _built),
            mock.patch.object(print_papers, "make_pdf", lambda paper: (paper.name.encode(), 1)),
        ):
            if command.run is None:
                return cli.main([*command.words])
            words = Arguments(
                root=Path(),
                run=command.run,
                writes=always,
                elsewhere=False,
                writer=None,
            )
            return cli.carried_out(words, "make addresses")
    finally:
        os.chdir(there)


def _built(root: Path, site: Path, agency: str | None) -> bool:
    shutil.copytree(root / "site", site)
    return True


def tree(folder: Path, *, ours: bool = True) -> Tree:
    """Every file's bytes, every folder; without ``ours`` without what commands keep aside, and
    always without ``.cache``, which may be deleted at any time."""
    found: Tree = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(".cache") and (ours or ".adep-" not in name):
            found[name] = path.read_bytes() if path.is_file() else None
    return found


ERRORS = ("EACCES", "EROFS", "ENOSPC", "EPERM", "Ctrl-C")


def failing(error: str) -> Callable[[str, tuple[Any, ...]], None]:
    """The step fails with this error, which names the file that it is about."""

    def fail(name: str, given: tuple[Any, ...]) -> None:
        if error == "Ctrl-C":
            raise KeyboardInterrupt
        number = getattr(errno, error)
        raise OSError(number, os.strerror(number), str(given[0]))

    return fail


def die(name: str, given: tuple[Any, ...]) -> None:
    """The process is gone, as `kill -9` leaves it."""
    os._exit(KILLED)


def killed(folder: Path, command: Command, at: int, when: str) -> bool:
    """Run the command in a process of its own that dies at a step; False: it ended before that."""
    child = os.fork()
    if child == 0:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        try:
            with Faults(die, at, when).here():
                run(folder, command)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def next_command(folder: Path) -> None:
    """What every command that writes does first: to put right what was left."""
    for name in ("", "site", "print", "dist"):
        if (folder / name).is_dir():
            with write_files.opened(folder / name, "adep import"):
                pass
