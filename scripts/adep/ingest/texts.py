"""A raw text from its file to its structure: read, cleaned, parsed, and accounted for."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from adep.base.problems import Refused, refuse
from adep.ingest import clean, ledger, parse
from adep.ingest.documents.kinds import places_of
from adep.ingest.read import load_bytes, load_source
from adep.languages.loaded import grammar, page_words, spelling_of
from adep.model import Cleaned, Facts, Original, SetAside, Source, Text, TextFacts


def read_given(source: Source, lang: str) -> Text:
    """A raw text that was read already, cleaned and parsed."""
    text = parse.parse(_cleaned(source, lang), grammar(lang), published=())
    if lost := ledger.account(text):
        raise Refused(lost)
    return text


def text_of_facts(root: Path, facts: TextFacts, of: Facts) -> Text:
    """The text that the facts of an act tell of, from its file; raises ``Refused``."""
    original = _original(root, facts, of)
    source = load_source(root, facts.source, original.places if original else None)
    if facts.sha256 is not None and facts.sha256 != source.sha256:
        todo = "restore the file, or record the new hash if the change is meant"
        raise _changed(facts.source, source.sha256, of, facts.sha256, todo)
    source = replace(source, original=original)
    cleaned = _cleaned(source, facts.lang, facts.furniture)
    if of.article:
        text = parse.parse_article(cleaned, facts.lang)
    else:
        text = parse.parse(cleaned, grammar(facts.lang), of.title.values(), of.parts)
    text = replace(text, wording_of=facts.wording_of)
    if lost := ledger.account(text):
        raise Refused(lost)
    return replace(text, source=source.accounted_for())


def _original(root: Path, facts: TextFacts, of: Facts) -> Original | None:
    """The document from which a text was taken, if it is still the same one."""
    if facts.original is None:
        return None
    if not (root / facts.original).is_file():
        message = "the document is not there; put it back, or delete «original» in the act's facts"
        raise refuse("source-missing", facts.original, None, message)
    digest = hashlib.sha256(load_bytes(root / facts.original)).hexdigest()
    if facts.original_sha256 not in (None, digest):
        todo = "restore the document, or add the new one with `adep add --replace`"
        raise _changed(facts.original, digest, of, facts.original_sha256, todo)
    return Original(facts.original, digest, places_of(Path(facts.original).suffix.lower()))


def _changed(path: str, digest: str, of: Facts, recorded: str | None, todo: str) -> Refused:
    says = f"its SHA-256 is {digest}, {of.path} records {recorded}; {todo}"
    return refuse("source-changed", path, None, says)


# A command reads a text before it writes and after it has; most are the same.
@lru_cache(maxsize=16)
def _cleaned(source: Source, lang: str, furniture: tuple[SetAside, ...] = ()) -> Cleaned:
    return clean.clean(source, grammar(lang), page_words(), spelling_of(lang), furniture)


def forget() -> None:
    """No text is read again: what was cleaned of those read last is needed no more."""
    _cleaned.cache_clear()
