"""The rules of style that depend on which languages the texts have."""

from __future__ import annotations

from collections.abc import Iterable


def columns_css(langs: Iterable[str]) -> str:
    """A column a language that an act has; and for a reader who chose one, that one alone.

    A text that is held in one language only is never hidden by the choice.
    """
    langs = tuple(langs)
    # Weaker than a reader's choice of a language; for readers who see badly there is one column.
    law = ":where(:root:not([data-sight])) .law"
    fewer = (f'{law}[data-columns="{n}"]{{--columns:{n}}}\n' for n in range(1, len(langs)))
    return f":root{{--columns:{len(langs)}}}\n" + "".join((*fewer, *map(_alone, langs)))


def _alone(lang: str) -> str:
    law = f'[data-view="{lang}"] .law:not(.single)'
    return (
        f"{law}{{--columns:1;max-width:46rem}}\n"
        f'{law} :is(.side,.column,th[data-lang]):not([data-lang="{lang}"]),'
        f'{law} .row:not([data-langs~="{lang}"]){{display:none}}\n'
    )
