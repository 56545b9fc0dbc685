"""One meeting: its facts, its agenda and every punkt with what was recommended and decided.

Knows what a meeting's page says. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from itertools import groupby

from sagsgang.approval import approvable_from
from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, forum_named, forum_then, meeting_then
from sagsgang.publication import Publication
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import MeetingFacts, MeetingStatus
from sagsgang.records.record import Meeting
from sagsgang.records.references import Approval
from sagsgang.views.rows import (
    AttachmentRow,
    CorrectionRow,
    ItemRow,
    Link,
    PersonRow,
    PlaceRow,
    PointerRow,
    attachment_rows,
    correction_row,
    forum_link,
    forum_shelf_key,
    item_row,
    optional,
    person_rows,
    place_row,
    pointer_rows,
    record_link,
    record_title,
)

__all__ = ["ItemRow", "MeetingPage", "Stage", "StageRow", "meeting_page"]


class Stage(Enum):
    """What a meeting and its referat go through."""

    AGENDA = "dagsorden"
    MEETING = "møde"
    MINUTES = "referat"
    APPROVAL = "godkendelse"


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """A stage: whether it is over, whether it is the one now, and its day where that is known."""

    stage: Stage
    is_done: bool
    is_now: bool = False
    on: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGroup:
    """Punkter that stand together on the agenda, under a heading of their own or none."""

    name: str | None
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    """How the referat was approved; `place` leads to the punkt that did it."""

    means: str
    on: PartialDate
    place: PlaceRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """Somebody who was asked to read the referat; without a day they have not answered."""

    who: str
    on: date | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A draft that was sent out for remarks.

    `approvable_from` is the first day on which it can be approved by silence; it is told while
    the referat is a draft. `is_open` tells that remarks may still be sent.
    """

    sent_on: date
    deadline: date | None
    approvable_from: date | None
    is_open: bool
    answered: tuple[AnswerRow, ...]
    unanswered: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """What a meeting's page says.

    `forum_now` is there when the forum has another name today, `all_of_forum` leads to all
    meetings of that forum. `is_proposal` tells that a draft is shown with its referat.
    """

    key: str
    region: str
    title: str
    forum: Link
    forum_now: str | None
    on: date
    moved_from: tuple[date, ...]
    starts_at: time | None
    ends_at: time | None
    venue: str | None
    form: str | None
    theme: str | None
    status: MeetingStatus
    stages: tuple[StageRow, ...]
    minutes_are_withheld: bool
    is_past: bool
    sent_on: PartialDate | None
    is_proposal: bool
    review: ReviewRow | None
    approval: ApprovalRow | None
    corrections: tuple[CorrectionRow, ...]
    present: tuple[PersonRow, ...]
    apologies: tuple[PersonRow, ...]
    guests: tuple[PersonRow, ...]
    attachments: tuple[AttachmentRow, ...]
    introduction: str
    items: tuple[ItemRow, ...]
    notes: str
    pointers: tuple[PointerRow, ...]
    previous: Link | None
    following: Link | None
    all_of_forum: Link | None

    @property
    def groups(self) -> tuple[ItemGroup, ...]:
        """The punkter as they stand together on the agenda."""
        return tuple(
            ItemGroup(name=name, items=tuple(items))
            for name, items in groupby(self.items, key=lambda item: item.group)
        )

    @property
    def closed_items(self) -> int:
        """How many punkter are closed."""
        return sum(1 for item in self.items if item.closed)


