"""TBX: the glossary's concepts as the confirmed rows word them.

A term is there only where an editor confirmed a row in which both languages have it: each says
where. What the glossary knows beyond that is for recognising translations, not for making them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2s

from adep.exports.confirmed_rows import Pair, pairs
from adep.exports.held_act import Copy, Holding
from adep.exports.xml import Element, add, written
from adep.languages.glossary import Glossary, Phrase, Term, words_of
from adep.languages.loaded import glossary

MIXED = frozenset({"p", "term", "note", "descrip", "title"})
Places = dict[str, dict[Phrase, list[str]]]  # language -> rendering -> where it stands


def site(copy: Copy) -> bytes | None:
    """``/data/terms.tbx``; None where no row is confirmed."""
    known = glossary()
    found: dict[int, Places] = {}
    holdings = []
    for holding in copy.holdings:
        rows = list(pairs(holding))
        holdings += [holding] * bool(rows)
        for pair in rows:
            for term, places in _of(pair, known, holding).items():
                if known.terms[term].general or known.terms[term].learned:
                    continue  # of no use to translators, or from a rough translation
                _gather(found.setdefault(term, {}), places)
    if not found:
        return None
    root = Element("martif", {"type": "TBX", "xml:lang": copy.books[0].words.lang})
    _header(root, holdings)
    body = add(add(root, "text"), "body")
    for term in sorted(found):
        entry = add(body, "termEntry", id=_name(known.terms[term]))
        for lang, renderings in found[term].items():
            one = add(entry, "langSet", xml_lang=lang)
            for phrase, stands in renderings.items():
                tig = add(one, "tig")
                add(tig, "term", " ".join(phrase))
                add(tig, "note", "; ".join(stands))
    return written(root, "", MIXED)


def _name(term: Term) -> str:
    """What a concept is called for good: by its own words, whatever stands before it."""
    words = repr(sorted(term.renderings.items()))
    return f"term-{blake2s(words.encode(), digest_size=4).hexdigest()}"


def _gather(to: Places, more: Places) -> None:
    for lang, renderings in more.items():
        for phrase, places in renderings.items():
            to.setdefault(lang, {}).setdefault(phrase, []).extend(places)


def _of(pair: Pair, known: Glossary, holding: Holding) -> Mapping[int, Places]:
    """The terms that every side of a row has, each with its renderings there."""
    words = {lang: words_of(pair.words(lang)) for lang in pair.sides}
    stand = {lang: known.found(of, lang) for lang, of in words.items()}
    common = set.intersection(*(set(found) for found in stand.values()))
    return {
        term: {
            lang: {
                phrase: [_place(pair, lang, holding)]
                for phrase in known.terms[term].renderings[lang]
                if _stands(
                    phrase, (words[lang][r.start : r.stop] for r in found[term]), known, lang
                )
            }
            for lang, found in stand.items()
        }
        for term in common
    }


def _stands(phrase: Phrase, places: Iterable[Sequence[str]], known: Glossary, lang: str) -> bool:
    stems = [known.stems(word, lang) for word in phrase]
    return any(
        len(place) == len(stems)
        and not any(a.isdisjoint(known.stems(b, lang)) for a, b in zip(stems, place, strict=True))
        for place in places
    )


def _place(pair: Pair, lang: str, holding: Holding) -> str:
    """ "honor-code-2005/kk-5-2 (2013-10-01, authentic, repealed)"."""
    wording = holding.newest[lang]
    units = " ".join(unit.id for unit in pair.sides[lang])
    state = holding.act.facts.status.state
    return f"{holding.id}/{units} ({wording.day}, {wording.facts.standing}, {state})"


def _header(root: Element, holdings: Sequence[Holding]) -> None:
    """What the terms are and what they are not, and the status of every act they stand in."""
    described = add(add(root, "martifHeader"), "fileDesc")
    source = add(described, "sourceDesc")
    for books in holdings[0].copy.books:
        add(source, "p", books.words["exports.terms"], xml_lang=books.words.lang)
    for holding in holdings:
        for said in holding.says:
            add(source, "p", f"{holding.id}: {said.text}", xml_lang=said.lang)
