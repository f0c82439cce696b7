"""Memory that goes back to the system: where that can't be asked for, nothing happens."""

from __future__ import annotations

import ctypes
import gc
import weakref
from collections.abc import Iterator

import pytest

from adep.base import memory


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """The allocator is looked for once a process."""
    memory._malloc_trim.cache_clear()
    yield
    memory._malloc_trim.cache_clear()


def test_the_allocator_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Allocator:
        malloc_trim = staticmethod(asked.append)

    monkeypatch.setattr(ctypes, "CDLL", lambda _: Allocator)
    memory.give_back()
    assert asked == [0]


@pytest.mark.parametrize("wrong", [AttributeError, OSError, TypeError])
def test_another_allocator_is_left_alone(
    wrong: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_library(_: object) -> object:
        raise wrong

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    memory.give_back()


def test_what_holds_itself_is_let_go() -> None:
    class Holding:
        def __init__(self) -> None:
            self.itself = self

    left = weakref.ref(Holding())
    gc.disable()
    try:
        memory.let_go()
    finally:
        gc.enable()
    assert left() is None
