"""Which committed page is what: the acts, clauses and records that pages of the law stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from adep.interface import Interface
from adep.pipeline import Library
from adep.render.pages import unit_ids
from adep.render.past import past_unit_ids

# Pages of an act that show its texts and hold none themselves.
WITHOUT_UNITS = ("read.html", "history.html")


@dataclass(frozen=True, slots=True)
class Target:
    """What a committed page of the law is: its template, its act, its clause."""

    template: str
    act: str = ""
    clause: str = ""
    day: str = ""  # of the older wording, ISO date
    key: str = ""  # of a page across acts: "old/new" of a concordance, the id of a duty


def targets_of(library: Library) -> dict[str, Target]:
    """Path below ``docs/`` → what the page is, for every page of the law."""
    targets = {
        "corrections.md": Target("corrections.html"),
        "timeline.md": Target("timeline.html"),
        "cited-acts.md": Target("cited-acts.html"),
    }
    for record in library.concordances:
        key = f"{record.old}/{record.new}"
        targets[f"concordance/{key}.md"] = Target("concordance.html", key=key)
    if library.duties:
        targets["duties/index.md"] = Target("duties.html")
    for duty in library.duties:
        targets[f"duties/{duty.id}.md"] = Target("duty.html", key=duty.id)
    for act in library.acts:
        name = act.facts.id
        targets[f"{name}/index.md"] = Target("act.html", name)
        targets[f"{name}/read.md"] = Target("read.html", name)
        targets[f"{name}/history.md"] = Target("history.html", name)
        for clause in act.clauses:
            targets[f"{name}/{clause.id}.md"] = Target("clause.html", name, clause.id)
        for past in act.past:
            folder, day = past.act.facts.folder, past.day.isoformat()
            targets[f"{folder}index.md"] = Target("past.html", name, day=day)
            for clause in past.act.clauses:
                targets[f"{folder}{clause.id}.md"] = Target(
                    "past-clause.html", name, clause.id, day
                )
    for article in library.articles:
        name = article.facts.id
        targets[f"articles/{name}.md"] = Target("article.html", name)
    return targets


def units_of_pages(library: Library) -> dict[str, list[str]]:
    """Path below ``docs/`` of every page with units → their ids, in order."""
    return {
        path: ids
        for act in (*library.acts, *library.articles)
        for path, ids in (unit_ids(act) | past_unit_ids(act)).items()
    }


def sections(library: Library, words: Interface) -> tuple[tuple[str, str], ...]:
    """(address, name) of the pages that the site's head and foot lead to."""
    names: Iterable[str] = ("timeline", "cited-acts", "corrections", "about")
    if library.duties:
        names = ("duties", *names)
    return tuple((f"{name}/", words[f"menu.{name}"]) for name in names)


def texts_of(library: Library) -> Mapping[str, Mapping[str, str]]:
    """Act, or act and day of an older wording → unit or note → its words as they are read."""
    found: dict[str, dict[str, str]] = {}
    for act in (*library.acts, *library.articles):
        for text in (*act.texts, *act.earlier):
            day = f"@{text.wording_of}" if text in act.earlier else ""
            words = found.setdefault(act.facts.id + day, {})
            words.update((one.id, one.text) for one in text.printed())
    return found
