"""What a line's end and a page's end do to a text: hyphens, heads, feet, sentences that go on."""

from __future__ import annotations

import pytest

from tests.conftest import cleaned

# what it shows · the text · its paragraphs · what is set aside · what is pointed out
TEXTS: list[tuple[str, str, list[str], list[str], list[str]]] = [
    ("a divided word is whole where the text has it whole",
     "1. Мемлекеттік органның мемле-\nкеттік қызметшісі адал болуға тиіс.\n",
     ["1. Мемлекеттік органның мемлекеттік қызметшісі адал болуға тиіс."], [], []),
    ("a compound keeps its hyphen where the text has such compounds",
     "1. Оның мінез-құлқы, әсіресе мінез-\nқұлық үлгісі, мінсіз болуға тиіс.\n",
     ["1. Оның мінез-құлқы, әсіресе мінез-құлық үлгісі, мінсіз болуға тиіс."], [], []),
    ("what the text does not tell stays and is pointed out",
     "1. Қызметкер адал әрі өнегелі-\nлік үлгісі болуға тиіс.\n",
     ["1. Қызметкер адал әрі өнегелі-лік үлгісі болуға тиіс."], [], ["hyphen-doubtful"]),
    ("a soft hyphen divides a word and nothing else",
     "1. Қызметкер адал әрі өнегелі\u00ad\nлік үлгісі болуға тиіс.\n",
     ["1. Қызметкер адал әрі өнегелілік үлгісі болуға тиіс."], [], []),
    ("heads and feet of pages, and a sentence that goes on over them",
     "Басылым\n\n1. Қызметкер адал\n\n1-бет\n\f\nБасылым\n\nболуға тиіс.\n\n2-бет\n",
     ["1. Қызметкер адал болуға тиіс."], ["Басылым", "1-бет", "Басылым", "2-бет"], []),
    ("a paragraph ends with the page where a blank line says so",
     "Басылым\n\n1. Қызметкер адал болуға тиіс\n\n1-бет\n\n\f\nБасылым\n\nБұл талап ортақ.\n\n2-бет\n",
     ["1. Қызметкер адал болуға тиіс", "Бұл талап ортақ."], ["Басылым", "1-бет", "Басылым", "2-бет"], []),
    ("clauses at the tops of pages are no heads, even where their numbers go up with the pages",
     "3. Адал болу.\n\nБірінші мәтін.\n\f\n4. Адал болу.\n\nЕкінші мәтін.\n",
     ["3. Адал болу.", "Бірінші мәтін.", "4. Адал болу.", "Екінші мәтін."], [], []),
    ("a text without pages has no heads",
     "Басылым\n\n1. Адал болу.\n\nБасылым\n\n2. Әділ болу.\n",
     ["Басылым", "1. Адал болу.", "Басылым", "2. Әділ болу."], [], []),
    ("one page only has no heads either",
     "Басылым\n\n1. Адал болу.\n\f\n2. Әділ болу.\n",
     ["Басылым", "1. Адал болу.", "2. Әділ болу."], [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "paragraphs", "aside", "said"), [row[1:] for row in TEXTS],
                         ids=[row[0] for row in TEXTS])  # fmt: skip
def test_lines_and_pages(text: str, paragraphs: list[str], aside: list[str], said: list[str]) -> None:  # fmt: skip
    found = cleaned(text, "kk")
    assert [block.text for block in found.blocks] == paragraphs
    assert [item.text for item in found.furniture] == aside
    assert [problem.code for problem in found.problems] == said
