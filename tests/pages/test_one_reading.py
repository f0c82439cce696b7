"""Words that were mended on a page and that nobody recorded: one library has them, so every page,
the data, the search and the descriptions say the same.
"""

from __future__ import annotations

import datetime
import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from adep import exports
from adep.cli import main
from adep.git import commits
from adep.library import pipeline
from adep.pages import checksums, edits, library_with_edits
from adep.pages.all_pages import find_edits, render_pages
from adep.pages.project_state import prepare
from adep.search.packing import Packed
from tests.ingest import test_parts
from tests.search.unpacking import unpack
from tests.tools import several_wordings
from tests.tools.act_toml import act_toml, remark_toml, renewed_toml, text_toml
from tests.tools.properties import many
from tests.tools.site_build import Shared, asset, build

# Every kind of page that has units: a code with an order, a regulation and an appendix beside it, two
# acts with older wordings, notes under clauses, an article; and records that quote them elsewhere.
SOURCES = {
    **test_parts.sources(),
    **several_wordings.SOURCES,
    "guide/act.toml": 'article = true\ntitle.en = "A guide"\nshort.en = "Guide"\nshort.kk = "Нұсқау"\n'
    "published = 2020-01-01\n" + text_toml("en", "2020-01-01", "en.txt", standing="background reading"),
    "guide/en.txt": "The guide explains every shelf.\n\nNobody needs a lamp for reading it.\n",
    "rack/act.toml": act_toml(
        text_toml("kk", "2020-01-01", "kk.txt"),
        text_toml("en", "2020-01-01", "en.txt"),
        kk="Тіреу",
        en="A rack",
        **{"short.kk": "Тіреу", "short.en": "Rack"},
    ),
    "rack/kk.txt": "1. Тіреу мүлде ағаштан болмайды.\n\n2. Shelf кодексінің 2-тармағы Тіреуге қолданылады.\n",
    "rack/en.txt": "1. A rack must never be wooden.\n\n2. Paragraph 2 of the Shelf code covers every rack.\n",
    "shelf/concordance.toml": 'to = "rack"\n[wordings]\n'
    "shelf = { kk = 2014-05-01, en = 2014-05-01 }\nrack = { kk = 2020-01-01, en = 2020-01-01 }\n"
    + "".join(
        renewed_toml(lang, "reworded", f"{lang}-{n}-p1", f"{lang}-{n}-p1")
        for lang in ("kk", "en")
        for n in (1, 2)
    ),
    "duties.toml": "[wordings]\ndesk = { kk = 2015-06-01, en = 2011-04-01 }\n"
    "museum = { kk = 2019-03-05, en = 2019-03-05 }\nrack = { kk = 2020-01-01, en = 2020-01-01 }\n"
    '[[duty]]\nid = "voice"\nname.kk = "Дауыс"\nname.en = "Voice"\nunits = '
    '["desk/kk-2-1", "desk/en-2-3", "museum/kk-1-p1", "rack/en-1-p1"]\n',
}  # fmt: skip
# A page that somebody writes, and quotes the law by links.
QUESTION = """# May I raise my voice?

- [2, 3)](../desk/2.md#en-2-3 "quote")
- [2, 1)](../desk/2.md#en-2-1 "quote")

As it was in [2011](../desk/@2011-04-01/2.md#kk-2-1 "quote"), and see
[the guide](../articles/guide.md#en-p2 "quote") and [Chapter 1](../museum/index.md#en-chapter-1 "quote").
"""
WORD = {"kk": "тиянақты", "en": "lantern"}
_WORDS = re.compile(r"[^\W\d_][\w-]*")


@pytest.fixture(scope="module")
def project(shared: Shared) -> Path:
    return shared.project(SOURCES)


def mended(text: str, lang: str) -> tuple[str, str] | None:
    """Some words of a text and what somebody makes of them; None where it has too few."""
    words = list(_WORDS.finditer(text))
    told = [m for m in words if len(m[0]) > 3 and len(re.findall(rf"\b{m[0]}\b", text)) == 1]
    if len(words) < 4 or not told:
        return None
    word = told[-1]
    at = words.index(word)
    first, last = words[max(0, at - 2)].start(), words[min(len(words), at + 2) - 1].end()
    old = text[first:last]
    new = WORD[lang].capitalize() if word[0][0].isupper() else WORD[lang]
    return old, old[: word.start() - first] + new + old[word.end() - first :]


