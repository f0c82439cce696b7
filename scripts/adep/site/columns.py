"""The rules of style that depend on which languages the texts have."""

from __future__ import annotations

from collections.abc import Iterable


def columns_css(langs: Iterable[str]) -> str:
    """A column a language; and for a reader who chose one language, that one alone.

    A text that is held in one language only is never hidden by the choice.
    """
    langs = tuple(langs)
    return f":root{{--columns:{len(langs)}}}\n" + "".join(map(_alone, langs))


def _alone(lang: str) -> str:
    law = f'[data-view="{lang}"] .law:not(.single)'
    return (
        f"{law}{{--columns:1;max-width:46rem}}\n"
        f'{law} :is(.side,.column,th[data-lang]):not([data-lang="{lang}"]),'
        f'{law} .row:not([data-langs~="{lang}"]){{display:none}}\n'
    )
