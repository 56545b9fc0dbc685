"""How much a mistake in a meeting weighs while the meeting is on its way.

Knows the statuses of a meeting. Refuses to know any rule.
"""

from typing import Final

from sagsgang.diagnostics import Severity
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.record import AnyRecord, Meeting

_FINISHED: Final = (MeetingStatus.HELD, MeetingStatus.APPROVED)


def severity_at(status: MeetingStatus) -> Severity:
    """Let a referat that is held or approved be wrong, and one on its way only unfinished."""
    return Severity.ERROR if status in _FINISHED else Severity.WARNING


def severity_in(record: AnyRecord) -> Severity:
    """Weigh a mistake in a text: every record but an unfinished meeting is published as it is."""
    return severity_at(record.facts.status) if isinstance(record, Meeting) else Severity.ERROR
