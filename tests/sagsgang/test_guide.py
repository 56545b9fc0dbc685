"""The secretariat's guide: whoever does what it says gets what it says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sagsgang.archive import archive
from sagsgang.diagnostics import Severity
from sagsgang.editing.fixes import fixed
from sagsgang.findings import all_findings
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.others import AppointmentStatus
from sagsgang.records.parts import Outcome
from sagsgang.site import Settings, build
from tests.sagsgang.html import text_of
from tests.sagsgang.sources import RECORDS, TODAY, forum, meeting, source

GUIDE = {
    path.relative_to(RECORDS).as_posix(): path.read_text(encoding="utf-8")
    for path in (RECORDS / "om/vejledning.md", *sorted((RECORDS / "om/vejledning").glob("*.md")))
}
WORLD = {
    "syddanmark/index.md": "---\ntitel: Syddanmark\n---\n",
    "syddanmark/fora/eksempelkredsen.md": forum("Eksempelkredsen"),
    "syddanmark/fora/eksempelraadet.md": forum("Eksempelrådet"),
    "syddanmark/sager/2026/eksempelsagen.md": "---\ntitel: Eksempelsagen\n---\n",
    "syddanmark/kommuner/varde.md": "---\nnavn: Varde\n---\n",
    "syddanmark/kommuner/vejen.md": "---\nnavn: Vejen\n---\n",
    "syddanmark/kommuner/vejle.md": "---\nnavn: Vejle\n---\n",
}
HELD = "syddanmark/moeder/2026/2026-10-07-eksempelkredsen.md"

_EXAMPLE = re.compile(r"^````markdown\n(.*?)^````$", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"`records/(\S+\.md)`")


def _examples() -> Iterator[tuple[str, str]]:
    """Path and text of every record that the guide shows; a punkt alone is put into a meeting."""
    for text in GUIDE.values():
        for match in _EXAMPLE.finditer(text):
            example = match[1]
            if example.startswith("---\n"):
                *_, path = _NAME.findall(text[: match.start()])
                yield path, example
            else:
                yield HELD, meeting("eksempelkredsen", "2026-10-07", f"\n{example}")


EXAMPLES = tuple(_examples())


def _heavy(files: dict[str, str]) -> list[str]:
    found = all_findings(archive(source(files)), TODAY).open
    return [one.as_text() for one in found if one.severity is not Severity.NOTE]


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_passes_the_check(path: str, text: str) -> None:
    """What the guide shows can be saved under the name it gives, and needs no fix."""
    files = WORLD | {path: text}

    assert _heavy(files) == []
    assert fixed(source(files)) == {}


def test_guide_shows_a_meeting_a_case_and_punkter() -> None:
    """The examples are there: none is lost by another way of writing them."""
    paths = [path for path, _ in EXAMPLES]

    assert paths.count("syddanmark/moeder/2026/2026-12-15-eksempelkredsen.md") == 1
    assert paths.count("syddanmark/sager/2026/eksempelsagen.md") == 1
    assert paths.count(HELD) == 3


def test_agenda_of_the_guide_becomes_a_page() -> None:
    """The first example, saved as it stands, is a dagsorden with its indstilling."""
    path, text = EXAMPLES[0]

    site = build(source(WORLD | {path: text}), Settings(title="T"), TODAY)

    shown = text_of(site, "syddanmark/moeder/2026/2026-12-15-eksempelkredsen/")
    assert "Dagsorden" in shown
    assert "tager orienteringen til efterretning." in shown


def test_finding_that_the_guide_quotes_is_the_one_that_is_given() -> None:
    """The guide explains a finding by one that stands exactly like that."""
    case = "---\ntitel: Eksempel: en sag\n---\n"
    found = _heavy(WORLD | {"syddanmark/sager/2026/eksempelsagen.md": case})

    (quoted,) = re.findall(
        r"^```text\n(.*?)^```$", GUIDE["om/vejledning/tjekket.md"], re.MULTILINE | re.DOTALL
    )
    assert [f"records/{one}\n" for one in found] == [quoted]


def test_every_code_that_the_guide_names_has_a_help_page() -> None:
    """A code in the guide's table can be looked up on the site."""
    named = re.findall(r"^\| `([a-z-]+)` \|", GUIDE["om/vejledning/tjekket.md"], re.MULTILINE)
    helped = {path.stem for path in (Path(RECORDS).parent / "plugins/sagsgang/help").glob("*.md")}

    assert len(named) == 10
    assert set(named) <= helped


def test_guide_lists_every_status_and_every_outcome_of_a_punkt() -> None:
    """The two tables are whole: only what cannot happen at a meeting is left out."""
    text = GUIDE["om/vejledning/moeder-og-sager.md"]
    cells = {
        one.strip()
        for row in re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)
        for one in row.split(",")
    }

    assert {status.value for status in MeetingStatus} <= cells
    assert {outcome.value for outcome in Outcome} - cells == {Outcome.HAPPENED.value}


def test_guide_tells_every_status_of_an_appointment() -> None:
    """The table of the life of an udpegning is whole."""
    rows = re.findall(r"^\| [^|]+ \| (\w+) \|", GUIDE["om/vejledning/udpegninger.md"], re.MULTILINE)
    assert rows == [status.value for status in AppointmentStatus]


def test_pages_under_the_guide_lead_back_to_it() -> None:
    """Each further page of the guide has the guide above it."""
    site = build(source(WORLD | GUIDE), Settings(title="T"), TODAY)

    for path in GUIDE.keys() - {"om/vejledning.md"}:
        shown = text_of(site, f"{path.removesuffix('.md')}/")
        assert shown.startswith("Forside Vejledning for sekretariatet "), path
