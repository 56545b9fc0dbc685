"""What happened to a meeting from one state to the next."""

from datetime import date

import pytest

from sagsgang.history import UNNAMED_ITEM, Event, Happening
from sagsgang.history.meeting_events import meeting_events
from sagsgang.publication import public_part
from sagsgang.records.reader import read_record
from sagsgang.records.record import Meeting
from tests.sagsgang.sources import item

PATH = "nord/moeder/2023/2023-02-28-kredsen.md"
ITEM = item("udfald: []")
DECIDED = item("udfald: [drøftet]", "\n### Referat\nDrøftet.\n")
H = Happening


def state(
    body: str = ITEM,
    *,
    status: str = "planlagt",
    facts: str = "",
    on: str = "2023-02-28",
    drafts: bool = False,
) -> Meeting:
    """Read the public part of a meeting."""
    text = f"---\nforum: kredsen\ndato: {on}\nstatus: {status}\n{facts}---\n{body}"
    record = read_record(PATH, text.encode()).record
    assert isinstance(record, Meeting)
    public = public_part(record, drafts=drafts)
    assert isinstance(public, Meeting)
    return public


def told(before: Meeting | None, after: Meeting, now: Meeting | None = None) -> list[Event]:
    """List what happened; unless something else is said, the meeting is now as it became."""
    return list(meeting_events(before, after, now or after))


def kinds(before: Meeting | None, after: Meeting) -> list[Happening]:
    """List the kinds of what happened."""
    return [one.what for one in told(before, after)]


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        ("planlagt", "", [H.CREATED]),
        ("planlagt", ITEM, [H.CREATED, H.AGENDA_PUBLISHED]),
        ("indkaldt", ITEM, [H.CREATED, H.AGENDA_SENT]),
        ("udkast", DECIDED, [H.CREATED, H.MINUTES_PROPOSED]),
        ("afholdt", DECIDED, [H.CREATED, H.MINUTES_PUBLISHED]),
        ("godkendt", DECIDED, [H.CREATED, H.MINUTES_PUBLISHED, H.APPROVED]),
        ("aflyst", ITEM, [H.CREATED, H.CANCELLED]),
    ],
)
def test_a_new_meeting_has_come_as_far_as_it_says(
    status: str, body: str, expected: list[Happening]
) -> None:
    """What stands in the first state is new, and its punkter are not told one by one."""
    assert kinds(None, state(body, status=status)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("planlagt", "indkaldt", [H.AGENDA_SENT]),
        ("indkaldt", "udkast", [H.MINUTES_PROPOSED]),
        ("udkast", "afholdt", [H.MINUTES_PUBLISHED]),
        ("udkast", "godkendt", [H.MINUTES_PUBLISHED, H.APPROVED]),
        ("afholdt", "godkendt", [H.APPROVED]),
        ("indkaldt", "aflyst", [H.CANCELLED]),
        ("aflyst", "indkaldt", [H.STATUS_CHANGED]),
        ("godkendt", "afholdt", [H.STATUS_CHANGED]),
        ("afholdt", "udkast", [H.MINUTES_PROPOSED]),
    ],
)
def test_each_status_tells_how_far_a_meeting_has_come(
    old: str, new: str, expected: list[Happening]
) -> None:
    """The words of a referat come and go with its status and are not told beside it."""
    assert kinds(state(DECIDED, status=old), state(DECIDED, status=new)) == expected


def test_a_status_that_has_no_word_of_its_own_is_named() -> None:
    """A meeting that is on again has the status that it got."""
    assert told(state(status="aflyst"), state(status="planlagt")) == [
        Event(what=H.STATUS_CHANGED, status="planlagt")
    ]


def test_the_first_punkter_are_the_agenda() -> None:
    """Also of a meeting that was called before it had any."""
    assert told(state(""), state()) == [Event(what=H.AGENDA_PUBLISHED)]
    assert told(state("", status="indkaldt"), state(status="indkaldt")) == [
        Event(what=H.AGENDA_PUBLISHED)
    ]


def test_a_punkt_that_came_after_the_agenda_was_sent_is_late() -> None:
    """Before that it is only new; what was taken off is not named, for it has no number now."""
    more = ITEM + item("udfald: []", number="2", title="Nyt punkt")
    late = Event(what=H.ITEM_ADDED_LATE, item="2")
    assert told(state(), state(more)) == [Event(what=H.ITEM_ADDED, item="2")]
    assert told(state(status="indkaldt"), state(more, status="indkaldt")) == [late]
    assert told(state(more), state()) == [Event(what=H.ITEM_REMOVED, item=UNNAMED_ITEM)]


def test_a_punkt_that_went_off_or_was_closed_keeps_its_number() -> None:
    """Both still stand on the agenda, one with an outcome and one with a reason."""
    off, closed = item("udfald: [udgået]"), item("lukket: Personsag")
    assert told(state(), state(off)) == [Event(what=H.ITEM_WITHDRAWN, item="1")]
    assert told(state(), state(closed)) == [Event(what=H.ITEM_CLOSED, item="1")]


def test_a_punkt_is_known_by_its_title_when_it_gets_another_number() -> None:
    """Punkter that change places are neither new nor gone."""
    two = ITEM + item("udfald: []", number="2", title="Andet")
    moved = item("udfald: []", title="Andet") + item("udfald: []", number="2")
    assert told(state(two), state(moved)) == [Event(what=H.ITEMS_RENUMBERED)]


