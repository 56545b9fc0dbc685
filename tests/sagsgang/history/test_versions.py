"""The versions of records from their published states."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.history import Event, Happening, Version, versions
from sagsgang.publication import public_part
from sagsgang.records.reader import read_record
from sagsgang.records.record import AnyRecord, BrokenRecord
from tests.sagsgang.sources import case, forum, meeting
from tests.sagsgang.states import revision, revisions

CASE = "nord/sager/2023/proeve.md"
FORUM = "nord/fora/kredsen.md"
APPOINTMENT = "nord/udpegninger/2023/proeve.md"
CONSULTATION = "nord/hoeringer/2023/proeve.md"
PAGE = "om/os.md"
MEETING = "nord/moeder/2023/2023-02-28-kredsen.md"
STEP = "  - hos: kredsen 2023-02-28\n"
OTHER_STEP = "  - hvad: Indsendes\n    dato: 2023-12\n"
H = Happening


def record_of(path: str, text: str) -> AnyRecord:
    """Read a file's public part."""
    record = read_record(path, text.encode()).record
    assert record is not None
    assert not isinstance(record, BrokenRecord)
    return public_part(record)


def found(path: str, texts: Sequence[str], *, begins_here: bool = True) -> tuple[Version, ...]:
    """List the versions of a file that has had these texts, the oldest first."""
    now = record_of(path, texts[-1])
    states = revisions(path, texts)
    return versions(now, states, as_public=public_part, begins_here=begins_here)


def kinds(path: str, *texts: str) -> list[list[Happening]]:
    """List the kinds of events of each version, the oldest first."""
    return [[event.what for event in one.events] for one in reversed(found(path, texts))]


def seats(holdings: str) -> str:
    """Write a forum with one seat and its holdings."""
    return forum("Kredsen", f"pladser:\n  - rolle: formand\n    besat:\n{holdings}")


def appointment(more: str, status: str = "åben") -> str:
    """Write an udpegning."""
    return f"---\ntitel: Prøve\nforum: kredsen\nstatus: {status}\n{more}---\n"


def test_a_version_has_its_day_and_commit() -> None:
    """The newest comes first, as the states do."""
    first, second = "---\ntitel: Om os\n---\nEn.\n", "---\ntitel: Om os\n---\nTo.\n"
    assert found(PAGE, [first, second]) == (
        Version(on=date(2023, 1, 2), commit=f"{1:040x}", events=(Event(what=H.CHANGED),)),
        Version(on=date(2023, 1, 1), commit=f"{0:040x}", events=(Event(what=H.CREATED),)),
    )


@pytest.mark.parametrize(
    ("path", "before", "after", "expected"),
    [
        (CASE, case(), case(more="afsluttet: 2023-06-01\n"), H.CASE_CLOSED),
        (CASE, case(more="afsluttet: 2023-06-01\n"), case(), H.CASE_REOPENED),
        (CASE, case(), case(f"forløb:\n{STEP}"), H.STEP_ADDED),
        (CASE, case(f"forløb:\n{OTHER_STEP}"), case(f"forløb:\n{STEP}{OTHER_STEP}"), H.STEP_ADDED),
        (CASE, case(f"forløb:\n{STEP}{OTHER_STEP}"), case(f"forløb:\n{STEP}"), H.COURSE_CHANGED),
        (CASE, case(f"forløb:\n{STEP}"), case(f"forløb:\n{OTHER_STEP}"), H.COURSE_CHANGED),
        (CASE, case(), case(more="emner: [økonomi]\n"), H.FACTS_CHANGED),
        (CASE, case(), case() + "Mere om sagen.\n", H.TEXT_CHANGED),
        (FORUM, forum("Kredsen"), forum("Kredsen", "nedlagt: 2023-06-30\n"), H.FORUM_ABOLISHED),
        (FORUM, forum("Kredsen"), forum("Kredsen", "kort: K\n"), H.NAME_CHANGED),
        (FORUM, forum("Kredsen"), forum("Kredsen", "art: kreds\n"), H.FACTS_CHANGED),
        (
            FORUM,
            forum("Kredsen"),
            forum("Kredsen", "kommissorium:\n  - dato: 2023-01-01\n"),
            H.TERMS_CHANGED,
        ),
        (
            FORUM,
            forum("Kredsen"),
            seats("      - navn: Kari Prøve\n        fra: 2023\n"),
            H.SEAT_TAKEN,
        ),
        (
            FORUM,
            seats("      - navn: Kari Prøve\n"),
            seats("      - navn: Kari Prøve\n        til: 2023-06\n"),
            H.SEAT_LEFT,
        ),
        (
            FORUM,
            seats("      - navn: Kari Prøve\n"),
            seats("      - navn: Kari Prøvesen\n"),
            H.SEATS_CHANGED,
        ),
        (
            APPOINTMENT,
            appointment(""),
            appointment("bilag:\n  - titel: Indkaldelse\n"),
            H.ATTACHMENTS_ADDED,
        ),
        (APPOINTMENT, appointment(""), appointment("antal: 4\n"), H.FACTS_CHANGED),
    ],
)
def test_what_happened_is_told_by_its_own_kind(
    path: str, before: str, after: str, expected: Happening
) -> None:
    """One change in a record makes one event, of the kind that readers look for."""
    assert kinds(path, before, after) == [[H.CREATED], [expected]]


