"""The house rules that a machine can check: one direction, no disk in the stages, words in step."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "scripts" / "adep"

# What each module may know of the others. Stages know values and rules, never one another.
VALUES = {"invisible", "page_kinds", "passage", "problems", "model"}
RULES = {"language", "spelling", "morphology", "glossary", "roman"}
COMMAND = VALUES | {"prepared", "commands.terminal", "commands.writing"}
MAY_IMPORT: dict[str, set[str]] = {
    "__main__": {"cli"},
    "passage": set(),
    "invisible": set(),
    "problems": {"invisible"},
    "page_kinds": set(),
    "model": VALUES,
    "morphology": set(),
    "roman": set(),
    "spelling": {"morphology", "roman"},
    "glossary": {"morphology"},
    "language": VALUES | {"roman"},
    "interface": VALUES,
    "tongue": {"language", "spelling"},
    # the stages, in their order
    "read": VALUES | {"read_html"},
    "taken_from": VALUES,
    # documents, each kind by a module of its own
    "documents": {"documents.apart", "documents.flow", "documents.kinds"},
    "documents.__main__": {"documents.apart"},
    "documents.apart": {"documents.flow", "documents.old_word"},
    "documents.flow": {"language", "model"},
    "documents.kinds": {"documents.flow", "model"},
    "documents.packed": {"documents.flow"},
    "documents.odf": {"documents.flow", "documents.kinds", "documents.numbers"}
    | {"documents.odf_numbers", "documents.packed"},
    "documents.odf_numbers": {"documents.flow", "documents.numbers"},
    "documents.rtf": {"documents.flow", "documents.numbers", "documents.packed"},
    "documents.letters": {"documents.flow"},
    "documents.feet": {"documents.flow", "documents.letters"},
    "documents.pdf": {"documents.feet", "documents.flow", "documents.kinds", "documents.letters"}
    | {"documents.packed"},
    "documents.numbers": set(),
    "documents.old_word": {"documents.flow", "documents.packed"},
    "documents.word": {"documents.flow", "documents.packed", "documents.word_numbers"},
    "documents.word_numbers": {"documents.flow", "documents.numbers"},
    "taking": VALUES | {"documents", "read"},
    "list_numbers": set(),
    "read_html": VALUES | RULES | {"list_numbers"},
    "clean": VALUES
    | RULES
    | {"clean.hyphens", "clean.lines", "clean.page", "clean.paragraphs", "clean.repairs"},
    "clean.lines": VALUES | RULES | {"clean.hyphens"},
    "clean.hyphens": VALUES,
    "clean.pages": VALUES,
    "clean.page": VALUES | RULES | {"clean.lines", "clean.pages"},
    "clean.repairs": VALUES | RULES,
    "clean.paragraphs": VALUES | RULES | {"clean.hyphens", "clean.lines", "clean.repairs"},
    "parse": VALUES
    | RULES
    | {"parse.contents", "parse.tokens", "parse.numbering", "parse.runs", "parse.build"},
    "parse.contents": VALUES | RULES | {"parse.tokens"},
    "parse.tokens": VALUES | RULES,
    "parse.numbering": VALUES | RULES | {"parse.tokens"},
    "parse.runs": VALUES | RULES | {"parse.tokens"},
    "parse.build": VALUES | RULES | {"parse.tokens", "parse.runs"},
    "correct": VALUES,
    "sentences": VALUES | RULES,
    "wordings": VALUES | RULES,
    "pair": VALUES | RULES | {"unexplained"},
    "unexplained": VALUES,
    "unlisted": VALUES | RULES | {"records.writing"},
    "against_facts": VALUES | RULES | {"records.writing", "unlisted"},
    "unnamed": VALUES | {"concord", "records"},
    "propose": VALUES | RULES,
    "resolve": VALUES
    | RULES
    | {"resolve.notes", "resolve.references", "resolve.references.shelf", "unexplained"},
    "resolve.references.act_names": VALUES | RULES,
    "resolve.references.mentions": VALUES | RULES | {"resolve.references.act_names"},
    "resolve.references.shelf": VALUES
    | RULES
    | {"resolve.references.act_names", "resolve.references.mentions"},
    "resolve.references": VALUES
    | RULES
    | {"resolve.references.act_names", "resolve.references.mentions", "resolve.references.shelf"},
    # a note: what of it is set aside, which places and instruments it names, what it says of them
    "resolve.notes.sheet": VALUES | RULES,
    "resolve.notes.targets": VALUES | RULES,
    "resolve.notes.instruments": VALUES | RULES | {"resolve.notes.sheet", "resolve.notes.targets"},
    "resolve.notes.statements": VALUES
    | RULES
    | {"resolve.notes.sheet", "resolve.notes.targets", "resolve.notes.instruments"},
    "resolve.notes": VALUES
    | RULES
    | {
        "resolve.notes.sheet",
        "resolve.notes.targets",
        "resolve.notes.instruments",
        "resolve.notes.statements",
    },
    "concord": VALUES,
    "contradict": VALUES,
    "differences": VALUES,
    "compare": VALUES,
    "render": set(),
    "render.data": VALUES | {"concord", "language"},
    "render.ledger": VALUES | {"taken_from"},
    # a page: its words as Markdown, what it remembers of itself, its texts, what stands below them
    "render.plain": set(),
    "render.seal": {"render.plain"},
    "render.languages": {"interface"},
    "render.remarks": VALUES | {"interface", "render.languages", "render.plain", "render.seal"},
    "render.wording": {"render.languages", "render.plain", "site.book"},
    "render.places": VALUES,
    "render.texts": VALUES
    | {"render.places", "render.plain", "render.seal", "render.wording", "site.view"}
    | {"render.languages", "render.remarks"},
    "render.below": VALUES
    | {
        "render.languages",
        "render.plain",
        "render.seal",
        "render.texts",
        "render.wording",
        "site.view",
    },
    "render.pages": VALUES
    | {"interface", "render.below", "render.places", "render.plain", "render.seal"}
    | {
        "render.languages",
        "render.texts",
        "render.wording",
        "site.apparatus",
        "site.book",
        "site.view",
    },
    "render.past": VALUES
    | {"render.languages", "render.pages", "render.places", "render.plain", "render.wording"}
    | {"site.book", "site.past", "site.view"},
    "render.all_pages": {"edits", "pipeline", "render.pages", "render.past", "render.places"}
    | {"render.seal", "site.across", "site.books"},
    "render.schema": VALUES | {"differences", "language"},
    # what editors write, and what becomes of it
    "records": VALUES
    | RULES
    | {"records.tables", "records.facts", "records.beside", "records.crossing"}
    | {"records.inbox", "records.leading", "records.agency", "records.catchwords", "addresses"},
    "records.inbox": VALUES | {"language", "records.facts", "records.tables"},
    "records.agency": VALUES | RULES | {"records.drawing", "records.tables"},
    "records.drawing": set(),
    "records.tables": VALUES | RULES,
    "records.facts": VALUES | RULES | {"records.tables"},
    "records.beside": VALUES | RULES | {"records.tables"},
    "records.crossing": VALUES | RULES | {"records.tables"},
    "records.catchwords": VALUES | {"language", "records.tables"},
    "catchwords": VALUES | {"records.catchwords"},
    "records.leading": VALUES | RULES | {"records.tables"},
    "records.writing": VALUES | {"records.tables"},
    # what changes files: the steps, who may, what is written down first, what is put back
    "disk": {"disk.judged", "disk.left_over", "disk.lock", "disk.pages", "disk.put"}
    | {"disk.rights", "disk.trying", "disk.undo"},
    "disk.operations": set(),
    "disk.lock": {"problems", "disk.operations"},
    "disk.journal": {"disk.lock", "disk.operations"},
    "disk.undo": {"disk.journal", "disk.operations"},
    "disk.put": {"problems"} | {"disk.journal", "disk.lock", "disk.operations", "disk.undo"},
    "disk.left_over": {"problems", "disk.journal", "disk.operations", "disk.undo"},
    "disk.judged": {"problems", "disk.journal", "disk.operations"},
    "disk.pages": set(),
    "disk.trying": {"problems"},
    # the law as data
    "exports": {"exports.formats", "exports.holding", "exports.registry", "exports.as_json"}
    | {"render.data", "render.schema"},
    "exports.holding": VALUES
    | {"concord", "edition", "pipeline", "printing.paper", "render.data"}
    | {"site.book", "site.books", "site.quoting", "site.view"},
    "exports.formats": {"exports.holding", "interface", "model"},
    "exports.registry": {"exports.formats"}
    | {f"exports.{name}" for name in ("akn", "as_json", "bibtex", "csl", "epub", "markdown")}
    | {f"exports.{name}" for name in ("differing", "opensearch", "pdf", "ris", "tbx", "tmx")},
    "exports.differing": VALUES
    | {"differences", "exports.as_json", "exports.holding", "render.data", "site.quoting"},
    "exports.citations": VALUES | {"exports.holding", "site.book", "site.quoting", "site.view"},
    "exports.csl": VALUES | {"exports.citations", "exports.holding"},
    "exports.bibtex": VALUES | {"exports.citations", "exports.holding"},
    "exports.ris": VALUES | {"exports.citations", "exports.holding"},
    "exports.in_head": {"exports.citations"},
    "exports.xml": set(),
    "exports.pdf": {"exports.holding"},
    "exports.confirmed": VALUES | {"exports.holding"},
    "exports.epub": {"bundle", "exports.holding", "exports.xml"},
    "exports.opensearch": {"exports.holding", "exports.xml", "interface"},
    "exports.markdown": VALUES | {"exports.holding", "printing.paper"},
    "exports.tmx": VALUES | {"exports.confirmed", "exports.holding", "exports.xml"},
    "exports.tbx": {"exports.confirmed", "exports.holding", "exports.xml", "glossary", "pipeline"},
    "exports.akn_names": VALUES | {"exports.citations", "exports.holding", "language"},
    "exports.akn_meta": VALUES
    | {"exports.akn_names", "exports.citations", "exports.holding", "exports.xml", "site.when"},
    "exports.akn": VALUES
    | {"exports.akn_meta", "exports.akn_names", "exports.holding", "exports.xml"},
    "exports.as_json": VALUES
    | {"exports.holding", "render.data", "render.ledger", "render.schema"},
    "pipeline": VALUES
    | RULES
    | {"read", "clean", "parse", "correct", "sentences", "wordings", "pair"}
    | {"resolve", "concord", "contradict"}
    | {"records", "interface", "render", "render.ledger"}
    | {"adopt", "edits", "lint", "lint_records", "outdated", "unexplained", "unlisted"}
    | {"against_facts", "catchwords", "documents.kinds"}
    | {"propose", "resolve.references.shelf", "tongue", "disk"},
    "made_pages": VALUES | {"pipeline", "render.past", "render.places"},
    "citing": VALUES,
    "addresses": VALUES,
    "explain": VALUES | {"pipeline"},
    "report": VALUES | {"correct", "findings", "interface"},
    "examples": set(),
    "proposal": VALUES | {"pipeline", "propose", "records"},
    # what editors change by hand
    "lint": VALUES | RULES | {"invisible"},
    "lint_records": VALUES,
    "outdated": VALUES,
    "in_records": {"records.tables", "render.plain"},
    "edits": VALUES
    | {"in_records"}
    | {"page_kinds", "lint", "spelling", "render.remarks", "render.seal"},
    "adopt": VALUES | {"compare", "edits", "messages"},
    "messages": {"invisible"},
    "summary": VALUES | {"adopt", "interface", "render.plain"},
    "commits": {"adopt", "messages"},
    "upgrade": {"problems", "records", "records.beside", "settings_file"},
    "settings_file": {"problems"},
    "bundle": set(),
    "edition": {"commits"},
    "disk.rights": set(),
    "findings": VALUES,
    # the commands
    "commands": set(),
    "commands.terminal": {"problems"},
    "commands.agency": set(),
    "commands.writing": {"commands.terminal", "disk", "problems"},
    "prepared": {"addresses", "made_pages", "page_kinds", "problems", "adopt", "disk", "edits"}
    | {"pipeline", "quotations", "records", "render.all_pages", "render.seal"},
    "commands.adopting": COMMAND
    | {"adopt", "commits", "edits", "pipeline", "records", "render.seal", "summary"},
    "commands.importing": COMMAND | {"edits", "explain"},
    "commands.checking": COMMAND
    | {"addresses", "disk", "exports", "findings", "pipeline", "records", "render.seal"}
    | {"settings_file"},
    "commands.explaining": COMMAND | {"explain", "examples", "findings", "pipeline", "taking"},
    "commands.pairing": COMMAND | {"pipeline", "proposal", "records", "unnamed"},
    "commands.new_act": COMMAND
    | {"commands.given", "interface", "pipeline", "records.facts", "records.writing"},
    "commands.given": COMMAND
    | {"contradict", "interface", "pipeline", "read", "records", "records.facts"}
    | {"records.tables", "taking", "tongue"},
    "commands.entering": COMMAND
    | {"commands.given", "commands.new_act", "pipeline", "read", "records", "records.facts"}
    | {"records.writing", "unlisted"},
    "commands.adding": COMMAND
    | {"commands.entering", "commands.given", "commands.new_act"}
    | {"pipeline", "read", "records", "render.seal", "report", "unlisted"},
    "commands.inbox": COMMAND
    | {"commands.adding", "commands.given", "commands.new_act", "findings", "interface"}
    | {"records", "records.inbox", "records.tables", "report"},
    "commands.retaking": COMMAND | {"invisible", "read", "records", "taking"},
    "commands.removing": COMMAND
    | {"commands.given", "interface", "pipeline", "read", "records"}
    | {"records.writing", "report"},
    "commands.upgrading": COMMAND | {"read", "settings_file", "upgrade"},
    "commands.compressing": COMMAND | {"disk"},
    "commands.printing": COMMAND
    | {
        "commands.agency",
        "edition",
        "printing.documents",
        "printing.paper",
        "printing.pdf",
        "printing.printed",
        "records",
        "disk",
        "site.view",
    },
    "commands.bundling": COMMAND
    | {"commands.agency", "bundle", "commits", "disk", "edition", "interface"}
    | {"language", "records"},
    "cli": {"problems", "commands.terminal", "commands.writing", "disk"}
    | {
        f"commands.{name}"
        for name in (
            "adding",
            "adopting",
            "bundling",
            "checking",
            "compressing",
            "explaining",
            "importing",
            "inbox",
            "pairing",
            "printing",
            "removing",
            "retaking",
            "upgrading",
        )
    },
    # what the browser needs to search
    "search": set(),
    "search.entries": VALUES | {"site.view"},
    "search.packing": VALUES | RULES | {"search.entries"},
    "search.meaning": VALUES | {"glossary", "search.entries"},
    "search.rules": RULES,
    "search.page": VALUES | {"interface", "search.entries", "site.view"},
    # the site
    "site": set(),
    "site.across": VALUES | {"concord", "citing", "pipeline"},
    "site.view": VALUES | {"compare"},
    "site.when": VALUES | {"interface", "site.view"},
    "site.voices": VALUES | {"site.view"},
    "site.quoting": VALUES | {"site.view"},
    "site.book": VALUES
    | {"interface", "citing", "compare", "site.across", "site.quoting", "site.view", "site.when"}
    | {"taken_from"},
    "site.changes": VALUES | {"compare", "site.quoting", "site.view", "unexplained"},
    "site.assets": set(),
    "site.material": set(),
    "site.on_page": set(),
    "site.columns": set(),
    "site.disk_cache": set(),
    "site.fonts": {"site.disk_cache"},
    "site.policy": set(),
    "site.past": VALUES | {"site.apparatus", "site.book", "site.changes", "site.view"},
    "site.apparatus": VALUES | {"site.book", "site.changes", "site.view", "site.when"},
    "site.redirects": VALUES | {"interface", "site.past", "site.view"},
    "site.sharing": VALUES
    | {"interface", "pipeline", "site.book", "site.books", "site.quoting", "site.view"},
    "site.feed": VALUES | {"interface", "site.book", "site.view"},
    "site.stating": VALUES
    | {"interface", "page_kinds", "site.book", "site.books", "site.view", "site.when"},
    "site.reporting": VALUES | {"interface"} | {"site.book"},
    "site.books": VALUES
    | {"interface", "language", "pipeline", "citing", "compare", "concord"}
    | {"site.across", "site.book", "site.changes", "site.past", "site.view", "site.when"},
    # paper
    "printing": set(),
    "printing.paper": VALUES | {"site.book", "site.view"},
    "printing.documents": VALUES | {"pipeline", "printing.paper", "site.books"},
    "printing.pdf": VALUES | {"printing.documents"},
    "printing.printed": {"pipeline", "printing.documents", "printing.paper", "printing.pdf"}
    | {"records", "site.view"},
    # the plugin of MkDocs, and what it hands to it
    "quotations": {"problems"},
    "site.by_link": VALUES
    | {"quotations"}
    | {"site.apparatus", "site.book", "site.books", "site.past", "site.view"},
    "site.previews": VALUES | {"site.books", "site.view"},
    "site.static_i18n": set(),
    "site.settings": {"problems", "site.reporting"},
    "site.searching": VALUES
    | {"interface", "language", "pipeline", "site.assets"}
    | {"search.entries", "search.meaning", "search.packing", "search.page", "search.rules"},
    "site.state": VALUES
    | {
        "render.languages",
        "printing.printed",
        "disk",
        "edition",
        "exports",
        "interface",
        "pipeline",
        "prepared",
        "records",
    }
    | {"site.across", "site.assets", "site.book", "site.books", "site.changes", "site.columns"}
    | {"site.fonts", "site.reporting", "site.searching", "made_pages"}
    | {"render.wording", "site.body", "site.material"},
    "site.body": set(),
    "site.setting": {"site.body", "site.book", "site.view"},
    "site.committed": VALUES
    | {"addresses", "made_pages", "pipeline", "render.seal", "site.assets", "site.body"}
    | {"site.state", "site.static_i18n"},
    "site.generated": VALUES
    | {"exports", "interface", "pipeline", "site.feed", "site.fonts", "site.past", "site.redirects"}
    | {"site.searching", "site.sharing", "site.state", "site.view"},
    "site.context": VALUES
    | {"site.markdown_copy"}
    | {"site.reporting"}
    | {"quotations", "site.by_link", "site.previews"}
    | {"exports.citations", "exports.in_head", "interface", "language", "spelling"}
    | {
        "site.committed",
        "site.fonts",
        "site.policy",
        "site.sharing",
        "site.state",
        "site.stating",
        "site.view",
        "site.views",
    }
    | {"site.on_page", "site.setting", "site.voices"},
    "site.code_host": set(),
    "site.compiled": set(),
    "site.views": VALUES | {"site.add_text", "site.apparatus", "site.books", "site.differing"},
    "site.differing": VALUES | {"differences", "site.book", "site.books", "site.view"},
    "site.markdown_copy": {
        "site.disk_cache",
        "exports.holding",
        "exports.markdown",
        "site.committed",
        "site.state",
    },
    "site.add_text": VALUES | {"language", "pipeline", "records.facts", "site.books"},
    "site.plugin": VALUES
    | {"site.compiled"}
    | {"site.markdown_copy"}
    | {"site.code_host"}
    | {
        "settings_file",
        "disk",
        "interface",
        "site.assets",
        "site.committed",
        "site.context",
        "site.feed",
        "site.material",
    }
    | {"site.generated", "site.reporting", "site.searching", "site.settings", "site.sharing"}
    | {"quotations", "site.state", "site.static_i18n"},
}
# Only these change a disk. Files of a project are changed by the steps of disk.operations, at which
# the tests fail and kill every command; the others keep what can be made anew at any time.
CHANGE_THE_DISK = {
    "site.compiled",
    "disk.operations",
    "disk.rights",
    "disk.trying",
    "site.disk_cache",
} | {
    "documents.old_word",  # hands an office a file in a folder of its own
}
TOUCH_THE_DISK = {
    "read",
    "records",
    "cli",
    "site.state",
    "site.disk_cache",
    "site.fonts",
    "site.material",
    "site.compiled",
} | {
    "disk.operations",
    "disk.journal",
    "disk.judged",
    "disk.left_over",
    "disk.lock",
    "disk.pages",
    "disk.put",
    "disk.trying",
    "disk.undo",
    "language",
    "interface",
    "spelling",
    "glossary",
    "tongue",
    "examples",
    "search.rules",
    "prepared",
    "documents.old_word",
    "documents.packed",  # opens the parts of an archive that is in memory
    "commands.adopting",
    "commits",
    "edition",
    "printing.pdf",
    "printing.printed",
    "commands.bundling",
    "commands.checking",
    "commands.compressing",
    "commands.pairing",
    "commands.upgrading",
}


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its name, parsed once."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        name = name.removesuffix(".__init__")
        if name != "__init__":
            found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("adep"):
            base = node.module.removeprefix("adep").lstrip(".")
            for alias in node.names:
                inner = f"{base}.{alias.name}".lstrip(".")
                names.add(inner if inner in MAY_IMPORT else base)
        elif isinstance(node, ast.Import):
            names |= {
                a.name.removeprefix("adep.") for a in node.names if a.name.startswith("adep.")
            }
    return names - {"", "__version__"}


def test_every_module_is_placed() -> None:
    assert set(modules()) == set(MAY_IMPORT)


@pytest.mark.parametrize("name", sorted(MAY_IMPORT))
def test_data_runs_one_way(name: str) -> None:
    assert imported(modules()[name]) <= MAY_IMPORT[name]


def test_no_arrow_leads_back() -> None:
    """No module is below another and above it too, by whatever way; what is done for a command
    knows none.
    """
    arrows = {name: imported(tree) & set(modules()) for name, tree in modules().items()}
    list(TopologicalSorter(arrows).static_order())  # raises CycleError, which names the circle
    upwards = {
        name
        for name, known in arrows.items()
        for one in known
        if one.startswith("commands.") and not name.startswith("commands.")
    }
    assert upwards == {"cli"}


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
    known = [name for name, tree in modules().items() if names_static_i18n(tree)]
    assert known == ["site.static_i18n"]
    templates = (PACKAGE.parent.parent / "overrides").rglob("*.*ml")
    assert [path for path in templates if "i18n_" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("name", sorted(set(MAY_IMPORT) - TOUCH_THE_DISK))
def test_only_the_ends_touch_the_disk(name: str) -> None:
    touching = {"read_text", "read_bytes", "write_text", "write_bytes", "open", "unlink", "mkdir"}
    used = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(modules()[name])
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


@pytest.mark.parametrize("name", sorted(set(MAY_IMPORT) - CHANGE_THE_DISK))
def test_only_one_module_changes_the_disk(name: str) -> None:
    for node in ast.walk(modules()[name]):
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
    for name, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node) or _is_plain_value(node), f"{name}.{node.name}"


def _is_plain_value(node: ast.AST) -> bool:
    """A dataclass whose fields say it all."""
    return isinstance(node, ast.ClassDef) and bool(node.decorator_list)


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
