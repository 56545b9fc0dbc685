"""The rows of a draw: what is shown before it, after it, and where it decides nothing."""

from datetime import date

from sagsgang.lots import pool_digest
from sagsgang.views.rows import Link
from sagsgang.views.rows.lots import LotsRow, lots_row
from tests.sagsgang.sources import chronicle, forum

POOL = ("varde", "vejen", "Kandidat C")
NUMBERS = "      tal: [36, 4, 11, 34, 19, 23, 30]\n"


def shown(
    *, numbers: str = NUMBERS, status: str = "afgjort", more: str = "", digest: str = ""
) -> LotsRow | None:
    """Show the draw of an invented appointment."""
    pool = "".join(f"    - {lot}\n" for lot in POOL)
    record = (
        f"---\ntitel: Pladsen\nforum: kredsen\nstatus: {status}\nlodtrækning:\n"
        f"  bekendtgjort: 2026-11-02\n  pulje:\n{pool}"
        f"  sha256: {digest or pool_digest(POOL)}\n  vælges: 1\n  suppleanter: 1\n"
        "  kilder:\n    - navn: Syv tal\n      dato: 2026-11-07\n      trækkes: 7\n"
        f"      blandt: 36\n{numbers}{more}---\n"
    )
    files = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/kommuner/varde.md": "---\nnavn: Varde\n---\n",
        "nord/udpegninger/2026/a.md": record,
    }
    seen = chronicle(files, date(2026, 11, 22))
    appointment = seen.publication.appointments["nord/udpegninger/2026/a"]
    return lots_row(seen, appointment)


def test_a_draw_is_shown_step_by_step() -> None:
    """Key, hash, divisor, remainder and lot; municipalities lead to their page."""
    row = shown()
    assert row is not None
    assert row.key == "4.11.19.23.30.34.36./"
    assert [(one.number, one.divisor, one.remainder, one.lot.number) for one in row.draws] == [
        (1, 3, 2, 3),
        (2, 2, 1, 2),
    ]
    assert row.winners == (Link("Kandidat C"),)
    assert row.next_in_line == (Link("vejen"),)
    assert row.pool[0].link == Link("Varde Kommune", "nord/kommuner/varde")
    assert row.sources[0].numbers == (4, 11, 19, 23, 30, 34, 36)
    assert row.pool_text == "1. varde\n2. vejen\n3. Kandidat C\n"
    assert row.is_intact


def test_before_the_numbers_there_is_nothing_to_show_but_the_terms() -> None:
    """Pool and sources stand there; nobody has won."""
    row = shown(numbers="", status="lukket")
    assert row is not None
    assert (row.key, row.draws, row.winners) == ("", (), ())
    assert len(row.pool) == 3
    assert not row.is_coming


def test_a_pool_that_was_changed_is_not_called_intact() -> None:
    """The page says that the result holds only where the announced hash fits."""
    row = shown(digest="0" * 64)
    assert row is not None
    assert not row.is_intact


def test_a_skipped_lot_keeps_its_number_and_says_why() -> None:
    """The next lot wins, and the reason stands at the pool and at the draw."""
    row = shown(more="  sprunget_over:\n    - nr: 3\n      grund: Trukket tilbage\n")
    assert row is not None
    assert [(one.lot.number, one.skipped, one.has_won) for one in row.draws] == [
        (3, "Trukket tilbage", False),
        (2, None, True),
        (1, None, False),
    ]
    assert [one.skipped for one in row.pool] == [None, None, "Trukket tilbage"]


def test_a_lapsed_appointment_has_no_winner() -> None:
    """Whatever the numbers say, nobody is appointed."""
    row = shown(status="bortfaldet")
    assert row is not None
    assert row.is_void
    assert row.winners == ()


def test_a_draw_that_cannot_be_read_whole_is_not_shown() -> None:
    """A number left out would give another result: rather none than a wrong one."""
    assert shown(numbers="      tal: [4, x, 19]\n") is None
