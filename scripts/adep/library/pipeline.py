"""The stages in their order: read → clean → parse → correct → sentences → pair → resolve →
render.

``build_library`` takes a project's folder and gives everything that is published; it reads the
disk and never writes. Whatever is wrong comes back as problems, or is raised as ``Refused``.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from adep import disk, records
from adep.base.kept_results import ANEW, Again
from adep.base.problems import Problem, Refused, refuse
from adep.ingest.texts import text_of_facts
from adep.languages.interface import Interface
from adep.languages.loaded import (
    act_types,
    glossary,
    grammar,
    grammars,
    instrument_types,
    interfaces,
)
from adep.library import (
    catchwords,
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
from adep.library.resolve.references.act_index import ActIndex, make_act_index
from adep.model import (
    Act,
    Catchword,
    CitedAct,
    Concordance,
    Duty,
    DutyGroup,
    Facts,
    Past,
    RecordedSentence,
    RecordedTerm,
    Records,
    Redirect,
    Text,
    TextFacts,
    Words,
)
from adep.records.across_acts import DUTIES

_T = TypeVar("_T")


class Library(Struct, frozen=True):
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
    terms: tuple[RecordedTerm, ...] = ()
    sentences: tuple[RecordedSentence, ...] = ()  # by which editors complete those of units

    @property
    def every(self) -> tuple[Act, ...]:
        """The acts, then the articles."""
        return (*self.acts, *self.articles)

    @property
    def by_id(self) -> dict[str, Act]:
        """Acts and articles by their ids."""
        return {act.facts.id: act for act in self.every}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be looked at, act by act, then across them."""
        mine = (p for act in self.every for p in act.problems)
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


class ParsedAct(Struct, frozen=True):
    """An act or article as its sources have it: its texts before any record is applied to them."""

    records: Records
    texts: tuple[Text, ...]  # as the facts list them


class Parsed(Struct, frozen=True):
    """A project as its files have it: whatever a library is made of."""

    acts: tuple[ParsedAct, ...]  # articles among them
    authorities: Mapping[str, Words]
    cited: tuple[CitedAct, ...]
    concordances: tuple[Concordance, ...]
    duties: tuple[Duty, ...]
    duty_groups: tuple[DutyGroup, ...]
    duties_of: Mapping[str, Mapping[str, datetime.date]]  # the wordings that the duties name
    redirects: tuple[Redirect, ...]
    terms: tuple[RecordedTerm, ...] = ()


def build_library(root: Path, watch: Watch = unwatched) -> Library:
    """Read ``root/sources``, run every stage. Raises ``Refused`` where nothing may be written."""
    return library_of(parse_project(root, watch), watch)


def parse_project(root: Path, watch: Watch = unwatched) -> Parsed:
    """Read ``root/sources`` and parse its texts; raises ``Refused``."""
    disk.refuse_odd(root)
    folders = records.folders(root)
    authorities = records.load_authorities(root)
    cited = records.load_cited_acts(root, act_types(), folders)
    recorded = [_recorded(root, folder, authorities, folders) for folder in folders]
    recorded.sort(key=lambda records: (records.facts.order, records.facts.id))
    acts = tuple(_parse_act(root, records) for records in watch(recorded, "texts read"))
    concordances = records.load_concordances(root)
    duties, groups, duties_of = records.load_duties(root)
    redirects = records.load_redirects(root)
    terms = records.load_terms(root, folders)
    return Parsed(
        acts, authorities, cited, concordances, duties, groups, duties_of, redirects, terms
    )


def library_of(parsed: Parsed, watch: Watch = unwatched, again: Again = ANEW) -> Library:
    """The stages behind parsing, and the records across acts; raises ``Refused``. ``again`` may
    have kept what they made before.
    """
    authorities, cited = parsed.authorities, parsed.cited
    # References cross acts: every act is read before the first is resolved.
    read = [again(("read", act), partial(read_act, act, again)) for act in parsed.acts]

    def shelf_with(own: ReadAct | None = None) -> ActIndex:
        """All acts, one of them as it is held of a day: an older wording cites itself so."""
        acts = [own if own and act.facts.id == own.facts.id else act for act in read]
        return make_act_index(
            ((act.facts, act.texts) for act in acts), cited, grammars(), authorities
        )

    shelf = shelf_with()

    def whole(act: ReadAct) -> Act:
        resolved = _with_past(_resolved(act, shelf, again), act, shelf_with)
        return _held_against_facts(resolved, authorities)

    # What is kept of an act depends on the others only as far as references can lead to them.
    shape = shelf.shape(again) if again.keeps else None
    found = [
        again(("whole", act, shape, authorities), partial(whole, act))
        for act in watch(read, "notes and references read")
    ]
    acts = tuple(act for act in found if not act.facts.article)
    articles = tuple(act for act in found if act.facts.article)
    facts = [act.facts for act in found]
    concordances, odd = stale_records.of_concordances(parsed.concordances, facts)
    duties, more = stale_records.of_duties(parsed.duties, parsed.duties_of, DUTIES, facts)
    wrong = concordance.check(concordances, duties, found, DUTIES)
    if wrong := [*wrong, *(problem for problem in (*odd, *more) if problem.stops)]:
        raise Refused(wrong)
    waiting = concordance.not_named(concordances, duties, parsed.duties_of, acts, DUTIES)
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
        parsed.terms,
        tuple(one for act in parsed.acts for one in act.records.sentences),
    )


