"""What a page of the site may load: its own files and nothing else."""

from __future__ import annotations

from typing import Final

# No page has a script, a style or a handler of its own in it, so none needs 'unsafe-inline'.
DIRECTIVES: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
NOT_IN_A_PAGE: Final = "frame-ancestors"  # browsers take it from a server's header only


def as_header() -> str:
    """The Content-Security-Policy as a server sends it."""
    return "; ".join(f"{name} {value}" for name, value in DIRECTIVES.items())


def as_meta() -> str:
    """The same as a page can bear it, for hosts that send no headers."""
    said = {name: value for name, value in DIRECTIVES.items() if name != NOT_IN_A_PAGE}
    return "; ".join(f"{name} {value}" for name, value in said.items())
