"""What editors write beside the sources: TOML files → typed records.

A wrong record is refused with its file, its line, and what to write instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from adep.base.problems import Problem, Refused, refuse
from adep.model import (
    CitedAct,
    Concordance,
    Correction,
    Duty,
    DutyGroup,
    RecordedTerm,
    Records,
    Redirect,
    Remark,
    Words,
)
from adep.records import inbox
from adep.records.across_acts import (
    AUTHORITIES,
    DUTIES,
    ActWordings,
    parse_authorities,
    parse_cited_acts,
    parse_concordance,
    parse_duties,
)
from adep.records.addresses import PUBLISHED, REDIRECTS
from adep.records.agency import CODE, Agency, parse_agency
from adep.records.asked import ASKED, with_asked
from adep.records.catchwords import NAME as CATCHWORDS
from adep.records.catchwords import parse_catchwords
from adep.records.facts import parse_facts
from adep.records.inbox import Request, parse_request
from adep.records.redirects import parse_addresses, parse_redirects
from adep.records.terms import TERMS, parse_terms
from adep.records.toml_tables import INBOX, code_of, document
from adep.records.unit_records import parse_corrections, parse_rows, parse_sentences

BEFORE_UNITS: Final = "corrections.toml"  # where all those of an act stood once


def require_project(root: Path) -> None:
    """Raises ``Refused`` where ``root`` holds no sources: no project is there."""
    if not (root / "sources").is_dir():
        message = "there is no project here; go to its folder, or name it with --root"
        raise refuse("source-missing", AUTHORITIES, None, message)


def load_authorities(root: Path) -> Mapping[str, Words]:
    """``sources/authorities.toml``: id → name in each language."""
    if not (root / AUTHORITIES).exists():
        require_project(root)
        message = "this file names the authorities; restore it"
        raise refuse("source-missing", AUTHORITIES, None, message)
    return parse_authorities(_file(root, AUTHORITIES), AUTHORITIES)


def load_cited_acts(
    root: Path, types: tuple[str, ...], held: tuple[str, ...]
) -> tuple[CitedAct, ...]:
    """``sources/cited-acts.toml``: acts that texts cite and that are not among ``held``.

    ``types`` are those that the languages have nouns for. No file: no such act is known.
    """
    path = "sources/cited-acts.toml"
    return parse_cited_acts(_file(root, path), path, types, held)


def load_records(root: Path, folder: str, authorities: Mapping[str, Words]) -> Records:
    """All records of ``sources/<folder>``; raises ``Refused`` on the first that is wrong."""
    base = f"sources/{folder}"
    path = f"{base}/act.toml"
    if not (root / path).exists():
        message = (
            "an act needs its facts: restore this file from git, or write it as guides/records.md "
            "shows; if the act is to go, delete its folder"
        )
        raise refuse("source-missing", path, None, message)
    facts = parse_facts(_file(root, path), path, folder, authorities)
    langs = tuple(dict.fromkeys(t.lang for t in facts.texts))
    older = f"{base}/{BEFORE_UNITS}"
    if (root / older).exists():
        message = (
            "corrections and remarks stand in a file a unit now; run `adep upgrade`, which moves "
            f"them to {base}/corrections/"
        )
        raise refuse("project-older", older, None, message)
    corrections: list[Correction] = []
    remarks: list[Remark] = []
    for path in unit_files(root, folder):
        more = parse_corrections(_file(root, path), path)
        corrections += more[0]
        remarks += more[1]
    pairs, sentences, catchwords = (
        (_file(root, path), path)
        for path in (f"{base}/pairs.toml", f"{base}/sentences.toml", f"{base}/{CATCHWORDS}")
    )
    return Records(
        facts,
        tuple(corrections),
        tuple(remarks),
        parse_rows(*pairs, langs),
        complete=pairs[1] if document(*pairs).flag("complete") else None,
        rows_of=document(*pairs).wordings("wordings"),
        sentences=parse_sentences(*sentences),
        catchwords=parse_catchwords(*catchwords),
        catchwords_of=document(*catchwords).wordings("wordings"),
    )


def unit_file(act: str, unit: str) -> str:
    """Where the corrections and remarks of a unit of an act are recorded."""
    return f"sources/{act}/corrections/{unit}.toml"


def unit_files(root: Path, act: str, units: str = "*") -> list[str]:
    """Every such file of an act that is there, sorted; ``units``: those of "kk-*" alone."""
    return sorted(unit_file(act, file.stem) for file in root.glob(unit_file(act, units)))


def load_concordances(root: Path) -> tuple[Concordance, ...]:
    """Every ``sources/<act>/concordance.toml``."""
    paths = {folder: f"sources/{folder}/concordance.toml" for folder in folders(root)}
    return tuple(
        parse_concordance(_file(root, path), path, folder)
        for folder, path in paths.items()
        if (root / path).exists()
    )


def load_duties(root: Path) -> tuple[tuple[Duty, ...], tuple[DutyGroup, ...], ActWordings]:
    """``sources/duties.toml``: the duties, their heads, and of which wordings the duties are; none
    where there is no such file. What people type who ask for a duty has a file of its own,
    ``sources/asked/<duty>.toml``; without it, nobody asks.
    """
    recorded, groups, wordings = parse_duties(_file(root, DUTIES), DUTIES)
    duties = {duty.id: duty for duty in recorded}
    for name in sorted(file.stem for file in (root / ASKED).glob("*.toml")):
        path = f"{ASKED}/{name}.toml"
        if name not in duties:
            message = f"no duty of {DUTIES} is «{name}»; name this file as one, or delete it"
            raise refuse("record-invalid", path, None, message)
        duties[name] = with_asked(duties[name], _file(root, path), path)
    return tuple(duties.values()), groups, wordings


def load_terms(root: Path, acts: tuple[str, ...]) -> tuple[RecordedTerm, ...]:
    """``sources/terms.toml``; none where there is no such file."""
    return parse_terms(_file(root, TERMS), TERMS, acts)


def load_redirects(root: Path) -> tuple[Redirect, ...]:
    """``sources/redirects.toml``; none where there is no such file."""
    return parse_redirects(_file(root, REDIRECTS), REDIRECTS)


def load_addresses(root: Path) -> tuple[tuple[int, str], ...]:
    """(line, address) of every address that was ever published, as ``sources/addresses.txt`` has
    them; none where there is no such file.
    """
    return parse_addresses(_file(root, PUBLISHED), PUBLISHED)


def folders(root: Path) -> tuple[str, ...]:
    """Names of the folders under ``sources/``, each an act or an article, sorted.

    A folder without any file is none: git knows no such folder, and an act has its facts.
    """
    others = {root / INBOX, root / ASKED}
    every = [one for one in (root / "sources").glob("*/") if one.is_dir() and one not in others]
    return tuple(sorted(p.name for p in every if any(not i.is_dir() for i in p.rglob("*"))))


def load_requests(root: Path) -> tuple[tuple[Request, ...], tuple[Problem, ...]]:
    """What waits in the inbox to be added, by the names of the forms; and what is wrong there."""
    folder = root / INBOX
    names = sorted(path.name for path in folder.glob("*") if path.is_file())
    forms = [name for name in names if name.endswith(".toml")]
    documents = tuple(name for name in names if name not in (*forms, *inbox.GUIDES))
    requests: list[Request] = []
    problems: list[Problem] = []
    for path in (f"{INBOX}/{name}" for name in forms):
        try:
            requests.append(parse_request(_file(root, path), path, documents))
        except Refused as refused:
            problems += refused.problems
    if not problems:  # a form that can't be read may be the one that names a document
        problems = inbox.unasked(documents, tuple(requests))
    return tuple(requests), tuple(problems)


def told_by(root: Path, act: str) -> Mapping[str, str]:
    """The record files from which the pages of an act are made: path → TOML."""
    found = (root / "sources" / act).rglob("*.toml")
    files = [file.relative_to(root).as_posix() for file in found if file.is_file()]
    return {path: _file(root, path) for path in sorted(files)}


def load_agency(root: Path, setting: str | None) -> Agency | None:
    """The agency that hosts this copy of the site; None where none is named.

    ``setting`` is a file, or a folder with an ``agency.toml`` in it; without it the project's own
    ``agency.toml`` is taken, if it is there. Raises ``Refused`` ("agency-invalid").
    """
    file = Path(setting) if setting else root / "agency.toml"
    if file.is_dir():
        file /= "agency.toml"
    path = str(file) if setting else file.name
    if not file.is_file():
        if setting:
            raise refuse(CODE, path, None, "there is no such file; name your agency.toml")
        return None

    def beside(name: str) -> bytes | None:
        picture = file.parent / name
        return picture.read_bytes() if picture.is_file() else None

    return parse_agency(decoded(file.read_bytes(), path, CODE), path, beside)


def _file(root: Path, path: str) -> str:
    """The text of a record; "" where there is no such file."""
    file = root / path
    return decoded(file.read_bytes(), path, code_of(path)) if file.exists() else ""


def decoded(data: bytes, path: str, code: str) -> str:
    """A text with or without the mark that Notepad begins a file with, lines ending in ``\\n``."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refuse(code, path, line, "this file is not UTF-8; save it as UTF-8") from error
