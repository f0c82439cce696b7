"""Which words of a commit's message are a reason: a table of what code hosts write."""

from __future__ import annotations

import pytest

from adep.git.messages import LONGEST, reason, signed

# the message · the reason that it gives
MESSAGES = [
    # what a person writes stays as it is
    ("Сөз дұрысталды", "Сөз дұрысталды"),
    ("The copy parts the letters", "The copy parts the letters"),
    ("Fix the word in 8.md: the register prints «әдеп»", "Fix the word in 8.md: the register prints «әдеп»"),
    ("First line.\n\nSecond one.", "First line. Second one."),
    ("Updated: the register prints it so", "Updated: the register prints it so"),
    ("Merge of two words: «қызмет» and «кер»", "Merge of two words: «қызмет» and «кер»"),
    ("5-тармақтағы екі сөз біріктірілді", "5-тармақтағы екі сөз біріктірілді"),
    ("Add a comma", "Add a comma"),
    ("The copy has * for a word", "The copy has * for a word"),
    ("Update 8.md: the register prints «әдеп»", "Update 8.md: the register prints «әдеп»"),
    ("Letter-spacing: the copy parts the word", "Letter-spacing: the copy parts the word"),
    ("Date: the copy prints 2013 for 2003", "Date: the copy prints 2013 for 2003"),
    # GitHub: an edit on its pages; merged as one commit, with the number of the proposal
    ("Update 8.md", ""),
    ("Update docs/honor-code-2005/8.md", ""),
    ("Update 8.md (#12)", ""),
    ("Update 8.md and 9.md", ""),
    ("Create kk-8-p1.toml", ""),
    ("Fix word (#12)", "Fix word"),
    ("Fix word (#12)\n\n* Update 8.md\n\n---------\n\nCo-authored-by: A <a@x.org>", "Fix word"),
    ("Fix word (#12)\n\n* Fix word\n\n* Update 8.md", "Fix word"),
    ("Update 8.md (#12)\n\n* Update 8.md\n\n* The copy lost a letter", "The copy lost a letter"),
    # … a proposal whose title nobody wrote is named after its branch
    ("Patch 1 (#12)", ""),
    ("Aigul patch 3", ""),
    # … words proposed by a reader of the proposal
    ("Apply suggestions from code review", ""),
    ("Apply suggestion from @aigul", ""),
    ("Apply suggestions from code review\n\nCo-authored-by: A <a@x.org>", ""),
    # … merges, and the editor for conflicts
    ("Merge pull request #5 from x/patch-1", ""),
    ("Merge pull request #5 from x/patch-1\n\nFix word", "Fix word"),
    ("Merge branch 'main' into patch-1", ""),
    ("Merge branch 'main' of https://example.org/a/adep into patch-1", ""),
    ("Merge remote-tracking branch 'origin/main'", ""),
    # … conflicts settled in a terminal: git lists the files below the message
    ("Merge branch 'main' into x\n\n# Conflicts:\n#\tdocs/honor-code-2005/5.md\n#\tMakefile", ""),
    ("Merge branch 'main' into x\n\nConflicts:\n\tdocs/honor-code-2005/5.md", ""),
    ("The register prints it so\n\n# Conflicts:\n#\tdocs/x/5.md", "The register prints it so"),
    ("merge", ""),
    ("Resolve conflicts", ""),
    ("Resolve conflicts: the register prints «әдеп»", "Resolve conflicts: the register prints «әдеп»"),
    ("# The copy parts the letters", "# The copy parts the letters"),
    ("Revert \"Fix word\"\n\nThis reverts commit 0123456789abcdef.", "Revert \"Fix word\""),
    # GitLab
    ("Update file 8.md", ""),
    ("Update 8.md via the web editor", ""),
    ("Edit 8.md", ""),
    ("Merge branch 'patch-1' into 'main'\n\nFix word\n\nSee merge request a/adep!7", "Fix word"),
    ("Merge branch 'x' into 'main'\n\nUpdate 8.md\n\nCloses #3\n\nSee merge request a/adep!7", ""),
    ("Apply 1 suggestion(s) to 1 file(s)", ""),
    ("Fix word (!7)", "Fix word"),
    # Bitbucket, Gitea and others; a list of git's own
    ("8.md edited online with Bitbucket", ""),
    ("Update 'docs/honor-code-2005/8.md'", ""),
    ("Squashed commit of the following:\n\ncommit 0123456789ab\nAuthor: A <a@x.org>\nDate:   Fri\n\n    Fix word", "Fix word"),
    # pages in Russian and in Kazakh
    ("Обновить 8.md", ""),
    ("Обновлён файл 8.md", ""),
    ("Изменить 'docs/honor-code-2005/8.md'", ""),
    ("Слияние ветки 'patch-1' в 'main'", ""),
    ("8.md файлын жаңарту", ""),
    ("8.md өзгертілді", ""),
    ("'patch-1' тармағын 'main' тармағына біріктіру", ""),
    # trailers are no reason
    ("Fix word\n\nSigned-off-by: A <a@x.org>\nReviewed-by: B <b@x.org>", "Fix word"),
    # nothing at all, and signs that nobody sees
    ("", ""),
    ("\u200b\u202e", ""),
    ("Сөз \u202eдұрысталды\u200b", "Сөз дұрысталды"),
]  # fmt: skip


@pytest.mark.parametrize(("message", "expected"), MESSAGES)
def test_a_message_and_its_reason(message: str, expected: str) -> None:
    assert reason(message) == expected


def test_a_reason_has_room_beside_the_word() -> None:
    """Of 60,000 signs the title is kept, and of a title of 60,000 as many words as there is room."""
    assert reason("Fix word (#1)\n\n" + "very much " * 6_000) == "Fix word"
    cut = reason("сөз " * 15_000)
    assert cut.startswith("сөз сөз") and cut.endswith("сөз …") and len(cut) <= LONGEST + 2


def test_everyone_who_wrote_is_named_once() -> None:
    message = """Fix word

Co-authored-by: Болат Ахметов <b@x.org>
Co-Authored-By: Айгүл\u200b Серікова <a@x.org>
co-authored-by: Болат Ахметов <other@x.org>
Co-authored-by: \u200b <nobody@x.org>
"""
    assert signed("Айгүл  Серікова", message) == "Айгүл Серікова, Болат Ахметов"
    assert signed("\u202e", "Fix word") == ""
