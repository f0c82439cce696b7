"""An act → Markdown pages that say what a reader sees of it.

A page is what it says: the site shows it as it stands here, and a code host too, the two texts side
by side. Every unit stands on a line of its own, so that mending a word is a change of one line, and
no two changes touch. Each sentence of a text stands once, on one page; elsewhere a link whose title
says how it is set stands for it. What the interface says stands in all its languages (``wording``).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from posixpath import relpath

from adep.languages.interface import Interface
from adep.model import Amendment, Note, ResolvedClause
from adep.model.page_kinds import day_folder, path_of
from adep.pages import checksums
from adep.pages.below_texts import Below, pipe_table
from adep.pages.bilingual import BELOW, say
from adep.pages.interface_labels import PageWords
from adep.pages.places import Places, printed
from adep.pages.plain_text import literal
from adep.pages.texts import Texts, mark
from adep.view import register
from adep.view.book import Book
from adep.view.clause_context import successors
from adep.view.values import NoteView, Notice, SectionView, Successor

# Titles of links that stand for words of another place: how they are set.
AS_HEADING, AS_TITLE, AS_OPENING = "heading", "title", "first words"


def part_headings(interfaces: Sequence[Interface]) -> dict[str, str]:
    """The headings of a page's parts, as whole lines, and by what name the part goes."""
    heads = {
        "references.title": "references",
        "notes.title": "notes",
        "act.notes": "notes",
        "history.title": "history",
        "act.wordings": "history",
    }
    return {f"## {say(interfaces, [i[head] for i in interfaces])}": heads[head] for head in heads}


def act_pages(books: Sequence[Book], places: Places) -> dict[str, str]:
    """Path below ``docs/`` → Markdown, for every page of an act that holds words of its own.

    ``books`` are the act's in every interface language; ``places`` those of all acts.
    """
    return ActPages(books, places).every()


