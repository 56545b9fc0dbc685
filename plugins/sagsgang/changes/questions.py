"""What a reviewer is asked to decide: one sentence for each thing that a person must answer.

Knows what a change to each kind of record asks for. Refuses to answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sagsgang import danish
from sagsgang.changes.facts import FactChange
from sagsgang.changes.names import Named, day_in_words
from sagsgang.changes.pairs import RecordPair
from sagsgang.changes.records import ChangeKind, ItemChange, RecordChange, legible
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.others import AppointmentStatus
from sagsgang.records.record import Appointment, Meeting
from sagsgang.records.references import Approval

_FEW_WORDS: Final = 5
"""So many changed words may be a matter of spelling."""

_AGENDA: Final = frozenset({MeetingStatus.PLANNED, MeetingStatus.CALLED})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a record; `sentence` stands after its name."""

    record: Named
    sentence: str


def questions(pair: RecordPair, change: RecordChange) -> Iterator[Question]:
    """List what a change to one record asks of a reviewer, the weightiest first."""
    sentences = tuple(dict.fromkeys(_sentences(pair, change)))
    yield from (Question(change.name, sentence) for sentence in sentences)


def _sentences(pair: RecordPair, change: RecordChange) -> Iterator[str]:
    if change.change is ChangeKind.REMOVED:
        heir = change.merged_into
        yield "Skal den slettes?" if heir is None else f"Er den lagt sammen med »{heir.title}«?"
        return
    if change.former is not None:
        yield "Den får en ny adresse. Er det rigtigt?"
    old, new = legible(pair.before), legible(pair.after)
    if isinstance(new, Meeting):
        yield from _about_meeting(old if isinstance(old, Meeting) else None, new, change)
    elif isinstance(new, Appointment) and _says_more(change):
        yield from _about_appointment(old if isinstance(old, Appointment) else None, new)
    elif new is None:
        yield "Filen kan ikke læses. Ret fundene, før den bliver set igennem."
    else:
        yield from _about_others(change)


def _about_meeting(old: Meeting | None, new: Meeting, change: RecordChange) -> Iterator[str]:
    status, was = new.facts.status, None if old is None else old.facts.status
    if status is not was:
        yield from _about_status(new, status)
    elif status is MeetingStatus.DRAFT and _says_more(change):
        yield f"Læs de ændrede steder i referatet igennem{_by_deadline(new)}."
    elif status in _AGENDA:
        yield from _about_agenda(status, change)
    elif status is MeetingStatus.APPROVED and tuple(_corrections(old, new)):
        yield from _corrections(old, new)
    elif status in (MeetingStatus.HELD, MeetingStatus.APPROVED) and _says_more(change):
        if _is_spelling(change):
            yield _SPELLING
        else:
            yield "Referatet er offentliggjort. Er det rigtigt, at det bliver ændret?"


def _about_status(meeting: Meeting, status: MeetingStatus) -> Iterator[str]:
    match status:
        case MeetingStatus.PLANNED:
            yield "Er mødets dato og sted rigtige?"
        case MeetingStatus.CALLED:
            yield "Er dagsordenen klar til at blive sendt ud?"
        case MeetingStatus.DRAFT:
            by = _by_deadline(meeting)
            yield f"Læs referatet igennem{by}." if by else f"Læs referatet igennem. {_NO_DEADLINE}"
        case MeetingStatus.HELD:
            yield "Er referatet klar til at blive offentliggjort?"
        case MeetingStatus.APPROVED:
            approval = meeting.facts.approved_by
            way = f" ({_in_words(approval)})" if approval is not None else ""
            yield f"Er referatet godkendt på den måde{way}?"
        case MeetingStatus.CANCELLED:
            yield "Er mødet aflyst?"


