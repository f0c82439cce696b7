"""The sample configurations of ``serving/``, tried with the real servers and a real browser."""

from __future__ import annotations

import gzip
import http.client
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from adep import cli
from adep.commands import gzip_files
from adep.exports.all_formats import FORMATS
from adep.site import content_security
from adep.site.column_styles import columns_css
from tests.tools import servers
from tests.tools.browsing import PHONE, WIDE, Watched, stop_the_clock, watching
from tests.tools.site_build import ONE_ACT, Shared, asset, one_act, served

POLICY = content_security.as_header()
DATA = "application/ld+json"  # a block of data: no browser runs it, and no policy stops it
LIVE = re.compile(
    r"\beval\(|new Function|insertAdjacentHTML|outerHTML|document\.write|setAttribute\(\"(?:style|on)"
)


@pytest.fixture(scope="module")
def caddy(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.caddy(tmp_path_factory.mktemp("caddy"), packed) as address:
        yield address


@pytest.fixture(scope="module")
def apache(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.apache(tmp_path_factory.mktemp("apache"), packed) as address:
        yield address


@pytest.fixture(params=["nginx", "caddy", "apache"])
def server(request: pytest.FixtureRequest) -> str:
    """The address of each server in turn."""
    return str(request.getfixturevalue(request.param))


GUARD = """
addEventListener('securitypolicyviolation', e =>
  console.error('violation', e.violatedDirective, e.blockedURI));
window.print = () => { window.printed = true };
"""


@contextmanager
def guarded(browser: Browser, address: str, wide: bool = True) -> Iterator[Watched]:
    """A reader who also complains of whatever the policy stops, and whose printer is a note."""
    with watching(browser, address, WIDE if wide else PHONE, GUARD) as watched:
        yield watched


def asked(
    address: str, path: str, packed: bool = False, method: str = "GET", **more: str
) -> http.client.HTTPResponse:
    """One answer, its body read already (``.body``)."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    headers = {"Accept-Encoding": "gzip"} if packed else {}
    connection.request(method, quote(path, safe="/@?=%"), headers={**headers, **more})
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


# ---- what a strict policy asks of the site -------------------------------------------------------


def test_nothing_live_stands_in_a_page(site: Path, pages: Mapping[str, BeautifulSoup]) -> None:
    """No script, no style and no handler in any page; nothing in a script that makes one."""
    assert len(pages) > 300
    for path, page in pages.items():
        assert not page.find_all("style"), path
        scripts = [tag for tag in page.find_all("script") if tag.get("type") != DATA]
        assert all(tag.get("src") and not tag.string for tag in scripts), path
        for tag in page.find_all(True):
            assert not [name for name in tag.attrs if name == "style" or name.startswith("on")], (
                path
            )
            assert not str(tag.get("href", "")).startswith(("javascript:", "data:")), path
    for file in (*site.glob("assets/**/*.js"), *site.glob("search/*.js")):
        text = file.read_text(encoding="utf-8")
        assert not LIVE.search(text), file
        assert 'style=\\"' not in text and "<style" not in text, file


def test_a_page_can_bear_the_policy_itself(shared: Shared, browser: Browser) -> None:
    """For hosts that send no headers of ours, such as GitHub Pages."""
    site = shared.site(one_act(), ADEP_POLICY="true")
    said = f'<meta http-equiv="Content-Security-Policy" content="{content_security.as_meta()}">'
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8").replace("&#39;", "'")
        assert said in html and html.index(said) < html.index("<script"), file
    assert "frame-ancestors" not in content_security.as_meta() and "frame-ancestors" in POLICY
    with served(site) as home, guarded(browser, home) as reader:
        for path in (f"/{ONE_ACT}/5/", "/en/timeline/", "/?q=gifts"):
            reader.page.goto(home + path)
            expect(reader.page.locator("html")).to_have_class(re.compile(r"\bjs\b"))


def test_a_third_language_needs_no_code() -> None:
    css = columns_css(("kk", "en", "ky"))
    assert css.startswith(":root{--columns:3}\n")
    assert '[data-view="ky"] .law:not(.single) .row:not([data-langs~="ky"]){display:none}' in css


# ---- what the servers send -----------------------------------------------------------------------


def test_the_samples_say_the_policy_of_the_site() -> None:
    """It stands in five places, because four of them are files for somebody else's machine."""
    nginx, *others = (
        (servers.SERVING / name).read_text(encoding="utf-8")
        for name in ("adep-site.conf", "Caddyfile", "apache.conf", "web.config")
    )
    assert f'add_header Content-Security-Policy "{POLICY}" always;' in nginx
    assert "unsafe" not in POLICY and "*" not in POLICY
    told = re.findall(r'^add_header (\S+) "(.*)" always;$', nginx, re.MULTILINE)
    assert len(told) == 4
    for name, value in told:
        for other in others:
            assert f'{name} "{value}"' in other or f'"{name}" value="{value}"' in other, name


def test_the_sample_for_iis_is_xml_that_names_what_is_there(packed: Path) -> None:
    """Nobody ran it, and it says so; this much can be seen without Windows."""
    file = servers.SERVING / "web.config"
    found = ET.fromstring(file.read_bytes())
    assert "UNTRIED" in file.read_text(encoding="utf-8")
    for place in found.findall("location"):
        assert (packed / place.attrib["path"]).is_dir()
    errors = found.findall("system.webServer/httpErrors/error")
    assert {error.attrib["path"] for error in errors} == {"/404.html"}


def test_the_servers_accept_the_samples(packed: Path, tmp_path: Path) -> None:
    main = servers.nginx_files(tmp_path, packed, 8080)
    done = subprocess.run([*servers.nginx_words(main), "-t"], capture_output=True, text=True)
    assert done.returncode == 0 and "warn" not in done.stderr, done.stderr
    file = servers.caddy_file(tmp_path, packed, 8080)
    words = [servers.found("caddy"), "validate", "--adapter", "caddyfile", "--config", str(file)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    main = servers.apache_file(tmp_path, packed, 8080)
    done = subprocess.run([*servers.apache_words(main), "-t"], capture_output=True, text=True)
    assert done.returncode == 0 and "Syntax OK" in done.stderr, done.stderr


LONG = "public, max-age=31536000, immutable"
# address (in braces: with its sum) · status · media type · how long a browser may keep it
ANSWERS = [
    ("/", 200, "text/html; charset=utf-8", "no-cache"),
    ("/en/honor-code-2005/5/", 200, "text/html; charset=utf-8", "no-cache"),
    ("/honor-code-2005/@2013-10-01/5/", 200, "text/html; charset=utf-8", "no-cache"),
    ("/honor-code-2005/5/?0123456789", 200, "text/html; charset=utf-8", "no-cache"),
    ("/{assets/adep/adep.css}", 200, "text/css; charset=utf-8", LONG),
    ("/{assets/adep/boot.js}", 200, "javascript; charset=utf-8", LONG),
    ("/{assets/adep/icon.svg}", 200, "image/svg+xml", LONG),
    ("/{search/index.js}", 200, "javascript; charset=utf-8", LONG),
    ("/data/honor-code-2005.json", 200, "application/json", "no-cache"),
    ("/no-such-page/", 404, "text/html; charset=utf-8", "no-cache"),
    ("/assets/", 404, "text/html; charset=utf-8", "no-cache"),
    ("/assets/adep/none.0123456789.css", 404, "text/html; charset=utf-8", "no-cache"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status", "kind", "kept"), ANSWERS)
def test_every_answer_bears_the_headers(
    server: str, packed: Path, path: str, status: int, kind: str, kept: str
) -> None:
    path = re.sub(r"\{(.+)\}", lambda match: asset(packed, match[1]), path)
    file = packed / path.partition("?")[0].lstrip("/")
    file = packed / "404.html" if status == 404 else file / "index.html" if file.is_dir() else file
    for answer in (asked(server, path), asked(server, path, packed=True)):
        assert answer.status == status
        assert kind in str(answer.headers["Content-Type"])
        assert answer.headers.get_all("Cache-Control") == [kept]
        assert answer.headers.get_all("Vary") == ["Accept-Encoding"]
        assert answer.headers.get_all("Content-Security-Policy") == [POLICY]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "camera=()" in answer.headers["Permissions-Policy"]
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        whole = answer.headers["Content-Encoding"] == "gzip"
        body: bytes = answer.body  # type: ignore[attr-defined]
        assert (gzip.decompress(body) if whole else body) == file.read_bytes()
    assert whole, "the ready-made file is handed out"


# ---- files for programs --------------------------------------------------------------------------

PACKED_ALREADY = {"application/pdf", "application/epub+zip"}
# Where the files of each format stand, the act, clause or day in it made up.
PLACES = {re.sub(r"\{\w+\}", "1", format.href): format.media_type for format in FORMATS}


@pytest.fixture(scope="module")
def of_each_format(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that has a file of every format and nothing else."""
    folder = tmp_path_factory.mktemp("formats")
    for path in ("index.html", "404.html", *PLACES):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("words " * 100, encoding="utf-8")
    assert cli.main(["gzip", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("start", [servers.nginx, servers.caddy, servers.apache])
def test_every_format_is_sent_with_its_media_type(  # type: ignore[no-untyped-def]
    of_each_format: Path, tmp_path: Path, start
) -> None:
    """Of every entry of the formats' table: what is text says its letters and is handed out packed."""
    with start(tmp_path, of_each_format) as home:
        for path, media_type in PLACES.items():
            text = media_type not in PACKED_ALREADY
            for packed in (False, True):
                said = asked(home, f"/{path}", packed).headers
                sent, _, letters = str(said["Content-Type"]).partition("; charset=")
                assert sent == media_type, path
                if text and not media_type.endswith(("xml", "json")):  # they say it themselves
                    assert letters.lower() == "utf-8", path
                assert said["Content-Encoding"] == ("gzip" if packed and text else None), path


# ---- odd requests ---------------------------------------------------------------------------------

# method · address · what every server answers
ODD = [
    *((method, "/en/", {405}) for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X")),
    ("HEAD", "/en/", {200}),
    ("HEAD", "/no-such-page/", {404}),
    ("GET", "/%00", {400, 404}),
    ("GET", "/en/%00/", {400, 404}),
    ("GET", "/%", {400}),
    ("GET", "/%d0%ff", {404}),
    ("GET", "/..%2f..%2fetc/passwd", {400, 404}),
    ("GET", "/index.html/5/", {404}),
    ("GET", "/" + "a" * 3_000, {404}),
    ("GET", "/" + "%d3%99" * 130, {404}),
    ("GET", "/" + "a/" * 1_500, {404}),
    ("GET", "//en//", {200}),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "statuses"), ODD)
def test_odd_requests_are_answered_alike(
    server: str, method: str, path: str, statuses: set[int]
) -> None:
    answer = asked(server, path, method=method)
    assert answer.status in statuses
    if answer.status in (404, 405):
        assert answer.headers.get_all("Content-Security-Policy") == [POLICY]


SHARED: dict[str, tuple[Any, str, str]] = {
    "nginx": (servers.nginx, r'# "~/(data/', r'"~/(data/'),
    "caddy": (servers.caddy, "# import adep_shared", "import adep_shared"),
    "apache": (servers.apache, "# SetEnvIf", "SetEnvIf"),
}


@pytest.mark.parametrize("name", SHARED)
def test_one_line_lets_other_hosts_fetch_the_data(
    packed: Path, server: str, tmp_path: Path, name: str
) -> None:
    start, line, without = SHARED[name]
    (packed / "feed.xml").write_bytes(b"<feed/>")  # of a site that knows its address
    with start(tmp_path, packed, changes={line: without}) as home:
        for path, open_to in [
            ("/data/honor-code-2005.json", True),
            ("/data/honor-code-2005/5.json", True),
            ("/feed.xml", True),
            ("/", False),
            ("/no-such-page/", False),
            ("/data/", False),
        ]:
            for compressed in (False, True):
                said = asked(home, path, compressed).headers
                assert said.get_all("Access-Control-Allow-Origin") == (["*"] if open_to else None)
                origins = ["cross-origin" if open_to else "same-origin"]
                assert said.get_all("Cross-Origin-Resource-Policy") == origins
    said = asked(server, "/data/honor-code-2005.json").headers
    assert "Access-Control-Allow-Origin" not in said, "as it comes, nobody may"


def test_a_browser_asks_again_and_hears_that_nothing_changed(server: str) -> None:
    first = asked(server, "/honor-code-2005/5/", packed=True)
    again = asked(server, "/honor-code-2005/5/", True, **{"If-None-Match": first.headers["ETag"]})
    assert again.status == 304 and again.headers["Content-Security-Policy"] == POLICY


def test_a_folder_without_its_slash_leads_to_it(server: str) -> None:
    """Apache names the host as well, as the reader named it."""
    path = "/en/honor-code-2005/@2013-10-01/5"
    answer = asked(server, path)
    assert answer.status in (301, 308)
    assert urljoin(server + path, answer.headers["Location"]) == f"{server}{path}/"


def test_every_packed_file_is_the_file(packed: Path) -> None:
    """And packing again changes no byte; what is gone is packed no more."""
    made = {path: path.read_bytes() for path in packed.rglob("*.gz")}
    assert len(made) > 400
    for path, content in made.items():
        assert gzip.decompress(content) == path.with_suffix("").read_bytes(), path
        assert content[3] == 0 and content[4:8] == bytes(4), "no name, no time"
    (packed / "gone.html.gz").write_bytes(b"of a page that is no more")
    assert cli.main(["gzip", str(packed)]) == 0
    assert {path: path.read_bytes() for path in packed.rglob("*.gz")} == made
    assert gzip_files.pack(b"a" * 100) == gzip_files.pack(b"a" * 100)


# What an administrator changes in a sample for a site below a path of a host.
HOST_OF_ITS_OWN = {"=404 /404.html": "=404 /codes/404.html"}
PLACE_IN_ANOTHER = {
    "    include /etc/nginx/adep-site.conf;\n    error_page 403 404 =404 /404.html;": """\
    location /codes/ {
        root /srv/adep/current; include /etc/nginx/adep-site.conf; error_page 404 /codes/404.html;
    }"""
}
CADDY = {"rewrite * /404.html": "rewrite * /codes/404.html"}
APACHE = {"ErrorDocument 404 /404.html": "ErrorDocument 404 /codes/404.html"}


@pytest.fixture(scope="module")
def below(shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site in a folder of the path's name, built with its address, as the samples say."""
    folder = tmp_path_factory.mktemp("below")
    (folder / "codes").symlink_to(shared.site(ADEP_SITE_URL="https://law.example/codes/"))
    return folder


@pytest.mark.browser
@pytest.mark.parametrize(
    ("start", "changes"),
    [
        (servers.nginx, HOST_OF_ITS_OWN),
        (servers.nginx, PLACE_IN_ANOTHER),
        (servers.caddy, CADDY),
        (servers.apache, APACHE),
    ],
)
def test_a_site_below_a_path(  # type: ignore[no-untyped-def]
    below: Path, tmp_path: Path, browser: Browser, start, changes: dict[str, str]
) -> None:
    """Its 404 page, in both languages, stands at every address and leads back."""
    with start(tmp_path, below, changes=changes) as home:
        assert asked(home, "/codes/en/").headers.get_all("Content-Security-Policy") == [POLICY]
        context = browser.new_context(base_url=home)
        page = context.new_page()
        failed: list[str] = []
        page.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
        page.goto("/codes/en/no/such/page/")
        assert failed == [f"{home}/codes/en/no/such/page/"]
        assert page.locator("main section :is(h1, h2)").count() == 2
        expect(page.locator("html")).to_have_class(re.compile(r"\bjs\b"))
        page.locator("main section[lang=en] a").click()
        page.wait_for_url(f"{home}/codes/en/")
        page.locator(".card a").first.click()
        expect(page.locator("main h1").first).to_be_visible()
        assert len(failed) == 1
        context.close()


def test_the_lines_for_https_take_no_header_away(packed: Path, tmp_path: Path) -> None:
    """nginx forgets a server's headers where a location has its own; these stand beside them."""
    changes = {"# add_header": "add_header"}
    with servers.nginx(tmp_path, packed, changes=changes) as home:
        answer = asked(home, "/en/honor-code-2005/5/")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers.get_all("Content-Security-Policy") == [POLICY]


# ---- under the policy in a browser ---------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("every", [20, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_every_page_opens_without_a_violation(
    browser: Browser, packed: Path, nginx: str, every: int
) -> None:
    """A page in twenty, or each: no violation, no complaint, no request to another host. Pages that only lead on are all of
    one macro; of them one is opened below (``is_led_on``).
    """
    paths = sorted(
        path.relative_to(packed).as_posix().removesuffix("index.html")
        for path in packed.rglob("*.html")
        if b"assets/adep/redirect." not in path.read_bytes() and path.name != "404.html"
    )
    assert len(paths) > 200
    with guarded(browser, nginx) as reader:
        for path in paths[::every]:
            reader.page.goto(f"{nginx}/{path}")
            lang = "en" if path.startswith("en/") else "kk"
            assert reader.page.locator("html").get_attribute("lang") == lang


@pytest.mark.browser
def test_a_violation_would_be_noticed(browser: Browser, tmp_path: Path) -> None:
    """The same reader before a page that breaks the policy in every way at once."""
    (tmp_path / "site").mkdir()
    (tmp_path / "work").mkdir()
    (tmp_path / "site" / "index.html").write_text(
        "<!doctype html><title>x</title><style>p{color:red}</style><p style='color:red'>x"
        "<script>window.ran = 1</script><img src='http://localhost:9/x.png'>"
        "<img src='data:,' onerror='window.ran = 2'><base href='/elsewhere/'>",
        encoding="utf-8",
    )
    complaints: list[str] = []
    with (
        servers.nginx(tmp_path / "work", tmp_path / "site") as home,
        pytest.raises(AssertionError),
        guarded(browser, home) as reader,
    ):
        reader.page.goto(home)
        assert reader.page.evaluate("window.ran") is None
        complaints = list(reader.complaints)
    for directive in ("style-src-elem", "style-src-attr", "script-src-elem", "img-src", "base-uri"):
        assert any(f"violation {directive}" in complaint for complaint in complaints), directive


@pytest.mark.browser
def test_no_page_may_be_framed(browser: Browser, nginx: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_content(f"<iframe src='{nginx}/'></iframe>")
    page.wait_for_load_state("networkidle")
    assert not page.frames[1].locator(".brand").count()
    context.close()


def chooses_a_language(page: Page) -> None:
    page.goto("/honor-code-2005/7/")
    page.get_by_role("button", name="Тек қазақша").click()
    expect(page.locator("#en-7-p1")).to_be_hidden()
    page.goto("/en/honor-code-2005/7/")  # boot.js hides it before the first paint
    expect(page.locator("#kk-7-p1")).to_be_visible()
    expect(page.locator("#en-7-p1")).to_be_hidden()


def chooses_colours(page: Page) -> None:
    page.goto("/honor-code-2005/7/")
    page.locator("button.theme").click()
    page.locator("button.theme").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def searches(page: Page) -> None:
    page.goto("/en/")
    page.keyboard.press("/")
    page.keyboard.type("gifts")
    expect(page.locator("[data-search-results] a[data-unit]").first).to_be_visible()
    filters = page.locator(".search-filters select")
    filters.first.select_option(index=1)
    expect(page.locator(".search-status")).not_to_be_empty()
    page.keyboard.press("Escape")


def asks_about_a_day(page: Page) -> None:
    for path in ("/en/timeline/", "/en/honor-code-2005/"):
        page.goto(path)
        page.locator("form.on input[name=on]").fill("2012-05-01")
        page.locator("form.on").evaluate("form => form.requestSubmit()")
        expect(page.locator(".on-answer").first).not_to_be_empty()
        page.wait_for_url("**?on=2012-05-01")


def cites(page: Page) -> None:
    page.goto("/en/honor-code-2005/5/")
    unit = page.locator("#en-5-3")
    unit.hover()
    unit.locator(".cite").click()
    stop_the_clock(page)  # else what is said is taken back
    unit.locator("button[data-copy=both]").click()
    expect(page.locator("p.status")).not_to_be_empty()


def sees_a_preview(page: Page) -> None:
    page.goto("/en/honor-code-2005/5/")
    page.locator("[data-preview], [data-note]").first.focus()
    expect(page.locator("#preview")).to_be_visible()
    left = page.locator("#preview").evaluate("box => box.style.left")
    assert left.endswith("px"), "the script may set the box's place"


def opens_folds(page: Page) -> None:
    page.goto("/en/honor-code-2005/5/")
    page.locator("#sources > summary").click()
    page.locator("#sources details.raw summary").first.click()
    expect(page.locator("#sources pre").first).to_be_visible()


def prints(page: Page) -> None:
    page.goto("/en/honor-code-2005/read/")
    page.locator("button.print").first.click()
    page.wait_for_function("window.printed === true")


def compares(page: Page) -> None:
    page.goto("/en/")
    for link in ("a[href*='concordance']", "a[href*='history']"):
        page.goto("/en/honor-code-2005/")
        page.locator(f"main {link}").first.click()
        expect(page.locator("main h1")).to_be_visible()
    page.goto("/en/concordance/honor-code-2005/ethics-code-2015/")
    row = page.locator("tr[id]").first
    page.goto(f"{page.url}#{row.get_attribute('id')}")
    expect(row).to_be_visible()


def is_led_on(page: Page) -> None:
    page.goto("/en/honor-code-2005/@2013-10-01/5/?on=2012-05-01#kk-5-3")
    page.wait_for_url("**/en/honor-code-2005/5/?on=2012-05-01#kk-5-3")


CONTROLS = [
    chooses_a_language, chooses_colours, searches, asks_about_a_day, cites, sees_a_preview,
    opens_folds, prints, compares, is_led_on,
]  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize("use", CONTROLS, ids=lambda use: use.__name__)
def test_every_control_works_under_the_policy(browser: Browser, nginx: str, use) -> None:  # type: ignore[no-untyped-def]
    with guarded(browser, nginx) as reader:
        use(reader.page)


@pytest.mark.browser
def test_the_drawer_of_a_phone_works_under_the_policy(browser: Browser, nginx: str) -> None:
    with guarded(browser, nginx, wide=False) as reader:
        reader.page.goto("/en/honor-code-2005/5/")
        reader.page.locator("button.menu").click()
        expect(reader.page.locator(".contents")).to_be_in_viewport()
        reader.page.keyboard.press("Escape")
        expect(reader.page.locator(".contents")).not_to_be_in_viewport()
