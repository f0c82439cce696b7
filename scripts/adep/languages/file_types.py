"""What the files of a language say: their keys, and what stands behind each.

``data_files`` holds every file to these. What a key is for stands beside it in the files.
"""

# No annotations from the future: a key that may be left out is told by them.
from typing import NotRequired, TypedDict

from adep.model import Kind

Pattern = str  # a regular expression
Levels = dict[str, Pattern]  # level of a unit, or kind of an act -> its noun


class Heading(TypedDict):
    """``[heading]`` of ``grammar.toml``."""

    chapter: list[Pattern]
    article: list[Pattern]
    others: dict[str, list[Pattern]]


class Front(TypedDict):
    """``[front]``: what stands above the first heading."""

    approved: list[Pattern]
    appendix: list[Pattern]
    standing: list[Pattern]
    imprint: list[Pattern]
    preamble: list[Pattern]
    office: list[Pattern]


class NoteKind(TypedDict):
    """``[[note.kind]]``."""

    kind: Kind
    phrases: list[Pattern]


Target = TypedDict(
    "Target",
    {
        "inner_first": bool,
        "added_after": bool,
        "link": Pattern,
        "container": Pattern,
        "and": list[Pattern],
        "range": list[Pattern],
        "plural": Pattern,
        "levels": dict[str, list[Pattern]],
        "ordinals": dict[str, int],
    },
)
Target.__doc__ = "``[note.target]``: which unit a note is about."


class NoteTable(TypedDict):
    """``[note]``."""

    words: list[str]
    marker: Pattern
    in_place: Pattern
    kind: list[NoteKind]
    only: dict[str, list[Pattern]]
    target: Target


class InstrumentTable(TypedDict):
    """``[instrument]``."""

    after_date: bool
    made_by: Pattern
    lead: Pattern
    several: Pattern
    types: dict[str, list[Pattern]]


class Date(TypedDict):
    """``[date]``."""

    after: Pattern
    before: Pattern
    months: list[str]
    words: list[Pattern]


Commencement = TypedDict(
    "Commencement",
    {
        "published": list[Pattern],
        "after": list[Pattern],
        "on": list[Pattern],
        "except": Pattern,
        "about": Pattern,
        "numbers": dict[str, int],
    },
)
Commencement.__doc__ = "``[commencement]``."


class Sentence(TypedDict):
    """``[sentence]``."""

    open: list[Pattern]
    verb: list[Pattern]
    joining: list[Pattern]


class PageStatus(TypedDict):
    """``[page.status]``."""

    repealed: list[Pattern]


class Page(TypedDict):
    """``[page]``: what of a web page is not the act's."""

    running: list[Pattern]
    furniture: dict[str, list[Pattern]]
    status: PageStatus


class ReferenceTable(TypedDict):
    """``[reference]``."""

    head_last: bool
    words: list[str]
    this_words: list[str]
    this: Pattern
    endings: Pattern
    plural: Pattern
    leads: Pattern
    leads_appendix: Pattern
    owned: Pattern
    side: Pattern
    join: Pattern
    range: Pattern
    connect: Pattern
    ordinals: list[str]
    ordinal_words: list[str]
    quotes: list[Pattern]
    after_number: Pattern
    state: Pattern
    authority: Pattern
    glue: Pattern
    glue_many: Pattern
    title_noun: Pattern
    goes_on: Pattern
    continues: Pattern
    goes_on_name: Pattern
    maker: Pattern
    articles: list[str]
    doubt_before: Pattern
    doubt_after: Pattern
    in_name: Pattern
    not_name: list[str]
    capital: Pattern
    short: Pattern
    numbered: Levels
    ordinal: Levels
    acts: Levels


class GrammarFile(TypedDict):
    """``grammar.toml``."""

    order: int
    name: str
    three_letters: NotRequired[str]
    usual_standing: NotRequired[str]
    heading: Heading
    front: Front
    note: NoteTable
    instrument: InstrumentTable
    date: Date
    commencement: Commencement
    sentence: Sentence
    page: Page
    reference: ReferenceTable


class SpellingFile(TypedDict):
    """``spelling.toml``."""

    script: str
    alphabet: str
    one_letter_words: NotRequired[str]
    particles: NotRequired[str]
    prefixes: NotRequired[str]
    suffixes: NotRequired[str]
    endings: NotRequired[str]
    lexicon: NotRequired[str]
    telltale: NotRequired[str]
    look_alikes: dict[str, str]
    by_sound: dict[str, list[str]]
    vowels: dict[str, str]
    sounds: dict[str, str]


class Softening(TypedDict):
    """``[softening]`` of ``endings.toml``."""

    before: str
    pairs: dict[str, str]


class Forms(TypedDict):
    """An item of ``forms`` of a group of endings."""

    endings: str
    after: list[str]
    harmony: NotRequired[bool]
    restores: NotRequired[list[str]]
    unless: NotRequired[Pattern]


class EndingsGroup(TypedDict):
    """``[groups.NAME]``."""

    kazakh: NotRequired[str]
    example: str
    follows: list[str]
    ends_word: NotRequired[bool]
    forms: list[Forms]


class EndingsFile(TypedDict):
    """``endings.toml``."""

    shortest_stem: NotRequired[int]
    never_final: NotRequired[str]
    never_stem: NotRequired[Pattern]
    whole: NotRequired[list[str]]
    softening: NotRequired[Softening]
    lost_vowels: NotRequired[dict[str, str]]
    closed_class: NotRequired[dict[str, list[str]]]
    groups: NotRequired[dict[str, EndingsGroup]]


class SearchFile(TypedDict, total=False):
    """``search.toml``."""

    passed_over: str
    asking: str
    says: str
    elsewhere: list[str]
    makes: str
    mistaken: str
    day_words: str
    keys: list[list[str]]
    typed: dict[str, str]
    address: dict[str, str]
    numbers: dict[str, int]


class DetectionFile(TypedDict):
    """``detection.toml``."""

    name: str
    letters: str
    words: str
    endings: list[str]
    usual: int


class OtherLanguage(DetectionFile):
    """A language of ``others.toml``, which has no ``spelling.toml``."""

    alphabet: str


class LettersFile(TypedDict):
    """``letters.toml``."""

    tag: str
    name: str
    letters: dict[str, str]
    capitals: NotRequired[dict[str, str]]


class NamesOfGlossary(TypedDict):
    """``[names]`` of ``glossary.toml``."""

    unheard: str
    letters: dict[str, dict[str, str]]


class GlossaryGroup(TypedDict):
    """``[[group]]``."""

    of: str
    general: NotRequired[bool]
    terms: list[dict[str, str]]


class GlossaryFile(TypedDict):
    """``glossary.toml``."""

    names: NamesOfGlossary
    group: list[GlossaryGroup]
