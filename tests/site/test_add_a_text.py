"""The page "Add a text", in a real Chromium: its form is one that `adep inbox` takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from adep.base.problems import Refused
from adep.records.inbox import parse_request
from adep.site.code_host import CodeHost
from tests.tools.browsing import Watched
from tests.tools.office import DOCUMENTS

pytestmark = pytest.mark.browser


def saved(reader: Watched) -> tuple[str, str]:
    """The name of the file that the button saves, and what is in it."""
    with reader.page.expect_download() as download:
        reader.page.locator("[data-save]").click()
    file = Path(download.value.path())
    return download.value.suggested_filename, file.read_text(encoding="utf-8")


def test_a_form_is_filled_in_and_saved(reader: Watched) -> None:
    page = reader.page
    page.goto("/add-a-text/")
    page.set_input_files("[name=file]", DOCUMENTS / "code.docx")
    for name, value in (("act", "ethics-code-2015"), ("lang", "kk"), ("standing", "authentic")):
        page.select_option(f"[name={name}]", value)
    page.fill("[name=wording]", "2015-12-29")
    name, text = saved(reader)
    assert name == "ethics-code-2015-kk-2015-12-29.toml"
    request = parse_request(text, "sources/inbox/form.toml", ("code.docx",))
    assert request.file == "sources/inbox/code.docx"
    assert (request.act, request.lang, request.answer) == ("ethics-code-2015", "kk", "kk")
    assert (request.standing, request.replace, request.new) == ("authentic", False, None)
    assert len([line for line in text.splitlines() if line[0] != "#"]) == 6
    assert all(" · " in line for line in text.splitlines()), "a comment in Kazakh and in English"


def test_an_act_that_is_not_here_yet(reader: Watched) -> None:
    page = reader.page
    page.goto("/en/add-a-text/")
    page.set_input_files("[name=file]", DOCUMENTS / "code.docx")
    page.select_option("[name=act]", "new")
    for name, value in (
        ("lang", "kk"),
        ("standing", "authentic"),
        ("type", "order"),
        ("authority", "president"),
    ):
        page.select_option(f"[name={name}]", value)
    told = {
        "wording": "2020-02-03", "adopted": "2020-02-03", "id": "my-code-2020", "number": "7",
        "title.kk": 'Бір "ережелер" \\ кодексі', "short.kk": "Код", "binds.kk": "бәрін",
    }  # fmt: skip
    for name, value in told.items():
        page.fill(f'[name="{name}"]', value)
    _, text = saved(reader)
    request = parse_request(text, "sources/inbox/form.toml", ("code.docx",))
    assert request.act == "my-code-2020" and request.answer == "en"
    assert request.new is not None
    assert request.new.words["title"] == {"kk": told["title.kk"]}
    assert (request.new.type, request.new.number, request.new.status) == ("order", "7", "in force")


def test_what_nobody_filled_in_is_guessed_by_nobody(reader: Watched) -> None:
    reader.page.goto("/en/add-a-text/")
    _, text = saved(reader)
    with pytest.raises(Refused, match=r"form.toml:5: request-invalid: «wording = ____-__-__"):
        parse_request(text, "sources/inbox/form.toml", ())
    text = text.replace("____-__-__", "2015-12-29")
    with pytest.raises(Refused, match=r"form\.toml:2: request-invalid: «file» is ''"):
        parse_request(text, "sources/inbox/form.toml", ("code.docx",))


@pytest.mark.parametrize(
    ("root", "address"),
    [
        (
            "https://github.com/law/adep/blob/main/",
            "https://github.com/law/adep/upload/main/sources/inbox",
        ),
        (
            "https://gitlab.com/law/adep/-/blob/main/",
            "https://gitlab.com/law/adep/-/tree/main/sources/inbox",
        ),
        (
            "https://codeberg.org/law/adep/src/branch/main/",
            "https://codeberg.org/law/adep/_upload/main/sources/inbox",
        ),
    ],
    ids=["GitHub", "GitLab", "Forgejo"],
)
def test_where_a_host_takes_files_in(root: str, address: str) -> None:
    assert CodeHost(root).upload("sources/inbox") == address
