"""TBX: the glossary's concepts as confirmed rows word them, and the terms that editors recorded.

A term of the glossary is there only where an editor confirmed a row in which both languages have
it: each says where. What the glossary knows beyond that is for recognising translations, not for
making them. A recorded term is there with the editor's word on how its wordings part.
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
    root, body = _begun(holdings, "exports.terms")
    for term in sorted(found):
        entry = add(body, "termEntry", id=_name(known.terms[term]))
        _worded(entry, found[term])
    return written(root, "", MIXED)


def recorded(copy: Copy) -> bytes | None:
    """``/data/recorded-terms.tbx``; None where no wording of a recorded term stands in a text."""
    found: dict[str, Places] = {}
    for one in copy.books[0].across.renderings:
        place = _place(copy.holding(one.act), one.lang, one.units)
        _gather(found.setdefault(one.term, {}), {one.lang: {tuple(one.phrase.split()): [place]}})
    if not found:
        return None
    acts = {one.act for one in copy.books[0].across.renderings}
    root, body = _begun([h for h in copy.holdings if h.id in acts], "exports.recorded_terms")
    for term in copy.library.terms:
        if term.id in found:
            entry = add(body, "termEntry", id=term.id)
            for lang, reason in term.reason.items():
                add(entry, "note", reason, xml_lang=lang)
            _worded(entry, found[term.id])
    return written(root, "", MIXED)


def _begun(holdings: Sequence[Holding], says: str) -> tuple[Element, Element]:
    """A file with its head, and the element that takes its terms."""
    root = Element("martif", {"type": "TBX", "xml:lang": holdings[0].copy.books[0].words.lang})
    _header(root, holdings, says)
    return root, add(add(root, "text"), "body")


def _worded(entry: Element, places: Places) -> None:
    for lang, renderings in places.items():
        one = add(entry, "langSet", xml_lang=lang)
        for phrase, stands in renderings.items():
            tig = add(one, "tig")
            add(tig, "term", " ".join(phrase))
            add(tig, "note", "; ".join(stands))


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
                phrase: [_place(holding, lang, [unit.id for unit in pair.sides[lang]])]
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


def _place(holding: Holding, lang: str, units: Iterable[str]) -> str:
    """ "honor-code-2005/kk-5-2 (2013-10-01, authentic, repealed)"."""
    wording = holding.newest[lang]
    state = holding.act.facts.status.state
    return f"{holding.id}/{' '.join(units)} ({wording.day}, {wording.facts.standing}, {state})"


def _header(root: Element, holdings: Sequence[Holding], says: str) -> None:
    """What the terms are and what they are not, and the status of every act they stand in."""
    described = add(add(root, "martifHeader"), "fileDesc")
    source = add(described, "sourceDesc")
    for books in holdings[0].copy.books:
        add(source, "p", books.words[says], xml_lang=books.words.lang)
    for holding in holdings:
        for said in holding.says:
            add(source, "p", f"{holding.id}: {said.text}", xml_lang=said.lang)
