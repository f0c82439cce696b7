"""What an editor should see of a library that may be published all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from adep.base.problems import Problem
from adep.ingest.read import files_in
from adep.languages.loaded import LANGUAGES, glossary, spelling_of
from adep.library import terms
from adep.library.lint_words import lint_text
from adep.library.pipeline import Library
from adep.model import Facts, RecordedSentence, Redirect, Text, Words

_QUOTED: Final = re.compile(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"")
_MARKS: Final = " .,;:!?…[]()"


def unguarded(library: Library) -> list[Problem]:
    """Texts whose change nobody would notice: the facts do not record their SHA-256."""
    return [
        Problem(
            act.facts.path,
            told.line,
            "source-unguarded",
            f"{told.source} could change unseen; write sha256 = "
            f'"{next(t.source.sha256 for t in act.every_text if t.source.path == told.source)}"',
        )
        for act in library.every
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
            _unread(act.facts, PurePosixPath(path)),
        )
        for act in library.every
        for path in files_in(root, act.facts.path.removesuffix("act.toml"))
        if not _is_record(act.facts, PurePosixPath(path))
        and path not in {told.source for told in act.facts.texts}
        and path not in {told.original for told in act.facts.texts}
    ]


def _is_record(facts: Facts, path: PurePosixPath) -> bool:
    """Whether a file of an act is read as a record, or put by under another name."""
    if path.suffix != ".toml":
        return False
    own = PurePosixPath(facts.path).parent
    return path.parent == own / CORRECTIONS or (path.parent == own and not _UNIT.match(path.stem))


def _unread(facts: Facts, path: PurePosixPath) -> str:
    """Why nothing reads a file in the folder of an act."""
    own = PurePosixPath(facts.path).parent
    if CORRECTIONS in path.parts or path.suffix.lower() == ".toml":
        at = own / CORRECTIONS / f"{path.name.split('.')[0]}.toml"
        return (
            "nothing reads this file; a record of a unit is named after it, ends in .toml and "
            f"stands in {CORRECTIONS}/: name it {at}, or delete it"
        )
    return (
        f"no [[text]] of {facts.path} names this file; add it with `adep add` from elsewhere, or "
        "delete it"
    )


CORRECTIONS: Final = "corrections"  # the folder of an act's corrections and remarks
_UNIT: Final = re.compile(rf"(?:{'|'.join(LANGUAGES)})-")


def unsaid(library: Library) -> list[Problem]:
    """Phrases of recorded terms that stand in no text: mistyped, or gone with a wording."""
    return [
        Problem(
            term.path,
            term.line,
            "term-phrase-missing",
            f"«{phrase}» of the term «{term.id}» stands in no text that is held and in which it "
            "is looked for; write it as a dictionary has the words of the text, or delete it",
        )
        for term, phrase in terms.unsaid(library.terms, library.acts, glossary())
    ]


# ---- what editors wrote --------------------------------------------------------------------------


def lint(library: Library) -> list[Problem]:
    """What a second pair of eyes would point out in the texts, and in what editors recorded."""
    langs = [interface.lang for interface in library.interfaces]
    texts = [text for act in library.every for text in act.every_text]
    return [
        *(problem for told in _written(library) for problem in _in_one_language(langs, *told)),
        *(problem for text in texts for problem in _outlived(text)),
        *(problem for text in texts for problem in lint_text(text, spelling_of(text.lang))),
    ]


def _written(library: Library) -> Iterator[tuple[str, int | None, str, Words]]:
    """Remarks, reasons and names: file, line, what it is, its words by language."""
    for act in library.every:
        for event in act.facts.history:
            what = f"the remark on the event of {event.date}"
            yield act.facts.path, event.line, what, event.remark
        for text in act.every_text:
            for remark in text.remarks:
                yield remark.path, remark.line, "the remark", remark.text
            for correction in (each for one in text.printed() for each in one.corrections):
                yield correction.path, correction.line, "the reason", correction.reason
        for row in act.every_row:
            if not row.proposed:
                named = " ".join(unit for lang in row.sides for unit in row.ids(lang))
                path, _, line = row.record.partition("#L")
                yield (
                    path,
                    int(line) if line else None,
                    f"the reason of the row {named}",
                    row.reason,
                )
    for concordance in library.concordances:
        for each in concordance.rows:
            yield concordance.path, each.line, "the reason", each.reason
    reasons: tuple[RecordedSentence | Redirect, ...] = (*library.sentences, *library.redirects)
    for one in reasons:
        yield one.path, one.line, "the reason", one.reason
    for duty in library.duties:
        yield duty.path, duty.line, f"the name of «{duty.id}»", duty.name


def _in_one_language(
    langs: Sequence[str], path: str, line: int | None, what: str, words: Words
) -> Iterator[Problem]:
    """That readers of an interface, one of ``langs``, find words in another's language."""
    lacking = [lang for lang in langs if lang not in words]
    if words and lacking:
        told = " and ".join(f"«{lang}»" for lang in lacking)
        says = (
            f"{what} is not there in {told}, so readers of that interface find it in another "
            "language; write it in each"
        )
        yield Problem(path, line, "words-in-one-language", says)


def _outlived(text: Text) -> Iterator[Problem]:
    """A remark quotes its unit: what it quotes stood in the source, or stands there now."""
    units = {unit.id: unit for unit in text.units()}
    for remark in text.remarks:
        if (unit := units.get(remark.unit)) is None:
            continue
        quoted = {
            next(filter(None, match.groups())).strip(_MARKS): None
            for words in remark.text.values()
            for match in _QUOTED.finditer(words)
        }
        now, raw = _plain(unit.text), _plain(unit.body.raw)
        gone = [words for words in quoted if _plain(words) not in now]
        printed = [words for words in gone if _plain(words) in raw]
        if printed or len(gone) < len(quoted):  # what the source does not have is of another text
            gone = printed
        if gone:
            told = ", ".join(f"«{words}»" for words in gone)
            says = f"the remark on {remark.unit} quotes {told}, and " + (
                "the unit does not read so any more; write the remark anew, or delete it"
                if printed
                else "nothing of this stands in the unit; quote its words as they stand there, or "
                "delete the remark if they are gone"
            )
            yield Problem(remark.path, remark.line, "remark-outlived", says)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