def test_a_seat_that_passes_on_is_left_and_taken() -> None:
    """Who had it and who has it is told by the page, not by its versions."""
    before = seats("      - navn: Kari Prøve\n")
    after = seats("      - navn: Kari Prøve\n        til: 2023\n      - navn: Ole Prøve\n")
    assert kinds(FORUM, before, after) == [[H.CREATED], [H.SEAT_TAKEN, H.SEAT_LEFT]]


def test_a_new_status_is_named() -> None:
    """How far an udpegning or a høring has come is a word of a closed list."""
    consultation = "---\ntitel: Prøve\nstatus: {}\n---\n"
    closed = (Event(what=H.STATUS_CHANGED, status="lukket"),)
    assert found(APPOINTMENT, [appointment(""), appointment("", "lukket")])[0].events == closed
    answered = (Event(what=H.STATUS_CHANGED, status="afsluttet"),)
    texts = [consultation.format("åben"), consultation.format("afsluttet")]
    assert found(CONSULTATION, texts)[0].events == answered


def test_a_state_in_which_nothing_public_changed_is_no_version() -> None:
    """White space, an accepted finding and a former id are nothing that readers see."""
    accepted = "accepteret:\n  - kode: dato-ugedag\n    sted: fredag\n    hvorfor: Kilden.\n"
    texts = [case(), case().replace("Om sagen.", "Om\n  sagen."), case(more=accepted)]
    assert kinds(CASE, *texts) == [[H.CREATED]]


def test_a_state_that_cannot_be_read_is_only_a_change() -> None:
    """What came after it is compared with the last state that could be read."""
    closed = case(more="afsluttet: 2023-06-01\n")
    texts = [case(), "---\nikke: [en sag\n", closed]
    assert kinds(CASE, *texts) == [[H.CREATED], [H.CHANGED], [H.CASE_CLOSED]]
    assert kinds(CASE, "", closed) == [[H.CREATED], [H.CHANGED]]


def test_where_older_states_are_unknown_the_oldest_is_only_a_change() -> None:
    """Nobody knows what stood there before it, and it made nothing new."""
    held = meeting("kredsen", "2023-02-28")
    cancelled = meeting("kredsen", "2023-02-28", status="aflyst")
    shown = found(MEETING, [held, cancelled], begins_here=False)
    assert [one.events for one in shown] == [
        (Event(what=H.CANCELLED),),
        (Event(what=H.CHANGED),),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [(case(), [H.RENAMED]), (case(more="afsluttet: 2023\n"), [H.RENAMED, H.CASE_CLOSED])],
)
def test_a_renamed_file_is_told_with_what_else_changed(
    text: str, expected: list[Happening]
) -> None:
    """The record is the same one under its new name."""
    old = revision("nord/sager/2022/gammel.md", case())
    shown = versions(record_of(CASE, text), (revision(CASE, text, 1), old), as_public=public_part)
    assert [event.what for event in shown[0].events] == expected


def test_what_is_not_committed_is_no_version() -> None:
    """The newest state is read from the past where the record has changed since then."""
    edited = record_of(CASE, case(more="afsluttet: 2023-06-01\n"))
    states = revisions(CASE, [case()])
    shown = versions(edited, states, as_public=public_part, is_newest=False)
    assert [one.events for one in shown] == [(Event(what=H.CREATED),)]


def test_the_newest_state_is_not_read_again() -> None:
    """It is the record as it stands; a record with one state needs no bytes at all."""

    def refused() -> bytes:
        raise AssertionError("nobody needs these bytes")

    state = replace(revision(CASE, case()), read=refused)
    shown = versions(record_of(CASE, case()), (state,), as_public=public_part)
    assert [one.events for one in shown] == [(Event(what=H.CREATED),)]


@given(st.lists(st.binary(max_size=200), max_size=4))
def test_no_old_bytes_stop_the_list(old: list[bytes]) -> None:
    """Whatever once stood in a file, its record has at least the version that made it."""
    states = [*(one.decode("utf-8", "replace") for one in old), case()]
    assert found(CASE, states)[-1].events == (Event(what=H.CREATED),)
