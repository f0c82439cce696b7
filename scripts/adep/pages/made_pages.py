"""A library → which pages are made of it, by their paths, and the ids of the units on each."""

from __future__ import annotations

from adep.library.pipeline import Library
from adep.model import page_kinds
from adep.model.page_kinds import MadePage, Of
from adep.pages.older_wording_pages import past_unit_ids
from adep.pages.places import unit_ids


def made_pages(library: Library) -> dict[str, MadePage]:
    """Path below ``docs/`` → page, for every page that is made from the library."""
    things = _things(library)
    pages = (kind.page(**one) for kind in page_kinds.KINDS for one in things[kind.of])
    return {page.path: page for page in pages}


def units_of_pages(library: Library) -> dict[str, list[str]]:
    """Path below ``docs/`` of every page with units → their ids, in order."""
    return {
        path: ids
        for act in library.every
        for path, ids in (unit_ids(act) | past_unit_ids(act)).items()
    }


def _things(library: Library) -> dict[Of, list[dict[str, str]]]:
    """Of what there are pages: each as the places that it fills in a path."""
    days = [(act.facts.id, past) for act in library.acts for past in act.past]
    return {
        "site": [{}],
        "all duties": [{}] if library.duties else [],
        "duty": [{"key": duty.id} for duty in library.duties],
        "concordance": [{"act": one.old, "key": one.new} for one in library.concordances],
        "article": [{"act": article.facts.id} for article in library.articles],
        "act": [{"act": act.facts.id} for act in library.acts],
        "clause": [
            {"act": act.facts.id, "clause": clause.id}
            for act in library.acts
            for clause in act.clauses
        ],
        "day": [{"act": act, "day": past.day.isoformat()} for act, past in days],
        "clause of day": [
            {"act": act, "day": past.day.isoformat(), "clause": clause.id}
            for act, past in days
            for clause in past.act.clauses
        ],
    }
