"""`check.py` lists every mistake in one run, and its exit code tells the outcome."""

import json
import os
import subprocess
import sys
from pathlib import Path

import check
import pytest

SCRIPT = Path(check.__file__)
ARCHIVES = Path(__file__).parents[1] / "archives"
EVERYTHING_WRONG = ARCHIVES / "alt-er-galt"
GOLDEN = ARCHIVES / "alt-er-galt.txt"
TODAY = ("--today", "2026-11-22")

REGION = "---\ntitel: Samarbejdet\n---\n"
FORUM = "---\nnavn: Kredsen\n---\n"


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program itself."""
    return subprocess.run(
        [sys.executable, SCRIPT, *words, *TODAY],
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )


def folder_of(folder: Path, **files: str) -> Path:
    """Write records into a folder; `fora_x` is the forum x of one samarbejde."""
    for name, text in {"index": REGION, **files}.items():
        target = folder / "prove" / f"{name.replace('fora_', 'fora/')}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


def test_every_mistake_of_every_file_is_listed_in_one_run() -> None:
    """The whole ordered list, with lines and columns, is the one in the golden file; exit 1."""
    done = run("--records", EVERYTHING_WRONG, "--json")

    rows = json.loads(done.stdout)
    shown = [
        f"{row['path'].removeprefix(f'{EVERYTHING_WRONG}/')}:{row['line']}:{row['column']}: "
        f"{row['severity']}[{row['code']}]: {row['message']}\n"
        + (f"  hjælp: {row['hint']}\n".replace("\n", "\n    ").rstrip(" ") if row["hint"] else "")
        for row in rows
    ]
    assert "".join(shown) == GOLDEN.read_text(encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr == b""


def test_json_has_seven_fields_for_each_finding() -> None:
    """A program gets code, severity, path, line, column, message and hint, and no more."""
    rows = json.loads(run("--records", EVERYTHING_WRONG, "--json").stdout)

    fields = {"code", "severity", "path", "line", "column", "message", "hint"}
    assert {frozenset(row) for row in rows} == {frozenset(fields)}


def test_every_kind_of_record_is_among_the_broken_files() -> None:
    """The broken folder holds a file of every kind and one where no file may lie."""
    paths = {row["path"] for row in json.loads(run("--records", EVERYTHING_WRONG, "--json").stdout)}
    below = {path.removeprefix(f"{EVERYTHING_WRONG}/lilleby/").split("/")[0] for path in paths}

    folders = {"fora", "moeder", "sager", "udpegninger", "hoeringer", "nyheder", "aftaler"}
    assert folders | {"kommuner", "index.md", "referater"} <= below
    assert f"{EVERYTHING_WRONG}/om/siden.md" in paths


def test_clean_folder_ends_with_0_and_a_line_of_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing wrong: one line."""
    folder = folder_of(tmp_path, fora_kredsen=FORUM)

    assert check.check(["--records", str(folder)]) == 0
    assert capsys.readouterr().out == "Ingen fejl i 2 filer.\n"
    assert check.check(["--records", str(folder), "--json"]) == 0
    assert capsys.readouterr().out == "[]\n"


