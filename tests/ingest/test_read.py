"""The first stage: bytes → lines. The fixtures are ours, in the shapes that real files come in."""

from __future__ import annotations

import contextlib
import hashlib
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adep.base.problems import Refused
from adep.ingest.read import load_source, read
from adep.model import Line
from tests.tools.properties import many
from tests.tools.reading import KAZAKH, texts

# ---- lines ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a", ["a"]),
        ("a\n", ["a"]),
        ("a\n\n", ["a", ""]),
        ("\n\n a \nb", ["", "", " a ", "b"]),
        ("a\r\nb\rc\n", ["a", "b", "c"]),  # three ways to end a line
        (
            "a\u2028b\x0bc\x0cd\x85e\x1ef\n",
            ["a\u2028b\x0bc\x0cd\x85e\x1ef"],
        ),  # none of these is one
        ("\u202ea\u200b\u00a0b", ["\u202ea\u200b\u00a0b"]),  # the clean stage answers for them
        ("# 1\\. **x** > y", ["# 1\\. **x** > y"]),  # and for Markdown
    ],
)
def test_plain_lines_are_the_physical_lines(text: str, lines: list[str]) -> None:
    source = read(text.encode(), "act.md")
    assert texts(source) == lines
    assert [line.number for line in source.lines] == list(range(1, len(lines) + 1))
    assert source.count == len(lines)
    assert source.problems == ()


def test_the_digest_is_that_of_the_bytes() -> None:
    data = b"\xef\xbb\xbf1. A\r\n"
    assert read(data, "act.txt").sha256 == hashlib.sha256(data).hexdigest()


# ---- the disk -------------------------------------------------------------------------------


def test_load_source(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "әдеп.txt").write_bytes(b"1. A\n")
    source = load_source(tmp_path, "sources/әдеп.txt")
    assert source.path == "sources/әдеп.txt"
    assert source.lines == (Line(1, "1. A"),)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("none.txt", "source-missing"),
        ("none/none.txt", "source-missing"),
        ("act.txt/none.txt", "source-missing"),
        ("sources", "source-unreadable"),
        ("../outside.txt", "source-unreadable"),
        ("/etc/hostname", "source-unreadable"),
        ("link.txt", "source-unreadable"),
        ("loop.txt", "source-unreadable"),
        ("", "source-unreadable"),
        ("a\0b", "source-unreadable"),
        ("x" * 5000, "source-unreadable"),
    ],
)
def test_load_source_refuses(tmp_path: Path, path: str, code: str) -> None:
    root = tmp_path / "root"
    (root / "sources").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text("text")
    (root / "act.txt").write_text("text")
    (root / "link.txt").symlink_to(tmp_path / "outside.txt")
    (root / "loop.txt").symlink_to(root / "loop.txt")
    with pytest.raises(Refused) as caught:
        load_source(root, path)
    assert [problem.code for problem in caught.value.problems] == [code]


# ---- tags in plain text and Markdown ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # entities are decoded, once, and what they give is never a tag
        ("&laquo;A&raquo;&nbsp;&#8470; 5 &amp;lt;", [(1, "«A»\u00a0№ 5 &lt;")]),
        ("&lt;script&gt;x", [(1, "<script>x")]),
        ("AT&T a&copy=1 &nosuch; \\&amp;", [(1, "AT&T a&copy=1 &nosuch; \\&amp;")]),
        ("a&#10;b\nc", [(1, "a b"), (2, "c")]),
        # tags go, their text stays
        ('<a name="z5"></a>5. A <b>b</b><u>c</u>', [(1, "5. A bc")]),
        ("  1) a <span style='x'>b</span>;", [(1, "  1) a b;")]),
        ("a<br>b<BR/>c<br />", [(1, "a"), (1, "b"), (1, "c")]),
        ("a<o:p></o:p>", [(1, "a")]),
        ('a <a\nhref="x">b</a>', [(1, "a "), (2, "b")]),
        ("<p>\na\n</p>", [(1, ""), (2, "a"), (3, "")]),
        ('a <img alt="x > y" onerror="f(1<2)"> b', [(1, "a  b")]),
        # comments and scripts
        ("a<!-- x\ny -->b", [(1, "a"), (2, "b")]),
        ("a<script>if (1<2) x('</b>')</script>b", [(1, "ab")]),
        # what is no tag is text, to the last character
        ("a < b > c, a<b, <1>, <>, </>", [(1, "a < b > c, a<b, <1>, <>, </>")]),
        ("<https://adilet.zan.kz> <a@b.kz>", [(1, "<https://adilet.zan.kz> <a@b.kz>")]),
        ("<Name of the body> \\<b>", [(1, "<Name of the body> \\<b>")]),
        ("<b class='\ny", [(1, "<b class='"), (2, "y")]),
        ("<b мәтін> x", [(1, "<b мәтін> x")]),
    ],
)
def test_tags_in_plain_text(text: str, lines: list[tuple[int, str]]) -> None:
    # Words around the case make sure that it is not taken for a web page.
    source = read(f"{text}\n{'Words. ' * 40}".encode(), "act.md")
    *found, words = [(line.number, line.text) for line in source.lines]
    assert found == lines
    assert words == (text.count("\n") + 2, "Words. " * 40)


