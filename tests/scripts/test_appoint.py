"""`scripts/appoint.py`, run as a person runs it: real files, a real repository, nothing leaked."""

import csv
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import appoint as appointing
import pytest

from sagsgang.diagnostics import Severity
from sagsgang.findings import all_findings
from sagsgang.lots import pool_digest
from tests.mkdocs_sagsgang.repositories import commit, git, repository
from tests.sagsgang.sources import TODAY, forum, read
from tests.scripts.carried_out import Done, carried_out

CALL = "nord/udpegninger/2023/medlemmer"
FORUM = "nord/fora/kredsen"
FACTS = (
    "titel: Medlemmer\nforum: kredsen\nstatus: lukket\nrolle: medlem\nside: kommunal\nantal: 1\n"
    "kriterier:\n  - stilling\n"
)
SEATS = "pladser:\n  - rolle: medlem\n    side: kommunal\n  - rolle: formand\n"
FILES = {
    "nord/index.md": "---\ntitel: Nord\n---\n",
    f"{FORUM}.md": forum("Kredsen", SEATS),
    "nord/kommuner/by.md": "---\nnavn: By\n---\n",
    "nord/kommuner/dal.md": "---\nnavn: Dal\n---\n",
    f"{CALL}.md": f"---\n{FACTS}---\nBaggrund.\n",
}
HEADINGS = "Kommune;Navn;E-mail;Stilling;Erfaring;Øvrige fora;Ønsker at være formand"
NOMINATIONS = (
    f"{HEADINGS}\n"
    "By;Kari Prøve;kari@example.dk;chef;Kanariegul erfaring gennem mange år;Ingen;ja\n"
    "Dal;Bo Spurv;bo@example.dk;direktør;Spurvegrå motivation for arbejdet;Rådet;nej\n"
)
CANARIES = ("spurv", "bo@example", "kari@example", "kanariegul", "direktør", "motivation")
DRAW = (
    "lodtrækning:\n  bekendtgjort: 2023-02-01\n  pulje:\n    - by\n    - dal\n"
    "  sha256: 9fe4a1b6\n  vælges: 1\n  suppleanter: 1\n  kilder:\n    - navn: Lotto\n"
    "      dato: 2023-02-11\n      trækkes: 2\n      blandt: 36\n"
)


def appoint(records: Path, *words: str, today: str = "2023-03-01") -> Done:
    """Carry out the command."""
    return carried_out(appointing.appoint, records, *words, today=today)


