"""The lines of a YAML block while mistakes in it are set right one by one.

Knows the original lines, their mended stand-ins and how a column in the one is a column in the
other. Refuses to know YAML beyond the look of one line.
"""

import re
from dataclasses import dataclass, field

from sagsgang.danish.personal import masked
from sagsgang.diagnostics import Place

KEY_LINE = re.compile(
    r"(?P<lead>[ \t]*(?:-[ \t]+)*)(?P<key>[^\W_][\w./ -]*?)(?P<gap>[ ]*:)"
    r"(?:[ \t]+(?P<value>\S.*?))?[ \t]*"
)
"""`nøgle: værdi`, perhaps as the first key of a list entry."""

ITEM_LINE = re.compile(r"(?P<lead>[ \t]*(?:-[ \t]+)+)(?P<value>\S.*?)[ \t]*")
"""`- tekst`, an entry of a list."""

TIGHT_KEY = re.compile(
    r"(?P<lead>[ \t]*(?:-[ \t]+)*)(?P<key>[^\W\d_]\w*):(?!//)(?P<value>\S.*?)[ \t]*"
)
"""`nøgle:værdi`, where YAML sees no key."""

TIGHT_ITEM = re.compile(r"(?P<lead>[ \t]*(?:-[ \t]+)*)-(?P<value>[^\W\d_].*?)[ \t]*")
"""`-tekst`, where YAML sees no list."""


_SHOWN = 80


def indentation(line: str) -> int:
    """Count the blanks that a line begins with."""
    return len(line) - len(line.lstrip(" \t"))


def shortened(text: str) -> str:
    """Cut a long text for a message; what is to be pasted is never cut."""
    text = masked(text)  # cut in two, a CPR number could no longer be recognised
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def quoted(text: str) -> str:
    """Write `text` in quotation marks, so that YAML reads exactly this text."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


@dataclass(frozen=True, slots=True)
class Refusal:
    """Where reading stopped and libyaml's words for it; lines and columns from 0."""

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int = -1
    context_column: int = -1


@dataclass(slots=True)
class YamlLines:
    """A block's lines; mutable, and owned by one call of the reader.

    Lines and columns count from 0 here, as in libyaml; `place` makes them a reader's.
    """

    path: str
    originals: tuple[str, ...]
    first_line: int
    first_column: int = 1
    current: list[str] = field(init=False)
    _shifts: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin with the lines as they stand."""
        self.current = list(self.originals)

    def place(self, line: int, column: int) -> Place:
        """Say where a position in the mended lines stands in the file."""
        if line >= len(self.originals):
            return self._end()
        if line in self._shifts:
            for start, shift in reversed(self._shifts[line]):
                if column >= start:
                    column = max(column + shift, 0)
            column = min(column, len(self.originals[line]))
        return Place(self.path, self.first_line + line, self.first_column + column)

    def _end(self) -> Place:
        last = len(self.originals) - 1
        if last < 0:
            return Place(self.path, self.first_line, self.first_column)
        column = self.first_column + len(self.originals[last])
        return Place(self.path, self.first_line + last, column)

    def number(self, line: int) -> int:
        """Give the file's number of a line."""
        return self.first_line + line

    def mend(self, line: int, text: str, *, start: int = 0, shift: int = 0) -> None:
        """Put `text` for a line; from column `start` on, columns differ by `shift`."""
        self.current[line] = text
        if shift:
            self._shifts.setdefault(line, []).append((start, shift))

    def blank(self, first: int, last: int) -> None:
        """Take the lines `first` to `last` out of the reading; their numbers stay."""
        for line in range(first, last + 1):
            self.current[line] = ""

    def above(self, line: int) -> int | None:
        """Find the nearest line above that says anything."""
        for number in range(min(line, len(self.current)) - 1, -1, -1):
            text = self.current[number].strip()
            if text and not text.startswith("#"):
                return number
        return None

    def entry_span(self, line: int) -> tuple[int, int]:
        """Find the first and last line of the outermost key that `line` belongs to."""
        first = min(line, len(self.current) - 1)
        while first > 0 and not self._is_outermost(first):
            first -= 1
        last = first
        while last + 1 < len(self.current) and not self._is_outermost(last + 1):
            last += 1
        return first, max(last, min(line, len(self.current) - 1))

    def _is_outermost(self, line: int) -> bool:
        text = self.current[line]
        return bool(text) and text[0] not in " \t-#]}" and bool(text.strip())

    def continuation(self, line: int, column: int) -> int:
        """Find the last line of a text that begins on `line` under a key at `column`."""
        last = line
        for number in range(line + 1, len(self.current)):
            text = self.current[number]
            plain = text.strip()
            if not plain or indentation(text) <= column or plain.startswith(("-", "#")):
                break
            if KEY_LINE.fullmatch(text) and not plain.endswith("."):
                break
            last = number
        return last
