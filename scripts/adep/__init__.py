"""Adep: from raw texts of codes of ethics to a bilingual reference site.

Data runs one way: read, clean, parse, correct, pair, resolve, render. Each stage is the module of
that name; ``pipeline`` composes them, and only ``read`` and ``publish`` touch the disk.
"""

__version__ = "0.1.0"
