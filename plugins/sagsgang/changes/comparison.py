"""Everything that differs between two archives, in the order in which a reviewer reads it.

Knows which parts a comparison has. Refuses to know how any of them is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.changes.consequences import (
    DeadlineChange,
    HoldingChange,
    TreatmentChange,
    case_of,
    deadline_changes,
    holding_changes,
    treatment_changes,
)
from sagsgang.changes.names import Named, named_id
from sagsgang.changes.pairs import (
    RecordPair,
    Renamed,
    changed_files,
    item_pairs,
    record_pairs,
)
from sagsgang.changes.questions import Question, questions
from sagsgang.changes.records import (
    ChangeKind,
    FileChange,
    RecordChange,
    heading_of,
    kind_of_change,
    legible,
    record_change,
)
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import AgendaItem
from sagsgang.records.record import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a change does to the records; everything in the order of ids, questions by weight.

    `cases` and `fora` are those whose pages say something else because another record changed;
    `files` are changed files that belong to no record.
    """

    records: tuple[RecordChange, ...]
    treatments: tuple[TreatmentChange, ...]
    holdings: tuple[HoldingChange, ...]
    deadlines: tuple[DeadlineChange, ...]
    cases: tuple[Named, ...]
    fora: tuple[Named, ...]
    files: tuple[FileChange, ...]
    questions: tuple[Question, ...]

    def __bool__(self) -> bool:
        """Tell whether anything differs at all."""
        return bool(self.records or self.files)

    def of(self, change: ChangeKind) -> tuple[RecordChange, ...]:
        """List the records to which that happened."""
        return tuple(one for one in self.records if one.change is change)


_WEIGHTIEST: Final = (
    Kind.MEETING,
    Kind.APPOINTMENT,
    *(kind for kind in Kind if kind not in (Kind.MEETING, Kind.APPOINTMENT)),
)
"""What a reviewer is asked about first."""


def changes(before: Archive, after: Archive, renamed: Renamed) -> Changes:
    """Compare two archives; `renamed` gives the former path of each file that was renamed."""
    pairs = tuple(record_pairs(before, after, renamed))
    rows = tuple(record_change(pair, before, after) for pair in pairs)
    both = tuple(zip(pairs, rows, strict=True))
    own = {row.name.id for row in rows}
    return Changes(
        records=rows,
        treatments=tuple(one for pair in pairs for one in treatment_changes(pair, before, after)),
        holdings=tuple(one for pair in pairs for one in holding_changes(pair, before, after)),
        deadlines=tuple(one for pair, row in both for one in deadline_changes(pair, row)),
        cases=_apart({one for pair in pairs for one in _cases(pair, before, after)}, own),
        fora=_apart({one for pair in pairs for one in _fora(pair, before, after)}, own),
        files=tuple(_other_files(before, after)),
        questions=tuple(
            one
            for pair, row in sorted(both, key=lambda both: _WEIGHTIEST.index(both[1].kind))
            for one in questions(pair, row)
        ),
    )


def _apart(found: set[Named], own: set[str]) -> tuple[Named, ...]:
    """Order by title, without those that are changed themselves."""
    others = (one for one in found if one.id not in own)
    return tuple(sorted(others, key=lambda one: (danish.sort_key(one.title), one.id)))


def _cases(pair: RecordPair, before: Archive, after: Archive) -> Iterator[Named]:
    """List the cases that a changed punkt treats or treated."""
    old, new = legible(pair.before), legible(pair.after)
    was = old if isinstance(old, Meeting) else None
    now = new if isinstance(new, Meeting) else None
    for one, other in item_pairs(was, now):
        if _on_a_case_page(was, one) == _on_a_case_page(now, other):
            continue
        for archive, meeting, item in ((before, was, one), (after, now, other)):
            if item is None or meeting is None:
                continue
            case = case_of(archive, item, meeting.region)
            if case is not None and after.has(case.id):
                yield named_id(after, case.id)


def _on_a_case_page(meeting: Meeting | None, item: AgendaItem | None) -> object:
    """Give what the page of a punkt's case shows of it, to be compared."""
    if meeting is None or item is None:
        return None
    texts = {heading_of(one): one.text.text for one in item.sections}
    return meeting.facts.on, meeting.facts.status, item.number, item.title, item.facts, texts


def _fora(pair: RecordPair, before: Archive, after: Archive) -> Iterator[Named]:
    """List the fora that hold a changed meeting, or that it sends a case to."""
    for archive, stated in ((before, pair.before), (after, pair.after)):
        meeting = legible(stated)
        if not isinstance(meeting, Meeting):
            continue
        found = [archive.forum_of(meeting)]
        for item in meeting.items:
            for target in item.facts.sent_to:
                forum = archive.forum_at(target.forum, meeting.region, target.on)
                found.append(forum if isinstance(forum, str) else None)
        yield from (named_id(after, one) for one in found if one is not None and after.has(one))


def _other_files(before: Archive, after: Archive) -> Iterator[FileChange]:
    """List the changed files that lie in no record's folder."""
    old = {path: before.blobs[path] for path in before.stray_blobs}
    new = {path: after.blobs[path] for path in after.stray_blobs}
    for path in changed_files(old, new):
        yield FileChange(path=path, change=kind_of_change(old.get(path), new.get(path)))
