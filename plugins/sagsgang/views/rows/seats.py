"""The rows of seats: what a seat is and who is known to hold, have held or get it.

Knows how a holding is shown, and when its end is near. Refuses to know pages, addresses and HTML.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, HoldingThen, SeatThen, Tenure
from sagsgang.publication import Publication
from sagsgang.records.kinds import Kind
from sagsgang.records.values import SeatCount, Unknown
from sagsgang.views.rows.entries import (
    Link,
    PlaceRow,
    affiliation,
    forum_link,
    kind_key,
    optional,
    place_row,
)

SOON_OVER: Final = timedelta(days=90)
"""How long before its end a term is said to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderRow:
    """Somebody on a seat. `has_left` also where nobody wrote when."""

    name: str | None
    title: str | None
    place: Link | None
    tenure: Tenure
    known_on: PartialDate | None
    since: PartialDate | None
    until: PartialDate | None
    has_left: bool
    decided_at: PlaceRow | None
    reason: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRow:
    """A seat of a forum with its holders now, before and to come."""

    forum: Link
    role: str
    side: str | None
    stands_for: str | None
    office: str | None
    count: SeatCount | None
    note: str | None
    now: tuple[HolderRow, ...]
    before: tuple[HolderRow, ...]
    coming: tuple[HolderRow, ...]


def seat_row(
    publication: Publication, seat: SeatThen, region: str, municipality: str | None = None
) -> SeatRow:
    """Show a seat; with `municipality`, only that municipality's holders of it."""

    def holders(*tenures: Tenure) -> tuple[HolderRow, ...]:
        return tuple(
            _holder_row(publication, one, region)
            for one in seat.with_tenure(*tenures)
            if municipality is None or one.municipality == municipality
        )

    facts = seat.seat
    return SeatRow(
        forum=forum_link(seat.forum),
        role=facts.role.value,
        side=None if facts.side is None else facts.side.value,
        stands_for=optional(facts.stands_for),
        office=optional(facts.office),
        count=facts.count,
        note=optional(facts.note),
        now=holders(Tenure.HOLDS, Tenure.KNOWN),
        before=holders(Tenure.HELD),
        coming=holders(Tenure.COMING),
    )


def _holder_row(publication: Publication, then: HoldingThen, region: str) -> HolderRow:
    one = then.holding
    return HolderRow(
        name=optional(one.name),
        title=optional(one.title),
        place=affiliation(publication, one.municipality, one.organisation, region),
        tenure=then.tenure,
        known_on=one.known_on,
        since=one.since,
        until=one.last_day,
        has_left=isinstance(one.until, Unknown),
        decided_at=None if then.decided_at is None else place_row(publication, then.decided_at),
        reason=optional(one.reason),
        note=optional(one.note),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatPages:
    """The ways to a samarbejde's seats."""

    by_forum: Link
    by_municipality: Link
    by_function: Link
    by_person: Link
    ledger: Link
    radar: Link


def seat_pages(region: str) -> SeatPages:
    """Lead to each way of looking at a samarbejde's seats."""
    key = kind_key(region, Kind.APPOINTMENT)
    return SeatPages(
        by_forum=Link("Pladser efter forum", f"{key}/efter-forum"),
        by_municipality=Link("Pladser efter kommune", f"{key}/efter-kommune"),
        by_function=Link("Pladser efter funktion", f"{key}/efter-funktion"),
        by_person=Link("Pladser efter person", f"{key}/efter-person"),
        ledger=Link("Pladsregnskab", f"{key}/regnskab"),
        radar=Link("Ledige og udløbende pladser", f"{key}/ledige-og-udloebende"),
    )


def seat_lists(region: str) -> tuple[Link, ...]:
    """List the ways to a samarbejde's seats."""
    pages = seat_pages(region)
    return (
        pages.by_forum,
        pages.by_municipality,
        pages.by_function,
        pages.by_person,
        pages.ledger,
        pages.radar,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryRow:
    """Somebody whose time on a seat ends soon. `days` are left where the last day is known."""

    seat: SeatRow
    holder: HolderRow
    until: PartialDate
    days: int | None
    has_successor: bool


def expiries(
    chronicle: Chronicle, region: str, municipality: str | None = None
) -> tuple[ExpiryRow, ...]:
    """List the terms that end within 90 days, the first to end first.

    With `municipality`, only that municipality's.
    """
    found = [
        _expiry_row(chronicle, seat, one)
        for forum, seats in chronicle.seats.items()
        if chronicle.publication.fora[forum].region == region
        for seat in seats
        for one in seat.with_tenure(Tenure.HOLDS)
        if _ends_soon(one, chronicle.today)
        and (municipality is None or one.municipality == municipality)
    ]
    return tuple(sorted(found, key=lambda row: (row.until.first, row.seat.forum.text)))


def _ends_soon(one: HoldingThen, today: date) -> bool:
    end = one.holding.last_day
    return end is not None and end.first <= today + SOON_OVER


def _expiry_row(chronicle: Chronicle, seat: SeatThen, one: HoldingThen) -> ExpiryRow:
    publication, until = chronicle.publication, one.holding.last_day
    if until is None:
        raise ValueError("a term without an end")
    region = publication.fora[seat.forum.id or ""].region
    day = until.exact
    return ExpiryRow(
        seat=seat_row(publication, seat, region),
        holder=_holder_row(publication, one, region),
        until=until,
        days=None if day is None else (day - chronicle.today).days,
        has_successor=bool(seat.with_tenure(Tenure.COMING)),
    )
