"""What is inside a file: its texts with their places, and what is noteworthy about it.

Pure: a name and bytes give an `Inspection`, whatever the bytes are. Knows which reader a format
has, and follows files into files. Refuses to know records, and what may be published.
"""

from collections import deque
from collections.abc import Iterator
from typing import Final

from sagsgang.inspection.contents import Content, Embedded, Inspection, Mark, Part, Trait
from sagsgang.inspection.images import jpeg_contents, png_contents
from sagsgang.inspection.kinds import (
    KIND_OF_ENDING,
    FileKind,
    is_lfs_pointer,
    kind_of,
    kind_of_package,
)
from sagsgang.inspection.limits import (
    MAX_DEPTH,
    MAX_FILES,
    Budget,
    TooMuchError,
    UnreadableError,
)
from sagsgang.inspection.office import member_contents, office_contents, package_contents
from sagsgang.inspection.open_document import open_document_contents
from sagsgang.inspection.packages import Package
from sagsgang.inspection.pdf import pdf_contents
from sagsgang.inspection.personal import personal_marks
from sagsgang.inspection.plain_text import binary_contents, text_contents
from sagsgang.inspection.properties import is_person

__all__ = ["Inspection", "Mark", "Part", "Trait", "inspected", "marks"]

_ENCRYPTED_OFFICE: Final = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENTS: Final = frozenset({FileKind.ODT, FileKind.ODS, FileKind.ODP})
_LARGEST_POINTER: Final = 1024
"""Bytes; Git LFS says so."""


def marks(name: str, data: bytes) -> tuple[Mark, ...]:
    """Say what is noteworthy about a file, personal data in its texts included, and no text."""
    inspection = inspected(name, data)
    return (*inspection.marks, *personal_marks(inspection.parts))


def inspected(name: str, data: bytes) -> Inspection:
    """Look through a file and every file inside it. Never raises for what the file holds."""
    if is_lfs_pointer(data[:_LARGEST_POINTER]):
        return Inspection(parts=(), marks=(Mark(trait=Trait.LFS_POINTER),))
    budget = Budget()
    parts: list[Part] = []
    found: dict[Mark, None] = dict.fromkeys(_type_marks(name, data, budget))
    waiting = deque([(Embedded(name=name, where="", data=data), 0)])
    files = 0
    while waiting:
        embedded, depth = waiting.popleft()
        files += 1
        if depth > MAX_DEPTH or files > MAX_FILES:
            found[Mark(trait=Trait.TOO_LARGE, where="filer inden i filer")] = None
            continue
        for content in _guarded(embedded, budget):
            match content:
                case Part(where=where, text=text) if text.strip():
                    parts.append(Part(where=_within(where, embedded.where), text=text))
                case Part():
                    continue
                case Mark(trait=Trait.PERSON, detail=detail) if not is_person(detail):
                    continue
                case Mark(trait=trait, where=where, detail=detail):
                    place = _within(where, embedded.where)
                    found[Mark(trait=trait, where=place, detail=detail)] = None
                case Embedded(name=inner, where=where, data=inside):
                    place = _within(where, embedded.where)
                    waiting.append((Embedded(name=inner, where=place, data=inside), depth + 1))
    return Inspection(parts=tuple(parts), marks=tuple(found))


def _within(where: str, outer: str) -> str:
    """Say where something is: `i en kommentar i det indlejrede regneark`."""
    return f"{where} {outer}".strip()


def _guarded(file: Embedded, budget: Budget) -> Iterator[Content]:
    """Give what a file holds as far as it can be read, and mark why it cannot be read further."""
    try:
        yield from _contents(file.data, budget, is_embedded=bool(file.where))
    except UnreadableError:
        yield Mark(trait=Trait.UNREADABLE)
        yield from binary_contents(file.data)
    except TooMuchError:
        yield Mark(trait=Trait.TOO_LARGE)


def _contents(data: bytes, budget: Budget, *, is_embedded: bool) -> Iterator[Content]:
    match kind_of(data):
        case FileKind.PDF:
            yield from pdf_contents(data, budget)
        case FileKind.ZIP:
            yield from _package_contents(data, budget)
        case FileKind.PNG:
            yield from png_contents(data, budget)
        case FileKind.JPEG:
            yield from jpeg_contents(data)
        case FileKind.TEXT:
            budget.spend(len(data))
            yield from text_contents(data)
        case FileKind.OLE if _ENCRYPTED_OFFICE in data:
            yield Mark(trait=Trait.ENCRYPTED)
        case _:
            yield from _binary(data, is_embedded=is_embedded)


def _binary(data: bytes, *, is_embedded: bool) -> Iterator[Content]:
    """Give the strings of a binary file, and the package or PDF that is stored in the middle."""
    yield from binary_contents(data)
    for beginning in (b"PK\3\4", b"%PDF-") if is_embedded else ():
        at = data.find(beginning, 1)
        if at > 0:
            yield Embedded(name="", where="i en indlejret fil", data=data[at:])


def _package_contents(data: bytes, budget: Budget) -> Iterator[Content]:
    package = Package(data, budget)
    kind = kind_of_package(package)
    if package.is_encrypted:
        yield Mark(trait=Trait.ENCRYPTED)
    elif kind in _OPEN_DOCUMENTS:
        yield from open_document_contents(package)
    elif kind is not FileKind.ZIP:
        yield from office_contents(package, kind)
    else:
        for member in package.members:
            yield from member_contents(package, member, "i en indlejret fil")
        yield from package_contents(package)


def _type_marks(name: str, data: bytes, budget: Budget) -> Iterator[Mark]:
    """Say when the contents are something else than the name says."""
    expected = KIND_OF_ENDING.get(name.rpartition(".")[2].lower())
    if expected is None or not data:
        return
    kind = kind_of(data)
    try:
        if kind is FileKind.ZIP:
            kind = kind_of_package(Package(data, budget))
    except (TooMuchError, UnreadableError):
        return  # it is damaged, which is said when it is read
    if kind is FileKind.OLE and _ENCRYPTED_OFFICE in data:
        return  # it is locked, which is said when it is read
    if kind is not expected:
        yield Mark(trait=Trait.WRONG_TYPE, detail=kind.value)
