"""Pages that go across acts, as Markdown: timeline, concordances, duties.

They are read on a code host and tell MkDocs which pages there are; the site sets the same from the
library. No sentence of a text stands on them: they link to the clauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from adep import concord
from adep.citing import Cited
from adep.interface import Interface
from adep.model import Act, Concordance, Duty
from adep.render.pages import Places, front_matter, history_line, quiet, said
from adep.render.seal import generated


def crossing_pages(
    acts: Sequence[Act],
    concordances: Iterable[Concordance],
    duties: Sequence[Duty],
    cited: Iterable[Cited],
    interfaces: Sequence[Interface],
    places: Places,
) -> dict[str, str]:
    """Path below ``docs/`` → Markdown; ``places`` are those of all acts and articles."""
    short = {act.facts.id: quiet(said(act.facts.short, interfaces)) for act in acts}
    found = {
        "timeline.md": _timeline(acts, interfaces, short),
        "cited-acts.md": _cited_acts(cited, places, interfaces),
    }
    for concordance in concordances:
        path = f"concordance/{concordance.old}/{concordance.new}.md"
        waiting = concord.uncompared(concordance, {act.facts.id: act for act in acts})
        found[path] = _concordance(concordance, waiting, interfaces, short, places)
    if duties:
        found["duties/index.md"] = _duties(duties, interfaces)
    for duty in duties:
        found[f"duties/{duty.id}.md"] = _duty(duty, interfaces, short, places)
    return found


def _timeline(
    acts: Sequence[Act], interfaces: Sequence[Interface], short: Mapping[str, str]
) -> str:
    lines = _head("timeline.html", "sources/", _say(interfaces, "timeline.title"))
    for act in acts:
        lines += ["", f"## [{short[act.facts.id]}]({act.facts.id}/index.md)", ""]
        lines += [history_line(event, interfaces) for event in act.facts.history]
    return "\n".join(lines) + "\n"


def _cited_acts(cited: Iterable[Cited], places: Places, interfaces: Sequence[Interface]) -> str:
    lines = _head("cited-acts.html", "sources/cited-acts.toml", _say(interfaces, "cited.title"))
    for act in cited:
        names = [title for titles in act.titles.values() for title in titles]
        date = act.date.isoformat() if act.date else ""
        kind = " · ".join(i.known("type", act.type) for i in interfaces) if act.type else ""
        number = f"№ {act.number}" if act.number else ""
        facts = ", ".join(filter(None, (kind, date, number)))
        lines += ["", f"## {quiet(' · '.join(names) or facts)}", "", quiet(facts), ""]
        for place in act.places:
            by = place.by
            link = places.of(by.act, by.unit)
            lines.append(f"- [{by.act}, {by.unit}]({link}): {quiet(place.text)}")
    return "\n".join(lines) + "\n"


def _concordance(
    concordance: Concordance,
    waiting: Mapping[str, Sequence[str]],
    interfaces: Sequence[Interface],
    short: Mapping[str, str],
    places: Places,
) -> str:
    lines = _head(
        "concordance.html", concordance.path, _say(interfaces, "concordance.title"),
        key=f"{concordance.old}/{concordance.new}",
    )  # fmt: skip
    names = [f"[{short[a]}](../../{a}/index.md)" for a in (concordance.old, concordance.new)]
    lines += ["", " → ".join(names)]
    if waiting:
        told = "; ".join(f"{short[act]} ({', '.join(langs)})" for act, langs in waiting.items())
        lines += ["", f"{_say(interfaces, 'concordance.uncompared')}: {told}"]
    head = " | ".join(
        _say(interfaces, f"concordance.{key}") for key in ("older", "relation", "newer")
    )
    for lang in concordance.wordings():
        lines += ["", f"## {lang}", "", f"| {head} |", "|---|---|---|"]
        for row in concordance.rows:
            if row.lang == lang:
                old, new = (
                    _links(act, units, places, "../../")
                    for act, units in ((concordance.old, row.old), (concordance.new, row.new))
                )
                relation = _say(interfaces, f"concordance.{row.relation}")
                lines.append(f"| {old} | {relation} | {new} |")
    return "\n".join(lines) + "\n"


def _duties(duties: Iterable[Duty], interfaces: Sequence[Interface]) -> str:
    lines = _head("duties.html", "sources/duties.toml", _say(interfaces, "duties.title"))
    lines += [""]
    lines += [f"- [{quiet(said(duty.name, interfaces))}]({duty.id}.md)" for duty in duties]
    return "\n".join(lines) + "\n"


def _duty(
    duty: Duty, interfaces: Sequence[Interface], short: Mapping[str, str], places: Places
) -> str:
    title = quiet(said(duty.name, interfaces))
    lines = _head("duty.html", "sources/duties.toml", title, key=duty.id)
    for act, units in duty.by_act().items():
        lines += ["", f"## [{short[act]}](../{act}/index.md)", ""]
        lines += [f"- {_links(act, [unit], places, '../')}" for unit in units]
    return "\n".join(lines) + "\n"


def _links(act: str, units: Iterable[str], places: Places, up: str) -> str:
    links = [f"[{unit}]({up}{places.of(act, unit)})" for unit in units]
    return ", ".join(links) or "–"


def _head(template: str, source: str, title: str, **keys: str) -> list[str]:
    return [front_matter(template=template, **keys), generated(source), "", f"# {title}"]


def _say(interfaces: Iterable[Interface], key: str) -> str:
    return " · ".join(words[key] for words in interfaces)
