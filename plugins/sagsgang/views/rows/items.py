"""A punkt as a meeting shows it whole and a case shows its text.

Knows what stands in a punkt. Refuses to know pages, addresses and HTML.
"""

from dataclasses import dataclass
from datetime import date

from sagsgang.approval import approved_meetings, item_corrections
from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, meeting_then
from sagsgang.publication import Publication
from sagsgang.reading.blocks import SectionName
from sagsgang.records.approval import Correction
from sagsgang.records.meeting import AgendaItem, MeetingStatus
from sagsgang.records.parts import Outcome
from sagsgang.records.record import Meeting
from sagsgang.records.references import SubjectReference
from sagsgang.views.rows.entries import (
    AttachmentRow,
    Link,
    PersonRow,
    PlaceRow,
    PointerRow,
    attachment_rows,
    municipality_link,
    optional,
    person_rows,
    place_row,
    record_link,
)
from sagsgang.views.rows.pairs import (
    PairRow,
    RecommendationRow,
    pair_rows,
    recommendation_rows,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectRow:
    """What a punkt is about: a record, or a meeting with or without a page."""

    record: Link | None = None
    place: PlaceRow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRow:
    """Words of an approved punkt that were changed afterwards.

    `before` and `after` are empty where the words must not be shown.
    """

    number: str
    on: date
    before: str
    after: str
    agreed_by: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """A punkt as it stood on that agenda.

    `pairs` put recommendations beside answers; `minutes` stand alone where nothing was
    recommended. `is_proposal` tells that what is said of the treatment is a draft. `approves` are
    the meetings whose referat it approves; `subjects` hold the rest of what it is about.
    """

    number: str
    former_numbers: tuple[str, ...] = ()
    title: str
    type: str | None
    group: str | None
    closed: str | None
    case: Link | None
    outcomes: tuple[Outcome, ...]
    sent_to: tuple[PlaceRow, ...]
    approves: tuple[PlaceRow, ...]
    subjects: tuple[SubjectRow, ...]
    municipalities: tuple[Link, ...]
    contributors: tuple[PersonRow, ...]
    absent: tuple[PersonRow, ...]
    sent_on: PartialDate | None
    attachments: tuple[AttachmentRow, ...]
    summary: str
    recommendations: tuple[RecommendationRow, ...]
    pairs: tuple[PairRow, ...]
    remarks: str
    presentation: str
    minutes: str
    follow_up: str
    note: str | None
    corrections: tuple[CorrectionRow, ...]
    is_proposal: bool
    pointers: tuple[PointerRow, ...]

    @property
    def awaited(self) -> tuple[str, ...]:
        """The other fora whose answer is not known here, as they are called for short."""
        return tuple(one.called for one in self.pairs if one.is_open and not one.is_own)

    @property
    def minutes_alone(self) -> str:
        """The referat where no pair shows it."""
        return "" if any(one.is_own for one in self.pairs) else self.minutes


def item_row(
    chronicle: Chronicle,
    meeting: Meeting,
    item: AgendaItem,
    *,
    pointers: tuple[PointerRow, ...] = (),
    minutes_are_withheld: bool = False,
) -> ItemRow:
    """Show a punkt. `pointers` are all those of its meeting."""
    publication = chronicle.publication
    facts, region = item.facts, meeting.region
    case = None
    if facts.case is not None:
        found = publication.case_of(facts.case.text, region)
        case = None if found is None else record_link(publication, found)

    def text(name: SectionName) -> str:
        return "\n\n".join(one.text.text for one in item.sections_named(name) if one.text)

    return ItemRow(
        number=str(item.number),
        former_numbers=tuple(map(str, facts.former_numbers)),
        title=str(item.title),
        type=None if facts.type is None else facts.type.value,
        group=optional(facts.group),
        closed=optional(facts.closed),
        case=case,
        outcomes=facts.outcomes,
        sent_to=tuple(
            place_row(publication, meeting_then(publication, to, region)) for to in facts.sent_to
        ),
        approves=tuple(
            place_row(publication, meeting_then(publication, one, region))
            for one in approved_meetings(item)
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
        recommendations=recommendation_rows(chronicle, meeting, item),
        pairs=pair_rows(chronicle, meeting, item, minutes_are_withheld=minutes_are_withheld),
        remarks=text(SectionName.MUNICIPAL_REMARKS),
        presentation=text(SectionName.PRESENTATION),
        minutes=text(SectionName.MINUTES),
        follow_up=text(SectionName.FOLLOW_UP),
        note=optional(facts.note),
        corrections=tuple(correction_row(one) for _, one in item_corrections(meeting, item.number)),
        is_proposal=meeting.facts.status is MeetingStatus.DRAFT
        and bool(facts.outcomes or text(SectionName.MINUTES)),
        pointers=tuple(one for one in pointers if one.at_item == item.number),
    )


def correction_row(correction: Correction) -> CorrectionRow:
    """Show a correction."""
    return CorrectionRow(
        number=str(correction.item),
        on=correction.on,
        before=str(correction.before or ""),
        after=str(correction.after or ""),
        agreed_by=str(correction.agreed_by),
        note=optional(correction.note),
    )


def _subject_rows(
    publication: Publication, item: AgendaItem, region: str
) -> tuple[SubjectRow, ...]:
    rows = []
    approved = approved_meetings(item)
    for subject in item.facts.about:
        if subject in approved:
            continue
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
