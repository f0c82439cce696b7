"""What was made before is taken again, where it would be made of the very same things.

Stages are pure functions of values that nobody changes, so whoever runs them again after a small
change may keep what they made of everything else: a preview does. Whoever runs them once keeps
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


class Again:
    """Makes everything anew."""

    keeps = False

    def turn(self) -> None:
        """Another run begins: what the last one made or took may be kept, and nothing older."""

    def __call__(self, of: tuple[object, ...], make: Callable[[], _T]) -> _T:
        """What ``make`` makes of ``of`` and of nothing else; the first of these names the work."""
        return make()

    def equal(self, name: str, value: _T) -> _T:
        """``value``, or the very thing that was given under this name before, if it is equal."""
        return value


ANEW = Again()


class Kept(Again):
    """Keeps what was made in the run before and in this one."""

    keeps = True

    def __init__(self) -> None:
        # What it was made of is kept too: else another thing might come to bear its identity.
        self._before: dict[tuple[object, ...], tuple[object, object]] = {}
        self._now: dict[tuple[object, ...], tuple[object, object]] = {}
        self._equal: dict[str, object] = {}

    def turn(self) -> None:
        """See ``Again``."""
        if self._now:
            self._before, self._now = self._now, {}

    def __call__(self, of: tuple[object, ...], make: Callable[[], _T]) -> _T:
        """See ``Again``; things are the same by their identity."""
        key = (of[0], *map(id, of[1:]))
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            found = (of, make())
        self._now[key] = found
        return found[1]  # type: ignore[return-value]

    def equal(self, name: str, value: _T) -> _T:
        """See ``Again``."""
        if self._equal.get(name) != value:
            self._equal[name] = value
        return self._equal[name]  # type: ignore[return-value]
