"""What the program loads at every start, loaded: ``tests.warm`` forks its commands from here."""

from __future__ import annotations

import gc
from importlib import import_module

from adep.languages.grammar import languages
from adep.library import pipeline

for name in (
    "adep.cli",
    "adep.site.plugin",
    "material.plugins",
    "mkdocs.__main__",
    "mkdocs.commands.build",
    "mkdocs_static_i18n.plugin",
):
    import_module(name)
for lang in languages():
    pipeline.grammar(lang)
    pipeline.spelling_of(lang)
pipeline.glossary()
gc.freeze()  # a fork that collects garbage would copy all of this
