"""Who mended a word and when, as odd commits tell it; and differences that nobody sees."""

from __future__ import annotations

import datetime
import re
import subprocess
from pathlib import Path

import pytest

from adep.cli import main
from tests.records.test_merging import ACT, POLITE, RECORDS, base, clone, done, git, propose
from tests.records.test_older_forms import lay_out
from tests.tools import warm

__all__ = ["base", "clone"]  # fixtures

PAGE = f"{ACT}/1.md"
TOMORROW = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=3)


def rewritten(folder: Path, author: bytes, message: bytes = b"") -> None:
    """The newest commit with another line of its author, byte for byte, and another message."""
    content = git(folder, "cat-file", "commit", "HEAD").stdout
    head, words = content.split(b"\n\n", 1)
    lines = [
        b"author " + author if one.startswith(b"author ") else one for one in head.split(b"\n")
    ]
    command = [
        "git",
        "-C",
        str(folder),
        "hash-object",
        "-t",
        "commit",
        "-w",
        "--stdin",
        "--literally",
    ]
    made = b"\n".join(lines) + b"\n\n" + (message or words)
    name = (
        subprocess.run(command, input=made, capture_output=True, check=True).stdout.decode().strip()
    )
    done(folder, "reset", "--quiet", "--hard", name)


A = "Айгүл <a@x.org>".encode()
# the author's line of a commit · the day that is recorded, or words of the sentence that refuses
AUTHORS = [
    (A + b" 1763640000 +0500", "2025-11-20"),
    (A + b" 1763663400 +0500", "2025-11-20"),  # 23:30 there, still the 20th in Astana
    (A + b" 1763668800 +0500", "2025-11-21"),  # 20:00 in London, the 21st in Astana
    (A + b" 1763640000 -0000", "2025-11-20"),
    (A + b" 253402300800000 +0000", "bears a year that is none"),
    (A + b" 1763640000 +9999", "bears a time zone that is none: +9999"),
    (A, "does not say when it was made"),
    (A + b" -2524608000 +0000", ("can't have been made on the day that it says", "does not say when")),
    (A + b" -1 +0000", ("can't have been made on the day that it says", "does not say when")),
    (A + b" 0 +0000", "can't have been made on the day that it says, 1970-01-01"),
    (A + b" 4070908800 +0000", "can't have been made on the day that it says, 2099-01-01"),
    (A + b" %d +0000" % TOMORROW.timestamp(), "can't have been made on the day that it says"),
    ("\u200b\u202e <a@x.org> 1763640000 +0500".encode(), "names nobody as its author"),
    (b" <a@x.org> 1763640000 +0500", "names nobody as its author"),
    (b"A" * 60_000 + b" <a@x.org> 1763640000 +0500", "names authors in more than 500 signs"),
]  # fmt: skip