def test_mistakes_and_warnings_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fejl in any file ends with 1; the folder stands before each path as it was given."""
    folder = folder_of(
        tmp_path, fora_kredsen="---\nnavn: Kredsen\nkort:\noprettet: 2023-02-30\n---\n"
    )

    assert check.check(["--records", str(folder)]) == 1
    assert capsys.readouterr().out == (
        f"{folder}/prove/fora/kredsen.md:3:1: advarsel[felt-tomt]: Feltet 'kort' har ingen værdi.\n"
        "  hjælp: Skriv værdien, eller slet linjen.\n"
        f"{folder}/prove/fora/kredsen.md:4:11: fejl[dato-ugyldig]: '2023-02-30' er ikke en dato.\n"
        "  hjælp: Skriv datoen som ÅÅÅÅ-MM-DD, fx 2023-02-28.\n"
        "1 fejl, 1 advarsel i 2 filer.\n"
    )


def test_warnings_alone_end_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no fejl is shown and counted, and stops nothing."""
    folder = folder_of(tmp_path, fora_kredsen="---\nnavn: Kredsen\nkort:\n---\n")

    assert check.check(["--records", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("Ingen fejl i 2 filer. 1 advarsel.\n")


def test_notes_are_shown_on_request_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A note stands in the list when it is asked for, and in JSON always."""
    folder = folder_of(tmp_path, fora_kredsen="\ufeff" + FORUM)

    assert check.check(["--records", str(folder)]) == 0
    assert capsys.readouterr().out == "Ingen fejl i 2 filer.\n"
    assert check.check(["--records", str(folder), "--noter"]) == 0
    assert capsys.readouterr().out.endswith("Ingen fejl i 2 filer. 1 note.\n")
    assert check.check(["--records", str(folder), "--json"]) == 0
    assert '"severity": "note"' in capsys.readouterr().out


def test_accepted_findings_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a record accepts is not listed, but nobody forgets that it is there."""
    accepted = (
        "---\nnavn: Kredsen\naccepteret:\n  - kode: dato-ugedag\n"
        "    sted: Torsdag d. 9. december 2022\n    hvorfor: Sådan står der.\n---\n\n"
        "Det var Torsdag d. 9. december 2022.\n"
    )
    folder = folder_of(tmp_path, fora_kredsen=accepted)

    assert check.check(["--records", str(folder)]) == 0
    assert capsys.readouterr().out == "Ingen fejl i 2 filer. 1 accepteret fund.\n"


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_empty_and_missing_folders_end_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    """Where nothing was checked, nothing is said to be right."""
    on_stdout = "[]\n" if words else ""

    assert check.check(["--records", str(tmp_path), *words]) == 2
    assert capsys.readouterr() == (
        on_stdout,
        f"Der er ingen filer i '{tmp_path}/'; intet er tjekket.\n",
    )
    assert check.check(["--records", str(tmp_path / "nix"), *words]) == 2
    assert capsys.readouterr() == (
        on_stdout,
        f"Mappen '{tmp_path}/nix' findes ikke; intet er tjekket.\n",
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--recods", "x"), "check.py: ukendt: --recods x\n"),
        (("--records",), "check.py: --records: her mangler en værdi\n"),
        (
            ("--today", "2023-02-30"),
            (
                "check.py: --today: '2023-02-30' er ikke en dato. "
                "Skriv den som ÅÅÅÅ-MM-DD, fx 2023-01-25.\n"
            ),
        ),
    ],
)
def test_wrong_use_ends_with_3_in_danish(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    """An unknown option, a missing value and an impossible date are refused."""
    with pytest.raises(SystemExit) as end:
        check.check(list(words))

    assert end.value.code == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("brug: check.py ")
    assert printed.err.endswith(sentence)


def test_help_is_danish(capsys: pytest.CaptureFixture[str]) -> None:
    """No English word is left in the help."""
    with pytest.raises(SystemExit) as end:
        check.check(["--help"])

    printed = capsys.readouterr().out
    assert end.value.code == 0
    assert printed.startswith("brug: check.py [-h]")
    assert [word for word in ("usage", "options", "show", "exit") if word in printed] == []


def test_fix_writes_what_is_mechanical_and_checks_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Keys are ordered on disk, the file is named on stderr, and its rights stay."""
    folder = folder_of(tmp_path, fora_kredsen="---\r\nkort: KD\r\nnavn: Kredsen\r\n---\r\n")
    target = folder / "prove/fora/kredsen.md"
    target.chmod(0o640)

    assert check.check(["--records", str(folder), "--fix"]) == 0

    assert target.read_bytes() == b"---\r\nnavn: Kredsen\r\nkort: KD\r\n---\r\n"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in target.parent.iterdir()] == ["kredsen.md"]
    assert capsys.readouterr() == (
        "Ingen fejl i 2 filer.\n",
        f"Rettet: {folder}/prove/fora/kredsen.md\n",
    )


def test_our_own_failure_ends_with_70_and_a_sentence(tmp_path: Path) -> None:
    """When the program itself breaks, the user gets no traceback unless it is asked for."""
    folder = folder_of(tmp_path, fora_kredsen=FORUM)
    script = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import check, command_line\n"
        "check.all_findings = lambda archive, today: 1 / 0\n"
        "command_line.run(check.check)"
    )
    command = [sys.executable, "-c", script, str(SCRIPT.parent), "--records", str(folder)]

    plain = subprocess.run(command, capture_output=True, check=False)
    asked = subprocess.run([*command, "--traceback"], capture_output=True, check=False)

    assert (plain.returncode, asked.returncode) == (70, 70)
    assert plain.stdout == b""
    assert plain.stderr.decode() == (
        "Programmet gik i stykker (ZeroDivisionError); det er ikke din fejl.\n"
        "Kør kommandoen igen med --traceback, og send det, der bliver vist, til den, "
        "der vedligeholder programmet.\n"
    )
    assert b"Traceback" in asked.stderr


def test_findings_are_utf_8_whatever_the_machine_speaks() -> None:
    """In a locale without æ, ø and å the bytes are the same."""
    plain = run("--records", EVERYTHING_WRONG, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    utf8 = run("--records", EVERYTHING_WRONG, LC_ALL="C.UTF-8")

    assert plain.stdout == utf8.stdout
    assert "hjælp" in plain.stdout.decode()


def test_mkdocs_is_not_imported(tmp_path: Path) -> None:
    """The check is fast and stands without the site generator."""
    folder = folder_of(tmp_path, fora_kredsen=FORUM)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import check; check.check(sys.argv[2:])\n"
        "sys.exit(sorted({'mkdocs', 'material', 'markdown', 'jinja2'} & set(sys.modules)) != [])"
    )
    command = [sys.executable, "-c", script, str(SCRIPT.parent), "--records", str(folder)]

    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
