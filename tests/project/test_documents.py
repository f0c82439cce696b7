"""What README, CONTRIBUTING and the guides say is so: commands, settings, codes, files, figures, links.

Only the text of the documents is read, and what they name is looked for in the program. What an
example makes, or what stands on a reader's computer, is listed here.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from adep import __version__, cli
from adep.base.problems import CODES
from adep.exports.all_formats import FORMATS
from adep.exports.schema import published
from adep.model.page_kinds import KINDS
from adep.records.agency import LARGEST_LOGO
from adep.site.settings import AdepConfig
from tests import ROOT
from tests.tools import other_browsers, servers

GUIDES = sorted((ROOT / "guides").rglob("*.md"))
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CONTRIBUTING.kk.md")),
    *GUIDES,
    ROOT / "CHANGELOG.md",
    ROOT / "sources" / "README.md",
    ROOT / "sources" / "asked" / "README.md",
    ROOT / "sources" / "inbox" / "README.md",
]
EVERY = pytest.mark.parametrize(
    "document", DOCUMENTS, ids=[path.relative_to(ROOT).as_posix() for path in DOCUMENTS]
)
FENCE = re.compile(r"^ *```(?P<lang>\w*)\n(?P<code>.*?)^ *```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(`+)(?P<code>.+?)\1")
LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)")


@cache
def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(text: str, *langs: str) -> list[str]:
    """The code blocks that are marked with one of the languages."""
    return [found["code"] for found in FENCE.finditer(text) if found["lang"] in langs]


def inline(text: str) -> list[str]:
    """What stands between backticks in a sentence."""
    return [found["code"].strip() for found in INLINE.finditer(FENCE.sub("", text))]


def typed(text: str) -> Iterator[str]:
    """Every command line that the document shows, of a block or within a sentence."""
    for block in blocks(text, "", "sh"):
        yield from (line.split("  #")[0].strip() for line in block.splitlines())
    yield from inline(text)


# ---- links ----------------------------------------------------------------------------------------


def anchors(text: str) -> set[str]:
    """The names by which code hosts lead to headings."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", re.sub(r"&\w+;", "", title.lower())) for title in titles)
    return {title.replace(" ", "-") for title in plain}


@EVERY
def test_its_links_lead_somewhere(document: Path) -> None:
    for to in LINK.findall(INLINE.sub("", FENCE.sub("", read(document)))):
        if re.match(r"https?:|mailto:", to):
            continue
        name, _, anchor = to.partition("#")
        path = (document.parent / name).resolve() if name else document
        assert path.exists(), to
        assert not anchor or anchor in anchors(read(path)), to


def test_every_guide_is_listed() -> None:
    for listing in (path for path in GUIDES if path.name == "README.md"):
        beside = {path.name for path in listing.parent.glob("*.md")} - {listing.name}
        assert beside <= set(LINK.findall(read(listing))), listing


@EVERY
def test_rows_of_a_table_have_the_cells_of_its_head(document: Path) -> None:
    """A code host drops what is too many, code with a | in it too."""
    for table in re.findall(r"(?:^\|.*\n)+", FENCE.sub("", read(document)), re.MULTILINE):
        rows = [len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()]
        assert len(set(rows)) == 1, table.splitlines()[0]


# ---- commands -------------------------------------------------------------------------------------

EXAMPLE = "texts"  # the command that a guide adds
MAKE = re.compile(r"^(?:[A-Z_]+=\S+ )*make ([a-z][\w-]*)")


@pytest.fixture(scope="module")
def options() -> Mapping[str, frozenset[str]]:
    """Every command of ``adep`` and the options that its help has."""
    every = {}
    for command in cli.COMMANDS:
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            cli.main([command, "--help"])
        every[command] = frozenset(re.findall(r"--[a-z][a-z-]*", told.getvalue()))
    return every


@EVERY
def test_commands_and_their_options_exist(
    document: Path, options: Mapping[str, frozenset[str]]
) -> None:
    for line in typed(read(document)):
        found = re.match(r"(?:\S*/)?adep (?P<command>[a-z]+)\b(?P<rest>.*)", line)
        if found is None or found["command"] == EXAMPLE:
            continue
        assert found["command"] in options, line
        assert {*re.findall(r"--[a-z][a-z-]*", found["rest"])} <= options[found["command"]], line


# What every command has, and what `adep add --help` explains of a new act.
UNTOLD = {"--help", "--root"}
OF_A_NEW_ACT = {
    *("--title", "--short", "--binds", "--adopted", "--type", "--number", "--authority"),
    *("--status", "--repealed", "--repealed-type", "--repealed-number", "--repealed-authority"),
}