def test_a_punkt_is_known_by_its_number_when_it_gets_another_title() -> None:
    """A title that was put right makes no new punkt."""
    renamed = item("udfald: []", title="Rettet titel")
    assert told(state(), state(renamed)) == [Event(what=H.ITEM_CHANGED, item="1")]


def test_a_punkt_that_is_another_now_is_not_named() -> None:
    """Number 1 then and number 1 now are two punkter, and its old title may be no longer public."""
    changed = item("udfald: []", "\n### Resumé\nKort.\n")
    for now in (state(""), state(item("lukket: Personsag", title="Personsag"))):
        assert told(state(), state(changed), now) == [Event(what=H.ITEM_CHANGED, item=UNNAMED_ITEM)]


@pytest.mark.parametrize(
    ("facts", "sections", "expected"),
    [
        ("udfald: [drøftet]", "\n### Referat\nDrøftet grundigt.\n", [H.MINUTES_CHANGED]),
        ("udfald: [godkendt]", "\n### Referat\nDrøftet.\n", [H.MINUTES_CHANGED]),
        ("udfald: [drøftet]", "\n### Referat\n\nDrøftet.\n\n", []),
        (
            "udfald: [drøftet]\nnote: En note.",
            "\n### Referat\nDrøftet.\n",
            [H.ITEM_CHANGED],
        ),
        (
            "udfald: [drøftet]",
            "\n### Referat\nDrøftet.\n\n### Opfølgning\n- [ ] O-1 Alle: skriv\n",
            [H.FOLLOW_UP_CHANGED],
        ),
        (
            "udfald: [drøftet]\nbilag:\n  - titel: Budget",
            "\n### Referat\nDrøftet.\n",
            [H.ATTACHMENTS_ADDED],
        ),
    ],
)
def test_a_published_referat_tells_which_part_of_a_punkt_changed(
    facts: str, sections: str, expected: list[Happening]
) -> None:
    """Referat, agenda, follow-up and bilag are told apart; white space is no change."""
    before, after = (state(body, status="afholdt") for body in (DECIDED, item(facts, sections)))
    assert told(before, after) == [Event(what=what, item="1") for what in expected]


def test_what_is_written_in_a_draft_is_not_told() -> None:
    """While a referat is proposed its words, outcomes and people are not public."""
    other = item("udfald: [godkendt]", "\n### Referat\nHemmeligt.\n")
    people = "deltagere:\n  - Kari Prøve\n"
    before = state(DECIDED, status="udkast")
    assert told(before, state(other, status="udkast", facts=people)) == []


def test_a_preview_tells_what_is_written_in_a_draft() -> None:
    """Where drafts are shown, so are the changes in them."""
    other = item("udfald: [drøftet]", "\n### Referat\nAndre ord.\n")
    before, after = (state(one, status="udkast", drafts=True) for one in (DECIDED, other))
    assert told(before, after) == [Event(what=H.MINUTES_CHANGED, item="1")]


def test_a_draft_that_is_sent_to_its_readers_is_in_review() -> None:
    """That it was sent is told once; later answers are not."""
    sent = "gennemlæsning:\n  sendt: 2023-03-01\n"
    answered = f"{sent}  svar:\n    - hvem: Prøveby\n      dato: 2023-03-02\n"
    drafts = [state(DECIDED, status="udkast", facts=facts) for facts in ("", sent, answered)]
    assert told(drafts[0], drafts[1]) == [Event(what=H.REVIEW_STARTED)]
    assert told(drafts[1], drafts[2]) == []


def test_a_correction_is_told_instead_of_the_change_that_it_explains() -> None:
    """A word that was changed with an entry under rettelser is corrected, not changed."""
    approval = "godkendt_ved: formand 2023-03-01\n"
    correction = (
        "rettelser:\n  - dato: 2023-04-12\n    punkt: 1\n    fra: Drøftet.\n"
        "    til: Drøftet grundigt.\n    aftalt: formandskabet\n"
    )
    changed = item("udfald: [drøftet]", "\n### Referat\nDrøftet grundigt.\n")
    before = state(DECIDED, status="godkendt", facts=approval)
    after = state(changed, status="godkendt", facts=approval + correction)
    assert told(before, after) == [Event(what=H.CORRECTED, item="1")]
    assert told(after, after) == []


def test_a_meeting_that_was_moved_has_the_day_that_it_was_moved_to() -> None:
    """Unless that day is no longer one of the meeting's."""
    later = state(on="2023-03-07", facts="flyttet_fra: [2023-02-28]\n")
    last = state(on="2023-03-14", facts="flyttet_fra: [2023-02-28]\n")
    assert told(state(), later) == [Event(what=H.MOVED, to_day=date(2023, 3, 7))]
    assert told(state(), later, last) == [Event(what=H.MOVED)]


def test_facts_and_text_around_the_punkter_are_told_as_such() -> None:
    """Time, place and people are one, the meeting's own introduction another."""
    assert kinds(state(), state(facts="tid: 12.00\n")) == [H.FACTS_CHANGED]
    assert kinds(state(), state(f"En indledning.\n{ITEM}")) == [H.TEXT_CHANGED]
    attached = state(facts="bilag:\n  - titel: Samlet dagsorden\n")
    assert told(state(), attached) == [Event(what=H.ATTACHMENTS_ADDED)]
    assert told(attached, state()) == [Event(what=H.ATTACHMENTS_REMOVED)]