def _about_agenda(status: MeetingStatus, change: RecordChange) -> Iterator[str]:
    is_moved = any(fact.key == "dato" for fact in change.facts)
    if is_moved:
        yield "Er mødet flyttet til den dag?"
    for item in change.items:
        if status is MeetingStatus.CALLED and item.change is ChangeKind.ADDED:
            late = f"Punkt {item.number} er kommet til, efter at dagsordenen er sendt ud."
            yield f"{late} Skal det med?"
        if item.change is ChangeKind.REMOVED:
            yield f"Skal punkt {item.number} (»{item.title}«) af dagsordenen?"
    if any(item.change is ChangeKind.CHANGED for item in change.items):
        yield _SPELLING if _is_spelling(change) else "Er dagsordenen rigtig, som den nu står?"
    elif not is_moved and (change.facts or change.texts or change.files):
        yield "Er mødets oplysninger rigtige, som de nu står?"


def _corrections(old: Meeting | None, new: Meeting) -> Iterator[str]:
    """Ask for each new correction of an approved referat whether it was agreed."""
    known = () if old is None else old.facts.corrections
    for one in new.facts.corrections:
        if one not in known:
            yield f"Er rettelsen af punkt {one.item} aftalt med {one.agreed_by}?"


def _about_appointment(old: Appointment | None, new: Appointment) -> Iterator[str]:
    status, was = new.facts.status, None if old is None else old.facts.status
    deadline = new.facts.deadline
    by = f" Fristen er {danish.date_in_words(deadline)}." if deadline is not None else ""
    if status is was:
        yield f"Er det rigtigt, at udpegningen bliver ændret?{by}"
    elif status is AppointmentStatus.OPEN:
        yield f"Er indkaldelsen klar til at blive slået op?{by}"
    elif status is AppointmentStatus.DECIDED:
        yield "Er udpegningen afgjort sådan?"
    else:
        yield f"Er udpegningen {status.value}?"


def _about_others(change: RecordChange) -> Iterator[str]:
    if change.change is ChangeKind.ADDED:
        yield _NEW.get(change.kind, "Er siden klar til at blive offentliggjort?")
    elif _is_spelling(change):
        yield _SPELLING
    elif change.kind is Kind.FORUM and any(one.key.startswith("pladser") for one in change.facts):
        yield "Er pladserne besat sådan?"
    elif _says_more(change):
        yield _new_deadline(change) or "Er ændringen rigtig?"


_NO_DEADLINE: Final = "Der er ikke sat en frist."
_SPELLING: Final = "Kun få ord er ændret. Siger teksten stadig det samme?"
_NEW: Final = {
    Kind.CASE: "Er sagens titel og forløb rigtige?",
    Kind.FORUM: "Er forummets navn og pladser rigtige?",
    Kind.CONSULTATION: "Er høringens frist og oplysninger rigtige?",
    Kind.NEWS: "Er nyheden klar til at blive offentliggjort?",
}


def _new_deadline(change: RecordChange) -> str:
    """Ask for a deadline that was moved, if that is all."""
    is_alone = len(change.facts) == 1 and not change.texts and not change.files
    if is_alone and change.facts[0].leaf == "frist" and change.facts[0].after:
        return f"Er den nye frist rigtig ({day_in_words(change.facts[0].after)})?"
    return ""


def _says_more(change: RecordChange) -> bool:
    return not change.is_layout_only


def _is_spelling(change: RecordChange) -> bool:
    """Tell whether only a few words of running text differ, and no facts."""
    parts: tuple[RecordChange | ItemChange, ...] = (change, *change.items)
    has_facts = any(not _is_heading(fact) for part in parts for fact in part.facts)
    is_whole = all(item.change is ChangeKind.CHANGED for item in change.items)
    return (
        not has_facts and is_whole and not change.files and (0 < change.changed_words <= _FEW_WORDS)
    )


def _is_heading(fact: FactChange) -> bool:
    return fact.key in ("overskrift", "titel") and bool(fact.before) and bool(fact.after)


def _by_deadline(meeting: Meeting) -> str:
    """Say by when a draft must be answered, where the file says so."""
    review = meeting.facts.review
    if review is None or review.deadline is None:
        return ""
    return f" inden {danish.date_in_words(review.deadline)}"


def _in_words(approval: Approval) -> str:
    day = danish.date_in_words(approval.on)
    if approval.meeting is None:
        return f"{approval.means.value} {day}"
    item = f", punkt {approval.meeting.item}" if approval.meeting.item else ""
    return f"mødet {day}{item}"
