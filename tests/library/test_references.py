"""What the words of a text refer to: found, resolved, or left as text and reported.

The tables are made for reading: a sentence, where it stands, and what a careful reader says that
each of its phrases leads to. The acts are those of ``tests/tools/citing_acts.py``.
"""

from __future__ import annotations

import pytest

from tests.tools.citing_acts import CODE_KK, resolved, target, told

# ---- units of the same text ---------------------------------------------------------------------

# act · unit in which the sentence stands · sentence · words → what they lead to
OWN = [
    # A clause, a subclause, in both orders.
    ("smith-code", "kk-4-p1", "Ұста осы Кодекстің 5-тармағын сақтайды.", ["осы Кодекстің 5-тармағын → 5"]),
    ("smith-code", "en-4-p1", "A smith follows paragraph 5 of this Code.", ["paragraph 5 of this Code → 5"]),
    ("smith-code", "kk-4-p1", "Осы Кодекстің 5-тармағының 2) тармақшасында аталған от.", ["Осы Кодекстің 5-тармағының 2) тармақшасында → kk-5-2"]),
    ("smith-code", "en-4-p1", "The fire of subparagraph 2) of paragraph 5 of this Code.", ["subparagraph 2) of paragraph 5 of this Code → en-5-2"]),
    ("smith-code", "en-4-p1", "See clause 5 of the present Code.", ["clause 5 of the present Code → 5"]),
    # A number of two parts is a clause of its own.
    ("smith-code", "kk-4-p1", "осы Кодекстің 5-1-тармағы", ["осы Кодекстің 5-1-тармағы → 5-1"]),
    ("smith-code", "en-4-p1", "paragraph 5-1 of this Code", ["paragraph 5-1 of this Code → 5-1"]),
    # A chapter.
    ("smith-code", "kk-1-p1", "осы Кодекстің 2-тарауында", ["осы Кодекстің 2-тарауында → chapter-2"]),
    ("smith-code", "en-1-p1", "Chapter 2 of this Code", ["Chapter 2 of this Code → chapter-2"]),
    ("smith-code", "kk-4-p1", "осы тараудың талаптары", ["осы тараудың → chapter-2"]),
    ("smith-code", "kk-4-p1", "осы тараудың 5-тармағы", ["осы тараудың 5-тармағы → 5"]),
    # A list: each number leads to its own.
    ("smith-code", "kk-4-p1", "осы Кодекстің 1 және 2-тармақтарында", ["1 → 1", "2 → 2"]),
    ("smith-code", "kk-4-p1", "осы Кодекстің 1, 2 немесе 8-тармақтарында", ["1 → 1", "2 → 2", "8 → 8"]),
    ("smith-code", "kk-4-p1", "осы Кодекстің 5-тармағы 1), 2) және 3) тармақшаларының", ["1) → kk-5-1", "2) → kk-5-2", "3) → kk-5-3"]),
    ("smith-code", "en-4-p1", "paragraphs 1, 2 and 8 of this Code", ["1 → 1", "2 → 2", "8 → 8"]),
    ("smith-code", "en-4-p1", "subparagraphs 1), 2) and 3) of paragraph 5 of this Code", ["1) → en-5-1", "2) → en-5-2", "3) → en-5-3"]),
    # A rough translation with its noun in the singular.
    ("smith-code", "en-4-p1", "paragraph 1 and 2 of this Code", ["1 → 1", "2 → 2"]),
    # A range leads to everything in it, also to what was put in between; the dash bears no link.
    ("smith-code", "kk-8-p1", "осы Кодекстің 4-6-тармақтары", ["4 → 4", "… → 5", "… → 5-1", "6 → 6"]),
    ("smith-code", "kk-8-p1", "осы Кодекстің 1 – 3-тармақтары", ["1 → 1", "… → 2", "3 → 3"]),
    ("smith-code", "en-8-p1", "paragraphs 4 to 6 of this Code", ["4 → 4", "… → 5", "… → 5-1", "6 → 6"]),
    ("smith-code", "en-8-p1", "subparagraphs 1)–3) of paragraph 5 of this Code", ["1) → en-5-1", "… → en-5-2", "3) → en-5-3"]),
    ("smith-code", "kk-8-p1", "осы Кодекстің 1-3, 8-тармақтары", ["1 → 1", "… → 2", "3 → 3", "8 → 8"]),
    ("smith-code", "kk-8-p1", "осы Кодекстің 5-6, 8-тармақтары", ["5 → 5", "… → 5-1", "6 → 6", "8 → 8"]),
    ("smith-code", "en-8-p1", "paragraphs 5–6 of this Code", ["5 → 5", "… → 5-1", "6 → 6"]),
    ("smith-code", "en-8-p1", "paragraphs 5 to 6 of this Code", ["5 → 5", "… → 5-1", "6 → 6"]),
    ("smith-code", "en-8-p1", "paragraphs 4 to 5-1 of this Code", ["4 → 4", "… → 5", "5-1 → 5-1"]),
    ("smith-code", "en-8-p1", "paragraphs 5-1 to 7 of this Code", ["5-1 → 5-1", "… → 6", "7 → 7"]),
    # "5-1" in a list is the clause 5-1: 5 to 1 is no range.
    ("smith-code", "kk-8-p1", "осы Кодекстің 5-1, 8-тармақтары", ["5-1 → 5-1", "8 → 8"]),
    # Several branches of one act.
    ("smith-code", "kk-8-p1", "осы Кодекстің 5-тармағының 1) және 2) тармақшаларында, 7-тармағының 1) тармақшасында және 8-тармағында",
     ["1) → kk-5-1", "2) → kk-5-2", "1) тармақшасында → kk-7-1", "8-тармағында → 8"]),
    ("smith-code", "en-8-p1", "subparagraph 1) of paragraph 5 and paragraphs 7 and 8 of this Code", ["subparagraph 1) → en-5-1", "7 → 7", "8 → 8"]),
    # "This …" is the unit that speaks.
    ("smith-code", "kk-5-3", "осы тармақтың 1) және 2) тармақшаларында", ["1) → kk-5-1", "2) → kk-5-2"]),
    ("smith-code", "en-5-3", "subparagraphs 1) and 2) of this paragraph", ["1) → en-5-1", "2) → en-5-2"]),
    ("smith-code", "en-order-2-2", "subparagraph 1) of this paragraph", ["subparagraph 1) of this paragraph → en-order-2-1"]),
    ("smith-code", "kk-6-p3", "Осы тармақтың екінші бөлігінде аталған таңба.", ["Осы тармақтың екінші бөлігінде → kk-6-p2"]),
    ("smith-code", "kk-6-p3", "осы тармақтың бірінші және екінші бөліктері", ["бірінші → kk-6-p1", "екінші → kk-6-p2"]),
    ("smith-code", "en-6-p3", "the second part of this paragraph", ["second part of this paragraph → en-6-p2"]),
    ("smith-code", "kk-5-2", "осы тармақшаның бірінші абзацында", ["осы тармақшаның бірінші абзацында → kk-5-2"]),
    ("smith-code", "kk-8-p1", "осы Кодекстің 7-тармағының екінші бөлігі", ["осы Кодекстің 7-тармағының екінші бөлігі → kk-7-p2"]),
    # The unit that speaks is no news: nothing to lead to.
    ("smith-code", "kk-5-3", "осы тармақшада аталған", []),
    ("smith-code", "en-5-3", "in this paragraph", []),
    # The whole act.
    ("smith-code", "kk-4-p1", "осы Кодекс талаптары", ["осы Кодекс → act"]),
    ("smith-code", "kk-4-p1", "осы Кодекспен таныстырылады", ["осы Кодекспен → act"]),
    ("smith-code", "en-4-p1", "This Code binds; the text of this Code’s copy", ["This Code → act", "this Code → act"]),
    ("smith-code", "kk-1-p1", "Ұсталардың осы әдеп кодексі (бұдан әрі – Кодекс) негізгі талаптарды белгілейді.", ["осы әдеп кодексі → act"]),
    ("smith-code", "en-1-p1", "This Code of Ethics for Smiths (hereinafter – the Code) sets the standard.", ["This Code → act"]),
    # The order's own points; a ministry writes its own order small.
    ("smith-code", "kk-order-3-p1", "Осы Бұйрықтың 2-тармағы", ["Осы Бұйрықтың 2-тармағы → order-2"]),
    ("smith-code", "kk-order-3-p1", "Осы бұйрық қол қойылған күнінен бастап", ["Осы бұйрық → act"]),
    ("smith-code", "en-order-3-p1", "paragraph 2 of this Order", ["paragraph 2 of this Order → order-2"]),
    ("smith-code", "kk-8-p1", "осы бұйрықтың 2-тармағының 1) тармақшасы", ["осы бұйрықтың 2-тармағының 1) тармақшасы → kk-order-2-1"]),
    ("smith-code", "kk-order-3-p1", "осы Кодекстің 2-тармағы", ["осы Кодекстің 2-тармағы → 2"]),
    ("smith-code", "kk-order-1-p1", "Осы бұйрыққа қосымшаға сәйкес", ["Осы бұйрыққа қосымшаға → kk-front-p1"]),
    # From the greatest unit to the smallest, without "of".
    ("smith-code", "en-8-p1", "Chapter 2 paragraph 5 of this Code", ["Chapter 2 paragraph 5 of this Code → 5"]),
    ("craft-law", "en-1-p1", "Article 2 paragraph 2 subparagraph 1) of this Law", ["Article 2 paragraph 2 subparagraph 1) of this Law → en-2-2-1"]),
    ("craft-law", "en-1-p1", "Article 2, paragraph 2 of this Law", ["Article 2, paragraph 2 of this Law → en-2-2"]),
    # An item with its bracket is one, whatever it is called.
    ("smith-code", "en-8-p1", "item 3) of paragraph 5 of this Code", ["item 3) of paragraph 5 of this Code → en-5-3"]),
    # Articles and their numbered parts.
    ("craft-law", "kk-1-p1", "осы Заңның 2-бабы", ["осы Заңның 2-бабы → 2"]),
    ("craft-law", "kk-1-p1", "осы Заңның 1, 2 және 2-1-баптары", ["1 → 1", "2 → 2", "2-1 → 2-1"]),
    ("craft-law", "kk-1-p1", "осы Заңның 2-бабының 3-тармағы", ["осы Заңның 2-бабының 3-тармағы → kk-2-3"]),
    ("craft-law", "kk-1-p1", "осы Заңның 2-бабы 2-тармағының 1) тармақшасы", ["осы Заңның 2-бабы 2-тармағының 1) тармақшасы → kk-2-2-1"]),
    ("craft-law", "kk-2-3", "Осы баптың 1-тармағында", ["Осы баптың 1-тармағында → kk-2-1"]),
    ("craft-law", "kk-2-3", "осы баптың 1 немесе 2-тармақтарында", ["1 → kk-2-1", "2 → kk-2-2"]),
    ("craft-law", "kk-2-2-2", "осы тармақтың 1) тармақшасы", ["осы тармақтың 1) тармақшасы → kk-2-2-1"]),
    ("craft-law", "kk-2-3", "осы баптың 2-тармағының екінші бөлігі", ["осы баптың 2-тармағының екінші бөлігі → kk-2-p1"]),
    ("craft-law", "kk-1-p1", "осы Заңның 2-1-бабының екінші бөлігі", ["осы Заңның 2-1-бабының екінші бөлігі → kk-2-1-p2"]),
    ("craft-law", "kk-2-3", "осы Заңның 1-бабының 2) тармақшасы", ["осы Заңның 1-бабының 2) тармақшасы → kk-1-2"]),
    ("craft-law", "kk-2-3", "осы Заңның 1-бабының бірінші бөлігінің 2) тармақшасы", ["осы Заңның 1-бабының бірінші бөлігінің 2) тармақшасы → kk-1-2"]),
    ("craft-law", "en-1-p1", "Articles 1 and 2-1 of this Law", ["1 → 1", "2-1 → 2-1"]),
    ("craft-law", "en-1-p1", "subparagraph 1) of paragraph 2 of Article 2 of this Law", ["subparagraph 1) of paragraph 2 of Article 2 of this Law → en-2-2-1"]),
    ("craft-law", "en-2-3", "paragraph 1 of this Article", ["paragraph 1 of this Article → en-2-1"]),
    ("craft-law", "en-1-p1", "part two of Article 2-1 of this Law", ["part two of Article 2-1 of this Law → en-2-1-p2"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "at", "sentence", "expected"), OWN)
def test_units_of_the_same_text(name: str, at: str, sentence: str, expected: list[str]) -> None:
    assert told(name, at, sentence) == expected


# ---- other acts ---------------------------------------------------------------------------------

OTHER = [
    # Title, date and noun, in the order of each language.
    ("kk-4-p1", "«Мемлекеттік қызмет туралы» 1999 жылғы 23 шілдедегі Қазақстан Республикасының Заңына сәйкес",
     ["«Мемлекеттік қызмет туралы» 1999 жылғы 23 шілдедегі Қазақстан Республикасының Заңына → service-law-1999"]),
    ("kk-4-p1", "Қазақстан Республикасының 1999 жылғы 23 шілдедегі «Мемлекеттік қызмет туралы» Заңы",
     ["Қазақстан Республикасының 1999 жылғы 23 шілдедегі «Мемлекеттік қызмет туралы» Заңы → service-law-1999"]),
    ("en-4-p1", 'under the Law of the Republic of Kazakhstan dated July 23, 1999 "On the Public Service"',
     ['Law of the Republic of Kazakhstan dated July 23, 1999 "On the Public Service" → service-law-1999']),
    ("en-4-p1", "the Law of the Republic of Kazakhstan “On the Public Service” of 23 July 1999",
     ["Law of the Republic of Kazakhstan “On the Public Service” of 23 July 1999 → service-law-1999"]),
    # One noun, two dated titles.
    ("en-4-p1", "laws of the Republic of Kazakhstan dated November 23, 2015, “On Civil Service of the Republic of Kazakhstan”, dated May 5, 2011, “On bells”, and usage",
     ["laws of the Republic of Kazakhstan dated November 23, 2015, “On Civil Service of the Republic of Kazakhstan” → service-law-2015", "May 5, 2011, “On bells” → law 2011-05-05 On bells"]),
    ("kk-4-p1", "«Қоңыраулар туралы» 2011 жылғы 5 мамырдағы және «Мемлекеттік қызмет туралы» 1999 жылғы 23 шілдедегі Қазақстан Республикасының заңдарына",
     ["«Қоңыраулар туралы» 2011 жылғы 5 мамырдағы → law 2011-05-05 Қоңыраулар туралы", "«Мемлекеттік қызмет туралы» 1999 жылғы 23 шілдедегі Қазақстан Республикасының заңдарына → service-law-1999"]),
    # The noun was lost in translation: title and date of a known act tell it all the same.
    ("en-4-p1", 'in accordance with the Republic of Kazakhstan dated 23 July 1999 "On the Public Service", smiths forge', ['23 July 1999 "On the Public Service" → service-law-1999']),
    ("en-4-p1", 'a fair dated 23 July 1999 "The Golden Hammer"', []),
    # The date tells two laws of one title apart.
    ("en-4-p1", "the Law of the Republic of Kazakhstan “On the Public Service” of November 23, 2015",
     ["Law of the Republic of Kazakhstan “On the Public Service” of November 23, 2015 → service-law-2015"]),
    # A code by its name, with and without its date; with a place in it.
    ("en-4-p1", "subparagraph 41-4) of Article 16 of the Labor Code of the Republic of Kazakhstan dated November 23, 2015",
     ["subparagraph 41-4) of Article 16 of the Labor Code of the Republic of Kazakhstan dated November 23, 2015 → labor-code-2015 16-41-4"]),
    ("en-4-p1", "the Labor Code binds", ["Labor Code → labor-code-2015"]),
    ("en-4-p1", "Articles 5 and 7 of the Labor Code", ["5 → labor-code-2015 5", "7 → labor-code-2015 7"]),
    ("kk-4-p1", "Қазақстан Республикасының 2015 жылғы 23 қарашадағы Еңбек кодексінің 16-бабының 41-4) тармақшасына",
     ["Қазақстан Республикасының 2015 жылғы 23 қарашадағы Еңбек кодексінің 16-бабының 41-4) тармақшасына → labor-code-2015 16-41-4"]),
    ("kk-4-p1", "Ұста Еңбек кодексінің талаптарын біледі.", ["Еңбек кодексінің → labor-code-2015"]),
    ("kk-4-p1", "Қазақстан Республикасының заңдарына және Еңбек кодексіне сәйкес", ["Еңбек кодексіне → labor-code-2015"]),
    ("kk-4-p1", "Қазақстан Республикасының Салық кодексінің 30 және 31-баптары", ["30 → code Салық кодексі 30", "31 → code Салық кодексі 31"]),
    ("en-4-p1", "the Code of the Republic of Kazakhstan “On Forges” dated July 5, 2014", ["Code of the Republic of Kazakhstan “On Forges” dated July 5, 2014 → code 2014-07-05 On Forges"]),
    # The Constitution; that of another state is not it.
    ("kk-4-p1", "Қазақстан Республикасы Конституциясының, заңдарының талаптары", ["Қазақстан Республикасы Конституциясының → constitution-1995"]),
    ("kk-4-p1", "Конституцияның 24-бабы", ["Конституцияның 24-бабы → constitution-1995 24"]),
    ("en-4-p1", "the rule of law, the Constitution, laws and other acts", ["Constitution → constitution-1995"]),
    ("en-4-p1", "the Constitution of the Republic of Kazakhstan dated August 30, 1995", ["Constitution of the Republic of Kazakhstan dated August 30, 1995 → constitution-1995"]),
    ("en-4-p1", "the Constitution of the French Republic", []),
    ("en-4-p1", "the French Constitution", []),
    ("kk-4-p1", "Франция Республикасының Конституциясы", []),
    ("kk-4-p1", "Конституциялық Соттың шешімі", []),
    # Decrees, orders, resolutions: with their numbers.
    ("kk-4-p1", "Қазақстан Республикасы Үкіметінің 2019 жылғы 7 маусымдағы № 12/4 қаулысының 3-тармағы",
     ["Қазақстан Республикасы Үкіметінің 2019 жылғы 7 маусымдағы № 12/4 қаулысының 3-тармағы → resolution 2019-06-07 12/4 3"]),
    ("kk-4-p1", "ҚР Президентінің 11.02.2010 № 15 Жарлығы", ["ҚР Президентінің 11.02.2010 № 15 Жарлығы → decree 2010-02-11 15"]),
    ("en-4-p1", "the Order of the Minister of Crafts dated May 5, 2011 No. 9 “On anvils”", ["Order of the Minister of Crafts dated May 5, 2011 No. 9 “On anvils” → order 2011-05-05 9 On anvils"]),
    # A held act, by type, date and number; by its title.
    ("kk-4-p1", "Мәдениет министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығы", ["2020 жылғы 3 ақпандағы № 27 бұйрығы → act"]),
    ("en-4-p1", "the Decree of the President of the Republic of Kazakhstan dated May 10, 2018 No. 70", ["Decree of the President of the Republic of Kazakhstan dated May 10, 2018 No. 70 → guild-code"]),
    ("kk-4-p1", "«Қолөнер туралы» 2016 жылғы 6 сәуірдегі Қазақстан Республикасының Заңының 2-бабының 3-тармағы",
     ["«Қолөнер туралы» 2016 жылғы 6 сәуірдегі Қазақстан Республикасының Заңының 2-бабының 3-тармағы → craft-law/kk-2-3"]),
    ("en-4-p1", "Article 2 of the Law “On crafts”", ["Article 2 of the Law “On crafts” → craft-law/2"]),
    ("en-4-p1", "the Code of Ethics for Smiths of the Republic of Kazakhstan is newer", ["Code of Ethics for Smiths of the Republic of Kazakhstan → guild-code"]),
    ("en-4-p1", "paragraph 1 of the Code of Ethics for Smiths of the Republic of Kazakhstan", ["paragraph 1 of the Code of Ethics for Smiths of the Republic of Kazakhstan → guild-code/1"]),
    ("kk-4-p1", "осы Кодекс пен Еңбек кодексінің нормалары", ["осы Кодекс → act", "Еңбек кодексінің → labor-code-2015"]),
    # The authority, as its own records name it, or by the beginning of its name.
    ("en-4-p1", "the Order of the Minister of Culture and Crafts of the Republic of Kazakhstan dated February 3, 2020 No. 27",
     ["Order of the Minister of Culture and Crafts of the Republic of Kazakhstan dated February 3, 2020 No. 27 → act"]),
    ("en-4-p1", "the Order of the Minister of Culture dated February 3, 2020 No. 27", ["Order of the Minister of Culture dated February 3, 2020 No. 27 → act"]),
    ("en-4-p1", "the Order dated February 3, 2020 No. 27 of the Minister of Culture and Crafts binds", ["Order dated February 3, 2020 No. 27 → act"]),
    ("kk-4-p1", "Қазақстан Республикасы Мәдениет және қолөнер министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығы",
     ["Қазақстан Республикасы Мәдениет және қолөнер министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығы → act"]),
    ("kk-4-p1", "Қазақстан Республикасы Президентінің 2018 жылғы 10 мамырдағы № 70 Жарлығы", ["Қазақстан Республикасы Президентінің 2018 жылғы 10 мамырдағы № 70 Жарлығы → guild-code"]),
    ("en-4-p1", "the Presidential Decree No. 70 dated May 10, 2018", ["Decree No. 70 dated May 10, 2018 → guild-code"]),
    # A title with nothing after it, with its own date, with another act after it.
    ("en-4-p1", "paragraph 5 of the Code of Ethics for Master Smiths binds", ["paragraph 5 of the Code of Ethics for Master Smiths → 5"]),
    ("en-4-p1", "paragraph 5 of the Code of Ethics for Master Smiths dated February 3, 2020", ["paragraph 5 of the Code of Ethics for Master Smiths → 5"]),
    ("en-4-p1", "the Code of Ethics for Master Smiths and the Labor Code", ["Code of Ethics for Master Smiths → act", "Labor Code → labor-code-2015"]),
    ("kk-4-p1", "шебер Ұсталардың әдеп кодексінің 5-тармағын біледі", ["Ұсталардың әдеп кодексінің 5-тармағын → 5"]),
    # A place in an act that is not held, from the greatest unit to the smallest.
    ("en-4-p1", "Article 16 paragraph 2 subparagraph 3) of the Law “On bells”", ["Article 16 paragraph 2 subparagraph 3) of the Law “On bells” → law On bells 16-2-3"]),
    ("en-4-p1", "Article 16, paragraphs 2 and 3 of the Law “On bells”", ["2 → law On bells 16-2", "3 → law On bells 16-3"]),
    # What the text itself agreed to call an act from there on.
    ("kk-4-p1", "Қазақстан Республикасының Еңбек кодексі (бұдан әрі – Кодекс) бойынша Кодекстің 16-бабы", ["Қазақстан Республикасының Еңбек кодексі → labor-code-2015", "Кодекстің 16-бабы → labor-code-2015 16"]),
]  # fmt: skip


@pytest.mark.parametrize(("at", "sentence", "expected"), OTHER)
def test_other_acts(at: str, sentence: str, expected: list[str]) -> None:
    assert told("smith-code", at, sentence) == expected


def test_a_short_name_holds_from_the_next_unit_on() -> None:
    """«(бұдан әрі – Заң)»: after that, «Заңның 5-бабы» is plain."""
    said = "«Қоңыраулар туралы» 2011 жылғы 5 мамырдағы Қазақстан Республикасының Заңы (бұдан әрі – Заң)."
    found, problems = resolved("smith-code", "kk-2-p1", said, "Ұста Заңның 5-бабын біледі.")
    assert [r.text for r in found][1:] == ["Заңның 5-бабын"]
    assert target("smith-code", found[1]) == "law 2011-05-05 Қоңыраулар туралы 5"
    assert problems == []
    said = "This Code of Ethics for Smiths (hereinafter referred to as the Code) binds."
    found, problems = resolved("smith-code", "en-2-p1", said, "See paragraph 5 of the Code.")
    assert [(r.text, r.to) for r in found] == [
        ("This Code", None),
        ("paragraph 5 of the Code", "5"),
    ]
    assert problems == []


def test_a_short_name_of_two_acts_is_no_name() -> None:
    one = (
        "the Law of the Republic of Kazakhstan dated May 5, 2011 “On bells” (hereinafter – the Law)"
    )
    two = "the Law of the Republic of Kazakhstan dated May 6, 2011 “On anvils” (hereinafter – the Law)"
    found, problems = resolved("smith-code", "en-2-p1", one, two, "Article 5 of the Law")
    assert len(found) == 2
    assert [p.code for p in problems] == ["reference-ambiguous"]


# ---- what stays text ----------------------------------------------------------------------------

TEXT = [
    # A unit that is not there.
    ("smith-code", "kk-4-p1", "осы Кодекстің 99-тармағы", ["unresolved"]),
    ("smith-code", "kk-4-p1", "осы Кодекстің 5-тармағының 9) тармақшасы", ["unresolved"]),
    ("smith-code", "en-4-p1", "paragraphs 5 and 99 of this Code", ["5 → 5", "unresolved"]),
    ("smith-code", "kk-4-p1", "осы Кодекстің 5-бабы", ["unresolved"]),  # it has no articles
    ("craft-law", "kk-1-p1", "осы Заңның 2-тармағы", ["unresolved"]),  # it has no clauses
    ("smith-code", "kk-4-p1", "осы Қаулының 2-тармағы", ["unresolved"]),  # it is no resolution
    ("smith-code", "kk-4-p1", "осы баптың 2-тармағы", ["unresolved"]),  # and stands in no article
    # The points of the decree are not the clauses of the code that it approved.
    ("smith-code", "en-4-p1", "paragraph 1 of the Decree dated May 10, 2018 No. 70", ["unresolved"]),
    # Of which act?
    ("smith-code", "kk-4-p1", "5-тармақта көрсетілген тәртіппен", ["ambiguous"]),
    ("smith-code", "en-4-p1", "as paragraph 5 says", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Заңның 5-бабы", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Article 5 of the Law", ["ambiguous"]),
    ("smith-code", "en-4-p1", "paragraph 3 and Article 16 of the Labor Code", ["Article 16 of the Labor Code → labor-code-2015 16", "ambiguous"]),
    # Two acts of one day: a date identifies nothing. The citation is kept, without an act.
    ("smith-code", "kk-4-p1", "2015 жылғы 23 қарашадағы Қазақстан Республикасы Заңының 5-бабына", ["2015 жылғы 23 қарашадағы Қазақстан Республикасы Заңының 5-бабына → law 2015-11-23 5", "ambiguous"]),
    ("smith-code", "en-4-p1", "the Law of the Republic of Kazakhstan dated November 23, 2015", ["Law of the Republic of Kazakhstan dated November 23, 2015 → law 2015-11-23", "ambiguous"]),
    # A day on which no known act was adopted: nothing to confuse it with, and no act either.
    ("smith-code", "en-4-p1", "the Law of the Republic of Kazakhstan dated May 5, 2011", ["Law of the Republic of Kazakhstan dated May 5, 2011 → law 2011-05-05"]),
    # A title of two laws; a title of two codes; a number without a date.
    ("smith-code", "en-4-p1", "the Law of the Republic of Kazakhstan “On the Public Service”", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the attached Code of Ethics for Smiths", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Code of Ethics requires", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Decree No. 70 of the President", ["ambiguous"]),
    # Date and number of a known act, but another made it.
    ("smith-code", "en-4-p1", "the Order of the Minister of Education of the Republic of Kazakhstan dated February 3, 2020 No. 27", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Order No. 27 of the Minister of Education dated February 3, 2020", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Order dated February 3, 2020 No. 27 of the Minister of Education", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Қазақстан Республикасы Білім министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығы", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Білім министрінің 2020 жылғы 3 ақпандағы № 27 бұйрығы", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Decree of the President of the Russian Federation dated May 10, 2018 No. 70", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Decree dated May 10, 2018 No. 70 of the President of the Russian Federation", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Өзбекстан Республикасы Президентінің 2018 жылғы 10 мамырдағы № 70 Жарлығы", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Governmental Decree No. 70 dated May 10, 2018", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Russian Presidential Decree No. 70 dated May 10, 2018", ["ambiguous"]),
    # Another state's.
    ("smith-code", "en-4-p1", "Article 5 of the Labor Code of the Russian Federation", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Article 5 of the Labor Code of France", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Labor Code of the Kyrgyz Republic", ["ambiguous"]),
    ("smith-code", "en-4-p1", "Article 5 of the Labor Code of the Russian Federation dated December 30, 2001 No. 197-FZ", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Labor Code dated November 23, 2015 of the Russian Federation", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Law of the Russian Federation dated July 23, 1999 “On the Public Service”", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Constitution of the Russian Federation dated August 30, 1995", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Қырғыз Республикасының Еңбек кодексінің 5-бабы", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Қырғыз Республикасының 2015 жылғы 23 қарашадағы Еңбек кодексінің 5-бабы", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Ресей Федерациясының «Қолөнер туралы» Заңының 2-бабы", ["ambiguous"]),
    # A title that goes on.
    ("smith-code", "en-4-p1", "paragraph 5 of the Code of Ethics for Master Smiths of Almaty Hospital", ["ambiguous"]),
    ("smith-code", "en-4-p1", "paragraph 5 of the Code of Ethics for Master Smiths and Teachers", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Қырғыз Республикасы ұсталардың әдеп кодексінің 5-тармағы", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Алматы ауруханасының ұсталардың әдеп кодексінің 5-тармағы", ["ambiguous"]),
    # A date or a number that is not its own.
    ("smith-code", "en-4-p1", "the Code of Ethics for Master Smiths dated January 1, 1999", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the Code of Ethics for Master Smiths No. 5 of the Bank", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "1999 жылғы 1 қаңтардағы Ұсталардың әдеп кодексінің 5-тармағы", ["ambiguous"]),
    # Not the act in force.
    ("smith-code", "en-4-p1", "the draft Code of Ethics for Master Smiths", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the draft of the Code of Ethics for Master Smiths", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the former Code of Ethics for Master Smiths", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the hospital’s Code of Ethics for Master Smiths", ["ambiguous"]),
    ("smith-code", "en-4-p1", "the former Labor Code", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "бұрынғы Ұсталардың әдеп кодексі", ["ambiguous"]),
    ("smith-code", "kk-4-p1", "Ұсталардың әдеп кодексінің жобасы", ["ambiguous"]),
    # A clause of another chapter; a chapter of a clause.
    ("smith-code", "en-8-p1", "Chapter 1 paragraph 5 of this Code", ["unresolved"]),
    ("smith-code", "en-8-p1", "Chapter 1 of paragraph 5 of this Code", ["unresolved"]),
    ("smith-code", "en-8-p1", "Chapter 2 of paragraph 5 of this Code", ["unresolved"]),
    ("smith-code", "kk-8-p1", "осы Кодекстің 5-тармағының 1-тарауы", ["unresolved"]),
    # Item 3), or the third paragraph?
    ("smith-code", "en-8-p1", "paragraph 3 of clause 5 of this Code", ["ambiguous"]),
    # Which paragraph 2: that of Article 2, or of what?
    ("craft-law", "en-1-p1", "Article 2 paragraph 2 and Article 2 paragraph 3 of this Law", ["Article 2 paragraph 3 of this Law → en-2-3", "ambiguous"]),
    # Which paragraph is counted second? An item may be counted, or not.
    ("smith-code", "kk-8-p1", "осы Кодекстің 7-тармағының екінші абзацы", ["ambiguous"]),
    # Two lists that cross.
    ("smith-code", "kk-8-p1", "осы Кодекстің 5 және 7-тармақтарының 1) және 2) тармақшалары", ["ambiguous"]),
    # No reference at all.
    ("smith-code", "kk-4-p1", "осы заңды мүдделерге зиян", []),
    ("smith-code", "kk-4-p1", "осы ережелер мен заңдар", []),
    ("smith-code", "en-4-p1", "in this order: law and order", []),
    ("smith-code", "en-4-p1", "the laws of the Republic of Kazakhstan", []),
    ("smith-code", "en-4-p1", "the first part of the day, at this point", []),
    ("smith-code", "en-4-p1", "decorated with the Order “Golden Hammer”", []),
    ("smith-code", "kk-4-p1", "Қазақстан Республикасының заңнамасында", []),
    ("smith-code", "kk-4-p1", "Конституция күні", []),
    ("smith-code", "en-4-p1", "on Constitution day", []),
    ("smith-code", "en-4-p1", "The Code is a set of principles.", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "at", "sentence", "expected"), TEXT)
def test_what_is_not_plain_stays_text(
    name: str, at: str, sentence: str, expected: list[str]
) -> None:
    assert told(name, at, sentence) == expected


def test_a_report_names_file_line_unit_and_phrase() -> None:
    _, (problem,) = resolved("smith-code", "kk-4-p1", "Ұста осы Кодекстің 99-тармағын біледі.")
    assert problem.path == "sources/test/test.txt"
    assert problem.line == CODE_KK.splitlines().index("4. Ұста құралын таза ұстайды.") + 1
    assert problem.message == (
        "kk-4-p1: «осы Кодекстің 99-тармағын» stays plain text: the text has no 99"
    )
    assert not problem.stops


@pytest.mark.parametrize(
    ("at", "words"),
    [
        # Titles, stamps and signatures name acts; they refer to none.
        ("kk-order-front-p1", "осы Кодекстің 5-тармағы туралы"),
        ("kk-front-p1", "осы Кодекстің 5-тармағымен бекітілген"),
        # A unit whose words are an amendment note.
        ("kk-5-2", "алып тасталды – ҚР Үкіметінің 01.10.2013 № 651 қаулысымен;"),
    ],
)
def test_only_sentences_refer(at: str, words: str) -> None:
    assert told("smith-code", at, words) == []
