"""What was seen in attachments is kept between runs, and never trusted blindly."""

import json
from functools import partial
from pathlib import Path

import pytest

from mkdocs_sagsgang import inspection_cache
from mkdocs_sagsgang.disk import read_source
from mkdocs_sagsgang.inspection_cache import InspectionCache
from sagsgang.inspection import Mark, Trait, marks
from sagsgang.source import Blob
from tests.attachments import planted
from tests.made_files import Pdf, clean

NUMBER = "070761-5001"
"""Of somebody born in 1861: nobody has it."""


def _unread() -> bytes:
    raise AssertionError("was read")


def _kept(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_file_is_looked_into_once(tmp_path: Path) -> None:
    """Another process with the same bytes gets the same marks without reading."""
    data = clean("fil.docx")
    first = InspectionCache(tmp_path / "kept").of("a1", lambda: data)("docx")

    assert first == marks("fil.docx", data)
    assert InspectionCache(tmp_path / "kept").of("a1", _unread)("docx") == first


def test_every_mark_survives_being_kept_and_no_text_is_kept(tmp_path: Path) -> None:
    """Marks come back as they were, and the folder does not hold what the files hold."""
    kept = InspectionCache(tmp_path)
    for number, one in enumerate(planted(NUMBER)):
        ending = one.name.rpartition(".")[2]
        seen = kept.of(f"{number}", partial(bytes, one.data))(ending)
        assert InspectionCache(tmp_path).of(f"{number}", _unread)(ending) == seen
    assert "5001" not in "".join(path.read_text() for path in tmp_path.iterdir())


def test_the_same_bytes_under_another_ending_are_looked_into(tmp_path: Path) -> None:
    """Whether the name lies depends on the name."""
    data = clean("fil.docx")
    kept = InspectionCache(tmp_path).of("a1", lambda: data)

    assert kept("docx") == ()
    assert [mark.trait for mark in kept("pdf")] == [Trait.WRONG_TYPE]


def test_marks_of_other_code_are_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A gate that has learnt something new is not fooled by what an older one saw."""
    data = clean("fil.txt", NUMBER)
    with monkeypatch.context() as patched:
        patched.setattr(inspection_cache, "code_version", lambda: "older")
        patched.setattr(inspection_cache, "marks", lambda *_: ())
        assert InspectionCache(tmp_path).of("a1", lambda: data)("txt") == ()

    seen = InspectionCache(tmp_path).of("a1", lambda: data)("txt")
    assert seen == (Mark(trait=Trait.PERSONAL_NUMBER, where="i teksten"),)


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"version": 1}', "\0", "[" * 100_000])
def test_damaged_marks_are_looked_for_again(tmp_path: Path, damage: str) -> None:
    """A file that somebody has broken costs a look, and is put right."""
    data = clean("fil.txt", NUMBER)
    seen = InspectionCache(tmp_path).of("a1", lambda: data)("txt")
    _kept(tmp_path).write_text(damage)

    assert InspectionCache(tmp_path).of("a1", lambda: data)("txt") == seen
    assert InspectionCache(tmp_path).of("a1", _unread)("txt") == seen


@pytest.mark.parametrize("row", [{}, {"trait": "x"}, 7, "x", {"trait": "script", "where": 1}])
def test_marks_of_a_wrong_shape_are_looked_for_again(tmp_path: Path, row: object) -> None:
    """The right version does not make the rest right."""
    data = clean("fil.txt")
    InspectionCache(tmp_path).of("a1", lambda: data)("txt")
    kept = json.loads(_kept(tmp_path).read_text())
    _kept(tmp_path).write_text(json.dumps({**kept, "marks": [row]}))

    assert InspectionCache(tmp_path).of("a1", lambda: data)("txt") == ()


def test_where_nothing_can_be_kept_the_look_is_the_same(tmp_path: Path) -> None:
    """A file in the place of the folder costs speed only."""
    (tmp_path / "kept").write_text("")
    data = clean("fil.txt", NUMBER)

    assert InspectionCache(tmp_path / "kept").of("a1", lambda: data)("txt") == marks(
        "fil.txt", data
    )


def test_the_disk_hands_what_is_kept_to_the_core(tmp_path: Path) -> None:
    """A file that has been seen is read for its digest only; one that was changed is seen anew."""
    records, kept = tmp_path / "records", InspectionCache(tmp_path / "kept")
    records.mkdir()
    (records / "notat.txt").write_text(f"{tmp_path}: {NUMBER}")

    def seen() -> tuple[Mark, ...]:
        blob = read_source(records, kept)[0]["notat.txt"]
        assert isinstance(blob, Blob)
        return blob.marks("notat.txt")

    assert [mark.trait for mark in seen()] == [Trait.PERSONAL_NUMBER]
    (records / "notat.txt").write_text(f"{tmp_path}: intet")
    assert seen() == ()
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_a_damaged_pdf_says_nothing_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What the library thinks of a file is no finding of ours."""
    damaged = Pdf().data().replace(b"xref", b"xxxx")
    (tmp_path / "notat.pdf").write_bytes(damaged)
    blob = read_source(tmp_path)[0]["notat.pdf"]
    assert isinstance(blob, Blob)
    blob.marks("notat.pdf")

    assert capfd.readouterr() == ("", "")