def load_act(root: Path, folder: str) -> Act:
    """One act or article alone, whatever is wrong with the others. Its references to them lead
    nowhere, and nothing in it is held against its facts. Raises ``Refused``.
    """
    disk.refuse_odd(root)
    authorities = records.load_authorities(root)
    recorded = _recorded(root, folder, authorities, records.folders(root))
    act = read_act(_parse_act(root, recorded))
    return _resolved(act, make_act_index([(act.facts, act.texts)], (), grammars(), authorities))


def _recorded(
    root: Path, folder: str, authorities: Mapping[str, Words], folders: Sequence[str]
) -> Records:
    """What is recorded of one act or article, when nothing in it contradicts itself."""
    recorded = records.load_records(root, folder, authorities)
    if wrong := facts_check.check(recorded.facts, folders, instrument_types()):
        raise Refused(wrong)
    return recorded


class ReadAct(Struct, frozen=True):
    """An act or article before it is resolved."""

    facts: Facts
    texts: tuple[Text, ...]
    earlier: tuple[Text, ...]
    paired: pair.Paired
    catchwords: tuple[Catchword, ...] = ()


def _parse_act(root: Path, recorded: Records) -> ParsedAct:
    every = tuple(text_of_facts(root, facts, recorded.facts) for facts in recorded.facts.texts)
    _refuse_one_file_twice(recorded.facts, every)
    _refuse_unknown_parts(recorded.facts, every)
    return ParsedAct(recorded, every)


def read_act(parsed: ParsedAct, again: Again = ANEW) -> ReadAct:
    """An act corrected, its sentences completed, its texts paired; raises ``Refused``."""
    recorded = parsed.records
    if wrong := stale_records.of_units(recorded):
        raise Refused(wrong)
    every = [correct.correct(text, recorded) for text in parsed.texts]
    if wrong := correct.unknown_units(every, recorded):
        raise Refused(wrong)
    completed = [sentences.complete(text, recorded, grammar(text.lang), again) for text in every]
    every = [replace(text, problems=(*text.problems, *odd)) for text, odd in completed]
    recorded, odd = stale_records.of_pairs(recorded)
    if wrong := [problem for problem in odd if problem.stops]:
        raise Refused(wrong)
    recorded, more = stale_records.of_catchwords(recorded)
    texts, earlier = wordings.newest(every)
    noted = partial(_noted, again=again)
    paired = pair.pair(texts, recorded.facts, recorded.rows, recorded.complete, noted, again)
    if stopping := [p for p in paired.problems if p.stops]:
        raise Refused(stopping)
    paired = replace(paired, problems=(*paired.problems, *odd, *more))
    return ReadAct(recorded.facts, texts, earlier, paired, recorded.catchwords)


def _noted(text: Text, again: Again = ANEW) -> unexplained_changes.Changed:
    """What the notes of a text say was changed, and when."""
    return resolve.noted(text, grammar(text.lang), again)


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


def _resolved(act: ReadAct, shelf: ActIndex, again: Again = ANEW) -> Act:
    resolved = resolve.resolve(
        act.facts,
        act.texts,
        (*act.paired.clauses, *wordings.only_earlier(act.paired.clauses, act.earlier)),
        act.paired.chapters,
        grammars(),
        (
            *(p for text in (*act.texts, *act.earlier) for p in text.problems),
            *act.paired.problems,
        ),
        shelf,
        act.earlier,
        wordings.by_clause(act.earlier),
        again,
    )
    return catchwords.put(resolved, act.catchwords)


def _with_past(act: Act, read: ReadAct, shelf_with: Callable[[ReadAct], ActIndex]) -> Act:
    """``act`` with what is held of the days of its older wordings, set side by side by number."""
    if not act.earlier or act.facts.article:
        return act
    days = []
    for facts, texts in wordings.by_day(act.facts, act.texts, act.earlier):
        # No pairing is recorded for them: what numbers cannot pair stands apart, as everywhere.
        paired = replace(pair.pair(texts, facts), problems=())
        own = ReadAct(facts, texts, (), paired)
        replaced = tuple(text.lang for text in texts if text in act.earlier)
        days.append(Past(facts.texts[0].wording_of, _resolved(own, shelf_with(own)), replaced))
    paths = {text.source.path for text in act.earlier}
    found = {p for one in days for p in one.act.problems if p.path in paths}
    problems = sorted({*act.problems, *found}, key=lambda problem: problem.place)
    return replace(act, past=tuple(days), problems=tuple(problems))


def _held_against_facts(act: Act, authorities: Mapping[str, Words]) -> Act:
    """``act`` with what its texts say of instruments that its facts do not, or otherwise."""
    more = facts_against_texts.problems(act, authorities, grammars())
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
        for one in missing_events.unlisted(act, missing_events.makers(authorities, grammars()))
        if events.first <= one.event.date <= min(events.last, newest)
    )


def without_pairing(act: Act) -> Act:
    """``act`` as if nobody had recorded how its units pair."""
    paired = {one.id: one for one in pair.pair(act.texts, act.facts, noted=_noted).clauses}
    clauses = (replace(c, paired=paired[c.id]) for c in act.clauses if c.id in paired)
    return replace(act, clauses=tuple(clauses))


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
