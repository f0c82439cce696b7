"""Questions of readers, held against the duties that they lead to: a page that people wrote must be
told when a duty gains a rule, or its answer says that a code has none.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from adep.base.problems import Problem
from adep.model import Duty
from adep.model.page_kinds import WRITTEN_FIRST, kind_of
from adep.pages.quotations import MARK, QuotedByLink, quoted

CODE: Final = "question-incomplete"
FOLDERS: Final = WRITTEN_FIRST  # of docs/, in which questions stand
_LINK: Final = re.compile(r"\]\((?P<to>[^)\s#]+\.md)\)")


def check(
    path: str, text: str, duties: Iterable[Duty], pages: Mapping[str, str]
) -> Iterator[Problem]:
    """What the page at ``path`` below ``docs/`` does not quote of a duty that it leads to.

    ``pages``: "act/unit" → the page on which the unit stands.
    """
    known = {kind_of("duty").page(key=duty.id).path: duty for duty in duties}
    has = set(quoted(path, text))
    for number, line in enumerate(text.split("\n"), start=1):
        for link in _LINK.finditer(line):
            to = posixpath.normpath(posixpath.join(posixpath.dirname(path), link["to"]))
            if duty := known.get(to):
                for act, unit in duty.units:
                    page = pages.get(f"{act}/{unit}", "")
                    if page and QuotedByLink(page, unit) not in has:
                        yield _lacking(path, number, duty, unit, page)


def _lacking(path: str, line: int, duty: Duty, unit: str, page: str) -> Problem:
    to = f"{posixpath.relpath(page, posixpath.dirname(path))}#{unit}"
    return Problem(
        f"docs/{path}",
        line,
        CODE,
        f"it leads to the duty «{duty.id}», which has a rule in {page.removesuffix('.md')}, "
        f"{unit}, and does not quote it; quote it under the heading of its code, in every language",
        f'- [{unit}]({to} "{MARK}")\n',
    )
