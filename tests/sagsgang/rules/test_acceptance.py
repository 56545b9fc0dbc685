"""How acceptances in a record meet the findings of rules."""

from hypothesis import given
from hypothesis import strategies as st

from sagsgang.diagnostics import Place, error
from sagsgang.rules.acceptance import reviewed
from tests.sagsgang.rules.meeting_files import MEETING, archive_of, item, meeting

CODE = "dato-ugedag"


def _acceptance(spot: str, code: str = CODE) -> str:
    return f"accepteret:\n  - kode: {code}\n    sted: {spot}\n    hvorfor: Står sådan.\n"


def test_an_acceptance_meets_every_finding_of_its_code_in_lines_with_its_words() -> None:
    """Two lines with the same words are accepted at once, however the words are spaced."""
    files = meeting(
        item(minutes="Mødet var  torsdag d. 9.\nSiden kom\ttorsdag d. 9. igen."),
        facts=_acceptance("torsdag d. 9."),
    )
    first, second = error(CODE, Place(MEETING, 17), "a"), error(CODE, Place(MEETING, 18), "b")

    result = reviewed(archive_of(files), (first, second), {CODE})

    assert [one.finding for one in result.accepted] == [first, second]
    assert {one.reason for one in result.accepted} == {"Står sådan."}
    assert result.remaining == ()
    assert result.mistakes == ()


def test_another_code_or_another_file_is_not_accepted() -> None:
    """An acceptance is about one rule and one record."""
    files = meeting(item(minutes="Mødet var torsdag."), facts=_acceptance("torsdag"))
    elsewhere = error(CODE, Place("syddanmark/fora/kredsen.md", 2), "a")
    other = error("tekst-html", Place(MEETING, 17), "b")

    result = reviewed(archive_of(files), (elsewhere, other), {CODE, "tekst-html"})

    assert set(result.remaining) == {elsewhere, other}
    assert [one.code for one in result.mistakes] == ["accept-uden-fund"]


def test_a_code_that_cannot_be_accepted_leaves_its_finding_open() -> None:
    """What protects people stays a finding, and the acceptance becomes one too."""
    code = "lukket-med-tekst"
    files = meeting(item(minutes="Personsag."), facts=_acceptance("Personsag", code))
    finding = error(code, Place(MEETING, 17), "a")

    result = reviewed(archive_of(files), (finding,), {CODE})

    assert result.remaining == (finding,)
    assert [one.code for one in result.mistakes] == ["accept-ugyldig"]


@given(st.lists(st.integers(1, 40), max_size=8, unique=True))
def test_no_finding_is_lost(lines: list[int]) -> None:
    """Each finding is either open or accepted, also where its line does not exist."""
    files = meeting(item(minutes="Mødet var torsdag."), facts=_acceptance("Mødet var torsdag."))
    findings = [error(CODE, Place(MEETING, line), "a") for line in lines]

    result = reviewed(archive_of(files), findings, {CODE})

    accepted = [one.finding for one in result.accepted]
    assert {one.place.line for one in accepted} <= {7, 17}
    assert {*accepted, *result.remaining} == set(findings)
    assert not set(accepted) & set(result.remaining)
