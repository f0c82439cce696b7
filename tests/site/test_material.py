"""What is taken of Material: its styles, cut; its templates, of which ours are held to more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import jinja2
import pytest
from bs4 import BeautifulSoup

from adep.site import material_theme
from adep.site.material_theme import CLASSES, OwnStrictly, cut

# a rule of its styles                                    what of it is carried
RULES = [
    (".md-nav{color:red}", ".md-nav{color:red}"),
    (".md-search{color:red}", ""),  # a part that the site has none of
    (".md-nav,.md-search{color:red}", ".md-nav{color:red}"),
    (".md-typeset .tabbed-set{color:red}", ""),
    ("html .md-typeset a:not(.headerlink,.md-x){color:red}", ""),
    (":is(.md-nav,.md-path) a{color:red}", ":is(.md-nav,.md-path) a{color:red}"),
    ("a{color:red}", "a{color:red}"),
    # 125 % of a reader's type there, 100 % here
    (".md-nav{margin:.8rem -1.2rem;width:10em}", ".md-nav{margin:1rem -1.5rem;width:10em}"),
    (".md-nav{width:calc(100% - 2.4rem)}", ".md-nav{width:calc(100% - 3rem)}"),
    # no picture that is no file, nothing that moves
    (":root{--i:url('data:image/svg+xml;charset=utf-8,<svg/>');--c:red}", ":root{--c:red}"),
    (":root{--i:url('data:image/svg+xml;charset=utf-8,<svg/>');}", ""),
    (".md-nav{transition:color 1s;color:red}", ".md-nav{color:red}"),
    (
        ".md-nav{color:red;transition:transform .25s cubic-bezier(.1,.7,.1,1)}",
        ".md-nav{color:red;}",
    ),
    ("@media print{.md-nav{color:red}.md-search{color:red}}", "@media print{.md-nav{color:red}}"),
    ("@media print{.md-search{color:red}}.md-nav{color:red}", ".md-nav{color:red}"),
    ("@supports (a:b){.md-nav{color:red}}", "@supports (a:b){.md-nav{color:red}}"),
    ("@keyframes a{0%{color:red}to{color:blue}}", ""),
    ("@page{margin:25mm}", ""),
    ('@charset "UTF-8";a{color:red}/*# sourceMappingURL=x */', "a{color:red}"),
]


@pytest.mark.parametrize(("rule", "carried"), RULES)
def test_a_rule_is_carried_for_the_parts_that_are_there(rule: str, carried: str) -> None:
    assert cut(rule) == f"@layer material{{{carried}}}\n"


def test_the_styles_carried_need_nothing_and_name_the_parts() -> None:
    style = material_theme.style()
    assert "url(" not in style and "transition:" not in style and "@import" not in style
    assert style.count("{") == style.count("}")
    named = set(re.findall(r"\.(md-[\w-]+)", style))
    assert named <= CLASSES and len(named) > 25


def test_what_the_pages_have_of_material_is_styled(pages: Mapping[str, BeautifulSoup]) -> None:
    """A class that a newer Material or a new page brings would have no style."""
    found = {
        name
        for page in pages.values()
        for tag in page.select("[class*=md-]")
        for name in tag["class"]
        if name.startswith("md-")
    }
    # Boxes that nothing shows: of Material's messages, of the title of its toc.
    assert found - CLASSES <= {"md-dialog", "md-dialog__inner", "md-nav__icon", "md-nav__toggle"}


def test_an_unknown_name_stops_our_templates_and_not_the_theme_s(tmp_path: Path) -> None:
    for name, text in {
        "theme.html": "{{ nothing }}{% if config.extra.nothing %}x{% endif %}{% block b %}{% endblock %}",
        "ours.html": "{% extends 'theme.html' %}{% block b %}{{ known }}{% endblock %}",
        "wrong.html": "{% extends 'theme.html' %}{% block b %}{{ knwon }}{% endblock %}",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path))
    env.loader = OwnStrictly(env, frozenset(["ours.html", "wrong.html"]))
    said = {"config": {"extra": {}}, "known": "yes"}
    assert env.get_template("ours.html").render(said) == "yes"
    with pytest.raises(jinja2.UndefinedError, match="knwon"):
        env.get_template("wrong.html").render(said)


def test_kazakh_has_every_word_of_the_theme(root: Path) -> None:
    """A word that is missing would be said in English."""
    words = [
        set(re.findall(r'^  "([\w.]+)":', file.read_text(encoding="utf-8"), re.MULTILINE))
        for file in (
            root / "overrides/partials/languages/kk.html",
            Path(str(files("material"))) / "templates/partials/languages/en.html",
        )
    ]
    assert words[0] == words[1] and len(words[0]) > 50
