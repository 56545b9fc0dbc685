"""The rules about people, beyond what the golden cases show."""

import pytest

from sagsgang.rules.people import (
    check_nobody_is_both_present_and_absent,
    check_nobody_is_listed_twice,
    check_people_are_spelled_alike,
)
from tests.sagsgang.rules.meeting_files import archive_of, item, meeting, shown

PRESENT = "deltagere:\n  - Kari Bak Prøve\n  - Tue von Eksempel\n"


@pytest.mark.parametrize(
    "text",
    [
        "Kari Bak Prøves oplæg var klart.",
        "Direktør Kari Bak Prøve holdt oplæg.",
        "I punktet talte Tue von Eksempel.",
        "Mads Prøve holdt oplæg.",
        "Fru Prøve holdt oplæg.",
        "`Kari B. Prøve` er kode.",
        "Kari Bak Prøve-Eksempel holdt oplæg.",
    ],
)
def test_texts_that_name_people_rightly_or_others(text: str) -> None:
    """Titles, genitives, other first names and longer names are no other spelling."""
    archive = archive_of(meeting(item(minutes=text), facts=PRESENT))

    assert not list(check_people_are_spelled_alike(archive))


@pytest.mark.parametrize(
    ("text", "name", "column"),
    [
        ("Direktør Kari B. Prøve holdt oplæg.", "Kari B. Prøve", 10),
        ("I går talte\n| Kari Prøve |", "Kari Prøve", 3),
        ("Så talte Kari Bak-Prøve.", "Kari Bak-Prøve", 10),
    ],
)
def test_another_spelling_in_a_text_is_found_at_its_first_letter(
    text: str, name: str, column: int
) -> None:
    """The place is the name's own, whatever capital stands before it."""
    archive = archive_of(meeting(item(minutes=text), facts=PRESENT))

    found = list(check_people_are_spelled_alike(archive))

    assert [one.message for one in found] == [
        f"Her står '{name}', men på linje 6 står 'Kari Bak Prøve'."
    ]
    assert found[0].place.column == column


def test_a_name_that_ends_in_a_dash_is_looked_for_nowhere() -> None:
    """A last name without letters ends no name in a text, and the search comes to an end."""
    present = "deltagere:\n  - Kari Prøve -\n"
    archive = archive_of(meeting(item(minutes="Kari Prøve holdt oplæg."), facts=present))

    assert not list(check_people_are_spelled_alike(archive))


def test_two_in_one_list_are_two() -> None:
    """Nobody stands twice in a list under two spellings, so they are different people."""
    archive = archive_of(
        meeting(item(), facts="deltagere:\n  - Karen Eksempel\n  - Karin Eksempel\n")
    )

    assert not list(check_people_are_spelled_alike(archive))


def test_two_from_different_places_are_two() -> None:
    """A municipality tells people apart."""
    facts = (
        "deltagere:\n  - navn: Karen Eksempel\n    organisation: Skolen\n"
        "gæster:\n  - navn: Karin Eksempel\n    organisation: Regionen\n"
    )

    assert not list(check_people_are_spelled_alike(archive_of(meeting(item(), facts=facts))))


def test_a_seat_held_under_two_spellings_is_found() -> None:
    """The holders of seats over time are compared as well."""
    forum = (
        "---\nnavn: Udvalget\npladser:\n  - rolle: formand\n    besat:\n"
        "      - navn: Kari Bak Prøve\n        til: 2022\n"
        "      - navn: Kari B. Prøve\n        fra: 2023\n---\n"
    )

    found = check_people_are_spelled_alike(archive_of({"syddanmark/fora/udvalget.md": forum}))

    assert shown(found) == ["8: Her står 'Kari B. Prøve', men på linje 6 står 'Kari Bak Prøve'."]


def test_people_without_names_are_nobody_in_particular() -> None:
    """Two directors from two places may stand in one list and be absent as well."""
    facts = "deltagere:\n  - titel: direktør\n  - titel: direktør\nafbud:\n  - titel: direktør\n"
    archive = archive_of(meeting(item(), facts=facts))

    assert not list(check_nobody_is_listed_twice(archive))
    assert not list(check_nobody_is_both_present_and_absent(archive))
