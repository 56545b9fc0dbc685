"""What a forum was called on a date, beside the forum that it is now.

Knows how a reference to a forum or a meeting is shown. Refuses to know steps and cases.
"""

from dataclasses import dataclass
from datetime import date

from sagsgang.archive import name_on
from sagsgang.danish import PartialDate
from sagsgang.publication import Publication
from sagsgang.records.references import MeetingReference


@dataclass(frozen=True, slots=True)
class ForumThen:
    """A forum with the name it had on a date, and the id it has now.

    `id` is nothing when nobody knows which forum is meant; the name then is what stands there.
    """

    id: str | None
    name: str
    short_name: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingThen:
    """A meeting that something refers to, with or without a file of its own."""

    forum: ForumThen
    on: PartialDate | None = None
    item: str | None = None
    meeting: str | None = None


def forum_then(
    publication: Publication, name: str, region: str, on: PartialDate | date | None = None
) -> ForumThen:
    """Find the forum that `name` means in `region` and what it was called on that date."""
    found = publication.forum_at(name, region, on)
    if not isinstance(found, str):
        return ForumThen(None, str(name))
    return forum_named(publication, found, on) or ForumThen(found, str(name))


def forum_named(
    publication: Publication, forum_id: str, on: PartialDate | date | None = None
) -> ForumThen | None:
    """Give the forum's name on a date, or now; nothing when its file cannot be read."""
    forum = publication.fora.get(forum_id)
    if forum is None:
        return None
    if on is None:
        return ForumThen(forum_id, str(forum.facts.name), _text(forum.facts.short_name))
    long, short = name_on(forum.facts, on)
    return ForumThen(forum_id, str(long), _text(short))


def _text(value: str | None) -> str | None:
    return None if value is None else str(value)


def meeting_then(publication: Publication, reference: MeetingReference, region: str) -> MeetingThen:
    """Show a mødehenvisning: forum as of its date, and the meeting's file if there is one."""
    meeting = publication.meeting_at(reference, region)
    return MeetingThen(
        forum=forum_then(publication, reference.forum, region, reference.on),
        on=reference.on,
        item=reference.item,
        meeting=None if meeting is None else meeting.id,
    )
