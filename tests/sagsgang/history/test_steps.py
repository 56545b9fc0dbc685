"""How plans and facts become the steps of a case."""

from datetime import date

import pytest

from sagsgang.danish import partial_date
from sagsgang.history import HistoryStep, StepState
from sagsgang.history.steps import steps_of
from tests.sagsgang.sources import case, forum, item, meeting, published

CASE = "nord/sager/2023/proeve"
FORA = {
    "nord/fora/kredsen.md": forum("Kredsen"),
    "nord/fora/raadet.md": forum("Rådet", "tidligere_navne:\n  - navn: Udvalget\n    til: 2022\n"),
    "nord/fora/direktoererne.md": forum("Direktørerne"),
}
TREATED = "sag: 2023/proeve\nudfald: [drøftet]"


def treatment(
    forum_id: str, on: str, facts: str = TREATED, *, status: str = "afholdt", sections: str = ""
) -> dict[str, str]:
    """Write a meeting that treats the case."""
    path = f"nord/moeder/{on[:4]}/{on}-{forum_id}.md"
    return {path: meeting(forum_id, on, item(facts, sections), status=status)}


def steps(course: str, *meetings: dict[str, str]) -> tuple[HistoryStep, ...]:
    """Tell the steps of a case with this forløb and these meetings."""
    files: dict[str, str] = {f"{CASE}.md": case(course), **FORA}
    for one in meetings:
        files |= one
    return steps_of(published(files), CASE)


def told(found: tuple[HistoryStep, ...]) -> list[tuple[str, str, str | None, str | None]]:
    """Write steps as state, forum or what, date, plan."""
    return [
        (
            one.state.value,
            one.forum.name if one.forum else one.what or "",
            str(one.on) if one.on else None,
            str(one.planned_on) if one.planned_on else None,
        )
        for one in found
    ]


def test_a_meeting_answers_the_plan_of_its_forum() -> None:
    """Plan and fact stand side by side, with the difference in days."""
    found = steps("forløb:\n  - hos: raadet 2023-04-21\n", treatment("raadet", "2023-02-07"))
    assert told(found) == [("registreret", "Rådet", "2023-02-07", "2023-04-21")]
    assert found[0].days_late == -73


def test_the_nearest_date_is_answered() -> None:
    """Of two plans of one forum a meeting answers the one with the nearest date."""
    found = steps(
        "forløb:\n  - hos: raadet 2023-02-01\n  - hos: raadet 2023-06-01\n",
        treatment("raadet", "2023-05-20"),
    )
    assert told(found) == [
        ("planlagt", "Rådet", "2023-02-01", "2023-02-01"),
        ("registreret", "Rådet", "2023-05-20", "2023-06-01"),
    ]


def test_the_nearest_meeting_answers() -> None:
    """Of two meetings the nearest answers the plan, and the other stands for itself."""
    found = steps(
        "forløb:\n  - hos: raadet 2023-05-24\n",
        treatment("raadet", "2023-01-25"),
        treatment("raadet", "2023-05-24"),
    )
    assert told(found) == [
        ("registreret", "Rådet", "2023-01-25", None),
        ("registreret", "Rådet", "2023-05-24", "2023-05-24"),
    ]


def test_an_undated_plan_is_answered_after_everything_before_it() -> None:
    """A meeting after every step listed before it answers an undated plan."""
    course = "forløb:\n  - hos: kredsen 2023-01-25\n    udfald: [anbefalet]\n  - hos: raadet\n"
    found = steps(course, treatment("raadet", "2023-02-07"))
    assert told(found) == [
        ("registreret", "Kredsen", "2023-01-25", None),
        ("registreret", "Rådet", "2023-02-07", None),
    ]
    assert [one.place_in_course for one in found] == [0, 1]


@pytest.mark.parametrize(
    "before",
    ["hos: kredsen 2023-03-01", "hos: kredsen", "hvad: Noget skal ske", "hos: kredsen 2023"],
)
def test_an_undated_plan_waits_for_what_comes_before(before: str) -> None:
    """A meeting that does not certainly come after every step before an undated plan is its own."""
    found = steps(f"forløb:\n  - {before}\n  - hos: raadet\n", treatment("raadet", "2023-02-07"))
    own = [one for one in found if one.meeting is not None]
    assert [one.place_in_course for one in own] == [None]
    assert [one.state for one in found if one.place_in_course == 1] == [StepState.PLANNED]


def test_an_answered_date_counts_for_an_undated_plan() -> None:
    """The date of the meeting that answered a step is what an undated plan must come after."""
    found = steps(
        "forløb:\n  - hos: kredsen 2023-04-01\n  - hos: raadet\n",
        treatment("kredsen", "2023-01-25"),
        treatment("raadet", "2023-02-07"),
    )
    assert [one.place_in_course for one in found] == [0, 1]
    assert all(one.meeting is not None for one in found)


@pytest.mark.parametrize(
    ("facts", "status"),
    [(TREATED, "aflyst"), ("sag: 2023/proeve\nudfald: [udgået]", "afholdt")],
)
def test_what_was_not_treated_answers_nothing(facts: str, status: str) -> None:
    """A cancelled meeting and a withdrawn item leave the plan open."""
    found = steps(
        "forløb:\n  - hos: raadet 2023-02-07\n",
        treatment("raadet", "2023-02-07", facts, status=status),
    )
    assert sorted(one.state.value for one in found) == ["aflyst", "planlagt"]


