"""Tables that people fill in: CSV files and workbooks as rows of text, and back.

Knows encodings, separators, Excel's file format and what makes a cell dangerous. Refuses to know
what any column means. What is wrong with a file is a `Mistake` that names its place.
"""

import codecs
import csv
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from sagsgang.inspection import Trait, inspected

MAX_BYTES: Final = 5 * 1024 * 1024
MAX_UNPACKED: Final = 40 * 1024 * 1024
"""Bytes of a workbook when it is unpacked: a small file can hold a flood."""
MAX_ROWS: Final = 2_000
MAX_COLUMNS: Final = 100
MAX_LENGTH: Final = 20_000
"""Characters of a cell; Excel keeps 32,767 and cuts off the rest."""

_SEPARATORS: Final = (";", ",", "\t")
_SHOWN: Final = 40
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet may run (OWASP, "CSV Injection")."""
_FORMULA: Final = re.compile(r"\s*(?:=|@\s*\w+\s*\(|[-+@].*(?:\|.*!|\bcmd\b))", re.DOTALL)
"""What runs for certain; a motivation may well begin with a dash, a number with a plus."""
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")
"""What comes along when a text is copied: it says nothing, and is left out."""
_GARBLED: Final = re.compile("\ufffd|\u00c3[\u00a0-\u00bf\u2020\u2026\u2030\u02dc]")
_OLD_LETTERS: Final = re.compile(r"(?<=[a-zA-Z])[\u2018\u2020\u203a](?=[a-z])")
"""The æ, å and ø of DOS, read as Windows-1252."""
_UTF8_LETTER: Final = re.compile(rb"[\xc3\xc2][\x80-\xbf]")
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mistake:
    """Something wrong in a file that somebody filled in.

    `row` counts as the spreadsheet does, 0 for the whole file; `column` counts from 1, 0 for the
    whole row, and `heading` is what stands above it.
    """

    file: str
    row: int = 0
    column: int = 0
    heading: str = ""
    message: str
    hint: str = ""

    def as_text(self) -> str:
        """Write it as a sentence with its place and, on a line of its own, what to do."""
        where = self.file
        if self.row and self.column:
            above = f" ({shown(self.heading)})" if self.heading else ""
            where += f", celle {get_column_letter(self.column)}{self.row}{above}"
        elif self.row:
            where += f", række {self.row}"
        help_line = f"\n  hjælp: {self.hint}" if self.hint else ""
        return f"{where}: {self.message}{help_line}"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Row:
    """A row's cells without spaces around them; `number` as the spreadsheet counts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Table:
    """The headings and the rows below them, each as long as the headings."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReadTable:
    """A table as far as it could be read, and everything that is wrong with it."""

    table: Table
    mistakes: tuple[Mistake, ...]


class Unreadable(Exception):  # noqa: N818 (it is no failure of the program)
    """The file is no table; it carries the `Mistake` that says why."""

    def __init__(self, mistake: Mistake) -> None:
        """Say what is wrong."""
        super().__init__(mistake.message)
        self.mistake = mistake


def shown(text: str) -> str:
    """Give a cell's text for a message: short, on one line, without what a terminal would obey."""
    bare = " ".join(_CONTROLS.sub("\ufffd", text).split())
    return bare if len(bare) <= _SHOWN else f"{bare[: _SHOWN - 1]}…"


def read_table(file: str, data: bytes, count_known: Callable[[Sequence[str]], int]) -> ReadTable:
    """Read a CSV file or a workbook, whatever its name says.

    `count_known` tells how many headings are known: by that the separator is found.
    """
    try:
        if len(data) > MAX_BYTES:
            raise _unreadable(file, "Filen er for stor.", "Gem kun arket med indmeldingerne.")
        if data.startswith(_ZIP):
            found = list(_workbook_rows(file, data))
        elif data.startswith(_OLE):
            raise _sealed(file, data)
        else:
            found = list(_csv_rows(file, _decoded(file, data), count_known))
    except Unreadable as refusal:
        empty = Table(file=file, headings=(), rows=())
        return ReadTable(table=empty, mistakes=(refusal.mistake,))
    return _squared(file, found)


def _unreadable(file: str, message: str, hint: str = "", row: int = 0) -> Unreadable:
    return Unreadable(Mistake(file=file, row=row, message=message, hint=hint))


