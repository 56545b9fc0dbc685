"""Which findings a change brings: those that were not there before it.

Knows when a finding is the same one: same code and weight, same file, same words in the line. A
line that has moved is the same; a line whose words were changed is looked at anew, and so is a
warning that a new status makes a mistake. Refuses to know any rule.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sagsgang.archive import Archive
from sagsgang.changes.pairs import Renamed
from sagsgang.diagnostics import Diagnostic

_LINE_NUMBER = re.compile(r"(?<=\.md:)\d+(?::\d+)?|(?<=\blinje )\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The findings after a change, parted into those it brings and those that were there."""

    new: tuple[Diagnostic, ...]
    old: tuple[Diagnostic, ...]


_Identity: TypeAlias = tuple[str, str, str, str, str]


def compared_findings(
    found_before: Iterable[Diagnostic],
    before: Archive,
    found: Iterable[Diagnostic],
    after: Archive,
    renamed: Renamed,
) -> Compared:
    """Part the findings of `after`, in their order."""
    now = {was: path for path, was in renamed.items()}
    known = Counter(_identities(found_before, _lines(before), now))
    new, old = [], []
    ordered = tuple(found)
    for one, identity in zip(ordered, _identities(ordered, _lines(after), {}), strict=True):
        if known[identity]:
            known[identity] -= 1
            old.append(one)
        else:
            new.append(one)
    return Compared(new=tuple(new), old=tuple(old))


def _identities(
    found: Iterable[Diagnostic], lines: Mapping[str, tuple[str, ...]], now: Mapping[str, str]
) -> list[_Identity]:
    """Give what makes each finding the one it is; `now` is the present path of a renamed file."""
    return [
        (
            one.code,
            one.severity.value,
            now.get(one.place.path, one.place.path),
            _LINE_NUMBER.sub("", one.message.replace(one.place.path, "")),
            _words(lines.get(one.place.path, ()), one.place.line),
        )
        for one in found
    ]


def _lines(archive: Archive) -> Mapping[str, tuple[str, ...]]:
    records = (*archive.records.values(), *archive.broken.values())
    return {one.path: one.lines for one in records}


def _words(lines: tuple[str, ...], line: int) -> str:
    """Give the words of a line without spaces; nothing for a line that is not there."""
    return " ".join(lines[line - 1].split()) if 1 <= line <= len(lines) else ""