def meeting_page(chronicle: Chronicle, meeting: Meeting, *, shows_drafts: bool) -> MeetingPage:
    """Tell what a meeting's page says."""
    publication = chronicle.publication
    facts = meeting.facts
    then = forum_then(publication, facts.forum.text, meeting.region, facts.on)
    now = None if then.id is None else forum_named(publication, then.id)
    pointers = pointer_rows(chronicle, meeting.id)
    previous, following = _neighbours(publication, meeting)
    withheld = facts.status is MeetingStatus.DRAFT and not shows_drafts
    return MeetingPage(
        key=meeting.id,
        region=meeting.region,
        title=record_title(publication, meeting),
        forum=forum_link(then),
        forum_now=now.name if now is not None and now.name != then.name else None,
        on=facts.on,
        moved_from=facts.moved_from,
        starts_at=facts.starts_at,
        ends_at=facts.ends_at,
        venue=optional(facts.venue),
        form=None if facts.form is None else facts.form.value,
        theme=optional(facts.theme),
        status=facts.status,
        stages=_stage_rows(facts, chronicle.today),
        minutes_are_withheld=withheld,
        is_past=facts.on < chronicle.today,
        sent_on=facts.sent_on,
        is_proposal=facts.status is MeetingStatus.DRAFT and shows_drafts,
        review=_review_row(facts, chronicle.today),
        approval=_approval_row(publication, facts.approved_by, meeting.region),
        corrections=tuple(correction_row(one) for one in facts.corrections),
        present=person_rows(publication, facts.present, meeting.region),
        apologies=person_rows(publication, facts.apologies, meeting.region),
        guests=person_rows(publication, facts.guests, meeting.region),
        attachments=attachment_rows(publication, meeting, facts.attachments),
        introduction=meeting.text.text,
        items=tuple(
            item_row(chronicle, meeting, item, pointers=pointers, minutes_are_withheld=withheld)
            for item in meeting.items
        ),
        notes=meeting.notes.text,
        pointers=tuple(one for one in pointers if one.at_item is None),
        previous=previous,
        following=following,
        all_of_forum=None
        if then.id is None
        else Link(then.name, forum_shelf_key(meeting.region, Kind.MEETING, then.id)),
    )


def _stage_rows(facts: MeetingFacts, today: date) -> tuple[StageRow, ...]:
    """Tell how far a meeting has come. Of a day that has passed in silence nothing is said."""
    status = facts.status
    if status is MeetingStatus.CANCELLED:
        return ()
    is_coming = facts.on >= today
    approval = facts.approved_by
    return (
        StageRow(
            stage=Stage.AGENDA,
            is_done=status is not MeetingStatus.PLANNED,
            is_now=status is MeetingStatus.PLANNED and is_coming,
            on=facts.sent_on,
        ),
        StageRow(
            stage=Stage.MEETING,
            is_done=status.has_taken_place,
            is_now=status is MeetingStatus.CALLED and is_coming,
            on=PartialDate.of(facts.on),
        ),
        StageRow(
            stage=Stage.MINUTES,
            is_done=status in (MeetingStatus.HELD, MeetingStatus.APPROVED),
            is_now=status is MeetingStatus.DRAFT,
        ),
        StageRow(
            stage=Stage.APPROVAL,
            is_done=status is MeetingStatus.APPROVED,
            on=None if approval is None else approval.on,
        ),
    )


def _neighbours(publication: Publication, meeting: Meeting) -> tuple[Link | None, Link | None]:
    """Find the meetings of the same forum before and after this one."""
    forum = publication.forum_of(meeting)
    meetings = publication.meetings_of(forum) if forum is not None else (meeting,)
    at = next(index for index, one in enumerate(meetings) if one.id == meeting.id)
    before = meetings[at - 1] if at > 0 else None
    after = meetings[at + 1] if at + 1 < len(meetings) else None
    return (
        None if before is None else record_link(publication, before.id),
        None if after is None else record_link(publication, after.id),
    )


def _review_row(facts: MeetingFacts, today: date) -> ReviewRow | None:
    review = facts.review
    if review is None:
        return None
    answers = [
        AnswerRow(who=str(one.who), on=one.on, note=optional(one.note)) for one in review.answers
    ]
    is_draft = facts.status is MeetingStatus.DRAFT
    return ReviewRow(
        sent_on=review.sent_on,
        deadline=review.deadline,
        approvable_from=approvable_from(review) if is_draft else None,
        is_open=is_draft and (review.deadline is None or review.deadline >= today),
        answered=tuple(one for one in answers if one.on is not None),
        unanswered=tuple(one for one in answers if one.on is None),
    )


def _approval_row(
    publication: Publication, approval: Approval | None, region: str
) -> ApprovalRow | None:
    if approval is None:
        return None
    place = None
    if approval.meeting is not None:
        place = place_row(publication, meeting_then(publication, approval.meeting, region))
    return ApprovalRow(means=approval.means.value, on=approval.on, place=place)
