"""PDF: pages, remarks, forms, properties, embedded files, and what the file forgot to remove.

Knows how a PDF holds text that no page shows. Refuses to open what is locked.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from sagsgang.inspection.contents import Content, Embedded, Mark, Part, Trait
from sagsgang.inspection.limits import (
    MAX_OBJECTS,
    MAX_PAGE_BYTES,
    MAX_PAGES,
    Budget,
    TooMuchError,
    UnreadableError,
)
from sagsgang.inspection.office import local_link
from sagsgang.inspection.plain_text import decoded
from sagsgang.inspection.properties import property_content, property_contents

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MAX_DEPTH: Final = 40
"""Dictionaries in dictionaries; real files have four or five."""
_MAX_EDITIONS: Final = 4
_TITLES: Final = {"/Author": "creator", "/Title": "title", "/Subject": "subject"}
"""Keys of a PDF's properties by the names that XMP and Office have for them."""
_HIDDEN: Final = "i skjulte data"
_END: Final = re.compile(rb"%%EOF\s*")


def pdf_contents(data: bytes, budget: Budget) -> Iterator[Content]:
    """Give everything in a PDF, then what an earlier edition inside the file says otherwise."""
    shown: set[str] = set()
    hidden: list[Part] = []
    for content in _edition(data, budget):
        if isinstance(content, Part) and content.where == _HIDDEN:
            hidden.append(content)
            continue
        if isinstance(content, Part):
            shown.add(content.text)
        yield content
    # Names and properties stand in lists as well: the better place is the one to say.
    yield from (part for part in hidden if part.text not in shown)
    shown.update(part.text for part in hidden)
    for end in tuple(_END.finditer(data))[:-1][-_MAX_EDITIONS:]:
        yield from _earlier(data[: end.end()], budget, shown)


def _earlier(data: bytes, budget: Budget, shown: set[str]) -> Iterator[Content]:
    """Give the texts that an earlier edition had and the present one does not.

    A program that only adds to a file leaves what was deleted in it.
    """
    try:
        for content in _edition(data, budget):
            if isinstance(content, Part) and content.text not in shown:
                shown.add(content.text)
                yield Part(where="i en tidligere udgave, der er gemt i filen", text=content.text)
    except UnreadableError:
        # The first half of a file that is laid out for the web is no edition.
        return


def _edition(data: bytes, budget: Budget) -> Iterator[Content]:
    # Imported here, since reading it takes longer than checking a folder without PDFs.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            yield Mark(trait=Trait.ENCRYPTED)
            return
        yield from _Pdf(reader, budget).contents()
    except (TooMuchError, UnreadableError):
        raise
    except (DependencyError, FileNotDecryptedError):
        yield Mark(trait=Trait.ENCRYPTED)
    except LimitReachedError as failure:
        raise TooMuchError from failure
    except Exception as failure:  # pypdf raises anything at all for a damaged file
        raise UnreadableError from failure


