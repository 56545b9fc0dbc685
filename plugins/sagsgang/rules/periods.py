"""Rules about what has a beginning and an end: agreements, news, appointments, consultations.

Knows which of their dates come in which order. Refuses to know fora, seats and meetings, whose
modules hold their own.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sagsgang.archive import Archive
from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Diagnostic, error
from sagsgang.records.declarations import danish_key
from sagsgang.records.record import Agreement, AnyRecord, Appointment, Consultation, NewsItem
from sagsgang.rules.rule import Rule

_ORDERED: Final[tuple[tuple[type[AnyRecord], str, str], ...]] = (
    (Agreement, "since", "until"),
    (NewsItem, "on", "expires_on"),
    (Appointment, "called_on", "deadline"),
    (Consultation, "received_on", "deadline"),
    (Consultation, "received_on", "answered_on"),
)
"""For each kind the attributes of two dates, the earlier first."""


def check_ends_come_after_beginnings(archive: Archive) -> Iterator[Diagnostic]:
    """En slutdato eller frist ligger ikke før den dato, som den hører til."""
    for record in archive.records.values():
        for kind, first, last in _ORDERED:
            if not isinstance(record, kind):
                continue
            start, end = _dates(record, first, last)
            if start is None or end is None or not end.is_certainly_before(start):
                continue
            start_key, end_key = (danish_key(type(record.facts), one) for one in (first, last))
            yield error(
                "slut-foer-start",
                record.fact_place(last),
                f"'{end_key}' ({end}) ligger før '{start_key}' ({start}).",
                f"Ret {start_key} eller {end_key}.",
            )


def _dates(record: AnyRecord, *attributes: str) -> tuple[PartialDate | None, ...]:
    values = (getattr(record.facts, one) for one in attributes)
    return tuple(PartialDate.of(one) if isinstance(one, date) else one for one in values)


RULES: tuple[Rule, ...] = (check_ends_come_after_beginnings,)
