"""`report.py` says what a change means, where a reviewer reads it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import command_line
import pytest
import report

from tests.mkdocs_sagsgang.repositories import commit, git, repository, write
from tests.sagsgang.changes import example

ROOT = Path(report.__file__).parents[1]
TODAY = ["--today", "2026-11-22"]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A repository with the example's proposal on a branch."""
    index = {"index.md": "---\ntitel: Forsiden\n---\n", "nord/index.md": "---\ntitel: Nord\n---\n"}
    records = repository(tmp_path, index | example.BEFORE)
    git(records.parent, "switch", "-q", "-c", "forslag")
    for path in example.BEFORE.keys() - example.AFTER.keys():
        (records / path).unlink()
    for path, text in example.AFTER.items():
        write(records, path, text)
    commit(records.parent)
    return records


def test_a_proposal_is_told_in_danish(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output; 1, because the proposal brings a mistake."""
    assert report.report(["--records", str(records), "--base", "main", *TODAY]) == 1
    out = capsys.readouterr().out
    assert out.startswith("# Hvad forslaget ændrer\n\n**Forslaget rører 7 poster: 1 ny, 4 ")
    assert "## Nye fund\n" in out
    assert "linje 5: '12-14' er ikke et klokkeslæt.<br>Hjælp:" in out
    assert "**Prøvekredsen, 25. januar 2023**: Læs referatet igennem inden 10. februar 2023." in out
    assert "Planen koster <del>40</del> <ins>45</ins> millioner kroner." in out
    assert "010190" not in out
    assert "Sider, der bliver anderledes" not in out


def test_the_report_is_put_where_it_is_wanted(
    records: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In a file, and at the end of the job's page; with links to the fork that it comes from."""
    event, summary, file = (tmp_path / name for name in ("event.json", "side.md", "rapport.md"))
    head = {"ref": "forslag", "repo": {"html_url": "https://github.com/proeve/gren"}}
    event.write_text(json.dumps({"pull_request": {"head": head}}), encoding="utf-8")
    summary.write_text("Før.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))

    words = ["--records", str(records), "--base", "main", "--markdown", str(file), *TODAY]
    assert report.report([*words, "--gennemsyn", "https://proeve.example"]) == 1
    text = file.read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""
    assert summary.read_text(encoding="utf-8") == f"Før.\n{text}"
    assert "](https://github.com/proeve/gren/edit/forslag/" in text
    assert "](https://proeve.example/nord/fora/proevekredsen/)" in text


def test_new_findings_stand_on_their_lines_on_github(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """After the report, one command for each."""
    report.report(["--records", str(records), "--base", "main", "--github", *TODAY])
    meeting = f"{records}/nord/moeder/2023/2023-03-22-proevekredsen.md"
    assert f"::error file={meeting},line=5,col=6,title=tid-ugyldig::" in capsys.readouterr().out


def test_a_proposal_without_new_mistakes_ends_with_0(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also one that changes nothing at all."""
    assert report.report(["--records", str(records), "--base", "forslag", *TODAY]) == 0
    assert "Forslaget ændrer ingen poster. Tjekket finder intet nyt." in capsys.readouterr().out


def test_what_cannot_be_compared_is_said(
    records: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """2 without a folder, wrong use without a revision that Git knows."""
    assert report.report(["--records", str(tmp_path / "intet"), "--base", "main"]) == 2
    assert "findes ikke; intet er sammenlignet." in capsys.readouterr().err
    with pytest.raises(command_line.WrongUse, match="Git kender ikke 'intet'"):
        report.report(["--records", str(records), "--base", "intet"])


def project(folder: Path) -> Path:
    """Copy the program and a few records into a repository of their own."""
    for name in ("overrides", "plugins", "scripts"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc")
        )
    for name in ("mkdocs.yml", "pyproject.toml", "requirements.lock", ".gitignore"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "tests" / "archives" / "minimal", folder / "records")
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder


def reported(folder: Path, *words: str) -> str:
    """Run a copy's own report in this environment, and give what it says."""
    ways = [str(folder / name) for name in ("plugins", "scripts")]
    start = (
        f"import sys; sys.path[:0] = {ways}; import report; sys.exit(report.report(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", start, "--base", "main", *TODAY, *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": ways[0], "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_a_changed_template_shows_the_pages_that_change(tmp_path: Path) -> None:
    """The pages are built by the program as it was and as it is, and compared."""
    folder = project(tmp_path / "kopi")
    template = folder / "plugins" / "sagsgang" / "pages" / "templates" / "own_words.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(
        text.replace("{% block body %}", "{% block body %}<p>En ny linje.</p>"), encoding="utf-8"
    )

    out = reported(folder)
    assert "Forslaget ændrer ingen poster." in out
    pages = out.partition("## Sider, der bliver anderledes\n\n")[2]
    assert "Nye: 0. Væk: 0. Med andre ord: 1. Med samme ord og anden kode: 0." in pages
    assert "<code>/om/proever/</code>:\n\n> […]" in pages
    assert "<ins>En ny linje.</ins>" in pages
    assert "Sider, der bliver anderledes" not in reported(folder, "--uden-sider")
    assert git(folder, "status", "--short") == (
        " M plugins/sagsgang/pages/templates/own_words.html"
    )


@pytest.mark.slow
def test_a_program_that_cannot_build_is_said_and_not_fatal(tmp_path: Path) -> None:
    """The report on the records stands."""
    folder = project(tmp_path / "kopi")
    template = folder / "plugins" / "sagsgang" / "pages" / "templates" / "own_words.html"
    template.write_text("{% endblock %}", encoding="utf-8")

    out = reported(folder)
    assert "Siderne kunne ikke bygges med programmet, som det er nu, så de er ikke" in out
