"""A proposal read from a real repository."""

from pathlib import Path

import pytest

from mkdocs_sagsgang.disk import read_source
from mkdocs_sagsgang.git_program import GitError
from mkdocs_sagsgang.proposal import beginning, proposal
from sagsgang.changes import ChangeKind
from tests.mkdocs_sagsgang.repositories import TODAY, commit, git, repository, write

FILES = {
    "index.md": "---\ntitel: Forsiden\n---\n",
    "nord/index.md": "---\ntitel: Nord\n---\n",
    "nord/fora/kredsen.md": "---\nnavn: Kredsen\nkort:\n---\n",
    "nord/sager/2023/broen.md": "---\ntitel: Broen\n---\nOm broen, som er lukket.\n",
    "nord/sager/2023/broen/kort.pdf": "et kort",
}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A record folder in a repository with one commit on `main`."""
    return repository(tmp_path, FILES)


def test_files_that_have_not_changed_are_the_same_values(records: Path) -> None:
    """They are read, and parsed, once."""
    write(records, "nord/index.md", "---\ntitel: Nord for åen\n---\n")
    found = proposal(records, "main")
    assert found.before.records["index"] is found.after.records["index"]
    assert found.before.records["nord/index"] is not found.after.records["nord/index"]
    assert (
        found.beginning.source["nord/sager/2023/broen/kort.pdf"]
        is (found.source["nord/sager/2023/broen/kort.pdf"])
    )
    assert [row.path for row in found.changes().records] == ["nord/index.md"]


def test_a_proposal_begins_where_its_branch_left(records: Path) -> None:
    """What has come on main since is not the proposal's."""
    git(records.parent, "switch", "-q", "-c", "forslag")
    write(records, "nord/sager/2023/broen.md", "---\ntitel: Broen\n---\nOm broen.\n")
    commit(records.parent)
    git(records.parent, "switch", "-q", "main")
    write(records, "nord/fora/raadet.md", "---\nnavn: Rådet\n---\n")
    commit(records.parent)
    git(records.parent, "switch", "-q", "forslag")
    assert [row.path for row in proposal(records, "main").changes().records] == [
        "nord/sager/2023/broen.md"
    ]


def test_a_renamed_file_is_one_change(records: Path) -> None:
    """As Git sees it, once it has been told."""
    old = records / "nord/sager/2023/broen.md"
    old.rename(old.with_name("aabroen.md"))
    git(records.parent, "add", "-A")
    changes = [row.change for row in proposal(records, "main").changes().records]
    assert changes == [ChangeKind.RENAMED]


def test_old_findings_are_told_from_new_ones(records: Path) -> None:
    """What was empty before is still empty; the new mistake is the proposal's."""
    write(records, "nord/fora/kredsen.md", "---\nnavn: Kredsen\nart: kredz\nkort:\n---\n")
    found, compared = proposal(records, "main").findings(TODAY)
    assert [one.code for one in compared.new] == ["felt-vaerdi"]
    assert "felt-tomt" in [one.code for one in compared.old]
    assert {*compared.new, *compared.old} == set(found.open)


def test_a_proposal_that_changes_nothing_has_no_new_findings(records: Path) -> None:
    """Whatever was there before."""
    found, compared = proposal(records, "main").findings(TODAY)
    assert compared.new == ()
    assert compared.old == found.open
    assert not proposal(records, "main").changes()


def test_a_revision_that_nobody_knows_is_refused(records: Path) -> None:
    """In Danish, and never taken for an option."""
    for name in ("intet", "--output=x"):
        with pytest.raises(GitError, match=f"Git kender ikke '{name}'"):
            beginning(records, name, read_source(records)[0])


def test_the_beginning_has_a_name_for_readers(records: Path) -> None:
    """What was asked for, and the commit that it was."""
    begun = beginning(records, "main", read_source(records)[0])
    assert begun.name == f"main ({begun.commit[:7]})"
    begun = beginning(records, begun.commit, read_source(records)[0])
    assert begun.name == begun.commit[:7]
