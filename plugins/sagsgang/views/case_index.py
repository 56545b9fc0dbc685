"""The cases of a samarbejde: those under way, and all of them by year.

Knows what the lists say. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass

from sagsgang import danish
from sagsgang.history import Chronicle
from sagsgang.records.kinds import Kind
from sagsgang.records.record import Case
from sagsgang.views.rows import CaseRow, Link, case_row, in_region, kind_key, region_title


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseIndex:
    """A list of cases: those under way on the first page, or those of one year."""

    key: str
    region: str
    title: str
    year: str
    years: tuple[Link, ...]
    open: tuple[CaseRow, ...]
    closed: tuple[CaseRow, ...]


def case_indexes(chronicle: Chronicle, region: str) -> tuple[CaseIndex, ...]:
    """List the pages of a samarbejde's cases: all under way, then one page a year."""
    cases = sorted(
        in_region(chronicle.publication.cases.values(), region),
        key=lambda case: danish.sort_key(case.facts.title),
    )
    base = kind_key(region, Kind.CASE)
    years = sorted({_year(case) for case in cases}, reverse=True)
    links = tuple(Link(year, f"{base}/{year}") for year in years)
    name = region_title(chronicle.publication, region)
    latest = years[0] if years else ""

    def page(key: str, title: str, year: str, of_year: list[Case]) -> CaseIndex:
        rows = [(case, case_row(chronicle, case)) for case in of_year]
        is_front = key == base
        return CaseIndex(
            key=key,
            region=region,
            title=title,
            year=year,
            years=links,
            open=tuple(row for _, row in rows if not row.standing.is_closed),
            closed=tuple(
                row
                for case, row in rows
                if row.standing.is_closed and (not is_front or _year(case) == latest)
            ),
        )

    return (
        page(base, f"Sager i {name}", latest, cases),
        *(
            page(
                f"{base}/{year}",
                f"Sager i {name} fra {year}",
                year,
                [case for case in cases if _year(case) == year],
            )
            for year in years
        ),
    )


def _year(case: Case) -> str:
    return case.id.split("/")[-2]
