"""The register of differences: every row whose texts differ or lack each other, as JSON and CSV.

Each act says what no copy of it goes without; in the table each line does.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Final

from adep.exports import site_types
from adep.exports.data_head import each_language, remarked
from adep.exports.held_act import Copy, Holding
from adep.exports.json_files import checked
from adep.library.differences import Difference
from adep.model import Words

# A spreadsheet takes what begins so for a formula, and would reckon with words of a text.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def as_json(copy: Copy) -> bytes:
    """``/data/differences.json``."""
    acts: list[site_types.ActDifferencesJson] = [
        {
            **holding.head,
            "rows": [_row(holding, one) for one in holding.differences],
        }
        for holding in copy.holdings
    ]
    value: site_types.DifferencesJson = {"edition": copy.edition.name, "acts": acts}
    return checked("data/differences.json", value, "differences")


def as_csv(copy: Copy) -> bytes:
    """``/data/differences.csv``, for a spreadsheet: a line a row of the register.

    With a mark of UTF-8 at its beginning, without which Kazakh letters are spoilt there. A cell
    that would be a formula has an apostrophe before it, which spreadsheets do not show.
    """
    langs = copy.books[0].langs
    told = [books.words.lang for books in copy.books]
    heads = ["act", "state", "edition", "clause", "kinds"]
    for lang in langs:
        of_language = ("wording_of", "standing", "source", "sha256", "units", "text")
        heads += [f"{name}.{lang}" for name in of_language]
    for name in ("differs", "reason", "remarks"):
        heads += [f"{name}.{lang}" for lang in told]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    for holding in copy.holdings:
        for one in holding.differences:
            writer.writerow(map(_cell, _line(holding, one, langs, told)))
    return out.getvalue().encode("utf-8-sig")


def _row(holding: Holding, one: Difference) -> site_types.DifferenceJson:
    return {
        "clause": one.clause or None,
        "kinds": list(one.kinds),
        "units": {lang: list(ids) for lang, ids in one.sides.items()},
        "text": each_language(_texts(holding, one)),
        "differs": each_language(one.differs) if one.differs else None,
        "reason": each_language(one.reason) if one.reason else None,
        "remarks": [remarked(remark) for remark in one.remarks],
    }


def _texts(holding: Holding, one: Difference) -> dict[str, str]:
    """Language → its units in their sentences."""
    return {
        lang: " ".join(map(holding.quoted_alone, holding.book.units_of(ids)))
        for lang, ids in one.sides.items()
    }


def _line(
    holding: Holding, one: Difference, langs: Iterable[str], told: Iterable[str]
) -> Iterable[str]:
    texts = _texts(holding, one)
    yield from (holding.id, holding.act.facts.status.state, holding.copy.edition.name)
    yield from (one.clause, " ".join(one.kinds))
    for lang in langs:
        wording = holding.newest.get(lang)
        yield wording.day.isoformat() if wording else ""
        yield wording.facts.standing if wording else "not held"
        yield wording.text.source.path if wording else ""
        yield wording.text.source.sha256 if wording else ""
        yield " ".join(one.sides.get(lang, ()))
        yield texts.get(lang, "")
    remarks = {lang: " ".join(r.text[lang] for r in one.remarks if lang in r.text) for lang in told}
    words: tuple[Words | Mapping[str, str], ...] = (one.differs, one.reason, remarks)
    for of in words:
        yield from (of.get(lang, "") for lang in told)


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
