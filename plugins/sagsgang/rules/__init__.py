"""Checks across files: what the records say together, and what has been accepted.

Knows which rules there are. Refuses to know how any of them finds what it finds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TypeAlias

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
    reviews,
    seats,
    texts,
    titles,
)
from sagsgang.rules.acceptance import AcceptedFinding, reviewed
from sagsgang.rules.codes import ACCEPTABLE_CODES, FINGERPRINTED_CODES
from sagsgang.rules.rule import ComparingRule, DatedRule, Rule

__all__ = ["AcceptedFinding", "Findings", "FiredRules", "findings"]

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
    *reviews.RULES,
    *seats.RULES,
    *texts.RULES,
    *titles.RULES,
)
_DATED_RULES: tuple[DatedRule, ...] = (
    *approvals.DATED_RULES,
    *cases.DATED_RULES,
    *draws.DATED_RULES,
    *meetings.DATED_RULES,
    *reviews.DATED_RULES,
)
_COMPARING_RULES: tuple[ComparingRule, ...] = (
    *approvals.COMPARING_RULES,
    *draws.COMPARING_RULES,
)

FiredRules: TypeAlias = frozenset[Rule | DatedRule] | None
"""Some of the rules; nothing means all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What is wrong in an archive, in the order of places.

    `open` holds what nobody has accepted, findings of reading included; `accepted` holds the
    findings of rules that a record accepts, with the reason. `fired` are the rules that found
    something, or nothing when other rules matter too, as to an acceptance that met no finding.
    """

    open: tuple[Diagnostic, ...]
    accepted: tuple[AcceptedFinding, ...]
    fired: FiredRules = field(default=None, compare=False, repr=False)


def findings(
    archive: Archive, today: date, before: Archive | None = None, only: FiredRules = None
) -> Findings:
    """Run every rule, and set aside what the records accept.

    With the archive `before` a change, also look at what the change may not do. What a comparing
    rule finds takes the place of the same finding by a rule that does not know what stood before.
    With `only` some rules, no others run, and acceptances are not judged: that is enough to ask
    whether what they found in another archive was there before.
    """
    earlier = () if before is None else (before,)
    compared = tuple(
        chain.from_iterable(rule(one, archive) for rule in _COMPARING_RULES for one in earlier)
    )
    told = {(one.place, one.code) for one in compared}
    runs = _runs(archive, today, only)
    alone = chain.from_iterable(runs.values())
    found = sorted_diagnostics(
        (*compared, *(one for one in alone if (one.place, one.code) not in told))
    )
    result = reviewed(archive, found, ACCEPTABLE_CODES | FINGERPRINTED_CODES)
    mistakes = result.mistakes if only is None else ()
    return Findings(
        open=sorted_diagnostics((*archive.diagnostics, *result.remaining, *mistakes)),
        accepted=result.accepted,
        fired=None if mistakes else frozenset(rule for rule, found in runs.items() if found),
    )


def _runs(
    archive: Archive, today: date, only: FiredRules
) -> Mapping[Rule | DatedRule, tuple[Diagnostic, ...]]:
    """Give what each rule finds."""
    rules = [rule for rule in _RULES if only is None or rule in only]
    dated_rules = [rule for rule in _DATED_RULES if only is None or rule in only]
    runs: dict[Rule | DatedRule, tuple[Diagnostic, ...]] = {
        rule: tuple(rule(archive)) for rule in rules
    }
    return runs | {rule: tuple(rule(archive, today)) for rule in dated_rules}
