"""A new record: `python3 scripts/new.py møde --samarbejde syddanmark --forum ... --dato ...`.

It knows which options each kind takes, and never overwrites a file. It refuses to know what a
record must hold (its template is the core's), and to write one that the check refuses.
"""

import environment

environment.activate()

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import command_line
from command_line import WrongUse

from mkdocs_sagsgang.disk import read_source
from sagsgang import danish
from sagsgang.archive import Ambiguous, Archive, Dead, archive
from sagsgang.diagnostics import Severity
from sagsgang.editing.templates import NAMING_FACT, needed_values, template
from sagsgang.records.kinds import Kind
from sagsgang.rules import findings
from sagsgang.source import Source, Text

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Option:
    """An option as users write it, for a value of the template."""

    name: str
    help: str
    ascii_name: str = ""


OPTIONS: Final = {
    "region": Option("--samarbejde", "mappen for samarbejdet, fx syddanmark"),
    "forum": Option("--forum", "forummets id, navn eller forkortelse"),
    "on": Option("--dato", "datoen, fx 2023-02-28"),
    "year": Option("--år", "mappen med årstal (ellers i år)", "--aar"),
    "title": Option("--titel", "titlen"),
    "name": Option("--navn", "navnet"),
    "status": Option("--status", "hvor langt den er (ellers planlagt)"),
    "id": Option("--id", "filens navn, når det ikke skal laves af titlen"),
}

NEUTER: Final = frozenset({Kind.FORUM, Kind.MEETING, Kind.REGION})
"""The kinds whose Danish name is neuter."""

MORE: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.MEETING: ("title", "status"),
    Kind.APPOINTMENT: ("status",),
    Kind.CONSULTATION: ("status",),
}
"""What a kind takes beside what it needs."""


def arguments(words: list[str]) -> argparse.Namespace:
    """What the command line asks for: one subcommand for each kind of record."""
    parser = command_line.Parser(
        prog="new.py", description="Opret en ny fil, som består tjekket, som den er."
    )
    kinds = parser.add_subparsers(
        dest="kind", metavar="SLAGS", required=True, title="slags", parser_class=command_line.Parser
    )
    for kind in Kind:
        plain = danish.slug(kind.danish_name)
        aliases = [] if plain == kind.danish_name else [plain]
        article = "et nyt" if kind in NEUTER else "en ny"
        one = kinds.add_parser(
            kind.danish_name, aliases=aliases, help=f"{article} {kind.danish_name}"
        )
        one.add_argument("--records", metavar="MAPPE", help="mappen med filerne (ellers records)")
        one.set_defaults(kind=kind)
        for value in dict.fromkeys((*needed_values(kind), *MORE.get(kind, ()), "id")):
            option = OPTIONS[value]
            names = [option.name, *filter(None, [option.ascii_name])]
            is_needed = value in needed_values(kind) and value != "year"
            one.add_argument(
                *names, dest=value, metavar="TEKST", required=is_needed, help=option.help
            )
    return parser.parse_args(words)


def new(words: list[str]) -> int:
    """Write a new record and print its path."""
    wanted = arguments(words)
    folder = ROOT / "records" if wanted.records is None else Path(wanted.records)
    prefix = "records/" if wanted.records is None else f"{wanted.records.rstrip('/')}/"
    if not folder.is_dir():
        raise WrongUse(f"Mappen '{prefix.rstrip('/')}' findes ikke.")
    source, _ = read_source(folder)
    today = command_line.today()
    path, text = record(wanted.kind, values(wanted, archive(source), today))
    if path in source or (folder / path).exists():
        raise WrongUse(f"Filen '{prefix}{path}' findes allerede; den bliver ikke ændret.")
    refused = mistakes(source, path, text, today)
    if refused:
        print(refused, file=sys.stderr)
        return command_line.FINDINGS
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"{prefix}{path}")
    return command_line.CLEAN


def values(wanted: argparse.Namespace, records: Archive, today: date) -> dict[str, str]:
    """What the template is filled with: as given, with names looked up."""
    given = {name: one.strip() for name in OPTIONS if (one := getattr(wanted, name, None))}
    if "region" in given and given["region"] not in records.regions:
        raise WrongUse(unknown("samarbejde", given["region"], tuple(records.regions)))
    if "on" in given:
        given["on"] = command_line.day_in(given["on"]).isoformat()
    if "forum" in given:
        on = date.fromisoformat(given["on"]) if "on" in given else None
        given["forum"] = forum_id(records, given["forum"], given["region"], on)
    if "year" in needed_values(wanted.kind):
        given.setdefault("year", str(today.year))
        if not (given["year"].isdecimal() and len(given["year"]) == len("2023")):
            raise WrongUse(f"'{given['year']}' er ikke et årstal; skriv fx --år 2023.")
    if "id" in given and given["id"] != danish.slug(given["id"]):
        raise WrongUse(
            f"'{given['id']}' kan ikke være et filnavn; skriv fx --id {danish.slug(given['id'])}."
        )
    return given


def forum_id(records: Archive, name: str, region: str, on: date | None) -> str:
    """Find the id, as records write it, of the forum that is meant."""
    found = records.forum_at(name, region, on)
    if isinstance(found, Ambiguous):
        many = danish.joined(found.candidates, last="eller")
        raise WrongUse(f"'{name}' kan betyde flere fora; skriv {many}.")
    if isinstance(found, Dead):
        raise WrongUse(unknown("forum", name, tuple(filter(None, [found.nearest]))))
    short = found.rpartition("/")[2]
    return short if records.forum_at(short, region, on) == found else found


def unknown(what: str, name: str, choices: tuple[str, ...]) -> str:
    """Say that there is no such record, and what may be meant."""
    nearest = choices[0] if len(choices) == 1 else danish.nearest(name, choices)
    question = f" Mente du '{nearest}'?" if nearest else ""
    return f"Der er intet {what} '{name}'.{question}"


def record(kind: Kind, given: Mapping[str, str]) -> tuple[str, str]:
    """Path and text of the new record."""
    try:
        return template(kind, given)
    except ValueError:
        option = OPTIONS[NAMING_FACT[kind]].name
        raise WrongUse(
            f"Der kan ikke laves et filnavn af {option} '{given[NAMING_FACT[kind]]}'; "
            "den skal indeholde bogstaver eller tal."
        ) from None


def mistakes(source: Source, path: str, text: str, today: date) -> str:
    """What the whole check would say against the new file, if anything."""
    found = findings(archive({**source, path: Text(text.encode())}), today).open
    heavy = [one for one in found if one.place.path == path and one.severity is not Severity.NOTE]
    if not heavy:
        return ""
    return "\n".join([*(one.as_text() for one in heavy), "Filen er ikke oprettet."])


if __name__ == "__main__":
    command_line.run(new)
