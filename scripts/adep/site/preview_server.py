"""Hands out the pages of a preview, and has browsers load them again when something changed."""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

import adep
from adep.git.edition import PARTS
from adep.site.preview_pages import Preview

PROGRAM: Final = Path(adep.__file__).resolve().parent
CHANGES: Final = ("created", "modified", "moved", "deleted")  # and not that a file was read
MOST: Final = 12  # findings on a page; the terminal has all of them
_BOX: Final = (
    "position:fixed;inset:auto 0 0 0;z-index:99;max-height:40vh;overflow:auto;margin:0;padding:1em;"
    "background:#7a1212;color:#fff;font:14px/1.4 monospace;white-space:pre-wrap"
)


class ProgramChanged(BaseException):
    """Raised where the program itself is another now: it has to be started again."""


class PreviewServer(LiveReloadServer):
    """MkDocs' own server, with pages that are made when they are asked for."""

    def __init__(self, preview: Preview, host: str, port: int, poll: bool = False) -> None:
        mount = urlsplit(preview.runs[0].config.site_url or "/").path
        super().__init__(self._take, host, port, str(preview.folder), mount)
        self.preview, self._host = preview, host
        self.changed: set[Path] = set()
        self.asked = threading.local()
        self.error_handler = self._error_page
        if not poll:
            # The system tells what changed; MkDocs looks at every file twice a second.
            self.observer = Observer()  # type: ignore[assignment]
        for name in (*PARTS, "agency.toml"):
            if (path := preview.root / name).exists():
                self.watch(str(path))
        if not PROGRAM.is_relative_to((preview.root / "scripts").resolve()):
            self.watch(str(PROGRAM))

    def server_bind(self) -> None:
        """Bind; a port that the system chose is told as it is."""
        super().server_bind()
        self.url = f"http://{self._host}:{self.server_port}{self.mount_path}"

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Take what changes below ``path``."""
        self._watched_paths[path] = 1
        self.observer.schedule(_Told(self), path, recursive=recursive)

    def note(self, path: str) -> None:
        """That a file changed, came or went."""
        with self._rebuild_cond:
            self.changed.add(Path(path).absolute())
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _take(self) -> None:
        with self._rebuild_cond:
            changed, self.changed = self.changed, set()
        if any(path.resolve().is_relative_to(PROGRAM) for path in changed):
            raise ProgramChanged
        self.preview.take(changed)

    def _serve_request(
        self, environ: dict[str, Any], start_response: Any
    ) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if (path + "/").startswith(self.mount_path) and not path.startswith("/livereload/"):
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            name = posixpath.normpath("/" + path[len(self.mount_path) :]).lstrip("/")
            in_folder = posixpath.join(name, "index.html")
            # The file first: that there is no such folder is known when all old addresses are made.
            if path.endswith("/") or not self.preview.write(name):
                self.preview.write(in_folder)
            self.asked.path = in_folder if path.endswith("/") else name
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """The page with the script that loads it again, and with what its editor is to know."""
        content = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        if not (says := self.preview.says(getattr(self.asked, "path", ""))):
            return content
        more = [f"… and {len(says) - MOST} more"] if len(says) > MOST else []
        box = (
            f'<pre role="alert" style="{_BOX}">{escape(chr(10).join((*says[:MOST], *more)))}</pre>'
        )
        before, end, after = content.rpartition(b"</body>")
        return before + box.encode() + end + after

    def _error_page(self, code: int) -> bytes | None:
        return self.preview.content(f"{code}.html")


class _Told(FileSystemEventHandler):
    def __init__(self, server: PreviewServer) -> None:
        self.server = server

    def on_any_event(self, event: FileSystemEvent) -> None:
        """A file or a folder changed."""
        if event.is_directory or event.event_type not in CHANGES:
            return
        if "__pycache__" in str(event.src_path):
            return
        for path in (event.src_path, event.dest_path):
            if path:
                self.server.note(str(path))
