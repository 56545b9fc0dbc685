"""From nominations to an outcome: `python3 scripts/appoint.py UDPEGNING --indmeldinger FIL`.

It knows how nominations are kept out of every repository, and what is printed. It refuses to
choose: that is the secretariat's, in the working sheet. What is published is written by the core.
"""

import environment

environment.activate()

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import command_line
from command_line import WrongUse
from draw_lots import appointment_named

from mkdocs_sagsgang.disk import read_source
from mkdocs_sagsgang.nominations import read_candidates
from mkdocs_sagsgang.private_files import is_in_repository
from mkdocs_sagsgang.tables import MAX_BYTES, Mistake, csv_bytes, workbook_bytes
from mkdocs_sagsgang.whole_files import OWNER_ONLY, put_in_place
from mkdocs_sagsgang.working_sheet import read_choices, working_rows
from sagsgang import danish, lots
from sagsgang.archive import Archive, archive
from sagsgang.diagnostics import Diagnostic, Severity
from sagsgang.editing.appointment import (
    has_outcome,
    holder_lines,
    is_on_seat,
    outcome_edits,
    seat_edits,
    seats_meant,
)
from sagsgang.editing.edits import Edit, applied
from sagsgang.findings import all_findings
from sagsgang.history import Chronicle
from sagsgang.publication import publication
from sagsgang.records.others import AppointmentStatus
from sagsgang.records.record import Appointment, Forum
from sagsgang.selection import (
    Appointed,
    Chosen,
    appointed,
    candidate_rows,
    objections,
    pool,
    seats_left,
)
from sagsgang.source import Source, Text

ROOT = Path(__file__).resolve().parent.parent
SHEETS: Final = {".csv": csv_bytes, ".xlsx": workbook_bytes}
"""How a working sheet can be written."""
PERSONAL: Final = "persondata-"
"""How the codes of findings about personal data begin: what is published may have none."""
EPILOG = """\
UDPEGNING er filen eller dens id, fx 2026/medlemmer-til-gruppen. Indmeldinger og arbejdsark ligger
altid uden for arkivet.
Slutkoder: 0 det er gjort, 1 intet er skrevet, for der er en fejl, eller loddet mangler,
3 kommandoen var skrevet forkert, 70 programmet gik i stykker."""


class Refusal(Exception):  # noqa: N818 (it is no failure of the program)
    """Nothing is written; the text is in Danish and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The records as they are, the call that is meant, and the day."""

    folder: Path
    prefix: str
    source: Source
    records: Archive
    call: Appointment
    today: date

    @property
    def path(self) -> str:
        """The call's file as people write it."""
        return f"{self.prefix}{self.call.path}"