def test_every_command_is_told_with_its_options(options: Mapping[str, frozenset[str]]) -> None:
    text = read(ROOT / "guides" / "commands.md")
    for command, has in options.items():
        entry = re.split(r"^##", text.split(f"\n### adep {command}\n")[1], flags=re.MULTILINE)[0]
        left_out = UNTOLD | (OF_A_NEW_ACT if command == "add" else set())
        assert {*re.findall(r"--[a-z][a-z-]*", entry)} >= has - left_out, command


@EVERY
def test_targets_of_make_exist(document: Path) -> None:
    targets = {*re.findall(r"^([\w-]+):", read(ROOT / "Makefile"), re.MULTILINE)}
    for line in typed(read(document)):
        assert {*MAKE.findall(line)} <= targets, line


def test_every_target_of_make_is_told() -> None:
    targets = {*re.findall(r"^([\w-]+):.*##", read(ROOT / "Makefile"), re.MULTILINE)}
    told = {
        found
        for document in DOCUMENTS
        for line in typed(read(document))
        for found in MAKE.findall(line)
    }
    assert targets - told == set()


# ---- settings -------------------------------------------------------------------------------------


def variables() -> set[str]:
    """The variables ``ADEP_…`` that the program, its tests and its workflows ask for."""
    files = [ROOT / "Makefile", ROOT / "mkdocs.yml", ROOT / ".gitlab-ci.yml"]
    for place in ("scripts", "tests", ".ci", ".github", "serving"):
        files += [
            path
            for path in (ROOT / place).rglob("*")
            if path.is_file() and path.suffix in {".py", ".yml", ""} and path != Path(__file__)
        ]
    named = re.findall(r"ADEP_[A-Z][A-Z0-9_]*", "".join(read(path) for path in files))
    programs = {*servers.PACKAGES, *other_browsers.PACKAGES}  # a variable may name each
    return {*named, *(f"ADEP_{name.upper()}" for name in programs)}


def test_every_variable_is_told_and_no_other() -> None:
    assert {
        name
        for document in DOCUMENTS
        for name in re.findall(r"ADEP_[A-Z][A-Z0-9_]*", read(document))
    } == variables()


def test_the_table_of_settings_is_that_of_mkdocs_yml() -> None:
    settings = re.findall(r"^( *)(\w+): !ENV \[(\w+),", read(ROOT / "mkdocs.yml"), re.MULTILINE)
    rows = re.findall(
        r"^\| `(\w+)`( of `adep`)? \| `(ADEP_\w+)` \|",
        read(ROOT / "guides" / "hosting-detail.md"),
        re.MULTILINE,
    )
    told = {(key, variable, bool(of)) for key, of, variable in rows}
    assert told == {(key, variable, bool(indent)) for indent, key, variable in settings}
    assert {key for key, _, of in told if of} == {name for name, _ in AdepConfig._schema}


# ---- codes, files, layers -------------------------------------------------------------------------

# Words with hyphens that stand between backticks and are no problem codes.
OTHER_WORDS = {
    *("data-by", "data-closing", "data-opening", "data-search-results", "data-sum", "data-unit"),
    *("law-change", "new-text", "text-fix"),  # categories of the feed
    *("in-force", "unsafe-inline", "x-default", "firefox-esr", "de-chapters"),
}
DATA_ONLY = re.compile(r"not-held|not-compared|[a-z]{2}-only")  # relations of a row


@EVERY
def test_codes_are_those_of_problems(document: Path) -> None:
    rules = {*tomllib.loads(read(ROOT / "scripts/adep/languages/en/interface.toml"))["rule"]}
    for word in inline(read(document)):
        if re.fullmatch(r"[a-z]+(-[a-z]+)+", word) and not DATA_ONLY.fullmatch(word):
            assert word in CODES or word in OTHER_WORDS | rules, word


