"""Where texts come from: the file, its lines, its sum, the document it was taken from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from adep.base.grouping import grouped
from adep.base.invisible import named
from adep.ingest.document_places import places_in
from adep.model import EarlierWording, Text, Unit
from adep.view.act_view import ActView
from adep.view.repair_views import RepairWords
from adep.view.values import DocumentView, SourceView


class SourceViews(ActView, frozen=True, dict=True):
    """The sources of an act as pages tell them."""

    repair_words: RepairWords

    def of_units(
        self, units: Iterable[Unit], earlier: Sequence[EarlierWording] = ()
    ) -> tuple[SourceView, ...]:
        """Where some units come from, language by language; older wordings after the newest."""
        by_lang = grouped((unit.lang, unit) for unit in units)
        found = [
            self.of_text(self._texts[lang], by_lang[lang])
            for lang in self.langs
            if lang in by_lang and lang in self._texts
        ]
        for wording in earlier:
            text = next(
                text
                for text in self.act.earlier
                if (text.lang, text.wording_of) == (wording.lang, wording.wording_of)
            )
            found.append(self.of_text(text, wording.units))
        return tuple(found)

    def of_text(self, text: Text, units: Sequence[Unit]) -> SourceView:
        """Where ``units`` of a text come from; without any, the whole text."""
        facts = self.act.facts.telling_of(text.lang, text.wording_of)
        lines = [unit.lines for unit in units] or [(1, text.source.count)]
        return SourceView(
            text.lang,
            self.words[f"languages.{text.lang}.name"],
            text.source.path,
            min(first for first, _ in lines),
            max(last for _, last in lines),
            text.source.sha256,
            self.wording(facts.wording_of),
            self.words.known("standing", facts.standing),
            tuple(repair for unit in units for repair in self.repair_words.of_unit(unit)),
            named("\n".join(unit.marker.raw + unit.body.raw for unit in units)),
            self._document(text, lines),
        )

    @cached_property
    def whole(self) -> tuple[SourceView, ...]:
        """The sources of the whole act, without their raw text (it is told clause by clause)."""
        return tuple(self.of_text(text, ()) for text in self.act.every_text)

    def _document(self, text: Text, lines: Sequence[tuple[int, int]]) -> DocumentView | None:
        """The document from which a text was taken, and where these lines of it stand there."""
        original = text.source.original
        if original is None:
            return None
        place = places_in(text.source)
        found = [place(line)[original.places] or 1 for pair in lines for line in pair]
        first, last = min(found), max(found)
        numbers = str(first) if first == last else f"{first}–{last}"
        words = self.words.say(f"provenance.{original.places}", n=numbers)
        return DocumentView(original.path, original.sha256, words)

    @cached_property
    def _texts(self) -> dict[str, Text]:
        return {text.lang: text for text in self.act.texts}
