"""Who sits where: the people who hold chairs and seats, by name.

Knows those who are known to hold a seat now. Refuses to name anybody whose name is not public.
"""

from dataclasses import dataclass

from sagsgang import danish
from sagsgang.history import Chronicle
from sagsgang.views.rows import HolderRow, Link, SeatRow, in_region, region_title, seat_row
from sagsgang.views.rows.seats import seat_lists, seat_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOfSeats:
    """A name and the seats that somebody of that name holds, each with what is known of it."""

    name: str
    seats: tuple[tuple[SeatRow, HolderRow], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsByPerson:
    """The list of people in office, in Danish order; `nameless` holders have no name here."""

    key: str
    region: str
    title: str
    ways: tuple[Link, ...]
    people: tuple[PersonOfSeats, ...]
    nameless: int


def seats_by_person(chronicle: Chronicle, region: str) -> SeatsByPerson:
    """Tell what the list of people in office says."""
    publication = chronicle.publication
    found: dict[str, list[tuple[SeatRow, HolderRow]]] = {}
    nameless = 0
    for forum in in_region(publication.fora.values(), region):
        for then in chronicle.seats.get(forum.id, ()):
            seat = seat_row(publication, then, region)
            for one in seat.now:
                if one.name is None:
                    nameless += 1
                else:
                    found.setdefault(one.name, []).append((seat, one))
    names = sorted(found, key=danish.sort_key)
    return SeatsByPerson(
        key=seat_pages(region).by_person.to,
        region=region,
        title=f"Pladser efter person i {region_title(publication, region)}",
        ways=seat_lists(region),
        people=tuple(PersonOfSeats(name=name, seats=_by_forum(found[name])) for name in names),
        nameless=nameless,
    )


def _by_forum(seats: list[tuple[SeatRow, HolderRow]]) -> tuple[tuple[SeatRow, HolderRow], ...]:
    return tuple(sorted(seats, key=lambda pair: danish.sort_key(pair[0].forum.text)))
