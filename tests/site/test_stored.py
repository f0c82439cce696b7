"""What a browser has stored is somebody's word, not ours: only what can be chosen counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.tools.browsing import Watched

pytestmark = pytest.mark.browser

HOSTILE = [
    "__proto__", "constructor", "toString", "auto", "dark light", "DARK", " dark", "", "large",
    "white large", "large large", "kk en", "ru", ".*", "kk|en", "<img src=x>", "\u0000", "a" * 10_000,
]  # fmt: skip
KEYS = ("view", "theme", "sight")
NOW = "Object.fromEntries(['view', 'theme', 'sight'].map(k => [k, document.documentElement.dataset[k] ?? null]))"


def stored(reader: Watched, path: str, values: dict[str, str]) -> Any:
    """What the page shows itself in, with these values stored."""
    reader.page.evaluate(
        """values => {
          localStorage.clear();
          for (const [key, value] of Object.entries(values)) localStorage.setItem(`adep.${key}`, value);
        }""",
        values,
    )
    reader.page.goto(path)
    return reader.page.evaluate(NOW)


def test_a_stored_value_that_nobody_can_choose_chooses_nothing(reader: Watched) -> None:
    reader.page.goto("/about/")
    plain = dict.fromkeys(KEYS)
    for value in HOSTILE:
        assert stored(reader, "/about/", dict.fromkeys(KEYS, value)) == plain, value
        title = reader.page.locator("button.theme").get_attribute("title")
        assert title == "Түс режимі: Жүйедегідей"
        assert reader.page.locator("button.sight").get_attribute("aria-pressed") == "false"


def test_everything_that_can_be_chosen_counts(reader: Watched) -> None:
    """The script knows the choices by heart: those of the page itself, each and every one."""
    page = reader.page
    page.goto("/honor-code-2005/7/")
    of = "buttons => buttons.map(b => b.dataset.{})"
    views = page.locator(".chooser button").evaluate_all(of.format("view"))
    groups = [group.locator("button").evaluate_all(of.format("choice"))
              for group in page.locator(".sight-bar > [role=group]").all()]  # fmt: skip
    choices = {
        "view": [view for view in views if view != "both"],
        "theme": ["light", "dark"],
        "sight": [f"{size} {colours}" for size in groups[0] for colours in groups[1]],
    }
    assert [len(values) for values in choices.values()] == [2, 2, 6]
    for key, values in choices.items():
        for value in values:
            assert stored(reader, "/honor-code-2005/7/", {key: value})[key] == value
