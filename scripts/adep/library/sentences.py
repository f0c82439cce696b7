"""A corrected text → the same, each unit with the words that complete its sentence.

A list divides a sentence. Its items hang on the lead-in above them, of every level ("A civil
servant shall prevent:"), and in some languages on words behind them: the verb of a Kazakh sentence
stands at its end, often within the last item alone. An item that is quoted without these words
says something else than the law, or nothing.

What is plain is found by rule, with the forms of ``[sentence]`` in the language's ``grammar.toml``.
Where it is not, an editor's record decides, and what nobody decided is reported and left empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Final, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from adep.base.kept_results import ANEW, Again
from adep.base.problems import Problem, Refused
from adep.languages.grammar import Grammar, SentenceRules
from adep.library.sentence_lists import FULL_STOP, Doubt, Lists, UnitList, holds, leads_in
from adep.model import Excerpt, Quoted, RecordedSentence, Records, Text, Unit

_FormsOf: TypeAlias = Callable[[str], tuple[re.Pattern[str], ...]]  # of a last word: ``_forms``

_WORD: Final = re.compile(r"\w[\w-]*")
_END: Final = 160  # characters: the last word is in them, with an "and" and all marks behind it


def complete(
    text: Text, records: Records, grammar: Grammar, again: Again = ANEW
) -> tuple[Text, list[Problem]]:
    """``text`` with ``opening`` and ``closing`` of its units, and what is not plain.

    Raises ``Refused`` where a record names words that are not there, or not where they can be.
    """
    forms_of = cache(partial(_forms, grammar.sentence))  # many items end alike
    found = _Found(grammar, forms_of)
    parts = list(_parts(text))
    leading = {unit.id for part in parts for unit in part.above}
    for part in parts:
        if part.above or (leading and any(unit.id in leading for unit in part.units)):
            found.read(part)  # two passages that may be of one sentence
        else:
            alone = partial(_alone, part, grammar, forms_of)
            found.take(again(("sentences", grammar, *part.units), alone))
    recorded = {record.unit: record for record in records.sentences if records.meant(record, text)}
    sentences = found.sentences
    if recorded:
        sentences = sentences | _as_recorded(recorded, _in_print(text))

    def completed(unit: Unit) -> Unit:
        sentence = sentences.get(unit.id)
        if sentence is None or not (sentence.opening or sentence.closing):
            return unit
        opening, closing = tuple(sentence.opening), tuple(sentence.closing)
        made_of = ("completed", unit, sentence)
        return again(made_of, lambda: replace(unit, opening=opening, closing=closing))

    problems = [
        problem
        for doubt in found.doubts
        if (units := [unit for unit in doubt.units if unit.id not in recorded])
        and (problem := _reported(text, units, doubt.why))
    ]
    return text.each(completed, again=again), problems


# ---- the order of the text ----------------------------------------------------------------------


class _Passage(Struct, frozen=True):
    """Units that may be of one sentence, as they are printed; ``above`` leads in to all of them."""

    units: tuple[Unit, ...]
    above: tuple[Unit, ...] = ()


def _parts(text: Text) -> Iterator[_Passage]:
    """The text cut where no sentence can go on: at titles, headings and new clauses."""
    for run in _runs(text.front):
        yield _Passage(run)
    for clause in text.clauses:
        prefix = f"{text.lang}-{clause.part}-front-" if clause.part else f"{text.lang}-front-"
        front = [unit for unit in text.front if unit.id.startswith(prefix)]
        before = [unit for unit in front if unit.lines <= clause.units[0].lines]
        # A formula of enactment, "I HEREBY ORDER:", leads in to the points, not to chapters.
        yield _Passage(clause.units, _leading(before) if clause.chapter is None else ())
    for part in text.parts:
        above: tuple[Unit, ...] = ()
        for run in _runs(part.units):
            starts = [at for at, unit in enumerate(run) if _begins_clause(unit)]
            if run[0].kind == "heading":
                above = ()
            if not starts:
                yield _Passage(run)
                above = _leading(run)
                continue
            if starts[0]:
                yield _Passage(run[: starts[0]])
                above = _leading(run[: starts[0]])
            for first, last in zip(starts, (*starts[1:], len(run)), strict=True):
                yield _Passage(run[first:last], above)


def _runs(units: Sequence[Unit]) -> Iterator[tuple[Unit, ...]]:
    """Paragraphs and items that follow one another, without what is whole by its kind."""
    run: list[Unit] = []
    for unit in units:
        if unit.kind in ("title", "approval", "imprint", "standing", "signature", "heading"):
            if run:
                yield tuple(run)
            run = []
            if unit.kind == "heading":
                yield (unit,)
        else:
            run.append(unit)
    if run:
        yield tuple(run)


def _begins_clause(unit: Unit) -> bool:
    return unit.kind == "paragraph" and bool(unit.label)


def _leading(before: Sequence[Unit]) -> tuple[Unit, ...]:
    """The last unit before the first clause, if it leads in to what follows."""
    last = before[-1] if before else None
    leads = last is not None and last.kind in ("preamble", "paragraph") and leads_in(last)
    return (last,) if last is not None and leads else ()


def _in_print(text: Text) -> Mapping[str, tuple[int, Unit]]:
    """Unit id → its place in the order of printing, and the unit."""
    order = sorted(enumerate(text.units()), key=lambda item: (item[1].lines, item[0]))
    return {unit.id: (place, unit) for place, (_, unit) in enumerate(order)}


# ---- lists --------------------------------------------------------------------------------------


class _Sentence(Struct):
    opening: list[Excerpt] = field(default_factory=list)
    closing: list[Excerpt] = field(default_factory=list)


class _Found:
    """Reads passages one by one; gathers the sentences, and what is not plain."""

    def __init__(self, grammar: Grammar, forms_of: _FormsOf) -> None:
        self.grammar, self.rules, self.forms_of = grammar, grammar.sentence, forms_of
        self.sentences: dict[str, _Sentence] = {}
        self.doubts: list[Doubt] = []

    def take(self, other: _Found) -> None:
        """Take over what was found in passages of other units."""
        self.sentences |= other.sentences
        self.doubts += other.doubts

    def read(self, passage: _Passage) -> None:
        """Note what completes the sentences of the passage's units."""
        lists = Lists(passage.above)
        for unit in passage.units:
            if unit.kind != "heading":
                lists.take(unit)
        lists.end()
        self.doubts += lists.doubts
        for unit in passage.units:
            if passage.above and unit.kind != "heading":
                self._of(unit).opening += map(_whole, passage.above)
        for one in lists.every:
            self._open(one, passage.above)
        # Outer lists first: what closes them closes the inner ones too.
        for one in sorted(lists.every, key=lambda one: one.depth):
            own = tuple(lead for lead in one.leads if lead not in passage.above)
            self._close(one, own, goes_on=any(holds(outer, one) for outer in lists.every))

    def _of(self, unit: Unit) -> _Sentence:
        return self.sentences.setdefault(unit.id, _Sentence())

    def _open(self, one: UnitList, above: Sequence[Unit]) -> None:
        """The lead-ins of a list open each of its items, and the paragraph that ends it."""
        own = [lead for lead in one.leads if lead not in above]
        units = [unit for item in one.items for unit in item]
        if not one.leads:
            if any(not _is_whole(item[0]) for item in one.items):
                why = "no lead-in stands above these items"
                self.doubts.append(Doubt(tuple(units), why))
            return
        for unit in (*units, *([one.after] if one.after else ())):
            opening = self._of(unit).opening
            opening += [e for lead in own if (e := _whole(lead)) not in opening]

    def _close(self, one: UnitList, own: Sequence[Unit], goes_on: bool) -> None:
        """What stands behind the items of a list and ends their sentence.

        ``own``: its lead-ins but for a formula of enactment, which is a sentence of its own.
        ``goes_on``: an outer list may end the sentence.
        """
        if not one.leads:
            return
        items = [item for item in one.items if not self.grammar.in_place.match(item[0].text)]
        if one.after is not None:
            self._end(one, [u for item in one.items for u in item], _whole(one.after))
        elif len(items) > 1:
            led = any(self.rules.verb.search(lead.text) for lead in own)
            self._close_in_last(one, items, led, goes_on)

    def _close_in_last(
        self, one: UnitList, items: Sequence[Sequence[Unit]], led: bool, goes_on: bool
    ) -> None:
        """The last item holds the words that close all, or none does."""
        rules = self.rules
        *others, last = (item[-1] for item in items)
        ends = [(unit, self.forms_of(_last_word(unit, rules))) for unit in others]
        forms = [form for form in rules.open if any(form in has for _, has in ends)]
        for form in forms:
            waiting = [unit for unit, has in ends if form in has]
            start = _tail(last, form, rules, goes_on)
            if start is None or 2 * len(waiting) < len(others):
                continue
            unsure = [unit for unit in others if unit not in waiting]
            if led:
                unsure, waiting = list(others), []
            excerpt = Excerpt(last.id, start, len(last.text))
            closed = [u for item in items if item[-1] in waiting for u in item]
            closed += items[-1][:-1]
            if waiting:
                self._end(one, closed, excerpt)
            if unsure:
                why = f"«{last.text[start:]}» of {last.id} may close their sentence"
                self.doubts.append(Doubt(tuple(unsure), why))
            return
        if led or goes_on:
            return
        verbs = [any(rules.verb.search(unit.text) for unit in item) for item in items]
        if verbs[-1] and not any(verbs[:-1]):
            why = f"{last.id} alone has a verb, and it may be the verb of all"
            self.doubts.append(Doubt(tuple(others), why))
        elif forms and not all(verbs):
            why = "no verb is found for them"
            self.doubts.append(Doubt((*others, last), why))

    def _end(self, one: UnitList, units: Iterable[Unit], excerpt: Excerpt) -> None:
        """``excerpt`` ends the sentence of some units of a list, and that of its lead-in."""
        own = one.leads[-1:]
        for unit in (*own, *units):
            closing = self._of(unit).closing
            # Words that end an inner list and the outer one are told once.
            closing[:] = [one for one in closing if one.unit != excerpt.unit]
            if unit.id != excerpt.unit:
                closing.append(excerpt)


