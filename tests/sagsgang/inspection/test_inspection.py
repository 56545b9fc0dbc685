"""What is seen inside a file: everything that a person could find, and nothing breaks it."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from sagsgang.inspection import Inspection, Mark, Trait, inspected, limits, marks
from tests.attachment_forms import FORMS
from tests.attachments import Planted, planted
from tests.made_files import (
    Pdf,
    clean,
    compressed,
    core,
    docx,
    package,
    paragraph,
    pptx,
    xlsx,
)

NUMBER = "070761-5001"
"""Of somebody born in 1861: nobody has it."""
PLANTED = tuple(planted(NUMBER))
TYPES = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "png", "jpg", "csv", "txt")
REAL_FILES = tuple(clean(f"fil.{ending}") for ending in TYPES)


def _traits(name: str, data: bytes) -> list[Trait]:
    return [mark.trait for mark in marks(name, data)]


def test_there_are_many_hiding_places() -> None:
    """The files that the tests look into differ in type, and in where the number stands."""
    assert len(PLANTED) >= 100
    assert {one.name.rpartition(".")[2] for one in PLANTED} == {*TYPES, "jpeg"}
    assert len({one.where for one in PLANTED}) >= 40


@pytest.mark.parametrize("one", PLANTED, ids=lambda one: f"{one.name} {one.where}")
def test_a_number_is_found_wherever_it_hides(one: Planted) -> None:
    """It is found once, where a person would look for it, and no mark repeats it."""
    found = marks(one.name, one.data)
    numbers = [mark for mark in found if mark.trait is Trait.PERSONAL_NUMBER]

    assert numbers == [Mark(trait=Trait.PERSONAL_NUMBER, where=one.where)]
    assert "5001" not in repr(found)


@pytest.mark.parametrize("ending", TYPES)
def test_a_clean_file_gives_no_marks(ending: str) -> None:
    """There is nothing to say about a file of each type in which there is nothing."""
    assert marks(f"fil.{ending}", clean(f"fil.{ending}")) == ()


@pytest.mark.parametrize("ending", TYPES)
def test_the_text_of_a_clean_file_is_read(ending: str) -> None:
    """What a reader sees is among the parts."""
    parts = inspected(f"fil.{ending}", clean(f"fil.{ending}", "Kredsens budget")).parts

    assert any("Kredsens budget" in part.text for part in parts)


@pytest.mark.parametrize("ending", TYPES)
def test_a_file_of_another_type_than_its_name_is_told(ending: str) -> None:
    """Text in a file of any other type, and a picture in a text, are not what the name says."""
    other = clean("fil.png") if ending in {"csv", "txt"} else b"Almindelig tekst"
    kind = "et billede (png)" if ending in {"csv", "txt"} else "ren tekst"

    assert Mark(trait=Trait.WRONG_TYPE, detail=kind) in marks(f"fil.{ending}", other)


def test_a_wrong_name_hides_nothing() -> None:
    """A Word document called pdf is read as what it is."""
    found = _traits("notat.pdf", docx(paragraph(NUMBER)))

    assert sorted(found) == [Trait.PERSONAL_NUMBER, Trait.WRONG_TYPE]


def test_a_number_in_compressed_parts_is_found() -> None:
    """Office programs compress what is in a package."""
    data = compressed(docx(paragraph(NUMBER)))

    assert _traits("notat.docx", data) == [Trait.PERSONAL_NUMBER]


def test_numbers_of_two_cells_or_paragraphs_are_not_joined() -> None:
    """What stands apart is no number together."""
    apart = docx(paragraph(NUMBER[:6]) + paragraph(NUMBER[7:]))
    cells = '<row><c t="str"><v>070761</v></c><c t="str"><v>5001</v></c></row>'

    assert _traits("notat.docx", apart) == []
    assert _traits("ark.xlsx", xlsx(cells)) == []


def test_names_of_people_are_told_and_those_of_programs_are_not() -> None:
    """An author is a person unless it is an organisation, a program, an address or a number."""
    for name, is_person in (
        ("Kari Prøve", True),
        ("KPR", True),
        ("Varde Kommune", False),
        ("Microsoft Office-bruger", False),
        ("kari@example.dk", False),
        (NUMBER, False),
        ("", False),
    ):
        found = _traits("notat.docx", docx("", core("dc:creator", name)))
        assert (Trait.PERSON in found) == is_person, name


def test_what_is_hidden_is_told_even_when_it_is_harmless() -> None:
    """Hidden sheets, rows, slides and text each give the same mark."""
    hidden = Mark(trait=Trait.HIDDEN)

    assert hidden in marks("ark.xlsx", xlsx(state="veryHidden"))
    assert hidden in marks("oplaeg.pptx", pptx(show="0"))
    assert hidden in marks("ark.xlsx", xlsx('<row hidden="1"/>'))
    assert hidden in marks("notat.docx", FORMS["skjult"]("notat.docx", "Kun for os"))


def test_a_locked_file_is_told_whatever_locks_it() -> None:
    """PDF with and without a password to open it, Office's own container, and locked packages."""
    locked = Mark(trait=Trait.ENCRYPTED)
    for password in ("hemmelig", ""):
        writer = PdfWriter(clone_from=PdfReader(BytesIO(clean("fil.pdf"))))
        writer.encrypt(password, owner_password="ejer", algorithm="RC4-128")  # noqa: S106 - a test
        target = BytesIO()
        writer.write(target)
        assert marks("fil.pdf", target.getvalue()) == (locked,)
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert marks("notat.docx", container) == (locked,)
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    mimetype = "application/vnd.oasis.opendocument.text"
    members: dict[str, str | bytes] = {
        "mimetype": mimetype,
        "META-INF/manifest.xml": manifest,
        "content.xml": b"\x01\x02",
    }
    assert locked in marks("notat.odt", package(members))


