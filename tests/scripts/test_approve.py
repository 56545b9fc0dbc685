"""`scripts/approve.py`, run as a person runs it, on real files."""

import os
import subprocess
import sys
from pathlib import Path

import approve as approval
import pytest

from sagsgang.approval import fingerprint_lines
from sagsgang.archive import archive
from sagsgang.diagnostics import Severity
from sagsgang.findings import all_findings
from sagsgang.site import Settings, build
from tests.mkdocs_sagsgang.repositories import git
from tests.sagsgang.html import text_of
from tests.sagsgang.sources import TODAY, forum, item, meeting, source
from tests.scripts.carried_out import Done, carried_out

NAME = "nord/moeder/2023/2023-01-25-kredsen"
REVIEW = (
    "gennemlæsning:\n  sendt: 2023-01-27\n  frist: 2023-02-10\n  svar:\n"
    "    - hvem: Region Prøve\n      dato: 2023-02-03\n    - hvem: PLO Prøve\n"
)
BODY = item(
    "udfald: [drøftet]", "### Referat\nKredsen drøftede\npunktet.\n", title="Prøvepunktet"
) + item("udfald: [efterretning]", "### Referat\nTaget til efterretning.\n", number="2")


def draft(status: str = "udkast", facts: str = REVIEW, body: str = BODY) -> str:
    """Write a referat that was sent out for remarks."""
    text = meeting("kredsen", "2023-01-25", body, status=status)
    return text.replace("\n---\n", f"\n{facts}---\n", 1)


def records_in(folder: Path, text: str) -> Path:
    """Lay out a folder with the meeting, and give it."""
    files = {
        "nord/index.md": "---\ntitel: Nord\n---\n",
        "nord/fora/kredsen.md": forum("Kredsen"),
        f"{NAME}.md": text,
    }
    for name, content in files.items():
        path = folder / "arkiv" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder / "arkiv"


def approve(records: Path, *words: str, today: str = "2023-03-01") -> Done:
    """Carry out the command."""
    return carried_out(approval.approve, records, *words, today=today)


