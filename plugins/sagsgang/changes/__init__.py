"""What a change to the records amounts to: two archives compared, as frozen rows.

Knows records, their texts and what depends on them. Refuses to know how a report looks, where the
two archives come from, and which day it is.
"""

from sagsgang.changes.beginning import Beginning
from sagsgang.changes.comparison import Changes, changes
from sagsgang.changes.consequences import DeadlineChange, HoldingChange, TreatmentChange
from sagsgang.changes.facts import FactChange
from sagsgang.changes.names import Named
from sagsgang.changes.new_findings import Compared, compared_findings
from sagsgang.changes.pages import AlikeChanges, BuiltPage, PageChanges, page_changes
from sagsgang.changes.pairs import Renamed
from sagsgang.changes.questions import Question
from sagsgang.changes.records import (
    ChangeKind,
    FileChange,
    ItemChange,
    RecordChange,
    TextChange,
)
from sagsgang.changes.redline import Redline, Run, RunKind, redline, shortened
from sagsgang.changes.tables import Table, consequence_tables, fact_table

__all__ = [
    "AlikeChanges",
    "Beginning",
    "BuiltPage",
    "ChangeKind",
    "Changes",
    "Compared",
    "DeadlineChange",
    "FactChange",
    "FileChange",
    "HoldingChange",
    "ItemChange",
    "Named",
    "PageChanges",
    "Question",
    "RecordChange",
    "Redline",
    "Renamed",
    "Run",
    "RunKind",
    "Table",
    "TextChange",
    "TreatmentChange",
    "changes",
    "compared_findings",
    "consequence_tables",
    "fact_table",
    "page_changes",
    "redline",
    "shortened",
]
