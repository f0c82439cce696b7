"""What every view of an act knows: what the act is called, whom it binds, which texts are held."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from adep.languages.interface import Interface
from adep.model import Act, TextFacts
from adep.view.in_force import wording_in_words
from adep.view.unit_values import Said


class ActView(Struct, frozen=True, dict=True):
    """An act in the words of one interface: what ``Book`` and the parts of it begin with."""

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

    @cached_property
    def newest(self) -> Mapping[str, TextFacts]:
        """Language -> the newest wording held in it."""
        return {text.lang: text for text in self.act.facts.shown}

    @cached_property
    def single(self) -> bool:
        """Whether one column is enough: fewer than two languages are held."""
        return len(self.held) < 2

    def wording(self, date: datetime.date) -> str:
        """ "Wording of 1 October 2013", of this act."""
        return wording_in_words(self.act.facts, date, self.words)
