"""The working sheet: candidates beside what the records know, and the choice filled in there.

Knows the sheet's columns and what must stand in those that people fill in. Refuses to choose, to
know file formats, and to let through what a nomination says as the grounds that are published.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mkdocs_sagsgang.nominations import (
    COLUMNS,
    Column,
    Filled,
    candidates_in,
    filled_in,
    missing_columns,
)
from mkdocs_sagsgang.tables import Mistake, Row, shown, unguarded
from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.danish.personal import cpr_numbers, phone_numbers, private_emails
from sagsgang.records.forum import Role
from sagsgang.records.record import Appointment
from sagsgang.selection import (
    PER_INHABITANTS,
    Candidate,
    CandidateRow,
    Chosen,
    Known,
    Verdict,
    what_is_private,
)

LABEL: Final = Column(field="label", heading="Neutralt navn", is_required=True)
VERDICT: Final = Column(field="verdict", heading="Vælges", is_required=True)
ROLE: Final = Column(field="role", heading="Rolle")
BASIS: Final = Column(field="basis", heading="Grundlag", is_required=True)

_SHEET: Final = (LABEL, *COLUMNS, VERDICT, ROLE, BASIS)
_KNOWN: Final = (
    "Indbyggere",
    "Klynge",
    "Pladser i alt",
    f"Pladser pr. {danish.formatted_number(PER_INHABITANTS)} indbyggere",
    "Pladser efter forum",
    "Pladser i dette forum",
    "Tidligere perioder i dette forum",
    "Klyngens pladser i alt",
    "Klyngens pladser i dette forum",
)


def working_rows(call: Appointment, rows: Sequence[CandidateRow]) -> Iterator[tuple[str, ...]]:
    """Lay the sheet out: what they wrote, what the records know, criteria, and room to choose."""
    criteria = [f"Kriterium {n}: {text}" for n, text in enumerate(call.facts.criteria, start=1)]
    to_fill_in = (VERDICT.heading, ROLE.heading, BASIS.heading)
    headings = (column.heading for column in COLUMNS)
    yield (LABEL.heading, *headings, *_KNOWN, *criteria, *to_fill_in)
    for row in rows:
        own = replace(row.candidate, municipality=row.known.municipality)
        texts = (getattr(own, column.field) for column in COLUMNS)
        yield (own.label, *texts, *_known(row.known), *row.answers, *("" for _ in to_fill_in))


def _known(known: Known) -> tuple[str, ...]:
    """Write what the records say; nothing where they do not."""
    share = known.seats_per_inhabitants
    in_cluster = (known.cluster_seats, known.cluster_here)
    return (
        "" if known.inhabitants is None else danish.formatted_number(known.inhabitants),
        known.cluster or "",
        str(known.seats),
        "" if share is None else f"{share:.2f}".replace(".", ","),
        "; ".join(f"{forum}: {count}" for forum, count in known.bodies),
        str(known.here),
        str(known.before),
        *("" if count is None else str(count) for count in in_cluster),
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Choices:
    """The choices of a sheet and everything that is wrong with it."""

    choices: tuple[Chosen, ...]
    mistakes: tuple[Mistake, ...]


def read_choices(file: str, data: bytes, records: Archive, region: str) -> Choices:
    """Read a sheet that was filled in; columns that somebody added are left alone."""
    filled = _unguarded(filled_in(file, data, _SHEET))
    missing = tuple(missing_columns(filled, _SHEET)) if filled.table.rows else ()
    if missing or not filled.table.rows:
        return Choices(choices=(), mistakes=tuple(sorted({*filled.mistakes, *missing})))
    people = candidates_in(filled, records, region)
    mistakes = {*filled.mistakes, *people.mistakes}
    choices: list[Chosen] = []
    for row, candidate in zip(filled.table.rows, people.candidates, strict=True):
        mistakes.update(_choice_mistakes(filled, row, people.candidates))
        choices.append(_choice(filled, row, candidate))
    return Choices(choices=tuple(choices), mistakes=tuple(sorted(mistakes)))


def _unguarded(filled: Filled) -> Filled:
    rows = (replace(row, cells=tuple(map(unguarded, row.cells))) for row in filled.table.rows)
    return replace(filled, table=replace(filled.table, rows=tuple(rows)))


def _choice(filled: Filled, row: Row, candidate: Candidate) -> Chosen:
    """Give what was decided about a candidate; the grounds only where they are published."""
    texts = filled.texts(row)
    verdict = _verdict(texts[VERDICT.field]) or Verdict.NOT_CHOSEN
    is_published = verdict is not Verdict.NOT_CHOSEN
    return Chosen(
        candidate=candidate,
        verdict=verdict,
        basis=" ".join(texts[BASIS.field].split()) if is_published else "",
        role=_role(texts.get(ROLE.field, "")),
    )


def _choice_mistakes(filled: Filled, row: Row, everybody: Sequence[Candidate]) -> Iterator[Mistake]:
    """Report what is wrong in the cells that the secretariat fills in."""
    texts = filled.texts(row)
    verdict = _verdict(texts[VERDICT.field])
    if verdict is None:
        text = shown(texts[VERDICT.field])
        message = f"'{text}' kan ikke stå her." if text else "Cellen er tom."
        yield filled.mistake(row, VERDICT.field, message, "Skriv ja, nej eller lod.")
    role = texts.get(ROLE.field, "")
    if role and _role(role) is None:
        words = danish.joined([one.value for one in Role], last="eller")
        message = f"'{shown(role)}' er ikke en rolle."
        yield filled.mistake(row, ROLE.field, message, f"Skriv {words}.")
    if verdict in (Verdict.CHOSEN, Verdict.EQUAL):
        message = _basis_mistake(" ".join(texts[BASIS.field].split()), everybody)
        if message:
            yield filled.mistake(row, BASIS.field, message, _BASIS_HINT)


_BASIS_HINT: Final = (
    "Skriv det kriterium, der afgjorde det, med egne ord. Det bliver offentliggjort."
)


def _verdict(text: str) -> Verdict | None:
    folded = text.casefold().strip(" .")
    return next((one for one in Verdict if one.value == folded), None)


def _role(text: str) -> Role | None:
    folded = " ".join(text.casefold().split())
    return next((one for one in Role if one.value == folded), None)


def _basis_mistake(basis: str, everybody: Sequence[Candidate]) -> str:
    """Say what is wrong with grounds that are to be published, or nothing."""
    if not basis:
        return "Grundlaget mangler."
    if any((*cpr_numbers(basis, is_markdown=True), *phone_numbers(basis), *private_emails(basis))):
        return "Grundlaget har personlige oplysninger."
    private = what_is_private(basis, everybody)
    return "" if private is None else f"Grundlaget har {private}."