def as_typed(records: Path, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run the command as a person or a workflow does."""
    told = [*words, "--records", str(records), "--today", "2023-03-01"]
    return subprocess.run(
        [sys.executable, approval.__file__, *told],
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def file_in(records: Path) -> str:
    """Read the meeting's file as it is now."""
    return (records / f"{NAME}.md").read_text(encoding="utf-8")


def locks() -> str:
    """Give the fingerprints of the referat as front matter."""
    files = {"nord/fora/kredsen.md": forum("Kredsen"), f"{NAME}.md": draft()}
    read = archive(source(files))
    return "".join(f"{line}\n" for line in fingerprint_lines(read, read.meetings[NAME]))


def errors_in(records: Path) -> list[str]:
    """Give the mistakes that the check finds."""
    files = {
        path.relative_to(records).as_posix(): path.read_bytes() for path in records.rglob("*.md")
    }
    found = all_findings(archive(source(files)), TODAY).open
    return [one.as_text() for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize("name", ["kredsen 2023-01-25", NAME, f"{NAME}.md", "Kredsen 2023-01-25"])
def test_a_draft_is_approved_by_silence(tmp_path: Path, name: str) -> None:
    """Status, manner and fingerprints are written where they belong; all else stays as it is."""
    records = records_in(tmp_path, draft(facts=f"{REVIEW}# Om stedet\n"))

    done = approve(records, name, "--tavshed", "2023-02-11")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{records}/{NAME}.md: referatet er godkendt ved tavshed 2023-02-11. 2 punkter er låst "
        "med fingeraftryk.\n"
    )
    assert file_in(records) == (
        "---\nforum: kredsen\ndato: 2023-01-25\nstatus: godkendt\n"
        f"{REVIEW}godkendt_ved: tavshed 2023-02-11\n{locks()}# Om stedet\n---\n{BODY}"
    )
    assert errors_in(records) == []


def test_the_path_of_a_file_will_do(tmp_path: Path) -> None:
    """Whoever has the file open can name it so."""
    records = records_in(tmp_path, draft("afholdt", "sted: 'Salen'\n"))

    done = approve(records, str(records / f"{NAME}.md"), "--formand", "2023-02-08")

    assert done.returncode == 0
    assert file_in(records).startswith(
        "---\nforum: kredsen\ndato: 2023-01-25\nstatus: godkendt\nsted: 'Salen'\n"
        "godkendt_ved: formand 2023-02-08\nfingeraftryk:\n"
    )
    assert errors_in(records) == []


def test_a_punkt_that_says_nothing_of_the_meeting_is_warned_of(tmp_path: Path) -> None:
    """The referat is approved, and the other agenda can be put right."""
    records = records_in(tmp_path, draft())
    later = records / "nord/moeder/2023/2023-02-28-kredsen.md"
    later.write_text(meeting("kredsen", "2023-02-28", item("udfald: [intet]")), encoding="utf-8")

    done = approve(records, NAME, "--ved", "kredsen 2023-02-28 punkt 1")

    assert done.returncode == 0
    assert done.stderr == (
        f"{records}/{NAME}.md:12:15: advarsel[godkendelse-andet-punkt]: Referatet er godkendt ved "
        "punkt 1, 'Prøvepunkt', 28. februar 2023, men det punkt nævner ikke dette møde.\n"
        "  hjælp: Ret godkendt_ved, eller skriv i punkt 1 på det møde\n"
        "    vedrører:\n      - kredsen 2023-01-25\n"
    )


@pytest.mark.parametrize(
    ("text", "words", "today", "said"),
    [
        (
            draft(),
            ["--tavshed", "2023-02-10"],
            "2023-03-01",
            "Fristen er 10. februar 2023. Tavshed gælder først fra dagen efter.",
        ),
        (
            draft(),
            ["--tavshed", "2023-02-11"],
            "2023-02-10",
            "11. februar 2023 er ikke kommet endnu.",
        ),
        (
            draft(facts=""),
            ["--tavshed", "2023-02-11"],
            "2023-03-01",
            (
                "Der står ingen frist i filen, så ingen kan have tiet til den. Skriv gennemlæsning "
                "med sendt og frist, eller godkend på en anden måde."
            ),
        ),
        (
            draft(facts=REVIEW.replace("02-03\n", "02-03\n      note: Punkt 2 er forkert.\n")),
            ["--tavshed", "2023-02-11"],
            "2023-03-01",
            (
                "Der er svaret med bemærkninger af Region Prøve. Er de taget med, så godkend på et "
                "møde eller ved formanden."
            ),
        ),
        (
            draft("indkaldt", "", item("type: drøftelse")),
            ["--formand", "2023-02-08"],
            "2023-01-20",
            "Mødets status er 'indkaldt', så der er intet referat at godkende.",
        ),
    ],
)
def test_what_is_too_early_is_refused(
    tmp_path: Path, text: str, words: list[str], today: str, said: str
) -> None:
    """1, a sentence that says why, and the file as it was."""
    records = records_in(tmp_path, text)

    done = approve(records, "kredsen 2023-01-25", *words, today=today)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{said}\n{records}/{NAME}.md er ikke ændret.\n"
    assert file_in(records) == text


def test_a_referat_with_mistakes_is_not_approved(tmp_path: Path) -> None:
    """What the check would refuse afterwards is refused at once, with its finding."""
    text = draft(body=item("type: drøftelse", "### Referat\nDrøftet.\n"))
    records = records_in(tmp_path, text)

    done = approve(records, "kredsen 2023-01-25", "--formand", "2023-02-08")

    assert done.returncode == 1
    assert "fejl[punkt-uden-udfald]: Punkt 1 har intet udfald." in done.stderr
    assert done.stderr.endswith(f"{records}/{NAME}.md er ikke ændret.\n")
    assert file_in(records) == text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--formand", "2023-02-08"], 'Skriv, hvilket møde det er, fx "kredsen 2023-01-25".'),
        (
            ["kredsen 2023-01-26", "--formand", "2023-02-08"],
            (
                "Der er intet møde 'kredsen 2023-01-26'. Skriv filen, eller forum og dato, "
                'fx "kredsen 2023-01-25".'
            ),
        ),
        (
            ["kredsen 2023-01-25"],
            "Skriv, hvordan referatet blev godkendt: --ved, --formand eller --tavshed.",
        ),
        (
            ["kredsen 2023-01-25", "--rettelse", "--punkt", "1"],
            "En rettelse skal have --punkt, --fra, --til og --aftalt.",
        ),
    ],
)
def test_a_command_that_lacks_something_is_told_so(
    tmp_path: Path, words: list[str], said: str
) -> None:
    """3 and a sentence."""
    done = approve(records_in(tmp_path, draft()), *words)

    assert (done.returncode, done.stdout, done.stderr) == (3, "", f"{said}\n")


def corrected(records: Path, before: str, after: str) -> Done:
    """Correct the words of punkt 1."""
    words = ["--rettelse", "--punkt", "1", "--fra", before, "--til", after]
    return approve(records, NAME, *words, "--aftalt", "formandskabet", "--note", "Skrevet forkert.")


