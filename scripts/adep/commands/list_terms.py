"""``adep terms``: which concepts the texts word in several ways, for an editor to record."""

from __future__ import annotations

from adep.commands.command import Arguments, command
from adep.languages.loaded import glossary
from adep.library import pipeline, terms
from adep.records.terms import TERMS


@command("list terms that the texts word in several ways and nobody recorded")
def run(arguments: Arguments) -> int:
    """List what the glossary finds in the rows that editors confirmed: a term that one language has
    one word for and the other several. sources/terms.toml records those that matter.
    """
    library = pipeline.build_library(arguments.root)
    found = terms.candidates(library.acts, glossary(), library.terms)
    for one in found:
        ways = ", ".join(f"«{way}» {count}" for way, count in one.ways)
        print(f"{one.act}: «{one.of}» in «{one.lang}»: {ways}")
    print(f"{len(found)} candidates, {len(library.terms)} terms recorded in {TERMS}.")
    return 0