def test_a_pdf_without_text_is_told() -> None:
    """A scanned page is a picture."""
    pdf = Pdf()
    pdf.draw("0 0 m")

    assert marks("fil.pdf", pdf.data()) == (Mark(trait=Trait.UNLABELLED, detail="tekst"),)


def test_javascript_in_a_pdf_is_told() -> None:
    """It is found where it is run when the file is opened."""
    action = DictionaryObject()
    action[NameObject("/S")] = NameObject("/JavaScript")
    action[NameObject("/JS")] = TextStringObject("app.alert('hej')")
    pdf = Pdf().add("/OpenAction", action)

    assert Trait.SCRIPT in _traits("fil.pdf", pdf.data())


def test_entities_in_a_document_are_refused() -> None:
    """A text that could grow while it is read is not read; the file is said to be damaged."""
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<w:document><w:p>&b;</w:p></w:document>"
    )
    data = package({"[Content_Types].xml": "<Types/>", "word/document.xml": bomb})

    assert marks("notat.docx", data) == (Mark(trait=Trait.UNREADABLE, where="i teksten"),)


def test_more_than_can_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks to a huge one, files in files, and too many files end the look."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", b" " * (limits.MAX_BYTES + 1))
    assert len(target.getvalue()) < 1_000_000
    assert Trait.TOO_LARGE in _traits("notat.docx", target.getvalue())

    nested = FORMS["indpakket"]("notat.docx", "Indhold")
    assert Mark(trait=Trait.TOO_LARGE, where="filer inden i filer") in marks("notat.docx", nested)

    monkeypatch.setattr("sagsgang.inspection.packages.MAX_MEMBERS", 2)
    assert Trait.TOO_LARGE in _traits("notat.docx", docx())


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(TYPES), st.binary(max_size=400))
def test_any_bytes_give_an_inspection(ending: str, data: bytes) -> None:
    """Nothing that a file may hold is an exception."""
    assert isinstance(inspected(f"fil.{ending}", data), Inspection)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(REAL_FILES + tuple(one.data for one in PLANTED)), st.data())
def test_damaged_files_give_an_inspection(data: bytes, drawn: st.DataObject) -> None:
    """Real files with bytes changed, left out or doubled neither crash nor hang the look."""
    whole = bytearray(data)
    for _ in range(drawn.draw(st.integers(1, 6))):
        at = drawn.draw(st.integers(0, len(whole) - 1))
        length = drawn.draw(st.integers(0, 30))
        whole[at : at + length] = drawn.draw(st.binary(max_size=40))
        if not whole:
            break

    assert isinstance(inspected("fil.pdf", bytes(whole)), Inspection)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<>/&;!-[]?\"'= abpt\0æ", max_size=120))
def test_damaged_xml_gives_an_inspection(text: str) -> None:
    """What stands in a package where XML should be is no exception either."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": text,
        "xl/workbook.xml": text,
    }
    members |= {"docProps/core.xml": text, "word/_rels/document.xml.rels": text}

    assert isinstance(inspected("notat.docx", package(members)), Inspection)