class _Pdf:
    """One edition of a PDF while it is being read."""

    def __init__(self, reader: "PdfReader", budget: Budget) -> None:
        """Begin with nothing seen."""
        self.reader = reader
        self.budget = budget
        self.page_budget = Budget(MAX_PAGE_BYTES)
        self.page_ids: set[int] = set()
        self.embedded: set[bytes] = set()
        self.has_text = False

    def contents(self) -> Iterator[Content]:
        """Give pages first, then every object, then what is missing."""
        if len(self.reader.pages) > MAX_PAGES:
            raise TooMuchError
        for number, page in enumerate(self.reader.pages, start=1):
            if page.indirect_reference is not None:
                self.page_ids.add(page.indirect_reference.idnum)
            text = self._text_of(page)
            self.has_text = self.has_text or bool(text.strip())
            yield Part(where=f"på side {number}", text=text)
        yield from self._properties()
        yield from self._objects()
        yield from self._missing()

    def _text_of(self, page: "PageObject") -> str:
        drawing = page.get_contents()
        if drawing is not None:
            self.page_budget.spend(len(drawing.get_data()))
        text = page.extract_text()
        self.budget.spend(len(text))
        return text

    def _properties(self) -> Iterator[Content]:
        for key, value in (self.reader.metadata or {}).items():
            if isinstance(value, str) and key not in {"/CreationDate", "/ModDate"}:
                yield from property_content(_TITLES.get(key, key), str(value))

    def _objects(self) -> Iterator[Content]:
        """Go through every object that the file lists, whether or not a page leads to it."""
        from pypdf.errors import PdfReadError  # noqa: PLC0415 - as above
        from pypdf.generic import IndirectObject  # noqa: PLC0415 - as above

        numbers = {(number, at) for at, listed in self.reader.xref.items() for number in listed}
        numbers |= {(number, 0) for number in self.reader.xref_objStm}
        if len(numbers) > MAX_OBJECTS:
            raise TooMuchError
        for number, generation in sorted(numbers):
            try:
                found = self.reader.get_object(IndirectObject(number, generation, self.reader))
            except PdfReadError:
                continue  # lists of objects name some that are not there, and nobody can read them
            yield from self._sightings(found, number)

    def _sightings(self, found: Any, number: int) -> Iterator[Content]:  # noqa: ANN401 - any PDF value
        """Give the texts and files in one object."""
        from pypdf.generic import DictionaryObject, StreamObject  # noqa: PLC0415 - as above

        if isinstance(found, StreamObject):
            yield from self._stream(found)
        elif isinstance(found, DictionaryObject) and number not in self.page_ids:
            yield from self._loose_page(found)
        where = _place_of(found)
        for value in self._values(found):
            if isinstance(value, str):
                yield Part(where=where, text=value)
                yield from local_link(value)
            else:
                yield from self._noted(value)

    def _noted(self, found: Any) -> Iterator[Content]:  # noqa: ANN401 - any PDF value
        """Give what is noteworthy about one dictionary, and the files that it names."""
        if "/JS" in found or _at(found, "/S") == "/JavaScript":
            yield Mark(trait=Trait.SCRIPT)
        if _place_of(found) == _REMARK:
            yield Mark(trait=Trait.COMMENTS)
            if isinstance(author := _at(found, "/T"), str):
                where = "i en kommentar"
                yield Mark(trait=Trait.PERSON, where=where, detail=author)
        embedded = _at(found, "/EF")
        if isinstance(embedded, dict):
            for key in embedded:
                yield from self._embedded(embedded[key])
        for key in ("/JS", "/XFA"):
            for one in _listed(_at(found, key)):
                if hasattr(one, "get_data"):
                    yield Part(where="i en formular", text=decoded(self._unpacked(one)))

    def _loose_page(self, found: Any) -> Iterator[Part]:  # noqa: ANN401 - any PDF value
        """Give the text of a page that was taken out of the row of pages, but not of the file."""
        from pypdf import PageObject  # noqa: PLC0415 - as above

        if _at(found, "/Type") != "/Page":
            return
        page = PageObject(self.reader)
        page.update(found)
        yield Part(where="på en slettet, men gemt side", text=self._text_of(page))

    def _stream(self, found: Any) -> Iterator[Content]:  # noqa: ANN401 - any PDF value
        if _at(found, "/Type") == "/EmbeddedFile":
            yield from self._embedded(found)
        elif _at(found, "/Type") == "/Metadata":
            yield from _xmp(self._unpacked(found))

    def _embedded(self, found: Any) -> Iterator[Content]:  # noqa: ANN401 - any PDF value
        """Give an embedded file, the first time that something leads to it."""
        if not hasattr(found, "get_data"):
            return
        data = self._unpacked(found)
        if (digest := sha256(data).digest()) not in self.embedded:
            self.embedded.add(digest)
            yield Embedded(name="", where="i en vedhæftet fil", data=data)

    def _unpacked(self, found: Any) -> bytes:  # noqa: ANN401 - any PDF stream
        data: bytes = found.get_data()
        self.budget.spend(len(data))
        return data

    def _values(self, found: Any) -> Iterator[Any]:  # noqa: ANN401 - any PDF value
        """List the strings and dictionaries in an object, without following it into others."""
        from pypdf.generic import (  # noqa: PLC0415 - as above
            ArrayObject,
            ByteStringObject,
            DictionaryObject,
            TextStringObject,
        )

        waiting = [(found, 0)]
        while waiting:
            value, depth = waiting.pop()
            if depth > _MAX_DEPTH:
                raise TooMuchError
            if isinstance(value, TextStringObject):
                self.budget.spend(len(value))
                yield str(value)
            elif isinstance(value, ByteStringObject):
                self.budget.spend(len(value))
                yield decoded(bytes(value))
            elif isinstance(value, ArrayObject):
                waiting.extend((one, depth + 1) for one in reversed(list(value)))
            elif isinstance(value, DictionaryObject):
                yield value
                # Raw values: asking the dictionary itself would follow references.
                waiting.extend((value.raw_get(key), depth + 1) for key in reversed(list(value)))

    def _missing(self) -> Iterator[Mark]:
        """Say what a screen reader will miss."""
        root = self.reader.root_object
        if _at(root, "/StructTreeRoot") is None or not _at(_at(root, "/MarkInfo"), "/Marked"):
            yield Mark(trait=Trait.UNLABELLED, detail="opmærkning")
        if not str(_at(root, "/Lang") or "").strip():
            yield Mark(trait=Trait.UNLABELLED, detail="sprog")
        properties = self.reader.metadata
        if not (properties and properties.title) and not self._has_xmp_title():
            yield Mark(trait=Trait.UNLABELLED, detail="titel")
        if not self.has_text:
            yield Mark(trait=Trait.UNLABELLED, detail="tekst")

    def _has_xmp_title(self) -> bool:
        found = _at(self.reader.root_object, "/Metadata")
        where = "i filens egenskaber: titel"
        return hasattr(found, "get_data") and any(
            isinstance(one, Part) and one.where == where for one in _xmp(self._unpacked(found))
        )


