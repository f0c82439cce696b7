"""The stages in their order: read → clean → parse → correct → sentences → pair → resolve →
render.

``build_library`` takes a project's folder and gives everything that is published; it reads the
disk and never writes. Whatever is wrong comes back as problems, or is raised as ``Refused``.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final, Protocol, TypeVar

from adep import catchwords, disk, records
from adep.base.problems import Problem, Refused, refuse
from adep.ingest import clean, ledger, parse
from adep.ingest.documents.kinds import places_of
from adep.ingest.read import files_in, load_bytes, load_source
from adep.languages import detection, spelling
from adep.languages.glossary import Glossary, load_glossary
from adep.languages.grammar import FOLDER, Grammar, interface_languages, languages, load_grammar
from adep.languages.interface import Interface, load_interface
from adep.library import (
    concordance,
    correct,
    facts_against_texts,
    facts_check,
    missing_events,
    pair,
    propose,
    resolve,
    sentences,
    stale_records,
    unexplained_changes,
    wordings,
)
from adep.library.lint_records import lint_across, lint_act
from adep.library.lint_words import lint as lint_words
from adep.library.lint_words import lint_text
from adep.library.resolve.references.act_index import Shelf, make_shelf
from adep.model import (
    Act,
    Catchword,
    CitedAct,
    Cleaned,
    Concordance,
    Correction,
    Duty,
    DutyGroup,
    Facts,
    Original,
    Past,
    RecordedSentence,
    Records,
    Redirect,
    Remark,
    SetAside,
    Source,
    Text,
    TextFacts,
    Words,
)
from adep.pages import corrections_from_edits, edits

LANGUAGES: Final = languages()  # of texts
INTERFACES: Final = interface_languages()

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that is published, before it is written anywhere."""

    acts: tuple[Act, ...]
    articles: tuple[Act, ...]
    authorities: Mapping[str, Words]
    interfaces: tuple[Interface, ...]
    concordances: tuple[Concordance, ...] = ()
    duties: tuple[Duty, ...] = ()
    duty_groups: tuple[DutyGroup, ...] = ()  # the heads under which they are listed
    cited: tuple[CitedAct, ...] = ()  # acts that are known and not held
    redirects: tuple[Redirect, ...] = ()
    across: tuple[Problem, ...] = ()  # of records that go across acts
    in_duties: frozenset[tuple[str, str]] = frozenset()  # (act, language) held against the duties
    sentences: tuple[RecordedSentence, ...] = ()  # by which editors complete those of units

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be looked at, act by act, then across them."""
        mine = (p for act in (*self.acts, *self.articles) for p in act.problems)
        return (*mine, *self.across)

    @property
    def columns(self) -> tuple[str, ...]:
        """The languages of the columns: the state's language first, then the others by code."""
        first = self.interfaces[0].lang
        found = {lang for act in self.acts for lang in (*act.langs, *act.facts.title)}
        return tuple(sorted(found, key=lambda lang: (lang != first, lang)))


class Watch(Protocol):
    """Gives the items of a long work one by one, and may show how far it is."""

    def __call__(self, items: Sequence[_T], what: str) -> Iterable[_T]: ...


def unwatched(items: Sequence[_T], what: str) -> Iterable[_T]:
    """Nobody watches."""
    return items


@dataclass(frozen=True, slots=True)
class ParsedAct:
    """An act or article as its sources have it: its texts before any record is applied to them."""

    records: Records
    texts: tuple[Text, ...]  # as the facts list them


@dataclass(frozen=True, slots=True)
class Parsed:
    """A project as its files have it: whatever a library is made of."""

    acts: tuple[ParsedAct, ...]  # articles among them
    authorities: Mapping[str, Words]
    cited: tuple[CitedAct, ...]
    concordances: tuple[Concordance, ...]
    duties: tuple[Duty, ...]
    duty_groups: tuple[DutyGroup, ...]
    duties_of: Mapping[str, Mapping[str, datetime.date]]  # the wordings that the duties name
    redirects: tuple[Redirect, ...]


def build_library(root: Path, watch: Watch = unwatched) -> Library:
    """Read ``root/sources``, run every stage. Raises ``Refused`` where nothing may be written."""
    return library_of(parse_project(root, watch), watch)


