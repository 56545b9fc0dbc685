"""A referat is approved, or corrected afterwards: `python3 scripts/approve.py MØDE --ved PUNKT`.

It knows how a meeting is named on a command line, what is printed and what the exit codes say. It
refuses to know what is written into the file, which is the core's, and to write what has mistakes.
"""

import environment

environment.activate()

import argparse
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import command_line
from command_line import WrongUse

from mkdocs_sagsgang.disk import read_source
from mkdocs_sagsgang.git_program import GitError
from mkdocs_sagsgang.proposal_branch import pushed
from mkdocs_sagsgang.whole_files import put_in_place
from sagsgang import danish
from sagsgang.approval import correction_lines, item_words, word_changes
from sagsgang.archive import Archive, archive
from sagsgang.danish import NotADate, partial_date
from sagsgang.diagnostics import Diagnostic, Place, Severity
from sagsgang.editing.approval import approval_edits, correction_edits, too_early, word_edits
from sagsgang.editing.edits import applied
from sagsgang.findings import all_findings
from sagsgang.reading.nodes import Scalar
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.record import Meeting
from sagsgang.records.references import MeetingReference
from sagsgang.source import Source, Text

ROOT = Path(__file__).resolve().parent.parent
EPILOG = """\
MØDE er filen, dens id, eller forum og dato, fx "kredsen 2023-01-25".
Slutkoder: 0 filen er ændret, 1 den er ikke, for der er en fejl i den, eller det er for tidligt,
3 kommandoen var skrevet forkert, 70 programmet gik i stykker."""

CORRECTION: Final = {
    "item": "--punkt",
    "before": "--fra",
    "after": "--til",
    "agreed_by": "--aftalt",
}
"""What a correction needs."""

FORM_MEANS: Final = {"punkt på et møde": "", "formanden": "formand ", "tavshed": "tavshed "}
"""What can be chosen in the form on the Git host, and how it is written in the file."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a file is to hold, and a sentence about it."""

    data: bytes
    told: str


class Refusal(Exception):  # noqa: N818 (it is no failure of the program)
    """The file is left alone; the text is in Danish and says why."""


