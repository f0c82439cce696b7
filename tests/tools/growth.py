"""Whether work grows with a text's length only, on a machine of any speed and under any load.

Where a regular expression does the work there are no calls to count, so processor time is compared
with processor time of the same process, never with a clock. The least of several tries is what the
work itself takes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

TRIES: Final = 3
SLACK: Final = 0.02  # seconds that a short run may be off


def _least(run: Callable[[], object]) -> float:
    taken = []
    for _ in range(TRIES):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return min(taken)


def grows_with_length_only(run: Callable[[str], object], text: Callable[[int], str]) -> bool:
    """Four times the text takes about four times the work; sixteen times if all is tried anew."""
    one, four = text(1), text(4)
    run(one)  # what is read once and remembered is read before
    return _least(lambda: run(four)) < 9 * _least(lambda: run(one)) + SLACK
