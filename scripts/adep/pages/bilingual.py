"""What a page says in the words of the interface: in every interface language, each marked.

A page is one file for all of them. Where it stands (a code host, a plain MkDocs) all are read, one
beside or below the other; the site takes the reader's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from adep.languages.interface import Interface

BESIDE, BELOW = " · ", "<br>\n"


def say(
    interfaces: Sequence[Interface], words: Iterable[str], between: str = BESIDE, inside: str = ""
) -> str:
    """``words`` (Markdown, one an interface language, in their order), marked with its language.

    Words that are the same in all of them stand once, without a mark: "№ 153". A language without
    words is left out. ``inside`` goes before a new line, where the words stand inside an item.
    """
    every = list(words)
    if len(set(every)) == 1:
        return every[0]
    return between.replace("\n", f"\n{inside}").join(
        [
            f'<span class="say" lang="{one.lang}">{text}</span>'
            for one, text in zip(interfaces, every, strict=True)
            if text
        ]
    )
