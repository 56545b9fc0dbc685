"""One meeting: its facts, its agenda and every punkt with what was recommended and decided.

Knows what a meeting's page says. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass
from datetime import date, time

from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, forum_named, forum_then, meeting_then
from sagsgang.publication import Publication
from sagsgang.reading.blocks import SectionBlock, SectionName
from sagsgang.records.meeting import AgendaItem, MeetingStatus
from sagsgang.records.parts import Outcome
from sagsgang.records.record import Meeting
from sagsgang.records.references import Approval, SubjectReference
from sagsgang.views.rows import (
    AttachmentRow,
    Link,
    PersonRow,
    PlaceRow,
    PointerRow,
    attachment_rows,
    forum_link,
    municipality_link,
    optional,
    person_rows,
    place_row,
    pointer_rows,
    record_link,
    record_title,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationRow:
    """An indstilling: from whom, to whom when that is another forum, and its text."""

    sender: Link | None
    receiver: Link | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRow:
    """What a punkt is about: a record, or a meeting with or without a page."""

    record: Link | None = None
    place: PlaceRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """A punkt as it stood on that agenda."""

    number: str
    title: str
    type: str | None
    group: str | None
    closed: str | None
    case: Link | None
    outcomes: tuple[Outcome, ...]
    sent_to: tuple[PlaceRow, ...]
    subjects: tuple[SubjectRow, ...]
    municipalities: tuple[Link, ...]
    contributors: tuple[PersonRow, ...]
    absent: tuple[PersonRow, ...]
    sent_on: PartialDate | None
    attachments: tuple[AttachmentRow, ...]
    summary: str
    recommendations: tuple[RecommendationRow, ...]
    remarks: str
    presentation: str
    minutes: str
    follow_up: str
    note: str | None
    pointers: tuple[PointerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRow:
    """How the referat was approved."""

    means: str
    on: PartialDate
    place: PlaceRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """What a meeting's page says. `forum_now` is there when the forum has another name today."""

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
    minutes_are_withheld: bool
    is_past: bool
    sent_on: PartialDate | None
    approval: ApprovalRow | None
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


def meeting_page(chronicle: Chronicle, meeting: Meeting, *, shows_drafts: bool) -> MeetingPage:
    """Tell what a meeting's page says."""
    publication = chronicle.publication
    facts = meeting.facts
    then = forum_then(publication, facts.forum.text, meeting.region, facts.on)
    now = None if then.id is None else forum_named(publication, then.id)
    pointers = pointer_rows(chronicle, meeting.id)
    previous, following = _neighbours(publication, meeting)
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
        minutes_are_withheld=facts.status is MeetingStatus.DRAFT and not shows_drafts,
        is_past=facts.on < chronicle.today,
        sent_on=facts.sent_on,
        approval=_approval_row(publication, facts.approved_by, meeting.region),
        present=person_rows(publication, facts.present, meeting.region),
        apologies=person_rows(publication, facts.apologies, meeting.region),
        guests=person_rows(publication, facts.guests, meeting.region),
        attachments=attachment_rows(publication, meeting, facts.attachments),
        introduction=meeting.text.text,
        items=tuple(_item_row(publication, meeting, item, pointers) for item in meeting.items),
        notes=meeting.notes.text,
        pointers=tuple(one for one in pointers if one.at_item is None),
        previous=previous,
        following=following,
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


def _approval_row(
    publication: Publication, approval: Approval | None, region: str
) -> ApprovalRow | None:
    if approval is None:
        return None
    place = None
    if approval.meeting is not None:
        place = place_row(publication, meeting_then(publication, approval.meeting, region))
    return ApprovalRow(means=approval.means.value, on=approval.on, place=place)


def _item_row(
    publication: Publication,
    meeting: Meeting,
    item: AgendaItem,
    pointers: tuple[PointerRow, ...],
) -> ItemRow:
    facts, region = item.facts, meeting.region
    case = None
    if facts.case is not None:
        found = publication.case_of(facts.case.text, region)
        case = None if found is None else record_link(publication, found)

    def text(name: SectionName) -> str:
        return "\n\n".join(one.text.text for one in item.sections_named(name) if one.text)

    return ItemRow(
        number=str(item.number),
        title=str(item.title),
        type=None if facts.type is None else facts.type.value,
        group=optional(facts.group),
        closed=optional(facts.closed),
        case=case,
        outcomes=facts.outcomes,
        sent_to=tuple(
            place_row(publication, meeting_then(publication, to, region)) for to in facts.sent_to
        ),
        subjects=_subject_rows(publication, item, region),
        municipalities=tuple(
            municipality_link(publication, one, region) for one in facts.municipalities
        ),
        contributors=person_rows(publication, facts.contributors, region),
        absent=person_rows(publication, facts.absent, region),
        sent_on=facts.sent_on,
        attachments=attachment_rows(publication, meeting, facts.attachments),
        summary=text(SectionName.SUMMARY),
        recommendations=tuple(
            _recommendation(publication, meeting, section)
            for section in item.sections_named(SectionName.RECOMMENDATION)
        ),
        remarks=text(SectionName.MUNICIPAL_REMARKS),
        presentation=text(SectionName.PRESENTATION),
        minutes=text(SectionName.MINUTES),
        follow_up=text(SectionName.FOLLOW_UP),
        note=optional(facts.note),
        pointers=tuple(one for one in pointers if one.at_item == item.number),
    )


def _subject_rows(
    publication: Publication, item: AgendaItem, region: str
) -> tuple[SubjectRow, ...]:
    rows = []
    for subject in item.facts.about:
        if isinstance(subject, SubjectReference):
            found = publication.subject(subject, region)
            link = (
                record_link(publication, found)
                if isinstance(found, str)
                else Link(str(subject.text))
            )
            rows.append(SubjectRow(record=link))
        else:
            place = place_row(publication, meeting_then(publication, subject, region))
            rows.append(SubjectRow(place=place))
    return tuple(rows)


def _recommendation(
    publication: Publication, meeting: Meeting, section: SectionBlock
) -> RecommendationRow:
    on = meeting.facts.on

    def named(name: str | None) -> Link | None:
        if name is None:
            return None
        return forum_link(forum_then(publication, name, meeting.region, on))

    return RecommendationRow(
        sender=named(section.sender), receiver=named(section.receiver), text=section.text.text
    )
