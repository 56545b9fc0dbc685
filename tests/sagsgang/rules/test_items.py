"""The rules about numbers and outcomes, beyond what the golden cases show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.rules.items import (
    check_closed_items_have_no_text,
    check_held_items_are_decided,
    check_numbers_have_no_gaps,
    check_numbers_stand_in_order,
    check_numbers_stand_once,
    check_receivers_belong_to_sent_items,
    check_sent_items_have_a_receiver,
)
from tests.sagsgang.rules.meeting_files import archive_of, item, meeting, shown


def _agenda(*numbers: str) -> str:
    return "".join(item(number, f"Emne {number}") for number in numbers)


@given(st.integers(2, 12), st.data())
def test_a_number_taken_out_is_the_one_that_is_missing(count: int, data: st.DataObject) -> None:
    """Of 1 to n each but the last can be missed, and then exactly that one is."""
    gone = data.draw(st.integers(1, count - 1))
    left = [str(number) for number in range(1, count + 1) if number != gone]
    # With one item left, the agenda may continue another's numbers.
    archive = archive_of(meeting(_agenda(*left)))

    found = [one.split(": ")[1] for one in shown(check_numbers_have_no_gaps(archive))]

    is_continuation = count - 1 < int(left[0])
    assert found == ([] if is_continuation else [f"Punkt {gone} mangler før punkt {gone + 1}."])


@given(st.lists(st.sampled_from(["1", "1.1", "1.2", "2", "2a", "10", "11", "11a"]), max_size=8))
def test_one_slip_gives_one_sort_of_finding(numbers: list[str]) -> None:
    """While numbers are repeated, none is said to be missing."""
    archive = archive_of(meeting(_agenda(*numbers)))

    repeated = list(check_numbers_stand_once(archive))

    assert len(repeated) == len(numbers) - len(set(numbers))
    if repeated:
        assert not list(check_numbers_have_no_gaps(archive))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["1", "2", "3", "5", "9"], ["27: Punkt 4 mangler før punkt 5.",
                                     "35: Punkt 6, 7 og 8 mangler før punkt 9."]),
        (["1", "6"], ["15: Punkt 2 til 5 mangler før punkt 6."]),
        (["1.1", "1.2", "2.2"], ["23: Punkt 2.1 mangler før punkt 2.2."]),
        (["1", "11a"], ["15: Punkt 2 til 10 mangler før punkt 11a."]),
        (["45", "46"], []),
        (["1", "3", "2"], []),
    ],
)  # fmt: skip
def test_gaps_are_found_on_each_level(numbers: list[str], expected: list[str]) -> None:
    """Neighbouring gaps are one finding; another's numbers may be continued."""
    archive = archive_of(meeting(_agenda(*numbers)))

    assert [one[one.index(":") :] for one in shown(check_numbers_have_no_gaps(archive))] == [
        one[one.index(":") :] for one in expected
    ]


def test_a_number_that_the_reader_missed_stops_the_rules_about_numbers() -> None:
    """`## Punkt: Emne` has its finding already; nothing can be said of order and gaps."""
    archive = archive_of(meeting(_agenda("3", "1") + "\n## Punkt: Emne\n"))

    assert not list(check_numbers_have_no_gaps(archive))
    assert not list(check_numbers_stand_in_order(archive))


def test_planned_agendas_may_be_unfinished() -> None:
    """Until it is sent out, an agenda may have any numbers."""
    archive = archive_of(meeting(_agenda("3", "3", "1"), status="planlagt"))

    assert not list(check_numbers_have_no_gaps(archive))
    assert not list(check_numbers_stand_in_order(archive))
    assert not list(check_numbers_stand_once(archive))


def test_an_unreadable_reason_still_closes_an_item() -> None:
    """Whoever tried to close an item meant it: its text is found all the same."""
    archive = archive_of(meeting(item(facts="lukket: [Personforhold, Andet]\nudfald: [drøftet]")))

    assert shown(check_closed_items_have_no_text(archive)) == [
        "14: Punkt 1 er lukket, men har tekst i 'Referat'."
    ]


def test_a_note_is_text_too() -> None:
    """A closed item says nothing in its facts either."""
    archive = archive_of(
        meeting(item(facts="lukket: Personforhold\nnote: En ansættelse.", minutes=None))
    )

    assert shown(check_closed_items_have_no_text(archive)) == [
        "10: Punkt 1 er lukket, men har tekst i note."
    ]


@pytest.mark.parametrize("facts", ["udfald: [videresent]", "lukket: [a, b]"])
def test_what_could_not_be_read_is_not_said_to_be_missing(facts: str) -> None:
    """A misspelled outcome has its finding; a second one would send the reader astray."""
    archive = archive_of(meeting(item(facts=facts)))

    assert not list(check_held_items_are_decided(archive))


def test_an_unreadable_receiver_is_a_receiver() -> None:
    """Neither is `videre_til` missing, nor the outcome that goes with it."""
    archive = archive_of(
        meeting(item(facts="udfald: [videresendt]\nvidere_til:\n  - kredsen 2023-02-30"))
    )

    assert not list(check_sent_items_have_a_receiver(archive))
    assert not list(check_receivers_belong_to_sent_items(archive))
