"""The stages in their order: read → clean → parse → correct → pair → resolve → render.

``build_library`` takes a project's folder and gives everything that is published; it reads the
disk and never writes. Whatever is wrong comes back as problems, or is raised as ``Refused``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from adep import (
    citing,
    clean,
    concord,
    contradict,
    correct,
    pair,
    parse,
    propose,
    records,
    resolve,
    spelling,
    wordings,
)
from adep.glossary import Glossary, load_glossary
from adep.interface import Interface, load_interface
from adep.language import FOLDER, Grammar, languages, load_grammar
from adep.model import (
    Act,
    CitedAct,
    Cleaned,
    Concordance,
    Duty,
    Facts,
    Records,
    SetAside,
    Source,
    Text,
    TextFacts,
    Words,
)
from adep.problems import Problem, Refused, refuse
from adep.read import load_source
from adep.render import crossing, data, ledger, pages, schema
from adep.resolve.references.shelf import Shelf, make_shelf

LANGUAGES: Final = languages()


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is published, before it is written anywhere."""

    acts: tuple[Act, ...]
    articles: tuple[Act, ...]
    authorities: Mapping[str, Words]
    interfaces: tuple[Interface, ...]
    concordances: tuple[Concordance, ...] = ()
    duties: tuple[Duty, ...] = ()
    cited: tuple[CitedAct, ...] = ()  # acts that are known and not held

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(p for act in (*self.acts, *self.articles) for p in act.problems)


def build_library(root: Path) -> Library:
    """Read ``root/sources``, run every stage. Raises ``Refused`` where nothing may be written."""
    folders = records.folders(root)
    authorities = records.load_authorities(root)
    cited = records.load_cited_acts(root, _act_types(), folders)
    # References cross acts: every act is read before the first is resolved.
    recorded = [_recorded(root, folder, authorities, folders) for folder in folders]
    recorded.sort(key=lambda records: (records.facts.order, records.facts.id))
    read = [_read_act(root, records) for records in recorded]
    shelf = make_shelf(((act.facts, act.texts) for act in read), cited, _grammars(), authorities)
    found = [_resolved(act, shelf) for act in read]
    acts = tuple(act for act in found if not act.facts.article)
    articles = tuple(act for act in found if act.facts.article)
    concordances, duties = records.load_concordances(root), records.load_duties(root)
    if wrong := concord.check(concordances, duties, found, records.DUTIES):
        raise Refused(wrong)
    return Library(acts, articles, authorities, interfaces(), concordances, duties, cited)


def load_act(
    root: Path, folder: str, authorities: Mapping[str, Words], *, pairing: bool = True
) -> Act:
    """One act or article alone; on demand as if no pairing were recorded."""
    recorded = _recorded(root, folder, authorities, records.folders(root))
    if not pairing:
        recorded = replace(recorded, rows=(), complete=None)
    act = _read_act(root, recorded)
    return _resolved(act, make_shelf([(act.facts, act.texts)], (), _grammars(), authorities))


def _recorded(
    root: Path, folder: str, authorities: Mapping[str, Words], folders: Sequence[str]
) -> Records:
    """What is recorded of one act or article, when nothing in it contradicts itself."""
    recorded = records.load_records(root, folder, authorities)
    if wrong := contradict.check(recorded.facts, folders, _instrument_types()):
        raise Refused(wrong)
    return recorded


@cache
def _instrument_types() -> tuple[str, ...]:
    """The types of instruments that every interface has a word for."""
    first, *others = interfaces()
    return tuple(
        key.removeprefix("type.")
        for key in first.words
        if key.startswith("type.") and all(key in other for other in others)
    )


@dataclass(frozen=True, slots=True)
class _ReadAct:
    """An act or article before it is resolved."""

    facts: Facts
    texts: tuple[Text, ...]
    earlier: tuple[Text, ...]
    paired: pair.Paired


def _read_act(root: Path, recorded: Records) -> _ReadAct:
    every = [_text(root, facts, recorded) for facts in recorded.facts.texts]
    _refuse_one_file_twice(recorded.facts, every)
    _refuse_unknown_parts(recorded.facts, every)
    if wrong := correct.unknown_units(every, recorded):
        raise Refused(wrong)
    texts, earlier = wordings.newest(every)
    paired = pair.pair(texts, recorded.facts, recorded.rows, recorded.complete)
    if stopping := [p for p in paired.problems if p.stops]:
        raise Refused(stopping)
    return _ReadAct(recorded.facts, texts, earlier, paired)


def _refuse_one_file_twice(facts: Facts, texts: Sequence[Text]) -> None:
    """Two wordings of a language that are the same bytes: one of the two is not what it says."""
    seen: dict[tuple[str, str], TextFacts] = {}
    for text, told in zip(texts, facts.texts, strict=True):
        other = seen.setdefault((told.lang, text.source.sha256), told)
        if other is not told:
            raise refuse(
                "facts-invalid",
                facts.path,
                told.line,
                f"{told.source} is the same as {other.source}, given as the {told.lang} wording "
                f"of {other.wording_of}; put the text of {told.wording_of} there, or delete one "
                "[[text]]",
            )


def _refuse_unknown_parts(facts: Facts, texts: Sequence[Text]) -> None:
    """A part that is to be published and that no text has."""
    had = dict.fromkeys(
        name
        for text in texts
        for name in (*(c.part for c in text.clauses), *(part.name for part in text.parts))
        if name
    )
    for name in facts.parts:
        if name not in had:
            known = f"the texts have {', '.join(had)}" if had else "no text has any part"
            raise refuse(
                "facts-invalid",
                facts.path,
                None,
                f"«parts» names «{name}», but {known} beside the code; mend the name, or delete it",
            )


