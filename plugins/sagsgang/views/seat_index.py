"""The seats of a samarbejde: by forum, by municipality and by function.

Knows what these lists say. Refuses to count anybody whom no record names, and to know other
pages, addresses and HTML.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sagsgang import danish
from sagsgang.history import Chronicle, Tenure
from sagsgang.records.forum import Level, Role
from sagsgang.records.record import Forum
from sagsgang.views.rows import Link, SeatRow, in_region, record_link, region_title, seat_row
from sagsgang.views.rows.clusters import municipalities_by_name
from sagsgang.views.rows.seats import seat_lists, seat_pages

_BODIES_BESIDE: Final = 8
"""How many fora the table of municipalities has room for; the others are counted only."""
_LEVELS: Final[tuple[tuple[str, Level | None], ...]] = (
    ("Politisk niveau", Level.POLITICAL),
    ("Administrativt niveau", Level.ADMINISTRATIVE),
    ("Uden angivet niveau", None),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyOfSeats:
    """The seats of one forum, with how many people are known on them now and before."""

    forum: Link
    is_over: bool
    seats: tuple[SeatRow, ...]
    now: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOfBodies:
    """The fora of one level that have seats, by name; the abolished ones stand together."""

    title: str
    bodies: tuple[BodyOfSeats, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsByForum:
    """The list of seats by forum."""

    key: str
    region: str
    title: str
    ways: tuple[Link, ...]
    groups: tuple[GroupOfBodies, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatCountRow:
    """How many seats a municipality is known to hold in each forum of the table, and in all."""

    municipality: Link
    counts: tuple[int, ...]
    total: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsByMunicipality:
    """The table of municipalities and fora: the fora in which most hold a seat."""

    key: str
    region: str
    title: str
    ways: tuple[Link, ...]
    fora: tuple[Link, ...]
    other_fora: int
    rows: tuple[SeatCountRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionRow:
    """A way to the seats of one role, with how many seats and known people there are."""

    link: Link
    seats: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsByFunction:
    """The list of roles."""

    key: str
    region: str
    title: str
    ways: tuple[Link, ...]
    functions: tuple[FunctionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideOfSeats:
    """The seats of one role that speak for one side."""

    side: str
    seats: tuple[SeatRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsOfFunction:
    """The seats of one role in all fora, by the side that they speak for.

    `former` are those of fora that are abolished.
    """

    key: str
    region: str
    title: str
    ways: tuple[Link, ...]
    sides: tuple[SideOfSeats, ...]
    former: tuple[SeatRow, ...]


def seat_indexes(
    chronicle: Chronicle, region: str
) -> Iterator[SeatsByForum | SeatsByMunicipality | SeatsByFunction | SeatsOfFunction]:
    """Give every list of a samarbejde's seats."""
    pages = seat_pages(region)
    place = region_title(chronicle.publication, region)
    bodies = tuple(_bodies(chronicle, region))
    yield SeatsByForum(
        key=pages.by_forum.to,
        region=region,
        title=f"Pladser efter forum i {place}",
        ways=seat_lists(region),
        groups=tuple(_groups(bodies)),
    )
    yield _by_municipality(chronicle, region, pages.by_municipality.to, place)
    functions = tuple(
        _of_functions([body for _, body in bodies], region, pages.by_function.to, place)
    )
    yield SeatsByFunction(
        key=pages.by_function.to,
        region=region,
        title=f"Pladser efter funktion i {place}",
        ways=seat_lists(region),
        functions=tuple(_function_row(one) for one in functions),
    )
    yield from functions


def _bodies(chronicle: Chronicle, region: str) -> Iterator[tuple[Level | None, BodyOfSeats]]:
    """List the fora with seats by name, each with its level."""
    publication = chronicle.publication
    fora = sorted(
        in_region(publication.fora.values(), region),
        key=lambda forum: danish.sort_key(forum.facts.name),
    )
    for forum in fora:
        if forum.id not in chronicle.seats:
            continue
        seats = tuple(seat_row(publication, seat, region) for seat in chronicle.seats[forum.id])
        body = BodyOfSeats(
            forum=record_link(publication, forum.id),
            is_over=_is_over(chronicle, forum),
            seats=seats,
            now=sum(len(seat.now) for seat in seats),
            before=sum(len(seat.before) for seat in seats),
        )
        yield forum.facts.level, body


