"""The meetings of a samarbejde: what is coming, by year, by forum, and by both if there are many.

Knows what the lists say. Refuses to know other pages, addresses and HTML.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from sagsgang.danish.dates import MONTHS
from sagsgang.history import Chronicle
from sagsgang.records.kinds import Kind
from sagsgang.records.record import Meeting
from sagsgang.views.rows import (
    Choice,
    Filter,
    Link,
    MeetingRow,
    Shelf,
    in_region,
    kind_key,
    meeting_row,
    meetings_by_forum,
    offered,
    region_title,
    shown_together,
    with_own_page,
    year_shelves,
)

FIRST_PAGE: Final = 50
"""How many coming and how many past meetings the first page has; the others stand by year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingGroup:
    """Meetings that stand together: a month's, or a year's."""

    title: str
    meetings: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingIndex:
    """A list of meetings: the latest, or those of a year, of a forum, or of a forum in a year.

    `above` are the lists between this one and the first page. `more` are years with pages of
    their own. `count` is how many meetings there are in all of it.
    """

    key: str
    region: str
    title: str
    count: int
    above: tuple[Link, ...] = ()
    filters: tuple[Filter, ...]
    coming: tuple[MeetingRow, ...]
    past: tuple[MeetingGroup, ...]
    more: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lists:
    """What all lists of a samarbejde share."""

    chronicle: Chronicle
    region: str
    filters: tuple[Filter, ...]


def meeting_indexes(chronicle: Chronicle, region: str) -> tuple[MeetingIndex, ...]:
    """List the pages of a samarbejde's meetings."""
    return tuple(_indexes(chronicle, region))


def _indexes(chronicle: Chronicle, region: str) -> Iterator[MeetingIndex]:
    base = kind_key(region, Kind.MEETING)
    name = region_title(chronicle.publication, region)
    meetings = _by_date(in_region(chronicle.publication.meetings.values(), region))
    years = year_shelves(base, meetings, [str(one.facts.on.year) for one in meetings])
    fora = meetings_by_forum(chronicle, region)
    lists = _Lists(chronicle, region, _filters(base, meetings, years, fora))
    rows = [meeting_row(chronicle, one) for one in meetings]
    yield MeetingIndex(
        key=base,
        region=region,
        title=f"Møder i {name}",
        count=len(meetings),
        filters=lists.filters,
        coming=tuple(row for row in rows if row.is_coming)[:FIRST_PAGE],
        past=_months(_latest_year(rows)[:FIRST_PAGE]),
    )
    for year in years:
        yield _of_year(lists, year, f"Møder i {name} i {year.name}", ())
    for forum in fora:
        yield from _of_forum(lists, forum)


def _filters(
    base: str,
    meetings: list[Meeting],
    years: tuple[Shelf[Meeting], ...],
    fora: tuple[Shelf[Meeting], ...],
) -> tuple[Filter, ...]:
    if not meetings:
        return ()
    return (
        Filter(label="Vis", choices=(Choice(link=Link("Seneste", base)),)),
        Filter(label="År", choices=tuple(one.choice for one in years)),
        *offered("Forum", fora, Link("Alle fora med møder", f"{base}/forum")),
    )


def _of_forum(lists: _Lists, forum: Shelf[Meeting]) -> Iterator[MeetingIndex]:
    meetings = _by_date(forum.members)
    years = year_shelves(forum.key, meetings, [str(one.facts.on.year) for one in meetings])
    own = with_own_page(years)
    if own:
        both = Filter(label="Og år", choices=tuple(one.choice for one in own))
        lists = replace(lists, filters=(*lists.filters, both))
    above = (Link("Fora", f"{kind_key(lists.region, Kind.MEETING)}/forum"),)
    shown = shown_together(years)
    rows = [meeting_row(lists.chronicle, one) for year in reversed(shown) for one in year.members]
    past = [row for row in reversed(rows) if not row.is_coming]
    yield MeetingIndex(
        key=forum.key,
        region=lists.region,
        title=f"Møder i {forum.name}",
        count=len(meetings),
        above=above,
        filters=lists.filters,
        coming=tuple(row for row in rows if row.is_coming),
        past=tuple(
            MeetingGroup(title=year, meetings=tuple(of_year))
            for year, of_year in groupby(past, key=lambda row: str(row.on.year))
        ),
        more=tuple(one.choice for one in own if one not in shown),
    )
    for year in own:
        title = f"Møder i {forum.name} i {year.name}"
        up = (*above, Link(forum.name, forum.key))
        yield _of_year(lists, year, title, up)


def _of_year(
    lists: _Lists, year: Shelf[Meeting], title: str, above: tuple[Link, ...]
) -> MeetingIndex:
    rows = [meeting_row(lists.chronicle, one) for one in year.members]
    return MeetingIndex(
        key=year.key,
        region=lists.region,
        title=title,
        count=len(rows),
        above=above,
        filters=lists.filters,
        coming=tuple(row for row in rows if row.is_coming),
        past=_months([row for row in reversed(rows) if not row.is_coming]),
    )


def _by_date(meetings: Iterable[Meeting]) -> list[Meeting]:
    return sorted(meetings, key=lambda one: (one.facts.on, one.id))


def _latest_year(rows: list[MeetingRow]) -> list[MeetingRow]:
    """Give the past meetings of the newest year that has any, the newest first."""
    past = [row for row in reversed(rows) if not row.is_coming]
    return [row for row in past if row.on.year == past[0].on.year]


def _months(rows: Iterable[MeetingRow]) -> tuple[MeetingGroup, ...]:
    """Part meetings by month, in the order in which they stand."""
    return tuple(
        MeetingGroup(title=f"{MONTHS[month - 1]} {year}", meetings=tuple(of_month))
        for (year, month), of_month in groupby(rows, key=lambda row: (row.on.year, row.on.month))
    )
