"""How many examples a property is tried on: few and always the same ones in `make test`.

`make test-all` loads the profile "long" of conftest.py: ten times as many, by chance, so that it
finds what nobody thought of while no proposal waits for it.
"""

from __future__ import annotations

from hypothesis import settings


def many(examples: int) -> int:
    """``examples``, or ten times as many in the long run."""
    return examples * (10 if settings.get_current_profile_name() == "long" else 1)
