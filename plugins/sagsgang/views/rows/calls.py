"""The rows of what is open to others: calls for candidates and consultations with a deadline.

Knows when a deadline is near. Refuses to know pages, addresses and HTML.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle
from sagsgang.records.others import AppointmentStatus, ConsultationStatus
from sagsgang.records.record import Appointment, Consultation
from sagsgang.records.values import SeatCount
from sagsgang.views.rows.entries import Link, named_forum_link, record_link

SOON: Final = 14
"""How many days before its end a deadline is near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """What is open to others. `days` are left until its deadline, where its day is known."""

    link: Link
    kind: str
    forum: Link | None
    deadline: PartialDate | None
    days: int | None
    count: SeatCount | None = None

    @property
    def is_soon(self) -> bool:
        """Tell whether the deadline is near."""
        return self.days is not None and self.days <= SOON


def open_calls(chronicle: Chronicle, region: str = "") -> tuple[CallRow, ...]:
    """List calls and consultations that are open, the first deadline first; without region all.

    One whose deadline has passed is no longer open, whatever its record says.
    """
    publication = chronicle.publication
    records: list[Appointment | Consultation] = [
        *publication.appointments.values(),
        *publication.consultations.values(),
    ]
    found = [
        _call_row(chronicle, one)
        for one in records
        if (not region or one.region == region) and _is_open(one, chronicle.today)
    ]
    return tuple(sorted(found, key=_by_deadline))


def _is_open(record: Appointment | Consultation, today: date) -> bool:
    deadline = record.facts.deadline
    is_late = deadline is not None and deadline.is_certainly_before(today)
    open_statuses = (AppointmentStatus.OPEN, ConsultationStatus.OPEN)
    return record.facts.status in open_statuses and not is_late


def _call_row(chronicle: Chronicle, record: Appointment | Consultation) -> CallRow:
    facts, publication = record.facts, chronicle.publication
    deadline = facts.deadline
    day = None if deadline is None else deadline.exact
    forum = count = None
    if isinstance(record, Appointment):
        forum = named_forum_link(publication, record.facts.forum, record.region)
        count = record.facts.count
    return CallRow(
        link=record_link(publication, record.id),
        kind="Udpegning" if isinstance(record, Appointment) else "Høring",
        forum=forum,
        deadline=deadline,
        days=None if day is None else (day - chronicle.today).days,
        count=count,
    )


def _by_deadline(row: CallRow) -> tuple[date, object]:
    last = date.max if row.deadline is None else row.deadline.last
    return (last, danish.sort_key(row.link.text))
