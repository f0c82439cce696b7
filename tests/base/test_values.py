"""Values are what ``dataclasses`` makes of the same class, but for the time that they take."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from adep.base import values


class _Plain:
    __slots__ = ()

    @property
    def said(self) -> str:
        return f"{self.name} said"  # type: ignore[attr-defined]


def _made(dataclass: Callable[..., Any]) -> list[type[Any]]:
    """Classes with few fields and many, with defaults, above one another."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Above:
        path: str = ""

    @dataclass(frozen=True, slots=True)
    class Few(_Plain):
        name: str
        held: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @dataclass(frozen=True, slots=True)
    class Many(Above):
        name: str
        number: int = 3
        hidden: int = dataclasses.field(default=4, repr=False, compare=False)
        held: tuple[str, ...] = dataclasses.field(default_factory=tuple)

        def __len__(self) -> int:
            return self.number

    @dataclass(frozen=True, slots=True, eq=False)
    class Alone:
        name: str = "x"

    @dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    return [Above, Few, Many, Alone, Nothing]


ABOVE, FEW, MANY, ALONE, NOTHING = _made(values.dataclass)
THEIRS = _made(dataclasses.dataclass)


@dataclasses.dataclass
class _Made:
    kind: int
    given: dict[str, Any]


GIVEN = [
    _Made(0, {}),
    _Made(0, {"path": "p"}),
    _Made(1, {"name": "n"}),
    _Made(1, {"name": "n", "held": {"a": "b"}}),
    _Made(2, {"name": "n"}),
    _Made(2, {"name": "n", "hidden": 9, "path": "p"}),
    _Made(2, {"name": "n", "number": 5, "held": ("a",), "path": "p"}),
    _Made(3, {}),
    _Made(4, {}),
]


@pytest.mark.parametrize("made", GIVEN)
def test_a_value_is_what_dataclasses_make(made: _Made) -> None:
    ours = [ABOVE, FEW, MANY, ALONE, NOTHING][made.kind](**made.given)
    theirs = THEIRS[made.kind](**made.given)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert not hasattr(ours, "__dict__")
    if made.given:
        changed = dict(list(made.given.items())[:1])
        assert repr(values.replace(ours, **changed)) == repr(dataclasses.replace(theirs, **changed))
        assert repr(dataclasses.replace(ours, **changed)) == repr(ours)
    if made.kind != 3:
        assert ours == copy.copy(ours) == copy.deepcopy(ours)
        if made.kind != 1:
            assert hash(ours) == hash(copy.copy(ours))
    assert ours != theirs


def test_values_are_told_apart_as_by_dataclasses() -> None:
    for kind, one in enumerate((ABOVE, FEW, MANY, ALONE, NOTHING)):
        own = [made.given for made in GIVEN if made.kind == kind]
        for first in own:
            for second in own:
                same = THEIRS[kind](**first) == THEIRS[kind](**second)
                assert (one(**first) == one(**second)) == same


@pytest.mark.parametrize("kind", [FEW, MANY])
def test_nothing_is_set_or_deleted(kind: type[Any]) -> None:
    value = kind("n")
    for name in ("name", "held", "other"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, name, 1)
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(value, name)


def test_what_is_left_out_or_too_much_is_told() -> None:
    for kind in (FEW, MANY):
        with pytest.raises(TypeError):
            kind()
        with pytest.raises(TypeError):
            kind("n", other=1)
        with pytest.raises(TypeError):
            values.replace(kind("n"), other=1)
    assert FEW("n").said == "n said"
    assert len(MANY("n", 7)) == 7


@values.dataclass(frozen=True, slots=True)
class _Sent:
    name: str
    number: int = 0
    held: tuple[str, ...] = ()


def test_a_value_goes_to_another_process() -> None:
    value = _Sent("n", 2, ("a",))
    assert pickle.loads(pickle.dumps(value)) == value
