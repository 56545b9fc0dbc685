"""All findings in the records: `python3 scripts/check.py [--records DIR] [--json] [--fix]`.

With `--base REV` only those that the change since that revision brings; with `--staged` those that
the next commit would have. It knows the disk, how findings are printed and what the exit codes say.
It refuses to know any rule: they are the core's.
"""

import environment

environment.activate()

import argparse
import atexit
import gc
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import command_line

from mkdocs_sagsgang.annotations import annotations, without_commands
from mkdocs_sagsgang.disk import read_source
from mkdocs_sagsgang.git_program import GitError
from mkdocs_sagsgang.git_source import INDEX, read_source_at
from mkdocs_sagsgang.inspection_cache import FOLDER as INSPECTION_FOLDER
from mkdocs_sagsgang.inspection_cache import InspectionCache
from mkdocs_sagsgang.proposal import proposal
from mkdocs_sagsgang.whole_files import put_in_place
from sagsgang.archive import archive
from sagsgang.diagnostics import Diagnostic, Severity
from sagsgang.editing.fixes import fixed
from sagsgang.findings import all_findings, without_numbers
from sagsgang.rules import Findings
from sagsgang.source import Source, Text

ROOT = Path(__file__).resolve().parent.parent
EPILOG = """\
Slutkoder: 0 ingen fejl (advarsler er tilladt), 1 mindst en fejl i en af filerne,
2 der var intet at tjekke, 3 kommandoen var skrevet forkert, 70 programmet gik i stykker."""


