"""The published schema of ``/data/`` (JSON Schema, draft 2020-12), and the check against it."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import jsonschema_rs

from adep.base.problems import refuse
from adep.languages.grammar import interface_languages
from adep.library.differences import KINDS as DIFFERENCES


def _object(properties: dict[str, Any], free: bool = False) -> dict[str, Any]:
    """An object that must have every property, and no other unless ``free``."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": free,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


TEXT: Final = {"type": "string", "minLength": 1}
DATE: Final = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
LANGUAGES: Final = interface_languages()  # keys that are always there
LANG: Final = {"type": "string", "pattern": "^[a-z]{2,3}$"}
UNIT_ID: Final = {"type": "string", "pattern": "^[a-z]{2,3}-[A-Za-z0-9._-]+$"}
KIND: Final = {"enum": ["adopted", "restated", "amended", "supplemented", "excluded", "repealed"]}
SUM: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
LINES: Final = {
    "type": "array",
    "items": {"type": "integer", "minimum": 1},
    "minItems": 2,
    "maxItems": 2,
    "description": "First and last line of the source file, counted from 1.",
}
UNIT_KINDS: Final = [
    "paragraph", "subclause", "part", "heading",
    "title", "approval", "imprint", "standing", "preamble", "signature",
]  # fmt: skip

_STATUS = _object(
    {"state": {"enum": ["in force", "repealed"]}, "from": _maybe(DATE), "by": _maybe(TEXT)}
)
_HEAD: Final[dict[str, Any]] = {
    "status": _STATUS,
    "act": TEXT,
    "title": _ref("words"),
    "edition": {**TEXT, "description": "Of the copy of the site that the file is part of."},
    "superseded_by": {
        **_maybe(
            _object({"date": DATE, "type": _maybe(TEXT), "number": _maybe(TEXT), "kind": KIND})
        ),
        "description": "The last change of the act that no text held has. Null: there is none.",
    },
    "register": {
        **_ref("words"),
        "description": "Addresses of the official register, by language.",
    },
    "compared": {
        **_maybe(DATE),
        "description": "When an editor last held the act against the register.",
    },
    "texts": _list(
        _object(
            {
                "lang": LANG,
                "wording_of": DATE,
                "standing": {"enum": ["authentic", "unofficial translation"]},
                "source": TEXT,
                "sha256": SUM,
                "original": {
                    **_maybe(_object({"source": TEXT, "sha256": SUM})),
                    "description": "The document from which the text was taken; null: none.",
                },
            }
        )
    ),
}
_DIFFERENCES = {
    **_object(
        {
            "edition": TEXT,
            "acts": _list(
                _object(
                    {
                        **_HEAD,
                        "rows": {
                            **_list(_ref("difference")),
                            "description": "Rows of the newest wordings held. A language in which "
                            "the act has no text at all (see texts) makes no row.",
                        },
                    }
                )
            ),
        }
    ),
    "description": "Where the texts of an act differ between its languages or lack each other.",
}
_ACT = _object(
    {
        **_HEAD,
        "history": _list(
            _object(
                {
                    "date": DATE,
                    "type": _maybe(TEXT),
                    "number": _maybe(TEXT),
                    "authority": _maybe(TEXT),
                    "kind": KIND,
                    "clauses": {
                        "anyOf": [_list(TEXT), {"type": "null"}],
                        "description": "Empty: the whole act. Null: in a numbering no longer used.",
                    },
                    "text_held": {
                        **_maybe(LANG),
                        "description": "The first of texts_held.",
                    },
                    "texts_held": {
                        **_list(LANG),
                        "description": "Languages in which a text of just this wording is held.",
                    },
                }
            )
        ),
        "front": _list(_ref("unit")),
        "chapters": _list(
            _object({"number": TEXT, "heading": _ref("words"), "clauses": _list(TEXT)})
        ),
        "clauses": _list(_ref("clause")),
        "parts": {
            **_list(_ref("part")),
            "description": "What stands beside the code in its files and has no pages of its own.",
        },
        "earlier": _list(
            _object(
                {
                    "lang": LANG,
                    "wording_of": DATE,
                    "url": TEXT,
                    "front": _list(_ref("unit")),
                    "headings": _list(_ref("unit")),
                    "notes": _list(_ref("note")),
                }
            )
        ),
        "corresponds": _list(_ref("correspondence")),
        "notes": _list(_ref("note")),
        "references": _list(_ref("reference")),
        "repairs": _list(_ref("repair")),
        "remarks": _list(_ref("remark")),
    }
)
_CLAUSE: Final[dict[str, Any]] = {
    "id": TEXT,
    "chapter": _maybe(TEXT),
    "url": TEXT,
    "catchword": {
        **_maybe(_ref("words")),
        "description": "What editors call the clause; no part of the law's text. Null: nothing.",
    },
    "units": _list(_ref("unit")),
    "rows": _list(_ref("row")),
    "notes": _list(_ref("note")),
    "references": _list(_ref("reference")),
    "corresponds": _list(_ref("correspondence")),
    "earlier": _list(
        _object(
            {
                "lang": LANG,
                "wording_of": DATE,
                "url": {**TEXT, "description": "Its permanent address."},
                "units": _list(_ref("unit")),
                "notes": _list(_ref("note")),
                "repairs": _list(_ref("repair")),
                "remarks": _list(_ref("remark")),
            }
        )
    ),
    "repairs": _list(_ref("repair")),
    "remarks": _list(_ref("remark")),
}
_COMPLETED: Final = {
    **_list(
        _object(
            {
                "unit": UNIT_ID,
                "opening": _maybe(TEXT),
                "closing": _maybe(TEXT),
            }
        )
    ),
    "description": "In words, what completes the sentence of a unit that is quoted alone.",
}
_CATALOGUE = _object(
    {
        "version": TEXT,
        "edition": TEXT,
        "acts": _list(
            _object(
                {
                    "act": TEXT,
                    "title": _ref("words"),
                    "status": _STATUS,
                    "url": TEXT,
                    "data": TEXT,
                    "ledger": TEXT,
                    "files": _list(_ref("file")),
                }
            )
        ),
        "articles": _list(
            _object(
                {
                    "article": TEXT,
                    "title": _ref("words"),
                    "published": _maybe(DATE),
                    "url": TEXT,
                    "ledger": TEXT,
                    "files": _list(_ref("file")),
                }
            )
        ),
        "files": {**_list(_ref("file")), "description": "Those of the whole site."},
    }
)
_DUTIES = _object(
    {
        "version": TEXT,
        "edition": TEXT,
        "acts": _list(_object(_HEAD)),
        "groups": {
            **_list(_object({"group": TEXT, "name": _ref("words")})),
            "description": "The heads under which editors list the duties.",
        },
        "duties": _list(
            _object(
                {
                    "duty": TEXT,
                    "group": {**_maybe(TEXT), "description": "Its head; null: none."},
                    "name": _ref("words"),
                    "url": TEXT,
                    "units": _list(_object({"act": TEXT, "unit": UNIT_ID})),
                }
            )
        ),
    }
)
_LEDGER = _list(
    _object(
        {
            "source": TEXT,
            "line": {"type": "integer", "minimum": 1},
            "fate": {"enum": ["text", "heading", "note", "front", "furniture", "blank"]},
            "unit": _maybe(TEXT),
            "reason": _maybe(TEXT),
            "page": {
                **_maybe({"type": "integer", "minimum": 1}),
                "description": "Of the PDF from which the text was taken; null: of none.",
            },
            "paragraph": {
                **_maybe({"type": "integer", "minimum": 0}),
                "description": "Of the document from which the text was taken; null: of none.",
            },
        }
    )
)

