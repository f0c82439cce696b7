"""What of an act stands outside its clauses: the front matter, and parts beside the code."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from adep.model import Unit
from adep.view.act_view import ActView
from adep.view.place_names import outside_clauses
from adep.view.source_views import SourceViews
from adep.view.unit_values import Said, UnitView
from adep.view.values import PartView, SideView, SourceView


class OutsideClauses(ActView, frozen=True, dict=True):
    """Front matter, headings and parts of the newest wordings."""

    unit: Callable[[Unit], UnitView]
    source_views: SourceViews

    @cached_property
    def front(self) -> tuple[SideView, ...]:
        """The front matter, language by language, unpaired; nothing if no language has any."""
        texts = [text for lang in self.held if (text := self.act.text(lang))]
        if not any(text.front for text in texts):
            return ()
        return tuple(SideView(text.lang, tuple(map(self.unit, text.front)), "") for text in texts)

    @cached_property
    def sources(self) -> tuple[SourceView, ...]:
        return self.source_views.of_units(
            unit for text in self.act.texts for unit in outside_clauses(text)
        )

    @cached_property
    def parts(self) -> tuple[PartView, ...]:
        """What stands beside the code in its files and has no pages of its own."""
        return tuple(
            PartView(
                f"part-{lang}-{part.name}",
                Said(part.title, lang)
                if part.title
                else Said(self._named(part.name), self.words.lang),
                self.words[f"languages.{lang}.name"],
                tuple(map(self.unit, part.units)),
                part.notes,
            )
            for lang in self.held
            if (text := self.act.text(lang))
            for part in text.parts
        )

    def _named(self, name: str) -> str:
        """ "Appendix 1" for "annex1": what a part without a title is called."""
        if name.startswith("annex"):
            return self.words.say("clause.appendix", number=name.removeprefix("annex"))
        return self.words.known("part", name)
