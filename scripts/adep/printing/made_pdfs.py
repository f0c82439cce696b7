"""The PDFs that lie in a folder: those that say what the library says now, and no other."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path

from adep.library.pipeline import Library
from adep.printing.documents import KINDS, NOBODY, PrintedBy, document, papers
from adep.printing.paper import unique
from adep.printing.pdf import is_of, templates
from adep.records.agency import Agency, Logo
from adep.view.unit_values import Said


def printed(folder: Path, library: Library, agency: Agency | None) -> Mapping[str, bytes]:
    """Name -> content of the PDFs in ``folder`` that are of these texts and facts, printed by this
    agency. One of an older text is not among them: nobody must take it for the text of today.
    """
    names = [path.name for path in folder.glob("*.pdf")] if folder.is_dir() else []
    if not names:
        return {}
    files = templates()
    by = printed_by(agency, [words.lang for words in library.interfaces])
    found = {}
    for paper in papers(library):
        for kind in KINDS:
            file = f"{paper.id}-{kind}.pdf"
            if file in names:
                content = (folder / file).read_bytes()
                if is_of(content, document(paper, kind, by, files)):
                    found[file] = content
    return found


def printed_by(agency: Agency | None, langs: Sequence[str]) -> PrintedBy:
    """The agency with its name in each of ``langs``, or in those that it has; of none, nobody."""
    if not agency:
        return NOBODY
    here = [lang for lang in langs if lang in agency.name]
    name = unique(Said(agency.name[lang], lang) for lang in here or agency.name)
    return PrintedBy(name, _address(agency.logo) if agency.logo else "")


def _address(logo: Logo) -> str:
    kind = "svg+xml" if logo.kind == "svg" else logo.kind
    return f"data:image/{kind};base64,{b64encode(logo.content).decode()}"
