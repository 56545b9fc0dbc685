"""The cases of a samarbejde: those under way, and all by year, by forum and by subject.

Knows what the lists say. Refuses to know other pages, addresses and HTML.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sagsgang import danish
from sagsgang.history import Chronicle
from sagsgang.records.kinds import Kind
from sagsgang.records.record import Case
from sagsgang.views.rows import (
    CaseRow,
    Choice,
    Filter,
    Link,
    Shelf,
    case_row,
    cases_by_forum,
    cases_by_subject,
    in_region,
    kind_key,
    offered,
    region_title,
    shown_together,
    with_own_page,
    year_shelves,
)

FIRST_PAGE: Final = 50
"""How many cases of each sort the first page has; the others stand by year, forum and subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseGroup:
    """Cases that stand together under a title."""

    title: str
    cases: tuple[CaseRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseIndex:
    """A list of cases: those under way, or those of a year, a forum, a subject, or two of them.

    `above` are the lists between this one and the first page. `more` are years with pages of
    their own. `count` is how many cases there are in all of it, `left_out` how many of those
    under way the first page has no room for.
    """

    key: str
    region: str
    title: str
    count: int
    above: tuple[Link, ...] = ()
    filters: tuple[Filter, ...]
    groups: tuple[CaseGroup, ...]
    more: tuple[Choice, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Lists:
    """What all lists of a samarbejde share."""

    chronicle: Chronicle
    region: str
    filters: tuple[Filter, ...]


def case_indexes(chronicle: Chronicle, region: str) -> tuple[CaseIndex, ...]:
    """List the pages of a samarbejde's cases."""
    return tuple(_indexes(chronicle, region))


def _indexes(chronicle: Chronicle, region: str) -> Iterator[CaseIndex]:
    base = kind_key(region, Kind.CASE)
    name = region_title(chronicle.publication, region)
    cases = _by_name(in_region(chronicle.publication.cases.values(), region))
    years = year_shelves(base, cases, [_year(one) for one in cases])
    fora = cases_by_forum(chronicle, region)
    subjects = cases_by_subject(chronicle, region)
    filters: tuple[Filter, ...] = ()
    if cases:
        filters = (
            Filter(label="Vis", choices=(Choice(link=Link("I gang", base)),)),
            Filter(label="År", choices=tuple(one.choice for one in years)),
            *offered("Forum", fora, Link("Alle fora med sager", f"{base}/forum")),
            *offered("Emne", subjects, Link("Alle emner", f"{base}/emne")),
        )
    lists = _Lists(chronicle, region, filters)
    yield _first_page(lists, f"Sager i {name}", cases)
    for year in years:
        yield _of_year(lists, year, f"Sager i {name} fra {year.name}", ())
    up = Link("Fora", f"{base}/forum")
    for forum in fora:
        yield from _of_part(lists, forum, f"Sager i {forum.name}", up)
    up = Link("Emner", f"{base}/emne")
    for subject in subjects:
        yield from _of_part(lists, subject, f"Sager om {subject.name}", up)


def _first_page(lists: _Lists, title: str, cases: list[Case]) -> CaseIndex:
    """Show the cases under way that were treated last, and the closed ones of the newest year."""
    rows = [(case, case_row(lists.chronicle, case)) for case in cases]
    under_way = [row for _, row in rows if not row.standing.is_closed]
    under_way.sort(key=lambda row: row.last_on.first if row.last_on else date.min, reverse=True)
    closed = [(_year(case), row) for case, row in rows if row.standing.is_closed]
    latest = max((year for year, _ in closed), default="")
    of_latest = tuple(row for year, row in closed if year == latest)
    return CaseIndex(
        key=kind_key(lists.region, Kind.CASE),
        region=lists.region,
        title=title,
        count=len(cases),
        filters=lists.filters,
        groups=_groups(
            ("I gang", under_way[:FIRST_PAGE]),
            (f"Afsluttet, sager fra {latest}", of_latest[:FIRST_PAGE]),
        ),
        left_out=max(0, len(under_way) - FIRST_PAGE),
    )


def _of_year(lists: _Lists, year: Shelf[Case], title: str, above: tuple[Link, ...]) -> CaseIndex:
    rows = [case_row(lists.chronicle, case) for case in year.members]
    return CaseIndex(
        key=year.key,
        region=lists.region,
        title=title,
        count=len(rows),
        above=above,
        filters=lists.filters,
        groups=_groups(
            ("I gang", (row for row in rows if not row.standing.is_closed)),
            ("Afsluttet", (row for row in rows if row.standing.is_closed)),
        ),
    )


def _of_part(lists: _Lists, part: Shelf[Case], title: str, up: Link) -> Iterator[CaseIndex]:
    """Show the cases of a forum or a subject by year."""
    cases = _by_name(part.members)
    years = year_shelves(part.key, cases, [_year(one) for one in cases])
    own = with_own_page(years)
    if own:
        both = Filter(label="Og år", choices=tuple(one.choice for one in own))
        lists = replace(lists, filters=(*lists.filters, both))
    shown = shown_together(years)
    yield CaseIndex(
        key=part.key,
        region=lists.region,
        title=title,
        count=len(cases),
        above=(up,),
        filters=lists.filters,
        groups=_groups(
            *(
                (one.name, [case_row(lists.chronicle, case) for case in one.members])
                for one in shown
            )
        ),
        more=tuple(one.choice for one in own if one not in shown),
    )
    for year in own:
        above = (up, Link(part.name, part.key))
        yield _of_year(lists, year, f"{title} fra {year.name}", above)


def _groups(*parts: tuple[str, Iterable[CaseRow]]) -> tuple[CaseGroup, ...]:
    groups = (CaseGroup(title=title, cases=tuple(rows)) for title, rows in parts)
    return tuple(one for one in groups if one.cases)


def _by_name(cases: Iterable[Case]) -> list[Case]:
    return sorted(cases, key=lambda case: (danish.sort_key(case.facts.title), case.id))


def _year(case: Case) -> str:
    return case.id.split("/")[-2]
