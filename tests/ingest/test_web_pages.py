"""Web pages → lines: what a page says, and what is only its menus."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from bs4.element import Comment, Doctype
from hypothesis import given, settings
from hypothesis import strategies as st

from adep.base.problems import Refused
from adep.ingest.read import read
from adep.model import Line
from tests.tools.properties import many
from tests.tools.reading import html, refusal, shown, texts

# ---- web pages --------------------------------------------------------------------------------

REGISTER = """\
<!DOCTYPE html>
<html><head><title>Әдеп кодексі - "Әділет" АҚЖ</title>
<style>p { color: red }</style><script>var a = "<p>no</p>";</script></head>
<body>
<header><a href="/kaz">Басты бет</a></header>
<div class="container_alpha slogan"><h1>Әдеп кодексі</h1></div>
<div class="container_gamma text text_new">
<article>
<table><tr><td width="380">&nbsp;</td>
<td><p>Қазақстан Республикасы<br>
Президентінің<br>2015 жылғы
<a href="/d">Жарлығымен</a><br>БЕКІТІЛГЕН</p></td></tr></table>
<h3 id="z12">1-тарау. Жалпы<br>ережелер</h3>
<p id="z15">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; 1. Мемлекеттік
   қызмет – <b>сенім</b>.</p><p id="z16">2) екінші;</p>
<p class="note">Ескерту. 1-тармақ жаңа редакцияда - ҚР Президентінің 22.02.2022 <a
 href="/kaz/docs/U2200000814#z1">№ 814</a> (<a href="/x">қолданысқа</a> енгізіледі)
 Жарлығымен.</p>
<p><span class="note">Ескерту. <a href="/y">Кіріспе</a> алып тасталды.</span><br>
3. Мәтін <span class="note">(ескерту)</span></p>
<p><b><a name="z17"></a>Article 7. Duties</b></p>
<!-- <p>нет</p> --><p style="display: none">жасырын</p><p hidden>жасырын</p>
<p><font color="red">ЗҚАИ-ның ескертпесі!</font></p>
</article>
</div>
<footer>© Әділет</footer>
</body></html>
"""


def test_a_page_of_the_official_register() -> None:
    source = html(REGISTER)
    assert source.count == REGISTER.count("\n")
    nbsp = "\u00a0"
    assert [line for line in source.lines if not line.menu] == [
        Line(10, "Қазақстан Республикасы", block=True, cell=True),
        Line(11, "Президентінің", cell=True),
        Line(11, "2015 жылғы", cell=True),
        Line(12, "Жарлығымен", cell=True, continues=True),
        Line(12, "БЕКІТІЛГЕН", cell=True),
        Line(13, "1-тарау. Жалпы", heading=3, block=True),
        Line(13, "ережелер", heading=3),
        Line(14, f"{nbsp * 5} 1. Мемлекеттік", block=True),
        Line(15, "қызмет – сенім.", continues=True),
        Line(15, "2) екінші;", block=True),
        Line(16, "Ескерту. 1-тармақ жаңа редакцияда - ҚР Президентінің 22.02.2022", 0, True, True),
        Line(17, "№ 814 (қолданысқа енгізіледі)", note=True, continues=True),
        Line(18, "Жарлығымен.", note=True, continues=True),
        Line(19, "Ескерту. Кіріспе алып тасталды.", note=True, block=True),
        Line(20, "3. Мәтін (ескерту)"),
        Line(21, "Article 7. Duties", block=True),
        Line(23, "ЗҚАИ-ның ескертпесі!", block=True),
    ]
    assert [line.text for line in source.lines if line.menu] == [
        'Әдеп кодексі - "Әділет" АҚЖ',
        "Басты бет",
        "Әдеп кодексі",
        "© Әділет",
    ]


MINISTRY = """\
<div class="breadcrumbs"><a href="/">Home</a> » Ethics</div>
<ul class="left"><li><a href="/1">- Astana</a>
<li><a href="/2">- Almaty</a></ul>
<div hidden>hidden</div>
<span class="print_html"><a href="/print">Версия для печати</a></span>
<p>Code of honor<p>1. A public servant must:
<ol><li>be honest, <a href="/law">the law</a> says;<li>be fair.</ol>
<div>first part<br><br>second part<div>inner</div>tail</div>
<pre>
 1. as   it
    stands
