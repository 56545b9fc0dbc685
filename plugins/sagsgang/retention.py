"""Names that are no longer shown: those of former holders of seats and of participants of old.

Knows where a record names people as facts, and when that is so long ago that function and
municipality must do. Refuses to touch running text: what was approved stays as it was approved.
The principle is the storage limitation of the GDPR, article 5(1)(e); how many years is for the
secretariat to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeVar

from sagsgang.danish import PartialDate
from sagsgang.reading.nodes import Scalar
from sagsgang.records.case import CaseFacts
from sagsgang.records.declarations import Facts
from sagsgang.records.forum import ForumFacts, Holding
from sagsgang.records.others import AppointmentFacts
from sagsgang.records.parts import Person
from sagsgang.records.record import AnyRecord, Appointment, Case, Forum, Meeting
from sagsgang.records.values import Unknown

_SOMEBODY: Final = "Deltager"
"""Stands for a participant of whom nothing but the name is known."""
_PERSONAL: Final = ("name", "note", "reason", "basis")
"""What is said of a person beside function, municipality and time: the rest may hold the name."""
_PARTICIPANTS: Final = ("present", "apologies", "guests")
_PARTICIPANTS_OF_ITEM: Final = ("contributors", "absent")

F = TypeVar("F", bound=Facts)
R = TypeVar("R", bound=AnyRecord)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """For how many years names are shown after a person has left, counted back from `today`."""

    years: int
    today: date

    @property
    def first_day(self) -> date:
        """Give the first day that is not too long ago: what ended before it is nameless."""
        year = self.today.year - self.years
        # The 29th of February of a year without one: its last day.
        is_missing = (self.today.month, self.today.day) == (2, 29) and not _is_leap(year)
        return self.today.replace(year=year, day=28 if is_missing else self.today.day)

    def has_run_out(self, last: PartialDate | date | None) -> bool:
        """Tell whether the day `last` is certainly too long ago; of an unknown day it is not."""
        if last is None:
            return False
        return (last if isinstance(last, date) else last.last) < self.first_day


def retained(record: AnyRecord, retention: Retention) -> AnyRecord:
    """Give the record without the names that are too old to be shown."""
    match record:
        case Meeting() if retention.has_run_out(record.facts.on):
            return _of_meeting(record)
        case Forum():
            return _with_facts(record, _of_forum(record.facts, retention))
        case Appointment():
            return _with_facts(record, _of_appointment(record.facts, retention))
        case Case():
            return _with_facts(record, _of_case(record.facts, retention))
        case _:
            return record


def names_of(record: AnyRecord) -> Iterator[str]:
    """List the names of people that a record states as facts."""
    groups: list[Any] = []
    match record:
        case Meeting():
            groups += _listed(record.facts, _PARTICIPANTS)
            for item in record.items:
                groups += _listed(item.facts, _PARTICIPANTS_OF_ITEM)
        case Forum():
            groups += [holding for seat in record.facts.seats for holding in seat.holdings]
        case Appointment():
            groups += record.facts.appointed
        case Case():
            groups += [record.facts.coordinator] if record.facts.coordinator else []
        case _:
            pass
    return (str(one.name) for one in groups if one.name)


def _with_facts(record: R, facts: Facts) -> R:
    changes: dict[str, Any] = {"facts": facts}
    return replace(record, **changes)


def _of_meeting(meeting: Meeting) -> Meeting:
    items = tuple(
        replace(item, facts=_nameless_lists(item.facts, _PARTICIPANTS_OF_ITEM))
        for item in meeting.items
    )
    facts = _nameless_lists(meeting.facts, _PARTICIPANTS)
    if facts.review is not None:
        # Who was asked to read the referat is a list of people as well, in words of its own.
        review = facts.review.model_copy(update={"answers": ()})
        facts = facts.model_copy(update={"review": review})
    return replace(meeting, facts=facts, items=items)


def _of_appointment(facts: AppointmentFacts, retention: Retention) -> AppointmentFacts:
    """The chosen are shown as long as a holder of the seat who left that day would be."""
    decided = facts.decided_at
    if decided is None or not retention.has_run_out(decided.on):
        return facts
    return _nameless_lists(facts, ("appointed",))


def _of_case(facts: CaseFacts, retention: Retention) -> CaseFacts:
    if facts.coordinator is None or not retention.has_run_out(facts.closed_on):
        return facts
    return facts.model_copy(update={"coordinator": _nameless(facts.coordinator)})


def _of_forum(facts: ForumFacts, retention: Retention) -> ForumFacts:
    is_over = retention.has_run_out(facts.abolished)
    seats = tuple(
        seat.model_copy(
            update={
                "holdings": tuple(
                    _nameless(one)
                    if is_over or retention.has_run_out(_last_known_day(one))
                    else one
                    for one in seat.holdings
                )
            }
        )
        for seat in facts.seats
    )
    return facts.model_copy(update={"seats": seats})


def _last_known_day(holding: Holding) -> PartialDate | None:
    """Give the last day on which somebody is known to have held a seat; nothing while they do.

    Of a seat that is known from one day only, and of one that was left on an unknown day, that
    is the last day that anything is known of.
    """
    if isinstance(holding.until, Unknown):
        return holding.known_on or holding.since
    if holding.until is not None:
        return holding.until
    return holding.known_on if holding.since is None else None


def _listed(facts: Facts, attributes: tuple[str, ...]) -> list[Any]:
    return [one for attribute in attributes for one in getattr(facts, attribute)]


def _nameless_lists(facts: F, attributes: tuple[str, ...]) -> F:
    update = {name: tuple(_nameless(one) for one in getattr(facts, name)) for name in attributes}
    return facts.model_copy(update=update)


def _nameless(person: F) -> F:
    """Leave of a person function, municipality or organisation, and the times."""
    name = getattr(person, "name", None)
    if name is None:
        return person
    fields = type(person).model_fields
    update: dict[str, object] = {one: None for one in _PERSONAL if one in fields}
    # A seat is somebody's without a word about whom; a list of participants needs a word.
    if isinstance(person, Person) and not (
        person.title or person.municipality or person.organisation
    ):
        update["title"] = Scalar(_SOMEBODY, name.place)
    return person.model_copy(update=update)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
