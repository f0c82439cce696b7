"""The published schema is a promise: programs of other people are written after it."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema_rs import meta

from adep.exports import schema
from adep.exports.json_layout import to_json

# The schema as it was published last, the same byte for byte.
PROMISED = Path(__file__).parent / "schema.json"


def test_schema_is_as_promised() -> None:
    """What is taken away or given another meaning needs a new ``VERSION``. Is the change meant,
    the new schema is committed in its place.
    """
    meta.validate(schema.published())
    made = to_json(schema.published())
    assert made.decode() == PROMISED.read_text(encoding="utf-8")


def test_every_name_is_used() -> None:
    """A definition that no file refers to would promise what nobody gets."""
    text = json.dumps(schema.published())
    assert [n for n in schema.DEFINITIONS if f'"#/$defs/{n}"' not in text] == []
