"""The rules about attachment files, beyond what the golden cases show."""

import pytest

from sagsgang.rules.attachments import (
    check_files_are_named,
    check_files_are_not_empty,
    check_files_have_an_allowed_type,
    check_named_files_are_spelled_alike,
    check_named_files_are_there,
)
from sagsgang.source import Blob
from tests.sagsgang.rules.meeting_files import MEETING, archive_of, item, meeting

FOLDER = MEETING.removesuffix(".md")


def _blob(size: int = 1) -> Blob:
    return Blob(size, "0" * 64, lambda: b"x" * size)


def _with(*files: str) -> str:
    return "bilag:\n" + "".join(f"  - titel: Bilag\n    fil: {file}\n" for file in files)


def test_a_name_composed_in_another_way_is_the_same_file() -> None:
    """A Mac writes å as two characters: the name looks alike, but leads nowhere."""
    composed, decomposed = "m\u00e5l.pdf", "ma\u030al.pdf"
    archive = archive_of(
        meeting(item(), facts=_with(composed)), blobs={f"{FOLDER}/{decomposed}": _blob()}
    )

    assert [one.code for one in check_named_files_are_spelled_alike(archive)] == [
        "bilag-store-smaa"
    ]
    assert not list(check_named_files_are_there(archive))
    assert not list(check_files_are_named(archive))


@pytest.mark.parametrize("ending", ["svg", "html", "htm", "js", "exe", "docm", "zip", "pdf.exe"])
def test_types_that_can_run_or_hide_are_refused(ending: str) -> None:
    """One finding for a file that is named and has a forbidden type, there or not."""
    named = meeting(item(), facts=_with(f"plan.{ending}"))
    for blobs in ({}, {f"{FOLDER}/plan.{ending}": _blob(0)}):
        archive = archive_of(named, blobs=blobs)
        found = [
            *check_files_have_an_allowed_type(archive),
            *check_named_files_are_there(archive),
            *check_files_are_not_empty(archive),
            *check_files_are_named(archive),
        ]
        assert [one.code for one in found] == ["bilag-filtype"]


def test_a_file_without_an_ending_has_no_type() -> None:
    """What nobody can tell is refused."""
    archive = archive_of(meeting(item()), blobs={f"{FOLDER}/noter": _blob()})

    assert [one.place.path for one in check_files_have_an_allowed_type(archive)] == [
        f"{FOLDER}/noter"
    ]


def test_files_are_not_called_unused_where_the_list_cannot_be_read() -> None:
    """The file may well be named in the entry that has its own finding."""
    facts = "bilag:\n  - fil: plan.pdf\n"
    archive = archive_of(meeting(item(), facts=facts), blobs={f"{FOLDER}/plan.pdf": _blob()})

    assert archive.diagnostics
    assert not list(check_files_are_named(archive))


def test_a_file_is_used_where_a_link_leads_to_it() -> None:
    """To be spoken of is not enough: without a link the file stays off the site."""
    for text, count in ((f"Se [planen](/records/{FOLDER}/plan.pdf).", 0), ("Se plan.pdf.", 1)):
        archive = archive_of(meeting(item(minutes=text)), blobs={f"{FOLDER}/plan.pdf": _blob()})

        assert len(list(check_files_are_named(archive))) == count


def test_the_terms_of_reference_of_a_forum_are_attachments() -> None:
    """`kommissorium` names files as `bilag` does."""
    forum = "---\nnavn: Udvalget\nkommissorium:\n  - dato: 2022\n    fil: rammen.pdf\n---\n"
    archive = archive_of({"syddanmark/fora/udvalget.md": forum})

    assert [(one.code, one.place.line) for one in check_named_files_are_there(archive)] == [
        ("bilag-mangler", 5)
    ]
