"""A file of a language that is not as it must be is one sentence, and nothing is guessed."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adep import cli
from adep.base.problems import Refused
from adep.languages import data_files, detection, interface
from adep.languages.alphabetical import alphabetical
from adep.languages.data_files import FOLDER
from adep.languages.file_types import GrammarFile
from adep.languages.glossary import load_glossary
from adep.languages.grammar import act_types, load_grammar, page_words
from adep.languages.interface import check_interfaces, load_interface
from adep.languages.letters import load_letters
from adep.languages.spelling.rules import load_spelling
from adep.search.rules import load_rules

LANG = "kk"
# File of a language (or of all), what is replaced in it, by what → what is said of it.
FAULTS = [
    # TOML that is none
    ("grammar.toml", "order = 1", "order =", "grammar.toml:4: language-invalid: Invalid value; mend it"),
    # a key that is missing, that nobody reads, that stands deeper
    ("spelling.toml", "script = ", "skript = ", "skript is not known; write one of script, alphabet, "),
    ("grammar.toml", "three_letters = ", "three_leters = ", "three_leters is not known; write one of order, name, three_letters"),
    ("grammar.toml", "in_place = ", "inplace = ", "note.inplace is not known; write one of "),
    ("detection.toml", "usual = ", "# usual = ", "usual is missing; write it"),
    ("search.toml", "mistaken = ", "mistakes = ", "mistakes is not known; write one of passed_over"),
    # a value of another kind
    ("grammar.toml", "order = 1", 'order = "1"', "grammar.toml:4: language-invalid: order must be a whole number"),
    ("grammar.toml", "order = 1", "order = true", "order must be a whole number"),
    ("grammar.toml", 'kind = "amended"', 'kind = "amendet"', "must be one of adopted, restated, "),
    ("detection.toml", "endings = []", 'endings = "ы"', "endings must be a list in [ ]"),
    ("letters.toml", "[letters]", "[letters]\n'w' = 1", "letters.toml:14: language-invalid: letters.w must be words in quotation marks"),
    # what a value names and is not there
    ("endings.toml", 'follows = ["NOUN"', 'follows = ["NOUM"', "follows 'NOUM', which is no group; write NOUN, VERB, "),
    ("endings.toml", 'after = ["vowel"', 'after = ["vovel"', "stands after 'vovel', which is no class of sounds; write silent, vowel"),
    ("spelling.toml", 'lexicon = "lexicon.txt"', 'lexicon = "words.txt"', "words.txt: language-invalid: there is no such file; copy it from"),
    ("spelling.toml", 'lexicon = "lexicon.txt"', 'lexicon = ""', "kk: language-invalid: there is no such file; copy it from"),
    ("spelling.toml", 'a = "а"', 'a = "z"', "'a' = 'z' is no foreign letter and its own one"),
    ("../glossary.toml", "{ kk = ", "{ kz = ", "kz is no language"),
    # a pattern that is none
    ("grammar.toml", "in_place = '", "in_place = '(", "a pattern is no regular expression near «"),
    # the interface's words: another kind, a typing error in the place for a value, a month too few
    ("interface.toml", "[menu]", "[menu]\nx = 1", "menu.x must be words in quotation marks"),
    ("interface.toml", '"{year} жылғы {day} {month_in}"', '"{year} жылғы {dya} {month_in}"', "interface.toml:22: language-invalid: date.in: nothing is put into {dya}; write {day}, {month}, {year}"),
    ("interface.toml", '"{year} жылғы {day} {month_in}"', '"{year жылғы {day} {month_in}"', "interface.toml: language-invalid: date.in: "),
    ("interface.toml", "[menu]", "[menuu]", "menu.about is missing; write it"),
]  # fmt: skip


def load(folder: Path, name: str, lang: str = LANG) -> None:
    """Read a file of a language as the commands and the build do."""
    readers = READERS.get(Path(name).name, (lambda *_: load_rules((lang,), folder),))
    for read in readers:
        read(lang, folder)


def _interfaces(lang: str, folder: Path) -> None:
    if faults := check_interfaces([load_interface(one, folder) for one in ("kk", "en")]):
        raise Refused(faults)


READERS: dict[str, tuple[Callable[[str, Path], object], ...]] = {
    "grammar.toml": (load_grammar, page_words, act_types),
    "spelling.toml": (lambda lang, folder: load_spelling(folder / lang), alphabetical),
    "endings.toml": (lambda lang, folder: load_spelling(folder / lang),),
    "detection.toml": (lambda lang, folder: detection.load_profiles(folder),),
    "letters.toml": (load_letters,),
    "glossary.toml": (lambda lang, folder: load_glossary(("kk", "en", "ru"), folder),),
    "interface.toml": (_interfaces,),
    "reports.toml": (_interfaces,),
    "others.toml": (lambda lang, folder: detection.load_profiles(folder),),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of all languages, of which the sentences speak by its own path."""
    shutil.copytree(FOLDER, tmp_path / "scripts/adep/languages")
    for module in (data_files, interface):
        monkeypatch.setattr(module, "FOLDER", tmp_path / "scripts/adep/languages")
    return tmp_path / "scripts/adep/languages"


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / LANG / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("name", "old", "new", "says"), FAULTS)
def test_a_fault_is_one_sentence(folder: Path, name: str, old: str, new: str, says: str) -> None:
    change(folder, name, old, new)
    with pytest.raises(Refused) as refused:
        load(folder, name)
    first = str(refused.value.problems[0])
    assert first.startswith("scripts/adep/languages/")
    assert says in first
    assert str(folder) not in first


def test_a_command_says_it_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty(module: str) -> None:
        data_files.read_file(FOLDER / "xx" / "grammar.toml", GrammarFile)

    monkeypatch.setattr("adep.cli.import_module", faulty)
    assert cli.main(["explain"]) == 1
    assert "xx/grammar.toml: language-invalid: there is no such file" in capsys.readouterr().err


@pytest.mark.exhaustive
def test_whatever_is_written_there(folder: Path) -> None:
    """Every key of every file taken away, misspelt, or given a value of another kind."""
    for path in sorted(folder.rglob("*.toml")):
        text = path.read_text(encoding="utf-8")
        for faulty in spoilt(text):
            try:
                tomllib.loads(faulty)
            except tomllib.TOMLDecodeError:
                continue
            path.write_text(faulty, encoding="utf-8")
            try:
                load(folder, path.name, path.parent.name)
            except Refused as refused:
                assert all(one.code == data_files.CODE for one in refused.problems)
        path.write_text(text, encoding="utf-8")


def spoilt(text: str) -> Iterator[str]:
    """The file with one line of a key spoilt, in each way; of a long table the first lines."""
    lines = text.split("\n")
    table, seen = "", 0
    for at, line in enumerate(lines):
        table, seen = (line, 0) if line.startswith("[") else (table, seen + 1)
        key, equals, value = line.partition(" = ")
        if not equals or seen > 8 or line.startswith(("#", " ")):
            continue
        for new in (
            "",
            f"{key}x = {value}",
            f"{key} = 5",
            f'{key} = "(x"',
            f"{key} = []",
            f"{key} = {{}}",
            f'{key} = ["("]',
        ):
            yield "\n".join([*lines[:at], new, *lines[at + 1 :]])
