"""The steps of a case: edges that the golden cases leave out."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sagsgang.archive import archive
from sagsgang.rules.cases import DATED_RULES, RULES
from sagsgang.source import Text

TODAY = date(2026, 11, 22)


def _found(front: str, path: str = "syd/sager/2023/proeve.md") -> list[str]:
    read = archive({path: Text(f"---\ntitel: Prøve\n{front}---\n".encode())})
    found = [one for rule in RULES for one in rule(read)]
    found += [one for rule in DATED_RULES for one in rule(read, TODAY)]
    return sorted(one.as_text() for one in found)


def test_step_is_held_against_the_latest_before_it() -> None:
    """Steps without dates between two dated ones hide nothing."""
    front = (
        "forløb:\n  - hvad: Først\n    dato: 2023-05\n  - hvad: Så\n"
        "  - hvad: Sidst\n    dato: 2023-04-30\n"
    )

    assert _found(front) == [
        (
            "syd/sager/2023/proeve.md:8:11: fejl[trin-raekkefoelge]:"
            " Trinnet ligger 30. april 2023, men et trin over det ligger i maj 2023.\n"
            "  hjælp: Flyt trinnet op, så forløbet står i rækkefølge efter dato, eller ret datoen."
        )
    ]


def test_agreements_have_steps_too() -> None:
    """The course of an agreement follows the same rules."""
    assert _found("forløb:\n  - hvad: Sendt\n    udfald: frafaldet\n", "syd/aftaler/proeve.md") == [
        (
            "syd/aftaler/proeve.md:5:13: fejl[trin-frafaldet-alene]:"
            " Udfaldet 'frafaldet' står alene. Det siger kun, at indstillingen faldt bort.\n"
            "  hjælp: Skriv også, hvad trinnet endte med, fx\n    udfald: [frafaldet, drøftet]"
        )
    ]


def test_outcome_today_is_not_in_the_future() -> None:
    """What happens today may be registered today."""
    assert _found("forløb:\n  - hvad: Sendt\n    dato: 2026-11-22\n    udfald: sket\n") == []


@given(st.lists(st.dates(date(2000, 1, 1), date(2026, 1, 1)), min_size=1, max_size=8))
def test_sorted_steps_are_always_in_order(days: list[date]) -> None:
    """Whatever the dates, steps that are sorted by date have no finding."""
    steps = "".join(f"  - hvad: Trin\n    dato: {day}\n" for day in sorted(days))

    assert _found(f"forløb:\n{steps}") == []
