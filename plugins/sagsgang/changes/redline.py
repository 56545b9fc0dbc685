"""What was deleted from a text and what was inserted, word by word.

Knows words, and where a new line begins that a reader would see. Refuses to know what is compared
and how the difference is shown. Sentences that only stand on other lines are the same text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import chain
from typing import Final, TypeAlias, TypeVar

H = TypeVar("H", str, tuple[str, ...])

_BREAK: Final = "\n"
_OWN_LINE: Final = re.compile(r"\s*(?:[-*+>|]|#{1,6}\s|\d{1,9}[.)]\s)")
"""What begins with a mark of a list, a quotation, a heading or a table stands on its own line."""

_LONGEST_COMPARED: Final = 2_000
"""More words than this on both sides, after what begins and ends alike, are not compared one by
one: the time grows with the square of the length."""

_SHORT: Final = 2
"""So few words between two changes only make both harder to read."""

_CONTEXT: Final = 8
"""Words that stand on each side of a change, when the rest is left out."""


class RunKind(Enum):
    """What happened to words."""

    KEPT = "uændret"
    DELETED = "slettet"
    INSERTED = "indsat"
    SKIPPED = "sprunget over"
    """Kept words that are not shown; the run has none."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row to which the same happened; a line break counts as a word."""

    kind: RunKind
    words: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words as text, a line break for each new line."""
        return re.sub(r" ?\n ?", _BREAK, " ".join(self.words))


Redline: TypeAlias = tuple[Run, ...]
"""A text with what was deleted and inserted, in its order; a deletion stands first."""


def words(text: str) -> tuple[str, ...]:
    """Part a text into words, with a line break before each line that stands on its own."""
    found: list[str] = []
    is_new = False
    for line in text.split("\n"):
        parts = line.split()
        is_new = is_new or not parts or _OWN_LINE.match(line) is not None
        if parts:
            if is_new and found:
                found.append(_BREAK)
            found.extend(parts)
            is_new = _OWN_LINE.match(line) is not None and line.lstrip().startswith(("#", "|"))
    return tuple(found)


def redline(before: str, after: str) -> Redline:
    """Compare two texts word by word; nothing when they say the same."""
    old, new = words(before), words(after)
    if old == new:
        return ()
    runs: list[Run] = []
    for deleted, inserted, kept in _joined(list(_differences(old, new))):
        runs.extend(
            Run(kind, tuple(found))
            for kind, found in (
                (RunKind.DELETED, deleted),
                (RunKind.INSERTED, inserted),
                (RunKind.KEPT, kept),
            )
            if found
        )
    return tuple(runs)


_Difference: TypeAlias = tuple[list[str], list[str], list[str]]
"""Words that were deleted, words that were inserted for them, and what was kept after both."""


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[_Difference]:
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    pending: _Difference = ([], [], list(old[:start]))
    for is_kept, deleted, inserted in _blocks(middle_old, middle_new):
        if is_kept:
            pending[2].extend(deleted)
        else:
            yield pending
            pending = (list(deleted), list(inserted), [])
    pending[2].extend(old[len(old) - end :])
    yield pending


def _blocks(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Part two texts into stretches that are the same in both, and those that are not.

    Long texts are compared line by line first, and then word by word where the lines differ.
    """
    if min(len(old), len(new)) <= _LONGEST_COMPARED:
        yield from _matches(old, new)
        return
    for is_kept, gone, come in _matches(_lines(old), _lines(new)):
        deleted, inserted = list(chain.from_iterable(gone)), list(chain.from_iterable(come))
        if is_kept or min(len(deleted), len(inserted)) > _LONGEST_COMPARED:
            yield is_kept, deleted, inserted
        else:
            yield from _matches(deleted, inserted)


def _matches(old: Sequence[H], new: Sequence[H]) -> Iterator[tuple[bool, Sequence[H], Sequence[H]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        yield tag == "equal", old[first:last], new[new_first:new_last]


def _lines(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Part words into lines, each with the break before it."""
    starts = [0, *(place for place, word in enumerate(words) if word == _BREAK and place)]
    return [tuple(words[one:end]) for one, end in zip(starts, [*starts[1:], None], strict=True)]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words with which both begin."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _joined(differences: list[_Difference]) -> Iterator[_Difference]:
    """Make one change of two that hardly anything stands between."""
    current = differences[0]
    for following in differences[1:]:
        deleted, inserted, kept = current
        size = min(max(len(deleted), len(inserted)), max(len(following[0]), len(following[1])))
        if len(kept) <= min(_SHORT, size) and _BREAK not in kept and size:
            current = (
                deleted + kept + following[0],
                inserted + kept + following[1],
                following[2],
            )
        else:
            yield current
            current = following
    yield current


def shortened(line: Redline, context: int = _CONTEXT) -> Redline:
    """Leave out kept words that are more than `context` words away from any change."""
    found: list[Run] = []
    for place, run in enumerate(line):
        head = 0 if place == 0 else context
        tail = 0 if place == len(line) - 1 else context
        if run.kind is not RunKind.KEPT or len(run.words) <= head + tail + _SHORT:
            found.append(run)
            continue
        if head:
            found.append(Run(RunKind.KEPT, run.words[:head]))
        found.append(Run(RunKind.SKIPPED))
        if tail:
            found.append(Run(RunKind.KEPT, run.words[-tail:]))
    return tuple(found)


def changed_words(line: Redline) -> int:
    """Count the words that were deleted or inserted, the greater of the two for each change."""
    total = deleted = 0
    for run in line:
        count = sum(word != _BREAK for word in run.words)
        if run.kind is RunKind.DELETED:
            total, deleted = total + count, count
        elif run.kind is RunKind.INSERTED:
            total, deleted = total + max(0, count - deleted), 0
        else:
            deleted = 0
    return total
