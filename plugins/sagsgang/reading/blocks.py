"""The shapes into which a record's body is split, each with its place.

Knows passages, sections and items as blocks of text. Refuses to know what they mean: a
section's forum is text here, and an item's facts are untyped.
"""

from dataclasses import dataclass
from enum import StrEnum

from sagsgang.diagnostics import Place
from sagsgang.reading.nodes import Mapping, Scalar


class SectionName(StrEnum):
    """The closed set of `###` headings under a punkt, in the order that templates use."""

    SUMMARY = "Resumé"
    RECOMMENDATION = "Indstilling"
    MUNICIPAL_REMARKS = "Kommunale bemærkninger"
    PRESENTATION = "Sagsfremstilling"
    MINUTES = "Referat"
    FOLLOW_UP = "Opfølgning"


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole lines of Markdown as they stand in the file, without blank lines at the ends.

    `place` is the first line; an empty passage is placed where its text would begin.
    """

    place: Place
    text: str

    def __bool__(self) -> bool:
        """Tell whether there is any text."""
        return bool(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionBlock:
    """One section of a punkt.

    `place` is the heading, or the text itself where the heading is implied (text before the
    first `###` is Sagsfremstilling). `sender` and `receiver` are the fora named in
    `### Indstilling fra … til …`.
    """

    name: SectionName
    place: Place
    text: Passage
    sender: Scalar | None = None
    receiver: Scalar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBlock:
    """One `## Punkt <nr>: <titel>` with its facts and sections; `facts` is its YAML block.

    `has_unreadable_facts` when a block stands there, or somewhere else in the punkt, whose facts
    are not in `facts`.
    """

    place: Place
    number: Scalar
    title: Scalar
    facts: Mapping | None
    sections: tuple[SectionBlock, ...]
    has_unreadable_facts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingBody:
    """A meeting's body: introduction, items in the order of the file, notes."""

    introduction: Passage
    items: tuple[ItemBlock, ...]
    notes: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainBody:
    """The body of every other record: its text and its notes (`## Noter`)."""

    text: Passage
    notes: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that is text: its front matter and its body, not yet split.

    `facts` is nothing when the file has no readable front matter; `lines` are the file's lines
    without line ends, so that a finding can quote what it points at.
    """

    path: str
    facts: Mapping | None
    body: Passage
    lines: tuple[str, ...]
