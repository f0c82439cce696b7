"""A reader in a browser that Playwright cannot drive, by the commands of the W3C's WebDriver.

https://www.w3.org/TR/webdriver2/ names the commands. WebKitGTK takes them over HTTP. Firefox takes
the same ones over a socket of its own, Marionette, and so needs no program beside it: each message
is its length, a colon and a JSON list.
"""

from __future__ import annotations

import json
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any, Final

from tests.tools.browsing import PATIENCE

# command → the HTTP path below the session, and Marionette's name of the command
COMMANDS: Final = {
    "open": ("url", "WebDriver:Navigate"),
    "run": ("execute/sync", "WebDriver:ExecuteScript"),
    "find": ("element", "WebDriver:FindElement"),
    "click": ("element/{id}/click", "WebDriver:ElementClick"),
    "type": ("element/{id}/value", "WebDriver:ElementSendKeys"),
    "clear": ("element/{id}/clear", "WebDriver:ElementClear"),
    "act": ("actions", "WebDriver:PerformActions"),
    "resize": ("window/rect", "WebDriver:SetWindowRect"),
    "back": ("back", "WebDriver:Back"),
}
ESCAPE, ENTER, CONTROL = "\ue00c", "\ue007", "\ue009"  # the keys as WebDriver writes them
ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"  # the name that it gives to an element's id
Send = Callable[[str, dict[str, Any]], Any]  # a command and its parameters → its value


def over_http(address: str, capabilities: dict[str, Any]) -> tuple[Send, Callable[[], None]]:
    """A new session of the driver that listens at ``address``; and what ends it."""

    def ask(method: str, path: str, body: dict[str, Any] | None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{address}{path}", content, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE / 1000) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refusal:
            raise AssertionError(refusal.read().decode()) from refusal

    session = ask("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})["sessionId"]

    def send(command: str, parameters: dict[str, Any]) -> Any:
        path = COMMANDS[command][0].format_map(parameters)
        return ask("POST", f"/session/{session}/{path}", parameters)

    return send, lambda: ask("DELETE", f"/session/{session}", None)


def over_marionette(port: int) -> Send:
    """A new session of the Firefox that listens at ``port`` of this machine."""
    connection = socket.create_connection(("127.0.0.1", port), PATIENCE / 1000)
    file = connection.makefile("rb")

    def read() -> Any:
        length = b""
        while (figure := file.read(1)) != b":":
            assert figure, "Firefox closed the connection"
            length += figure
        return json.loads(file.read(int(length)))

    def ask(name: str, parameters: dict[str, Any]) -> Any:
        message = json.dumps([0, 1, name, parameters]).encode()
        connection.sendall(b"%d:%b" % (len(message), message))
        _, _, refusal, value = read()
        assert not refusal, f"{refusal['error']}: {refusal['message']}"
        return value.get("value")

    read()  # it says who it is
    ask("WebDriver:NewSession", {"capabilities": {}})
    return lambda command, parameters: ask(COMMANDS[command][1], parameters)


class Reader:
    """Who reads in such a browser. Elements are named by CSS selectors."""

    def __init__(self, send: Send) -> None:
        self._send = send

    def open(self, address: str) -> None:
        """Read the page at ``address``."""
        self._send("open", {"url": address})

    def run(self, script: str, *words: object) -> Any:
        """What the body ``script`` of a function returns in the page; ``words`` are its arguments."""
        return self._send("run", {"script": script, "args": list(words)})

    def wait(self, condition: str, *words: object) -> None:
        """Wait until the expression ``condition`` holds in the page."""
        late = time.monotonic() + PATIENCE / 1000
        while not self.run(f"return Boolean({condition})", *words):
            assert time.monotonic() < late, f"{condition} {words} never held"
            time.sleep(0.05)

    def wait_for(self, selector: str) -> None:
        """Wait until there is such an element, and the first of them is seen."""
        self.wait("document.querySelector(arguments[0])?.getClientRects().length", selector)

    def click(self, selector: str) -> None:
        """Press the first such element, as soon as it can be: it may be about to be shown or moved,
        or something may lie over it, which would be pressed in its place.
        """
        late = time.monotonic() + PATIENCE / 1000
        while True:
            try:
                self._send("click", {"id": self._find(selector)})
            except AssertionError:
                if time.monotonic() > late:
                    raise
                time.sleep(0.05)
            else:
                return

    def type(self, selector: str, words: str) -> None:
        """Type into the first such field what is to stand in it."""
        id = self._find(selector)
        self._send("clear", {"id": id})
        self._send("type", {"id": id, "text": words})

    def press(self, *keys: str) -> None:
        """Hold the keys in this order, and let them go."""
        down = [{"type": "keyDown", "value": key} for key in keys]
        up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        self._act({"type": "key", "id": "keys", "actions": [*down, *up]})

    def hover(self, selector: str) -> None:
        """Move the pointer onto the first such element."""
        self.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
        at = {ELEMENT: self._find(selector)}
        self._act(
            {
                "type": "pointer",
                "id": "pointer",
                "actions": [{"type": "pointerMove", "x": 0, "y": 0, "duration": 0, "origin": at}],
            }
        )

    def resize(self, width: int, height: int) -> None:
        """Make the window so large, or as small as the browser lets it be."""
        self._send("resize", {"width": width, "height": height})

    def back(self) -> None:
        """To the page before."""
        self._send("back", {})

    def text(self, selector: str) -> str:
        """The words of the first such element."""
        return str(self.run("return document.querySelector(arguments[0]).textContent", selector))

    def _find(self, selector: str) -> str:
        found = self._send("find", {"using": "css selector", "value": selector})
        return str(found[ELEMENT])

    def _act(self, *sources: dict[str, Any]) -> None:
        self._send("act", {"actions": list(sources)})
