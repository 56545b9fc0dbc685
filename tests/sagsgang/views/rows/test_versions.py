"""Versions in plain words."""

from datetime import date

import pytest

from sagsgang.history import UNNAMED_ITEM, Event, Happening
from sagsgang.publication import public_part
from sagsgang.records.reader import read_record
from sagsgang.records.record import AnyRecord, BrokenRecord
from sagsgang.revisions import NO_REVISIONS, Revisions
from sagsgang.views.rows.versions import (
    _SENTENCES,
    VersionList,
    VersionRow,
    sentences,
    version_list,
)
from tests.sagsgang.sources import case
from tests.sagsgang.states import known

PATH = "nord/sager/2023/proeve.md"
H = Happening


def record_of(text: str) -> AnyRecord:
    """Read a case's public part."""
    record = read_record(PATH, text.encode()).record
    assert record is not None
    assert not isinstance(record, BrokenRecord)
    return public_part(record)


def listed(past: Revisions, text: str) -> VersionList | None:
    """List the versions of a case, with addresses that are invented."""
    return version_list(
        record_of(text),
        past,
        as_public=public_part,
        commit_url=lambda commit: f"https://eksempel.dk/{commit[-1]}",
        history_url=lambda path: f"https://eksempel.dk/{path}",
    )


def test_a_list_has_days_words_and_addresses() -> None:
    """The newest version comes first, each with the page that shows its commit."""
    closed = case(more="afsluttet: 2023-06-01\n")
    assert listed(known(PATH, case(), closed), closed) == VersionList(
        rows=(
            VersionRow(
                on=date(2023, 1, 2),
                sentences=("Sagen er afsluttet",),
                url="https://eksempel.dk/1",
            ),
            VersionRow(
                on=date(2023, 1, 1),
                sentences=("Siden er oprettet",),
                url="https://eksempel.dk/0",
            ),
        ),
        begins_here=True,
        url=f"https://eksempel.dk/{PATH}",
    )


def test_a_record_of_which_nothing_is_known_has_no_list() -> None:
    """Where nothing tells of the past, nothing is said about it."""
    assert listed(NO_REVISIONS, case()) is None


def test_a_record_whose_past_is_cut_off_has_a_list_that_says_so() -> None:
    """Also when none of its states is known."""
    cut_off = Revisions(by_path={}, cut_off=frozenset({PATH}))
    assert listed(cut_off, case()) == VersionList(
        rows=(), begins_here=False, url=f"https://eksempel.dk/{PATH}"
    )


@pytest.mark.parametrize("what", Happening)
def test_every_kind_of_event_has_a_sentence(what: Happening) -> None:
    """No event is told with a gap in its words."""
    is_of_item = "{items}" in _SENTENCES[what]
    event = Event(what=what, item="4" if is_of_item else None, status="åben")
    (sentence,) = sentences([event])
    assert sentence[0].isupper()
    assert not set("{}.") & set(sentence)
    assert ("unkt 4" in sentence) is is_of_item


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["4"], "Punkt 4 er ændret"),
        (["1", "3", "4"], "Punkt 1, 3 og 4 er ændret"),
        ([UNNAMED_ITEM], "Et punkt er ændret"),
        ([UNNAMED_ITEM, UNNAMED_ITEM], "2 punkter er ændret"),
        (["4", UNNAMED_ITEM], "Punkt 4 og et andet punkt er ændret"),
        (["4", UNNAMED_ITEM, "5", UNNAMED_ITEM], "Punkt 4, 5 og 2 andre punkter er ændret"),
    ],
)
def test_punkter_are_named_together(items: list[str], expected: str) -> None:
    """What happened to several punkter is one sentence; those without a number are counted."""
    events = [Event(what=H.ITEM_CHANGED, item=item) for item in items]
    assert list(sentences(events)) == [expected]


def test_sentences_come_in_the_order_in_which_things_happen() -> None:
    """What happened to the meeting comes before what happened to its punkter."""
    events = [
        Event(what=H.ATTACHMENTS_ADDED, item="2"),
        Event(what=H.ATTACHMENTS_ADDED),
        Event(what=H.ITEM_ADDED_LATE, item="2"),
        Event(what=H.MOVED, to_day=date(2023, 3, 7)),
        Event(what=H.STATUS_CHANGED, status="indkaldt"),
        Event(what=H.CREATED),
    ]
    assert list(sentences(events, is_meeting=True)) == [
        "Mødet er lagt op",
        "Mødet er flyttet til 7. marts 2023",
        "Status er nu indkaldt",
        "Punkt 2 er føjet til, efter at dagsordenen blev sendt ud",
        "Der er kommet bilag til punkt 2",
        "Der er kommet bilag til",
    ]
