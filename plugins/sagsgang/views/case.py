"""One case: where it lies now, its history across fora, and what belongs to it.

Knows what a case's page says. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass

from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle
from sagsgang.reading.blocks import SectionName
from sagsgang.records.meeting import AgendaItem
from sagsgang.records.record import Case, Meeting
from sagsgang.views.rows import (
    AttachmentRow,
    Link,
    PersonRow,
    PointerRow,
    StandingRow,
    StepRow,
    attachment_rows,
    municipality_link,
    optional,
    person_rows,
    pointer_rows,
    record_link,
    standing_row,
    step_rows,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentText:
    """The text of one treatment of the case: its summary and what was decided."""

    link: Link
    meeting: Link
    summary: str
    presentation: str
    minutes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """What a case's page says. `texts` are the treatments' own, the newest first."""

    key: str
    region: str
    title: str
    standing: StandingRow
    steps: tuple[StepRow, ...]
    topics: tuple[str, ...]
    municipalities: tuple[Link, ...]
    coordinator: tuple[PersonRow, ...]
    case_number: str | None
    closed_on: PartialDate | None
    related: tuple[Link, ...]
    text: str
    texts: tuple[TreatmentText, ...]
    attachments: tuple[AttachmentRow, ...]
    notes: str
    pointers: tuple[PointerRow, ...]


def case_page(chronicle: Chronicle, case: Case) -> CasePage:
    """Tell what a case's page says."""
    publication = chronicle.publication
    facts = case.facts
    history = chronicle.cases[case.id]
    treatments = publication.treatments.get(case.id, ())
    related = (publication.case_of(one.text, case.region) for one in facts.related)
    coordinator = () if facts.coordinator is None else (facts.coordinator,)
    return CasePage(
        key=case.id,
        region=case.region,
        title=str(facts.title),
        standing=standing_row(publication, history.standing, chronicle.today),
        steps=step_rows(publication, history.steps, chronicle.today),
        topics=tuple(str(one) for one in facts.topics),
        municipalities=tuple(
            municipality_link(publication, one, case.region) for one in facts.municipalities
        ),
        coordinator=person_rows(publication, coordinator, case.region),
        case_number=optional(facts.case_number),
        closed_on=facts.closed_on,
        related=tuple(record_link(publication, one) for one in related if one is not None),
        text=case.text.text,
        texts=tuple(
            _treatment_text(chronicle, meeting, item)
            for meeting, item in reversed(treatments)
            if item.sections
        ),
        attachments=tuple(
            row
            for meeting, item in treatments
            for row in attachment_rows(publication, meeting, item.facts.attachments)
        ),
        notes=case.notes.text,
        pointers=pointer_rows(chronicle, case.id),
    )


def _treatment_text(chronicle: Chronicle, meeting: Meeting, item: AgendaItem) -> TreatmentText:
    def text(name: SectionName) -> str:
        passage = item.text_of(name)
        return "" if passage is None else passage.text

    return TreatmentText(
        link=record_link(chronicle.publication, meeting.id, item.number),
        meeting=record_link(chronicle.publication, meeting.id),
        summary=text(SectionName.SUMMARY),
        presentation=text(SectionName.PRESENTATION),
        minutes=text(SectionName.MINUTES),
    )
