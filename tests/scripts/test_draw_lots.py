"""`draw_lots.py` shows a draw, makes it ready, and works all draws out again, on real files."""

import subprocess
import sys
from pathlib import Path

import draw_lots
import pytest
from command_line import WrongUse

from sagsgang.lots import pool_digest

SCRIPT = Path(draw_lots.__file__)
POOL = ("varde", "vejen", "vejle")
DIGEST = pool_digest(POOL)
NUMBERS = "      tal: [36, 4, 11, 34, 19, 23, 30]\n"


def record(numbers: str = "", digest: str = DIGEST, more: str = "", source: str = "") -> str:
    """Write an invented appointment with a draw."""
    pool = "".join(f"    - {lot}\n" for lot in POOL)
    sha256 = f"  sha256: {digest}\n" if digest else ""
    return (
        "---\ntitel: Medlem til kredsen\nforum: kredsen\nstatus: lukket\nlodtrækning:\n"
        f"  bekendtgjort: 2026-11-02\n  pulje:\n{pool}{sha256}  vælges: 1\n  suppleanter: 1\n"
        "  kilder:\n    - navn: Syv tal\n"
        f"      dato: {source or '2026-11-14'}\n      trækkes: 7\n      blandt: 36\n"
        f"{numbers}{more}---\n"
    )


def archive(folder: Path, **appointments: str) -> str:
    """Write a folder of records with these appointments."""
    files = {
        "syd/index.md": "---\ntitel: Syd\n---\n",
        "syd/fora/kredsen.md": "---\nnavn: Kredsen\n---\n",
        **{f"syd/kommuner/{lot}.md": f"---\nnavn: {lot.capitalize()}\n---\n" for lot in POOL},
        **{f"syd/udpegninger/2026/{name}.md": text for name, text in appointments.items()},
    }
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return str(folder)


def run(folder: str, *words: str) -> int:
    """Run the command for a folder on a certain day."""
    return draw_lots.draw_lots([*words, "--records", folder, "--today", "2026-11-22"])


