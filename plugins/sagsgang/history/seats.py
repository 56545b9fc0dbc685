"""Who holds and held the seats of a forum on a date. Never invents a start or an end.

Knows holdings and dates. Refuses to know how anybody was chosen.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sagsgang.history.names import ForumThen, MeetingThen, forum_named, meeting_then
from sagsgang.publication import Publication
from sagsgang.records.forum import Holding, Seat
from sagsgang.records.values import Unknown


class Tenure(Enum):
    """What is known of a holding on a date."""

    HOLDS = "har pladsen"
    KNOWN = "kendt pr."
    """It is known from one day only; neither start nor end is known."""
    HELD = "har haft pladsen"
    COMING = "får pladsen"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingThen:
    """Somebody's time on a seat and what is known of it on a date."""

    tenure: Tenure
    holding: Holding
    municipality: str | None
    decided_at: MeetingThen | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatThen:
    """A seat of a forum with those who hold, held and will hold it."""

    forum: ForumThen
    position: int
    seat: Seat
    holdings: tuple[HoldingThen, ...]

    def with_tenure(self, *tenures: Tenure) -> tuple[HoldingThen, ...]:
        """List the holdings of which that is known."""
        return tuple(one for one in self.holdings if one.tenure in tenures)


def seats_on(publication: Publication, forum_id: str, on: date) -> tuple[SeatThen, ...]:
    """List a forum's seats in the order of its record, and who is on them on that date."""
    record = publication.fora[forum_id]
    forum = forum_named(publication, forum_id) or ForumThen(forum_id, forum_id)
    ended = record.facts.abolished
    is_over = ended is not None and ended.is_certainly_before(on)
    return tuple(
        SeatThen(
            forum=forum,
            position=position,
            seat=seat,
            holdings=tuple(
                _holding_then(publication, holding, record.region, on, is_over=is_over)
                for holding in seat.holdings
            ),
        )
        for position, seat in enumerate(record.facts.seats)
    )


def _holding_then(
    publication: Publication, holding: Holding, region: str, on: date, *, is_over: bool
) -> HoldingThen:
    municipality = None
    if holding.municipality is not None:
        found = publication.municipality_at(holding.municipality.text, region)
        municipality = found if isinstance(found, str) else None
    return HoldingThen(
        tenure=Tenure.HELD if is_over else tenure_on(holding, on),
        holding=holding,
        municipality=municipality,
        decided_at=None
        if holding.decided_at is None
        else meeting_then(publication, holding.decided_at, region),
    )


def tenure_on(holding: Holding, on: date) -> Tenure:
    """Tell what is known of a holding on a date; an end is inclusive and counts when certain."""
    if isinstance(holding.until, Unknown):
        return Tenure.HELD
    if holding.until is not None and holding.until.is_certainly_before(on):
        return Tenure.HELD
    if holding.since is not None and holding.since.is_certainly_after(on):
        return Tenure.COMING
    is_open = holding.since is None and holding.until is None
    return Tenure.KNOWN if is_open else Tenure.HOLDS
