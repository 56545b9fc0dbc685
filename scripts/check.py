"""All findings in the records: `python3 scripts/check.py [--records DIR] [--json] [--fix]`.

It knows the disk, how findings are printed and what the exit codes say. It refuses to know any
rule: they are the core's.
"""

import environment

environment.activate()

import argparse
import atexit
import gc
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import command_line

from mkdocs_sagsgang.disk import read_source
from sagsgang.archive import Source, Text, archive
from sagsgang.diagnostics import Diagnostic, Severity, sorted_diagnostics
from sagsgang.editing.fixes import fixed
from sagsgang.findings import all_findings
from sagsgang.rules import Findings

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
    parser.add_argument("--noter", action="store_true", help="vis også noterne")
    parser.add_argument(
        "--today",
        metavar="DATO",
        type=command_line.day,
        help="dagen, der tjekkes for (ellers i dag), fx 2023-02-28",
    )
    return parser.parse_args(words)


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


def as_text(found: Findings, prefix: str, files: int, *, with_notes: bool) -> str:
    """Write the findings for a person."""
    shown = [one for one in found.open if with_notes or one.severity is not Severity.NOTE]
    lines = [one.as_text(prefix) for one in shown]
    return "\n".join([*lines, closing_line(shown, len(found.accepted), files)])


def as_json(found: Findings, prefix: str) -> str:
    """Write the findings for a program, one to a line."""
    rows = [json.dumps(one.as_json(prefix), ensure_ascii=False) for one in found.open]
    return "[\n" + ",\n".join(rows) + "\n]" if rows else "[]"


def written_fixes(folder: Path, source: Source) -> tuple[str, ...]:
    """Put right on disk what is mechanical; the paths of the files that were changed."""
    changes = fixed(source)
    for path, data in changes.items():
        target = folder / path
        draft = target.with_name(f".{target.name}.tmp")
        draft.write_bytes(data)
        draft.chmod(target.stat().st_mode)
        draft.replace(target)
    return tuple(changes)


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
    source, on_disk = read_source(folder)
    if wanted.fix:
        for path in written_fixes(folder, source):
            print(f"Rettet: {prefix}{path}", file=sys.stderr)
        source, on_disk = read_source(folder)
    found = all_findings(archive(source), wanted.today or command_line.today())
    found = Findings(open=sorted_diagnostics((*found.open, *on_disk)), accepted=found.accepted)
    files = sum(isinstance(file, Text) for file in source.values())
    if wanted.json:
        print(as_json(found, prefix))
    elif files or found.open:
        print(as_text(found, prefix, files, with_notes=wanted.noter))
    if not files:
        print(f"Der er ingen filer i '{prefix}'; intet er tjekket.", file=sys.stderr)
        return command_line.NOTHING_CHECKED
    has_errors = any(one.severity is Severity.ERROR for one in found.open)
    return command_line.FINDINGS if has_errors else command_line.CLEAN


if __name__ == "__main__":
    # Every object that reading makes is kept to the end: collecting garbage would find none, and
    # freezing spares the last collection, which Python makes when it ends.
    gc.disable()
    atexit.register(gc.freeze)
    command_line.run(check)