@pytest.mark.parametrize("name", ["medlem", "2026/medlem", "syd/udpegninger/2026/medlem"])
def test_a_draw_is_shown_with_all_its_arithmetic(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Pool, hash, numbers, key, every draw and the result, however the record is named."""
    folder = archive(tmp_path, medlem=record(NUMBERS))

    assert run(folder, name) == 0

    assert capsys.readouterr().out == (
        f"Medlem til kredsen ({folder}/syd/udpegninger/2026/medlem.md)\n"
        "Bekendtgjort 2. november 2026\n"
        "  1. varde\n  2. vejen\n  3. vejle\n"
        f"  SHA-256 {DIGEST} (som bekendtgjort)\n"
        "Syv tal, 14. november 2026: 4 11 19 23 30 34 36\n"
        "Nøgle 4.11.19.23.30.34.36./\n"
        "  1. MD5 cb3dc738055e278efe5705036827b3c8 / 3, rest 2: 3. vejle (valgt)\n"
        "  2. MD5 840e6b670dd64c16fbc49441f8678d7b / 2, rest 1: 2. vejen (suppleant)\n"
        "Loddet faldt på vejle.\n"
        "Suppleanter i rækkefølge: vejen.\n"
    )


def test_a_draw_is_found_by_the_path_of_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the shell completes is understood."""
    folder = archive(tmp_path, medlem=record())
    assert run(folder, f"{folder}/syd/udpegninger/2026/medlem.md") == 0
    assert "Loddet er ikke trukket endnu.\n" in capsys.readouterr().out


def test_all_draws_are_worked_out_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where everything follows, that is said, and how many draws were looked at."""
    folder = archive(tmp_path, a=record(NUMBERS), b=record(source="2026-11-28"), c=record(NUMBERS))
    assert run(folder, "--verify") == 0
    told = capsys.readouterr()
    assert told.out.count("Loddet faldt på vejle.") == 2
    assert told.out.endswith("\n3 lodtrækninger regnet efter; alt passer.\n")
    assert told.err == ""


def test_a_changed_pool_does_not_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The finding names the file and the line; the exit code is that of findings."""
    folder = archive(tmp_path, a=record(NUMBERS), b=record(NUMBERS, digest="0" * 64))
    assert run(folder, "--verify") == 1
    told = capsys.readouterr()
    assert told.err.startswith(
        f"{folder}/syd/udpegninger/2026/b.md:11:11: fejl[lod-pulje-aendret]: "
    )
    assert "(IKKE som bekendtgjort)" in told.out
    assert told.out.endswith("\nEn lodtrækning passer ikke; se fundene.\n")
    assert run(folder, "a", "--verify") == 0


def test_a_draw_that_cannot_be_read_does_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not passed over in silence."""
    folder = archive(tmp_path, a=record("      tal: 4, 11\n"))
    assert run(folder, "--verify") == 1
    assert "fejl[lod-tal-ugyldigt]" in capsys.readouterr().err
    with pytest.raises(WrongUse, match=r"Lodtrækningen i '.*a\.md' kan ikke læses; kør check\.py"):
        run(folder, "a")


def test_nothing_to_work_out_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No draw, or no folder, is neither right nor wrong."""
    folder = archive(tmp_path)
    assert run(folder, "--verify") == 2
    assert capsys.readouterr().err == (
        f"Der er ingen lodtrækning i '{folder}/'; intet er regnet efter.\n"
    )
    assert run(f"{folder}/nowhere", "--verify") == 2
    assert capsys.readouterr().err == f"Mappen '{folder}/nowhere' findes ikke.\n"


def test_an_announcement_is_the_pool_and_the_line_to_commit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is printed is what is hashed, and the line passes the check as it stands."""
    folder = archive(tmp_path, a=record(digest="", source="2026-11-28"))
    assert run(folder, "a", "--announce") == 0
    assert capsys.readouterr().out == (
        "1. varde\n2. vejen\n3. vejle\n\n"
        "Skriv denne linje under lodtrækning, og før filen ind i main inden 28. november 2026:\n"
        f"  sha256: {DIGEST}\n"
    )
    archive(tmp_path, a=record(source="2026-11-28"))
    assert run(folder, "--verify") == 0


def test_nothing_is_announced_once_the_source_is_drawn(tmp_path: Path) -> None:
    """A hash that is made afterwards would prove nothing."""
    folder = archive(tmp_path, a=record(digest=""))
    with pytest.raises(WrongUse) as refusal:
        run(folder, "a", "--announce")
    assert str(refusal.value) == (
        "Kilden er trukket 14. november 2026; puljen kan ikke bekendtgøres længere."
    )


def test_names_that_mean_nothing_or_two(tmp_path: Path) -> None:
    """A slip is answered with what may be meant."""
    folder = archive(
        tmp_path, medlem=record(), andet="---\ntitel: T\nforum: kredsen\nstatus: åben\n---\n"
    )
    for words, sentence in (
        (("medlm",), "Der er ingen udpegning 'medlm'. Mente du 'medlem'?"),
        (("andet",), f"Der er ingen lodtrækning i '{folder}/syd/udpegninger/2026/andet.md'."),
        ((), "Skriv hvilken udpegning, eller skriv --verify for at regne alle efter."),
    ):
        with pytest.raises(WrongUse) as refusal:
            run(folder, *words)
        assert str(refusal.value) == sentence


@pytest.mark.slow
def test_the_command_runs_as_users_start_it(tmp_path: Path) -> None:
    """As a program it ends with the exit code that it promises."""
    folder = archive(tmp_path, a=record(NUMBERS))
    command = [sys.executable, str(SCRIPT), "--verify", "--records", folder]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("1 lodtrækning regnet efter; alt passer.\n")
