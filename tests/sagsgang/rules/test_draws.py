"""Draws of lots: edges that the golden cases leave out."""

from datetime import date

import pytest

from sagsgang.archive import Archive, archive
from sagsgang.lots import draws, key_string, pool_digest
from sagsgang.rules.draws import COMPARING_RULES, DATED_RULES, RULES
from sagsgang.source import Text

TODAY = date(2026, 11, 22)
POOL = ("Kandidat A", "Kandidat B", "Kandidat C")
NUMBERS = "[4, 11, 19, 23, 30, 34, 36]"
PATH = "syd/udpegninger/2026/a.md"


def read(text: str) -> Archive:
    """Read one invented appointment."""
    return archive({PATH: Text(f"---\n{text}---\n".encode())})


def record(  # noqa: PLR0913 (each is a line of the record)
    *,
    status: str = "lukket",
    pool: tuple[str, ...] = POOL,
    announced: str = "2026-11-02",
    wanted: str = "1",
    on: str = "2026-11-14",
    numbers: str = NUMBERS,
    more: str = "",
) -> str:
    """Write an appointment with a draw."""
    lots = "".join(f"    - {lot}\n" for lot in pool)
    values = f"      tal: {numbers}\n" if numbers else ""
    return (
        f"titel: T\nforum: k\nstatus: {status}\nlodtrækning:\n  bekendtgjort: {announced}\n"
        f"  pulje:\n{lots}  sha256: {pool_digest(pool)}\n  vælges: {wanted}\n  kilder:\n"
        f"    - navn: Syv tal\n      dato: {on}\n      trækkes: 7\n      blandt: 36\n"
        f"{values}{more}"
    )


def codes(text: str, today: date = TODAY) -> list[str]:
    """List the codes that a record gives by itself."""
    found = [one for rule in RULES for one in rule(read(text))]
    found += [one for rule in DATED_RULES for one in rule(read(text), today)]
    return [one.code for one in found]


def changes(before: str, after: str) -> list[str]:
    """List the codes that a change gives."""
    return [one.code for rule in COMPARING_RULES for one in rule(read(before), read(after))]


def test_a_draw_that_is_right_gives_nothing() -> None:
    """Announced in time, drawn, and nobody appointed yet."""
    assert codes(record()) == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 13), []),
        (date(2026, 11, 14), []),
        (date(2026, 11, 15), ["lod-tal-mangler"]),
    ],
)
def test_numbers_are_missed_from_the_day_after(today: date, expected: list[str]) -> None:
    """On the day itself they may not be out yet."""
    assert codes(record(numbers=""), today) == expected


def test_a_record_with_a_flaw_in_its_draw_is_left_alone() -> None:
    """One mistake gives one finding: that of reading."""
    broken = record(numbers="[4, x]", pool=("Kandidat A", "Kandidat A"))
    assert codes(broken) == []
    assert [one.code for one in read(broken).diagnostics] == ["lod-tal-ugyldigt"]


def test_a_draw_of_every_lot_needs_no_bits() -> None:
    """Where all win there is nothing to choose."""
    assert codes(record(wanted="3")) == []


def winner() -> str:
    """Work out whom the lot falls on."""
    key = key_string([[4, 11, 19, 23, 30, 34, 36]])
    return POOL[next(draws(key, 3)).pick - 1]


@pytest.mark.parametrize(
    ("appointed", "expected"),
    [
        ("  - navn: Kari Prøve\n    lod: WINNER\n", []),
        ("  - navn: Kari Prøve\n    lod: ja\n", ["lod-resultat-foelger-ikke"]),
        ("  - navn: Kari Prøve\n    lod: nej\n", ["lod-resultat-foelger-ikke"]),
        (
            "  - navn: Kari Prøve\n    lod: WINNER\n    rolle: suppleant\n",
            ["lod-resultat-foelger-ikke"],
        ),
        (
            "  - navn: Kari Prøve\n    lod: WINNER\n  - navn: Ole Prøve\n    lod: Kandidat Z\n",
            ["lod-resultat-foelger-ikke"],
        ),
    ],
)
def test_who_is_appointed_by_lot_is_who_it_fell_on(appointed: str, expected: list[str]) -> None:
    """A label must be named; a winner is no substitute."""
    text = record(status="afgjort", more=f"udpeget:\n{appointed.replace('WINNER', winner())}")
    assert codes(text) == expected


def test_a_drawn_substitute_may_fill_a_call_for_substitutes() -> None:
    """Where the call itself is for a suppleant, the winner is one."""
    more = f"rolle: suppleant\nudpeget:\n  - rolle: suppleant\n    lod: {winner()}\n"
    assert codes(record(status="afgjort", more=more)) == []


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (record(numbers="", on="2026-12-12"), []),
        (record(on="2026-12-12"), []),
        (record(numbers="", on="2026-12-12", pool=POOL[::-1]), ["lod-pulje-aendret"]),
        (record(numbers="", on="2026-12-12", pool=POOL[:2]), ["lod-pulje-aendret"]),
        (record(numbers="", on="2026-12-12", wanted="2"), ["lod-vilkaar-aendret"]),
        (record(numbers="", on="2026-12-19"), ["lod-vilkaar-aendret"]),
        (record(numbers="", on="2026-12-12", announced="2026-11-01"), ["lod-vilkaar-aendret"]),
        (
            record(numbers="", on="2026-12-12", announced="2026-12-12", pool=POOL[:2]),
            ["lod-pulje-aendret", "lod-vilkaar-aendret"],
        ),
        (record(numbers="", on="2026-12-19", announced="2026-12-11", pool=POOL[:2]), []),
        ("titel: T\nforum: k\nstatus: lukket\n", ["lod-vilkaar-aendret"]),
        ("titel: T\nforum: k\nstatus: bortfaldet\n", ["lod-vilkaar-aendret"]),
    ],
)
def test_what_was_announced_stays_until_it_is_announced_anew(
    after: str, expected: list[str]
) -> None:
    """A new announcement must come before the day on which the old source is drawn."""
    assert changes(record(numbers="", on="2026-12-12"), after) == expected


def test_after_the_numbers_nothing_is_announced_anew() -> None:
    """Once a number stands there, a later date does not help."""
    before = record(on="2026-12-12")
    after = record(numbers="", on="2026-12-19", announced="2026-11-20")
    assert changes(before, after) == [
        "lod-vilkaar-aendret",
        "lod-vilkaar-aendret",
        "lod-tal-aendret",
    ]


def test_a_record_that_was_renamed_is_the_same_draw() -> None:
    """Another file name is no way around what was announced."""
    text = f"{record(numbers='', on='2026-12-19')}tidligere: udpegninger/2026/a\n"
    renamed = archive({"syd/udpegninger/2026/b.md": Text(f"---\n{text}---\n".encode())})
    before = read(record(numbers="", on="2026-12-12"))
    found = [one for rule in COMPARING_RULES for one in rule(before, renamed)]
    assert [(one.code, one.place.path) for one in found] == [
        ("lod-vilkaar-aendret", "syd/udpegninger/2026/b.md")
    ]


def test_a_lot_may_be_skipped_after_the_draw_but_not_taken_back() -> None:
    """Somebody may say no; nobody may say yes again."""
    skipped = "  sprunget_over:\n    - nr: 2\n      grund: Takket nej\n"
    assert changes(record(), record(more=skipped)) == []
    assert changes(record(more=skipped), record()) == ["lod-vilkaar-aendret"]
    before_numbers = record(more=skipped, numbers="")
    assert changes(before_numbers, record(numbers="")) == []