def arguments(words: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = command_line.Parser(
        prog="check.py",
        description="Find fejl i filerne, alle på én gang.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--records", metavar="MAPPE", help="mappen med filerne (ellers records)")
    parser.add_argument("--json", action="store_true", help="skriv fundene som JSON, alle slags")
    parser.add_argument("--fix", action="store_true", help="ret først det, der er mekanisk")
    parser.add_argument(
        "--base",
        metavar="REV",
        help="vis kun det, som ændringen siden REV fører med sig, fx origin/main",
    )
    parser.add_argument(
        "--staged",
        action="store_true",
        help="tjek det, som git add har taget med til næste commit, i stedet for filerne på disken",
    )
    parser.add_argument(
        "--github",
        action="store_true",
        help="sæt også hvert fund på sin linje i forslaget på GitHub",
    )
    parser.add_argument("--noter", action="store_true", help="vis også noterne")
    parser.add_argument(
        "--today",
        metavar="DATO",
        type=command_line.day,
        help="dagen, der tjekkes for (ellers i dag), fx 2023-02-28",
    )
    wanted = parser.parse_args(words)
    if wanted.staged and (wanted.fix or wanted.base is not None):
        parser.error("--staged kan ikke bruges sammen med --fix eller --base")
    return wanted


def counted(number: int, one: str, many: str) -> str:
    """Say how many: `1 advarsel`, `3 advarsler`."""
    return f"{number} {one if number == 1 else many}"


def closing_line(shown: Sequence[Diagnostic], accepted: int, files: int) -> str:
    """Sum up in one line, such as `2 fejl, 1 advarsel i 127 filer.`."""
    numbers = Counter(one.severity for one in shown)
    errors, warnings, notes = (numbers[severity] for severity in Severity)
    where = f"i {counted(files, 'fil', 'filer')}."
    rest = [
        counted(warnings, "advarsel", "advarsler") if warnings else "",
        counted(notes, "note", "noter") if notes else "",
    ]
    kept = counted(accepted, "accepteret fund", "accepterede fund") if accepted else ""
    if errors:
        found = ", ".join(filter(None, [counted(errors, "fejl", "fejl"), *rest]))
        return f"{found} {where}{f' {kept}.' if kept else ''}"
    more = ", ".join(filter(None, [*rest, kept]))
    return f"Ingen fejl {where}{f' {more}.' if more else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found in so many files; `old` counts findings that a change does not bring."""

    found: Findings
    files: int
    old: int = 0


def as_text(seen: Seen, prefix: str, *, with_notes: bool) -> str:
    """Write the findings for a person."""
    shown = [one for one in seen.found.open if with_notes or one.severity is not Severity.NOTE]
    lines = [one.as_text(prefix) for one in shown]
    closing = closing_line(shown, len(seen.found.accepted), seen.files)
    if seen.old:
        old = counted(seen.old, "gammelt fund", "gamle fund")
        closing = f"{closing} {old} stod der i forvejen og er ikke vist."
    return "\n".join([*lines, closing])


def as_json(found: Findings, prefix: str) -> str:
    """Write the findings for a program, one to a line."""
    rows = [json.dumps(one.as_json(prefix), ensure_ascii=False) for one in found.open]
    return "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"


def written_fixes(folder: Path, source: Source) -> tuple[str, ...]:
    """Put right on disk what is mechanical; the paths of the files that were changed."""
    changes = fixed(source)
    for path, data in changes.items():
        put_in_place(folder / path, data)
    return tuple(changes)


def seen_on_disk(folder: Path, today: date) -> Seen:
    """Look at the files as they are."""
    kept = InspectionCache(ROOT / INSPECTION_FOLDER)
    return seen_in(*read_source(folder, kept), today)


def seen_staged(folder: Path, today: date) -> Seen:
    """Look at the files as the next commit will have them; raises `WrongUse`."""
    try:
        source, unreadable = read_source_at(folder, INDEX)
    except GitError as refusal:
        raise command_line.WrongUse(str(refusal)) from refusal
    return seen_in(source, unreadable, today)


def seen_in(source: Source, unreadable: Sequence[Diagnostic], today: date) -> Seen:
    """Look at files, and add what was found while they were read."""
    found = all_findings(archive(source), today)
    found = Findings(open=without_numbers((*found.open, *unreadable)), accepted=found.accepted)
    return Seen(found=found, files=sum(isinstance(file, Text) for file in source.values()))


def seen_since(folder: Path, revision: str, today: date) -> Seen:
    """Look at what the change since a revision brings; raises `WrongUse`."""
    try:
        change = proposal(folder, revision, InspectionCache(ROOT / INSPECTION_FOLDER))
    except GitError as refusal:
        raise command_line.WrongUse(str(refusal)) from refusal
    found, parted = change.findings(today)
    old = sum(one.severity is not Severity.NOTE for one in parted.old)
    new = Findings(open=parted.new, accepted=found.accepted)
    return Seen(found=new, files=change.texts, old=old)


def check(words: list[str]) -> int:
    """Check a folder of records and print what was found; the exit code tells the outcome."""
    wanted = arguments(words)
    folder = ROOT / "records" if wanted.records is None else Path(wanted.records)
    prefix = "records/" if wanted.records is None else f"{wanted.records.rstrip('/')}/"
    if not folder.is_dir():
        if wanted.json:
            print("[]")
        print(f"Mappen '{prefix.rstrip('/')}' findes ikke; intet er tjekket.", file=sys.stderr)
        return command_line.NOTHING_CHECKED
    if wanted.fix:
        for path in written_fixes(folder, read_source(folder)[0]):
            print(f"Rettet: {prefix}{path}", file=sys.stderr)
    today = wanted.today or command_line.today()
    if wanted.base is not None:
        seen = seen_since(folder, wanted.base, today)
    elif wanted.staged:
        seen = seen_staged(folder, today)
    else:
        seen = seen_on_disk(folder, today)
    show(seen, wanted, prefix)
    if not seen.files:
        print(f"Der er ingen filer i '{prefix}'; intet er tjekket.", file=sys.stderr)
        return command_line.NOTHING_CHECKED
    has_errors = any(one.severity is Severity.ERROR for one in seen.found.open)
    return command_line.FINDINGS if has_errors else command_line.CLEAN


def show(seen: Seen, wanted: argparse.Namespace, prefix: str) -> None:
    """Print what was found, as the command line asks for."""
    if wanted.json:
        print(as_json(seen.found, prefix))
    elif seen.files or seen.found.open:
        text = as_text(seen, prefix, with_notes=wanted.noter)
        if not is_for_github(wanted):
            print(text)
            return
        print(without_commands(text))
        for line in annotations(seen.found.open, prefix):
            print(line)


def is_for_github(wanted: argparse.Namespace) -> bool:
    """Whether findings are to stand on their lines in a pull request."""
    return bool(wanted.github) or os.environ.get("GITHUB_ACTIONS") == "true"


if __name__ == "__main__":
    # Every object that reading makes is kept to the end: collecting garbage would find none, and
    # freezing spares the last collection, which Python makes when it ends.
    gc.disable()
    atexit.register(gc.freeze)
    command_line.run(check)
