"""Findings as a person at a terminal reads them."""

from mkdocs_sagsgang import report
from sagsgang.diagnostics import Place, error, note, warning

ONE_ERROR = error("dato-ugyldig", Place("a.md", 3, 7), "Forkert.", "Ret.")
ONE_WARNING = warning("punkt-raekkefoelge", Place("b.md"), "Se efter.")
ONE_NOTE = note("fil-lang", Place("c.md"), "Lang.")


def test_notes_are_not_listed() -> None:
    """Mistakes and warnings are written with their place, notes are left out."""
    assert list(report.listed([ONE_ERROR, ONE_WARNING, ONE_NOTE], "records/")) == [
        "records/a.md:3:7: fejl[dato-ugyldig]: Forkert.\n  hjælp: Ret.",
        "records/b.md:1:1: advarsel[punkt-raekkefoelge]: Se efter.",
    ]


def test_findings_are_counted_in_danish() -> None:
    """The sentence is right for none, one and several."""
    assert report.counted([ONE_NOTE]) == "Ingen fejl eller advarsler."
    assert report.counted([ONE_WARNING]) == "1 advarsel i 1 fil."
    assert report.counted([ONE_ERROR, ONE_WARNING, ONE_NOTE]) == "1 fejl og 1 advarsel i 2 filer."
