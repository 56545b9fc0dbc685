"""Appointments."""

from datetime import date

import pytest

from sagsgang.views.appointment import AppointmentPage, appointment_index, appointment_page
from tests.sagsgang.sources import chronicle, forum

ON = date(2023, 2, 1)


def call(status: str, more: str = "", title: str = "Pladser") -> str:
    """Write an appointment."""
    return f"---\ntitel: {title}\nforum: kredsen\nstatus: {status}\n{more}---\n"


def page_of(record: str) -> AppointmentPage:
    """Make the page of one appointment."""
    files = {"nord/fora/kredsen.md": forum("Kredsen"), "nord/udpegninger/2023/a.md": record}
    seen = chronicle(files, ON)
    return appointment_page(seen, seen.publication.appointments["nord/udpegninger/2023/a"])


@pytest.mark.parametrize(
    ("status", "done", "now"),
    [("planlagt", 0, "Planlagt"), ("åben", 1, "Åben for kandidater"), ("lukket", 2, "Vurdering")],
)
def test_how_far_it_has_come(status: str, done: int, now: str) -> None:
    """One that is under way shows every step, those before it as over."""
    page = page_of(call(status))
    assert [step.name for step in page.steps] == [
        "Planlagt",
        "Åben for kandidater",
        "Vurdering",
        "Afgjort",
    ]
    assert [step.is_done for step in page.steps] == [True] * done + [False] * (4 - done)
    assert [step.name for step in page.steps if step.is_now] == [now]


def test_a_decision_without_a_call_has_no_steps() -> None:
    """Steps that no record tells of are not shown as if they had happened."""
    page = page_of(call("afgjort", "besluttet: kredsen 2023-01-25\n"))
    assert page.steps == ()
    assert page.is_decided
    assert page.decided_at is not None


def test_a_decision_after_a_call_shows_both() -> None:
    """A call that is recorded is a step, with its days."""
    page = page_of(call("afgjort", "opslået: 2022-11\nfrist: 2022-12-01\n"))
    assert [
        (step.name, step.is_done, [(what, str(on)) for what, on in step.days])
        for step in page.steps
    ] == [
        ("Åben for kandidater", True, [("slået op", "2022-11"), ("frist", "2022-12-01")]),
        ("Afgjort", True, []),
    ]


def test_one_that_lapsed_has_no_steps() -> None:
    """What came to nothing has no steps."""
    page = page_of(call("bortfaldet", "frist: 2023-03-01\n"))
    assert (page.steps, page.is_lapsed, page.is_open) == ((), True, False)


def test_days_left() -> None:
    """Days are counted while the call is open, and never below none."""
    assert page_of(call("åben", "frist: 2023-02-18\n")).days == 17
    assert page_of(call("åben", "frist: 2023-01-31\n")).days is None
    assert page_of(call("lukket", "frist: 2023-02-18\n")).days is None


def test_the_list_has_open_calls_and_years() -> None:
    """Open calls stand on top, and all appointments by year, the newest first."""
    files = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/udpegninger/2022/a.md": call("afgjort", title="Gammel"),
        "nord/udpegninger/2023/b.md": call("åben", title="Å"),
        "nord/udpegninger/2023/c.md": call("planlagt", title="B"),
        "nord/hoeringer/2023/h.md": "---\ntitel: Høringen\nstatus: åben\n---\n",
    }
    index = appointment_index(chronicle(files, ON), "nord")
    assert [row.link.text for row in index.calls] == ["Å"]
    assert [(year.year, [row.link.text for row in year.appointments]) for year in index.years] == [
        ("2023", ["B", "Å"]),
        ("2022", ["Gammel"]),
    ]
    assert [way.to for way in index.ways] == [
        "nord/udpegninger/efter-forum",
        "nord/udpegninger/efter-kommune",
        "nord/udpegninger/efter-funktion",
    ]
