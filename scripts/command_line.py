"""What the commands share: options and refusals in Danish, exit codes, and the last resort.

It knows argparse and the standard streams. It refuses to know what any command does.
"""

import argparse
import sys
import traceback
from collections.abc import Callable
from datetime import date
from typing import Final, NoReturn

from mkdocs_sagsgang import clock

CLEAN: Final = 0
FINDINGS: Final = 1
NOTHING_CHECKED: Final = 2
WRONG_USE: Final = 3
OWN_FAILURE: Final = 70
"""Exit codes; `sysexits.h` calls the last one EX_SOFTWARE."""

_DANISH: Final = {
    "usage: ": "brug: ",
    "positional arguments": "skal skrives",
    "options": "kan skrives",
    "show this help message and exit": "vis denne hjælp",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "her mangler: %s",
    "unrecognized arguments: %s": "ukendt: %s",
    "expected one argument": "her mangler en værdi",
    "expected at least one argument": "her mangler mindst en værdi",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "'%(value)s' kan ikke bruges; skriv en af: %(choices)s"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s kan betyde flere: %(matches)s"
    ),
    "ignored explicit argument %r": "kan ikke have værdien %r",
    "invalid %(type)s value: %(value)r": "'%(value)s' kan ikke bruges",
}


class WrongUse(Exception):  # noqa: N818 (it is the user's slip)
    """The command cannot be carried out as it was given; its text is a Danish sentence."""


class Parser(argparse.ArgumentParser):
    """An `ArgumentParser` that speaks Danish and ends with `WRONG_USE`."""

    def __init__(self, **words: object) -> None:
        """Take the words of `ArgumentParser`; option names are never guessed."""
        _speak_danish()
        super().__init__(allow_abbrev=False, **words)  # type: ignore[arg-type]  # passed on
        self.add_argument("--traceback", action="store_true", help=argparse.SUPPRESS)

    def error(self, message: str) -> NoReturn:
        """Refuse, and show how the command is used."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"{self.prog}: {message}\n")


def _speak_danish() -> None:
    """Answer argparse's requests for a translation, which it makes through gettext."""
    argparse.__dict__["_"] = lambda message: _DANISH.get(message, message)


def day(text: str) -> date:
    """Read a whole date as an option's value."""
    try:
        return clock.day(text)
    except ValueError as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from None


def day_in(text: str) -> date:
    """Read a whole date among a command's values."""
    try:
        return clock.day(text)
    except ValueError as refusal:
        raise WrongUse(str(refusal)) from None


def today() -> date:
    """The day that is today for a command that was given none."""
    try:
        return clock.today()
    except ValueError as refusal:
        raise WrongUse(str(refusal)) from None


def run(command: Callable[[list[str]], int]) -> NoReturn:
    """Run a command with the words of the command line, and end the program with its exit code."""
    words = sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):
        # Paths and texts may hold what the terminal cannot show, and bytes that are no text.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = command(words)
        sys.stdout.flush()
    except WrongUse as refusal:
        print(refusal, file=sys.stderr)
        code = WRONG_USE
    except BrokenPipeError:
        # The reader, `head` say, has seen enough; Python would complain once more when it ends.
        sys.stdout = None
        code = FINDINGS
    except KeyboardInterrupt:
        print("Afbrudt.", file=sys.stderr)
        code = 130
    except Exception as failure:  # noqa: BLE001 (the last resort: the user gets a sentence)
        if "--traceback" in words:
            traceback.print_exc()
        _tell(failure)
        code = OWN_FAILURE
    sys.exit(code)


def _tell(failure: Exception) -> None:
    print(
        f"Programmet gik i stykker ({type(failure).__name__}); det er ikke din fejl.\n"
        "Kør kommandoen igen med --traceback, og send det, der bliver vist, til den, "
        "der vedligeholder programmet.",
        file=sys.stderr,
    )
