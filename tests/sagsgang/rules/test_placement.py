"""File names and folders: edges that the golden cases leave out."""

from collections.abc import Mapping

from sagsgang.archive import archive
from sagsgang.rules.placement import RULES
from sagsgang.source import Text


def _codes(files: Mapping[str, str]) -> list[str]:
    fronts = {"syd/index.md": "---\ntitel: Syd\n---\n"}
    read = archive({path: Text(text.encode()) for path, text in {**fronts, **files}.items()})
    return [found.code for rule in RULES for found in rule(read)]


def _meeting(path: str, forum: str = "kredsen") -> dict[str, str]:
    text = f"---\nforum: {forum}\ndato: 2023-01-25\nstatus: afholdt\n---\n"
    return {"syd/fora/kredsen.md": "---\nnavn: Kredsen\nkort: KR\n---\n", path: text}


def test_forum_by_its_short_name_is_held_against_its_id() -> None:
    """The file name holds the id of the forum, however the field names it."""
    assert _codes(_meeting("syd/moeder/2023/2023-01-25-kredsen.md", "KR")) == []
    assert _codes(_meeting("syd/moeder/2023/2023-01-25-kr.md", "KR")) == ["filnavn-modsiger-forum"]


def test_forum_that_does_not_exist_is_left_to_the_references() -> None:
    """One mistake gives one message: a dead forum says nothing of the file name."""
    assert _codes(_meeting("syd/moeder/2023/2023-01-25-raadet.md", "radet")) == []


def test_file_name_and_folder_of_one_wrong_year_give_one_finding() -> None:
    """When folder and file name agree, only the date is contradicted."""
    assert _codes(_meeting("syd/moeder/2022/2022-01-25-kredsen.md")) == ["filnavn-modsiger-dato"]


def test_date_that_does_not_exist_in_a_file_name_is_contradicted() -> None:
    """A day that no calendar has is no date of the meeting."""
    assert _codes(_meeting("syd/moeder/2023/2023-02-30-kredsen.md")) == ["filnavn-modsiger-dato"]


def test_missing_front_page_is_said_once_for_each_samarbejde() -> None:
    """The first file of a folder carries the finding, also when it cannot be read."""
    files = {"nord/fora/a.md": "kaput", "nord/fora/b.md": "---\nnavn: B\n---\n"}

    assert _codes(files) == ["samarbejde-mangler"]


def test_a_meeting_keeps_its_name_when_its_forum_is_renamed() -> None:
    """The id that the forum had before may stand in the file name, and so the address stays."""
    files = _meeting("syd/moeder/2023/2023-01-25-raadet.md")
    renamed = {"syd/fora/kredsen.md": "---\nnavn: Kredsen\ntidligere: fora/raadet\n---\n"}
    assert _codes(files) == ["filnavn-modsiger-forum"]
    assert _codes(files | renamed) == []
