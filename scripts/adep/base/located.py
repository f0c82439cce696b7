"""Values that say where an editor recorded them."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

WHERE: Final = frozenset({"line", "record", "title_line"})


class Located(Struct, frozen=True, eq=False):
    """A value that is no other where only the place is another in which it is recorded."""

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__ if name not in WHERE)
