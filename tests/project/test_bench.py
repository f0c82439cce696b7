"""The benchmark: its acts and its table. What it measures is not asserted: machines differ."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from adep import cli
from adep.library import pipeline
from benchmark import browser as reader
from benchmark import copying, figures, loading, project, run, searching, table, weighing
from benchmark.acts import make_act
from benchmark.figures import Bytes, Figures, Run, Search, Weight
from tests import ROOT

pytestmark = pytest.mark.exhaustive


def test_the_same_seed_makes_the_same_bytes() -> None:
    assert make_act(60, seed=3).files == make_act(60, seed=3).files
    assert make_act(60, seed=3).files != make_act(60, seed=4).files


def test_an_act_grows_with_its_clauses() -> None:
    small, large = make_act(200), make_act(800)
    assert 3.6 < large.size / small.size < 4.4
    assert [len(chapter) for chapter in make_act(60).chapters] == [25, 25, 10]


def test_an_act_imports_and_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = project.lay_out(tmp_path / "own", make_act(20), ROOT)
    assert cli.main(["import", "--root", str(made.root)]) == 0
    assert "26 pages in docs/: 26 written" in capsys.readouterr().out
    (act,) = pipeline.build_library(made.root).acts
    assert not act.problems
    assert [clause.id for clause in act.clauses] == [str(n) for n in range(1, 21)]
    assert {row.relation for clause in act.clauses for row in clause.paired.rows} == {"same"}
    assert any(clause.amendments for clause in act.clauses)
    assert all(a.date and a.kind and a.target for c in act.clauses for a in c.amendments)


def test_plain_material_gets_the_same_pages(tmp_path: Path) -> None:
    made = project.lay_out(tmp_path / "own", make_act(3), ROOT)
    assert cli.main(["import", "--root", str(made.root)]) == 0
    project.lay_out_plain(made)
    ours = (made.docs / made.act.id / "1.md").read_text(encoding="utf-8")
    plain = (made.plain / "docs" / made.act.id / "1.md").read_text(encoding="utf-8")
    assert set(ours.split("\n")) - set(plain.split("\n")) == {'template: "clause.html"'}
    assert f"    - {made.act.id}/3.md" in (made.plain / "mkdocs.yml").read_text(encoding="utf-8")


def test_copying_writes_as_many_bytes_as_the_import(tmp_path: Path) -> None:
    made = project.lay_out(tmp_path / "own", make_act(5), ROOT)
    assert cli.main(["import", "--root", str(made.root)]) == 0
    listed = project.manifest(made)
    copying.main(str(listed))
    copied = made.root / "copied" / "docs"
    pages = json.loads(listed.read_bytes())["pages"]
    assert len(pages) == 11
    assert {page: (copied / page).stat().st_size for page in pages} == pages


def given(import_seconds: tuple[float, ...] = (0.3, 1.0, 4.0)) -> Figures:
    """Figures of three sizes in which all aims are met, but for the import's if so given."""
    parts = []
    for clauses, seconds in zip((100, 1000, 5000), import_seconds, strict=True):
        times = {
            "import": (seconds, clauses + 3),
            "copying": (seconds / 8, clauses + 3),
            "build": (clauses * 0.008, 2 * clauses),
            "markdown": (clauses * 0.002, clauses),
            "material": (clauses * 0.01, clauses),
        }
        runs = [Run(name, clauses, s, s, s / 10, 50.0, pages) for name, (s, pages) in times.items()]
        parts.append(
            (runs, Bytes(clauses, 10**5, 10**6, clauses, 10**7, 2 * clauses, 10**8, 6000, 2000))
        )
    return figures.merged(parts, "A machine.", 1)


def line(text: str, name: str) -> str:
    return next(row for row in text.split("\n") if row.strip().startswith(name))


def test_the_table_says_what_is_met() -> None:
    text = table.render(given())
    assert text.startswith("A machine.\nSynthetic acts, seed 1. Medians of 1 run; (b) at 5,000")
    assert line(text, "clauses").split() == ["clauses", "100", "1,000", "5,000", "aim"]
    assert line(text, "ms per clause").split()[3:6] == ["3.00", "1.00", "0.80"]
    assert line(text, "ms per clause").endswith("under 1: met")
    assert line(text, "ms per further clause").split()[4:7] == ["-", "0.78", "0.75"]
    assert line(text, "build to (a)").endswith("2.00    2.00    2.00   at most 3.5: met")
    assert line(text, "build to (b)").endswith("0.40    0.40    0.40   at most 0.6: met")
    assert "not met" not in text
    assert all(len(row) <= 110 and row == row.rstrip() for row in text.split("\n"))


def test_the_table_says_what_is_not_met() -> None:
    text = table.render(given((0.3, 1.0, 15.0)))
    assert line(text, "ms per clause").endswith("under 1: not met")
    assert line(text, "ms per further clause").endswith(
        "linear: not met (last / first 4.50, at most 1.3)"
    )


def test_the_table_says_that_the_machine_was_busy() -> None:
    quiet = given()
    assert "busy" not in table.render(quiet)
    runs = tuple(replace(r, seconds=2 * r.seconds + 1) for r in quiet.runs)
    assert "The machine was busy" in table.render(replace(quiet, runs=runs))


