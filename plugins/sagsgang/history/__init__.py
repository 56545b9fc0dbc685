"""What has happened, what was planned, and what things were called then.

Knows steps, plans and facts, where a case lies, the life of a forum and who sits on a seat.
Refuses to know pages. Builds on `sagsgang.publication`: of what is not public there is no history.
"""

from sagsgang.history.case_history import CaseHistory, case_history
from sagsgang.history.chronicle import Chronicle
from sagsgang.history.events import UNNAMED_ITEM, Event, Happening
from sagsgang.history.lineage import Lineage, lineage
from sagsgang.history.mentions import Naming, Pointer, Relation
from sagsgang.history.names import ForumThen, MeetingThen, forum_named, forum_then, meeting_then
from sagsgang.history.seats import HoldingThen, SeatThen, Tenure, seats_on
from sagsgang.history.standing import Standing, StandingKind
from sagsgang.history.steps import Asked, HistoryStep, StepState, course_of
from sagsgang.history.versions import AsPublic, Version, public_states, versions

__all__ = [
    "UNNAMED_ITEM",
    "AsPublic",
    "Asked",
    "CaseHistory",
    "Chronicle",
    "Event",
    "ForumThen",
    "Happening",
    "HistoryStep",
    "HoldingThen",
    "Lineage",
    "MeetingThen",
    "Naming",
    "Pointer",
    "Relation",
    "SeatThen",
    "Standing",
    "StandingKind",
    "StepState",
    "Tenure",
    "Version",
    "case_history",
    "course_of",
    "forum_named",
    "forum_then",
    "lineage",
    "meeting_then",
    "public_states",
    "seats_on",
    "versions",
]