def _alone(passage: _Passage, grammar: Grammar, forms_of: _FormsOf) -> _Found:
    found = _Found(grammar, forms_of)
    found.read(passage)
    return found


def _is_whole(unit: Unit) -> bool:
    """A sentence of its own, from its capital to its full stop."""
    return unit.text[:1].isupper() and bool(FULL_STOP.search(unit.text))


def _whole(unit: Unit) -> Excerpt:
    return Excerpt(unit.id, 0, len(unit.text))


def _last_word(unit: Unit, rules: SentenceRules) -> str:
    """The last word of the unit, but for an "and" or "or"; "" if it has none."""
    text = rules.joining.sub("", unit.text[-_END:])
    last = (words[-1] for part in reversed(text.split()) if (words := _WORD.findall(part)))
    return next(last, "")


def _forms(rules: SentenceRules, word: str) -> tuple[re.Pattern[str], ...]:
    """The forms in which a last word waits for words behind it."""
    return tuple(form for form in rules.open if _waits(word, form, rules))


def _waits(word: str, form: re.Pattern[str], rules: SentenceRules) -> bool:
    """Whether a word has the form, and is no verb that ends a sentence itself."""
    return bool(form.fullmatch(word)) and not rules.verb.fullmatch(word)


def _tail(unit: Unit, form: re.Pattern[str], rules: SentenceRules, goes_on: bool) -> int | None:
    """Where the words begin that stand behind the last word of the form and carry the rule.

    ``goes_on``: an outer list ends the sentence, so they may be without a verb themselves.
    """
    text, end = unit.text, _last_word(unit, rules)
    for match in reversed(list(_WORD.finditer(text))):
        if not _waits(match.group(), form, rules):
            continue
        word = _WORD.search(text, match.end())
        if word is None:
            continue
        behind = text[word.start() :]
        if rules.verb.search(behind) or (
            goes_on and any(_waits(end, other, rules) for other in rules.open)
        ):
            return word.start()
    return None


