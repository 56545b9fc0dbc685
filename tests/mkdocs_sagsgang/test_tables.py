"""Tables are read in every encoding that people send; what is wrong is told with its cell."""

import csv
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from mkdocs_sagsgang.tables import (
    MAX_BYTES,
    MAX_ROWS,
    csv_bytes,
    guarded,
    read_table,
    unguarded,
    workbook_bytes,
)

KNOWN = {"navn", "kommune", "øvrige, relevante fora"}
TEXT = 'Navn;Kommune;"Øvrige, relevante fora"\nKari Prøve;Ærø;"a; b"\nBo Prøve;Vejle;\n'
ROWS = [("Kari Prøve", "Ærø", "a; b"), ("Bo Prøve", "Vejle", "")]


def count_known(headings: Sequence[str]) -> int:
    """Count the headings that are known."""
    return sum(one.strip().casefold() in KNOWN for one in headings)


def rows_of(data: bytes) -> list[tuple[str, ...]]:
    """Read a table without mistakes, and give its rows."""
    read = read_table("fil.csv", data, count_known)
    assert [one.as_text() for one in read.mistakes] == []
    return [row.cells for row in read.table.rows]


def told(data: bytes) -> list[str]:
    """Read a table, and give what is said about it."""
    return [one.as_text() for one in read_table("fil", data, count_known).mistakes]


def workbook(change: Callable[[Workbook], None] = lambda _: None) -> bytes:
    """Make a workbook of the same rows."""
    book = Workbook()
    for row in csv.reader(StringIO(TEXT), delimiter=";"):
        book.worksheets[0].append(row)
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """Add a member to a workbook."""
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_export_is_read_as_the_same(encoding: str, separator: str, line_end: str) -> None:
    """Encoding, separator and line ends do not matter; a heading may hold the other separator."""
    text = StringIO()
    rows = csv.reader(StringIO(TEXT), delimiter=";")
    csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(rows)
    assert rows_of(text.getvalue().encode(encoding)) == ROWS


def test_a_workbook_is_read_as_the_same() -> None:
    """Whatever its name says; numbers and marks of yes become text."""
    assert rows_of(workbook()) == ROWS

    def add(book: Workbook) -> None:
        book.worksheets[0].append([12.0, True, 2.5])

    assert rows_of(workbook(add))[2] == ("12", "ja", "2.5")


def test_excels_own_first_line_is_no_row() -> None:
    """`sep=;` names the separator; places still count as the spreadsheet does."""
    assert rows_of(f"sep=;\n{TEXT}".encode()) == ROWS
    assert told(f"sep=;\n{TEXT}=1;Ærø;\n".encode())[0].startswith("fil, celle A5 (Navn): ")


