"""A code whose Kazakh text is of a newer wording than its English one."""

from __future__ import annotations

import datetime

from adep.model import Event, Facts, Status, Text, TextFacts
from tests.conftest import parsed

OLD, NEW = datetime.date(2011, 4, 1), datetime.date(2013, 10, 1)


def facts(*changed: str, whole: bool = False) -> Facts:
    """Facts of an act whose Kazakh wording is newer; the clauses that its amendment changed."""
    touched = changed or (() if whole else ("20",))
    events = (
        Event(OLD, "adopted", "decree", "1180", "president", (), None, {}),
        Event(NEW, "restated", "decree", "651", "president", touched, None, {}),
    )
    return Facts(
        id="code",
        path="sources/code/act.toml",
        order=1,
        title={"kk": "Кодекс", "en": "Code"},
        short={"kk": "Кодекс"},
        about={},
        binds={},
        not_to_confuse={},
        status=Status("in force", None, None),
        history=events,
        texts=(
            TextFacts("kk", "sources/code/kk.txt", NEW, "authentic", None, ()),
            TextFacts("en", "sources/code/en.txt", OLD, "unofficial translation", None, ()),
        ),
    )


def texts(kk: str, en: str) -> tuple[Text, Text]:
    return parsed(kk, "kk"), parsed(en, "en")