def mend_every_unit(docs: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Mend a word of every unit and note on every page; (page, unit) → old words and new ones."""
    told = {}
    for page in docs.rglob("*.md"):
        lines = page.read_text(encoding="utf-8").split("\n")
        for number, unit in checksums.read_units("\n".join(lines)):
            if words := mended(unit.text, unit.lang):
                assert lines[number - 1].count(words[0]) == 1
                lines[number - 1] = lines[number - 1].replace(*words)
                told[page.relative_to(docs).as_posix(), unit.id] = words
        page.write_text("\n".join(lines), encoding="utf-8")
    return told


def everything_said(site: Path) -> Iterator[tuple[str, str]]:
    """The words of every file that has some; a page's raw text is the source's, and left out."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            html = path.read_text(encoding="utf-8")
            bare = re.sub(r"(?s)<pre.*?</pre>", "", html)
            told = [unescape(value) for value in re.findall(r'="([^"]*)"', bare)]
            yield name, " ".join([unescape(re.sub(r"<[^>]*>", "", bare)), *told])
        elif path.suffix in (".json", ".xml"):
            yield name, json.dumps(path.read_text("utf-8"), ensure_ascii=False)
    packed = (site / asset(site, "search/index.js")).read_text(encoding="utf-8")
    index, part = map(json_of, packed.splitlines())
    yield "search", "\n".join(unpack(Packed(json.loads(index), (part,), ())))


def json_of(script: str) -> str:
    """What a line of a script hands over to the search."""
    return script[script.index('{"') : script.rindex("}") + 1]


def test_words_of_a_page_are_said_everywhere_and_the_old_ones_nowhere(
    tmp_path: Path, project: Path
) -> None:
    folder = Path(shutil.copytree(project, tmp_path / "project", symlinks=True))
    (folder / "docs/questions").mkdir(exist_ok=True)
    (folder / "docs/questions/voice.md").write_text(QUESTION, encoding="utf-8")
    told = mend_every_unit(folder / "docs")
    assert len({page for page, _ in told}) > 15 and len(told) > 40
    printed = build(folder, tmp_path / "site", ADEP_SITE_URL="https://law.example/")
    assert printed.count("edit-not-recorded") == len(told)
    said = {name: " ".join(text.split()) for name, text in everything_said(tmp_path / "site")}
    # Some words stand elsewhere too, and rightly: in the facts, or in other words of a page.
    facts = "\n".join(text for name, text in SOURCES.items() if name.endswith(".toml"))
    facts += "\n".join(page.read_text("utf-8") for page in (folder / "docs").rglob("*.md"))
    assert sum(old not in facts for old, _ in told.values()) > 30
    for (page, unit), (old, new) in told.items():
        where = [name for name, text in said.items() if old in text and old not in facts]
        assert where == [], (page, unit, old)
        having = {name for name, text in said.items() if new in text}
        own = page.removesuffix(".md").removesuffix("index") + "/index.html"
        wanted = {own.replace("//", "/"), f"en/{own}".replace("//", "/")}
        if not page.startswith("articles/"):  # they are no acts: the data has their ledger alone
            wanted.add(f"data/{page.partition('/')[0]}.json")
        if "@" not in page:  # of older wordings the search has what no newest has, and no notes
            wanted.add("search")
        assert wanted <= having, (page, unit, new)
    # Each is marked where it stands, and every page says that something is.
    html = (tmp_path / "site/en/desk/2/index.html").read_text("utf-8")
    assert html.count('class="unrecorded"') == sum(page == "desk/2.md" for page, _ in told)
    assert 'data-notice="unrecorded"' in (tmp_path / "site/en/index.html").read_text("utf-8")
    # Units that a page quotes by links are among all these places.
    quoting = (tmp_path / "site/en/questions/voice/index.html").read_text("utf-8")
    assert re.findall(r'data-quote="([^"]*)"', quoting) == [
        "desk/en-2-1 desk/en-2-3", "desk/kk-2-1 desk/en-2-1", "guide/en-p2",
        "museum/kk-chapter-1 museum/en-chapter-1",
    ]  # fmt: skip
    # The data says of each that an editor's word is awaited.
    data = json.loads((tmp_path / "site/data/desk.json").read_text("utf-8"))
    kk = next(one for one in data["clauses"][1]["repairs"] if one["unit"] == "kk-2-1")
    assert (kk["kind"], kk["author"], kk["date"]) == ("editorial", None, None)
    assert kk["reason"] == "бетте қолмен өзгертілген, әлі тіркелмеген"


# ---- as if it were recorded ----------------------------------------------------------------------


@cache
def parsed(project: Path) -> tuple[pipeline.Parsed, pipeline.Library, dict[str, str]]:
    found = pipeline.parse_project(project)
    library = pipeline.library_of(found)
    return found, library, render_pages(library)


def data_of(found: pipeline.Parsed) -> str:
    """The data, without who mended what and why."""
    data = exports.files(exports.Copy(pipeline.library_of(found)), exports.CHECKED)
    told = [data[path].decode() for path in sorted(data) if path != "data/acts.json"]  # its sums
    return re.sub(r'"(reason|author|date)": ("[^"]*"|null)', "", "\n".join(told))


def adopted(found: pipeline.Parsed, library: pipeline.Library, edit: edits.Edit) -> pipeline.Parsed:
    """The project once `adep adopt` has recorded the edit."""
    commit = commits.Commit("А. С.", datetime.date(2026, 1, 2))
    (one,) = library_with_edits.adopt_edits(library, [edit], lambda _: [(commit, edit.words)])

    def recorded(act: pipeline.ParsedAct) -> pipeline.ParsedAct:
        if act.records.facts.id != edit.act:
            return act
        kept = tuple(c for c in act.records.corrections if c not in one.undone)
        return replace(act, records=replace(act.records, corrections=(*kept, *one.added)))

    return replace(found, acts=tuple(map(recorded, found.acts)))


@given(st.data())
@settings(max_examples=many(15))
def test_an_edit_is_read_as_if_it_were_recorded(project: Path, draw: st.DataObject) -> None:
    """Whatever is made of the library with it: the act, acts that cite it, the data of all."""
    found, library, made = parsed(project)
    page = draw.draw(
        st.sampled_from(sorted(p for p in made if list(checksums.read_units(made[p]))))
    )
    number, unit = draw.draw(st.sampled_from(list(checksums.read_units(made[page]))))
    words = unit.text.split(" ")
    at = draw.draw(st.integers(0, len(words) - 1))
    words[at : at + 1] = draw.draw(
        st.lists(st.sampled_from([words[at], WORD[unit.lang], "–", "2-1"]), max_size=3)
    )
    lines = made[page].split("\n")
    lines[number - 1] = lines[number - 1].replace(unit.text, " ".join(words))
    told = find_edits(library, {page: "\n".join(lines)}, made)
    taken, kept = library_with_edits.take_edits(found, told)
    for edit in kept.edits:
        assert data_of(taken) == data_of(adopted(found, library, edit))
        assert library_with_edits.words_of(pipeline.library_of(taken), edit) == edit.words


# ---- what can't be recorded ----------------------------------------------------------------------

SENTENCES = """
[[sentence]]
units = ["kk-2-1"]
wording = 2015-06-01
opening = [{ unit = "kk-2-p1", words = "Кітапханашы" }]
reason.kk = "тізімнің басы"
reason.en = "the lead-in"
"""


def test_an_edit_that_a_record_does_not_fit_is_told(
    shared: Shared, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another edit beside it is taken; the build goes on, and what is published is refused."""
    sources = {**several_wordings.SOURCES, "desk/sentences.toml": SENTENCES}
    folder = Path(shutil.copytree(shared.project(sources), tmp_path / "project", symlinks=True))
    page = folder / "docs/desk/2.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Кітапханашы:", "Қызметкер:").replace("үш күн", "он күн"), "utf-8")
    prepared = prepare(folder)
    (problem,) = prepared.by_hand().problems
    assert (problem.path, problem.code) == ("docs/desk/2.md", "edit-against-record")
    assert "kk-2-p1 was mended here" in problem.message
    assert "sources/desk/sentences.toml:" in problem.message
    assert [edit.unit for edit in prepared.by_hand().edits] == ["kk-2-1"]
    (act, _) = prepared.as_on_pages().acts
    texts = {unit.id: unit.text for text in act.texts for unit in text.units()}
    assert texts["kk-2-p1"] == "Кітапханашы:" and "он күн" in texts["kk-2-1"]
    assert main(["check", "--root", str(folder)]) == 1
    assert "edit-against-record" in capsys.readouterr().out
    assert main(["adopt", "--author", "А. С.", "--root", str(folder)]) == 1


# ---- remarks ----------------------------------------------------------------------------------------

# page · what stands there · what somebody writes instead · the unit · its remarks then
REMARKS = [
    ("museum/1.md", "one remark on the hall", "another *remark* on the hall".replace("*", "\\*"),
     "en-1-p1", ["another *remark* on the hall | зал туралы", "a second one | екіншісі"]),
    ("museum/1.md", "зал туралы", "зал & есік туралы",
     "en-1-p1", ["one remark on the hall | зал & есік туралы", "a second one | екіншісі"]),
    ("museum/1.md", "екіншісі</span><br>\n", "екіншісі</span><br>\n> more of it\n", "en-1-p1", None),
    ("museum/1.md", "second one", "<b>second</b> one", "en-1-p1", None),
    ("desk/@2011-04-01/4.md", "a remark on the older wording", "a remark of that day",
     "kk-4-p1", ["a remark of that day | қолғап емес, қолғап болса керек"]),
]  # fmt: skip
REMARKED = {
    **SOURCES,
    "museum/corrections/en-1-p1.toml": remark_toml(
        "en-1-p1", kk="зал туралы", en="one remark on the hall"
    )
    + remark_toml("en-1-p1", kk="екіншісі", en="a second one"),
}  # fmt: skip


def remarks_of(library: pipeline.Library, page: str, unit: str) -> list[str]:
    act = next(act for act in library.acts if page.startswith(f"{act.facts.id}/"))
    return [
        f"{remark.text['en']} | {remark.text['kk']}"
        for text in (*act.texts, *act.earlier)
        for remark in text.remarks
        if remark.unit == unit
    ]


def test_a_remark_of_a_page_is_said_wherever_it_is_shown(shared: Shared) -> None:
    """Its page is made of it as it lies, so all else is; what is no remark stays on its page."""
    found, library, made = parsed(shared.project(REMARKED))
    for page, old, new, unit, wanted in REMARKS:
        assert made[page].count(old) == 1, (page, old)
        lies = made[page].replace(old, new)
        told = find_edits(library, {page: lies}, made)
        assert {problem.code for problem in told.problems} == {"edit-of-made-part"}, new
        taken = pipeline.library_of(library_with_edits.take_edits(found, told)[0])
        if wanted is None:
            assert remarks_of(taken, page, unit) == remarks_of(library, page, unit), new
        else:
            assert remarks_of(taken, page, unit) == wanted
            bare = re.sub(r" \[\w{8}\] -->", " -->", lies).replace(" & ", " &amp; ")
            assert render_pages(taken)[page] == checksums.seal(bare)


def test_a_remark_put_in_or_taken_out_on_a_page_is_so_everywhere(shared: Shared) -> None:
    found, library, made = parsed(shared.project(REMARKED))
    page = "museum/1.md"
    start = made[page].index("> <span")
    (first, second) = made[page][start:].split("\n\n")[:2]
    for lies, wanted in (
        (made[page].replace(f"{first}\n\n", ""), ["a second one | екіншісі"]),
        (made[page].replace(f"{first}\n\n{second}\n\n", ""), []),
        (made[page].replace(f"{second}\n", f"{second}\n\n{second.replace('second', 'third')}\n"),
         ["one remark on the hall | зал туралы", "a second one | екіншісі", "a third one | екіншісі"]),
    ):  # fmt: skip
        told = find_edits(library, {page: lies}, made)
        taken = pipeline.library_of(library_with_edits.take_edits(found, told)[0])
        assert remarks_of(taken, page, "en-1-p1") == wanted