SCHEMA: Final[dict[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Data of Adep: acts.json, duties.json, differences.json, <act>.json, "
    "<act>/<clause>.json, <act>.ledger.json",
    "description": "Version 1.6. Every key is always there; a fact that is not known is null.",
    "anyOf": [
        _ref(name)
        for name in ("act", "catalogue", "ledger", "clause_file", "duties", "differences")
    ],
    "$defs": {
        "act": _ACT,
        "catalogue": _CATALOGUE,
        "ledger": _LEDGER,
        "duties": _DUTIES,
        "file": _object(
            {
                "href": {
                    **TEXT,
                    "description": "From the site's root. {clause} stands for a clause's id and "
                    "{page} for the folder of a page, where there is a file for each.",
                },
                "media_type": TEXT,
                "lang": _maybe(LANG),
                "wording_of": _maybe(DATE),
                "bytes": _maybe({"type": "integer", "minimum": 1}),
                "sha256": _maybe(SUM),
            }
        ),
        "clause_file": _object({**_HEAD, "completed": _COMPLETED, **_CLAUSE}),
        "words": {
            "type": "object",
            "description": "Language code to words; null where there are none in that language.",
            "properties": {lang: _maybe(TEXT) for lang in LANGUAGES},
            "required": list(LANGUAGES),
            "additionalProperties": _maybe(TEXT),
        },
        "unit": _object(
            {
                "id": UNIT_ID,
                "lang": LANG,
                "kind": {"enum": UNIT_KINDS},
                "number": _maybe(TEXT),
                "text": {"type": "string", "description": "The reading, without its own number."},
                "lines": LINES,
                "opening": {
                    **_list(_ref("excerpt")),
                    "description": "Words before it that its sentence needs, outermost first. "
                    "Empty: none.",
                },
                "closing": {
                    **_list(_ref("excerpt")),
                    "description": "Words behind it that end its sentence, outermost first.",
                },
            }
        ),
        "excerpt": {
            **_object(
                {
                    "unit": UNIT_ID,
                    "from": {"type": "integer", "minimum": 0},
                    "to": {"type": "integer", "minimum": 1},
                }
            ),
            "description": "Characters (Unicode code points) from … up to … of a unit's text.",
        },
        "clause": _object(_CLAUSE),
        "part": _object(
            {
                "part": {**TEXT, "description": "order, or annex1, annex2 … as in its units' ids."},
                "lang": LANG,
                "wording_of": DATE,
                "title": _maybe(TEXT),
                "units": _list(_ref("unit")),
                "notes": _list(_object({"id": UNIT_ID, "text": TEXT, "lines": LINES})),
                "repairs": _list(_ref("repair")),
                "remarks": _list(_ref("remark")),
            }
        ),
        "correspondence": _object(
            {
                "unit": _maybe(UNIT_ID),
                "lang": {**LANG, "description": "Of the older act's wording that is compared."},
                "act": TEXT,
                "to": _maybe(UNIT_ID),
                "relation": {"enum": ["same", "reworded", "new", "dropped", "not-compared"]},
            }
        ),
        "differences": _DIFFERENCES,
        "difference": _object(
            {
                "clause": _maybe(TEXT) | {"description": "Null: outside the clauses."},
                "kinds": _list({"enum": list(DIFFERENCES)}),
                "units": {"type": "object", "additionalProperties": _list(UNIT_ID)},
                "text": {
                    **_ref("words"),
                    "description": "The units in their sentence. Null: no counterpart is known.",
                },
                "differs": _maybe(_ref("words")),
                "reason": _maybe(_ref("words")),
                "remarks": _list(_ref("remark")),
            }
        ),
        "row": {
            "type": "object",
            "properties": {
                **{lang: _list(UNIT_ID) for lang in LANGUAGES},
                "relation": {
                    "type": "string",
                    "pattern": "^(same|amended|not-held|not-compared|[a-z]{2,3}-only)$",
                },
                "proposed": {
                    "type": "boolean",
                    "description": "True: the program paired it; no editor has confirmed it.",
                },
                "differs": {
                    "anyOf": [_ref("words"), {"type": "null"}],
                    "description": "What differs, where an editor compared the two wordings.",
                },
                "reason": _maybe(_ref("words")),
            },
            "required": [*LANGUAGES, "relation", "proposed", "differs", "reason"],
            "additionalProperties": _list(UNIT_ID),
        },
        "note": _object(
            {
                "id": UNIT_ID,
                "lang": LANG,
                "text": TEXT,
                "kind": _maybe(KIND),
                "target": _maybe(TEXT),
                "portion": _maybe(TEXT)
                | {"description": "What of the target: heading, paragraph-4. Null: all of it."},
                "only": _maybe(LANG)
                | {"description": "The language whose text alone was changed."},
                "date": _maybe(DATE),
                "number": _maybe(TEXT),
                "type": _maybe(TEXT),
                "authority": _maybe(TEXT),
                "commencement": _maybe(TEXT),
                "lines": LINES,
            }
        ),
        "reference": _object(
            {
                "unit": UNIT_ID,
                "text": {"type": "string", "minLength": 1, "description": "The whole phrase."},
                "to": {
                    "anyOf": [TEXT, {"type": "null"}],
                    "description": "A unit, a clause, chapter-N, or act for the whole own act. "
                    "Null: another act as a whole, or one that is not held.",
                },
                "act": {
                    "anyOf": [_ref("cited"), {"type": "null"}],
                    "description": "Null: the own act.",
                },
            }
        ),
        "cited": _object(
            {
                "id": {
                    "anyOf": [TEXT, {"type": "null"}],
                    "description": "The act's id, if it is held.",
                },
                "type": _maybe(TEXT),
                "date": _maybe(DATE),
                "number": _maybe(TEXT),
                "title": _maybe(TEXT),
            }
        ),
        "repair": _object(
            {
                "unit": TEXT,
                "raw": {"type": "string"},
                "reading": {"type": "string"},
                "kind": {"enum": ["automatic", "editorial"]},
                "rule": TEXT,
                "reason": _maybe(TEXT)
                | {"description": "The editor's. Null: the repair is automatic."},
                "author": _maybe(TEXT)
                | {"description": "Who corrected it. Null: automatic, or not recorded."},
                "date": _maybe(DATE)
                | {"description": "When it was corrected. Null: automatic, or not recorded."},
            }
        ),
        "remark": _object({"unit": TEXT, "text": _ref("words")}),
    },
}


# Files of the whole site -> what each is.
OF_SITE: Final = {
    "data/acts.json": "catalogue",
    "data/duties.json": "duties",
    "data/differences.json": "differences",
}


@cache
def _validator(name: str) -> Any:
    schema = {k: v for k, v in SCHEMA.items() if k != "anyOf"} | {"$ref": f"#/$defs/{name}"}
    return jsonschema_rs.Draft202012Validator(schema)


def _kind(path: str) -> str:
    """Which of those a file of ``/data/`` is."""
    if path in OF_SITE:
        return OF_SITE[path]
    if path.endswith(".ledger.json"):
        return "ledger"
    return "clause_file" if path.count("/") > 1 else "act"


def validate(path: str, value: Any) -> None:
    """Raise ``Refused`` ("data-invalid") with the first thing that breaks the schema."""
    if path.endswith("schema.json"):
        jsonschema_rs.meta.validate(value)
        return
    name = _kind(path)
    error = next(iter(_validator(name).iter_errors(value)), None)
    if error is not None:
        where = "/".join(map(str, error.instance_path))
        raise refuse("data-invalid", path, None, f"at {where}: {error.message}; please report this")
