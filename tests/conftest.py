"""What several test files share: the project's library, and helpers to make small texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from adep import clean, parse, pipeline, spelling
from adep.language import FOLDER
from adep.model import Cleaned, Text
from adep.pipeline import LANGUAGES, Library
from adep.read import read

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def library() -> Library:
    """The five sources, through all stages."""
    return pipeline.build_library(ROOT)


def cleaned(text: str, lang: str = "en", path: str = "sources/test/test.txt") -> Cleaned:
    """A raw text, read and cleaned."""
    return clean.clean(
        read(text.encode(), path),
        pipeline.grammar(lang),
        [pipeline.grammar(code) for code in LANGUAGES],
        spelling.load_spelling(FOLDER / lang),
    )


def parsed(text: str, lang: str = "en", titles: tuple[str, ...] = ()) -> Text:
    """A raw text, read, cleaned and parsed."""
    return parse.parse(cleaned(text, lang), pipeline.grammar(lang), titles)
