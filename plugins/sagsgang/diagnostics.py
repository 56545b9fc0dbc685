"""Places in files and what is wrong there: a user's mistake as a value.

Knows how a finding is ordered, printed and written as JSON. Refuses to know what any rule
checks, how files are read and whether a finding has been accepted.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, TypedDict


class Severity(StrEnum):
    """How much a finding weighs; the value is the Danish word that users see."""

    ERROR = "fejl"
    """Stops check, tests and publishing."""
    WARNING = "advarsel"
    """Is shown and counted, and stops nothing."""
    NOTE = "note"
    """Is shown only on request."""


class Place(NamedTuple):
    """A position in a file: path as the archive names it, line and column from 1.

    A tuple, since there is one for every value of every file.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Write the place as editors and Git hosts understand it."""
        return f"{self.path}:{self.line}:{self.column}"


class DiagnosticJson(TypedDict):
    """The shape of one finding in `check.py --json`."""

    code: str
    severity: str
    path: str
    line: int
    column: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One mistake of a user, complete enough to be read aloud.

    `message` says what stands there and what must stand there; `hint` what to do, ready to
    paste where that is possible, or nothing. `fingerprint` names what was found where its words
    must not be repeated: such a finding is accepted by it alone.
    """

    code: str
    place: Place
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    fingerprint: str = ""

    @property
    def sort_key(self) -> tuple[Place, str, str]:
        """Order findings by place, then by code and text, so that every run prints the same."""
        return (self.place, self.code, self.message)

    def as_severity(self, severity: Severity) -> "Diagnostic":
        """Give the same finding another weight, as a record's status may demand."""
        return replace(self, severity=severity)

    def as_text(self, prefix: str = "") -> str:
        """Write the finding for a terminal; `prefix` is put before the path."""
        head = f"{prefix}{self.place}: {self.severity}[{self.code}]: {self.message}"
        if not self.hint:
            return head
        hint = self.hint.replace("\n", "\n    ")
        return f"{head}\n  hjælp: {hint}"

    def as_json(self, prefix: str = "") -> DiagnosticJson:
        """Write the finding as the flat object that `check.py --json` promises."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "path": f"{prefix}{self.place.path}",
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message,
            "hint": self.hint,
        }


def error(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """Make a finding that stops publishing."""
    return Diagnostic(code=code, place=place, message=message, hint=hint)


def warning(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """Make a finding that is shown and counted."""
    return Diagnostic(code=code, place=place, message=message, hint=hint, severity=Severity.WARNING)


def note(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """Make a finding that is shown only on request."""
    return Diagnostic(code=code, place=place, message=message, hint=hint, severity=Severity.NOTE)


def sorted_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put findings in the order of their places and leave out exact repetitions."""
    return tuple(sorted(set(diagnostics), key=lambda diagnostic: diagnostic.sort_key))