def _resolved(act: _ReadAct, shelf: Shelf) -> Act:
    return resolve.resolve(
        act.facts,
        act.texts,
        (*act.paired.clauses, *wordings.only_earlier(act.paired.clauses, act.earlier)),
        act.paired.chapters,
        _grammars(),
        (
            *(p for text in (*act.texts, *act.earlier) for p in text.problems),
            *act.paired.problems,
        ),
        shelf,
        act.earlier,
        wordings.by_clause(act.earlier),
    )


def _grammars() -> Mapping[str, Grammar]:
    return {lang: grammar(lang) for lang in LANGUAGES}


def _act_types() -> tuple[str, ...]:
    """The types of acts that the languages have nouns for."""
    return tuple(
        dict.fromkeys(kind for lang in LANGUAGES for kind in grammar(lang).reference.act_types)
    )


def read_alone(folder: Path, name: str, lang: str) -> Text:
    """A raw text that no facts tell of: read, cleaned and parsed, and nothing more."""
    source = load_source(folder, name)
    text = parse.parse(_cleaned(source, lang), grammar(lang), published=())
    if lost := ledger.account(text):
        raise Refused(lost)
    return text


def propose_rows(act: Act, *, learned: bool = True) -> dict[str, tuple[propose.Proposed, ...]]:
    """Clause → proposed rows, for the clauses of ``act`` that wait for a recorded pairing.

    ``learned`` false: without what the glossary learned from this act.
    """
    evidence = propose.gather(
        act.texts, glossary() if learned else glossary().without(act.facts.id)
    )
    return {
        clause.id: propose.propose(clause.paired, evidence)
        for clause in act.clauses
        if clause.paired.open
    }


def render_pages(library: Library) -> dict[str, str]:
    """Path below ``docs/`` → Markdown, for every generated page."""
    found: dict[str, str] = {}
    every = (*library.acts, *library.articles)
    places = pages.Places(every)
    for act in every:
        found |= pages.act_pages(act, library.interfaces, library.authorities, places)
    found |= crossing.crossing_pages(
        library.acts,
        library.concordances,
        library.duties,
        citing.cited_acts(every, library.cited).values(),
        library.interfaces,
        places,
    )
    found["corrections.md"] = pages.corrections_page(every, library.interfaces)
    return found


@cache
def interfaces() -> tuple[Interface, ...]:
    """The interface languages, in the order in which pages name them."""
    return tuple(load_interface(lang) for lang in LANGUAGES)


@cache
def grammar(lang: str) -> Grammar:
    """How acts are worded in ``lang``; read once."""
    return load_grammar(lang)


@cache
def glossary() -> Glossary:
    """The glossary of all languages; read once."""
    return load_glossary(LANGUAGES)


@cache
def _spelling(lang: str) -> spelling.Spelling:
    return spelling.load_spelling(FOLDER / lang)


def _text(root: Path, facts: TextFacts, recorded: Records) -> Text:
    source = load_source(root, facts.source)
    if facts.sha256 is not None and facts.sha256 != source.sha256:
        raise refuse(
            "source-changed",
            facts.source,
            None,
            f"its SHA-256 is {source.sha256}, {recorded.facts.path} records {facts.sha256}; "
            "restore the file, or record the new hash if the change is meant",
        )
    cleaned = _cleaned(source, facts.lang, facts.furniture)
    if recorded.facts.article:
        text = parse.parse_article(cleaned, facts.lang)
    else:
        told = recorded.facts
        text = parse.parse(cleaned, grammar(facts.lang), told.title.values(), told.parts)
    text = replace(text, wording_of=facts.wording_of)
    if lost := ledger.account(text):
        raise Refused(lost)
    return correct.correct(text, recorded)


def _cleaned(source: Source, lang: str, furniture: Sequence[SetAside] = ()) -> Cleaned:
    grammars = [grammar(code) for code in LANGUAGES]
    return clean.clean(source, grammar(lang), grammars, _spelling(lang), furniture)


def hand_edits(library: Library, docs: Mapping[str, str], made: Mapping[str, str]) -> list[Problem]:
    """An "edit-not-recorded" problem for every unit that somebody changed on a page in ``docs``."""
    corrections = [
        correction
        for act in (*library.acts, *library.articles)
        for text in act.texts
        for unit in text.units()
        for correction in unit.corrections
    ]
    return [
        Problem(
            f"docs/{path}",
            edit.line,
            "edit-not-recorded",
            f"{edit.unit} reads «{edit.words}», an import would write «{edit.made}»; record a "
            "correction in corrections.toml, or give the page up with `adep import --overwrite`",
        )
        for path, page in docs.items()
        for edit in pages.hand_edits(page, made[path], corrections)
    ]


def render_data(library: Library) -> dict[str, bytes]:
    """Path in the site → content, for every file of ``/data/``.

    Each is checked against the schema that is published with them; raises ``Refused``.
    """
    acts, articles = library.acts, library.articles
    counterparts = concord.counterparts(library.concordances)
    found: dict[str, object] = {
        "data/schema.json": schema.SCHEMA,
        "data/acts.json": data.catalogue(acts, articles),
    }
    for act in acts:
        found[f"data/{act.facts.id}.json"] = data.act_data(
            act,
            library.authorities,
            counterparts,
            concord.without_counterpart(library.concordances, act.facts.id),
        )
    for act in (*acts, *articles):
        found[f"data/{act.facts.id}.ledger.json"] = [
            entry for text in (*act.texts, *act.earlier) for entry in ledger.ledger(text)
        ]
    for path, value in found.items():
        schema.validate(path, value)
    return {path: data.to_json(value).encode() for path, value in found.items()}
