"""Rules about the way to an approval, where the golden cases do not reach."""

from datetime import date

import pytest

from sagsgang.rules.reviews import (
    check_approval_and_item_agree,
    check_approving_items_name_the_meeting,
    check_drafts_are_not_forgotten,
)
from tests.sagsgang.rules.meeting_files import archive_of, item, meeting, shown

REVIEW = "gennemlæsning:\n  sendt: 2023-03-01\n  frist: 2023-03-15\n"


@pytest.mark.parametrize(
    ("status", "today", "number"),
    [
        ("udkast", date(2023, 4, 14), 0),
        ("udkast", date(2023, 4, 15), 1),
        ("afholdt", date(2026, 11, 22), 0),
    ],
)
def test_a_draft_is_forgotten_more_than_thirty_days_after_its_deadline(
    status: str, today: date, number: int
) -> None:
    """On the thirtieth day somebody may still be at it."""
    records = archive_of(meeting(item(), status=status, facts=REVIEW))

    assert len(shown(check_drafts_are_not_forgotten(records, today))) == number


@pytest.mark.parametrize(
    ("title", "facts"),
    [
        ("Godkendelse af dagsorden", "type: godkendelse"),
        ("Godkendelse af budget", "type: godkendelse"),
        ("Godkendelse af referat", "udfald: [udgået]"),
        ("Godkendelse af referat", "lukket: Personsag"),
        ("Godkendelse af referat", "vedrører: [kredsen 2023-01-25]"),
        ("Godkendelse af referat", "vedrører: 7."),
    ],
)
def test_only_a_punkt_that_approves_a_referat_must_say_which(title: str, facts: str) -> None:
    """What is off the agenda, closed, or cannot be read has nothing more to say."""
    records = archive_of(meeting(item(title=title, facts=facts)))

    assert shown(check_approving_items_name_the_meeting(records)) == []


@pytest.mark.parametrize("title", ["Godkendelse af referat", "Dagsorden og referat godkendes"])
def test_a_punkt_that_approves_a_referat_is_known_by_its_title(title: str) -> None:
    """However the two words stand."""
    records = archive_of(meeting(item(title=title, facts="type: godkendelse")))

    assert shown(check_approving_items_name_the_meeting(records)) == [
        "7: Punkt 1 godkender et referat, men der står ikke, fra hvilket møde."
    ]


def test_an_approval_at_a_meeting_without_a_file_is_taken_as_it_stands() -> None:
    """Most meetings have no file here."""
    facts = "godkendt_ved: kredsen 2023-03-21 punkt 1\n"
    records = archive_of(meeting(item(), status="godkendt", facts=facts))

    assert shown(check_approval_and_item_agree(records)) == []
