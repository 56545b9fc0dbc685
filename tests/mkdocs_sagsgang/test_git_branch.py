"""A commit of one file, made and pushed beside whatever anybody is working on."""

from pathlib import Path

import pytest

from mkdocs_sagsgang.git_branch import Committer, FileChange, commit_with, remote_environment
from mkdocs_sagsgang.git_program import answer
from tests.mkdocs_sagsgang.repositories import commit, git, repository


def test_a_commit_changes_one_file_and_nothing_that_is_being_worked_on(tmp_path: Path) -> None:
    """The commit has the file, the others as they were, and the program's name; HEAD stays."""
    records = repository(tmp_path)
    head = commit(records, {"index.md": "1", "om/a.md": "2"})
    (records / "index.md").write_text("under arbejde", encoding="utf-8")
    git(records, "add", "-A")
    change = FileChange(path="records/om/b.md", data=b"3", message="Ny fil")

    made = commit_with(records, head, change, Committer("Prøve", "proeve"))

    assert git(records, "rev-parse", "HEAD") == head
    assert git(records, "diff", "--name-only", head, made) == "records/om/b.md"
    assert git(records, "log", "-1", "--format=%an <%ae> %s", made) == (
        "Prøve <proeve@localhost> Ny fil"
    )
    assert git(records, "diff", "--cached", "--name-only") == "records/index.md"


def test_a_token_reaches_git_and_no_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git knows it as a setting for that server; without a token there is no such setting."""
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    assert remote_environment() == {"GIT_TERMINAL_PROMPT": "0"}
    monkeypatch.setenv("GITHUB_TOKEN", "prøve")
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")

    git(tmp_path, "init", "-q")
    words = ("config", "--get", "http.https://github.example/.extraheader")
    told = answer(tmp_path, *words, environment=remote_environment()).decode()

    assert told == "AUTHORIZATION: basic eC1hY2Nlc3MtdG9rZW46cHLDuHZl\n"
