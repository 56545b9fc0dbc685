"""Findings as GitHub's workflow commands, which put each one on its line in a pull request.

Knows how such a command is written (GitHub's documentation, "Workflow commands: Setting an error
message"). No permission is needed for it. Refuses to know where findings come from.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from sagsgang.diagnostics import Diagnostic, Severity

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
}
_IN_MESSAGE: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY: Final = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}
"""What the runner reads as something else (actions/toolkit, `command.ts`)."""


def annotations(findings: Iterable[Diagnostic], prefix: str) -> Iterator[str]:
    """Write a command for each finding that is more than a note, mistakes first.

    GitHub shows ten of each weight and step. `prefix` is put before a finding's path, which then
    counts from the root of the repository.
    """
    shown = [one for one in findings if one.severity in _COMMANDS]
    for one in sorted(shown, key=lambda one: one.severity is not Severity.ERROR):
        yield _annotation(one, prefix)


def without_commands(text: str) -> str:
    """Give a text to print in which the runner sees no commands, whatever a record says.

    The word that lets it look for commands again cannot stand in the text: it is made from it.
    """
    word = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{word}\n{text}\n::{word}::"


def _annotation(one: Diagnostic, prefix: str) -> str:
    properties = {
        "file": f"{prefix}{one.place.path}",
        "line": str(one.place.line),
        "col": str(one.place.column),
        "title": one.code,
    }
    stated = ",".join(
        f"{name}={_replaced(text, _IN_PROPERTY)}" for name, text in properties.items()
    )
    message = f"{one.message}\n{one.hint}" if one.hint else one.message
    return f"::{_COMMANDS[one.severity]} {stated}::{_replaced(message, _IN_MESSAGE)}"


def _replaced(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
