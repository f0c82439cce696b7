"""A published copy of the site: its edition, its address, and how files say whether an act is in force."""

from __future__ import annotations

import datetime

from adep.git.edition import Edition

EDITION = Edition("2026-11-28-0123456789", datetime.date(2026, 11, 28))
ADDRESS = "https://law.example/codes/"  # as other tests build the site
STATE = {
    "repealed": ("repealed", "Repealed", "Күшін жойған"),
    "in force": ("in force", "In force", "Қолданыста"),
}
