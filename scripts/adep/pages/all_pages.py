"""The library → every page that is committed in ``docs/``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from adep.languages.loaded import spelling_of
from adep.library.pipeline import Library
from adep.model import Act
from adep.pages import act_pages, checksums, edits, older_wording_pages
from adep.pages.places import Places
from adep.view.books import Books
from adep.view.cross_index import index


def render_pages(library: Library) -> dict[str, str]:
    """Path below ``docs/`` → Markdown, for every generated page."""
    found: dict[str, str] = {}
    of_act = pages_by_act(library)
    for act in library.every:
        found |= of_act(act)
    return found


def pages_by_act(library: Library) -> Callable[[Act], dict[str, str]]:
    """What gives the pages of an act or article of the library: path below ``docs/`` → Markdown."""
    places, across = Places(library.every), index(library)
    books = [Books(library, words, library.columns, across) for words in library.interfaces]

    def of_act(act: Act) -> dict[str, str]:
        name = act.facts.id
        found = act_pages.act_pages([each.book(name) for each in books], places)
        for one in act.past:
            past = [each.past(name, one.day.isoformat()) for each in books]
            found |= older_wording_pages.past_pages(past, places)
        return {path: checksums.seal(page) for path, page in found.items()}

    return of_act


def find_edits(
    library: Library,
    docs: Mapping[str, str],
    made: Mapping[str, str],
    records: Callable[[str], Mapping[str, str]] = lambda act: {},
) -> edits.Found:
    """What somebody changed by hand on the pages ``docs``, by their paths below ``docs/``;
    ``records`` as of ``edits.find``.
    """
    parts = act_pages.part_headings(library.interfaces)
    return edits.join(
        edits.find(path, page, made.get(path), parts, spelling_of, records)
        for path, page in docs.items()
    )
