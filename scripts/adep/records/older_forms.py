"""A project as an earlier version of Adep wrote it → as this one reads it.

``STEPS`` lists what versions changed in ``sources/`` and ``mkdocs.yml``, oldest first. A step takes
the files as they are and gives those that change; it sees by itself whether there is anything to
do, so that running it again changes nothing. A later version adds a step, not a command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from adep.base.settings_file import SETTINGS_FILE, is_older, with_plugin
from adep.records import BEFORE_UNITS, decoded, unit_file
from adep.records.unit_records import split_by_unit

Files = Mapping[str, bytes]  # path from the project's folder → what is in it
Changes = Mapping[str, bytes | None]  # None: the file goes


class UpgradeStep(Struct, frozen=True):
    """A change of form, in words for whoever runs it, and what carries it out."""

    says: str
    changes: Callable[[Files], Changes]


class Upgraded(Struct, frozen=True):
    """What all steps change, and those that had anything to do."""

    files: Changes
    steps: tuple[str, ...]


def upgrade(files: Files) -> Upgraded:
    """Every step, each on what those before it left. Raises ``Refused`` where one can't be done."""
    now, changed, done = dict(files), dict[str, bytes | None](), []
    for step in STEPS:
        changes = step.changes(now)
        if changes:
            done.append(step.says)
        changed.update(changes)
        now = {path: data for path, data in {**now, **changes}.items() if data is not None}
    return Upgraded(changed, tuple(done))


def a_file_a_unit(files: Files) -> Changes:
    """``corrections.toml`` of every act becomes the files of its units.

    The comment at its head, which belongs to no table, becomes a README.txt beside them.
    """
    changes: dict[str, bytes | None] = {}
    for path, data in files.items():
        if PurePosixPath(path).name != BEFORE_UNITS:
            continue
        act = PurePosixPath(path).parent.name
        head, units = split_by_unit(decoded(data, path, "record-invalid"), path)
        targets = {unit_file(act, unit): records for unit, records in units.items()}
        if head:
            targets[f"sources/{act}/corrections/README.txt"] = head
        for target, records in targets.items():
            there = files.get(target, b"").decode("utf-8-sig")
            # Where both forms are there (an old branch was merged), nothing is written twice.
            if records.strip() not in there:
                changes[target] = (f"{there.rstrip()}\n\n" * bool(there) + records).encode()
        changes[path] = None
    return changes


def plugin_for_hook(files: Files) -> Changes:
    """``mkdocs.yml`` lists the plugin where it named the hook, with the settings below it."""
    data = files.get(SETTINGS_FILE)
    if data is None:
        return {}
    text = data.decode("utf-8-sig", errors="surrogateescape").replace("\r\n", "\n")
    if not is_older(text):
        return {}
    return {SETTINGS_FILE: with_plugin(text).encode(errors="surrogateescape")}


STEPS: Final = (
    UpgradeStep("corrections and remarks stand in a file a unit", a_file_a_unit),
    UpgradeStep("Adep is a plugin of MkDocs, and its settings stand below it", plugin_for_hook),
)
