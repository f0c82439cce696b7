"""Frozen values, as ``dataclasses`` makes them, at a third of the cost.

``dataclasses`` writes and compiles seven functions for each class, which took a fifth of the time
in which the program starts, and a frozen value has each field set by a call. Here one function is
compiled for a class, and a value with slots is filled while it is of a twin class that allows it.
Fields, inheritance and all else is ``dataclasses``' own, and so is what is
not frozen, or does more when it is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """As of ``dataclasses``."""
        if cls is None:
            return lambda cls: dataclass(cls, **options)
        ours = options.get("frozen") and not _does_more(cls)
        return (_value if ours else dataclasses.dataclass)(cls, **options)

    def replace(value: Any, /, **changes: Any) -> Any:
        """As of ``dataclasses``."""
        kind = type(value)
        if _NAMES not in vars(kind):
            return dataclasses.replace(value, **changes)
        for name in getattr(kind, _NAMES):
            if name not in changes:
                changes[name] = getattr(value, name)
        return kind(**changes)


_NAMES: Final = "__value_fields__"  # under which a class holds the names of its fields
_FEW: Final = 2  # fields, up to which a call for each costs less than a twin


def _does_more(cls: type) -> bool:
    """Whether more is done when a value is made than its fields are filled."""
    own = vars(cls).values()
    kept = any(isinstance(one, Field) and not one.init for one in own)
    return kept or hasattr(cls, "__post_init__")


def _value(
    cls: type, *, slots: bool = False, eq: bool = True, kw_only: bool = False, frozen: bool
) -> type:
    """``cls`` as a class of frozen values."""
    own = vars(cls)
    cls.__doc__ = cls.__doc__ or cls.__name__  # else its signature is put together for it
    whole: Any = dataclasses.dataclass(
        init=False, repr=False, eq=False, slots=slots, kw_only=kw_only
    )(cls)
    fields = dataclasses.fields(whole)
    setattr(whole, _NAMES, tuple(one.name for one in fields))
    _fill(whole, fields, slots and len(fields) > _FEW)
    whole.__setattr__ = whole.__delattr__ = _refuse
    whole.__reduce__ = _reduced
    if "__repr__" not in own:
        whole.__repr__ = _repr
    names = [one.name for one in fields if one.compare]
    if eq and "__eq__" not in own:
        _compare(whole, attrgetter(*(names or ["__class__"])))
    return whole  # type: ignore[no-any-return]


def _fill(whole: Any, fields: Sequence[Field[Any]], by_twin: bool) -> None:
    """Give the class its ``__new__`` with a twin, or its ``__init__``."""
    known: dict[str, object] = {"_set": object.__setattr__, "_new": object.__new__}
    taken, values = ["_self"], {}
    for one in sorted(fields, key=lambda one: bool(one.kw_only)):
        if one.kw_only and "*" not in taken:
            taken.append("*")
        parameter, values[one.name] = _taken(one, known)
        taken.append(parameter)
    name = "__new__" if by_twin else "__init__"
    lines = [f"_set(_self, {key!r}, {value})" for key, value in values.items()]
    if by_twin:
        twin = {"__slots__": whole.__slots__, "__setattr__": object.__setattr__}
        known["_twin"] = type(whole)(whole.__name__, whole.__bases__, twin)
        lines = ["_class, _self = _self, _new(_twin)"]
        lines += [f"_self.{key} = {value}" for key, value in values.items()]
        lines += ["_self.__class__ = _class", "return _self"]
        whole.__init__ = object.__init__  # and not that of a class with few fields, above it
    exec(f"def {name}({', '.join(taken)}):\n " + "\n ".join(lines or ["pass"]), known)
    setattr(whole, name, known[name])


def _taken(one: Field[Any], known: dict[str, object]) -> tuple[str, str]:
    """A field's parameter, and what is put in its place; what these name goes to ``known``."""
    default, make = f"_default_{one.name}", f"_make_{one.name}"
    if one.default_factory is not MISSING:
        known[default], known[make] = MISSING, one.default_factory
        return f"{one.name}={default}", f"{make}() if {one.name} is {default} else {one.name}"
    if one.default is MISSING:
        return one.name, one.name
    known[default] = one.default
    return f"{one.name}={default}", one.name


def _compare(whole: Any, values: Callable[[object], object]) -> None:
    def equal(self: object, other: object) -> Any:
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    whole.__eq__, whole.__hash__ = equal, hashed


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"{name!r} of a frozen {type(self).__name__} stays as it is")


def _repr(self: Any) -> str:
    shown = (one.name for one in dataclasses.fields(self) if one.repr)
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({said})"


def _reduced(self: Any) -> tuple[Any, ...]:
    names = getattr(self, _NAMES)
    return _restored, (type(self), {name: getattr(self, name) for name in names})


def _restored(kind: type, values: dict[str, object]) -> object:
    return kind(**values)
