"""``mkdocs.yml`` of a project that an earlier version made → with the plugin in place of the hook.

Lines are moved as they stand, their comments with them: what an editor wrote there stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from adep.base.problems import refuse

SETTINGS_FILE: Final = "mkdocs.yml"
HOOK: Final = "scripts/mkdocs_hook.py"
# What stood below ``extra:`` once. The plugin's options bear the same names.
MOVED: Final = ("offline", "policy", "publish", "report", "agency")
_KEY: Final = re.compile(r"(?P<indent> *)(?P<key>[\w-]+)\s*:(?P<rest>.*)")
_HOOK: Final = re.compile(rf"\s*-\s*[\"']?{re.escape(HOOK)}[\"']?\s*(?:#.*)?")
_PLUGIN: Final = re.compile(r"(?P<indent> *)- *[\"']?(?P<name>[\w/-]+)[\"']?\s*(?P<rest>:.*)?")


class _Block(Struct, frozen=True):
    """A key, the comment above it and all that belongs to it."""

    key: str  # "": comments and empty lines before the first key or behind the last
    head: tuple[str, ...]
    line: str
    body: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return (*self.head, *((self.line,) if self.key else ()), *self.body)


def is_older(text: str) -> bool:
    """Whether a ``mkdocs.yml`` names the hook, or has settings below ``extra:``."""
    blocks = {block.key: block for block in _blocks(text.split("\n"))}
    hooks, extra = blocks.get("hooks"), blocks.get("extra")
    return any(map(_HOOK.fullmatch, hooks.body if hooks else ())) or any(
        one.key in MOVED for one in _inner(extra)
    )


def with_plugin(text: str) -> str:
    """``mkdocs.yml`` as this version reads it. Raises ``Refused`` ("project-older") where it is
    written in a form in which its lines can't be moved.
    """
    blocks = list(_blocks(text.split("\n")))
    extra = next((block for block in blocks if block.key == "extra"), None)
    moved = [one for one in _inner(extra) if one.key in MOVED]
    made: list[str] = []
    for block in blocks:
        if block.key == "hooks":
            block = replace(block, body=_without_hook(block.body))
            if not any(line.strip() for line in block.body):
                block = _only_head(block)
        elif block.key == "extra":
            left = [one for one in _inner(block) if one not in moved]
            if not any(one.key for one in left):
                block = _only_head(block)
            block = replace(block, body=tuple(line for one in left for line in one.lines))
        elif block.key == "plugins":
            block = replace(block, body=_listed(block, moved))
        made += block.lines
    if not any(block.key == "plugins" for block in blocks):
        raise _refused()
    return "\n".join(made).rstrip("\n") + "\n"


def _blocks(lines: Sequence[str], indent: str = "") -> Iterator[_Block]:
    """The keys at this depth, in their order; comments above a key are its own."""
    waiting: list[str] = []
    open_block: _Block | None = None
    for line in lines:
        match = _KEY.fullmatch(line)
        if match and match["indent"] == indent:
            if open_block:
                yield open_block
            open_block, waiting = _Block(match["key"], tuple(waiting), line, ()), []
        elif open_block is None or not line.strip() or line.startswith(f"{indent}#"):
            waiting.append(line)
        else:
            open_block = replace(open_block, body=(*open_block.body, *waiting, line))
            waiting = []
    if open_block:
        yield open_block
    if waiting:
        yield _Block("", tuple(waiting), "", ())


def _inner(block: _Block | None) -> list[_Block]:
    """The keys below a key."""
    if block is None:
        return []
    first = next((m for line in block.body if (m := _KEY.fullmatch(line))), None)
    return list(_blocks(block.body, first["indent"])) if first and first["indent"] else []


def _only_head(block: _Block) -> _Block:
    """The comment above a key that goes."""
    said = any(line.strip() for line in block.head)
    return _Block("", block.head if said else (), "", ())


def _without_hook(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if not _HOOK.fullmatch(line))


def _listed(plugins: _Block, moved: Sequence[_Block]) -> tuple[str, ...]:
    """The list of plugins with ours in it, behind the others, and the settings below it."""
    items = [m for line in plugins.body if (m := _PLUGIN.fullmatch(line))]
    if not items or (any(item["name"] == "adep" for item in items) and moved):
        raise _refused()
    if any(item["name"] == "adep" for item in items):
        return plugins.body
    indent = items[0]["indent"]
    lines = [f"{indent}- adep:" if moved else f"{indent}- adep"]
    for one in moved:
        within = _KEY.fullmatch(one.line)
        depth = len(within["indent"]) if within else 0
        lines += [f"{indent}    {line[depth:]}" if line.strip() else "" for line in one.lines]
    return (*plugins.body, *lines)


def _refused() -> Exception:
    return refuse(
        "project-older",
        SETTINGS_FILE,
        None,
        f"the hook {HOOK} is now a plugin, and its lines can't be moved by themselves; take the "
        "hook out, write `- adep:` below `plugins:` and what stood below `extra:` there "
        f"({', '.join(MOVED)}), as guides/hosting-detail.md says under Settings",
    )
