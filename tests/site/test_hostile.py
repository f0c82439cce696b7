"""Texts made to do harm: whatever they hold becomes words on a page, or is dropped and accounted for.

A small project of them is built, and every kind of its pages opened in a real browser. Each
payload would set ``window.ran`` or ask another host for something.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page

from adep import cli
from adep.base.invisible import INVISIBLE
from adep.base.problems import Problem
from adep.exports.ledger import ledger
from adep.ingest.read import read
from tests.conftest import parsed
from tests.tools.act_toml import act_toml, correction_toml, remark_toml, text_toml
from tests.tools.browsing import PHONE, RESULTS, Watched, settled, watching
from tests.tools.site_build import Shared, served


def facts(order: int, *texts: tuple[str, str]) -> str:
    """An act with markup in its titles, and its texts: language, file."""
    return act_toml(
        *(
            text_toml(lang, "2020-01-01", file, standing="unofficial translation")
            for lang, file in texts
        ),
        kk="Зиянды <script>window.ran=90</script> кодекс",
        en="Hostile {{ 7*7 }} <img src=x onerror=window.ran=91> Code",
        order=order,
        **{
            "short.kk": "Зиянды кодекс",
            "short.en": f"Hostile </script><script>window.ran=92</script> Code {order}",
            "about.en": "<svg onload=window.ran=93>",
        },
    )


LONG = "қ" * 400
# Each line that bears a payload, and what of it must be seen on the clause's page.
MARKDOWN = f"""\
---
title: <b onmouseover=window.ran=1>of the file</b>
layout: "{{{{ 7*7 }}}}"
---
# Chapter 1. <img src="x" onerror="window.ran=2">General Provisions

1. An employee <script>window.ran=3</script>is honest {{{{ config.site_name }}}} {{% raw %}} [[ wiki ]] {{# no #}}:

1) reads [this](javascript:window.ran=4) and [that](data:text/html,<script>window.ran=5</script>);

2) sees ![a picture](http://evil.example/x.png) and <http://evil.example/> {{: onclick="window.ran=6" #kk-1-1 }};

3) includes --8<-- "/etc/passwd" and ``` code ``` and &lt;script&gt;window.ran=7&lt;/script&gt;;

4) closes <!--> early <img src=x onerror=window.ran=8> --> and ]]> and </p><script>window.ran=9</script>;

5) turns \u202eround\u202c and \u2066apart\u2069, rings \x07 and colours \x1b[31mred\x1b[0m and \x9b31m;

6) has <![CDATA[<script>window.ran=10</script>]]> and a line\u2028end and </script><script>window.ran=11</script>;

7) links <a href="javascript:window.ran=12" onclick="window.ran=13">here</a> and <iframe src="javascript:parent.ran=14">frame</iframe>;

8) is as long as {LONG};

9) ends </p></td></table><h1>the cell</h1> and **is bold** and $x$ and :smile: and https://evil.example/.

<!-- a comment of an editor
on two lines: <script>window.ran=15</script> -->

<style>body {{ background: url(http://evil.example/y.png) }}</style>

2. &amp;lt;img src=x onerror=window.ran=16&amp;gt; &#60;img src=x onerror=window.ran=17&#62; stays.

Footnote. Paragraph 2 as amended by the <img src=x onerror=window.ran=18>&lt;img src=x onerror=window.ran=19&gt; order.
"""
PAGE = f"""\
<!doctype html>
<html><head><title>Кодекс</title>
<script>window.ran=30</script>
<base href="http://evil.example/"><meta http-equiv="refresh" content="0;url=http://evil.example/">
<style>@import url(http://evil.example/z.css);</style></head>
<body onload="window.ran=31">
<nav><a href="javascript:window.ran=32">Басты бет</a></nav>
<h3>1-тарау. Жалпы <svg onload="window.ran=33"><text>сурет</text></svg>ережелер</h3>
<p>1. Қызметкер <b onclick="window.ran=34" style="position:fixed">адал</b> болуға
<script>window.ran=35</script>
тиіс: {{{{ 7*7 }}}} {{% include "x" %}} &lt;img src=x onerror=window.ran=36&gt;</p>
<p>1) <a href="javascript:window.ran=37">сілтеме</a> мен <img src=x onerror="window.ran=38"> сурет;</p>
<p>2) <span hidden>жасырын &lt;img src=x onerror=window.ran=39&gt; сөз</span>көрінетін \u202eсөз\u202c;</p>
<p>3) <object data="javascript:window.ran=40">нысан</object><math><mi xlink:href="javascript:window.ran=41">формула</mi></math> {LONG};</p>
<!-- түсініктеме --!> <img src=x onerror=window.ran=42> -->
<p>4) <textarea></textarea><script>window.ran=43</script></p>
<p>5) <plaintext>соңғы <img src=x onerror=window.ran=44> сөз.
</body></html>
"""
PLAIN = """\
1. Қызметкер <script>alert(1)</script> адал болуға тиіс.