def arguments(words: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = command_line.Parser(
        prog="approve.py",
        description="Godkend et referat, eller ret et ord i et, der er godkendt.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("meeting", metavar="MØDE", nargs="?", help="mødet, hvis referat det er")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--ved", metavar="PUNKT", help='fx "kredsen 2023-03-21 punkt 1"')
    how.add_argument("--formand", metavar="DATO", help="formanden godkendte den dag")
    how.add_argument("--tavshed", metavar="DATO", help="ingen havde bemærkninger inden fristen")
    how.add_argument("--rettelse", action="store_true", help="ret ord, der er godkendt")
    parser.add_argument("--punkt", dest="item", metavar="NR", help="punktet, der rettes")
    parser.add_argument("--fra", dest="before", metavar="ORD", help="ordene, som de står")
    parser.add_argument("--til", dest="after", metavar="ORD", help="ordene, som de skal stå")
    parser.add_argument("--aftalt", dest="agreed_by", metavar="HVEM", help="hvem der er enige")
    parser.add_argument("--note", metavar="TEKST", default="", help="en bemærkning til rettelsen")
    parser.add_argument("--records", metavar="MAPPE", help="mappen med filerne (ellers records)")
    parser.add_argument(
        "--today",
        metavar="DATO",
        type=command_line.day,
        help="dagen, der regnes med (ellers i dag), fx 2023-02-28",
    )
    parser.add_argument("--form", action="store_true", help="tag svarene fra formularen hos GitHub")
    parser.add_argument(
        "--push", action="store_true", help="læg også ændringen på en gren hos GitHub"
    )
    wanted = parser.parse_args(words)
    if wanted.form:
        wanted.meeting, wanted.ved = filled_in(os.environ)
    return wanted


def filled_in(form: Mapping[str, str]) -> tuple[str, str]:
    """Give the meeting and how it was approved, as somebody filled in the form."""
    means = form.get("MEANS", "")
    if means not in FORM_MEANS:
        choices = danish.joined([f"'{one}'" for one in FORM_MEANS], last="eller")
        raise WrongUse(f"'{means}' kan ikke vælges. Det kan {choices}.")
    return form.get("MEETING", "").strip(), f"{FORM_MEANS[means]}{form.get('WHERE_OR_WHEN', '')}"


def approve(words: list[str]) -> int:
    """Change a meeting's file as the command line says; the exit code tells the outcome."""
    wanted = arguments(words)
    if not wanted.meeting:
        raise WrongUse('Skriv, hvilket møde det er, fx "kredsen 2023-01-25".')
    folder = ROOT / "records" if wanted.records is None else Path(wanted.records)
    prefix = "records/" if wanted.records is None else f"{wanted.records.rstrip('/')}/"
    if not folder.is_dir():
        raise WrongUse(f"Mappen '{prefix.rstrip('/')}' findes ikke.")
    source, _ = read_source(folder)
    today = wanted.today or command_line.today()
    records = archive(source)
    meeting = meeting_meant(records, wanted.meeting, folder, prefix)
    try:
        known = warnings(source, meeting.path, prefix, today)
        change = (
            corrected(source, records, meeting, wanted, today)
            if wanted.rettelse
            else approved(source, records, meeting, manner(wanted), today)
        )
        after = {**source, meeting.path: Text(change.data)}
        found = warnings(after, meeting.path, prefix, today)
    except Refusal as refusal:
        print(f"{refusal}\n{prefix}{meeting.path} er ikke ændret.", file=sys.stderr)
        return command_line.FINDINGS
    put_in_place(folder / meeting.path, change.data)
    for one in found:
        if one.message not in {before.message for before in known}:
            print(one.as_text(prefix), file=sys.stderr)
    print(f"{prefix}{meeting.path}: {change.told}")
    if wanted.push:
        return push(folder, meeting, change)
    return command_line.CLEAN


def manner(wanted: argparse.Namespace) -> str:
    """Write how the referat was approved, as the file says it."""
    for word in ("formand", "tavshed"):
        if getattr(wanted, word):
            return f"{word} {command_line.day_in(getattr(wanted, word)).isoformat()}"
    if wanted.ved:
        return " ".join(wanted.ved.split())
    raise WrongUse("Skriv, hvordan referatet blev godkendt: --ved, --formand eller --tavshed.")


def meeting_meant(records: Archive, text: str, folder: Path, prefix: str) -> Meeting:
    """Find the meeting that is meant by its file, its id, or forum and date."""
    name = text.strip().removeprefix(prefix)
    if text.endswith(".md") and Path(text).resolve().is_relative_to(folder.resolve()):
        name = Path(text).resolve().relative_to(folder.resolve()).as_posix()
    found = {name.removesuffix(".md")} & records.meetings.keys() or set(referred(records, name))
    if len(found) == 1:
        return records.meetings[found.pop()]
    if found:
        many = danish.joined(sorted(found), last="eller")
        raise WrongUse(f"'{text}' kan betyde flere møder. Skriv {many}.")
    if name.removesuffix(".md") in records.broken:
        raise WrongUse(f"Filen '{text}' kan ikke læses. Kør check.py, og ret fejlene først.")
    raise WrongUse(
        f"Der er intet møde '{text}'. Skriv filen, eller forum og dato, fx \"kredsen 2023-01-25\"."
    )


def referred(records: Archive, text: str) -> tuple[str, ...]:
    """List the meetings that a forum and a date mean, in every samarbejde."""
    forum, _, day = text.rpartition(" ")
    try:
        on = partial_date(day)
    except NotADate:
        return ()
    place = Place("")
    reference = MeetingReference(Scalar(text, place), Scalar(forum.strip(), place), on)
    found = (records.meeting_at(reference, region) for region in records.regions)
    return tuple(dict.fromkeys(one.id for one in found if one is not None))


def warnings(source: Source, path: str, prefix: str, today: date) -> tuple[Diagnostic, ...]:
    """Give what the check warns of in a file; one in which it finds a mistake is refused."""
    found = [one for one in all_findings(archive(source), today).open if one.place.path == path]
    errors = [one for one in found if one.severity is Severity.ERROR]
    if errors:
        raise Refusal("\n".join(one.as_text(prefix) for one in errors))
    return tuple(one for one in found if one.severity is Severity.WARNING)


def approved(
    source: Source, records: Archive, meeting: Meeting, manner: str, today: date
) -> Change:
    """Approve a referat that is a draft, or published without approval."""
    status = meeting.facts.status
    if status is MeetingStatus.APPROVED:
        raise Refusal("Referatet er allerede godkendt.")
    if status not in (MeetingStatus.DRAFT, MeetingStatus.HELD):
        raise Refusal(f"Mødets status er '{status}', så der er intet referat at godkende.")
    data = applied(bytes_of(source, meeting), approval_edits(records, meeting, manner))
    after = changed(source, meeting, data)
    if refusal := too_early(after, today):
        raise Refusal(refusal)
    count = len(after.facts.fingerprints)
    return Change(
        data,
        f"referatet er godkendt ved {manner}. "
        f"{count} {'punkt er låst' if count == 1 else 'punkter er låst'} med fingeraftryk.",
    )


def corrected(
    source: Source, records: Archive, meeting: Meeting, wanted: argparse.Namespace, today: date
) -> Change:
    """Change words of an approved punkt, and write who agreed to it."""
    missing = [option for name, option in CORRECTION.items() if not getattr(wanted, name)]
    if missing:
        raise WrongUse(f"En rettelse skal have {danish.joined(list(CORRECTION.values()))}.")
    if meeting.facts.status is not MeetingStatus.APPROVED:
        raise Refusal("Referatet er ikke godkendt. Ret ordene i filen uden videre.")
    item = next((one for one in meeting.items if one.number == wanted.item), None)
    if item is None:
        raise Refusal(f"Mødet har intet punkt {wanted.item}.")
    edits = word_edits(meeting, item, wanted.before, wanted.after)
    if len(edits) != 1:
        where = f"{len(edits)} steder" if edits else "ikke"
        cure = "Tag flere ord med." if edits else "Skriv dem, nøjagtig som de står i filen."
        raise Refusal(f"Ordene '{wanted.before}' står {where} i punkt {wanted.item}. {cure}")
    data = applied(bytes_of(source, meeting), edits)
    halfway = archive({**source, meeting.path: Text(data)})
    after = halfway.meetings[meeting.id]
    now = next((one for one in after.items if one.number == wanted.item), item)
    changes = word_changes(item_words(records, meeting, item), item_words(halfway, after, now))
    lines = correction_lines(
        item, changes, on=today.isoformat(), agreed_by=wanted.agreed_by, note=wanted.note
    )
    entries = correction_edits(after, lines) if changes else ()
    if not entries:
        raise Refusal(
            "Ændringen kan ikke ses på siden, så den skal ikke skrives som en rettelse."
            if not changes
            else "Skriv først rettelser som en liste med en linje for hver oplysning."
        )
    return Change(
        applied(data, entries), f"punkt {wanted.item} er rettet, og rettelsen er skrevet."
    )


def bytes_of(source: Source, meeting: Meeting) -> bytes:
    """Give a meeting's file as it stands."""
    file = source[meeting.path]
    if not isinstance(file, Text):
        raise TypeError(f"{meeting.path} is no text")
    return file.data


def changed(source: Source, meeting: Meeting, data: bytes) -> Meeting:
    """Read a meeting anew after a change."""
    return archive({**source, meeting.path: Text(data)}).meetings[meeting.id]


def push(folder: Path, meeting: Meeting, change: Change) -> int:
    """Lay the change on a branch of its own, for a pull request."""
    branch = f"godkendelse-{meeting.name}"
    try:
        pushed(folder, meeting.path, branch, change.told)
    except GitError as refusal:
        print(refusal, file=sys.stderr)
        return command_line.OWN_FAILURE
    print(f"Ændringen ligger på grenen '{branch}'. Opret et forslag (pull request) fra den.")
    server, name = os.environ.get("GITHUB_SERVER_URL"), os.environ.get("GITHUB_REPOSITORY")
    if server and name:
        print(f"{server}/{name}/compare/{branch}?expand=1")
    return command_line.CLEAN


if __name__ == "__main__":
    command_line.run(approve)
