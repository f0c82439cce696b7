"""What the program loads at every start, loaded: ``tests.tools.warm`` forks its commands from here."""

from __future__ import annotations

import gc
from importlib import import_module

from adep.languages import loaded
from adep.languages.grammar import languages

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
    loaded.grammar(lang)
    loaded.spelling_of(lang)
loaded.glossary()
gc.freeze()  # a fork that collects garbage would copy all of this
