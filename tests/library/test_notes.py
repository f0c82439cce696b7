"""What amendment notes mean, in both languages: tables that a jurist can read.

Every note was written for these tests, after the shapes that registers print. A line of what it
means reads, from left to right:

    kind | target, what of it, the one language changed | date | number | type | authority | since when

"–" is what the note does not say, or not in known words. "Since when" is the day that is meant and,
behind a colon, the note's own words for it; "…" stands for words left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from adep.base.passage import Passage
from adep.languages.loaded import grammar
from adep.library.resolve.notes import read_note
from adep.model import Amendment, Note

# note · what it means
KAZAKH = [
    # The plain form: hyphen or dash, with spaces, with one, with none; № or N, apart or not.
    ("Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 Жарлығымен.",
     ["restated | 4 | 2013-10-01 | 651 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 10-тармаққа өзгеріс енгізілді -ҚР Президентінің 2007.11.27. N 446 Жарлығымен.",
     ["amended | 10 | 2007-11-27 | 446 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 10-баптың 3) тармақшасына өзгерту енгізілді– ҚР 03.07.2020 №357-VI Заңымен.",
     ["amended | 10-3 | 2020-07-03 | 357-VI | law | ҚР | –"]),
    ("Ескерту.4-тармаққа өзгеріс енгізілді-ҚР Үкіметінің 18.07.2017№512 қаулысымен",
     ["amended | 4 | 2017-07-18 | 512 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 8-тармақтың күші жойылды — ҚР Ауыл шаруашылығы министрінің 05.04.2019 ¹ 31 бұйрығымен...",
     ["repealed | 8 | 2019-04-05 | 31 | order | ҚР Ауыл шаруашылығы министрінің | –"]),
    # Parts of the act that are no clause: the act itself is not restated with its preamble.
    ("Ескерту. Төртінші абзацқа өзгеріс енгізілді - ҚР Президентінің 2007.11.27. N 446 Жарлығымен.",
     ["amended | –, paragraph-4 | 2007-11-27 | 446 | decree | ҚР Президентінің | –"]),
    ("Ескерту. Кіріспе жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 Жарлығымен.",
     ["restated | act, preamble | 2013-10-01 | 651 | decree | ҚР Президентінің | –"]),
    ("Ескерту. Кіріспенің төртінші абзацына өзгеріс енгізілді - ҚР Президентінің 2007.11.27 N 446 Жарлығымен.",
     ["amended | act, preamble/paragraph-4 | 2007-11-27 | 446 | decree | ҚР Президентінің | –"]),
    ("Ескерту. Тақырыпқа өзгеріс енгізілді - ҚР Үкіметінің 15.04.2013 № 540 қаулысымен.",
     ["amended | act, heading | 2013-04-15 | 540 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 4-тараудың тақырыбы жаңа редакцияда – ҚР Президентінің 15.04.2013 № 540 Жарлығымен.",
     ["restated | chapter-4, heading | 2013-04-15 | 540 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 4-тараудың тақырыбы өзгерді – ҚР Президентінің 15.04.2013 № 540 Жарлығымен.",
     ["amended | chapter-4, heading | 2013-04-15 | 540 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 2-параграфтың тақырыбы өзгерді - ҚР Үкіметінің 05.05.2017 № 47 қаулысымен.",
     ["amended | division-2, heading | 2017-05-05 | 47 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 5-қосымша жаңа редакцияда - ҚР Еңбек министрінің 05.06.2019 № 06-7/112 бұйрығымен.",
     ["restated | appendix-5 | 2019-06-05 | 06-7/112 | order | ҚР Еңбек министрінің | –"]),
    ("Ескерту. 5-қосымшаның 3-тармағы жаңа редакцияда - ҚР Еңбек министрінің 05.06.2019 № 112 бұйрығымен.",
     ["restated | appendix-5, clause-3 | 2019-06-05 | 112 | order | ҚР Еңбек министрінің | –"]),
    ("Ескерту. Қосымшаның күші жойылды - ҚР Еңбек министрінің 05.06.2019 № 112 бұйрығымен.",
     ["repealed | appendix | 2019-06-05 | 112 | order | ҚР Еңбек министрінің | –"]),
    # The whole act.
    ("Ескерту. Ар-намыс кодексі жаңа редакцияда - ҚР Президентінің 2011.04.01 № 1180 Жарлығымен.",
     ["restated | act | 2011-04-01 | 1180 | decree | ҚР Президентінің | –"]),
    ("Ескерту. Әдеп кодексі жаңа редакцияда – ҚР Президентінің 22.02.2022 № 814 (алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі) Жарлығымен.",
     ["restated | act | 2022-02-22 | 814 | decree | ҚР Президентінің | 0 days: алғашқы … енгізіледі"]),
    ("Ескерту. Заңға өзгерістер мен толықтырулар енгізілді – ҚР 30.03.2012 № 5-VI Заңымен.",
     ["amended | act | 2012-03-30 | 5-VI | law | ҚР | –"]),
    ("Ескерту. Бүкіл мәтін бойынша «агенттік» деген сөз «комитет» деген сөзбен ауыстырылды - ҚР Үкіметінің 02.06.2021 № 372 қаулысымен.",
     ["amended | act | 2021-06-02 | 372 | resolution | ҚР Үкіметінің | –"]),
    # Numbers with a hyphen or a raised figure; lists; a range.
    ("Ескерту. 18-1-бап алып тасталды - ҚР 04.07.2013 № 130-V Заңымен.",
     ["excluded | 18-1 | 2013-07-04 | 130-V | law | ҚР | –"]),
    ("Ескерту. 5¹-тармаққа түзету енгізілді - ҚР Үкіметінің 18.07.2017 № 512 қаулысымен.",
     ["amended | 5-1 | 2017-07-18 | 512 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 1, 2 және 4-тармақтар жаңа редакцияда - ҚР 26.12.2018 № 202-VI Заңымен.",
     ["restated | 1 | 2018-12-26 | 202-VI | law | ҚР | –",
      "restated | 2 | 2018-12-26 | 202-VI | law | ҚР | –",
      "restated | 4 | 2018-12-26 | 202-VI | law | ҚР | –"]),
    ("Ескерту. 18-1 және 18-2-баптар алынып тасталды - ҚР 26.12.2018 № 202-VI Заңымен.",
     ["excluded | 18-1 | 2018-12-26 | 202-VI | law | ҚР | –",
      "excluded | 18-2 | 2018-12-26 | 202-VI | law | ҚР | –"]),
    ("Ескерту. 1-3-тармақтар алып тасталды - ҚР Үкіметінің 26.12.2018 № 202 қаулысымен.",
     ["excluded | 1 | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –",
      "excluded | 2 | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –",
      "excluded | 3 | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –"]),
    # Inside a clause: what is excluded is the subclause, the part, the sentence, not the clause.
    ("Ескерту. 3-тармақтың 1)-2), 5) тармақшалары алып тасталды - ҚР Үкіметінің 26.12.2018 № 202 қаулысымен.",
     ["excluded | 3-1 | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –",
      "excluded | 3-2 | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –",
      "excluded | 3-5 | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 5-баптың 2-тармағының 3) тармақшасы алып тасталды - ҚР 26.12.2018 № 202-VI Заңымен.",
     ["excluded | 5-2-3 | 2018-12-26 | 202-VI | law | ҚР | –"]),
    ("Ескерту. 5-баптың тақырыбы мен 2-тармағы жаңа редакцияда - ҚР 01.10.2013 № 6-V Заңымен.",
     ["restated | 5, heading | 2013-10-01 | 6-V | law | ҚР | –",
      "restated | 5-2 | 2013-10-01 | 6-V | law | ҚР | –"]),
    ("Ескерту. 5-тармақтың екінші және үшінші абзацтары алып тасталды - ҚР Үкіметінің 26.12.2018 № 202 қаулысымен.",
     ["excluded | 5, paragraph-2 | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –",
      "excluded | 5, paragraph-3 | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 5-тармақтың екінші бөлігінің 2) тармақшасы жаңа редакцияда - ҚР Үкіметінің 26.12.2018 № 202 қаулысымен.",
     ["restated | 5, part-2/subclause-2 | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 4-тармақтың бірінші сөйлемі алып тасталды - ҚР 01.10.2013 № 357 – VI Заңымен.",
     ["excluded | 4, sentence-1 | 2013-10-01 | 357-VI | law | ҚР | –"]),
    ("Ескерту. 5-тармақтағы «жаңа редакцияда» деген сөздер алып тасталды - ҚР Президентінің 22.02.2022 № 814 Жарлығымен.",
     ["amended | 5 | 2022-02-22 | 814 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 10-тармақтың 3) тармақшасына, 11-тармаққа өзгерістер енгізілді – ҚР Президентінің 01.10.2013 № 651 Жарлығымен.",
     ["amended | 10-3 | 2013-10-01 | 651 | decree | ҚР Президентінің | –",
      "amended | 11 | 2013-10-01 | 651 | decree | ҚР Президентінің | –"]),
    # A subclause of no clause is not looked for in the nearest one.
    ("Ескерту. 3) тармақша жаңа редакцияда - ҚР Үкіметінің 05.05.2017 № 47 қаулысымен.",
     ["restated | –, subclause-3 | 2017-05-05 | 47 | resolution | ҚР Үкіметінің | –"]),
    # Supplemented: the target is what was added.
    ("Ескерту. Заң 11-1-баппен толықтырылды - ҚР 2012.07.10 № 36-V Заңымен.",
     ["supplemented | 11-1 | 2012-07-10 | 36-V | law | ҚР | –"]),
    ("Ескерту. 3-тарау 20-1-баппен толықтырылды - ҚР 04.07.2013 № 130-V Заңымен.",
     ["supplemented | 20-1 | 2013-07-04 | 130-V | law | ҚР | –"]),
    ("Ескерту. 5-тармақ 3-1) тармақшамен толықтырылды - ҚР Үкіметінің 04.07.2013 № 130 қаулысымен.",
     ["supplemented | 5-3-1 | 2013-07-04 | 130 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 5-тармақ мынадай мазмұндағы екінші бөлікпен толықтырылды - ҚР Үкіметінің 04.07.2013 № 130 қаулысымен.",
     ["supplemented | 5, part-2 | 2013-07-04 | 130 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 4-тармаққа толықтыру енгізілді - ҚР Қаржы министрінің 26.02.2019 № 1 бұйрығымен.",
     ["supplemented | 4 | 2019-02-26 | 1 | order | ҚР Қаржы министрінің | –"]),
    # Only the Russian text was changed: the Kazakh one was not.
    ("Ескерту. 1-тармақтың орыс тіліндегі мәтініне өзгеріс енгізілді, мемлекеттік тілдегі мәтін өзгермейді - ҚР Президентінің 05.05.2017 № 471 Жарлығымен.",
     ["amended | 1, only ru | 2017-05-05 | 471 | decree | ҚР Президентінің | –"]),
    ("Ескерту. Орыс тіліндегі мәтінге өзгеріс енгізілді, мемлекеттік тілдегі мәтін өзгермейді – ҚР Президентінің 05.05.2017 N 471 Жарлығымен.",
     ["amended | –, only ru | 2017-05-05 | 471 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 1-тармаққа өзгеріс енгізілді (мемлекеттік тілдегі мәтін өзгермейді) - ҚР Президентінің 05.05.2017 № 471 Жарлығымен.",
     ["amended | 1, only ru | 2017-05-05 | 471 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 1-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651, орыс тіліндегі мәтінге өзгеріс енгізілді, мемлекеттік тілдегі мәтін өзгермейді - ҚР Президентінің 05.05.2017 № 471 Жарлықтарымен.",
     ["restated | 1 | 2013-10-01 | 651 | decree | ҚР Президентінің | –",
      "amended | 1, only ru | 2017-05-05 | 471 | decree | ҚР Президентінің | –"]),
    # Several acts: joined by «;», «,» or «және»; one word for all of them, or a word for each.
    ("Ескерту. 5-тармаққа өзгерістер енгізілді - ҚР Президентінің 05.05.2017 № 471; 22.02.2022 № 814 жарлықтарымен.",
     ["amended | 5 | 2017-05-05 | 471 | decree | ҚР Президентінің | –",
      "amended | 5 | 2022-02-22 | 814 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 5-тармаққа өзгерістер енгізілді - ҚР Президентінің 05.05.2017 № 471, 22.02.2022 № 814 Жарлығымен.",
     ["amended | 5 | 2017-05-05 | 471 | decree | ҚР Президентінің | –",
      "amended | 5 | 2022-02-22 | 814 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 5-тармаққа өзгерістер енгізілді - ҚР Үкіметінің 05.05.2017 № 47 және 22.02.2022 № 81 қаулыларымен.",
     ["amended | 5 | 2017-05-05 | 47 | resolution | ҚР Үкіметінің | –",
      "amended | 5 | 2022-02-22 | 81 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 3-тармаққа өзгерістер мен толықтырулар енгізілді – ҚР 30.03.2012 № 5-VI (алғашқы ресми жарияланғанынан кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі); 29.12.2014 № 269-V (01.01.2015 бастап қолданысқа енгізіледі) Заңдарымен.",
     ["amended | 3 | 2012-03-30 | 5-VI | law | ҚР | 10 days: алғашқы … енгізіледі",
      "amended | 3 | 2014-12-29 | 269-V | law | ҚР | 2015-01-01: 01.01.2015 бастап қолданысқа енгізіледі"]),
    ("Ескерту. 7-бапқа өзгерістер енгізілді – ҚР 03.07.2013 № 121-V Конституциялық заңымен; ҚР 29.12.2014 № 269-V Заңымен.",
     ["amended | 7 | 2013-07-03 | 121-V | constitutional-law | ҚР | –",
      "amended | 7 | 2014-12-29 | 269-V | law | ҚР | –"]),
    # Several things in one note: each has its own instruments, its own place.
    ("Ескерту. 6-тармақ жаңа редакцияда - ҚР Президентінің 05.05.2017 № 471 Жарлығымен, өзгерту енгізілді - ҚР Үкіметінің 22.02.2022 № 814 қаулысымен.",
     ["restated | 6 | 2017-05-05 | 471 | decree | ҚР Президентінің | –",
      "amended | 6 | 2022-02-22 | 814 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 4-тармақ жаңа редакцияда, 5-тармақ алып тасталды - ҚР Президентінің 01.10.2013 № 651 Жарлығымен.",
     ["restated | 4 | 2013-10-01 | 651 | decree | ҚР Президентінің | –",
      "excluded | 5 | 2013-10-01 | 651 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 1-тармаққа өзгеріс енгізілді - ҚР Президентінің 05.05.2017 № 471 Жарлығымен; 2-тармақ алып тасталды - ҚР Үкіметінің 22.02.2022 № 814 қаулысымен.",
     ["amended | 1 | 2017-05-05 | 471 | decree | ҚР Президентінің | –",
      "excluded | 2 | 2022-02-22 | 814 | resolution | ҚР Үкіметінің | –"]),
    ("Ескерту. 10-тармақтың 3) тармақшасы алып тасталды, 4) тармақшасы жаңа редакцияда – ҚР Президентінің 05.05.2017 № 471 Жарлығымен.",
     ["excluded | 10-3 | 2017-05-05 | 471 | decree | ҚР Президентінің | –",
      "restated | 10-4 | 2017-05-05 | 471 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 4-бап жаңа редакцияда - ҚР 01.10.2013 № 6-V, 02.11.2014 № 7-V Заңдарымен, өзгеріс енгізілді - ҚР Үкіметінің 04.01.2016 № 9 қаулысымен (қол қойылған күнінен бастап қолданысқа енгізіледі).",
     ["restated | 4 | 2013-10-01 | 6-V | law | ҚР | –",
      "restated | 4 | 2014-11-02 | 7-V | law | ҚР | –",
      "amended | 4 | 2016-01-04 | 9 | resolution | ҚР Үкіметінің | not one day: қол … енгізіледі"]),
    ("Ескерту. 1-тарау 5-1-тармақпен толықтырылды, 6-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 N651 (алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі) Жарлығымен.",
     ["supplemented | 5-1 | 2013-10-01 | 651 | decree | ҚР Президентінің | 0 days: алғашқы … енгізіледі",
      "restated | 6 | 2013-10-01 | 651 | decree | ҚР Президентінің | 0 days: алғашқы … енгізіледі"]),
    # The instrument before what happened.
    ("Ескерту. ҚР Президентінің 01.10.2013 № 651 Жарлығымен 4-тармақ жаңа редакцияда жазылды.",
     ["restated | 4 | 2013-10-01 | 651 | decree | ҚР Президентінің | –"]),
    ("Ескерту. 4-тармақ ҚР Президентінің 01.10.2013 № 651 Жарлығының редакциясында.",
     ["restated | 4 | 2013-10-01 | 651 | decree | ҚР Президентінің | –"]),
    # Instruments of every kind, and who made them.
    ("Ескерту. 2-бап жаңа редакцияда - ҚР Президентінің 1995.12.21 N 2710 Заң күші бар Жарлығымен.",
     ["restated | 2 | 1995-12-21 | 2710 | decree-law | ҚР Президентінің | –"]),
    ("Ескерту. 4-бапқа өзгеріс енгізілді -ҚР 03.07.2013 № 121-V Конституциялық заңымен.",
     ["amended | 4 | 2013-07-03 | 121-V | constitutional-law | ҚР | –"]),
    ("Ескерту. 7-тармаққа өзгеріс енгізілді - Алматы облыстық мәслихатының 11.05.2018 № 06-7/112 шешімімен (алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі).",
     ["amended | 7 | 2018-05-11 | 06-7/112 | decision | Алматы облыстық мәслихатының | 10 days: алғашқы … енгізіледі"]),
    ("Ескерту. 7-тармаққа өзгеріс енгізілді - ҚР Инвестициялар және даму министрінің, ҚР Қаржы министрінің м.а. 11.05.2018 № 12 бірлескен бұйрығымен.",
     ["amended | 7 | 2018-05-11 | 12 | order | ҚР Инвестициялар және даму министрінің, ҚР Қаржы министрінің м.а. | –"]),
    ("Ескерту. 7-тармаққа өзгеріс енгізілді - ҚР Денсаулық сақтау министрінің 03.07.2020 № ҚР ДСМ-78/2020 бұйрығымен.",
     ["amended | 7 | 2020-07-03 | ҚР ДСМ-78/2020 | order | ҚР Денсаулық сақтау министрінің | –"]),
    ("Ескерту. 12-бап жаңа редакцияда – Қазақстан Республикасының 2013 жылғы 4 шілдедегі № 130-V ҚРЗ Заңымен.",
     ["restated | 12 | 2013-07-04 | 130-V | law | Қазақстан Республикасының | –"]),
    # Since when: before the instrument, after it, without brackets, in words that are not known.
    ("Ескерту. 4-тармаққа өзгеріс енгізілді – Қазақстан Республикасы Президентінің 29.12.2015 ж. № 152 (2016 жылғы 1 қаңтардан бастап қолданысқа енгізіледі) Жарлығымен.",
     ["amended | 4 | 2015-12-29 | 152 | decree | Қазақстан Республикасы Президентінің | 2016-01-01: 2016 … енгізіледі"]),
    ("Ескерту. 4-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 11.05.2018 № 12 қаулысымен (11.06.2018 бастап күшіне енеді).",
     ["amended | 4 | 2018-05-11 | 12 | resolution | ҚР Үкіметінің | 2018-06-11: 11.06.2018 бастап күшіне енеді"]),
    ("Ескерту. 4-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 18.07.2017 № 512 қаулысымен, 01.01.2018 бастап қолданысқа енгізіледі.",
     ["amended | 4 | 2017-07-18 | 512 | resolution | ҚР Үкіметінің | 2018-01-01: 01.01.2018 бастап қолданысқа енгізіледі"]),
    ("Ескерту. 4-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 18.07.2017 № 512 (алғашқы ресми жарияланған күнінен кейін күнтізбелік 10 (он) күн өткен соң қолданысқа енгізіледі) қаулысымен.",
     ["amended | 4 | 2017-07-18 | 512 | resolution | ҚР Үкіметінің | 10 days: алғашқы … енгізіледі"]),
    ("Ескерту. 4-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 18.07.2017 № 512 қаулысымен (алғашқы ресми жарияланған күнінен кейін алпыс күн өткен соң қолданысқа енгізіледі).",
     ["amended | 4 | 2017-07-18 | 512 | resolution | ҚР Үкіметінің | 60 days, not calendar ones: алғашқы … енгізіледі"]),
    ("Ескерту. 4-бапқа өзгеріс енгізілді - ҚР 18.07.2017 № 512-VI (01.01.2018 бастап қолданысқа енгізіледі, 3) тармақшасы 01.07.2018 бастап қолданысқа енгізіледі) Заңымен.",
     ["amended | 4 | 2017-07-18 | 512-VI | law | ҚР | not one day: 01.01.2018 … енгізіледі"]),
    ("Ескерту. 4-тармаққа өзгеріс енгізілді - ҚР Президентінің 18.07.2017 № 512 (қолданысқа енгізілу тәртібін ҚР 10.02.2017 № 44-VI Заңының 2-бабынан қараңыз) Жарлығымен.",
     ["amended | 4 | 2017-07-18 | 512 | decree | ҚР Президентінің | not one day: қолданысқа … қараңыз"]),
    # The whole note in brackets, and brackets in it.
    ("[Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 Жарлығымен].",
     ["restated | 4 | 2013-10-01 | 651 | decree | ҚР Президентінің | –"]),
    ("(Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 (алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі) Жарлығымен.)",
     ["restated | 4 | 2013-10-01 | 651 | decree | ҚР Президентінің | 0 days: алғашқы … енгізіледі"]),
]  # fmt: skip

ENGLISH = [
    # The plain forms.
    ("Footnote. Paragraph 9 as amended by the order of the Minister of Labor and Social Protection of the Population of the Republic of Kazakhstan dated 13.11.2023 № 472 (shall be enforced upon expiry of sixty calendar days after the day of its first official publication).",
     ["amended | 9 | 2023-11-13 | 472 | order | the Minister of Labor and Social Protection of the Population of the Republic of Kazakhstan | 60 days: shall … publication"]),
    ("Footnote. Article 16 is in the wording of the Law of the Republic of Kazakhstan dated 03.07.2020 № 357-VI.",
     ["restated | 16 | 2020-07-03 | 357-VI | law | the Republic of Kazakhstan | –"]),
    ("Footnote. Article 16 in the wording of the Law of the Republic of Kazakhstan No. 357-VI dated 03.07.2020 (shall be enforced from 01.01.2021).",
     ["restated | 16 | 2020-07-03 | 357-VI | law | the Republic of Kazakhstan | 2021-01-01: shall … 01.01.2021"]),
    ("Footnote. Subparagraph 3) of paragraph 10 is excluded by the Decree of the President of the Republic of Kazakhstan dated 05.05.2017 No. 471.",
     ["excluded | 10-3 | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –"]),
    ("Footnote. Article 12 became invalid by the Law of the Republic of Kazakhstan dated 04.07.2013 № 130-V.",
     ["repealed | 12 | 2013-07-04 | 130-V | law | the Republic of Kazakhstan | –"]),
    ("Footnote. Paragraph 5 is set out in a new wording by the Decree of the President of the Republic of Kazakhstan dated 2022.02.22. N 814.",
     ["restated | 5 | 2022-02-22 | 814 | decree | the President of the Republic of Kazakhstan | –"]),
    ("[Footnote. Paragraph 4 with amendments and additions made by the Decree of the President of the Republic of Kazakhstan dated October 1, 2013 No651.]",
     ["amended | 4 | 2013-10-01 | 651 | decree | the President of the Republic of Kazakhstan | –"]),
    # The whole act, and parts of it.
    ("Footnote. The Code is in the wording of the Decree of the President of the Republic of Kazakhstan dated 01.04.2011 No. 1180 (shall be enforced from the day of its first official publication).",
     ["restated | act | 2011-04-01 | 1180 | decree | the President of the Republic of Kazakhstan | 0 days: shall … publication"]),
    ('Footnote. Through the whole text, the words "agency" and "in the wording of" are substituted by the words "committee" and "as amended" – by the Law of the Republic of Kazakhstan No. 90-VI dated 12 March 2018 (shall be enforced upon expiry of 6 months from the date of its official publication).',
     ["amended | act | 2018-03-12 | 90-VI | law | the Republic of Kazakhstan | not one day: shall … publication"]),
    ("(as amended on 05-05-2017)",
     ["amended | act | 2017-05-05 | – | – | – | –"]),
    ("Footnote. The title as amended by the Decree of the President of the Republic of Kazakhstan dated 15.04.2013 No. 540.",
     ["amended | act, heading | 2013-04-15 | 540 | decree | the President of the Republic of Kazakhstan | –"]),
    ("Footnote. The fourth paragraph of the preamble as amended by the Decree of the President of the Republic of Kazakhstan dated 27.11.2007 No. 446.",
     ["amended | act, preamble/paragraph-4 | 2007-11-27 | 446 | decree | the President of the Republic of Kazakhstan | –"]),
    ("Footnote. The heading of Chapter 4 in the wording of the Decree of the President of the Republic of Kazakhstan dated 15.04.2013 No. 540.",
     ["restated | chapter-4, heading | 2013-04-15 | 540 | decree | the President of the Republic of Kazakhstan | –"]),
    ("Footnote. Appendix 5 became invalid by the order of the Minister of Labor of the Republic of Kazakhstan dated 05.06.2019 № 06-7/112.",
     ["repealed | appendix-5 | 2019-06-05 | 06-7/112 | order | the Minister of Labor of the Republic of Kazakhstan | –"]),
    ("Footnote. Paragraph 3 of appendix 2 as amended by the order of the Minister of Labor of the Republic of Kazakhstan dated 05.06.2019 № 112.",
     ["amended | appendix-2, clause-3 | 2019-06-05 | 112 | order | the Minister of Labor of the Republic of Kazakhstan | –"]),
    # Several places; places inside a clause.
    ("Footnote. Paragraphs 1 and 2 are in the wording of the Law of the Republic of Kazakhstan dated 26.12.2018 № 202-VI (shall be enforced from 01.01.2019).",
     ["restated | 1 | 2018-12-26 | 202-VI | law | the Republic of Kazakhstan | 2019-01-01: shall … 01.01.2019",
      "restated | 2 | 2018-12-26 | 202-VI | law | the Republic of Kazakhstan | 2019-01-01: shall … 01.01.2019"]),
    ("Footnote. Paragraphs 1-3 are excluded by the Decree of the President of the Republic of Kazakhstan dated 05.05.2017 No. 471.",
     ["excluded | 1 | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –",
      "excluded | 2 | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –",
      "excluded | 3 | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –"]),
    ("Footnote. Subparagraphs 1), 2) and part two of paragraph 3 are excluded by the Decree of the President of the Republic of Kazakhstan dated 05.05.2017 No. 471.",
     ["excluded | 3-1 | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –",
      "excluded | 3-2 | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –",
      "excluded | 3, part-2 | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –"]),
    ("Footnote. Subparagraph 3) of paragraph 2 of Article 5 is excluded by the Law of the Republic of Kazakhstan dated 26.12.2018 № 202-VI.",
     ["excluded | 5-2-3 | 2018-12-26 | 202-VI | law | the Republic of Kazakhstan | –"]),
    ("Footnote. Part one of paragraph 3 is excluded by the Decree of the President of the Republic of Kazakhstan dated March 30, 2020 No. 295 (shall be enforced from the date of its signing).",
     ["excluded | 3, part-1 | 2020-03-30 | 295 | decree | the President of the Republic of Kazakhstan | not one day: shall … signing"]),
    ('Footnote. In paragraph 5, the words "in the wording of" are excluded by the Decree of the President of the Republic of Kazakhstan dated 22.02.2022 No. 814.',
     ["amended | 5 | 2022-02-22 | 814 | decree | the President of the Republic of Kazakhstan | –"]),
    # Supplemented: what was added stands after the verb.
    ("Footnote. The Rules are supplemented by paragraph 5-1 in accordance with the resolution of the Government of the Republic of Kazakhstan dated 20.11.2020 № 785.",
     ["supplemented | 5-1 | 2020-11-20 | 785 | resolution | the Government of the Republic of Kazakhstan | –"]),
    ("Footnote. Paragraph 5 is supplemented by subparagraphs 3-1) and 3-2) in accordance with the Law of the Republic of Kazakhstan dated 20.11.2020 № 785-VI.",
     ["supplemented | 5-3-1 | 2020-11-20 | 785-VI | law | the Republic of Kazakhstan | –",
      "supplemented | 5-3-2 | 2020-11-20 | 785-VI | law | the Republic of Kazakhstan | –"]),
    ("Footnote. Article 7 is supplemented by paragraph 2-1 by the Law of the Republic of Kazakhstan dated 20.11.2020 № 785-VI.",
     ["supplemented | 7--2-1 | 2020-11-20 | 785-VI | law | the Republic of Kazakhstan | –"]),
    ("Footnote. Chapter 1 is supplemented by paragraph 5-1, paragraph 6 is in the wording of the Decree of the President of the Republic of Kazakhstan dated October 1, 2013 No. 651.",
     ["supplemented | 5-1 | 2013-10-01 | 651 | decree | the President of the Republic of Kazakhstan | –",
      "restated | 6 | 2013-10-01 | 651 | decree | the President of the Republic of Kazakhstan | –"]),
    # Several instruments, several kinds.
    ("Footnote. Paragraph 2 is in the wording of the Law of the Republic of Kazakhstan dated 24.12.2012 № 60-V (shall be enforced upon expiry of ten calendar days after its first official publication); as amended by the Law of the Republic of Kazakhstan dated 03.11.2014 № 244-V (shall be enforced from 01.01.2015).",
     ["restated | 2 | 2012-12-24 | 60-V | law | the Republic of Kazakhstan | 10 days: shall … publication",
      "amended | 2 | 2014-11-03 | 244-V | law | the Republic of Kazakhstan | 2015-01-01: shall … 01.01.2015"]),
    ("Footnote. Article 5 as amended by the Laws of the Republic of Kazakhstan dated 26.03.2007 № 240; dated 05.07.2011 № 452-IV (shall be enforced upon expiry of ten calendar days after its first official publication).",
     ["amended | 5 | 2007-03-26 | 240 | law | the Republic of Kazakhstan | –",
      "amended | 5 | 2011-07-05 | 452-IV | law | the Republic of Kazakhstan | 10 days: shall … publication"]),
    ("Footnote. Paragraph 4 is in the wording, paragraph 5 is excluded by the Decree of the President of the Republic of Kazakhstan dated 1st October, 2013 No. 651.",
     ["restated | 4 | 2013-10-01 | 651 | decree | the President of the Republic of Kazakhstan | –",
      "excluded | 5 | 2013-10-01 | 651 | decree | the President of the Republic of Kazakhstan | –"]),
    ("Footnote. Paragraph 4 as amended by the Decree of the President of the Republic of Kazakhstan dated 05.05.2017 No. 471, and by the resolution of the Government of the Republic of Kazakhstan dated 06.06.2018 No. 7.",
     ["amended | 4 | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –",
      "amended | 4 | 2018-06-06 | 7 | resolution | the Government of the Republic of Kazakhstan | –"]),
    # Only the Russian text.
    ("Footnote. Paragraph 1 as amended in Russian, the text in Kazakh is not changed by the Decree of the President of the Republic of Kazakhstan dated 05.05.2017 No. 471.",
     ["amended | 1, only ru | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –"]),
    ("Footnote. Paragraph 1 is amended in the Russian language, the text in the state language remains unchanged, by the Decree of the President of the Republic of Kazakhstan dated 05.05.2017 No. 471.",
     ["amended | 1, only ru | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –"]),
    # Instruments of every kind, and who made them, wherever that stands.
    ("Footnote. Article 2 in the wording of the Decree of the President of the Republic of Kazakhstan having the force of Law dated 21.12.1995 No. 2710.",
     ["restated | 2 | 1995-12-21 | 2710 | decree-law | the President of the Republic of Kazakhstan | –"]),
    ("Footnote. Article 4 as amended by the Constitutional Law of the Republic of Kazakhstan dated 03.07.2013 № 121-V.",
     ["amended | 4 | 2013-07-03 | 121-V | constitutional-law | the Republic of Kazakhstan | –"]),
    ("Footnote. Paragraph 7 as amended by the decision of the Almaty regional maslikhat dated 11.05.2018 № 06-7/112.",
     ["amended | 7 | 2018-05-11 | 06-7/112 | decision | the Almaty regional maslikhat | –"]),
    ("Footnote. Paragraph 7 as amended by the Decree No. 471 of the President of the Republic of Kazakhstan dated 05.05.2017.",
     ["amended | 7 | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –"]),
    ("Footnote. Paragraph 7 as amended by the order dated 13.11.2023 № 472 of the Minister of Labor of the Republic of Kazakhstan (shall be enforced from 01.01.2024).",
     ["amended | 7 | 2023-11-13 | 472 | order | the Minister of Labor of the Republic of Kazakhstan | 2024-01-01: shall … 01.01.2024"]),
    ("Footnote. Paragraph 7 as amended by the order of the Chairman of the Agency for Law Enforcement of the Republic of Kazakhstan dated 13/11/2023 № 47.",
     ["amended | 7 | 2023-11-13 | 47 | order | the Chairman of the Agency for Law Enforcement of the Republic of Kazakhstan | –"]),
    ("By the Decree of the President of the Republic of Kazakhstan dated 06.06.2018 No. 7 paragraph 5 is excluded.",
     ["excluded | 5 | 2018-06-06 | 7 | decree | the President of the Republic of Kazakhstan | –"]),
]  # fmt: skip

# What stays open · language · note · what is understood of it · why not all
UNREAD = [
    # No word for what happened that is known, or none that says it has happened yet.
    ("kk", "Ескерту. Бұл туралы қараңыз.",
     ["– | – | – | – | – | – | –"],
     "it does not say in known words what happened"),
    ("en", "Footnote. See the previous edition.",
     ["– | – | – | – | – | – | –"],
     "it does not say in known words what happened"),
    ("kk", "Ескерту. 5-тармақ тоқтатылды - ҚР Үкіметінің 02.02.2020 № 7 қаулысымен.",
     ["– | 5 | 2020-02-02 | 7 | resolution | ҚР Үкіметінің | –"],
     "it does not say in known words what happened"),
    ("kk", "Ескерту. 2-тармақ жаңа редакцияда көзделген – ҚР Президентінің 12.02.2024 № 480 Жарлығымен (01.07.2024 бастап қолданысқа енгізіледі).",
     ["– | 2 | 2024-02-12 | 480 | decree | ҚР Президентінің | 2024-07-01: 01.07.2024 бастап қолданысқа енгізіледі"],
     "it does not say in known words what happened"),
    ("en", "Footnote. Paragraph 4 shall be amended by the Decree of the President of the Republic of Kazakhstan dated 12.02.2024 No. 480 (shall be enforced from 01.07.2024).",
     ["– | 4 | 2024-02-12 | 480 | decree | the President of the Republic of Kazakhstan | 2024-07-01: shall … 01.07.2024"],
     "it does not say in known words what happened"),
    # A place that could be one thing or another, or that is in something which is not here.
    ("kk", "Ескерту. 1-3, 6-тармақтар алып тасталды - ҚР Үкіметінің 26.12.2018 № 202 қаулысымен.",
     ["excluded | – | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –"],
     "it is not clear which place it means"),
    ("kk", "Ескерту. 5-кестенің 3-тармағы жаңа редакцияда - ҚР Үкіметінің 26.12.2018 № 202 қаулысымен.",
     ["restated | – | 2018-12-26 | 202 | resolution | ҚР Үкіметінің | –"],
     "it is not clear which place it means"),
    ("en", "Footnote. Paragraph 3 of table 2 as amended by the order of the Minister of Labor of the Republic of Kazakhstan dated 05.06.2019 № 112.",
     ["amended | – | 2019-06-05 | 112 | order | the Minister of Labor of the Republic of Kazakhstan | –"],
     "it is not clear which place it means"),
    # One half is understood: the other half is not taken for the same.
    ("kk", "Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 Жарлығымен, 5-тармақ тоқтатылды - ҚР Үкіметінің 02.02.2020 № 7 қаулысымен.",
     ["restated | 4 | 2013-10-01 | 651 | decree | ҚР Президентінің | –",
      "– | 5 | 2020-02-02 | 7 | resolution | ҚР Үкіметінің | –"],
     "it does not say in known words what happened"),
    ("kk", "Ескерту. 5-тармақ тоқтатылды - ҚР Үкіметінің 02.02.2020 № 7 қаулысымен, 4-тармақ жаңа редакцияда - ҚР Үкіметінің 02.02.2021 № 8 қаулысымен.",
     ["restated | 4 | 2021-02-02 | 8 | resolution | ҚР Үкіметінің | –"],
     "“02.02.2020 № 7” is named before it says what happened; it does not say in known words what happened to “5-тармақ”"),
    ("kk", "Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651 Жарлығымен, 5-тармақ тоқтатылды.",
     ["restated | 4 | 2013-10-01 | 651 | decree | ҚР Президентінің | –"],
     "it does not say in known words what happened to “5-тармақ”"),
    ("en", "Footnote. Paragraph 4 as amended by the Decree of the President of the Republic of Kazakhstan dated 05.05.2017 No. 471; is suspended by the resolution of the Government of the Republic of Kazakhstan dated 06.06.2018 No. 7.",
     ["amended | 4 | 2017-05-05 | 471 | decree | the President of the Republic of Kazakhstan | –",
      "– | 4 | 2018-06-06 | 7 | resolution | the Government of the Republic of Kazakhstan | –"],
     "it does not say in known words what happened"),
    # An instrument that only says what the act is.
    ("kk", "Ескерту. ҚР Президентінің 29.12.2015 № 153 Жарлығымен бекітілген Әдеп кодексіне өзгеріс енгізілді - ҚР Президентінің 22.02.2022 № 814 Жарлығымен.",
     ["amended | act | 2022-02-22 | 814 | decree | ҚР Президентінің | –"],
     "“29.12.2015 № 153” is named before it says what happened"),
    # A day that is not in the calendar is no day.
    ("kk", "Ескерту. 4-тармақ жаңа редакцияда - ҚР 31.02.2013 № 6 Заңымен.",
     ["restated | 4 | – | 6 | law | ҚР | –"],
     "31.02.2013 is no date"),
    ("kk", "Ескерту. 4-тармақ жаңа редакцияда - ҚР 2013.13.01 № 6 Заңымен.",
     ["restated | 4 | – | 6 | law | ҚР | –"],
     "2013.13.01 is no date"),
    ("kk", "Ескерту. 4-тармақ жаңа редакцияда - ҚР 28.02.2013 № 6-V (31.02.2014 бастап қолданысқа енгізіледі) Заңымен.",
     ["restated | 4 | 2013-02-28 | 6-V | law | ҚР | not one day: 31.02.2014 бастап қолданысқа енгізіледі"],
     "31.02.2014 is no date"),
    ("en", "Footnote. Paragraph 4 in the wording of the Decree of the President of the Republic of Kazakhstan dated February 30, 2013 No. 6.",
     ["restated | 4 | – | 6 | decree | the President of the Republic of Kazakhstan | –"],
     "February 30, 2013 is no date"),
    # Something is missing, or is printed in a way that is not known.
    ("kk", "Ескерту. 4-тармақ жаңа редакцияда.",
     ["restated | 4 | – | – | – | – | –"],
     "it names no date of an instrument"),
    ("kk", "Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 05.05.2017 № 471, 22.02.2022 жарлықтарымен.",
     ["restated | 4 | 2017-05-05 | 471 | decree | ҚР Президентінің | –",
      "restated | 4 | 2022-02-22 | – | decree | ҚР Президентінің | –"],
     "“22.02.2022” has no number"),
    ("kk", "Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 05.05.2017 №№ 471, 472 жарлықтарымен.",
     ["restated | 4 | 2017-05-05 | – | decree | ҚР Президентінің | –"],
     "“05.05.2017” has no number; “№№ 471, 472” has no date beside it"),
    ("kk", "Ескерту. 4-тармақ жаңа редакцияда - ҚР Президентінің 01.10.2013 № 651; ҚР Үкіметінің 01.10.2014 № 7 қаулысымен.",
     ["restated | 4 | 2013-10-01 | 651 | – | ҚР Президентінің | –",
      "restated | 4 | 2014-10-01 | 7 | resolution | ҚР Үкіметінің | –"],
     "no known word says what kind of instrument “01.10.2013 № 651” is"),
    ("kk", "Ескерту. 5-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 05.05.17 № 47 қаулысымен.",
     ["amended | 5 | – | – | – | – | –"],
     "it names no date of an instrument; “№ 47 қаулысы” has no date beside it"),
    ("kk", "Ескерту. 5-тармаққа өзгеріс енгізілді - ҚР Үкіметінің 05.05.2017 № 47 (алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі қаулысымен.",
     ["amended | 5 | 2017-05-05 | 47 | resolution | ҚР Үкіметінің | –"],
     "a bracket is not closed"),
    ("en", "Footnote. Paragraph 4 as amended by the instruction of the Prime Minister of the Republic of Kazakhstan dated 05.05.2017 No. 47.",
     ["amended | 4 | 2017-05-05 | 47 | – | – | –"],
     "no known word says what kind of instrument “05.05.2017 No. 47” is"),
    ("kk", "Ескерту. 7-тармаққа өзгеріс енгізілді - ҚР Премьер-Министрінің 11.05.2018 № 12 өкімімен.",
     ["amended | 7 | 2018-05-11 | 12 | – | ҚР Премьер-Министрінің | –"],
     "no known word says what kind of instrument “11.05.2018 № 12” is"),
]  # fmt: skip

# A note · what it is about, where the clauses of its text are articles.
IN_ARTICLES = [
    # Of which article a paragraph is, is not guessed.
    ("kk", "Ескерту. 2-тармақ жаңа редакцияда - ҚР 01.10.2013 № 6-V Заңымен.", "–, clause-2"),
    ("kk", "Ескерту. 5-баптың 2-тармағы жаңа редакцияда - ҚР 01.10.2013 № 6-V Заңымен.", "5-2"),
    ("kk", "Ескерту. 5-бап жаңа редакцияда - ҚР 01.10.2013 № 6-V Заңымен.", "5"),
    ("en", "Footnote. Paragraph 2 as amended by the Law dated 01.10.2013 № 6-V.", "–, clause-2"),
    ("en", "Footnote. Article 5, paragraph 2 as amended by the Law dated 01.10.2013 № 6-V.", "5-2"),
]  # fmt: skip


def read(lang: str, text: str, clause: str | None = "1", articles: bool = False) -> list[Amendment]:
    note = Note("x", lang, Passage.of(text, 1), clause)
    return list(read_note(note, grammar(lang), articles))


def said(amendment: Amendment) -> str:
    """An amendment as a line of the tables."""
    only = amendment.only and f"only {amendment.only}"
    target = ", ".join(filter(None, (amendment.target or "–", amendment.portion, only)))
    date = amendment.date and amendment.date.isoformat()
    told = (amendment.kind, target, date, amendment.number, amendment.type, amendment.authority)
    return " | ".join([*(word or "–" for word in told), since(amendment)])


def since(amendment: Amendment) -> str:
    force, words = amendment.force, amendment.commencement
    if words is None:
        assert force is None
        return "–"
    if force is None:
        return f"not one day: {words}"
    if force.date:
        return f"{force.date}: {words}"
    plain = "" if force.calendar or not force.days else ", not calendar ones"
    return f"{force.days} days{plain}: {words}"


def assert_says(found: Sequence[Amendment], expected: Sequence[str]) -> None:
    told = [said(amendment) for amendment in found]
    for index, (line, wanted) in enumerate(zip(told, expected, strict=False)):
        if re.fullmatch(".*".join(map(re.escape, wanted.split("…"))), line):
            told[index] = wanted
    assert told == list(expected)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [("kk", *row) for row in KAZAKH] + [("en", *row) for row in ENGLISH],
)
def test_what_a_note_means(lang: str, text: str, expected: list[str]) -> None:
    # What stands in brackets under a title follows no clause.
    found = read(lang, text, clause=None if text.startswith("(as") else "1")
    assert_says(found, expected)
    assert {amendment.unread for amendment in found} == {()}


@pytest.mark.parametrize(("lang", "text", "expected", "why"), UNREAD)
def test_what_is_not_understood_is_left_open_and_said(
    lang: str, text: str, expected: list[str], why: str
) -> None:
    found = read(lang, text)
    assert_says(found, expected)
    assert {"; ".join(amendment.unread) for amendment in found} == {why}
    assert {amendment.note.text for amendment in found} == {text}


@pytest.mark.parametrize(("lang", "text", "target"), IN_ARTICLES)
def test_a_paragraph_is_a_part_of_an_article_where_there_are_articles(
    lang: str, text: str, target: str
) -> None:
    (found,) = read(lang, text, articles=True)
    assert said(found).split(" | ")[1] == target
