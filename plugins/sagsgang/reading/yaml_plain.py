"""YAML blocks of the plainest kind, read line by line.

Knows `nøgle: tekst`, `- tekst` and what is indented under a key: nearly all blocks are made of
nothing else, and so they take a third of the time that libyaml's events do. Refuses to judge:
whatever it is not sure of, mistakes above all, is left to libyaml. The tests hold that both read
the same nodes.
"""

import re
import unicodedata
from typing import Final, TypeAlias

from sagsgang.diagnostics import Place
from sagsgang.reading.nodes import Entry, Mapping, Node, Scalar, Sequence

_PLAIN_LINE: Final = re.compile(
    r"""
    ^(?:
        ([ ]{0,12})(-[ ])?                                  # so deep that no record goes deeper
        (?:(\w{1,60}):(?:[ ](?=\S)|$))?
        (?:
            (\w[^:\#\t\n]*(?:(?::(?=\S)|(?<=\S)\#)[^:\#\t\n]*)*)(?<![ ])
            | "([^"\\\t\n]*)" | '([^'\t\n]*)'
        )?$
        | (.*)
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
"""Indentation, dash, key, and a value without marks or in quotation marks; or anything else."""

_Row: TypeAlias = tuple[str, str, str, str, str, str, str]

_DASH: Final = len("- ")

_INVISIBLE: Final = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
"""Characters that nobody sees; `source` has reported them."""


def readable(text: str) -> str:
    """Give a key or value in composed characters and without those that nobody sees."""
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def _is_readable(text: str) -> bool:
    """Tell whether `readable` changes nothing, nor in any part of the text."""
    is_composed = text.isascii() or unicodedata.is_normalized("NFC", text)
    return is_composed and _INVISIBLE.search(text) is None


class _NotPlain(Exception):  # noqa: N818 (no mistake: libyaml reads it instead)
    """The lines do not stand as a plain block's must."""


def plain_mapping(path: str, text: str, first_line: int, first_column: int) -> Mapping | None:
    """Read a block that begins at a place in a file, or give nothing if it is not plain.

    `text` must be free of what libyaml refuses.
    """
    if not _is_readable(text):
        return None
    rows: list[_Row] = _PLAIN_LINE.findall(text)
    if any(row[-1] for row in rows):
        return None
    reading = _Reading(path, rows, first_line, first_column)
    try:
        mapping = reading.mapping(0)
    except _NotPlain:
        return None
    return mapping if reading.at == len(rows) else None


class _Reading:
    """One pass over the lines of a block; `at` is the line that is read next."""

    def __init__(self, path: str, rows: list[_Row], first_line: int, first_column: int) -> None:
        self.path = path
        self.rows = rows
        self.first_line = first_line
        self.first_column = first_column
        self.at = 0

    def mapping(self, column: int) -> Mapping:
        """Read the keys that begin at `column`; the first one may stand after a dash."""
        path, rows, start = self.path, self.rows, self.at
        first_column = self.first_column + column
        entries: dict[str, Entry] = {}
        while self.at < len(rows):
            indent, dash, key, plain, double, single, _ = rows[self.at]
            here = len(indent) + _DASH if dash and self.at == start else len(indent)
            if here < column:
                break
            if here > column or not key or (dash and self.at > start):
                raise _NotPlain
            line = self.first_line + self.at
            name = Scalar(key, Place(path, line, first_column))
            if name in entries:
                raise _NotPlain
            self.at += 1
            text = plain or double or single
            if text:
                place = Place(path, line, first_column + len(key) + 2)
                value: Node = Scalar(text, place)
            else:
                value = self._below(column)
            entries[name] = Entry(name, value)
        place = Place(path, self.first_line + start, first_column)
        return Mapping(place, tuple(entries.values()))

    def _below(self, column: int) -> Node:
        """Read what is indented under a key at `column`."""
        if self.at == len(self.rows):
            raise _NotPlain
        indent, dash, *_ = self.rows[self.at]
        if len(indent) <= column:
            raise _NotPlain
        return self._sequence(len(indent)) if dash else self.mapping(len(indent))

    def _sequence(self, column: int) -> Sequence:
        """Read the entries whose dash stands at `column`."""
        rows, start = self.rows, self.at
        first_column = self.first_column + column
        items: list[Node] = []
        while self.at < len(rows):
            indent, dash, key, plain, double, single, _ = rows[self.at]
            if len(indent) < column:
                break
            text = plain or double or single
            if len(indent) > column or not dash or not (key or text):
                raise _NotPlain
            if key:
                items.append(self.mapping(column + _DASH))
            else:
                place = Place(self.path, self.first_line + self.at, first_column + _DASH)
                items.append(Scalar(text, place))
                self.at += 1
        place = Place(self.path, self.first_line + start, first_column)
        return Sequence(place, tuple(items))
