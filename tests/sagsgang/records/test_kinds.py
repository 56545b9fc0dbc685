"""Which kind of record lies where, and what is said about a file that lies wrong."""

import pytest

from sagsgang.records.kinds import Kind, attachment_folder, placement
from sagsgang.records.reader import read_record


@pytest.mark.parametrize(
    ("path", "kind", "region", "year", "name"),
    [
        ("index.md", Kind.PAGE, "", "", "index"),
        ("om/vejledning.md", Kind.PAGE, "", "", "vejledning"),
        ("om/vejledning/afsnit.md", Kind.PAGE, "", "", "afsnit"),
        ("syddanmark/index.md", Kind.REGION, "syddanmark", "", "syddanmark"),
        ("syddanmark/fora/kkr.md", Kind.FORUM, "syddanmark", "", "kkr"),
        (
            "syddanmark/moeder/2023/2023-01-25-kredsen.md",
            Kind.MEETING,
            "syddanmark",
            "2023",
            "2023-01-25-kredsen",
        ),
        ("faelles/aftaler/medicin.md", Kind.AGREEMENT, "faelles", "", "medicin"),
    ],
)
def test_path_tells_the_kind(path: str, kind: Kind, region: str, year: str, name: str) -> None:
    """A path tells kind, samarbejde, year folder and name."""
    where = placement(path)

    assert where is not None
    assert (where.kind, where.region, where.year, where.name) == (kind, region, year, name)


@pytest.mark.parametrize(
    "path",
    [
        "om.md",
        "noter.txt",
        "syddanmark/moeder/2023-01-25-kredsen.md",
        "syddanmark/fora/2023/kkr.md",
        "syddanmark/moeder/23/2023-01-25-kredsen.md",
        "syddanmark/møder/2023/x.md",
        "syddanmark/fora/KKR.md",
        "syddanmark/fora/-kkr.md",
        "syddanmark/ting/kkr.md",
        "fora/kkr.md",
    ],
)
def test_no_record_lies_elsewhere(path: str) -> None:
    """A path outside the folders, or with other characters than a-z, 0-9 and -, holds no record."""
    assert placement(path) is None


@pytest.mark.parametrize(
    ("path", "finding"),
    [
        (
            "syddanmark/fora/Kredsen på Fyn.md",
            (
                "fejl[filnavn-tegn]: Filen 'syddanmark/fora/Kredsen på Fyn.md' har tegn i navnet, "
                "som ikke kan bruges i en adresse.\n"
                "  hjælp: Omdøb den til syddanmark/fora/kredsen-paa-fyn.md. "
                "Brug kun små bogstaver a-z, tal og bindestreg."
            ),
        ),
        (
            "syddanmark/moeder/2023-01-25-kredsen.md",
            (
                "fejl[fil-placering]: Der kan ikke ligge en fil "
                "'syddanmark/moeder/2023-01-25-kredsen.md'.\n"
                "  hjælp: Læg den i en mappe med årstal, fx "
                "syddanmark/moeder/2023/2023-01-25-kredsen.md."
            ),
        ),
        (
            "syddanmark/forra/kredsen.md",
            (
                "fejl[fil-placering]: Der kan ikke ligge en fil 'syddanmark/forra/kredsen.md'.\n"
                "  hjælp: Mente du mappen 'fora'?"
            ),
        ),
        (
            "kredsen.md",
            (
                "fejl[fil-placering]: Der kan ikke ligge en fil 'kredsen.md'.\n"
                "  hjælp: I et samarbejde kan der være mapperne fora, moeder, sager, udpegninger, "
                "hoeringer, nyheder, aftaler og kommuner. Egne sider ligger i om/."
            ),
        ),
    ],
)
def test_misplaced_file_is_answered_with_its_place(path: str, finding: str) -> None:
    """A file that lies wrong gives one finding that says where it belongs."""
    result = read_record(path, b"---\nnavn: Kredsen\n---\n")

    assert result.record is None
    assert [one.as_text() for one in result.diagnostics] == [f"{path}:1:1: {finding}"]


def test_attachments_lie_in_the_folder_with_the_name_of_the_record() -> None:
    """The folder of attachments is the record's path without .md."""
    assert attachment_folder("syddanmark/fora/kkr.md") == "syddanmark/fora/kkr/"
