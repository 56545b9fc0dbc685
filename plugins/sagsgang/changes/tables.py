"""What follows from a change as tables of words: outcomes, seats, deadlines, and changed facts.

Knows which columns a reader needs. Refuses to know Markdown and HTML: the report of a job and the
page of the preview show the same tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sagsgang import danish
from sagsgang.changes.comparison import Changes
from sagsgang.changes.facts import FactChange

_NOTHING = "–"
"""What stands in a cell that has no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: the title above it, the words over its columns, and its rows of words."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def consequence_tables(changes: Changes) -> Iterator[Table]:
    """List the tables that have a row."""
    tables = (
        Table(
            title="Udfald, og hvor sagerne går hen",
            head=("Møde", "Punkt", "Sag", "Før", "Nu"),
            rows=tuple(
                _row(
                    one.meeting.title,
                    f"{one.number}: {one.title}",
                    None if one.case is None else one.case.title,
                    _way(one.outcomes_before, one.sent_to_before),
                    _way(one.outcomes, one.sent_to),
                )
                for one in changes.treatments
            ),
        ),
        Table(
            title="Pladser",
            head=("Forum", "Plads", "Hvem", "Hvad der sker", "Før", "Nu"),
            rows=tuple(
                _row(one.forum.title, one.seat, one.who, one.what, one.before, one.after)
                for one in changes.holdings
            ),
        ),
        Table(
            title="Frister og datoer",
            head=("Hvor", "Hvad", "Før", "Nu"),
            rows=tuple(
                _row(one.record.title, one.what, one.before, one.after) for one in changes.deadlines
            ),
        ),
    )
    yield from (table for table in tables if table.rows)


def fact_table(facts: Sequence[FactChange]) -> Table:
    """Give the facts of a record or a punkt that differ."""
    rows = tuple(_row(one.key, one.before, one.after) for one in facts)
    return Table(title="", head=("Felt", "Før", "Nu"), rows=rows)


def _row(*cells: str | None) -> tuple[str, ...]:
    return tuple(cell or _NOTHING for cell in cells)


def _way(outcomes: Sequence[str], targets: Sequence[str]) -> str:
    """Write outcomes and where a case goes in one cell."""
    target = f" → {danish.joined(targets)}" if targets else ""
    return f"{', '.join(outcomes)}{target}".strip()
