"""The law as data: what is listed is there, and no copy goes without its status."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from adep import exports
from adep.exports.all_formats import FORMATS, OF_NO_ACT
from adep.exports.format_kinds import Made, OfInterface, OfSite
from adep.exports.held_act import HeldWording, Holding
from adep.languages.interface import load_interface
from adep.library.pipeline import Library, build_library
from adep.printing import documents
from adep.printing.documents import Kind
from adep.printing.pdf import make_pdf, templates
from tests.tools.published import ADDRESS, EDITION, STATE
from tests.tools.several_wordings import DESK
from tests.tools.site_build import small_project

# Formats that hold no text of an act, and so need no status: an account of source lines, by line.
WITHOUT_TEXT = {"ledger"}


@pytest.fixture(scope="module")
def copy(library: Library) -> exports.Copy:
    """The project's texts in a published copy that knows its address."""
    sheet = papers_of(library, "employee-code-2020", "sheet")
    return exports.Copy(library, EDITION, ADDRESS, sheet)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> exports.Copy:
    """A small project with several wordings of an act in a language."""
    project = small_project(
        tmp_path_factory.mktemp("desk"), {f"desk/{k}": v for k, v in DESK.items()}
    )
    found = build_library(project)
    return exports.Copy(found, EDITION, ADDRESS, papers_of(found, "desk", "act", "poster"))


def papers_of(library: Library, act: str, *kinds: Kind) -> dict[str, bytes]:
    """PDFs of an act, as `make print` leaves them."""
    paper = next(one for one in documents.papers(library) if one.id == act)
    made = [
        documents.document(paper, kind, documents.NOBODY, templates(), EDITION.name)
        for kind in kinds
    ]
    return {f"{one.name}.pdf": make_pdf(one)[0] for one in made}


@pytest.fixture(scope="module")
def files(copy: exports.Copy) -> Mapping[str, bytes]:
    """Every file."""
    return exports.files(copy)


