"""The files of ``languages/``: each is read here, and told of where it is not as it must be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import (
    Any,
    Final,
    Literal,
    NotRequired,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from adep.base.problems import Problem, Refused

CODE: Final = "language-invalid"
FOLDER: Final = Path(__file__).parent
_KINDS: Final[Mapping[Any, str]] = {
    str: "words in quotation marks",
    int: "a whole number",
    bool: "true or false",
    list: "a list in [ ]",
    dict: "a table",
}
_HEAD: Final = re.compile(r"\[\[?([\w.-]+)\]")
_KEY: Final = re.compile(r"""["']?([^"'=\s]+)["']?\s*=""")
_AROUND: Final = 20  # signs of a faulty pattern, on either side
Shape = TypeVar("Shape", bound=Mapping[str, Any])


def read_file(path: Path, shape: type[Shape]) -> Shape:
    """The tables of a file, of which ``shape`` is the type. Raises ``Refused``
    ("language-invalid") with the first thing that is not as the type says.
    """
    return checked(path, read_tables(path), shape)


def checked(path: Path, table: Any, shape: type[Shape], key: str = "") -> Shape:
    """A table of a file, behind ``key``, held to its type; raises as ``read_file`` does."""
    if fault := _fault(table, shape, key):
        raise _wrong(path, *fault)
    return table  # type: ignore[no-any-return]


def read_if_there(path: Path, shape: type[Shape]) -> Shape | None:
    """The same; None where there is no such file."""
    return read_file(path, shape) if path.exists() else None


def read_tables(path: Path) -> dict[str, Any]:
    """The tables of a file, whatever stands in it; raises as ``read_file`` does."""
    try:
        return tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r" \(at line (\d+).*", str(error))
        said = str(error).removesuffix(line[0]) if line else str(error)
        raise _wrong(path, "", f"{said}; mend it", int(line[1]) if line else None) from None


def read_lines(path: Path) -> list[str]:
    """The lines of a file that is no TOML; raises as ``read_file`` does."""
    return _read(path).splitlines()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError):
        raise _wrong(path, "", "there is no such file; copy it from the nearest language") from None
    except UnicodeDecodeError:
        raise _wrong(path, "", "this is no UTF-8; save it as UTF-8") from None


@contextmanager
def rules_of(path: Path) -> Iterator[None]:
    """For what makes rules of a file: what a rule itself refuses is a fault of the file."""
    try:
        yield
    except re.error as error:
        at = error.pos or 0
        pattern = str(error.pattern)[max(at - _AROUND, 0) : at + _AROUND]
        fault = f"a pattern is no regular expression near «{pattern}»: {error.msg}; mend it"
        raise _wrong(path, "", fault) from error
    except KeyError as error:
        raise _wrong(path, "", f"{error} is missing; write it") from error
    except ValueError as error:
        raise _wrong(path, "", str(error)) from error


def _fault(value: object, hint: Any, key: str) -> tuple[str, str] | None:
    """(key, what is wrong there), where ``value`` is not of the type ``hint``."""
    if get_origin(hint) is NotRequired:
        hint = get_args(hint)[0]
    if get_origin(hint) is Literal:
        choices = get_args(hint)
        return None if value in choices else (key, f"{key} must be one of {', '.join(choices)}")
    kind = dict if is_typeddict(hint) else get_origin(hint) or hint
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return key, f"{key} must be {_KINDS[kind]}"
    if isinstance(value, list):
        inner = [(f"{key}[{at}]", one, get_args(hint)[0]) for at, one in enumerate(value, 1)]
    elif not isinstance(value, dict):
        return None
    else:
        at = f"{key}." if key else ""
        keys = _keys(hint)
        if keys is not None and (more := sorted(value.keys() - keys)):
            return at + more[0], f"{at}{more[0]} is not known; write one of {', '.join(keys)}"
        if keys is not None and (less := sorted(hint.__required_keys__ - value.keys())):
            return at + less[0], f"{at}{less[0]} is missing; write it"
        inner = [(at + k, v, keys[k] if keys else get_args(hint)[1]) for k, v in value.items()]
    return next((fault for k, v, of in inner if (fault := _fault(v, of, k))), None)


@cache
def _keys(hint: Any) -> dict[str, Any] | None:
    """The keys that a table may have, with their types; None: any."""
    return get_type_hints(hint, include_extras=True) if is_typeddict(hint) else None


def _wrong(path: Path, key: str, fault: str, line: int | None = None) -> Refused:
    return Refused([told(path, key, fault, line)])


def told(path: Path, key: str, fault: str, line: int | None = None) -> Problem:
    """A fault of a file. ``line``: where none is given, that on which alone the key stands."""
    name = path.relative_to(FOLDER.parents[2]) if path.is_relative_to(FOLDER) else path
    if key and line is None:
        line = _line_of(path, re.sub(r"\[\d+\]", "", key))
    return Problem(name.as_posix(), line, CODE, fault)


def _line_of(path: Path, key: str) -> int | None:
    """The line on which a key is set; None where none or several may be meant."""
    table, found = "", []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if head := _HEAD.match(line):
            table = f"{head[1]}."
        elif (said := _KEY.match(line)) and table + said[1] == key:
            found.append(number)
    return found[0] if len(found) == 1 else None
