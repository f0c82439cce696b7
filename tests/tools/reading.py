"""What tests of reading share: words, and how a source is shown."""

from __future__ import annotations

import pytest

from adep.base.problems import Refused
from adep.ingest.read import read
from adep.model import Source

KAZAKH = "Мемлекеттік қызметші әдеп қағидаларын ұстануға, өзінің міндетін үнемі орындауға тиіс.\n"
RUSSIAN = "Государственный служащий обязан соблюдать Кодекс № 153 «О мерах» — и общие нормы.\n"


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines]


def shown(source: Source) -> list[tuple[int, str]]:
    """Number and text of what is not the page's own."""
    return [(line.number, line.text) for line in source.lines if not line.menu]


def html(body: str, path: str = "act.html") -> Source:
    return read(body.encode(), path)


def refusal(data: bytes, path: str = "act.txt") -> tuple[str, int | None, str]:
    with pytest.raises(Refused) as caught:
        read(data, path)
    (problem,) = caught.value.problems
    assert problem.path == path
    assert problem.message.endswith(".")
    return problem.code, problem.line, problem.message
