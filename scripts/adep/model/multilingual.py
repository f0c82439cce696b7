"""Words in several languages, and where editors recorded something."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]  # language code -> words


def recorded_at(path: str, line: int | None) -> str:
    """Where something is recorded: "sources/rules/pairs.toml#L12"; "" where no file records it."""
    return f"{path}#L{line}" if line and path else path
