"""Words in several languages, and where editors recorded something."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

Words = Mapping[str, str]  # language code -> words


def recorded_at(path: str, line: int | None) -> str:
    """Where something is recorded: "sources/rules/pairs.toml#L12"; "" where no file records it."""
    return f"{path}#L{line}" if line and path else path


class Recorded(Struct, frozen=True, kw_only=True):
    """What stands in a record file, and where."""

    path: str = ""
    line: int | None = None

    @property
    def recorded_at(self) -> str:
        """Its place, as of the function of this name."""
        return recorded_at(self.path, self.line)
