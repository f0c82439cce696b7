"""What a reader does without a mouse, with large type, with colours of their own: in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.tools.browsing import WIDE, Watched

pytestmark = pytest.mark.browser
NARROW: ViewportSize = {"width": 320, "height": 780}
LOW: ViewportSize = {"width": 1280, "height": 420}
CLAUSE = "honor-code-2005/9/"
# One page of each kind.
PAGES = [
    *(
        "",
        "about/",
        "corrections/",
        "cited-acts/",
        "timeline/",
        "duties/",
        "duties/gifts/",
        "add-a-text/",
    ),
    *("honor-code-2005/", CLAUSE, "honor-code-2005/history/", "ethics-code-2015/3/"),
    *("honor-code-2005/@2011-04-01/", "honor-code-2005/@2011-04-01/9/"),
    *("employee-code-2020/order-2/", "articles/ethical-norms-2024/", "404.html"),
]
# Those of which no other has the parts: make test looks at them, make test-all at all pages.
AT_ONCE = {"", "timeline/", "duties/gifts/", "honor-code-2005/", CLAUSE, "404.html"}
PAGES_AT_ONCE = [
    path if path in AT_ONCE else pytest.param(path, marks=pytest.mark.exhaustive) for path in PAGES
]

# How the focus stands now: where in the document, whether it is seen, and by what.
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  window.focused = window.focused || [];
  const again = window.focused.indexOf(e), last = window.focused[window.focused.length - 1];
  const forward = !last || Boolean(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (again < 0) window.focused.push(e);
  const box = e.getClientRects()[0] || e.getBoundingClientRect();
  const points = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) =>
    document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
  const ring = getComputedStyle(e.matches(".hit-link") ? e.closest(".hit") : e);
  let opacity = 1;
  for (let up = e; up; up = up.parentElement) opacity *= getComputedStyle(up).opacity;
  return {
    what: e.outerHTML.slice(0, 120),
    again: again >= 0 && !(again === window.focused.length - 1 && e.matches("[type=date]")),
    forward: forward || last === e,
    seen: opacity === 1 && points.some(p => p && (e.contains(p) || p.contains(e) && p.matches("a, label, summary"))),
    // The parts of a date have rings of the browser's own.
    ring: last === e || ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2,
  };
}"""
# What a reader should be able to reach and did not.
MISSED = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]"))
  .filter(e => !(window.focused || []).includes(e)).map(e => e.outerHTML.slice(0, 120))"""


def walk(page: Page, key: str = "Tab") -> tuple[list[dict[str, Any]], list[str]]:
    """Every step of the focus with ``key`` until it leaves the page; and what was never reached."""
    steps: list[dict[str, Any]] = []
    page.evaluate("window.focused = []")
    while len(steps) < 800:
        page.keyboard.press(key)
        step = page.evaluate(FOCUS)
        if step is None or (step["again"] and len(steps) > 3):
            break
        steps.append(step)
    return steps, page.evaluate(MISSED)


@contextmanager
def remembering(browser: Browser, address: str, sight: str, screen: ViewportSize) -> Iterator[Page]:
    """A reader whose browser remembers the version for readers who see badly."""
    context = browser.new_context(viewport=screen, base_url=address)
    context.add_init_script(
        f"try {{ localStorage.setItem('adep.sight', '{sight}') }} catch (error) {{}}"
    )
    yield context.new_page()
    context.close()


@pytest.mark.exhaustive
@pytest.mark.parametrize("screen", [WIDE, NARROW], ids=["wide", "narrow"])
def test_tab_reaches_everything_on_every_page(
    reader: Watched, site: Path, screen: ViewportSize
) -> None:
    reader.page.set_viewport_size(screen)
    found = []
    for file in sorted(site.rglob("*.html")):
        if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8"):
            path = file.relative_to(site).as_posix()
            reader.page.goto(f"/{path}")
            steps, missed = walk(reader.page)
            found += [f"{path}: missed {what}" for what in missed]
            found += [
                f"{path}: not {how}: {step['what']}"
                for step in steps
                for how in ("forward", "seen", "ring")
                if not step[how]
            ]
    assert not found, "\n".join([f"{len(found)} faults, the first:", *found[:40]])


def _screens() -> Iterator[Any]:
    """Each page on a wide screen and on the narrowest; at once, now on the one, now on the other."""
    for path in PAGES:
        for interface, screen in (("/", WIDE), ("/en/", NARROW)):
            at_once = path in AT_ONCE and (sorted(AT_ONCE).index(path) % 2 == 0) == (screen is WIDE)
            yield pytest.param(
                path if path == "404.html" else (interface + path)[1:],
                screen,
                marks=() if at_once else pytest.mark.exhaustive,
                id=f"{path}-{screen['width']}",
            )


@pytest.mark.parametrize(("path", "screen"), list(_screens()))
def test_tab_reaches_everything_once_in_reading_order_and_is_seen(
    reader: Watched, path: str, screen: ViewportSize
) -> None:
    reader.page.set_viewport_size(screen)
    reader.page.goto(f"/{path}")
    steps, missed = walk(reader.page)
    assert missed == []
    assert "skip" in steps[0]["what"]
    for step in steps:
        assert step["forward"], f"out of order: {step['what']}"
        assert step["seen"], f"hidden or covered: {step['what']}"
        assert step["ring"], f"no ring: {step['what']}"


# What is not seen and would still be pressed in place of what lies below it.
UNSEEN = """() => [...document.querySelectorAll("main *")].filter(e => {
  const style = getComputedStyle(e);
  return style.opacity === "0" && style.pointerEvents !== "none" && e.getClientRects().length;
}).map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(
    "path", ["honor-code-2005/", "honor-code-2005/5/", "honor-code-2005/read/"]
)
def test_what_is_not_seen_lets_the_pointer_through(reader: Watched, path: str) -> None:
    """A control that waits for the pointer lies over the next lines: where depends on the letters."""
    page = reader.page
    page.goto(f"/{path}")
    assert page.evaluate(UNSEEN) == []
    page.locator(".unit:has(> .cite)").first.hover()
    page.locator(".unit > .cite").first.click()
    expect(page.locator(".cite-menu")).to_be_visible()


