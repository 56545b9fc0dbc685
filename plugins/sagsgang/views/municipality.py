"""One municipality: its facts, its seats and where it is named; and the list of them.

Knows what these pages say. Refuses to know other pages, addresses and HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sagsgang.history import Chronicle, SeatThen, Tenure
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.record import Case, Meeting, Municipality
from sagsgang.views.rows import (
    Link,
    MeetingRow,
    PointerRow,
    SeatRow,
    kind_key,
    meeting_row,
    naming_rows,
    optional,
    pointer_rows,
    record_title,
    region_title,
    seat_row,
)
from sagsgang.views.rows.calls import CallRow, open_calls
from sagsgang.views.rows.clusters import ClusterRow, cluster_of, clusters, municipalities_by_name
from sagsgang.views.rows.seats import ExpiryRow, expiries

_SHOWN: Final = 5
"""How many coming and how many past meetings a municipality's page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """Where a municipality is named among records of one sort; `id` is the heading's anchor."""

    title: str
    id: str
    rows: tuple[PointerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityPage:
    """What a municipality's page says. `inhabitants` are pairs of year and number.

    `coming` and `latest` are meetings of the fora in which it is known to have a seat now.
    `ending` are its terms that end soon, `known_only` its seats of which only one day is known.
    """

    key: str
    region: str
    title: str
    code: str | None
    cluster: Link | None
    inhabitants: tuple[tuple[str, int], ...]
    website: str | None
    seats: tuple[SeatRow, ...]
    seats_now: int
    seats_before: int
    known_only: int
    ending: tuple[ExpiryRow, ...]
    coming: tuple[MeetingRow, ...]
    latest: tuple[MeetingRow, ...]
    calls: tuple[CallRow, ...]
    named_in: tuple[NamedIn, ...]
    namings: tuple[PointerRow, ...]
    pointers: tuple[PointerRow, ...]
    text: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityRow:
    """A municipality in a list, with how many seats it is known to hold.

    `inhabitants` is the latest number, with its year.
    """

    link: Link
    cluster: Link | None
    code: str | None
    inhabitants: tuple[str, int] | None
    seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityIndex:
    """The list of a samarbejde's municipalities."""

    key: str
    region: str
    title: str
    clusters: tuple[ClusterRow, ...]
    municipalities: tuple[MunicipalityRow, ...]


def municipality_page(chronicle: Chronicle, municipality: Municipality) -> MunicipalityPage:
    """Tell what a municipality's page says."""
    publication = chronicle.publication
    facts = municipality.facts
    years = sorted(facts.inhabitants.items(), reverse=True)
    then = chronicle.seats_of_municipality.get(municipality.id, ())
    seats = tuple(
        seat_row(publication, seat, municipality.region, municipality.id) for seat in then
    )
    coming, latest = _meetings(chronicle, municipality, then)
    namings = naming_rows(chronicle, municipality.id)
    return MunicipalityPage(
        key=municipality.id,
        region=municipality.region,
        title=record_title(publication, municipality),
        code=optional(facts.code),
        cluster=cluster_of(chronicle, municipality),
        inhabitants=tuple((str(year), number) for year, number in years),
        website=optional(facts.website),
        seats=seats,
        seats_now=sum(len(seat.now) for seat in seats),
        seats_before=sum(len(seat.before) for seat in seats),
        known_only=sum(one.tenure is Tenure.KNOWN for seat in seats for one in seat.now),
        ending=expiries(chronicle, municipality.region, municipality.id),
        coming=coming,
        latest=latest,
        calls=open_calls(chronicle, municipality.region),
        named_in=_named_in(chronicle, namings),
        namings=namings,
        pointers=pointer_rows(chronicle, municipality.id),
        text=municipality.text.text,
        notes=municipality.notes.text,
    )


def _meetings(
    chronicle: Chronicle, municipality: Municipality, seats: Sequence[SeatThen]
) -> tuple[tuple[MeetingRow, ...], tuple[MeetingRow, ...]]:
    """Show the next and the latest meetings where the municipality is known to have a seat."""
    fora = {
        seat.forum.id
        for seat in seats
        for one in seat.with_tenure(Tenure.HOLDS, Tenure.KNOWN)
        if one.municipality == municipality.id
    }
    meetings = sorted(
        (
            one
            for forum in sorted(filter(None, fora))
            for one in chronicle.publication.meetings_of(forum)
            if one.facts.status is not MeetingStatus.CANCELLED
        ),
        key=lambda one: (one.facts.on, one.id),
    )
    coming = [one for one in meetings if one.facts.on >= chronicle.today]
    past = [one for one in reversed(meetings) if one.facts.on < chronicle.today]
    return (
        tuple(meeting_row(chronicle, one) for one in coming[:_SHOWN]),
        tuple(meeting_row(chronicle, one) for one in past[:_SHOWN]),
    )


def _named_in(chronicle: Chronicle, namings: Sequence[PointerRow]) -> tuple[NamedIn, ...]:
    """Part where a municipality is named into cases, meetings and the rest."""
    records = chronicle.publication.records

    def of(*kinds: type) -> tuple[PointerRow, ...]:
        return tuple(row for row in namings if isinstance(records.get(row.link.to), kinds))

    cases, meetings = of(Case), of(Meeting)
    rest = tuple(row for row in namings if row not in cases and row not in meetings)
    groups = (
        NamedIn(title="Sager", id="naevnt-i-sager", rows=cases),
        NamedIn(title="Møder", id="naevnt-i-moeder", rows=meetings),
        NamedIn(title="Andre steder", id="naevnt-andre-steder", rows=rest),
    )
    return tuple(group for group in groups if group.rows)


def municipality_index(chronicle: Chronicle, region: str) -> MunicipalityIndex:
    """Tell what the list of municipalities says."""
    publication = chronicle.publication
    return MunicipalityIndex(
        key=kind_key(region, Kind.MUNICIPALITY),
        region=region,
        title=f"Kommuner i {region_title(publication, region)}",
        clusters=clusters(chronicle, region),
        municipalities=tuple(
            _row(chronicle, one) for one in municipalities_by_name(chronicle, region)
        ),
    )


def _row(chronicle: Chronicle, municipality: Municipality) -> MunicipalityRow:
    publication, facts = chronicle.publication, municipality.facts
    years = sorted(facts.inhabitants.items(), reverse=True)
    return MunicipalityRow(
        link=Link(record_title(publication, municipality), municipality.id),
        cluster=cluster_of(chronicle, municipality),
        code=optional(facts.code),
        inhabitants=(str(years[0][0]), years[0][1]) if years else None,
        seats=sum(
            len(seat_row(publication, seat, municipality.region, municipality.id).now)
            for seat in chronicle.seats_of_municipality.get(municipality.id, ())
        ),
    )
