"""Memory that was let go, given back to the system."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give the system back what a large work has let go. The allocator of Linux (glibc) would keep
    what is free between things that are still needed; elsewhere nothing is done.
    """
    trim = _malloc_trim()
    if trim is not None:
        trim(0)


def let_go() -> None:
    """Give back what a large work has let go, and of that too what holds itself: values that make
    others when they are asked for mostly know where they stand.
    """
    gc.collect()
    give_back()


@cache
def _malloc_trim() -> Callable[[int], int] | None:
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another allocator; Windows names no library so
        return None