2. Қызметкер \u202eадал\u202c болуға тиіс, \x1b]0;hacked\x07 болуға тиіс.
"""
SOURCES = {
    "hostile-one/act.toml": facts(1, ("kk", "kk.html"), ("en", "en.md")),
    "hostile-one/kk.html": PAGE,
    "hostile-one/en.md": MARKDOWN,
    "hostile-one/corrections/en-1-8.toml": correction_toml(
        "en-1-8",
        "is as",
        "is <img src=x onerror=window.ran=60> as",
        en="<script>window.ran=61</script> {{ 7*7 }} | cell",
    ),
    "hostile-one/corrections/en-2-p1.toml": remark_toml(
        "en-2-p1", en="<img src=x onerror=window.ran=62> [x](javascript:window.ran=63)"
    ),
    "hostile-two/act.toml": facts(2, ("kk", "kk.txt")),
    "hostile-two/kk.txt": PLAIN,
    "hostile-note/act.toml": """
article = true
title.en = "Background <script>window.ran=70</script>"
short.en = "Background"
published = 2020-01-01
"""
    + text_toml("en", "2020-01-01", "en.md", standing="background reading"),
    "hostile-note/en.md": "# Background\n\n<img src=x onerror=window.ran=71>Words &lt;script&gt;"
    "window.ran=72&lt;/script&gt; {{ 7*7 }}.\n",
}
PAGES = [
    "", "hostile-one/", "hostile-one/1/", "hostile-one/2/", "hostile-one/read/", "hostile-two/",
    "hostile-two/1/", "hostile-two/2/", "hostile-two/read/", "articles/hostile-note/",
    "corrections/", "timeline/", "cited-acts/", "about/",
]  # fmt: skip
# What of the payloads must be seen: nothing was swallowed to be safe.
SEEN = {
    "hostile-one/1/": [
        "{{ config.site_name }} {% raw %} [[ wiki ]] {# no #}",
        "[this](javascript:window.ran=4)",
        "![a picture](http://evil.example/x.png)",
        "<http://evil.example/> {: onclick=\"window.ran=6\" #kk-1-1 }",
        '--8<-- "/etc/passwd"',
        "<script>window.ran=7</script>",
        "early",
        "]]>",
        "turns round and apart",
        "{{ 7*7 }} {% include \"x\" %} <img src=x onerror=window.ran=36>",
        "көрінетін сөз",
        LONG,
        "and is bold and $x$ and :smile: and https://evil.example/",
    ],
    "hostile-one/2/": ["&lt;img src=x onerror=window.ran=16&gt; <img src=x onerror=window.ran=17>"],
}  # fmt: skip
SIGNATURES = """() => [...document.querySelectorAll('*')].map(
    e => [e.localName, ...e.getAttributeNames().sort()].join(' '))"""
ATTRIBUTES = """() => [...document.querySelectorAll('*')].flatMap(
    e => [...e.attributes].map(a => [a.name, a.value]))"""


@pytest.fixture(scope="module")
def hostile_site(shared: Shared) -> Path:
    return shared.site(SOURCES)


@pytest.fixture(scope="module")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    with served(hostile_site) as found:
        yield found


@pytest.fixture
def victim(browser: Browser, hostile_address: str) -> Iterator[Watched]:
    with watching(browser, hostile_address, PHONE) as watched:
        watched.page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
        yield watched


@pytest.fixture(scope="module")
def own_elements(browser: Browser, address: str) -> set[str]:
    """Tag and attribute names that the templates write, read off our own site."""
    page = browser.new_page()
    found: set[str] = set()
    for path in ["", "honor-code-2005/", "honor-code-2005/5/", "honor-code-2005/16/",
                 "honor-code-2005/read/", "ethics-code-2015/", "ethics-code-2015/1/",
                 "employee-code-2020/", "employee-code-2020/9/", "employee-code-2020/order-1/",
                 "articles/ethical-norms-2024/", "corrections/", "timeline/", "cited-acts/",
                 "about/"]:  # fmt: skip
        page.goto(f"{address}/{path}")
        found |= set(page.evaluate(SIGNATURES))
    page.close()
    return found


def harmless(page: Page, own: set[str]) -> None:
    """Nothing ran, nothing but the templates' own elements is there, no text is turned round."""
    assert page.evaluate("window.ran") is None
    assert {each.split()[0] for each in page.evaluate(SIGNATURES)} <= {
        each.split()[0] for each in own
    }
    names = {name for each in own for name in each.split()[1:]}
    for name, value in page.evaluate(ATTRIBUTES):
        assert name in names and not name.startswith("on"), (name, value)
        assert not INVISIBLE.search(value), (name, value)
        if name in ("href", "src", "action", "style", "http-equiv"):
            assert not re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE)
            assert "evil.example" not in value
    assert not INVISIBLE.search(page.evaluate("document.documentElement.textContent"))
    scripts = page.locator("script").evaluate_all("all => all.map(s => s.textContent)")
    assert not any("ran=" in script for script in scripts)


