"""A case's whole history: its steps across fora, and where it lies now.

Knows how the two are put together. Refuses to know pages and addresses.
"""

from dataclasses import dataclass
from datetime import date

from sagsgang.history.sendings import with_sendings
from sagsgang.history.standing import Standing, standing
from sagsgang.history.steps import HistoryStep, steps_of
from sagsgang.publication import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHistory:
    """The steps of a case as they are known on `today`, and where it lies."""

    case_id: str
    today: date
    steps: tuple[HistoryStep, ...]
    standing: Standing


def case_history(publication: Publication, case_id: str, today: date) -> CaseHistory:
    """Tell the history of one case."""
    steps = steps_of(publication, case_id)
    closed_on = publication.cases[case_id].facts.closed_on
    return CaseHistory(
        case_id=case_id,
        today=today,
        steps=with_sendings(steps),
        standing=standing(steps, closed_on),
    )
