"""What the seats of a forum say together: periods, people and numbers.

Knows one forum at a time. Refuses to know who may sit where. A partial or missing date is an
interval: a rule fires only when it holds for every day that may be meant.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, error, warning
from sagsgang.records.forum import Holding, Seat
from sagsgang.records.record import Forum
from sagsgang.rules.phrases import when
from sagsgang.rules.rule import Rule

_SEVERAL: Final = " Er der flere pladser af slagsen, så skriv fx\nantal: 2"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Period:
    """Days on which somebody certainly held a seat; both belong to it."""

    first: date
    last: date
    index: int
    holder: str


def _holder(holding: Holding) -> str:
    """Name who holds a seat, or nothing when that is not known."""
    words = [holding.name or holding.title or "", holding.organisation or ""]
    if holding.municipality is not None:
        words.append(holding.municipality.text)
    return " / ".join(" ".join(word.split()) for word in words if word)


def _periods(seat: Seat) -> list[_Period]:
    found = [
        _Period(first=days[0], last=days[1], index=index, holder=_holder(holding))
        for index, holding in enumerate(seat.holdings)
        if (days := holding.certain_days) is not None
    ]
    return sorted(found, key=lambda period: (period.first, period.index))


def _at_most(seat: Seat) -> int:
    """Tell how many may hold a seat at once: one where no number is written."""
    return 1 if seat.count is None else seat.count.at_most


def _seats(archive: Archive) -> Iterator[tuple[Forum, int, Seat]]:
    for forum in archive.fora.values():
        for index, seat in enumerate(forum.facts.seats):
            yield forum, index, seat


def check_holdings_end_after_they_begin(archive: Archive) -> Iterator[Diagnostic]:
    """En plads er ikke forladt, før den blev besat."""
    for forum, at, seat in _seats(archive):
        for index, holding in enumerate(seat.holdings):
            end = holding.last_day
            if end is None or holding.since is None or not end.is_certainly_before(holding.since):
                continue
            yield error(
                "plads-slut-foer-start",
                forum.fact_place("seats", at, "holdings", index, "until"),
                f"Pladsen er forladt {when(end)}, men først besat {when(holding.since)}.",
                "Ret datoen i fra eller til.",
            )


def check_holders_sit_once(archive: Archive) -> Iterator[Diagnostic]:
    """Den samme har ikke den samme plads to gange på samme tid.

    En kommune uden navn på personen kan have flere, når pladsen ikke er en enkelt.
    """
    for forum, at, seat in _seats(archive):
        by_holder: dict[str, list[_Period]] = defaultdict(list)
        is_single = _at_most(seat) == 1
        for period in _periods(seat):
            if seat.holdings[period.index].name or (is_single and period.holder):
                by_holder[period.holder.casefold()].append(period)
        for periods in by_holder.values():
            for earlier, later in pairwise(periods):
                if later.first > earlier.last:
                    continue
                yield error(
                    "plads-dobbelt-besat",
                    forum.fact_place("seats", at, "holdings", later.index),
                    f"'{later.holder}' står to gange på den samme plads i samme tid: også fra"
                    f" {when(earlier.first)}.",
                    "Slet den ene, eller ret fra og til, så tiderne ikke overlapper."
                    + ("" if seat.holdings[later.index].name or seat.count else _SEVERAL),
                )


def check_seats_are_not_overfull(archive: Archive) -> Iterator[Diagnostic]:
    """Der er ikke flere på pladsen på én gang, end antal siger; uden antal kun én."""
    for forum, at, seat in _seats(archive):
        is_single = _at_most(seat) == 1
        sitting: dict[str, _Period] = {}
        for period in _periods(seat):
            # A municipality or an office without a name may have several seats of a kind.
            is_known = is_single or seat.holdings[period.index].name
            sitting = {
                holder: other for holder, other in sitting.items() if other.last >= period.first
            }
            holder = period.holder.casefold() if is_known else ""
            sitting[holder or f"#{period.index}"] = period
            if len(sitting) <= _at_most(seat):
                continue
            yield error(
                "plads-for-mange",
                forum.fact_place("seats", at, "holdings", period.index),
                f"Der er {len(sitting)} på pladsen {when(period.first)}, men "
                + ("antal mangler." if seat.count is None else f"antal er {seat.count.at_most}."),
                f"Er der flere pladser af slagsen, så skriv\nantal: {len(sitting)}\n"
                "Ellers skriv til på den, der har forladt pladsen."
                if seat.count is None
                else "Ret antal, eller skriv til på den, der har forladt pladsen.",
            )
            break


def check_holdings_lie_in_the_life_of_the_forum(archive: Archive) -> Iterator[Diagnostic]:
    """En plads er kun besat, mens forummet findes."""
    for forum, at, seat in _seats(archive):
        created, abolished = forum.facts.created, forum.facts.abolished
        for index, holding in enumerate(seat.holdings):
            for attribute, day in (
                ("since", holding.since),
                ("known_on", holding.known_on),
                ("until", holding.last_day),
            ):
                if day is None:
                    continue
                if abolished is not None and day.is_certainly_after(abolished):
                    what = f"blev nedlagt {when(abolished)}"
                elif created is not None and day.is_certainly_before(created):
                    what = f"blev først oprettet {when(created)}"
                else:
                    continue
                yield error(
                    "plads-uden-for-forummets-tid",
                    forum.fact_place("seats", at, "holdings", index, attribute),
                    f"Pladsen er besat {when(day)}, men forummet {what}.",
                    "Ret datoen her, eller ret forummets oprettet eller nedlagt.",
                )
                break


def check_seats_are_listed_once(archive: Archive) -> Iterator[Diagnostic]:
    """Den samme plads står kun én gang; er der flere af slagsen, siger antal hvor mange."""
    for forum in archive.fora.values():
        seen: set[Seat] = set()
        for index, seat in enumerate(forum.facts.seats):
            if seat in seen:
                yield warning(
                    "plads-gentaget",
                    forum.fact_place("seats", index),
                    f"Pladsen '{seat.role.value}' står to gange med nøjagtig det samme indhold.",
                    "Slet den ene. Er der flere pladser af slagsen, så skriv fx\nantal: 2",
                )
            seen.add(seat)


RULES: tuple[Rule, ...] = (
    check_holdings_end_after_they_begin,
    check_holders_sit_once,
    check_seats_are_not_overfull,
    check_holdings_lie_in_the_life_of_the_forum,
    check_seats_are_listed_once,
)
