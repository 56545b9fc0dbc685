"""The lines of an approval and of corrections stand where they belong, and say what they should."""

import pytest

from sagsgang.approval import WordChange, correction_lines
from sagsgang.archive import Archive, archive
from sagsgang.editing.approval import approval_edits, correction_edits, word_edits
from sagsgang.editing.edits import applied
from sagsgang.editing.fixes import fixed
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.record import Meeting
from sagsgang.source import Text
from tests.sagsgang.sources import forum, item

MEETING = "nord/moeder/2023/2023-01-25-kredsen"
FACTS = "forum: kredsen\ndato: 2023-01-25\nstatus: udkast\n"
BODY = item("udfald: [drøftet]", "### Referat\nKredsen drøftede\npunktet.\n")
ENTRY = (
    "  - dato: 2023-04-12\n    punkt: 1\n    fra: tiltrådte\n    til: drøftede\n"
    "    aftalt: formandskabet\n"
)


def read(text: str) -> tuple[Archive, Meeting]:
    """Read a meeting's file."""
    files = {"nord/fora/kredsen.md": forum("Kredsen"), f"{MEETING}.md": text}
    records = archive({path: Text(one.encode()) for path, one in files.items()})
    return records, records.meetings[MEETING]


def approved(text: str) -> str:
    """Approve a referat."""
    records, meeting = read(text)
    return applied(text.encode(), approval_edits(records, meeting, "formand 2023-02-08")).decode()


@pytest.mark.parametrize(
    ("facts", "before", "after"),
    [
        (FACTS, "status: godkendt\n", "---\n"),
        (FACTS.replace("udkast", '"udkast"'), 'status: "godkendt"\n', "---\n"),
        (
            f"{FACTS}deltagere:\n  - Kari Prøve\n",
            "status: godkendt\n",
            "deltagere:\n  - Kari Prøve\n---\n",
        ),
        (
            f"{FACTS}gennemlæsning:\n  sendt: 2023-01-27\n# Dem, der kom\ndeltagere: []\n",
            "gennemlæsning:\n  sendt: 2023-01-27\n",
            "# Dem, der kom\ndeltagere: []\n---\n",
        ),
        (
            "status: udkast\ndato: 2023-01-25\nforum: kredsen\nbilag:\n  - titel: Samlet\n",
            "forum: kredsen\n",
            "bilag:\n  - titel: Samlet\n---\n",
        ),
    ],
)
def test_an_approval_stands_where_its_declaration_puts_it(
    facts: str, before: str, after: str
) -> None:
    """After the key that comes before it; remarks stay with the key below them."""
    text = approved(f"---\n{facts}---\n{BODY}")

    start, found, rest = text.partition("godkendt_ved: formand 2023-02-08\nfingeraftryk:\n  1: ")
    assert found
    assert start.endswith(before)
    assert rest[33:].startswith(after)
    _, meeting = read(text)
    assert meeting.facts.status is MeetingStatus.APPROVED
    assert text.endswith(BODY)


def test_line_ends_of_the_file_are_kept() -> None:
    """A file from Windows has no line end of another kind afterwards."""
    text = f"---\n{FACTS}---\n{BODY}".replace("\n", "\r\n")

    assert approved(text).count("\n") == approved(text).count("\r\n")


def test_a_fix_leaves_an_approval_as_it_is() -> None:
    """What is written is in order already."""
    text = approved(f"---\n{FACTS}---\n{BODY}")
    files = {
        "nord/index.md": Text(b"---\ntitel: Nord\n---\n"),
        "nord/fora/kredsen.md": Text(forum("Kredsen").encode()),
        f"{MEETING}.md": Text(text.encode()),
    }

    assert fixed(files) == {}


def corrected(text: str) -> str:
    """Write a correction."""
    _, meeting = read(text)
    changes = (WordChange("tiltrådte", "drøftede"),)
    lines = correction_lines(meeting.items[0], changes, on="2023-04-12", agreed_by="formandskabet")
    return applied(text.encode(), correction_edits(meeting, lines)).decode()


def test_the_first_correction_makes_the_list() -> None:
    """It stands below the fingerprints."""
    text = approved(f"---\n{FACTS}deltagere: []\n---\n{BODY}")

    assert f"rettelser:\n{ENTRY}deltagere: []\n" in corrected(text)


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_the_next_correction_is_written_as_the_others_are(indent: str) -> None:
    """It is the last of the list, as far in as those before it."""
    listed = "".join(f"{indent}{line[2:]}\n" for line in ENTRY.splitlines())
    text = approved(f"---\n{FACTS}---\n{BODY}").replace(
        "---\n\n##", f"rettelser:\n{listed}---\n\n##"
    )

    after = corrected(text)

    assert f"rettelser:\n{listed}{listed}---\n" in after
    _, meeting = read(after)
    assert len(meeting.facts.corrections) == 2


def test_a_list_on_one_line_is_left_alone() -> None:
    """Nobody writes corrections so, and nobody has to guess where the next one goes."""
    entry = "{dato: 2023-04-12, punkt: 1, fra: a, til: b, aftalt: x}"
    text = f"---\n{FACTS}rettelser: [{entry}]\n---\n{BODY}"
    _, meeting = read(text)

    assert correction_edits(meeting, ENTRY.splitlines()) == ()


def test_words_are_found_over_a_line_end_and_in_facts() -> None:
    """Heading, block and sections are looked at; follow-ups are not."""
    body = item(
        "udfald: [drøftet]",
        "### Referat\nKredsen drøftede\npunktet.\n\n"
        "### Opfølgning\n- [ ] O-1 Sekretariatet: Kredsen drøftede punktet\n",
    )
    text = f"---\n{FACTS}---\n{body}"
    _, meeting = read(text)

    (edit,) = word_edits(meeting, meeting.items[0], "drøftede punktet", "tiltrådte punktet")

    assert "Kredsen tiltrådte punktet.\n" in applied(text.encode(), [edit]).decode()
    assert len(word_edits(meeting, meeting.items[0], "drøftet", "godkendt")) == 1
    assert len(word_edits(meeting, meeting.items[0], "Prøvepunkt", "Prøve")) == 1
    assert word_edits(meeting, meeting.items[0], "Sekretariatet", "Formanden") == ()
