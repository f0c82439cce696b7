"""Adep: from raw texts of codes of ethics to a bilingual reference site.

Data runs one way: read, clean, parse, correct, pair, resolve, render. Each stage is the module of
that name; ``library.pipeline`` composes them, ``read`` and ``records`` read the files of a project, and
only ``disk`` changes any.
"""

__version__ = "0.1.0"