def arguments(words: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = command_line.Parser(
        prog="appoint.py",
        description="Gør indmeldinger til et arbejdsark, eller skriv det, der er valgt, i filen.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("call", metavar="UDPEGNING", help="udpegningen, det handler om")
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument(
        "--indmeldinger", metavar="FIL", type=Path, help="formularens .csv eller .xlsx"
    )
    way.add_argument("--valg", metavar="FIL", type=Path, help="arbejdsarket, når det er udfyldt")
    parser.add_argument(
        "--arbejdsark", metavar="FIL", type=Path, help="hvor arket skrives (ellers ved siden af)"
    )
    parser.add_argument("--besluttet", metavar="MØDE", default="", help='fx "kredsen 2023-03-21"')
    parser.add_argument(
        "--pladser", action="store_true", help="skriv også de udpegede i forummets fil"
    )
    parser.add_argument(
        "--fra", metavar="DATO", type=command_line.day, help="første dag på pladsen"
    )
    parser.add_argument("--records", metavar="MAPPE", help="mappen med filerne (ellers records)")
    parser.add_argument(
        "--today",
        metavar="DATO",
        type=command_line.day,
        help="dagen, der regnes med (ellers i dag), fx 2023-02-28",
    )
    return parser.parse_args(words)


def appoint(words: list[str]) -> int:
    """Lay candidates out, or write an outcome; the exit code tells whether it was done."""
    wanted = arguments(words)
    folder = ROOT / "records" if wanted.records is None else Path(wanted.records)
    prefix = "records/" if wanted.records is None else f"{wanted.records.rstrip('/')}/"
    if not folder.is_dir():
        raise WrongUse(f"Mappen '{prefix.rstrip('/')}' findes ikke.")
    for path in (wanted.indmeldinger, wanted.valg, wanted.arbejdsark):
        if path is not None:
            refuse_inside(path, folder)
    source, _ = read_source(folder)
    records = archive(source)
    scene = Scene(
        folder=folder,
        prefix=prefix,
        source=source,
        records=records,
        call=appointment_named(records, wanted.call, prefix),
        today=wanted.today or command_line.today(),
    )
    try:
        if wanted.valg is not None:
            publish(scene, wanted)
        else:
            lay_out(scene, wanted.indmeldinger, wanted.arbejdsark)
    except Refusal as refusal:
        print(f"{refusal}\nIntet er skrevet.", file=sys.stderr)
        return command_line.FINDINGS
    return command_line.CLEAN


def refuse_inside(path: Path, folder: Path) -> None:
    """Refuse a path that leads into the records, this checkout, or anything else under Git."""
    if is_in_repository(path, folder, ROOT):
        raise WrongUse(
            f"'{path}' ligger i arkivet eller en anden mappe under Git. Indmeldinger og arbejdsark "
            "må aldrig ligge der: flyt filen til en mappe, som kun sekretariatet kan se."
        )


def bytes_of(path: Path) -> bytes:
    """Read a file from outside; one that is far too large is not read to its end."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except IsADirectoryError:
        raise WrongUse(f"'{path}' er en mappe.") from None
    except FileNotFoundError:
        raise WrongUse(f"Filen '{path}' findes ikke.") from None
    except OSError as failure:
        raise WrongUse(f"Filen '{path}' kan ikke læses: {failure.strerror}.") from None


def refuse_mistakes(mistakes: Sequence[Mistake]) -> None:
    """Refuse a file that has mistakes, and show all of them."""
    if mistakes:
        count = "1 fejl" if len(mistakes) == 1 else f"{len(mistakes)} fejl"
        raise Refusal("\n".join([*(one.as_text() for one in mistakes), f"{count}."]))


def lay_out(scene: Scene, nominations: Path, asked: Path | None) -> None:
    """Write the working sheet that people choose in."""
    target = asked or nominations.with_name(f"{nominations.stem}-arbejdsark{nominations.suffix}")
    refuse_inside(target, scene.folder)
    if target.suffix.casefold() not in SHEETS:
        raise WrongUse(f"Arbejdsarket '{target}' skal ende på {' eller '.join(SHEETS)}.")
    if target.exists():
        raise WrongUse(
            f"'{target}' findes allerede og bliver ikke overskrevet. Vælg et andet navn."
        )
    if not target.parent.is_dir():
        raise WrongUse(f"Mappen '{target.parent}' findes ikke.")
    read = read_candidates(
        nominations.name, bytes_of(nominations), scene.records, scene.call.region
    )
    refuse_mistakes(read.mistakes)
    chronicle = Chronicle(publication(scene.records), scene.today)
    rows = candidate_rows(chronicle, scene.call, read.candidates)
    made = SHEETS[target.suffix.casefold()](working_rows(scene.call, rows))
    put_in_place(target, made, OWNER_ONLY)
    people = "1 kandidat" if len(rows) == 1 else f"{len(rows)} kandidater"
    print(
        f"{target}: {people}. Kun du kan læse filen.\n"
        "Skriv ja, nej eller lod i kolonnen Vælges, og et grundlag ved ja og lod. Kør så:\n"
        f'  python3 scripts/appoint.py {scene.call.name} --valg "{target}"'
    )
    deadline = scene.call.facts.deadline
    if deadline is not None and not deadline.is_certainly_before(scene.today):
        print(f"Fristen er {danish.date_in_words(deadline)}; der kan komme flere indmeldinger.")


def publish(scene: Scene, wanted: argparse.Namespace) -> None:
    """Write what the secretariat chose into the record: the outcome, and nothing else."""
    read = read_choices(wanted.valg.name, bytes_of(wanted.valg), scene.records, scene.call.region)
    refuse_mistakes(read.mistakes)
    chosen = read.choices
    refuse_state(scene)
    if found := list(objections(scene.records, scene.call, chosen)):
        raise Refusal("\n".join(found))
    outcome = outcome_of(scene, chosen)
    if scene.call.facts.appointed and not has_outcome(scene.call, outcome):
        raise Refusal(f"Der står allerede andre udpegede i {scene.path}. Ret dem dér.")
    decided_at = " ".join(wanted.besluttet.split()) or decided_in(scene.call)
    since = "" if wanted.fra is None else wanted.fra.isoformat()
    changes = {scene.call.path: changed_record(scene, outcome, wanted.besluttet)}
    left: Sequence[Appointed] = outcome
    if wanted.pladser:
        left, seats = seated(scene, outcome, decided_at, since)
        changes |= seats
    refuse_faults(scene, changes)
    for path, data in changes.items():
        target = scene.folder / path
        is_new = data != bytes_in(scene.source, path)
        if is_new:
            put_in_place(target, data)
        print(f"{scene.prefix}{path}: {'er ændret' if is_new else 'var der allerede'}.")
    for line in told(scene, outcome, left, decided_at, since):
        print(line)


def outcome_of(scene: Scene, chosen: Sequence[Chosen]) -> tuple[Appointed, ...]:
    """Give what is published; refuse as long as a lot is to decide that has not been drawn."""
    if not pool(chosen):
        return appointed(scene.records, scene.call, chosen)
    draw = scene.call.facts.draw
    result = None if draw is None else lots.result(draw)
    if result is None:
        raise Refusal(what_the_lot_lacks(scene, chosen))
    return appointed(scene.records, scene.call, chosen, result.winners, result.substitutes)


def decided_in(call: Appointment) -> str:
    """Give the meeting that a call names as the one that decided it, as it is written there."""
    return "" if call.facts.decided_at is None else str(call.facts.decided_at.text)


def refuse_state(scene: Scene) -> None:
    """Refuse a call that nobody can be appointed by, or whose file cannot be read whole."""
    if scene.call.facts.status is AppointmentStatus.LAPSED:
        raise Refusal("Udpegningen er bortfaldet.")
    refuse_faults(scene, {scene.call.path: bytes_in(scene.source, scene.call.path)})


def refuse_faults(scene: Scene, changes: Mapping[str, bytes]) -> None:
    """Refuse files in which the check would find a mistake, or somebody's private data."""
    texts = {path: Text(data) for path, data in changes.items()}
    found = all_findings(archive({**scene.source, **texts}), scene.today).open
    wrong = [one for one in found if one.place.path in changes and is_wrong(one)]
    if wrong:
        raise Refusal("\n".join(one.as_text(scene.prefix) for one in wrong))


def is_wrong(finding: Diagnostic) -> bool:
    """Tell whether a finding stops the outcome from being written."""
    is_personal = finding.code.startswith(PERSONAL) and finding.severity is not Severity.NOTE
    return finding.severity is Severity.ERROR or is_personal


def bytes_in(source: Source, path: str) -> bytes:
    """Give a record's file as it stands."""
    file = source[path]
    if not isinstance(file, Text):
        raise TypeError(f"{path} is no text")
    return file.data


def what_the_lot_lacks(scene: Scene, chosen: Sequence[Chosen]) -> str:
    """Say what comes before those that are equal can be told apart."""
    draw, file = scene.call.facts.draw, scene.path
    if draw is not None:
        return (
            f"Loddet er ikke trukket: der mangler tal i {file}. Kilden trækkes "
            f"{danish.date_in_words(draw.drawn_on)}."
        )
    equal = pool(chosen)
    lines = (
        "lodtrækning:",
        f"  bekendtgjort: {scene.today.isoformat()}",
        "  pulje:",
        *(f"    - {lot}" for lot in equal),
        f"  vælges: {seats_left(scene.call.facts, chosen)}",
    )
    return "\n".join(
        (
            f"{len(equal)} står lige. Bekendtgør først lodtrækningen; skriv i {file}:",
            *lines,
            "Skriv også kilder, som vejledningen om udpegninger viser. Kør så:",
            f"  python3 scripts/draw_lots.py {scene.call.name} --announce",
        )
    )


def changed_record(scene: Scene, outcome: Sequence[Appointed], decided_at: str) -> bytes:
    """Give the call's file with the outcome in it."""
    edits = outcome_edits(scene.call, outcome, decided_at)
    return applied(bytes_in(scene.source, scene.call.path), edits)


def seated(
    scene: Scene, outcome: Sequence[Appointed], decided_at: str, since: str
) -> tuple[tuple[Appointed, ...], dict[str, bytes]]:
    """Put on their seats those for whom there is just one; give the others, and the file."""
    forum = forum_of(scene)
    if forum is None:
        return tuple(outcome), {}
    left: list[Appointed] = []
    by_seat: dict[int, list[Appointed]] = {}
    for one in outcome:
        meant = seats_meant(forum, scene.call, one.role)
        if len(meant) != 1:
            left.append(one)
        elif not is_on_seat(forum.facts.seats[meant[0]], one, decided_at):
            by_seat.setdefault(meant[0], []).append(one)
    edits: list[Edit] = []
    for position, people in by_seat.items():
        new = seat_edits(forum, position, people, decided_at, since)
        edits += new
        left += [] if new else people
    if not edits:
        return tuple(left), {}
    return tuple(left), {forum.path: applied(bytes_in(scene.source, forum.path), edits)}


def forum_of(scene: Scene) -> Forum | None:
    """Find the forum that is appointed to, when its file can be read."""
    found = scene.records.forum_at(scene.call.facts.forum.text, scene.call.region, scene.today)
    return scene.records.fora.get(found) if isinstance(found, str) else None


def told(
    scene: Scene,
    outcome: Sequence[Appointed],
    left: Iterable[Appointed],
    decided_at: str,
    since: str,
) -> Iterator[str]:
    """Say who was written down, and what is for people to do now."""
    for one in outcome:
        by_lot = " (lod)" if one.lot else ""
        yield f"  {one.name}, {one.municipality}: {one.basis}{by_lot}"
    if not decided_at:
        yield f"Er det besluttet på et møde, så skriv også i {scene.path}:"
        yield "status: afgjort\nbesluttet: <forum> <dato> punkt <nr>"
    lines = holder_lines(left, decided_at, since, indent="      ")
    if lines:
        forum = forum_of(scene)
        file = f"{scene.prefix}{forum.path}" if forum else "forummets fil"
        yield f"Skriv disse under besat ved den rigtige plads i {file}:"
        yield from lines
    yield "Slet indmeldinger og arbejdsark, når I ikke længere har brug for dem."


if __name__ == "__main__":
    command_line.run(appoint)
