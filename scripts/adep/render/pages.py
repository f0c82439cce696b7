"""An act → Markdown pages, and the words of such a page back again.

A page is made to be read where it lies: a code host shows its table side by side, and every unit
stands on a line of its own between ``<p …>`` and ``</p>``, so that mending a word is a change of
one line, and no two changes touch. Each sentence of a text stands once, on one page. The site sets
the same words; what else the page says (chapter, notes, history) it says in all interface languages
at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from posixpath import relpath

from adep.interface import Interface
from adep.model import (
    Act,
    Amendment,
    Event,
    Facts,
    Note,
    Reference,
    ResolvedClause,
    Row,
    Text,
    Unit,
    Words,
)
from adep.render import seal


def part_headings(interfaces: Sequence[Interface]) -> dict[str, str]:
    """The headings of a page's parts, as whole lines, and by what name the part goes."""
    keys = ("references", "remark", "notes", "history", "provenance")
    heads = {f"{key}.title": key for key in keys} | {"past.list": "earlier"}
    return {"## " + " · ".join(i[head] for i in interfaces): key for head, key in heads.items()}


def unit_ids(act: Act) -> dict[str, list[str]]:
    """Path below ``docs/`` → the ids of the units on that page, in order."""
    folder = act.facts.id
    if act.facts.article:
        return {f"articles/{folder}.md": [unit.id for text in act.texts for unit in text.front]}
    front = [unit.id for text in act.texts for unit in text.front]
    headings = [unit.id for chapter in act.chapters for unit in chapter.headings.values()]
    notes = [note.id for note in _printed([n for t in act.texts for n in t.notes], act.amendments)]
    parts = [
        name
        for text in act.texts
        for part in text.parts
        for name in (*(unit.id for unit in part.units), *(note.id for note in part.notes))
    ]
    found = {f"{folder}/index.md": [*front, *headings, *parts, *notes]}
    for clause in act.clauses:
        units = [
            u.id
            for row in clause.paired.rows
            for lang in act.langs
            for u in row.sides.get(lang, ())
        ]
        notes = [note.id for note in _printed(clause.paired.notes, clause.amendments)]
        found[f"{folder}/{clause.id}.md"] = [*units, *notes]
    return found


class Places:
    """On which page, and where on it, stands whatever a reference leads to."""

    def __init__(self, acts: Iterable[Act]) -> None:
        self._acts = {act.facts.id: act for act in acts}
        self._found: dict[str, dict[str | None, str]] = {}

    def of(self, act: str, to: str | None) -> str:
        """Path below ``docs/``, with an anchor for a unit: ``honor-code-2005/5.md#kk-5-2``."""
        if act not in self._found:
            self._found[act] = self._pages(self._acts[act]) if act in self._acts else {}
        return self._found[act].get(to, f"{act}/index.md")

    @staticmethod
    def _pages(act: Act) -> dict[str | None, str]:
        name = act.facts.id
        whole = f"articles/{name}.md" if act.facts.article else f"{name}/index.md"
        found: dict[str | None, str] = {None: whole}
        for clause in act.clauses:
            page = found[clause.id] = f"{name}/{clause.id}.md"
            for unit in clause.paired.units:
                found[unit.id] = f"{page}#{unit.id}"
        for chapter in act.chapters:
            found[f"chapter-{chapter.number}"] = f"{whole}#chapter-{chapter.number}"
        for text in act.texts:
            for unit in (*text.front, *(unit for part in text.parts for unit in part.units)):
                found[unit.id] = f"{whole}#{unit.id}"
        return found


def act_pages(
    act: Act,
    interfaces: Sequence[Interface],
    authorities: Mapping[str, Words],
    places: Places | None = None,
) -> dict[str, str]:
    """Path below ``docs/`` → Markdown, for every page of an act; ``places`` are those of all."""
    book = ActPages(act, interfaces, authorities, places or Places([act]))
    if act.facts.article:
        return {f"articles/{act.facts.id}.md": book.article()}
    folder = act.facts.id
    pages = {
        f"{folder}/index.md": book.index(),
        f"{folder}/read.md": book.whole(),
        f"{folder}/history.md": book.changes(),
    }
    for clause in act.clauses:
        pages[f"{folder}/{clause.id}.md"] = book.clause(clause)
    return pages


def corrections_page(interfaces: Sequence[Interface]) -> str:
    """``corrections.md``: only says where they are recorded; the site lists them.

    A list would be another one in every proposal, and any two proposals would be in each other's
    way.
    """
    return "\n".join(
        [
            front_matter(template="corrections.html"),
            seal.generated("sources/"),
            "",
            f"# {' · '.join(i['corrections.title'] for i in interfaces)}",
            "",
            "`sources/*/corrections/*.toml`",
            "",
        ]
    )


