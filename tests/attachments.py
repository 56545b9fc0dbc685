"""Attachments with a text at every hiding place.

Knows where Word, Excel, PowerPoint, OpenDocument, PDF and pictures can hold a text. Refuses to
know how it is found there. Whatever names stand here are invented.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final, NamedTuple, cast

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text as Remark
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from tests.made_files import (
    Pdf,
    clean,
    compressed,
    core,
    docx,
    exif,
    jpeg,
    links_to,
    ods_table,
    open_document,
    paragraph,
    png,
    pptx,
    sheet_row,
    slide_text,
    word_part,
    xlsx,
)

__all__ = ["Planted", "clean", "planted"]

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"
"""How a container of older editions of Office begins."""


class Planted(NamedTuple):
    """A file with a text in it: its name, where a person finds the text, and its bytes."""

    name: str
    where: str
    data: bytes


def planted(secret: str) -> Iterator[Planted]:
    """Give files of every type with a text of ten digits at every hiding place there is."""
    yield from _in_word(secret)
    yield from _in_spreadsheets(secret)
    yield from _in_presentations(secret)
    yield from _in_open_documents(secret)
    yield from _in_pdf(secret)
    yield from _in_pictures_and_texts(secret)


def _halves(secret: str) -> tuple[str, str]:
    return secret[:4], secret[4:]


def _in_word(secret: str) -> Iterator[Planted]:
    first, rest = _halves(secret)
    run = f"<w:r><w:t>{secret}</w:t></w:r>"

    def at(where: str, body: str = "", **more: str | bytes) -> Planted:
        names = {name.replace("__", "/").replace("_xml", ".xml"): one for name, one in more.items()}
        return Planted("notat.docx", where, docx(body, names))

    yield at("i teksten", paragraph(f"Nr. {secret} mødte."))
    yield at("i teksten", paragraph(first, rest))
    yield at("i teksten", paragraph(*secret))
    yield at("i teksten", f"<w:p>\n {paragraph(first, rest)[5:-6]}\n </w:p>")
    yield at(
        "i teksten",
        f"<w:p><w:r><w:t>{secret[:6]}</w:t><w:noBreakHyphen/><w:t>{secret[-4:]}</w:t></w:r></w:p>",
    )
    yield at("i teksten", f"<w:tbl><w:tr><w:tc>{paragraph(secret)}</w:tc></w:tr></w:tbl>")
    inner_box = f"<w:pict>{paragraph('Boks')}</w:pict>"
    box = f"<w:p><w:r><w:t>{first}</w:t>{inner_box}<w:t>{rest}</w:t></w:r></w:p>"
    yield at("i teksten", box)
    yield at("i teksten", f'<w:p><w:r><w:drawing descr="Foto af {secret}"/></w:r></w:p>')
    yield at(
        "i en kommentar",
        word__comments_xml=word_part(
            "comments", f'<w:comment w:author="Kari Prøve">{paragraph(secret)}</w:comment>'
        ),
    )
    deleted = f"<w:r><w:delText>{first}</w:delText></w:r><w:r><w:delText>{rest}</w:delText></w:r>"
    yield at(
        "i slettet, men gemt tekst (ændringssporing)",
        f'<w:p><w:del w:author="Kari Prøve">{deleted}</w:del></w:p>',
    )
    yield at("i teksten", f'<w:p><w:ins w:author="Kari Prøve">{run}</w:ins></w:p>')
    moved = f'<w:p><w:moveFrom w:author="Kari Prøve">{run}</w:moveFrom></w:p>'
    yield at("i slettet, men gemt tekst (ændringssporing)", moved)
    hidden = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{secret}</w:t></w:r></w:p>"
    yield at("i skjult tekst", hidden)
    yield at("i en feltkode", f"<w:p><w:r><w:instrText>REF {secret}</w:instrText></w:r></w:p>")
    for part, where in (
        ("header1", "i sidehovedet"),
        ("footer2", "i sidefoden"),
        ("footnotes", "i en fodnote"),
        ("endnotes", "i en slutnote"),
        ("glossary__document", "i en gemt byggeblok"),
        ("charts__chart1", "i et diagram"),
    ):
        yield at(where, **{f"word__{part}_xml": word_part("hdr", paragraph(first, rest))})
    variable = word_part("settings", f'<w:docVar w:name="nr" w:val="{secret}"/>')
    yield at("i dokumentets indstillinger", word__settings_xml=variable)
    yield at("i en skjult del af filen", customXml__item1_xml=f"<data><id>{secret}</id></data>")
    for element, word in (
        ("dc:creator", "forfatter"),
        ("cp:lastModifiedBy", "senest gemt af"),
        ("dc:description", "beskrivelse"),
        ("cp:keywords", "nøgleord"),
        ("dc:title", "titel"),
    ):
        data = docx("", core(element, secret))
        yield Planted("notat.docx", f"i filens egenskaber: {word}", data)
    yield at(
        "i filens egenskaber: leder",
        docProps__app_xml=f"<Properties><Manager>{secret}</Manager></Properties>",
    )
    custom = f'<Properties><property name="Sag"><lpwstr>{secret}</lpwstr></property></Properties>'
    yield at("i filens egenskaber", docProps__custom_xml=custom)
    cell = sheet_row(f'<c t="inlineStr"><is><t>{secret}</t></is></c>')
    inner = {"word/embeddings/ark.xlsx": xlsx(cell)}
    yield Planted("notat.docx", "i ark 1 i det indlejrede regneark", docx("", inner))
    for name, data in (
        ("oleObject1.bin", secret.encode()),
        ("oleObject2.bin", secret.encode("utf-16-le")),
    ):
        stream = {f"word/embeddings/{name}": _OLE + data + b"\0\0"}
        yield Planted("notat.docx", "i skjulte data i en indlejret fil", docx("", stream))
    wrapped = {"word/embeddings/oleObject1.bin": _OLE + compressed(xlsx(cell))}
    yield Planted("notat.docx", "i ark 1 i en indlejret fil i en indlejret fil", docx("", wrapped))
    picture = {"word/media/image1.png": clean("a.png", secret)}
    yield Planted("notat.docx", "i billedets egenskaber i et billede", docx("", picture))
    link = {"word/_rels/document.xml.rels": links_to(external=f"https://example.dk/{secret}")}
    yield Planted("notat.docx", "i et link", docx("", link))


def _in_spreadsheets(secret: str) -> Iterator[Planted]:
    digits = re.sub(r"\D", "", secret)
    number = digits.removeprefix("0")
    text = f'<c t="inlineStr"><is><t>{secret}</t></is></c>'
    first, rest = _halves(secret)

    def at(where: str, data: bytes) -> Planted:
        return Planted("ark.xlsx", where, data)

    yield at("i ark 1", xlsx(sheet_row(text)))
    yield at("i ark 1", xlsx(sheet_row(f"<c><v>{number}</v></c>")))
    yield at("i ark 1", xlsx(sheet_row(f"<c><v>{number}.0</v></c>")))
    yield at(
        "i ark 1", xlsx(sheet_row(f"<c><v>{number[0]}.{number[1:]}E{len(number) - 1}</v></c>"))
    )
    yield at("i ark 1", xlsx(sheet_row(f'<c t="str"><f>A1</f><v>{secret}</v></c>')))
    yield at("i ark 1", xlsx(sheet_row(f'<c><f>"{secret}"</f><v>1</v></c>')))
    yield at("i ark 1", xlsx(sheet_row(text, hidden="1")))
    pieces = f"<si><r><t>{first}</t></r><r><rPr><b/></rPr><t>{rest}</t></r></si>"
    yield at("i ark 1", xlsx(sheet_row('<c t="s"><v>0</v></c>'), shared=pieces))
    yield at("i gemt tekst, som ingen celle viser", xlsx(shared=pieces))
    yield at("i det skjulte ark 1", xlsx(sheet_row(text), state="hidden"))
    yield at("i det skjulte ark 1", xlsx(sheet_row(text), state="veryHidden"))
    yield at("i regnearkets navne", xlsx(name=secret))
    for part, inside, where in (
        ("xl/comments1.xml", f"<t>{secret}</t>", "i en kommentar"),
        ("xl/threadedComments/t.xml", f"<text>{secret}</text>", "i en kommentar"),
        ("xl/pivotCache/p.xml", f'<s v="{secret}"/>', "i en pivottabels gemte data"),
        ("xl/pivotCache/p.xml", f'<n v="{number}"/>', "i en pivottabels gemte data"),
        ("xl/worksheets/sheet9.xml", f"<v>{secret}</v>", "i et ark, som ikke vises"),
        ("xl/externalLinks/e.xml", f"<v>{secret}</v>", "i gemte data fra et andet regneark"),
        ("xl/drawings/drawing1.xml", f'<cNvPr descr="{secret}"/>', "i en tegning"),
    ):
        yield at(where, xlsx(more={part: f"<x>{inside}</x>"}))
    validation = f'<row/><dataValidation prompt="{secret}"/>'
    yield at("i ark 1", xlsx(validation))
    yield Planted("tabel.csv", "i teksten", f"Navn;Nr.\nKari Prøve;{secret}\n".encode())
    yield Planted("tabel.csv", "i teksten", f"Nr.\n{secret}\n".encode("utf-16"))
    yield Planted("tabel.csv", "i teksten", f"Nr.;Å\n{secret}\n".encode("latin-1"))
    if digits.startswith("0"):
        where = "i en celle, der er gemt som tal"
        yield Planted("tabel.csv", where, f"Navn;Nr.\nKari Prøve;{number}\n".encode())


def _in_presentations(secret: str) -> Iterator[Planted]:
    def at(where: str, data: bytes) -> Planted:
        return Planted("oplaeg.pptx", where, data)

    yield at("på dias 1", pptx(secret))
    yield at("på det skjulte dias 1", pptx(secret, show="0"))
    notes = {
        "ppt/slides/_rels/slide7.xml.rels": links_to(("n", "../notesSlides/notesSlide3.xml")),
        "ppt/notesSlides/notesSlide3.xml": slide_text("notes", secret),
    }
    yield at("i noterne til dias 1", pptx(more=notes))
    for part, where in (
        ("slides/slide9.xml", "på et dias, som ikke vises"),
        ("comments/comment1.xml", "i en kommentar"),
        ("slideMasters/slideMaster1.xml", "i en skabelon for dias"),
        ("charts/chart1.xml", "i et diagram"),
        ("diagrams/data1.xml", "i en tegning"),
    ):
        yield at(where, pptx(more={f"ppt/{part}": slide_text("x", secret)}))


def _in_open_documents(secret: str) -> Iterator[Planted]:
    digits = re.sub(r"\D", "", secret)
    first, rest = _halves(secret)
    line = f"<text:p>{secret}</text:p>"

    def at(where: str, body: str, **more: str) -> Planted:
        return Planted("notat.odt", where, open_document("text", body, **more))

    yield at("i teksten", f"<text:p>{first}<text:span>{rest}</text:span></text:p>")
    yield at(
        "i en kommentar",
        f"<text:p>Se<office:annotation><dc:creator>Kari Prøve</dc:creator>{line}"
        "</office:annotation></text:p>",
    )
    tracked = "i slettet, men gemt tekst (ændringssporing)"
    yield at(
        tracked,
        f"<text:tracked-changes><text:deletion>{line}</text:deletion></text:tracked-changes>",
    )
    hidden = f'<text:p><text:hidden-text text:string-value="{secret}"/></text:p>'
    yield at("i skjult tekst", hidden)
    yield at(
        "i en fodnote",
        f"<text:p><text:note><text:note-body>{line}</text:note-body></text:note></text:p>",
    )
    creator = f"<meta:initial-creator>{secret}</meta:initial-creator>"
    yield at("i filens egenskaber: forfatter", "<text:p>Indhold</text:p>", meta=creator)
    number = f'office:value-type="float" office:value="{digits.removeprefix("0")}"'
    for attributes, inside in (("", line), (number, "")):
        body = ods_table(inside, attributes)
        yield Planted("ark.ods", "i ark 1", open_document("spreadsheet", body))
    page = f"<draw:page><draw:frame>{line}</draw:frame></draw:page>"
    yield Planted("oplaeg.odp", "på dias 1", open_document("presentation", page))
    notes = f"<draw:page><presentation:notes>{line}</presentation:notes></draw:page>"
    where = "i noterne til et dias"
    yield Planted("oplaeg.odp", where, open_document("presentation", notes))


def _in_pdf(secret: str) -> Iterator[Planted]:
    def at(where: str, pdf: Pdf) -> Planted:
        return Planted("notat.pdf", where, pdf.data())

    first, rest = _halves(secret)
    yield at("på side 1", Pdf(secret))
    kerned = Pdf()
    kerned.draw(f"BT /F1 12 Tf 20 200 Td [({first}) -20 ({rest})] TJ ET")
    yield at("på side 1", kerned)
    covered = Pdf()
    covered.draw(f"BT /F1 12 Tf 20 200 Td ({secret}) Tj ET 0 0 0 rg 10 190 200 30 re f")
    yield at("på side 1", covered)
    for key, word in (("/Author", ": forfatter"), ("/Subject", ": emne"), ("/Kilde", "")):
        described = Pdf()
        described.writer.add_metadata({key: secret})
        yield at(f"i filens egenskaber{word}", described)
    described = Pdf()
    creator = f"<dc:creator><li>{secret}</li></dc:creator>"
    xmp = f'<x:xmpmeta xmlns:x="x" xmlns:dc="dc">{creator}</x:xmpmeta>'
    stream = described.stream(xmp.encode(), Type="Metadata", Subtype="XML")
    described.add("/Metadata", described.writer._add_object(stream))
    yield at("i filens egenskaber: forfatter", described)
    remarked = Pdf()
    remarked.writer.add_annotation(0, Remark(rect=(20, 20, 40, 40), text=secret))
    yield at("i en kommentar", remarked)
    fields = Pdf()
    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("nummer"),
            NameObject("/V"): TextStringObject(secret),
        }
    )
    form = ArrayObject([fields.writer._add_object(field)])
    fields.add("/AcroForm", DictionaryObject({NameObject("/Fields"): form}))
    yield at("i et formularfelt", fields)
    marked = Pdf()
    marked.writer.add_outline_item(title=secret, page_number=0)
    yield at("i et bogmærke", marked)
    attached = Pdf()
    attached.writer.add_attachment(
        "ark.xlsx", xlsx(sheet_row(f'<c t="inlineStr"><is><t>{secret}</t></is></c>'))
    )
    yield at("i ark 1 i en vedhæftet fil", attached)
    named = Pdf()
    named.writer.add_attachment(f"{secret}.txt", b"Indhold")
    yield at("i navnet på en indlejret fil", named)
    loose = Pdf(secret)
    kids = loose.writer.root_object["/Pages"].get_object()
    assert isinstance(kids, DictionaryObject)
    loose.writer.add_blank_page(100, 100)
    del cast("ArrayObject", kids["/Kids"])[0]
    kids[NameObject("/Count")] = NumberObject(1)
    yield at("på en slettet, men gemt side", loose)
    before = Pdf(secret).data()
    after = PdfWriter(BytesIO(before), incremental=True)
    after.pages[0][NameObject("/Contents")] = NullObject()
    target = BytesIO()
    after.write(target)
    assert "0" not in PdfReader(BytesIO(target.getvalue())).pages[0].extract_text()
    where = "i en tidligere udgave, der er gemt i filen"
    yield Planted("notat.pdf", where, target.getvalue())


def _in_pictures_and_texts(secret: str) -> Iterator[Planted]:
    where = "i billedets egenskaber"
    text = secret.encode()
    yield Planted("kort.png", where, png((b"tEXt", b"Comment\0" + text)))
    yield Planted("kort.png", where, png((b"zTXt", b"Comment\0\0" + zlib.compress(text))))
    yield Planted("kort.png", where, png((b"iTXt", b"XML\0\0\0\0\0" + text)))
    yield Planted("kort.png", where, png((b"iTXt", b"XML\0\1\0\0\0" + zlib.compress(text))))
    yield Planted("kort.png", where, png((b"eXIf", exif(artist=text))))
    yield Planted("kort.png", where, png(behind=b"\0\0" + text))
    yield Planted("foto.jpg", where, jpeg((0xE1, b"Exif\0\0" + exif(artist=text))))
    yield Planted("foto.jpeg", where, jpeg((0xFE, text)))
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='x'>" + text + b"</x:xmpmeta>"
    yield Planted("foto.jpg", where, jpeg((0xE1, xmp)))
    yield Planted("foto.jpg", where, jpeg(behind=text))
    yield Planted("liste.txt", "i teksten", f"Mødte: {secret}\n".encode())
    yield Planted("liste.txt", "i teksten", b"\xef\xbb\xbf" + text)
    yield Planted(
        "liste.txt", "i teksten", secret.encode("utf-16-le") + " og andet".encode("utf-16-le")
    )
