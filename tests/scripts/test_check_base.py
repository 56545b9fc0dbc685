"""`check.py --base` shows only what a change breaks, and says where for GitHub."""

import json
from pathlib import Path

import check
import command_line
import pytest

from tests.mkdocs_sagsgang.repositories import commit, git, repository, write

TODAY = ["--today", "2026-11-22"]
FORUM = "---\nnavn: Kredsen\noprettet: 2022-02-30\n---\n"
FILES = {
    "index.md": "---\ntitel: Forsiden\n---\n",
    "nord/index.md": "---\ntitel: Nord\n---\n",
    "nord/fora/kredsen.md": FORUM,
    "nord/fora/raadet.md": "---\nnavn: Rådet\nunder: kredsen\n---\n",
}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A record folder with an old mistake on `main`, and a branch that begins there."""
    records = repository(tmp_path, FILES)
    git(records.parent, "switch", "-q", "-c", "forslag")
    return records


def test_an_old_mistake_does_not_stop_a_change(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is counted, and moved lines do not make it new."""
    write(records, "nord/fora/kredsen.md", FORUM.replace("navn", "kort: KR\nnavn"))
    commit(records.parent)

    assert check.check(["--records", str(records), *TODAY]) == 1
    capsys.readouterr()
    assert check.check(["--records", str(records), "--base", "main", *TODAY]) == 0
    assert capsys.readouterr().out == (
        "Ingen fejl i 4 filer. 1 gammelt fund stod der i forvejen og er ikke vist.\n"
    )


def test_a_new_mistake_is_shown_alone(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As text and as JSON, with the usual exit code."""
    write(records, "nord/fora/raadet.md", "---\nnavn: Rådet\nunder: kredsn\n---\n")
    options = ["--records", str(records), "--base", "main", *TODAY]

    assert check.check(options) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{records}/nord/fora/raadet.md:3:8: fejl[")
    assert "dato-ugyldig" not in out
    assert out.endswith("1 fejl i 4 filer. 1 gammelt fund stod der i forvejen og er ikke vist.\n")
    assert check.check([*options, "--json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert row["path"] == f"{records}/nord/fora/raadet.md"


def test_findings_stand_on_their_lines_on_github(
    records: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When asked for, and by itself in a job; JSON stays JSON."""
    write(records, "nord/fora/raadet.md", "---\nnavn: Rådet\nunder: kredsn\n---\n")
    options = ["--records", str(records), "--base", "main", *TODAY]
    place = f"file={records}/nord/fora/raadet.md,line=3,col=8,title="

    check.check([*options, "--github"])
    asked = capsys.readouterr().out
    assert asked.splitlines()[-1].startswith(f"::error {place}")
    check.check(options)
    assert place not in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    check.check(options)
    assert capsys.readouterr().out == asked
    check.check([*options, "--json"])
    assert place not in capsys.readouterr().out


def test_a_change_to_an_approved_referat_is_the_changes_own(records: Path) -> None:
    """Rules about what a change may do see what stood there before."""
    path = "nord/fora/raadet.md"
    (records / path).unlink()
    assert check.check(["--records", str(records), "--base", "main", *TODAY]) == 1
    write(records, path, FILES[path])
    assert check.check(["--records", str(records), "--base", "main", *TODAY]) == 0


def test_an_unknown_base_is_wrong_use(records: Path, tmp_path: Path) -> None:
    """A sentence in Danish says what to write; so it does outside any repository."""
    with pytest.raises(command_line.WrongUse, match="Git kender ikke 'intet'"):
        check.check(["--records", str(records), "--base", "intet", *TODAY])
    outside = tmp_path / "udenfor"
    write(outside, "index.md", FILES["index.md"])
    with pytest.raises(command_line.WrongUse):
        check.check(["--records", str(outside), "--base", "main", *TODAY])
