"""``adep print``: each act as a booklet, as a poster for the wall, as a sheet to be signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from adep.base.problems import refuse
from adep.commands.command import FOLDER_OR_FILE, Arguments, agency_option, always, command
from adep.commands.terminal import count, watched
from adep.git.edition import edition_of
from adep.pages.project_state import prepare_untouched
from adep.printing.documents import KINDS, Document, Kind, document, papers, why_not
from adep.printing.made_pdfs import printed_by
from adep.printing.paper import Paper
from adep.printing.pdf import make_pdf, templates
from adep.records import load_agency


@command(
    "make PDFs of the acts: a booklet, a poster for the wall, a sheet to be signed",
    writes=always,
    elsewhere=True,
)
@click.option("--act", multiple=True, metavar="ID", help="only this act; may be repeated")
@click.option("--only", type=click.Choice(KINDS), help="only papers of this kind")
@click.option(
    "--out",
    type=FOLDER_OR_FILE,
    metavar="FOLDER",
    help="where the PDFs go (print/ in the project)",
)
@agency_option
@click.option(
    "--address",
    envvar="ADEP_SITE_URL",
    default="",
    metavar="URL",
    help="of the site, to which a code on each paper leads (ADEP_SITE_URL); else none does",
)
@click.option(
    "--repealed",
    is_flag=True,
    help="posters and sheets of repealed acts too; they are marked as repealed",
)
def run(arguments: Arguments) -> int:
    """Make PDFs of the acts from the texts in sources/: a booklet of each act, and of each act in
    force a poster for the wall and the sheet that new staff signs.
    """
    library = prepare_untouched(arguments.root).library
    if arguments.address and not re.fullmatch(r"https?://[^\s<>\"']+/", arguments.address):
        message = "this is no address of a site: write one that begins with https:// and ends in /"
        raise refuse("nothing-to-print", f"--address {arguments.address!r}", None, message)
    chosen = _chosen(papers(library), arguments.act)
    kinds: Sequence[Kind] = (arguments.only,) if arguments.only else KINDS
    agency = load_agency(arguments.root, arguments.agency)
    by = printed_by(agency, [words.lang for words in library.interfaces])
    edition = edition_of(arguments.root, own=agency is not None).name
    out = arguments.out or arguments.root / "print"
    made: dict[str, bytes | None] = {}
    told = []
    documents: list[Document] = []
    files = templates()
    for paper in chosen:
        for kind in kinds:
            if why := why_not(paper, kind, arguments.repealed):
                told.append(f"{paper.id}: no {kind}: {why}")
                made[f"{paper.id}-{kind}.pdf"] = None  # one of before must not be hung by mistake
            else:
                documents.append(document(paper, kind, by, files, edition, arguments.address))
    if not documents:
        why = "; ".join(told) or "there is no act in sources/"
        raise refuse("nothing-to-print", "adep print", None, why)
    for one in watched(documents, "PDFs made"):
        made[f"{one.name}.pdf"], pages = make_pdf(one)
        told.append(f"{out / one.name}.pdf: {count(pages, 'page')}")
    arguments.writer.put_into(out, made)
    print(*told, sep="\n")
    return 0


def _chosen(every: Sequence[Paper], wanted: Sequence[str]) -> list[Paper]:
    known = [paper.id for paper in every]
    for name in wanted:
        if name not in known:
            message = f"there is no such act; acts are {', '.join(known) or 'none'}"
            raise refuse("nothing-to-print", f"--act {name!r}", None, message)
    return [paper for paper in every if not wanted or paper.id in wanted]