def text_of(content: bytes) -> str:
    """All that stands in a file as text; of a zip, what its files say."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if not content.startswith(b"PK"):
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name != "mimetype"]
        names.sort(
            key=lambda name: not name.endswith("/first.xhtml")
        )  # the page that is read first
        return "\n".join(archive.read(name).decode("utf-8") for name in names)


# ---- the list -----------------------------------------------------------------------------------


def listed(files: Mapping[str, bytes]) -> list[dict[str, object]]:
    """Every entry of the list of acts."""
    catalogue = json.loads(files["data/acts.json"])
    groups = (*catalogue["acts"], *catalogue["articles"], catalogue)
    return [entry for group in groups for entry in group["files"]]


def test_every_file_is_listed_with_its_size_and_sum(files: Mapping[str, bytes]) -> None:
    left = {*files} - {"data/acts.json", "data/schema.json"}
    for entry in listed(files):
        href = str(entry["href"])
        if entry["sha256"] is None:  # there is one a clause or a page
            assert "{" in href and entry["bytes"] is None
            fits = re.compile(re.sub(r"\\\{\w+\\\}", r"[\\w-]+", re.escape(href)))
            found = {path for path in left if fits.fullmatch(path)}
            assert found, href
            left -= found
        else:
            content = files[href]
            assert entry["bytes"] == len(content)
            assert entry["sha256"] == hashlib.sha256(content).hexdigest()
            left.remove(href)
    assert left == set()


def test_a_format_has_a_name_and_a_place_of_its_own() -> None:
    assert len({format.name for format in FORMATS}) == len(FORMATS)
    assert len({format.href for format in FORMATS}) == len(FORMATS)


def test_the_same_library_gives_the_same_bytes(
    library: Library, copy: exports.Copy, files: Mapping[str, bytes]
) -> None:
    again = exports.Copy(library, EDITION, ADDRESS, copy.printed)
    assert exports.files(again) == files


# ---- no copy without its status -----------------------------------------------------------------


@cache
def in_words(day: datetime.date) -> tuple[str, ...]:
    """A day as a file may say it: in figures, in English, in Kazakh."""
    english = f"{day.day} {day:%B} {day.year}"
    return day.isoformat(), english, f"{day.year} жылғы {day.day} "


OLDER = tuple(load_interface(lang)["past.title"] for lang in ("kk", "en"))
STANDING = {
    "authentic": ("authentic", "fficial text", "есми мәтін"),
    "unofficial translation": ("unofficial translation", "Unofficial translation", "ейресми аударма"),
}  # fmt: skip


def carried(holding: Holding, file: Made) -> list[HeldWording]:
    """The texts in a file: the one that it is of, those that have the cited clause, or else the
    newest of each language.
    """
    if file.pattern and file.href.endswith((".csl.json", ".bib", ".ris")):
        clause = file.href.rpartition("/")[2].partition(".")[0]
        return [w for w in holding.wordings if any(c.id == clause for c in w.text.clauses)]
    if file.lang is None:
        return list(holding.newest.values())
    of = (file.lang, file.wording_of)
    return [one for one in holding.wordings if (one.lang, one.day.isoformat()) == of]


def lacks(holding: Holding, text: str, file: Made) -> list[str]:
    """What a file that carries texts of an act does not say of itself."""
    facts = holding.act.facts
    wanted = [("edition", (EDITION.name,)), ("state", STATE[facts.status.state])]
    for wording in carried(holding, file):
        wanted += [
            (f"wording {wording.lang}", in_words(wording.day)),
            (f"standing {wording.lang}", STANDING[wording.facts.standing]),
            (f"source {wording.lang}", (wording.text.source.sha256,)),
        ]
        if not wording.newest:
            wanted.append(("that it is older", OLDER))
    text = "".join(text.split())  # lines of a paper break anywhere
    return [name for name, forms in wanted if not any("".join(f.split()) in text for f in forms)]


OF_ACTS = [
    format
    for format in FORMATS
    if not isinstance(format, OfSite | OfInterface) and format.name not in OF_NO_ACT
]


@pytest.mark.parametrize("format", OF_ACTS, ids=[format.name for format in OF_ACTS])
def test_no_copy_without_its_status(
    copy: exports.Copy, desk: exports.Copy, format: exports.AnyFormat
) -> None:
    """Wording, standing, state of the act, sum of the source, edition: in every file."""
    assert not isinstance(format, OfSite | OfInterface)
    if format.name in WITHOUT_TEXT:
        return
    holdings = (*copy.holdings, *desk.holdings)
    made = [(holding, file) for holding in holdings for file in format.files(holding)]
    assert made
    for holding, file in made:
        text = text_of(file.content)
        assert lacks(holding, text, file) == [], file.href
        first = text.splitlines()[0]
        said = any(form in first for form in STATE["repealed"])
        assert said == holding.paper.repealed, (file.href, first)


def test_a_file_of_all_acts_says_it_of_each(copy: exports.Copy) -> None:
    """The same of the files of the whole site, for each act that is in them."""
    for format in FORMATS:
        for file in format.files(copy) if isinstance(format, OfSite) else ():
            text = text_of(file.content)
            for holding in copy.holdings:
                assert holding.id not in text or lacks(holding, text, file) == [], file.href


def test_a_wording_that_is_not_the_latest_says_so(files: Mapping[str, bytes]) -> None:
    """The code of 2015 was restated in 2022, and that text is not held."""
    for path in ("data/ethics-code-2015.json", "data/ethics-code-2015/5.json"):
        later = json.loads(files[path])["superseded_by"]
        assert later == {
            "date": "2022-02-22", "type": "decree", "number": "814", "kind": "restated",
        }  # fmt: skip
    assert json.loads(files["data/honor-code-2005.json"])["superseded_by"] is None  # only repealed


# ---- JSON a clause ------------------------------------------------------------------------------


def test_a_clause_is_what_the_act_has(files: Mapping[str, bytes]) -> None:
    act = json.loads(files["data/honor-code-2005.json"])
    for clause in act["clauses"]:
        alone = json.loads(files[f"data/honor-code-2005/{clause['id']}.json"])
        assert {key: alone[key] for key in clause} == clause
        assert alone["texts"] == act["texts"] and alone["status"] == act["status"]


def test_a_unit_alone_carries_what_completes_its_sentence(files: Mapping[str, bytes]) -> None:
    """Without «Мемлекеттік қызметшілер: … тиіс.» the duties of clause 5 are no duties."""
    clause = json.loads(files["data/honor-code-2005/5.json"])
    completed = {one["unit"]: one for one in clause["completed"]}
    assert completed["kk-5-2"]["opening"] == "Мемлекеттік қызметшілер:"
    assert completed["kk-5-2"]["closing"] == "… тиіс."
    needing = {u["id"] for u in clause["units"] if u["opening"] or u["closing"]}
    assert {*completed} == needing


# ---- on pages -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "labels"), [
    ("honor-code-2005/", ["JSON", "Akoma Ntoso 3.0 (Kazakh, 2013-10-01)", "Akoma Ntoso 3.0 (English, 2011-04-01)",
                          "EPUB", "Markdown", "TMX", "CSL-JSON", "BibTeX", "RIS"]),
    ("honor-code-2005/5/", ["JSON", "Markdown", "CSL-JSON", "BibTeX", "RIS"]),
])  # fmt: skip
def test_a_page_leads_to_its_files_with_size_and_format(
    site: Path, path: str, labels: list[str]
) -> None:
    page = BeautifulSoup((site / "en" / path / "index.html").read_text("utf-8"), "html.parser")
    rows = page.select("details.files li")
    assert [row.a.get_text() for row in rows if row.a] == labels
    for row in rows:
        assert row.a is not None
        file = (site / "en" / path / str(row.a["href"])).resolve()
        assert row.get_text().endswith(f" {max(1, round(file.stat().st_size / 1000))} KB")
        assert row.a["type"] in {format.media_type for format in FORMATS}


COMMAND = re.compile(r"^  `(python .+)`$", re.MULTILINE)


def commands(root: Path, lang: str) -> list[str]:
    """The commands of the page for programs."""
    return COMMAND.findall((root / f"docs/about.{lang}.md").read_text(encoding="utf-8"))


def test_every_format_is_shown_with_a_command_that_reads_it(root: Path, site: Path) -> None:
    """In both languages the same; each is run in the folder of the site."""
    shown = commands(root, "en")
    assert shown == commands(root, "kk") and len(shown) == 9
    for command in shown:
        words = shlex.split(command)
        done = subprocess.run(
            [sys.executable, *words[1:]], cwd=site, capture_output=True, text=True,
            env={**os.environ, "PYTHONUTF8": "1"},
        )  # fmt: skip
        assert done.returncode == 0 and done.stdout.strip(), (command, done.stderr)
