"""Files of every type that may be attached, made on the spot.

Knows just enough of each format for a file to be one. Refuses to know what is looked for in them.
Whatever stands here is invented.
"""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pypdf import PdfWriter
from pypdf.generic import (
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_P: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES: Final = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:p="{_P}" xmlns:a="{_A}"'
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_NAMES: Final = (
    f'xmlns:office="{_OASIS}:office:1.0" xmlns:text="{_OASIS}:text:1.0" '
    f'xmlns:table="{_OASIS}:table:1.0" xmlns:draw="{_OASIS}:drawing:1.0" '
    f'xmlns:presentation="{_OASIS}:presentation:1.0" xmlns:meta="{_OASIS}:meta:1.0" '
    f'xmlns:style="{_OASIS}:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_CORE: Final = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def package(members: Mapping[str, str | bytes], comment: bytes = b"") -> bytes:
    """Zip files together without packing them: the same bytes every time, on every machine."""
    target = BytesIO()
    with ZipFile(target, "w") as file:
        file.comment = comment
        for name, data in members.items():
            member = ZipInfo(name)
            member.create_system = 3
            file.writestr(member, data)
    return target.getvalue()


def compressed(data: bytes) -> bytes:
    """Pack the members of a package as office programs do."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as loose, ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for member in loose.infolist():
            packed.writestr(member.filename, loose.read(member))
    return target.getvalue()


def links_to(*entries: tuple[str, str], external: str = "") -> str:
    """Write a list of links to other parts, and one to the world outside."""
    inside = "".join(f'<Relationship Id="{one}" Target="{target}"/>' for one, target in entries)
    if external:
        inside += f'<Relationship Id="x" Target="{escape(external)}" TargetMode="External"/>'
    return f'<Relationships xmlns="{_LINKS}">{inside}</Relationships>'


def paragraph(*runs: str) -> str:
    """Write a Word paragraph, each run in letters of its own."""
    inside = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{escape(run)}</w:t></w:r>" for run in runs)
    return f"<w:p>{inside}</w:p>"


def docx(body: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Make a Word document of paragraphs, and further files in its package."""
    document = f"<w:document {_NAMES}><w:body>{body or paragraph('Indhold')}</w:body></w:document>"
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links_to(("1", "word/document.xml")),
        "word/document.xml": document,
    }
    return package({**members, **(more or {})})


def word_part(element: str, inside: str) -> str:
    """Write a part of a Word document of its own, such as its comments."""
    return f"<w:{element} {_NAMES}>{inside}</w:{element}>"


def xlsx(
    rows: str = "",
    more: Mapping[str, str | bytes] | None = None,
    *,
    shared: str = "",
    state: str = "visible",
    name: str = "Ark1",
) -> bytes:
    """Make a workbook of one sheet."""
    sheet = f'<sheet name="{escape(name)}" sheetId="1" state="{state}" r:id="rId1"/>'
    workbook = f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>{sheet}</sheets></workbook>'
    default = '<row r="1"><c r="A1" t="inlineStr"><is><t>Indhold</t></is></c></row>'
    members = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": links_to(("rId1", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_S}"><sheetData>{rows or default}</sheetData></worksheet>'
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{_S}">{shared}</sst>',
    }
    return package({**members, **(more or {})})


