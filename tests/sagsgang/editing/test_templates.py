"""New records of every kind pass the whole check as they stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.archive import archive
from sagsgang.diagnostics import Severity
from sagsgang.editing.fixes import fixed
from sagsgang.editing.templates import LONGEST_NAME, needed_values, template
from sagsgang.records.kinds import Kind, placement
from sagsgang.rules import findings
from sagsgang.source import Source, Text
from tests.sagsgang.editing.archives import source

TODAY = date(2026, 11, 22)
VALUES = {
    "region": "syddanmark",
    "year": "2026",
    "forum": "kredsen",
    "on": "2026-12-10",
    "title": "Prøven",
    "name": "Prøven",
}
NOTHING_MORE: dict[str, str] = {}
EVERY_TEMPLATE = [(kind, NOTHING_MORE) for kind in Kind] + [
    (Kind.MEETING, {"status": status}) for status in ("planlagt", "indkaldt")
]


def _with(path: str, text: str) -> Source:
    return {**source(), path: Text(text.encode())}


def _heavy(files: Source) -> list[str]:
    found = findings(archive(files), TODAY).open
    return [one.as_text() for one in found if one.severity is not Severity.NOTE]


@pytest.mark.parametrize(("kind", "more"), EVERY_TEMPLATE)
def test_template_passes_the_check_as_it_stands(kind: Kind, more: dict[str, str]) -> None:
    """A new record gives neither fejl nor advarsel, lies where its kind lies, and needs no fix."""
    given_values = {name: VALUES[name] for name in needed_values(kind)}

    path, text = template(kind, {**given_values, **more})

    where = placement(path)
    assert where is not None
    assert where.kind is kind
    assert _heavy(_with(path, text)) == []
    assert fixed(_with(path, text)) == {}


def test_called_meeting_has_its_first_item() -> None:
    """An agenda begins with its approval; a planned meeting has no agenda yet."""
    called = template(Kind.MEETING, {**VALUES, "title": "", "status": "indkaldt"})

    assert called == (
        "syddanmark/moeder/2026/2026-12-10-kredsen.md",
        (
            "---\nforum: kredsen\ndato: 2026-12-10\nstatus: indkaldt\n---\n\n"
            "## Punkt 1: Godkendelse af dagsorden\n```yaml\ntype: godkendelse\n```\n"
        ),
    )


def test_only_what_is_needed_stands_in_a_new_record() -> None:
    """Nothing is invented: an appointment has title, forum and status."""
    assert template(Kind.APPOINTMENT, VALUES) == (
        "syddanmark/udpegninger/2026/proeven.md",
        "---\ntitel: Prøven\nforum: kredsen\nstatus: planlagt\n---\n",
    )


def test_title_that_yaml_would_cut_is_quoted() -> None:
    """A colon, a number sign and quotation marks come through as they are."""
    path, text = template(Kind.CASE, {**VALUES, "title": 'Budget: "nu" #1'})

    record = archive(_with(path, text)).cases[path.removesuffix(".md")]
    assert record.facts.title == 'Budget: "nu" #1'


def test_national_forum_lends_its_own_name_to_the_file() -> None:
    """Of a full id the last part names the file."""
    path, _ = template(Kind.MEETING, {**VALUES, "forum": "faelles/fora/landsmoedet"})

    assert path == "syddanmark/moeder/2026/2026-12-10-landsmoedet.md"


def test_long_title_makes_a_name_that_ends_with_a_word() -> None:
    """A file name stays short, and no word is cut."""
    path, _ = template(Kind.AGREEMENT, {**VALUES, "title": "samarbejdsaftale " * 20})

    name = path.removeprefix("syddanmark/aftaler/").removesuffix(".md")
    assert name == "-".join(["samarbejdsaftale"] * 4)
    assert len(name) <= LONGEST_NAME


def test_missing_value_and_title_without_letters_are_refused() -> None:
    """No record begins without what its kind needs, and no file without a name."""
    with pytest.raises(KeyError, match="title"):
        template(Kind.CASE, {"region": "syddanmark", "year": "2026"})
    with pytest.raises(ValueError, match="no file name"):
        template(Kind.PAGE, {"title": "!!"})


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_title_makes_a_record_that_keeps_it(title: str) -> None:
    """Whatever the title, the record holds it in one line; only its words can be refused."""
    try:
        path, text = template(Kind.PAGE, {"title": title})
    except (KeyError, ValueError):
        return
    files = _with(path, text)

    codes = {one.code for one in findings(archive(files), TODAY).open if one.place.path == path}
    assert {code for code in codes if not code.startswith("teg")} <= {"tekst-pladsholder"}
