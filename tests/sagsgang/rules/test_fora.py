"""The life of fora: edges that the golden cases leave out."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from sagsgang.archive import archive
from sagsgang.rules.fora import RULES
from sagsgang.source import Text


def _found(files: Mapping[str, str]) -> list[str]:
    read = archive({path: Text(text.encode()) for path, text in files.items()})
    return sorted(found.as_text() for rule in RULES for found in rule(read))


def _forum(name: str, front: str = "") -> dict[str, str]:
    return {f"syd/fora/{name}.md": f"---\nnavn: {name.capitalize()}\n{front}---\n"}


def _meeting(status: str) -> dict[str, str]:
    text = f"---\nforum: kredsen\ndato: 2023-01-25\nstatus: {status}\n---\n"
    return {"syd/moeder/2023/2023-01-25-kredsen.md": text}


def test_held_meeting_of_an_abolished_forum_is_an_error() -> None:
    """A meeting cannot have been held by a forum that was abolished before."""
    assert _found(_forum("kredsen", "nedlagt: 2022\n") | _meeting("afholdt")) == [
        (
            "syd/moeder/2023/2023-01-25-kredsen.md:2:8: fejl[forum-efter-nedlagt]:"
            " Kredsen blev nedlagt i 2022, men bruges her 25. januar 2023.\n"
            "  hjælp: Ret datoen, eller ret nedlagt i forummets fil."
        )
    ]


def test_cancelled_meeting_of_an_abolished_forum_is_innocent() -> None:
    """A meeting may have been cancelled because the forum was abolished."""
    assert _found(_forum("kredsen", "nedlagt: 2022\n") | _meeting("aflyst")) == []


def test_terms_decided_before_the_forum_existed_point_at_the_reference() -> None:
    """A decision in a forum is something that has happened there."""
    files = _forum("kredsen", "oprettet: 2022-07-01\n") | _forum(
        "udvalget", "kommissorium:\n  - besluttet: kredsen 2022-03\n"
    )

    assert _found(files) == [
        (
            "syd/fora/udvalget.md:4:16: fejl[forum-foer-oprettet]:"
            " Kredsen blev først oprettet 1. juli 2022, men bruges her i marts 2022.\n"
            "  hjælp: Ret datoen, eller ret oprettet i forummets fil."
        )
    ]


def test_old_name_of_another_forum_may_be_used_again() -> None:
    """A name that one forum gave up can be another forum's from the day after."""
    files = _forum("kredsen", "tidligere_navne:\n  - navn: Rådet\n    til: 2022-06-30\n") | {
        "syd/fora/raadet.md": "---\nnavn: Rådet\noprettet: 2022-07-01\n---\n"
    }

    assert _found(files) == []


@given(st.integers(min_value=1, max_value=60))
def test_ring_of_any_length_is_found_once(length: int) -> None:
    """A ring of fora under each other gives one finding, however long it is."""
    files: dict[str, str] = {}
    for number in range(length):
        files |= _forum(f"led-{number}", f"under: led-{(number + 1) % length}\n")

    assert [line.count("[under-ring]") for line in _found(files)] == [1]


@given(st.integers(min_value=1, max_value=60))
def test_line_of_successors_is_no_ring(length: int) -> None:
    """A line of fora that came in place of each other ends somewhere."""
    files = _forum("led-0")
    for number in range(1, length):
        files |= _forum(f"led-{number}", f"afløser: led-{number - 1}\n")

    assert _found(files) == []
