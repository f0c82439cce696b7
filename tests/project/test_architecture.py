"""House rules beside the order of the folders (pyproject.toml): who touches the disk, words in step."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests import ROOT

PACKAGE = ROOT / "scripts" / "adep"

CHANGE_THE_DISK = {
    "site.template_cache",
    "disk.operations",
    "disk.permissions",
    "disk.scratch_copy",
    "site.disk_cache",
} | {
    "ingest.documents.old_word",  # hands an office a file in a folder of its own
}
TOUCH_THE_DISK = {
    "ingest.read",
    "records",
    "cli",
    "site.state",
    "site.pieces",  # what the first language of a build converted, for the others
    "site.preview_pages",
    "site.disk_cache",
    "site.fonts",
    "site.material_theme",
    "site.template_cache",
} | {
    "disk.operations",
    "disk.journal",
    "disk.snapshot",
    "disk.last_import",
    "disk.recovery",
    "disk.lock",
    "disk.put_files",
    "disk.scratch_copy",
    "disk.undo",
    "base.problems",
    "search.rules",
    "pages.project_state",
    "ingest.documents.old_word",
    "ingest.documents.packed",  # opens the parts of an archive that is in memory
    "commands.adopt",
    "git.commits",
    "git.edition",
    "printing.pdf",
    "printing.made_pdfs",
    "commands.bundle",
    "commands.check",
    "commands.gzip_files",
    "commands.pair",
    "commands.upgrade",
}


@cache
def modules() -> dict[str, Path]:
    """Every module of the package: its name → its file."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        name = name.removesuffix(".__init__")
        if name != "__init__":
            found[name] = path
    return found


@cache
def parsed(name: str) -> ast.Module:
    """A module, parsed once."""
    return ast.parse(modules()[name].read_text(encoding="utf-8"))


# What is static-i18n's own: attributes of the plugin, and how names in templates begin.
OF_STATIC_I18N = {"current_language", "default_language", "build_languages", "building"}


def names_static_i18n(tree: ast.Module) -> bool:
    return any(
        (isinstance(node, ast.Attribute) and node.attr in OF_STATIC_I18N)
        or (isinstance(node, ast.Constant) and str(node.value).startswith("i18n"))
        or (isinstance(node, ast.ImportFrom) and str(node.module).startswith("mkdocs_static"))
        for node in ast.walk(tree)
    )


def test_one_module_knows_static_i18n() -> None:
    known = [name for name in modules() if names_static_i18n(parsed(name))]
    assert known == ["site.static_i18n"]
    templates = (PACKAGE.parent.parent / "overrides").rglob("*.*ml")
    assert [path for path in templates if "i18n_" in path.read_text(encoding="utf-8")] == []


@cache
def stems() -> frozenset[str]:
    """Every file and folder of the package, without what follows its dot."""
    return frozenset(path.stem for path in PACKAGE.rglob("*"))


# Names of elsewhere that the heads of modules have between backticks.
ELSEWHERE = {"adep", "class", "proprietary", "report", "sure"}


@pytest.mark.parametrize("name", sorted(modules()))
def test_the_head_of_a_module_names_what_is_there(name: str) -> None:
    """A module or folder of the program, or a name of its own."""
    tree = parsed(name)
    own = {
        getattr(node, of, None) for node in ast.walk(tree) for of in ("id", "name", "arg", "attr")
    }
    for word in re.findall(r"``([a-z_]+)``", ast.get_docstring(tree) or ""):
        assert word in stems() | ELSEWHERE | own, word


# What a language is, its folder says: every module of the package may read it.
READ_OR_NOT = {name for name in modules() if name.startswith("languages.")}


@pytest.mark.parametrize("name", sorted(set(modules()) - TOUCH_THE_DISK - READ_OR_NOT))
def test_only_the_ends_touch_the_disk(name: str) -> None:
    touching = {"read_text", "read_bytes", "write_text", "write_bytes", "open", "unlink", "mkdir"}
    used = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(parsed(name))
        if isinstance(node, ast.Call)
    }
    assert not used & touching


CHANGING = {
    "write_text", "write_bytes", "mkdir", "makedirs", "touch", "unlink", "rmdir", "rename", "chmod",
    "symlink_to", "hardlink_to", "rmtree", "copy2", "copyfile", "copytree", "copymode", "truncate",
    "mkdtemp", "mkstemp", "TemporaryDirectory", "NamedTemporaryFile",
}  # fmt: skip


OF_THE_SYSTEM = {
    ("os", "replace"), ("os", "remove"), ("os", "link"), ("os", "symlink"), ("shutil", "copy"),
    ("shutil", "move"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(set(modules()) - CHANGE_THE_DISK))
def test_only_one_module_changes_the_disk(name: str) -> None:
    for node in ast.walk(parsed(name)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        own = getattr(getattr(called, "value", None), "id", "")
        if isinstance(called, ast.Attribute):
            assert own == "operations" or called.attr not in CHANGING, node.lineno
            assert (own, called.attr) not in OF_THE_SYSTEM, node.lineno
        if "open" in (getattr(called, "attr", ""), getattr(called, "id", "")) and own != "os":
            modes = [a.value for a in (*node.args, *(k.value for k in node.keywords))
                     if isinstance(a, ast.Constant) and isinstance(a.value, str)]  # fmt: skip
            assert not any(set(mode) & set("wax+") and len(mode) < 4 for mode in modes), node.lineno


def test_no_act_is_a_special_case_in_code() -> None:
    acts = [path.parent.name for path in (PACKAGE.parent.parent / "sources").glob("*/act.toml")]
    assert acts
    for path in PACKAGE.rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        tree = ast.parse(code)
        strings = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        for act in acts:
            # Messages and docstrings may name an act as an example; nothing may compare with it.
            assert act not in strings, path


def test_public_functions_say_what_they_do() -> None:
    for name in modules():
        for node in parsed(name).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node) or _is_plain_value(node), f"{name}.{node.name}"


def test_no_two_classes_have_one_name() -> None:
    classes = [
        node.name
        for name in modules()
        for node in ast.walk(parsed(name))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert {name for name, times in Counter(classes).items() if times > 1} == set()


def _is_plain_value(node: ast.AST) -> bool:
    """A class of values whose fields say it all."""
    bases = node.bases if isinstance(node, ast.ClassDef) else ()
    return any(ast.unparse(base) in ("Struct", "Located") for base in bases)


def test_interface_words_are_the_same_in_every_language() -> None:
    def keys(value: object, at: str = "") -> set[str]:
        if isinstance(value, dict):
            return {k for name, inner in value.items() for k in keys(inner, f"{at}.{name}")}
        # Forms of the months are a matter of each language's grammar.
        return set() if at.startswith(".date.months_") else {at}

    tables = {
        path.parent.name: keys(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in PACKAGE.glob("languages/*/interface.toml")
    }
    assert len(tables) >= 2
    first = next(iter(tables.values()))
    assert all(table == first for table in tables.values())
