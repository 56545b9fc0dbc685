"""Checks across files: what the records say together, and what has been accepted.

Knows which rules there are. Refuses to know how any of them finds what it finds.
"""

from dataclasses import dataclass
from datetime import date
from itertools import chain

from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, sorted_diagnostics
from sagsgang.rules import (
    approvals,
    attachment_contents,
    attachments,
    cases,
    draws,
    follow_ups,
    fora,
    items,
    links,
    meetings,
    names,
    people,
    periods,
    personal_data,
    placement,
    references,
    seats,
    texts,
    titles,
)
from sagsgang.rules.acceptance import AcceptedFinding, reviewed
from sagsgang.rules.codes import ACCEPTABLE_CODES
from sagsgang.rules.rule import ComparingRule, DatedRule, Rule

__all__ = ["AcceptedFinding", "Findings", "findings"]

_RULES: tuple[Rule, ...] = (
    *approvals.RULES,
    *attachment_contents.RULES,
    *attachments.RULES,
    *cases.RULES,
    *draws.RULES,
    *follow_ups.RULES,
    *fora.RULES,
    *items.RULES,
    *links.RULES,
    *meetings.RULES,
    *names.RULES,
    *people.RULES,
    *periods.RULES,
    *personal_data.RULES,
    *placement.RULES,
    *references.RULES,
    *seats.RULES,
    *texts.RULES,
    *titles.RULES,
)
_DATED_RULES: tuple[DatedRule, ...] = (*cases.DATED_RULES, *meetings.DATED_RULES)
_COMPARING_RULES: tuple[ComparingRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is wrong in an archive, in the order of places.

    `open` holds what nobody has accepted, findings of reading included; `accepted` holds the
    findings of rules that a record accepts, with the reason.
    """

    open: tuple[Diagnostic, ...]
    accepted: tuple[AcceptedFinding, ...]


def findings(archive: Archive, today: date, before: Archive | None = None) -> Findings:
    """Run every rule, and set aside what the records accept.

    With the archive `before` a change, also look at what the change may not do.
    """
    earlier = () if before is None else (before,)
    found = sorted_diagnostics(
        chain(
            chain.from_iterable(rule(archive) for rule in _RULES),
            chain.from_iterable(rule(archive, today) for rule in _DATED_RULES),
            chain.from_iterable(rule(one, archive) for rule in _COMPARING_RULES for one in earlier),
        )
    )
    result = reviewed(archive, found, ACCEPTABLE_CODES)
    return Findings(
        open=sorted_diagnostics((*archive.diagnostics, *result.remaining, *result.mistakes)),
        accepted=result.accepted,
    )
