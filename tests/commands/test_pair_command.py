"""``adep pair``: rows are proposed, written, and published as proposed until an editor confirms."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from adep import exports
from adep.library.pipeline import build_library
from tests.commands.adding import run
from tests.commands.test_cli import files

PAIRS = "sources/honor-code-2005/pairs.toml"


@pytest.fixture
def unpaired(project: Path) -> Path:
    """The project before anybody recorded how the Code of Honor pairs."""
    (project / PAIRS).unlink(missing_ok=True)
    return project


def test_a_proposal_is_shown_and_nothing_is_written(
    unpaired: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(unpaired)
    assert run(unpaired, "pair", "honor-code-2005", "--clause", "5") == 0
    told = capsys.readouterr().out
    assert "honor-code-2005, clause 5: " in told and "clause 9" not in told
    assert re.search(
        r"sure \(0\.\d\d\)\n    kk-5-1 .*\n    en-5-2 .*\n    they share: .+ = .+", told
    )
    assert "Nothing was written." in told
    assert files(unpaired) == before


def test_written_rows_are_published_as_proposed_until_an_editor_confirms(
    unpaired: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(unpaired, "pair", "honor-code-2005", "--write") == 0
    assert "added for clauses 5, 9" in capsys.readouterr().out
    assert not list((unpaired / "sources/honor-code-2005").glob(".*"))  # nothing left aside
    assert run(unpaired, "import") == 0
    told = capsys.readouterr().out
    assert [line.split(": ")[1] for line in told.splitlines() if line.startswith(PAIRS)] == [
        "pairing-proposed"
    ] * 2
    page = unpaired / "docs/honor-code-2005/5.md"
    assert '<tr data-relation="amended" data-proposed markdown>' in page.read_text(encoding="utf-8")
    assert run(unpaired, "check") == 0
    data = json.loads(
        exports.files(exports.Copy(build_library(unpaired)), exports.CHECKED)[
            "data/honor-code-2005.json"
        ]
    )
    rows = {clause["id"]: clause["rows"] for clause in data["clauses"]}
    assert all(row["proposed"] for row in rows["5"]) and not any(r["proposed"] for r in rows["6"])
    # Proposed once, there is nothing left to propose; and what is there stays.
    before = files(unpaired)
    assert run(unpaired, "pair", "honor-code-2005", "--write") == 0
    assert "there is nothing to propose" in capsys.readouterr().out
    assert files(unpaired) == before
    # The editor's word, row by row; a pair of two wordings says then what differs.
    text = (unpaired / PAIRS).read_text(encoding="utf-8")
    differs = 'differs.kk = "Мерзімі."\ndiffers.en = "The time."\n'
    (unpaired / PAIRS).write_text(text.replace("proposed = true\n", ""), encoding="utf-8")
    assert run(unpaired, "import") == 1
    assert "says in each language what differs" in capsys.readouterr().err
    confirmed = text.replace("proposed = true\n", "").replace(
        'relation = "amended"\n', 'relation = "amended"\n' + differs
    )
    (unpaired / PAIRS).write_text(confirmed, encoding="utf-8")
    assert run(unpaired, "import") == 0
    assert "pairing-proposed" not in capsys.readouterr().out
    assert "data-proposed" not in page.read_text(encoding="utf-8")
    # What was proposed and confirmed word for word measures as all right.
    assert run(unpaired, "pair", "honor-code-2005", "--measure", "--clause", "9") == 0
    assert re.search(r"With the terms .*\n.*\n  9 .* 1\.00    1\.00", capsys.readouterr().out)


@pytest.mark.parametrize(
    "there",
    [
        "# Ours, without a line end at its end",
        '# Windows\r\n\r\n[[row]]\r\nclause = "6"\r\nkk = ["kk-6-p1"]\r\nen = ["en-6-p1"]\r\n'
        'relation = "same"\r\n',
    ],
    ids=["no end of line", "Windows lines"],
)
def test_writing_leaves_every_line_that_is_there(unpaired: Path, there: str) -> None:
    (unpaired / PAIRS).write_bytes(there.encode())
    assert run(unpaired, "pair", "honor-code-2005", "--clause", "9", "--write") == 0
    after = (unpaired / PAIRS).read_bytes()
    assert after.startswith(there.encode()) and b'clause = "9"' in after
    assert b'clause = "5"' not in after
    assert run(unpaired, "check") == 1  # the pages do not have the rows yet
    assert run(unpaired, "import") == 0


def test_a_record_that_cannot_be_added_to_is_left_alone(
    unpaired: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = '{clause = "6", kk = ["kk-6-p1"], en = ["en-6-p1"], relation = "same"}'
    (unpaired / PAIRS).write_text(f"row = [{row}]\n", encoding="utf-8")
    before = files(unpaired)
    assert run(unpaired, "pair", "honor-code-2005", "--write") == 1
    assert "Nothing was written." in capsys.readouterr().err
    assert files(unpaired) == before


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("no-such-act",), 1, "«no-such-act» is no act here; acts are: "),
        (("honor-code-2005", "--clause", "77"), 1, "honor-code-2005 has no clause «77»."),
        (("honor-code-2005", "--clause", "6"), 0, "Clause 6 of honor-code-2005 is paired"),
        (("ethics-code-2015",), 0, "there is nothing to propose"),
        (("honor-code-2005", "--measure"), 1, "Nothing to measure: "),
    ],
)
def test_what_cannot_be_proposed_gets_one_sentence(
    unpaired: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    status: int,
    says: str,
) -> None:
    assert run(unpaired, "pair", *words) == status
    told = capsys.readouterr()
    assert says in (told.err if status else told.out)
    assert len((told.err + told.out).splitlines()) == 1


def test_what_is_wrong_with_another_act_stops_no_writing(unpaired: Path) -> None:
    (unpaired / "sources/ethics-code-2015/pairs.toml").write_text("row = 1\n", encoding="utf-8")
    assert run(unpaired, "pair", "honor-code-2005", "--write") == 0
    assert (unpaired / PAIRS).exists()
    assert run(unpaired, "import") == 1
