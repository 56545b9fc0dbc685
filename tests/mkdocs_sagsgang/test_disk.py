"""What a folder on disk becomes when the core is to read it."""

import hashlib
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mkdocs_sagsgang import disk
from mkdocs_sagsgang.disk import read_source
from sagsgang.source import Blob, Text

NFD_NAME = unicodedata.normalize("NFD", "årsplan.md")
NFC_NAME = unicodedata.normalize("NFC", "årsplan.md")

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file system")


def refusing(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a function of the system so that it refuses access to what has that name."""

    def opened(path: Any, *words: Any, **options: Any) -> Any:  # noqa: ANN401 - the system's own
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied")
        return real(path, *words, **options)

    return opened


def messages(folder: Path) -> list[str]:
    """Everything that is found in a folder, as a person reads it."""
    return [one.as_text() for one in read_source(folder)[1]]


def test_markdown_is_text_and_anything_else_is_a_blob(tmp_path: Path) -> None:
    """A `.md` file comes as its bytes, another file as size, digest and bytes on demand."""
    (tmp_path / "om").mkdir()
    (tmp_path / "om" / "a.md").write_bytes(b"\xff\r\n")
    (tmp_path / "om" / "a.pdf").write_bytes(b"%PDF")
    source, findings = read_source(tmp_path)
    assert findings == ()
    assert list(source) == ["om/a.md", "om/a.pdf"]
    assert source["om/a.md"] == Text(b"\xff\r\n")
    blob = source["om/a.pdf"]
    assert isinstance(blob, Blob)
    assert (blob.size, blob.digest) == (4, hashlib.sha256(b"%PDF").hexdigest())
    assert blob.read() == b"%PDF"


def test_names_with_a_dot_in_front_are_left_out(tmp_path: Path) -> None:
    """Hidden files and folders are the system's and the editor's, and never records."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.md").touch()
    (tmp_path / ".DS_Store").touch()
    assert read_source(tmp_path) == ({}, ())


@needs_posix
def test_links_are_findings_and_never_followed(tmp_path: Path) -> None:
    """A link to a file, a folder, nothing or itself is named, and nothing behind it is read."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("hemmeligt", encoding="utf-8")
    records = tmp_path / "records"
    records.mkdir()
    (records / "fil.md").symlink_to(outside / "secret.md")
    (records / "mappe").symlink_to(outside)
    (records / "sig-selv").symlink_to(records)
    source, _ = read_source(records)
    assert dict(source) == {}
    assert messages(records) == [
        f"{name}:1:1: fejl[fil-genvej]: '{name}' er en genvej (et symbolsk link) til noget andet. "
        "Her må kun stå rigtige filer.\n"
        "  hjælp: Slet genvejen, og læg selve filen her, eller henvis til den med et link i "
        "teksten."
        for name in ("fil.md", "mappe", "sig-selv")
    ]


def test_a_file_without_access_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file and a folder that may not be read are named with what to do; the rest is read."""
    (tmp_path / "a.md").touch()
    (tmp_path / "b").mkdir()
    (tmp_path / "c.md").touch()
    # The system refuses: by access rights it would not refuse a superuser.
    monkeypatch.setattr(Path, "open", refusing("a.md", Path.open))
    monkeypatch.setattr(os, "scandir", refusing("b", os.scandir))
    assert list(read_source(tmp_path)[0]) == ["c.md"]
    assert messages(tmp_path) == [
        f"{name}:1:1: fejl[fil-ulaeselig]: '{name}' kan ikke læses: du har ikke adgang til at "
        "læse den.\n  hjælp: Giv dig selv læseadgang til filen eller mappen, eller slet den."
        for name in ("a.md", "b")
    ]


@needs_posix
def test_a_pipe_is_a_finding_and_is_not_waited_for(tmp_path: Path) -> None:
    """What is no ordinary file is named and never opened, for it might never end."""
    os.mkfifo(tmp_path / "a.md")
    assert messages(tmp_path) == [
        (
            "a.md:1:1: fejl[fil-ulaeselig]: 'a.md' er ikke en almindelig fil, men et rør, en enhed "
            "eller lignende.\n  hjælp: Slet den, og læg en almindelig fil i stedet."
        )
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text_is_a_finding_that_can_be_printed(tmp_path: Path) -> None:
    """A name in an old character set is shown with `?` and does not break the printing."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/m\xf8de.md")).touch()
    assert messages(tmp_path) == [
        (
            "m?de.md:1:1: fejl[fil-ulaeselig]: Navnet 'm?de.md' kan ikke læses: tegnene ved '?' er "
            "ikke gemt i tegnsættet UTF-8.\n"
            "  hjælp: Giv filen et nyt navn med små bogstaver a-z, tal og bindestreg."
        )
    ]
    assert messages(tmp_path)[0].encode()


def test_names_are_composed(tmp_path: Path) -> None:
    """A name that a Mac stored as letter and ring is the same path as elsewhere."""
    (tmp_path / NFD_NAME).touch()
    assert list(read_source(tmp_path)[0]) == [NFC_NAME]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take the names for one")
def test_two_names_that_look_alike_are_a_finding(tmp_path: Path) -> None:
    """Two files whose names differ in nothing that can be seen are named once."""
    (tmp_path / NFD_NAME).touch()
    (tmp_path / NFC_NAME).touch()
    assert len(read_source(tmp_path)[0]) == 1
    assert messages(tmp_path) == [
        (
            f"{NFC_NAME}:1:1: fejl[fil-navnesammenfald]: To filer hedder '{NFC_NAME}'. De er kun "
            "forskellige i, hvordan æ, ø, å eller et andet sammensat tegn er gemt.\n"
            "  hjælp: Behold den ene, og slet eller omdøb den anden."
        )
    ]


def test_a_huge_text_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a text, no more is kept in memory than a reader needs to refuse it."""
    monkeypatch.setattr(disk, "LARGEST_TEXT_READ", 10)
    (tmp_path / "a.md").write_bytes(b"x" * 1000)
    assert read_source(tmp_path)[0] == {"a.md": Text(b"x" * 10)}


def test_a_folder_that_is_none_raises(tmp_path: Path) -> None:
    """A folder that is not there is the caller's mistake and no finding."""
    with pytest.raises(NotADirectoryError):
        read_source(tmp_path / "a")
