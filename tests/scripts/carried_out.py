"""A command carried out inside the test's own process: how it ended, and what it said."""

from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from command_line import WrongUse


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def carried_out(
    command: Callable[[list[str]], int], records: Path, *words: str, today: str
) -> Done:
    """Carry out a command on a record folder on a day."""
    told = [*words, "--records", str(records), "--today", today]
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as refused:
        try:
            code = command(told)
        except WrongUse as refusal:
            return Done(3, out.getvalue(), f"{refusal}\n")
    return Done(code, out.getvalue(), refused.getvalue())
