"""The ways in: the front page, and the page of each samarbejde.

Knows what these pages say. Refuses to know other pages, addresses and HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sagsgang import danish
from sagsgang.history import Chronicle
from sagsgang.records.kinds import KINDS_IN_REGION
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.parts import Outcome
from sagsgang.records.record import Meeting
from sagsgang.views.rows import (
    KIND_TITLES,
    CaseRow,
    Link,
    MeetingRow,
    case_row,
    in_region,
    kind_key,
    meeting_row,
    optional,
    record_link,
    region_title,
)

_SHOWN = 5
"""How many meetings and decisions a way in shows; the lists have the rest."""
_SHOWN_CASES = 10
"""How many cases a way in shows; the list has the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """A way to the list of a kind, and how many records it holds."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A punkt that has an outcome."""

    link: Link
    meeting: Link
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """A way in to a samarbejde."""

    link: Link
    kinds: tuple[KindRow, ...]
    municipalities: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What the front page says."""

    key: str
    region: str
    title: str
    text: str
    regions: tuple[RegionRow, ...]
    coming: tuple[MeetingRow, ...]
    latest: tuple[MeetingRow, ...]
    decisions: tuple[DecisionRow, ...]
    cases: tuple[CaseRow, ...]
    pages: tuple[Link, ...]
    editorial: tuple[Link, ...]
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPage:
    """What the page of a samarbejde says. `text` is empty where it has no own words."""

    key: str
    region: str
    title: str
    secretariat: str | None
    host: Link | None
    contact: str | None
    phone: str | None
    website: str | None
    text: str
    kinds: tuple[KindRow, ...]
    municipalities: tuple[Link, ...]
    coming: tuple[MeetingRow, ...]
    latest: tuple[MeetingRow, ...]
    decisions: tuple[DecisionRow, ...]
    cases: tuple[CaseRow, ...]
    notes: str


def front_page(chronicle: Chronicle, title: str, regions: Sequence[str]) -> FrontPage:
    """Tell what the front page says; `title` is the site's where no record has one."""
    publication = chronicle.publication
    own = publication.pages.get("index")
    meetings = list(publication.meetings.values())
    return FrontPage(
        key="index",
        region="",
        title=title if own is None else str(own.facts.title),
        text="" if own is None else own.text.text,
        regions=tuple(
            RegionRow(
                link=Link(region_title(publication, region), f"{region}/index"),
                kinds=_kinds(chronicle, region),
                municipalities=_municipalities(chronicle, region),
            )
            for region in regions
        ),
        coming=_coming(chronicle, meetings),
        latest=_latest(chronicle, meetings),
        decisions=_decisions(chronicle, meetings),
        cases=_open_cases(chronicle, ""),
        pages=tuple(record_link(publication, one) for one in publication.pages if one != "index"),
        editorial=(
            Link("Fund i posterne", "redaktion/fund"),
            Link("Hjælp til fund", "redaktion/fejl"),
            Link("Sådan skrives posterne", "redaktion/format"),
        ),
        notes="" if own is None else own.notes.text,
    )


def region_page(chronicle: Chronicle, region: str) -> RegionPage:
    """Tell what the page of a samarbejde says, also when it has no record of its own."""
    publication = chronicle.publication
    record = publication.regions.get(region)
    facts = None if record is None else record.facts
    meetings = list(in_region(publication.meetings.values(), region))
    host = None
    if facts is not None and facts.host is not None:
        found = publication.municipality_at(facts.host.text, region)
        host = (
            record_link(publication, found)
            if isinstance(found, str)
            else Link(str(facts.host.text))
        )
    return RegionPage(
        key=f"{region}/index",
        region=region,
        title=region_title(publication, region),
        secretariat=None if facts is None else optional(facts.secretariat),
        host=host,
        contact=None if facts is None else optional(facts.contact),
        phone=None if facts is None else optional(facts.phone),
        website=None if facts is None else optional(facts.website),
        text="" if record is None else record.text.text,
        kinds=_kinds(chronicle, region),
        municipalities=_municipalities(chronicle, region),
        coming=_coming(chronicle, meetings),
        latest=_latest(chronicle, meetings),
        decisions=_decisions(chronicle, meetings),
        cases=_open_cases(chronicle, region),
        notes="" if record is None else record.notes.text,
    )


def _kinds(chronicle: Chronicle, region: str) -> tuple[KindRow, ...]:
    records = [*in_region(chronicle.publication.records.values(), region)]
    return tuple(
        KindRow(
            link=Link(KIND_TITLES[kind], kind_key(region, kind)),
            count=sum(one.kind is kind for one in records),
        )
        for kind in KINDS_IN_REGION
    )


def _municipalities(chronicle: Chronicle, region: str) -> tuple[Link, ...]:
    found = in_region(chronicle.publication.municipalities.values(), region)
    links = [Link(str(one.facts.name), one.id) for one in found]
    return tuple(sorted(links, key=lambda link: danish.sort_key(link.text)))


def _by_date(meetings: list[Meeting]) -> list[Meeting]:
    return sorted(meetings, key=lambda one: (one.facts.on, one.id))


def _coming(chronicle: Chronicle, meetings: list[Meeting]) -> tuple[MeetingRow, ...]:
    """Show the next meetings."""
    coming = [
        one
        for one in _by_date(meetings)
        if one.facts.on >= chronicle.today and one.facts.status is not MeetingStatus.CANCELLED
    ]
    return tuple(meeting_row(chronicle, one) for one in coming[:_SHOWN])


def _latest(chronicle: Chronicle, meetings: list[Meeting]) -> tuple[MeetingRow, ...]:
    """Show the latest meetings whose referat is there."""
    held = [one for one in reversed(_by_date(meetings)) if one.facts.status.has_minutes]
    return tuple(meeting_row(chronicle, one) for one in held[:_SHOWN])


def _decisions(chronicle: Chronicle, meetings: list[Meeting]) -> tuple[DecisionRow, ...]:
    """Show the latest punkter of cases that have an outcome."""
    publication = chronicle.publication
    rows = (
        DecisionRow(
            link=record_link(publication, meeting.id, item.number),
            meeting=record_link(publication, meeting.id),
            outcomes=item.facts.outcomes,
        )
        for meeting in reversed(_by_date(meetings))
        for item in meeting.items
        if item.facts.outcomes and item.facts.case is not None
    )
    return tuple(row for row, _ in zip(rows, range(_SHOWN), strict=False))


def _open_cases(chronicle: Chronicle, region: str) -> tuple[CaseRow, ...]:
    """Show the cases that lie with somebody, the latest treated first; with no region, of all."""
    cases = (
        case for case in chronicle.publication.cases.values() if not region or case.region == region
    )
    rows = [case_row(chronicle, case) for case in cases]
    rows = [row for row in rows if not row.standing.is_closed]
    rows.sort(key=lambda row: danish.sort_key(row.link.text))
    rows.sort(key=lambda row: row.last_on.first if row.last_on else date.min, reverse=True)
    return tuple(rows[:_SHOWN_CASES])
