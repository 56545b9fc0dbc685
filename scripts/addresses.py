"""The list of published addresses, brought up to date: `python3 scripts/addresses.py [--push]`.

It knows the options, what is printed and what the exit codes say. It refuses to know which
addresses there are, which is the core's, and how Git is asked, which is the adapter's.
"""

import environment

environment.activate()

import argparse
import sys
from pathlib import Path

import command_line
from mkdocs.config import load_config

from mkdocs_sagsgang.address_list import WAITING_BRANCH, Pushed, is_written, pushed
from mkdocs_sagsgang.disk import read_source
from mkdocs_sagsgang.git_program import GitError
from sagsgang.archive import archive
from sagsgang.diagnostics import Severity
from sagsgang.plan import plan
from sagsgang.site import Settings
from sagsgang.source import ADDRESS_LIST, Text

ROOT = Path(__file__).resolve().parent.parent
EPILOG = """\
Listen rummer alle adresser, der har været offentliggjort. Nye bliver føjet til, og ingen bliver
fjernet.
Slutkoder: 0 listen er ført ajour, 1 mindst en fejl i en af filerne, 2 der var ingen filer,
3 kommandoen var skrevet forkert, 70 programmet gik i stykker, eller Git sagde nej."""


def arguments(words: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = command_line.Parser(
        prog="addresses.py",
        description="Før listen over offentliggjorte adresser ajour.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--records", metavar="MAPPE", help="mappen med filerne (ellers records)")
    parser.add_argument(
        "--push",
        action="store_true",
        help="gem også listen på den gren hos GitHub, som siden bygges af",
    )
    parser.add_argument(
        "--branch", metavar="GREN", help="grenen, som siden bygges af (ellers som i mkdocs.yml)"
    )
    parser.add_argument(
        "--today",
        metavar="DATO",
        type=command_line.day,
        help="dagen, der regnes med (ellers i dag), fx 2023-02-28",
    )
    return parser.parse_args(words)


def published_branch() -> str:
    """Give the branch that `mkdocs.yml` says the site is built from."""
    config = load_config(config_file=str(ROOT / "mkdocs.yml"))
    return str(config.plugins["sagsgang"].config["branch"])


def told(outcome: Pushed | None, branch: str) -> str:
    """Say where the list lies now, and what is left to do."""
    if outcome is None:
        return f"Listen på grenen '{branch}' har allerede alle adresser."
    if outcome.branch != WAITING_BRANCH:
        return f"Listen er gemt på grenen '{branch}'."
    return (
        f"Listen kunne ikke gemmes på grenen '{branch}'. {outcome.refusal}\n"
        f"Den ligger i stedet på grenen '{WAITING_BRANCH}'. Opret et forslag (pull request) fra"
        f" '{WAITING_BRANCH}' til '{branch}', og før det ind, så de nye adresser er husket."
    )


def addresses(words: list[str]) -> int:
    """Bring the list up to date as the command line says; the exit code tells the outcome."""
    wanted = arguments(words)
    folder = ROOT / "records" if wanted.records is None else Path(wanted.records)
    source, on_disk = read_source(folder) if folder.is_dir() else ({}, ())
    if not any(isinstance(file, Text) for file in source.values()):
        print(f"Der er ingen filer i '{folder}'; der er ingen adresser.", file=sys.stderr)
        return command_line.NOTHING_CHECKED
    today = wanted.today or command_line.today()
    planned = plan(archive(source), Settings(title=""), today)
    if any(one.severity is Severity.ERROR for one in (*on_disk, *planned.diagnostics)):
        print("Der er fejl i filerne. Listen er ikke ændret. Kør check.py.", file=sys.stderr)
        return command_line.FINDINGS
    changed = is_written(folder, planned.address_list)
    name = f"{folder.name}/{ADDRESS_LIST}"
    print(f"{name} er ført ajour." if changed else f"{name} har allerede alle adresser.")
    if wanted.push:
        branch = wanted.branch or published_branch()
        try:
            print(told(pushed(folder, branch), branch))
        except GitError as refusal:
            print(refusal, file=sys.stderr)
            return command_line.OWN_FAILURE
    return command_line.CLEAN


if __name__ == "__main__":
    command_line.run(addresses)
