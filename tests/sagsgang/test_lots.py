"""RFC 3797 against its published example, its laws, and another way of writing it down."""

import hashlib
from datetime import date
from functools import reduce
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.lots import (
    Fate,
    bits,
    draws,
    key_string,
    outcomes_given,
    outcomes_of,
    pool_digest,
    pool_text,
    pool_unchanged_since,
    result,
)
from sagsgang.reading.document import read_document
from sagsgang.records.draw import LotDraw
from sagsgang.records.validation import validated

KEY = "9319./2.5.8.10.12./9.18.26.34.41.45./"
PUBLISHED = (
    ("990DD0A5692A029A98B5E01AA28F3459", 25, 16, 17),
    ("3691E55CB63FCC37914430B2F70B5EC6", 24, 6, 7),
    ("FE814EDF564C190AC1D25753979990FA", 23, 1, 2),
    ("1863CCACEB568C31D7DDBDF1D4E91387", 22, 13, 16),
    ("F4AB33DF4889F0AF29C513905BE1D758", 21, 20, 25),
    ("13EAEB529F61ACFB9A29D0BA3A60DE4A", 20, 18, 23),
    ("992DB77C382CA2BDB9727001F3CDCCD9", 19, 5, 8),
    ("63AB4258ECA922976811C7F55C383CE7", 18, 17, 24),
    ("DFBC5AC97CED01B3A6E348E3CC63F40D", 17, 13, 19),
    ("31CB111C4A4EBE9287CEAE16FE51B909", 16, 9, 13),
    ("07FA46C122F164C215BBC72793B189A3", 15, 14, 22),
    ("AC52F8D75CCBE2E61AFEB3387637D501", 14, 3, 5),
    ("53306F73E14FC0B2FBF434218D25948E", 13, 10, 18),
    ("B5D1403501A81F9A47318BE7893B347C", 12, 4, 9),
    ("85B10B356AA06663EF1B1B407765100A", 11, 0, 1),
    ("3269E6CE559ABD57E2BA6AAB495EB9BD", 10, 1, 4),
)
"""The example of RFC 3797, section 6: MD5, divisor, remainder, number in the pool."""

NUMBERS = st.lists(st.integers(0, 10**12), min_size=1, max_size=16)
SOURCES = st.lists(NUMBERS, min_size=1, max_size=16)
POOLS = st.integers(1, 120)


def test_the_key_of_the_published_example() -> None:
    """Sources stand in their order, numbers inside a source in rising order."""
    assert key_string([[9319], [2, 5, 12, 8, 10], [9, 18, 26, 34, 41, 45]]) == KEY


def test_every_row_of_the_published_example() -> None:
    """Hash, divisor, remainder and lot are those of the RFC, draw by draw."""
    found = [one for one, _ in zip(draws(KEY, 25), PUBLISHED, strict=False)]

    assert [(one.digest.upper(), one.divisor, one.remainder, one.pick) for one in found] == list(
        PUBLISHED
    )
    assert [one.number for one in found] == list(range(1, 17))


def test_the_rest_of_the_pool_is_drawn_too() -> None:
    """Every lot comes out once; the last ones as other implementations give them."""
    assert [one.pick for one in draws(KEY, 25)][16:] == [12, 15, 20, 14, 11, 3, 6, 21, 10]


