"""The form's export as candidates.

Knows the form's columns (declared once, here) and what must stand in them. Refuses to choose, to
know file formats, and to let anything of a nomination into a record.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from mkdocs_sagsgang.tables import Mistake, Row, Table, read_table, shown
from sagsgang import danish
from sagsgang.archive import Archive, Dead
from sagsgang.selection import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: the candidate's field, the heading we write, and others that mean the same."""

    field: str
    heading: str
    also: tuple[str, ...] = ()
    is_required: bool = False


COLUMNS: Final = (
    Column(
        field="unit",
        heading="SOF",
        also=(
            *("Navn på (P)SOF", "Navn på SOF", "Navn på PSOF", "PSOF", "SOF eller PSOF"),
            "Samordningsforum",
        ),
    ),
    Column(
        field="municipality",
        heading="Kommune",
        also=("Navn på kommune", "Kommunens navn"),
        is_required=True,
    ),
    Column(
        field="name",
        heading="Navn",
        also=(
            *("Navn på indmeldte repræsentant", "Navn på den indmeldte"),
            *("Repræsentantens navn", "Kandidatens navn"),
        ),
        is_required=True,
    ),
    Column(
        field="email",
        heading="E-mail",
        also=("Mail", "E-post", "Mailadresse", "E-mail på indmeldte repræsentant"),
    ),
    Column(
        field="title",
        heading="Stilling",
        also=("Titel", "Stilling på indmeldte repræsentant", "Stillingsbetegnelse"),
        is_required=True,
    ),
    Column(
        field="experience",
        heading="Erfaring",
        also=(
            "Relevante kompetencer/motivation/erfaring for arbejdet",
            "Kompetencer, motivation og erfaring",
            "Kompetencer",
            "Motivation",
            "Erfaring på området",
        ),
    ),
    Column(
        field="memberships",
        heading="Øvrige fora",
        also=(
            "Beskrivelse af deltagelse i øvrige, relevante fora",
            "Deltagelse i øvrige, relevante fora",
            "Deltager i disse andre fora",
            "Andre fora",
        ),
    ),
    Column(
        field="wants_chair",
        heading="Ønsker at være formand",
        also=(
            "Angivelse af, hvorvidt repræsentanten ønsker at være formand",
            "Ønsker at være formand (ja eller nej)",
            "Formand",
            "Vil gerne være formand",
        ),
    ),
)
"""What a form asks for. The long headings are those of the secretariat's own form, and of the mail
that an open call begins (`sagsgang.views.rows.nominations`)."""

TOGETHER: Final = Column(
    field="person",
    heading="Navn, e-mail og stilling",
    also=("Navn, e-mail og stilling på indmeldte repræsentant",),
)
"""Three fields in one cell, as the form has been made before."""

IGNORED: Final = (
    *("ID", "Tidsstempel", "Timestamp", "Indsendt", "Starttidspunkt", "Fuldførelsestidspunkt"),
    *("Starttid", "Sluttid", "Sidste ændringstidspunkt", "Sprog"),
)
"""What form services add of their own."""

