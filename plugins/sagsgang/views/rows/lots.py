"""The rows of a lodtrækning: the pool, the sources, and every step from their numbers to the lots.

Knows what a reader needs to work the draw out alone. Refuses to know pages, addresses and HTML,
and to draw: that is `sagsgang.lots`.
"""

from dataclasses import dataclass
from datetime import date, time

from sagsgang import lots
from sagsgang.history import Chronicle
from sagsgang.lots import DrawnLot, Fate
from sagsgang.publication import Publication
from sagsgang.records.draw import LotDraw
from sagsgang.records.others import AppointmentStatus
from sagsgang.records.record import Appointment
from sagsgang.records.references import Reference
from sagsgang.views.rows.entries import Link, municipality_link, optional


@dataclass(frozen=True, slots=True, kw_only=True)
class LotRow:
    """A lot of the pool by its number. `text` is what stands in the record, `link` whose it is."""

    number: int
    text: str
    link: Link
    skipped: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source of numbers, and its numbers in rising order once they are there."""

    name: str
    on: date
    at: time | None
    drawn: int
    among: int
    numbers: tuple[int, ...]
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRow:
    """One draw with its arithmetic, and what became of the lot. `skipped` says why it is none."""

    number: int
    digest: str
    divisor: int
    remainder: int
    lot: LotRow
    has_won: bool
    skipped: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LotsRow:
    """A draw of lots: what was announced and, when every source has its numbers, what followed.

    `digest` is that of the pool as it stands, and `is_intact` tells whether it is the one that
    was announced. `key` and `draws` are empty before the draw, and where nobody is appointed.
    `unchanged_since` is the day from which the record's history has this pool, if it is known.
    """

    announced_on: date
    drawn_on: date
    pool: tuple[LotRow, ...]
    pool_text: str
    digest: str
    is_intact: bool
    wanted: int
    substitutes: int
    sources: tuple[SourceRow, ...]
    key: str
    draws: tuple[DrawRow, ...]
    is_void: bool
    is_coming: bool
    unchanged_since: date | None = None

    @property
    def winners(self) -> tuple[Link, ...]:
        """Whom the lot fell on, in the order in which they were drawn."""
        return tuple(one.lot.link for one in self.draws if one.has_won)

    @property
    def next_in_line(self) -> tuple[Link, ...]:
        """The substitutes, the first to be called first."""
        return tuple(one.lot.link for one in self.draws if not one.has_won and one.skipped is None)


def lots_row(chronicle: Chronicle, appointment: Appointment) -> LotsRow | None:
    """Show the draw of an appointment; nothing where it has none that can be read whole."""
    facts = appointment.facts.draw
    if facts is None or "draw" in appointment.flaws:
        return None
    pool = _pool(chronicle.publication, facts, appointment.region)
    is_void = appointment.facts.status is AppointmentStatus.LAPSED
    result = None if is_void else lots.result(facts)
    digest = lots.pool_digest(facts.pool)
    return LotsRow(
        announced_on=facts.announced_on,
        drawn_on=facts.drawn_on,
        pool=pool,
        pool_text=lots.pool_text(facts.pool),
        digest=digest,
        is_intact=facts.digest == digest,
        wanted=facts.wanted,
        substitutes=facts.substitutes or 0,
        sources=_sources(facts),
        key="" if result is None else result.key,
        draws=() if result is None else tuple(_draw_row(one, pool) for one in result.lots),
        is_void=is_void,
        is_coming=chronicle.today < facts.drawn_on,
    )


def _pool(publication: Publication, facts: LotDraw, region: str) -> tuple[LotRow, ...]:
    skipped = {one.number: str(one.reason) for one in facts.skipped}
    return tuple(
        LotRow(
            number=number,
            text=str(text),
            link=municipality_link(publication, Reference(text), region),
            skipped=skipped.get(number),
        )
        for number, text in enumerate(facts.pool, start=1)
    )


def _sources(facts: LotDraw) -> tuple[SourceRow, ...]:
    return tuple(
        SourceRow(
            name=str(one.name),
            on=one.on,
            at=one.at,
            drawn=one.drawn,
            among=one.among,
            numbers=tuple(sorted(one.numbers)),
            link=optional(one.link),
        )
        for one in facts.sources
    )


def _draw_row(drawn: DrawnLot, pool: tuple[LotRow, ...]) -> DrawRow:
    return DrawRow(
        number=drawn.draw.number,
        digest=drawn.draw.digest,
        divisor=drawn.draw.divisor,
        remainder=drawn.draw.remainder,
        lot=pool[drawn.draw.pick - 1],
        has_won=drawn.fate is Fate.WON,
        skipped=drawn.reason,
    )