@pytest.mark.browser
@pytest.mark.parametrize("interface", ["/", pytest.param("/en/", marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_text_is_live(
    victim: Watched, own_elements: set[str], interface: str, path: str
) -> None:
    victim.page.goto(interface + path)
    harmless(victim.page, own_elements)
    text = victim.page.evaluate("document.body.innerText")
    for words in SEEN.get(path, ()):
        assert words in text
    # However long a word is, the page is not wider than the screen.
    assert victim.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.browser
@pytest.mark.parametrize("query", ["script", "адал", "<img src=x onerror=window.ran=80>", "turns"])
def test_nothing_found_is_live(victim: Watched, own_elements: set[str], query: str) -> None:
    victim.page.goto("/en/")
    victim.page.evaluate("q => location.search = '?' + new URLSearchParams({q})", query)
    settled(victim.page, query)
    results = victim.page.locator(RESULTS)
    if "<" not in query:
        assert results.locator("[data-unit]").count()
    assert victim.page.evaluate("window.ran") is None
    assert not results.locator("script, img, iframe, object, embed, svg, base, style").count()
    for name, value in victim.page.evaluate(ATTRIBUTES):
        assert not name.startswith("on") and "javascript:" not in value[:20]
    assert not INVISIBLE.search(victim.page.evaluate("document.body.textContent"))


def test_data_holds_the_words_and_no_page_is_broken_by_them(
    hostile_site: Path,
) -> None:
    data = json.loads((hostile_site / "data/hostile-one.json").read_text("utf-8"))
    clause = next(clause for clause in data["clauses"] if clause["id"] == "1")
    texts = {unit["id"]: unit["text"] for unit in clause["units"]}
    assert not any(INVISIBLE.search(text) for text in texts.values())
    assert texts["en-1-5"].startswith("turns round and apart, rings ")
    assert texts["en-1-6"].endswith("a line end and ;") or "a line end" in texts["en-1-6"]


def test_a_copy_in_markdown_has_the_words_and_no_markup_of_them(hostile_site: Path) -> None:
    """Of pages that are read off the page: nothing of a text becomes markup there again."""
    for path in ("", "en/", "en/corrections/", "corrections/", "en/hostile-one/history/"):
        text = (hostile_site / path / "index.html.md").read_text("utf-8")
        made = BeautifulSoup(MarkdownIt("commonmark").enable("table").render(text), "html.parser")
        assert made.select("script, img, svg, iframe, style, [onload], [onerror], [onclick]") == []
        for link in made.find_all("a"):
            assert not re.match(r"\s*(javascript|data):|.*evil", str(link["href"]), re.IGNORECASE)
        assert "<script>window.ran=" in made.get_text()


def test_what_is_dropped_stands_in_the_ledger(hostile_site: Path) -> None:
    entries = json.loads((hostile_site / "data/hostile-one.ledger.json").read_text("utf-8"))
    said = {(e["source"].rpartition("/")[2], e["line"]): (e["fate"], e["reason"]) for e in entries}

    def of(name: str, text: str, words: str) -> tuple[str, str | None]:
        return said[name, 1 + text[: text.index(words)].count("\n")]

    front = ("furniture", "front matter of the file")
    script = "a script of the web page"
    assert of("en.md", MARKDOWN, "title:") == of("en.md", MARKDOWN, "layout:") == front
    assert of("en.md", MARKDOWN, "window.ran=3<") == ("text", script)
    assert of("en.md", MARKDOWN, "a comment of")[0] == "furniture"
    assert of("en.md", MARKDOWN, "on two lines") == ("furniture", "a comment of the web page")
    assert of("en.md", MARKDOWN, "<style>") == ("furniture", "a style sheet of the web page")
    assert of("kk.html", PAGE, "window.ran=30") == ("furniture", script)
    assert of("kk.html", PAGE, "window.ran=35") == ("furniture", script)
    assert of("kk.html", PAGE, "жасырын") == ("text", "a hidden element of the web page")
    assert of("kk.html", PAGE, "түсініктеме")[1] == "a comment of the web page"
    assert of("kk.html", PAGE, "@import") == ("furniture", "a style sheet of the web page")


# ---- what commands print ------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["\x1b[31m", "\x9b31m", "\u202e", "\r", "\u2028", "a\nb", "\x00"])
def test_a_problem_carries_no_control_character(words: str) -> None:
    problem = Problem("sources/\x1b[2Jx.txt", 1, "unknown-heading", f"«{words}» is no chapter")
    assert str(problem).isprintable()


def test_explain_prints_no_control_character(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("en.md", MARKDOWN), ("kk.html", PAGE), ("kk.txt", PLAIN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert cli.main(["explain", str(tmp_path / name), "--lang", name[:2]]) == 0
        assert all(c.isprintable() or c in "\n\t\u00a0" for c in capsys.readouterr().out)


# ---- mark-up in all its forms: text · what is seen · what is dropped and why ---------------------

COMMENT = "a comment of the web page"
SCRIPT = "a script of the web page"
MARKUP = [
    ("1. A <script>x()</script> b.", "A b.", {1: SCRIPT}),
    ("1. A <SCRIPT >x()</SCRIPT > b.", "A b.", {1: SCRIPT}),
    ("1. A <!-- no --> b.", "A b.", {1: COMMENT}),
    ("1. A <!--> b --> c.", "A b --> c.", {1: COMMENT}),
    ("1. A <!-- <!-- x --> --> b.", "A --> b.", {1: COMMENT}),
    ("1. A &lt;!-- b --&gt; c.", "A <!-- b --> c.", {}),
    ("1. A <![CDATA[b]]> c.", "A c.", {1: COMMENT}),
    ("1. A <img src=x onerror=y()> b.", "A b.", {}),
    ("1. A <b onclick='y()'>b</b> c.", "A b c.", {}),
    ("1. A <unknown onload=y()> b.", "A <unknown onload=y()> b.", {}),
    ("1. A &lt;script&gt;b&lt;/script&gt; c.", "A <script>b</script> c.", {}),
    ("1. A &amp;lt;b&amp;gt; c.", "A &lt;b&gt; c.", {}),
    ("1. A &#x6a;avascript&#58; b.", "A javascript: b.", {}),
    ("1. A <scr<script>ipt>x</script> b.", "A <scr b.", {1: SCRIPT}),
    ("<!--\nx\n-->\n1. A b.", "A b.", {1: COMMENT, 2: COMMENT, 3: COMMENT}),
    (
        "<style>\np {}\n</style>\n1. A b.",
        "A b.",
        dict.fromkeys((1, 2, 3), "a style sheet of the web page"),
    ),
]


@pytest.mark.parametrize(("text", "seen", "dropped"), MARKUP)
@pytest.mark.parametrize("name", ["sources/test/test.txt", "sources/test/test.md"])
def test_markup_in_a_text(name: str, text: str, seen: str, dropped: dict[int, str]) -> None:
    found = parsed(text, path=name)
    assert " ".join(unit.text for unit in found.clauses[0].units) == seen
    assert {e["line"]: e["reason"] for e in ledger(found) if e["reason"]} == dropped
    assert all(entry["fate"] != "blank" for entry in ledger(found))


def test_a_line_of_tags_alone_is_no_blank_line() -> None:
    source = read(b"1. One.\n<br>\n\n2. Two.\n", "x.txt")
    assert [(item.line, item.reason) for item in source.dropped] == [(2, "markup of the web page")]