def other_way(key: str, size: int) -> list[int]:
    """Draw the lots after the prose of the RFC, sharing no line with the module under test.

    The hash is divided byte by byte as on paper, and who is left is found by counting past those
    who are gone, as the C program of the RFC's appendix does.
    """
    gone: set[int] = set()
    drawn: list[int] = []
    for count in range(size):
        mixer = hashlib.new("md5", usedforsecurity=False)
        for part in (bytes([count // 256, count % 256]), key.encode(), bytes(divmod(count, 256))):
            mixer.update(part)
        divisor = size - count
        remainder = reduce(lambda rest, byte: (rest * 256 + byte) % divisor, mixer.digest(), 0)
        number = 0
        while True:
            number += 1
            if number in gone:
                continue
            if remainder == 0:
                break
            remainder -= 1
        gone.add(number)
        drawn.append(number)
    return drawn


@given(SOURCES, POOLS)
def test_another_implementation_draws_the_same(sources: list[list[int]], size: int) -> None:
    """Two programs that share nothing but the RFC agree on any numbers and any pool."""
    key = "".join("".join(f"{one:d}." for one in sorted(numbers)) + "/" for numbers in sources)

    assert [one.pick for one in draws(key_string(sources), size)] == other_way(key, size)


def test_more_than_256_lots_are_counted_in_two_bytes() -> None:
    """The count of a draw does not begin again after 255."""
    assert [one.pick for one in draws(KEY, 600)] == other_way(KEY, 600)


@given(SOURCES, st.randoms(use_true_random=False))
def test_order_inside_a_source_changes_nothing(sources: list[list[int]], chance: Random) -> None:
    """It does not matter in which order somebody writes down the numbers of one drawing."""
    shuffled = [chance.sample(numbers, len(numbers)) for numbers in sources]
    assert key_string(shuffled) == key_string(sources)


@given(NUMBERS, NUMBERS)
def test_order_of_sources_changes_the_key(first: list[int], second: list[int]) -> None:
    """Two different sources that change places give another key."""
    same = sorted(first) == sorted(second)
    assert (key_string([first, second]) == key_string([second, first])) is same


def test_swapped_sources_draw_other_lots() -> None:
    """The example's sources in another order choose somebody else."""
    swapped = key_string([[2, 5, 12, 8, 10], [9319], [9, 18, 26, 34, 41, 45]])
    first_ten = [one.pick for one in draws(swapped, 25)][:10]
    assert first_ten != [row[3] for row in PUBLISHED[:10]]


@given(SOURCES, POOLS)
def test_every_lot_comes_out_once(sources: list[list[int]], size: int) -> None:
    """Nobody is drawn twice, and nobody is left out; the divisor falls by one each time."""
    found = list(draws(key_string(sources), size))
    assert sorted(one.pick for one in found) == list(range(1, size + 1))
    assert [one.divisor for one in found] == list(range(size, 0, -1))
    assert all(0 <= one.remainder < one.divisor for one in found)


def test_a_pool_beyond_two_bytes_is_refused() -> None:
    """What the RFC cannot count is an exception, never a wrong draw."""
    with pytest.raises(ValueError, match="65536 lots"):
        next(draws(KEY, 65_536))


def facts(text: str) -> LotDraw:
    """Read the keys of a draw."""
    document, _ = read_document("index.md", f"---\n{text}---\n".encode())
    assert document.facts is not None
    read = validated(LotDraw, document.facts)
    assert read.diagnostics == ()
    assert read.facts is not None
    return read.facts


def example(more: str = "", names: str = "", wanted: int = 10) -> LotDraw:
    """Write the RFC's example as a record does, with the numbers 1 to 25 as names."""
    pool = "".join(f"  - Lod {number}\n" for number in range(1, 26))
    return facts(
        f"bekendtgjort: 2004-06-01\npulje:\n{names or pool}vælges: {wanted}\n"
        "kilder:\n"
        "  - navn: Et tal\n    dato: 2004-06-02\n    trækkes: 1\n    blandt: 10.000\n"
        "    tal: 9319\n"
        "  - navn: Fem tal\n    dato: 2004-06-02\n    trækkes: 5\n    blandt: 36\n"
        "    tal: [2, 5, 12, 8, 10]\n"
        "  - navn: Seks tal\n    dato: 2004-06-03\n    trækkes: 6\n    blandt: 49\n"
        "    tal: [9, 18, 26, 34, 41, 45]\n"
        f"{more}"
    )


def test_a_result_has_winners_and_then_substitutes() -> None:
    """Substitutes are the next lots of the same key."""
    found = result(example("suppleanter: 2\n"))
    assert found is not None
    assert found.key == KEY
    assert found.winners == tuple(f"Lod {row[3]}" for row in PUBLISHED[:10])
    assert found.substitutes == ("Lod 22", "Lod 5")


def test_a_lot_that_does_not_count_is_skipped_and_the_next_is_drawn() -> None:
    """It keeps its number, so all others are drawn as before (RFC 3797, section 5.1)."""
    found = result(
        example("sprunget_over:\n  - nr: 7\n    grund: Kandidaten er trukket\n", wanted=2)
    )
    assert found is not None
    assert found.winners == ("Lod 17", "Lod 2")
    assert [(one.lot, one.fate, one.reason) for one in found.lots] == [
        ("Lod 17", Fate.WON, None),
        ("Lod 7", Fate.SKIPPED, "Kandidaten er trukket"),
        ("Lod 2", Fate.WON, None),
    ]


@given(st.lists(st.integers(1, 25), max_size=24, unique=True))
def test_skipping_changes_nobody_elses_draw(numbers: list[int]) -> None:
    """Whoever is skipped, the others come out in the order that they had."""
    skipped = "".join(f"  - nr: {one}\n    grund: Udgået\n" for one in numbers)
    found = result(example(f"sprunget_over:\n{skipped}" if numbers else "", wanted=1))
    order = [one.pick for one in draws(KEY, 25) if one.pick not in numbers]
    assert found is not None
    assert found.winners == (f"Lod {order[0]}",)


def test_nothing_is_drawn_before_every_source_has_its_numbers() -> None:
    """One source of two is no draw."""
    announced = facts(
        "bekendtgjort: 2004-06-01\npulje: [Lod 1, Lod 2]\nvælges: 1\nkilder:\n"
        "  - navn: Et tal\n    dato: 2004-06-02\n    trækkes: 1\n    blandt: 90\n    tal: 4\n"
        "  - navn: Et tal til\n    dato: 2004-06-03\n    trækkes: 1\n    blandt: 90\n"
    )
    assert result(announced) is None


def test_a_pool_that_is_too_small_gives_what_it_has() -> None:
    """The rules say that it is too small; nothing breaks."""
    found = result(example(names="  - Lod 1\n  - Lod 2\n", wanted=3))
    assert found is not None
    assert sorted(found.winners) == ["Lod 1", "Lod 2"]


def test_names_in_the_pool_do_not_matter() -> None:
    """Only the size and the order of the pool count: other names are drawn at the same places."""
    names = "".join(f"  - Kandidat {number}\n" for number in range(1, 26))
    first, second = result(example()), result(example(names=names))
    assert first is not None
    assert second is not None
    assert [one.draw for one in first.lots] == [one.draw for one in second.lots]


def test_the_numbered_pool_is_the_text_that_is_hashed() -> None:
    """A line for each lot, each ended: what `sha256sum` says of a file with the same lines."""
    assert pool_text(["varde", "vejen"]) == "1. varde\n2. vejen\n"
    assert pool_digest(["varde", "vejen"]) == sha256(b"1. varde\n2. vejen\n").hexdigest()
    assert pool_digest(["ærø"]) == sha256("1. ærø\n".encode()).hexdigest()


def test_one_lot_of_two_lines_is_not_two_lots() -> None:
    """A pool cannot become another one with the digest that was announced."""
    assert pool_text(["Kandidat A\n2. Kandidat B", " Kandidat C "]) == (
        "1. Kandidat A 2. Kandidat B\n2. Kandidat C\n"
    )
    assert pool_digest(["Kandidat A\n2. Kandidat B"]) != pool_digest(["Kandidat A", "Kandidat B"])


@pytest.mark.parametrize(
    ("size", "needed"),
    [
        (20, 17.50),
        (25, 21.64),
        (30, 24.84),
        (35, 27.45),
        (40, 29.66),
        (50, 33.26),
        (60, 36.13),
        (75, 39.59),
        (100, 43.98),
        (120, 46.72),
    ],
)
def test_entropy_needed_is_that_of_the_rfc(size: int, needed: float) -> None:
    """The table of RFC 3797, section 3.3: ten of a pool, in no order."""
    assert bits(outcomes_of(size, 10)) == pytest.approx(needed, abs=0.005)


def test_substitutes_need_bits_of_their_own() -> None:
    """Their order matters: each of the remaining lots may be the first of them."""
    assert outcomes_of(22, 1) == 22
    assert outcomes_of(22, 1, 2) == 22 * 21 * 20
    assert outcomes_of(2, 3) == 0


def test_bits_of_sources() -> None:
    """Seven of 36 is one of 8,347,680; sources multiply."""
    assert outcomes_given([(7, 36)]) == 8_347_680
    assert bits(outcomes_given([(7, 36), (1, 10)])) == pytest.approx(26.31, abs=0.01)
    assert bits(0) == bits(1) == 0.0


def test_since_when_a_pool_has_stood() -> None:
    """It is the oldest of the states in a row that have the same pool."""
    newest, older, oldest = date(2026, 12, 5), date(2026, 12, 3), date(2026, 12, 1)
    states = ((newest, ("a", "b")), (older, ("a", "b")), (oldest, ("b", "a")))
    assert pool_unchanged_since(("a", "b"), states) == older
    assert pool_unchanged_since(("b", "a"), states) is None
    assert pool_unchanged_since(("a", "b"), ()) is None
