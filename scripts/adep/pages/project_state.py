"""What is in ``sources/``, the pages it makes, and how ``docs/`` differs from them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from adep import disk, records
from adep.base.kept_results import ANEW, Again
from adep.base.problems import Problem, Refused
from adep.base.processes import share_among
from adep.languages import loaded
from adep.library import pipeline
from adep.model import Act
from adep.model.page_kinds import MadePage, page_at
from adep.pages import corrections_from_edits, library_with_edits, questions, quotations
from adep.pages.all_pages import find_edits, pages_by_act
from adep.pages.checksums import MARK
from adep.pages.edits import Edit, Found
from adep.pages.made_pages import made_pages, units_of_pages
from adep.records import addresses

WOULD = {"new": "made", "changed": "changed", "gone": "removed"}
# Path below docs/ → how what lies there differs from the page: a key of ``WOULD``; those that are
# gone come last.
Steps = Mapping[str, str]


class Prepared(Struct, frozen=True, dict=True):
    """The library of a project, its pages as they should be, and how ``docs/`` differs."""

    docs: Path
    parsed: pipeline.Parsed
    library: pipeline.Library
    # path below docs/ -> page; where nothing is kept, "" for those that are as they should be
    made: dict[str, str]
    steps: Steps
    again: Again = ANEW  # keeps what was made, where the project may change
    changes: Mapping[str, bytes | None] = field(default_factory=dict)  # to sources/; not written

    @property
    def files(self) -> dict[str, bytes | None]:
        """Path in the project → its bytes as they should be, None for a file that goes."""
        pages = {
            f"docs/{path}": None if what == "gone" else self.made[path].encode()
            for path, what in self.steps.items()
        }
        return {**self.changes, **pages}

    def by_hand(self) -> Found:
        """What somebody changed by hand on the pages."""
        return self._on_pages[1]

    def as_on_pages(self) -> pipeline.Library:
        """The library with the words of the pages: units, notes and remarks of ``by_hand``."""
        parsed, found = self._on_pages
        return (
            pipeline.library_of(parsed, again=self.again)
            if found.edits or found.remarked
            else self.library
        )

    def out_of_step(self) -> list[Problem]:
        """Pages that nobody changed by hand, and that are not as an import would make them."""
        by_hand = self.by_hand()
        edited = {edit.path for edit in by_hand.edits} | {one.path for one in by_hand.problems}
        return [
            Problem(
                f"docs/{path}",
                _first_difference(self.docs / path, self.made.get(path, "")),
                "page-out-of-step",
                f"the page would be {WOULD[what]} by an import; run `adep import`",
            )
            for path, what in self.steps.items()
            if f"docs/{path}" not in edited
        ]

    def with_pages(self, paths: Collection[str]) -> Prepared:
        """The same when the pages at ``paths`` below ``docs/`` have changed."""
        others = {path: what for path, what in self.steps.items() if path not in paths}
        now = _steps(self.docs, {path: self.made[path] for path in paths if path in self.made})
        return replace(self, steps=_ordered(others | now))

    def quoted_in_vain(self, only: Collection[str] | None = None) -> list[Problem]:
        """What pages, or ``only`` some, quote by a link and that is not there."""
        there = self._pages_there() if only is None else self._pages(only)
        pages = [(path, text) for path, text in there if quotations.may_quote(text)]
        if not pages:
            return []
        texts = [text for act in self.library.every for text in act.every_text]
        known = {unit.id for text in texts for unit in text.units()}  # a note is no unit
        units = {
            path: [one for one in ids if one in known]
            for path, ids in units_of_pages(self.library).items()
        }
        return [problem for path, text in pages for problem in quotations.check(path, text, units)]

    def unanswered(self) -> list[Problem]:
        """Rules of a duty that a question leading to it does not quote."""
        pages = {
            f"{page.act}/{id}": path
            for path, ids in units_of_pages(self.library).items()
            if (page := page_at(path)) and not page.day
            for id in ids
        }
        return [
            problem
            for folder in questions.FOLDERS
            for path, text in self._pages_there(folder)
            for problem in questions.check(path, text, self.library.duties, pages)
        ]

    def _pages_there(self, folder: str = "") -> Iterator[tuple[str, str]]:
        """(path below ``docs/``, Markdown) of every page that lies there, or in a folder of it."""
        files = sorted((self.docs / folder).rglob("*.md"))
        return self._pages(file.relative_to(self.docs).as_posix() for file in files)

    def _pages(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """What can be read of pages; nothing follows from one that is no text in UTF-8."""
        for path in paths:
            try:
                text = (self.docs / path).read_text(encoding="utf-8-sig")
            except UnicodeDecodeError:  # ``unreadable`` tells it
                continue
            yield path, text

    @property
    def _differing(self) -> list[str]:
        """The pages that an import made and that lie there otherwise."""
        return [path for path, what in self.steps.items() if what != "new"]

    @cached_property
    def _on_pages(self) -> tuple[pipeline.Parsed, Found]:
        there = dict(self._pages(self._differing))
        files = cache(partial(records.told_by, self.docs.parent))  # an act has many pages
        found = find_edits(self.library, there, self.made, files)
        unread = self.unreadable(self._differing)
        found = replace(found, problems=(*unread, *found.problems))
        return library_with_edits.take_edits(self.parsed, found, self.again)

    def addresses(self) -> tuple[frozenset[str], frozenset[str]]:
        """The addresses that have a page, and those that lead on to one by themselves."""
        pages = {addresses.address_of(page, loaded.INTERFACES) for page in self.written}
        pages |= {page.address for page in self.pages}
        return frozenset(pages), frozenset(addresses.days_of(self.library.acts))

    @property
    def pages(self) -> Collection[MadePage]:
        """Every page that is made, whether it is committed or not."""
        return made_pages(self.library).values()

    @cached_property
    def written(self) -> list[str]:
        """The paths below ``docs/`` of the pages that people write, as they lay there when it was
        asked first: to know them, every page is read.
        """
        return [
            file.relative_to(self.docs).as_posix()
            for file in self.docs.rglob("*.md")
            if MARK.encode() not in file.read_bytes()
        ]

    def astray(self, root: Path) -> list[Problem]:
        """What is wrong with the redirects, and which published addresses lead nowhere now."""
        pages, leading = self.addresses()
        redirects = self.library.redirects
        return [
            *self.unreadable(),
            *addresses.hiding(self.written, self.pages, loaded.INTERFACES),
            *addresses.check(redirects, pages, leading, loaded.INTERFACES),
            *addresses.gone(records.load_addresses(root), redirects, pages | leading),
        ]

    def unreadable(self, only: Iterable[str] | None = None) -> Iterator[Problem]:
        """Which pages, or of ``only`` these, are no text."""
        every = dict.fromkeys((*self.written, *self._differing)) if only is None else only
        for path in every:
            if problem := _not_utf_8(path, (self.docs / path).read_bytes()):
                yield problem


def prepare(
    root: Path, watch: pipeline.Watch = pipeline.unwatched, again: Again = ANEW, processes: int = 1
) -> Prepared:
    """Read the project in ``root``; raises ``Refused`` where its sources or records are wrong.
    Several ``processes`` may look at its pages (see ``share_among``).
    """
    return _prepared(root, pipeline.parse_project(root, watch), watch, again, processes)


def _prepared(
    root: Path,
    parsed: pipeline.Parsed,
    watch: pipeline.Watch,
    again: Again = ANEW,
    processes: int = 1,
) -> Prepared:
    library = pipeline.library_of(parsed, watch, again)
    docs, of_act = root / "docs", pages_by_act(library)
    share = share_among(processes, sum(len(act.clauses) for act in library.acts))

    def look(act: Act) -> tuple[dict[str, str], dict[str, str]]:
        pages = of_act(act)
        steps = _steps(docs, pages)
        if not again.keeps:
            pages = dict.fromkeys(pages, "") | {path: pages[path] for path in steps}
        return pages, steps

    made: dict[str, str] = {}
    steps: dict[str, str] = {}
    every = watch(library.every, "acts put on pages")
    for pages, differing in share(look, every):
        made |= pages
        steps |= differing
    for file in docs.rglob("*.md"):
        path = file.relative_to(docs).as_posix()
        if path not in made and MARK.encode() in file.read_bytes():
            steps[path] = "gone"  # an import made it; without the mark it is somebody's own
    return Prepared(docs, parsed, library, made, _ordered(steps), again)


def _not_utf_8(path: str, content: bytes) -> Problem | None:
    """The one problem of a page that is no text in UTF-8."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        says = (
            f"the page is not UTF-8; take it back with `git restore docs/{path}`, or save it as "
            "UTF-8 if all its letters are there"
        )
        return Problem(f"docs/{path}", line, "page-unreadable", says)
    return None


