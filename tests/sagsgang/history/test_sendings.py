"""How a `videre_til` becomes a step that is waited for."""

from sagsgang.history import CaseHistory, HistoryStep, StandingKind, StepState
from tests.sagsgang.sources import case, chronicle, forum, item, meeting

FORA = {
    "nord/fora/kredsen.md": forum("Kredsen"),
    "nord/fora/raadet.md": forum("Rådet"),
}


def history(course: str, *, to: str = "raadet 2023-02-07", more: str = "") -> CaseHistory:
    """Tell the history of a case that a meeting in January sent on."""
    facts = f"sag: 2023/proeve\nudfald: [videresendt]\nvidere_til:\n  - {to}"
    files = FORA | {
        "nord/sager/2023/proeve.md": case(course),
        "nord/moeder/2023/2023-01-25-kredsen.md": meeting("kredsen", "2023-01-25", item(facts)),
    }
    if more:
        files["nord/moeder/2023/2023-02-14-raadet.md"] = meeting("raadet", "2023-02-14", item(more))
    return chronicle(files).cases["nord/sager/2023/proeve"]


def told(found: CaseHistory) -> list[tuple[str, str | None, str | None, bool]]:
    """Write steps as forum, date, plan, and whether a sending made them."""

    def row(one: HistoryStep) -> tuple[str, str | None, str | None, bool]:
        name = one.forum.name if one.forum else one.what or ""
        on = str(one.on) if one.on else None
        planned_on = str(one.planned_on) if one.planned_on else None
        return name, on, planned_on, one.sent_from is not None

    return [row(one) for one in found.steps]


def test_a_sending_is_a_step_beside_the_plan_that_it_moves() -> None:
    """The plan stays, and the step that a case was sent to has the plan's date beside its own."""
    found = history("forløb:\n  - hos: raadet 2023-04-21\n")
    assert told(found) == [
        ("Kredsen", "2023-01-25", None, False),
        ("Rådet", "2023-02-07", "2023-04-21", True),
        ("Rådet", "2023-04-21", "2023-04-21", False),
    ]


def test_where_a_case_lies_does_not_depend_on_it() -> None:
    """The standing is that of the sending, as without a step for it."""
    standing = history("").standing
    assert standing.kind is StandingKind.SENT
    assert [str(place.on) for place in standing.places] == ["2023-02-07"]


def test_an_undated_plan_gets_the_date() -> None:
    """A plan without a date is the step that the case was sent to."""
    found = history("forløb:\n  - hos: raadet\n  - hvad: Slut\n")
    assert told(found) == [
        ("Kredsen", "2023-01-25", None, False),
        ("Rådet", "2023-02-07", None, True),
        ("Slut", None, None, False),
    ]


def test_a_planned_step_on_that_day_is_the_same() -> None:
    """A plan for the day, or for its month, is not doubled."""
    for on in ("2023-02-07", "2023-02"):
        found = history(f"forløb:\n  - hos: raadet {on}\n")
        assert [one[0] for one in told(found)] == ["Kredsen", "Rådet"]


def test_a_treatment_after_it_answers() -> None:
    """When that forum has treated the case since, nothing is waited for."""
    found = history("", more="sag: 2023/proeve\nudfald: [drøftet]")
    assert [one.state for one in found.steps] == [StepState.REGISTERED, StepState.REGISTERED]


def test_a_sending_without_a_date_stands_after_its_sender() -> None:
    """Without a date the step follows the meeting that sent the case on."""
    found = history("forløb:\n  - hvad: Slut\n    dato: 2023-12\n", to="raadet")
    assert told(found) == [
        ("Kredsen", "2023-01-25", None, False),
        ("Rådet", None, None, True),
        ("Slut", "2023-12", "2023-12", False),
    ]
