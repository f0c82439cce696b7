"""axe-core in the reader's browser: what breaks WCAG 2.2 AA or good practice on a page as it stands.

The script comes with axe-playwright-python; its own wrapper runs one page with one set of rules,
and here a page is looked at in several lights without being loaded anew.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Final

from playwright.sync_api import Page

SCRIPT: Final = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# axe's rules on target size wait to be asked for.
EVERYTHING: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": [
            *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
            "best-practice",
        ],
    },
    "rules": {"target-size": {"enabled": True}},
}
# What another colour scheme can change.
COLOURS: Final[dict[str, Any]] = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
_RUN: Final = """options => axe.run(document, options).then(result => result.violations.flatMap(
  found => found.nodes.map(node => [found.id, node.target.join(" "), node.failureSummary || ""])))"""


def faults(page: Page, rules: dict[str, Any] = EVERYTHING) -> list[str]:
    """What axe finds on ``page`` as it stands: rule, selector and what to mend, one line each."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(SCRIPT)
    return [
        f"{rule}: {where}: {' '.join(why.split())}"
        for rule, where, why in page.evaluate(_RUN, rules)
    ]
