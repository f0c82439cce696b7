"""A file with several texts: the code is published, the rest kept under its own head, nothing lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from adep import cli, exports
from adep.base.problems import Refused
from adep.exports.ledger import ledger
from adep.ingest.ledger import account
from adep.library import pipeline
from adep.model import Act
from adep.pages import checksums
from tests.conftest import parsed
from tests.tools.act_toml import act_toml, correction_toml, event_toml, remark_toml, text_toml
from tests.tools.browsing import RESULTS, WIDE, settled, watching
from tests.tools.site_build import Shared, by_unit, served, small_project

# A decree of three points, the code that it approves, a regulation, and a list of repealed acts.
FILE = """\
Мұражай қызметкерлерінің әдеп кодексі туралы

Қазақстан Республикасы Президентінің 2019 жылғы 5 наурыздағы № 77 Жарлығы

ҚАУЛЫ ЕТЕМІН:

1. Қоса беріліп отырған Мұражай қызметкерлерінің әдеп кодексі бекітілсін.

2. Мұражай кеңесі туралы ереже бекітілсін .

3. Осы Жарлық қол қойылған күнінен бастап қолданысқа енгізіледі.

Қазақстан Республикасының
Президенті

Н.Назарбаев

Қазақстан Республикасы Президентінің 2019 жылғы 5 наурыздағы № 77 Жарлығымен БЕКІТІЛГЕН

Мұражай қызметкерлерінің әдеп кодексі

1-тарау. Жалпы ережелер

1. Қызметкер жәдігерді сақтайды.

2. Қызметкер келушіні құрметтейді.

2-тарау. Қорытынды ережелер

3. Кодекс барлық қызметкерге міндетті.

Қазақстан Республикасы Президентінің 2019 жылғы 5 наурыздағы № 77 Жарлығымен БЕКІТІЛГЕН

Мұражай кеңесі туралы ереже

1. Кеңес айына бір рет жиналады.

Ескерту. 1-тармаққа өзгеріс енгізілді - ҚР Президентінің 2021.02.01 № 12 Жарлығымен.

2. Кеңестің мүшелері:

1) төраға;

2) хатшы.

Қазақстан Республикасы Президентінің
2019 жылғы 5 наурыздағы № 77
Жарлығына ҚОСЫМША

Күші жойылған жарлықтардың тізбесі

1. «Мұражайлар туралы» Қазақстан Республикасы Президентінің 2002 жылғы 10 маусымдағы № 889 Жарлығы.
"""
FACTS = act_toml(
    event_toml("2019-03-05", number="77"),
    text_toml("kk", "2019-03-05", "kk.txt"),
    text_toml("en", "2019-03-05", "en.txt"),
    kk="Мұражай қызметкерлерінің әдеп кодексі",
    en="Code of Ethics of Museum Employees",
    order=1,
)
ENGLISH = """\
Chapter 1. General Provisions

1. An employee keeps the exhibits.

2. An employee respects the visitor.

Chapter 2. Final Provisions