class ActPages:
    """The pages of one act."""

    def __init__(
        self, books: Sequence[Book], places: Places, own: Iterable[str] | None = None
    ) -> None:
        """``own``: the languages whose words stand on these pages; those of all texts, if None."""
        self.wording = PageWords(books)
        self.books, self.interfaces = self.wording.books, self.wording.interfaces
        self.act = books[0].act
        self.folder = "articles" if self.act.facts.article else self.act.facts.folder.rstrip("/")
        self.source = f"sources/{self.act.facts.id}"
        self.texts = Texts(self.wording, places, self.folder, own or self.act.langs)
        self.below = Below(self.texts)
        self._chapter_lines: dict[int, str] = {}

    def every(self) -> dict[str, str]:
        """Path below ``docs/`` → Markdown."""
        facts = self.act.facts
        if facts.article:
            return {facts.page.path: self.article()}
        found = {facts.page.path: self.index()}
        for clause in self.act.clauses:
            found[facts.clause_page(clause.id).path] = self.clause(clause)
        return found

    # ---- words

    @property
    def short(self) -> str:
        """The act's short title."""
        return self.wording.plainly(lambda book: book.short.text)

    def _to(self, address: str) -> str:
        """An address of the site ("ethics-code-2015/6/") as the path to its file from here."""
        return relpath(path_of(address), self.folder)

    # ---- pages

    def clause(self, clause: ResolvedClause) -> str:
        """The page of a clause."""
        paired, id = clause.paired, clause.id
        notes = [book.clause_notes(id) for book in self.books]
        return self._page(
            f"[{self.short}](index.md)",
            [self.wording.plainly(lambda book: book.clause_title(id))],
            self._catchword_line(clause),
            self._chapter_line(clause),
            *self._note_marks(notes),
            *self._replaced(lambda book: successors(book, paired.units)),
            *self._notices([book.every_notice(id) for book in self.books]),
            *self.texts.table(id, paired.rows, notes),
            *self.below.notes("notes.title", notes, self._held(paired.notes, clause.amendments)),
            *self.below.history([book.clause_history(id) for book in self.books]),
            *self._earlier(clause),
            *self.below.references(clause.references),
        )

    def index(self) -> str:
        """The act's own page: what it is, its contents, and what stands outside its clauses."""
        notes = [book.notes for book in self.books]
        own = [note for text in self.act.texts for note in text.notes]
        return self._page(
            "",
            [self.short],
            *self._titles(),
            *self._facts(),
            *self._note_marks(notes),
            *self._replaced(lambda book: successors(book, ())),
            *self._notices([self._act_notices(book) for book in self.books]),
            *self._contents(notes),
            *self._front(notes),
            *self._parts(),
            *self.below.notes("act.notes", notes, self._held(own, self.act.amendments)),
            *self.below.history(
                [book.history for book in self.books], "act.wordings", clauses=True
            ),
            *self._past(),
            *self.below.references(self.act.references),
        )

    def article(self) -> str:
        """A page of background reading: one language, one column."""
        text = self.act.texts[0]
        title = [unit for unit in text.front if unit.kind == "title"]
        rest = [unit for unit in text.front if unit.kind != "title"]
        return self._page(
            "",
            [self.texts.line(unit) for unit in title] or [self.short],
            self.wording.say(self._published),
            *self._notices([book.notice_views.not_held for book in self.books]),
            *self.texts.beside([(text.lang, list(self.texts.units(rest)))]),
            *self.below.references(self.act.references),
        )

    def _page(self, crumbs: str, title: Sequence[str], *parts: str) -> str:
        """Parts of a page, an empty line between them."""
        lines = [
            checksums.generated(self.source),
            crumbs,
            *(f"# {words}" for words in title),
            *parts,
        ]
        return "\n\n".join(filter(None, lines)) + "\n"

    # ---- what stands above the texts

    def _published(self, book: Book) -> str:
        words = book.words
        said = f"{words['article.published']}: {book.published}. " if book.published else ""
        return literal(said + words["article.intro"])

    def _titles(self) -> list[str]:
        """The act's titles: the words of a text where it prints them, which stand below."""
        found = []
        printed = {unit.text: unit for text in self.act.texts for unit in text.front}
        for title in self.books[0].all_titles:
            unit = printed.get(title.text)
            if unit:
                name = self.wording.word(f"languages.{title.lang}.name")
                found.append(f'[{name}]({self.texts.way_to(unit)} "{AS_TITLE}")')
            else:
                found.append(f'<span lang="{title.lang}">{literal(title.text)}</span>')
        return found

    def _facts(self) -> Iterator[str]:
        """What the act is, whom it binds, how it stands, and which texts are held."""
        yield self.wording.say(self._about, BELOW)
        rows = [self.texts.column(at) for at, _ in enumerate(self.books[0].columns)]
        heads = [self.wording.word(key) for key in ("home.texts", "act.wordings", "act.standing")]
        yield pipe_table(heads, rows)
        if register.official_texts(self.act.facts, self.books[0].words):
            yield self.wording.say(self._register, BELOW)

    def _register(self, book: Book) -> str:
        """Where the official register has the act, and when it was held against it."""
        links = ", ".join(
            f"[{literal(words)}](<{href}>)"
            for _, words, href in register.official_texts(book.act.facts, book.words)
        )
        title = f"**{literal(book.words['register.title'])}:**"
        return f"{title} {links}. {literal(register.compared(book.act.facts, book.words))}"

    def _about(self, book: Book) -> str:
        words, confuse = book.words, book.not_to_confuse.text
        said = [
            (words["act.what"], book.about.text),
            (words["act.status"], book.state.says),
            (words["act.binds"], book.binds.text),
            (words["act.confuse"], confuse),
        ]
        return " ".join(
            f"**{literal(key)}:** {literal(text.rstrip('.'))}." for key, text in said if text
        )

    def _chapter_line(self, clause: ResolvedClause) -> str:
        number = clause.paired.chapter
        if number is None:
            return ""
        section = self.books[0].navigation.section_of[clause.id]
        if section not in self._chapter_lines:
            self._chapter_lines[section] = self._line_of_chapter(clause, number)
        return self._chapter_lines[section]

    def _line_of_chapter(self, clause: ResolvedClause, number: str) -> str:
        """It is the same for every clause of a section."""
        chapter = next((c for c in self.act.chapters if c.number == number), None)
        headings = chapter.headings if chapter else {}

        def line(book: Book) -> str:
            title = literal(book.section_of(clause.id).title)
            _, lang = book.words.pick({x: u.text for x, u in headings.items()})
            if lang not in headings:
                return f"[{title}](index.md#chapter-{number})"
            to = self.texts.path_to(headings[lang].id)
            return f'[{title}]({to} "{AS_HEADING}")'

        return self.wording.say(line)

    def _catchword_line(self, clause: ResolvedClause) -> str:
        """What editors call the clause, and that they do."""
        if not clause.catchword:
            return ""
        return f"{self._catchword(clause.id)} · {self.wording.word('catchword.of')}"

    def _catchword(self, clause: str) -> str:
        said = self.wording.plainly(lambda book: book.clause_names.catchword(clause).text)
        return f'<span class="catchword">{said}</span>'

    def _note_marks(self, notes: Sequence[Sequence[NoteView]]) -> Iterator[str]:
        """Below the heading, never in it: what leads to notes that stand under no unit here."""
        marks = [mark(note.id) for note in notes[0] if not self.texts.is_under(note)]
        if marks:
            yield f"{self.wording.word('notes.title')}: {' '.join(marks)}"

    def _replaced(self, newer: Callable[[Book], Sequence[Successor]]) -> Iterator[str]:
        """That the act is repealed, and what stands in its place: ``newer`` gives it."""
        if self.act.facts.status.state == "repealed":
            said = self.wording.say(lambda book: self._repealed(book, newer(book)), BELOW)
            yield self._notice_block("repealed", said)

    def _repealed(self, book: Book, newer: Sequence[Successor]) -> str:
        words, found = book.words, [f"**{literal(book.state.says)}.**"]
        if book.state.by and not newer:
            found.append(literal(f"{words['state.by']}{book.state.by.text}."))
        for at, one in enumerate(newer):
            links = ", ".join(f"[{literal(name)}]({self._to(to)})" for name, to in one.links)
            act = f"[{literal(one.act.text)}]({self._to(one.href)})"
            found.append("" if at else literal(words["state.replaced"]).rstrip())
            found.append(f"{act}: {links}." if links else f"{act}.")
            if one.compared and not links:
                found.append(literal(words["state.no_counterpart"]))
        return " ".join(filter(None, found))

    @staticmethod
    def _act_notices(book: Book) -> list[Notice]:
        return [*book.outdated_notice, *book.notice_views.not_held]

    def _notices(self, notices: Sequence[Sequence[Notice]]) -> Iterator[str]:
        """Notices of a kind; one may be no matter of every language."""
        by_kind = [{notice.kind: notice for notice in each} for each in notices]
        for kind in dict.fromkeys(kind for each in by_kind for kind in each):
            every = [each.get(kind) for each in by_kind]
            heads = (self._notice_head(*one) for one in zip(every, self.interfaces, strict=True))
            texts = (self._notice_text(notice) for notice in every)
            head, text = say(self.interfaces, heads), say(self.interfaces, texts, BELOW)
            folded = f"<details markdown>\n<summary>{head}</summary>\n\n{text}\n\n</details>"
            yield self._notice_block(kind, folded)

    @staticmethod
    def _notice_block(kind: str, said: str) -> str:
        return f'<div class="notice" data-notice="{kind}" role="note" markdown>\n\n{said}\n\n</div>'

    @staticmethod
    def _notice_head(notice: Notice | None, words: Interface) -> str:
        """The line of a notice that always stands; the rest is folded below it."""
        if notice is None:
            return ""
        title, more = literal(notice.title), literal(words["notice.more"])
        return f"<strong>{title}.</strong> <small>{more}</small>"

    @staticmethod
    def _notice_text(notice: Notice | None) -> str:
        if notice is None:
            return ""
        links = ", ".join(f"[{literal(words)}](<{href}>)" for words, href in notice.links)
        text = literal(notice.text).rstrip()
        return f"{text} {links}." if links else text

    # ---- texts

    def _contents(self, notes: Sequence[Sequence[NoteView]]) -> Iterator[str]:
        """Chapters and clauses; a clause's first words are put there by its link."""
        yield f"## {self.wording.word('act.contents')}"
        if self.books[0].clause_names.any_catchword:
            yield self.wording.word("catchword.note")
        printed = {u.id: u for chapter in self.act.chapters for u in chapter.headings.values()}
        for sections in zip(*(book.section_views.all for book in self.books), strict=True):
            first: SectionView = sections[0]
            title = say(self.interfaces, (literal(s.title) for s in sections))
            yield f'### <a id="{first.anchor}"></a>{title}'
            headings = [printed[view.id] for view in first.headings]
            yield from self.texts.units(headings, notes[0], label=False)
            links = [f'- [{self._entry(id)}]({id}.md "{AS_OPENING}")' for id in first.clauses]
            yield "\n".join(links)

    def _entry(self, clause: str) -> str:
        """A clause in the contents: its id, and what editors call it."""
        said = self.books[0].clause_names.catchword(clause)
        return f"{clause} {self._catchword(clause)}" if said else clause

    def _front(self, notes: Sequence[Sequence[NoteView]]) -> Iterator[str]:
        """What stands outside the clauses, language beside language."""
        texts = [text for lang in self.books[0].held if (text := self.act.text(lang))]
        if any(text.front for text in texts):
            yield f"## {self.wording.word('act.front')}"
            yield self.wording.word("act.front_intro")
            yield from self.texts.beside(
                [(text.lang, list(self.texts.units(text.front, notes[0]))) for text in texts]
            )

    def _parts(self) -> Iterator[str]:
        """What stands beside the code in its files and has no pages of its own."""
        parts = [part for text in self.act.texts for part in text.parts]
        if not parts:
            return
        yield f"## {self.wording.word('part.also')}"
        yield self.wording.word("part.also_intro")
        every = zip(*(book.outside.parts for book in self.books), strict=True)
        for part, views in zip(parts, every, strict=True):
            title = say(
                self.interfaces,
                (literal(view.title.text) for view in views),
            )
            lang = say(self.interfaces, (literal(view.language) for view in views))
            summary = f"<summary><h3>{title}</h3> {lang}</summary>"
            yield f'<details class="part" id="{views[0].id}" markdown>\n{summary}'
            yield from self.texts.units(part.units)
            for note in part.notes:
                yield from self.texts.part_note(note)
            yield "</details>"

    # ---- what stands below the texts

    @staticmethod
    def _held(own: Iterable[Note], told: Iterable[Amendment]) -> dict[str, Note]:
        return {note.id: note for note in printed(own, told)}

    def _earlier(self, clause: ResolvedClause) -> Iterator[str]:
        """Where the earlier wordings stand: each has pages of its own, and is edited there."""
        links = [
            (wording.lang, wording.wording_of, f"{day_folder(wording.wording_of)}{clause.id}.md")
            for wording in clause.earlier
        ]
        yield from self._wordings(links)

    def _past(self) -> Iterator[str]:
        yield from self._wordings(
            [
                (lang, one.day, f"{day_folder(one.day)}index.md")
                for one in self.act.past
                for lang in one.replaced
            ]
        )

    def _wordings(self, links: Sequence[tuple[str, datetime.date, str]]) -> Iterator[str]:
        if links:
            yield f"{self.wording.word('past.list')}:"
            yield "\n".join(f"- [{self._wording_of(lang, day)}]({to})" for lang, day, to in links)

    def _wording_of(self, lang: str, day: datetime.date) -> str:
        name = f"languages.{lang}.name"
        return self.wording.plainly(lambda book: f"{book.words[name]}: {book.wording(day)}")