def parse_project(root: Path, watch: Watch = unwatched) -> Parsed:
    """Read ``root/sources`` and parse its texts; raises ``Refused``."""
    disk.refuse_odd(root)
    folders = records.folders(root)
    authorities = records.load_authorities(root)
    cited = records.load_cited_acts(root, _act_types(), folders)
    recorded = [_recorded(root, folder, authorities, folders) for folder in folders]
    recorded.sort(key=lambda records: (records.facts.order, records.facts.id))
    acts = tuple(_parse_act(root, records) for records in watch(recorded, "texts read"))
    concordances = records.load_concordances(root)
    duties, groups, duties_of = records.load_duties(root)
    redirects = records.load_redirects(root)
    return Parsed(acts, authorities, cited, concordances, duties, groups, duties_of, redirects)


def library_of(parsed: Parsed, watch: Watch = unwatched) -> Library:
    """The stages behind parsing, and the records across acts; raises ``Refused``."""
    authorities, cited = parsed.authorities, parsed.cited
    # References cross acts: every act is read before the first is resolved.
    read = [_read_act(act) for act in parsed.acts]

    def shelf_with(own: _ReadAct | None = None) -> Shelf:
        """All acts, one of them as it is held of a day: an older wording cites itself so."""
        acts = [own if own and act.facts.id == own.facts.id else act for act in read]
        return make_shelf(((act.facts, act.texts) for act in acts), cited, _grammars(), authorities)

    shelf = shelf_with()
    found = [
        _held_against_facts(_with_past(_resolved(act, shelf), act, shelf_with), authorities)
        for act in watch(read, "notes and references read")
    ]
    acts = tuple(act for act in found if not act.facts.article)
    articles = tuple(act for act in found if act.facts.article)
    facts = [act.facts for act in found]
    concordances, odd = stale_records.of_concordances(parsed.concordances, facts)
    duties, more = stale_records.of_duties(parsed.duties, parsed.duties_of, records.DUTIES, facts)
    wrong = concordance.check(concordances, duties, found, records.DUTIES)
    if wrong := [*wrong, *(problem for problem in (*odd, *more) if problem.stops)]:
        raise Refused(wrong)
    waiting = concordance.not_named(concordances, duties, parsed.duties_of, acts, records.DUTIES)
    shown = {one.id: one.newest for one in facts}
    of_shown = {
        act: {lang: day for lang, day in days.items() if shown.get(act, {}).get(lang) == day}
        for act, days in parsed.duties_of.items()
    }
    return Library(
        acts,
        articles,
        authorities,
        interfaces(),
        concordances,
        duties,
        parsed.duty_groups,
        cited,
        parsed.redirects,
        (*odd, *more, *waiting),
        concordance.compared(duties, of_shown),
        tuple(one for act in parsed.acts for one in act.records.sentences),
    )


def load_act(
    root: Path, folder: str, authorities: Mapping[str, Words], *, pairing: bool = True
) -> Act:
    """One act or article alone; on demand as if no pairing were recorded."""
    disk.refuse_odd(root)
    recorded = _recorded(root, folder, authorities, records.folders(root))
    if not pairing:
        recorded = replace(recorded, rows=(), complete=None)
    act = _read_act(_parse_act(root, recorded))
    shelf = make_shelf([(act.facts, act.texts)], (), _grammars(), authorities)
    return _held_against_facts(_resolved(act, shelf), authorities)


def _recorded(
    root: Path, folder: str, authorities: Mapping[str, Words], folders: Sequence[str]
) -> Records:
    """What is recorded of one act or article, when nothing in it contradicts itself."""
    recorded = records.load_records(root, folder, authorities)
    if wrong := facts_check.check(recorded.facts, folders, instrument_types()):
        raise Refused(wrong)
    return recorded


@cache
def instrument_types() -> tuple[str, ...]:
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
    catchwords: tuple[Catchword, ...] = ()


def _parse_act(root: Path, recorded: Records) -> ParsedAct:
    every = tuple(_parsed(root, facts, recorded.facts) for facts in recorded.facts.texts)
    _refuse_one_file_twice(recorded.facts, every)
    _refuse_unknown_parts(recorded.facts, every)
    return ParsedAct(recorded, every)