def test_the_sticky_bar_never_covers_the_focus_on_the_way_back(reader: Watched) -> None:
    reader.page.set_viewport_size(LOW)
    reader.page.goto("/honor-code-2005/9/")
    reader.page.locator("footer a").last.focus()
    for step in walk(reader.page, "Shift+Tab")[0]:
        assert step["seen"], f"hidden or covered: {step['what']}"


def test_the_skip_link_leads_past_the_head(reader: Watched) -> None:
    page = reader.page
    page.goto(f"/{CLAUSE}")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".md-content :focus")).to_have_count(1)


def test_the_drawer_keeps_the_focus_while_it_covers_the_page(reader: Watched) -> None:
    page = reader.page
    page.set_viewport_size(NARROW)
    page.goto(f"/en/{CLAUSE}")
    menu = page.get_by_role("button", name="Contents")
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Close the contents")).to_be_focused()
    steps, missed = walk(page)
    # Where the walk began; whether it comes round to it is the browser's affair.
    assert set(missed) <= {'<button type="button" aria-label="Close the contents">×</button>'}
    assert len(steps) > 10
    assert all(step["seen"] and step["ring"] for step in steps)
    page.keyboard.press("Escape")
    expect(page.locator("#contents")).not_to_be_visible()
    expect(menu).to_be_focused()
    content = page.locator(".md-content")
    expect(content).to_have_js_property("inert", False)
    menu.press("Enter")
    expect(content).to_have_js_property("inert", True)
    page.set_viewport_size(WIDE)  # a phone turned, a window widened
    expect(content).to_have_js_property("inert", False)


def test_escape_closes_what_opened(reader: Watched) -> None:
    page = reader.page
    page.goto(f"/en/{CLAUSE}")
    button = page.locator(".cite").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cite-menu button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".cite-menu")).to_have_count(0)
    expect(button).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("gift")
    expect(page.locator("#search-panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#search-panel")).not_to_be_visible()


# -- the version for readers who see badly