def test_a_called_meeting_is_a_plan() -> None:
    """An agenda that is sent out gives the plan its meeting, and nothing is registered."""
    found = steps(
        "forløb:\n  - hos: raadet 2027-02-01\n",
        treatment("raadet", "2027-02-07", status="indkaldt"),
    )
    assert told(found) == [("planlagt", "Rådet", "2027-02-07", "2027-02-01")]
    assert found[0].meeting == "nord/moeder/2027/2027-02-07-raadet"


def test_a_meeting_file_goes_before_what_is_known_from_elsewhere() -> None:
    """A step known from elsewhere and a file of that very meeting are one step."""
    found = steps(
        "forløb:\n  - hos: raadet 2023-02\n    udfald: [godkendt]\n"
        "    link: https://www.example.dk/raadet\n",
        treatment("raadet", "2023-02-07"),
    )
    assert told(found) == [("registreret", "Rådet", "2023-02-07", None)]
    assert [one.value for one in found[0].outcomes] == ["drøftet"]
    assert found[0].link == "https://www.example.dk/raadet"


def test_a_known_step_keeps_its_first_plan() -> None:
    """`planlagt` on a step known from elsewhere stands beside its date."""
    (one,) = steps(
        "forløb:\n  - hos: raadet 2023-05-10\n    planlagt: 2023-03-22\n    udfald: [godkendt]\n"
    )
    assert (str(one.on), str(one.planned_on), one.days_late) == ("2023-05-10", "2023-03-22", 49)


def test_a_passed_plan_is_unregistered() -> None:
    """A plan is unregistered the day after the last day that it may mean."""
    (one,) = steps("forløb:\n  - hos: raadet 2023-02\n")
    assert not one.is_unregistered(date(2023, 2, 28))
    assert one.is_unregistered(date(2023, 3, 1))


def test_a_name_is_the_name_then() -> None:
    """A step carries the name that the forum had on its date, and the forum's id."""
    (one,) = steps("forløb:\n  - hos: raadet 2022-05-10\n    udfald: [godkendt]\n")
    assert one.forum is not None
    assert (one.forum.id, one.forum.name) == ("nord/fora/raadet", "Udvalget")


def test_steps_stand_by_date_and_undated_ones_where_they_are_listed() -> None:
    """Undated plans stand behind the step they are listed after and all that is registered."""
    found = steps(
        "forløb:\n  - hvad: Først\n    dato: 2023-01-17\n    udfald: [sket]\n"
        "  - hos: direktoererne\n  - hos: raadet 2023-04-21\n  - hvad: Til sidst\n",
        treatment("kredsen", "2023-01-25"),
    )
    assert [name for _, name, _, _ in told(found)] == [
        "Først",
        "Kredsen",
        "Direktørerne",
        "Rådet",
        "Til sidst",
    ]


def test_a_year_keeps_its_place_in_the_course() -> None:
    """A plan for a year does not jump before what happened in that year."""
    found = steps(
        "forløb:\n  - hvad: Seminaret holdes\n    dato: 2023\n", treatment("kredsen", "2023-01-25")
    )
    assert [name for _, name, _, _ in told(found)] == ["Kredsen", "Seminaret holdes"]


TWO_RECOMMENDATIONS = (
    "### Indstilling fra Direktørerne\nAt kredsen drøfter.\n\n"
    "### Indstilling fra Direktørerne til Rådet\nAt rådet godkender.\n"
)


def test_a_recommendation_to_another_forum_shows_at_its_step() -> None:
    """Of two recommendations in one item the other forum's stands at that forum's next step."""
    found = steps(
        "forløb:\n  - hos: raadet 2023-01-01\n    udfald: [drøftet]\n  - hos: raadet 2023-04-21\n",
        treatment("kredsen", "2023-01-25", sections=TWO_RECOMMENDATIONS),
    )
    (asked,) = found[2].asked
    assert (asked.sender, asked.text) == ("Direktørerne", "At rådet godkender.")
    assert (asked.meeting, asked.item) == ("nord/moeder/2023/2023-01-25-kredsen", "1")
    assert [len(one.asked) for one in found] == [0, 0, 1]


def test_a_recommendation_makes_a_step_where_none_is_known() -> None:
    """Without a step of the other forum the recommendation gives one, right after its own."""
    found = steps("", treatment("kredsen", "2023-01-25", sections=TWO_RECOMMENDATIONS))
    assert told(found) == [
        ("registreret", "Kredsen", "2023-01-25", None),
        ("planlagt", "Rådet", None, None),
    ]
    assert found[1].is_recommended_only


@pytest.mark.parametrize("planned", ["2023", "2023-02"])
def test_no_difference_without_two_days(planned: str) -> None:
    """A plan for a month or year has no difference in days."""
    (one,) = steps(f"forløb:\n  - hos: raadet {planned}\n", treatment("raadet", "2023-02-07"))
    assert one.planned_on == partial_date(planned)
    assert one.days_late is None
