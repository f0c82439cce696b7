"""The PDFs that lie in a folder: those that say what the library says now, and no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from adep.library.pipeline import Library
from adep.printing.documents import KINDS, document, papers
from adep.printing.paper import Both, unique
from adep.printing.pdf import is_of, templates
from adep.records import Agency
from adep.view.unit_values import Said


def printed(folder: Path, library: Library, agency: Agency | None) -> Mapping[str, bytes]:
    """Name -> content of the PDFs in ``folder`` that are of these texts and facts, printed by this
    agency. One of an older text is not among them: nobody must take it for the text of today.
    """
    names = [path.name for path in folder.glob("*.pdf")] if folder.is_dir() else []
    if not names:
        return {}
    files = templates()
    name = name_of(agency, [words.lang for words in library.interfaces])
    found = {}
    for paper in papers(library):
        for kind in KINDS:
            file = f"{paper.id}-{kind}.pdf"
            if file in names:
                content = (folder / file).read_bytes()
                if is_of(content, document(paper, kind, name, files)):
                    found[file] = content
    return found


def name_of(agency: Agency | None, langs: Sequence[str]) -> Both:
    """The agency's name in each of ``langs``, or in those that it has; of none, nothing."""
    name = agency.name if agency else {}
    here = [lang for lang in langs if lang in name]
    return unique(Said(name[lang], lang) for lang in here or name)
