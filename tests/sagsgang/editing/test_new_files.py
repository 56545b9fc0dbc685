"""What pages offer to make: of the real records, and of invented ones."""

from datetime import date
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest

from sagsgang.archive import archive
from sagsgang.diagnostics import Severity
from sagsgang.editing.new_files import LABELS, new_files
from sagsgang.findings import all_findings
from sagsgang.records.kinds import KINDS_IN_REGION, Kind, placement
from sagsgang.records.reader import read_record
from sagsgang.repository import UNSTATED, NewFile, Repository
from sagsgang.site import Settings, Site, build
from sagsgang.source import Text
from tests.sagsgang.html import PageReader, text_of
from tests.sagsgang.sources import TODAY, forum, meeting, read, real_source, source

HOST = "https://eksempel.dk/ejer/navn"
REPOSITORY = Repository(url=HOST)


@pytest.fixture(scope="module")
def real() -> Site:
    """The site of the real records, with the address of a repository."""
    return build(real_source(), Settings(title="Sagsgang", repository=REPOSITORY), TODAY)


def offered(key: str, files: dict[str, str], today: date = TODAY) -> tuple[NewFile, ...]:
    """List what a page offers where nobody has stated the repository's address."""
    return new_files(key, read(files), UNSTATED, today)


def _forms(site: Site) -> dict[str, str]:
    """Path from the record root and text of every new file that the site links to."""
    forms = {}
    for page in site.pages:
        for link in PageReader(str(page.article)).links:
            if link.startswith(f"{HOST}/new/"):
                parts = urlsplit(link)
                assert parts.path == "/ejer/navn/new/main/records"
                fields = parse_qs(parts.query, strict_parsing=True)
                assert fields.keys() == {"filename", "value"}
                forms[fields["filename"][0]] = fields["value"][0]
    return forms


def test_every_link_of_the_real_site_makes_a_record_that_passes(real: Site) -> None:
    """Each form, saved as it opens, adds a record of the kind and no fejl or advarsel anywhere."""
    files = real_source()
    forms = _forms(real)
    read_once = cache(read_record)

    kinds = {where.kind for path in forms if (where := placement(path))}
    assert kinds == LABELS.keys()
    for path, text in forms.items():
        assert path not in files
        with_it = archive({**files, path: Text(text.encode())}, read=read_once)
        found = all_findings(with_it, TODAY).open
        assert [one.as_text() for one in found if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("region", ["syddanmark", "nordjylland", "faelles"])
@pytest.mark.parametrize("kind", LABELS)
def test_every_list_offers_its_own_kind(real: Site, region: str, kind: Kind) -> None:
    """The list of each kind that one can make leads to a form for one, in every samarbejde."""
    page = next(page for page in real.pages if page.address == f"{region}/{kind.folder}/")
    links = PageReader(str(page.article)).links
    forms = [link for link in links if link.startswith(f"{HOST}/new/main/records?")]

    assert forms
    for link in forms:
        (name,) = parse_qs(urlsplit(link).query)["filename"]
        assert name.startswith(f"{region}/{kind.folder}/")


def test_only_municipalities_are_given() -> None:
    """Every kind that lies under a samarbejde can be made from its list, but no municipality."""
    assert set(KINDS_IN_REGION) - LABELS.keys() == {Kind.MUNICIPALITY}
    assert offered("nord/kommuner", {}) == ()


def test_list_offers_a_record_that_is_only_to_be_named() -> None:
    """A new case lies in the folder of the year and has the title that is to be changed."""
    assert offered("nord/sager", {}) == (
        NewFile(
            label="Ny sag",
            name="records/nord/sager/2026/ny-sag.md",
            text="---\ntitel: Ny sag\n---\n",
        ),
    )


def test_name_that_is_taken_gets_a_number() -> None:
    """An offer never overwrites: what somebody forgot to rename stays."""
    taken = {"nord/sager/2026/ny-sag.md": "---\ntitel: Ny sag\n---\n"}

    assert offered("nord/sager", taken)[0].name == "records/nord/sager/2026/ny-sag-2.md"


def test_forum_offers_what_concerns_it() -> None:
    """A forum's page offers a date, an agenda with its first punkt, and an appointment."""
    files = {"nord/fora/kredsen.md": forum("Kredsen")}

    planned, called, appointment = offered("nord/fora/kredsen", files)

    name = "records/nord/moeder/2026/2026-12-21-kredsen.md"
    assert planned == NewFile(
        label="Nyt møde i Kredsen",
        name=name,
        text="---\nforum: kredsen\ndato: 2026-12-21\nstatus: planlagt\n---\n",
    )
    assert called.label == "Ny dagsorden til Kredsen"
    assert called.name == name
    assert "## Punkt 1: Godkendelse af dagsorden" in called.text
    assert appointment == NewFile(
        label="Ny udpegning til Kredsen",
        name="records/nord/udpegninger/2026/udpegning-til-kredsen.md",
        text="---\ntitel: Udpegning til Kredsen\nforum: kredsen\nstatus: planlagt\n---\n",
    )


def test_day_that_is_taken_and_weekends_are_passed_over() -> None:
    """A new meeting lies on the first working day, four weeks on, that has no meeting yet."""
    files = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/moeder/2026/2026-12-18-kredsen.md": meeting(
            "kredsen", "2026-12-18", status="planlagt"
        ),
    }

    planned, *_ = offered("nord/fora/kredsen", files, today=date(2026, 11, 20))

    assert planned.name == "records/nord/moeder/2026/2026-12-21-kredsen.md"


def test_abolished_forum_offers_nothing() -> None:
    """What does not exist any more neither meets nor gets members."""
    files = {"nord/fora/kredsen.md": forum("Kredsen", "nedlagt: 2023\n")}

    assert offered("nord/fora/kredsen", files) == ()
    assert offered("nord/moeder", files) == ()


def test_list_of_meetings_offers_the_fora_that_meet() -> None:
    """Among many fora those that have meetings are offered; where none has, all are."""
    fora = {"nord/fora/a.md": forum("Å-gruppen"), "nord/fora/b.md": forum("Alfagruppen")}
    held = {"nord/moeder/2026/2026-12-01-a.md": meeting("a", "2026-12-01", status="planlagt")}

    assert [one.label for one in offered("nord/moeder", fora)] == [
        "Nyt møde i Alfagruppen",
        "Ny dagsorden til Alfagruppen",
        "Nyt møde i Å-gruppen",
        "Ny dagsorden til Å-gruppen",
    ]
    assert [one.label for one in offered("nord/moeder", fora | held)] == [
        "Nyt møde i Å-gruppen",
        "Ny dagsorden til Å-gruppen",
    ]


def test_page_names_the_file_where_no_address_is_stated() -> None:
    """Without the repository's address the page shows the file's name and its whole text."""
    site = build(source({"nord/index.md": "---\ntitel: Nord\n---\n"}), Settings(title="T"), TODAY)

    assert (
        "Ny sag Filen skal hedde records/nord/sager/2026/ny-sag.md og begynde sådan: "
        "--- titel: Ny sag ---" in text_of(site, "nord/sager/")
    )
