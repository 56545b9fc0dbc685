"""A referat is approved, or corrected afterwards: the edits that say so in its file.

Knows which lines are written, where they stand among the others, and when it is too early.
Refuses to know whether the file has mistakes, which is for the rules to say.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sagsgang import danish
from sagsgang.approval import fingerprint_lines
from sagsgang.archive import Archive
from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Place
from sagsgang.editing.edits import Edit
from sagsgang.editing.front_matter import added_lines, inserted_after, value_edit
from sagsgang.reading.blocks import SectionName
from sagsgang.reading.nodes import Sequence as ListNode
from sagsgang.reading.yaml_traps import plain_or_quoted
from sagsgang.records.approval import Review
from sagsgang.records.declarations import danish_key
from sagsgang.records.meeting import AgendaItem, MeetingFacts, MeetingStatus
from sagsgang.records.record import Meeting
from sagsgang.records.references import ApprovalMeans


def too_early(meeting: Meeting, today: date) -> str:
    """Say in Danish why a referat cannot have been approved as it says, or nothing.

    Silence approves when the deadline has passed and nobody has had a remark.
    """
    approval = meeting.facts.approved_by
    if approval is None:
        return ""
    if approval.on.is_certainly_after(today):
        return f"{_day(approval.on)} er ikke kommet endnu."
    is_silence = approval.means is ApprovalMeans.SILENCE
    return _not_silent(meeting.facts.review, approval.on) if is_silence else ""


def _not_silent(review: Review | None, on: PartialDate) -> str:
    if review is None or review.deadline is None:
        return (
            "Der står ingen frist i filen, så ingen kan have tiet til den. Skriv gennemlæsning med "
            "sendt og frist, eller godkend på en anden måde."
        )
    if not on.is_certainly_after(review.deadline):
        return f"Fristen er {_day(review.deadline)}. Tavshed gælder først fra dagen efter."
    remarks = [str(one.who) for one in review.answers if one.note and not _is_none(one.note)]
    if remarks:
        return (
            f"Der er svaret med bemærkninger af {danish.joined(remarks)}. Er de taget med, så "
            "godkend på et møde eller ved formanden."
        )
    return ""


def _day(day: PartialDate | date) -> str:
    return danish.date_in_words(day)


def _is_none(note: str) -> bool:
    """Tell whether a note says that there were no remarks."""
    return note.casefold().startswith("ingen ")


def approval_edits(records: Archive, meeting: Meeting, approved_by: str) -> tuple[Edit, ...]:
    """Give a referat its new status, `approved_by` (as it is to be written) and fingerprints.

    For a meeting whose file has no mistakes and says nothing about an approval yet.
    """
    lines = (
        f"{danish_key(MeetingFacts, 'approved_by')}: {plain_or_quoted(approved_by)}",
        *fingerprint_lines(records, meeting),
    )
    status = value_edit(meeting, "status", MeetingStatus.APPROVED.value)
    return (status, added_lines(meeting, "approved_by", lines))


def word_edits(meeting: Meeting, item: AgendaItem, before: str, after: str) -> tuple[Edit, ...]:
    """Put words of a punkt in the place of others, wherever these stand as they are written.

    One edit for each place; words may go on over a line end. Opfølgning is not looked at.
    """
    pattern = re.compile(r"\s+".join(re.escape(word) for word in before.split()))
    found = []
    for first, text in _texts(meeting, item):
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start())
            column = match.start() - text.rfind("\n", 0, match.start())
            found.append(Edit(Place(meeting.path, first + line, column), match[0], after))
    return tuple(found)


def _texts(meeting: Meeting, item: AgendaItem) -> Iterator[tuple[int, str]]:
    """Give what an approval locks as it is written, each piece with its first line."""
    yield item.place.line, meeting.lines[item.place.line - 1]
    if item.block is not None:
        first = last = item.block.place.line
        while not meeting.lines[last].lstrip().startswith(("```", "~~~")):
            last += 1
        yield first, "\n".join(meeting.lines[first - 1 : last])
    for section in item.sections:
        if section.name is not SectionName.FOLLOW_UP:
            end = section.text.place.line + section.text.text.count("\n")
            yield (
                section.place.line,
                "\n".join(meeting.lines[section.place.line - 1 : end]),
            )


def correction_edits(meeting: Meeting, lines: Sequence[str]) -> tuple[Edit, ...]:
    """Write entries, as `sagsgang.approval.correction_lines` gives them, under `rettelser:`.

    Nothing, when what stands there already is no list with a line for each key.
    """
    own = danish_key(MeetingFacts, "corrections")
    entries = meeting.front_matter.entries
    index = next((index for index, one in enumerate(entries) if one.key == own), None)
    if index is None:
        return (added_lines(meeting, "corrections", (f"{own}:", *lines)),)
    value = entries[index].value
    dash = meeting.lines[value.place.line - 1].find("-")
    if isinstance(value, ListNode) and value.place.line > entries[index].key.place.line:
        indent = " " * dash
        shifted = [indent + line.removeprefix("  ") for line in lines]
        return (inserted_after(meeting, index, shifted),)
    return ()