# What is named and not in the repository: built, made by an example, or a reader's own.
MADE = (
    *("site", "print", "dist/adep-*.zip", "wheelhouse", ".bench", "assets", "search", "data"),
    *("index.html", "404.html", "README.txt", "SHA256SUMS", "robots.txt", "llms.txt", "feed.xml"),
    *("search/*.*.js", "assets/adep/fonts/OFL.txt", "*/index.html.md"),
    *("agency.toml", "logo.svg", "agency.js", "/srv/adep", "/srv/adep/current", "codes/404.html"),
    *("data/*", "en/feed.xml", "en", "sums", "en/sums"),
    *("scripts/adep/commands/list_texts.py", "scripts/adep/exports/plain_text.py"),
    *("overrides/sums.html", "tests/cases/en-section-sign-twice", "docs/about.de.md"),
    *("edit/main/docs", "-/edit/main/docs"),  # of a code host's address
    *("base.html", "toc.html"),  # the theme's
    *(
        ".cache/fonts",
        ".cache/import.json",
        ".venv/bin/adep",
        "docs/assets",
        "@DATE",
        "LANGUAGE-WORDING.txt",
    ),
    *("corrections.toml", "sources/inbox/*.toml"),  # of an earlier form; gone when it was added
)
NAMED = re.compile(r"(?!</)/?[\w.@*<>…-]+(/[\w.@*<>…#-]+)*/?")
SUFFIX = re.compile(r"\w\.(py|toml|md|js|css|html|txt|json|csv|yml|svg|conf|lock)$")


@cache
def in_repository() -> tuple[str, ...]:
    """Every file and folder of the project, from its root."""
    files = [path for path in ROOT.iterdir() if path.is_file()]
    for place in ("docs", "guides", "overrides", "scripts", "serving", "sources", "tests"):
        files += [ROOT / place, *(ROOT / place).rglob("*")]
    files += [*(ROOT / ".ci").rglob("*"), *(ROOT / ".github").rglob("*")]
    files += [ROOT / ".ci", ROOT / ".github"]
    return tuple(path.relative_to(ROOT).as_posix() for path in files)


def is_there(name: str) -> bool:
    """Whether a file or folder of the project, an address of the site or what is made has it."""
    pattern = re.sub(r"<[\w ]+>|…", "*", name.partition("#")[0]).strip("/")
    if name.startswith("/"):
        addresses = (line.strip("/") for line in read(ROOT / "sources/addresses.txt").splitlines())
        if any(fnmatch(address, pattern.removeprefix("en/")) for address in addresses):
            return True
    elif any(fnmatch(path, pattern) or fnmatch(path, f"*/{pattern}") for path in in_repository()):
        return True
    return any(fnmatch(pattern, made.strip("/")) or pattern == made.strip("/") for made in MADE)


@EVERY
def test_files_and_addresses_are_there(document: Path) -> None:
    for word in inline(read(document)):
        if NAMED.fullmatch(word) and ("/" in word or SUFFIX.search(word)):
            assert is_there(word), word
    for line in typed(read(document)):
        if tests := re.match(r"\.venv/bin/pytest (.+?)(?: -k \w+)?$", line):
            assert all((ROOT / one).exists() for one in tests[1].split()), line


def test_tests_that_are_named_are_there() -> None:
    there = "".join(read(path) for path in (ROOT / "tests").glob("*/*.py"))
    for document in DOCUMENTS:
        for word in inline(read(document)):
            if re.fullmatch(r"test_\w+", word):
                assert f"def {word}(" in there, word


def test_the_layers_are_those_that_are_held() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    table = re.findall(
        r"^\| ((?:`\w+/`(?:, )?)+) \|", read(ROOT / "guides/architecture.md"), re.MULTILINE
    )
    told = [" | ".join(re.findall(r"`(\w+)/`", cell)) for cell in table]
    assert ["cli", *told] == layers
    drawing, folders = blocks(read(ROOT / "guides/architecture.md"), "")
    for name in re.findall(r"[\w.]+(?:/|\.py|\.yml)(?=[ \n])", folders):
        assert is_there(name), name
    drawn = set(re.findall(r"[a-z]+", drawing))
    assert drawn >= {"ingest", "records", "library", "pages", "exports", "search", "printing"}


def test_the_newest_release_is_this_version() -> None:
    changes = read(ROOT / "CHANGELOG.md")
    (version, _), *_ = re.findall(r"^## (\d\S*), (\d{4}-\d\d-\d\d)$", changes, re.MULTILINE)
    assert version == __version__


# ---- records and data -----------------------------------------------------------------------------


def test_every_file_of_records_is_listed() -> None:
    sources = ROOT / "sources"
    files = {path.relative_to(sources).as_posix() for path in sources.rglob("*.toml")}
    listed = [word for word in inline(read(ROOT / "guides/records.md")) if word[:8] == "sources/"]
    patterns = [re.sub(r"<\w+>", "*", word).removeprefix("sources/") for word in listed]
    for file in files:
        assert any(fnmatch(file, pattern) for pattern in patterns if "." in pattern), file