def test_the_table_says_how_fast_a_search_is() -> None:
    """A search that is slower than one waits for is said to be so, and one that is not there."""
    material = (
        Search("material", 100, 4 * 10**5, 10**5, 700.0, (20.0, 10.0, 60.0)),
        Search("material", 1000, 4 * 10**6, 10**6, 1500.0, (60.0, 50.0, 40.0, None)),
        Search("material", 5000, 2 * 10**7, 10**6, None, ()),
    )
    text = table.render(replace(given(), searches=material))
    assert line(text, "ours: index").split()[3:] == ["-", "-", "-", "not", "there"]
    assert line(text, "(b) Material: index").split()[-3:] == ["0.40", "4.00", "20.0"]
    opened = line(text, "(b) Material: opened").removesuffix("   since the page was opened")
    assert opened.split()[-5:] == ["700", "1,500", "over", "120", "s"]
    assert line(text, "(b) Material: key").split()[-3:] == ["20.0", "60.0", "-"]
    assert line(text, "(b) Material:   the worst").split()[-5:] == ["60.0", "over", "30", "s", "-"]
    assert "not there" not in table.render(
        replace(given(), searches=(*material, replace(material[0], engine="ours")))
    )


OURS = """<body><input type="search"><script>
const field = document.querySelector("input")
const open = () => {
  document.body.insertAdjacentHTML("beforeend", "<div data-search-results></div>")
  const results = document.querySelector("div")
  field.addEventListener("input", () => setTimeout(() => {
    const found = field.value.length > 1 // a single letter finds nothing
    results.innerHTML = found ? '<a data-unit="kk-5-2" href="/code/5/"></a>' : ""
    results.dataset.typed = results.dataset.query = field.value
  }, 40))
}
addEventListener("keydown", event => {
  if (event.key !== "/") return
  event.preventDefault()
  field.focus()
  setTimeout(open, 300) // as long as it takes to read an index
})
</script>"""


@pytest.mark.browser
def test_a_search_is_timed_key_by_key(browser: Browser, tmp_path: Path) -> None:
    made = project.lay_out(tmp_path / "own", make_act(3), ROOT)
    (made.site / "search").mkdir(parents=True)
    (made.site / "index.html").write_text(OURS, encoding="utf-8")
    assert searching.measure(browser, "ours", made) is None
    (made.site / "search" / "index.0123456789.js").write_text("x" * 5000, encoding="utf-8")
    found = searching.measure(browser, "ours", made)
    assert found is not None
    assert (found.engine, found.clauses, found.index) == ("ours", 3, 5000)
    assert 0 < found.index_gzip < 100
    assert found.ready is not None and found.ready >= 300
    assert len(found.keys) == sum(len(text) - 1 for text in searching.TYPED)
    assert all(ms is not None and 40 <= ms < 2000 for ms in found.keys)


@pytest.mark.browser
def test_a_kazakh_key_is_pressed_like_any_other(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<input><script>events = []; for (const name of ['keydown', 'input', 'keyup'])"
        " addEventListener(name, () => events.push(name))</script>",
        encoding="utf-8",
    )
    with reader.opened(browser, (tmp_path / "index.html").as_uri()) as page:
        page.locator("input").focus()
        reader.type_letter(page, "қ")
        page.wait_for_function("events.length >= 3")
        assert page.locator("input").input_value() == "қ"
        assert page.evaluate("events") == ["keydown", "input", "keyup"]


def test_one_size_has_no_growth() -> None:
    one = given()
    alone = Figures(one.machine, 1, tuple(r for r in one.runs if r.clauses == 100), one.bytes[:1])
    assert "linear" not in table.render(alone)
    assert alone.growth("import") is None


def test_a_process_is_timed_from_outside(tmp_path: Path) -> None:
    cost = run.timed(["true"], tmp_path)
    assert cost.seconds > 0 and cost.peak_mb > 0
    with pytest.raises(SystemExit, match="false failed"):
        run.timed(["false"], tmp_path)


def test_the_table_says_how_heavy_a_page_is() -> None:
    light = tuple(Weight("ours", n, 6, 20_000, 0) for n in (100, 1000, 5000))
    material = (Weight("material", 100, 7, 64_300, 35_000),)
    text = table.render(replace(given(), weights=(*light, *material)))
    assert line(text, "ours: KB").endswith("20.0    20.0    20.0   under 100 KB: met")
    assert line(text, "(b) Material: KB").split()[-3:] == ["64.3", "-", "-"]
    assert line(text, "its search, fetched").split()[-3:] == ["35.0", "-", "-"]
    heavy = table.render(replace(given(), weights=(Weight("ours", 100, 6, 100_001, 0),)))
    assert line(heavy, "ours: KB").endswith("under 100 KB: not met")


@pytest.mark.browser
def test_a_page_is_weighed_with_all_that_it_fetches(browser: Browser, tmp_path: Path) -> None:
    """Text counts packed, a picture as it is; what is the search's is counted apart."""
    made = project.lay_out(tmp_path / "own", make_act(3), ROOT)
    for clause in ("1", "2", "3"):
        page = made.site / made.act.id / clause / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            "<script src=/a.js></script><img src=/b.png><script src=/search/i.js></script>"
        )
    (made.site / "search").mkdir()
    (made.site / "a.js").write_text("//" + "x" * 50_000)
    (made.site / "b.png").write_bytes(b"x" * 5_000)
    (made.site / "search" / "i.js").write_text("//" + "y" * 50_000)
    found = weighing.weigh(browser, "ours", made)
    assert found.files >= 4
    assert 5_000 < found.page < 5_500
    assert 50 < found.search < 200


def test_load_is_put_on_a_built_site_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    assert loading.main(["--site", str(tmp_path)]) == 1
    assert "run make gzip first" in capsys.readouterr().err
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert loading.main(["--site", str(tmp_path)]) == 1
    assert "apt-get install wrk" in capsys.readouterr().err
