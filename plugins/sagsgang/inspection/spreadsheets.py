"""The cells of Excel, sheet by sheet.

Knows shared texts, numbers that were texts, and what is hidden. Refuses to know packages' types.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sagsgang.inspection.contents import Content, Mark, Part, Trait
from sagsgang.inspection.packages import Package
from sagsgang.inspection.plain_text import whole_number
from sagsgang.inspection.xml_text import (
    SPOKEN_ATTRIBUTES,
    Characters,
    End,
    Start,
    events,
    texts,
)

_WORKBOOK: Final = "xl/workbook.xml"
_SHARED: Final = "xl/sharedStrings.xml"
_PIVOT_ATTRIBUTES: Final = SPOKEN_ATTRIBUTES | {"v"}
_HIDING: Final = frozenset({"row", "col"})
_PIECES: Final = frozenset({"r", "rPr", "t"})
"""Elements that a text in a cell, or in a header, is cut into."""
_ROW_NUMBER: Final = re.compile(r"[0-9]{1,8}")


def cell_parts(package: Package) -> Iterator[str]:
    """List the parts that `sheet_contents` reads, in lower case."""
    yield _SHARED.casefold()
    yield from (part for part, _ in package.related_parts(_WORKBOOK, "sheet"))


def sheet_contents(package: Package) -> Iterator[Content]:
    """Give every sheet, and the texts that no cell shows any longer."""
    shared = tuple(_shared_texts(package))
    used: set[int] = set()
    for number, (part, sheet) in enumerate(package.related_parts(_WORKBOOK, "sheet"), start=1):
        is_hidden = sheet.attributes.get("state", "visible") != "visible"
        where = f"i det skjulte ark {number}" if is_hidden else f"i ark {number}"
        if is_hidden:
            yield Mark(trait=Trait.HIDDEN)
        if package.has(part):
            yield from _cells(package.read_named(part), where, shared, used)
    left = (text for index, text in enumerate(shared) if index not in used)
    if text := "\n".join(left):
        yield Part(where="i gemt tekst, som ingen celle viser", text=text)


def pivot_contents(data: bytes) -> Iterator[Part]:
    """Give what a pivot table remembers of the rows that it was made of."""
    for text in texts(data, _PIVOT_ATTRIBUTES):
        yield Part(where="i en pivottabels gemte data", text=number_text(text))


def number_text(value: str) -> str:
    """Write a cell's number with all its digits, and a lost zero put back: `1.01801234E8`."""
    try:
        number = float(value) if len(value) < 30 else 0.0  # noqa: PLR2004 - no number is longer
    except ValueError:
        return value
    digits = f"{number:.0f}" if number.is_integer() and number > 0 else value
    return whole_number(digits) or digits


def _shared_texts(package: Package) -> Iterator[str]:
    """List the texts that cells name by number; a text in pieces is one."""
    pieces: list[str] = []
    for event in events(package.read_named(_SHARED)):
        match event:
            case Start("si"):
                pieces.clear()
            case Characters(text):
                pieces.append(text)
            case End("si"):
                yield "".join(pieces)
            case _:
                continue


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is being read: a line for each cell so far, and the open cell."""

    shared: Sequence[str]
    used: set[int]
    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    kind: str = ""
    has_hidden: bool = False

    def started(self, element: Start) -> None:
        """Take in that an element begins."""
        if element.name == "c":
            self.kind = element.attributes.get("t", "n")
        elif element.name in _HIDING:
            self.has_hidden |= element.attributes.get("hidden", "0") in {"1", "true"}
        self.lines.extend(
            value for key, value in element.attributes.items() if key in SPOKEN_ATTRIBUTES
        )

    def ended(self, element: End) -> None:
        """Take in that an element ends, and with it a cell's value or a text in pieces."""
        if element.name in _PIECES:
            return
        text = "".join(self.pieces)
        self.pieces.clear()
        self.lines.append(self._value(text) if element.name == "v" else text)

    def _value(self, value: str) -> str:
        if self.kind != "s":
            return number_text(value.strip()) if self.kind == "n" else value
        index = int(value) if _ROW_NUMBER.fullmatch(value.strip()) else -1
        self.used.add(index)
        return self.shared[index] if 0 <= index < len(self.shared) else ""


def _cells(data: bytes, where: str, shared: Sequence[str], used: set[int]) -> Iterator[Content]:
    """Give a sheet's cells as one text, a cell to a line, so that they stay apart."""
    sheet = _Sheet(shared, used)
    for event in events(data):
        match event:
            case Start():
                sheet.started(event)
            case Characters(text):
                sheet.pieces.append(text)
            case End():
                sheet.ended(event)
    if sheet.has_hidden:
        yield Mark(trait=Trait.HIDDEN)
    yield Part(where=where, text="\n".join(line for line in sheet.lines if line.strip()))
