"""What is taken of Material for MkDocs, the theme: its templates as they are, its styles cut.

Its script bundle is left out. Its styles are carried for the parts of a page that are Material's,
and come before the site's own in the cascade, whatever their selectors: they stand in a layer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping
from importlib.resources import files
from typing import Any, Final

import jinja2
from mkdocs.theme import Theme

LAYER: Final = "material"
# What of a page is Material's: other classes of its styles meet no element.
_CLASSES: Final = """\
md-banner md-banner__inner md-container md-content md-content__button md-content__inner md-copyright
md-ellipsis md-footer md-footer-meta md-footer-meta__inner md-grid md-header md-header__button
md-header__inner md-icon md-main md-main__inner md-nav md-nav--primary md-nav--secondary
md-nav__item md-nav__link md-nav__list md-nav__title md-overlay md-path md-path__list md-sidebar
md-sidebar--primary md-sidebar__inner md-sidebar__scrollwrap md-skip md-toggle md-typeset
admonition admonition-title footnote footnote-backref footnote-ref headerlink"""
CLASSES: Final = frozenset(_CLASSES.split())
# It reckons in twentieths of an inch, and sets the page's type to 125 % for it. A reader's own
# size is 100 % here, so every measure is said in that.
TYPE: Final = 1.25

_RULE: Final = re.compile(r"([^{}]*)\{([^{}]*)\}")
_AT: Final = re.compile(r"(@[^{}]*)\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}")
_CLASS: Final = re.compile(r"\.([A-Za-z][\w-]*)")
_COMMA: Final = re.compile(r",(?![^(]*\))")
_REM: Final = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")
# Icons that styles bring as pictures: the policy lets a page load no picture that is not a file.
_PICTURE: Final = re.compile(r"""--[\w-]+:\s*url\((["']?)data:.*?\1\);?""")
# A page is a book: nothing moves or fades, and no colour is ever between two.
_MOTION: Final = re.compile(r"(?<=[{;])transition:[^;}]*;?")
_HEAD: Final = re.compile(r'@charset "[^"]*";|/\*.*?\*/', re.DOTALL)


def style() -> str:
    """The styles of Material that the site carries."""
    folder = files("material").joinpath("templates", "assets", "stylesheets")
    (main,) = (file for file in folder.iterdir() if re.fullmatch(r"main\.\w+\.min\.css", file.name))
    return cut(main.read_text("utf-8"))


def settle(theme: Theme, lang: str, icon: str) -> None:
    """What of Material's settings is no choice here: its words are in ``lang``, its icon is the
    file ``icon``, the headings of a page stand in the navigation (partials/nav.html).
    """
    theme["language"] = lang
    theme["favicon"] = icon
    features = theme.get("features", [])
    theme["features"] = list(dict.fromkeys([*features, "toc.integrate"]))


def cut(css: str) -> str:
    """Material's style sheet with the rules of ``CLASSES``, in a layer of its own.

    A rule stays for those of its selectors that name no other class.
    """
    for left_out in (_HEAD, _PICTURE, _MOTION):
        css = left_out.sub("", css)
    return f"@layer {LAYER}{{{_REM.sub(_in_own_type, ''.join(_kept(css)))}}}\n"


def _kept(css: str) -> Iterator[str]:
    at = 0
    for block in _AT.finditer(css):
        yield from _rules(css[at : block.start()])
        if block[1].startswith(("@media", "@supports")):  # no animations, nothing of a sheet
            yield _block(block[1], "".join(_rules(block[2])))
        at = block.end()
    yield from _rules(css[at:])


def _rules(css: str) -> Iterator[str]:
    for rule in _RULE.finditer(css):
        kept = [selector for selector in _COMMA.split(rule[1].strip()) if _is_kept(selector)]
        yield _block(",".join(kept), rule[2])


def _block(head: str, inside: str) -> str:
    return f"{head}{{{inside}}}" if head and inside else ""


def _is_kept(selector: str) -> bool:
    return all(name in CLASSES for name in _CLASS.findall(selector))


def _in_own_type(match: re.Match[str]) -> str:
    return f"{float(match[1]) * TYPE:g}rem"


class OwnStrictly(jinja2.BaseLoader):
    """Loads ``own`` templates so that an unknown name in them is an error.

    Material's ask for settings that nobody made, and mean nothing by it.
    """

    def __init__(self, env: jinja2.Environment, own: frozenset[str]) -> None:
        if env.loader is None:
            raise LookupError("the theme has no templates")
        self._loader, self._own, self._env = env.loader, own, env
        self._strict = env.overlay(undefined=jinja2.StrictUndefined)
        self._strict.loader = self

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """The template, of an environment as it needs it."""
        fitting = self._strict if name in self._own else self._env
        return self._loader.load(fitting, name, globals)

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Its text, where it lies, and whether it is as it was."""
        return self._loader.get_source(environment, template)

    def list_templates(self) -> list[str]:
        """All that there are."""
        return self._loader.list_templates()


def set_tight(frame: str) -> str:
    """The frame of a page without the empty lines and indents in which Material sets out what
    stands above the content; no text is there to which they belong.
    """
    head, main, rest = frame.partition("<main")
    return re.sub(r"\n\s+(?=<)", "\n", head) + main + rest