class ActPages:
    """The pages of one act."""

    def __init__(
        self,
        act: Act,
        interfaces: Sequence[Interface],
        authorities: Mapping[str, Words],
        places: Places,
    ) -> None:
        self.act, self.interfaces, self.authorities = act, interfaces, authorities
        self.places = places
        self._say = cache(self._words)  # every page has the same heads
        self.folder = "articles" if act.facts.article else act.facts.folder
        self.short = quiet(said(act.facts.short, interfaces))
        self.source = f"sources/{act.facts.id}"
        self.columns = [(lang, self._column(lang)) for lang in self._langs()]

    def _langs(self) -> list[str]:
        return [text.lang for text in self.act.facts.shown]

    def _column(self, lang: str) -> str:
        """The head of a language's column: language, wording, standing."""
        held = next(t for t in self.act.facts.shown if t.lang == lang)
        name = next((i["interface.name"] for i in self.interfaces if i.lang == lang), lang)
        standing = " · ".join(i.known("standing", held.standing) for i in self.interfaces)
        return f"{name}, {held.wording_of.isoformat()}<br>{escape(standing)}"

    def _words(self, key: str, **values: object) -> str:
        return " · ".join(i.say(key, **values) for i in self.interfaces)

    def _not_held(self) -> list[str]:
        missing = [i.lang for i in self.interfaces if i.lang not in self.act.langs]
        return [
            "> "
            + " · ".join(
                i.say("notice.title_not_held", text=i[f"languages.{lang}.text"])
                for i in self.interfaces
            )
            for lang in missing
        ]

    # ---- pages

    def clause(self, clause: ResolvedClause) -> str:
        paired = clause.paired
        chapter = paired.chapter
        where = f"[{self.short}](index.md)"
        if chapter is not None:
            where += (
                f" › [{self._say('clause.chapter', number=chapter)}](index.md#chapter-{chapter})"
            )
        lines = [
            front_matter(template="clause.html", act=self.act.facts.id, clause=clause.id),
            seal.generated(self.source),
            "",
            where,
            "",
            f"# {self._clause_title(clause)}",
            "",
        ]
        lines += [
            f"> {' · '.join(i[f'notice.title_{flag}'] for i in self.interfaces)}\n"
            for flag in ("differs", "open")
            if getattr(paired, flag)
        ]
        lines += [line + "\n" for line in self._not_held()]
        lines += self._table(paired.rows) if paired.rows else []
        lines += self._references(clause.references)
        lines += self._remarks({unit.id for unit in paired.units})
        lines += self._notes(paired.notes, clause.amendments)
        lines += self._history(clause.events)
        lines += self._earlier(clause)
        lines += self._sources(clause)
        return "\n".join(lines).rstrip() + "\n"

    def index(self) -> str:
        facts = self.act.facts
        lines = [
            front_matter(template="act.html", act=facts.id),
            seal.generated(self.source),
            "",
            f"# {self.short}",
            "",
            *(f"{quiet(title)}\n" for title in self._titles_not_in_text()),
            *self._not_held(),
            "",
            f"[{self._say('act.read')}](read.md) · [{self._say('history.title')}](history.md)",
            *self._body(),
            *self._history(facts.chronicle),
        ]
        return "\n".join(lines).rstrip() + "\n"

    def _body(self) -> list[str]:
        """What stands outside the clauses, and where the clauses stand."""
        lines: list[str] = []
        for text in self.act.texts:
            front = [unit for unit in text.front if unit.body.pieces]
            if front:
                lines += ["", f"## {self._say('act.front')} ({text.lang})", "", *self._units(front)]
        for part in dict.fromkeys(c.paired.part for c in self.act.clauses):
            loose = [
                c for c in self.act.clauses if c.paired.part == part and c.paired.chapter is None
            ]
            if loose:
                head = (
                    self._say("part.order") if part == "order" else part or self._say("part.code")
                )
                lines += ["", f"## {head}", "", self._links(c.id for c in loose)]
        for chapter in self.act.chapters:
            lines += [
                "",
                f'<h2 id="chapter-{chapter.number}">'
                f"{escape(self._say('clause.chapter', number=chapter.number))}</h2>",
                "",
                *self._units(chapter.headings.values(), label=False),
                "",
                self._links(chapter.clauses),
            ]
        lines += self._parts()
        lines += self._references(self.act.references)
        beside = {u.id for t in self.act.texts for part in t.parts for u in part.units}
        lines += self._remarks({u.id for t in self.act.texts for u in t.front} | beside)
        lines += self._notes([n for t in self.act.texts for n in t.notes], self.act.amendments)
        return lines

    def _parts(self) -> list[str]:
        """What stands beside the code in its files and has no pages of its own."""
        parts = [part for text in self.act.texts for part in text.parts]
        lines = ["", f"## {self._say('part.also')}"] if parts else []
        for part in parts:
            lines += ["", f"### {part.name} ({part.lang})", "", *self._units(part.units)]
            lines += [line for note in part.notes for line in ("", note_line(note))]
        return lines

    def _titles_not_in_text(self) -> list[str]:
        """The act's titles that no held text prints: each sentence of a text stands once."""
        printed = {unit.text for text in self.act.texts for unit in text.front}
        titles = self.act.facts.title
        return [
            titles[i.lang] for i in self.interfaces if titles.get(i.lang, "") not in {"", *printed}
        ]

    def whole(self) -> str:
        """The page on which the site sets the whole act; here it only says where the text is."""
        return "\n".join(
            [
                front_matter(template="read.html", act=self.act.facts.id),
                seal.generated(self.source),
                "",
                f"# {self.short}",
                "",
                self._links(clause.id for clause in self.act.clauses),
                "",
            ]
        )

    def changes(self) -> str:
        """The page on which the site compares wordings; here it says which are held."""
        lines = [
            front_matter(template="history.html", act=self.act.facts.id),
            seal.generated(self.source),
            "",
            f"# {self._say('history.title')}: {self.short}",
            *self._history(self.act.facts.chronicle)[2:],
        ]
        for lang in self._langs():
            lines += ["", f"## {lang}", ""]
            for text in self.act.wordings(lang):
                page = "index.md" if text in self.act.texts else f"@{text.wording_of}/index.md"
                lines.append(f"- [{text.wording_of}]({page}): `{text.source.path}`")
        return "\n".join(lines).rstrip() + "\n"

    def article(self) -> str:
        text: Text = self.act.texts[0]
        lines = [
            front_matter(template="article.html", article=self.act.facts.id),
            seal.generated(self.source),
            "",
            *self._units(text.front),
            *self._references(self.act.references),
        ]
        return "\n".join(lines) + "\n"

    # ---- parts of a page

    def _clause_title(self, clause: ResolvedClause) -> str:
        if clause.paired.part == "order":
            return self._say("part.order_clause", number=clause.id.removeprefix("order-"))
        return self._say("clause.title", number=clause.id)

    def _links(self, clauses: Iterable[str]) -> str:
        return " · ".join(f"[{name}]({name}.md)" for name in clauses)

    def _units(self, units: Iterable[Unit], label: bool = True) -> list[str]:
        """A line a unit, none right below another: git merges what two people mend in two lines
        only where a line stands between them.
        """
        return _apart(unit_line(unit, label) for unit in units)

    def _table(self, rows: Sequence[Row]) -> list[str]:
        """Rows as an HTML table. Whatever follows a blank line in it begins with a tag, so that
        Markdown takes all of it as it stands.
        """
        lines = ["<table>", "<thead>", "<tr>"]
        lines += [f'<th lang="{lang}">{head}</th>' for lang, head in self.columns]
        lines += ["</tr>", "</thead>", "<tbody>"]
        for row in rows:
            proposed = " data-proposed" if row.proposed else ""
            lines.append(f'<tr data-relation="{row.relation}"{proposed}>')
            for lang, _ in self.columns:
                lines += ["<td>", *self._units(row.sides.get(lang, ())), "</td>"]
            lines.append("</tr>")
        return [*lines, "</tbody>", "</table>"]

    def _references(self, references: Sequence[Reference]) -> list[str]:
        """What each phrase leads to; an act that is not held has no page to lead to."""
        phrases: dict[tuple[str, str], dict[str, None]] = {}
        for reference in references:
            links = phrases.setdefault((reference.unit, reference.text), {})
            if reference.act is not None:
                links[self._link(reference.act, reference.to)] = None
        said = [
            quiet(phrase) + (f" → {', '.join(links)}" if links else "")
            for (_, phrase), links in phrases.items()
        ]
        lines = [f"- {words}" for words in dict.fromkeys(said)]
        return ["", f"## {self._say('references.title')}", "", *lines] if lines else []

    def _link(self, act: str, to: str | None) -> str:
        path = self.places.of(act, to)
        return f"[{to or act}]({relpath(path, self.folder)})"

    def _notes(self, notes: Sequence[Note], amendments: Iterable[Amendment]) -> list[str]:
        told = list(amendments)
        printed = _printed(notes, told)
        if not printed:
            return []
        lines = ["", f"## {self._say('notes.title')}"]
        for note in printed:
            lines += ["", note_line(note), ""]
            lines += [
                f"- {words}" for a in told if a.note.id == note.id and (words := self._meaning(a))
            ]
        return lines

    def _meaning(self, amendment: Amendment) -> str:
        if amendment.kind is None or amendment.date is None:
            return ""
        said = [" · ".join(i.known("kind", amendment.kind) for i in self.interfaces)]
        if amendment.portion:
            said.append(" · ".join(i.portion(amendment.portion) for i in self.interfaces))
        if amendment.only:
            said.append(" · ".join(i.known("only", amendment.only) for i in self.interfaces))
        number = f" № {amendment.number}" if amendment.number else ""
        return f"{amendment.date.isoformat()}{number}: {'; '.join(said)}"

    def _history(self, events: Iterable[Event]) -> list[str]:
        return [
            "",
            f"## {self._say('history.title')}",
            "",
            *(history_line(event, self.act.facts, self.interfaces) for event in events),
        ]

    def _earlier(self, clause: ResolvedClause) -> list[str]:
        """Where the earlier wordings stand: each has pages of its own, and is edited there."""
        lines = ["", f"## {self._say('past.list')}", ""] if clause.earlier else []
        for wording in clause.earlier:
            day = wording.wording_of.isoformat()
            lines.append(f"- {wording.lang}, [{day}](@{day}/{clause.id}.md)")
        return lines

    def _remarks(self, units: set[str]) -> list[str]:
        remarks = [r for text in self.act.texts for r in text.remarks if r.unit in units]
        lines = ["", f"## {self._say('remark.title')}"] if remarks else []
        for remark in remarks:
            lines += ["", f"[{remark.unit}](#{remark.unit})", ""]
            lines += [
                f"- {quiet(remark.text[i.lang])}" for i in self.interfaces if i.lang in remark.text
            ]
        return lines

    def _sources(self, clause: ResolvedClause) -> list[str]:
        lines = ["", f"## {self._say('provenance.title')}", ""]
        for text in self.act.texts:
            own = [unit.lines for unit in clause.paired.units if unit.lang == text.lang]
            if own:
                first, last = min(a for a, _ in own), max(b for _, b in own)
                where = self._say(
                    "provenance.line", line=first if first == last else f"{first}–{last}"
                )
                lines.append(f"- `{text.source.path}`: {where}")
        return lines


