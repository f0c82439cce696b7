"""``--agency``: whose name stands on what a command makes."""

from __future__ import annotations

import os

import click

# The same words wherever it is; the environment may name the file too.
agency_option = click.option(
    "--agency",
    default=os.environ.get("ADEP_AGENCY") or None,
    metavar="FILE",
    help="the file with your organisation's name (agency.toml in the project, if it is there)",
)
