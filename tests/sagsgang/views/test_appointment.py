"""Appointments."""

from datetime import date

import pytest

from sagsgang.site import Settings, build
from sagsgang.views.appointment import AppointmentPage, appointment_index, appointment_page
from tests.sagsgang.html import text_of
from tests.sagsgang.sources import REGION, chronicle, forum, source

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
    [
        ("planlagt", 0, "Planlagt"),
        ("åben", 1, "Åben for kandidater"),
        ("lukket", 2, "Vurdering"),
        ("indstillet", 3, "Indstilling"),
    ],
)
def test_how_far_it_has_come(status: str, done: int, now: str) -> None:
    """One that is under way shows every step, those before it as over."""
    page = page_of(call(status))
    assert [step.name for step in page.steps] == [
        "Planlagt",
        "Åben for kandidater",
        "Vurdering",
        "Indstilling",
        "Afgjort",
    ]
    assert [step.is_done for step in page.steps] == [True] * done + [False] * (5 - done)
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


def test_a_call_whose_deadline_has_passed_says_so() -> None:
    """What the record says is older than the day: nobody is told that they can still nominate."""
    assert page_of(call("åben", "frist: 2023-01-31\n")).state == "fristen er udløbet"
    assert page_of(call("åben", "frist: 2023-02-01\n")).state == "åben"
    assert page_of(call("lukket", "frist: 2023-01-31\n")).state == "lukket"


def test_what_a_call_asks_and_offers() -> None:
    """Effort, criteria and the ways to nominate are those of the record."""
    page = page_of(
        call(
            "åben",
            "møder_om_året: højst 4\nindsats: 2 timer\nkriterier: [stilling, erfaring]\n"
            "indmelding: a@example.dk\nindmeldingsside: https://www.example.dk/f\n",
        )
    )
    assert (page.meetings_per_year, page.effort) == ("højst 4", "2 timer")
    assert page.criteria == ("stilling", "erfaring")
    assert page.nominate is not None
    assert (page.nominate.mail_to, page.nominate.at) == ("a@example.dk", "https://www.example.dk/f")


def test_who_was_proposed_by_whom_and_who_was_appointed() -> None:
    """The outcome is told as it stands: names may be missing, and a lot may have decided."""
    page = page_of(
        call(
            "afgjort",
            "indstillet:\n  dato: 2023-01-10\n  af: Prøvegruppen\nbesluttet: kredsen 2023-01-25\n"
            "udpeget:\n  - titel: sundhedschef\n    kommune: by\n    grundlag: Erfaring\n"
            "  - navn: Kari Prøve\n    rolle: suppleant\n    lod: ja\n",
        )
    )
    assert (str(page.proposed_on), page.proposed_by) == ("2023-01-10", "Prøvegruppen")
    assert [(step.name, [str(on) for _, on in step.days]) for step in page.steps] == [
        ("Indstilling", ["2023-01-10"]),
        ("Afgjort", ["2023-01-25"]),
    ]
    first, second = page.appointed
    assert (first.name, first.title, first.basis, first.by_lot) == (
        None,
        "sundhedschef",
        "Erfaring",
        False,
    )
    assert first.place is not None
    assert first.place.text == "by"
    assert (second.name, second.role, second.by_lot) == ("Kari Prøve", "suppleant", True)


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
        "nord/udpegninger/efter-person",
        "nord/udpegninger/regnskab",
        "nord/udpegninger/ledige-og-udloebende",
    ]


def test_a_call_that_is_over_leads_to_its_result() -> None:
    """The list says who was appointed, and leads to where it was decided."""
    more = (
        "besluttet: kredsen 2023-01-25\nudpeget:\n  - navn: Kari Prøve\n    kommune: varde\n"
        "  - titel: sundhedschef\n    rolle: suppleant\n"
    )
    files = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/kommuner/varde.md": "---\nnavn: Varde\n---\n",
        "nord/udpegninger/2023/a.md": call("afgjort", more),
        "nord/udpegninger/2023/b.md": call("lukket", title="Uden resultat"),
    }
    (year,) = appointment_index(chronicle(files, ON), "nord").years
    (decided, closed) = year.appointments
    assert [(link.text, link.to) for link in decided.appointed] == [
        ("Kari Prøve, Varde Kommune", "nord/kommuner/varde"),
        ("sundhedschef (suppleant)", ""),
    ]
    assert decided.decided_at is not None
    assert str(decided.decided_at.on) == "2023-01-25"
    assert (closed.appointed, closed.decided_at) == ((), None)
    site = build(source(REGION | files), Settings(title="x"), ON)
    assert (
        "Resultat: udpeget Kari Prøve, Varde Kommune; sundhedschef (suppleant) "
        "· besluttet i Kredsen 25. januar 2023"
    ) in text_of(site, "nord/udpegninger/")
