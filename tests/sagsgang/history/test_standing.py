"""Where a case lies now: a line for each sentence of the rule."""

from datetime import date

import pytest

from sagsgang.history import case_history
from tests.sagsgang.history.test_steps import CASE, FORA
from tests.sagsgang.sources import case, item, meeting, published

KREDSEN = "hos: kredsen 2023-01-25"


def lies(course: str, more: str = "", files: dict[str, str] | None = None) -> tuple[str, list[str]]:
    """Tell in what way a case lies where."""
    yaml = (
        "forløb:\n" + "".join(f"  - {one.strip()}\n" for one in course.split(";")) if course else ""
    )
    written = {f"{CASE}.md": case(yaml, more), **FORA, **(files or {})}
    found = case_history(published(written), CASE, date(2026, 11, 22)).standing
    places = [f"{one.forum.name} {one.on}" if one.on else one.forum.name for one in found.places]
    return found.kind.value, places or [found.what or "ingen"]


def registered(at: str, outcome: str, sent_to: str = "") -> str:
    """Write a step known from elsewhere."""
    more = f"\n    videre_til: [{sent_to}]" if sent_to else ""
    return f"{at}\n    udfald: [{outcome}]{more}"


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        pytest.param(
            registered(KREDSEN, "videresendt", "raadet 2023-02-07"),
            ("sendt videre", ["Rådet 2023-02-07"]),
            id="sent on",
        ),
        pytest.param(
            registered(KREDSEN, "videresendt", "raadet 2023-02-07")
            + "; hos: direktoererne 2023-03-29; hos: raadet 2023-04-21",
            ("sendt videre", ["Rådet 2023-02-07"]),
            id="sent on to an earlier date than the plan",
        ),
        pytest.param(
            registered(KREDSEN, "videresendt", "raadet 2023-02-07")
            + "; hos: direktoererne 2023-02-01",
            ("planlagt", ["Direktørerne 2023-02-01"]),
            id="a plan before what it was sent on to",
        ),
        pytest.param(
            registered(KREDSEN, "videresendt", "raadet") + "; hos: direktoererne 2023-02-01",
            ("sendt videre", ["Rådet"]),
            id="sent on without a date is at once",
        ),
        pytest.param(
            registered(KREDSEN, "videresendt", "raadet 2023-02-07, direktoererne 2023-02-07"),
            ("sendt videre", ["Rådet 2023-02-07", "Direktørerne 2023-02-07"]),
            id="sent on to two at once",
        ),
        pytest.param(
            registered(KREDSEN, "videresendt", "raadet 2023-03-07, direktoererne 2023-02-07"),
            ("sendt videre", ["Direktørerne 2023-02-07"]),
            id="sent on to two after each other",
        ),
        pytest.param(
            registered(KREDSEN, "godkendt") + "; hos: raadet 2023-04-21",
            ("planlagt", ["Rådet 2023-04-21"]),
            id="a closing outcome closes only when nothing is planned",
        ),
        pytest.param(
            "hos: raadet 2023-01-24; " + registered(KREDSEN, "godkendt"),
            ("afsluttet", ["ingen"]),
            id="a plan dated before the last registered step does not count",
        ),
        pytest.param(
            "hos: raadet 2023-01-25; " + registered(KREDSEN, "drøftet"),
            ("planlagt", ["Rådet 2023-01-25"]),
            id="a plan of the same day counts",
        ),
        pytest.param(
            registered(KREDSEN, "drøftet") + "; hos: raadet; hos: direktoererne 2023-03-29",
            ("planlagt", ["Rådet"]),
            id="a plan without a date counts, the first one",
        ),
        pytest.param(
            registered(KREDSEN, "drøftet") + "; hvad: Rapporten skrives",
            ("planlagt", ["Rapporten skrives"]),
            id="a plan that is no treatment",
        ),
        pytest.param(
            registered(KREDSEN, "drøftet"),
            ("samme forum", ["Kredsen 2023-01-25"]),
            id="else the same forum",
        ),
        pytest.param(
            registered(KREDSEN, "drøftet, efterretning"),
            ("afsluttet", ["ingen"]),
            id="else nobody after a closing outcome",
        ),
        pytest.param(
            registered(KREDSEN, "drøftet")
            + "; "
            + registered("hvad: Rapporten er skrevet\n    dato: 2023-03", "sket"),
            ("afsluttet", ["ingen"]),
            id="what has happened closes",
        ),
        pytest.param("", ("ukendt", ["ingen"]), id="nothing is known"),
        pytest.param(
            "hos: raadet 2023-04-21",
            ("planlagt", ["Rådet 2023-04-21"]),
            id="nothing but a plan",
        ),
    ],
)
def test_where_a_case_lies(course: str, expected: tuple[str, list[str]]) -> None:
    """The earlier of `videre_til` and the first plan; else nobody when closed; else the same."""
    assert lies(course) == expected


@pytest.mark.parametrize("outcome", ["udsat", "i bero", "delvist godkendt", "betinget godkendt"])
def test_these_outcomes_do_not_close(outcome: str) -> None:
    """A case that is postponed or half decided stays where it is."""
    assert lies(registered(KREDSEN, outcome)) == ("samme forum", ["Kredsen 2023-01-25"])


@pytest.mark.parametrize(
    "outcome", ["efterretning", "godkendt", "godkendt med bemærkning", "ikke godkendt", "intet"]
)
def test_these_outcomes_close(outcome: str) -> None:
    """A case that is decided lies with nobody when nothing is planned."""
    assert lies(registered(KREDSEN, outcome)) == ("afsluttet", ["ingen"])


def test_afsluttet_closes() -> None:
    """A closed case lies with nobody, also when older plans were never registered."""
    course = registered(KREDSEN, "videresendt", "raadet 2023-02-07") + "; hos: direktoererne"
    assert lies(course, "afsluttet: 2023-06-01\n") == ("afsluttet", ["ingen"])


def test_a_later_plan_reopens_a_closed_case() -> None:
    """What is planned after `afsluttet` counts."""
    course = registered(KREDSEN, "godkendt") + "; hos: raadet 2023-09-01"
    assert lies(course, "afsluttet: 2023-06-01\n") == ("planlagt", ["Rådet 2023-09-01"])


def test_two_fora_on_the_last_day_count_together() -> None:
    """Of two treatments on one day the one that sends the case on decides."""
    course = (
        registered("hos: raadet 2023-01-25", "videresendt", "direktoererne 2023-02-07")
        + "; "
        + registered(KREDSEN, "efterretning")
    )
    assert lies(course) == ("sendt videre", ["Direktørerne 2023-02-07"])


def test_an_unheld_meeting_leaves_the_case_planned() -> None:
    """A case on an agenda that is only sent out lies with that forum."""
    text = meeting("raadet", "2027-02-07", item("sag: 2023/proeve"), status="indkaldt")
    files = {"nord/moeder/2027/2027-02-07-raadet.md": text}
    assert lies(registered(KREDSEN, "godkendt"), files=files) == ("planlagt", ["Rådet 2027-02-07"])
