"""What a citation says of an act and its texts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from adep.model import TextFacts
from adep.view.act_view import ActView
from adep.view.notices.in_force_or_repealed import ActState
from adep.view.unit_values import small
from adep.view.values import Notice

SUM_FIGURES = 12  # of a source's sum, in a citation


class CitationViews(ActView, frozen=True, dict=True):
    """An act and its newest texts, as a citation of a unit names them."""

    state: ActState
    outdated: tuple[Notice, ...]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What a citation of a unit says before and, language by language, after its place."""
        words = self.words
        title = words.pick(self.act.facts.title)[0]
        approved = words.pick(self.act.facts.approved)[0]
        found = {"": words.say("cite.act", title=title, approved=approved) if approved else title}
        for lang in self.held:
            found[lang] = self.of_text(self.newest[lang])
        return found

    def of_text(self, text: TextFacts) -> str:
        """ "wording of 1 October 2013, Kazakh, official text", inside a sentence."""
        return self.words.say(
            "cite.text",
            wording=small(self.wording(text.wording_of)),
            lang=self.words[f"languages.{text.lang}.inline"],
            standing=small(self.words.known("standing", text.standing)),
        )

    @cached_property
    def states(self) -> Mapping[str, str]:
        """What a citation must not go without, language by language: how the act stands, whether
        the text is the latest, and the first figures of its source's sum.
        """
        article = self.act.facts.article  # is of no force, and says so itself
        says = () if article else (self.state.says, *(one.title for one in self.outdated))
        return {lang: ". ".join((*says, f"SHA-256 {sum}")) for lang, sum in self.sums.items()}

    @cached_property
    def sums(self) -> Mapping[str, str]:
        """Language → the first figures of the sum of the source of its newest text."""
        return {text.lang: text.source.sha256[:SUM_FIGURES] for text in self.act.texts}