def test_text_that_was_copied_in_loses_what_nobody_sees() -> None:
    """Soft hyphens and marks of direction are left out, and a letter is one character."""
    assert rows_of("Navn;Kommune\nA\u030ase;Vejle\n".encode()) == [("\u00c5se", "Vejle")]
    assert rows_of("Navn;Kommune\nKa\u00adri\u200b ;\u200eVejle\n".encode()) == [("Kari", "Vejle")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "fil: Filen er tom.\n  hjælp: Hent filen igen fra formularen."),
        (
            b"Navn;Kommune\n",
            (
                "fil: Der står ingen rækker under overskrifterne.\n"
                "  hjælp: Hent filen igen fra formularen."
            ),
        ),
        (
            "Navn;Kommune\nKari;Ærø\nBo;Vejle".encode() + b"\xe6\n",
            (
                "fil: Linje 3 kan ikke læses: tegnene er ikke gemt i et tegnsæt, der kendes her.\n"
                "  hjælp: Åbn filen i Excel, og gem den som CSV UTF-8 eller .xlsx."
            ),
        ),
        (
            b"Navn;Kommune\nKari;\x81\n",
            (
                "fil: Linje 2 kan ikke læses: tegnene er ikke gemt i et tegnsæt, der kendes her.\n"
                "  hjælp: Åbn filen i Excel, og gem den som CSV UTF-8 eller .xlsx."
            ),
        ),
        (
            "Navn;Kommune\nKari;Ærø\nBo;Bjørnø\n".encode("cp865"),
            (
                "fil, celle B3 (Kommune): 'Bj\u203arn\u203a' har bogstaver, der er gået i "
                "stykker.\n"
                "  hjælp: Filen er gemt i et andet tegnsæt. Gem den igen som CSV UTF-8 eller .xlsx."
            ),
        ),
        (
            "Navn;Kommune\nKari;Tønder\n".encode().decode("cp1252").encode(),
            (
                "fil, celle B2 (Kommune): 'T\u00c3\u00b8nder' har bogstaver, der er gået i "
                "stykker.\n"
                "  hjælp: Filen er gemt i et andet tegnsæt. Gem den igen som CSV UTF-8 eller .xlsx."
            ),
        ),
        (
            b"Navn;Kommune\n\nKari;Vejle\n",
            "fil, række 2: Rækken er tom.\n  hjælp: Slet den tomme række.",
        ),
        (
            b"Navn;Kommune\nKari;Vejle;mere\n",
            (
                "fil, række 2: Rækken har 3 celler, men der er 2 overskrifter.\n"
                "  hjælp: Står der et skilletegn i en tekst, så sæt teksten i anførselstegn."
            ),
        ),
        (
            b'Navn;Kommune\nKari;"Vejle\n',
            (
                "fil: Linje 2 kan ikke læses; ofte mangler et anførselstegn, eller der står et for "
                "meget.\n  hjælp: Ret linjen, eller gem filen som .xlsx."
            ),
        ),
        (
            b"Navn;Kommune\nKari\x1b[2J;Vejle\n",
            (
                "fil, celle A2 (Navn): Her står et tegn, der ikke kan ses.\n"
                "  hjælp: Slet cellen, og skriv teksten forfra."
            ),
        ),
        (
            b"Navn;Kommune\nKari;" + b"a" * 20_001 + b"\n",
            "fil, celle B2 (Kommune): Her står over 20000 tegn.\n  hjælp: Forkort teksten.",
        ),
        (
            b" " * (MAX_BYTES + 1),
            "fil: Filen er for stor.\n  hjælp: Gem kun arket med indmeldingerne.",
        ),
        (b"Navn;Kommune\n" + b"a;b\n" * (MAX_ROWS + 1), f"fil: Filen har over {MAX_ROWS} rækker."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            (
                "fil: Filen er beskyttet med en adgangskode og kan ikke læses.\n"
                "  hjælp: Åbn den i Excel, fjern adgangskoden, og gem den igen uden for arkivet."
            ),
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 gammelt regneark",
            (
                "fil: Filen er i et gammelt format.\n"
                "  hjælp: Åbn den i Excel, og gem den som .xlsx eller .csv."
            ),
        ),
        (b"PK\x03\x04 ikke en pakke", "fil: Filen er beskadiget eller ikke et regneark."),
    ],
)
def test_a_file_that_is_no_table_is_told_where(data: bytes, message: str) -> None:
    """The whole message, with the line, the row or the cell."""
    assert told(data) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|'/C calc'!A0",
        "=1+1",
        "+cmd|'/C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "@SUM(A1:A9)",
    ],
)
def test_a_formula_is_told_with_its_cell(text: str) -> None:
    """In the heading and below it, in a CSV file and in a workbook."""
    rows = [("Navn", "Kommune"), ("Kari", text)]
    line = "\n".join(";".join(row) for row in rows)
    message = f"fil, celle B2 (Kommune): '{text}' er en formel."
    assert told(f"{line}\n".encode()) == [
        f"{message}\n  hjælp: Skriv teksten eller tallet i stedet."
    ]
    assert told(f"Navn;{text}\nKari;Vejle\n".encode())[0].startswith(f"fil, celle B1: '{text}' er")


