"""What is mechanical about records, put right: the whole of `check.py --fix`.

Knows the fixes, their order, and which files are left alone. Refuses to know how any fix finds
its edits, and to write files.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from sagsgang.archive import Archive, archive
from sagsgang.diagnostics import Severity
from sagsgang.editing.edits import Edit, applied
from sagsgang.editing.follow_ups import follow_up_edits
from sagsgang.editing.headings import heading_edits
from sagsgang.editing.key_order import key_order_edits
from sagsgang.editing.references import reference_edits
from sagsgang.editing.sentences import sentence_edits
from sagsgang.reading.document import read_document
from sagsgang.records.reader import ReadRecord, read_record
from sagsgang.records.record import AnyRecord
from sagsgang.source import Source, Text

Fix: TypeAlias = Callable[[Archive, AnyRecord], Iterable[Edit]]

FIXES: tuple[Fix, ...] = (
    heading_edits,
    reference_edits,
    key_order_edits,
    follow_up_edits,
    sentence_edits,
)
"""Each on its own, one after the other: what one changes, the next reads anew."""

MAX_ROUNDS = 30
"""Nested groups are ordered from the outside in, one level a round; twenty levels are read."""


def fixed(source: Source) -> Mapping[str, bytes]:
    """Give the new bytes of each file that changes, by path.

    A file that cannot be read, in whole or in its front matter, is left alone. Fixing what is
    fixed changes nothing more.
    """
    files = dict(source)
    # One file is looked at again only when it has changed.
    read: Callable[[str, bytes], ReadRecord] = cache(read_record)
    is_sound: Callable[[str, bytes], bool] = cache(_is_sound)
    for _ in range(MAX_ROUNDS):
        before = dict(files)
        for fix in FIXES:
            records = archive(files, read=read)
            for record in records.records.values():
                file = files[record.path]
                if not isinstance(file, Text) or not is_sound(record.path, file.data):
                    continue
                edits = tuple(fix(records, record))
                if edits:
                    files[record.path] = Text(applied(file.data, edits))
        if files == before:
            break
    return MappingProxyType(
        {
            path: file.data
            for path, file in files.items()
            if isinstance(file, Text) and file != source[path]
        }
    )


def _is_sound(path: str, data: bytes) -> bool:
    """Tell whether places in a file are what they seem: reading had nothing to mend."""
    _, found = read_document(path, data)
    return not any(one.severity is Severity.ERROR for one in found)
