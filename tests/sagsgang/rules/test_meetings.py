"""The rules about whole meetings, beyond what the golden cases show."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.records.meeting import MeetingStatus
from sagsgang.rules.meetings import (
    check_approved_meetings_say_how,
    check_held_items_have_minutes,
    check_held_meetings_are_past,
    check_past_meetings_are_brought_up_to_date,
    check_upcoming_meetings_have_no_minutes,
)
from tests.sagsgang.rules.meeting_files import archive_of, item, meeting, shown


@given(st.integers(-400, 400), st.sampled_from(list(MeetingStatus)))
def test_a_status_fits_past_or_future_but_never_fails_both(days: int, status: str) -> None:
    """On the day itself every status may be right; otherwise at most one rule speaks."""
    archive = archive_of(meeting(item(), status=status))
    today = date(2023, 2, 28) + timedelta(days)

    early = list(check_held_meetings_are_past(archive, today))
    late = list(check_past_meetings_are_brought_up_to_date(archive, today))

    assert not (early and late)
    if days == 0 or status == MeetingStatus.CANCELLED:
        assert not early
        assert not late


def test_an_unreadable_approval_is_not_missing() -> None:
    """A mistake in `godkendt_ved` has its finding already."""
    archive = archive_of(
        meeting(item(), status="godkendt", facts="godkendt_ved: formand 2023-02-31\n")
    )

    assert archive.diagnostics
    assert not list(check_approved_meetings_say_how(archive))


@pytest.mark.parametrize(
    "heading", ["### Refferat", "#### Referat", "###Referat", "### Hvad kredsen sagde"]
)
def test_a_misspelled_heading_is_corrected_before_minutes_are_missed(heading: str) -> None:
    """The text is there, under a heading that the reader has reported."""
    body = item(minutes=None) + f"\n{heading}\nDrøftet.\n" + item("2", minutes=None)
    archive = archive_of(meeting(body))

    assert [one.split(": ")[1] for one in shown(check_held_items_have_minutes(archive))] == [
        "Afsnittet 'Referat' mangler i punkt 2. Mødets status er 'afholdt'."
    ]


def test_an_empty_heading_waits_for_the_meeting() -> None:
    """A template may have `### Referat` ready before the meeting."""
    archive = archive_of(meeting(item(facts="", minutes=""), status="indkaldt"))

    assert not list(check_upcoming_meetings_have_no_minutes(archive))
