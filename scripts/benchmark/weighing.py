"""How heavy a clause page is: every file that a first visit fetches, as a server hands it out."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser
from tests.tools.site_build import served

from adep.commands.gzip_files import SUFFIXES, pack
from benchmark.figures import Weight
from benchmark.project import Project

# What belongs to a search, in ours and in Material's site. Ours is not fetched until it is opened.
SEARCH: Final = ("/search/", "workers/search")


def weigh(browser: Browser, engine: str, own: Project) -> Weight:
    """The median clause's page of the built site, "ours" or "material": the same clause in both."""
    pages = sorted(own.clause_pages(), key=lambda page: page.stat().st_size)
    clause = pages[len(pages) // 2].parent.name
    site = own.site if engine == "ours" else own.plain / "site"
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with served(site) as home:
        page.goto(f"{home}/{own.act.id}/{clause}/", wait_until="networkidle")
    context.close()
    sizes = {url: _size(site, url) for url in asked if url.startswith(home)}
    searching = sum(size for url, size in sizes.items() if any(part in url for part in SEARCH))
    every = sum(sizes.values())
    return Weight(engine, own.act.clauses, len(sizes), every - searching, searching)


def _size(site: Path, url: str) -> int:
    """Bytes of a file as it goes over the wire: packed, where that makes it smaller."""
    file = site / unquote(urlsplit(url).path).lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return 0
    content = file.read_bytes()
    return min(len(content), len(pack(content))) if file.suffix in SUFFIXES else len(content)
