"""The seat ledger: how many seats each municipality holds in each body, today and year by year.

Knows how seats are counted. Refuses to invent a beginning or an end: somebody known from one day
only counts in that year, and on the page of today with the day beside it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, HoldingThen, SeatThen, Tenure, forum_named, seats_on
from sagsgang.records.forum import Holding
from sagsgang.records.record import Municipality
from sagsgang.views.rows import Link, forum_link, in_region, region_title
from sagsgang.views.rows.clusters import cluster_of, municipalities_by_name
from sagsgang.views.rows.seats import seat_lists, seat_pages

_PER: Final = 10_000
"""Seats are compared by so many inhabitants."""
_STEPS: Final = (30, 60, 100)
"""Where the next shade begins, in hundredths of a seat by 10,000 inhabitants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """How many seats a municipality, a cluster or all together hold in each body, and in all.

    `share` is the number of seats by 10,000 inhabitants as Danes write it, `shade` 1 to 4 how
    large that is. `inhabitants` is the latest number that is not newer than the ledger, with its
    year; of a cluster it is there when all its municipalities are known for the same year.
    """

    link: Link
    counts: tuple[int, ...]
    total: int
    inhabitants: tuple[str, int] | None

    @property
    def _hundredths(self) -> int | None:
        if self.inhabitants is None or not self.inhabitants[1]:
            return None
        return round(self.total * _PER * 100 / self.inhabitants[1])

    @property
    def share(self) -> str | None:
        """Tell how many seats there are by 10,000 inhabitants."""
        hundredths = self._hundredths
        return None if hundredths is None else f"{hundredths // 100},{hundredths % 100:02}"

    @property
    def shade(self) -> int:
        """Tell how large that is, from 1 to 4; without a number 0."""
        hundredths = self._hundredths
        return 0 if hundredths is None else 1 + sum(hundredths >= step for step in _STEPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLedger:
    """The ledger on one day: the last of `year`, or today.

    `known_on` says for how many of the seats that are counted nothing but one day is known.
    """

    key: str
    region: str
    title: str
    ways: tuple[Link, ...]
    years: tuple[Link, ...]
    year: str
    on: date
    fora: tuple[Link, ...]
    rows: tuple[LedgerRow, ...]
    clusters: tuple[LedgerRow, ...]
    total: LedgerRow
    without: tuple[Link, ...]
    known_on: tuple[tuple[PartialDate | None, int], ...]

    @property
    def counted_in(self) -> str | None:
        """Tell the year of the inhabitants, if it is the same for all that are known."""
        years = {row.inhabitants[0] for row in self.rows if row.inhabitants is not None}
        return years.pop() if len(years) == 1 else None

    @property
    def known_only(self) -> int:
        """Tell of how many seats nothing but one day is known."""
        return sum(count for _, count in self.known_on)


def seat_ledgers(chronicle: Chronicle, region: str) -> Iterator[SeatLedger]:
    """Give the ledger of today and that of every year of which something is known."""
    key = seat_pages(region).ledger.to
    ids = {one.id for one in in_region(chronicle.publication.municipalities.values(), region)}
    years = _years(chronicle, ids)
    links = (Link("I dag", key), *(Link(str(year), f"{key}/{year}") for year in years))
    yield _ledger(chronicle, region, links, key, None)
    for year in years:
        yield _ledger(chronicle, region, links, f"{key}/{year}", year)


def _years(chronicle: Chronicle, municipalities: set[str]) -> tuple[int, ...]:
    """List the years before this one in which somebody is known to hold, get or leave a seat."""
    found: set[int] = set()
    for forum, seats in chronicle.seats.items():
        ended = chronicle.publication.fora[forum].facts.abolished
        last = chronicle.today.year if ended is None else ended.year
        for then in (one for seat in seats for one in seat.holdings):
            if then.municipality in municipalities:
                found.update(_years_of(then.holding, last))
    return tuple(sorted((year for year in found if year < chronicle.today.year), reverse=True))


def _years_of(one: Holding, last: int) -> Iterable[int]:
    """List the years that a holding touches for certain; an open one goes on to the last year."""
    known = [day.year for day in (one.since, one.known_on, one.last_day) if day is not None]
    if not known:
        return ()
    is_open = one.since is not None and one.until is None
    return range(min(known), max(*known, last if is_open else 0) + 1)


def _ledger(
    chronicle: Chronicle, region: str, links: tuple[Link, ...], key: str, year: int | None
) -> SeatLedger:
    on = chronicle.today if year is None else date(year, 12, 31)
    publication = chronicle.publication
    municipalities = tuple(municipalities_by_name(chronicle, region))
    ids = {one.id for one in municipalities}
    counted = [
        (forum, one)
        for forum, seats in _seats(chronicle, on, year, ids).items()
        for one in _counted(seats, on, year)
        if one.municipality in ids
    ]
    held = Counter((one.municipality, forum) for forum, one in counted)
    bodies = Counter(forum for forum, _ in counted)
    fora = sorted(bodies, key=lambda forum: (-bodies[forum], forum))
    rows = tuple(
        LedgerRow(
            link=Link(str(one.facts.name), one.id),
            counts=tuple(held[one.id, forum] for forum in fora),
            total=sum(held[one.id, forum] for forum in fora),
            inhabitants=_inhabitants(one, on),
        )
        for one in municipalities
    )
    snapshots = Counter(one.holding.known_on for _, one in counted if one.tenure is Tenure.KNOWN)
    place = region_title(publication, region)
    return SeatLedger(
        key=key,
        region=region,
        title=f"Pladsregnskab for {place}" + ("" if year is None else f" {year}"),
        ways=seat_lists(region),
        years=links,
        year="" if year is None else str(year),
        on=on,
        fora=tuple(
            forum_link(named) for one in fora if (named := forum_named(publication, one, on))
        ),
        rows=rows,
        clusters=_clusters(chronicle, municipalities, rows),
        total=_summed(Link("I alt"), rows, len(fora)),
        without=tuple(row.link for row in rows if not row.total),
        known_on=tuple(sorted(snapshots.items(), key=_by_day)),
    )


def _by_day(known: tuple[PartialDate | None, int]) -> date:
    return date.min if known[0] is None else known[0].first


def _seats(
    chronicle: Chronicle, on: date, year: int | None, municipalities: set[str]
) -> Mapping[str, tuple[SeatThen, ...]]:
    """Give the seats, as they were then, of the fora in which these have or had one."""
    own = {
        seat.forum.id
        for one in municipalities
        for seat in chronicle.seats_of_municipality.get(one, ())
    }
    return {
        forum: seats if year is None else seats_on(chronicle.publication, forum, on)
        for forum, seats in chronicle.seats.items()
        if forum in own
    }


def _counted(seats: Sequence[SeatThen], on: date, year: int | None) -> Iterator[HoldingThen]:
    """List those who count on the last day of a year, or today."""
    for one in (one for seat in seats for one in seat.with_tenure(Tenure.HOLDS, Tenure.KNOWN)):
        if year is None or _is_known_in(one, on):
            yield one


def _is_known_in(one: HoldingThen, on: date) -> bool:
    """Tell whether a holder counts in the year that ends on `on`: no beginning is invented."""
    known = one.holding.known_on
    if one.tenure is Tenure.KNOWN:
        return known is not None and known.year == on.year
    return one.holding.since is not None or (known is not None and known.first <= on)


def _inhabitants(one: Municipality, on: date) -> tuple[str, int] | None:
    known = {str(year): number for year, number in one.facts.inhabitants.items()}
    latest = max((year for year in known if int(year) <= on.year), default=None)
    return None if latest is None else (latest, known[latest])


def _clusters(
    chronicle: Chronicle, municipalities: Sequence[Municipality], rows: Sequence[LedgerRow]
) -> tuple[LedgerRow, ...]:
    """Sum the rows of each cluster, by name; none where no cluster is registered at all."""
    found: dict[Link | None, list[LedgerRow]] = {}
    for one, row in zip(municipalities, rows, strict=True):
        found.setdefault(cluster_of(chronicle, one), []).append(row)
    if set(found) <= {None}:
        return ()
    named = sorted((one for one in found if one), key=lambda one: danish.sort_key(one.text))
    width = len(rows[0].counts)
    sums = [_summed(one, found[one], width) for one in named]
    if None in found:
        sums.append(_summed(Link("Klynge ikke registreret"), found[None], width))
    return tuple(sums)


def _summed(link: Link, rows: Sequence[LedgerRow], width: int) -> LedgerRow:
    known = [row.inhabitants for row in rows if row.inhabitants is not None]
    years = {year for year, _ in known}
    is_known = len(years) == 1 and len(known) == len(rows)
    return LedgerRow(
        link=link,
        counts=tuple(sum(row.counts[at] for row in rows) for at in range(width)),
        total=sum(row.total for row in rows),
        inhabitants=(years.pop(), sum(number for _, number in known)) if is_known else None,
    )
