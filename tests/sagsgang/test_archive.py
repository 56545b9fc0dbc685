"""What references mean, as of a date and inside a samarbejde."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.archive import Ambiguous, Archive, Dead, archive, exists_on, name_on
from sagsgang.danish import PartialDate
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import MeetingFacts
from sagsgang.records.others import AgreementFacts
from sagsgang.records.references import MeetingReference, SubjectReference
from sagsgang.source import Blob, Source, Text

FILES = {
    "nord/fora/ssf.md": "---\nnavn: Strategisk Forum\nkort: SSF\n---\n",
    "syd/fora/styregruppen.md": (
        "---\nnavn: Strategisk Styregruppe\nkort: SSS\ntidligere_navne:\n"
        "  - navn: Kontaktforum\n    kort: DAK\n    til: 2022-06-30\n---\n"
    ),
    "syd/fora/gammelt-forum.md": (
        "---\nnavn: Sundhedsforum\nkort: SSF\nnedlagt: 2022-05-31\n---\n"
    ),
    "syd/fora/kredsen.md": (
        "---\nnavn: Kredsen\nalias: [Direktørerne]\noprettet: 2022-06-01\n"
        "afløser: [gammelt-forum]\n---\n"
    ),
    "syd/fora/gammelt-formandskab.md": (
        "---\nnavn: Det gamle formandskab\nalias: [Formandskabet]\nnedlagt: 2022\n---\n"
    ),
    "syd/fora/formandskab.md": (
        "---\nnavn: Det nye formandskab\nalias: [Formandskabet]\noprettet: 2022-07\n---\n"
    ),
    "syd/fora/i-stykker.md": "---\nnavn: [\n",
    "syd/kommuner/varde.md": "---\nnavn: Varde\n---\n",
    "syd/moeder/2023/2023-01-25-kredsen.md": (
        "---\nforum: kredsen\ndato: 2023-01-25\nstatus: planlagt\nflyttet_fra: [2023-01-18]\n---\n"
    ),
    "faelles/fora/strukturkommissionen.md": "---\nnavn: Strukturkommissionen\n---\n",
    "faelles/aftaler/medicin.md": "---\ntitel: Medicin\n---\n",
}


def _source(files: dict[str, str]) -> Source:
    return {path: Text(text.encode()) for path, text in files.items()}


@pytest.fixture(scope="module")
def records() -> Archive:
    """Two invented samarbejder whose names mean different things."""
    return archive(_source(FILES))


@pytest.mark.parametrize(
    ("name", "region", "on", "expected"),
    [
        ("kredsen", "syd", None, "syd/fora/kredsen"),
        ("Kredsen", "syd", date(2023, 1, 25), "syd/fora/kredsen"),
        ("direktørerne", "syd", date(2023, 1, 25), "syd/fora/kredsen"),
        ("SSF", "nord", date(2020, 1, 1), "nord/fora/ssf"),
        ("SSF", "syd", date(2020, 1, 1), "syd/fora/gammelt-forum"),
        ("DAK", "syd", date(2022, 6, 30), "syd/fora/styregruppen"),
        ("SSS", "syd", date(2022, 6, 30), "syd/fora/styregruppen"),
        ("Formandskabet", "syd", date(2021, 1, 1), "syd/fora/gammelt-formandskab"),
        ("Formandskabet", "syd", date(2023, 1, 1), "syd/fora/formandskab"),
        ("Strukturkommissionen", "syd", None, "faelles/fora/strukturkommissionen"),
        ("nord/fora/ssf", "syd", None, "nord/fora/ssf"),
        ("i-stykker", "syd", None, "syd/fora/i-stykker"),
        ("I stykker", "syd", None, "syd/fora/i-stykker"),
        ("kredsne", "syd", None, Dead("kredsen")),
        ("Kontaktudvalget", "nord", None, Dead(None)),
        (
            "Formandskabet",
            "syd",
            PartialDate(year=2022),
            Ambiguous(("syd/fora/formandskab", "syd/fora/gammelt-formandskab")),
        ),
    ],
)
def test_forum_name_is_resolved_as_of_the_date(
    records: Archive,
    name: str,
    region: str,
    on: date | PartialDate | None,
    expected: object,
) -> None:
    """A name means the forum that had it then, in the own samarbejde before the common one."""
    assert records.forum_at(name, region, on) == expected


def test_municipality_is_found_by_id_and_by_name(records: Archive) -> None:
    """A municipality is meant by its id, its name or its name with Kommune."""
    found = {records.municipality_at(name, "syd") for name in ("varde", "Varde", "Varde Kommune")}

    assert found == {"syd/kommuner/varde"}
    assert records.municipality_at("vared", "syd") == Dead("varde")


def test_broken_record_exists_for_references(records: Archive) -> None:
    """A file that cannot be read is still found, so that it gives one finding only."""
    assert records.named("i-stykker", Kind.FORUM, "syd") == "syd/fora/i-stykker"
    assert set(records.broken) == {"syd/fora/i-stykker"}


def test_meeting_is_found_by_any_of_its_dates() -> None:
    """A mødehenvisning finds the meeting file also by a date that it was moved from."""
    result = archive(
        _source(
            FILES
            | {
                "syd/aftaler/x.md": (
                    "---\ntitel: X\nvedrører:\n  - kredsen 2023-01-18\n  - kredsen 2023-01-19\n"
                    "  - aftaler/medicin\n---\n"
                )
            }
        )
    )
    facts = result.records["syd/aftaler/x"].facts
    assert isinstance(facts, AgreementFacts)
    moved, elsewhere, agreement = facts.about
    assert isinstance(moved, MeetingReference)
    assert isinstance(elsewhere, MeetingReference)
    assert isinstance(agreement, SubjectReference)

    found = result.meeting_at(moved, "syd")
    assert found is not None
    assert found.id == "syd/moeder/2023/2023-01-25-kredsen"
    assert result.meeting_at(elsewhere, "syd") is None
    assert result.subject(agreement, "syd") == "faelles/aftaler/medicin"


def test_name_and_existence_follow_the_date(records: Archive) -> None:
    """A forum has the name of the day, and is denied only when it certainly did not exist."""
    styregruppen = records.fora["syd/fora/styregruppen"].facts
    formandskab = records.fora["syd/fora/formandskab"].facts

    assert name_on(styregruppen, date(2022, 6, 30)) == ("Kontaktforum", "DAK")
    assert name_on(styregruppen, date(2022, 7, 1)) == ("Strategisk Styregruppe", "SSS")
    assert exists_on(formandskab, PartialDate(year=2022))
    assert not exists_on(formandskab, date(2022, 6, 30))


def test_successors_are_those_that_say_so(records: Archive) -> None:
    """A forum's successors are the fora whose `afløser` names it."""
    assert records.successors_of("syd/fora/gammelt-forum") == ("syd/fora/kredsen",)


