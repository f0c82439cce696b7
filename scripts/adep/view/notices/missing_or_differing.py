"""What is not held of an act, what is newer or still to come, where texts differ or lack a pair."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from adep.model import Event, ResolvedClause
from adep.view import in_force
from adep.view.act_view import ActView
from adep.view.register import official_texts
from adep.view.unit_values import capital
from adep.view.values import Notice


class Coming(Struct, frozen=True):
    """A change that takes force on a ``day`` (ISO): it is told until then."""

    day: str
    says: str


class Notices(ActView, frozen=True, dict=True):
    """The notices of an act and of its clauses."""

    @cached_property
    def not_held(self) -> tuple[Notice, ...]:
        """In which languages the act has no text here; empty if it has all."""
        article = self.act.facts.article
        wanted = (self.words.lang,) if article else self.langs
        missing = [
            lang
            for lang in wanted
            if lang not in self.held and f"languages.{lang}.text" in self.words
        ]
        if not missing or not self.held:
            return ()
        held = ", ".join(self.words[f"notice.held_{lang}"] for lang in self.held)
        register = official_texts(self.act.facts, self.words)
        return (
            Notice(
                "not-held",
                " ".join(
                    self.words.say("notice.title_not_held", text=self.words[f"languages.{x}.text"])
                    for x in missing
                ),
                "" if article else self.words.say("notice.not_held", held=held),
                tuple((capital(w), href) for lang, w, href in register if lang in missing),
            ),
        )

    def outdated(self, events: Sequence[Event]) -> tuple[Notice, ...]:
        """That the newest text held is older than the last change that ``events`` tell of."""
        last = self.act.facts.newer_than_held(events)
        if last is None:
            return ()
        text = self.words.say(
            "notice.outdated",
            date=self.words.date(last.date),
            instrument=self.words.instrument(last.type, last.number),
            what=self.words[f"kind.{last.kind}"],
        )
        return (Notice("outdated", self.words["notice.title_outdated"], text),)

    def coming(self, events: Sequence[Event]) -> tuple[Coming, ...]:
        """The last change of ``events``, where it took force later than on its own day: whether
        that is still to come only the reader's clock can tell.
        """
        dated = [(*in_force.start(event), event) for event in events]
        if not dated:
            return ()
        day, sure, last = max(dated, key=lambda one: one[0])
        facts = self.act.facts
        # Whoever recorded something of a later day did so when that day had come.
        recorded = [event.date for event in facts.history]
        recorded += [text.added for text in facts.texts if text.added]
        if day <= max((last.date, *recorded)):
            return ()
        says = self.words.say(
            "notice.coming" if sure else "notice.coming_unsure",
            date=self.words.date(day, "from"),
            instrument=self.words.instrument(last.type, last.number),
            what=self.words[f"kind.{last.kind}"],
        )
        shown = any(text.wording_of == last.date for text in self.act.facts.shown)
        more = self.words["notice.coming_shown"] if shown else ""
        return (Coming(day.isoformat(), " ".join(filter(None, (says, more)))),)

    def of_clause(self, clause: ResolvedClause) -> tuple[Notice, ...]:
        paired = clause.paired
        if not (paired.differs or paired.open):
            return ()
        result = []
        langs = [lang for lang in self.held if any(row.sides.get(lang) for row in paired.rows)]
        if paired.differs and len(langs) > 1:
            items = "; ".join(
                self.words.say(
                    "notice.differs_item",
                    text=self.words[f"languages.{lang}.within"],
                    date=self.words.date(self.newest[lang].wording_of, "in"),
                )
                for lang in langs
            )
            text = self.words.say("notice.differs", list=capital(items))
            standings = {self.newest[lang].standing for lang in langs}
            if "authentic" in standings and len(standings) > 1:
                text += " " + self.words["notice.not_authentic"]
            result.append(Notice("differs", self.words["notice.title_differs"], text))
        if paired.open and len(langs) > 1:
            result.append(
                Notice("open", self.words["notice.title_open"], self.words["notice.open"])
            )
        return tuple(result)
