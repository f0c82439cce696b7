"""The small pages at old addresses: each says why, and leads to the page that stands there now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from adep.languages.interface import Interface
from adep.model import Redirect
from adep.view.older_wordings import RedirectPage
from adep.view.unit_values import Said


def moved(redirects: Iterable[Redirect], words: Interface) -> Iterator[RedirectPage]:
    """What stands at the old addresses in one interface language."""
    for redirect in redirects:
        yield RedirectPage(
            redirect.old,
            "../" * redirect.old.count("/") + redirect.page,
            redirect.page,
            f"{words['moved.title']}: /{redirect.old}",
            words.say("moved.says", address=f"/{redirect.new}"),
            redirect.place,
            Said(*words.pick(redirect.reason)),
        )
