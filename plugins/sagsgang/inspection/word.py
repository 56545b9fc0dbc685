"""The running text of Word: what is shown, what was deleted, what is hidden.

Knows how recorded changes, hidden text and fields lie in a paragraph. Refuses to know packages.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from sagsgang.inspection.contents import Content, Mark, Part, Trait
from sagsgang.inspection.xml_text import (
    BLOCKS,
    SPOKEN_ATTRIBUTES,
    Characters,
    End,
    Start,
    counts,
    events,
    sign,
)

_DELETING: Final = frozenset({"del", "moveFrom"})
_CHANGING: Final = _DELETING | {"ins", "moveTo"}
_OFF: Final = frozenset({"0", "false", "off"})
_TEXT_ELEMENTS: Final = frozenset({"t", "delText", "instrText", "delInstrText"})
_FIELD_CODES: Final = frozenset({"instrText", "delInstrText"})

_SPOKEN: Final = SPOKEN_ATTRIBUTES - {"author"}
_CONTROLS: Final = frozenset({"alias", "docVar", "listItem", "tag"})
"""Elements whose value is a text: content controls and a document's variables."""
_VALUES: Final = frozenset({"displayText", "val", "value"})


class _Layer(Enum):
    """How a reader of the document gets to see a text; the value says where it was found."""

    SHOWN = ""
    DELETED = "i slettet, men gemt tekst (ændringssporing)"
    HIDDEN = "i skjult tekst"
    FIELD = "i en feltkode"

    def within(self, where: str) -> str:
        """Say where a text of this layer is; in the text itself the layer says enough."""
        return f"{self.value} {where}".strip() if where != "i teksten" else self.value or where


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is being read: its text in each layer."""

    pieces: dict[_Layer, list[str]] = field(default_factory=lambda: defaultdict(list))

    def parts(self, where: str) -> Iterator[Part]:
        """Give what the paragraph says in each layer."""
        for layer, pieces in self.pieces.items():
            if text := "".join(pieces).strip():
                yield Part(where=layer.within(where), text=text)


@dataclass(slots=True)
class _Reading:
    """Where in a part the reading stands."""

    paragraphs: list[_Paragraph] = field(default_factory=lambda: [_Paragraph()])
    path: list[str] = field(default_factory=list)
    deletions: int = 0
    is_hidden_run: bool = False
    traits: dict[Trait, None] = field(default_factory=dict)

    def started(self, element: Start) -> Iterator[Content]:
        """Take in that an element begins."""
        name, attributes = element.name, element.attributes
        if name in BLOCKS:
            self.paragraphs.append(_Paragraph())
        if name == "r":
            self.is_hidden_run = False
        elif name == "vanish" and self.path[-2:] == ["r", "rPr"]:
            self.is_hidden_run = attributes.get("val", "1").lower() not in _OFF
        elif sign(name) and self.path[-1:] == ["r"]:
            self._add(sign(name))
        if name in _DELETING:
            self.deletions += 1
        if name in _CHANGING and "author" in attributes:
            self.traits[Trait.CHANGES] = None
            yield Mark(trait=Trait.PERSON, where="i en rettelse", detail=attributes["author"])
        elif name == "comment":
            self.traits[Trait.COMMENTS] = None
            author = attributes.get("author", "")
            yield Mark(trait=Trait.PERSON, where="i en kommentar", detail=author)
        self.path.append(name)

    def ended(self, element: End) -> Iterator[_Paragraph]:
        """Take in that an element ends; gives the paragraph that it ends."""
        self.path.pop()
        if element.name in _DELETING:
            self.deletions -= 1
        if element.name in BLOCKS:
            yield self.paragraphs.pop()

    def said(self, text: str) -> None:
        """Take in text of the element that is open."""
        within = self.path[-1]
        if within in _TEXT_ELEMENTS:
            self._add(text, is_field=within in _FIELD_CODES)
        elif counts(text):
            self.paragraphs[-1].pieces[_Layer.SHOWN].append(f"\n{text}\n")

    def _add(self, text: str, *, is_field: bool = False) -> None:
        layer = _Layer.FIELD if is_field else _Layer.SHOWN
        if self.deletions or self.path[-1:] == ["delText"]:
            layer = _Layer.DELETED
        elif self.is_hidden_run:
            layer = _Layer.HIDDEN
            self.traits[Trait.HIDDEN] = None
        self.paragraphs[-1].pieces[layer].append(text)


def _spoken(element: Start) -> Iterator[str]:
    """List what a person wrote in the attributes of an element."""
    keys = _SPOKEN | _VALUES if element.name in _CONTROLS else _SPOKEN
    yield from (value for key, value in element.attributes.items() if key in keys and value)


def word_contents(data: bytes, where: str) -> Iterator[Content]:
    """Give the paragraphs of one part of a Word document, which is found at `where`."""
    reading = _Reading()
    for event in events(data):
        match event:
            case Start():
                yield from reading.started(event)
                yield from (Part(where=where, text=text) for text in _spoken(event))
            case Characters(text):
                reading.said(text)
            case End():
                for paragraph in reading.ended(event):
                    yield from paragraph.parts(where)
    yield from reading.paragraphs[-1].parts(where)
    yield from (Mark(trait=trait) for trait in reading.traits)
