"""The vocabulary of the synthetic acts: our own words, each in Kazakh and in English.

A sentence is drawn once and said in both languages, so that the two texts are each other's.
"""

from __future__ import annotations

from typing import Final

Pair = tuple[str, str]  # Kazakh, English

LANGS: Final = ("kk", "en")

SUBJECTS: Final[tuple[Pair, ...]] = (
    ("Тізілім жүргізуші", "The keeper of the register"),
    ("Мұрағат қызметкері", "An employee of the archive"),
    ("Құрылымдық бөлімшенің басшысы", "The head of a structural unit"),
    ("Уәкілетті орган", "The authorized body"),
    ("Кітапхана меңгерушісі", "The manager of the library"),
    ("Өлшеу зертханасының маманы", "A specialist of the measuring laboratory"),
    ("Комиссияның хатшысы", "The secretary of the commission"),
    ("Өтініш беруші", "The applicant"),
    ("Қоғамдық кеңестің мүшесі", "A member of the public council"),
    ("Бақылау бөлімі", "The department of supervision"),
)
TIMES: Final[tuple[Pair, ...]] = (
    ("өз міндеттерін атқару кезінде", "in the performance of his or her duties"),
    ("күнтізбелік жылдың соңына дейін", "before the end of the calendar year"),
    ("құжаттар келіп түскен күні", "on the day on which the documents are received"),
    ("жұмыс уақытында және одан тыс уақытта", "during working hours and outside them"),
    ("тексеру басталғанға дейін", "before the inspection begins"),
    ("әрбір тоқсанның алғашқы аптасында", "in the first week of every quarter"),
    ("келісім болмаған жағдайда", "where there is no agreement"),
    ("жазбаша сұрау бойынша", "on a written request"),
)
OBJECTS: Final[tuple[Pair, ...]] = (
    ("тізілімдегі жазбаларды", "the entries of the register"),
    ("келіп түскен өтініштерді", "the applications received"),
    ("өлшеу құралдарының есебін", "the account of the measuring instruments"),
    ("мұрағат қорының құжаттарын", "the documents of the archive's holdings"),
    ("қызметтік хат алмасуды", "the official correspondence"),
    ("ашық деректер жиынтығын", "the set of open data"),
    ("кітапхана каталогының карточкаларын", "the cards of the library's catalogue"),
    ("комиссия отырысының хаттамасын", "the minutes of the commission's sitting"),
    ("тексеру нәтижелері туралы анықтаманы", "the certificate of the results of the inspection"),
    ("сақтау мерзімі өткен істерді", "the files whose term of keeping has ended"),
)
# To be followed by «міндетті», «тиіс» or «құқылы»; English after "shall" or "may".
ACTIONS: Final[tuple[Pair, ...]] = (
    ("қарауға", "consider"),
    ("сақтауға", "keep"),
    ("жариялауға", "publish"),
    ("толықтыруға", "complete"),
    ("салыстырып тексеруге", "compare and verify"),
    ("басшылыққа тапсыруға", "hand over to the management"),
    ("барлық мүдделі адамдарға жеткізуге", "bring to the notice of all persons concerned"),
    ("белгіленген нысан бойынша ресімдеуге", "draw up in the established form"),
)
MODES: Final[tuple[Pair, ...]] = (
    ("міндетті", "shall"),
    ("тиіс", "must"),
    ("құқылы", "may"),
)
LEADS: Final[tuple[Pair, ...]] = (
    ("мыналарды орындауға міндетті", "shall do the following"),
    ("мынадай талаптарды сақтайды", "observes the following requirements"),
    ("мынадай жағдайларда жауапты болады", "is responsible in the following cases"),
)
HEADINGS: Final[tuple[Pair, ...]] = (
    ("Жалпы ережелер", "General provisions"),
    ("Тізілімді жүргізу тәртібі", "The order of keeping the register"),
    ("Мұрағат құжаттарын сақтау", "The keeping of archive documents"),
    ("Өтініштерді қарау", "The consideration of applications"),
    ("Өлшеулер мен есептер", "Measurements and accounts"),
    ("Бақылау және жауапкершілік", "Supervision and responsibility"),
    ("Қорытынды ережелер", "Final provisions"),
)
# References in the wording of acts; {n} is a clause's number, {m} an item's.
TO_CLAUSE: Final[tuple[Pair, ...]] = (
    ("осы Кодекстің {n}-тармағына сәйкес", "in accordance with paragraph {n} of this Code"),
    (
        "осы Кодекстің {n}-тармағында көзделген жағдайларда",
        "in the cases provided for by paragraph {n} of this Code",
    ),
    ("осы Кодекстің {n}-тармағының талаптары бойынша", "as paragraph {n} of this Code requires"),
)
TO_ITEM: Final[tuple[Pair, ...]] = (
    (
        "осы Кодекстің {n}-тармағының {m}) тармақшасында белгіленген тәртіппен",
        "in the manner established by subparagraph {m}) of paragraph {n} of this Code",
    ),
)
OUTSIDE: Final[tuple[Pair, ...]] = (
    (
        "«Ашық тізілімдер туралы» 2003 жылғы 14 ақпандағы Қазақстан Республикасының Заңына сәйкес",
        "in accordance with the Law of the Republic of Kazakhstan dated February 14, 2003, "
        '"On open registers"',
    ),
    ("осы Кодекстің талаптарын сақтай отырып", "in observance of the requirements of this Code"),
)
# What a note says of {target}, by kind; {by} names the instrument.
NOTES: Final[dict[str, Pair]] = {
    "restated": (
        "Ескерту. {n}-тармақ жаңа редакцияда - ҚР Президентінің {date} № {number} Жарлығымен.",
        "Footnote. Paragraph {n} in the wording of the Decree of the President of the Republic of "
        "Kazakhstan dated {date} № {number}.",
    ),
    "amended": (
        "Ескерту. {n}-тармаққа өзгеріс енгізілді - ҚР Президентінің {date} № {number} (алғашқы "
        "ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі) "
        "Жарлығымен.",
        "Footnote. Paragraph {n} as amended by the Decree of the President of the Republic of "
        "Kazakhstan dated {date} № {number} (shall be enforced upon expiry of ten calendar days "
        "after the day of its first official publication).",
    ),
}
EXCLUDED: Final[Pair] = (
    "алып тасталды - ҚР Президентінің {date} № {number} Жарлығымен",
    "is excluded by the Decree of the President of the Republic of Kazakhstan dated {date} "
    "№ {number}",
)
TITLE: Final[Pair] = ("Тізілімдер мен мұрағаттар кодексі", "Code of registers and archives")
