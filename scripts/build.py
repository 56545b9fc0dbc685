"""The site, built once: `python3 scripts/build.py [--records DIR] [--site DIR] [--today DATE]`.

It knows the options, what is printed and what the exit codes say. It refuses to know how a site is
made: that is the adapter's.
"""

import environment

environment.activate()

import argparse
import os
import sys
from pathlib import Path

import command_line

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice about its own future
from mkdocs.exceptions import Abort

from mkdocs_sagsgang import clock, report
from mkdocs_sagsgang.address_list import is_written
from mkdocs_sagsgang.build import Order, built
from mkdocs_sagsgang.git_program import GitError
from mkdocs_sagsgang.output import IncompleteSiteError
from mkdocs_sagsgang.plugin import NoRecordsError, UnpublishableRecordsError
from mkdocs_sagsgang.search import SearchIndexError
from mkdocs_sagsgang.staging import BusyPlaceError, ForeignFolderError
from sagsgang.source import ADDRESS_LIST

ROOT = Path(__file__).resolve().parent.parent
EPILOG = """\
Siden bygges i en ny mappe og sættes først på plads, når alt er i orden: går noget galt,
står den gamle side, hvor den stod.
Slutkoder: 0 siden er bygget, 1 mindst en fejl i en af filerne, 2 der var intet at bygge,
3 kommandoen var skrevet forkert, 70 programmet gik i stykker."""


def arguments(words: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = command_line.Parser(
        prog="build.py",
        description="Byg siden af filerne.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--records", metavar="MAPPE", help="mappen med filerne (ellers records)")
    parser.add_argument("--site", metavar="MAPPE", help="hvor siden lægges (ellers site)")
    parser.add_argument(
        "--today",
        metavar="DATO",
        type=command_line.day,
        help="dagen, der bygges for (ellers i dag), fx 2023-02-28",
    )
    parser.add_argument(
        "--preview",
        action="store_true",
        help="til gennemsyn: vis også kladder og filer med fejl",
    )
    parser.add_argument(
        "--base",
        metavar="REV",
        help="til gennemsyn: vis også, hvad der er ændret siden REV, fx origin/main",
    )
    wanted = parser.parse_args(words)
    if wanted.base is not None and not wanted.preview:
        parser.error("--base kan kun bruges sammen med --preview")
    return wanted


def order_of(wanted: argparse.Namespace) -> Order:
    """Make the order that the options amount to; raises `WrongUse`."""
    try:
        today = wanted.today or clock.today()
    except ValueError as failure:
        raise command_line.WrongUse(f"{clock.TODAY_VARIABLE}: {failure}") from failure
    order = Order(
        configuration=ROOT / "mkdocs.yml",
        records=ROOT / "records" if wanted.records is None else Path(wanted.records),
        prefix="records/" if wanted.records is None else f"{wanted.records.rstrip('/')}/",
        site=ROOT / "site" if wanted.site is None else Path(wanted.site),
        today=today,
        preview=wanted.preview,
        base=wanted.base,
    )
    site = order.site.resolve()
    if any(inside.resolve().is_relative_to(site) for inside in (order.records, ROOT, Path())):
        raise command_line.WrongUse(
            f"Siden kan ikke lægges i '{wanted.site}': mappen bliver tømt, og den rummer det,"
            " siden bygges af. Vælg en anden med --site."
        )
    if site.is_relative_to(order.records.resolve()):
        raise command_line.WrongUse(
            f"Siden kan ikke lægges i '{wanted.site}': den ville blive en del af det, den bygges"
            " af. Vælg en anden med --site."
        )
    return order


def build(words: list[str]) -> int:
    """Build as the command line says; the exit code tells the outcome."""
    order = order_of(arguments(words))
    try:
        done = built(order)
    except (NoRecordsError, UnpublishableRecordsError) as stop:
        print(stop.format_message(), file=sys.stderr)
        return stop.exit_code
    except (ForeignFolderError, GitError) as refusal:
        raise command_line.WrongUse(str(refusal)) from refusal
    except (BusyPlaceError, IncompleteSiteError) as failure:
        print(failure, file=sys.stderr)
        return command_line.OWN_FAILURE
    except SearchIndexError as failure:
        print(failure.format_message(), file=sys.stderr)
        return failure.exit_code
    except Abort as failure:
        raise RuntimeError(failure.format_message()) from failure
    place = "" if order.preview else f" og ligger i {order.site}"
    print(f"{report.counted(done.findings)} Siden er bygget{place}.")
    # Where no list has been begun, nothing is published yet: `addresses.py` begins it.
    is_kept = not order.preview and (order.records / ADDRESS_LIST).is_file()
    if is_kept and is_written(order.records, done.address_list):
        print(f"{order.prefix}{ADDRESS_LIST} har fået nye adresser. Gem den i arkivet.")
    return command_line.FINDINGS if report.errors_of(done.findings) else command_line.CLEAN


if __name__ == "__main__":
    command_line.run(build)
