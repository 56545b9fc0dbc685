"""The rows of seats: what a seat is and who is known to hold, have held or get it.

Knows how a holding is shown. Refuses to know pages, addresses and HTML.
"""

from dataclasses import dataclass

from sagsgang.danish import PartialDate
from sagsgang.history import HoldingThen, SeatThen, Tenure
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


def seat_lists(region: str) -> tuple[Link, ...]:
    """Lead to the lists of a samarbejde's seats: by forum, by municipality and by function."""
    key = kind_key(region, Kind.APPOINTMENT)
    return (
        Link("Pladser efter forum", f"{key}/efter-forum"),
        Link("Pladser efter kommune", f"{key}/efter-kommune"),
        Link("Pladser efter funktion", f"{key}/efter-funktion"),
    )
