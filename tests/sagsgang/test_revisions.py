"""What is known of files' past."""

from datetime import date
from types import MappingProxyType

from sagsgang.revisions import NO_REVISIONS, Revisions
from tests.sagsgang.states import known, revision

PATH = "om/os.md"


def test_the_last_change_is_the_newest_state() -> None:
    """A file was last changed on the day of its newest state; another file has no state."""
    past = known(PATH, "1", "2")
    assert past.changed_on(PATH) == date(2023, 1, 2)
    assert [one.read() for one in past.of(PATH)] == [b"2", b"1"]
    assert past.of("index.md") == ()
    assert past.changed_on("index.md") is None
    assert past.is_complete


def test_what_is_not_committed_was_changed_on_no_day() -> None:
    """A file that has changes of its own still has the states that were committed."""
    past = Revisions(by_path=known(PATH, "1").by_path, uncommitted=frozenset({PATH}))
    assert past.changed_on(PATH) is None
    assert len(past.of(PATH)) == 1


def test_a_past_is_complete_when_every_file_is_known_from_its_first_state() -> None:
    """One file whose older states are unknown makes the whole incomplete."""
    assert NO_REVISIONS.is_complete
    assert not Revisions(by_path=MappingProxyType({}), cut_off=frozenset({PATH})).is_complete


def test_states_of_one_commit_are_the_same_state() -> None:
    """How the bytes are fetched does not tell two states apart."""
    assert revision(PATH, "1") == revision(PATH, "1")
