"""The ways in which the golden cases make an attachment, by a word.

Knows a function for each word. Refuses to know the cases.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias
from xml.sax.saxutils import escape

from pypdf.generic import NameObject

from tests.made_files import (
    Pdf,
    clean,
    core,
    docx,
    exif,
    jpeg,
    links_to,
    paragraph,
    word_part,
)

Form: TypeAlias = Callable[[str, str], bytes]
"""How an attachment of a golden case is made of its name and its text."""


def _raw(_: str, text: str) -> bytes:
    return text.encode()


def _comment(_: str, text: str) -> bytes:
    comment = f'<w:comment w:author="Kari Prøve">{paragraph(text)}</w:comment>'
    return docx("", {"word/comments.xml": word_part("comments", comment)})


def _deletion(_: str, text: str) -> bytes:
    run = f"<w:r><w:delText>{escape(text)}</w:delText></w:r>"
    return docx(f'<w:p><w:del w:author="Kari Prøve">{run}</w:del></w:p>')


def _hidden(_: str, text: str) -> bytes:
    run = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{escape(text)}</w:t></w:r>"
    return docx(f"<w:p>{run}</w:p>")


def _author(name: str, text: str) -> bytes:
    if name.endswith(".pdf"):
        pdf = Pdf()
        pdf.writer.add_metadata({"/Author": text})
        return pdf.data()
    return docx("", core("dc:creator", text))


def _untagged(_: str, text: str) -> bytes:
    pdf = Pdf(text)
    root = pdf.writer.root_object
    for key in ("/MarkInfo", "/StructTreeRoot", "/Lang"):
        del root[NameObject(key)]
    pdf.writer.metadata = None
    return pdf.data()


def _encrypted(_: str, text: str) -> bytes:
    pdf = Pdf(text)
    pdf.writer.encrypt("hemmelig", algorithm="RC4-128")
    return pdf.data()


def _scripted(_: str, text: str) -> bytes:
    return docx(paragraph(text), {"word/vbaProject.bin": b"Sub AutoOpen()"})


def _damaged(name: str, text: str) -> bytes:
    whole = clean(name, text)
    return whole[: len(whole) // 2]


def _nested(_: str, text: str) -> bytes:
    data = docx(paragraph(text))
    for _level in range(6):
        data = docx("", {"word/embeddings/notat.docx": data})
    return data


def _linked(_: str, text: str) -> bytes:
    links = {"word/_rels/settings.xml.rels": links_to(external=text)}
    return docx("", links)


def _located(_: str, text: str) -> bytes:
    camera = exif(artist=text.encode("ascii", "ignore"), with_location=True)
    return jpeg((0xE1, b"Exif\0\0" + camera))


def _as_word(_: str, text: str) -> bytes:
    return docx(paragraph(text))


FORMS: Final[Mapping[str, Form]] = {
    "forfatter": _author,
    "gps": _located,
    "indpakket": _nested,
    "kommentar": _comment,
    "link": _linked,
    "låst": _encrypted,
    "makro": _scripted,
    "rå": _raw,
    "skjult": _hidden,
    "slettet": _deletion,
    "uden-opmærkning": _untagged,
    "word": _as_word,
    "halv": _damaged,
}
"""The words that a golden case may put after the path of an attachment."""
