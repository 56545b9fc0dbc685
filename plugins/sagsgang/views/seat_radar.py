"""The radar: seats that are vacant or soon will be, and bodies that are not manned as they must be.

Knows what the secretariat has to look after. Refuses to call a seat vacant that nobody was ever
registered on: that is only not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, SeatThen, Tenure
from sagsgang.publication import Publication
from sagsgang.records.record import Forum
from sagsgang.views.rows import (
    HolderRow,
    Link,
    SeatRow,
    forum_link,
    in_region,
    record_link,
    region_title,
    seat_row,
)
from sagsgang.views.rows.compositions import CompositionRow, composition_rows
from sagsgang.views.rows.seats import ExpiryRow, expiries, seat_lists, seat_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyRow:
    """A seat on which somebody is missing: how many of how many, and who left it last and when.

    `of` is nothing for a seat whose number is not written; `since` where nobody knows.
    """

    seat: SeatRow
    missing: int
    of: int | None
    left_by: HolderRow | None
    since: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenRuleRow:
    """A rule of composition that a forum certainly does not meet."""

    forum: Link
    rule: CompositionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class UnendedRow:
    """An abolished forum with seats that nobody has ended."""

    forum: Link
    abolished: PartialDate
    holders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRadar:
    """What there is to look after among the seats of a samarbejde.

    `vacant` are seats that somebody left and nobody took, `unregistered` those that nobody, or
    too few, are registered on.
    """

    key: str
    region: str
    title: str
    ways: tuple[Link, ...]
    ending: tuple[ExpiryRow, ...]
    vacant: tuple[VacancyRow, ...]
    broken: tuple[BrokenRuleRow, ...]
    unended: tuple[UnendedRow, ...]
    unregistered: tuple[VacancyRow, ...]

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing calls for anything."""
        return not (self.ending or self.vacant or self.broken or self.unended)


def seat_radar(chronicle: Chronicle, region: str) -> SeatRadar:
    """Tell what the radar of a samarbejde shows."""
    publication = chronicle.publication
    fora = sorted(
        in_region(publication.fora.values(), region),
        key=lambda forum: danish.sort_key(forum.facts.name),
    )
    missing = [
        row
        for forum in fora
        if not _is_over(chronicle, forum)
        for seat in chronicle.seats.get(forum.id, ())
        if (row := _vacancy_row(publication, seat, region)) is not None
    ]
    return SeatRadar(
        key=seat_pages(region).radar.to,
        region=region,
        title=f"Ledige og udløbende pladser i {region_title(publication, region)}",
        ways=seat_lists(region),
        ending=expiries(chronicle, region),
        vacant=tuple(row for row in missing if row.left_by is not None),
        broken=tuple(row for forum in fora for row in _broken_rules(chronicle, forum)),
        unended=tuple(row for forum in fora for row in _unended(chronicle, forum)),
        unregistered=tuple(row for row in missing if row.left_by is None),
    )


def _is_over(chronicle: Chronicle, forum: Forum) -> bool:
    ended = forum.facts.abolished
    return ended is not None and ended.is_certainly_before(chronicle.today)


def _vacancy_row(publication: Publication, then: SeatThen, region: str) -> VacancyRow | None:
    """Show a seat with fewer holders than it has room for; nothing for one that is full.

    Those who are known from one day only count as sitting. Of a seat without a number nobody
    is missing until somebody has left it.
    """
    seat = seat_row(publication, then, region)
    left = _latest([one for one in seat.before if one.has_left or one.until])
    count = then.seat.count
    wanted = count.at_least if count is not None else int(left is not None)
    missing = wanted - len(seat.now)
    if missing <= 0:
        return None
    return VacancyRow(
        seat=seat,
        missing=missing,
        of=None if count is None else count.at_least,
        left_by=left,
        since=None if left is None else left.until,
    )


def _latest(left: list[HolderRow]) -> HolderRow | None:
    """Give the holder who left last; those who left on an unknown day come before all others."""
    return max(left, key=lambda one: (one.until is not None, _last_day(one)), default=None)


def _last_day(one: HolderRow) -> int:
    return 0 if one.until is None else one.until.last.toordinal()


def _broken_rules(chronicle: Chronicle, forum: Forum) -> Iterator[BrokenRuleRow]:
    if _is_over(chronicle, forum):
        return
    link = record_link(chronicle.publication, forum.id)
    for row in composition_rows(chronicle, forum):
        if row.is_broken:
            yield BrokenRuleRow(forum=link, rule=row)


def _unended(chronicle: Chronicle, forum: Forum) -> Iterator[UnendedRow]:
    """Show an abolished forum with holders of whom nobody has written that they left."""
    abolished = forum.facts.abolished
    if abolished is None or not _is_over(chronicle, forum):
        return
    seats = chronicle.seats.get(forum.id, ())
    open_holdings = [
        one for seat in seats for one in seat.with_tenure(Tenure.HELD) if one.holding.until is None
    ]
    if open_holdings:
        yield UnendedRow(
            forum=forum_link(seats[0].forum), abolished=abolished, holders=len(open_holdings)
        )
