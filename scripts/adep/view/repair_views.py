"""Repairs of a unit or note in the words of the interface."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from adep.base.grouping import grouped
from adep.base.invisible import named
from adep.base.passage import Change
from adep.languages.interface import Interface
from adep.model import Correction, Note, Text, Unit
from adep.view.unit_values import RepairView, Said, StepView, sentence

WORN_LEAST = 20  # a text with so many words repaired by rule …
WORN_SHARE = 50  # … and more than one in so many is not marked word by word
WORN_TOLD = 12  # so many of a unit's repairs are told in its box; its sources tell all


class RepairWords(Struct, frozen=True):
    """What was repaired, and why, in words."""

    words: Interface

    def of_unit(self, unit: Unit) -> tuple[RepairView, ...]:
        """Every repair of the unit, its printed number included."""
        return self.of_changes((unit.marker + unit.body).changes(), unit)

    def of_note(self, note: Note) -> tuple[RepairView, ...]:
        return self.of_changes(note.body.changes(), note)

    def of_changes(self, changes: Sequence[Change], of: Unit | Note) -> tuple[RepairView, ...]:
        return tuple(self._repair(change, of) for change in changes)

    def _repair(self, change: Change, of: Unit | Note) -> RepairView:
        """``change`` in the interface's words."""
        steps = tuple(map(self._step, of.steps(change)))
        grounds = [step.reason.text for step in steps]
        told = [line for step in steps for line in (step.reason.text, self._signed(step))]
        if not grounds:
            names = dict.fromkeys(rule.partition(":")[0] for rule in change.rules)
            grounds = [self.words.known("rule", name) for name in names]
        raw = named(change.raw)
        return RepairView(
            of.id,
            of.lang,
            raw,
            change.reading,
            change.editorial,
            "; ".join(grounds),
            change.line,
            steps,
            "\n".join(
                sentence(" ".join(line.split()))
                for line in (
                    self.words.say("repair.source", raw=raw),
                    *(told or ["; ".join(grounds)]),
                )
            ),
        )

    def _signed(self, step: StepView) -> str:
        """ "An editor corrected it: Name, 12 March 2026", with what of it the record says."""
        said = ", ".join(filter(None, (step.author, step.date)))
        made = self.words["repair.corrected"]
        return f"{made}: {said}" if said else made

    def _step(self, correction: Correction) -> StepView:
        date = correction.date
        return StepView(
            correction.raw,
            correction.reading,
            Said(*self.words.pick(correction.reason)),
            correction.author or "",
            self.words.date(date) if date else "",
            date.isoformat() if date else "",
        )

    def worn(self, repairs: Sequence[RepairView]) -> str:
        """The words as the source prints them, under what was done to them."""
        by_ground = grouped(
            (repair.ground, f"«{' '.join(repair.raw.split())}»") for repair in repairs[:WORN_TOLD]
        )
        lines = [f"{ground}: {', '.join(raws)}" for ground, raws in by_ground.items()]
        if len(repairs) > WORN_TOLD:
            lines[-1] += ", …"
        return "\n".join(map(sentence, lines))


def is_worn(text: Text) -> bool:
    """Whether a copy is so full of repairs that a mark at each would be in the way."""
    changes = (change for unit in text.units() for change in unit.body.changes())
    repaired = sum(change.of_words and not change.editorial for change in changes)
    if repaired < WORN_LEAST:
        return False
    return repaired * WORN_SHARE > sum(len(unit.text.split()) for unit in text.units())
