"""Every paper of every act, and its PDF."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from pypdf import PdfReader

from adep.library.pipeline import Library
from adep.printing import documents
from adep.printing.documents import KINDS
from adep.printing.paper import Paper
from adep.printing.pdf import make_pdf, templates
from tests.printing.reading_pdfs import Made, typeset


@pytest.fixture(scope="session")
def papers(library: Library) -> Mapping[str, Paper]:
    return {paper.id: paper for paper in documents.papers(library)}


@pytest.fixture(scope="session")
def made(papers: Mapping[str, Paper]) -> Made:
    """Every paper of every act, those of repealed acts too."""
    files = templates()
    return {
        (act, kind): PdfReader(io.BytesIO(make_pdf(typeset(paper, kind, files))[0]))
        for act, paper in papers.items()
        for kind in KINDS
    }
