"""The rule about what is inside attachments, beyond what the golden cases show."""

from hashlib import sha256

import pytest

from sagsgang.archive import Archive
from sagsgang.diagnostics import Severity
from sagsgang.findings import all_findings
from sagsgang.inspection import Mark, Trait
from sagsgang.rules.attachment_contents import check_attachments_can_be_published
from sagsgang.source import Blob
from tests.attachments import Planted, planted
from tests.made_files import clean
from tests.sagsgang.rules.meeting_files import MEETING, archive_of, item, meeting
from tests.sagsgang.sources import TODAY

FOLDER = MEETING.removesuffix(".md")
NUMBER = "070761-5001"
"""Of somebody born in 1861: nobody has it."""
PLANTED = tuple(planted(NUMBER))


def _blob(data: bytes) -> Blob:
    return Blob(len(data), sha256(data).hexdigest(), lambda: data)


def _with_file(name: str, data: bytes, facts: str = "") -> Archive:
    named = f"{facts}bilag:\n  - titel: Notat\n    fil: {name}\n"
    return archive_of(meeting(item(), facts=named), blobs={f"{FOLDER}/{name}": _blob(data)})


@pytest.mark.parametrize("one", PLANTED, ids=lambda one: f"{one.name} {one.where}")
def test_every_planted_number_stops_publishing_and_none_is_printed(one: Planted) -> None:
    """The finding names file and place, stands at the line with fil, and keeps the number."""
    found = list(check_attachments_can_be_published(_with_file(one.name, one.data)))
    errors = [finding for finding in found if finding.severity is Severity.ERROR]

    assert [(finding.code, finding.place.line) for finding in errors] == [
        ("bilag-persondata-cpr", 7)
    ]
    assert errors[0].message == (
        f"Filen '{one.name}' rummer et CPR-nummer {one.where}. Alle kan læse arkivet."
    )
    printed = "".join(finding.as_text() for finding in found)
    assert "5001" not in printed
    assert "070761" not in printed


def test_an_acceptance_holds_for_these_very_bytes_only() -> None:
    """Another edition of the file, with another number in the same place, is a new finding."""

    def remaining(data: bytes, fingerprint: str) -> list[str]:
        facts = (
            "accepteret:\n  - kode: bilag-persondata-cpr\n"
            f"    sted: fingeraftryk {fingerprint}\n    hvorfor: Et varenummer.\n"
        )
        found = all_findings(_with_file("notat.txt", data, facts), TODAY).open
        return [one.code for one in found]

    first, second = f"Vare {NUMBER}.".encode(), f"Vare {NUMBER}!".encode()
    (finding,) = check_attachments_can_be_published(_with_file("notat.txt", first))

    assert remaining(first, finding.fingerprint) == []
    assert remaining(second, finding.fingerprint) == ["accept-uden-fund", "bilag-persondata-cpr"]


def test_words_of_the_line_accept_no_number() -> None:
    """Whoever accepts must have seen the finding: the name of the file is not enough."""
    facts = "accepteret:\n  - kode: bilag-persondata-cpr\n    sted: notat.txt\n    hvorfor: Nå.\n"
    found = all_findings(_with_file("notat.txt", NUMBER.encode(), facts), TODAY).open

    assert [one.code for one in found] == ["accept-uden-fund", "bilag-persondata-cpr"]


def test_files_that_nobody_names_are_looked_into() -> None:
    """They are in the repository, where all can read them: beside a record or anywhere else."""
    paths = (f"{FOLDER}/glemt.txt", "syddanmark/moeder/2023/tabt.txt", "om/tekst.txt")
    archive = archive_of(meeting(item()), blobs={path: _blob(NUMBER.encode()) for path in paths})
    found = check_attachments_can_be_published(archive)

    assert sorted(str(one.place) for one in found) == sorted(f"{path}:1:1" for path in paths)


def test_many_numbers_are_counted_after_the_first_twenty() -> None:
    """A list of a thousand people gives a page of findings and no more."""
    found = list(
        check_attachments_can_be_published(_with_file("liste.csv", f"{NUMBER}\n".encode() * 1000))
    )

    assert len(found) == 21
    assert sum("980 numre mere af samme slags" in one.message for one in found) == 1
    assert len({one.fingerprint for one in found}) == 21


def test_a_number_in_the_name_of_a_file_is_not_repeated() -> None:
    """Other findings about the file say its name with the number hidden."""
    archive = archive_of(
        meeting(item()), blobs={f"{FOLDER}/{NUMBER}.pdf": _blob(b"Almindelig tekst")}
    )
    (found,) = check_attachments_can_be_published(archive)

    assert found.message == ("Filen 'DDMMÅÅ-****.pdf' ender på pdf, men indholdet er ren tekst.")


def test_empty_and_huge_files_are_left_to_other_rules() -> None:
    """They have findings of their own, and nobody reads a gigabyte to say it is too large."""

    def unread() -> bytes:
        raise AssertionError("was read")

    blobs = {f"{FOLDER}/{size}.pdf": Blob(size, "0" * 64, unread) for size in (0, 51 * 1024**2)}

    assert not list(check_attachments_can_be_published(archive_of(meeting(item()), blobs=blobs)))


def test_what_is_known_of_a_file_is_not_looked_for() -> None:
    """A blob that brings its marks is not read."""

    def unread() -> bytes:
        raise AssertionError("was read")

    blob = Blob(4, "1" * 64, unread, known_marks=lambda _: (Mark(trait=Trait.SCRIPT),))
    archive = archive_of(meeting(item()), blobs={f"{FOLDER}/notat.docx": blob})

    assert [one.code for one in check_attachments_can_be_published(archive)] == ["bilag-makroer"]


def test_a_clean_attachment_gives_no_finding() -> None:
    """The ordinary case is silent."""
    archive = _with_file("notat.pdf", clean("notat.pdf"))

    assert all_findings(archive, TODAY).open == ()
