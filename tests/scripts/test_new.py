"""`new.py` writes a record that passes the check, or says in Danish why it does not."""

import subprocess
import sys
from pathlib import Path

import check
import new
import pytest
from command_line import WrongUse

SCRIPT = Path(new.__file__)
FILES = {
    "syddanmark/index.md": "---\ntitel: Syddanmark\n---\n",
    "syddanmark/fora/kredsen.md": "---\nnavn: Kredsen\nkort: KD\nnedlagt: 2030\n---\n",
}
EVERY_KIND = (
    (("møde", "--forum", "KD", "--dato", "2026-12-10"), "moeder/2026/2026-12-10-kredsen.md"),
    (("moede", "--forum", "kredsen", "--dato", "2026-12-10"), "moeder/2026/2026-12-10-kredsen.md"),
    (("sag", "--titel", "Øget indsats", "--år", "2026"), "sager/2026/oeget-indsats.md"),
    (("sag", "--titel", "Øget indsats", "--aar", "2025"), "sager/2025/oeget-indsats.md"),
    (("forum", "--navn", "Rådet"), "fora/raadet.md"),
    (
        ("udpegning", "--titel", "Rådet", "--forum", "Kredsen", "--år", "2026"),
        "udpegninger/2026/raadet.md",
    ),
    (("høring", "--titel", "Aftalen", "--år", "2026"), "hoeringer/2026/aftalen.md"),
    (("hoering", "--titel", "Aftalen", "--år", "2026"), "hoeringer/2026/aftalen.md"),
    (("nyhed", "--titel", "Nyt", "--dato", "2026-11-22"), "nyheder/2026/2026-11-22-nyt.md"),
    (("aftale", "--titel", "Aftalen"), "aftaler/aftalen.md"),
    (("kommune", "--navn", "Ærø", "--id", "aeroe"), "kommuner/aeroe.md"),
)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A folder with one samarbejde and its forum."""
    for path, text in FILES.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("words", "path"), EVERY_KIND)
def test_new_record_of_a_samarbejde_passes_the_check(
    records: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], path: str
) -> None:
    """The path is printed, the file is there, and the check finds neither fejl nor advarsel."""
    kind, *options = words

    code = new.new([kind, "--records", str(records), "--samarbejde", "syddanmark", *options])

    assert capsys.readouterr().out == f"{records}/syddanmark/{path}\n"
    assert code == 0
    assert check.check(["--records", str(records)]) == 0
    assert capsys.readouterr().out == "Ingen fejl i 3 filer.\n"


@pytest.mark.parametrize(
    ("words", "path"),
    [
        (("side", "--titel", "Om os"), "om/om-os.md"),
        (("samarbejde", "--titel", "Nordjylland"), "nordjylland/index.md"),
    ],
)
def test_new_record_outside_a_samarbejde_passes_the_check(
    records: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], path: str
) -> None:
    """Pages and samarbejder need no samarbejde."""
    kind, *options = words

    assert new.new([kind, "--records", str(records), *options]) == 0
    assert capsys.readouterr().out == f"{records}/{path}\n"
    assert check.check(["--records", str(records)]) == 0
    assert capsys.readouterr().out == "Ingen fejl i 3 filer.\n"


MEETING = ("møde", "--samarbejde", "syddanmark")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            (*MEETING, "--forum", "kredsn", "--dato", "2026-12-10"),
            "Der er intet forum 'kredsn'. Mente du 'kredsen'?",
        ),
        (
            (*MEETING, "--forum", "kredsen", "--dato", "2026-02-30"),
            "'2026-02-30' er ikke en dato. Skriv den som ÅÅÅÅ-MM-DD, fx 2023-01-25.",
        ),
        (
            ("sag", "--samarbejde", "sydanmark", "--titel", "Sagen"),
            "Der er intet samarbejde 'sydanmark'. Mente du 'syddanmark'?",
        ),
        (
            ("sag", "--samarbejde", "syddanmark", "--titel", "Sagen", "--år", "26"),
            "'26' er ikke et årstal; skriv fx --år 2023.",
        ),
        (
            ("side", "--titel", "Om os", "--id", "Om os"),
            "'Om os' kan ikke være et filnavn; skriv fx --id om-os.",
        ),
        (
            ("side", "--titel", "!!"),
            (
                "Der kan ikke laves et filnavn af --titel '!!'; "
                "den skal indeholde bogstaver eller tal."
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    records: Path, words: tuple[str, ...], sentence: str
) -> None:
    """An unknown forum or samarbejde, an impossible date and a name of nothing are refused."""
    kind, *options = words
    before = sorted(records.rglob("*"))

    with pytest.raises(WrongUse) as refusal:
        new.new([kind, "--records", str(records), *options])

    assert str(refusal.value) == sentence
    assert sorted(records.rglob("*")) == before


def test_file_that_is_there_is_never_overwritten(records: Path) -> None:
    """The second time nothing is written."""
    words = ["forum", "--records", str(records), "--samarbejde", "syddanmark", "--navn", "Kredsen"]

    with pytest.raises(WrongUse) as refusal:
        new.new(words)

    path = "syddanmark/fora/kredsen.md"
    assert str(refusal.value) == (
        f"Filen '{records}/{path}' findes allerede; den bliver ikke ændret."
    )
    assert (records / path).read_text(encoding="utf-8") == FILES[path]


def test_record_that_the_check_refuses_is_not_written(
    records: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A meeting after the forum's last day is shown as the check shows it, and not written."""
    code = new.new(
        [*MEETING, "--records", str(records), "--forum", "kredsen", "--dato", "2031-01-01"]
    )

    printed = capsys.readouterr()
    assert code == 1
    assert printed.out == ""
    assert printed.err.endswith("Filen er ikke oprettet.\n")
    assert printed.err.startswith("syddanmark/moeder/2031/2031-01-01-kredsen.md:2:8: ")
    assert not (records / "syddanmark/moeder").exists()


def test_wrong_use_ends_with_3_and_says_what_is_missing(records: Path) -> None:
    """The program itself refuses in Danish, on stderr, with exit code 3."""
    done = subprocess.run(
        [sys.executable, SCRIPT, "møde", "--records", records, "--forum", "kredsen"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.endswith("new.py møde: her mangler: --samarbejde, --dato\n")
