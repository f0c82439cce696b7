"""What words mean, for whoever does not ask in the words of the law: glossary and duties.

The glossary says how each language words a concept, the duties what people type who ask for one.
Languages of asking are those whose folder says how they are typed (``search.toml``): more than the
texts and the interface have.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from adep.languages.glossary import BETWEEN_RENDERINGS, Term
from adep.model import Duty
from adep.search.entries import ActEntries

MANY_SENSES: Final = 3
VAGUE: Final = "~"


def meaning(
    duties: Iterable[Duty],
    terms: Iterable[Term],
    acts: Iterable[ActEntries],
    langs: Sequence[str],
) -> str:
    """Duties and terms as JSON text.

    ``{"langs": [code], "terms": [[renderings in each of langs]], "duties": [[id, {language:
    name}, [asked in each of langs], [unit], answer …]]}``, an answer ``[[asked], [unit]]`` what
    only some of its units answer; renderings, and what is asked, stand between bars,
    units are numbers of entries as ``packing`` counts them. "~" before a rendering: any text has
    it, or it words so many concepts that it says little of any. Terms that only a rough translation
    has are left out.
    """
    every = tuple(terms)
    senses = Counter(
        (lang, phrase) for term in every for lang, of in term.renderings.items() for phrase in of
    )
    numbers: dict[tuple[str, str], int] = {}
    for act in acts:
        for place in act.places:
            for row in place.rows:
                for entry in row.entries:
                    numbers[act.id, entry.id] = len(numbers)
    document = {
        "langs": list(langs),
        "terms": [
            [
                _joined(
                    (VAGUE if term.general or senses[lang, phrase] >= MANY_SENSES else "")
                    + " ".join(phrase)
                    for phrase in term.renderings.get(lang, ())
                )
                for lang in langs
            ]
            for term in every
            if not term.learned
        ],
        "duties": [
            [
                duty.id,
                dict(duty.name),
                [_joined(duty.asked.get(lang, ())) for lang in langs],
                [numbers[unit] for unit in duty.units if unit in numbers],
                *(
                    [
                        [_joined(answer.asked.get(lang, ())) for lang in langs],
                        [numbers[unit] for unit in answer.units if unit in numbers],
                    ]
                    for answer in duty.answers
                ),
            ]
            for duty in duties
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _joined(phrases: Iterable[str]) -> str:
    return BETWEEN_RENDERINGS.join(phrases)
