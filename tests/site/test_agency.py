"""An agency's own name, logo, contact and home page: what is taken, what is refused, what shows."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import tinycss2  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from adep import cli
from adep.base.problems import Refused
from adep.records import load_agency
from adep.records.agency import LARGEST_LOGO, Agency, Contact, parse_agency
from adep.records.svg import why_not_drawn

NAME = 'name.kk = "Мысал агенттігі"\nname.en = "Example Agency"\n'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'


def png(width: int = 1, height: int = 1) -> bytes:
    """A white picture."""

    def part(kind: bytes, content: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + sum_

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = (b"\0" + b"\xff" * width) * height
    parts = (part(b"IHDR", head), part(b"IDAT", zlib.compress(lines)), part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def read(text: str, **pictures: bytes) -> Agency:
    """What a file says; ``logo_svg=…`` is the content of a logo.svg beside it."""
    return parse_agency(text, "agency.toml", lambda name: pictures.get(name.replace(".", "_")))


def test_only_the_name_is_needed() -> None:
    assert read(NAME) == Agency({"kk": "Мысал агенттігі", "en": "Example Agency"})
    assert read('name.kk = "Мысал"').name == {"kk": "Мысал"}


def test_everything_that_can_be_said() -> None:
    found = read(
        NAME
        + 'logo = "logo.svg"\nhome = "https://intranet.example.kz/әдеп?a=1#b"\n'
        + '[[contact]]\ntext.kk = "101-бөлме"\n'
        + '[[contact]]\ntext.en = "Write"\nlink = "mailto:a@example.kz?subject=Adep"\n'
        + '[[contact]]\ntext.en = "Call"\nlink = "tel:+7-7172-000000"\n',
        logo_svg=SVG,
    )
    assert found.logo is not None and (found.logo.kind, found.logo.content) == ("svg", SVG)
    assert found.home == "https://intranet.example.kz/әдеп?a=1#b"
    assert found.contacts == (
        Contact({"kk": "101-бөлме"}, None),
        Contact({"en": "Write"}, "mailto:a@example.kz?subject=Adep"),
        Contact({"en": "Call"}, "tel:+7-7172-000000"),
    )


WRONG = [
    # what the file says                                       at line  what Adep answers
    ("", None, "«name» is missing; write words in each language, name.kk = "),
    ('name = "Agency"', 1, "write words in each language, name.kk = "),
    ('name.ru = "Агентство"', 1, "write name.kk = "),
    ('name.kk = " "', 1, "write a text, name.kk = "),
    ('name.kk = "a\\nb"', 1, "each on one line"),
    ('name.kk = "a\\u202eb"', 1, "write it without characters that nobody sees"),
    (f'name.kk = "{"а" * 121}"', 1, "at most 120 characters"),
    (NAME + 'phone = "1"', 3, "«phone» is not a key of this file; known are name, logo"),
    (NAME + "home = 5", 3, "write an address such as"),
    (NAME + 'home = "intranet"', 3, 'such as "https://intranet.example.kz/"'),
    (NAME + 'home = "javascript:alert(1)"', 3, "write an address"),
    (NAME + 'home = "mailto:a@example.kz"', 3, "write an address"),
    (NAME + 'home = "https:///x"', 3, "write an address"),
    (NAME + 'home = "https://[x"', 3, "write an address"),
    (NAME + "home = 'https://a.kz/\"onclick=\"x'", 3, "write an address"),
    (NAME + '\n[[contact]]\nlink = "tel:+7"', 4, "«text» is missing"),
    (NAME + '\n[[contact]]\ntext.kk = "a"\nlink = "data:text/html,x"', 6, '"mailto:name@example'),
    (NAME + '\n[[contact]]\ntext.kk = "a"\nlink = "mailto:nobody"', 6, "write an address"),
    (NAME + '\n[[contact]]\ntext.kk = "a"\nlink = "tel:call me"', 6, "write an address"),
    (NAME + '\n[[contact]]\ntext.kk = "a"\ncolour = "red"', 6, "«colour» is not a key"),
    (NAME + "[contact]\ntext.kk = 'a'", 3, "tables that begin with [[contact]]"),
    (NAME + '[[contact]]\ntext.kk = "a"\n' * 5, 3, "more than 4 contacts"),
    (NAME + 'logo = "../logo.svg"', 3, "the name of a picture beside this file"),
    (NAME + 'logo = "logo.gif"', 3, "the name of a picture beside this file"),
    (NAME + 'logo = "other.svg"', 3, "is not beside this file; put it there"),
    ("name.kk = ", 1, "is not TOML"),
]


@pytest.mark.parametrize(("text", "line", "words"), WRONG)
def test_a_wrong_file_is_refused_in_one_sentence(text: str, line: int | None, words: str) -> None:
    with pytest.raises(Refused) as caught:
        read(text)
    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == ("agency.toml", "agency-invalid")
    assert problem.line == line and words in problem.message


def drawing(inside: str, before: str = "") -> bytes:
    start = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    return f"{before}{start}{inside}</svg>".encode()


PICTURES = [
    # name       content                                                      what Adep answers
    ("logo.svg", drawing("<script>alert(1)</script>"), "holds <script>"),
    ("logo.svg", drawing('<path onload="alert(1)"/>'), "holds a script (onload)"),
    ("logo.svg", drawing('<a href="javascript:alert(1)"/>'), "holds <a>"),
    ("logo.svg", drawing('<use href="javascript:alert(1)"/>'), "loads something from elsewhere"),
    ("logo.svg", drawing('<image xlink:href="https://e.org/a.png"/>'), "loads something"),
    ("logo.svg", drawing("<style>@import 'a.css';</style>"), "loads something"),
    ("logo.svg", drawing('<path style="fill: url(https://e.org/)"/>'), "loads something"),
    ("logo.svg", drawing("<foreignObject/>"), "holds <foreignObject>"),
    ("logo.svg", drawing('<animateMotion href="#a"/>'), "holds <animateMotion>"),
    ("logo.svg", drawing("", "<!DOCTYPE svg>"), "begins with <!DOCTYPE"),
    ("logo.svg", drawing("", '<?xml-stylesheet href="a.css"?>'), "holds <?xml-stylesheet"),
    ("logo.svg", drawing("", '<!DOCTYPE a [<!ENTITY b "c">]>'), "begins with <!DOCTYPE"),
    ("logo.svg", drawing("<style>@\\69mport 'a.css';</style>"), "loads something"),
    ("logo.svg", drawing("<style>a { fill: u\\72l(https://e.org/) }</style>"), "loads something"),
    ("logo.svg", drawing("<style>a { mask: image-set('a.png' 1x) }</style>"), "loads something"),
    (
        "logo.svg",
        drawing("<style>a { font-family: '/*' } b { fill: url(//e.org) } c { font: '*/' }</style>"),
        "loads something",
    ),
    ("logo.svg", drawing("<style>a { background: red }</style>"), "has a style «background»"),
    ("logo.svg", drawing("<style>a { b { fill: red } }</style>"), "style sheet that is not plain"),
    ("logo.svg", drawing("<style>a {<g/>}</style>"), "holds <g>"),
    ("logo.svg", drawing('<path style="fill: -webkit-image-set(url(#a) 1x)"/>'), "loads something"),
    ("logo.svg", drawing('<path style="background: red"/>'), "has a style «background»"),
    ("logo.svg", drawing('<path fill="url(a.svg#b)"/>'), "loads something"),
    ("logo.svg", drawing('<path fill="url(#a"/>'), "loads something"),
    ("logo.svg", drawing('<path fill="paint(a)"/>'), "loads something"),
    ("logo.svg", drawing('<g xml:base="https://e.org/"/>'), "holds «base»"),
    ("logo.svg", drawing('<image href="data:image/svg+xml;base64,AA=="/>'), "loads something"),
    ("logo.svg", drawing('<set attributeName="href" to="a"/>'), "holds <set>"),
    ("logo.svg", drawing('<filter><feImage href="a.png"/></filter>'), "holds <filter>"),
    (
        "logo.svg",
        drawing('<m xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh"/>'),
        "holds <m>",
    ),
    (
        "logo.svg",
        drawing('<metadata><m xmlns="http://www.w3.org/1999/xhtml"/></metadata>'),
        "holds <m>",
    ),
    (
        "logo.svg",
        drawing("", '<?xml version="1.0" encoding="UTF-7"?>'),
        "is no SVG drawing in UTF-8",
    ),
    ("logo.svg", drawing("").decode().encode("utf-16"), "is no SVG drawing in UTF-8"),
    ("logo.svg", b"<html/>", "is no SVG drawing"),
    ("logo.svg", b"", "is no SVG drawing"),
    ("logo.png", SVG, "is no PNG picture"),
    ("logo.png", png() + b"\0" * LARGEST_LOGO, "has 100 KB; save it smaller, at most 100 KB"),
]


@pytest.mark.parametrize(("name", "content", "words"), PICTURES)
def test_a_wrong_logo_is_refused(name: str, content: bytes, words: str) -> None:
    with pytest.raises(Refused) as caught:
        read(f'{NAME}logo = "{name}"', **{name.replace(".", "_"): content})
    (problem,) = caught.value.problems
    assert problem.line == 3 and words in problem.message and f"«{name}»" in problem.message


GOOD = [
    drawing('<defs><path id="a"/></defs><use xlink:href="#a" fill="url(#b)"/>'),
    drawing('<image href="data:image/png;base64,AA=="/>', "\ufeff"),
    drawing("<path fill='url(\"#a\")' style='stroke: url(#b); opacity: .5;'/>"),
    drawing(
        '<g transform="translate(1 2) rotate(-3)" fill="rgb(0,1,2)"/>', "<!-- made with care -->"
    ),
    drawing(
        '<metadata xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:RDF r:about="">'
        '<d:type xmlns:d="http://purl.org/dc/elements/1.1/" r:resource="http://purl.org/dc/"/>'
        "</r:RDF></metadata>"
    ),
    drawing("<style>/* the sky */ .st0{fill:#0af} #a,.b{stroke:none}</style>"),
    drawing("<style>path { fill: url(#b) }</style>", '<?xml version="1.0" encoding="UTF-8"?>\n'),
]


@pytest.mark.parametrize("content", GOOD)
def test_a_plain_drawing_is_taken(content: bytes) -> None:
    assert read(f'{NAME}logo = "logo.svg"', logo_svg=content).logo is not None


# Parts of what makes a browser load something, and of what is harmless, in any order.
PARTS = [
    *("url(", "u\\72l(", "URL(", "image-set(", "-webkit-image-set(", "src(", "image(", "element("),
    *(
        "@import ",
        "@\\69mport ",
        "@font-face{",
        "#a",
        "//e.org/x",
        "https://e.org/",
        "data:text/html,",
    ),
    *("'", '"', ")", "(", "{", "}", ";", ":", "/*", "*/", "\\", " ", "\n", "fill", "mask", "rgb("),
    *("fill:red", "style", "<g>", "</g>", "<style>", "</style>", "<![CDATA[", "]]>", "&#117;rl("),
]
pieces = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)
PLACES = ["<style>{}</style>", "<path style='{}'/>", '<path style="{}"/>', "<path fill='{}'/>",
          '<path mask="{}"/>', "<use href='{}'/>", "<image href='{}'/>", "{}"]  # fmt: skip


@given(pieces, st.sampled_from(PLACES))
def test_no_drawing_that_is_taken_loads_anything(words: str, place: str) -> None:
    """Held against a parser of styles that is not ours: no address in it leads elsewhere."""
    content = drawing(place.replace("{}", words))
    if why_not_drawn(content) is not None:
        return
    for element in ElementTree.fromstring(content).iter():
        sheets = [tinycss2.parse_stylesheet(element.text or "")] if "style" in element.tag else []
        styles = [tinycss2.parse_component_value_list(value) for value in element.attrib.values()]
        for token in every_token([*sheets, *styles]):
            assert token.type != "at-rule" and getattr(token, "kind", "") != "bad-url"
            if token.type == "url":
                assert token.value.startswith("#")
            if token.type == "function":
                assert token.lower_name in ("rgb", "url")
                inner = [one.value for one in token.arguments if one.type == "string"]
                assert token.lower_name == "rgb" or inner[0].startswith("#")
        for key, value in element.attrib.items():
            assert not key.endswith("href") or value.startswith("#")


def every_token(tokens: Iterable[Any]) -> Iterator[Any]:
    """All tokens of CSS, those within others too."""
    for token in tokens:
        if isinstance(token, list):
            yield from every_token(token)
            continue
        yield token
        for inside in ("prelude", "content", "arguments"):
            yield from every_token(getattr(token, inside, None) or [])


@given(st.text(max_size=60), st.binary(max_size=60))
def test_no_file_brings_anything_else_than_a_sentence(text: str, picture: bytes) -> None:
    for given_text in (text, f'{NAME}home = "{text}"', f'{NAME}logo = "logo.svg"'):
        try:
            found = read(given_text, logo_svg=picture)
        except Refused as refused:
            assert all(one.code == "agency-invalid" for one in refused.problems)
        else:
            assert re.match(r"https?://", found.home or "https://")


def test_where_the_file_is_looked_for(tmp_path: Path) -> None:
    assert load_agency(tmp_path, None) is None and load_agency(tmp_path, "") is None
    (tmp_path / "agency.toml").write_bytes(b"\xef\xbb\xbf" + NAME.replace("\n", "\r\n").encode())
    for setting in (None, str(tmp_path), str(tmp_path / "agency.toml")):
        assert load_agency(tmp_path, setting) == read(NAME)
    with pytest.raises(Refused, match="there is no such file"):
        load_agency(tmp_path, str(tmp_path / "other.toml"))
    (tmp_path / "agency.toml").write_bytes('name.kk = "Ә"\nname.en = "'.encode() + b"\xff")
    with pytest.raises(Refused, match=r"agency\.toml:2: agency-invalid: this file is not UTF-8"):
        load_agency(tmp_path, None)


def test_the_sample_is_true(root: Path, tmp_path: Path) -> None:
    (tmp_path / "agency.toml").write_bytes((root / "agency.example.toml").read_bytes())
    (tmp_path / "logo.svg").write_bytes(SVG)
    found = load_agency(tmp_path, None)
    assert found is not None and found.logo and found.home and len(found.contacts) == 2


def test_a_wrong_file_stops_the_bundle(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "agency.toml"
    wrong.write_text(NAME + 'home = "x"', encoding="utf-8")
    words = ["bundle", "--root", str(root), "--to", str(tmp_path / "to"), "--agency", str(wrong)]
    assert cli.main(words) == 1
    said = capsys.readouterr().err
    assert f"{wrong}:3: agency-invalid: «home» is 'x'" in said and "Nothing was written" in said
    assert not (tmp_path / "to").exists()
