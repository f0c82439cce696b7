"""Templates as Jinja compiled them, kept from build to build: compiling takes long.

They are made anew wherever a template changed; the folder may be deleted at any time.
"""

from __future__ import annotations

import os
from pathlib import Path

import jinja2

FOLDER = "templates"


def compiled_templates(cache: Path) -> jinja2.BytecodeCache | None:
    """Where they are kept below ``cache``; None where nothing can be written there."""
    folder = cache / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return jinja2.FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
