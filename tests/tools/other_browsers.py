"""The other browsers that make test-all drives: Debian's Firefox and WebKitGTK; found, or installed
where that is allowed, or asked for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.tools import debian
from tests.tools.servers import SECONDS, free_port, running
from tests.tools.webdriver import Reader, over_http, over_marionette

# program → Debian's package. WebKitGTK has no way to run without a screen: Xvfb is one.
PACKAGES: Final = {
    "firefox": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "MiniBrowser": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}
NAMES: Final = {"firefox": ("firefox-esr", "firefox")}
MISSING: Final = (
    "make test-all drives {name} and found none. Install it (Debian, Ubuntu: apt-get install "
    "{package}), or name yours in the environment variable {variable}, and run it again."
)
# Nothing is asked of Firefox's maker, and no page of Firefox's own opens.
PREFERENCES: Final = """\
user_pref("marionette.port", {port});
user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
"""


def find(name: str) -> str | None:
    """Path of a program on this machine, or None."""
    named = os.environ.get(_variable(name))
    names = (named,) if named else NAMES.get(name, (name,))
    places = os.pathsep.join((os.environ.get("PATH", ""), *map(str, _of_webkit())))
    return next((path for one in names if (path := shutil.which(one, path=places))), None)


def _of_webkit() -> Iterator[Path]:
    """Where WebKitGTK keeps its little browser, which is on nobody's path: looked for each time,
    for these folders come with it.
    """
    for folder in ("/usr/lib/*", "/usr/libexec"):
        yield from sorted(Path("/").glob(f"{folder[1:]}/webkit2gtk-4*"))


def found(name: str) -> str:
    """The same, and an AssertionError that says what is missing."""
    path = find(name)
    assert path is not None, missing(name)
    return path


def missing(name: str) -> str:
    """What to do where there is no such program."""
    return MISSING.format(name=name, package=PACKAGES[name], variable=_variable(name))


def _variable(name: str) -> str:
    return f"ADEP_{name.upper()}"


@contextmanager
def firefox(work: Path) -> Iterator[Reader]:
    """A reader in Firefox, whose profile is the folder ``work``."""
    port = free_port()
    (work / "user.js").write_text(PREFERENCES.format(port=port), encoding="utf-8")
    words = [found("firefox"), "--marionette", "--headless", "--no-remote", "--profile", str(work)]
    with running(words, port, work):
        yield Reader(over_marionette(port))


@contextmanager
def webkit(work: Path) -> Iterator[Reader]:
    """A reader in WebKitGTK, whose home is the folder ``work``."""
    port = free_port()
    browser = {"binary": found("MiniBrowser"), "args": ["--automation"]}
    words = [found("WebKitWebDriver"), f"--port={port}"]
    with _screen(work) as display:
        # Containers run as root and have no card that draws.
        shown = {"DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1"}
        with running(words, port, work, {**shown, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}):
            send, end = over_http(f"http://127.0.0.1:{port}", {"webkitgtk:browserOptions": browser})
            try:
                yield Reader(send)
            finally:
                end()


@contextmanager
def _screen(work: Path) -> Iterator[str]:
    """A screen that nobody sees; gives its name. Xvfb says its number where it is ready."""
    said = work / "screen.txt"
    with said.open("wb") as file:
        words = [
            found("Xvfb"),
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x1200x24",
            "-nolisten",
            "tcp",
        ]
        process = subprocess.Popen(words, stdout=file, stderr=subprocess.DEVNULL)
    try:
        late = time.monotonic() + SECONDS
        while not said.read_text().endswith("\n"):
            assert process.poll() is None and time.monotonic() < late, "Xvfb gave no screen"
            time.sleep(0.05)
        yield f":{said.read_text().strip()}"
    finally:
        process.terminate()
        process.wait(SECONDS)


def main() -> int:
    """0 with the browsers' paths; 1 and a sentence for each program that there is none of."""
    return debian.provide(PACKAGES, find, missing)


if __name__ == "__main__":
    sys.exit(main())
