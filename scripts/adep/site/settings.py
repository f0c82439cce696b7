"""The plugin's settings, as ``mkdocs.yml`` gives them: MkDocs tells of one that is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, Final

from mkdocs.config import config_options as options
from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from adep.base.problems import Refused, refuse
from adep.site.report_link import Reporting, read_setting

WORDS: Final = {"true": True, "false": False}


class ReportAddress(BaseConfigOption[Reporting | None]):
    """The address of an issue form, or a ``mailto:`` address, with places that pages fill."""

    def run_validation(self, value: object) -> Reporting | None:
        """The address, read; ``ValidationError`` says what is wrong with it."""
        try:
            return read_setting(value)
        except Refused as refused:
            (problem,) = refused.problems
            raise ValidationError(f"{problem.code}: {problem.message}") from None


class Processes(BaseConfigOption[int]):
    """How many processes build at most; 0: as many as there are processors."""

    def __init__(self) -> None:
        super().__init__()
        self.default = 0

    def run_validation(self, value: object) -> int:
        """The number; ``ValidationError`` says what is wrong with it."""
        if value is None:  # the variable is empty
            return 0
        if not str(value).isdecimal():
            raise ValidationError(f"'{value}' is no number of processes: write 0, 1, 2 …")
        return int(str(value))


class AdepConfig(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` can say of the site below ``plugins: adep``."""

    offline = options.Type(bool, default=False)
    """For a build that is read from the disk: links then end in index.html."""
    policy = options.Type(bool, default=False)
    """Pages bear their Content-Security-Policy, for a host that sends no headers of ours."""
    publish = options.Type(bool, default=False)
    """Words on the pages that nobody recorded stop the build."""
    report = ReportAddress()
    """Where a reader may report a mistake."""
    agency = options.Optional(options.Type(str))
    """The file with the name of the organisation that hosts this copy."""
    processes = Processes()
    """How many processes build at most."""


def from_environment(names: Iterable[str]) -> dict[str, Any]:
    """The options that variables such as ``ADEP_OFFLINE`` give: a project whose ``mkdocs.yml`` does
    not name one must not publish what it was told to refuse.
    """
    told = {name: os.environ.get(f"ADEP_{name.upper()}") for name in names}
    return {name: WORDS.get(value, value) for name, value in told.items() if value}


def check_addresses(config: MkDocsConfig) -> None:
    """Raises ``Refused`` ("setting-invalid") where pages are to be files, not folders: all links of
    the site lead to folders, and so do addresses that were published.
    """
    if not config.use_directory_urls:
        says = (
            "use_directory_urls: false: the site's pages are folders; take the line out, and for a "
            "site that is read from the disk write `offline: true` for the plugin adep"
        )
        raise refuse("setting-invalid", "mkdocs.yml", None, says)
