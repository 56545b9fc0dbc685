"""What happened to a meeting from one published state to the next.

Knows how an agenda becomes a referat, and which punkt of one state is which of the other. Refuses
to know other kinds of records and to name what is not public now: a punkt is named by its number
only where the meeting still has it with that number and title.
"""

from collections.abc import Iterator
from typing import Final

from sagsgang.history.differences import (
    Part,
    attachment_happenings,
    differ,
    has_other_text,
    have_other_words,
)
from sagsgang.history.events import UNNAMED_ITEM, Event, Happening
from sagsgang.reading.blocks import SectionName
from sagsgang.records.meeting import AgendaItem, MeetingStatus
from sagsgang.records.record import Meeting

_MINUTES: Final = frozenset({SectionName.MINUTES})
_FOLLOW_UP: Final = frozenset({SectionName.FOLLOW_UP})
_AGENDA: Final = frozenset(SectionName) - _MINUTES - _FOLLOW_UP
_IN_MINUTES: Final = ("outcomes", "sent_to", "absent")
_ON_AGENDA: Final = ("case", "type", "group", "about", "municipalities", "contributors", "note")
_PRACTICALITIES: Final = (
    *("starts_at", "ends_at", "title", "theme", "venue", "form", "sent_on"),
    *("present", "apologies", "guests"),
)
_PUBLISHED: Final = frozenset({MeetingStatus.HELD, MeetingStatus.APPROVED})
_BEFORE_MEETING: Final = frozenset({MeetingStatus.PLANNED, MeetingStatus.CALLED})

_Pairs = tuple[tuple[AgendaItem, AgendaItem], ...]


def meeting_events(before: Meeting | None, after: Meeting, now: Meeting) -> Iterator[Event]:
    """List what happened between two states; `before` is nothing where the meeting was new.

    `now` is the meeting as it is public today.
    """
    yield from _course(before, after, now)
    if before is None:
        return
    statuses = {before.facts.status, after.facts.status}
    is_same_stage = len(statuses) == 1 or statuses <= _BEFORE_MEETING or statuses <= _PUBLISHED
    corrected = frozenset(_corrected(before, after))
    yield from (
        Event(what=Happening.CORRECTED, item=_number_now(_numbered(after, number), now))
        for number in sorted(corrected)
    )
    pairs = tuple(_pairs(before, after))
    yield from _comings_and_goings(before, after, pairs, now)
    for old, new in pairs:
        for what in _item_events(old, new, is_same_stage=is_same_stage):
            if what is not Happening.MINUTES_CHANGED or new.number not in corrected:
                yield Event(what=what, item=_number_now(new, now))
    yield from (Event(what=one) for one in attachment_happenings(before.facts, after.facts))
    if is_same_stage and differ(before.facts, after.facts, _PRACTICALITIES):
        yield Event(what=Happening.FACTS_CHANGED)
    if has_other_text(before, after):
        yield Event(what=Happening.TEXT_CHANGED)


def _course(before: Meeting | None, after: Meeting, now: Meeting) -> Iterator[Event]:
    """Tell how far the meeting and its referat have come since then."""
    old = None if before is None else before.facts.status
    new = after.facts.status
    if before is None:
        yield Event(what=Happening.CREATED)
    elif before.facts.on != after.facts.on:
        days = (now.facts.on, *now.facts.moved_from)
        to_day = after.facts.on if after.facts.on in days else None
        yield Event(what=Happening.MOVED, to_day=to_day)
    had_items = before is not None and bool(before.items)
    is_agenda = new is MeetingStatus.PLANNED or new is old is MeetingStatus.CALLED
    if after.items and not had_items and is_agenda:
        yield Event(what=Happening.AGENDA_PUBLISHED)
    if new is not old:
        yield from _status_events(old, new)
    was_in_review = before is not None and before.facts.review is not None
    if after.facts.review is not None and not was_in_review:
        yield Event(what=Happening.REVIEW_STARTED)


