"""A file takes another's place whole or not at all, and with the rights it shall have."""

import os
import stat
from pathlib import Path

import pytest

from mkdocs_sagsgang.whole_files import OWNER_ONLY, put_in_place

FILES = {"nord/index.md": "---\ntitel: Nord\n---\n"}


def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    """Whatever the process would else allow; nothing is left beside it."""
    before = os.umask(0)
    try:
        put_in_place(tmp_path / "ark.csv", b"x", OWNER_ONLY)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "ark.csv").stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["ark.csv"]


def test_a_file_that_cannot_be_put_in_place_leaves_nothing(tmp_path: Path) -> None:
    """A folder stands where the file should: the draft is taken away again."""
    (tmp_path / "ark.csv").mkdir()
    with pytest.raises(OSError, match=r"ark\.csv"):
        put_in_place(tmp_path / "ark.csv", b"x", OWNER_ONLY)
    assert [one.name for one in tmp_path.iterdir()] == ["ark.csv"]


def test_a_file_keeps_its_rights_unless_it_is_told(tmp_path: Path) -> None:
    """A record that a group may write stays so; a new one can be read by all."""
    old, new = tmp_path / "a.md", tmp_path / "b.md"
    old.write_bytes(b"1")
    old.chmod(0o664)
    put_in_place(old, b"2")
    put_in_place(new, b"3")
    assert (old.read_bytes(), new.read_bytes()) == (b"2", b"3")
    assert [stat.S_IMODE(one.stat().st_mode) for one in (old, new)] == [0o664, 0o644]
