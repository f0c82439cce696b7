"""``python -m adep.records``: the examples in the guide to the records as the forms have them."""

from pathlib import Path

from adep.records.documentation import PAGE, with_examples

page = Path(PAGE)
page.write_text(with_examples(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
