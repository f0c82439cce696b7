"""Whatever is fed to it, the importer loses nothing, invents nothing and does not crash."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from adep.base.passage import EDITORIAL, LAYOUT_RULES, Passage
from adep.base.problems import CODES, Refused
from adep.exports.ledger import ledger as published_ledger
from adep.ingest import clean, ledger, parse
from adep.ingest.read import read
from adep.languages import loaded
from adep.languages.data_files import FOLDER
from adep.languages.spelling import rules as spelling
from adep.library import correct
from adep.library.resolve.notes import read_note
from adep.model import Facts, Note, Records, Source, Status, Text, Unit
from tests import ROOT
from tests.tools.properties import many

SEEDS = sorted(ROOT.glob("sources/*/*.txt"))
CASES = sorted(ROOT.glob("tests/cases/*/source.*"))
FATES = {"text", "heading", "note", "front", "furniture", "blank"}
# What may change the reading: layout, and the rules of which every interface tells its reader.
RULES = LAYOUT_RULES | {
    key.removeprefix("rule.")
    for key in loaded.interfaces()[0].words
    if key.startswith("rule.") and key != f"rule.{EDITORIAL}"
}
# Pieces of which acts are made, so that chance builds what the parser takes notice of.
WORDS = (
    "1. ", "2. ", "1-тарау. ", "Chapter 1. ", "1) ", "2-1) ", "а) ", "5-бап. ", "Article 3. ",
    "Ескерту. ", "Footnote. ", "5-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 ",
    "Жарлығымен.", "бекітілген", "Approved", "№ 153", "Президенті", "Қ. Тоқаев", "қызметші ",
    "ж о л б е р у ", "қызметшi ", "the servant ", "\\)", "**", "_", "#", "## ", "> ", "| a | b |",
    "<br>", "<td>", "&nbsp;", "&amp;", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x0c", "      ",
    " ;", "« ", " »", '"', "( ", " )", "¹ 5", "12", "____", "* * *", "\n", "\n\n", "\r\n", ".", ";",
    "…", ":", "алып тасталды – ҚР 03.07.2020 № 357-VI Заңымен;", "1-қосымша", "Appendix 1", "- ",
)  # fmt: skip


@cache
def spelling_rules(lang: str) -> spelling.Spelling:
    return spelling.load_spelling(FOLDER / lang)


@cache
def seed(path: Path) -> tuple[str, ...]:
    data = path.read_bytes()
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "kz1048"):
        with suppress(UnicodeDecodeError):
            return tuple(data.decode(encoding).splitlines())
    raise AssertionError(path)


def importer(
    data: str, lang: str, article: bool = False, name: str = "any.txt"
) -> tuple[Source, Text] | None:
    """The text as the pipeline makes it; None where the file is refused with a reason."""
    try:
        source = read(data.encode("utf-8", "replace"), name)
    except Refused as refused:
        assert refused.problems
        return None
    grammar = loaded.grammar(lang)
    cleaned = clean.clean(source, grammar, loaded.page_words(), spelling_rules(lang))
    if article:
        text = parse.parse_article(cleaned, lang)
    else:
        text = parse.parse(cleaned, grammar, ["Ар-намыс кодексі", "Code of Ethics"])
    return source, correct.correct(text, records())


@cache
def records() -> Records:
    facts = Facts(
        id="any", path="any.toml", order=1, title={}, short={}, about={}, binds={},
        not_to_confuse={}, status=Status("in force", None, None), history=(), texts=(),
    )  # fmt: skip
    return Records(facts)


def notes(text: Text) -> tuple[Note, ...]:
    return (*text.notes, *(note for clause in text.clauses for note in clause.notes))


def items(text: Text) -> list[Unit | Note]:
    return [*text.units(), *notes(text)]


def check(data: str, lang: str, article: bool = False, name: str = "any.txt") -> None:
    made = importer(data, lang, article, name)
    if made is None:
        return
    source, text = made
    assert ledger.account(text) == []
    assert_every_line_has_a_fate(source, text)
    assert_same_characters(source, text)
    assert_names_are_good(text)
    assert_only_named_rules(text)
    assert all(problem.code in CODES for problem in text.problems)
    for note in notes(text):
        assert read_note(note, loaded.grammar(lang))


def test_proof_names_the_line_of_a_lost_character() -> None:
    """The proof itself can fail: a unit without its last letter, a unit less, a note less."""
    made = importer("1. Be honest.\n\n2. Be fair.\n\nFootnote. Paragraph 2 is excluded.\n", "en")
    assert made is not None
    _, text = made
    first, second = text.clauses
    [unit] = first.units
    [piece] = unit.body.pieces
    shorter = replace(unit, body=Passage((replace(piece, raw=piece.raw[:-2]),)))
    for lost, line in (
        (replace(text, clauses=(replace(first, units=(shorter,)), second)), 1),
        (replace(text, clauses=(first, replace(second, units=()))), 3),
        (replace(text, clauses=(first, replace(second, notes=()))), 5),
    ):
        assert [(p.code, p.line) for p in ledger.account(lost)] == [("text-lost", line)]


def assert_every_line_has_a_fate(source: Source, text: Text) -> None:
    entries = published_ledger(text)
    assert [entry["line"] for entry in entries] == list(range(1, source.count + 1))
    known = {item.id for item in items(text)}
    for entry in entries:
        assert entry["fate"] in FATES
        if entry["fate"] == "furniture":
            assert entry["reason"]
        elif entry["fate"] != "blank":
            assert entry["unit"] in known


def assert_same_characters(source: Source, text: Text) -> None:
    """What all pieces print is, but for white space, exactly what the source prints."""
    kept: Counter[str] = Counter()
    for item in items(text):
        marker = item.marker.raw if isinstance(item, Unit) else ""
        kept.update("".join((marker + item.body.raw).split()))
    for line in text.furniture:
        kept.update("".join(line.text.split()))
    printed: Counter[str] = Counter()
    for shown in source.lines:
        printed.update("".join(shown.text.split()))
    assert kept == printed


def assert_names_are_good(text: Text) -> None:
    names = [item.id for item in items(text)]
    assert len(names) == len(set(names))
    assert all(name.isascii() and name.strip() == name and " " not in name for name in names)
    clauses = [clause.id for clause in text.clauses]
    assert len(clauses) == len(set(clauses))
    chapters = [chapter.number for chapter in text.chapters]
    assert len(chapters) == len(set(chapters))
    assert [id for chapter in text.chapters for id in chapter.clauses] == [
        clause.id for clause in text.clauses if clause.chapter is not None
    ]


def assert_only_named_rules(text: Text) -> None:
    for item in items(text):
        for piece in item.body.pieces:
            assert set(piece.rules) <= RULES
            if not piece.rules:
                assert piece.raw == piece.text
        for change in item.body.changes():
            assert change.rules


# ---- texts by chance ----------------------------------------------------------------------------

pieces = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
)
texts = st.lists(pieces, max_size=60).map("".join)


def examined(examples: int) -> settings:
    return settings(max_examples=many(examples), suppress_health_check=[HealthCheck.too_slow])


@examined(300)
@given(texts, st.sampled_from(["kk", "en"]))
@example("1. a\n\u20282. b", "en")
@example("**1. a\n2) b**\n\n**", "en")
@example("| | |\n> \n- \n#", "kk")
@example("а) бір\nб) екі\n1) үш\nа) төрт", "kk")
@example("1-тарау\n1-тарау\n1-тарау. а", "kk")
@example("1. а\n1. а\n1_2. а\n1. а", "kk")
@example("1. а\n2. а\n2. б\n1) в\n1) г", "kk")
@example('*)\n;"<br>а* *', "kk")
@example("0. а\n0) а\n00. а", "kk")
@example("Ескерту.", "kk")
@example("1. п\n1-p1) п\n1-1. п\n1) п", "kk")
def test_any_text(data: str, lang: str) -> None:
    check(data, lang)


@examined(100)
@given(texts, st.sampled_from(["kk", "en"]))
def test_any_article(data: str, lang: str) -> None:
    check(data, lang, article=True)


# ---- the seeds, mutilated -----------------------------------------------------------------------


def mutilated(lines: tuple[str, ...], chance: random.Random) -> str:
    """A window of the seed with lines dropped, doubled, swapped, joined, cut and remarked."""
    start = chance.randrange(max(1, len(lines) - 30))
    window = list(lines[start : start + chance.randint(5, 60)])
    for _ in range(chance.randint(1, 12)):
        if not window:
            break
        at = chance.randrange(len(window))
        line = window[at]
        cut = chance.randint(0, len(line))
        match chance.randrange(9):
            case 0:
                del window[at]
            case 1:
                window.insert(at, line)
            case 2:
                other = chance.randrange(len(window))
                window[at], window[other] = window[other], line
            case 3:
                window[at : at + 2] = [" ".join(window[at : at + 2])]
            case 4:
                window[at : at + 1] = [line[:cut], line[cut:]]
            case 5:
                window[at] = chance.choice(WORDS).strip("\r\n") + line.lstrip("0123456789.) ")
            case 6:
                inserted = "".join(chance.choices(WORDS, k=chance.randint(1, 3)))
                window[at] = line[:cut] + inserted + line[cut:]
            case 7:
                window[at] = " ".join(line) if len(line) < 60 else line.upper()
            case 8:
                window[at] = line[:cut] + chr(chance.choice((0x2028, 0xAD, 0x301, 0x1F600)))
    return chance.choice(("\n", "\n", "\r\n", "\n\n")).join(window)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.parent.name + "-" + path.stem[:2])
def test_a_mutilated_seed(path: Path) -> None:
    chance = random.Random(path.name)
    lang = path.name[:2]
    for _ in range(many(40)):
        data = mutilated(seed(path), chance)
        try:
            check(data, lang)
        except Exception as error:
            raise AssertionError(f"{error!r} for the text:\n{data}") from error


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_a_mutilated_case(path: Path) -> None:
    chance = random.Random(path.parent.name)
    facts = (path.parent / "case.toml").read_text(encoding="utf-8")
    lang = "kk" if 'lang = "kk"' in facts else "en"
    for _ in range(many(6)):
        data = mutilated(seed(path), chance)
        try:
            check(data, lang, name=path.name)
        except Exception as error:
            raise AssertionError(f"{error!r} for the text:\n{data}") from error


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.parent.name + "-" + path.stem[:2])
def test_a_seed_as_it_is(path: Path) -> None:
    check(path.read_text(encoding="utf-8"), path.name[:2])
