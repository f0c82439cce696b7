"""From HTML to PDF, by WeasyPrint: real text, bookmarks, tags with languages, page numbers."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from typing import Any, Final

from adep.base.problems import refuse
from adep.printing.documents import Document

FONTS: Final = "fontpkg_"  # packages of which a paper may ask for a file; of nothing else
NEEDS: Final = (
    "install what the PDFs are made with: `make print` does, or "
    "pip install -r requirements-print.lock"
)
DEBIAN: Final = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
LIBRARIES: Final = (
    "The PDFs are set by the library Pango, and it was not found. Install it (Debian, Ubuntu: "
    f"apt-get install {' '.join(DEBIAN)}; macOS: brew install pango) and run it again."
)


def templates() -> dict[str, str]:
    """The templates and style sheets of the papers: name -> text."""
    return {
        file.name: file.read_text(encoding="utf-8")
        for file in files("adep.printing").iterdir()
        if file.name.endswith((".html", ".css"))
    }


def make_pdf(document: Document) -> tuple[bytes, int]:
    """The PDF of a document, and how many sheets it has. The same document gives the same bytes.

    Raises ``Refused`` where WeasyPrint or the libraries that it needs are not installed.
    """
    weasyprint = _weasyprint()
    with _languages_tagged():
        page = weasyprint.HTML(string=document.html, base_url="", url_fetcher=_Fonts())
        rendered = page.render(pdf_tags=True)
        identifier = document.identity.encode()
        made: bytes = rendered.write_pdf(
            pdf_tags=True, pdf_variant="pdf/ua-1", pdf_identifier=identifier
        )
    return made, len(rendered.pages)


def is_of(content: bytes, document: Document) -> bool:
    """Whether a PDF was made of this very document, of whatever edition: it bears its sum."""
    return document.identity.encode() in content


@cache
def _weasyprint() -> Any:
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    # Heads and feet are filled sheet by sheet; of the draft before that nobody need hear.
    logging.getLogger("weasyprint").addFilter(
        lambda record: "only allowed in page margins" not in record.getMessage()
    )
    for name in ("weasyprint", "fontpkg_pt_serif", "fontpkg_pt_sans"):
        if find_spec(name) is None:
            raise refuse("printing-missing", name, None, f"it is not installed; {NEEDS}")
    try:
        return import_module("weasyprint")
    except OSError:  # how cffi says that a library is not there
        raise refuse("printing-missing", "weasyprint", None, LIBRARIES) from None


class _Fonts:
    """Gives WeasyPrint the fonts of the packages and pictures that the paper bears in itself; a
    paper asks for nothing else, and no host.
    """

    _fail_on_errors = True  # WeasyPrint asks for it: a paper in another font is none

    def __call__(self, url: str) -> Any:
        if url.startswith("data:"):
            return import_module("weasyprint.urls").URLFetcher(allowed_protocols={"data"})(url)
        package, _, path = url.partition(":")[2].partition("/")
        if not package.startswith(FONTS):
            raise ValueError(f"a paper asks for {url}")
        content = files(package).joinpath(path).read_bytes()
        return import_module("weasyprint.urls").URLFetcherResponse(url, content)


@contextmanager
def _languages_tagged() -> Iterator[None]:
    """WeasyPrint tags the elements of a document and leaves out in which language each is.

    A screen reader needs that where two languages stand side by side: it is added to each tag as
    WeasyPrint makes it.
    """
    tags: Any = import_module("weasyprint.pdf.tags")
    pydyf: Any = import_module("pydyf")
    make = tags._build_box_tree

    def with_language(box: Any, *rest: Any) -> Iterator[Any]:
        element = getattr(getattr(box, "_box", box), "element", None)
        lang = element.get("lang") if element is not None else None
        for tag in make(box, *rest):
            if lang and "Lang" not in tag:  # a child may stand for its parent: html has no tag
                tag["Lang"] = pydyf.String(lang)
            yield tag

    tags._build_box_tree = with_language
    try:
        yield
    finally:
        tags._build_box_tree = make
