"""Which spellings are probably one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.rules.spellings import are_variants, spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kari Bak Prøve", "Kari B. Prøve"),
        ("Kari Bak Prøve", "Kari Prøve"),
        ("Åse Prøve", "Aase Prøve"),
        ("René Prøve", "Rene Prøve"),
        ("Kari Prøve-Eksempel", "Kari Prøve Eksempel"),
        ("Kari Prøve", "KARI PRØVE"),
        ("Morten Prøve", "Mortne Prøve"),
        ("Kari Eksempel", "Kari Eksempl"),
        ("Kari Eksempel", "Kari Eksemplel"),
    ],
)
def test_one_person_written_in_two_ways(one: str, other: str) -> None:
    """Initials, middle names, accents, å and aa, hyphens and slips make another spelling."""
    assert spelling(one).is_variant_of(spelling(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kari Prøve", "Kari Prøve"),
        ("Jens Prøve", "Jan Prøve"),
        ("Hanne Prøve", "Sanne Prøve"),
        ("Bent Prøve", "Bente Prøve"),
        ("Kari A. Prøve", "Kari B. Prøve"),
        ("Kari Prøve", "Kari"),
        ("Kari Prøve", "Mads Eksempel"),
        ("Kari Bak Prøve", "Kari Dal Prøve"),
    ],
)
def test_two_people_with_names_alike(one: str, other: str) -> None:
    """Short names, other initials and other first letters are other people."""
    assert not spelling(one).is_variant_of(spelling(other))


NAMES = st.text(alphabet="abåéABÅ.- ", max_size=24)


@given(NAMES, NAMES)
def test_likeness_is_mutual(one: str, other: str) -> None:
    """Whichever stands first, two spellings are alike or not."""
    assert spelling(one).is_variant_of(spelling(other)) == (
        spelling(other).is_variant_of(spelling(one))
    )


@given(NAMES, NAMES)
def test_names_are_variants_as_their_spellings_are(one: str, other: str) -> None:
    """What is remembered of two names is what their spellings say."""
    first, second = spelling(one), spelling(other)

    assert are_variants(first.text, second.text) == first.is_variant_of(second)


@given(NAMES, NAMES)
def test_alike_spellings_share_a_mark(one: str, other: str) -> None:
    """Looking only among names with a common mark misses nothing."""
    first, second = spelling(one), spelling(other)
    if first.is_variant_of(second):
        assert set(first.marks) & set(second.marks)
