"""How a text begins."""

import pytest

from sagsgang.views.rows.leads import LONGEST_LEAD, parted


def test_the_first_paragraph_stands_alone() -> None:
    """A plain first paragraph is the lead, over however many lines it runs."""
    assert parted("En linje\nog en til.\n\nResten.\n\n- a\n") == (
        "En linje\nog en til.",
        "Resten.\n\n- a",
    )
    assert parted("Alene.") == ("Alene.", "")
    assert parted("") == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "# Overskrift\n\nTekst.",
        "- et\n- to\n\nTekst.",
        "1. et\n\nTekst.",
        "> citat\n\nTekst.",
        "    kode\n\nTekst.",
        "| a | b |\n|---|---|\n\nTekst.",
        "Titel\n=====\n\nTekst.",
        "Se [der][x].\n\nTekst.\n\n[x]: https://example.dk",
        "x" * (LONGEST_LEAD + 1) + "\n\nTekst.",
    ],
)
def test_other_beginnings_stay_in_the_text(text: str) -> None:
    """A heading, list, quotation, table, code, long text or one with definitions stays whole."""
    lead, rest = parted(text)
    assert lead == ""
    assert rest == text.strip()
