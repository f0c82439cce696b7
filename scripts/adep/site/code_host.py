"""Where the project's files are at its code host, and a line of one."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin

from msgspec import Struct

# How hosts write "edit this file" in an address, and how "show it": only there a line is led to.
# GitHub and GitLab, then Gitea and Forgejo.
_SHOWN = ((re.compile(r"/_edit/"), "/src/branch/"), (re.compile(r"/edit/"), "/blob/"))

# Where a host takes files in: GitLab on the folder's page; GitHub, Gitea and Forgejo on their own.
_PUT = (("/-/blob/", "/-/tree/"), ("/blob/", "/upload/"), ("/src/branch/", "/_upload/"))


class RecordLink(Struct, frozen=True):
    """A link to a record's line."""

    href: str
    line: str


class CodeHost(Struct, frozen=True):
    """The project at its code host; ``root`` is the address of its folder, files shown."""

    root: str

    def file(self, record: str) -> RecordLink:
        """The link to a record, as ``model.recorded_at`` names its place."""
        path, _, line = record.partition("#L")
        href = urljoin(self.root, quote(path)) + (f"#L{line}" if line else "")
        return RecordLink(href, line or "1")

    def upload(self, folder: str) -> str:
        """Where files are put into a folder by the host's own page."""
        for shown, put in _PUT:
            if shown in self.root:
                return urljoin(self.root.replace(shown, put, 1), quote(folder))
        return urljoin(self.root, quote(folder))


def code_host(repository: str | None, edit_uri: str | None, docs: str = "docs/") -> CodeHost | None:
    """From ``repo_url`` and ``edit_uri`` as MkDocs has them; None where they don't tell where the
    folder above ``docs`` is.
    """
    if not repository or not edit_uri or not edit_uri.rstrip("/").endswith(docs.rstrip("/")):
        return None
    address = urljoin(repository.rstrip("/") + "/", edit_uri).rstrip("/")
    root = address.removesuffix(docs.rstrip("/"))
    for pattern, shown in _SHOWN:
        root, found = pattern.subn(shown, root, count=1)
        if found:
            break
    return CodeHost(root)
