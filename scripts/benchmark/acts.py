"""Synthetic acts: seeded, in Kazakh and English, shaped and worded like acts of Kazakhstan.

The same seed and number of clauses give the same bytes. An act of N clauses has a chapter for
every 25 clauses and an amending decree for every chapter, as codes that live long have, so the
bytes, the notes and the act's history all grow with N.
"""

from __future__ import annotations

import datetime
import random
import re
from dataclasses import dataclass, field
from typing import Final

from benchmark import words
from benchmark.words import Pair

CHAPTER: Final = 25  # clauses
# Between two plain words, so that the importer can tell that the sentence goes on.
BREAK: Final = re.compile(r"(.{40,}?[a-zа-яәғқңөұүһі]) (?=[a-zа-яәғқңөұүһі])")
ADOPTED: Final = datetime.date(2001, 3, 5)


@dataclass(slots=True)
class Event:
    """An amending decree, and the clauses that it touches."""

    date: datetime.date
    number: int
    kind: str
    clauses: list[int] = field(default_factory=list)

    @property
    def facts(self) -> str:
        names = ", ".join(f'"{clause}"' for clause in sorted(set(self.clauses)))
        return (
            f'\n[[event]]\ndate = {self.date}\nkind = "{self.kind}"\ntype = "decree"\n'
            f'number = "{self.number}"\nauthority = "president"\nclauses = [{names}]\n'
        )


@dataclass(frozen=True, slots=True)
class SyntheticAct:
    """An act as an editor would hand it over: two raw texts and their facts."""

    id: str
    clauses: int
    files: dict[str, str]  # name in sources/<id>/ -> content

    @property
    def size(self) -> int:
        return sum(len(text.encode()) for text in self.files.values())

    @property
    def chapters(self) -> list[range]:
        """The clauses of each chapter."""
        return chapters(self.clauses)


def chapters(clauses: int) -> list[range]:
    """Which clauses stand in which chapter."""
    starts = range(1, clauses + 1, CHAPTER)
    return [range(start, min(start + CHAPTER, clauses + 1)) for start in starts]


def make_act(clauses: int, seed: int = 1) -> SyntheticAct:
    """An act of ``clauses`` clauses."""
    return _Maker(clauses, random.Random(f"{seed}/{clauses}")).act()


