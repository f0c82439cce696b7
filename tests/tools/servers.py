"""The web servers that the tests drive: found, or installed where that is allowed, or asked for."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests import ROOT
from tests.tools import debian

SERVING = ROOT / "serving"
# program → Debian's package. Of Apache only the program: its own package starts a service.
PACKAGES = {"nginx": "nginx-light", "caddy": "caddy", "apache2": "apache2-bin"}
MISSING = (
    "The tests need {name} and found none. Install it (Debian, Ubuntu: apt-get install {package}), "
    "or name yours in the environment variable {variable}, and run make test again."
)
# Where a program stands that is not on every user's path.
PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
NONE: Mapping[str, str] = {}
SECONDS = 300  # within which a server answers, however much else the machine has to do
# What Debian's nginx has around a server, with every file that it writes in a folder of ours.
AROUND = """\
daemon off; pid {work}/nginx.pid; error_log {work}/error.log warn; worker_processes {workers};
{user}
events {{ worker_connections 1024; }}
http {{
  include {types}; default_type application/octet-stream;
  sendfile on; tcp_nopush on; access_log off;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  include {work}/adep.conf;
}}
"""
# The modules that Debian's Apache has as it comes, and the two that the sample asks for.
MODULES = (
    "mpm_event", "authz_core", "authz_host", "alias", "autoindex", "deflate", "dir", "env", "filter",
    "mime", "negotiation", "reqtimeout", "setenvif", "headers", "rewrite",
)  # fmt: skip
AROUND_APACHE = """\
ServerRoot {work}
PidFile {work}/apache.pid
ErrorLog {work}/error.log
Listen 127.0.0.1:{port}
ServerName localhost
StartServers 1
Mutex file:{work}
{user}
{modules}
TypesConfig {types}
AddOutputFilterByType DEFLATE text/html text/css application/javascript application/json
<Directory />
  Options FollowSymLinks
  AllowOverride None
  Require all denied
