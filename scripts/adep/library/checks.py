"""What an editor should see of a library that may be published all the same."""

from __future__ import annotations

from pathlib import Path

from adep.base.problems import Problem
from adep.ingest.read import files_in
from adep.languages.loaded import spelling_of
from adep.library.lint_records import lint_across, lint_act
from adep.library.lint_words import lint_text
from adep.library.pipeline import Library
from adep.model import RecordedSentence, Redirect


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
            f"no [[text]] of {act.facts.path} names this file; add it with `adep add` from "
            "elsewhere, or delete it",
        )
        for act in library.every
        for path in files_in(root, act.facts.path.removesuffix("act.toml"))
        if not path.endswith(".toml")
        and path not in {told.source for told in act.facts.texts}
        and path not in {told.original for told in act.facts.texts}
    ]


def lint(library: Library) -> list[Problem]:
    """What a second pair of eyes would point out in the texts, and in what editors recorded."""
    langs = [interface.lang for interface in library.interfaces]
    reasons: tuple[RecordedSentence | Redirect, ...] = (*library.sentences, *library.redirects)
    texts = [text for act in library.every for text in act.every_text]
    return [
        *(problem for act in library.every for problem in lint_act(act, langs)),
        *lint_across(library.concordances, library.duties, reasons, langs),
        *(problem for text in texts for problem in lint_text(text, spelling_of(text.lang))),
    ]
