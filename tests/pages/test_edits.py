"""What an editor may change on a page, and what he is told where he may not."""

from __future__ import annotations

import datetime
import re

import pytest

from adep.languages import loaded
from adep.languages.data_files import FOLDER
from adep.languages.spelling.rules import Spelling, load_spelling
from adep.library.lint_words import lint
from adep.pages import act_pages, checksums
from adep.pages.bilingual import say
from adep.pages.edits import Edit, Found, find

INTERFACES = loaded.interfaces()
HISTORY = "## " + say(INTERFACES, [words["history.title"] for words in INTERFACES])
PAGE = checksums.seal(
    "\n".join(
        [
            checksums.generated("sources/some-code"),
            "",
            "# 5-тармақ · Clause 5",
            "",
            '<table class="law" markdown>',
            '<tr data-relation="same" markdown>',
            '<td lang="kk" markdown="block">',
            "",
            checksums.unit_line("kk-5-p1", "5.", "Қызметші адал болуға тиіс."),
            "",
            checksums.unit_line("kk-5-1", "1)", "«Заң» талаптарын сақтауға;"),
            "",
            "</td>",
            "</tr>",
            "</table>",
            "",
            HISTORY,
            "",
            "- 2015-12-29: бекітілді",
            "",
        ]
    )
)


def spelling(lang: str) -> Spelling:
    return load_spelling(FOLDER / lang)


def found(page: str, made: str | None = PAGE, path: str = "some-code/5.md") -> Found:
    parts = act_pages.part_headings(loaded.interfaces())
    return find(path, page, made, parts, spelling)


def told(page: str, made: str | None = PAGE) -> list[tuple[int | None, str, str]]:
    return [(p.line, p.code, p.message) for p in found(page, made).problems]


def test_a_page_as_it_was_made_has_no_edit() -> None:
    assert found(PAGE) == Found()


def test_a_mended_word_is_an_edit_with_its_place() -> None:
    after = found(PAGE.replace("адал", "әділ"))
    words = ("Қызметші әділ болуға тиіс.", "Қызметші адал болуға тиіс.")
    assert after == Found(
        (Edit("docs/some-code/5.md", 9, "some-code", None, "kk-5-p1", "kk", *words),)
    )
    # Spaces at the ends, twice, or such as do not break are no change of the words.
    (spaces,) = found(PAGE.replace("Қызметші адал", " Қызметші\u00a0 адал")).edits
    assert spaces.words == spaces.made


def test_an_older_wording_and_an_article_have_their_pages() -> None:
    page = PAGE.replace("адал", "әділ")
    (older,) = found(page, path="some-code/@2011-04-01/5.md").edits
    assert (older.act, older.wording) == ("some-code", datetime.date(2011, 4, 1))
    (article,) = found(page, path="articles/norms-2024.md").edits
    assert (article.act, article.wording) == ("norms-2024", None)


def test_a_letter_of_two_signs_is_the_letter() -> None:
    """«й» from some keyboards is «и» and a breve: it looks the same, and no search would find it."""
    (one,) = found(PAGE.replace("адал", "ада\u0438\u0306")).edits
    assert one.words == "Қызметші ада\u0439 болуға тиіс."


def test_a_copy_of_a_page_is_no_page() -> None:
    """No import makes it: words mended there would be lost with it."""
    page = PAGE.replace("адал", "әділ")
    for path in ("some-code/5 (1).md", "some-code/@old/5.md", "some-code/@2011-02-30/5.md"):
        (problem,) = found(page, made=None, path=path).problems[:1]
        assert (problem.code, problem.line) == ("edit-without-unit", 9)
        assert "renamed or copied" in problem.message and "pages of some-code" in problem.message


def test_lines_that_changed_places_are_answered() -> None:
    one, two = (line for line in PAGE.split("\n") if line.startswith("<a id="))
    (moved,) = told(PAGE.replace(f"{one}\n\n{two}", f"{two}\n\n{one}"))
    assert moved[:2] == (11, "edit-of-structure") and "pairs.toml" in moved[2]


def test_a_sum_that_was_taken_out_with_words_mended_is_asked_for() -> None:
    (one,) = told(re.sub(' data-sum="[0-9a-f]{8}"', "", PAGE).replace("адал", "әділ"))
    assert one[:2] == (9, "edit-of-structure") and "back" in one[2]
    assert f'data-sum="{checksums.sum_of("Қызметші адал болуға тиіс.")}"' in one[2]


