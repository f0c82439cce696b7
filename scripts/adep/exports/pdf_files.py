"""PDFs: those that `make print` made, where it did, and of these very texts."""

from __future__ import annotations

from collections.abc import Callable

from adep.exports.held_act import Holding


def of(kind: str) -> Callable[[Holding], bytes | None]:
    """What gives an act's paper of a kind; None where it was not printed."""
    return lambda holding: holding.copy.printed.get(f"{holding.id}-{kind}.pdf")
