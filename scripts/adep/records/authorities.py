"""``sources/authorities.toml``: who makes acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from adep.model import Words
from adep.records.forms import NEEDED_WORDS, Field, Form
from adep.records.toml_tables import document

AUTHORITIES: Final = "sources/authorities.toml"
AUTHORITY: Final = Form(
    "[president]", (Field("names", NEEDED_WORDS, "its name", each_language=True),)
)


def parse_authorities(text: str, path: str) -> Mapping[str, Words]:
    """Id → name in each language, in the order of the file."""
    top = document(text, path)
    return {name: NEEDED_WORDS.read(top, name) for name in top.data}
