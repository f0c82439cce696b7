"""How answers of a search are judged. The same judge for the project's own search and Material's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from benchmark import answers, judge, sections
from benchmark import browser as reader
from benchmark.judging import Place, Query, Score, group, judged, means, read_table, retyped, score
from tests import ROOT
from tests.tools.site_build import build, served

pytestmark = pytest.mark.exhaustive


def places(units: str) -> frozenset[Place]:
    return frozenset(("code", unit) for unit in units.split())


def query(
    units: str = "a b", kind: str = "inflected", typed: str = "x", half: str = "rules"
) -> Query:
    return Query(typed, kind, places(units), half)


# expected · found · recall · precision (None: nothing was found, so nothing can be imprecise)
SCORES = [
    ("a b", "a b", 1.0, 1.0),
    ("a b", "a", 0.5, 1.0),  # one was missed
    ("a", "a b c d", 1.0, 0.25),  # three too many
    ("a b", "c", 0.0, 0.0),
    ("a b", "", 0.0, None),  # an empty answer is no imprecise one
    ("", "", 1.0, 1.0),  # rightly left empty
    ("", "a", 1.0, 0.0),  # nothing could be missed, but something was found
]


@pytest.mark.parametrize(("expected", "found", "recall", "precision"), SCORES)
def test_an_answer_is_scored(
    expected: str, found: str, recall: float, precision: float | None
) -> None:
    assert score(query(expected), places(found)) == Score(recall, precision, empty=not found)


def test_the_same_unit_of_another_act_is_another() -> None:
    assert score(query("a"), frozenset({("order", "a")})).recall == 0


def test_means_count_each_query_once_and_precision_only_where_something_was_found() -> None:
    found = means([Score(1.0, 0.5, False), Score(0.0, None, True), Score(0.5, 1.0, False)])
    assert (found.queries, found.recall, found.precision, found.empty) == (3, 0.5, 0.75, 1)
    assert means([Score(0.0, None, True)]).precision is None


# typed · as one types it on a Russian keyboard
RETYPED = [
    ("қызметші", "кызметши"),
    ("ар-ождан", "ар-ождан"),
    ("өзге, үй, ұлт, һәм, ғылым, ең", "озге, уй, улт, хам, гылым, ен"),
    ("ӘДЕП", "АДЕП"),
    ("Қазақстан, 5-тармақ", "Казакстан, 5-тармак"),
]


@pytest.mark.parametrize(("typed", "russian"), RETYPED)
def test_a_query_is_retyped(typed: str, russian: str) -> None:
    (found,) = retyped([query(typed=typed)])
    assert (found.typed, found.kind, found.units) == (russian, "retyped", places("a b"))


@pytest.mark.parametrize(
    ("kind", "count"),
    [("dictionary", 1), ("inflected", 1), ("several", 1), ("phrase", 0), ("english", 0)],
)
def test_only_kazakh_words_are_retyped(kind: str, count: int) -> None:
    assert len(retyped([query(kind=kind, typed="сыйлық")])) == count


# typed · kind · group: words of one language are counted by the letters they are typed in
GROUPED = [
    ("сыйлық", "dictionary", "Kazakh"),
    ("«мемлекеттік қызметші»", "phrase", "Kazakh"),
    ("“conflict of interest”", "phrase", "English"),
    ("corrupton", "typo", "English"),
    ("сыйлыктар", "retyped", "Kazakh on a Russian keyboard"),
    ("syilyq", "latin-2021", "other keyboards, Latin letters"),
    (",fcis", "keyboard", "other keyboards, Latin letters"),
    ("киім dress", "mixed", "both languages"),
    ("5-тармақ", "number", "numbers"),
    ("bicycle", "none", "nothing to find"),
]


@pytest.mark.parametrize(("typed", "kind", "name"), GROUPED)
def test_a_query_is_counted_in_a_group(typed: str, kind: str, name: str) -> None:
    assert group(query(typed=typed, kind=kind)) == name


def test_an_english_query_is_not_retyped() -> None:
    assert retyped([query(typed="civil servant", kind="several")]) == ()


def test_judged_by_group_and_half() -> None:
    queries = [
        query("a", "english", "gift"),
        query("a", "typo", "сиылқ", half="aside"),
        query("a b", "dictionary", "сыйлық"),
    ]
    found = judged(queries, {"gift": places("a"), "сиылқ": places(""), "сыйлық": places("a")})
    assert [(name, half, m.recall) for (name, half), m in found.items()] == [
        ("Kazakh", "aside", 0.0),
        ("Kazakh", "rules", 0.5),
        ("English", "rules", 1.0),
    ]


TABLE = """
[[query]]
typed = "сыйлық"   # a gift
kind = "dictionary"
units = ["code/kk-5-1", "code/kk-9-p1"]
[[query]]
typed = "велосипед"
kind = "none"
units = []
"""


def test_a_table_is_read() -> None:
    first, second = read_table(TABLE, "rules")
    assert first == Query("сыйлық", "dictionary", places("kk-5-1 kk-9-p1"), "rules")
    assert second == Query("велосипед", "none", frozenset(), "rules")


# in place of · stands · what is said
WRONG = [
    ('"none"', '"nothing"', "rules: query 2 ('велосипед'): 'nothing' is no kind; write dictionary"),
    ("units = []", 'units = ["code/kk-1"]', "'велосипед') is of the kind 'none' and has units"),
    ("code/kk-5-1", "kk-5-1", "'kk-5-1' is no unit; write act/unit"),
    ('kind = "dictionary"', "", "query 1 ('сыйлық') has no kind"),
]


@pytest.mark.parametrize(("place", "stands", "said"), WRONG)
def test_a_wrong_table_is_refused(place: str, stands: str, said: str) -> None:
    with pytest.raises(ValueError) as wrong:
        read_table(TABLE.replace(place, stands), "rules")
    assert said in str(wrong.value)


units = st.frozensets(st.sampled_from([("code", letter) for letter in "abcdef"]))


@given(units, units)
def test_a_score_stays_between_none_and_all(
    expected: frozenset[Place], found: frozenset[Place]
) -> None:
    judgement = score(Query("x", "typo", expected, "rules"), found)
    assert 0 <= judgement.recall <= 1
    assert judgement.precision is None or 0 <= judgement.precision <= 1
    assert (judgement.recall == judgement.precision == 1) == (expected == found)


# ---- the table that is printed ------------------------------------------------------------------


def test_the_markdown_table() -> None:
    queries = [query("a b", typed="ар"), query("", "none", "y")]
    material = judged(queries, {"ар": places("a c d"), "y": places("")})
    ours = judged(queries, {"ар": places("a b"), "y": places("")})
    rows = judge.table(ours, material).splitlines()[2:]
    assert rows == [
        "| Kazakh | rules | 1 | 1.00 | .50 | 1.00 | .33 | 0 | 0 |",
        "| nothing to find | rules | 1 | 1.00 | 1.00 | 1.00 | 1.00 | 1 | 1 |",
    ]
    assert judge.table(None, material).splitlines()[2].startswith("| Kazakh | rules | 1 | – | .50")


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds no table of queries"):
        judge.load(tmp_path)


# ---- what is judged -----------------------------------------------------------------------------

PAGE = """\
# 5-тармақ · Clause 5

