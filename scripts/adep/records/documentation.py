"""The examples of ``guides/records.md``, made of the forms that read the files.

What stands around them is written there by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from adep.records.across_acts import AUTHORITY, CITED, CONCORDANCE, DUTIES_FILE
from adep.records.agency import AGENCY
from adep.records.asked import ASKED_FILE
from adep.records.catchwords import CATCHWORDS
from adep.records.facts import FACTS
from adep.records.forms import Form
from adep.records.inbox import REQUEST
from adep.records.redirects import REDIRECTS
from adep.records.terms import TERMS_FILE
from adep.records.unit_records import PAIRS, SENTENCES, UNIT_RECORDS

PAGE: Final = "guides/records.md"
# The heading of a file in the guide -> its form.
FILES: Final[Mapping[str, Form]] = {
    "act.toml": FACTS,
    "corrections/&lt;unit&gt;.toml": UNIT_RECORDS,
    "sentences.toml": SENTENCES,
    "catchwords.toml": CATCHWORDS,
    "pairs.toml": PAIRS,
    "concordance.toml": CONCORDANCE,
    "sources/cited-acts.toml": CITED,
    "sources/duties.toml": DUTIES_FILE,
    "sources/asked/&lt;duty&gt;.toml": ASKED_FILE,
    "sources/terms.toml": TERMS_FILE,
    "sources/authorities.toml": AUTHORITY,
    "sources/redirects.toml": REDIRECTS,
    "sources/inbox/&lt;document&gt;.toml": REQUEST,
    "agency.toml": AGENCY,
}
_BLOCK: Final = re.compile(r"```toml\n.*?```\n", re.DOTALL)


def with_examples(page: str) -> str:
    """The guide with the examples as the forms have them, and no other byte of it touched.

    Raises ``ValueError`` where it has no section of a file, or no example in that.
    """
    for heading, form in FILES.items():
        before, found, section = page.partition(f"\n## {heading}\n")
        section, next_heading, after = section.partition("\n## ")
        block = _BLOCK.search(section)
        if not found or not block:
            raise ValueError(f"{PAGE}: write a section «## {heading}» with an example in ```toml")
        example = f"```toml\n{form.example()}```\n"
        section = section[: block.start()] + example + section[block.end() :]
        page = before + found + section + next_heading + after
    return page