def test_a_page_that_is_only_old_is_no_edit() -> None:
    """The source or the records changed since: the next import writes the page anew."""
    newer = checksums.seal(PAGE.replace("адал", "турашыл").replace("бекітілді", "өзгертілді"))
    assert found(PAGE, newer) == Found()
    assert found(PAGE, None) == Found()


# what was changed on the page · line · code · what the sentence must name
STOPPED = [
    # a word was mended, and the import would write other words than those it was mended in
    (("адал", "әділ"), ("Қызметші", "Қызметкер"), 9, "edit-overtaken",
     "On the page: «Қызметші әділ болуға тиіс.». From the source now: «Қызметкер адал"),
    # … or the unit is no more
    (("талаптарын", "талабын"), ("kk-5-1", "kk-5-2"), 11, "edit-without-unit", "kk-5-1 was mended here"),
    # what may not come in
    (("адал", "aдaл"), None, 9, "edit-foreign-letters", "kk-5-p1: «aдaл» (a)"),
    (("адал", "honest"), None, 9, "edit-foreign-letters", "«honest»"),
    (("адал", "а д а л"), None, 9, "edit-letter-spaced", "write it together"),
    (("адал", "**адал**"), None, 9, "edit-markup", "«**» is markup"),
    (("адал", "&lt;b&gt;адал"), None, 9, "edit-markup", "«<b>» is markup"),
    (("адал", "*адал*"), None, 9, "edit-markup", "«*адал*» is markup"),
    (("адал", "_адал_"), None, 9, "edit-markup", "markup"),
    (("адал", "адал &lt;!-- "), None, 9, "edit-markup", "«<!» is markup"),
    (("адал", "ад\ue000ал"), None, 9, "edit-invisible", "U+E000"),
    (("адал", "{{ адал }}"), None, 9, "edit-markup", "markup"),
    (("адал", "[адал](x)"), None, 9, "edit-markup", "markup"),
    (("адал", "ад\u00adал"), None, 9, "edit-invisible", "U+00AD"),
    (("адал", "ад\u061cал"), None, 9, "edit-invisible", "U+061C"),  # turns a line round
    (("адал", "ад\ufffdал"), None, 9, "edit-invisible", "not saved as UTF-8"),
    (("адал", "ад?л"), None, 9, "edit-invisible", "letters were lost («ад?л»)"),
    (("бекітілді", "бек?т?лд?"), None, 19, "page-unreadable", "git restore docs/some-code/5.md"),
    (("адал", "«адал"), None, 9, "edit-quotation", "the marks « » no longer come in pairs"),
    (("адал", '"адал'), None, 9, "edit-quotation", 'the marks "'),
    (("Қызметші адал болуға тиіс.", ""), None, 9, "edit-empty", "no word is left"),
    # what is no word of the law
    (("**5.**", "**6.**"), None, 9, "edit-of-number", "from «5.» to «6.»"),
    (("болуға тиіс.", "болуға\nтиіс."), None, 9, "edit-of-structure", "stands on one line"),
    (("</td>", checksums.unit_line("kk-5-9", "9)", "жаңа") + "\n\n</td>"), None, 13,
     "edit-of-structure", "kk-5-9 was put in"),
    (('data-relation="same"', 'data-relation="amended"'), None, 6,
     "edit-of-made-part", "sources/some-code/pairs.toml"),
    (("бекітілді", "қабылданды"), None, 19, "edit-of-made-part", "sources/some-code/act.toml, [[event]]"),
    (("# 5-тармақ", "# 6-тармақ"), None, 3, "edit-of-made-part", "made from sources/some-code"),
    (("</tr>", "<<<<<<< HEAD\n</tr>"), None, 14, "edit-of-structure", "a merge is not finished"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "source", "line", "code", "words"), STOPPED)
def test_what_cannot_be_recorded_is_answered(
    change: tuple[str, str], source: tuple[str, str] | None, line: int, code: str, words: str
) -> None:
    made = PAGE
    if source:
        # As an import would write the page: with the sums of its words.
        made = "\n".join(
            checksums.unit_line(unit.id, unit.label, unit.text)
            if (unit := checksums.read_line(text.replace(*source)))
            else text
            for text in PAGE.split("\n")
        )
    assert change[0] in PAGE
    problems = told(PAGE.replace(*change, 1), made)
    assert [(at, said) for at, said, message in problems if words in message] == [(line, code)]