def test_a_word_is_corrected_and_told(tmp_path: Path) -> None:
    """The file has the new words and the entry; a second correction comes after it."""
    records = records_in(tmp_path, draft())
    assert approve(records, NAME, "--formand", "2023-02-08").returncode == 0

    first = corrected(records, "drøftede punktet", "behandlede punktet")
    second = corrected(records, "Prøvepunktet", "Prøven")

    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == (f"{records}/{NAME}.md: punkt 1 er rettet, og rettelsen er skrevet.\n")
    assert second.returncode == 0
    text = file_in(records)
    assert (
        "rettelser:\n"
        "  - dato: 2023-03-01\n    punkt: 1\n    fra: Kredsen drøftede\n"
        "    til: Kredsen behandlede\n    aftalt: formandskabet\n    note: Skrevet forkert.\n"
        '  - dato: 2023-03-01\n    punkt: 1\n    fra: "1: Prøvepunktet"\n'
        '    til: "1: Prøven"\n    aftalt: formandskabet\n    note: Skrevet forkert.\n'
        "---\n"
    ) in text
    assert "## Punkt 1: Prøven\n" in text
    assert "Kredsen behandlede punktet." in text
    assert errors_in(records) == []
    files = {
        path.relative_to(records).as_posix(): path.read_bytes() for path in records.rglob("*.md")
    }
    shown = text_of(build(source(files), Settings(title="T"), TODAY), f"{NAME}/")
    assert (
        "Rettet 1. marts 2023. Aftalt: formandskabet. Skrevet forkert. "
        "Godkendt ordlyd: Kredsen drøftede Rettet til: Kredsen behandlede"
    ) in shown


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "tiltrådte",
            "drøftede",
            "Ordene 'tiltrådte' står ikke i punkt 1. Skriv dem, nøjagtig som de står i filen.",
        ),
        ("drøfte", "behandle", "Ordene 'drøfte' står 2 steder i punkt 1. Tag flere ord med."),
        (
            "punktet.",
            "*punktet.*",
            "Ændringen kan ikke ses på siden, så den skal ikke skrives som en rettelse.",
        ),
    ],
)
def test_a_correction_that_says_nothing_clear_is_refused(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    """1, a sentence, and the file as it was."""
    body = item("udfald: [drøftet]", "### Referat\nKredsen drøftede punktet.\n")
    records = records_in(tmp_path, draft(body=body))
    assert approve(records, NAME, "--formand", "2023-02-08").returncode == 0
    approved = file_in(records)

    done = corrected(records, before, after)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{said}\n{records}/{NAME}.md er ikke ændret.\n"
    assert file_in(records) == approved


def test_the_form_gives_a_branch_for_a_pull_request(tmp_path: Path) -> None:
    """What was chosen in the browser is on a branch of its own; nothing else is touched."""
    host = tmp_path / "vært.git"
    git(tmp_path, "init", "--quiet", "--bare", str(host))
    records = records_in(tmp_path, draft())
    git(records, "init", "--quiet", "--initial-branch", "main")
    git(records, "add", ".")
    git(records, "commit", "--quiet", "--message", "Udkast")
    git(records, "remote", "add", "origin", str(host))
    git(records, "push", "--quiet", "origin", "main")
    form = {
        "MEETING": "kredsen 2023-01-25",
        "MEANS": "formanden",
        "WHERE_OR_WHEN": "2023-02-08",
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": "proeve/arkiv",
    }

    done = as_typed(records, "--form", "--push", **form)

    branch = "godkendelse-2023-01-25-kredsen"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1:] == [
        f"Ændringen ligger på grenen '{branch}'. Opret et forslag (pull request) fra den.",
        f"https://github.example/proeve/arkiv/compare/{branch}?expand=1",
    ]
    assert git(host, "diff", "--name-only", "main", branch).split() == [f"{NAME}.md"]
    assert git(host, "show", f"{branch}:{NAME}.md") == file_in(records).removesuffix("\n")
    assert git(records, "branch", "--show-current").strip() == "main"


def test_a_form_with_an_unknown_choice_is_refused(tmp_path: Path) -> None:
    """What the form does not offer cannot be chosen."""
    done = as_typed(records_in(tmp_path, draft()), "--form", MEANS="afstemning")

    assert done.returncode == 3
    assert done.stderr == (
        "'afstemning' kan ikke vælges. Det kan 'punkt på et møde', 'formanden' eller 'tavshed'.\n"
    )
