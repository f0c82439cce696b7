"""The heads of built pages, as machines read them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

from adep.library.pipeline import Library
from adep.records.addresses import days_of
from tests.tools.act_toml import act_toml, event_toml, text_toml

ROOT = "https://law.example/codes/"  # under a path: nothing may lead past it
INTERFACES = {"kk": "", "en": "en/"}
OLDER = {
    "desk/act.toml": act_toml(
        event_toml("2011-04-01", number="7", type="order"),
        event_toml("2020-01-01", "restated", "12", type="order"),
        text_toml("en", "2011-04-01", "old.txt"),
        text_toml("en", "2020-01-01", "en.txt"),
        kk="Үстел қағидалары",
        en="Rules of the desk",
        order=1,
    ),
    "desk/old.txt": "1. An employee is kind & “brief”.\n\n2. An employee is <calm>.\n",
    "desk/en.txt": "1. An employee:\n\n1) is honest;\n\n2) is just.\n",
}

Pages = dict[str, BeautifulSoup]


@cache
def read(site: Path) -> Pages:
    """Address of every page below the site → its head: what this file is about, and a tenth of it."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): BeautifulSoup(
            file.read_text(encoding="utf-8").partition("</head>")[0], "html.parser"
        )
        for file in sorted(site.rglob("*.html"))
    }


def opened(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_bytes(), "html.parser")


def leads(library: Library) -> set[str]:
    """Addresses that only lead on."""
    return {prefix + path for path in days_of(library.acts) for prefix in INTERFACES.values()}


def meta(page: BeautifulSoup, name: str) -> str:
    (tag,) = page.find_all("meta", attrs={"name": name}) or page.find_all("meta", property=name)
    return str(tag["content"])


def link(page: BeautifulSoup, rel: str) -> str:
    (tag,) = page.find_all("link", rel=rel)
    return str(tag["href"])


def languages(page: BeautifulSoup) -> dict[str, str]:
    return {str(tag["hreflang"]): str(tag["href"]) for tag in page.select("link[hreflang]")}