STAMP_IN_MARKDOWN = """\
# Code

<table>
<tr><td>&nbsp;</td><td>APPROVED<br>by the Order
of the Minister</td></tr>
</table>

1. A clause that is much longer than the stamp above it, so that nobody takes this for a web page.
<p class="note">Footnote. Paragraph 1 as amended.</p>
2. The second clause, which stands after a note, is no note and stands in no cell of a table.
<h3>Chapter 2. Duties</h3>
3. A third.
"""


def test_a_table_stamp_within_markdown() -> None:
    source = read(STAMP_IN_MARKDOWN.encode(), "act.md")
    assert source.count == 12
    assert {line.number for line in source.lines} == set(range(1, 13))
    cells = [(line.number, line.text, line.block) for line in source.lines if line.cell]
    assert cells == [
        (4, "APPROVED", True),
        (4, "by the Order", False),
        (5, "of the Minister", False),
    ]
    headings = [(line.number, line.heading) for line in source.lines if line.heading]
    assert headings == [(11, 3)]
    assert [line.block for line in source.lines if line.number == 10] == [True]


def test_a_tag_left_open_does_not_colour_the_rest() -> None:
    words = "Words that are no part of the heading. " * 10
    source = read(f"<h2>Heading\n{words}\n<td>a\n\n{words}\n".encode(), "act.md")
    assert [line.heading for line in source.lines] == [2, 0, 0, 0, 0]
    assert [line.cell for line in source.lines] == [False, False, True, False, False]


# ---- properties -------------------------------------------------------------------------------


def check_read_or_refused(data: bytes, path: str) -> None:
    try:
        source = read(data, path)
    except Refused:
        return
    assert source.count >= 1
    assert all(1 <= line.number <= source.count for line in source.lines)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html"]))
@settings(max_examples=many(80))
def test_any_bytes_are_read_or_refused(data: bytes, path: str) -> None:
    check_read_or_refused(data, path)


TAGS = (
    "<p> </p> <b> </b> <br> <td> </td> <table> </table> </a> <!-- --> <script> </script> <style> "
    "<pre> </pre> <h2> </h2> <ul> <li> </ul> <article> </article> <noscript> </noscript> <hr/> "
    "< > & &amp; &#10; &nbsp; &lt; &bad; <! <? </ <![if a]> \" ' \\ слово два, 1. ќ"
)
MARKUP = st.lists(
    st.sampled_from([*TAGS.split(), "<a\nhref='x'>", "<span hidden>", " ", "\n", "\r\n", "\n\n"])
    | st.text(max_size=5),
    max_size=40,
).map("".join)


@given(MARKUP, st.sampled_from(["a.txt", "a.html"]))
@settings(max_examples=many(80))
def test_any_markup_is_read_or_refused(text: str, path: str) -> None:
    check_read_or_refused(text.encode("utf-8", "surrogatepass"), path)


@given(MARKUP)
@settings(max_examples=many(80))
def test_every_physical_line_of_plain_text_gives_a_line(text: str) -> None:
    text = "слова " * 100 + "\n" + text
    try:
        source = read(text.encode("utf-8", "surrogatepass"), "a.md")
    except Refused:
        return
    numbers = [line.number for line in source.lines]
    assert sorted(set(numbers)) == list(range(1, source.count + 1))
    assert numbers == sorted(numbers)


@given(st.text(st.characters(exclude_characters="\0<&", exclude_categories=["Cs"])))
@settings(max_examples=many(80))
def test_plain_lines_join_back_to_the_text(text: str) -> None:
    try:
        source = read(text.encode(), "a.txt")
    except Refused as refused:
        lost = re.search("old-font|letters-lost", str(refused))
        assert not text.strip("\ufeff \t") or text.isspace() or lost
        return
    ends = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    assert "\n".join(texts(source)) == ends.removesuffix("\n")


# ---- time -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["a.txt", "a.html"])
@pytest.mark.parametrize(
    "unit",
    ["<", "&", "<!--", "<!", "<a ", "<a '", '<a "', "</a", "<a href=x ", '"<a\'', "&#", "<?",
     "a=1 ", "=", "<br></p>", "<p>", "<ul>", "<a b='<a' c=\"", "x\n", "<script>",
     "<p hidden>", "<td>", "<![if ", "</td>", "<b>", "ќ", " ", "&amp;",
     "<a '\"<a\"' '\"", "<!-- -->"],
)  # fmt: skip
def test_hostile_files_take_no_long_time(path: str, unit: str) -> None:
    words = "слово " * 10_000 if path == "a.txt" else ""  # so that it is no web page
    text = f"{words}\n<p {unit * (20_000 // len(unit.encode()))}>слово"
    start = time.process_time()
    with contextlib.suppress(Refused):
        read(text.encode(), path)
    assert time.process_time() - start < 1  # 0.3 s on a laptop


def test_a_long_plain_text_is_quick() -> None:
    text = "".join(f"{n}. {KAZAKH * 2}" for n in range(1, 5001))
    data = text.encode()
    assert len(data) > 1_500_000
    start = time.process_time()
    source = read(data, "a.txt")
    assert time.process_time() - start < 0.5  # 0.02 s on a laptop; slack for busy machines
    assert source.count == 10_000
