"""What is wrong with a date that somebody wrote, in one sentence that says what to write.

Dates stand in records, in lines of records that are no TOML, and behind options of commands. What
contradicts another date (a wording before the adoption) is told here too. A sentence is "" where
nothing is wrong.
"""

from __future__ import annotations

import datetime
import re
from typing import Final

FIRST_DAY: Final = datetime.date(1900, 1, 1)
LAST_DAY: Final = datetime.date(2100, 12, 31)
EXAMPLE: Final = "2013-10-01"
NO_SUCH_DAY: Final = f"there is no such day; write year-month-day, such as {EXAMPLE}"

_DAY: Final = r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})\.?"
_YEAR_FIRST: Final = r"(?P<year>\d{4})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})\.?"
# Whatever is put in the place of a day: «2013-13-01», «26.11.2007», «____-__-__», «2013-10».
LIKE_A_DATE: Final = re.compile(r"(?<![\w.-])[\d_?XxХх]+(?:[./-][\d_?XxХх]+){1,2}\.?(?![\w-])")


def of_value(key: str, value: object, first: datetime.date = FIRST_DAY) -> str:
    """Of the value of a key in a record; ``first`` is the earliest day that it may be."""
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        written = value.strip() if isinstance(value, str) else ""
        day = _meant(written)
        if not day and LIKE_A_DATE.fullmatch(written):
            return NO_SUCH_DAY
        return f"write a date without quotation marks, {key} = {day or EXAMPLE}"
    if value > LAST_DAY:
        return f"write a date that is not after {LAST_DAY}"
    return f"write a date that is not before {first}" if value < first else ""


def of_line(key: str, written: str, alone: bool) -> str:
    """Of what is meant as a date, in a line that is no TOML; ``alone``: nothing is beside it."""
    day = _meant(written)
    if not day:
        return NO_SUCH_DAY
    return f"a day is written year-month-day; write {f'{key} = {day}' if alone else day}"


def of_option(option: str) -> str:
    """Of an option ("" of a question at the terminal) behind which no date stands."""
    example = f"{option} 2011-04-01".strip()
    return f"this is no day, or not written year-month-day; write it as in {example}"


def of_wording(day: datetime.date, today: datetime.date, ahead: datetime.timedelta) -> str:
    """Of the day of a wording, which may be known some time ahead."""
    if FIRST_DAY <= day <= today + ahead:
        return ""
    return f"no wording is of this day; today is {today}, and acts here are from 1900 on"


# ---- against other dates -------------------------------------------------------------------------

NOT_BEFORE_ITS_INSTRUMENT: Final = "write a day that is not before the instrument's own date"


def older_than_act(act: str, adopted: datetime.date) -> str:
    """Of a wording before the act's adoption; ``act`` is how the act is called."""
    return f"{act} was adopted on {adopted}: no wording of it is older"


def before_adoption(what: str, adopted: datetime.date) -> str:
    """Of an event or a text; ``what`` names it with its date, as ``of_event`` and ``of_text``."""
    return f"{what} before the adoption of the act on {adopted}; mend one of the two dates"


def after_repeal(what: str, repealed: datetime.date, otherwise: str = "") -> str:
    """Of an event or a text, as ``before_adoption``; ``otherwise``: what may be mended instead."""
    return f"{what} after the repeal of the act on {repealed}; mend one of the two dates{otherwise}"


def of_event(day: datetime.date) -> str:
    """An event in an act's history, as a sentence begins with it."""
    return f"this [[event]] of {day} is"


def of_text(day: datetime.date) -> str:
    """A text that is held, as a sentence begins with it."""
    return f"in [[text]] «wording_of» is {day},"


def state_since(since: datetime.date, event: datetime.date, what: str, so: str) -> str:
    """Of the day since when an act is in its state; ``what`` and ``so`` are what the event says:
    "was repealed", "on 2016-01-01".
    """
    return (
        f"in [status] «from» is {since}, but by the [[event]] of {event} the act {what} {so}; mend "
        "one of the two"
    )


# ---- what was meant ------------------------------------------------------------------------------


def _meant(written: str) -> datetime.date | None:
    """The day that «26.11.2007» or «2007.11.26» means; None: it is none."""
    for pattern in (_DAY, _YEAR_FIRST):
        if match := re.fullmatch(pattern, written):
            try:
                return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                return None
    return None
