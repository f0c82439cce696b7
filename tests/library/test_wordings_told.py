"""What pages, data and `adep add` say of wordings and instruments is what the facts and notes say."""

from __future__ import annotations

import datetime
import json
import shutil
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from adep import exports
from adep.base.problems import Refused
from adep.cli import main
from adep.languages.grammar import load_grammar
from adep.languages.interface import load_interface
from adep.library import pipeline
from adep.library.pair import pair
from adep.library.resolve import noted
from adep.model import Event, Text
from adep.records.facts import parse_facts
from adep.records.writing import event_as_toml
from adep.view import in_force
from tests import ROOT
from tests.conftest import parsed
from tests.tools import two_wordings
from tests.tools.act_toml import act_toml, event_toml, text_toml
from tests.tools.site_build import Shared

# ---- two wordings whose difference nobody explained are never the same --------------------------

KK = "1. Қызметші адал.\n\n2. Қызметші үш жұмыс күні ішінде танысады.\n"
EN = "1. A servant is honest.\n\n2. A servant reads it within one working day.\n"
NOTE = "Ескерту. 2-тармақ жаңа редакцияда - ҚР Президентінің 05.05.2012 № 7 Жарлығымен.\n"
OF_ALL = "Ескерту. Кодекс жаңа редакцияда - ҚР Президентінің 05.05.2012 № 7 Жарлығымен.\n"
RUSSIAN = (
    "Ескерту. 2-тармаққа орыс тіліндегі мәтінге өзгеріс енгізілді, мемлекеттік тілдегі мәтін "
    "өзгермейді - ҚР Президентінің 05.05.2012 № 7 Жарлығымен.\n"
)
ADOPTED = Event(two_wordings.OLD, "adopted", "decree", "1", "president", (), None, {})
AMENDED = replace(ADOPTED, date=two_wordings.NEW, kind="amended", number="9", clauses=("1",))


def later(**what: object) -> Event:
    return replace(AMENDED, date=datetime.date(2012, 5, 5), **what)


