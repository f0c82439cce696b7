"""The values that the stages hand to one another. All are frozen; ``None`` means "not said"."""

from adep.model.act import (
    Act,
    Amendment,
    ChapterHeading,
    Citation,
    EarlierWording,
    PairedClause,
    Past,
    Reference,
    ResolvedClause,
    Row,
)
from adep.model.facts import Commencement, Event, Facts, Kind, Status, TextFacts, folder_of_day
from adep.model.multilingual import Words, recorded_at
from adep.model.records import (
    Answer,
    Catchword,
    CitedAct,
    Concordance,
    Correspondence,
    Duty,
    DutyGroup,
    RecordedTerm,
    Records,
    Redirect,
    TermWording,
)
from adep.model.source import Block, Cleaned, Furniture, Line, Original, Places, Source
from adep.model.text import (
    Chapter,
    Clause,
    Excerpt,
    Note,
    Part,
    Text,
    Unit,
    UnitKind,
    is_place,
    numbers_in,
    path_of,
)
from adep.model.unit_records import (
    NOT_COMPARED,
    Correction,
    Quoted,
    RecordedRow,
    RecordedSentence,
    Relation,
    Remark,
    SetAside,
)
