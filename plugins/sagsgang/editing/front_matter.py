"""Lines that are written into a record's front matter, among those that stand there.

Knows where a key belongs by its declaration, and where an entry ends. Refuses to know what the
lines say.
"""

from collections.abc import Sequence
from typing import Final

from sagsgang.diagnostics import Place
from sagsgang.editing.edits import Edit
from sagsgang.reading.nodes import Entry, Scalar
from sagsgang.records.declarations import Facts, danish_key, keys_of
from sagsgang.records.record import AnyRecord

_MARKS: Final = "\"'"


def value_edit(record: AnyRecord, attribute: str, value: str) -> Edit:
    """Put another word in the place of a fact that is one word, in its quotation marks if any.

    Raises `ValueError` for a record that does not state the fact.
    """
    entry = record.front_matter.entry(danish_key(type(record.facts), attribute))
    if entry is None or not isinstance(entry.value, Scalar):
        raise ValueError(f"{record.path} has no {attribute}")
    place = entry.value.place
    quote = record.lines[place.line - 1][place.column - 1] in _MARKS
    where = Place(place.path, place.line, place.column + quote)
    return Edit(where, str(entry.value), value)


def added_lines(record: AnyRecord, attribute: str, lines: Sequence[str]) -> Edit:
    """Write a key that is not there yet where its declaration puts it."""
    entries = record.front_matter.entries
    index = place_among(entries, type(record.facts), attribute)
    return inserted_after(record, index, lines)


def place_among(entries: Sequence[Entry], model: type[Facts], attribute: str) -> int:
    """Find the entry after which a key belongs by its declaration."""
    order = keys_of(model)
    rank = order.index(danish_key(model, attribute))
    before = [index for index, one in enumerate(entries) if one.key in order[:rank]]
    return before[-1] if before else len(entries) - 1


def inserted_after(record: AnyRecord, index: int, lines: Sequence[str]) -> Edit:
    """Write lines right after an entry."""
    entries = record.front_matter.entries
    return inserted_before(record, entries[index].key.place.line, end_of(record, index), lines)


def end_of(record: AnyRecord, index: int) -> int:
    """Give the line where the next entry begins, or the front matter ends."""
    entries = record.front_matter.entries
    if index + 1 < len(entries):
        return entries[index + 1].key.place.line
    end = entries[index].key.place.line + 1
    while record.lines[end - 1].rstrip() != "---":
        end += 1
    return end


def inserted_before(record: AnyRecord, first: int, end: int, lines: Sequence[str]) -> Edit:
    """Write lines after what begins on line `first` and is over before line `end`.

    Remarks right before `end` belong to what comes there, unless they are set in further.
    """
    indent = _indent(record.lines[end - 1])
    last = end - 1
    while last > first and _is_remark(record.lines[last - 1], indent):
        last -= 1
    return Edit(Place(record.path, last + 1, 1), "", "".join(f"{line}\n" for line in lines))


def _is_remark(line: str, indent: int) -> bool:
    """Tell whether a line says nothing; further in, a `#` may stand in a text of many lines."""
    bare = line.strip()
    return not bare or (_indent(line) <= indent and (bare == "-" or bare.startswith("#")))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
