"""Consultations, news and agreements, whose own views come later: a plain page and a list.

Knows what these pages say. Refuses to know other pages, addresses and HTML.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, course_of, forum_then, meeting_then
from sagsgang.publication import Publication
from sagsgang.records.kinds import Kind
from sagsgang.records.others import ConsultationStatus
from sagsgang.records.parts import Attachment, Step
from sagsgang.records.record import Agreement, Consultation, NewsItem
from sagsgang.records.references import MeetingReference, Reference, SubjectReference
from sagsgang.views.rows import (
    KIND_TITLES,
    AttachmentRow,
    Choice,
    Filter,
    Link,
    PlaceRow,
    PointerRow,
    Shelf,
    StepRow,
    attachment_rows,
    forum_link,
    in_region,
    kind_key,
    optional,
    place_row,
    pointer_rows,
    record_link,
    region_title,
    step_rows,
    year_shelves,
)

_OPEN = frozenset(one.value for one in (ConsultationStatus.PLANNED, ConsultationStatus.OPEN))


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a record is about: records, and meetings with or without a page."""

    records: tuple[Link, ...]
    places: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage:
    """What the page of a consultation, a news item or an agreement says.

    What a kind has no word for is nothing or empty.
    """

    key: str
    region: str
    kind: Kind
    title: str
    status: str | None = None
    sender: Link | None = None
    on: date | None = None
    received_on: PartialDate | None = None
    deadline: PartialDate | None = None
    answered_on: PartialDate | None = None
    expires_on: PartialDate | None = None
    is_expired: bool = False
    since: PartialDate | None = None
    until: PartialDate | None = None
    parties: tuple[str, ...] = ()
    succeeds: tuple[Link, ...] = ()
    case: Link | None = None
    about: About
    steps: tuple[StepRow, ...] = ()
    link: str | None
    attachments: tuple[AttachmentRow, ...]
    text: str
    notes: str
    pointers: tuple[PointerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainRow:
    """A record in a list."""

    link: Link
    on: PartialDate | None
    until: PartialDate | None
    status: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainGroup:
    """Records that stand together under a title."""

    title: str
    rows: tuple[PlainRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainIndex:
    """A list of consultations, news or agreements, the newest first: the latest, or a year's."""

    key: str
    region: str
    kind: Kind
    title: str
    filters: tuple[Filter, ...]
    groups: tuple[PlainGroup, ...]


def consultation_page(chronicle: Chronicle, consultation: Consultation) -> PlainPage:
    """Tell what a consultation's page says."""
    publication, facts = chronicle.publication, consultation.facts
    sender = None
    if facts.sender is not None:
        sender = forum_link(forum_then(publication, facts.sender, consultation.region))
    return PlainPage(
        key=consultation.id,
        region=consultation.region,
        kind=consultation.kind,
        title=str(facts.title),
        status=facts.status.value,
        sender=sender,
        received_on=facts.received_on,
        deadline=facts.deadline,
        answered_on=facts.answered_on,
        case=_case_link(publication, facts.case, consultation.region),
        about=_about(publication, facts.about, consultation.region),
        steps=_steps(chronicle, facts.course, consultation.region),
        link=optional(facts.link),
        attachments=_attachments(publication, consultation, facts.attachments),
        text=consultation.text.text,
        notes=consultation.notes.text,
        pointers=pointer_rows(chronicle, consultation.id),
    )


def news_page(chronicle: Chronicle, news: NewsItem) -> PlainPage:
    """Tell what a news item's page says."""
    publication, facts = chronicle.publication, news.facts
    expires_on = facts.expires_on
    return PlainPage(
        key=news.id,
        region=news.region,
        kind=news.kind,
        title=str(facts.title),
        on=facts.on,
        expires_on=expires_on,
        is_expired=expires_on is not None and expires_on.is_certainly_before(chronicle.today),
        about=_about(publication, facts.about, news.region),
        link=optional(facts.link),
        attachments=_attachments(publication, news, facts.attachments),
        text=news.text.text,
        notes=news.notes.text,
        pointers=pointer_rows(chronicle, news.id),
    )


def agreement_page(chronicle: Chronicle, agreement: Agreement) -> PlainPage:
    """Tell what an agreement's page says."""
    publication, facts = chronicle.publication, agreement.facts
    succeeded = (
        publication.named(one.text, Kind.AGREEMENT, agreement.region) for one in facts.succeeds
    )
    return PlainPage(
        key=agreement.id,
        region=agreement.region,
        kind=agreement.kind,
        title=str(facts.title),
        since=facts.since,
        until=facts.until,
        parties=tuple(str(one) for one in facts.parties),
        succeeds=tuple(record_link(publication, one) for one in succeeded if isinstance(one, str)),
        case=_case_link(publication, facts.case, agreement.region),
        about=_about(publication, facts.about, agreement.region),
        steps=_steps(chronicle, facts.course, agreement.region),
        link=optional(facts.link),
        attachments=_attachments(publication, agreement, facts.attachments),
        text=agreement.text.text,
        notes=agreement.notes.text,
        pointers=pointer_rows(chronicle, agreement.id),
    )


def _attachments(
    publication: Publication,
    record: Consultation | NewsItem | Agreement,
    attachments: Iterable[Attachment],
) -> tuple[AttachmentRow, ...]:
    return attachment_rows(publication, record, attachments)


def _case_link(publication: Publication, case: Reference | None, region: str) -> Link | None:
    if case is None:
        return None
    found = publication.case_of(case.text, region)
    return None if found is None else record_link(publication, found)


def _steps(chronicle: Chronicle, course: tuple[Step, ...], region: str) -> tuple[StepRow, ...]:
    publication = chronicle.publication
    return step_rows(publication, course_of(publication, course, region), chronicle.today)


def _about(
    publication: Publication,
    subjects: Sequence[SubjectReference | MeetingReference],
    region: str,
) -> About:
    found = (
        publication.subject(one, region) for one in subjects if isinstance(one, SubjectReference)
    )
    return About(
        records=tuple(record_link(publication, one) for one in found if isinstance(one, str)),
        places=tuple(
            place_row(publication, meeting_then(publication, one, region))
            for one in subjects
            if isinstance(one, MeetingReference)
        ),
    )


def plain_indexes(chronicle: Chronicle, region: str, kind: Kind) -> tuple[PlainIndex, ...]:
    """List the pages of a kind: what is open now and the newest year, then one page a year.

    Agreements have no year; those that apply stand before those that have ended.
    """
    publication = chronicle.publication
    records: list[Consultation | NewsItem | Agreement] = [
        *in_region(publication.consultations.values(), region),
        *in_region(publication.news.values(), region),
        *in_region(publication.agreements.values(), region),
    ]
    found = [(one, _row(one)) for one in records if one.kind is kind]
    found.sort(key=lambda pair: danish.sort_key(pair[1].link.text))
    found.sort(key=lambda pair: pair[1].on.first if pair[1].on else date.min, reverse=True)
    base = kind_key(region, kind)
    title = f"{KIND_TITLES[kind]} i {region_title(publication, region)}"
    rows = [row for _, row in found]
    if kind is Kind.AGREEMENT:
        groups = _by_validity(rows, chronicle.today)
        page = PlainIndex(
            key=base, region=region, kind=kind, title=title, filters=(), groups=groups
        )
        return (page,)
    years = year_shelves(base, rows, [one.id.split("/")[-2] for one, _ in found])
    filters = _filters(base, years)
    latest = tuple(PlainGroup(title=one.name, rows=one.members) for one in years[:1])
    shown = {row.link.to for one in years[:1] for row in one.members}
    is_open = tuple(row for row in rows if row.status in _OPEN and row.link.to not in shown)
    if is_open:
        latest = (PlainGroup(title="Stadig i gang", rows=is_open), *latest)
    pages = [(base, title, latest)]
    pages += [
        (one.key, f"{title} i {one.name}", (PlainGroup(title=one.name, rows=one.members),))
        for one in years
    ]
    return tuple(
        PlainIndex(key=key, region=region, kind=kind, title=name, filters=filters, groups=groups)
        for key, name, groups in pages
    )


def _filters(base: str, years: tuple[Shelf[PlainRow], ...]) -> tuple[Filter, ...]:
    if not years:
        return ()
    return (
        Filter(label="Vis", choices=(Choice(link=Link("Seneste", base)),)),
        Filter(label="År", choices=tuple(one.choice for one in years)),
    )


def _by_validity(rows: Sequence[PlainRow], today: date) -> tuple[PlainGroup, ...]:
    ended = [one for one in rows if one.until is not None and one.until.is_certainly_before(today)]
    groups = (
        PlainGroup(
            title="Gælder, så vidt det er registreret",
            rows=tuple(one for one in rows if one not in ended),
        ),
        PlainGroup(title="Udløbet", rows=tuple(ended)),
    )
    return tuple(one for one in groups if one.rows)


def _row(record: Consultation | NewsItem | Agreement) -> PlainRow:
    link = Link(str(record.facts.title), record.id)
    match record:
        case Consultation():
            facts = record.facts
            return PlainRow(
                link=link,
                on=facts.received_on,
                until=facts.deadline,
                status=facts.status.value,
            )
        case NewsItem():
            return PlainRow(link=link, on=PartialDate.of(record.facts.on), until=None, status=None)
        case Agreement():
            return PlainRow(link=link, on=record.facts.since, until=record.facts.until, status=None)
