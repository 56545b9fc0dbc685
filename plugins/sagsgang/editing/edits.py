"""A change to a file as text: what stands at a place, and what is to stand there instead.

Knows line ends, the byte order mark and offsets. Refuses to know what the text means.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from sagsgang.diagnostics import Place

_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


class MisplacedEdit(ValueError):  # noqa: N818 (named by what is wrong, as all others here)
    """An edit that does not fit the file: a programmer's mistake."""


@dataclass(frozen=True, slots=True)
class Edit:
    """At `place`, `old` stands and `new` is to stand.

    Both are written with LF for a line end, whatever the file has. An empty `old` inserts.
    """

    place: Place
    old: str
    new: str


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Make all edits, which name places in `data` as it is, and keep every other byte.

    New line ends are those of the line where the edit begins. Raises `MisplacedEdit` when `old`
    does not stand at its place, when two edits overlap, and when the bytes are not UTF-8.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as failure:
        raise MisplacedEdit(f"not UTF-8: {failure}") from failure
    lines = _Lines(text)
    spans = sorted((*lines.span(edit), edit.new) for edit in edits)
    parts: list[str] = []
    done = 0
    last_start = -1
    for start, end, new in spans:
        if start < done or start == last_start:
            raise MisplacedEdit(f"edits overlap at character {start}")
        parts += [text[done:start], new.replace("\n", lines.end_near(start))]
        done, last_start = end, start
    return "".join([*parts, text[done:]]).encode("utf-8")


class _Lines:
    """Where the lines of a text begin, counted as reading counts them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [match.span() for match in _LINE_END.finditer(text)]
        self._starts = [len(_BOM) if text.startswith(_BOM) else 0, *(end for _, end in self._ends)]

    def span(self, edit: Edit) -> tuple[int, int]:
        """Find the characters that an edit takes away."""
        place = edit.place
        if not 1 <= place.line <= len(self._starts) or place.column < 1:
            raise MisplacedEdit(f"{place}: there is no such line")
        start = self._starts[place.line - 1] + place.column - 1
        is_last = place.line > len(self._ends)
        if start > (len(self._text) if is_last else self._ends[place.line - 1][0]):
            raise MisplacedEdit(f"{place}: the line is shorter")
        pattern = "(?:\r\n|\r|\n)".join(re.escape(line) for line in edit.old.split("\n"))
        match = re.compile(pattern).match(self._text, start)
        if match is None:
            raise MisplacedEdit(f"{place}: {edit.old!r} does not stand here")
        return match.span()

    def end_near(self, offset: int) -> str:
        """Give the line end of the line of `offset`, or of the one before the last."""
        if not self._ends:
            return "\n"
        number = bisect_right(self._starts, offset) - 1
        start, end = self._ends[min(number, len(self._ends) - 1)]
        return self._text[start:end]