def _xmp(data: bytes) -> Iterator[Content]:
    """Give properties as XMP writes them; as plain text where that is damaged."""
    try:
        yield from property_contents(data.strip(b"\0 \r\n\t"))
    except UnreadableError:
        yield Part(where="i filens egenskaber", text=decoded(data))


def _at(found: Any, key: str) -> Any:  # noqa: ANN401 - any PDF value
    """Give what stands at a key, or nothing; a reference is followed, as `get` does not."""
    return found[key] if isinstance(found, dict) and key in found else None


def _listed(value: Any) -> Iterator[Any]:  # noqa: ANN401 - any PDF value
    """Give a value, or each value of a list, with references followed."""
    for one in value if isinstance(value, list) else [value]:
        yield one.get_object() if hasattr(one, "get_object") else one


_REMARK: Final = "i en kommentar"
_NO_REMARKS: Final = frozenset({"/Link", "/Widget", "/Popup"})


def _place_of(found: Any) -> str:  # noqa: ANN401 - any PDF value
    """Say in words what kind of object a text stands in."""
    if not isinstance(found, dict):
        return _HIDDEN
    subtype = _at(found, "/Subtype")
    if "/Rect" in found and subtype not in _NO_REMARKS:
        return _REMARK
    kinds = (
        (subtype == "/Link", "i et link"),
        (subtype == "/Widget" or "/FT" in found, "i et formularfelt"),
        ("/Title" in found and "/Parent" in found, "i et bogmærke"),
        ("/F" in found or "/UF" in found, "i navnet på en indlejret fil"),
        ("/Alt" in found or "/ActualText" in found, "i en alternativ tekst"),
    )
    return next((where for is_this, where in kinds if is_this), _HIDDEN)