def records_in(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """Commit records to a repository, with the nominations beside it."""
    (folder / "privat").mkdir()
    (folder / "privat" / "ind.csv").write_text(NOMINATIONS, encoding="cp1252")
    return repository(folder, files)


def filled(folder: Path, choices: Mapping[str, tuple[str, str]]) -> str:
    """Fill in the working sheet as a person does, and give the path of the result."""
    sheet = folder / "privat" / "ind-arbejdsark.csv"
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        row["Vælges"], row["Grundlag"] = choices[row["Kommune"]]
    target = folder / "privat" / "valg.csv"
    with target.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return str(target)


def laid_out(folder: Path, records: Path) -> None:
    """Make the working sheet."""
    done = appoint(records, CALL, "--indmeldinger", str(folder / "privat" / "ind.csv"))
    assert (done.returncode, done.stderr) == (0, "")


CHOSEN = {"By": ("ja", "Klyngen manglede en plads"), "Dal": ("nej", "Var ikke så erfaren")}
EQUAL = {"By": ("lod", "Lige efter alle kriterier"), "Dal": ("lod", "Lige efter alle kriterier")}
OUTCOME = (
    "udpeget:\n  - navn: Kari Prøve\n    titel: chef\n    kommune: by\n"
    "    grundlag: Klyngen manglede en plads\n"
)


def text_of(records: Path, path: str = f"{CALL}.md") -> str:
    """Read a record as it is now."""
    return (records / path).read_text(encoding="utf-8")


def errors_in(records: Path) -> list[str]:
    """Give the mistakes that the check finds."""
    files = {path: (records / path).read_bytes() for path in FILES}
    found = all_findings(read(files), TODAY).open
    return [one.as_text() for one in found if one.severity is Severity.ERROR]


def test_a_sheet_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    """Beside the nominations, with what the records know, and nothing in the repository."""
    records = records_in(tmp_path)
    sheet = tmp_path / "privat" / "ind-arbejdsark.csv"

    done = appoint(records, "medlemmer", "--indmeldinger", str(tmp_path / "privat" / "ind.csv"))

    assert done == Done(
        0,
        f"{sheet}: 2 kandidater. Kun du kan læse filen.\n"
        "Skriv ja, nej eller lod i kolonnen Vælges, og et grundlag ved ja og lod. Kør så:\n"
        f'  python3 scripts/appoint.py medlemmer --valg "{sheet}"\n',
        "",
    )
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert "Kandidat A;;By;Kari Prøve;kari@example.dk;chef;" in sheet.read_text("utf-8-sig")
    assert git(records, "status", "--porcelain") == ""
    again = appoint(records, "medlemmer", "--indmeldinger", str(tmp_path / "privat" / "ind.csv"))
    assert again == Done(
        3, "", f"'{sheet}' findes allerede og bliver ikke overskrevet. Vælg et andet navn.\n"
    )


def test_only_the_outcome_is_published(tmp_path: Path) -> None:
    """The record says who, and why; what else was nominated is nowhere in the repository."""
    records = records_in(tmp_path)
    laid_out(tmp_path, records)

    done = appoint(records, CALL, "--valg", filled(tmp_path, CHOSEN))

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{records}/{CALL}.md: er ændret.\n"
        "  Kari Prøve, by: Klyngen manglede en plads\n"
        f"Er det besluttet på et møde, så skriv også i {records}/{CALL}.md:\n"
        "status: afgjort\nbesluttet: <forum> <dato> punkt <nr>\n"
        f"Skriv disse under besat ved den rigtige plads i {records}/{FORUM}.md:\n"
        "      - navn: Kari Prøve\n        titel: chef\n        kommune: by\n"
        "Slet indmeldinger og arbejdsark, når I ikke længere har brug for dem.\n"
    )
    assert text_of(records) == f"---\n{FACTS}{OUTCOME}---\nBaggrund.\n"
    assert errors_in(records) == []
    assert_no_canary(records)


def assert_no_canary(records: Path) -> None:
    """Look through every file, also Git's own, and every version that Git has."""
    commit(records, {}, at="2023-03-02T12:00:00+0100")
    for canary in CANARIES:
        with pytest.raises(subprocess.CalledProcessError):
            git(records, "grep", "-i", canary, "HEAD")
        assert canary not in git(records, "log", "-p", "--all").casefold()
    top = records.parent
    for file in (path for path in top.rglob("*") if path.is_file()):
        data = file.read_bytes().decode("utf-8", "replace").casefold()
        assert not [canary for canary in CANARIES if canary in data], file
        assert not [canary for canary in CANARIES if canary in file.name.casefold()], file


def test_a_decision_and_the_seat_are_written_when_asked(tmp_path: Path) -> None:
    """Status, meeting, outcome and holder; a second run finds everything there."""
    records = records_in(tmp_path)
    laid_out(tmp_path, records)
    words = (CALL, "--valg", filled(tmp_path, CHOSEN), "--pladser", "--fra", "2023-04-01")
    meeting = "kredsen 2023-02-27 punkt 4"

    done = appoint(records, *words, "--besluttet", meeting)

    assert done.stdout == (
        f"{records}/{CALL}.md: er ændret.\n{records}/{FORUM}.md: er ændret.\n"
        "  Kari Prøve, by: Klyngen manglede en plads\n"
        "Slet indmeldinger og arbejdsark, når I ikke længere har brug for dem.\n"
    )
    facts = FACTS.replace("lukket", "afgjort")
    record = f"---\n{facts}besluttet: {meeting}\n{OUTCOME}---\nBaggrund.\n"
    seats = FILES[f"{FORUM}.md"].replace(
        "    side: kommunal\n",
        "    side: kommunal\n    besat:\n      - navn: Kari Prøve\n        titel: chef\n"
        "        kommune: by\n        fra: 2023-04-01\n"
        f"        besluttet: {meeting}\n",
    )
    assert (text_of(records), text_of(records, f"{FORUM}.md")) == (record, seats)
    assert errors_in(records) == []
    again = appoint(records, *words, "--besluttet", meeting)
    assert again.stdout.startswith(f"{records}/{CALL}.md: var der allerede.\n  Kari")
    assert (text_of(records), text_of(records, f"{FORUM}.md")) == (record, seats)


