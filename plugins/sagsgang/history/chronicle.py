"""Everything that views ask about the past, worked out once for all of them.

Knows which indexes there are. Refuses to know views.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from sagsgang.history.case_history import CaseHistory, case_history
from sagsgang.history.mentions import Naming, Pointer, namings, pointers
from sagsgang.history.names import MeetingThen
from sagsgang.history.seats import SeatThen, seats_on
from sagsgang.publication import Publication


@dataclass(frozen=True, eq=False)
class Chronicle:
    """A publication as it is seen on `today`; each index is made when it is first asked for."""

    publication: Publication
    today: date

    @cached_property
    def cases(self) -> Mapping[str, CaseHistory]:
        """The history of every case by id."""
        return MappingProxyType(
            {
                case: case_history(self.publication, case, self.today)
                for case in self.publication.cases
            }
        )

    @cached_property
    def pointers(self) -> Mapping[str, tuple[Pointer, ...]]:
        """What points at each record, by id."""
        return pointers(self.publication)

    @cached_property
    def namings(self) -> Mapping[str, tuple[Naming, ...]]:
        """Where each municipality is named, by id."""
        return namings(self.publication)

    @cached_property
    def seats(self) -> Mapping[str, tuple[SeatThen, ...]]:
        """The seats of every forum that has any, by id."""
        return MappingProxyType(
            {
                forum: seats_on(self.publication, forum, self.today)
                for forum, record in self.publication.fora.items()
                if record.facts.seats
            }
        )

    @cached_property
    def cases_at(self) -> Mapping[str, tuple[tuple[CaseHistory, MeetingThen], ...]]:
        """The cases that lie with each forum now, by the forum's id, with when and why."""
        found: dict[str, list[tuple[CaseHistory, MeetingThen]]] = {}
        for history in self.cases.values():
            for place in history.standing.places:
                if place.forum.id is not None:
                    found.setdefault(place.forum.id, []).append((history, place))
        return MappingProxyType({forum: tuple(rows) for forum, rows in found.items()})

    @cached_property
    def seats_of_municipality(self) -> Mapping[str, tuple[SeatThen, ...]]:
        """The seats that each municipality holds or held, by id."""
        found: dict[str, list[SeatThen]] = {}
        for seats in self.seats.values():
            for seat in seats:
                ids = dict.fromkeys(one.municipality for one in seat.holdings)
                for municipality in ids:
                    if municipality is not None:
                        found.setdefault(municipality, []).append(seat)
        return MappingProxyType({one: tuple(seats) for one, seats in found.items()})