LINES = PAGE.split("\n")
# a line that is deleted · the code of the answer · what it says
DELETED = [
    (LINES.index(next(line for line in LINES if "kk-5-1" in line)), "edit-of-structure", "was taken out"),
    (LINES.index("</td>"), "edit-of-structure", "were deleted here; put them back"),
    (LINES.index("</tr>"), "edit-of-structure", "were deleted here; put them back"),
    (LINES.index("# 5-тармақ · Clause 5"), "edit-of-made-part", "Restore the line here"),
]  # fmt: skip


@pytest.mark.parametrize(("at", "code", "says"), DELETED)
def test_a_line_that_was_taken_out_is_shown_where_it_stood(at: int, code: str, says: str) -> None:
    page = "\n".join(LINES[:at] + LINES[at + 1 :])
    (one,) = found(page).problems
    assert (one.line, one.code, one.paste) == (at + 1, code, LINES[at])
    assert says in one.message


FIRST, SECOND = (line for line in LINES if line.startswith("<a id="))
BARE = SECOND.partition("</a>")[2]
MENDED = SECOND.replace("талаптарын", "талабын")
# what was done to the line of kk-5-1 · (line, what is said) of every problem · what may be pasted
UNIT_LINES = [
    ("its anchor was deleted", BARE, (11, "kk-5-1 lost its beginning"), SECOND),
    ("… and a word mended", BARE.replace("талаптарын", "талабын"), (11, "lost its beginning"), MENDED),
    ("half of the anchor was deleted", SECOND[8:], (11, "lost its beginning"), SECOND),
    ("the end of the anchor was deleted", SECOND.replace("</a>", ""), (11, "no longer begins with"), SECOND),
    ("its words were broken", SECOND.replace(" сақ", "\nсақ"), (11, "stand below its line"), ""),
    ("doubled", f"{SECOND}\n{SECOND}", (12, "kk-5-1 stands twice on this page, first in line 11"), ""),
    ("doubled, a line between", f"{SECOND}\n\n{SECOND}", (13, "stands twice"), ""),
    ("marks of a merge", f"<<<<<<< HEAD\n{MENDED}\n=======\n{SECOND}\n>>>>>>> main", (11, "a merge is not finished"), ""),
    ("some of them left", f"{MENDED}\n=======\n{SECOND}", (12, "a merge is not finished"), ""),
    ("it touches the one above", f"\0{SECOND}", (10, "lines of a page stand apart"), ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told", "paste"), [row[1:] for row in UNIT_LINES], ids=[row[0] for row in UNIT_LINES]
)
def test_what_was_done_to_a_line_is_said_once(line: str, told: tuple[int, str], paste: str) -> None:
    page = PAGE.replace(SECOND, line).replace("\n\n\0", "\n")
    (one,) = found(page).problems
    assert (one.line, one.paste) == (told[0], paste) and told[1] in one.message
    assert one.code == "edit-of-structure"


def test_every_unfinished_merge_is_told() -> None:
    page = PAGE
    for line in (FIRST, SECOND):
        page = page.replace(line, f"<<<<<<< HEAD\n{line}\n=======\n{line}\n>>>>>>> main")
    assert [at for at, _, _ in told(page)] == [9, 15]


def test_an_empty_line_is_asked_for() -> None:
    at = LINES.index("")
    (one,) = found("\n".join(LINES[:at] + LINES[at + 1 :])).problems
    assert one.message.endswith("one is changed here: put it back")


def test_what_was_put_in_is_to_be_taken_out() -> None:
    (one,) = found(PAGE.replace("</td>", "Жаңа жол\n\n</td>")).problems
    assert one.message.endswith("Take out what was put in here") and not one.paste


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("PDF пішімінде", "PDF пішімінде береді"),  # capitals of another script are a name
        ("«ашық", "«ашық тырнақша"),  # it was open before
        ("1) бірінші", "1) бірінші; 2) екінші"),  # numbers of items are no brackets
        ("а ә б", "а ә б в"),  # stood apart before
    ],
)
def test_only_what_comes_in_is_pointed_out(old: str, new: str) -> None:
    assert lint(new, old, spelling("kk")) == []
