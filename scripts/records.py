"""``make records``: the examples in the guide to the records as their forms have them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from adep.records.documentation import PAGE, with_examples

ROOT: Final = Path(__file__).parent.parent


if __name__ == "__main__":
    page = ROOT / PAGE
    made = with_examples(page.read_text(encoding="utf-8"))
    page.write_text(made, encoding="utf-8", newline="\n")
