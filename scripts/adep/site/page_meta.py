"""What search engines and messengers are told of a page: description, addresses, picture.

A description says first what a reader must not miss (repealed, not the latest wording, held in the
other language only), then the law's own words, then which wording they are. Nothing is said of a
page's address unless the site knows its own: a wrong one is worse than none.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from adep.languages.interface import Interface
from adep.languages.loaded import grammar
from adep.model import Unit
from adep.model.page_kinds import MadePage
from adep.view.book import Book
from adep.view.books import Books
from adep.view.unit_values import Around, last_words, sentence, small, snippet

LIMIT = 200  # characters; engines show some 160 of them
LEAST = 60  # of the law's own words, whatever else is to be said
PICTURE = "assets/mark/share.{lang}.png"


class PageMeta(Struct, frozen=True):
    """What stands in the head of a page. Addresses are empty where the site knows none."""

    description: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]  # (hreflang, address), x-default last
    picture: str
    article: bool  # it tells of one text; else it is a page of the site


def head(
    site_url: str | None,
    words: Interface,
    interfaces: Sequence[Interface],
    path: str,
    description: str,
    article: bool,
    picture: str = "",
) -> PageMeta:
    """The head of the page at ``path`` (from an interface's root); the default interface first.

    ``picture`` is the path of the interface's picture, from the site's root.
    """
    root = site_url or ""
    return PageMeta(
        description,
        f"{root}{_prefix(words, interfaces)}{path}" if root else "",
        tuple(alternates(root, interfaces, path)) if root else (),
        root + picture if root else "",
        article,
    )


def alternates(root: str, interfaces: Sequence[Interface], path: str) -> Iterable[tuple[str, str]]:
    """A page's addresses in all interfaces; who reads neither language gets the default one."""
    for words in interfaces:
        yield words.lang, f"{root}{_prefix(words, interfaces)}{path}"
    yield "x-default", f"{root}{path}"


def _prefix(words: Interface, interfaces: Sequence[Interface]) -> str:
    return "" if words.lang == interfaces[0].lang else f"{words.lang}/"


def listed(
    root: str, interfaces: Sequence[Interface], paths: Iterable[str]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The sitemap: (address, its alternates) of every page in every interface.

    No entry says when it changed: what a page shows comes from many records, and not all of them
    have a day.
    """
    return tuple(
        (f"{root}{_prefix(words, interfaces)}{path}", tuple(alternates(root, interfaces, path)))
        for path in sorted(paths)
        for words in interfaces
    )


def robots(root: str) -> str:
    """``robots.txt``: everything may be read, and there is a sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {root}sitemap.xml\n"


# ---- descriptions -------------------------------------------------------------------------------


def describe(books: Books, page: MadePage) -> str:
    """What a made page is about, in a sentence or two of the interface's language."""
    kind = page.kind
    if kind.intro:
        return _short(books.words[kind.intro])
    if not kind.in_act:
        return ACROSS[kind.name](books, page)
    book = books.past(page.act, page.day).book if page.day else books.book(page.act)
    if page.clause:
        return of_clause(book, page.clause, older=bool(page.day))
    return _short(OF_ACT[kind.name](book))


def of_clause(book: Book, clause: str, older: bool = False) -> str:
    """The clause's own words, between what a reader must know of them."""
    words = book.words
    lang, day, units = _wording(book, clause)
    said = [_warning(book, clause, older)]
    if lang != words.lang and words.lang in book.langs and words.lang not in book.held:
        said.append(words.say("notice.title_not_held", text=words[f"languages.{words.lang}.text"]))
        said.append(f"{words[f'languages.{lang}.name']}:")
    tail = sentence(f"{book.wording(day)}, {_standing(book, lang, day)}") if day else ""
    before = " ".join(sentence(part) for part in said if part)
    # The clause's own number stands in the title already.
    labels = ["", *(unit.label for unit in units[1:])]
    text = " ".join(
        f"{label} {unit.text}".strip() for label, unit in zip(labels, units, strict=False)
    )
    around = book.sentences_of[lang, day].around(units[0].id) if units else Around()
    closing = around.closing
    room = max(LEAST, LIMIT - len(before) - len(tail) - len(closing) - len("  …") - 2)
    opening = shortened(around.opening, lang, max(LEAST // 2, room - LEAST))
    if opening is None:  # better no words than a sentence without its verb
        place = sentence(f"{book.short.text}, {small(book.clause_title(clause))}")
        return " ".join(filter(None, (before, place, tail)))
    shown = f"{opening} {snippet(text, max(LEAST, room - len(opening)))}".strip()
    for label in filter(None, labels):  # a number without its words says nothing
        shown = shown.replace(f" {label} …", " …") if shown.endswith(f" {label} …") else shown
    if closing and shown.endswith(" …"):  # where the rule itself stands, in Kazakh
        shown = f"{shown[:-2]} {closing}"
    return " ".join(filter(None, (before, shown, tail))) or book.title.text


def shortened(opening: str, lang: str, limit: int) -> str | None:
    """The last words of what opens a sentence, if its verb is among them; None if it is not.

    A formula of enactment has it at its end; a long prohibition may have it at its beginning.
    """
    short = last_words(opening, limit)
    if short == opening:
        return opening
    kept = short.removeprefix("… ")
    verb = grammar(lang).sentence.verb
    return short if verb.search(kept) and not verb.search(opening.removesuffix(kept)) else None


def _wording(book: Book, clause: str) -> tuple[str, datetime.date | None, Sequence[Unit]]:
    """Language, day and units of the text by which a clause is told: the interface's language
    before others, the newest wording before older ones.
    """
    resolved = book.clauses[clause]
    order = (book.words.lang, *book.langs)
    for lang in order:
        if units := [unit for unit in resolved.paired.units if unit.lang == lang]:
            return lang, book.newest[lang].wording_of, units
    for lang in order:
        for wording in resolved.earlier:
            if wording.lang == lang and wording.units:
                return lang, wording.wording_of, wording.units
    return book.words.lang, None, ()


def _standing(book: Book, lang: str, day: datetime.date) -> str:
    held = book.act.facts.texts
    standing = next(x.standing for x in held if (x.lang, x.wording_of) == (lang, day))
    return small(book.words.known("standing", standing))


def _warning(book: Book, clause: str = "", older: bool = False) -> str:
    """The one thing that nobody may miss; "" where there is none."""
    if book.act.facts.status.state == "repealed":
        return book.state.says
    if older:
        return book.words["past.title"]
    outdated = book.outdated_in(clause) if clause else book.outdated_notice
    return outdated[0].title if outdated else ""


def _of_act(book: Book) -> str:
    if book.about:
        return _told(_warning(book), book.about.text)
    return _told(_warning(book), book.title.text, book.binds.text, *_columns(book))


def _of_reading(book: Book) -> str:
    title = f"{book.words['read.title']}: {book.short.text}"
    return _told(_warning(book), title, *_columns(book))


def _columns(book: Book) -> Iterator[str]:
    for column in book.columns:
        if column.held:
            yield f"{column.name}: {small(column.wording)}, {small(column.standing)}"


def _of_history(book: Book) -> str:
    events = "; ".join(f"{event.date}: {event.what}" for event in book.history)
    return _told(f"{book.words['history.title']}: {book.short.text}", events)


def _of_day(book: Book) -> str:
    words = book.words
    day = next(iter(book.newest.values())).wording_of
    langs = ", ".join(words[f"languages.{lang}.inline"] for lang in book.held)
    wording = words.say("past.of", wording=book.wording(day), langs=langs)
    return _told(_warning(book, older=True), f"{book.title.text}: {small(wording)}")


def _of_article(book: Book) -> str:
    return _told(book.about.text) if book.about else f"{book.title.text}. {_intro(book)}"


def _intro(book: Book) -> str:
    return book.words["article.intro"]


OF_ACT: dict[str, Callable[[Book], str]] = {
    "act": _of_act,
    "read": _of_reading,
    "history": _of_history,
    "older-wording": _of_day,
    "article": _of_article,
}


def _duty(books: Books, page: MadePage) -> str:
    """The duty's name, and where each code has a rule on it."""
    view = books.duty(page.key)
    places = (
        f"{book.short.text}: "
        + ", ".join(small(book.clause_title(x)) for x in dict.fromkeys(q.clause for q in quoted))
        for book, quoted in view.acts
        if quoted
    )
    return _short(_told(view.name.text, *places))


def _concordance(books: Books, page: MadePage) -> str:
    old, new = books.book(page.act), books.book(page.key)
    return _short(_told(f"{old.short.text} → {new.short.text}", books.words["concordance.intro"]))


ACROSS: dict[str, Callable[[Books, MadePage], str]] = {"duty": _duty, "concordance": _concordance}


def _told(*parts: str) -> str:
    return " ".join(sentence(part) for part in parts if part)


def _short(text: str) -> str:
    return snippet(" ".join(text.split()), LIMIT - len(" …"))
