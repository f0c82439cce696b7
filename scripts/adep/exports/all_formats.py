"""The formats, in the order in which they are listed. A new one is a module and an entry here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from adep.exports import (
    akn,
    bibtex,
    citations,
    csl,
    differences,
    epub,
    json_files,
    markdown,
    opensearch,
    ris,
    tbx,
    tmx,
)
from adep.exports.format_kinds import AnyFormat, OfAct, OfClause, OfInterface, OfSite, OfWording
from adep.exports.held_act import Holding


def _printed(kind: str) -> Callable[[Holding], bytes | None]:
    """What gives an act's paper of a kind: that which `make print` made of these very texts, or
    nothing."""
    return lambda act: act.copy.printed.get(f"{act.id}-{kind}.pdf")


JSON: Final = "application/json"
AKN: Final = "application/akn+xml"
PDF: Final = "application/pdf"
MARKDOWN: Final = "text/markdown"
CSL: Final = "application/vnd.citationstyles.csl+json"
BIBTEX: Final = "application/x-bibtex"
CSV: Final = "text/csv"
TBX: Final = "application/x-tbx+xml"
RIS: Final = "application/x-research-info-systems"

FORMATS: Final[tuple[AnyFormat, ...]] = (
    OfAct("json", "JSON", JSON, "data/{act}.json", json_files.act),
    OfAct("ledger", "", JSON, "data/{act}.ledger.json", json_files.sources),
    OfSite("json-duties", "", JSON, "data/duties.json", json_files.duties),
    OfClause("json-clause", "JSON", JSON, "data/{act}/{clause}.json", json_files.clause),
    OfWording("akn", "Akoma Ntoso 3.0", AKN, "data/{act}/{lang}-{wording_of}.akn.xml", akn.wording),
    OfAct("epub", "EPUB", "application/epub+zip", "data/{act}.epub", epub.act),
    OfAct("pdf", "PDF", PDF, "data/{act}.pdf", _printed("act")),
    OfAct("pdf-poster", "PDF (A3)", PDF, "data/{act}-poster.pdf", _printed("poster")),
    OfAct("pdf-sheet", "PDF (A4)", PDF, "data/{act}-sheet.pdf", _printed("sheet")),
    OfAct("markdown", "", MARKDOWN, "{act}/index.html.md", markdown.act),
    OfAct("markdown-whole", "Markdown", MARKDOWN, "{act}/read/index.html.md", markdown.whole),
    OfWording("markdown-older", "", MARKDOWN, "{act}/@{wording_of}/{lang}.md", markdown.older),
    OfClause(
        "markdown-clause", "Markdown", MARKDOWN, "{act}/{clause}/index.html.md", markdown.clause
    ),
    OfAct("markdown-article", "", MARKDOWN, "articles/{act}/index.html.md", markdown.article),
    OfInterface(
        "opensearch",
        "",
        "application/opensearchdescription+xml",
        "opensearch.xml",
        opensearch.interface,
    ),
    OfSite("llms", "", "text/plain", "llms.txt", markdown.llms),
    OfSite("differences-json", "JSON", JSON, "data/differences.json", differences.as_json),
    OfSite("differences-csv", "CSV", CSV, "data/differences.csv", differences.as_csv),
    OfAct("tmx", "TMX", "application/x-tmx+xml", "data/{act}.tmx", tmx.act),
    OfSite("tbx-recorded", "TBX", TBX, "data/recorded-terms.tbx", tbx.recorded),
    OfSite("tbx", "TBX (terms.tbx)", TBX, "data/terms.tbx", tbx.site),
    *citations.formats("csl", "CSL-JSON", CSL, "csl.json", csl.written),
    *citations.formats("bibtex", "BibTeX", BIBTEX, "bib", bibtex.written),
    *citations.formats("ris", "RIS", RIS, "ris", ris.written),
)
# Formats that articles have too, and those that no act has.
OF_ARTICLES: Final = frozenset({"ledger", "markdown-article"})
OF_NO_ACT: Final = frozenset({"markdown-article"})
# What `adep check` makes too, to see that it fits the schema.
CHECKED: Final = tuple(format for format in FORMATS if format.media_type == JSON)