_LABEL: Final = "label"
_MUNICIPALITY: Final = "municipality"
_PARTS_TOGETHER: Final = ("name", "email", "title")
_FILLED_IN: Final = ("name", _MUNICIPALITY)
"""Fields that no row may leave blank."""
_MOST_LABELS: Final = 26


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Filled:
    """A table with known columns: `found` gives the position of each field that it has."""

    table: Table
    found: Mapping[str, int]
    mistakes: tuple[Mistake, ...]

    def texts(self, row: Row) -> dict[str, str]:
        """Give a row's texts by field, the three that may share a cell apart."""
        texts = {field: row.cells[at] for field, at in self.found.items()}
        together = texts.pop(TOGETHER.field, None)
        parts = None if together is None else _apart(together)
        return (
            texts if parts is None else {**dict(zip(_PARTS_TOGETHER, parts, strict=True)), **texts}
        )

    def mistake(self, row: Row, field: str, message: str, hint: str) -> Mistake:
        """Say that something is wrong in the cell of a field that the table has."""
        is_apart = field in self.found or field not in _PARTS_TOGETHER
        at = self.found[field if is_apart else TOGETHER.field]
        return Mistake(
            file=self.table.file,
            row=row.number,
            column=at + 1,
            heading=self.table.headings[at],
            message=message,
            hint=hint,
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Candidates:
    """The candidates of an export and everything that is wrong with it."""

    candidates: tuple[Candidate, ...]
    mistakes: tuple[Mistake, ...]


def read_candidates(file: str, data: bytes, records: Archive, region: str) -> Candidates:
    """Read the form's export; all mistakes are found at once."""
    filled = filled_in(file, data, (*COLUMNS, TOGETHER))
    if not filled.table.rows:
        return Candidates(candidates=(), mistakes=filled.mistakes)
    people = candidates_in(filled, records, region)
    mistakes = {
        *filled.mistakes,
        *people.mistakes,
        *_strange_headings(filled),
        *missing_columns(filled, COLUMNS),
    }
    return Candidates(candidates=people.candidates, mistakes=tuple(sorted(mistakes)))


def filled_in(file: str, data: bytes, columns: Sequence[Column]) -> Filled:
    """Read a table and find its columns by their headings; the first where one stands twice."""

    def count_known(headings: Sequence[str]) -> int:
        return sum(_column(one, columns) is not None for one in headings)

    read = read_table(file, data, count_known)
    found: dict[str, int] = {}
    for index, heading in enumerate(read.table.headings):
        column = _column(heading, columns)
        if column is not None:
            found.setdefault(column.field, index)
    return Filled(table=read.table, found=MappingProxyType(found), mistakes=read.mistakes)


def _column(heading: str, columns: Sequence[Column]) -> Column | None:
    folded = _folded(heading)
    return next(
        (one for one in columns if folded in map(_folded, (one.heading, *one.also))),
        None,
    )


def _folded(heading: str) -> str:
    """Spell a heading without case, and without the marks that a form puts after it."""
    return " ".join(re.sub(r"[^\w/,()-]+", " ", heading.casefold()).split())


def candidates_in(filled: Filled, records: Archive, region: str) -> Candidates:
    """Give everybody in a table, a candidate for each row, and what is wrong with the rows."""
    candidates: list[Candidate] = []
    mistakes: list[Mistake] = []
    fields = {column.field for column in COLUMNS}
    for index, row in enumerate(filled.table.rows):
        texts = filled.texts(row)
        mistakes.extend(_row_mistakes(filled, row, records, region))
        own = {"name": "", **{name: text for name, text in texts.items() if name in fields}}
        candidates.append(
            Candidate(
                **own
                | {
                    _LABEL: texts.get(_LABEL, "") or label(index),
                    _MUNICIPALITY: _municipality(own.get(_MUNICIPALITY, ""), records, region) or "",
                }
            )
        )
    mistakes.extend(_repeated(filled, candidates))
    return Candidates(candidates=tuple(candidates), mistakes=tuple(mistakes))


def label(index: int) -> str:
    """Give a neutral name: Kandidat A to Z, then AA, AB and on; numbers where they run out."""
    before, last = divmod(index, _MOST_LABELS)
    if before > _MOST_LABELS:
        return f"Kandidat {index + 1}"
    first = chr(ord("A") + before - 1) if before else ""
    return f"Kandidat {first}{chr(ord('A') + last)}"


def _apart(text: str) -> tuple[str, str, str] | None:
    """Take name, e-mail and position out of one cell; nothing unless there are just these."""
    parts = [part.strip() for part in re.split(r"[,;\n/]", text, maxsplit=2)]
    mails = [part for part in parts if "@" in part]
    others = [part for part in parts if "@" not in part]
    if len(mails) != 1 or len(others) != len(_PARTS_TOGETHER) - 1 or not all(others):
        return None
    return others[0], mails[0], others[1]


def _row_mistakes(filled: Filled, row: Row, records: Archive, region: str) -> Iterator[Mistake]:
    """Report what one row lacks or has wrong."""
    texts = filled.texts(row)
    together = filled.found.get(TOGETHER.field)
    is_mixed = together is not None and _apart(row.cells[together]) is None
    if is_mixed:
        yield filled.mistake(
            row,
            TOGETHER.field,
            "Her skal stå navn, e-mail og stilling med komma imellem.",
            "Skriv fx: Kari Prøve, kari@example.dk, sundhedschef",
        )
    for field in _FILLED_IN:
        if field in filled.found and not texts[field]:
            yield filled.mistake(row, field, "Cellen er tom.", "Skriv, hvad der skal stå.")
    name = texts.get(_MUNICIPALITY, "")
    if name and _municipality(name, records, region) is None:
        names = [str(one.facts.name) for one in records.municipalities.values()]
        nearest = danish.nearest(_bare(name), names)
        hint = "Skriv kommunens navn, som det står i arkivet."
        yield filled.mistake(
            row,
            _MUNICIPALITY,
            f"'{shown(name)}' er ikke en kommune her.",
            f"Mente du '{nearest}'?" if nearest else hint,
        )


def _bare(name: str) -> str:
    return re.sub(r"\s+kommune\Z", "", name, flags=re.IGNORECASE)


def _municipality(name: str, records: Archive, region: str) -> str | None:
    """Find the id of the municipality that a name means, if its record can be read."""
    found = records.municipality_at(_bare(name), region)
    return None if isinstance(found, Dead) or found not in records.municipalities else found


def _repeated(filled: Filled, candidates: Sequence[Candidate]) -> Iterator[Mistake]:
    """Report people who stand there twice, by name or by e-mail."""
    for field in ("name", "email"):
        first: dict[str, int] = {}
        for row, candidate in zip(filled.table.rows, candidates, strict=True):
            text = " ".join(getattr(candidate, field).casefold().split())
            number = first.setdefault(text, row.number) if text else row.number
            if number != row.number:
                yield filled.mistake(
                    row,
                    field,
                    f"Den samme person står også i række {number}.",
                    "Slet den ene række. Er det to forskellige, så gør navn og mail forskellige.",
                )


def _strange_headings(filled: Filled) -> Iterator[Mistake]:
    """Report headings that nobody knows, and those that mean what another one means."""
    columns = (*COLUMNS, TOGETHER)
    every = [name for one in columns for name in (one.heading, *one.also)]
    headings, ignored = filled.table.headings, set(map(_folded, IGNORED))
    for index, heading in enumerate(headings):
        column = _column(heading, columns)
        message = hint = ""
        if column is not None and filled.found[column.field] != index:
            first = headings[filled.found[column.field]]
            message = f"'{shown(heading)}' betyder det samme som '{shown(first)}'."
            hint = "Slet den ene kolonne."
        elif column is None and _folded(heading) not in ignored:
            nearest = danish.nearest(heading, every)
            message = f"Kolonnen '{shown(heading)}' kendes ikke."
            hint = f"Mente du '{nearest}'?" if nearest else "Slet kolonnen, eller omdøb den."
        if message:
            yield Mistake(
                file=filled.table.file, row=1, column=index + 1, message=message, hint=hint
            )


def missing_columns(filled: Filled, columns: Sequence[Column]) -> Iterator[Mistake]:
    """Report columns that must be there and are not."""
    for column in columns:
        is_together = TOGETHER.field in filled.found and column.field in _PARTS_TOGETHER
        if not column.is_required or column.field in filled.found or is_together:
            continue
        near = [one for one in filled.table.headings if danish.nearest(one, [column.heading])]
        more = f", eller ret '{shown(near[0])}' til '{column.heading}'" if near else ""
        yield Mistake(
            file=filled.table.file,
            row=1,
            message=f"Kolonnen '{column.heading}' mangler.",
            hint=f"Tilføj kolonnen{more}.",
        )
