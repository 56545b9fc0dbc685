"""What a change means, in Danish: `python3 scripts/report.py --base REV [--markdown FILE]`.

It knows the options, where the report goes and what the exit codes say. It refuses to know what a
change is: that is the core's.
"""

import environment

environment.activate()

import argparse
import atexit
import gc
import os
import sys
from datetime import date
from pathlib import Path

import command_line

from mkdocs_sagsgang.annotations import annotations, without_commands
from mkdocs_sagsgang.git_program import GitError
from mkdocs_sagsgang.git_source import changed_paths
from mkdocs_sagsgang.inspection_cache import FOLDER as INSPECTION_FOLDER
from mkdocs_sagsgang.inspection_cache import InspectionCache
from mkdocs_sagsgang.page_comparison import compared_pages, is_of_the_program
from mkdocs_sagsgang.proposal import Proposal, proposal
from mkdocs_sagsgang.pull_request import proposed_in
from sagsgang.changes import PageChanges
from sagsgang.diagnostics import Severity
from sagsgang.exports.change_report import ChangeReport, change_report

ROOT = Path(__file__).resolve().parent.parent

EPILOG = """\
Rapporten er skrevet i Markdown. Kører kommandoen på GitHub, står den også på jobbets side.
Slutkoder: 0 ændringen fører ingen fejl med sig, 1 den fører mindst en fejl med sig,
2 der var intet at se på, 3 kommandoen var skrevet forkert, 70 programmet gik i stykker."""


def arguments(words: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = command_line.Parser(
        prog="report.py",
        description="Fortæl, hvad en ændring betyder, til den, der skal se den igennem.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--base", metavar="REV", required=True, help="det, ændringen bygger på, fx origin/main"
    )
    parser.add_argument("--records", metavar="MAPPE", help="mappen med filerne (ellers records)")
    parser.add_argument("--markdown", metavar="FIL", help="skriv rapporten i en fil")
    parser.add_argument(
        "--github",
        action="store_true",
        help="sæt også hvert nyt fund på sin linje i forslaget på GitHub",
    )
    parser.add_argument(
        "--gennemsyn", metavar="ADRESSE", default="", help="hvor forslaget kan ses som side"
    )
    parser.add_argument(
        "--uden-sider",
        action="store_true",
        help="byg ikke siderne, selv om programmet eller udseendet er ændret",
    )
    parser.add_argument(
        "--today",
        metavar="DATO",
        type=command_line.day,
        help="dagen, der tjekkes for (ellers i dag), fx 2023-02-28",
    )
    return parser.parse_args(words)


def report(words: list[str]) -> int:
    """Report as the command line says; the exit code tells whether the change brings mistakes."""
    wanted = arguments(words)
    folder = ROOT / "records" if wanted.records is None else Path(wanted.records)
    prefix = "records/" if wanted.records is None else f"{wanted.records.rstrip('/')}/"
    if not folder.is_dir():
        print(f"Mappen '{prefix.rstrip('/')}' findes ikke; intet er sammenlignet.", file=sys.stderr)
        return command_line.NOTHING_CHECKED
    today = wanted.today or command_line.today()
    try:
        change = proposal(folder, wanted.base, InspectionCache(ROOT / INSPECTION_FOLDER))
        pages = None if wanted.uden_sider else pages_of(change, folder, today)
    except GitError as refusal:
        raise command_line.WrongUse(str(refusal)) from refusal
    _, findings = change.findings(today)
    event = os.environ.get("GITHUB_EVENT_PATH")
    text = change_report(
        ChangeReport(
            changes=change.changes(),
            findings=findings,
            base=change.beginning.name,
            prefix=prefix,
            repository=proposed_in(Path(event) if event else None, prefix.rstrip("/")),
            site=f"{wanted.gennemsyn.rstrip('/')}/" if wanted.gennemsyn else "",
            pages=pages,
        )
    )
    publish(text, wanted)
    if wanted.github or on_github():
        for line in annotations(findings.new, prefix):
            print(line)
    if not change.texts:
        print(f"Der er ingen filer i '{prefix}'; intet er tjekket.", file=sys.stderr)
        return command_line.NOTHING_CHECKED
    has_errors = any(one.severity is Severity.ERROR for one in findings.new)
    return command_line.FINDINGS if has_errors else command_line.CLEAN


def pages_of(change: Proposal, folder: Path, today: date) -> PageChanges | None:
    """Compare the pages, when a file that they are made by was changed.

    Records of another repository know nothing of the program.
    """
    is_own = folder.resolve().is_relative_to(ROOT)
    if is_own and any(map(is_of_the_program, changed_paths(ROOT, change.beginning.commit))):
        return compared_pages(ROOT, change.beginning.commit, today)
    return None


def publish(text: str, wanted: argparse.Namespace) -> None:
    """Put the report where it was asked for, and on the job's page where there is one."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if wanted.markdown:
        Path(wanted.markdown).write_text(text, encoding="utf-8")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as page:
            page.write(text)
    if not wanted.markdown:
        print(without_commands(text) if on_github() else text, end="\n" if on_github() else "")


def on_github() -> bool:
    """Whether the command runs as part of a job on GitHub."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


if __name__ == "__main__":
    # As in check.py: what is read is kept to the end.
    gc.disable()
    atexit.register(gc.freeze)
    command_line.run(report)
