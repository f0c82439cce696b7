"""The kinds of pages that the site has: one table, and all else that tells of a page reads it.

A further kind is an entry here and a template of its name in ``overrides/``; where the template
shows more than what all of them know, ``site/page_views.py`` says what. Addresses, reserved names,
breadcrumbs, what the head and the foot of the site lead to, descriptions, the sitemap and what is
committed in ``docs/`` follow from the entry.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Final, Literal

from msgspec import Struct

# Of what a kind has one page each. "all duties": of the site, where there is any duty.
Of = Literal[
    "site", "all duties", "duty", "concordance", "article", "act", "clause", "day", "clause of day"
]


class PageKind(Struct, frozen=True):
    """What all pages of a kind have in common."""

    name: str  # its template is <name>.html
    of: Of
    path: str  # below docs/, with places: {act}, {clause}, {day} ("@2011-04-01"), {key}
    title: str = ""  # the words of its title in interface.toml; "": the name of what it is of
    intro: str = ""  # the words that describe it; "": ``page_meta`` tells of its content
    above: str = ""  # the kind of the page above it; "": the home page
    committed: bool = False  # whether its words stand in docs/; else it holds none of its own
    menu: bool = False  # whether the head and the foot lead to it, by the words menu.<name>
    files: tuple[str, ...] = ()  # formats of the whole site that have what it shows (exports)
    schema: str = ""  # what it states itself to be, in schema.org's terms

    @property
    def in_act(self) -> bool:
        """Whether its pages belong to one act or article."""
        return self.of in ("article", "act", "clause", "day", "clause of day")

    @property
    def template(self) -> str:
        """The file in ``overrides/`` that sets its pages."""
        return f"{self.name}.html"

    def page(self, act: str = "", clause: str = "", day: str = "", key: str = "") -> MadePage:
        """The page of this kind that is of these; ``day`` is an ISO date."""
        return MadePage(self, act, clause, day, key)


class MadePage(Struct, frozen=True):
    """A page that is made from the library: its kind, and what it is of."""

    kind: PageKind
    act: str = ""
    clause: str = ""
    day: str = ""  # of an older wording, ISO date
    key: str = ""  # of a page across acts: the newer act of a concordance, the id of a duty

    @property
    def path(self) -> str:
        """Where its Markdown stands, or would stand, below ``docs/``."""
        day = f"{DAY}{self.day}"
        return self.kind.path.format(act=self.act, clause=self.clause, day=day, key=self.key)

    @property
    def address(self) -> str:
        """Its address from an interface's root: ends in a slash, "" is the home page."""
        return address_of(self.path)

    @property
    def below(self) -> str:
        """Its address from the folder to which ``up`` leads: "" is what the folder is of."""
        return self.address.rpartition("/")[0].rpartition("/")[2] + "/" if self.up != "./" else ""

    @property
    def above(self) -> MadePage | None:
        """The page above it; None where that is the home page."""
        if not self.kind.above:
            return None
        kind = kind_of(self.kind.above)
        return kind.page(**{place: getattr(self, place) for place in _PLACES.findall(kind.path)})

    @property
    def up(self) -> str:
        """From its address up to the folder of its act, or of the day's wordings of its act."""
        return "../" if self.kind.of != "article" and not self.path.endswith("/index.md") else "./"