def with_draw(draw: str) -> dict[str, str]:
    """Give the records with a draw."""
    return FILES | {f"{CALL}.md": f"---\n{FACTS}{draw}---\nBaggrund.\n"}


def draw_with_digest(numbers: str = "") -> str:
    """Write the draw with the pool's own digest."""
    digest = pool_digest(("by", "dal"))
    return DRAW.replace("9fe4a1b6", digest) + numbers


def test_equals_are_not_told_apart_before_the_lots_are_drawn(tmp_path: Path) -> None:
    """First the pool is printed, by municipality and without names; then nothing but waiting."""
    records = records_in(tmp_path)
    laid_out(tmp_path, records)
    done = appoint(records, CALL, "--valg", filled(tmp_path, EQUAL))
    assert done == Done(
        1,
        "",
        f"2 står lige. Bekendtgør først lodtrækningen; skriv i {records}/{CALL}.md:\n"
        "lodtrækning:\n  bekendtgjort: 2023-03-01\n  pulje:\n    - by\n    - dal\n  vælges: 1\n"
        "Skriv også kilder, som vejledningen om udpegninger viser. Kør så:\n"
        "  python3 scripts/draw_lots.py medlemmer --announce\n"
        "Intet er skrevet.\n",
    )
    (records / f"{CALL}.md").write_text(
        with_draw(draw_with_digest())[f"{CALL}.md"], encoding="utf-8"
    )
    before = text_of(records)
    done = appoint(records, CALL, "--valg", filled(tmp_path, EQUAL), today="2023-02-05")
    assert done == Done(
        1,
        "",
        f"Loddet er ikke trukket: der mangler tal i {records}/{CALL}.md. Kilden trækkes "
        "11. februar 2023.\nIntet er skrevet.\n",
    )
    assert text_of(records) == before


def test_the_lots_decide_between_equals(tmp_path: Path) -> None:
    """Winner and substitute follow from the numbers, and the check agrees."""
    records = records_in(tmp_path, with_draw(draw_with_digest("      tal: [4, 11]\n")))
    laid_out(tmp_path, records)
    done = appoint(
        records, CALL, "--valg", filled(tmp_path, EQUAL), "--besluttet", "kredsen 2023-02-27"
    )
    assert done.returncode == 0
    by = "  - navn: Kari Prøve\n    titel: chef\n    kommune: by\n"
    dal = "  - navn: Bo Spurv\n    titel: direktør\n    kommune: dal\n"
    basis, lot = "    grundlag: Lige efter alle kriterier\n", "    lod: ja\n"
    first, second = (by, dal) if done.stdout.index("Kari") < done.stdout.index("Bo ") else (dal, by)
    assert text_of(records).endswith(
        f"udpeget:\n{first}{basis}{lot}{second}    rolle: suppleant\n{basis}{lot}---\nBaggrund.\n"
    )
    assert errors_in(records) == []


def inside(folder: Path, records: Path) -> dict[str, Path]:
    """Give paths that lead into the repository in ways that do not look so."""
    (folder / "genvej").symlink_to(records)
    (folder / "privat" / "link.csv").symlink_to(records / "nord" / "ind.csv")
    git(records, "worktree", "add", "-q", str(folder / "andet"))
    return {
        "straight": records / "nord" / "ind.csv",
        "up and down": folder / "privat" / ".." / "lager" / "ind.csv",
        "through a folder": folder / "genvej" / "ind.csv",
        "a link": folder / "privat" / "link.csv",
        "another worktree": folder / "andet" / "ind.csv",
        "this project": Path(appointing.__file__).parent / "ind.csv",
    }


def test_a_path_in_a_repository_is_refused(tmp_path: Path) -> None:
    """For nominations, for the sheet and for the choice, before anything is read."""
    records = records_in(tmp_path)
    nominations = str(tmp_path / "privat" / "ind.csv")
    for path in inside(tmp_path, records).values():
        refusal = Done(
            3,
            "",
            f"'{path}' ligger i arkivet eller en anden mappe under Git. Indmeldinger og "
            "arbejdsark må aldrig ligge der: flyt filen til en mappe, som kun sekretariatet kan "
            "se.\n",
        )
        assert appoint(records, CALL, "--indmeldinger", str(path)) == refusal
        assert appoint(records, CALL, "--valg", str(path)) == refusal
        words = (CALL, "--indmeldinger", nominations, "--arbejdsark", str(path))
        assert appoint(records, *words) == refusal
        assert not path.exists()


