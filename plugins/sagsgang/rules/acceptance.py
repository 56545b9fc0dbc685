"""Findings that somebody has looked at and accepted in the record itself.

Knows how an acceptance meets a finding: same file, same code, and the words that it names
still stand in the line, or the fingerprint is the same. Refuses to know the rules.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.records.parts import Acceptance
from sagsgang.records.record import AnyRecord
from sagsgang.rules.fingerprints import WORD, fingerprint_in


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedFinding:
    """A finding that shall stand: what it says, in which record, and why."""

    finding: Diagnostic
    record_id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """Findings after the records' acceptances.

    `remaining` are those that nobody has accepted, `accepted` the others; `mistakes` are
    findings about the acceptances themselves.
    """

    remaining: tuple[Diagnostic, ...]
    accepted: tuple[AcceptedFinding, ...]
    mistakes: tuple[Diagnostic, ...]


def reviewed(
    archive: Archive, findings: Iterable[Diagnostic], acceptable_codes: Collection[str]
) -> Reviewed:
    """Part the findings of rules into accepted and remaining, and judge the acceptances.

    `acceptable_codes` are codes of rules: what the reading of a file found is to be corrected
    and cannot be accepted.
    """
    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        by_path[finding.place.path].append(finding)
    accepted: list[AcceptedFinding] = []
    mistakes: list[Diagnostic] = []
    for record in archive.legible:
        here = tuple(by_path.get(record.path, ()))
        for index, acceptance in enumerate(record.facts.accepted):
            if acceptance.code not in acceptable_codes:
                place = record.fact_place("accepted", index, "code")
                mistakes.append(_unacceptable(acceptance, place, acceptable_codes))
                continue
            met = [one for one in here if _is_met(acceptance, one, record.lines)]
            accepted.extend(
                AcceptedFinding(finding=one, record_id=record.id, reason=acceptance.reason)
                for one in met
            )
            if not met:
                mistakes.append(_idle(acceptance, record, index, here))
    settled = {one.finding for one in accepted}
    return Reviewed(
        remaining=tuple(one for found in by_path.values() for one in found if one not in settled),
        accepted=tuple(_without_repetitions(accepted)),
        mistakes=tuple(mistakes),
    )


def _is_met(acceptance: Acceptance, finding: Diagnostic, lines: Sequence[str]) -> bool:
    if finding.code != acceptance.code:
        return False
    if finding.fingerprint:
        return fingerprint_in(acceptance.spot) == finding.fingerprint
    if not 1 <= finding.place.line <= len(lines):
        return False
    return _collapsed(acceptance.spot) in _collapsed(lines[finding.place.line - 1])


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _without_repetitions(accepted: Iterable[AcceptedFinding]) -> Iterator[AcceptedFinding]:
    seen: set[Diagnostic] = set()
    ordered = sorted(accepted, key=lambda one: one.finding.sort_key)
    for one in ordered:
        if one.finding not in seen:
            seen.add(one.finding)
            yield one


def _unacceptable(acceptance: Acceptance, place: Place, codes: Collection[str]) -> Diagnostic:
    nearest = danish.nearest(acceptance.code, sorted(codes))
    question = f"Mente du '{nearest}'? " if nearest else ""
    return error(
        "accept-ugyldig",
        place,
        f"'{acceptance.code}' er ikke koden på et fund, der kan accepteres.",
        f"{question}Skriv koden, som den står i klammerne. Fund om, at filen eller et felt ikke "
        "kan læses, og fund om lukkede punkter kan kun rettes.",
    )


_NOTHING_TO_ACCEPT: Final = "Er fejlen rettet, så slet hele punktet under accepteret."


def _what_to_write(finding: Diagnostic, record: AnyRecord) -> str:
    """Tell how the finding that is there could be accepted; personal data is never quoted."""
    line = finding.place.line
    if finding.fingerprint:
        return (
            f"Fundet står i linje {line}. Se det igennem igen; må det stå der, så skriv\n"
            f"sted: {WORD} {finding.fingerprint}"
        )
    quoted = _collapsed(record.lines[line - 1]) if line <= len(record.lines) else ""
    return (
        f"Fundet står i linje {line}: »{quoted}«. Se det igennem igen, og skriv ord fra den linje "
        "i sted."
    )


def _idle(
    acceptance: Acceptance, record: AnyRecord, index: int, here: Sequence[Diagnostic]
) -> Diagnostic:
    alike = [one for one in here if one.code == acceptance.code]
    hint = _what_to_write(alike[0], record) if alike else _NOTHING_TO_ACCEPT
    return warning(
        "accept-uden-fund",
        record.fact_place("accepted", index, "spot"),
        f"Her accepteres '{acceptance.code}' ved »{acceptance.spot}«, men sådan et fund er der "
        "ikke.",
        hint,
    )