# ---- records ------------------------------------------------------------------------------------


def _as_recorded(
    recorded: Mapping[str, RecordedSentence], places: Mapping[str, tuple[int, Unit]]
) -> dict[str, _Sentence]:
    found: dict[str, _Sentence] = {}
    problems: list[Problem] = []
    for name, record in recorded.items():
        if name not in places:
            continue  # told as a record of an unknown unit
        here = places[name][0]
        found[name] = _Sentence(
            [_quoted(quoted, record, places, range(here), problems) for quoted in record.opening],
            [
                _quoted(quoted, record, places, range(here + 1, len(places)), problems)
                for quoted in record.closing
            ],
        )
    if problems:
        raise Refused(problems)
    return found


def _quoted(
    quoted: Quoted,
    record: RecordedSentence,
    places: Mapping[str, tuple[int, Unit]],
    where: range,
    problems: list[Problem],
) -> Excerpt:
    """The words that a record names; a problem where they are not there."""
    place, unit = places.get(quoted.unit, (None, None))
    if unit is None:
        why = f"there is no unit «{quoted.unit}» in this wording"
    elif place not in where:
        side = "after" if where.start == 0 else "before"
        why = f"{quoted.unit} stands {side} {record.unit}; words of that side are the other key's"
    elif quoted.words is None:
        return _whole(unit)
    elif (count := unit.text.count(quoted.words)) != 1:
        times = f"{count} times" if count else "not"
        why = f"«{quoted.words}» stands {times} in {quoted.unit}, which reads «{unit.text}»"
    else:
        start = unit.text.index(quoted.words)
        return Excerpt(unit.id, start, start + len(quoted.words))
    message = f"the sentence of {record.unit}: {why}; write the words as the unit has them now"
    problems.append(Problem(record.path, record.line, "sentence-does-not-apply", message))
    return Excerpt(quoted.unit, 0, 0)


def _reported(text: Text, units: Sequence[Unit], why: str) -> Problem:
    names = units[0].id if len(units) == 1 else f"{units[0].id} … {units[-1].id}"
    message = (
        f"what completes the sentence of {names} is not plain: {why}; say it in sentences.toml, "
        "as guides/records.md shows"
    )
    return Problem(text.source.path, units[0].lines[0], "sentence-not-plain", message)
