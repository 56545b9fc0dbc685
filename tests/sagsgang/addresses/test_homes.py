"""Where something lost may be, and the lines that say so. Everything here is invented."""

from datetime import date

from sagsgang.addresses.homes import (
    former_lines,
    likely_home,
    record_id_at,
    removal_page,
    removed_lines,
)
from tests.sagsgang.sources import case, forum, meeting, read

NEW = read(
    {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/sager/2023/bro-over-aaen.md": case(),
        "nord/sager/2023/ny-cykelbro-over-aaen.md": case(),
        "nord/moeder/2023/2023-01-25-kredsen.md": meeting("kredsen", "2023-01-25"),
        "nord/moeder/2023/2023-02-28-kredsen.md": meeting("kredsen", "2023-02-28"),
        "syd/sager/2023/svoemmehal.md": "---\ntitel: Den nye svømmehal ved stranden\n---\n",
    }
)


def home(old_id: str, **known: str) -> str | None:
    """Name the likely home of a record."""
    found = likely_home(NEW, old_id, frozenset(known.values()), None)
    return None if found is None else found.id


def test_a_home_has_most_of_the_words() -> None:
    """Of the new records the one with most of the old name's words is proposed."""
    assert home("nord/sager/2023/cykelbro-over-aaen") == "nord/sager/2023/ny-cykelbro-over-aaen"
    assert home("nord/sager/2023/cykelsti-ved-havnen") is None


def test_a_home_is_new() -> None:
    """What was published before is no proposal: it has an address of its own."""
    new = "nord/sager/2023/ny-cykelbro-over-aaen"
    assert home("nord/sager/2023/cykelbro-over-aaen", known=new) == "nord/sager/2023/bro-over-aaen"


def test_a_home_is_of_the_same_kind() -> None:
    """A case does not become a meeting; a path where no record lies has no home."""
    assert home("nord/nyheder/2023/2023-01-25-ny-cykelbro-over-aaen") is None
    assert home("nord/sager/bro-over-aaen") is None


def test_the_date_of_a_meeting_is_one_word() -> None:
    """Meetings of one forum share their forum's name; the date tells them apart."""
    known = "nord/moeder/2023/2023-02-28-kredsen"
    assert home("nord/moeder/2023/2023-01-25-raadet") == "nord/moeder/2023/2023-01-25-kredsen"
    assert home("nord/moeder/2023/2023-02-28-raadet", known=known) is None


def test_the_title_counts_where_it_is_known() -> None:
    """Before a change the lost record's own title tells more than its file's name."""
    before = read({"syd/sager/2023/bad.md": "---\ntitel: Den nye svømmehal ved stranden\n---\n"})
    found = likely_home(NEW, "syd/sager/2023/bad", frozenset(), before)
    assert found is not None
    assert found.id == "syd/sager/2023/svoemmehal"


def test_lines_leave_out_the_own_samarbejde() -> None:
    """What is printed can be pasted where it says, and means the same there."""
    assert former_lines(["nord/sager/2023/x", "syd/fora/y", "om/z"], "nord") == (
        "tidligere:\n  - sager/2023/x\n  - syd/fora/y\n  - om/z"
    )
    assert former_lines(["nord/index"], "nord") == "tidligere:\n  - nord/index"
    assert removed_lines(["nord/sager/2023/x#punkt-1"], "nord", date(2024, 5, 1), "Prøve") == (
        "slettede:\n  - adresse: sager/2023/x#punkt-1\n    dato: 2024-05-01\n    grund: Prøve"
    )


def test_a_deletion_stands_with_its_samarbejde_while_there_is_one() -> None:
    """Pages of the whole site, and those of a samarbejde that is gone, stand on the front page."""
    assert removal_page(NEW, "nord/sager/2023/x") == ("nord/index.md", "nord")
    assert removal_page(NEW, "vest/sager/2023/x") == ("index.md", "")
    assert removal_page(NEW, "om/x") == ("index.md", "")


def test_the_page_of_a_samarbejde_has_its_own_id() -> None:
    """Every other page's address is its id."""
    assert record_id_at("nord/") == "nord/index"
    assert record_id_at("nord/sager/2023/x/") == "nord/sager/2023/x"
