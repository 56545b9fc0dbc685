"""The versions of a record: when it was published anew, and what had happened since the last time.

Knows how the published states of a file become events. Refuses to know any state but as it is
public: the caller says what that is, so that what was never public, or no longer is, cannot be
told here. A state that cannot be read is a change of which nothing more is known.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from sagsgang.history.differences import attachment_happenings, differ, has_other_text
from sagsgang.history.events import Event, Happening
from sagsgang.history.meeting_events import meeting_events
from sagsgang.records.case import CaseFacts
from sagsgang.records.forum import ForumFacts, Holding
from sagsgang.records.kinds import Kind, placement
from sagsgang.records.others import AppointmentFacts, ConsultationFacts
from sagsgang.records.parts import RecordFacts
from sagsgang.records.reader import read_record
from sagsgang.records.record import AnyRecord, BrokenRecord, Meeting
from sagsgang.revisions import Revision

AsPublic: TypeAlias = Callable[[AnyRecord], AnyRecord]
"""What makes a record's public part of it."""

_TOLD_IN_DETAIL: Final = frozenset(
    {Kind.MEETING, Kind.CASE, Kind.FORUM, Kind.APPOINTMENT, Kind.CONSULTATION}
)
_SILENT: Final = frozenset({"accepted", "former_ids", "removed"})
"""Facts that no page shows as the record's own."""
_TOLD_APART: Final = frozenset({"attachments", "course", "status", "seats", "terms_of_reference"})
_NAMES: Final = ("name", "short_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A published state of a record: the day, the commit, and what had happened."""

    on: date
    commit: str
    events: tuple[Event, ...]


def versions(
    record: AnyRecord,
    states: Sequence[Revision],
    *,
    as_public: AsPublic,
    begins_here: bool = True,
    is_newest: bool = True,
) -> tuple[Version, ...]:
    """List a record's versions, the newest first as its `states` are.

    `record` is the record as it is public now, and `is_newest` tells whether it is what the newest
    state says; `begins_here` tells whether the oldest state is the first there ever was. A state
    in which nothing public had changed is no version.
    """
    found: list[Version] = []
    before: _State | None = None
    for revision in reversed(states):
        is_now = is_newest and revision is states[0]
        after = _state(revision, before, record if is_now else None, as_public)
        events = tuple(_events(before, after, record, begins_here=begins_here))
        if events:
            found.append(Version(on=revision.on, commit=revision.commit, events=events))
        before = after
    return tuple(reversed(found))


def public_states(
    states: Sequence[Revision], as_public: AsPublic
) -> Iterator[tuple[date, AnyRecord | None]]:
    """Give the public part of a record in each of its states; nothing of one that is unreadable."""
    for revision in states:
        record = read_record(revision.path, revision.read()).record
        if record is None or isinstance(record, BrokenRecord):
            yield revision.on, None
        else:
            yield revision.on, as_public(record)


@dataclass(frozen=True, slots=True)
class _State:
    """A state, and the record that it says; where that cannot be read, the last that could be."""

    revision: Revision
    record: AnyRecord | None
    is_read: bool

    @property
    def path(self) -> str:
        return self.revision.path


def _state(
    revision: Revision, before: _State | None, known: AnyRecord | None, as_public: AsPublic
) -> _State:
    """Read a state, unless what it says is `known` already or is not told in detail."""
    where = placement(revision.path)
    if where is not None and where.kind in _TOLD_IN_DETAIL:
        if known is not None:
            return _State(revision, known, is_read=True)
        record = read_record(revision.path, revision.read()).record
        if record is not None and not isinstance(record, BrokenRecord):
            return _State(revision, as_public(record), is_read=True)
    return _State(revision, None if before is None else before.record, is_read=False)


def _events(
    before: _State | None, after: _State, now: AnyRecord, *, begins_here: bool
) -> Iterator[Event]:
    """List what happened between two states; `before` is nothing at the oldest that is known."""
    if before is None:
        yield from _first_events(after, now) if begins_here else (Event(what=Happening.CHANGED),)
        return
    if before.path != after.path:
        yield Event(what=Happening.RENAMED)
        if before.revision.read() == after.revision.read():
            return
    if not after.is_read or after.record is None or before.record is None:
        yield Event(what=Happening.CHANGED)
    else:
        yield from record_events(before.record, after.record, now)


def _first_events(first: _State, now: AnyRecord) -> Iterator[Event]:
    if isinstance(first.record, Meeting) and isinstance(now, Meeting):
        yield from meeting_events(None, first.record, now)
    else:
        yield Event(what=Happening.CREATED)


def record_events(before: AnyRecord, after: AnyRecord, now: AnyRecord) -> Iterator[Event]:
    """List what happened between two public states of a record, which is public as `now` today."""
    if isinstance(before, Meeting) and isinstance(after, Meeting) and isinstance(now, Meeting):
        yield from meeting_events(before, after, now)
        return
    if before.kind is not after.kind:
        yield Event(what=Happening.CHANGED)
        return
    yield from (Event(what=what) for what in _happenings(before.facts, after.facts))
    yield from _status(before.facts, after.facts)
    yield from (Event(what=one) for one in attachment_happenings(before.facts, after.facts))
    if has_other_text(before, after):
        yield Event(what=Happening.TEXT_CHANGED)


def _happenings(before: RecordFacts, after: RecordFacts) -> Iterator[Happening]:
    told = set(_TOLD_APART)
    match before, after:
        case CaseFacts(), CaseFacts():
            told.add("closed_on")
            yield from _closings(before, after)
        case ForumFacts(), ForumFacts():
            told.update(("abolished", *_NAMES))
            yield from _life_of_forum(before, after)
        case AppointmentFacts(), AppointmentFacts():
            told.add("draw")
            if after.draw is not None and before.draw is None:
                yield Happening.LOTS_ANNOUNCED
    yield from _course_happenings(before, after)
    rest = tuple(one for one in type(after).model_fields if one not in told | _SILENT)
    if differ(before, after, rest):
        yield Happening.FACTS_CHANGED


def _closings(before: CaseFacts, after: CaseFacts) -> Iterator[Happening]:
    if after.closed_on is not None and before.closed_on is None:
        yield Happening.CASE_CLOSED
    elif after.closed_on is None and before.closed_on is not None:
        yield Happening.CASE_REOPENED


def _course_happenings(before: RecordFacts, after: RecordFacts) -> Iterator[Happening]:
    """Tell of the steps. One that was added among steps that stay as they were is new."""
    old, new = (tuple(getattr(facts, "course", ())) for facts in (before, after))
    if len(new) > len(old) and all(step in new for step in old):
        yield Happening.STEP_ADDED
    elif old != new:
        yield Happening.COURSE_CHANGED


def _status(before: RecordFacts, after: RecordFacts) -> Iterator[Event]:
    kinds = AppointmentFacts | ConsultationFacts
    if not isinstance(before, kinds) or not isinstance(after, kinds):
        return
    if before.status.value != after.status.value:
        yield Event(what=Happening.STATUS_CHANGED, status=after.status.value)


def _life_of_forum(before: ForumFacts, after: ForumFacts) -> Iterator[Happening]:
    if after.abolished is not None and before.abolished is None:
        yield Happening.FORUM_ABOLISHED
    if differ(before, after, _NAMES):
        yield Happening.NAME_CHANGED
    if _terms(before) != _terms(after):
        yield Happening.TERMS_CHANGED
    if before.seats != after.seats:
        yield from _seat_happenings(before, after)


def _terms(facts: ForumFacts) -> list[tuple[object, ...]]:
    """List what tells a kommissorium from another; whether its file is public does not."""
    return [(one.on, one.title, one.decided_at, one.note) for one in facts.terms_of_reference]


def _seat_happenings(before: ForumFacts, after: ForumFacts) -> Iterator[Happening]:
    """Tell whether seats were taken or left, or else that something about them changed."""
    old, new = _holdings(before), _holdings(after)
    is_taken = len(new) > len(old)
    is_left = sum(one.until is not None for one in new) > sum(one.until is not None for one in old)
    if is_taken:
        yield Happening.SEAT_TAKEN
    if is_left:
        yield Happening.SEAT_LEFT
    if not is_taken and not is_left:
        yield Happening.SEATS_CHANGED


def _holdings(facts: ForumFacts) -> list[Holding]:
    return [holding for seat in facts.seats for holding in seat.holdings]
