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
from sagsgang.views.rows.calls import CallRow, open_calls
from sagsgang.views.rows.clusters import ClusterRow, clusters
from sagsgang.views.rows.leads import parted

_SHOWN = 5
"""How many meetings, decisions and open calls a way in shows; the lists have the rest."""
_SHOWN_CASES = 8
"""How many cases a way in shows; the list has the rest."""
_SHOWN_OF_EACH = 3
"""How many decisions and cases of each samarbejde the front page shows, so that none hides another.
"""
_SHOWN_NEWS = 3
"""How many news a way in shows; the list has the rest."""


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
    number: str
    on: date
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsRow:
    """A news item that has not expired."""

    link: Link
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionRow:
    """A way in to a samarbejde."""

    link: Link
    about: Link
    kinds: tuple[KindRow, ...]
    clusters: tuple[ClusterRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What the front page says. `lead` and `rest` are the two parts of its own words, `text`.

    `region_names` are pairs of a samarbejde's folder and name: rows of several stand together.
    """

    key: str
    region: str
    title: str
    text: str
    lead: str
    rest: str
    regions: tuple[RegionRow, ...]
    region_names: tuple[tuple[str, str], ...]
    coming: tuple[MeetingRow, ...]
    latest: tuple[MeetingRow, ...]
    decisions: tuple[DecisionRow, ...]
    cases: tuple[CaseRow, ...]
    calls: tuple[CallRow, ...]
    news: tuple[NewsRow, ...]
    pages: tuple[Link, ...]
    editorial: tuple[Link, ...]
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPage:
    """What the page of a samarbejde says.

    `text`, its own words, is empty where it has none; `lead` and `rest` are its two parts.
    """

    key: str
    region: str
    title: str
    secretariat: str | None
    host: Link | None
    contact: str | None
    phone: str | None
    website: str | None
    text: str
    lead: str
    rest: str
    kinds: tuple[KindRow, ...]
    clusters: tuple[ClusterRow, ...]
    coming: tuple[MeetingRow, ...]
    latest: tuple[MeetingRow, ...]
    decisions: tuple[DecisionRow, ...]
    cases: tuple[CaseRow, ...]
    calls: tuple[CallRow, ...]
    news: tuple[NewsRow, ...]
    notes: str


def front_page(chronicle: Chronicle, title: str, regions: Sequence[str]) -> FrontPage:
    """Tell what the front page says; `title` is the site's where no record has one."""
    publication = chronicle.publication
    own = publication.pages.get("index")
    meetings = list(publication.meetings.values())
    text = "" if own is None else own.text.text
    lead, rest = parted(text)
    return FrontPage(
        key="index",
        region="",
        title=title if own is None else str(own.facts.title),
        text=text,
        lead=lead,
        rest=rest,
        regions=tuple(
            RegionRow(
                link=Link(region_title(publication, region), f"{region}/index"),
                about=Link(f"Mere om {region_title(publication, region)}", f"{region}/index"),
                kinds=_kinds(chronicle, region),
                clusters=clusters(chronicle, region),
            )
            for region in regions
        ),
        region_names=tuple((region, region_title(publication, region)) for region in regions),
        coming=_coming(chronicle, meetings),
        latest=_latest(chronicle, meetings),
        decisions=_decisions_of_each(chronicle, regions),
        cases=_open_cases_of_each(chronicle, regions),
        calls=open_calls(chronicle)[:_SHOWN],
        news=_news(chronicle, ""),
        pages=tuple(record_link(publication, one) for one in publication.pages if _is_main(one)),
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
    text = "" if record is None else record.text.text
    lead, rest = parted(text)
    return RegionPage(
        key=f"{region}/index",
        region=region,
        title=region_title(publication, region),
        secretariat=None if facts is None else optional(facts.secretariat),
        host=host,
        contact=None if facts is None else optional(facts.contact),
        phone=None if facts is None else optional(facts.phone),
        website=None if facts is None else optional(facts.website),
        text=text,
        lead=lead,
        rest=rest,
        kinds=_kinds(chronicle, region),
        clusters=clusters(chronicle, region),
        coming=_coming(chronicle, meetings),
        latest=_latest(chronicle, meetings),
        decisions=_decisions(chronicle, meetings),
        cases=_open_cases(chronicle, region),
        calls=open_calls(chronicle, region)[:_SHOWN],
        news=_news(chronicle, region),
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


def _is_main(page: str) -> bool:
    """Tell whether a page of own words is led to from here; a sub-page is from its parent."""
    return page.count("/") == 1


def _news(chronicle: Chronicle, region: str) -> tuple[NewsRow, ...]:
    """Show the latest news that have not expired; with no region, of all."""
    found = [
        one
        for one in chronicle.publication.news.values()
        if (not region or one.region == region)
        and one.facts.on <= chronicle.today
        and not (one.facts.expires_on and one.facts.expires_on.is_certainly_before(chronicle.today))
    ]
    found.sort(key=lambda one: (one.facts.on, one.id), reverse=True)
    return tuple(
        NewsRow(link=record_link(chronicle.publication, one.id), on=one.facts.on)
        for one in found[:_SHOWN_NEWS]
    )


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
    """Show the latest meetings whose referat is there; a draft is none yet."""
    held = [
        one
        for one in reversed(_by_date(meetings))
        if one.facts.status.has_minutes and one.facts.status is not MeetingStatus.DRAFT
    ]
    return tuple(meeting_row(chronicle, one) for one in held[:_SHOWN])


def _decisions(chronicle: Chronicle, meetings: list[Meeting]) -> tuple[DecisionRow, ...]:
    """Show the latest punkter of cases that have an outcome."""
    publication = chronicle.publication
    rows = (
        DecisionRow(
            link=Link(str(item.title), meeting.id, str(item.number)),
            meeting=record_link(publication, meeting.id),
            number=str(item.number),
            on=meeting.facts.on,
            outcomes=item.facts.outcomes,
        )
        for meeting in reversed(_by_date(meetings))
        for item in meeting.items
        if item.facts.outcomes and item.facts.case is not None
    )
    return tuple(row for row, _ in zip(rows, range(_SHOWN), strict=False))


def _decisions_of_each(chronicle: Chronicle, regions: Sequence[str]) -> tuple[DecisionRow, ...]:
    """Show the latest decisions of each samarbejde, the newest first."""
    records = chronicle.publication.meetings.values()
    rows = [
        row
        for region in regions
        for row in _decisions(chronicle, list(in_region(records, region)))[:_SHOWN_OF_EACH]
    ]
    return tuple(sorted(rows, key=lambda row: row.on, reverse=True))


def _open_cases(chronicle: Chronicle, region: str) -> tuple[CaseRow, ...]:
    """Show the cases that lie with somebody, the latest treated first."""
    cases = in_region(chronicle.publication.cases.values(), region)
    rows = [case_row(chronicle, case) for case in cases]
    rows = [row for row in rows if not row.standing.is_closed]
    rows.sort(key=lambda row: danish.sort_key(row.link.text))
    return tuple(sorted(rows, key=_last_treated, reverse=True)[:_SHOWN_CASES])


def _open_cases_of_each(chronicle: Chronicle, regions: Sequence[str]) -> tuple[CaseRow, ...]:
    """Show the latest treated cases of each samarbejde, the newest first."""
    rows = [row for region in regions for row in _open_cases(chronicle, region)[:_SHOWN_OF_EACH]]
    return tuple(sorted(rows, key=_last_treated, reverse=True))


def _last_treated(row: CaseRow) -> date:
    return row.last_on.first if row.last_on else date.min
