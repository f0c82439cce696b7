"""Names stand in the order of their language's alphabet."""

from __future__ import annotations

import random

import pytest

from adep.languages.alphabetical import alphabetical
from adep.library.pipeline import Library
from adep.view.books import in_every_language

# language · names in the order in which its readers look for them
ORDERS = [
    ("kk", "абзац ар-намыс әдеп бап басшы ғылым көлік қызмет лауазым мінез ңар өкім пара "
           "тармақ уәкіл ұжым үкім шешім ықпал іс"),
    ("kk", "Абай абайлау Әбіл"),  # a capital is no other letter
    ("en", "Acquaintance bribery Code code-book conflict"),
    ("ru", "аттестация взятка елка ёрш жалоба этика"),
    ("kk", "5-тармақ абзац code"),  # figures, letters, another alphabet
]  # fmt: skip


@pytest.mark.parametrize(("lang", "names"), ORDERS)
def test_names_stand_as_the_alphabet_has_them(lang: str, names: str) -> None:
    wanted = names.split()
    mixed = random.Random(7).sample(wanted, len(wanted))
    assert sorted(mixed, key=alphabetical(lang)) == wanted


def test_cited_acts_stand_so_in_each_interface(library: Library) -> None:
    for books in in_every_language(library):
        lang = books.words.lang
        names = [next(t.text for t in act.titles if t.lang == lang) for act in books.cited]
        assert len(names) > 4 and names == sorted(names, key=alphabetical(lang))
