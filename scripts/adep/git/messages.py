"""A commit's message → the reason that somebody gave in it, and who else is named.

Code hosts write messages of their own: for an edit made on their pages, for a merge, for commits
that are merged as one. What they write says nothing of why a word was mended, and is left out.
"""

from __future__ import annotations

import re
from typing import Final

from adep.base.invisible import freed, says_something

LONGEST: Final = 1000  # signs of a reason: it is read in a small box beside the word

_CO_AUTHOR: Final = re.compile(r"(?im)^co-authored-by:[ \t]*(?P<name>[^<\n]*?)[ \t]*(?:<.*)?$")
_TRAILER: Final = re.compile(r"(?i)(?:[a-z]+-)+by: .*|change-id: .*")
_RULE: Final = re.compile(r"[-=*_]{3,}")
_IN_LIST: Final = re.compile(r"^\* ")
_NUMBER: Final = re.compile(r"\s*\([#!]\d+\)$")  # of the proposal, put behind its title

_FILE: Final = r"""["'`«]?[^\s"'`»]+\.(?:md|toml|txt|html?)["'`»]?"""
_FILES: Final = rf"(?:{_FILE}(?:(?:,| and| и| және) {_FILE})*|\d+ files?)"
_ISSUE: Final = r"(?:https?://\S+|[\w./-]*[#!]\d+)"
# Each stands for a whole line. A host's pages speak English, Russian or Kazakh.
_BY_HOST: Final = re.compile(
    "|".join(
        (
            # a file changed on the host's pages: "Update 8.md", "Обновить файл 8.md"
            rf"(?:update|edit|change|modify|create|add|delete|rename)d? (?:file )?{_FILES}"
            r"(?: (?:via|with|from|on) .*)?",
            rf"(?:обнов|измен|редакт|отредакт|прав|созда|добав|удал)\w* (?:файлы? )?{_FILES}",
            rf"{_FILES}(?: файл\w*)?(?: (?:жаңар|өзгер|өңде|түзет|қос)\w*)?",
            rf"(?:жаңар|өзгер|өңде|түзет|қос)\w*:? {_FILES}",
            rf"{_FILE} (?:edited|created) online.*",
            # words that somebody proposed while reading
            r"(?:apply|commit) (?:\d+ )?suggestions?\b(?:\(s\))?.*",
            r"(?:примен\w+|қолдан\w+) .*(?:предложен|ұсыныс)\w*.*",
            # merges
            r"merge (?:pull request|merge request|(?:remote-tracking )?branch|commit|tag)\b.*",
            r"(?:слияни\w+|слить|влить|объедин\w+) (?:ветк|запрос|pull request)\w*\b.*",
            r"['«\"].+['»\"] тармағын .*біріктір\w*",
            # what git puts below the words of a merge with conflicts; what stands for any words
            rf"(?:# )?(?:conflicts:|{_FILE})",
            r"# \S+",
            r"merge[ds]?\.?",
            r"(?:fix(?:e[sd])?|resolve[sd]?) (?:the )?(?:merge )?conflicts?\.?",
            rf"(?:see|closes?|closed|fix(?:es|ed)?|resolves?|resolved|related? to)"
            rf"(?: merge request)?:? {_ISSUE}(?:(?:,| and) {_ISSUE})*\.?",
            # a proposal that was given no title, and several commits merged as one
            r"(?:\S+ )?patch[ -]?\d+",
            r"squashed commit of the following:?",
            r"commit [0-9a-f]{7,64}",
            r"author: .*<.*>",
            r"date: (?:mon|tue|wed|thu|fri|sat|sun)\b.*",
            r"this reverts commit .*",
            r"\(cherry picked from commit .*\)",
        )
    ),
    re.IGNORECASE,
)


def reason(message: str) -> str:
    """What of a message tells why, on one line; "" where nothing does.

    Of one that is longer than can be shown, the first line of it.
    """
    lines: list[str] = []
    for line in message.splitlines():
        words = _NUMBER.sub("", _IN_LIST.sub("", freed(line), count=1))
        by_host = any(form.fullmatch(words) for form in (_BY_HOST, _TRAILER, _RULE))
        if says_something(words) and not by_host and words not in lines:
            lines.append(words)
    whole = " ".join(lines)
    if len(whole) <= LONGEST:
        return whole
    first = lines[0]
    if len(first) <= LONGEST:
        return first
    return first[:LONGEST].rsplit(" ", 1)[0] + " …"


def signed(author: str, message: str) -> str:
    """Everyone who is said to have made a commit, as a record names them: "A. B., C. D."."""
    names = (freed(author), *(freed(match["name"]) for match in _CO_AUTHOR.finditer(message)))
    return ", ".join(dict.fromkeys(name for name in names if name))
