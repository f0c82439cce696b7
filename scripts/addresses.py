"""``make addresses``: note the addresses of all pages in ``sources/addresses.txt``.

Whoever publishes the site runs it; addresses are only ever added. From then on `adep check` stops
where one of them is neither a page nor leads to one by ``sources/redirects.toml``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from adep import records
from adep.cli import carried_out
from adep.commands.command import Arguments, always
from adep.pages.project_state import prepare
from adep.records.addresses import PUBLISHED

ROOT: Final = Path(__file__).parent.parent
HEAD: Final = """\
# Every address that was ever published, in each interface (/ and /en/). `make addresses` adds new
# ones; none is ever taken out: one that has no page any more leads on by redirects.toml.
"""


def noted(root: Path) -> str:
    """The list as it should be: what it has, and every address that the project has now."""
    pages, leading = prepare(root).addresses()
    known = {address for _, address in records.load_addresses(root)}
    return HEAD + "".join(f"/{address}\n" for address in sorted(pages | leading | known, key=_key))


def _key(address: str) -> list[tuple[int, str]]:
    """Clause 10 after clause 9."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in address.split("/")]


def run(arguments: Arguments) -> int:
    """Write the list; says how many addresses are new."""
    root = arguments.root
    before = len(records.load_addresses(root))
    arguments.writer.put({PUBLISHED: noted(root).encode()})
    after = len(records.load_addresses(root))
    print(f"{PUBLISHED}: {after} addresses, {after - before} of them new")
    return 0


if __name__ == "__main__":
    words = Arguments(root=ROOT, run=run, writes=always, elsewhere=False, writer=None)
    sys.exit(carried_out(words, "make addresses"))
