"""What an approval locks: the words of each punkt, and how corrections lead back to them.

Knows which words count, and that a fingerprint never changes: words that are corrected afterwards
are put back in thought before they are compared. Refuses to know who may approve, and to report.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import islice, product
from types import MappingProxyType
from typing import Final, TypeAlias
from unicodedata import normalize

from sagsgang.archive import Archive
from sagsgang.reading.blocks import SectionBlock, SectionName
from sagsgang.reading.words import visible_words, visible_words_of_line
from sagsgang.reading.yaml_traps import plain_or_quoted
from sagsgang.records.approval import FINGERPRINT_LENGTH, Correction, Review
from sagsgang.records.declarations import danish_key
from sagsgang.records.meeting import AgendaItem, ItemFacts, MeetingFacts, MeetingStatus
from sagsgang.records.record import Meeting
from sagsgang.records.references import ApprovalMeans, MeetingReference

_MOST_FORMS: Final = 64
"""Ways to write one punkt's receivers by ids they have had; nobody needs so many."""
_NEAR: Final = 2
"""Changed words with so few others between them are shown as one change."""
_FEW: Final = 3
"""Fewer words than this say little by themselves."""
_WHEN: Final = "ÅÅÅÅ-MM-DD"
_WHO: Final = "hvem der har aftalt det"
_WHY: Final = "hvorfor ordene ikke må stå her"


@dataclass(frozen=True, slots=True)
class Changed:
    """The words of a punkt are not those that were approved, and no correction says why."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """The new words of a correction stand `times` in the punkt, and not once.

    `index` is the correction's place in the meeting's list.
    """

    index: int
    times: int


Deviation: TypeAlias = Changed | Unplaced


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that stood in a punkt, and those that stand there instead."""

    before: str
    after: str


def item_words(records: Archive, meeting: Meeting, item: AgendaItem) -> str:
    """Give the words of a punkt that an approval locks, with one space between them.

    The heading, `udfald`, `videre_til`, and each section but Opfølgning with its heading, as they
    are seen on a page: marks of Markdown and targets of links do not count.
    """
    return next(_forms(records, meeting, item))


def _forms(records: Archive, meeting: Meeting, item: AgendaItem) -> Iterator[str]:
    """Give the words as they are now, then with ids that receivers had before."""
    receivers = [
        [_receiver(one, to) for one in _ids(records, meeting, to)] for to in item.facts.sent_to
    ]
    heading = f"Punkt {item.number}: {visible_words_of_line(item.title)}"
    outcomes = [f"{danish_key(ItemFacts, 'outcomes')}: {', '.join(item.facts.outcomes)}"]
    sections = [_section_words(one) for one in item.sections if _counts(one)]
    for chosen in islice(product(*receivers), _MOST_FORMS):
        sent_to = [f"{danish_key(ItemFacts, 'sent_to')}: {', '.join(chosen)}"] if chosen else []
        facts = [*(outcomes if item.facts.outcomes else ()), *sent_to]
        yield normalize("NFC", " ".join(" ".join([heading, *facts, *sections]).split()))


def _counts(section: SectionBlock) -> bool:
    return section.name is not SectionName.FOLLOW_UP


def _section_words(section: SectionBlock) -> str:
    sender = f" fra {section.sender}" if section.sender else ""
    receiver = f" til {section.receiver}" if section.receiver else ""
    return f"{section.name}{sender}{receiver} {visible_words(section.text.text)}"


def _ids(records: Archive, meeting: Meeting, to: MeetingReference) -> tuple[str, ...]:
    """Give what a receiver is called by: its id, then those it had, or else the name written."""
    found = records.forum_at(to.forum, meeting.region, to.on or meeting.facts.on)
    if not isinstance(found, str):
        return (str(to.forum),)
    forum = records.fora.get(found)
    return (found,) if forum is None else (found, *forum.former_ids)


def _receiver(forum: str, to: MeetingReference) -> str:
    on = f" {to.on}" if to.on else ""
    return f"{forum}{on}{f' punkt {to.item}' if to.item else ''}"


