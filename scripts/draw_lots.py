"""Lots, announced and drawn: `python3 scripts/draw_lots.py [UDPEGNING] [--announce | --verify]`.

It knows how a draw is found, printed and worked out again. It refuses to write into a record and
to know the algorithm: that is the core's. Nothing here is chance: the numbers stand in the record.
"""

import environment

environment.activate()

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import command_line
from command_line import WrongUse

from mkdocs_sagsgang.disk import read_source
from sagsgang import danish, lots
from sagsgang.archive import Archive, archive
from sagsgang.diagnostics import Severity
from sagsgang.findings import all_findings
from sagsgang.lots import DrawnLot, Fate
from sagsgang.records.draw import LotDraw
from sagsgang.records.kinds import Kind
from sagsgang.records.others import AppointmentStatus
from sagsgang.records.record import Appointment

ROOT = Path(__file__).resolve().parent.parent
CODES = "lod-"
"""How the codes of all findings about draws begin."""
EPILOG = """\
Slutkoder: 0 alt passer, 1 en lodtrækning passer ikke, 2 der var ingen lodtrækning at regne efter,
3 kommandoen var skrevet forkert, 70 programmet gik i stykker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """An appointment with the draw that its record announces."""

    record: Appointment
    draw: LotDraw


def arguments(words: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = command_line.Parser(
        prog="draw_lots.py",
        description="Vis en lodtrækning, gør den klar til bekendtgørelse, eller regn alle efter.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "appointment",
        metavar="UDPEGNING",
        nargs="?",
        help="filen eller dens id, fx 2026/medlemmer-til-gruppen",
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--announce", action="store_true", help="skriv puljen med numre og linjen med sha256"
    )
    way.add_argument("--verify", action="store_true", help="regn efter; uden UDPEGNING alle")
    parser.add_argument("--records", metavar="MAPPE", help="mappen med filerne (ellers records)")
    parser.add_argument(
        "--today",
        metavar="DATO",
        type=command_line.day,
        help="dagen, der regnes for (ellers i dag), fx 2023-02-28",
    )
    return parser.parse_args(words)


def draw_lots(words: list[str]) -> int:
    """Print what is asked for; the exit code tells whether it holds."""
    wanted = arguments(words)
    folder = ROOT / "records" if wanted.records is None else Path(wanted.records)
    prefix = "records/" if wanted.records is None else f"{wanted.records.rstrip('/')}/"
    if not folder.is_dir():
        print(f"Mappen '{prefix.rstrip('/')}' findes ikke.", file=sys.stderr)
        return command_line.NOTHING_CHECKED
    source, _ = read_source(folder)
    records, today = archive(source), wanted.today or command_line.today()
    if wanted.appointment is None and not wanted.verify:
        raise WrongUse("Skriv hvilken udpegning, eller skriv --verify for at regne alle efter.")
    chosen = tuple(
        announced(records)
        if wanted.appointment is None
        else [named(records, wanted.appointment, prefix)]
    )
    if wanted.announce:
        print(announcement(chosen[0], today))
        return command_line.CLEAN
    for index, one in enumerate(chosen):
        print("\n" * (index > 0) + "\n".join(told(one, prefix)))
    if not wanted.verify:
        return command_line.CLEAN
    paths = frozenset(
        one.path
        for one in records.appointments.values()
        if wanted.appointment is None or one.path == chosen[0].record.path
    )
    return verdict(records, paths, prefix, today)


def announced(records: Archive) -> Iterator[Announced]:
    """Every appointment with a draw that can be read whole, by id."""
    for record in records.appointments.values():
        if record.facts.draw is not None and "draw" not in record.flaws:
            yield Announced(record=record, draw=record.facts.draw)


def named(records: Archive, name: str, prefix: str) -> Announced:
    """The one that is meant, with the draw that it must have."""
    record = appointment_named(records, name, prefix)
    if "draw" in record.flaws:
        raise WrongUse(f"Lodtrækningen i '{prefix}{record.path}' kan ikke læses; kør check.py.")
    if record.facts.draw is None:
        raise WrongUse(f"Der er ingen lodtrækning i '{prefix}{record.path}'.")
    return Announced(record=record, draw=record.facts.draw)


def appointment_named(records: Archive, name: str, prefix: str) -> Appointment:
    """The one that is meant: by path, by id or by the last part of it."""
    wanted = name.removeprefix(prefix).removeprefix("./").removesuffix(".md")
    inside = f"/{Kind.APPOINTMENT.folder}/"
    found = [
        record
        for record in records.appointments.values()
        if wanted in (record.id, record.id.partition(inside)[2], record.name)
        or Path(name).resolve() == Path(prefix + record.path).resolve()
    ]
    if not found:
        nearest = danish.nearest(wanted, [record.name for record in records.appointments.values()])
        question = f" Mente du '{nearest}'?" if nearest else ""
        raise WrongUse(f"Der er ingen udpegning '{name}'.{question}")
    if len(found) > 1:
        ids = danish.joined([record.id for record in found], last="eller")
        raise WrongUse(f"'{name}' kan betyde flere; skriv {ids}.")
    return found[0]


def announcement(one: Announced, today: date) -> str:
    """The numbered pool, and the line to put into the record before the source is drawn."""
    draw = one.draw
    if draw.has_numbers or draw.drawn_on <= today:
        raise WrongUse(
            f"Kilden er trukket {danish.date_in_words(draw.drawn_on)}; puljen kan ikke "
            "bekendtgøres længere."
        )
    return (
        f"{lots.pool_text(draw.pool)}\n"
        "Skriv denne linje under lodtrækning, og før filen ind i main inden "
        f"{danish.date_in_words(draw.drawn_on)}:\n"
        f"  sha256: {lots.pool_digest(draw.pool)}"
    )


def told(one: Announced, prefix: str) -> Iterator[str]:
    """Everything that somebody needs to work the draw out alone, and what comes of it."""
    draw, result = one.draw, lots.result(one.draw)
    digest = lots.pool_digest(draw.pool)
    says = {None: "ikke bekendtgjort", digest: "som bekendtgjort"}
    fits = says.get(draw.digest, "IKKE som bekendtgjort")
    yield f"{one.record.facts.title} ({prefix}{one.record.path})"
    yield f"Bekendtgjort {danish.date_in_words(draw.announced_on)}"
    yield from (f"  {line}" for line in lots.pool_text(draw.pool).splitlines())
    yield f"  SHA-256 {digest} ({fits})"
    for source in draw.sources:
        numbers = " ".join(str(number) for number in sorted(source.numbers)) or "tal mangler"
        yield f"{source.name}, {danish.date_in_words(source.on)}: {numbers}"
    if one.record.facts.status is AppointmentStatus.LAPSED:
        yield "Udpegningen er bortfaldet; lodtrækningen afgør ingenting."
    elif result is None:
        yield "Loddet er ikke trukket endnu."
    else:
        yield f"Nøgle {result.key}"
        yield from (f"  {line}" for line in map(drawn_line, result.lots))
        yield f"Loddet faldt på {danish.joined(result.winners, last='og')}."
        if result.substitutes:
            yield f"Suppleanter i rækkefølge: {', '.join(result.substitutes)}."


def drawn_line(one: DrawnLot) -> str:
    """One draw with its arithmetic."""
    draw = one.draw
    reason = f": {one.reason}" if one.fate is Fate.SKIPPED else ""
    return (
        f"{draw.number}. MD5 {draw.digest} / {draw.divisor}, rest {draw.remainder}: "
        f"{draw.pick}. {one.lot} ({one.fate.value}{reason})"
    )


def verdict(records: Archive, paths: frozenset[str], prefix: str, today: date) -> int:
    """Say whether every draw in these files holds: none unreadable, and the check finds no fault.

    A draw of which a part cannot be read counts as one that does not hold, never as none.
    """
    drawn = [
        one
        for one in records.appointments.values()
        if one.path in paths and (one.facts.draw is not None or "draw" in one.flaws)
    ]
    unreadable = {one.path for one in drawn if "draw" in one.flaws}
    found = [
        one
        for one in all_findings(records, today).open
        if one.place.path in unreadable or (one.place.path in paths and one.code.startswith(CODES))
    ]
    for finding in found:
        print(finding.as_text(prefix), file=sys.stderr)
    if unreadable or any(finding.severity is Severity.ERROR for finding in found):
        print("\nEn lodtrækning passer ikke; se fundene.")
        return command_line.FINDINGS
    if not drawn:
        print(f"Der er ingen lodtrækning i '{prefix}'; intet er regnet efter.", file=sys.stderr)
        return command_line.NOTHING_CHECKED
    counted = "1 lodtrækning" if len(drawn) == 1 else f"{len(drawn)} lodtrækninger"
    print(f"\n{counted} regnet efter; alt passer.")
    return command_line.CLEAN


if __name__ == "__main__":
    command_line.run(draw_lots)
