"""The meetings of a samarbejde: by year, newest first, and what is coming.

Knows what the lists say. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass

from sagsgang.history import Chronicle
from sagsgang.records.kinds import Kind
from sagsgang.views.rows import Link, MeetingRow, in_region, kind_key, meeting_row, region_title


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingIndex:
    """A list of meetings: those of `year`, or of the latest year with the years to choose from."""

    key: str
    region: str
    title: str
    year: str
    years: tuple[Link, ...]
    coming: tuple[MeetingRow, ...]
    past: tuple[MeetingRow, ...]


def meeting_indexes(chronicle: Chronicle, region: str) -> tuple[MeetingIndex, ...]:
    """List the pages of a samarbejde's meetings: all that are coming, then one page a year."""
    rows = sorted(
        (
            meeting_row(chronicle, one)
            for one in in_region(chronicle.publication.meetings.values(), region)
        ),
        key=lambda row: (row.on, row.link.to),
    )
    base = kind_key(region, Kind.MEETING)
    years = sorted({str(row.on.year) for row in rows}, reverse=True)
    links = tuple(Link(year, f"{base}/{year}") for year in years)
    name = region_title(chronicle.publication, region)
    latest = years[0] if years else ""
    front = MeetingIndex(
        key=base,
        region=region,
        title=f"Møder i {name}",
        year=latest,
        years=links,
        coming=tuple(row for row in rows if row.is_coming),
        past=tuple(_of_year(rows, latest, is_coming=False)),
    )
    return (
        front,
        *(
            MeetingIndex(
                key=f"{base}/{year}",
                region=region,
                title=f"Møder i {name} i {year}",
                year=year,
                years=links,
                coming=tuple(reversed(_of_year(rows, year, is_coming=True))),
                past=tuple(_of_year(rows, year, is_coming=False)),
            )
            for year in years
        ),
    )


def _of_year(rows: list[MeetingRow], year: str, *, is_coming: bool) -> list[MeetingRow]:
    """List a year's meetings, the newest first."""
    return [
        row for row in reversed(rows) if str(row.on.year) == year and row.is_coming is is_coming
    ]
