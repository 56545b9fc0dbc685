"""How a meeting's status weighs its mistakes."""

import pytest

from sagsgang.diagnostics import Severity
from sagsgang.records.meeting import MeetingStatus
from sagsgang.rules.strictness import severity_at, severity_in
from tests.sagsgang.rules.meeting_files import MEETING, archive_of, item, meeting


@pytest.mark.parametrize("status", MeetingStatus)
def test_only_a_finished_referat_can_be_wrong(status: MeetingStatus) -> None:
    """Until it is held or approved, a meeting is only unfinished."""
    is_finished = status in (MeetingStatus.HELD, MeetingStatus.APPROVED)

    assert severity_at(status) is (Severity.ERROR if is_finished else Severity.WARNING)


def test_every_other_record_is_published_as_it_is() -> None:
    """A forum has no draft."""
    archive = archive_of(meeting(item(), status="udkast"))

    assert severity_in(archive.fora["syddanmark/fora/kredsen"]) is Severity.ERROR
    assert severity_in(archive.meetings[MEETING.removesuffix(".md")]) is Severity.WARNING
