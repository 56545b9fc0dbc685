"""What a file is, judged by its contents and not by its name.

Knows the first bytes of the formats that are published, and of the ones they are mistaken for.
Refuses to read any further.
"""

from enum import Enum
from typing import Final

from sagsgang.inspection.packages import Package


class FileKind(Enum):
    """A format; the value is how a person calls it."""

    PDF = "en pdf"
    DOCX = "et Word-dokument (docx)"
    XLSX = "et Excel-regneark (xlsx)"
    PPTX = "en PowerPoint-præsentation (pptx)"
    ODT = "et OpenDocument-dokument (odt)"
    ODS = "et OpenDocument-regneark (ods)"
    ODP = "en OpenDocument-præsentation (odp)"
    PNG = "et billede (png)"
    JPEG = "et billede (jpg)"
    ZIP = "en zip-fil"
    OLE = "en fil fra en ældre udgave af Office"
    OTHER_BINARY = "hverken tekst eller en kendt filtype"
    TEXT = "ren tekst"


KIND_OF_ENDING: Final = {
    "pdf": FileKind.PDF,
    "docx": FileKind.DOCX,
    "xlsx": FileKind.XLSX,
    "pptx": FileKind.PPTX,
    "odt": FileKind.ODT,
    "ods": FileKind.ODS,
    "odp": FileKind.ODP,
    "csv": FileKind.TEXT,
    "txt": FileKind.TEXT,
    "png": FileKind.PNG,
    "jpg": FileKind.JPEG,
    "jpeg": FileKind.JPEG,
}
"""What a published file must be, by the ending of its name."""

OFFICE_FOLDERS: Final = {
    FileKind.DOCX: "word/",
    FileKind.XLSX: "xl/",
    FileKind.PPTX: "ppt/",
}
"""The folder that holds the text of a Microsoft format."""

PDF_BEGINS_WITHIN: Final = 1024
"""Bytes: so far into a file readers of PDF look for its beginning."""

_BEGINNINGS: Final = (
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"PK\x03\x04", FileKind.ZIP),
    (b"PK\x05\x06", FileKind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLE),
)
_OPEN_DOCUMENTS: Final = {
    b"application/vnd.oasis.opendocument.text": FileKind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
    b"application/vnd.oasis.opendocument.presentation": FileKind.ODP,
}
_TEXT_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_LFS_BEGINS: Final = b"version https://git-lfs.github.com/spec/"


def kind_of(data: bytes) -> FileKind:
    """Tell the format by the first bytes; any package is a `ZIP`."""
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if b"%PDF-" in data[:PDF_BEGINS_WITHIN]:
        return FileKind.PDF
    if data.startswith(_TEXT_MARKS) or b"\0" not in data or _is_utf16(data):
        return FileKind.TEXT
    return FileKind.OTHER_BINARY


def kind_of_package(package: Package) -> FileKind:
    """Tell which office format a package is, if any."""
    if package.has("[Content_Types].xml"):
        for kind, folder in OFFICE_FOLDERS.items():
            if package.has_folder(folder):
                return kind
    if package.has("mimetype"):
        return _OPEN_DOCUMENTS.get(package.read_named("mimetype").strip(), FileKind.ZIP)
    return FileKind.ZIP


def is_lfs_pointer(data: bytes) -> bool:
    """Tell whether a file is Git LFS's note about a file that lies elsewhere."""
    return data.startswith(_LFS_BEGINS)


def _is_utf16(data: bytes) -> bool:
    """Tell UTF-16 without its mark by a zero in every other byte of what begins the file."""
    sample = data[:200]
    halves = (sample[0::2], sample[1::2])
    return any(half.count(0) > 0.9 * len(half) for half in halves) and not all(
        b"\0" in half for half in halves
    )
