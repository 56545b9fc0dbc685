"""Appointments: one process, and the list of them beside all the seats of a samarbejde.

Knows what these pages say. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass

from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, meeting_then
from sagsgang.records.kinds import Kind
from sagsgang.records.record import Appointment
from sagsgang.records.values import SeatCount
from sagsgang.views.rows import (
    AttachmentRow,
    Link,
    PlaceRow,
    PointerRow,
    SeatRow,
    attachment_rows,
    in_region,
    kind_key,
    named_forum_link,
    optional,
    place_row,
    pointer_rows,
    record_link,
    region_title,
    seat_row,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentPage:
    """What the page of an appointment says."""

    key: str
    region: str
    title: str
    forum: Link
    case: Link | None
    status: str
    role: str | None
    side: str | None
    count: SeatCount | None
    called_on: PartialDate | None
    deadline: PartialDate | None
    decided_at: PlaceRow | None
    link: str | None
    attachments: tuple[AttachmentRow, ...]
    text: str
    notes: str
    pointers: tuple[PointerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRow:
    """An appointment in a list."""

    link: Link
    forum: Link
    status: str
    deadline: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyOfSeats:
    """The seats of one forum."""

    forum: Link
    seats: tuple[SeatRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentIndex:
    """The list of appointments, the newest year first, and the seats of each body."""

    key: str
    region: str
    title: str
    appointments: tuple[AppointmentRow, ...]
    bodies: tuple[BodyOfSeats, ...]


def appointment_page(chronicle: Chronicle, appointment: Appointment) -> AppointmentPage:
    """Tell what the page of an appointment says."""
    publication = chronicle.publication
    facts, region = appointment.facts, appointment.region
    case = None if facts.case is None else publication.case_of(facts.case.text, region)
    decided_at = None
    if facts.decided_at is not None:
        then = meeting_then(publication, facts.decided_at, region)
        decided_at = place_row(publication, then)
    return AppointmentPage(
        key=appointment.id,
        region=region,
        title=str(facts.title),
        forum=named_forum_link(publication, facts.forum, region),
        case=None if case is None else record_link(publication, case),
        status=facts.status.value,
        role=None if facts.role is None else facts.role.value,
        side=None if facts.side is None else facts.side.value,
        count=facts.count,
        called_on=facts.called_on,
        deadline=facts.deadline,
        decided_at=decided_at,
        link=optional(facts.link),
        attachments=attachment_rows(publication, appointment, facts.attachments),
        text=appointment.text.text,
        notes=appointment.notes.text,
        pointers=pointer_rows(chronicle, appointment.id),
    )


def appointment_index(chronicle: Chronicle, region: str) -> AppointmentIndex:
    """Tell what the list of appointments and seats says."""
    publication = chronicle.publication
    appointments = sorted(
        in_region(publication.appointments.values(), region),
        key=lambda one: one.id.split("/")[-2],
        reverse=True,
    )
    return AppointmentIndex(
        key=kind_key(region, Kind.APPOINTMENT),
        region=region,
        title=f"Udpegninger i {region_title(publication, region)}",
        appointments=tuple(
            AppointmentRow(
                link=Link(str(one.facts.title), one.id),
                forum=named_forum_link(publication, one.facts.forum, region),
                status=one.facts.status.value,
                deadline=one.facts.deadline,
            )
            for one in appointments
        ),
        bodies=tuple(
            BodyOfSeats(
                forum=record_link(publication, forum),
                seats=tuple(seat_row(publication, seat, region) for seat in seats),
            )
            for forum, seats in chronicle.seats.items()
            if publication.fora[forum].region == region
        ),
    )