def test_mistakes_are_all_told_and_nothing_is_written(tmp_path: Path) -> None:
    """In the nominations, in the sheet, and in the choice as a whole."""
    records = records_in(tmp_path)
    bad = tmp_path / "privat" / "skæv.csv"
    bad.write_text("Navn,Kommune\nKari,Daal\n=cmd,By\n", encoding="utf-8")
    done = appoint(records, CALL, "--indmeldinger", str(bad))
    assert done == Done(
        1,
        "",
        "skæv.csv, række 1: Kolonnen 'Stilling' mangler.\n  hjælp: Tilføj kolonnen.\n"
        "skæv.csv, celle B2 (Kommune): 'Daal' er ikke en kommune her.\n  hjælp: Mente du 'Dal'?\n"
        "skæv.csv, celle A3 (Navn): '=cmd' er en formel.\n"
        "  hjælp: Skriv teksten eller tallet i stedet.\n3 fejl.\nIntet er skrevet.\n",
    )
    laid_out(tmp_path, records)
    choice = filled(tmp_path, {"By": ("ja", ""), "Dal": ("ja", "Bedre end Kari Prøve")})
    done = appoint(records, CALL, "--valg", choice)
    assert done.returncode == 1
    assert done.stderr.count("Grundlag") == 4
    assert done.stderr.endswith("\n2 fejl.\nIntet er skrevet.\n")
    both = filled(tmp_path, {"By": ("ja", "Stilling"), "Dal": ("ja", "Stilling")})
    done = appoint(records, CALL, "--valg", both)
    assert done.stderr == (
        "Der står ja ved flere, end der er pladser til: 1 plads for lidt. Ret ja til nej, eller "
        "skriv suppleant i kolonnen rolle.\nIntet er skrevet.\n"
    )
    assert git(records, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ukendt", "--valg", "/er-der-ikke.csv"), "Der er ingen udpegning 'ukendt'.\n"),
        ((CALL, "--valg", "/er-der-ikke.csv"), "Filen '/er-der-ikke.csv' findes ikke.\n"),
        ((CALL, "--valg", "/"), "'/' er en mappe.\n"),
    ],
)
def test_a_command_that_cannot_be_carried_out_is_told_why(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    """Nobody has to read a traceback."""
    assert appoint(records_in(tmp_path), *words) == Done(3, "", said)


@pytest.mark.parametrize("target", ["ark.ods", "er-der-ikke/ark.csv"])
def test_a_sheet_goes_to_a_folder_that_is_there_in_a_form_that_is_known(
    tmp_path: Path, target: str
) -> None:
    """Anything else is refused before the nominations are read."""
    records = records_in(tmp_path)
    words = ("--indmeldinger", str(tmp_path / "privat" / "ind.csv"))
    done = appoint(records, CALL, *words, "--arbejdsark", str(tmp_path / "privat" / target))
    assert (done.returncode, done.stdout) == (3, "")
    assert ("skal ende på .csv eller .xlsx" in done.stderr) == (target == "ark.ods")


def test_a_workbook_goes_the_whole_way(tmp_path: Path) -> None:
    """The sheet can be a workbook, and is read back as one."""
    records = records_in(tmp_path)
    sheet = str(tmp_path / "privat" / "ark.xlsx")
    words = ("--indmeldinger", str(tmp_path / "privat" / "ind.csv"), "--arbejdsark", sheet)
    assert appoint(records, CALL, *words).returncode == 0
    done = appoint(records, CALL, "--valg", sheet)
    assert (done.returncode, done.stderr.count("Cellen er tom.")) == (1, 2)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (f"{FACTS.replace('lukket', 'bortfaldet')}", "Udpegningen er bortfaldet.\n"),
        (
            f"{FACTS}udpeget:\n  - navn: Ane Prøve\n",
            "Der står allerede andre udpegede i {0}. Ret dem dér.\n",
        ),
        (f"{FACTS}opslået: 2023-02-30\n", "{0}:10:10: fejl[dato-ugyldig]: '2023-02-30' er ikke "),
    ],
)
def test_a_record_that_is_not_ready_is_left_alone(tmp_path: Path, facts: str, said: str) -> None:
    """One that has lapsed, one with another outcome, and one with a mistake."""
    records = records_in(tmp_path)
    laid_out(tmp_path, records)
    (records / f"{CALL}.md").write_text(f"---\n{facts}---\nBaggrund.\n", encoding="utf-8")
    before = text_of(records)
    done = appoint(records, CALL, "--valg", filled(tmp_path, CHOSEN))
    assert done.returncode == 1
    assert done.stderr.startswith(said.format(f"{records}/{CALL}.md"))
    assert done.stderr.endswith("\nIntet er skrevet.\n")
    assert text_of(records) == before


