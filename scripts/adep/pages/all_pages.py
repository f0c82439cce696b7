"""The library → every page that is committed in ``docs/``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from adep.languages.loaded import spelling_of
from adep.library.pipeline import Library, Watch, unwatched
from adep.pages import act_pages, checksums, edits, older_wording_pages
from adep.pages.places import Places
from adep.view.books import Books
from adep.view.cross_index import index


def render_pages(library: Library, watch: Watch = unwatched) -> dict[str, str]:
    """Path below ``docs/`` → Markdown, for every generated page."""
    found: dict[str, str] = {}
    every = (*library.acts, *library.articles)
    places, across = Places(every), index(library)
    langs = library.columns
    books = [Books(library, words, langs, across) for words in library.interfaces]
    for act in watch(every, "acts put on pages"):
        name = act.facts.id
        found |= act_pages.act_pages([each.book(name) for each in books], places)
        for one in act.past:
            day = one.day.isoformat()
            found |= older_wording_pages.past_pages(
                [each.past(name, day) for each in books], places
            )
    return {path: checksums.seal(page) for path, page in found.items()}


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