# The Kazakh text is of 2013, the English of 2011.
# what it shows · events · note in the Kazakh text · relations of clauses 1 and 2
UNEXPLAINED = [
    ("every event is told of: only clause 1 was touched", [ADOPTED, AMENDED], "", "amended same"),
    ("nobody told what made the newer wording", [ADOPTED], "", "amended amended"),
    ("nobody told what made the older wording", [AMENDED], "", "amended amended"),
    ("nothing is told", [], "", "amended amended"),
    ("a note tells of a change between", [ADOPTED, AMENDED], NOTE, "amended amended"),
    ("a note tells of the whole", [ADOPTED, AMENDED], OF_ALL, "amended amended"),
    ("a note on the Russian text alone", [ADOPTED, AMENDED], RUSSIAN, "amended same"),
    ("a clause was repealed between",
     [ADOPTED, AMENDED, later(kind="repealed", clauses=("2",))], "", "amended amended"),
    ("clauses in a numbering no longer used",
     [ADOPTED, AMENDED, later(clauses=None)], "", "amended amended"),
    ("an event after both", [ADOPTED, AMENDED, replace(AMENDED, date=datetime.date(2014, 1, 1),
     clauses=("2",))], "", "amended same"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("events", "note", "expected"),
    [row[1:] for row in UNEXPLAINED],
    ids=[r[0] for r in UNEXPLAINED],
)
def test_wordings_are_the_same_where_it_is_known(
    events: list[Event], note: str, expected: str
) -> None:
    kk, en = (
        replace(parsed(text, lang), wording_of=day)
        for text, lang, day in ((KK + note, "kk", two_wordings.NEW), (EN, "en", two_wordings.OLD))
    )
    facts = replace(two_wordings.facts(), history=tuple(events))

    def notes(text: Text) -> frozenset[tuple[datetime.date, str | None]]:
        return noted(text, load_grammar(text.lang))

    paired = pair((kk, en), facts, noted=notes)
    assert " ".join(row.relation for clause in paired.clauses for row in clause.rows) == expected


# ---- a wording is held only where a text of its own day is --------------------------------------

FACTS = act_toml(kk="Кодекс")
WORDS = {"kk": "1. Қызметкер адал болуға тиіс.\n", "en": "1. An employee shall be honest.\n"}


def act(events: list[tuple[str, str]], texts: list[tuple[str, str]]) -> dict[str, str]:
    """The sources of an act with events (day, kind) and texts (language, day)."""
    facts = FACTS + "".join(event_toml(day, kind, "77") for day, kind in events)
    facts += "".join(text_toml(lang, day, standing="authentic") for lang, day in texts)
    return {"x/act.toml": facts} | {f"x/{lang}-{day}.txt": WORDS[lang] for lang, day in texts}


ADOPTION = ("2015-12-29", "adopted")
# what it shows · events · texts · each day of the chronicle, what happened, what is held of it
HELD = [
    ("a wording later than the adoption, nothing told of it",
     [ADOPTION], [("kk", "2023-06-05")],
     ["2015-12-29 adopted –", "2023-06-05 unknown kk"]),
    ("the same with another event between",
     [ADOPTION, ("2018-04-16", "amended")], [("kk", "2023-06-05")],
     ["2015-12-29 adopted –", "2018-04-16 amended –", "2023-06-05 unknown kk"]),
    ("two languages of two days, one of them told of",
     [ADOPTION, ("2018-04-16", "amended")], [("kk", "2018-04-16"), ("en", "2017-01-01")],
     ["2015-12-29 adopted –", "2017-01-01 unknown en", "2018-04-16 amended kk"]),
    ("both languages of one day",
     [ADOPTION, ("2018-04-16", "amended")], [("kk", "2018-04-16"), ("en", "2018-04-16")],
     ["2015-12-29 adopted –", "2018-04-16 amended kk en"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("events", "texts", "expected"), [row[1:] for row in HELD], ids=[row[0] for row in HELD]
)
def test_what_is_held_of_which_wording(
    events: list[tuple[str, str]],
    texts: list[tuple[str, str]],
    expected: list[str],
    shared: Shared,
) -> None:
    library = pipeline.build_library(shared.project(act(events, texts)))
    facts = library.acts[0].facts
    assert [
        " ".join((str(e.date), e.kind, *(facts.held_of(e) or ["–"]))) for e in facts.chronicle
    ] == expected
    # The data says the same of every event, and no event that nobody told of.
    made = exports.files(exports.Copy(library), exports.CHECKED)
    data = json.loads(made["data/x.json"])
    assert [
        " ".join((e["date"], e["kind"], *(e["texts_held"] or ["–"]))) for e in data["history"]
    ] == [line for line in expected if "unknown" not in line]
    assert all(e["text_held"] == (e["texts_held"] or [None])[0] for e in data["history"])
    # The day's question: what is said to be held on the first day, and on the last.
    first, *_, last = in_force.spans(facts, load_interface("en"), facts.chronicle)[1:] * 2
    assert ("Text held" in first.held) == ("–" not in expected[0])
    assert "Text held" in last.held
    # What nobody told of stops the check, and nothing else.
    codes = [p.code for p in library.problems if p.code == "wording-without-event"]
    assert len(codes) == sum("unknown" in line for line in expected)


def test_what_no_text_holds_may_not_be_said_to_be_held() -> None:
    facts = act([ADOPTION], [("kk", "2023-06-05")])["x/act.toml"]
    facts = facts.replace("[[text]]", 'text_held = "kk"\n[[text]]')
    with pytest.raises(Refused, match="wording_of = 2015-12-29"):
        parse_facts(facts, "sources/x/act.toml", "x", {"president": {"en": "President"}})


# ---- adding a text writes what its notes say ----------------------------------------------------

LAW = "Қазақстан Республикасының Заңы"
# what it shows · text in Kazakh · events written, in one line each
TOLD = [
    ("several notes of one instrument are one event",
     "1. Бір.\n\nЕскерту. 1-тармаққа өзгеріс енгізілді - ҚР Президентінің 03.10.2005 № 47 "
     "Жарлығымен.\n\n2. Екі.\n\nЕскерту. 2-тармақ жаңа редакцияда - ҚР Президентінің 03.10.2005 "
     "№ 47 Жарлығымен.\n",
     ["2005-10-03 amended decree 47 president 1 2"]),
    ("two instruments of one note are two",
     "1. Бір.\n\nЕскерту. 1-тармақ жаңа редакцияда - ҚР 03.10.2005 № 47, 16.04.2018 № 147-VІ "
     "Заңдарымен.\n",
     ["2005-10-03 restated law 47 – 1", "2018-04-16 restated law 147-VI – 1"]),
    ("no number is known",
     "1. Бір.\n\nЕскерту. 1-тармақ жаңа редакцияда - ҚР Президентінің 03.10.2005 Жарлығымен.\n",
     ["2005-10-03 restated decree – president 1"]),
    ("the preamble",
     "Кодекс\n\nОсы Кодекс мінез-құлық стандарттарын белгілейді.\n\nЕскерту. Кіріспеге өзгерту "
     "енгізілді - ҚР 03.10.2005 № 47 Заңымен.\n\n1. Бір.\n",
     ["2005-10-03 amended law 47 – preamble"]),
    ("a chapter's heading and a clause: a minister whom nobody named",
     "1-тарау. Жалпы\n\nЕскерту. 1-тараудың тақырыбы жаңа редакцияда - ҚР Әділет министрінің "
     "16.04.2018 № 5 бұйрығымен.\n\n1. Бір.\n\nЕскерту. 1-тармақ алып тасталды - ҚР Әділет "
     "министрінің 16.04.2018 № 5 бұйрығымен.\n",
     ["2018-04-16 amended order 5 – 1 chapter-1"]),
    ("what the facts list already, what is later than the wording, and a repeal are not written",
     "1. Бір.\n\nЕскерту. 1-тармақ жаңа редакцияда - ҚР Президентінің 01.01.2001 № 1 Жарлығымен."
     "\n\n2. Екі.\n\nЕскерту. 2-тармақ жаңа редакцияда - ҚР Президентінің 01.01.2024 № 1 "
     "Жарлығымен.\n\nЕскерту. Кодекстің күші жойылды - ҚР 05.05.2017 № 99 Заңымен.\n",
     []),
    ("what is in no known words is left to the editor",
     "1. Бір.\n\nЕскерту. 1-тармақ басқаша болды - ҚР Президентінің 03.10.2005 № 47 Жарлығымен.\n",
     []),
]  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A project without any act."""
    (tmp_path / "p" / "sources").mkdir(parents=True)
    shutil.copy(ROOT / "sources" / "authorities.toml", tmp_path / "p" / "sources")
    return tmp_path / "p"


def new(file: Path, project: Path, *more: str) -> list[str]:
    told = (
        "--act x --lang kk --wording 2018-04-16 --new --standing authentic --title kk=А "
        "--short kk=А --binds kk=Б --adopted 2001-01-01 --type decree --number 1 "
        "--authority president --status in-force"
    )
    return ["add", str(file), *told.split(), "--root", str(project), *more]


@pytest.mark.parametrize(("text", "expected"), [r[1:] for r in TOLD], ids=[r[0] for r in TOLD])
def test_an_instrument_of_the_notes_becomes_one_event(
    text: str, expected: list[str], bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(text, encoding="utf-8")
    assert main(new(file, bare)) == 0
    facts = bare / "sources" / "x" / "act.toml"
    events = tomllib.loads(facts.read_text(encoding="utf-8"))["event"][1:]
    assert [
        " ".join(
            (
                str(event["date"]),
                event["kind"],
                *(event.get(key, "–") for key in ("type", "number", "authority")),
                *event.get("clauses", []),
            )
        )
        for event in events
    ] == expected
    said = capsys.readouterr().out
    assert all(line.split()[0] in said for line in expected)
    # What was written settles it: the check asks for none of it again.
    capsys.readouterr()
    main(["check", "--root", str(bare), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    asked = [one["message"] for one in found if one["code"] == "note-without-history"]
    assert not any(line.split()[0] in message for line in expected for message in asked)


# ---- contradictions -----------------------------------------------------------------------------

NOTED = "1. Бір.\n\nЕскерту. 1-тармақ жаңа редакцияда - ҚР {} {} {} {}.\n"
# what it shows · text · words that are said, None: nothing
CONTRADICTED = [
    ("they agree", NOTED.format("Президентінің", "16.04.2018", "№ 5", "Жарлығымен"), None),
    ("another number", NOTED.format("Президентінің", "16.04.2018", "№ 6", "Жарлығымен"),
     "the note says No. 6, and the [[event]] of 2018-04-16"),
    ("another date", NOTED.format("Президентінің", "14.06.2018", "№ 5", "Жарлығымен"),
     "the note says the date 2018-06-14"),
    ("another type", NOTED.format("Президентінің", "16.04.2018", "№ 5", "бұйрығымен"),
     "the note says the type order"),
    ("another authority",
     NOTED.format("Еңбек және халықты әлеуметтік қорғау министрінің", "16.04.2018", "№ 5",
                  "Жарлығымен"),
     "the note says the authority labor-minister"),
    ("before the adoption", NOTED.format("Президентінің", "16.04.1999", "№ 8", "Жарлығымен"),
     "is before the first event of the act"),
    ("another number of the adoption in its stamp",
     "Қазақстан Республикасы Президентінің\n2001 жылғы 1 қаңтардағы\n№ 2 Жарлығымен\nбекітілген\n"
     "\nКодекс\n\n1. Бір.\n",
     "adopted by an instrument No. 2, and"),
    ("another day of the adoption in its stamp",
     "Қазақстан Республикасы Президентінің\n2002 жылғы 1 қаңтардағы\n№ 1 Жарлығымен\nбекітілген\n"
     "\nКодекс\n\n1. Бір.\n",
     "adopted by an instrument of 2002-01-01"),
    ("its stamp agrees",
     "Қазақстан Республикасы Президентінің\n2001 жылғы 1 қаңтардағы\n№ 1 Жарлығымен\nбекітілген\n"
     "\nКодекс\n\n1. Бір.\n", None),
    ("a number in Cyrillic letters agrees", NOTED.format("Президентінің", "01.02.2017", "№ 5-VI",
     "Жарлығымен"), None),
]  # fmt: skip
KNOWN = act_toml(
    event_toml("2001-01-01"),
    '[[event]]\ndate = 2017-02-01\nkind = "restated"\ntype = "decree"\nnumber = "5-VІ"\nclauses = ["1"]\n',
    event_toml("2018-04-16", "restated", "5"),
    text_toml("kk", "2018-04-16", "kk.txt"),
    kk="Кодекс",
)


@pytest.mark.parametrize(
    ("text", "words"), [row[1:] for row in CONTRADICTED], ids=[row[0] for row in CONTRADICTED]
)
def test_a_text_that_says_otherwise_than_the_facts(
    text: str, words: str | None, shared: Shared
) -> None:
    project = shared.project({"x/act.toml": KNOWN, "x/kk.txt": text})
    said = [
        p.message
        for p in pipeline.build_library(project).problems
        if p.code in ("facts-contradicted", "note-without-history")
    ]
    assert len(said) == (words is not None)
    assert words is None or words in said[0]


def test_what_is_told_of_a_repeal_can_be_pasted(shared: Shared) -> None:
    text = "1. Бір.\n\nЕскерту. Кодекстің күші жойылды – ҚР 05.05.2022 № 99-VII Заңымен.\n"
    project = shared.project({"x/act.toml": KNOWN, "x/kk.txt": text})
    (problem,) = (
        p for p in pipeline.build_library(project).problems if p.code == "status-contradicted"
    )
    lines = problem.paste.splitlines()
    assert tomllib.loads(problem.paste)["event"] == [
        {"date": datetime.date(2022, 5, 5), "kind": "repealed", "type": "law", "number": "99-VII"}
    ]
    assert lines[-2:] == ['# state = "repealed"', "# from = 2022-05-05"]


def test_an_event_is_written_as_it_is_read() -> None:
    event = replace(later(), number=None, authority=None)
    assert event_as_toml(event).splitlines() == [
        "[[event]]",
        "date = 2012-05-05",
        'kind = "amended"',
        'type = "decree"',
        'clauses = ["1"]',
    ]