def test_the_version_for_low_vision_is_chosen_and_remembered(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    eye = page.get_by_role("button", name="Version for the visually impaired")
    expect(eye).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".sight-bar")).not_to_be_visible()
    eye.press("Enter")
    expect(eye).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Very large type").press("Enter")
    page.get_by_role("button", name="White on black").press("Enter")
    page.goto(f"/{CLAUSE}")  # the other interface keeps it
    expect(page.locator("html")).to_have_attribute("data-sight", "larger black")
    expect(page.get_by_role("button", name="Қара фонда ақ")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.get_by_role("button", name="Түс режимі")).not_to_be_visible()
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 2 * before
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    page.get_by_role("button", name="Мазмұны").press("Enter")  # over the page, on any screen
    expect(page.locator("#contents .of").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#contents .of").first).not_to_be_in_viewport()
    page.get_by_role("button", name="Кәдімгі нұсқа").press("Enter")
    expect(page.locator("button.sight")).to_be_focused()
    assert (
        page.evaluate("document.documentElement.dataset.sight || localStorage['adep.sight']")
        is None
    )


def test_it_works_from_the_disk_and_is_not_offered_without_a_script(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.locator("button.sight").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-sight", "large white")
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    expect(page.locator("button.sight")).not_to_be_visible()
    expect(page.locator(".sight-bar")).not_to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("width", "sight"),
    [
        (320, "larger blue"),
        *(
            pytest.param(width, sight, marks=pytest.mark.exhaustive)
            for width in (320, 640, 1280)
            for sight in ("large white", "larger blue")
            if (width, sight) != (320, "larger blue")
        ),
    ],
)
def test_large_type_never_makes_a_page_wider_than_the_screen(
    browser: Browser, address: str, sight: str, width: int
) -> None:
    with remembering(browser, address, sight, {"width": width, "height": 780}) as page:
        for path in [*PAGES, "honor-code-2005/5/", "concordance/honor-code-2005/ethics-code-2015/"]:
            page.goto(f"/{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


# -- a reader's own settings

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
# Text that a box cuts off. A clause's first words in the contents are cut on purpose: they are
# long, and the clause is one step away.
CUT = """() => [...document.querySelectorAll("body *")].filter(e => {
  const style = getComputedStyle(e);
  return /hidden|clip/.test(style.overflowX + style.overflowY) && !e.closest(".clauses, svg")
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(
    "width", [320, *(pytest.param(width, marks=pytest.mark.exhaustive) for width in (640, 1280))]
)
def test_text_spacing_loses_nothing(reader: Watched, width: int) -> None:
    """WCAG 1.4.12, and 1.4.10 at 320 px: a screen of 1280 px at 400 %."""
    reader.page.set_viewport_size({"width": width, "height": 780})
    for path in PAGES:
        reader.page.goto(f"/{path}")
        reader.page.add_style_tag(content=SPACED)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert reader.page.evaluate(CUT) == [], path


def test_nothing_moves(reader: Watched) -> None:
    page = reader.page
    page.goto(f"/{CLAUSE}")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = """[...document.querySelectorAll("*")].filter(e => {
      const s = getComputedStyle(e); return s.animationName !== "none" || parseFloat(s.transitionDuration) > 0 }).length"""
    assert page.evaluate(moving) == 0


def _style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{name}"))


def test_what_a_colour_says_is_there_in_forced_colours(reader: Watched) -> None:
    """A high-contrast theme paints all backgrounds alike: edges, lines and strokes must tell."""
    page = reader.page
    page.emulate_media(forced_colors="active")
    page.goto(f"/{CLAUSE}")
    pressed, other = '.chooser [aria-pressed="true"]', '.chooser [aria-pressed="false"]'
    assert _style(page, pressed, "backgroundColor") != _style(page, other, "backgroundColor")
    here, others = '#contents [aria-current="page"]', '#contents a:not([aria-current="page"])'
    assert _style(page, here, "borderLeftColor") != _style(page, others, "borderLeftColor")
    assert _style(page, others, "borderLeftColor") == _style(page, "body", "backgroundColor")
    assert _style(page, ".theme svg", "fill") != _style(page, "body", "backgroundColor")
    page.goto(f"/{CLAUSE}#kk-9-p1")
    assert _style(page, ":target", "outlineStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.goto("/timeline/?on=2012-05-01")
    assert _style(page, ".bars .held", "fill") != _style(page, ".bars .bar:not(.held)", "fill")
    assert _style(page, ".bars .bar:not(.held)", "stroke") != _style(
        page, "body", "backgroundColor"
    )
    expect(page.locator("li.then").first).to_be_visible()
    assert _style(page, "li.then", "outlineStyle") == "dashed"
    page.goto("/concordance/honor-code-2005/ethics-code-2015/")
    assert _style(page, "td del", "textDecorationLine") == "line-through"
    assert _style(page, "td ins", "textDecorationLine") == "underline"


# -- what a screen reader says


@pytest.mark.parametrize(
    ("path", "groups"),
    [
        ("en/honor-code-2005/9/", ["Kazakh", "English"]),
        ("honor-code-2005/9/", ["Қазақша", "Ағылшынша"]),
        ("en/ethics-code-2015/3/", ["English"]),
        ("en/employee-code-2020/order-2/", ["English"]),
        ("duties/impartiality/", ["Қазақша", "Ағылшынша"]),
    ],
)
def test_a_row_is_heard_language_by_language(reader: Watched, path: str, groups: list[str]) -> None:
    """A side is a cell below its language's name, or a group with it; the number comes first."""
    reader.page.goto(f"/{path}")
    heads = reader.page.locator("main .texts thead th[data-lang] strong").all_inner_texts()
    for row in reader.page.locator("main .row").all()[:3]:
        heard = row.aria_snapshot()
        sides = [line for line in heard.splitlines() if line.startswith("- group")]
        if heads:
            assert heads == groups
            assert len(re.findall(r"(?m)^  - '?cell", heard)) >= len(groups), heard
        else:
            assert sides == [f'- group "{name}":' for name in groups], heard
        for side in row.locator(".side").all():
            if side.locator(".number").count():
                said = side.aria_snapshot()
                number = side.locator(".number").first.inner_text()
                assert said.index(number) < said.index("- paragraph"), said
