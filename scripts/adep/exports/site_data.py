"""What ``/data/`` says of the whole site: the catalogue of its files, the duties of all acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from adep.exports import site_types
from adep.exports.data_head import UNPUBLISHED, day, each_language, head, state
from adep.exports.schema import VERSION
from adep.model import Act, Duty, DutyGroup


def catalogue(
    acts: Iterable[Act],
    articles: Iterable[Act],
    files: Mapping[str, Sequence[site_types.FileJson]] = MappingProxyType({}),
    edition: str = UNPUBLISHED,
) -> site_types.CatalogueJson:
    """``/data/acts.json``: what is published, and where its data is.

    ``files`` are the files made of each act or article, by its id, and under "" those of the whole
    site.
    """
    return {
        "version": VERSION,
        "edition": edition,
        "acts": [
            {
                "act": act.facts.id,
                "title": each_language(act.facts.title),
                "status": state(act.facts.status),
                "url": f"{act.facts.id}/",
                "data": f"data/{act.facts.id}.json",
                "ledger": f"data/{act.facts.id}.ledger.json",
                "files": list(files.get(act.facts.id, ())),
            }
            for act in acts
        ],
        "articles": [
            {
                "article": article.facts.id,
                "title": each_language(article.facts.title),
                "published": day(article.facts.published),
                "url": article.facts.folder,
                "ledger": f"data/{article.facts.id}.ledger.json",
                "files": list(files.get(article.facts.id, ())),
            }
            for article in articles
        ],
        "files": list(files.get("", ())),
    }


def duties(
    groups: Iterable[DutyGroup], duties: Iterable[Duty], acts: Iterable[Act], edition: str
) -> site_types.DutiesJson:
    """``/data/duties.json``: the duties under their heads, with the units that set a rule on each.

    Editors grouped them; no text does. The head says of every act which wordings these units are.
    """
    return {
        "version": VERSION,
        "edition": edition,
        "acts": [head(act, edition) for act in acts],
        "groups": [{"group": group.id, "name": each_language(group.name)} for group in groups],
        "duties": [
            {
                "duty": duty.id,
                "group": duty.group,
                "name": each_language(duty.name),
                "url": f"duties/{duty.id}/",
                "units": [{"act": act, "unit": unit} for act, unit in duty.units],
            }
            for duty in duties
        ],
    }
