"""A path and its bytes become a record and the findings of that one file.

Knows which declaration belongs to which kind. Refuses to know any other file.
"""

import re
from dataclasses import dataclass, replace

from sagsgang import danish
from sagsgang.diagnostics import Diagnostic, Place, error
from sagsgang.reading.blocks import Document, ItemBlock, MeetingBody, PlainBody
from sagsgang.reading.body import meeting_body, plain_body
from sagsgang.reading.document import read_document
from sagsgang.records.case import CaseFacts
from sagsgang.records.forum import ForumFacts
from sagsgang.records.kinds import KINDS_IN_REGION, Kind, Placement, placement
from sagsgang.records.meeting import AgendaItem, ItemFacts, MeetingFacts, MeetingStatus
from sagsgang.records.others import (
    AgreementFacts,
    AppointmentFacts,
    ConsultationFacts,
    MunicipalityFacts,
    NewsFacts,
    PageFacts,
    RegionFacts,
)
from sagsgang.records.parts import RecordFacts
from sagsgang.records.record import (
    Agreement,
    AnyRecord,
    Appointment,
    BrokenRecord,
    Case,
    Consultation,
    Forum,
    HandwrittenPage,
    Meeting,
    Municipality,
    NewsItem,
    Region,
)
from sagsgang.records.validation import StandIns, Validated, validated

FACTS_OF: dict[Kind, type[RecordFacts]] = {
    Kind.PAGE: PageFacts,
    Kind.REGION: RegionFacts,
    Kind.FORUM: ForumFacts,
    Kind.MEETING: MeetingFacts,
    Kind.CASE: CaseFacts,
    Kind.APPOINTMENT: AppointmentFacts,
    Kind.CONSULTATION: ConsultationFacts,
    Kind.NEWS: NewsFacts,
    Kind.AGREEMENT: AgreementFacts,
    Kind.MUNICIPALITY: MunicipalityFacts,
}
"""The declaration of each kind's front matter."""

_PLAIN_RECORD_OF: dict[Kind, type[AnyRecord]] = {
    Kind.PAGE: HandwrittenPage,
    Kind.REGION: Region,
    Kind.FORUM: Forum,
    Kind.CASE: Case,
    Kind.APPOINTMENT: Appointment,
    Kind.CONSULTATION: Consultation,
    Kind.NEWS: NewsItem,
    Kind.AGREEMENT: Agreement,
    Kind.MUNICIPALITY: Municipality,
}


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """What one file gave: a record, a broken one, or nothing where no record may lie."""

    record: AnyRecord | BrokenRecord | None
    diagnostics: tuple[Diagnostic, ...]


def read_record(path: str, data: bytes) -> ReadRecord:
    """Read the file at `path` (from the record root). Never raises, whatever the bytes."""
    where = placement(path)
    if where is None:
        return ReadRecord(None, (_misplaced(path),))
    document, found = read_document(path, data)
    diagnostics = list(found)
    facts = _read_facts(where, document, diagnostics)
    body, found_in_body = (
        meeting_body(document) if where.kind is Kind.MEETING else plain_body(document)
    )
    diagnostics.extend(found_in_body)
    items = tuple(
        _agenda_item(block, diagnostics)
        for block in (body.items if isinstance(body, MeetingBody) else ())
    )
    record = _record(where, document, facts, body, items)
    return ReadRecord(record, tuple(diagnostics))


def _read_facts(
    where: Placement, document: Document, diagnostics: list[Diagnostic]
) -> Validated[RecordFacts] | None:
    if document.facts is None:
        return None
    model = FACTS_OF[where.kind]
    result: Validated[RecordFacts] = validated(model, document.facts, _stand_ins(where))
    diagnostics.extend(result.diagnostics)
    return result


def _stand_ins(where: Placement) -> StandIns:
    """Say what to put for a key that must be there and cannot be read: what the name tells."""
    day, forum = where.name[: len("2023-01-25")], where.name[len("2023-01-25-") :]
    try:
        is_day = danish.partial_date(day).exact is not None
    except danish.NotADate:
        is_day = False
    return {
        "navn": where.name,
        "titel": where.name,
        "forum": forum or where.name,
        "dato": day if is_day else f"{where.year or 1900}-01-01",
        "status": MeetingStatus.PLANNED,
    }


def _agenda_item(block: ItemBlock, diagnostics: list[Diagnostic]) -> AgendaItem:
    facts, flaws = ItemFacts(), frozenset[str]()
    if block.facts is not None:
        result = validated(ItemFacts, block.facts)
        diagnostics.extend(result.diagnostics)
        facts, flaws = result.facts or facts, result.flaws
    if block.has_unreadable_facts:
        flaws = frozenset(ItemFacts.model_fields)
    return AgendaItem(
        number=block.number,
        title=block.title,
        place=block.place,
        facts=facts,
        sections=block.sections,
        block=block.facts,
        flaws=flaws,
    )


def _record(
    where: Placement,
    document: Document,
    facts: Validated[RecordFacts] | None,
    body: MeetingBody | PlainBody,
    items: tuple[AgendaItem, ...],
) -> AnyRecord | BrokenRecord:
    broken = BrokenRecord(
        id=where.record_id,
        path=document.path,
        kind=where.kind,
        region=where.region,
        lines=document.lines,
    )
    if document.facts is None or facts is None or facts.facts is None:
        return broken
    shared = {
        "id": where.record_id,
        "path": document.path,
        "kind": where.kind,
        "region": where.region,
        "facts": facts.facts,
        "text": body.introduction if isinstance(body, MeetingBody) else body.text,
        "notes": body.notes,
        "lines": document.lines,
        "front_matter": document.facts,
        "flaws": facts.flaws,
    }
    record: AnyRecord = (
        Meeting(items=items, **shared)  # type: ignore[arg-type]  # one dict, ten types
        if where.kind is Kind.MEETING
        else _PLAIN_RECORD_OF[where.kind](**shared)  # type: ignore[arg-type]  # as above
    )
    return record if facts.is_whole else replace(broken, remains=record)


def _misplaced(path: str) -> Diagnostic:
    """Say why no record can lie at `path`, and where the file belongs."""
    *folders, file = path.split("/")
    stem = file.rpartition(".")[0]
    place = Place(path)
    wanted = "/".join([*(danish.slug(folder) for folder in folders), danish.slug(stem) + ".md"])
    if placement(wanted) is not None:
        return error(
            "filnavn-tegn",
            place,
            f"Filen '{path}' har tegn i navnet, som ikke kan bruges i en adresse.",
            f"Omdøb den til {wanted}. Brug kun små bogstaver a-z, tal og bindestreg.",
        )
    folder_names = [kind.folder for kind in KINDS_IN_REGION]
    folder = folders[1] if len(folders) > 1 else ""
    nearest = danish.nearest(folder, folder_names) if folder not in folder_names else None
    if folder in {kind.folder for kind in KINDS_IN_REGION if kind.by_year}:
        year = match[0] if (match := re.match(r"(19|20)\d\d", file)) else "2023"
        hint = f"Læg den i en mappe med årstal, fx {folders[0]}/{folder}/{year}/{file}."
    elif nearest:
        hint = f"Mente du mappen '{nearest}'?"
    else:
        allowed = danish.joined(folder_names, last="og")
        hint = f"I et samarbejde kan der være mapperne {allowed}. Egne sider ligger i om/."
    return error("fil-placering", place, f"Der kan ikke ligge en fil '{path}'.", hint)
