"""The sample configurations of ``serving/``, tried with the real servers and a real browser."""

from __future__ import annotations

import gzip
import http.client
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from adep import cli
from adep.commands import gzip_files
from adep.exports.all_formats import FORMATS
from adep.site import content_security
from tests.tools import servers
from tests.tools.site_build import Shared, asset

POLICY = content_security.as_header()


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