def _steps(docs: Path, pages: Mapping[str, str]) -> dict[str, str]:
    """How files below ``docs`` differ from ``pages``; none that are the same."""
    found = {}
    for path, page in pages.items():
        file = os.path.join(docs, path)  # thousands: a Path of each would take longer than the look
        if not os.path.exists(file):
            found[path] = "new"
            continue
        with open(file, "rb") as stream:
            if stream.read() != page.encode():
                found[path] = "changed"
    return found


def _ordered(steps: Steps) -> Steps:
    return dict(sorted(steps.items(), key=lambda step: (step[1] == "gone", step[0])))


def prepare_untouched(root: Path, watch: pipeline.Watch = pipeline.unwatched) -> Prepared:
    """As ``prepare``; refused too where a page was changed by hand and nobody recorded it."""
    prepared = prepare(root, watch)
    by_hand = prepared.by_hand()
    if problems := unsettled(by_hand):
        raise Refused(problems)
    return prepared


class ShownProject(Struct, frozen=True):
    """A project as it is shown: one library, which has the words of the pages too."""

    library: pipeline.Library
    edits: tuple[Edit, ...]  # whose words are in the library and in no record
    waiting: tuple[Problem, ...]  # whatever was changed by hand and isn't recorded
    out_of_step: tuple[Problem, ...]  # pages that an import would make otherwise


