"""``--agency``: whose name stands on what a command makes."""

from __future__ import annotations

import os

import click


def agency_option() -> click.Option:
    """The option, with the same words wherever it is; the environment may name the file too."""
    return click.Option(
        ["--agency"],
        default=os.environ.get("ADEP_AGENCY") or None,
        metavar="FILE",
        help="the file with your organisation's name (agency.toml in the project, if it is there)",
    )
