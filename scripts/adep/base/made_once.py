"""Methods that make each answer once; and how what a value made is let go again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

_Object = TypeVar("_Object")
_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_Method = Callable[Concatenate[_Object, _Asked], _Answer]


def answers(value: object, method: str) -> list[Any]:
    """What a method of ``value`` that makes each answer once has made so far."""
    return list(vars(value).get(f"_made_by_{method}", {}).values())


def forget(value: object) -> None:
    """Let go of what ``value`` made when it was asked: if it is asked again, it makes it again.
    Most of that knows of ``value`` and would stay as long as it does.
    """
    vars(value).clear()  # the fields of a Struct stand elsewhere


def made_once(method: _Method[_Object, _Asked, _Answer]) -> _Method[_Object, _Asked, _Answer]:
    """``method`` with its answers kept beside the object's own values, as those of a
    ``cached_property`` are: they go with the object, and no other object has them.
    """
    name = f"_made_by_{method.__name__}"

    @wraps(method)
    def asked(self: _Object, /, *args: _Asked.args, **named: _Asked.kwargs) -> _Answer:
        made = vars(self).get(name)
        if made is None:
            made = vars(self)[name] = {}
        key = (args, *named.items()) if named else args
        if key not in made:
            made[key] = method(self, *args, **named)
        answer: _Answer = made[key]
        return answer

    return asked