def fingerprint(words: str) -> str:
    """Give what words are recognised by: the first digits of their SHA-256, hexadecimal."""
    return sha256(words.encode()).hexdigest()[:FINGERPRINT_LENGTH]


def fingerprints(records: Archive, meeting: Meeting) -> Mapping[str, str]:
    """Give the fingerprint of each punkt as it stands now, by number."""
    return MappingProxyType(
        {
            str(item.number): fingerprint(item_words(records, meeting, item))
            for item in meeting.items
        }
    )


def fingerprint_lines(records: Archive, meeting: Meeting) -> tuple[str, ...]:
    """Write the lines of front matter that lock a referat as it stands."""
    found = fingerprints(records, meeting)
    own = danish_key(MeetingFacts, "fingerprints")
    return (f"{own}:", *(f"  {plain_or_quoted(number)}: {one}" for number, one in found.items()))


def approved_fingerprint(meeting: Meeting, item: AgendaItem) -> str | None:
    """Give the fingerprint with which a punkt was approved, or nothing."""
    found = meeting.facts.fingerprints.items()
    return next((str(one) for number, one in found if number == item.number), None)


def correction_lines(
    item: AgendaItem,
    changes: Sequence[WordChange],
    *,
    on: str = _WHEN,
    agreed_by: str = _WHO,
    note: str = "",
) -> tuple[str, ...]:
    """Write the entries under `rettelser:` that tell of changed words in a punkt.

    What is not given stands there as what somebody has to write.
    """
    more = {"note": note} if note else {}
    return tuple(
        line
        for one in changes
        for line in _entry(
            item, on=on, before=one.before, after=one.after, agreed_by=agreed_by, **more
        )
    )


def removal_lines(records: Archive, meeting: Meeting, item: AgendaItem) -> tuple[str, ...]:
    """Write the entry under `rettelser:` for words that must not stand anywhere any more."""
    now = fingerprint(item_words(records, meeting, item))
    return _entry(item, on=_WHEN, agreed_by=_WHO, note=_WHY, fingerprint=now)


def _entry(item: AgendaItem, *, on: str, **values: str) -> tuple[str, ...]:
    told = {"on": on, "item": item.number, **values}
    lines = [
        f"{danish_key(Correction, one)}: {plain_or_quoted(text)}" for one, text in told.items()
    ]
    return (f"  - {lines[0]}", *(f"    {line}" for line in lines[1:]))


def item_corrections(meeting: Meeting, number: str) -> tuple[tuple[int, Correction], ...]:
    """List what has been corrected in a punkt by date, each with its place in the file's list."""
    found = [
        (index, one) for index, one in enumerate(meeting.facts.corrections) if one.item == number
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].on))


def deviation(records: Archive, meeting: Meeting, item: AgendaItem) -> Deviation | None:
    """Tell how a punkt differs from what was approved; nothing when corrections explain it all.

    A punkt without a fingerprint was not approved, and differs from nothing.
    """
    approved = approved_fingerprint(meeting, item)
    if approved is None:
        return None
    corrections = item_corrections(meeting, item.number)
    found = [_deviation(words, corrections, approved) for words in _forms(records, meeting, item)]
    return None if None in found else found[0]


def _deviation(
    words: str, corrections: Sequence[tuple[int, Correction]], approved: str
) -> Deviation | None:
    """Go back from the newest correction to the words that were approved."""
    for index, correction in reversed(corrections):
        if correction.fingerprint is not None:
            # What stood before must not be known: from here on, these words are the approved.
            approved = correction.fingerprint
            break
        before, after = corrected_words(correction)
        times = _times(words, after)
        if times != 1:
            return Unplaced(index, times)
        words = words.replace(after, before)
    return None if fingerprint(words) == approved else Changed()


