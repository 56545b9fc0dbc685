"""Which changes of files are told, and when."""

import threading
from pathlib import Path

from mkdocs_sagsgang.watch import Changes, watched


def is_told(changes: Changes) -> threading.Event:
    """An event that is set as soon as a change has been told."""
    told = threading.Event()

    def wait() -> None:
        changes.wait()
        told.set()

    threading.Thread(target=wait, daemon=True).start()
    return told


def test_new_changed_moved_and_removed_files_are_told(tmp_path: Path) -> None:
    """Each of the four, in a folder below, ends one wait."""
    below = tmp_path / "om"
    below.mkdir()
    file = below / "a.md"
    with watched([tmp_path], []) as changes:
        for change in (
            lambda: file.write_text("a", encoding="utf-8"),
            lambda: file.write_text("b", encoding="utf-8"),
            lambda: file.rename(below / "b.md"),
            (below / "b.md").unlink,
        ):
            told = is_told(changes)
            change()
            assert told.wait(timeout=5)


def test_reading_and_leftovers_are_not_told(tmp_path: Path) -> None:
    """Neither reading a file nor what editors and Python leave behind starts anything."""
    file = tmp_path / "a.md"
    file.touch()
    with watched([tmp_path], []) as changes:
        told = is_told(changes)
        file.read_bytes()
        (tmp_path / ".a.md.swp").touch()
        (tmp_path / "a.md~").touch()
        (tmp_path / "__pycache__").mkdir()
        (tmp_path / "__pycache__" / "a.txt").touch()
        assert not told.wait(timeout=0.7)
        changes.note()
        assert told.wait(timeout=5)


def test_of_a_single_file_only_its_own_changes_are_told(tmp_path: Path) -> None:
    """A file beside the one that is watched changes nothing."""
    (tmp_path / "mkdocs.yml").touch()
    with watched([], [tmp_path / "mkdocs.yml"]) as changes:
        told = is_told(changes)
        (tmp_path / "andet.yml").write_text("a", encoding="utf-8")
        assert not told.wait(timeout=0.7)
        (tmp_path / "mkdocs.yml").write_text("a", encoding="utf-8")
        assert told.wait(timeout=5)
