"""What a machine can tell of a page's accessibility from the page alone, on every built page.

Headings, landmarks, names and the language of every word; axe (test_axe.py) looks at the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, CData, Comment, Doctype, Tag

from adep.languages.data_files import FOLDER
from adep.languages.grammar import interface_languages
from adep.languages.spelling.rules import load_spelling
from adep.view.foreign_words import voices
from adep.view.unit_values import Said

ALPHABETS = {lang: load_spelling(FOLDER / lang).letters for lang in interface_languages()}
# Nothing shows the box of Material's own search.
CONTROLS = "input:not([type=hidden], #__search), select, textarea, button, summary, a[href]"
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for")
SPOKEN = ("aria-label", "title", "placeholder", "alt")

# Where letters of another language are right, and why.
AS_PRINTED = "pre, del, .worded, code"  # a source's own slips, file names
NAMES_OF_PLACES = ".at"  # ids of units: kk-5-2


def language_of(tag: Tag | None) -> str:
    """The language that a reader's program takes a text of ``tag`` to be in."""
    while tag is not None and not tag.get("lang"):
        tag = tag.parent
    return str(tag["lang"]) if tag is not None else ""


def spoken(page: BeautifulSoup) -> Iterator[tuple[Tag, str]]:
    """Every piece of text that is read out, with the tag that it stands in or on."""
    for text in page.find_all(string=True):
        hidden = isinstance(text, Comment | Doctype | CData)
        if (
            text.parent
            and text.strip()
            and not hidden
            and text.parent.name not in ("script", "style")
        ):
            yield text.parent, str(text)
    for tag in page.find_all(True):
        yield from ((tag, str(tag[name])) for name in SPOKEN if tag.get(name))


def strangers(page: BeautifulSoup) -> list[str]:
    """Words whose letters are not of the language that they are marked with."""
    # By identity: a tag of Beautiful Soup is hashed and compared by all that it holds.
    expected = {id(tag) for tag in page.select(f"{AS_PRINTED}, {NAMES_OF_PLACES}")}
    found = []
    for tag, text in spoken(page):
        lang = language_of(tag)
        if voices(text, lang, ALPHABETS) == (Said(text, lang),):
            continue
        if tag.name == "title" or not expected.isdisjoint(map(id, [tag, *tag.parents])):
            continue  # a title has no marks inside; the page's own heading has
        found += [
            f"<{tag.name}> in {lang}: {part.text}"
            for part in voices(text, lang, ALPHABETS)
            if part.lang != lang
        ]
    return found


