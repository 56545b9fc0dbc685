"""Appointments: one process, and the list of all of a samarbejde's.

Knows what these pages say. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass
from typing import Final

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, meeting_then
from sagsgang.publication import Publication
from sagsgang.records.kinds import Kind
from sagsgang.records.others import Appointee, AppointmentFacts, AppointmentStatus
from sagsgang.records.record import Appointment
from sagsgang.records.values import SeatCount
from sagsgang.views.rows import (
    AttachmentRow,
    Link,
    PlaceRow,
    PointerRow,
    attachment_rows,
    in_region,
    kind_key,
    named_forum_link,
    optional,
    place_row,
    pointer_rows,
    record_link,
    region_title,
)
from sagsgang.views.rows.calls import CallRow, open_calls
from sagsgang.views.rows.entries import affiliation
from sagsgang.views.rows.lots import LotsRow, lots_row
from sagsgang.views.rows.nominations import NominationRow, nomination_row
from sagsgang.views.rows.seats import seat_lists


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentStep:
    """A step of the process: whether it is over or under way, and the days that are known for it.

    Each day stands beside the words that say what it is.
    """

    name: str
    is_done: bool
    is_now: bool
    days: tuple[tuple[str, PartialDate], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointeeRow:
    """Somebody who was appointed, by what criterion, and whether a lot decided."""

    name: str | None
    title: str | None
    place: Link | None
    role: str | None
    basis: str | None
    by_lot: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentPage:
    """What the page of an appointment says. `steps` are empty where only one is known.

    `state` says in a word or two how far it has come, also when its record lags behind the
    deadline. `days` are left until the deadline while the call is open and its day is known;
    `nominate` is there while it is open, too.
    """

    key: str
    region: str
    title: str
    forum: Link
    case: Link | None
    state: str
    is_open: bool
    is_lapsed: bool
    is_decided: bool
    days: int | None
    steps: tuple[AppointmentStep, ...]
    role: str | None
    side: str | None
    count: SeatCount | None
    meetings_per_year: str | None
    effort: str | None
    criteria: tuple[str, ...]
    called_on: PartialDate | None
    deadline: PartialDate | None
    nominate: NominationRow | None
    proposed_on: PartialDate | None
    proposed_by: str | None
    decided_at: PlaceRow | None
    appointed: tuple[AppointeeRow, ...]
    lots: LotsRow | None
    link: str | None
    attachments: tuple[AttachmentRow, ...]
    text: str
    notes: str
    pointers: tuple[PointerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRow:
    """An appointment in a list, with its result: who was appointed, and where it was decided."""

    link: Link
    forum: Link
    status: str
    deadline: PartialDate | None
    appointed: tuple[Link, ...]
    decided_at: PlaceRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfAppointments:
    """The appointments of one year by name."""

    year: str
    appointments: tuple[AppointmentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentIndex:
    """The list of appointments: the open calls, then all by year, the newest first.

    `ways` lead to the lists of seats.
    """

    key: str
    region: str
    title: str
    calls: tuple[CallRow, ...]
    years: tuple[YearOfAppointments, ...]
    ways: tuple[Link, ...]


def appointment_page(
    chronicle: Chronicle,
    appointment: Appointment,
    nomination_form: str = "",
) -> AppointmentPage:
    """Tell what the page of an appointment says.

    `nomination_form` is the address of a public form for nominations, where there is one.
    """
    publication = chronicle.publication
    facts, region = appointment.facts, appointment.region
    case = None if facts.case is None else publication.case_of(facts.case.text, region)
    day = None if facts.deadline is None else facts.deadline.exact
    is_open = any(call.link.to == appointment.id for call in open_calls(chronicle, region))
    return AppointmentPage(
        key=appointment.id,
        region=region,
        title=str(facts.title),
        forum=named_forum_link(publication, facts.forum, region),
        case=None if case is None else record_link(publication, case),
        state=_state(facts.status, is_open=is_open),
        is_open=is_open,
        is_lapsed=facts.status is AppointmentStatus.LAPSED,
        is_decided=facts.status is AppointmentStatus.DECIDED,
        days=(day - chronicle.today).days if is_open and day is not None else None,
        steps=_steps(facts),
        role=None if facts.role is None else facts.role.value,
        side=None if facts.side is None else facts.side.value,
        count=facts.count,
        meetings_per_year=optional(facts.meetings_per_year),
        effort=optional(facts.effort),
        criteria=tuple(str(one) for one in facts.criteria),
        called_on=facts.called_on,
        deadline=facts.deadline,
        nominate=nomination_row(publication, appointment, nomination_form) if is_open else None,
        proposed_on=None if facts.proposed is None else facts.proposed.on,
        proposed_by=None if facts.proposed is None else optional(facts.proposed.by),
        decided_at=_decided_at(publication, appointment),
        appointed=tuple(_appointee_row(publication, one, region) for one in facts.appointed),
        lots=lots_row(chronicle, appointment),
        link=optional(facts.link),
        attachments=attachment_rows(publication, appointment, facts.attachments),
        text=appointment.text.text,
        notes=appointment.notes.text,
        pointers=pointer_rows(chronicle, appointment.id),
    )


_STATUSES: Final = (
    AppointmentStatus.PLANNED,
    AppointmentStatus.OPEN,
    AppointmentStatus.CLOSED,
    AppointmentStatus.PROPOSED,
    AppointmentStatus.DECIDED,
)
"""The statuses in the order of a process that does not lapse."""


def _steps(facts: AppointmentFacts) -> tuple[AppointmentStep, ...]:
    """Tell how far an appointment has come.

    When it is decided only what is known to have happened is there: seats may be filled without
    a call. One that has lapsed has no steps.
    """
    if facts.status is AppointmentStatus.LAPSED:
        return ()
    decided_on = None if facts.decided_at is None else facts.decided_at.on
    drawn_on = None if facts.draw is None else PartialDate.of(facts.draw.drawn_on)
    proposed_on = None if facts.proposed is None else facts.proposed.on
    known = (
        ("Planlagt", ()),
        ("Åben for kandidater", _days(("slået op", facts.called_on), ("frist", facts.deadline))),
        ("Vurdering", _days(("lodtrækning", drawn_on))),
        ("Indstilling", _days(("", proposed_on))),
        ("Afgjort", _days(("", decided_on))),
    )
    reached = _STATUSES.index(facts.status)
    is_over = facts.status is AppointmentStatus.DECIDED
    steps = tuple(
        AppointmentStep(
            name=name,
            is_done=position < reached or is_over,
            is_now=position == reached and not is_over,
            days=days,
        )
        for position, (name, days) in enumerate(known)
        if days or not is_over or position == reached
    )
    return steps if len(steps) > 1 else ()


def _state(status: AppointmentStatus, *, is_open: bool) -> str:
    if status is AppointmentStatus.OPEN and not is_open:
        return "fristen er udløbet"
    return status.value


def _appointee_row(publication: Publication, one: Appointee, region: str) -> AppointeeRow:
    return AppointeeRow(
        name=optional(one.name),
        title=optional(one.title),
        place=affiliation(publication, one.municipality, one.organisation, region),
        role=None if one.role is None else one.role.value,
        basis=optional(one.basis),
        by_lot=one.lot is not None,
    )


def _appointee_link(row: AppointeeRow) -> Link:
    """Name somebody who was appointed in a list, and lead to where they come from."""
    words = ", ".join(filter(None, (row.name, row.title, row.place.text if row.place else None)))
    role = f" ({row.role})" if row.role else ""
    return Link(f"{words or 'uden navn her'}{role}", row.place.to if row.place else "")


def _decided_at(publication: Publication, appointment: Appointment) -> PlaceRow | None:
    reference = appointment.facts.decided_at
    if reference is None:
        return None
    return place_row(publication, meeting_then(publication, reference, appointment.region))


def _days(*known: tuple[str, PartialDate | None]) -> tuple[tuple[str, PartialDate], ...]:
    return tuple((what, on) for what, on in known if on is not None)


def appointment_index(chronicle: Chronicle, region: str) -> AppointmentIndex:
    """Tell what the list of appointments says."""
    publication = chronicle.publication
    years: dict[str, list[AppointmentRow]] = {}
    calls = open_calls(chronicle, region)
    is_open = {call.link.to for call in calls}
    for one in in_region(publication.appointments.values(), region):
        row = AppointmentRow(
            link=Link(str(one.facts.title), one.id),
            forum=named_forum_link(publication, one.facts.forum, region),
            status=_state(one.facts.status, is_open=one.id in is_open),
            deadline=one.facts.deadline,
            appointed=tuple(
                _appointee_link(_appointee_row(publication, appointee, region))
                for appointee in one.facts.appointed
            ),
            decided_at=_decided_at(publication, one),
        )
        years.setdefault(one.id.split("/")[-2], []).append(row)
    return AppointmentIndex(
        key=kind_key(region, Kind.APPOINTMENT),
        region=region,
        title=f"Udpegninger i {region_title(publication, region)}",
        calls=tuple(call for call in calls if call.link.to in publication.appointments),
        years=tuple(
            YearOfAppointments(
                year=year,
                appointments=tuple(sorted(rows, key=lambda row: danish.sort_key(row.link.text))),
            )
            for year, rows in sorted(years.items(), reverse=True)
        ),
        ways=seat_lists(region),
    )