def test_a_formula_in_a_workbook_is_told_with_its_cell() -> None:
    """Whatever it would show: its value is never looked at."""

    def add(book: Workbook) -> None:
        book.worksheets[0]["B2"] = '=HYPERLINK("https://example.dk")'

    assert told(workbook(add)) == [
        (
            "fil, celle B2 (Kommune): '=HYPERLINK(\"https://example.dk\")' er en formel.\n"
            "  hjælp: Skriv teksten eller tallet i stedet."
        )
    ]


@pytest.mark.parametrize("text", ["- Har ledt en gruppe (flere år)", "+45 88 88 55 55", "@kari"])
def test_a_text_that_only_begins_like_a_formula_is_a_text(text: str) -> None:
    """People write lists and telephone numbers."""
    assert rows_of(f"Navn;Kommune\n{text};Vejle\n".encode()) == [(text, "Vejle")]


def merge(book: Workbook) -> None:
    """Merge two cells."""
    book.worksheets[0].merge_cells("A2:A3")


def add_sheet(book: Workbook) -> None:
    """Add a sheet."""
    book.create_sheet("Svar")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            workbook(merge),
            (
                "fil: Filen har flettede celler.\n"
                "  hjælp: Ophæv fletningen i Excel, og gem filen igen."
            ),
        ),
        (
            workbook(add_sheet),
            (
                "fil: Filen har 2 ark: 'Sheet', 'Svar'.\n"
                "  hjælp: Gem en fil med kun arket, der skal læses."
            ),
        ),
        (
            with_member(workbook(), "xl/vbaProject.bin", b"makro"),
            "fil: Filen har makroer og bliver ikke læst.\n  hjælp: Gem den som .xlsx uden makroer.",
        ),
        (
            with_member(workbook(), "xl/media/stor.bin", b"\0" * 41 * 1024 * 1024),
            "fil: Filen fylder for meget, når den pakkes ud.",
        ),
        (workbook()[:900], "fil: Filen er beskadiget eller ikke et regneark."),
    ],
    ids=["merged", "sheets", "macros", "bomb", "cut off"],
)
def test_a_workbook_that_is_more_than_a_table_is_refused(data: bytes, message: str) -> None:
    """Merged cells, several sheets, macros, and a flood in a small file."""
    assert told(data) == [message]


def test_a_document_type_in_a_workbook_is_refused() -> None:
    """It may name entities that grow while they are read."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = b'<!DOCTYPE a [<!ENTITY b "c">]>' + data
            new.writestr(name, data)
    assert told(out.getvalue()) == ["fil: Filen er beskadiget eller ikke et regneark."]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_mistake(data: bytes) -> None:
    """Nothing raises, and what is no table says so."""
    read = read_table("fil", data, count_known)
    assert read.table.rows or read.mistakes


CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12)


@given(CELLS)
def test_a_guard_is_taken_away_again(text: str) -> None:
    """Whatever the cell holds; and no guarded cell begins as a formula does."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
def test_a_written_table_has_no_cell_that_runs(rows: list[tuple[str, str]]) -> None:
    """In both forms every cell is text that begins with nothing dangerous."""
    text = csv_bytes(rows).decode("utf-8-sig")
    found = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    assert [[unguarded(cell) for cell in row] for row in found] == [list(row) for row in rows]
    sheet = load_workbook(BytesIO(workbook_bytes(rows))).worksheets[0]
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f"
            assert not str(cell.value or "").startswith(("=", "+", "-", "@"))


def test_a_written_sheet_opens_in_a_danish_excel() -> None:
    """Semicolons, and the mark that says UTF-8."""
    assert csv_bytes([("Navn", "=1+1"), ("Ærø", "")]) == ("\ufeffNavn;'=1+1\r\nÆrø;\r\n".encode())
