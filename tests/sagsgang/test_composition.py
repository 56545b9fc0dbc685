"""Whether the seats of a forum meet its rules."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sagsgang.composition import Fulfilment, Judgement, judgements
from tests.sagsgang.sources import forum, published

ON = date(2023, 6, 1)
TOWNS = {
    f"nord/kommuner/{town}.md": f"---\nnavn: {town.capitalize()}\nklynge: klynge-{cluster}\n---\n"
    for town, cluster in (("rebild", "syd"), ("thisted", "vest"), ("morsoe", "vest"))
} | {
    "nord/fora/klynge-syd.md": forum("Klynge Syd"),
    "nord/fora/klynge-vest.md": forum("Klynge Vest"),
}
FOUR = "  - rolle: medlem\n    side: kommunal\n    antal: 4\n"


def seat(*holdings: str, more: str = "", role: str = "medlem") -> str:
    """Write a seat; facts of a holding are parted by a semicolon."""
    lines = "".join(
        "      - " + "\n        ".join(one.split("; ")) + "\n" for one in holdings if one
    )
    besat = f"    besat:\n{lines}" if lines else ""
    return f"  - rolle: {role}\n    side: kommunal\n{more}{besat}"


def judged(seats: str, rules: str, more: dict[str, str] | None = None) -> tuple[Judgement, ...]:
    """Judge invented rules on invented seats."""
    text = forum("Kredsen", f"pladser:\n{seats}sammensætning:\n{rules}")
    found = published(TOWNS | {"nord/fora/kredsen.md": text} | (more or {}))
    return judgements(found, found.fora["nord/fora/kredsen"], ON)


def verdict(
    seats: str, rules: str, more: dict[str, str] | None = None
) -> tuple[Fulfilment, tuple[str, ...]]:
    """Judge one invented rule."""
    (one,) = judged(seats, rules, more)
    return one.fulfilment, one.reasons


FULL = seat(*(f"navn: {name}; fra: 2022" for name in "ABCD"), more="    antal: 4\n")


@pytest.mark.parametrize(
    ("seats", "state", "reasons"),
    [
        (FULL, Fulfilment.MET, ()),
        (
            seat("navn: A; fra: 2022", more="    antal: 4\n"),
            Fulfilment.NOT_MET,
            ("1 af 4 pladser er besat.",),
        ),
        (
            seat("navn: A; pr: 2022", more="    antal: 4\n"),
            Fulfilment.UNKNOWN,
            ("1 af 4 pladser er kendt, men ikke, om de er besat nu.",),
        ),
        (
            seat(more="    antal: 4\n"),
            Fulfilment.UNKNOWN,
            ("Det er ikke registreret, hvem der har pladserne.",),
        ),
        (
            seat("navn: A; fra: 2022; til: ukendt"),
            Fulfilment.NOT_MET,
            ("0 af 4 pladser er besat.",),
        ),
        (
            FULL + seat("navn: E; fra: 2022"),
            Fulfilment.NOT_MET,
            ("Der er 5 på pladserne, og der må højst være 4.",),
        ),
        (FULL + seat("navn: E; fra: 2022", role="suppleant"), Fulfilment.MET, ()),
    ],
)
def test_a_number(seats: str, state: Fulfilment, reasons: tuple[str, ...]) -> None:
    """A number is broken only when nobody unknown could mend it."""
    assert verdict(seats, FOUR) == (state, reasons)


@pytest.mark.parametrize(
    ("seats", "state", "reasons"),
    [
        (seat("kommune: rebild; fra: 2022", "kommune: thisted; fra: 2022"), Fulfilment.MET, ()),
        (
            seat("kommune: thisted; fra: 2022", "kommune: morsoe; fra: 2022"),
            Fulfilment.NOT_MET,
            ("Ingen fra Klynge Syd.",),
        ),
        (
            seat("kommune: thisted; fra: 2022", "navn: A; fra: 2022"),
            Fulfilment.UNKNOWN,
            ("Det vides ikke, om hver klynge har en plads nu.",),
        ),
        (
            seat("kommune: rebild; pr: 2022", "kommune: thisted; fra: 2022"),
            Fulfilment.UNKNOWN,
            ("Det vides ikke, om hver klynge har en plads nu.",),
        ),
    ],
)
def test_one_from_each_cluster(seats: str, state: Fulfilment, reasons: tuple[str, ...]) -> None:
    """A cluster is missing only when nobody from it can be there."""
    assert verdict(seats, "  - side: kommunal\n    en_fra_hver: klynge\n") == (state, reasons)


def test_clusters_that_nobody_knows() -> None:
    """Where a municipality has no cluster, nobody can tell whether all are there."""
    more = {"nord/kommuner/laesoe.md": "---\nnavn: Læsø\n---\n"}
    seats = seat("kommune: rebild; fra: 2022", "kommune: thisted; fra: 2022")
    assert verdict(seats, "  - en_fra_hver: klynge\n", more) == (
        Fulfilment.UNKNOWN,
        ("Det er ikke registreret, hvilken klynge alle hører til.",),
    )


def test_one_from_each_municipality() -> None:
    """The municipalities that nobody comes from are named."""
    seats = seat("kommune: rebild; fra: 2022")
    assert verdict(seats, "  - en_fra_hver: kommune\n") == (
        Fulfilment.NOT_MET,
        ("Ingen fra Morsoe Kommune eller Thisted Kommune.",),
    )


def test_a_mirror() -> None:
    """A mirror tells who sits in one of the two fora only."""

    def other(*towns: str) -> dict[str, str]:
        seats = "".join(seat(f"kommune: {town}; fra: 2022") for town in towns)
        more = seat("kommune: morsoe; fra: 2022", role="møderet")
        return {"nord/fora/udvalget.md": forum("Udvalget", f"pladser:\n{seats}{more}")}

    here = seat("kommune: rebild; fra: 2022")
    rule = "  - side: kommunal\n    spejler: udvalget\n"
    both = (
        "Thisted Kommune sidder i Udvalget, men ikke her. "
        "Rebild Kommune sidder her, men ikke i Udvalget."
    )
    assert verdict(here, rule, other("rebild")) == (Fulfilment.MET, ())
    assert verdict(here, rule, other("thisted")) == (
        Fulfilment.NOT_MET,
        (both,),
    )
    assert verdict(seat("kommune: rebild; pr: 2022"), rule, other("rebild")) == (
        Fulfilment.UNKNOWN,
        ("Det vides ikke, om det er de samme som i Udvalget nu.",),
    )
    assert verdict(here, rule) == (
        Fulfilment.UNKNOWN,
        ("Det forum, der skal spejles, er ikke registreret.",),
    )


def test_an_office() -> None:
    """A rule on an office looks at the seat, then at the holder's title."""
    rule = "  - embede: direktør\n    antal: 1\n"
    assert verdict(seat("titel: Direktør for sundhed; fra: 2022"), rule)[0] is Fulfilment.MET
    assert verdict(seat("titel: chef; fra: 2022"), rule)[0] is Fulfilment.NOT_MET
    assert verdict(seat("navn: A; fra: 2022"), rule)[0] is Fulfilment.UNKNOWN
    by_office = seat("navn: A; fra: 2022", more="    embede: direktør\n")
    assert verdict(by_office, rule)[0] is Fulfilment.MET