# words · their language → what is read out in which language
VOICES = [
    ("civil servants", "en", [("civil servants", "en")]),
    ("(мемлекеттік қызметшілер)", "en", [("(", "en"), ("мемлекеттік қызметшілер", "kk"), (")", "en")]),
    ("ұғым «shall prevent» емес", "kk", [("ұғым «", "kk"), ("shall prevent", "en"), ("» емес", "kk")]),
    ("SHA-256 пен IV тарау", "kk", [("SHA-256 пен IV тарау", "kk")]),  # capitals are no language
    ("бiр", "kk", [("бiр", "kk")]),  # a Latin i in a Kazakh word
    ("2) 15 § — №", "en", [("2) 15 § — №", "en")]),
    ("слово", "ru", [("слово", "ru")]),  # a language that is not ours is left alone
    ("", "en", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lang", "heard"), VOICES)
def test_words_of_another_language_are_told_apart(
    text: str, lang: str, heard: list[tuple[str, str]]
) -> None:
    assert voices(text, lang, ALPHABETS) == tuple(Said(*part) for part in heard)


def test_every_word_is_marked_with_its_language(pages: Mapping[str, BeautifulSoup]) -> None:
    found = [f"{path}: {word}" for path, page in pages.items() for word in strangers(page)]
    assert not found, "\n".join(found[:40])


def test_a_word_in_the_wrong_language_would_be_seen() -> None:
    page = BeautifulSoup(
        '<html lang="en"><p>The word «қызметші»</p><a aria-label="Жабу">x</a>', "html.parser"
    )
    assert strangers(page) == ["<p> in en: қызметші", "<a> in en: Жабу"]


def levels(page: BeautifulSoup) -> list[int]:
    return [int(tag.name[1]) for tag in page.find_all(re.compile(r"^h[1-6]$"))]


def test_headings_are_in_order(pages: Mapping[str, BeautifulSoup]) -> None:
    """One first heading a page; below it no level is left out. The 404 page has one a language."""
    for path, page in pages.items():
        found = levels(page)
        assert found.count(1) == 1 or path == "404.html", path
        assert found[0] == 1, path
        assert all(later <= earlier + 1 for earlier, later in pairwise(found)), path


def test_a_whole_act_can_be_walked_by_its_headings(pages: Mapping[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        if path.endswith("/read/index.html"):
            for clause in page.select("section.clause"):
                assert clause.select_one(":is(h2, h3).clause-link"), f"{path}: {clause['id']}"


def test_landmarks_are_there_and_have_names(pages: Mapping[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        assert len(page.find_all("main")) == 1, path
        if not page.select_one("header.md-header"):
            continue  # a page that only leads on
        skip = page.select_one("body a")
        assert skip is not None and page.select_one(f"h1{skip['href']}"), path
        names = [str(nav["aria-label"]) for nav in page.find_all("nav")]
        assert len(names) == len(set(names)), path


def test_references_between_elements_resolve(pages: Mapping[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        ids = {tag["id"] for tag in page.find_all(id=True)}
        for tag in page.find_all(True):
            for name in REFERENCES:
                assert set(str(tag.get(name, "")).split()) <= ids, f"{path}: {tag}"


def name_of(tag: Tag, page: BeautifulSoup) -> str:
    """The accessible name of a control, as far as a file tells it."""
    labels = page.select(f'label[for="{tag["id"]}"]') if tag.get("id") else []
    labels += tag.find_parents("label")
    said = [tag.get("aria-label"), *[label.get_text() for label in labels], tag.get_text()]
    return " ".join(str(words) for words in said if words).strip()


def test_every_control_has_a_name_and_every_picture_is_aside(
    pages: Mapping[str, BeautifulSoup],
) -> None:
    for path, page in pages.items():
        for tag in page.select(CONTROLS):
            assert name_of(tag, page), f"{path}: {tag}"
        for picture in page.select("img, svg"):
            aside = picture.find_parent(attrs={"aria-hidden": "true"})
            told = picture.get("alt") is not None or picture.get("aria-label")
            assert told or picture.get("aria-hidden") == "true" or aside, f"{path}: {picture}"


def test_what_is_heard_names_things_by_words(pages: Mapping[str, BeautifulSoup]) -> None:
    """A heading has no mark of a note in its name; an address of a unit says its place and never its
    id; a quotation says whose words it has, a remark and a notice first what they are."""
    seen = Counter[str]()
    for path, page in pages.items():
        for tag in page.select(":is(h1, h2, h3, h4) :is(sup, .footnote-ref)"):
            raise AssertionError(f"{path}: {tag}")
        for tag in page.select("a.cite"):
            seen["address"] += 1
            assert str(tag["href"]).removeprefix("#") not in name_of(tag, page), f"{path}: {tag}"
        for tag in page.select("figure.quoted"):
            seen["quotation"] += 1
            said = tag.select_one("figcaption")
            assert said and said.get_text().strip(), f"{path}: {tag}"
        for tag in page.select("[role=note]:is(aside.remark, div.notice)"):
            seen[tag["class"][0]] += 1
            first = tag.select_one("strong")
            words = tag.get_text().strip()
            assert first and words.startswith(first.get_text()), f"{path}: {tag}"
    assert min(seen[kind] for kind in ("address", "quotation", "remark", "notice")) > 10, seen