def test_private_data_in_what_would_be_published_stops_it(tmp_path: Path) -> None:
    """A telephone number in the position, say: what the check warns of is not written."""
    records = records_in(tmp_path)
    ind = tmp_path / "privat" / "ind.csv"
    text = ind.read_text("cp1252").replace(";chef;", ";chef, mobil 20 30 40 50;")
    ind.write_text(text, encoding="cp1252")
    laid_out(tmp_path, records)
    done = appoint(records, CALL, "--valg", filled(tmp_path, CHOSEN))
    assert done.returncode == 1
    assert "[persondata-telefon]" in done.stderr
    assert git(records, "status", "--porcelain") == ""


class Killed(BaseException):
    """Stands for the end of the program: nothing in it can catch this and go on."""


def killing(number: int, calls: list[str], real: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a step so that the program ends just before the step with that number."""

    def step(*words: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the step takes
        if len(calls) == number:
            raise Killed
        calls.append(real.__name__)
        return real(*words, **options)

    return step


def killed_run(
    records: Path, words: tuple[str, ...], number: int, monkeypatch: pytest.MonkeyPatch
) -> bool:
    """Run, and end the program before the step with that number; whether it got that far."""
    calls: list[str] = []
    with monkeypatch.context() as patch:
        for where, name in (
            (Path, "unlink"),
            (os, "open"),
            (os, "fdopen"),
            (os, "fsync"),
            (Path, "chmod"),
            (Path, "replace"),
        ):
            patch.setattr(where, name, killing(number, calls, getattr(where, name)))
        try:
            appoint(records, *words)
        except Killed:
            return True
    return False


@pytest.mark.parametrize("number", range(12))
def test_every_record_is_whole_wherever_the_program_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Each file is as it was or complete, and the same command then finishes what was begun."""
    records = records_in(tmp_path)
    laid_out(tmp_path, records)
    words = (CALL, "--valg", filled(tmp_path, CHOSEN), "--pladser", "--besluttet", "kredsen 2023")
    whole = tmp_path / "helt"
    shutil.copytree(records, whole)
    assert appoint(whole, *words).returncode == 0

    assert killed_run(records, words, number, monkeypatch)

    for path in (f"{CALL}.md", f"{FORUM}.md"):
        assert text_of(records, path) in (FILES[path], text_of(whole, path))
    assert errors_in(records) == []
    assert appoint(records, *words).returncode == 0
    for path in (f"{CALL}.md", f"{FORUM}.md"):
        assert text_of(records, path) == text_of(whole, path)
    assert {one.name for one in records.rglob(".*")} == set()


def test_the_steps_that_were_tried_are_all_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two files in six steps each, so that the law above tries every one."""
    records = records_in(tmp_path)
    laid_out(tmp_path, records)
    words = (CALL, "--valg", filled(tmp_path, CHOSEN), "--pladser", "--besluttet", "kredsen 2023")
    assert not killed_run(records, words, 12, monkeypatch)


@pytest.mark.slow
def test_the_command_is_there_for_somebody_who_types_it(tmp_path: Path) -> None:
    """Run as a program: exit code, Danish help, and refusals without a traceback."""
    records = records_in(tmp_path)
    command = [sys.executable, appointing.__file__]
    told = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True).stdout
    assert told.startswith("brug: appoint.py ")
    done = subprocess.run(
        [*command, CALL, "--indmeldinger", str(records / "a.csv"), "--records", str(records)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"'{records}/a.csv' ligger i arkivet ")
