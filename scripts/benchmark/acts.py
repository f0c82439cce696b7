"""Synthetic acts in Kazakh and English, shaped like acts of Kazakhstan; the same at every call.

A chapter for every 25 clauses, an amending decree for every chapter: as in codes that live long,
bytes, notes and history all grow with the clauses.
"""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path
from typing import Final

CHAPTER: Final = 25
ADOPTED: Final = datetime.date(2001, 3, 5)
DECREE: Final = 'type = "decree"\nauthority = "president"'
STANDING: Final = {"kk": "authentic", "en": "unofficial translation"}
CHAPTERS: Final = {"kk": "{at}-тарау. Өлшеу", "en": "Chapter {at}. Measures"}
DATA: Final = Path(__file__).with_name("data")  # kk.txt and en.txt: what every third clause says
QUOTING: Final = re.compile(r'(?m)^\[.*"quote"\)$')  # a line that only quotes acts of ours


def make_act(clauses: int) -> dict[str, str]:
    """An act as an editor would hand it over: names of files in ``sources/<act>/`` → contents."""
    chapters = (clauses - 1) // CHAPTER + 1
    days = [ADOPTED + datetime.timedelta(7300 * (at + 1) // chapters) for at in range(chapters)]
    facts = 'order = 1\nstatus.state = "in force"\ntitle = {kk = "Кодекс", en = "Code"}\n'
    facts += 'short = {kk = "Кодекс", en = "Code"}\n'
    facts += f'[[event]]\ndate = {ADOPTED}\nkind = "adopted"\nnumber = "17"\n{DECREE}\n'
    for at, day in enumerate(days):
        first = at * CHAPTER + 1
        touched = [str(n) for n in range(first, min(first + CHAPTER, clauses + 1)) if n % 3 == 1]
        facts += f'[[event]]\ndate = {day}\nkind = "restated"\nnumber = "{100 + at}"\n{DECREE}\n'
        facts += f"clauses = {touched}\n"
    files = {}
    for lang in STANDING:
        forms = (DATA / f"{lang}.txt").read_text(encoding="utf-8").strip().split("\n\n")
        facts += f'[[text]]\nlang = "{lang}"\nsource = "{lang}.txt"\nwording_of = {days[-1]}\n'
        facts += f'standing = "{STANDING[lang]}"\n'
        lines = ["Кодекс" if lang == "kk" else "Code"]
        for n in range(1, clauses + 1):
            at = (n - 1) // CHAPTER
            if n % CHAPTER == 1:
                lines.append(CHAPTERS[lang].format(at=at + 1))
            told = {"to": n * 7 % clauses + 1, "day": f"{days[at]:%d.%m.%Y}", "decree": 100 + at}
            lines.append(forms[(n - 1) % 3].format(n=n, **told).replace("\n", "\n\n"))
        files[f"{lang}.txt"] = "\n\n".join(lines) + "\n"
    return files | {"act.toml": facts}


def lay_out(root: Path, clauses: int, like: Path, acts: int = 1) -> Path:
    """A new project with so many clauses in so many acts of one length, or with none; the rest is
    ``like``'s."""
    files = {"sources/authorities.toml": '[president]\nkk = "Президент"\nen = "President"\n'}
    act = make_act(max(1, clauses // acts)).items() if clauses else ()
    for number in range(acts):
        folder = f"sources/code-{number}" if number else "sources/code"
        files |= {f"{folder}/{name}": text for name, text in act}
    for page in (like / "docs").glob("*.*.md"):  # those that are written by hand
        files[f"docs/{page.name}"] = QUOTING.sub("", page.read_text(encoding="utf-8"))
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    shutil.copyfile(like / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copytree(like / "overrides", root / "overrides")
    return root
