"""The link by which a reader without an account says that something is mistaken.

The plugin's option ``report`` is the address of an issue form or a ``mailto:`` address, with places
in it: ``https://example.org/new?title={title}&body={text}``. Each page fills them.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from msgspec import Struct

from adep.base.problems import Refused, refuse
from adep.languages.interface import Interface
from adep.view.book import Book

PLACES = ("title", "address", "act", "clause", "text")
_PLACE = re.compile(r"\{([^{}]*)\}")
# What may stand in an address; "%" because the setting may be encoded already.
_IN_ADDRESS = "%:/?#[]@!$&'()*+,;=-._~"


class Report(Struct, frozen=True):
    """A page's link; ``after`` is the place in it, encoded, behind which a reader's words go."""

    href: str
    after: str


class Reporting(Struct, frozen=True):
    """The setting, read: text as it stands and names of places by turns."""

    parts: tuple[str, ...]
    mail: bool

    def of_act(self, book: Book, clause: str, address: str) -> Report:
        """The link of a clause's page, or of the act's or article's own ("").

        ``address`` is the page's, or its path where the site's address is not known.
        """
        title = book.clause_title(clause) if clause else ""
        wordings = "; ".join(f"{c.name}: {c.wording}" for c in book.columns if c.held)
        return self._link(book.words, (book.short.text, title), wordings, address)

    def of_page(self, words: Interface, title: str, address: str) -> Report:
        """The link of a page of no single act, which is called ``title``."""
        return self._link(words, ("", title), "", address)

    def _link(
        self, words: Interface, place: tuple[str, str], wordings: str, address: str
    ) -> Report:
        values = _said(words, place, wordings, address)
        pairs = zip(self.parts, (*self.parts[1:], ""), strict=True)
        href = "".join(
            text + (self._encoded(values[place]) if place else "")
            for text, place in list(pairs)[::2]
        )
        return Report(href, self._encoded(words["mistake.words"]))

    def _encoded(self, text: str) -> str:
        """``text`` as part of a query. A letter's lines end in CR LF (RFC 6068), a form's in LF;
        a space is %20 in both, since in a letter "+" is a plus.
        """
        return quote(text.replace("\n", "\r\n") if self.mail else text, safe="")


def read_setting(setting: object, path: str = "mkdocs.yml") -> Reporting | None:
    """The option ``report``; None where it is not set. Raises ``Refused`` ("setting-invalid")."""
    if setting in (None, ""):
        return None
    if not isinstance(setting, str) or re.search(r"[\x00-\x20<>\"\\^`|\x7f]", setting):
        raise _refused(path, setting, "is no address: it has spaces, quotation marks or the like")
    if re.search(r"[{}]", _PLACE.sub("", setting)):
        raise _refused(path, setting, "has a brace without its other half")
    if wrong := [name for name in _PLACE.findall(setting) if name not in PLACES]:
        raise _refused(path, setting, f"has a place {{{wrong[0]}}} that no page can fill")
    mail = _checked(setting, path)
    parts = _PLACE.split(setting)
    if len(parts) == 1:
        raise _refused(path, setting, "has no place that a page could fill")
    texts = [
        quote(part, safe=_IN_ADDRESS) if at % 2 == 0 else part for at, part in enumerate(parts)
    ]
    return Reporting(tuple(texts), mail)


def _checked(setting: str, path: str) -> bool:
    """Whether it is a mail address; refused where it is neither that nor a web address."""
    try:
        parts = urlsplit(setting)
    except ValueError:
        raise _refused(path, setting, "is no address") from None
    scheme = parts.scheme.lower()
    if scheme == "mailto":
        if not re.fullmatch(r"[^@{}?]+@[^@{}?]+", parts.path):
            raise _refused(path, setting, "names nobody to write to")
        return True
    if scheme not in ("http", "https"):
        raise _refused(path, setting, "begins with neither https:, http: nor mailto:")
    if not parts.netloc or "{" in parts.netloc:
        raise _refused(path, setting, "names no host")
    return False


def _refused(path: str, setting: object, why: str) -> Refused:
    places = ", ".join(f"{{{name}}}" for name in PLACES)
    return refuse(
        "setting-invalid",
        path,
        None,
        f"report (or ADEP_REPORT) «{setting}» {why}; write an issue form's address or a "
        "mailto: address with places, such as "
        f"mailto:name@example.org?subject={{title}}&body={{text}} (places: {places}), or leave it "
        "empty for no link",
    )


def _said(words: Interface, of: tuple[str, str], wordings: str, address: str) -> dict[str, str]:
    """What each place is filled with, in the interface's words; ``of``: act, clause or page."""
    act, title = of
    place = ", ".join(filter(None, of))
    lines = (
        words.say("mistake.place", place=place),
        *([words.say("mistake.wordings", wordings=wordings)] if wordings else []),
        words.say("mistake.address", address=address),
        "",
        words["mistake.words"],
        "",
        words["mistake.should"],
        "",
    )
    return {
        "title": words.say("mistake.title", place=place),
        "address": address,
        "act": act,
        "clause": title,
        "text": "\n".join(lines),
    }


def check_repository(address: object, path: str = "mkdocs.yml") -> None:
    """Raises ``Refused`` ("setting-invalid") where ``repo_url`` is set and is no web address."""
    if address and not str(address).lower().startswith(("https://", "http://")):
        raise refuse(
            "setting-invalid",
            path,
            None,
            f"repo_url (or ADEP_REPO_URL) «{address}» is no web address; write https://…, or leave "
            "it empty for no link to edit a page",
        )
