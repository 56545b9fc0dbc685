"""What has happened, what was planned, and what things were called then.

Knows steps, plans and facts, where a case lies, the life of a forum and who sits on a seat.
Refuses to know pages. Builds on `sagsgang.publication`: of what is not public there is no history.
"""

from sagsgang.history.case_history import CaseHistory, case_history
from sagsgang.history.chronicle import Chronicle
from sagsgang.history.lineage import Lineage, lineage
from sagsgang.history.mentions import Naming, Pointer, Relation
from sagsgang.history.names import ForumThen, MeetingThen, forum_named, forum_then, meeting_then
from sagsgang.history.seats import HoldingThen, SeatThen, Tenure, seats_on
from sagsgang.history.standing import Standing, StandingKind
from sagsgang.history.steps import Asked, HistoryStep, StepState, course_of

__all__ = [
    "Asked",
    "CaseHistory",
    "Chronicle",
    "ForumThen",
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
    "case_history",
    "course_of",
    "forum_named",
    "forum_then",
    "lineage",
    "meeting_then",
    "seats_on",
]
