"""Every page of the built site is valid HTML, as the standard has it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.tools import html_checker

pytestmark = pytest.mark.exhaustive


def errors(*files: Path) -> list[str]:
    """What the Nu HTML checker finds in the files and folders, a line each."""
    java, jar = html_checker.java(), html_checker.jar()
    assert java is not None, html_checker.NO_JAVA
    assert jar is not None, html_checker.NO_JAR
    words = [java, "-jar", str(jar), "--errors-only", "--skip-non-html", *map(str, files)]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    found = done.stderr.splitlines()
    assert (done.returncode == 0) is (not found), done.stderr
    return found


# Of Material's own base.html: its two boxes that keep what is open tell browsers to forget it.
OF_MATERIAL = "error: Attribute “autocomplete” is only allowed when the input type is"


def test_no_page_of_the_site_has_an_error(site: Path) -> None:
    found = errors(site)
    own = [line for line in found if OF_MATERIAL not in line]
    assert own == []
    places = [line.partition(": ")[0].rpartition(":")[0] for line in found]
    assert len(places) == 2 * len(set(places)), "two of a page and no more"


def test_an_error_would_be_found(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text('<!doctype html><html lang="en"><title>x</title><p id=a><p id=a>', "utf-8")
    (found,) = errors(file)
    assert "Duplicate ID" in found