def test_records_that_are_shown_are_toml() -> None:
    shown = [
        block
        for name in ("records.md", "data.md", "hosting.md")
        for block in blocks(read(ROOT / "guides" / name), "toml")
    ]
    assert len(shown) > 10
    for block in shown:
        tomllib.loads(block)


def words_of(schema: object) -> Iterator[str]:
    """Every key and every fixed value of a JSON schema."""
    if isinstance(schema, Mapping):
        for key, value in schema.items():
            if key in {"properties", "$defs"}:
                yield from value
            yield from words_of(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from words_of(value)
    elif isinstance(schema, str):
        yield schema


def test_keys_of_the_data_are_those_of_the_schema() -> None:
    page = read(ROOT / "guides" / "data.md")
    section = page[page.index("\n## JSON\n") : page.index("\n## Search engines")]
    known = {*words_of(published()), "null", "same", "amended"}
    for word in inline(section):
        if re.fullmatch(r"[a-z_]+", word):
            assert word in known, word


def test_every_page_of_the_site_is_named() -> None:
    page = read(ROOT / "guides" / "data.md")
    table = page[page.index("\n## Addresses") : page.index("\n## Ids of units")]
    for kind in KINDS:
        if "{" not in kind.path:
            assert f"`/{kind.page().address}`" in table, kind.name


def test_every_format_that_pages_lead_to_is_named() -> None:
    page = read(ROOT / "guides" / "data.md")
    section = page[page.index("\n## Other formats") : page.index("**The list of files**")]
    for format in FORMATS:
        assert format.label.partition(" (")[0] in section, format.name


# ---- both languages -------------------------------------------------------------------------------


def paragraphs(text: str) -> list[str]:
    """What is neither heading nor table, picture nor code."""
    parts = FENCE.sub("", text).split("\n\n")
    return [part.strip() for part in parts if part.strip() and part.strip()[0] not in "#|!<"]


def test_readme_says_everything_in_both_languages() -> None:
    text = read(ROOT / "README.md")
    assert text.count("\n") <= 90
    said = paragraphs(text)
    for kazakh, english in zip(said[::2], said[1::2], strict=True):
        assert re.search("[әғқңөұүһі]", kazakh) and not re.search("[ғқңұі]", english), english
        assert sorted(inline(kazakh)) == sorted(inline(english)), english
    for heading in re.findall(r"^## (.+)$", text, re.MULTILINE):
        assert " · " in heading, heading


def test_the_short_page_on_hosting_has_no_command_of_its_own() -> None:
    kazakh, english = (
        {word for line in typed(read(ROOT / "guides" / name)) for word in [line] if " " in word}
        for name in ("hosting.kk.md", "hosting.md")
    )
    assert kazakh <= english, kazakh - english


# ---- figures --------------------------------------------------------------------------------------


def figures() -> Iterator[tuple[str, str]]:
    """Document, and what it must say by what the repository has."""
    asked = [tomllib.loads(read(path)) for path in (ROOT / "tests/asked").glob("*.toml")]
    forms = [
        len(line.split())
        for half in ("rules", "aside")
        for line in read(ROOT / f"tests/stems/{half}.txt").splitlines()
        if not line.startswith("#")
    ]
    pairs = sum(words * (words - 1) // 2 for words in forms)
    shares = (ROOT / "overrides/assets/mark" / f"share.{lang}.png" for lang in ("kk", "en"))
    small, large = (str(path.stat().st_size // 1000) for path in shares)
    oldest = json.loads(read(ROOT / "tests/tools/oldest/package.json"))["browserslist"]
    chromium, firefox, safari = (browser.split()[1] for browser in oldest)
    yield "guides/search.md", f"{sum(len(half['query']) for half in asked)} queries"
    yield "guides/search.md", f"{sum(forms):,} words"
    yield "guides/search.md", f"{pairs:,} pairs"
    yield "guides/data.md", f"{small} and {large} KB"
    yield "guides/accessibility.md", f"Chromium {chromium} and Firefox {firefox} ESR"
    yield "guides/accessibility.md", f"Safari {safari}"
    yield "guides/hosting.md", f"at most {LARGEST_LOGO // 1000} KB"


def test_figures_are_true() -> None:
    for name, figure in figures():
        assert figure in read(ROOT / name), figure


@EVERY
def test_what_changes_every_day_is_not_counted(document: Path) -> None:
    """It would be wrong the next day."""
    assert not re.search(r"\d[\d,]* (?:tests|modules|lines of code)\b", read(document))
