"""What an act is called and whom it binds, in the words of one interface language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from adep.languages.interface import Interface
from adep.model import Act
from adep.view.unit_values import Said


@dataclass(frozen=True)
class ActTitles:
    """The titles of an act, and what its facts say of it in a few words."""

    act: Act
    words: Interface
    langs: tuple[str, ...]  # the columns, in order

    @cached_property
    def id(self) -> str:
        return self.act.facts.id

    @cached_property
    def folder(self) -> str:
        """Path of the act's pages from the interface's root, ends in a slash."""
        return self.act.facts.folder

    @cached_property
    def published(self) -> str:
        date = self.act.facts.published
        return self.words.date(date) if date else ""

    @cached_property
    def title(self) -> Said:
        """The act's title; an article's is its own, whatever the interface's language."""
        titles = self.act.facts.title
        if self.act.facts.article and self.held and self.held[0] in titles:
            return Said(titles[self.held[0]], self.held[0])
        return Said(*self.words.pick(titles))

    @cached_property
    def short(self) -> Said:
        return Said(*self.words.pick(self.act.facts.short or self.act.facts.title))

    @cached_property
    def binds(self) -> Said:
        return Said(*self.words.pick(self.act.facts.binds))

    @cached_property
    def about(self) -> Said:
        return Said(*self.words.pick(self.act.facts.about))

    @cached_property
    def not_to_confuse(self) -> Said:
        return Said(*self.words.pick(self.act.facts.not_to_confuse))

    @cached_property
    def held(self) -> tuple[str, ...]:
        """Languages of the columns in which a text is held."""
        return tuple(lang for lang in self.langs if lang in self.act.langs)

    @cached_property
    def all_titles(self) -> tuple[Said, ...]:
        """The act's title in every language of the columns that has one."""
        titles = self.act.facts.title
        return tuple(Said(titles[lang], lang) for lang in self.langs if lang in titles)