def _apart(lines: Iterable[str]) -> list[str]:
    """``lines`` with an empty one between each two."""
    return [part for line in lines for part in ("", line)][1:]


def _printed(notes: Iterable[Note], amendments: Iterable[Amendment]) -> list[Note]:
    """The notes of a page: its own that are told here, and those that came from elsewhere.

    A note that is a unit's own words («2) алып тасталды – …») stands there already.
    """
    own = {note.id for note in notes}
    held = {a.note.id: a.note for a in amendments if not a.note.id.endswith("-note")}
    return [
        *(n for i, n in held.items() if i in own),
        *(n for i, n in held.items() if i not in own),
    ]


def history_line(event: Event, facts: Facts, interfaces: Sequence[Interface]) -> str:
    """An event of an act's history as an item of a Markdown list."""
    kind = " · ".join(i.known("kind", event.kind) for i in interfaces)
    kind_of = " · ".join(i.known("type", event.type) for i in interfaces) if event.type else ""
    number = f"№ {event.number}" if event.number else ""
    by = ", ".join(map(quiet, filter(None, (kind_of, number))))
    line = f"- {event.date.isoformat()}: {kind}" + (f" ({by})" if by else "")
    if not event.ends_act and not facts.held_of(event):
        line += "; " + " · ".join(i["relation.not_held"] for i in interfaces).lower()
    return line


def unit_line(unit: Unit, label: bool = True) -> str:
    """A unit as its line of a page."""
    return seal.unit_line(unit.id, unit.lang, unit.label if label else "", unit.text)


def note_line(note: Note) -> str:
    """A note as its line of a page."""
    return seal.unit_line(note.id, note.lang, "", note.text)


def said(words: Words, interfaces: Sequence[Interface]) -> str:
    """Words of the data in every interface language that they are in."""
    return " · ".join(dict.fromkeys(words[i.lang] for i in interfaces if i.lang in words))


def front_matter(**values: str) -> str:
    """The head of a page: what MkDocs and the site need to know of it."""
    return "\n".join(["---", *(f'{key}: "{value}"' for key, value in values.items()), "---"])


def quiet(text: str) -> str:
    """Text in which nothing is Markdown or HTML."""
    return re.sub(r"([\\`*_{}\[\]|~#!])", r"\\\1", escape(text, quote=False))