class _Maker:
    """Draws an act. Every draw is made once and said in both languages."""

    def __init__(self, clauses: int, rng: random.Random) -> None:
        self.clauses, self.rng = clauses, rng
        # First the plan, so that references can name what there will be.
        self.items = [rng.randint(2, 8) if rng.random() < 0.3 else 0 for _ in range(clauses)]
        self.with_items = [n for n, count in enumerate(self.items, start=1) if count]
        self.events = self._events()
        self.lines: dict[str, list[str]] = {lang: [] for lang in words.LANGS}

    def act(self) -> SyntheticAct:
        self._say(words.TITLE)
        for index, chapter in enumerate(chapters(self.clauses), start=1):
            kk, en = words.HEADINGS[(index - 1) % len(words.HEADINGS)]
            self._say((f"{index}-тарау. {kk}", f"Chapter {index}. {en}"))
            for clause in chapter:
                self._clause(clause)
        files = {f"{lang}.txt": "\n\n".join(self.lines[lang]) + "\n" for lang in words.LANGS}
        return SyntheticAct(
            f"bench-{self.clauses}", self.clauses, files | {"act.toml": self._facts()}
        )

    # ---- text

    def _clause(self, number: int) -> None:
        items = self.items[number - 1]
        kk, en = self._lead() if items else self._sentence()
        self._say((f"{number}. {kk}", f"{number}. {en}"))
        for item in range(1, items + 1):
            self._item(number, item, last=item == items)
        if not items and self.rng.random() < 0.4:
            self._say(self._sentence(), broken=self.rng.random() < 0.05)
        if self.rng.random() < 0.2:
            event = self._event(number)
            self._say(_filled(words.NOTES[event.kind], event, number))

    def _item(self, clause: int, item: int, last: bool) -> None:
        if item > 1 and self.rng.random() < 0.03:
            kk, en = _filled(words.EXCLUDED, self._event(clause), clause)
        else:
            kk, en = self._duty()
        end = "." if last else " ;" if self.rng.random() < 0.05 else ";"
        self._say((f"{item}) {kk}{end}", f"{item}) {en}{end}"))

    def _lead(self) -> Pair:
        return _join(self._pick(words.SUBJECTS), self._pick(words.LEADS), ":")

    def _sentence(self) -> Pair:
        """Subject, circumstances, one or two duties: «… міндетті, сондай-ақ … құқылы.»"""
        (kk, en), (kk_time, en_time) = self._pick(words.SUBJECTS), self._pick(words.TIMES)
        kk_parts, en_parts = [], []
        for _ in range(self.rng.randint(1, 2)):
            (kk_duty, en_duty), (kk_mode, en_mode) = self._duty(), self._pick(words.MODES)
            kk_parts.append(f"{kk_duty} {kk_mode}")
            en_parts.append(f"{en_mode} {en_duty}")
        return (
            f"{kk} {kk_time} {', сондай-ақ '.join(kk_parts)}.",
            f"{en} {', and also '.join(en_parts)} {en_time}.",
        )

    def _duty(self) -> Pair:
        """An object and what is done with it; every third names another clause or act."""
        (kk_object, en_object), (kk, en) = self._pick(words.OBJECTS), self._pick(words.ACTIONS)
        if self.rng.random() >= 0.34:
            return f"{kk_object} {kk}", f"{en} {en_object}"
        kk_reference, en_reference = self._reference()
        return f"{kk_reference} {kk_object} {kk}", f"{en} {en_object} {en_reference}"

    def _reference(self) -> Pair:
        draw = self.rng.random()
        if draw < 0.3 and self.with_items:
            clause = self.rng.choice(self.with_items)
            kk, en = self._pick(words.TO_ITEM)
            item = self.rng.randint(1, self.items[clause - 1])
            return kk.format(n=clause, m=item), en.format(n=clause, m=item)
        if draw < 0.8:
            clause = self.rng.randint(1, self.clauses)
            kk, en = self._pick(words.TO_CLAUSE)
            return kk.format(n=clause), en.format(n=clause)
        return self._pick(words.OUTSIDE)

    def _pick(self, choices: tuple[Pair, ...]) -> Pair:
        return self.rng.choice(choices)

    def _say(self, pair: Pair, broken: bool = False) -> None:
        """A paragraph in each language; ``broken``: cut in the middle, as a page break does."""
        for lang, text in zip(words.LANGS, pair, strict=True):
            self.lines[lang].append(BREAK.sub(r"\1\n\n", text, count=1) if broken else text)

    # ---- facts

    def _events(self) -> list[Event]:
        count = len(chapters(self.clauses))
        step = datetime.timedelta(days=365 * 20 // count)
        return [
            Event(ADOPTED + step * (i + 1), 100 + i, "restated" if i % 2 else "amended")
            for i in range(count)
        ]

    def _event(self, clause: int) -> Event:
        event = self.rng.choice(self.events)
        event.clauses.append(clause)
        return event

    def _facts(self) -> str:
        kk, en = words.TITLE
        head = f"order = {self.clauses}\n"
        head += f'\n[title]\nkk = "{kk}"\nen = "{en}"\n'
        head += f'\n[short]\nkk = "{kk} ({self.clauses})"\nen = "{en} ({self.clauses})"\n'
        head += '\n[status]\nstate = "in force"\n'
        head += f'\n[[event]]\ndate = {ADOPTED}\nkind = "adopted"\ntype = "decree"\nnumber = "17"\n'
        head += 'authority = "president"\n'
        told = [event for event in self.events if event.clauses]
        newest = max((event.date for event in told), default=ADOPTED)
        return (
            head
            + "".join(event.facts for event in told)
            + "".join(
                f'\n[[text]]\nlang = "{lang}"\nsource = "{lang}.txt"\nwording_of = {newest}\n'
                f'standing = "{standing}"\n'
                for lang, standing in zip(
                    words.LANGS, ("authentic", "unofficial translation"), strict=True
                )
            )
        )


def _join(first: Pair, second: Pair, end: str) -> Pair:
    return f"{first[0]} {second[0]}{end}", f"{first[1]} {second[1]}{end}"


def _filled(pair: Pair, event: Event, clause: int) -> Pair:
    date = f"{event.date:%d.%m.%Y}"
    kk, en = (text.format(n=clause, date=date, number=event.number) for text in pair)
    return kk, en
