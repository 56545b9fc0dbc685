"""The form's export becomes candidates, and every mistake in it is told with its cell."""

import pytest

from mkdocs_sagsgang.nominations import COLUMNS, label, read_candidates
from sagsgang import danish
from sagsgang.selection import Candidate
from sagsgang.views.rows.nominations import FIELDS
from tests.sagsgang.sources import RECORDS as RECORDS_ON_DISK
from tests.sagsgang.sources import read

RECORDS = read(
    {
        "nord/kommuner/vejle.md": "---\nnavn: Vejle\n---\n",
        "nord/kommuner/aeroe.md": "---\nnavn: Ærø\n---\n",
    }
)
LONG = (
    '"Navn på (P)SOF";"Kommune";"Navn, e-mail og stilling på indmeldte repræsentant";'
    '"Relevante kompetencer/motivation/erfaring for arbejdet:";'
    '"Beskrivelse af deltagelse i øvrige, relevante fora";'
    '"Angivelse af, hvorvidt repræsentanten ønsker at være formand";Tidsstempel\n'
)


def told(text: str) -> list[str]:
    """Give what is said about an export."""
    found = read_candidates("fil.csv", text.encode(), RECORDS, "nord")
    return [one.as_text() for one in found.mistakes]


def test_the_forms_long_headings_are_known() -> None:
    """Also three fields in one cell, a colon after a heading, and what the service adds."""
    row = 'SOF Fyn;Ærø Kommune;"Kari Prøve, kari@example.dk, sundhedschef";Mange år;Ingen;Ja;2023\n'
    found = read_candidates("fil.csv", f"{LONG}{row}".encode(), RECORDS, "nord")
    assert [one.as_text() for one in found.mistakes] == []
    assert found.candidates == (
        Candidate(
            label="Kandidat A",
            name="Kari Prøve",
            municipality="nord/kommuner/aeroe",
            email="kari@example.dk",
            title="sundhedschef",
            unit="SOF Fyn",
            experience="Mange år",
            memberships="Ingen",
            wants_chair="Ja",
        ),
    )


def test_every_heading_and_its_other_names_are_known() -> None:
    """In any case, and each means one field only."""
    names = [name for column in COLUMNS for name in (column.heading, *column.also)]
    assert len({name.casefold() for name in names}) == len(names)
    for column in COLUMNS:
        for name in column.also:
            headings = [one.heading for one in COLUMNS if one is not column]
            head = ";".join(f'"{one}"' for one in (*headings, name.upper()))
            cells = {"municipality": "Vejle"}
            row = ";".join(
                cells.get(one.field, "x") for one in (*(c for c in COLUMNS if c != column), column)
            )
            assert told(f"{head}\n{row}\n") == []


def test_the_mail_of_an_open_call_has_the_same_fields() -> None:
    """What a municipality answers by mail can be pasted into a table as it stands."""
    known = {name for column in COLUMNS for name in (column.heading, *column.also)}
    assert set(FIELDS) <= known
    assert len(FIELDS) == len(COLUMNS)


def test_the_guide_names_every_column() -> None:
    """Those that must be there first, then those that may."""
    guide = (RECORDS_ON_DISK / "om/vejledning/udpegninger.md").read_text(encoding="utf-8")
    needed = danish.joined([one.heading for one in COLUMNS if one.is_required], last="og")
    others = danish.joined([one.heading for one in COLUMNS if not one.is_required], last="og")
    assert f"{needed} skal være der; {others} læses, når de er der." in guide


def test_all_mistakes_are_told_at_once() -> None:
    """Headings, cells and people, in the order of the sheet."""
    text = (
        "Navn;Kommune;Stiling;E-mail;Mail;Alder\n"
        "Kari Prøve;Vejel;chef;kari@example.dk;;\n"
        ";Vejle Kommune;=1+1;bo@example.dk;;\n"
        "kari  prøve;Berlin;chef;KARI@example.dk;;\n"
    )
    assert told(text) == [
        (
            "fil.csv, række 1: Kolonnen 'Stilling' mangler.\n"
            "  hjælp: Tilføj kolonnen, eller ret 'Stiling' til 'Stilling'."
        ),
        "fil.csv, celle C1: Kolonnen 'Stiling' kendes ikke.\n  hjælp: Mente du 'Stilling'?",
        "fil.csv, celle E1: 'Mail' betyder det samme som 'E-mail'.\n  hjælp: Slet den ene kolonne.",
        (
            "fil.csv, celle F1: Kolonnen 'Alder' kendes ikke.\n"
            "  hjælp: Slet kolonnen, eller omdøb den."
        ),
        "fil.csv, celle B2 (Kommune): 'Vejel' er ikke en kommune her.\n  hjælp: Mente du 'Vejle'?",
        "fil.csv, celle A3 (Navn): Cellen er tom.\n  hjælp: Skriv, hvad der skal stå.",
        (
            "fil.csv, celle C3 (Stiling): '=1+1' er en formel.\n"
            "  hjælp: Skriv teksten eller tallet i stedet."
        ),
        (
            "fil.csv, celle A4 (Navn): Den samme person står også i række 2.\n"
            "  hjælp: Slet den ene række. Er det to forskellige, så gør navn og mail forskellige."
        ),
        (
            "fil.csv, celle B4 (Kommune): 'Berlin' er ikke en kommune her.\n"
            "  hjælp: Skriv kommunens navn, som det står i arkivet."
        ),
        (
            "fil.csv, celle D4 (E-mail): Den samme person står også i række 2.\n"
            "  hjælp: Slet den ene række. Er det to forskellige, så gør navn og mail forskellige."
        ),
    ]


@pytest.mark.parametrize("cell", ["Kari Prøve", "Kari, chef, afdeling", "a@b.dk, c@d.dk, chef"])
def test_a_cell_of_three_that_cannot_be_taken_apart_is_told(cell: str) -> None:
    """Nobody guesses which is the name."""
    assert told(f'{LONG}SOF Fyn;Ærø;"{cell}";;;;\n') == [
        (
            "fil.csv, celle C2 (Navn, e-mail og stilling på indmeldte r…): Her skal stå navn, "
            "e-mail og stilling med komma imellem.\n"
            "  hjælp: Skriv fx: Kari Prøve, kari@example.dk, sundhedschef"
        )
    ]


def test_neutral_names_go_on_after_z() -> None:
    """They are neutral names in the sense of a pool, and each is another."""
    assert [label(0), label(25), label(26), label(27)] == [
        "Kandidat A",
        "Kandidat Z",
        "Kandidat AA",
        "Kandidat AB",
    ]
    assert label(26 * 27 - 1) == "Kandidat ZZ"
    assert len({label(index) for index in range(1500)}) == 1500
