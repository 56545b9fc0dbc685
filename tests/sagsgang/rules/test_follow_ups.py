"""The rules about follow-up lines, beyond what the golden cases show."""

import pytest

from sagsgang.rules.follow_ups import (
    check_follow_up_deadlines_are_dates,
    check_follow_up_ids_stand_once,
    check_follow_ups_can_be_ticked,
    check_follow_ups_have_an_id,
)
from tests.sagsgang.rules.meeting_files import archive_of, item, meeting


def test_no_two_lines_are_offered_the_same_id() -> None:
    """Ids are handed out in the order of the file, after the highest one."""
    archive = archive_of(
        meeting(
            item() + "\n### Opfølgning\n- [ ] ringer\n- skriver\n- [x] O-7 mailer\n- [ ] svarer\n"
        )
    )
    found = [*check_follow_ups_have_an_id(archive), *check_follow_ups_can_be_ticked(archive)]

    assert sorted(one.hint.rpartition("\n")[2] for one in found) == [
        "- [ ] O-10 svarer",
        "- [ ] O-8 ringer",
        "- [ ] O-9 skriver",
    ]


@pytest.mark.parametrize(
    "line", ["- [X] O-1 ringer", "* [ ] O-1: ringer", "1. [ ] O-1 ringer", "Fri tekst.", "`- x`"]
)
def test_lines_that_are_in_order(line: str) -> None:
    """Any list mark, a large X, and text that is no list."""
    archive = archive_of(meeting(item() + f"\n### Opfølgning\n{line}\n"))

    assert not list(check_follow_ups_can_be_ticked(archive))
    assert not list(check_follow_ups_have_an_id(archive))


def test_ids_are_counted_through_the_whole_meeting() -> None:
    """An id of another punkt is taken too."""
    body = item() + "\n### Opfølgning\n- [ ] O-1 ringer\n"
    body += item("2") + "\n### Opfølgning\n- [ ] skriver\n- [ ] O-1 mailer\n"
    archive = archive_of(meeting(body))

    assert [one.hint for one in check_follow_ups_have_an_id(archive)] == [
        "check.py --fix giver den id O-2. Eller skriv selv:\n- [ ] O-2 skriver"
    ]
    assert [one.hint for one in check_follow_up_ids_stand_once(archive)] == [
        "Giv den nyeste af dem et frit id, fx O-3."
    ]


@pytest.mark.parametrize("text", ["senest", "(senest)", "`(senest snart)`", "(SENEST den 2023-03)"])
def test_other_words_are_no_deadline(text: str) -> None:
    """A deadline stands in brackets, after the word and outside code."""
    archive = archive_of(meeting(item() + f"\n### Opfølgning\n- [ ] O-1 ringer {text}\n"))

    assert not list(check_follow_up_deadlines_are_dates(archive))