def _sealed(file: str, data: bytes) -> Unreadable:
    if inspected("fil.xlsx", data).has(Trait.ENCRYPTED):
        return _unreadable(
            file,
            "Filen er beskyttet med en adgangskode og kan ikke læses.",
            "Åbn den i Excel, fjern adgangskoden, og gem den igen uden for arkivet.",
        )
    return _unreadable(
        file, "Filen er i et gammelt format.", "Åbn den i Excel, og gem den som .xlsx eller .csv."
    )


def _decoded(file: str, data: bytes) -> str:
    """Decode UTF-8, UTF-16 and Windows-1252, with or without a mark; never with loss."""
    encoding = _encoding(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        raise _unreadable(
            file,
            f"Linje {line} kan ikke læses: tegnene er ikke gemt i et tegnsæt, der kendes her.",
            "Åbn filen i Excel, og gem den som CSV UTF-8 eller .xlsx.",
        ) from failure


def _encoding(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data[1:2] == b"\0" or data[:1] == b"\0":
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        # Letters in UTF-8 beside others that are not: no one encoding is right for the file.
        return "utf-8" if _UTF8_LETTER.search(data) else "cp1252"
    return "utf-8"


def _csv_rows(file: str, text: str, count_known: Callable[[Sequence[str]], int]) -> Iterator[Row]:
    rest = re.sub(r"\Asep=.\r?\n", "", text)
    # Excel's own first line counts as a row there.
    first = 2 if rest != text else 1
    separator = _separator(rest, count_known)
    rows = csv.reader(StringIO(rest, newline=""), delimiter=separator, strict=True)
    number = first
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as failure:
            raise _unreadable(
                file,
                f"Linje {rows.line_num + first - 1} kan ikke læses; ofte mangler et "
                "anførselstegn, eller der står et for meget.",
                "Ret linjen, eller gem filen som .xlsx.",
            ) from failure
        yield Row(number=number, cells=tuple(map(_bare, cells)))
        number += 1
        if number > MAX_ROWS + first:
            raise _unreadable(file, f"Filen har over {MAX_ROWS} rækker.")


def _separator(text: str, count_known: Callable[[Sequence[str]], int]) -> str:
    """Find the separator by the header: the one under which most headings are known."""

    def headings(separator: str) -> list[str]:
        try:
            return next(csv.reader(StringIO(text, newline=""), delimiter=separator), [])
        except csv.Error:
            return []

    return max(_SEPARATORS, key=lambda one: (count_known(headings(one)), len(headings(one))))


def _workbook_rows(file: str, data: bytes) -> Iterator[Row]:
    seen = inspected("fil.xlsx", data)
    if seen.has(Trait.ENCRYPTED):
        raise _sealed(file, data)
    if seen.has(Trait.SCRIPT):
        raise _unreadable(
            file, "Filen har makroer og bliver ikke læst.", "Gem den som .xlsx uden makroer."
        )
    if seen.has(Trait.TOO_LARGE) or _unpacked_size(data) > MAX_UNPACKED:
        raise _unreadable(file, "Filen fylder for meget, når den pakkes ud.")
    if seen.has(Trait.UNREADABLE):
        raise _unreadable(file, "Filen er beskadiget eller ikke et regneark.")
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        yield from _sheet_rows(file, book, data)
    except (InvalidFileException, KeyError, ValueError, zipfile.BadZipFile) as failure:
        raise _unreadable(
            file, "Filen er beskadiget eller ikke et regneark.", "Gem den igen som .xlsx i Excel."
        ) from failure


def _unpacked_size(data: bytes) -> int:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return sum(one.file_size for one in package.infolist())
    except zipfile.BadZipFile:
        return 0


def _sheet_rows(file: str, book: Any, data: bytes) -> Iterator[Row]:  # noqa: ANN401 (untyped rows)
    names = book.sheetnames
    if len(names) != 1:
        quoted = ", ".join(f"'{shown(name)}'" for name in names)
        raise _unreadable(
            file,
            f"Filen har {len(names)} ark: {quoted}.",
            "Gem en fil med kun arket, der skal læses.",
        )
    if _has_merged_cells(data):
        raise _unreadable(
            file, "Filen har flettede celler.", "Ophæv fletningen i Excel, og gem filen igen."
        )
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # what the file says of its own size need not be true
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = tuple(_cell_text(cell) for cell in cells[: MAX_COLUMNS + 1])
        if any(texts) and number > MAX_ROWS + 1:
            raise _unreadable(file, f"Arket har over {MAX_ROWS} rækker.")
        yield Row(number=number, cells=texts)


def _has_merged_cells(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as package:
        sheets = [one for one in package.namelist() if one.startswith("xl/worksheets/")]
        return any(b"<mergeCell " in package.read(one) for one in sheets if one.endswith(".xml"))


def _cell_text(cell: Any) -> str:  # noqa: ANN401 (openpyxl has four classes of cells)
    """Write a cell as text; a formula begins with `=`, also one that Excel calls by range."""
    value = cell.value
    if cell.data_type == "f":
        return value if isinstance(value, str) else "=formel"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else _bare(str(value))


def _bare(text: str) -> str:
    """Spell a cell as records are spelled: macOS may give an `å` as two characters."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip()


def _squared(file: str, found: list[Row]) -> ReadTable:
    """Take the first row as headings, make the others as long, and say what does not fit."""
    while found and not any(found[-1].cells):
        found.pop()
    if len(found) < 2:  # noqa: PLR2004 (headings, and somebody below them)
        what = "Filen er tom." if not found else "Der står ingen rækker under overskrifterne."
        hint = "Hent filen igen fra formularen."
        empty = Table(file=file, headings=found[0].cells if found else (), rows=())
        return ReadTable(table=empty, mistakes=(Mistake(file=file, message=what, hint=hint),))
    headings = _without_empty_ends(found[0].cells)
    width = len(headings)
    rows: list[Row] = []
    mistakes: list[Mistake] = list(_cell_mistakes(file, headings, found[0]))
    if width > MAX_COLUMNS:
        mistakes.append(Mistake(file=file, message=f"Filen har over {MAX_COLUMNS} kolonner."))
    for row in found[1:]:
        mistakes.extend(_row_mistakes(file, headings, row))
        if any(row.cells):
            rows.append(Row(number=row.number, cells=(*row.cells, *[""] * width)[:width]))
    table = Table(file=file, headings=headings, rows=tuple(rows))
    return ReadTable(table=table, mistakes=tuple(mistakes))


def _without_empty_ends(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = max((index for index, cell in enumerate(cells, start=1) if cell), default=0)
    return cells[:last]


def _row_mistakes(file: str, headings: Sequence[str], row: Row) -> Iterator[Mistake]:
    cells = _without_empty_ends(row.cells)
    if not cells:
        yield Mistake(
            file=file, row=row.number, message="Rækken er tom.", hint="Slet den tomme række."
        )
    if len(cells) > len(headings):
        yield Mistake(
            file=file,
            row=row.number,
            message=f"Rækken har {len(cells)} celler, men der er {len(headings)} overskrifter.",
            hint="Står der et skilletegn i en tekst, så sæt teksten i anførselstegn.",
        )
    yield from _cell_mistakes(file, headings, row)


def _cell_mistakes(file: str, headings: Sequence[str], row: Row) -> Iterator[Mistake]:
    for column, text in enumerate(row.cells, start=1):
        wrong = _wrong_text(text)
        if wrong is not None:
            message, hint = wrong
            heading = headings[column - 1] if column <= len(headings) and row.number > 1 else ""
            yield Mistake(
                file=file,
                row=row.number,
                column=column,
                heading=heading,
                message=message,
                hint=hint,
            )


def _wrong_text(text: str) -> tuple[str, str] | None:
    if _FORMULA.match(text):
        return f"'{shown(text)}' er en formel.", "Skriv teksten eller tallet i stedet."
    if len(text) > MAX_LENGTH:
        return f"Her står over {MAX_LENGTH} tegn.", "Forkort teksten."
    if _CONTROLS.search(text):
        return "Her står et tegn, der ikke kan ses.", "Slet cellen, og skriv teksten forfra."
    if _GARBLED.search(text) or _OLD_LETTERS.search(text):
        return (
            f"'{shown(text)}' har bogstaver, der er gået i stykker.",
            "Filen er gemt i et andet tegnsæt. Gem den igen som CSV UTF-8 eller .xlsx.",
        )
    return None


def guarded(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet might run, as OWASP advises.

    One that begins with an apostrophe gets one too, so that `unguarded` gives the text again.
    """
    return f"'{text}" if text.startswith((*_DANGEROUS, "'")) else text


def unguarded(text: str) -> str:
    """Take the apostrophe of `guarded` away again."""
    return text.removeprefix("'")


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Write rows as the CSV that a Danish Excel opens: semicolons, UTF-8 with its mark."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def workbook_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Write rows as a workbook with one sheet; every cell is text, whatever it looks like."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Arbejdsark"
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(row=number, column=column)
            cell.value = guarded(text)
            cell.data_type = "s"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