@pytest.mark.parametrize(("author", "told"), AUTHORS, ids=[str(n) for n in range(len(AUTHORS))])
def test_an_odd_author_is_a_clear_record_or_a_clear_refusal(
    clone: Path, author: bytes, told: str | tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    propose(clone, "patch-1", POLITE)
    done(clone, "checkout", "--quiet", "patch-1")
    rewritten(clone, author)
    code = main(["adopt", "--root", str(clone)])
    printed = capsys.readouterr()
    record = clone / RECORDS / "kk-1-1.toml"
    if isinstance(told, str) and told[:2] == "20":
        assert code == 0, printed.err
        assert f"date = {told}\n" in record.read_text("utf-8")
    else:
        assert code == 1
        assert any(words in printed.err for words in ([told] if isinstance(told, str) else told))
        assert (
            "write the correction by hand in sources/library-rules/corrections/kk-1-1.toml"
            in printed.err
        )
        assert not record.exists()


def test_the_proposal_does_not_say_who_others_are(clone: Path) -> None:
    """A .mailmap that it brings along is not obeyed; whoever helped is named."""
    (clone / ".mailmap").write_text("Somebody Else <a@x.org>\n", encoding="utf-8")
    done(clone, "add", ".mailmap")
    done(clone, "commit", "--quiet", "-m", "Names")
    propose(clone, "patch-1", POLITE)
    done(clone, "checkout", "--quiet", "patch-1")
    message = "Update 1.md (#12)\n\nCo-authored-by: Болат <b@x.org>\n" + "x" * 60_000
    rewritten(clone, A + b" 1763640000 +0500", message.encode())
    assert main(["adopt", "--root", str(clone)]) == 0
    record = (clone / RECORDS / "kk-1-1.toml").read_text("utf-8")
    assert 'author = "Айгүл, Болат"' in record and len(record) < 3_000


UNSEEN = {
    "no last line end": lambda page: page[:-1],
    "an empty line more": lambda page: page + b"\n",
    "spaces behind a line": lambda page: page.replace(b"\n\n", b"  \t\n\n"),
    "line ends of Windows": lambda page: page.replace(b"\n", b"\r\n"),
    "a mark at the head": lambda page: b"\xef\xbb\xbf" + page,
    "all of them": lambda page: b"\xef\xbb\xbf" + page.replace(b"\n", b" \r\n") + b"\r\n\r\n",
}


@pytest.mark.parametrize("what", UNSEEN)
def test_what_nobody_sees_stops_no_fix(
    clone: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = clone / PAGE
    before = file.read_bytes()
    file.write_bytes(UNSEEN[what](before))
    done(clone, "commit", "--quiet", "--all", "-m", "Saved", "--allow-empty")
    # By itself it is no edit: the check of a proposal finds no fault, and the page is put right.
    assert main(["check", "--proposal", "--root", str(clone)]) == 0
    assert main(["adopt", "--root", str(clone)]) == 0
    assert file.read_bytes() == before
    # Nor does it stand in the way of one.
    file.write_bytes(UNSEEN[what](before).replace(POLITE.old.encode(), POLITE.new.encode()))
    done(clone, "commit", "--quiet", "--all", "-m", "Дұрысталды")
    assert main(["check", "--proposal", "--root", str(clone)]) == 0, capsys.readouterr().out
    assert main(["adopt", "--root", str(clone)]) == 0
    assert POLITE.new in file.read_text("utf-8") and b"\r" not in file.read_bytes()
    assert main(["check", "--root", str(clone)]) == 0


def test_a_proposal_is_shown_what_will_be_recorded(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["adopt", "--dry-run", "--format", "markdown", "--root", str(clone)]
    assert main(words) == 0
    assert capsys.readouterr().out == (
        "Беттерде түзетілген сөз жоқ: тіркелетін түзету жоқ. · "
        "No word of a page was mended: no correction will be recorded.\n"
    )
    propose(clone, "patch-1", POLITE)
    done(clone, "checkout", "--quiet", "patch-1")
    message = "The register | prints **it** so <img>\n\nCo-authored-by: Б. <b@x.org>"
    rewritten(clone, A + b" 1763640000 +0500", message.encode())
    assert main(words) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == (
        "| `docs/library-rules/1.md`, kk-1-1 | сыпайы | әдепті | "
        r"en: The register &#124; prints \*\*it\*\* so &lt;img&gt; | Айгүл, Б., 2025-11-20 |"
    )


@pytest.mark.exhaustive
def test_a_clone_has_the_same_bytes_on_every_system(root: Path, tmp_path: Path) -> None:
    """With the line ends of Windows asked for: pages in step, scripts that run, the same files."""
    clone = tmp_path / "clone"
    settings = ("-c", "core.autocrlf=true", "-c", "core.eol=crlf")
    command = ["git", *settings, "clone", "--quiet", "--depth", "1", f"file://{root}", str(clone)]
    subprocess.run(command, check=True, capture_output=True)
    assert main(["check", "--root", str(clone)]) == 0
    names = git(root, "ls-tree", "-r", "-z", "--name-only", "HEAD").stdout.decode().split("\0")
    for name in filter(None, names):
        committed = git(root, "show", f"HEAD:{name}").stdout
        assert (clone / name).read_bytes() == committed, name


def test_every_text_file_is_told_its_line_ends(root: Path) -> None:
    """By .gitattributes, so that no system's own setting counts; raw texts are left as they are."""
    listed = git(root, "ls-files", "--eol").stdout.decode().splitlines()
    told = {name: attributes for attributes, name in (line.split("\t") for line in listed)}
    for name, attributes in told.items():
        assert "eol=lf" in attributes or "attr/-text" in attributes, name
    raw = [n for n in told if n.startswith("sources/") and n.count("/") == 2 and n.endswith(".txt")]
    assert raw and all("attr/-text" in told[name] for name in raw)
    assert "eol=lf" in told["sources/addresses.txt"] and "eol=lf" in told[".ci/record"]


def test_words_that_nobody_recorded_are_shown_and_never_published(
    tmp_path: Path, root: Path
) -> None:
    """`make site` and `make serve` mark them; whatever is published refuses them."""
    project = lay_out(tmp_path / "project", "50e8cc5", root)
    assert main(["upgrade", "--root", str(project)]) == 0
    page = project / "docs/library-rules/1.md"
    page.write_text(page.read_text("utf-8").replace(POLITE.old, POLITE.new), encoding="utf-8")
    site = tmp_path / "site"

    def build(**environment: str) -> warm.Done:
        words = ("mkdocs", "build", "--strict", "--site-dir", str(site))
        return warm.run(words, project, **environment)

    told = build()
    assert told.status == 0, told.said
    assert "docs/library-rules/1.md:32: edit-not-recorded: kk-1-1" in told.said
    html = (site / "en/library-rules/1/index.html").read_text("utf-8")
    assert POLITE.new in re.sub(r"<[^>]*>", "", html) and html.count('class="unrecorded"') == 1
    for name in ("index.html", "duties/politeness/index.html", "library-rules/1/index.html"):
        banner = (site / name).read_text("utf-8")
        assert 'data-notice="unrecorded"' in banner and 'library-rules/1/#kk-1-1"' in banner, name
    before = (site / "index.html").read_bytes()
    refused = build(ADEP_PUBLISH="true")
    assert refused.status == 1 and "Nothing was built" in refused.said
    assert "docs/library-rules/1.md:32: edit-not-recorded" in refused.said
    assert "`adep adopt` records it" in refused.said
    assert (site / "index.html").read_bytes() == before
    for words in (["bundle"], ["print"]):
        assert main([*words, "--root", str(project)]) == 1
    assert main(["adopt", "--author", "А. С.", "--root", str(project)]) == 0
    assert build(ADEP_PUBLISH="true").status == 0
    assert "unrecorded" not in (site / "index.html").read_text("utf-8")
