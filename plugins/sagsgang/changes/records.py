"""What is different in one record: its facts, its texts, its punkter and its attachments.

Knows the parts of a record. Refuses to know what follows from a change, and to repeat what stands
in a closed punkt: that it was changed is all that is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sagsgang.archive import Archive
from sagsgang.changes.facts import FactChange, fact_changes
from sagsgang.changes.names import Named, named, named_id
from sagsgang.changes.pairs import RecordPair, Stated, changed_files, item_pairs
from sagsgang.changes.redline import Redline, changed_words, redline
from sagsgang.danish.personal import masked
from sagsgang.reading.blocks import SectionBlock
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import AgendaItem
from sagsgang.records.record import AnyRecord, BrokenRecord, Meeting


class ChangeKind(StrEnum):
    """What happened to a record, a punkt or a file; the value is the Danish word for it."""

    ADDED = "ny"
    CHANGED = "ændret"
    RENAMED = "omdøbt"
    REMOVED = "slettet"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A text that differs: the heading it stands under, and word by word how."""

    heading: str
    redline: Redline


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """A file that came, went or has other contents."""

    path: str
    change: ChangeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """A punkt that came, went or differs.

    One whose texts are `withheld` is closed, or had words that must not stand anywhere any more:
    that they differ is all that is told.
    """

    number: str
    title: str
    change: ChangeKind
    is_withheld: bool
    facts: tuple[FactChange, ...] = ()
    texts: tuple[TextChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """A record that came, went, has a new name or differs.

    `path` is where it stands now, or stood; `former` names it as it was before a new name,
    `merged_into` the record that has taken over its address.
    `facts` and `texts` are its own, outside any punkt. With none of all that, only the layout of
    the file differs.
    """

    name: Named
    path: str
    kind: Kind
    region: str
    change: ChangeKind
    former: Named | None = None
    merged_into: Named | None = None
    facts: tuple[FactChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    items: tuple[ItemChange, ...] = ()
    files: tuple[FileChange, ...] = ()

    @property
    def is_layout_only(self) -> bool:
        """Tell whether nothing differs that a reader of the site could see."""
        parts = (self.facts, self.texts, self.items, self.files)
        return self.change is ChangeKind.CHANGED and not any(parts)

    @property
    def changed_words(self) -> int:
        """Count the words of running text that came or went."""
        texts = (*self.texts, *(text for item in self.items for text in item.texts))
        return sum(changed_words(text.redline) for text in texts)


_OPEN_KEYS: Final = frozenset({"punkt", "overskrift", "sag", "lukket", "gruppe", "type"})
"""What may be told of a punkt whose texts are withheld."""


def record_change(pair: RecordPair, before: Archive, after: Archive) -> RecordChange:
    """Tell what is different in a record."""
    old, new = legible(pair.before), legible(pair.after)
    newest = pair.newest
    is_renamed = pair.before is not None and pair.after is not None and _is_moved(pair)
    files = tuple(_file_changes(pair, before, after))
    change = RecordChange(
        name=named(after if pair.after is not None else before, newest),
        path=newest.path,
        kind=newest.kind,
        region=newest.region,
        change=ChangeKind.RENAMED if is_renamed else kind_of_change(pair.before, pair.after),
        former=named(before, pair.before) if is_renamed and pair.before is not None else None,
        merged_into=None if pair.after is not None else _heir(newest, after),
        files=files,
    )
    if (old is None and pair.before is not None) or (new is None and pair.after is not None):
        return replace(change, texts=tuple(_texts([("Hele filen", *_whole_files(pair))])))
    return replace(
        change,
        facts=tuple(
            fact_changes(
                None if old is None else old.front_matter,
                None if new is None else new.front_matter,
            )
        ),
        texts=tuple(_texts(_passages(old, new))),
        items=tuple(_item_changes(old, new)),
    )


def legible(record: Stated | None) -> AnyRecord | None:
    """Give a record, or what could be read of a broken one."""
    return record.remains if isinstance(record, BrokenRecord) else record


def kind_of_change(before: object | None, after: object | None) -> ChangeKind:
    """Tell what happened to something that was, and is, or not."""
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None else ChangeKind.CHANGED


def _is_moved(pair: RecordPair) -> bool:
    return pair.before is not None and pair.after is not None and pair.before.id != pair.after.id


def _heir(record: Stated, after: Archive) -> Named | None:
    heir = after.former_ids.get(record.id)
    return None if heir is None else named_id(after, heir)


def _file_changes(pair: RecordPair, before: Archive, after: Archive) -> Iterator[FileChange]:
    old = {} if pair.before is None else before.attachments_of(pair.before)
    new = {} if pair.after is None else after.attachments_of(pair.after)
    for name in changed_files(old, new):
        yield FileChange(path=name, change=kind_of_change(old.get(name), new.get(name)))


def _whole_files(pair: RecordPair) -> tuple[str, str]:
    old = () if pair.before is None else pair.before.lines
    new = () if pair.after is None else pair.after.lines
    return "\n\n".join(old), "\n\n".join(new)


def _passages(old: AnyRecord | None, new: AnyRecord | None) -> Iterator[tuple[str, str, str]]:
    newest = new or old
    heading = "Indledning" if isinstance(newest, Meeting) else "Tekst"
    yield heading, _text_of(old, "text"), _text_of(new, "text")
    yield "Noter", _text_of(old, "notes"), _text_of(new, "notes")


def _text_of(record: AnyRecord | None, part: str) -> str:
    if record is None:
        return ""
    return record.text.text if part == "text" else record.notes.text


def _texts(
    passages: Iterator[tuple[str, str, str]] | list[tuple[str, str, str]],
) -> Iterator[TextChange]:
    for heading, old, new in passages:
        line = redline(masked(old), masked(new))
        if line:
            yield TextChange(heading=heading, redline=line)


def _item_changes(old: AnyRecord | None, new: AnyRecord | None) -> Iterator[ItemChange]:
    before = old if isinstance(old, Meeting) else None
    after = new if isinstance(new, Meeting) else None
    erased = _erased(before) | _erased(after)
    for one, other in item_pairs(before, after):
        change = _item_change(one, other, erased)
        if change is not None:
            yield change


def _erased(meeting: Meeting | None) -> frozenset[str]:
    """List the numbers of punkter that had words which must not stand anywhere any more."""
    corrections = () if meeting is None else meeting.facts.corrections
    return frozenset(str(one.item) for one in corrections if one.fingerprint is not None)


def _item_change(
    old: AgendaItem | None, new: AgendaItem | None, erased: frozenset[str]
) -> ItemChange | None:
    newest = new or old
    if newest is None:
        raise ValueError("a pair of nothing")
    change = ItemChange(
        number=str(newest.number),
        title=masked(newest.title),
        change=kind_of_change(old, new),
        is_withheld=any(
            one is not None and (one.is_closed or one.number in erased) for one in (old, new)
        ),
    )
    facts = tuple(_item_facts(old, new))
    texts = tuple(_texts(_sections(old, new)))
    if not facts and not texts and change.change is ChangeKind.CHANGED:
        return None
    if change.is_withheld:
        return replace(change, facts=tuple(one for one in facts if one.keys[0] in _OPEN_KEYS))
    return replace(change, facts=facts, texts=texts)


def _item_facts(old: AgendaItem | None, new: AgendaItem | None) -> Iterator[FactChange]:
    if old is not None and new is not None:
        if old.number != new.number:
            yield FactChange(keys=("punkt",), before=str(old.number), after=str(new.number))
        if old.title.split() != new.title.split():
            yield FactChange(
                keys=("overskrift",), before=masked(old.title), after=masked(new.title)
            )
    yield from fact_changes(None if old is None else old.block, None if new is None else new.block)


def _sections(old: AgendaItem | None, new: AgendaItem | None) -> Iterator[tuple[str, str, str]]:
    """Pair sections by their headings, wherever in the punkt they stand."""
    before = _by_heading(() if old is None else old.sections)
    after = _by_heading(() if new is None else new.sections)
    for heading in (*after, *(one for one in before if one not in after)):
        yield heading, before.get(heading, ""), after.get(heading, "")


def _by_heading(sections: tuple[SectionBlock, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in sections:
        heading = heading_of(section)
        text = section.text.text
        found[heading] = f"{found[heading]}\n\n{text}" if heading in found else text
    return found


def heading_of(section: SectionBlock) -> str:
    """Write a section's heading as it stands in the file: `Indstilling fra Formandskabet`."""
    sender = f" fra {section.sender}" if section.sender else ""
    receiver = f" til {section.receiver}" if section.receiver else ""
    return f"{section.name.value}{sender}{receiver}"
