"""Is this what the code says? What is pasted, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from adep.site.check_files import look_alikes
from tests.tools.browsing import Watched
from tests.tools.several_wordings import SOURCES
from tests.tools.site_build import Shared, served

pytestmark = pytest.mark.browser

# The page's own texts and rules, asked without its form. A passage is told as "act/unit", then what is
# to be said of it, then its words: "-word" lacks, "+word" is too much, "[word" lacks at an end.
SETUP = """async () => {
  document.querySelector("#text").focus();
  while (!(window.adepSearch && adepSearch.index && adepCheck.page)) await new Promise(done => setTimeout(done, 20));
  const texts = adepSearch.texts.unpack(adepSearch.index);
  texts.read();
  const units = texts.all(), printed = units.map(unit => texts.print(unit).text);
  const page = adepCheck.page;
  const corpus = new adepCheck.Corpus(printed, units, page.texts, page.alike, page.capitals);
  const name = number => units[number].act.id + "/" + units[number].id;
  const marks = { gone: "-", new: "+", edge: "[" };
  window.units = units.map((unit, n) => ({ name: name(n), text: printed[n], kind: unit.kind, words: corpus.units[n].ids.length }));
  window.corpus = corpus;
  window.told = text => adepCheck.answer(text, corpus).parts.map(part => part.kind === "none"
    ? { none: part.text, phrases: part.phrases.map(phrase => [phrase.text, phrase.places.length]) }
    : {
      unit: name(part.unit), places: part.places.map(name), differs: part.differs, cut: part.cut,
      torn: part.torn.map(one => name(one[0])), under: part.under < 0 ? "" : name(part.under), open: part.open.map(one => name(one[0])),
      moved: part.moved, leftOut: part.leftOut.map(name), older: page.texts[part.text].older,
      marks: part.pieces.filter(piece => piece[0] !== "same").map(piece => marks[piece[0]] + piece[1])
    });
}"""

Told = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(f"{address}/en/check/")
    opened.evaluate(SETUP)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def told(page: Page) -> Told:
    return lambda text: page.evaluate("text => told(text)", text)


@pytest.fixture(scope="module")
def words(page: Page) -> dict[str, str]:
    """act/unit → its text."""
    return {one["name"]: one["text"] for one in page.evaluate("units")}


# ---- as it is, and with one word changed --------------------------------------------------------


def test_every_unit_is_found_as_it_is(page: Page) -> None:
    """Alone: in its wording, word for word, and nothing else."""
    wrong = page.evaluate("""() => units.filter(unit => {
      const parts = told(unit.text);
      return !(parts.length === 1 && parts[0].places && parts[0].places.includes(unit.name) && !parts[0].differs && !parts[0].cut);
    }).map(unit => unit.name)""")
    assert wrong == []


def test_every_clause_is_found_unit_by_unit(page: Page) -> None:
    """With the numbers of its items: nothing torn, left out or moved, and no sentence open; the points
    of an order alone lack its formula."""
    wrong = page.evaluate("""() => adepCheck.page.texts.flatMap(text => {
      const clauses = new Map();
      text.units.forEach((number, at) => {
        if (text.clauses[at] && units[number].kind === "text") clauses.set(text.clauses[at], (clauses.get(text.clauses[at]) || []).concat(number));
      });
      return Array.from(clauses).filter(([clause, numbers]) => {
        const lines = numbers.map(number => (units[number].name.match(/-(\\d+)$/) || ["", ""])[1] + ") " + units[number].text);
        const parts = told(lines.join("\\n"));
        return parts.map(part => part.unit).join() !== numbers.map(number => units[number].name).join()
          || parts.some(part => part.differs || part.cut || part.open.length || part.moved || part.leftOut.length || (part.torn.length && !clause.startsWith("order-")));
      }).map(([clause]) => text.act + " " + text.lang + " " + clause);
    })""")
    assert wrong == []


CHANGES = """step => units.flatMap((unit, n) => {
  if (unit.words < 6 || unit.kind === "note") return [];
  const own = corpus.units[n], found = [];
  for (let at = n % step; at < own.spans.length; at += step) {
    const [from, to] = own.spans[at], word = unit.text.slice(from, to);
    for (const [change, put, marks] of [
      ["another", "zebra", ["-" + word, "+zebra"]],
      ["none", "", ["-" + word]],
      ["one more", "zebra " + word, ["+zebra"]]
    ]) {
      const parts = told(unit.text.slice(0, from) + put + unit.text.slice(to));
      const part = parts[0], said = (part.marks || []).map(mark => mark.replace("[", "-")).sort().join(" ");
      // Two texts may be one word apart: then it is as near to the other, or the other as it is.
      const nearer = parts.length === 1 && part.unit !== unit.name && (part.places.includes(unit.name) || part.marks.length <= marks.length);
      if (!(parts.length === 1 && (nearer || (part.unit === unit.name && said === marks.slice().sort().join(" "))))) {
        found.push([unit.name, at, change, parts]);
      }
    }
  }
  return found;
})"""


@pytest.mark.parametrize("step", [17, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_a_changed_word_is_found_at_that_word(page: Page, step: int) -> None:
    """Every unit of six words and more, at every so-manieth word: replaced, left out, one put in."""
    assert page.evaluate(CHANGES, step) == []


# ---- in or out of its sentence and its order ----------------------------------------------------

PREVENTS = "employee-code-2020/en-10-p1"  # A civil servant shall prevent:
SHALL = "employee-code-2020/en-9-p1"  # A civil servant shall:
GIFTS = "employee-code-2020/en-10-4"


def test_an_item_without_its_opening_words_is_torn(told: Told, words: dict[str, str]) -> None:
    (alone,) = told(words[GIFTS])
    assert alone["torn"] == [PREVENTS] and not alone["under"]
    opening, item = told(f"{words[PREVENTS]}\n4) {words[GIFTS]}")
    assert opening["unit"] == PREVENTS and item["torn"] == []


def test_a_prohibition_under_the_words_of_a_duty_is_torn(told: Told, words: dict[str, str]) -> None:
    """The worst that can be done to a list: «shall prevent» made a «shall»."""
    _, item = told(f"{words[SHALL]}\n{words[GIFTS]}")
    assert item["unit"] == GIFTS and item["torn"] == [PREVENTS] and item["under"] == SHALL


def test_a_kazakh_duty_without_its_last_word_is_open(told: Told, words: dict[str, str]) -> None:
    parts = told("\n".join(words[f"honor-code-2005/kk-5-{n}"] for n in ("p1", "1", "2")))
    assert [part["open"] for part in parts] == [["honor-code-2005/kk-5-22"]] * 3


def test_swapped_units_are_found(told: Told, words: dict[str, str]) -> None:
    order = [f"employee-code-2020/en-9-{n}" for n in ("p1", "2", "1", "5")]
    parts = told("\n".join(words[one] for one in order))
    assert [part["unit"] for part in parts] == order
    assert [part["moved"] for part in parts] == [False, False, True, False]
    assert parts[3]["leftOut"] == [f"employee-code-2020/en-9-{n}" for n in (2, 3, 4)]


def test_half_a_unit_is_a_part_of_it(told: Told, words: dict[str, str]) -> None:
    (part,) = told(" ".join(words[GIFTS].split()[:14]))
    assert part["unit"] == GIFTS and part["cut"] and not part["differs"]


# ---- what no text has ---------------------------------------------------------------------------

# Sentences as other laws have them, with all that laws have in common. Written for this test.
OTHER = [
    "An employer shall be obliged to conclude an employment contract with the employee in accordance with the procedure established by the legislation of the Republic of Kazakhstan.",
    "State bodies, within their competence, ensure compliance with the legislation of the Republic of Kazakhstan and bear responsibility in accordance with the laws of the Republic of Kazakhstan.",
    "The customer has the right to demand that the supplier remove the defects of the goods at its own expense within the period specified in the contract.",
    "The decision may be appealed to a higher body or to the court within ten working days.",
    "Drivers of vehicles shall give way to pedestrians who cross the carriageway at an unregulated crossing.",
    "Жұмыс беруші Қазақстан Республикасының еңбек заңнамасында белгіленген тәртіппен қызметкермен еңбек шартын жасасуға міндетті.",
    "Мемлекеттік органдар өз құзыреті шегінде Қазақстан Республикасының заңдарында белгіленген тәртіппен бақылауды жүзеге асырады.",
    "Азаматтардың құқықтары мен бостандықтары Қазақстан Республикасының Конституциясына және заңдарына сәйкес қорғалады.",
    "Жеткізуші тауардың кемшіліктерін шартта белгіленген мерзімде өз қаражаты есебінен жоюға тиіс.",
    "Осы Заң алғашқы ресми жарияланған күнінен кейін күнтізбелік алпыс күн өткен соң қолданысқа енгізіледі.",
    "Көлік құралдарының жүргізушілері реттелмейтін өткелмен өтіп бара жатқан жаяу жүргіншілерге жол береді.",
]  # fmt: skip


@pytest.mark.parametrize("text", OTHER)
def test_other_law_is_not_claimed(told: Told, text: str) -> None:
    assert len(text.split()) >= 8
    assert [part.get("none") for part in told(text)] == [text.rstrip(".")]


def test_a_common_phrase_is_said_to_stand_in_so_many_places(told: Told) -> None:
    (part,) = told("Everybody lives in accordance with the laws of the Republic of Kazakhstan.")
    assert part["phrases"] == [["in accordance with the", 4], ["laws of the Republic of Kazakhstan", 4]]  # fmt: skip


def test_between_other_words_a_passage_is_found(told: Told, words: dict[str, str]) -> None:
    before, part, after = told(f"Dear all, our code says: “{words[GIFTS]}” Please mind it.")
    assert part["unit"] == GIFTS and not part["differs"] and not part["cut"]
    assert (before["none"], after["none"]) == ("Dear all, our code says", "Please mind it")


# ---- what copying does --------------------------------------------------------------------------

KK = "honor-code-2005/kk-4-p1"
EN = "ethics-code-2015/en-5-14"
FORGIVEN: list[tuple[str, Callable[[dict[str, str]], str], list[str]]] = [
    ("Latin letters that look alike", lambda of: of[KK].translate(str.maketrans("аеорсухі", "aeopcyxi")), [KK]),
    ("Cyrillic ones in English", lambda of: of[EN].translate(str.maketrans("aeopcyx", "аеорсух")), [EN]),
    ("a capital that looks like another letter", lambda of: of[KK].replace("Кодекс", "Koдекс"), [KK]),
    ("capitals", lambda of: of[KK].upper(), [KK]),
    ("soft hyphens", lambda of: of[KK].replace("мемлекеттік", "мемле\u00adкет\u00adтік"), [KK]),
    ("a soft hyphen at the end of a line", lambda of: of[KK].replace("мемлекеттік", "мемлекет\u00ad\nтік"), [KK]),
    ("signs of no width", lambda of: of[KK].replace("т", "т\u200b"), [KK]),
    ("line breaks", lambda of: of[EN].replace(" ", "\n"), [EN]),
    ("a word parted at the end of a line", lambda of: of[EN].replace("business", "busi-\nness"), [EN]),
    ("bullets and numbers", lambda of: f"• {of[EN]}\n\n14) {of[EN]}", [EN, EN]),
    ("a letter and a bracket", lambda of: f"a) {of[EN]}\nb) {of[EN]}", [EN, EN]),
    ("heads and numbers of pages", lambda of: f"Handbook of our office, page 7\n{of[KK]}\n- 7 -\nHandbook of our office, page 8\n{of[EN]}", [KK, EN]),
    ("a head in the middle of a sentence", lambda of: f"Handbook of our office, page 7\n{of[EN]}\nof\nHandbook of our office, page 8", [EN]),
    ("no punctuation", lambda of: of[KK].replace(".", "").replace(",", ""), [KK]),
    ("a ligature", lambda of: of["ethics-code-2015/en-5-8"].replace("fi", "ﬁ"), ["ethics-code-2015/en-5-8"]),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "units"), [case[1:] for case in FORGIVEN], ids=[case[0] for case in FORGIVEN])  # fmt: skip
def test_what_copying_does_is_forgiven(
    told: Told, words: dict[str, str], spoil: Callable[[dict[str, str]], str], units: list[str]
) -> None:
    found = [part for part in told(spoil(words)) if "unit" in part]
    assert [part["unit"] for part in found] == units
    assert not any(part["differs"] or part["cut"] for part in found)


def test_a_word_alone_on_its_line_is_no_head_of_a_page(told: Told, words: dict[str, str]) -> None:
    """Nothing is forgiven that could turn a rule round."""
    text = words[EN].replace("business", "not\nbusiness")
    (part,) = told(text)
    assert part["marks"] == ["+not"]


def test_letters_that_look_alike_are_told_as_data() -> None:
    rules = {
        "kk": {"look_alikes": {"a": "а", "ə": "ә", "H": "Н"}},
        "en": {"look_alikes": {"а": "a", "Н": "H"}},
    }
    assert look_alikes(rules) == ({"а": "a", "ә": "ə"}, [{"H": "н"}, {"Н": "h"}])


# ---- older wordings -----------------------------------------------------------------------------


def test_an_older_wording_is_told(browser: Browser, shared: Shared) -> None:
    with served(shared.site(SOURCES)) as address:
        page = browser.new_page()
        page.goto(f"{address}/check/")
        page.evaluate(SETUP)
        parts = page.evaluate("text => told(text)", "2. Кітапханашы:\n1) кітапты бір ай ішінде береді;\n2) осы Кодекстің 1-тармағын сақтайды;")  # fmt: skip
        assert [part["older"] for part in parts][1] and not any(part["differs"] for part in parts)
        (now,) = page.evaluate("text => told(text)", "кітапты үш күн ішінде береді")
        assert not now["older"]
        page.close()


# ---- the page -----------------------------------------------------------------------------------


def test_a_reader_asks(reader: Watched, words: dict[str, str]) -> None:
    page = reader.page
    page.goto("/en/check/")
    page.get_by_label("Text to be checked").fill(
        f"{words[KK].replace('үш', 'бес')}\n\n{words[EN]}\n\n<img src=x onerror=alert(1)> is written nowhere."
    )
    page.get_by_role("button", name="Check").click()
    shown = page.locator("section.passage")
    expect(shown).to_have_count(3)
    assert [one.get_attribute("data-kind") for one in shown.all()] == ["differs", "same", "none"]
    expect(shown.nth(0).locator("del")).to_have_text("үш")
    expect(shown.nth(0).locator("ins")).to_have_text("бес")
    expect(shown.nth(0).locator(".state")).to_have_text("Repealed from 1 January 2016")
    expect(shown.nth(1).locator(".warnings")).to_contain_text("This is not the latest wording")
    expect(shown.nth(1).locator(".torn q")).to_have_text("Civil servants shall:")
    link = shown.nth(1).locator("h2 a")
    link.click()
    expect(page.locator("#en-5-14")).to_be_visible()


def test_without_a_script_the_page_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/check/")
    expect(page.locator("form.check")).to_be_hidden()
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    context.close()


def test_axe_finds_nothing_in_an_answer(reader: Watched, words: dict[str, str]) -> None:
    from tests.tools.axe import faults

    page = reader.page
    page.goto("/check/")
    page.locator("#text").fill(f"{words[KK].replace('үш', 'бес')}\n{words[GIFTS]}\nБұл жоқ.")
    page.locator("form.check [type=submit]").click()
    expect(page.locator("section.passage").first).to_be_visible()
    assert faults(page) == []


def test_the_script_asks_nobody(root: Path) -> None:
    """Nothing that is pasted leaves the device."""
    for path in (root / "overrides/assets/adep/check").glob("*.js"):
        text = path.read_text("utf-8")
        for word in ("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "localStorage"):
            assert word not in text
