"""XML as a stream of events, and the running texts in it.

Knows how a text is put together from the pieces that office programs cut it into. Refuses
document type declarations, and with them every entity: a text that grows while it is read, or
that comes from elsewhere, is no part of a document.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias
from xml.parsers import expat

from sagsgang.inspection.limits import UnreadableError

_CHUNK: Final = 1 << 16
_NAMESPACE_END: Final = "}"


class Start(NamedTuple):
    """An element begins: its name and attributes, both without namespaces.

    A tuple, since a spreadsheet has millions.
    """

    name: str
    attributes: Mapping[str, str]


class End(NamedTuple):
    """An element ends."""

    name: str


class Characters(NamedTuple):
    """Text in an element."""

    text: str


Event: TypeAlias = Start | End | Characters


def events(data: bytes) -> Iterator[Event]:
    """Read XML bit by bit; raises `UnreadableError` where it is none, or declares a type.

    An empty file says nothing: LibreOffice writes some.
    """
    if not data.strip():
        return
    found: list[Event] = []
    pieces: list[str] = []

    def finish_text() -> None:
        if pieces:
            found.append(Characters("".join(pieces)))
            pieces.clear()

    def started(name: str, attributes: dict[str, str]) -> None:
        finish_text()
        found.append(Start(_local(name), {_local(key): one for key, one in attributes.items()}))

    def ended(name: str) -> None:
        finish_text()
        found.append(End(_local(name)))

    def refused(*_: object) -> None:
        raise UnreadableError

    parser = expat.ParserCreate(namespace_separator=_NAMESPACE_END)
    parser.buffer_text = True
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = pieces.append
    parser.StartDoctypeDeclHandler = refused
    for begin in range(0, len(data), _CHUNK):
        chunk = data[begin : begin + _CHUNK]
        try:
            parser.Parse(chunk, begin + _CHUNK >= len(data))
        except (expat.ExpatError, ValueError, LookupError) as failure:
            raise UnreadableError from failure
        yield from found
        found.clear()


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition(_NAMESPACE_END)[2]


BLOCKS: Final = frozenset({"p", "h", "si", "comment", "table-cell"})
"""Elements that hold one running text; they may lie in each other, as a text box in a line."""

_INLINE: Final = frozenset({"t", "delText", "instrText", "delInstrText", "span", "a", "ruby-base"})
"""Elements whose text goes on in the next one."""

_SIGNS: Final = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "line-break": "\n",
    "s": " ",
    "noBreakHyphen": "-",
}
"""Elements that stand for a character."""

_MEASURES: Final = frozenset({"posOffset", "pctWidth", "pctHeight", "relativeFrom"})
"""Elements whose text is a measure in the middle of a running text."""

SPOKEN_ATTRIBUTES: Final = frozenset(
    {
        "alt",
        "author",
        "content",
        "descr",
        "display",
        "error",
        "errorTitle",
        "name",
        "prompt",
        "promptTitle",
        "string-value",
        "title",
        "tooltip",
        "userId",
    }
)
"""Attributes that hold what a person wrote; numbers in others are the program's own."""


@dataclass(slots=True)
class _Text:
    """A running text while it is being read."""

    pieces: list[str] = field(default_factory=list)

    def whole(self) -> str:
        return "".join(self.pieces).strip()


def texts(
    data: bytes, spoken: frozenset[str] = SPOKEN_ATTRIBUTES, blocks: frozenset[str] = BLOCKS
) -> Iterator[str]:
    """Give every running text of an XML document, and what its attributes say.

    Pieces of one paragraph are joined, whatever stands between them; other texts come one line
    each.
    """
    open_texts = [_Text()]
    path: list[str] = []
    for event in events(data):
        match event:
            case Start(name, attributes):
                path.append(name)
                if name in blocks:
                    open_texts.append(_Text())
                elif name in _SIGNS:
                    open_texts[-1].pieces.append(_SIGNS[name])
                yield from (one for key, one in attributes.items() if key in spoken and one)
            case Characters(text):
                if counts(text) and path[-1] not in _MEASURES:
                    ends = "" if path[-1] in _INLINE or path[-1] in blocks else "\n"
                    open_texts[-1].pieces.append(text + ends)
            case End(name):
                path.pop()
                if name in blocks and (whole := open_texts.pop().whole()):
                    yield whole
    if whole := open_texts.pop().whole():
        yield whole


def counts(text: str) -> bool:
    """Tell whether characters are text and not how the XML is indented."""
    return not (text.isspace() and "\n" in text)


def sign(name: str) -> str:
    """Give the character that an element stands for, or nothing."""
    return _SIGNS.get(name, "")