def show(prepared: Prepared, *, publish: bool, only: Collection[str] | None = None) -> ShownProject:
    """A project as it is shown; raises ``Refused``.

    ``publish``: it is to be published, so that what nobody recorded is refused. ``only``: the other
    pages, and what they quote, were looked at before.
    """
    by_hand = prepared.by_hand()
    waiting = unsettled(by_hand)
    if publish and waiting:
        raise Refused(waiting)
    if wrong := [*prepared.unreadable(only), *prepared.quoted_in_vain(only)]:
        raise Refused(wrong)
    return ShownProject(
        prepared.as_on_pages(),
        tuple(edit for edit in by_hand.edits if edit.words != edit.made),
        tuple(waiting),
        tuple(prepared.out_of_step()),
    )


def attempt(
    root: Path,
    changes: Mapping[str, bytes | None],
    watch: pipeline.Watch = pipeline.unwatched,
) -> Prepared:
    """The project as it would be with ``changes`` to its sources, made from a copy of them.

    Raises ``Refused`` where an import of it would be refused.
    """
    with disk.copy_of(root, "sources", changes) as copy:
        parsed = pipeline.parse_project(copy, watch)
        return replace(_prepared(root, parsed, watch), changes=changes)


def what_changes(root: Path, files: Mapping[str, bytes | None]) -> dict[str, str]:
    """Path → "new", "changed" or "gone", as putting ``files`` in place would do."""
    return {
        path: "gone" if content is None else "changed" if (root / path).exists() else "new"
        for path, content in files.items()
    }


def unsettled(found: Found) -> list[Problem]:
    """Whatever was changed by hand: what `adep adopt` can record, then what it can't."""
    waiting = [
        Problem(
            edit.path,
            edit.line,
            "edit-not-recorded",
            f"{edit.unit} {shown(edit)}: not yet recorded; `adep adopt` records it",
        )
        for edit in found.edits
    ]
    return [*waiting, *found.problems]


def shown(edit: Edit) -> str:
    """The words that an edit changed: «…» → «…»."""
    changed = corrections_from_edits.changes(edit.made, edit.words)
    return "; ".join(f"«{raw}» → «{reading}»" for raw, reading in changed) or "only white space"


def _first_difference(file: Path, made: str) -> int | None:
    if not file.exists() or not made:
        return None
    old = file.read_text(encoding="utf-8", errors="replace").split("\n")
    new = made.split("\n")
    return next(
        (
            number
            for number, (a, b) in enumerate(zip(old, new, strict=False), start=1)
            if a != b and not a.startswith(MARK)  # its sum differs wherever anything does
        ),
        min(len(old), len(new)),
    )
