"""The guide to the files of an act shows what is read: its examples are records."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest

from adep.base.problems import Refused
from adep.model import Duty
from adep.records import agency, facts, inbox
from adep.records.across_acts import (
    parse_authorities,
    parse_cited_acts,
    parse_concordance,
    parse_duties,
)
from adep.records.asked import with_asked
from adep.records.catchwords import parse_catchwords
from adep.records.documentation import FILES, PAGE, with_examples
from adep.records.redirects import parse_redirects
from adep.records.terms import parse_terms
from adep.records.unit_records import parse_corrections, parse_rows, parse_sentences
from tests import ROOT

SUM = "0123456789abcdef" * 4
LANGS = ("kk", "en")
AUTHORITIES = {"president": {"kk": "Президент", "en": "President"}}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
DUTY = Duty("appearance", {"en": "Appearance"}, (("honor-code-2005", "kk-5-22"),))
# The name of a file -> what reads it, with all that it asks for.
PARSERS: dict[str, Callable[[str], object]] = {
    "act.toml": lambda text: facts.parse_facts(text, "act.toml", "code", AUTHORITIES),
    "&lt;unit&gt;.toml": lambda text: parse_corrections(text, "corrections/kk-5-18.toml"),
    "sentences.toml": lambda text: parse_sentences(text, "sentences.toml"),
    "catchwords.toml": lambda text: parse_catchwords(text, "catchwords.toml"),
    "pairs.toml": lambda text: parse_rows(text, "pairs.toml", LANGS),
    "concordance.toml": lambda text: parse_concordance(text, "concordance.toml", "code"),
    "authorities.toml": lambda text: parse_authorities(text, "authorities.toml"),
    "cited-acts.toml": lambda text: parse_cited_acts(text, "cited-acts.toml", ("code",), ()),
    "duties.toml": lambda text: parse_duties(text, "duties.toml"),
    "&lt;duty&gt;.toml": lambda text: with_asked(DUTY, text, "appearance.toml"),
    "terms.toml": lambda text: parse_terms(text, "terms.toml", ("employee-code-2020",)),
    "redirects.toml": lambda text: parse_redirects(text, "redirects.toml"),
    "&lt;document&gt;.toml": lambda text: inbox.parse_request(text, "code.toml", ("code.docx",)),
    "agency.toml": lambda text: agency.parse_agency(text, "agency.toml", lambda name: SVG),
}


def test_guide_is_in_step() -> None:
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    assert page == with_examples(page), "run: make records"


def test_a_file_without_a_section_is_told() -> None:
    with pytest.raises(ValueError, match=r"«## act\.toml»"):
        with_examples("# Records\n\n## act.toml\n\nIt has no example.\n")


@pytest.mark.parametrize("file", FILES)
def test_an_example_is_read(file: str) -> None:
    """Whoever puts his words into it has a record that is not refused; with a key that no form
    has, it is.
    """
    summed = FILES[file].example().replace('sha256 = "…"', f'sha256 = "{SUM}"')
    words = itertools.count()
    example = re.sub('"…"', lambda _: f'"Words {next(words)}"', summed)
    read = PARSERS[file.rpartition("/")[2]]
    read(example)
    line = next(line for line in example.splitlines() if re.match(r"[a-z._]+ = ", line))
    with pytest.raises(Refused):
        read(example.replace(line, f"{line}\nnothing = 1", 1))
