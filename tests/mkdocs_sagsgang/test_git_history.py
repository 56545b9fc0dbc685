"""The published states of records, from real repositories."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_sagsgang.git_history import revisions
from sagsgang.revisions import NO_REVISIONS, Revisions
from tests.mkdocs_sagsgang.repositories import commit, git, repository

WINTER = "2023-01-01T00:30:00+0100"
SPRING = "2023-04-05T12:00:00+0200"
SUMMER = "2023-07-01T12:00:00+0200"
AUTUMN = "2023-10-01T12:00:00+0200"
TEXT = "".join(f"Linje {number}\n" for number in range(20))


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A record folder that has no file yet, in a repository of its own."""
    return repository(tmp_path)


def states(known: Revisions, path: str) -> list[tuple[date, str, str]]:
    """A file's states: when, under which name, and with which text."""
    return [(one.on, one.path, one.read().decode()) for one in known.of(path)]


def test_a_file_has_a_state_for_each_commit_that_changed_it(records: Path) -> None:
    """The newest comes first, with the text that it had then; other files' commits do not count."""
    commit(records, {"index.md": "1", "om/to linjer\nå.md": "1"}, at=WINTER)
    newest = commit(records, {"index.md": "2"}, at=SPRING)
    known = revisions(records)
    assert states(known, "index.md") == [
        (date(2023, 4, 5), "index.md", "2"),
        (date(2023, 1, 1), "index.md", "1"),
    ]
    assert known.of("index.md")[0].commit == newest
    assert known.changed_on("om/to linjer\nå.md") == date(2023, 1, 1)
    assert known.is_complete


def test_the_day_is_that_in_denmark(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commit late in the evening in another zone came to stand on the next day in Denmark."""
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    commit(records, {"vinter.md": "1"}, at="2023-01-01T23:30:00+0000")
    commit(records, {"sommer.md": "1"}, at="2023-06-30T15:30:00-0700")
    known = revisions(records)
    assert known.changed_on("vinter.md") == date(2023, 1, 2)
    assert known.changed_on("sommer.md") == date(2023, 7, 1)


def test_the_day_is_the_one_on_which_a_commit_came_to_stand(records: Path) -> None:
    """Work that was begun long before it was taken in was not published then."""
    (records / "index.md").write_text("1", encoding="utf-8")
    git(records, "add", "-A")
    git(records, "commit", "-q", "-m", "x", "--date", WINTER, at=SPRING)
    assert revisions(records).changed_on("index.md") == date(2023, 4, 5)


def test_a_merge_is_one_state(records: Path) -> None:
    """What was tried on a branch was never public: its readers saw what the merge brought."""
    commit(records, {"index.md": "1"}, at=WINTER)
    git(records, "checkout", "-q", "-b", "gren")
    commit(records, {"index.md": "forsøg", "ny.md": "forsøg"}, at=SPRING)
    commit(records, {"index.md": "2", "ny.md": "1"}, at=SUMMER)
    git(records, "checkout", "-q", "main")
    git(records, "merge", "-q", "--no-ff", "-m", "x", "gren", at=AUTUMN)
    known = revisions(records)
    assert states(known, "index.md") == [
        (date(2023, 10, 1), "index.md", "2"),
        (date(2023, 1, 1), "index.md", "1"),
    ]
    assert states(known, "ny.md") == [(date(2023, 10, 1), "ny.md", "1")]


def test_a_renamed_file_keeps_its_states(records: Path) -> None:
    """Also when its folder is renamed, and when some of its words change at the same time."""
    commit(records, {"a/en.md": TEXT, "a/to.md": "to"}, at=WINTER)
    git(records, "mv", "a", "b")
    commit(records, {}, at=SPRING)
    git(records, "mv", "b/en.md", "én.md")
    commit(records, {"én.md": TEXT + "Ny linje\n"}, at=SUMMER)
    known = revisions(records)
    assert states(known, "én.md") == [
        (date(2023, 7, 1), "én.md", TEXT + "Ny linje\n"),
        (date(2023, 4, 5), "b/en.md", TEXT),
        (date(2023, 1, 1), "a/en.md", TEXT),
    ]
    assert [one.path for one in known.of("b/to.md")] == ["b/to.md", "a/to.md"]
    assert known.of("a/en.md") == ()


def test_a_file_with_a_name_that_became_free_begins_anew(records: Path) -> None:
    """Neither the file that was deleted nor the one that moved away is the new one's past."""
    commit(records, {"a.md": TEXT, "b.md": "slettes"}, at=WINTER)
    git(records, "mv", "a.md", "c.md")
    commit(records, {"b.md": None}, at=SPRING)
    commit(records, {"a.md": "en helt anden", "b.md": "ny"}, at=SUMMER)
    known = revisions(records)
    assert states(known, "a.md") == [(date(2023, 7, 1), "a.md", "en helt anden")]
    assert states(known, "b.md") == [(date(2023, 7, 1), "b.md", "ny")]
    assert [one.path for one in known.of("c.md")] == ["c.md", "a.md"]


def test_a_file_with_changes_of_its_own_has_no_day(records: Path) -> None:
    """Neither what is changed, staged or not, nor what is new was committed on any day."""
    commit(records, {"index.md": "1", "a.md": "1", "b.md": "1"}, at=WINTER)
    for name in ("index.md", "a.md", "ny.md"):
        (records / name).write_text("2", encoding="utf-8")
    git(records, "add", "index.md", "ny.md")
    known = revisions(records)
    days = {name: known.changed_on(name) for name in ("index.md", "a.md", "b.md", "ny.md")}
    assert days == {"index.md": None, "a.md": None, "b.md": date(2023, 1, 1), "ny.md": None}
    assert states(known, "a.md") == [(date(2023, 1, 1), "a.md", "1")]


def test_what_a_shallow_clone_does_not_have_is_said_to_be_unknown(
    records: Path, tmp_path: Path
) -> None:
    """What seems to come with its oldest commit has no day; what changed since then has its own."""
    commit(records, {"gammel.md": "1", "rettet.md": "1"}, at=WINTER)
    commit(records, {"andet.md": "1"}, at=SPRING)
    commit(records, {"rettet.md": "2", "ny.md": "1"}, at=SUMMER)
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{records.parent}", "klon")
    known = revisions(tmp_path / "klon" / "records")
    assert not known.is_complete
    assert known.cut_off == {"gammel.md", "rettet.md", "andet.md"}
    assert known.changed_on("gammel.md") is None
    assert states(known, "rettet.md") == [(date(2023, 7, 1), "rettet.md", "2")]
    assert states(known, "ny.md") == [(date(2023, 7, 1), "ny.md", "1")]
    git(tmp_path, "clone", "-q", "--depth=9", f"file://{records.parent}", "helt")
    assert revisions(tmp_path / "helt" / "records") == revisions(records)


def test_without_git_nothing_is_known(
    tmp_path: Path, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No repository, no commit, no folder and no program are no mistakes."""
    assert revisions(tmp_path) == NO_REVISIONS
    assert revisions(records) == NO_REVISIONS
    assert revisions(tmp_path / "findes-ikke") == NO_REVISIONS
    commit(records, {"index.md": "1"})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert revisions(records) == NO_REVISIONS


def test_what_a_hook_says_about_another_repository_is_not_meant(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git sets variables for its hooks; the record folder's own repository is the one asked."""
    commit(records, {"index.md": "1"})
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "andet" / ".git"))
    assert states(revisions(records), "index.md") == [(date(2023, 4, 5), "index.md", "1")]


