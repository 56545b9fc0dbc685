"""Findings as a person at a terminal reads them.

Knows how findings are listed and counted in Danish. Refuses to know where they come from and what
follows from them.
"""

from collections.abc import Iterable, Iterator

from sagsgang import danish
from sagsgang.diagnostics import Diagnostic, Severity


def listed(findings: Iterable[Diagnostic], prefix: str) -> Iterator[str]:
    """Write each finding that is more than a note; `prefix` is put before its path."""
    for finding in findings:
        if finding.severity is not Severity.NOTE:
            yield finding.as_text(prefix)


def counted(findings: Iterable[Diagnostic]) -> str:
    """Say how many mistakes and warnings there are, in how many files."""
    heavy = [one for one in findings if one.severity is not Severity.NOTE]
    if not heavy:
        return "Ingen fejl eller advarsler."
    errors = len(errors_of(heavy))
    warnings = len(heavy) - errors
    parts = [f"{errors} fejl"] if errors else []
    if warnings:
        parts.append(f"{warnings} {'advarsel' if warnings == 1 else 'advarsler'}")
    files = len({one.place.path for one in heavy})
    return f"{danish.joined(parts, last='og')} i {files} {'fil' if files == 1 else 'filer'}."


def errors_of(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Pick the findings that stop publishing."""
    return tuple(one for one in findings if one.severity is Severity.ERROR)
