"""The library with the words that somebody mended on its pages, and what is recorded of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec.structs import replace

from adep.base.kept_results import ANEW, Again
from adep.base.problems import Problem, Refused
from adep.git import commits
from adep.languages import detection
from adep.languages.loaded import interfaces, language_profiles, spelling_of
from adep.library.lint_words import lint as lint_words
from adep.library.pipeline import Library, Parsed, ParsedAct, read_act
from adep.model import Correction, Remark, Text, Words
from adep.pages import corrections_from_edits, edits


def adopt_edits(
    library: Library,
    found: Iterable[edits.Edit],
    written: Callable[[edits.Edit], Sequence[tuple[commits.Commit, str]]],
) -> list[corrections_from_edits.Adopted]:
    """What each edit becomes; ``written`` tells who made it, as adopting takes it."""
    language_of = partial(detection.language_of, profiles=language_profiles())
    no_reason = corrections_from_edits.no_reason(library.interfaces)

    def reason(commit: commits.Commit) -> Words:
        return corrections_from_edits.reason_of(commit.message, language_of, no_reason)

    adopted = []
    for edit in found:
        text = _text_of(library, edit)
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


def take_edits(
    parsed: Parsed, found: edits.Found, again: Again = ANEW
) -> tuple[Parsed, edits.Found]:
    """``parsed`` with words of pages as corrections that nobody recorded yet, and with the remarks
    of pages, so that whatever is made of it has these words; and what was ``found``, where an edit
    with which an act can't be read is a problem.
    """
    left_out: list[tuple[edits.Edit, Refused]] = []
    taken = []
    for act in parsed.acts:
        own = [one for one in found.edits if one.act == act.records.facts.id]
        said = [one for one in found.remarked if one.act == act.records.facts.id]
        taken.append(_with_remarks(_with_edits(act, own, left_out, again) if own else act, said))
    left = [edit for edit, _ in left_out]
    problems = [
        Problem(edit.path, edit.line, "edit-against-record", edits.against(edit, refused.problems))
        for edit, refused in left_out
    ]
    kept = tuple(edit for edit in found.edits if edit not in left)
    told = edits.Found(kept, (*found.problems, *problems), found.remarked)
    return replace(parsed, acts=tuple(taken)), told


def _with_edits(
    act: ParsedAct,
    own: Sequence[edits.Edit],
    left_out: list[tuple[edits.Edit, Refused]],
    again: Again,
) -> ParsedAct:
    """``act`` with its edits, all of them or as many as it can be read with."""
    try:
        every = _mended(act, own)
        again(("read", every), partial(read_act, every, again))
    except Refused as refused:
        if len(own) == 1:
            left_out.append((own[0], refused))
            return act
        for one in own:
            act = _with_edits(act, [one], left_out, again)
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


def _with_remarks(act: ParsedAct, said: Sequence[edits.Remarked]) -> ParsedAct:
    """``act`` with the remarks of pages in place of those that are recorded."""
    if not said:
        return act
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
            Remark(one.unit, words, day, path=one.path, line=one.line)
            for words in one.of([remark.text for remark in own])
        ]
        others = (remark for remark in records.remarks if remark not in own)
        records = replace(records, remarks=(*others, *now))
    return replace(act, records=records)


def words_of(library: Library, edit: edits.Edit) -> str | None:
    """What the unit of an edit reads in ``library``; None where it is not there."""
    text = _text_of(library, edit)
    return next((one.text for one in text.printed() if one.id == edit.unit), None)


def _text_of(library: Library, edit: edits.Edit) -> Text:
    """The text in which the edit's unit stands."""
    for text in library.by_id[edit.act].every_text:
        if text.lang == edit.lang and edit.wording in (None, text.wording_of):
            return text
    raise ValueError(f"{edit.path} is no page of a text of {edit.act}")
