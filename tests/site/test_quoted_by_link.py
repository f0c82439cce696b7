"""Units that a page quotes by links: what of its Markdown is one quotation, and what leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from adep.pages.quotations import QuotationLinks, QuotedByLink, check, fill
from tests.tools.quoting import plain

# Markdown, with [n] for a link that quotes unit n · what it becomes: {1 2} is a quotation of both
PAGES = [
    # alone in a paragraph, parted by nothing or by marks
    ("[1]", "{1}"),
    ("[1], [2];\n[3].", "{1 2 3}"),
    ("[1]\n\n[2]", "{1 2}"),
    ("[1]\n\nWords.\n\n[2]", "{1}<p>Words.</p>{2}"),
    ("[1] [1]", "{1}"),
    # the items of a list, tight or loose
    ("- [1]\n- [2]", "{1 2}"),
    ("1. [1]\n\n2. [2]", "{1 2}"),
    # among other words a link stays a link, and what it quotes stands below
    ("See [1] and **[2]**.", "<p>See 1 and <strong>2</strong>.</p>{1 2}"),
    ("- No: [1]\n- [2]", "<ul><li>No: 1{1}</li><li>{2}</li></ul>"),
    ("## On [1]", "<h2>On 1</h2>{1}"),
    # set apart as a quotation is on a code host, in a table, in an element
    ("> [1]", "{1}"),
    ("> Words.\n>\n> [1]", "<blockquote><p>Words.</p>{1}</blockquote>"),
    ("| a | b |\n|---|---|\n| [1] | c |", "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>{1}</td><td>c</td></tr></tbody></table>"),
    ("<div markdown>\n\n[1]\n\n</div>", "<div>{1}</div>"),
    # what is shown as it is typed, or has another title, quotes nothing
    ("`[1]`", '<p><code>[u](../a/1.md#en-1-1 "quote")</code></p>'),
    ('[u](../a/1.md#en-1-1 "Quote")', "<p>1</p>"),
]  # fmt: skip


def converted(text: str) -> str:
    text = re.sub(r"\[(\d)\](?!\()", r'[u](../a/1.md#en-1-\1 "quote")', text)
    extensions: list[str | Extension] = ["tables", "md_in_html", QuotationLinks()]
    html = Markdown(extensions=extensions).convert(text)

    def quote(units: Sequence[QuotedByLink]) -> str:
        assert all(one.path == "a/1.md" for one in units)
        return "{" + " ".join(one.unit.removeprefix("en-1-") for one in units) + "}"

    html = fill(html, "questions/some.en.md", quote)
    html = re.sub(r'<a href="\.\./a/1\.md#en-1-(\d)"[^>]*>u</a>', r"\1", html)
    return re.sub(r"\s*\n\s*", "", html)


@pytest.mark.parametrize(("text", "becomes"), PAGES)
def test_what_is_one_quotation(text: str, becomes: str) -> None:
    assert converted(text) == becomes


UNITS = {"a/1.md": ["en-1-p1", "en-1-1", "en-1-2"], "a/@2011-04-01/1.md": ["kk-1-p1"]}

# the page · its link · what is wrong, "" for nothing
LINKS = [
    ("q.md", "a/1.md#en-1-1", ""),
    ("q/b.en.md", "../a/1.md#en-1-1", ""),
    ("q/b.md", "../a/%402011-04-01/1.md#kk-1-p1", ""),
    ("a/1.md", "#en-1-2", ""),
    ("a/2.md", "1.md#en-1-9", "there is no unit en-1-9 on that page (it has en-1-p1 … en-1-2)"),
    ("a/2.md", "1.md", "it names no unit (it has en-1-p1 … en-1-2)"),
    ("q.md", "../a/1.md#en-1-1", "that is no page of an act"),
    ("q.md", "a/1/#en-1-1", "that is no page of an act"),
    ("q.md", "/a/1.md#en-1-1", "that is no page of an act"),
    ("q.md", "https://a.example/a/1.md#en-1-1", "that is no page of an act"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "link", "wrong"), LINKS)
def test_a_quotation_of_what_is_not_there_is_told(page: str, link: str, wrong: str) -> None:
    text = f'# A page\n\nWords and\n\n[9]({link} "quote")\n'
    found = check(page, text, UNITS)
    assert bool(found) is bool(wrong)
    for problem in found:
        assert (problem.path, problem.line) == (f"docs/{page}", 5)
        assert problem.code == "quotation-without-unit" and problem.stops
        assert wrong in problem.message and 'take "quote" out' in problem.message


def test_any_page_comes_through() -> None:
    """A slot that a page writes itself is one like others: nothing is put in that is not there."""
    assert fill("<p>a</p>", "q.md", lambda units: "x") == "<p>a</p>"
    assert fill('<div data-quoted=""></div>', "q.md", lambda units: str(units)) == "[]"
    slot = '<div data-quoted="a/1.md#en-1-1"></div>'
    assert fill(slot, "q/b.md", lambda units: units[0].path) == "q/a/1.md"


@pytest.mark.parametrize("lang", ["", "en/"])
def test_a_hand_written_page_quotes_the_law(site: Path, lang: str) -> None:
    """The page on this site: a Kazakh item with its verb, its counterpart, its wording and state."""
    html = (site / lang / "about/index.html").read_text(encoding="utf-8")
    (quoted,) = re.findall(r'<figure class="quoted">.*?</figure>', html, re.DOTALL)
    assert 'data-quote="honor-code-2005/kk-5-2 honor-code-2005/en-5-1"' in quoted
    said = plain(unescape(re.sub(r"<[^>]*>", " ", quoted)))
    parts = ["мемлекеттік қызметшілер", "саясатын жақтауға", "тиіс"]
    assert [said.find(f" {part} ") for part in parts] == sorted(said.find(f" {p} ") for p in parts)
    assert min(said.find(f" {part} ") for part in parts) > 0
    told = {
        "en/": ["repealed from 1 january 2016", "ethics of the state s civil servants",
                "wording of 1 october 2013", "official text", "unofficial translation"],
        "": ["күшін жойған", "2013 жылғы 1 қазандағы", "ресми мәтін", "бейресми аударма"],
    }[lang]  # fmt: skip
    assert all(f" {words} " in said for words in told)
