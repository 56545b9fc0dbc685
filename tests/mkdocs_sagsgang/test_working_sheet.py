"""The working sheet shows what is known, and what is filled in there is read or refused."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import pytest

from mkdocs_sagsgang.tables import csv_bytes, workbook_bytes
from mkdocs_sagsgang.working_sheet import read_choices, working_rows
from sagsgang.history import Chronicle
from sagsgang.publication import publication
from sagsgang.records.forum import Role
from sagsgang.selection import Candidate, Verdict, candidate_rows
from tests.sagsgang.sources import forum, read

CALL = "nord/udpegninger/2023/medlemmer"
RECORDS = read(
    {
        "nord/kommuner/vejle.md": (
            "---\nnavn: Vejle\nklynge: klyngen\nindbyggertal:\n  2022: 40.000\n---\n"
        ),
        "nord/kommuner/aeroe.md": "---\nnavn: Ærø\n---\n",
        "nord/fora/klyngen.md": forum("Klyngen"),
        "nord/fora/kredsen.md": forum(
            "Kredsen",
            "pladser:\n  - rolle: medlem\n    besat:\n      - kommune: vejle\n        fra: 2022\n",
        ),
        f"{CALL}.md": (
            "---\ntitel: Medlemmer\nforum: kredsen\nstatus: lukket\n"
            "kriterier:\n  - stilling\n  - vejret\n---\n"
        ),
    }
)
KARI = Candidate(
    label="Kandidat A",
    name="Kari Prøve",
    municipality="nord/kommuner/vejle",
    email="kari@example.dk",
    title="chef",
    experience="- Har ledt mange projekter",
    wants_chair="+1",
)
BO = Candidate(label="Kandidat B", name="Bo Prøve", municipality="nord/kommuner/aeroe")


def sheet(*filled: tuple[str, str, str]) -> list[tuple[str, ...]]:
    """Lay Kari and Bo out, and fill in the three last columns."""
    chronicle = Chronicle(publication(RECORDS), date(2023, 3, 1))
    call = RECORDS.appointments[CALL]
    rows = list(working_rows(call, candidate_rows(chronicle, call, (KARI, BO))))
    choices = filled or (("", "", ""), ("", "", ""))
    return [
        rows[0],
        *((*row[:-3], *more) for row, more in zip(rows[1:], choices, strict=True)),
    ]


def told(*filled: tuple[str, str, str]) -> list[str]:
    """Give what is said about a sheet."""
    found = read_choices("ark.csv", csv_bytes(sheet(*filled)), RECORDS, "nord")
    return [one.as_text() for one in found.mistakes]


def test_a_sheet_has_a_row_for_each_candidate() -> None:
    """What they wrote, what the records know, each criterion, and three columns to fill in."""
    assert sheet() == [
        (
            *("Neutralt navn", "SOF", "Kommune", "Navn", "E-mail", "Stilling", "Erfaring"),
            *("Øvrige fora", "Ønsker at være formand", "Indbyggere", "Klynge", "Pladser i alt"),
            *("Pladser pr. 10.000 indbyggere", "Pladser efter forum", "Pladser i dette forum"),
            *("Tidligere perioder i dette forum", "Klyngens pladser i alt"),
            *("Klyngens pladser i dette forum", "Kriterium 1: stilling", "Kriterium 2: vejret"),
            *("Vælges", "Rolle", "Grundlag"),
        ),
        (
            *("Kandidat A", "", "Vejle", "Kari Prøve", "kari@example.dk", "chef"),
            *("- Har ledt mange projekter", "", "+1", "40.000", "Klyngen", "1", "0,25"),
            *("Kredsen: 1", "1", "0", "1", "1", "chef", "", "", "", ""),
        ),
        (
            *("Kandidat B", "", "Ærø", "Bo Prøve", "", "", "", "", "", "", "", "0", ""),
            *("", "0", "0", "", "", "", "", "", "", ""),
        ),
    ]


@pytest.mark.parametrize("written", [csv_bytes, workbook_bytes], ids=["csv", "xlsx"])
def test_a_sheet_that_is_filled_in_is_read_as_it_was_written(
    written: Callable[[Iterable[Sequence[str]]], bytes],
) -> None:
    """The guards of cells are taken away; grounds of those who are not chosen are not read."""
    data = written(sheet(("Ja", "Formand", "Klyngen  manglede"), ("nej", "", "Et andet navn")))
    found = read_choices("ark", data, RECORDS, "nord")
    assert [one.as_text() for one in found.mistakes] == []
    assert [one.candidate for one in found.choices] == [KARI, BO]
    assert [(one.verdict, one.role, one.basis) for one in found.choices] == [
        (Verdict.CHOSEN, Role.CHAIR, "Klyngen manglede"),
        (Verdict.NOT_CHOSEN, None, ""),
    ]


def test_everything_that_is_not_filled_in_is_told() -> None:
    """The choice for everybody, the grounds for those who are chosen or equal."""
    assert told(("", "", ""), ("lod", "", "")) == [
        "ark.csv, celle U2 (Vælges): Cellen er tom.\n  hjælp: Skriv ja, nej eller lod.",
        (
            "ark.csv, celle W3 (Grundlag): Grundlaget mangler.\n  hjælp: Skriv det kriterium, der "
            "afgjorde det, med egne ord. Det bliver offentliggjort."
        ),
    ]
    assert told(("måske", "konge", "x"), ("nej", "", "")) == [
        "ark.csv, celle U2 (Vælges): 'måske' kan ikke stå her.\n  hjælp: Skriv ja, nej eller lod.",
        (
            "ark.csv, celle V2 (Rolle): 'konge' er ikke en rolle.\n  hjælp: Skriv formand, "
            "medformand, næstformand, medlem, født medlem, suppleant, observatør, sekretær, "
            "tovholder, kontaktperson, konsulent eller møderet."
        ),
    ]


@pytest.mark.parametrize(
    ("basis", "what"),
    [
        ("Bedre end Bo Prøve", "et navn"),
        ("Skriv til kari@gmail.com", "personlige oplysninger"),
        ("Ring 88 88 55 55", "personlige oplysninger"),
        ("kari@example.dk er god", "en mailadresse"),
        ("har ledt mange projekter", "ord fra indmeldingen"),
    ],
)
def test_grounds_that_say_what_is_private_are_refused(basis: str, what: str) -> None:
    """The message does not repeat it."""
    assert told(("ja", "", basis), ("nej", "", "")) == [
        (
            f"ark.csv, celle W2 (Grundlag): Grundlaget har {what}.\n  hjælp: Skriv det "
            "kriterium, der afgjorde det, med egne ord. Det bliver offentliggjort."
        )
    ]


def test_a_sheet_without_its_columns_is_told_and_others_are_left_alone() -> None:
    """A column that somebody added does no harm; one that was renamed is missing."""
    rows = sheet(("ja", "", "Stilling"), ("nej", "", ""))
    more = [(*row, extra) for row, extra in zip(rows, ("Min note", "a", "b"), strict=True)]
    assert read_choices("ark", csv_bytes(more), RECORDS, "nord").mistakes == ()
    rows[0] = tuple("Vælge" if one == "Vælges" else one for one in rows[0])
    found = read_choices("ark.csv", csv_bytes(rows), RECORDS, "nord")
    assert found.choices == ()
    assert [one.as_text() for one in found.mistakes] == [
        (
            "ark.csv, række 1: Kolonnen 'Vælges' mangler.\n"
            "  hjælp: Tilføj kolonnen, eller ret 'Vælge' til 'Vælges'."
        )
    ]
