"""The change from an old site to a new one, cut off wherever it can be."""

import multiprocessing
import shutil
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from mkdocs_sagsgang import staging
from mkdocs_sagsgang.staging import BusyPlaceError, ForeignFolderError, staged

FILES = ("index.html", "404.html", "sager/a/index.html")


class Killed(BaseException):
    """Stands for the end of the program: nothing in it can catch this and go on."""


def write_site(folder: Path, word: str) -> None:
    """Write a small site whose every file holds `word`."""
    for name in FILES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(word, encoding="utf-8")


def words_in(folder: Path) -> list[str]:
    """What the files of a small site hold, for a site that is whole."""
    return [(folder / name).read_text(encoding="utf-8") for name in FILES]


def neighbours(site: Path) -> set[str]:
    """Everything that stands beside a site, and the site."""
    return {entry.name for entry in site.parent.iterdir()}


def build(site: Path, word: str) -> None:
    """Put a small site in its place."""
    with staged(site) as folder:
        write_site(folder, word)


def test_a_new_site_takes_the_old_ones_place(tmp_path: Path) -> None:
    """After two builds the second stands alone, with nothing left of the first."""
    site = tmp_path / "site"
    build(site, "gammel")
    (site / "extra.html").touch()
    build(site, "ny")
    assert words_in(site) == ["ny"] * 3
    assert not (site / "extra.html").exists()
    assert neighbours(site) == {"site"}


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    """When making the new site raises, the old one is untouched and nothing is left over."""
    site = tmp_path / "site"
    build(site, "gammel")
    with pytest.raises(FileNotFoundError), staged(site) as folder:
        (folder / "er-der-ikke" / "index.html").touch()
    assert words_in(site) == ["gammel"] * 3
    assert neighbours(site) == {"site"}


def killing(number: int, calls: list[str], real: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a step so that the program ends just before the step with that number."""

    def step(*words: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the step takes
        if len(calls) == number:
            raise Killed
        calls.append(real.__name__)
        return real(*words, **options)

    return step


def half_removed(folder: Path) -> None:
    """Remove one file of a folder, as a removal that was cut off does."""
    next(path for path in sorted(folder.rglob("*")) if path.is_file()).unlink()
    raise Killed


def killed_build(site: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Build, and end the program before the step with that number; whether it got that far."""
    calls: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", killing(number, calls, Path.rename))
        patch.setattr(shutil, "rmtree", killing(number, calls, shutil.rmtree))
        # Nothing of a killed program runs any more, the tidying up least of all.
        runs = iter([staging.put_right])
        patch.setattr(staging, "put_right", lambda place: [run(place) for run in islice(runs, 1)])
        try:
            build(site, "ny")
        except Killed:
            return True
    return False


@pytest.mark.parametrize("number", range(4))
def test_a_site_stands_whole_wherever_the_program_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Killed before any step, the old or the new site is whole in its place or beside it."""
    site = tmp_path / "site"
    build(site, "gammel")
    assert killed_build(site, number, monkeypatch)
    standing = site if site.exists() else tmp_path / ".site.gammel"
    assert words_in(standing) in (["gammel"] * 3, ["ny"] * 3)
    with pytest.raises(ZeroDivisionError), staged(site):
        raise ZeroDivisionError
    assert words_in(site) in (["gammel"] * 3, ["ny"] * 3)
    assert neighbours(site) == {"site"}
    build(site, "nyest")
    assert words_in(site) == ["nyest"] * 3


def test_the_steps_that_were_tried_are_all_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change is three renames and one removal, so that the law above tries each of them."""
    site = tmp_path / "site"
    build(site, "gammel")
    assert not killed_build(site, 4, monkeypatch)


def test_half_an_old_site_is_never_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed while the old site is removed, even if the new one is then lost, half is not used."""
    site = tmp_path / "site"
    build(site, "gammel")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", half_removed)
        with pytest.raises(Killed):
            build(site, "ny")
    assert words_in(site) == ["ny"] * 3
    shutil.rmtree(site)
    with pytest.raises(ZeroDivisionError), staged(site):
        raise ZeroDivisionError
    assert neighbours(site) == set()


@pytest.mark.parametrize("names", [("brev.docx",), ("index.html",), (*FILES[:2], ".git")])
def test_a_folder_that_is_no_site_is_not_touched(tmp_path: Path, names: tuple[str, ...]) -> None:
    """A folder with anything else in it than a built site is refused, and stays as it is."""
    site = tmp_path / "site"
    site.mkdir()
    for name in names:
        (site / name).touch()
    with pytest.raises(ForeignFolderError, match="ser ikke ud til at være en bygget side"):
        build(site, "ny")
    assert {entry.name for entry in site.iterdir()} == set(names)


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    """A folder that somebody made beforehand is as good as none."""
    site = tmp_path / "site"
    site.mkdir()
    build(site, "ny")
    assert words_in(site) == ["ny"] * 3


def try_to_build(site: Path) -> None:
    """End with 7 when the place is taken by another program."""
    try:
        build(site, "anden")
    except BusyPlaceError:
        raise SystemExit(7) from None


def test_two_programs_do_not_build_for_one_place(tmp_path: Path) -> None:
    """While one program makes a site, another is refused and harms nothing."""
    site = tmp_path / "site"
    with staged(site) as folder:
        write_site(folder, "ny")
        other = multiprocessing.get_context("spawn").Process(target=try_to_build, args=(site,))
        other.start()
        other.join()
        assert other.exitcode == 7
    assert words_in(site) == ["ny"] * 3