def _status_events(old: MeetingStatus | None, new: MeetingStatus) -> Iterator[Event]:
    match new:
        case MeetingStatus.CALLED if old in (None, MeetingStatus.PLANNED):
            yield Event(what=Happening.AGENDA_SENT)
        case MeetingStatus.CANCELLED:
            yield Event(what=Happening.CANCELLED)
        case MeetingStatus.DRAFT:
            yield Event(what=Happening.MINUTES_PROPOSED)
        case MeetingStatus.HELD if old not in _PUBLISHED:
            yield Event(what=Happening.MINUTES_PUBLISHED)
        case MeetingStatus.APPROVED:
            if old not in _PUBLISHED:
                yield Event(what=Happening.MINUTES_PUBLISHED)
            yield Event(what=Happening.APPROVED)
        case _ if old is not None:
            yield Event(what=Happening.STATUS_CHANGED, status=new.value)


def _corrected(before: Meeting, after: Meeting) -> Iterator[str]:
    """List the numbers of the punkter that a new entry under `rettelser` is about."""
    known = [(one.on, one.item, one.before, one.after) for one in before.facts.corrections]
    for one in after.facts.corrections:
        if (one.on, one.item, one.before, one.after) not in known:
            yield str(one.item)


def _pairs(before: Meeting, after: Meeting) -> Iterator[tuple[AgendaItem, AgendaItem]]:
    """Tell which punkt of one state is which of the other: by its title, or else by its number."""
    old = list(before.items)
    rest: list[AgendaItem] = []
    for new in after.items:
        same = [one for one in old if one.title == new.title]
        found = next((one for one in same if one.number == new.number), next(iter(same), None))
        if found is None:
            rest.append(new)
        else:
            old.remove(found)
            yield found, new
    for new in rest:
        found = next((one for one in old if one.number == new.number), None)
        if found is not None:
            old.remove(found)
            yield found, new


def _comings_and_goings(
    before: Meeting, after: Meeting, pairs: _Pairs, now: Meeting
) -> Iterator[Event]:
    """Tell of the punkter that only one of the states has, and of those with another number.

    The first punkter of a meeting are its agenda, of which the course tells.
    """
    stayed = {id(new) for _, new in pairs}
    was_sent = before.facts.status is after.facts.status is MeetingStatus.CALLED
    what = Happening.ITEM_ADDED_LATE if was_sent else Happening.ITEM_ADDED
    for item in after.items if before.items else ():
        if id(item) not in stayed:
            yield Event(what=what, item=_number_now(item, now))
    for _ in range(len(before.items) - len(pairs)):
        yield Event(what=Happening.ITEM_REMOVED, item=UNNAMED_ITEM)
    if any(old.number != new.number for old, new in pairs):
        yield Event(what=Happening.ITEMS_RENUMBERED)


def _item_events(old: AgendaItem, new: AgendaItem, *, is_same_stage: bool) -> Iterator[Happening]:
    """Tell what happened to one punkt. What came or went with a referat is the referat's."""
    if new.is_closed and not old.is_closed:
        yield Happening.ITEM_CLOSED
        return
    if new.is_withdrawn and not old.is_withdrawn:
        yield Happening.ITEM_WITHDRAWN
    elif is_same_stage and _is_other(old, new, _MINUTES, _IN_MINUTES):
        yield Happening.MINUTES_CHANGED
    if (old.title, old.is_closed) != (new.title, new.is_closed) or (
        _is_other(old, new, _AGENDA, _ON_AGENDA)
    ):
        yield Happening.ITEM_CHANGED
    if is_same_stage and _is_other(old, new, _FOLLOW_UP, ()):
        yield Happening.FOLLOW_UP_CHANGED
    yield from attachment_happenings(old.facts, new.facts)


def _is_other(
    old: AgendaItem, new: AgendaItem, names: frozenset[SectionName], attributes: tuple[str, ...]
) -> bool:
    """Tell whether a part of a punkt says something else than before."""
    return differ(old.facts, new.facts, attributes) or have_other_words(
        _sections(old, names), _sections(new, names)
    )


def _sections(item: AgendaItem, names: frozenset[SectionName]) -> list[Part]:
    return [
        ((one.name, one.sender, one.receiver), one.text)
        for one in item.sections
        if one.name in names
    ]


def _numbered(meeting: Meeting, number: str) -> AgendaItem | None:
    return next((one for one in meeting.items if one.number == number), None)


def _number_now(item: AgendaItem | None, now: Meeting) -> str:
    """Give the number of a punkt where it is the same today, with the same public title."""
    if item is None or all((item.number, item.title) != (n.number, n.title) for n in now.items):
        return UNNAMED_ITEM
    return str(item.number)
