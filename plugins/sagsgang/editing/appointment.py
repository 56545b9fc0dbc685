"""An appointment is decided: the edits that say so in its record and in the forum's seats.

Knows which lines are written and where they stand. Refuses to know how anybody was chosen, and
takes nothing of a nomination but what is published.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sagsgang.editing.edits import Edit
from sagsgang.editing.front_matter import (
    added_lines,
    end_of,
    inserted_before,
    place_among,
    value_edit,
)
from sagsgang.reading.nodes import Mapping
from sagsgang.reading.nodes import Sequence as ListNode
from sagsgang.reading.yaml_traps import plain_or_quoted
from sagsgang.records.declarations import Facts, danish_key
from sagsgang.records.forum import ForumFacts, Holding, Role, Seat
from sagsgang.records.others import Appointee, AppointmentFacts, AppointmentStatus
from sagsgang.records.record import Appointment, Forum
from sagsgang.selection import Appointed

_STEP: Final = "  "


def outcome_lines(appointed: Sequence[Appointed], role: Role | None) -> tuple[str, ...]:
    """Write `udpeget` with an entry for each; `role` is the call's own and is not repeated."""
    return (
        f"{danish_key(AppointmentFacts, 'appointed')}:",
        *(line for one in appointed for line in _entry(Appointee, _outcome(one, role), _STEP)),
    )


def _outcome(one: Appointed, role: Role | None) -> dict[str, str]:
    is_other_role = one.role is not None and one.role is not role
    return {
        "name": one.name,
        "title": one.title,
        "municipality": one.municipality,
        "role": one.role.value if one.role is not None and is_other_role else "",
        "basis": one.basis,
        "lot": one.lot,
    }


def _entry(model: type[Facts], values: dict[str, str], indent: str) -> Iterator[str]:
    """Write an entry of a list, a line for each value that there is."""
    mark = "- "
    for attribute, value in values.items():
        if value:
            yield f"{indent}{mark}{danish_key(model, attribute)}: {_on_one_line(value)}"
            mark = _STEP


def _on_one_line(text: str) -> str:
    return plain_or_quoted(" ".join(text.split()))


def outcome_edits(
    record: Appointment, appointed: Sequence[Appointed], decided_at: str = ""
) -> tuple[Edit, ...]:
    """Write the outcome where none stands yet, and with `decided_at` that it is decided.

    `decided_at` is a mødehenvisning; a record that names its meeting keeps that. Nothing where
    everything stands there already.
    """
    facts = record.facts
    outcome = () if facts.appointed else outcome_lines(appointed, facts.role)
    edits: list[Edit] = []
    if decided_at and facts.status is not AppointmentStatus.DECIDED:
        edits.append(value_edit(record, "status", AppointmentStatus.DECIDED.value))
    if decided_at and facts.decided_at is None:
        decided = f"{danish_key(AppointmentFacts, 'decided_at')}: {_on_one_line(decided_at)}"
        # The two keys are neighbours: one insertion, since two at one place would overlap.
        edits.append(added_lines(record, "decided_at", (decided, *outcome)))
    elif outcome:
        edits.append(added_lines(record, "appointed", outcome))
    return tuple(edits)


def has_outcome(record: Appointment, appointed: Sequence[Appointed]) -> bool:
    """Tell whether just this outcome stands in a record already, as it would be written."""
    lines = "\n".join(outcome_lines(appointed, record.facts.role))
    return f"\n{lines}\n" in "\n".join(record.lines) and len(record.facts.appointed) == len(
        appointed
    )


def holder_lines(
    appointed: Iterable[Appointed], decided_at: str = "", since: str = "", indent: str = ""
) -> tuple[str, ...]:
    """Write an entry of `besat` for each; no start is made up where none is given."""
    return tuple(
        line
        for one in appointed
        for line in _entry(
            Holding,
            {
                "name": one.name,
                "title": one.title,
                "municipality": one.municipality,
                "since": since,
                "decided_at": decided_at,
            },
            indent,
        )
    )


def seats_meant(forum: Forum, call: Appointment, role: Role | None) -> tuple[int, ...]:
    """List the seats of a forum that an appointment to a role may fill, by position."""
    wanted = role or call.facts.role
    return tuple(
        position
        for position, seat in enumerate(forum.facts.seats)
        if (wanted is None or seat.role is wanted)
        and (call.facts.side is None or seat.side is call.facts.side)
    )


def is_on_seat(seat: Seat, one: Appointed, decided_at: str) -> bool:
    """Tell whether somebody already holds a seat by that decision."""
    return any(
        str(holding.name or "") == one.name
        and (holding.municipality is None or holding.municipality.text == one.municipality)
        and (holding.decided_at is None or str(holding.decided_at.text) == decided_at)
        and holding.until is None
        for holding in seat.holdings
    )


def seat_edits(
    forum: Forum,
    position: int,
    appointed: Sequence[Appointed],
    decided_at: str = "",
    since: str = "",
) -> tuple[Edit, ...]:
    """Write holders under a seat; nothing where its lines are not one for each key."""
    seats = forum.front_matter.entry(danish_key(ForumFacts, "seats"))
    if seats is None or not isinstance(seats.value, ListNode):
        return ()
    seat = seats.value.items[position]
    if not isinstance(seat, Mapping) or not _is_in_lines(forum, seat):
        return ()
    after = _line_after(forum, seats.value, position)
    key = danish_key(Seat, "holdings")
    names = [str(entry.key) for entry in seat.entries]
    if key not in names:
        at = place_among(seat.entries, Seat, "holdings")
        column = seat.entries[0].key.place.column - 1
        indent = " " * column
        lines = (
            f"{indent}{key}:",
            *holder_lines(appointed, decided_at, since, indent + _STEP),
        )
        return (_after_entry(forum, seat, at, after, lines),)
    at = names.index(key)
    holdings = seat.entries[at].value
    if not isinstance(holdings, ListNode) or not holdings.items:
        return ()
    first = forum.lines[holdings.place.line - 1]
    if holdings.place.line == seat.entries[at].key.place.line or first.lstrip()[:1] != "-":
        return ()
    indent = first[: len(first) - len(first.lstrip())]
    lines = holder_lines(appointed, decided_at, since, indent)
    return (_after_entry(forum, seat, at, after, lines),)


def _is_in_lines(forum: Forum, seat: Mapping) -> bool:
    """Tell whether every key of a seat begins a line of its own."""
    places = [entry.key.place for entry in seat.entries]
    before = [forum.lines[place.line - 1][: place.column - 1].strip() for place in places]
    return bool(places) and all(mark in ("", "-") for mark in before)


def _line_after(forum: Forum, seats: ListNode, position: int) -> int:
    """Give the line where the next seat begins, or the list of seats is over."""
    if position + 1 < len(seats.items):
        return seats.items[position + 1].place.line
    keys = [str(entry.key) for entry in forum.front_matter.entries]
    return end_of(forum, keys.index(danish_key(ForumFacts, "seats")))


def _after_entry(forum: Forum, seat: Mapping, index: int, after: int, lines: Sequence[str]) -> Edit:
    is_last = index + 1 == len(seat.entries)
    end = after if is_last else seat.entries[index + 1].key.place.line
    return inserted_before(forum, seat.entries[index].key.place.line, end, lines)
