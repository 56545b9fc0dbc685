"""OpenDocument: text, sheets and slides as LibreOffice keeps them.

Knows recorded changes, notes, hidden parts and cells with numbers. Refuses to know packages of
Microsoft's formats.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sagsgang.inspection.contents import Content, Mark, Part, Trait
from sagsgang.inspection.limits import UnreadableError
from sagsgang.inspection.office import local_link, member_contents, package_contents
from sagsgang.inspection.packages import Package
from sagsgang.inspection.properties import property_contents
from sagsgang.inspection.spreadsheets import number_text
from sagsgang.inspection.xml_text import (
    SPOKEN_ATTRIBUTES,
    Characters,
    End,
    Event,
    Start,
    counts,
    events,
    sign,
)

_LAYERS: Final = {
    "annotation": "i en kommentar",
    "tracked-changes": "i slettet, men gemt tekst (ændringssporing)",
    "hidden-text": "i skjult tekst",
    "hidden-paragraph": "i skjult tekst",
    "notes": "i noterne til et dias",
    "note": "i en fodnote",
    "header": "i sidehovedet",
    "footer": "i sidefoden",
}
"""Elements that put the text in them somewhere else; the innermost decides."""
_TRAITS: Final = {
    "annotation": Trait.COMMENTS,
    "tracked-changes": Trait.CHANGES,
    "hidden-text": Trait.HIDDEN,
    "hidden-paragraph": Trait.HIDDEN,
}
_SCRIPTED: Final = ("basic/", "scripts/")
_ATTRIBUTES: Final = (SPOKEN_ATTRIBUTES - {"name"}) | {"string-value", "date-value"}
_HIDDEN_VISIBILITIES: Final = frozenset({"collapse", "filter", "hidden"})
_BLOCKS: Final = frozenset({"p", "h"})
_INLINE: Final = frozenset({"span", "a", "s", "tab", "line-break"})


@dataclass(slots=True)
class _Reading:
    """Where in a document the reading stands: layers, paragraphs and numbers so far."""

    layers: list[str] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    texts: list[list[str]] = field(default_factory=lambda: [[]])
    hidden_styles: set[str] = field(default_factory=set)
    style: str = ""
    tables: int = 0
    pages: int = 0

    @property
    def where(self) -> str:
        """Say in words where the reading stands."""
        if self.layers:
            return _LAYERS[self.layers[-1]]
        if self.pages:
            return f"på dias {self.pages}"
        if self.tables and "spreadsheet" in self.path:
            return f"i ark {self.tables}"
        return "i teksten"


def open_document_contents(package: Package) -> Iterator[Content]:
    """Give everything in an OpenDocument package."""
    for member in package.members:
        name = member.filename.casefold()
        if name.startswith(_SCRIPTED) and name.endswith((".xml", ".bas", ".py", ".js", ".bsh")):
            yield Mark(trait=Trait.SCRIPT)
        if name.startswith("thumbnails/") or name in {"mimetype", "layout-cache"}:
            continue
        base = name.rpartition("/")[2]
        if base not in {"content.xml", "styles.xml", "meta.xml", "manifest.xml"}:
            yield from member_contents(package, member, "i en skjult del af filen")
            continue
        try:
            data = package.read(member)
            if base == "meta.xml":
                yield from property_contents(data)
            elif base == "manifest.xml":
                yield from _locks(data)
            else:
                yield from _document_contents(data)
        except UnreadableError:
            yield Mark(trait=Trait.UNREADABLE, where="i teksten")
    yield from package_contents(package)


def _locks(data: bytes) -> Iterator[Mark]:
    """See in the list of files whether they are locked by a password."""
    names = {event.name for event in events(data) if isinstance(event, Start)}
    if "encryption-data" in names:
        yield Mark(trait=Trait.ENCRYPTED)


def _document_contents(data: bytes) -> Iterator[Content]:
    reading = _Reading()
    for event in events(data):
        yield from _taken_in(event, reading)
    if text := "".join(reading.texts[0]).strip():
        yield Part(where="i teksten", text=text)


def _taken_in(event: Event, reading: _Reading) -> Iterator[Content]:
    match event:
        case Start(name, attributes):
            yield from _started(event, reading)
            yield from (
                Part(where=reading.where, text=value)
                for key, value in attributes.items()
                if key in _ATTRIBUTES and value
            )
            reading.path.append(name)
        case Characters(text) if counts(text):
            within = reading.path[-1]
            joins = within in _BLOCKS or within in _INLINE
            reading.texts[-1].append(text if joins else f"\n{text}\n")
            if within == "creator":
                where = "i en kommentar eller en rettelse"
                yield Mark(trait=Trait.PERSON, where=where, detail=text.strip())
        case End(name):
            reading.path.pop()
            if name in _BLOCKS:
                text = "".join(reading.texts.pop()).strip()
                if text:
                    yield Part(where=reading.where, text=text)
            if reading.layers and reading.layers[-1] == name:
                reading.layers.pop()
        case _:
            return


def _started(element: Start, reading: _Reading) -> Iterator[Content]:
    name, attributes = element.name, element.attributes
    if name in _LAYERS:
        reading.layers.append(name)
    if name in _TRAITS:
        yield Mark(trait=_TRAITS[name])
    if name in _BLOCKS:
        reading.texts.append([])
    elif sign(name):
        reading.texts[-1].append(sign(name))
    if name == "table":
        reading.tables += 1
    elif name == "page" and "presentation" in reading.path:
        reading.pages += 1
    elif name == "style":
        reading.style = attributes.get("name", "")
    yield from _hidden(element, reading)
    if attributes.get("value-type") == "float" and "value" in attributes:
        yield Part(where=reading.where, text=number_text(attributes["value"]))
    yield from local_link(attributes.get("href", ""))


def _hidden(element: Start, reading: _Reading) -> Iterator[Mark]:
    """Mark what is not shown: by its style, or row by row."""
    attributes = element.attributes
    is_hiding_style = attributes.get("display") == "none" or (
        attributes.get("display") == "false" and element.name == "table-properties"
    )
    if is_hiding_style or attributes.get("visibility") == "hidden":
        reading.hidden_styles.add(reading.style)
    is_hidden_row = attributes.get("visibility") in _HIDDEN_VISIBILITIES
    if is_hidden_row or attributes.get("style-name") in reading.hidden_styles:
        yield Mark(trait=Trait.HIDDEN)
