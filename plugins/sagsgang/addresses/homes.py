"""Where a lost page may have gone: the record that looks most like it, and the lines that say so.

Knows what is written for a file that was renamed, merged or deleted. Refuses to decide: a home
that is merely likely is proposed to the one who renamed it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.records.kinds import full_id, placement
from sagsgang.records.record import AnyRecord

UNSTATED_REASON: Final = "xxxx"
"""Stands for the reason that only the secretariat knows; the check refuses it as a placeholder."""

_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})-?(.*)")


def record_id_at(page: str) -> str:
    """Give the id that a record with that page has: `syddanmark/sager/2023/x`."""
    bare = page.rstrip("/")
    return bare if "/" in bare else f"{bare}/index"


def former_lines(old_ids: Iterable[str], region: str) -> str:
    """Write what a record of `region` says that is now what these were."""
    return "\n".join(["tidligere:", *(f"  - {_within(one, region)}" for one in old_ids)])


def removed_lines(old: Iterable[str], region: str, on: date, reason: str = UNSTATED_REASON) -> str:
    """Write what the samarbejde's first page says of things deleted; front page: no region.

    Each is an id, a file's path from the record root, or an id and the anchor of a punkt.
    """
    entries = (
        f"  - adresse: {_within(one, region)}\n    dato: {on}\n    grund: {reason}" for one in old
    )
    return "\n".join(["slettede:", *entries])


def removal_page(records: Archive, old: str) -> tuple[str, str]:
    """Tell where it is said that something is deleted: the file, and its samarbejde if any."""
    region = old.partition("/")[0]
    return (f"{region}/index.md", region) if records.has(f"{region}/index") else ("index.md", "")


def _within(old: str, region: str) -> str:
    """Leave out the own samarbejde where the id can do without it."""
    short = old.removeprefix(f"{region}/")
    return short if region and full_id(short, region) == old else old


def likely_home(
    records: Archive, old_id: str, known: Collection[str], before: Archive | None
) -> AnyRecord | None:
    """Find the new record that has most of the lost one's words; `known` ids are not new."""
    where = placement(f"{old_id}.md")
    if where is None:
        return None
    lost = None if before is None else before.records.get(before.former_ids.get(old_id, old_id))
    wanted = {*_words_of_name(where.name), *(_words_of_title(lost) if lost else ())}
    least = 0.5 if _DAY.fullmatch(where.name) else 0.51
    found = [
        (len(wanted & words) / len(wanted), record.region == where.region, record.id)
        for record in records.records.values()
        if record.kind is where.kind and record.id not in known
        for words in [{*_words_of_name(record.name), *_words_of_title(record)}]
    ]
    best = max(found, default=None)
    return None if best is None or best[0] < least else records.records[best[2]]


def _words_of_name(name: str) -> Iterator[str]:
    """List the words of a file's name; a date is one of them."""
    dated = _DAY.fullmatch(name)
    if dated is not None:
        yield dated[1]
    yield from (dated[2] if dated else name).split("-")


def _words_of_title(record: AnyRecord) -> list[str]:
    title = getattr(record.facts, "title", None) or getattr(record.facts, "name", None) or ""
    return danish.slug(str(title)).split("-")
