"""Files that pages load: their names are of their content, and every page names them so."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from adep.site.assets import JOINED, joined, named, with_sum
from adep.site.fonts import LICENCE

SUMMED = re.compile(r".+\.([0-9a-f]{10})\.[a-z0-9]+")


def ten(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


def test_a_name_changes_with_its_content() -> None:
    assert with_sum("assets/a.b/c.css", b"x") == f"assets/a.b/c.{ten(b'x')}.css"
    assert with_sum("search/kk.js", b"x") != with_sum("search/kk.js", b"y")


# a file as it is written                            as it is published
WRITTEN = [
    ("a.css", "/* Why. */\na b, c {\n  color: red;\n  margin: 0 1px\n}\n", "a b,c{color: red;margin: 0 1px}"),
    ("a.css", 'p::before { content: " ; /* */ \\" , { "; }', 'p::before{content: " ; /* */ \\" , { ";}'),
    ("a.css", "/* It's }. */ p { a: '; ' }", "p{a: '; '}"),
    ("a.css", "@media (a) and (b) { p { a: b } }\n", "@media (a) and (b){p{a: b}}"),
    ("a.js", "// Why.\nif (a) {\n  // How.\n  b(); // what\n}\n", "if (a) {\nb();\n}\n"),
    ("a.js", 'a = " // no", b; // it is "quoted"\n', 'a = " // no", b; // it is "quoted"\n'),
    ("a.js", "a = /\\/\\/ /; // two\n", "a = /\\/\\/ /;\n"),
    ("a.js", 'const a = "// no comment";\n', 'const a = "// no comment";\n'),
    ("a.txt", "  // a\n", "  // a\n"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "written", "published"), WRITTEN)
def test_what_is_said_to_writers_stays_with_them(name: str, written: str, published: str) -> None:
    (content,) = named({name: written.encode()}).files.values()
    assert content.decode() == published


def test_no_text_of_a_script_runs_over_the_end_of_a_line(root: Path) -> None:
    """Its next line would lose the space before it."""
    for file in (root / "overrides" / "assets").rglob("*.js"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert line.count("`") % 2 == 0, f"{file}: {line}"


# in the style                                     what is published
STYLES = [
    ("p{src:url(f/a.woff2)}", "p{src:url(f/a.{a}.woff2)}"),
    ("p{src:url('f/a.woff2')format('woff2')}", "p{src:url('f/a.{a}.woff2')format('woff2')}"),
    ('p{src:url( "../s/f/a.woff2" )}', 'p{src:url( "../s/f/a.{a}.woff2" )}'),
    ('p{src:url("f/a.woff2?#iefix")}', 'p{src:url("f/a.{a}.woff2?#iefix")}'),
    ("p{src:url(data:font/woff2,x)}", "p{src:url(data:font/woff2,x)}"),
    ("p{fill:url(#place)}", "p{fill:url(#place)}"),
]


@pytest.mark.parametrize(("written", "published"), STYLES)
def test_a_style_names_what_it_loads_by_its_new_name(written: str, published: str) -> None:
    letters = b"letters"
    assets = named({"s/style.css": written.encode(), "s/f/a.woff2": letters})
    expected = published.replace("{a}", ten(letters)).encode()
    assert assets.files[assets.paths["s/style.css"]] == expected
    assert assets.paths["s/style.css"] == f"s/style.{ten(expected)}.css"


def test_other_letters_give_the_style_another_name() -> None:
    style = b"p{src:url(a.woff2)}"
    one, other = (named({"a.css": style, "a.woff2": font}) for font in (b"1", b"2"))
    assert one.paths["a.css"] != other.paths["a.css"]


def test_a_style_that_names_a_missing_file_is_refused() -> None:
    with pytest.raises(LookupError, match=r"s/a\.css names f/b\.woff2, which is not there"):
        named({"s/a.css": b"p{src:url(f/b.woff2)}"})


@pytest.mark.parametrize("file", JOINED)
def test_a_file_is_made_of_all_its_parts(root: Path, file: str) -> None:
    """A part that nobody listed would never run, and never hold."""
    overrides = root / "overrides"
    folder = overrides / JOINED[file][-1].rpartition("/")[0]
    there = {
        path.relative_to(overrides).as_posix() for path in folder.glob(f"*{Path(file).suffix}")
    }
    assert there <= set(JOINED[file])
    parts = {part: part.encode() for paths in JOINED.values() for part in paths}
    made = joined(parts | {"assets/x.css": b""})
    assert set(made) == {"assets/x.css", *JOINED}
    assert made[file].decode().split("\n") == list(JOINED[file])


def test_every_file_that_a_page_loads_bears_the_sum_of_its_content(
    site: Path, pages: Mapping[str, BeautifulSoup]
) -> None:
    """And nothing lies there that no page loads by such a name. The list of what the search loads bears
    the sum of the whole site's files: no page has to wait until the texts are packed."""
    there = {path for top in ("assets", "search") for path in (site / top).rglob("*.*")}
    there -= {site / LICENCE}  # loaded by nobody, kept for whoever wants to read it
    assert len(there) > 15
    for one in there:
        match = SUMMED.fullmatch(one.name)
        assert match and (match[1] == ten(one.read_bytes()) or one.name.startswith("files-")), one
    loaded: set[Path] = set()
    for path, page in pages.items():
        file = site / path
        links = [
            str(tag.get("src") or tag["href"])
            for tag in page.select("script[src], link:not([rel=alternate]), img")
        ]
        links += [f"{form['data-base']}{name}" for form in page.select("form.search, form.check")
                  for name in str(form["data-files"]).split()]  # fmt: skip
        lists = [site / f"search/{link.rpartition('/')[2]}" for link in links if "/files-" in link]
        links += [f"{page.select('form.search')[0]['data-base']}{name}"
                  for one in lists for name in re.findall(r'"([^"]+)"', one.read_text("utf-8"))]  # fmt: skip
        links += [str(button["data-file"]) for button in page.select("button[data-file]")]
        for link in links:
            found = (file.parent / unquote(link)).resolve()
            if file.name == "404.html":
                found = site / unquote(link).lstrip("/")
            assert found.is_file(), f"{file}: {link}"
            loaded.add(found)
    for style in [path for path in loaded if path.suffix == ".css"]:
        for named_in_it in re.findall(r'url\("([^"#:]+)"\)', style.read_text(encoding="utf-8")):
            loaded.add((style.parent / named_in_it).resolve())
    assert {path.name for path in loaded - there} == {"favicon.ico"}
    # Named where the site knows its address, and where it names who hosts it.
    assert {path.name.partition(".")[0] for path in there - loaded} == {"share", "agency"}