3. The Code binds every employee.
"""
CORRECTION = correction_toml(
    "kk-annex1-2-2", "хатшы", "хатшылар", en="A slip of the copy."
) + remark_toml("kk-order-2-p1", en="The regulation stands below.")


def sources(parts: str = "", correction: str = CORRECTION) -> dict[str, str]:
    return {
        "museum/act.toml": f"{parts}\n{FACTS}",
        "museum/kk.txt": FILE,
        "museum/en.txt": ENGLISH,
        **by_unit("museum", correction),
    }


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("museum"), sources())


@pytest.fixture(scope="module")
def act(museum: Path) -> Act:
    return pipeline.build_library(museum).acts[0]


def test_only_the_code_is_published(act: Act) -> None:
    assert [clause.id for clause in act.clauses] == ["1", "2", "3"]
    assert [chapter.number for chapter in act.chapters] == ["1", "2"]
    assert all(clause.paired.rows[0].relation == "same" for clause in act.clauses)
    assert [unit.kind for unit in act.texts[0].front] == ["approval", "title"]


def test_the_rest_is_kept_in_the_order_of_the_file(act: Act) -> None:
    parts = {part.name: part for part in act.texts[0].parts}
    assert {name: part.title for name, part in parts.items()} == {
        "order": "Мұражай қызметкерлерінің әдеп кодексі туралы",
        "annex1": "Мұражай кеңесі туралы ереже",
        "annex2": "Күші жойылған жарлықтардың тізбесі",
    }
    assert [unit.id for unit in parts["annex1"].units] == [
        "kk-annex1-front-p1", "kk-annex1-front-p2", "kk-annex1-1-p1", "kk-annex1-2-p1",
        "kk-annex1-2-1", "kk-annex1-2-2",
    ]  # fmt: skip
    assert [note.id for note in parts["annex1"].notes] == ["kk-annex1-1-note1"]
    for part in parts.values():
        lines = [unit.lines for unit in part.units]
        assert lines == sorted(lines)
    assert not act.texts[1].parts


def test_a_correction_and_a_remark_apply_there_too(act: Act) -> None:
    texts = {unit.id: unit.text for unit in act.texts[0].units()}
    assert texts["kk-annex1-2-2"] == "хатшылар."
    assert [remark.unit for remark in act.texts[0].remarks] == ["kk-order-2-p1"]


def test_every_line_has_its_fate(act: Act) -> None:
    text = act.texts[0]
    assert account(text) == []
    lines = FILE.split("\n")
    told = {lines[e["line"] - 1]: (e["fate"], e["unit"]) for e in ledger(text)}
    assert told["2. Мұражай кеңесі туралы ереже бекітілсін ."] == ("text", "kk-order-2-p1")
    assert told["1) төраға;"] == ("text", "kk-annex1-2-1")
    assert told["Мұражай кеңесі туралы ереже"] == ("front", "kk-annex1-front-p2")
    assert told[next(line for line in lines if line.startswith("Ескерту"))][0] == "note"
    assert all(fate != "blank" for line, (fate, _) in told.items() if line)


def test_data_has_the_parts(act: Act, museum: Path) -> None:
    made = exports.files(exports.Copy(pipeline.build_library(museum)))
    data = json.loads(made["data/museum.json"])
    parts = {part["part"]: part for part in data["parts"]}
    assert list(parts) == ["order", "annex1", "annex2"]
    assert parts["annex1"]["wording_of"] == "2019-03-05"
    assert parts["annex1"]["units"][-1]["text"] == "хатшылар."
    assert {repair["kind"] for repair in parts["annex1"]["repairs"]} == {"editorial"}
    assert parts["order"]["repairs"][0]["raw"] == "бекітілсін ."
    assert parts["order"]["remarks"][0]["text"]["en"] == "The regulation stands below."
    assert json.loads(made["data/acts.json"])["version"] == "1.6"


def test_the_page_of_the_act_bears_their_lines(museum: Path) -> None:
    page = (museum / "docs/museum/index.md").read_text("utf-8")
    assert checksums.unit_line("kk-annex1-2-2", "2)", "хатшылар.") in page
    assert sorted(path.stem for path in (museum / "docs/museum").glob("*.md")) == [
        "1", "2", "3", "index",
    ]  # fmt: skip


def test_what_is_named_is_published(tmp_path: Path) -> None:
    folder = small_project(tmp_path, sources('parts = ["order", "annex1"]'))
    act = pipeline.build_library(folder).acts[0]
    assert [clause.id for clause in act.clauses] == [
        "order-1", "order-2", "order-3", "1", "2", "3", "annex1-1", "annex1-2",
    ]  # fmt: skip
    assert [part.name for part in act.texts[0].parts] == ["annex2"]


def test_a_part_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path, text in {**sources('parts = ["annex7"]')}.items():
        (tmp_path / "sources" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "sources" / path).write_text(text, encoding="utf-8")
    (tmp_path / "sources/authorities.toml").write_text('[president]\nen = "President"\n')
    with pytest.raises(Refused, match="order, annex1, annex2 beside the code") as caught:
        pipeline.build_library(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["facts-invalid"]


def test_explain_and_import_say_what_is_not_published(
    museum: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["explain", "museum", "--root", str(museum)]) == 0
    kept = [line for line in capsys.readouterr().out.split("\n") if "no pages of its own" in line]
    assert len(kept) == 3 and 'parts = ["annex1"]' in kept[1]
    assert cli.main(["explain", str(museum / "sources/museum/kk.txt"), "--lang", "kk"]) == 0
    assert "no pages of its own" in capsys.readouterr().out
    assert cli.main(["import", "--root", str(museum)]) == 0
    assert capsys.readouterr().out.count("no pages of its own") == 3


def test_without_a_known_code_the_first_run_is_the_code() -> None:
    text = parsed("1. One.\n\n2. Two.\n\nRules\n\n1. Other.\n\n2. More.\n")
    assert {clause.part for clause in text.clauses} == {"", "annex1"}
    assert [clause.id for clause in text.clauses][:2] == ["1", "2"]


@pytest.fixture(scope="module")
def museum_address(shared: Shared) -> Iterator[str]:
    with served(shared.site(sources())) as found:
        yield found


@pytest.mark.browser
@pytest.mark.parametrize("interface", ["/", "/en/"])
def test_a_reader_finds_them_under_their_own_head(
    browser: Browser, museum_address: str, interface: str
) -> None:
    with watching(browser, museum_address, WIDE) as reader:
        page = reader.page
        page.goto(f"{interface}museum/")
        assert page.locator("details.part").count() == 3
        assert page.locator("details.part summary h3").all_inner_texts()[1] == (
            "Мұражай кеңесі туралы ереже"
        )
        unit = page.locator("#kk-annex1-2-1")
        expect(unit).to_be_hidden()
        expect(unit).to_have_attribute("lang", "kk")
        # Neither the contents nor the navigation lead to them.
        links = page.locator(".toc a, .contents a").evaluate_all("all => all.map(a => a.href)")
        assert not any(re.search("order|annex", link) for link in links)
        page.goto(f"{interface}museum/#kk-annex1-2-1")
        expect(unit).to_be_visible()
        page.goto(f"{interface}?q=хатшылар")
        settled(page, "хатшылар")
        page.locator(f"{RESULTS} [data-unit='kk-annex1-2-2']").first.click()
        expect(page.locator("#kk-annex1-2-2")).to_be_visible()