def test_a_persons_own_settings_change_nothing(records: Path) -> None:
    """Signatures, colours and kinds of log that somebody prefers do not reach the answers."""
    commit(records, {"index.md": "1"}, at=WINTER)
    git(records, "mv", "index.md", "å.md")
    commit(records, {}, at=SPRING)
    before = revisions(records)
    for setting in (
        *("log.showSignature=true", "log.showRoot=false", "log.follow=true", "log.date=relative"),
        *("diff.renames=false", "color.ui=always", "core.quotePath=true", "format.pretty=raw"),
    ):
        git(records, "config", *setting.split("="))
    assert revisions(records) == before
    assert [one.path for one in before.of("å.md")] == ["å.md", "index.md"]


NAMES = ("a.md", "b.md", "c.md")


STEPS = st.tuples(
    st.sampled_from(("write", "rename", "delete")), st.sampled_from(NAMES), st.sampled_from(NAMES)
)


@settings(max_examples=15, deadline=None)
@given(course=st.lists(STEPS, min_size=1, max_size=7))
def test_every_file_has_the_states_that_it_went_through(
    course: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """After any writings, renamings and deletions each file has its own past and no other's."""
    records = repository(tmp_path_factory.mktemp("forløb"))
    past: dict[str, list[str]] = {}
    for number, (deed, name, to) in enumerate(course):
        files: dict[str, str | bytes | None] = {}
        if deed == "write":
            files[name] = f"{number}\n" * 50
            past[name] = [str(files[name]), *past.get(name, [])]
        elif name in past and deed == "rename" and to not in past:
            git(records, "mv", name, to)
            past[to] = [past[name][0], *past.pop(name)]
        elif name in past and deed == "delete":
            files[name] = None
            del past[name]
        commit(records, files)
    known = revisions(records)
    found = {path: [one.read().decode() for one in known.of(path)] for path in known.by_path}
    assert found == past
