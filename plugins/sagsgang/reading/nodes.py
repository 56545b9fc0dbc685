"""Text with its place: what a YAML block holds before any field gives it a type.

Knows three shapes (text, list, mapping) and where each began. Refuses to know types: `12:30`,
`nej`, `0123` and `2023-02-30` are text here, as they stand in the file.
"""

from dataclasses import dataclass
from typing import Self, TypeAlias, Union

from sagsgang.diagnostics import Place

Location: TypeAlias = tuple[str | int, ...]
"""The way to a value in a block: keys and positions, e.g. `("pladser", 0, "rolle")`."""


class Scalar(str):
    """A value as it is written, with the place where it began.

    A plain `str` in every respect, so that values compare and hash as text.
    """

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> Self:
        """Tie `text` to `place`."""
        scalar = str.__new__(cls, text)
        scalar.place = place
        return scalar


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list in a block."""

    place: Place
    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order of the file; no key stands twice.

    `unread` names keys that stand in the file with a value that nobody could read. Each has its
    finding already, so that nothing else need miss them.
    """

    place: Place
    entries: tuple[Entry, ...]
    unread: tuple[Scalar, ...] = ()

    def entry(self, key: str) -> Entry | None:
        """Find the entry of `key`, or nothing."""
        return next((entry for entry in self.entries if entry.key == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def _child(node: Node, step: str | int) -> Node | None:
    """Go one step down, or nothing. A single value may stand for a list of one."""
    match node, step:
        case Mapping(), str(key):
            entry = node.entry(key)
            return entry.value if entry is not None else None
        case Sequence(), int(index):
            return node.items[index] if index < len(node.items) else None
        case _, int():
            return node
        case _:
            return None


def _nearest(node: Node, location: Location) -> tuple[Node, bool]:
    """Follow `location` as far as it goes; tell also whether that was all the way."""
    for step in location:
        child = _child(node, step)
        if child is None:
            return node, False
        node = child
    return node, True


def place_at(node: Node, location: Location) -> Place:
    """Find where the value at `location` stands, or else its nearest ancestor that does.

    A missing key is placed at its mapping; the place of a mapping is its first key.
    """
    return _nearest(node, location)[0].place


def key_place_at(node: Node, location: Location) -> Place:
    """Find where the key at the end of `location` stands, or else the nearest ancestor."""
    if not location:
        return node.place
    parent, is_whole = _nearest(node, location[:-1])
    if is_whole and isinstance(parent, Mapping):
        entry = parent.entry(str(location[-1]))
        if entry is not None:
            return entry.key.place
    return parent.place


PlainValue: TypeAlias = Union[str, list["PlainValue"], dict[str, "PlainValue"]]  # noqa: UP007 (a text cannot stand beside |)


def plain_value(node: Node) -> PlainValue:
    """Give the value as lists and dictionaries; texts stay `Scalar`, so they keep their place."""
    match node:
        case Mapping():
            return {entry.key: plain_value(entry.value) for entry in node.entries}
        case Sequence():
            return [plain_value(item) for item in node.items]
        case _:
            return node
