"""One municipality: its facts, its seats and where it is named; and the list of them.

Knows what these pages say. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass

from sagsgang import danish
from sagsgang.history import Chronicle
from sagsgang.records.kinds import Kind
from sagsgang.records.record import Municipality
from sagsgang.views.rows import (
    Link,
    PointerRow,
    SeatRow,
    in_region,
    kind_key,
    named_forum_link,
    naming_rows,
    optional,
    pointer_rows,
    record_title,
    region_title,
    seat_row,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityPage:
    """What a municipality's page says. `inhabitants` are pairs of year and number."""

    key: str
    region: str
    title: str
    code: str | None
    cluster: Link | None
    inhabitants: tuple[tuple[str, int], ...]
    website: str | None
    seats: tuple[SeatRow, ...]
    namings: tuple[PointerRow, ...]
    pointers: tuple[PointerRow, ...]
    text: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityRow:
    """A municipality in a list, with how many seats it is known to hold."""

    link: Link
    cluster: Link | None
    seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityIndex:
    """The list of a samarbejde's municipalities."""

    key: str
    region: str
    title: str
    municipalities: tuple[MunicipalityRow, ...]


def municipality_page(chronicle: Chronicle, municipality: Municipality) -> MunicipalityPage:
    """Tell what a municipality's page says."""
    publication = chronicle.publication
    facts = municipality.facts
    years = sorted(facts.inhabitants.items(), reverse=True)
    return MunicipalityPage(
        key=municipality.id,
        region=municipality.region,
        title=record_title(publication, municipality),
        code=optional(facts.code),
        cluster=_cluster(chronicle, municipality),
        inhabitants=tuple((str(year), number) for year, number in years),
        website=optional(facts.website),
        seats=tuple(
            seat_row(publication, seat, municipality.region, municipality.id)
            for seat in chronicle.seats_of_municipality.get(municipality.id, ())
        ),
        namings=naming_rows(chronicle, municipality.id),
        pointers=pointer_rows(chronicle, municipality.id),
        text=municipality.text.text,
        notes=municipality.notes.text,
    )


def municipality_index(chronicle: Chronicle, region: str) -> MunicipalityIndex:
    """Tell what the list of municipalities says."""
    publication = chronicle.publication
    municipalities = sorted(
        in_region(publication.municipalities.values(), region),
        key=lambda one: danish.sort_key(one.facts.name),
    )
    return MunicipalityIndex(
        key=kind_key(region, Kind.MUNICIPALITY),
        region=region,
        title=f"Kommuner i {region_title(publication, region)}",
        municipalities=tuple(
            MunicipalityRow(
                link=Link(record_title(publication, one), one.id),
                cluster=_cluster(chronicle, one),
                seats=sum(
                    len(seat_row(publication, seat, region, one.id).now)
                    for seat in chronicle.seats_of_municipality.get(one.id, ())
                ),
            )
            for one in municipalities
        ),
    )


def _cluster(chronicle: Chronicle, municipality: Municipality) -> Link | None:
    cluster = municipality.facts.cluster
    if cluster is None:
        return None
    return named_forum_link(chronicle.publication, cluster, municipality.region)