def _read_act(parsed: ParsedAct) -> _ReadAct:
    recorded = parsed.records
    if wrong := stale_records.of_units(recorded):
        raise Refused(wrong)
    every = [correct.correct(text, recorded) for text in parsed.texts]
    if wrong := correct.unknown_units(every, recorded):
        raise Refused(wrong)
    completed = [sentences.complete(text, recorded, grammar(text.lang)) for text in every]
    every = [replace(text, problems=(*text.problems, *odd)) for text, odd in completed]
    recorded, odd = stale_records.of_pairs(recorded)
    if wrong := [problem for problem in odd if problem.stops]:
        raise Refused(wrong)
    recorded, more = stale_records.of_catchwords(recorded)
    texts, earlier = wordings.newest(every)
    paired = pair.pair(texts, recorded.facts, recorded.rows, recorded.complete, _noted)
    if stopping := [p for p in paired.problems if p.stops]:
        raise Refused(stopping)
    paired = replace(paired, problems=(*paired.problems, *odd, *more))
    return _ReadAct(recorded.facts, texts, earlier, paired, recorded.catchwords)


def _noted(text: Text) -> unexplained_changes.Changed:
    """What the notes of a text say was changed, and when."""
    return resolve.noted(text, grammar(text.lang))


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
    resolved = resolve.resolve(
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
    return catchwords.put(resolved, act.catchwords)


def _with_past(act: Act, read: _ReadAct, shelf_with: Callable[[_ReadAct], Shelf]) -> Act:
    """``act`` with what is held of the days of its older wordings, set side by side by number."""
    if not act.earlier or act.facts.article:
        return act
    days = []
    for facts, texts in wordings.by_day(act.facts, act.texts, act.earlier):
        # No pairing is recorded for them: what numbers cannot pair stands apart, as everywhere.
        paired = replace(pair.pair(texts, facts), problems=())
        own = _ReadAct(facts, texts, (), paired)
        replaced = tuple(text.lang for text in texts if text in act.earlier)
        days.append(Past(facts.texts[0].wording_of, _resolved(own, shelf_with(own)), replaced))
    paths = {text.source.path for text in act.earlier}
    found = {p for one in days for p in one.act.problems if p.path in paths}
    problems = sorted({*act.problems, *found}, key=lambda problem: problem.place)
    return replace(act, past=tuple(days), problems=tuple(problems))


def _held_against_facts(act: Act, authorities: Mapping[str, Words]) -> Act:
    """``act`` with what its texts say of instruments that its facts do not, or otherwise."""
    more = facts_against_texts.problems(act, authorities, _grammars())
    problems = sorted({*act.problems, *more}, key=lambda problem: problem.place)
    return replace(act, problems=tuple(problems)) if more else act


def unlisted_events(
    act: Act, authorities: Mapping[str, Words]
) -> tuple[missing_events.Unlisted, ...]:
    """Instruments that the notes of an act tell of, and that its facts lack and may have."""
    events = missing_events.Events(act.facts)
    newest = max(text.wording_of for text in act.facts.texts)
    return tuple(
        one
        for one in missing_events.unlisted(act, authorities, _grammars())
        if events.first <= one.event.date <= min(events.last, newest)
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
    return read_given(load_source(folder, name), lang)


def read_given(source: Source, lang: str) -> Text:
    """A raw text that was read already, cleaned and parsed."""
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


@cache
def interfaces() -> tuple[Interface, ...]:
    """The interface languages, in the order in which pages name them."""
    return tuple(load_interface(lang) for lang in INTERFACES)


@cache
def tongues() -> tuple[detection.Tongue, ...]:
    """By what languages are told, ours first; read once."""
    return detection.load_tongues()


@cache
def grammar(lang: str) -> Grammar:
    """How acts are worded in ``lang``; read once."""
    return load_grammar(lang)


@cache
def glossary() -> Glossary:
    """The glossary of all languages; read once."""
    return load_glossary(LANGUAGES)


@cache
def spelling_of(lang: str) -> spelling.Spelling:
    """The rules of spelling of a language; read once."""
    return spelling.load_spelling(FOLDER / lang)


def _parsed(root: Path, facts: TextFacts, of: Facts) -> Text:
    original = _original(root, facts, of)
    source = load_source(root, facts.source, original.places if original else None)
    if facts.sha256 is not None and facts.sha256 != source.sha256:
        raise refuse(
            "source-changed",
            facts.source,
            None,
            f"its SHA-256 is {source.sha256}, {of.path} records {facts.sha256}; "
            "restore the file, or record the new hash if the change is meant",
        )
    source = replace(source, original=original)
    cleaned = _cleaned(source, facts.lang, facts.furniture)
    if of.article:
        text = parse.parse_article(cleaned, facts.lang)
    else:
        text = parse.parse(cleaned, grammar(facts.lang), of.title.values(), of.parts)
    text = replace(text, wording_of=facts.wording_of)
    if lost := ledger.account(text):
        raise Refused(lost)
    return text


def _original(root: Path, facts: TextFacts, of: Facts) -> Original | None:
    """The document from which a text was taken, if it is still the same one."""
    if facts.original is None:
        return None
    if not (root / facts.original).is_file():
        message = "the document is not there; put it back, or delete «original» in the act's facts"
        raise refuse("source-missing", facts.original, None, message)
    digest = hashlib.sha256(load_bytes(root / facts.original)).hexdigest()
    if facts.original_sha256 not in (None, digest):
        raise refuse(
            "source-changed",
            facts.original,
            None,
            f"its SHA-256 is {digest}, {of.path} records {facts.original_sha256}; restore the "
            "document, or add the new one with `adep add --replace`",
        )
    return Original(facts.original, digest, places_of(Path(facts.original).suffix.lower()))


def _cleaned(source: Source, lang: str, furniture: Sequence[SetAside] = ()) -> Cleaned:
    grammars = [grammar(code) for code in LANGUAGES]
    return clean.clean(source, grammar(lang), grammars, spelling_of(lang), furniture)


def adopt_edits(
    library: Library,
    found: Iterable[edits.Edit],
    written: Callable[[edits.Edit], Sequence[tuple[corrections_from_edits.Commit, str]]],
) -> list[corrections_from_edits.Adopted]:
    """What each edit becomes; ``written`` tells who made it, as ``pages.corrections_from_edits`` takes it."""
    letters = {lang: spelling_of(lang).letters for lang in LANGUAGES}
    no_reason = {words.lang: words["adopt.no_reason"] for words in library.interfaces}
    acts = {act.facts.id: act for act in (*library.acts, *library.articles)}

    def reason(commit: corrections_from_edits.Commit) -> Words:
        return corrections_from_edits.reason_of(commit.message, letters, no_reason)

    adopted = []
    for edit in found:
        text = _text_of(acts[edit.act], edit)
        if text.wording_of is None:
            raise ValueError(f"{edit.act} has a text without a wording")
        rules = spelling_of(edit.lang)
        # Words that an edit could not be left with are nobody's reading: they were mended since.
        by = [
            (commit, words)
            for commit, words in written(edit)
            if words == edit.words or not lint_words(words, edit.made, rules)
        ]
        recorded = text.corrections_of(edit.unit)
        adopted.append(corrections_from_edits.adopt(edit, recorded, text.wording_of, by, reason))
    return adopted


def take_edits(parsed: Parsed, found: edits.Found) -> tuple[Parsed, edits.Found]:
    """``parsed`` with words of pages as corrections that nobody recorded yet, and with the remarks
    of pages, so that whatever is made of it has these words; and what was ``found``, where an edit
    with which an act can't be read is a problem.
    """
    left_out: list[tuple[edits.Edit, Refused]] = []
    taken = []
    for act in parsed.acts:
        own = [one for one in found.edits if one.act == act.records.facts.id]
        said = [one for one in found.remarked if one.act == act.records.facts.id]
        taken.append(_with_remarks(_with_edits(act, own, left_out) if own else act, said))
    left = [edit for edit, _ in left_out]
    problems = [
        Problem(edit.path, edit.line, "edit-against-record", edits.against(edit, refused.problems))
        for edit, refused in left_out
    ]
    kept = tuple(edit for edit in found.edits if edit not in left)
    told = edits.Found(kept, (*found.problems, *problems), found.remarked)
    return replace(parsed, acts=tuple(taken)), told


def _with_edits(
    act: ParsedAct, own: Sequence[edits.Edit], left_out: list[tuple[edits.Edit, Refused]]
) -> ParsedAct:
    """``act`` with its edits, all of them or as many as it can be read with."""
    try:
        _read_act(every := _mended(act, own))
    except Refused as refused:
        if len(own) == 1:
            left_out.append((own[0], refused))
            return act
        for one in own:
            act = _with_edits(act, [one], left_out)
        return act
    return every


def _mended(act: ParsedAct, own: Iterable[edits.Edit]) -> ParsedAct:
    reason = {words.lang: words["unrecorded.reason"] for words in interfaces()}
    newest = act.records.facts.newest
    corrections = [
        Correction(
            one.unit,
            raw,
            reading,
            reason,
            wording=one.wording or newest[one.lang],
            recorded=False,
        )
        for one in own
        for raw, reading in corrections_from_edits.changes(one.made, one.words)
    ]
    recorded = act.records
    every = (*recorded.corrections, *corrections)
    return replace(act, records=replace(recorded, corrections=every))


def _with_remarks(act: ParsedAct, said: Iterable[edits.Remarked]) -> ParsedAct:
    """``act`` with the remarks of pages in place of those that are recorded."""
    records = act.records
    newest = records.facts.newest
    for one in said:
        day = one.wording or newest[one.lang]
        own = [
            remark
            for remark in records.remarks
            if remark.unit == one.unit and (remark.wording or newest[one.lang]) == day
        ]
        now = [
            Remark(one.unit, words, one.path, one.line, day)
            for words in one.of([remark.text for remark in own])
        ]
        others = (remark for remark in records.remarks if remark not in own)
        records = replace(records, remarks=(*others, *now))
    return replace(act, records=records)


def words_of(library: Library, edit: edits.Edit) -> str | None:
    """What the unit of an edit reads in ``library``; None where it is not there."""
    acts = (*library.acts, *library.articles)
    text = _text_of(next(act for act in acts if act.facts.id == edit.act), edit)
    return next((one.text for one in text.printed() if one.id == edit.unit), None)


def unguarded(library: Library) -> list[Problem]:
    """Texts whose change nobody would notice: the facts do not record their SHA-256."""
    return [
        Problem(
            act.facts.path,
            told.line,
            "source-unguarded",
            f"{told.source} could change unseen; write sha256 = "
            f'"{next(t.source.sha256 for t in every if t.source.path == told.source)}"',
        )
        for act in (*library.acts, *library.articles)
        for every in ((*act.texts, *act.earlier),)
        for told in act.facts.texts
        if told.sha256 is None
    ]


def unnamed(root: Path, library: Library) -> list[Problem]:
    """Texts in the folders of acts that no facts name: added by halves, or left over."""
    return [
        Problem(
            path,
            None,
            "source-unnamed",
            f"no [[text]] of {act.facts.path} names this file; add it with `adep add` from "
            "elsewhere, or delete it",
        )
        for act in (*library.acts, *library.articles)
        for path in files_in(root, act.facts.path.removesuffix("act.toml"))
        if not path.endswith(".toml")
        and path not in {told.source for told in act.facts.texts}
        and path not in {told.original for told in act.facts.texts}
    ]


def lint(library: Library) -> list[Problem]:
    """What a second pair of eyes would point out in the texts, and in what editors recorded."""
    langs = [interface.lang for interface in library.interfaces]
    every = (*library.acts, *library.articles)
    records_of_acts = [problem for act in every for problem in lint_act(act, langs)]
    reasons: tuple[RecordedSentence | Redirect, ...] = (*library.sentences, *library.redirects)
    across = lint_across(library.concordances, library.duties, reasons, langs)
    return [
        *records_of_acts,
        *across,
        *_lint_texts(every),
    ]


def _lint_texts(acts: Iterable[Act]) -> list[Problem]:
    return [
        problem
        for act in acts
        for text in (*act.texts, *act.earlier)
        for problem in lint_text(text, spelling_of(text.lang))
    ]


def _text_of(act: Act, edit: edits.Edit) -> Text:
    """The text in which the edit's unit stands."""
    for text in (*act.texts, *act.earlier):
        if text.lang == edit.lang and edit.wording in (None, text.wording_of):
            return text
    raise ValueError(f"{edit.path} is no page of a text of {act.facts.id}")
