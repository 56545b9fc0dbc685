"""Findings as GitHub's workflow commands."""

from mkdocs_sagsgang.annotations import annotations, without_commands
from sagsgang.diagnostics import Place, error, note, warning


def test_each_finding_stands_on_its_line_mistakes_first() -> None:
    """GitHub shows ten of each step: what stops the change comes first, notes not at all."""
    place = Place("nord/fora/a.md", 3, 7)
    found = [
        warning("felt-tomt", place, "Feltet er tomt."),
        note("bom", place, "Et usynligt tegn."),
        error("dato-ugyldig", place, "'x' er ikke en dato.", "Skriv\n2023-02-28"),
    ]
    place_of = "file=records/nord/fora/a.md,line=3,col=7,title="
    said = "'x' er ikke en dato.%0ASkriv%0A2023-02-28"
    assert list(annotations(found, "records/")) == [
        f"::error {place_of}dato-ugyldig::{said}",
        f"::warning {place_of}felt-tomt::Feltet er tomt.",
    ]


def test_signs_that_mean_something_to_the_runner_are_written_otherwise() -> None:
    """In a property also colon and comma; a finding is always one line."""
    found = [error("x", Place("a:b,c%.md"), "50 %: a,b\r\n::error::c")]
    assert list(annotations(found, "")) == [
        "::error file=a%3Ab%2Cc%25.md,line=1,col=1,title=x::50 %25: a,b%0D%0A::error::c"
    ]


def test_words_of_a_record_are_no_commands() -> None:
    """The runner looks for none until a word comes that cannot stand in the text."""
    text = "::add-mask::alt\n::stop-commands::x"
    first, *lines, last = without_commands(text).split("\n")
    assert lines == text.split("\n")
    assert first.startswith("::stop-commands::")
    assert last == f"::{first.removeprefix('::stop-commands::')}::"
    assert last not in text