</pre>
<p><a href="/decree">Decree No. 1567</a></p>
"""


def test_a_ministry_page_with_menus() -> None:
    source = html(MINISTRY)
    assert [line.text for line in source.lines if line.menu] == [
        "Home » Ethics",
        "- Astana",
        "- Almaty",
        "Версия для печати",
    ]
    assert [(n.number, n.text, n.block) for n in source.lines if not n.menu] == [
        (6, "Code of honor", True),
        (6, "1. A public servant must:", True),
        (7, "1) be honest, the law says;", True),  # as a browser shows it
        (7, "2) be fair.", True),
        (8, "first part", True),
        (8, "second part", True),  # two <br> end a paragraph
        (8, "inner", True),
        (8, "tail", True),
        (10, " 1. as   it", True),
        (11, "    stands", False),
        (13, "Decree No. 1567", True),  # a lone link is no menu
    ]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        # what shows nothing neither begins a paragraph nor stands inside one
        ("<p>&nbsp;\n\u200b\na\n&nbsp;\n\nb", [Line(3, "\u00a0 \u200b a \u00a0", block=True),
                                               Line(6, "b", continues=True)]),
        ("<p>a<br>\n&nbsp;<br>b", [Line(1, "a", block=True), Line(2, "b", block=True)]),
        # a word is never torn, wherever the mark-up has its line ends
        ("<p>қыз<b\nid=a>мет</b> x", [Line(1, "қызмет", block=True), Line(2, "x", continues=True)]),
        ("<p>a<!--\n\n-->b<style>\n</style>\nc", [Line(1, "ab", block=True),
                                              Line(5, "c", continues=True)]),
        # end tags left out
        ("<p class=note>a<p>b", [Line(1, "a", note=True, block=True), Line(1, "b", block=True)]),
        ("<p hidden>a<p>b<ul><li hidden>c<li>d</ul>", [Line(1, "b", block=True),
                                                   Line(1, "d", block=True)]),
        # a note cut in pieces by links
        ("<p><span class=note>a</span> <a href=x>b</a> <span class=note>c</span>",
         [Line(1, "a b c", note=True, block=True)]),
        # entities, good and bad, and what is no tag
        ("<p>&#x;a&nosuch; R&D; &#10;b &copy &#150;", [Line(1, "&#x;a&nosuch; R&D; b © –", block=True)]),
        ("<p>a < b <1> <мәтін> <https://x> </ c", [
            Line(1, "a < b <1> <мәтін> <https://x> </ c", block=True)]),
        ("<p title='<b>'>a<a b='>c", [Line(1, "a<a b='>c", block=True)]),
        ("<p>a<script/>b<script a='<'>c</p>", [Line(1, "abc", block=True)]),
    ],
)  # fmt: skip
def test_the_lines_of_paragraphs(page: str, lines: list[Line]) -> None:
    assert html(page).lines == tuple(lines)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<div>Site</div><main><p>1. A</main><p>Ads", ["1. A"]),
        ("<p>Site<article><header><h1>Code</h1></header>1. A</article>", ["Code", "1. A"]),
        ("<main><nav>menu</nav>1. A<aside>ads</aside></main>", ["1. A", "ads"]),
        # teasers are articles too, but not the page's text
        (
            f"<p>1. {'word ' * 50}</p><article>News</article>",
            ["1. " + "word " * 49 + "word", "News"],
        ),
        (
            f"<p>{'Site ' * 9}<article>News</article><div class='text container_gamma'>"
            "<article>1. A</article></div>",
            ["1. A"],
        ),
        ("<p>one<article></article>", ["one"]),  # an empty body is none
        ("<body style='display:none'><p>1. A", ["1. A"]),  # shown once its script has run
    ],
)
def test_the_body_of_a_page(page: str, expected: list[str]) -> None:
    assert [text for _, text in shown(html(page))] == expected


@pytest.mark.parametrize(
    ("path", "text", "is_page"),
    [
        ("a.html", "<b>one\ntwo</b>", True),
        ("a.HTM", "<b>one\ntwo</b>", True),
        ("a.html", "one\ntwo & three", False),  # only named so
        ("a.txt", "\n<!-- saved --><!DOCTYPE html>one\ntwo", True),
        ("a.txt", "<?xml version='1.0'?>\n<html><b>one\ntwo</b>", True),
        ("a.md", "<article>\none\ntwo</article>", True),
        ("a.txt", "<p>one</p>\n<p>two <b>three</b></p>\n", True),  # next to nothing but tags
        ("a.md", "one\n<b>two</b>", False),
        ("a.txt", "<header>one\n" + "two " * 50, False),
    ],
)
def test_what_counts_as_a_page(path: str, text: str, is_page: bool) -> None:
    # Only a page gives no line for a physical line that shows nothing.
    source = read(f"{text}\n\n".encode(), path)
    assert (source.lines[-1].number < source.count) is is_page


@pytest.mark.parametrize(
    ("page", "line", "word"),
    [
        ("<p>a\n<!-- b <p>c", 2, "comment"),
        ("<p>a\n\n<script>b", 3, "script"),
        ("<div>" * 401 + "a", 1, "nested"),
        ("<div>" * 10_000 + "a", 1, "nested"),
        ("<p><i>" * 10_000 + "a", 1, "nested"),
        ("<p>a\n<b " + "a=1 " * 20_000 + ">", 2, "longer"),
        ("<br>" * 300_001 + "a", 1, "tags"),
    ],
)
def test_broken_pages_are_refused(page: str, line: int, word: str) -> None:
    code, place, message = refusal(page.encode(), "a.html")
    assert (code, place) == ("source-unreadable", line)
    assert word in message


def test_open_paragraphs_and_items_are_no_nesting() -> None:
    source = html("<ul>" + "<li>item <p>text" * 1000 + "</ul><table>" + "<tr><td>cell" * 1000)
    assert [line.text for line in source.lines] == ["item", "text"] * 1000 + ["cell"] * 1000
    assert sum(line.cell for line in source.lines) == 1000


INLINE_PAGE = st.recursive(
    st.sampled_from(
        ["слово", "1. ", "два ", " ", "\n", "&nbsp;", "&laquo;", "<br>", "<!-- - -->", "x"]
    ),
    lambda inner: st.tuples(
        st.sampled_from(
            [
                "p",
                "div",
                "h3",
                "b",
                "a href='x'",
                "span class='note'",
                "script",
                "style",
                "ul",
                "td",
            ]
        ),
        st.lists(inner, max_size=4).map("".join),
    ).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0].split()[0]}>"),
    max_leaves=25,
)


@given(st.lists(INLINE_PAGE, max_size=6).map("".join))
@settings(max_examples=many(80))
def test_the_lines_of_a_page_hold_all_its_visible_text(body: str) -> None:
    # A script holds no tags, so what the strategy nests in one is not what either parser sees.
    body = re.sub(r"<(script|style)>.*?</\1>", r"<\1>x</\1>", body, flags=re.DOTALL)
    soup = BeautifulSoup(f"<html>{body}</html>", "html.parser")
    for element in soup(["script", "style"]):
        element.decompose()
    for text in soup.find_all(string=lambda text: isinstance(text, Comment | Doctype)):
        text.extract()
    visible = "".join(soup.get_text().split())
    try:
        source = html(f"<html>{body}</html>")
    except Refused:
        assert not visible
        return
    assert "".join("".join(texts(source)).split()) == visible
