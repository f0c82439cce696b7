"""What stops MkDocs in the midst of a build, as a sentence: a template with a fault, a file of the
theme that is not there, data that its schema refuses, a process that the system ended.
"""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable
from pathlib import Path

import jinja2

from adep.base.problems import Refused, refuse
from adep.base.processes import Ended
from adep.languages.interface import MissingWords

_SAME_VERSION = "take the folder overrides/ of the version of the program that builds the site"


def refuse_missing(needed: Iterable[str], files: Collection[str]) -> None:
    """Raise ``Refused`` ("theme-incomplete") where the theme's files lack one that is needed."""
    for path in needed:
        if path not in files:
            raise _incomplete(path)


def told(error: Exception, theme: Path) -> Refused | None:
    """What to say of an error; None where it is none that somebody else can mend. ``theme`` is the
    folder of the templates.
    """
    if isinstance(error, Refused):
        return error
    if isinstance(error, Ended):
        says = f"{error}; make more memory free, or let fewer build at once: ADEP_PROCESSES=1"
        return refuse("process-ended", "mkdocs.yml", None, says)
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _invalid(error.name or "", error.lineno, str(error.message))
    if isinstance(error, jinja2.TemplateNotFound):
        return _incomplete(str(error.name))
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(theme)]
    if own and isinstance(error, jinja2.UndefinedError | MissingWords | LookupError):
        name = Path(own[-1].filename).relative_to(theme).as_posix()
        known = f"{error} is not known" if isinstance(error, KeyError) else str(error)
        return _invalid(name, own[-1].lineno, known)
    return None


def _incomplete(path: str) -> Refused:
    says = f"the file is not there, and this version needs it; {_SAME_VERSION}"
    return refuse("theme-incomplete", f"overrides/{path}", None, says)


def _invalid(name: str, line: int | None, what: str) -> Refused:
    says = f"{what.rstrip('.')}; mend the line, or {_SAME_VERSION}"
    return refuse("template-invalid", f"overrides/{name}", line, says)