def test_attachments_belong_to_the_record_beside_their_folder() -> None:
    """A file in a record's folder is its attachment; any other file is a stray."""
    blob = Blob(3, "abc", lambda: b"pdf")
    result = archive(
        {
            **_source(FILES),
            "syd/moeder/2023/2023-01-25-kredsen/budget.pdf": blob,
            "syd/moeder/2023/2023-01-25-kredsen/mappe/a.pdf": blob,
            "syd/moeder/2023/andet.pdf": blob,
        }
    )
    meeting = result.meetings["syd/moeder/2023/2023-01-25-kredsen"]

    assert sorted(result.attachments_of(meeting)) == ["budget.pdf", "mappe/a.pdf"]
    assert result.stray_blobs == ("syd/moeder/2023/andet.pdf",)


@given(st.permutations(sorted(FILES)))
def test_order_of_files_never_matters(order: list[str]) -> None:
    """Whatever order the files come in, the archive is the same."""
    shuffled = archive(_source({path: FILES[path] for path in order}))
    sound = archive(_source(FILES))

    assert list(shuffled.records) == list(sound.records)
    assert shuffled.diagnostics == sound.diagnostics


def test_meeting_keeps_its_file_when_moved(records: Archive) -> None:
    """A moved meeting is listed under its new date."""
    (meeting,) = records.meetings_of("syd/fora/kredsen")

    assert isinstance(meeting.facts, MeetingFacts)
    assert meeting.facts.moved_from == (date(2023, 1, 18),)