<a id="kk-5-p1"></a>**5.** Қызметші:

<a id="en-5-p1"></a>**5.** A servant must:

<a id="kk-5-1"></a>**1)** құрметтеуге &amp; сақтауға
"""


def test_every_unit_is_a_section_of_plain_material(tmp_path: Path) -> None:
    for name in ("code/5.md", "code/index.md", "articles/norms.md"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(PAGE, encoding="utf-8")
    (tmp_path / "docs" / "about.kk.md").write_text("# About\n", encoding="utf-8")
    leads = sections.lay_out(tmp_path / "plain", tmp_path / "docs")
    written = (tmp_path / "plain" / "docs" / "code" / "5.md").read_text(encoding="utf-8")
    assert written.startswith("# 5-тармақ · Clause 5\n")
    assert '<h2 id="kk-5-1">1)</h2>\n<p lang="kk">құрметтеуге &amp; сақтауға</p>' in written
    assert not (tmp_path / "plain" / "docs" / "about.kk.md").exists()
    assert leads["code/5/#kk-5-1"] == {("code", "kk-5-1")}
    assert leads["code/5/"] == {("code", "kk-5-p1"), ("code", "en-5-p1")}  # its opening words
    assert leads["code/"] == frozenset()
    assert leads["articles/norms/#kk-5-1"] == {("norms", "kk-5-1")}


SHOWN = "() => [...document.querySelectorAll('.md-search-result__link')].map(a => a.href)"
# Material renders four more each time that the reader comes anew to the end of the list.
SCROLL = """async () => {
  const pane = document.querySelector(".md-search__scrollwrap"), frame = () => new Promise(r => setTimeout(r, 60))
  while (document.querySelectorAll(".md-search-result__item").length < heard.answered.at(-1).length) {
    pane.scrollTop = 0; await frame(); pane.scrollTop = pane.scrollHeight; await frame()
  }
}"""


@pytest.mark.browser
def test_materials_worker_answers_what_material_shows(browser: Browser, tmp_path: Path) -> None:
    leads = sections.lay_out(tmp_path / "plain", ROOT / "docs")
    build(tmp_path / "plain", tmp_path / "site")
    with served(tmp_path / "site") as address, reader.opened(browser, f"{address}/") as page:
        page.keyboard.press("/")
        page.wait_for_function("heard.materialReady !== null")
        for text in ("басшы", '"civil servant"', "велосипед"):
            answers.type_text(page, "material", text)
            page.evaluate(SCROLL)
            shown = {href.removeprefix(f"{address}/") for href in page.evaluate(SHOWN)}
            assert shown == set(page.evaluate("heard.answered.at(-1).flat().map(i => i.location)"))
            assert shown <= leads.keys()
            assert bool(shown) == (text != "велосипед")


OURS = """<input type="search"><div data-search-results></div><script>
  const field = document.querySelector("input"), results = document.querySelector("div")
  const show = () => setTimeout(() => {
    results.innerHTML = field.value === "none" ? "" :
      '<a data-unit="kk-5-2" href="/en/code/5/?h=x#kk-5-2"></a><a href="/code/6/"></a>'
    results.dataset.query = field.value
  }, 50)
  field.value = new URLSearchParams(location.search).get("q")
  field.addEventListener("input", show)
  show()
</script>"""


@pytest.mark.browser
def test_what_our_search_shows_is_taken_from_its_links(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(OURS, encoding="utf-8")
    with served(tmp_path) as address:
        found = answers.of_ours(browser, address, ["a", "none", "a b"], {"code"})
    assert found == {"a": places("kk-5-2"), "none": frozenset(), "a b": places("kk-5-2")}


@pytest.mark.browser
def test_a_site_without_a_search_is_no_error(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>", encoding="utf-8")
    with served(tmp_path) as address:
        assert answers.of_ours(browser, address, ["a"], {"code"}) is None
