"""What may happen to a record from one published state to the next.

Knows the kinds of events and what an event names. Refuses to know any words of a record: an event
holds numbers, days and the words of closed lists, and no title, name or text.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

UNNAMED_ITEM: Final = ""
"""A punkt whose number then is not its number now, or that is no longer on the agenda."""


class Happening(Enum):
    """A kind of event, in the order in which the events of one state are told."""

    CREATED = auto()
    RENAMED = auto()
    AGENDA_PUBLISHED = auto()
    AGENDA_SENT = auto()
    MOVED = auto()
    CANCELLED = auto()
    MINUTES_PROPOSED = auto()
    REVIEW_STARTED = auto()
    MINUTES_PUBLISHED = auto()
    APPROVED = auto()
    CORRECTED = auto()
    STATUS_CHANGED = auto()
    ITEM_ADDED = auto()
    ITEM_ADDED_LATE = auto()
    ITEM_REMOVED = auto()
    ITEM_WITHDRAWN = auto()
    ITEM_CLOSED = auto()
    ITEM_CHANGED = auto()
    ITEMS_RENUMBERED = auto()
    MINUTES_CHANGED = auto()
    FOLLOW_UP_CHANGED = auto()
    ATTACHMENTS_ADDED = auto()
    ATTACHMENTS_REMOVED = auto()
    CASE_CLOSED = auto()
    CASE_REOPENED = auto()
    STEP_ADDED = auto()
    COURSE_CHANGED = auto()
    FORUM_ABOLISHED = auto()
    NAME_CHANGED = auto()
    SEAT_TAKEN = auto()
    SEAT_LEFT = auto()
    SEATS_CHANGED = auto()
    TERMS_CHANGED = auto()
    LOTS_ANNOUNCED = auto()
    FACTS_CHANGED = auto()
    TEXT_CHANGED = auto()
    CHANGED = auto()
    """Something was changed; what it was is not known, or has no word of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened.

    `item` is the number of the punkt that it is about, as it is now; `UNNAMED_ITEM` where that
    cannot be said. `to_day` is the day that a meeting was moved to, `status` what a status became.
    """

    what: Happening
    item: str | None = None
    to_day: date | None = None
    status: str | None = None