HOLDINGS = st.lists(
    st.sampled_from(
        [
            "kommune: rebild; fra: 2022",
            "kommune: thisted; fra: 2022",
            "kommune: morsoe; pr: 2022",
            "kommune: rebild; fra: 2021; til: 2022",
            "navn: Kari Prøve; fra: 2022",
        ]
    ),
    max_size=5,
)
RULES = st.sampled_from(
    [FOUR, "  - antal: 1-2\n", "  - en_fra_hver: klynge\n", "  - en_fra_hver: kommune\n"]
)


@settings(max_examples=60, deadline=None)
@given(HOLDINGS, RULES, st.integers(1, 6))
@example(["kommune: morsoe; pr: 2022"], "  - en_fra_hver: klynge\n", 2)
def test_a_snapshot_more_never_makes_a_rule_certain(
    holdings: list[str], rule: str, count: int
) -> None:
    """Somebody who is known from one day only never breaks a rule, nor meets one that was not."""
    number = f"    antal: {count}\n"
    before, _ = verdict(seat(*holdings, more=number), rule)
    with_one = seat(*holdings, "kommune: thisted; pr: 2022", more=number)
    after, _ = verdict(with_one, rule)
    if before is not Fulfilment.NOT_MET:
        assert after is not Fulfilment.NOT_MET
    if before is not Fulfilment.MET:
        assert after is not Fulfilment.MET


@settings(max_examples=60, deadline=None)
@given(HOLDINGS, RULES)
def test_only_what_is_met_has_no_reason(holdings: list[str], rule: str) -> None:
    """Whatever is not met, or not known, says why."""
    state, reasons = verdict(seat(*holdings, more="    antal: 5\n"), rule)
    assert (state is Fulfilment.MET) == (reasons == ())