def words_before(words: str, item: AgendaItem, corrections: Sequence[Correction]) -> str:
    """Take back from the words of a punkt those of its corrections that can be found in them."""
    for correction in sorted(corrections, key=lambda one: one.on)[::-1]:
        before, after = corrected_words(correction)
        if correction.item == item.number and _times(words, after) == 1:
            words = words.replace(after, before)
    return words


def corrected_words(correction: Correction) -> tuple[str, str]:
    """Give what stood and what stands now, as both are seen on a page."""
    before, after = correction.before or "", correction.after or ""
    return _as_seen(before), _as_seen(after)


def _as_seen(text: str) -> str:
    return normalize("NFC", visible_words_of_line(text))


def _times(words: str, part: str) -> int:
    """Count where `part` stands, also where two places overlap."""
    times, found = 0, words.find(part) if part else -1
    while found >= 0:
        times += 1
        found = words.find(part, found + 1)
    return times


def word_changes(before: str, after: str) -> tuple[WordChange, ...]:
    """Tell in which words two texts differ, each in so many words that they stand once only.

    Taking the changes back from the last to the first gives `before` again.
    """
    old, new = before.split(), after.split()
    changes = []
    current = new
    for start, end, was in reversed(_differences(old, new)):
        change = _standing_once(current, start, end, was)
        changes.append(change)
        current = [*current[:start], *was, *current[end:]]
    return tuple(reversed(changes))


def _differences(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, list[str]]]:
    """List stretches of `new` (first, after the last) with the words that stood there before."""
    found: list[tuple[int, int, int, int]] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_first, old_last, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        is_near = bool(found) and first - found[-1][3] <= _NEAR
        begins = found.pop() if is_near else (old_first, old_last, first, last)
        found.append((begins[0], old_last, begins[2], last))
    return [(first, last, list(old[was:until])) for was, until, first, last in found]


def _standing_once(words: list[str], start: int, end: int, was: list[str]) -> WordChange:
    """Take words from both sides until the change stands once and is no mere gap.

    A word or two get the one before, so that people see what they are about.
    """
    whole = " ".join(words)
    first, last = (max(start - 1, 0) if end - start < _FEW else start), end
    while True:
        after = " ".join(words[first:last])
        before = " ".join([*words[first:start], *was, *words[end:last]])
        is_whole = first == 0 and last == len(words)
        if is_whole or (after and before and _times(whole, after) == 1):
            return WordChange(before, after)
        takes_left = first > 0 and (start - first <= last - end or last == len(words))
        first, last = (first - 1, last) if takes_left else (first, last + 1)


def approves_minutes(item: AgendaItem) -> bool:
    """Tell whether a punkt is there to approve a referat, by its title."""
    words = item.title.casefold()
    return "godkend" in words and "referat" in words


def approved_meetings(item: AgendaItem) -> tuple[MeetingReference, ...]:
    """List the meetings whose referat a punkt approves."""
    if not approves_minutes(item):
        return ()
    return tuple(one for one in item.facts.about if isinstance(one, MeetingReference))


def previous_meeting(records: Archive, meeting: Meeting) -> Meeting | None:
    """Find the forum's last meeting before this one, among those that have a file."""
    forum = records.forum_of(meeting)
    earlier = [
        one
        for one in (records.meetings_of(forum) if forum else ())
        if one.facts.on < meeting.facts.on and one.facts.status is not MeetingStatus.CANCELLED
    ]
    return earlier[-1] if earlier else None


def approving_item(records: Archive, meeting: Meeting) -> tuple[Meeting, AgendaItem] | None:
    """Find the punkt of a later meeting that approved a referat, where it has a file."""
    approval = meeting.facts.approved_by
    if approval is None or approval.means is not ApprovalMeans.MEETING or not approval.meeting:
        return None
    later = records.meeting_at(approval.meeting, meeting.region)
    if later is None:
        return None
    found = [item for item in later.items if item.number == approval.meeting.item]
    return (later, found[0]) if found else None


def approvable_from(review: Review) -> date | None:
    """Give the first day on which silence approves: the day after the deadline."""
    return None if review.deadline is None else review.deadline + timedelta(days=1)
