"""What the browser needs to show a language in other letters, and what is said of it there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from adep.languages.interface import Interface
from adep.languages.letters import Letters

SAID: Final = ("title", "notice", "back", "copied")


def letters_table(letters: Iterable[Letters], interfaces: Iterable[Interface]) -> str:
    """``{language: {"tag", "letters", "capitals", "says": {interface: {"title", "notice", "back",
    "copied", "more"}}}}`` as JSON.
    """
    every = tuple(interfaces)
    tables = {
        one.lang: {
            "tag": one.tag,
            "letters": dict(one.letters),
            "capitals": dict(one.capitals),
            "says": {
                words.lang: {part: words[f"letters.{one.lang}.{part}"] for part in SAID}
                | {"more": words["notice.more"]}
                for words in every
            },
        }
        for one in letters
    }
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