def _is_over(chronicle: Chronicle, forum: Forum) -> bool:
    ended = forum.facts.abolished
    return ended is not None and ended.is_certainly_before(chronicle.today)


def _groups(bodies: Sequence[tuple[Level | None, BodyOfSeats]]) -> Iterator[GroupOfBodies]:
    for title, level in _LEVELS:
        found = tuple(body for one, body in bodies if one is level and not body.is_over)
        if found:
            yield GroupOfBodies(title=title, bodies=found)
    over = tuple(body for _, body in bodies if body.is_over)
    if over:
        yield GroupOfBodies(title="Nedlagte fora", bodies=over)


def _by_municipality(
    chronicle: Chronicle, region: str, key: str, place: str
) -> SeatsByMunicipality:
    """Count seats by municipality, and by the fora in which most are known."""
    publication = chronicle.publication
    now: Counter[tuple[str, str]] = Counter()
    before: Counter[str] = Counter()
    for forum, seats in chronicle.seats.items():
        for holding in (one for seat in seats for one in seat.holdings):
            if holding.municipality is None:
                continue
            if holding.tenure in (Tenure.HOLDS, Tenure.KNOWN):
                now[holding.municipality, forum] += 1
            elif holding.tenure is Tenure.HELD:
                before[holding.municipality] += 1
    municipalities = tuple(municipalities_by_name(chronicle, region))
    ids = {one.id for one in municipalities}
    held: Counter[str] = Counter()
    for (municipality, forum), count in now.items():
        if municipality in ids:
            held[forum] += count
    fora = sorted(held, key=lambda forum: (-held[forum], forum))
    shown = fora[:_BODIES_BESIDE]
    return SeatsByMunicipality(
        key=key,
        region=region,
        title=f"Pladser efter kommune i {place}",
        ways=seat_lists(region),
        fora=tuple(record_link(publication, forum) for forum in shown),
        other_fora=len(fora) - len(shown),
        rows=tuple(
            SeatCountRow(
                municipality=Link(str(one.facts.name), one.id),
                counts=tuple(now[one.id, forum] for forum in shown),
                total=sum(now[one.id, forum] for forum in fora),
                before=before[one.id],
            )
            for one in municipalities
        ),
    )


def _of_functions(
    bodies: Sequence[BodyOfSeats], region: str, key: str, place: str
) -> Iterator[SeatsOfFunction]:
    """Give the page of each role that any seat has, in the order of the roles."""
    for role in Role:
        seats = _with_role(role, (body for body in bodies if not body.is_over))
        former = _with_role(role, (body for body in bodies if body.is_over))
        sides = sorted({seat.side or "" for seat in seats}, key=danish.sort_key)
        if seats or former:
            yield SeatsOfFunction(
                key=f"{key}/{danish.slug(role.value)}",
                region=region,
                title=f"{role.value[:1].upper()}{role.value[1:]} i fora i {place}",
                ways=seat_lists(region),
                sides=tuple(
                    SideOfSeats(
                        side=side,
                        seats=tuple(seat for seat in seats if (seat.side or "") == side),
                    )
                    for side in sides
                ),
                former=former,
            )


def _with_role(role: Role, bodies: Iterable[BodyOfSeats]) -> tuple[SeatRow, ...]:
    return tuple(seat for body in bodies for seat in body.seats if seat.role == role.value)


def _function_row(function: SeatsOfFunction) -> FunctionRow:
    seats = [*(seat for side in function.sides for seat in side.seats), *function.former]
    return FunctionRow(
        link=Link(function.title.partition(" i fora")[0], function.key),
        seats=len(seats),
        now=sum(len(seat.now) for seat in seats),
    )
