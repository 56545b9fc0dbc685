"""Every place where a record refers to another one by id or name, and the day that it is about.

Knows which fields of which kind are references. Refuses to look anything up, and to judge.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from sagsgang.archive import Archive
from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Place
from sagsgang.reading.nodes import Scalar
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import AgendaItem, MeetingStatus
from sagsgang.records.parts import Person, Step
from sagsgang.records.record import (
    Agreement,
    AnyRecord,
    Appointment,
    Case,
    Consultation,
    Forum,
    Meeting,
    Municipality,
    NewsItem,
    Region,
)
from sagsgang.records.references import MeetingReference, Reference, SubjectReference


class Use(Enum):
    """What a record says about the forum it refers to."""

    HAPPENED = "happened"
    """Something has happened there on that day."""
    EXPECTED = "expected"
    """Something is to happen there, on that day if one is given."""
    MENTIONED = "mentioned"
    """It is referred to, and nothing is said of any day."""


class Usage(NamedTuple):
    """One reference.

    `kind` is the kind of record that is meant, or nothing where the text itself names it.
    `on` is the day that the reference is about and decides which forum a name means; `since` a
    day after which it is about, when its own day is not known.
    """

    text: Scalar
    kind: Kind | None
    on: PartialDate | None = None
    since: date | None = None
    use: Use = Use.MENTIONED
    meeting: MeetingReference | None = None
    subject: SubjectReference | None = None

    @property
    def day(self) -> PartialDate | date | None:
        """The day that decides which forum a name means."""
        return self.on if self.on is not None else self.since

    @property
    def place(self) -> Place:
        """Where the reference stands."""
        return self.text.place


@lru_cache(maxsize=1)
def usages_in(archive: Archive) -> tuple[tuple[AnyRecord, Usage], ...]:
    """List every reference of every record: once for all rules, since an archive never changes."""
    return tuple((record, usage) for record in archive.legible for usage in usages(record))


def usages(record: AnyRecord) -> Iterator[Usage]:
    """List the references of a record in the order of its declaration."""
    match record:
        case Meeting():
            yield from _of_meeting(record)
        case Forum():
            yield from _of_forum(record)
        case Case(facts=facts):
            yield from _named(Kind.MUNICIPALITY, facts.municipalities)
            yield from _people((facts.coordinator,) if facts.coordinator else ())
            yield from _named(Kind.CASE, facts.related)
            yield from _steps(facts.course)
        case Municipality(facts=facts):
            yield from _named(Kind.FORUM, _one(facts.cluster))
        case Region(facts=facts):
            yield from _named(Kind.MUNICIPALITY, _one(facts.host))
        case _:
            yield from _of_process(record)


def _of_process(record: AnyRecord) -> Iterator[Usage]:
    match record:
        case Appointment(facts=facts):
            if "forum" not in record.flaws:
                yield from _named(Kind.FORUM, (facts.forum,), on=facts.called_on)
            yield from _named(Kind.CASE, _one(facts.case))
            yield from _meetings((facts.decided_at,) if facts.decided_at else (), Use.HAPPENED)
            for one in facts.appointed:
                yield from _named(Kind.MUNICIPALITY, _one(one.municipality))
        case Consultation(facts=facts):
            if facts.sender is not None and _looks_like_id(facts.sender):
                yield _usage(facts.sender, Kind.FORUM, on=facts.received_on)
            yield from _named(Kind.CASE, _one(facts.case))
            yield from _subjects(facts.about)
            yield from _steps(facts.course)
        case NewsItem(facts=facts):
            yield from _subjects(facts.about)
        case Agreement(facts=facts):
            yield from _named(Kind.AGREEMENT, facts.succeeds)
            yield from _named(Kind.CASE, _one(facts.case))
            yield from _subjects(facts.about)
            yield from _steps(facts.course)
        case _:
            return


def _of_meeting(meeting: Meeting) -> Iterator[Usage]:
    facts = meeting.facts
    on = PartialDate.of(facts.on)
    held = Use.HAPPENED if facts.status.has_taken_place else Use.EXPECTED
    if facts.status is MeetingStatus.CANCELLED or meeting.flaws & {"on", "status"}:
        held = Use.MENTIONED
    if "forum" not in meeting.flaws:
        yield _usage(facts.forum.text, Kind.FORUM, on=on, use=held)
    if facts.approved_by is not None and facts.approved_by.meeting is not None:
        yield from _meetings((facts.approved_by.meeting,), Use.HAPPENED)
    yield from _people((*facts.present, *facts.apologies, *facts.guests))
    for item in meeting.items:
        yield from _of_item(item, facts.on)


def _of_item(item: AgendaItem, on: date) -> Iterator[Usage]:
    facts = item.facts
    yield from _named(Kind.CASE, _one(facts.case))
    yield from _meetings(facts.sent_to, Use.EXPECTED, since=on)
    yield from _subjects(facts.about)
    yield from _named(Kind.MUNICIPALITY, facts.municipalities)
    yield from _people((*facts.contributors, *facts.absent))
    for section in item.sections:
        for forum in (section.sender, section.receiver):
            if forum is not None:
                yield _usage(forum, Kind.FORUM, on=PartialDate.of(on))


def _of_forum(forum: Forum) -> Iterator[Usage]:
    facts = forum.facts
    mirrored = [one.mirrors for one in facts.composition if one.mirrors is not None]
    others = (*_one(facts.under), *facts.prepares, *facts.succeeds, *mirrored)
    yield from _named(Kind.FORUM, others)
    for terms in facts.terms_of_reference:
        if terms.decided_at is not None:
            yield from _meetings((terms.decided_at,), Use.HAPPENED)
    for seat in facts.seats:
        for holding in seat.holdings:
            yield from _named(Kind.MUNICIPALITY, _one(holding.municipality))
            if holding.decided_at is not None:
                yield from _meetings((holding.decided_at,), Use.HAPPENED)


def _steps(course: Iterable[Step]) -> Iterator[Usage]:
    for step in course:
        if step.at is not None:
            yield from _meetings((step.at,), Use.HAPPENED if step.outcomes else Use.EXPECTED)
        day = step.at.on if step.at is not None else step.on
        yield from _meetings(step.sent_to, Use.EXPECTED, since=day.first if day else None)


def _people(people: Iterable[Person]) -> Iterator[Usage]:
    for person in people:
        yield from _named(Kind.MUNICIPALITY, _one(person.municipality))


def _named(
    kind: Kind, references: Iterable[Reference], *, on: PartialDate | None = None
) -> Iterator[Usage]:
    for reference in references:
        yield _usage(reference.text, kind, on=on)


def _meetings(
    references: Iterable[MeetingReference], use: Use, *, since: date | None = None
) -> Iterator[Usage]:
    for reference in references:
        yield Usage(
            text=reference.forum,
            kind=Kind.FORUM,
            on=reference.on,
            since=since if reference.on is None else None,
            use=use,
            meeting=reference,
        )


def _subjects(references: Iterable[SubjectReference | MeetingReference]) -> Iterator[Usage]:
    for reference in references:
        if isinstance(reference, MeetingReference):
            yield from _meetings((reference,), Use.MENTIONED)
        else:
            yield Usage(text=reference.text, kind=None, subject=reference)


def _usage(
    text: Scalar, kind: Kind, *, on: PartialDate | None = None, use: Use = Use.MENTIONED
) -> Usage:
    return Usage(text=text, kind=kind, on=on, use=use)


def _one(reference: Reference | None) -> tuple[Reference, ...]:
    return () if reference is None else (reference,)


def _looks_like_id(text: str) -> bool:
    """Tell an id from the name of an authority: small letters with a hyphen or a folder."""
    return text.islower() and " " not in text and ("-" in text or "/fora/" in text)
