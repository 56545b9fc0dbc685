"""Where the files of a proposal are edited."""

import json
from pathlib import Path

import pytest

from mkdocs_sagsgang.pull_request import proposed_in
from sagsgang.repository import UNSTATED, Repository


def test_a_proposal_is_edited_in_the_fork_that_it_comes_from(tmp_path: Path) -> None:
    """Not in the repository that it goes to."""
    event = tmp_path / "event.json"
    head = {"ref": "ret-æ", "repo": {"html_url": "https://github.com/proeve/gren"}}
    event.write_text(json.dumps({"pull_request": {"head": head}}), encoding="utf-8")
    assert proposed_in(event, "records") == Repository(
        url="https://github.com/proeve/gren", branch="ret-æ", folder="records"
    )


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"pull_request": None},
        {"pull_request": {"head": {"ref": "x", "repo": None}}},
        {"pull_request": {"head": {"ref": "x", "repo": {"html_url": "javascript:alert(1)"}}}},
    ],
)
def test_where_nothing_is_told_there_is_no_address(tmp_path: Path, told: object) -> None:
    """A push has no pull request, and a fork may be gone."""
    event = tmp_path / "event.json"
    event.write_text(json.dumps(told), encoding="utf-8")
    assert proposed_in(event, "records") == UNSTATED
    assert proposed_in(tmp_path / "intet.json", "records") == UNSTATED
    assert proposed_in(None, "records") == UNSTATED
