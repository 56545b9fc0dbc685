"""Addresses, order, guesses and small words."""

import re
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.danish import genitive, joined, nearest, slug, sort_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Møde på Ærø", "moede-paa-aeroe"),
        (normalize("NFD", "Rådhuset i Åbenrå"), "raadhuset-i-aabenraa"),
        ("Økonomi – 2. del (udkast)", "oekonomi-2-del-udkast"),
        ("KL's og KKR’s Müller, Länder, Köln, résumé", "kls-og-kkrs-muller-lander-koln-resume"),
        ("Straße Þór ½", "strasse-thor-1-2"),
        ("--a__b--", "a-b"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_slug_spells_danish_letters_out(text: str, expected: str) -> None:
    """Danish letters become two, accents fall away, everything else becomes one hyphen."""
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_safe_in_an_address(text: str) -> None:
    """Any text gives lower-case ASCII words with single hyphens, and a slug is its own slug."""
    made = slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert slug(made) == made


def test_names_stand_in_danish_order() -> None:
    """Æ, ø, å come last, aa is å, ü is y, accents do not count, a shorter word comes first."""
    names = [
        "Karl",
        "karl",
        "Nygård",
        "Ree",
        "Rée",
        "Syd",
        "Syd for byen",
        "Sydfyn",
        "Yde",
        "Üzel",
        "Zebra",
        "Ærø",
        "Ölund",
        "Øster",
        "Aabenraa",
        "Åbyhøj",
        "Aalborg",
    ]
    assert sorted(sorted(names), key=sort_key) == names


@pytest.mark.parametrize(
    "ordered",
    [
        ["Punkt 1.2", "Punkt 2", "punkt 2", "Punkt 10"],
        ["2", "11", "11a", "11b", "A"],
        ["Nygård", "Nygaard", "Nygårds"],
        ["Bilag 007", "Bilag 8", "Bilag " + "9" * 5000],
    ],
)
def test_neighbours_stand_in_danish_order(ordered: list[str]) -> None:
    """Digits count by value, capitals come first, and å comes before aa where all else is equal."""
    assert all(sort_key(one) < sort_key(other) for one, other in pairwise(ordered))


@given(st.text(), st.text())
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    """Any two texts can be compared, and only the same text ranks the same."""
    same = normalize("NFC", one) == normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) == same
    assert (sort_key(one) < sort_key(other)) != (sort_key(other) <= sort_key(one))


KEYS = ("dato", "forum", "møde", "vært", "udfald", "Referat", "nr", "høring")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("datto", "dato"),
        ("fourm", "forum"),
        ("vaert", "vært"),
        ("moede", "møde"),
        ("horing", "høring"),
        ("Dato", "dato"),
        ("referrat", "Referat"),
        ("udflad", "udfald"),
        ("nr", "nr"),
        ("pr", None),
        ("sted", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_a_slip_finds_the_word_that_was_meant(word: str, meant: str | None) -> None:
    """One slip in each three letters is forgiven, and a word of its own finds nothing."""
    assert nearest(word, KEYS) == meant


@given(st.text(alphabet="abcæ", max_size=9), st.permutations(["aaab", "aaac", "aaba", "baaa"]))
def test_a_guess_does_not_depend_on_the_order_of_choices(word: str, choices: list[str]) -> None:
    """The same word finds the same choice, however the choices stand."""
    assert nearest(word, choices) == nearest(word, sorted(choices))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (list("abc"), "a, b og c")],
)
def test_parts_are_joined_as_a_sentence_does(parts: list[str], expected: str) -> None:
    """The last part follows a word, the others a comma."""
    assert joined(parts) == expected


def test_the_last_word_of_a_list_can_be_chosen() -> None:
    """Alternatives are joined by eller."""
    assert joined(["a", "b", "c"], last="eller") == "a, b eller c"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Odense", "Odenses"),
        ("Assens", "Assens'"),
        ("Marx", "Marx'"),
        ("KL", "KL's"),
        ("KKR Syddanmark", "KKR Syddanmarks"),
        ("PLO-Syd", "PLO-Syds"),
        ("SAS", "SAS'"),
        ("m.m.", "m.m.s"),
        ("1930", "1930's"),
        ("", ""),
    ],
)
def test_a_genitive_follows_the_danish_spelling_rules(name: str, expected: str) -> None:
    """A name takes s; after s, x, z an apostrophe; an abbreviation or a numeral takes both."""
    assert genitive(name) == expected