</Directory>
Include {work}/adep.conf
"""


def find(name: str) -> str | None:
    """Path of a server on this machine, or None."""
    named = os.environ.get(f"ADEP_{name.upper()}")
    return shutil.which(named or name, path=PLACES)


def found(name: str) -> str:
    """The same, and an AssertionError that says what is missing."""
    path = find(name)
    assert path is not None, missing(name)
    return path


def missing(name: str) -> str:
    """What to do where there is no such server."""
    variable = f"ADEP_{name.upper()}"
    return MISSING.format(name=name, package=PACKAGES[name], variable=variable)


# ---- the samples, as an administrator fills them in ----------------------------------------------


def filled(name: str, changes: Mapping[str, str]) -> str:
    """A sample of ``serving/`` with its words changed. Each must stand in it."""
    text = (SERVING / name).read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"serving/{name} does not have {old!r}"
        text = text.replace(old, new)
    return text


def nginx_files(
    work: Path, site: Path, port: int, workers: int = 1, changes: Mapping[str, str] = NONE
) -> Path:
    """Write a configuration of nginx for the site into the folder ``work``; its main file."""
    server = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "adep.example.kz": "localhost",
        "/srv/adep/current": str(site),
        "/etc/nginx/adep-site.conf": str(SERVING / "adep-site.conf"),
    }
    (work / "adep.conf").write_text(filled("nginx.conf", {**changes, **server}), encoding="utf-8")
    return nginx_main(work, workers)


def nginx_main(work: Path, workers: int = 1) -> Path:
    """Write the main file around the server of ``work/adep.conf``; its path."""
    user = "user root;" if os.geteuid() == 0 else ""  # else it can't read our folders
    main = work / "nginx.conf"
    text = AROUND.format(work=work, workers=workers, user=user, types=_types())
    main.write_text(text, encoding="utf-8")
    return main


def _types() -> Path:
    """The table of media types that came with nginx."""
    return _first(
        "/etc/nginx/mime.types",
        "/usr/local/etc/nginx/mime.types",
        "/opt/homebrew/etc/nginx/mime.types",
    )


def _first(*places: str) -> Path:
    """The first of the places where there is something."""
    return next(path for path in map(Path, places) if path.exists())


def caddy_file(work: Path, site: Path, port: int, changes: Mapping[str, str] = NONE) -> Path:
    """Write a Caddyfile for the site into the folder ``work``."""
    server = {
        "adep.example.kz {": f"http://localhost:{port} {{\n\tbind 127.0.0.1",
        "/srv/adep/current": str(site),
    }
    file = work / "Caddyfile"
    aside = "{\n\tadmin off\n\tauto_https off\n}\n"
    file.write_text(aside + filled("Caddyfile", {**changes, **server}), encoding="utf-8")
    return file


def apache_file(work: Path, site: Path, port: int, changes: Mapping[str, str] = NONE) -> Path:
    """Write a configuration of Apache for the site into the folder ``work``; its main file.

    Apache never serves as root: where the tests run as root, the way to the site is opened.
    """
    way = (site.resolve(), *site.resolve().parents)
    for folder in way if os.geteuid() == 0 else ():
        if folder.is_relative_to(tempfile.gettempdir()) and folder.exists():
            folder.chmod(folder.stat().st_mode | 0o011)
    server = {
        "<VirtualHost *:80>": f"<VirtualHost 127.0.0.1:{port}>",
        "adep.example.kz": "localhost",
        "/srv/adep/current": str(site),
        "/srv/adep>": f"{site}>",
    }
    (work / "adep.conf").write_text(filled("apache.conf", {**changes, **server}), encoding="utf-8")
    modules = _first("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules")
    main = work / "apache.conf"
    text = AROUND_APACHE.format(
        work=work,
        port=port,
        user="User nobody\nGroup #65534" if os.geteuid() == 0 else "",
        modules="\n".join(f"LoadModule {m}_module {modules}/mod_{m}.so" for m in MODULES),
        types=_first("/etc/mime.types", "/etc/httpd/conf/mime.types"),
    )
    main.write_text(text, encoding="utf-8")
    return main


def apache_words(main: Path) -> list[str]:
    """How Apache is called with a configuration of ours, in the foreground."""
    return [found("apache2"), "-d", str(main.parent), "-f", str(main)]


def nginx_words(main: Path) -> list[str]:
    """How nginx is called with a configuration of ours."""
    return [found("nginx"), "-p", str(main.parent), "-c", str(main)]


@contextmanager
def nginx(
    work: Path, site: Path, workers: int = 1, changes: Mapping[str, str] = NONE
) -> Iterator[str]:
    """The site behind nginx on a free port; gives its address without a final slash.

    ``changes`` are words of the sample that an administrator writes otherwise.
    """
    port = free_port()
    main = nginx_files(work, site, port, workers, changes)
    with running(nginx_words(main), port, work) as address:
        yield address


@contextmanager
def caddy(work: Path, site: Path, changes: Mapping[str, str] = NONE) -> Iterator[str]:
    """The same behind Caddy."""
    port = free_port()
    words = [found("caddy"), "run", "--adapter", "caddyfile", "--config"]
    with running([*words, str(caddy_file(work, site, port, changes))], port, work) as address:
        yield address


@contextmanager
def apache(work: Path, site: Path, changes: Mapping[str, str] = NONE) -> Iterator[str]:
    """The same behind Apache."""
    port = free_port()
    words = [*apache_words(apache_file(work, site, port, changes)), "-D", "FOREGROUND"]
    with running(words, port, work) as address:
        yield address


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def running(
    words: list[str], port: int, work: Path, environment: Mapping[str, str] = NONE
) -> Iterator[str]:
    """Started, answering, and at the end stopped. Fails with what the server said."""
    home = {"HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CACHE_HOME": str(work)}
    environment = {**os.environ, **home, **environment}
    with (work / "said.txt").open("w+b") as said:
        process = subprocess.Popen(words, stdout=said, stderr=said, env=environment)
        try:
            late = time.monotonic() + SECONDS
            while not _answers(port):
                assert process.poll() is None and time.monotonic() < late, _told(work)
                time.sleep(0.05)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(SECONDS)


def _answers(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0


def _told(work: Path) -> str:
    return (work / "said.txt").read_text(encoding="utf-8", errors="replace")


def main() -> int:
    """0 with the servers' paths; 1 and a sentence for each that there is none of."""
    return debian.provide(PACKAGES, find, missing)


if __name__ == "__main__":
    sys.exit(main())