def pptx(
    text: str = "Indhold", more: Mapping[str, str | bytes] | None = None, *, show: str = "1"
) -> bytes:
    """Make a presentation of one slide."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": (
            f'<p:presentation {_NAMES}><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>'
            "</p:presentation>"
        ),
        "ppt/_rels/presentation.xml.rels": links_to(("rId1", "slides/slide7.xml")),
        "ppt/slides/slide7.xml": (
            f'<p:sld {_NAMES} show="{show}"><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></p:sld>'
        ),
    }
    return package({**members, **(more or {})})


def slide_text(element: str, text: str) -> str:
    """Write a part of a presentation that holds one line."""
    line = f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>"
    return f"<p:{element} {_NAMES}>{line}</p:{element}>"


def open_document(kind: str, body: str, *, meta: str = "", styles: str = "") -> bytes:
    """Make an OpenDocument file; `kind` is text, spreadsheet or presentation."""
    return package(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": (
                f"<office:document-content {_ODF_NAMES}>{styles}<office:body><office:{kind}>{body}"
                f"</office:{kind}></office:body></office:document-content>"
            ),
            "meta.xml": f"<office:document-meta {_ODF_NAMES}>{meta}</office:document-meta>",
        }
    )


class Pdf:
    """A PDF under way: tagged, in Danish, with a title and one page of text."""

    def __init__(self, text: str = "Indhold") -> None:
        """Begin with a page that says `text`."""
        self.writer = PdfWriter()
        self.page = self.writer.add_blank_page(300, 300)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        self.page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        self.draw(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET")
        root = self.writer.root_object
        marked = DictionaryObject({NameObject("/Marked"): BooleanObject(value=True)})
        root[NameObject("/MarkInfo")] = marked
        root[NameObject("/StructTreeRoot")] = DictionaryObject()
        root[NameObject("/Lang")] = TextStringObject("da-DK")
        self.writer.metadata = {"/Title": "Indhold"}

    def draw(self, instructions: str) -> None:
        """Put drawing instructions in place of those of the page."""
        stream = DecodedStreamObject()
        stream.set_data(instructions.encode("latin-1"))
        self.page[NameObject("/Contents")] = self.writer._add_object(stream)

    def add(self, key: str, value: object) -> "Pdf":
        """Put something into the catalogue."""
        self.writer.root_object[NameObject(key)] = value
        return self

    def stream(self, data: bytes, **keys: str) -> DecodedStreamObject:
        """Make a stream, such as XMP."""
        stream = DecodedStreamObject()
        stream.set_data(data)
        for key, value in keys.items():
            stream[NameObject(f"/{key}")] = NameObject(f"/{value}")
        return stream

    def data(self) -> bytes:
        """Write the file."""
        target = BytesIO()
        self.writer.write(target)
        return target.getvalue()


def png(*chunks: tuple[bytes, bytes], behind: bytes = b"") -> bytes:
    """Make a picture of one dot."""
    dot = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\0")),
    )
    whole = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in (*dot, *chunks, (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + whole + behind


def jpeg(*segments: tuple[int, bytes], behind: bytes = b"") -> bytes:
    """Make the outside of a photograph, which no reader of its words looks into."""
    written = b"".join(
        struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data for marker, data in segments
    )
    return b"\xff\xd8" + written + b"\xff\xda\0\x02\x12\xff\xd9" + behind


def exif(*, artist: bytes = b"", with_location: bool = False) -> bytes:
    """Write what a camera says of a photograph."""
    tags = [(0x013B, 2, len(artist) + 1, 8 + 2 + 2 * 12 + 4)] if artist else []
    tags += [(0x8825, 4, 1, 0)] if with_location else []
    entries = b"".join(struct.pack("<HHII", *tag) for tag in tags).ljust(24, b"\0")
    head = b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + b"\0\0\0\0"
    return head + artist + b"\0"


def core(element: str, text: str) -> Mapping[str, str]:
    """Write a property that all of Microsoft's formats have."""
    inside = f"<{element}>{escape(text)}</{element}>"
    return {"docProps/core.xml": f"<cp:coreProperties {_CORE}>{inside}</cp:coreProperties>"}


def clean(name: str, text: str = "Indhold") -> bytes:  # noqa: PLR0911 - a line for each type
    """Make a file of the type that its name says, in which there is nothing to find."""
    match name.rpartition(".")[2].lower():
        case "pdf":
            return Pdf(text).data()
        case "docx":
            return docx(paragraph(text))
        case "xlsx":
            return xlsx(sheet_row(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'))
        case "pptx":
            return pptx(text)
        case "odt":
            return open_document("text", f"<text:p>{escape(text)}</text:p>")
        case "ods":
            return open_document("spreadsheet", ods_table(f"<text:p>{escape(text)}</text:p>"))
        case "odp":
            return open_document("presentation", f"<text:p>{escape(text)}</text:p>")
        case "png":
            return png((b"tEXt", b"Comment\0" + text.encode("latin-1")))
        case "jpg" | "jpeg":
            return jpeg((0xFE, text.encode("latin-1")))
        case _:
            return text.encode()


def sheet_row(cell: str, *, hidden: str = "0") -> str:
    """Write a row of a sheet."""
    return f'<row r="1" hidden="{hidden}">{cell}</row>'


def ods_table(inside: str, attributes: str = "") -> str:
    """Write a sheet of one cell."""
    cell = f"<table:table-cell {attributes}>{inside}</table:table-cell>"
    return f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