KINDS: Final[tuple[PageKind, ...]] = (
    PageKind("duties", "all duties", "duties/index.md", "duties.title", "duties.intro", menu=True),
    PageKind("duty", "duty", "duties/{key}.md", above="duties"),
    PageKind("timeline", "site", "timeline.md", "timeline.title", "timeline.intro", menu=True),
    PageKind("cited-acts", "site", "cited-acts.md", "cited.title", "cited.intro", menu=True),
    PageKind(
        "corrections", "site", "corrections.md", "corrections.title", "corrections.intro", menu=True
    ),
    PageKind(
        "differences",
        "site",
        "differences.md",
        "differences.title",
        "differences.intro",
        menu=True,
        files=("differences-json", "differences-csv"),
    ),
    PageKind(
        "terms",
        "site",
        "terms.md",
        "terms.title",
        "terms.intro",
        menu=True,
        files=("tbx-recorded", "tbx"),
    ),
    PageKind("check", "site", "check.md", "check.title", "check.intro", menu=True),
    PageKind("add-a-text", "site", "add-a-text.md", "add_text.title", "add_text.intro"),
    PageKind(
        "concordance", "concordance", "concordance/{act}/{key}.md", "concordance.title", above="act"
    ),
    PageKind("article", "article", "articles/{act}.md", committed=True),
    PageKind("act", "act", "{act}/index.md", committed=True, schema="Legislation"),
    PageKind("read", "act", "{act}/read.md", "read.title", above="act"),
    PageKind("history", "act", "{act}/history.md", "history.title", above="act"),
    PageKind("older-wording", "day", "{act}/{day}/index.md", above="act", committed=True),
    PageKind(
        "older-clause",
        "clause of day",
        "{act}/{day}/{clause}.md",
        above="older-wording",
        committed=True,
    ),
    PageKind(
        "clause",
        "clause",
        "{act}/{clause}.md",
        above="act",
        committed=True,
        schema="Legislation",
    ),
)
# Sections of the site that people write: its menu leads to them before and behind the others.
WRITTEN_FIRST: Final = ("questions",)
WRITTEN_LAST: Final = ("about",)
WRITTEN: Final = (*WRITTEN_FIRST, *WRITTEN_LAST)
# Folders that are no act's: of the site those that hold no pages, and two of the sources.
FOLDERS: Final = ("assets", "data", "asked", "inbox")

DAY: Final = "@"  # begins the folder of a day's wordings, and parts a day from an id
_PLACES: Final = re.compile(r"\{(\w+)\}")
_FORMS: Final = {"day": r"@\d{4}-\d{2}-\d{2}"}
_FORM: Final = "[^/@]+"


@cache
def kind_of(name: str) -> PageKind:
    """The kind of this name."""
    return next(kind for kind in KINDS if kind.name == name)


def reserved_names() -> frozenset[str]:
    """What no act may be called: it would take an address of the site away."""
    first = (kind.path.partition("/")[0].removesuffix(".md") for kind in KINDS)
    return frozenset((*WRITTEN, *FOLDERS, *(name for name in first if "{" not in name)))


def address_of(path: str) -> str:
    """The address of a Markdown file below ``docs/``, from an interface's root: "a/5.md" is "a/5/",
    "a/index.md" is "a/".
    """
    name = path.removesuffix(".md")
    if name == "index" or name.endswith("/index"):
        return name.removesuffix("index")
    return f"{name}/"


def path_of(address: str) -> str:
    """The file below ``docs/`` of a page that has ``address``, if it is one of the library's."""
    index, leaf = f"{address}index.md", f"{address.removesuffix('/')}.md"
    return leaf if page_at(leaf) else index


def page_at(path: str) -> MadePage | None:
    """The page that stands at ``path`` below ``docs/``, if its form is that of any kind."""
    for kind in KINDS:
        if found := _form(kind.path).fullmatch(path):
            told = found.groupdict()
            if "day" in told:
                told["day"] = told["day"].removeprefix(DAY)
            return kind.page(**told)
    return None


@cache
def _form(path: str) -> re.Pattern[str]:
    parts = enumerate(re.split(r"\{(\w+)\}", path))
    forms = (f"(?P<{x}>{_FORMS.get(x, _FORM)})" if at % 2 else re.escape(x) for at, x in parts)
    return re.compile("".join(forms))


# ---- a day's wordings ---------------------------------------------------------------------------


def day_folder(day: datetime.date) -> str:
    """The folder, below an act's own, in which the wordings of a day have permanent addresses."""
    return f"{DAY}{day.isoformat()}/"


def with_day(id: str, day: datetime.date | None) -> str:
    """What tells an act or a unit of a day from today's: "rules@2011-04-01"; no day, no mark."""
    return f"{id}{DAY}{day.isoformat()}" if day else id


def apart_from_day(text: str) -> tuple[str, str]:
    """ "rules@2011-04-01/5/" → "rules", "2011-04-01"; the day is "" where there is none."""
    before, _, after = text.partition(DAY)
    return before, after.partition("/")[0]
