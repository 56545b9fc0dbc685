"""Each of more than two hundred planted CPR numbers is reported as a mistake, and none is shown."""

import pytest

from sagsgang.archive import archive
from sagsgang.diagnostics import Severity
from sagsgang.findings import all_findings
from sagsgang.site import Settings, build
from sagsgang.source import Blob
from tests.leaks import LEAKS, Leak, records_with
from tests.sagsgang.sources import TODAY, source
from tests.sagsgang.test_publication import words_of


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.place)
def test_a_planted_number_is_a_mistake_and_is_not_shown(leak: Leak) -> None:
    """A mistake stops publishing; what is said of it, and of all else that is wrong, hides it."""
    found = all_findings(archive(source(records_with((leak,)))), TODAY).open

    mistakes = [one for one in found if "persondata-cpr" in one.code]
    assert mistakes, leak
    assert {one.severity for one in mistakes} == {Severity.ERROR}
    shown = "\n".join(f"{one.as_text()}\n{one.as_json()}" for one in found)
    assert not leak.is_shown_in(shown), shown


@pytest.mark.parametrize("is_preview", [False, True])
def test_no_planted_number_reaches_a_site(*, is_preview: bool) -> None:
    """Even a preview, which is built whatever the mistakes, holds none in any page, name or file.

    The records become pages with their findings, or none; those without a leak are there.
    """
    settings = Settings(title="Prøve", drafts=is_preview, show_broken=is_preview)
    site = build(source(records_with(LEAKS)), settings, TODAY)

    shown = [
        *(words_of(page) for page in site.pages),
        *(asset.path for asset in site.assets),
        words_of(site.entries),
        words_of(site.frames),
    ]
    data = b"\n".join(
        asset.data.read() if isinstance(asset.data, Blob) else asset.data for asset in site.assets
    ).decode("latin-1")
    found = [leak.place for leak in LEAKS if any(map(leak.is_shown_in, [*shown, data]))]
    addresses = {page.address for page in site.pages}
    assert found == []
    assert "nord/fora/raadet/" in addresses
    assert ("nord/sager/2023/laek-0-0/" in addresses) == is_preview


def test_a_number_that_was_accepted_is_shown() -> None:
    """The search of these tests sees what it looks through: the record is published as it is."""
    (leak,) = (one for one in LEAKS if one.place == "the body of a case, a hyphen")
    files = dict(records_with((leak,)))
    (finding,) = (
        one
        for one in all_findings(archive(source(files)), TODAY).open
        if one.code == "persondata-cpr"
    )
    accepted = (
        f"accepteret:\n  - kode: persondata-cpr\n    sted: fingeraftryk {finding.fingerprint}\n"
        "    hvorfor: Det er et ordrenummer.\n---"
    )
    text = files[leak.path].decode().replace("---\nK", f"{accepted}\nK")

    site = build(source({**files, leak.path: text}), Settings(title="Prøve"), TODAY)

    assert any(leak.is_shown_in(words_of(page)) for page in site.pages)


def test_without_the_leaks_there_is_nothing_to_find() -> None:
    """The records around the leaks have no mistake of their own."""
    assert all_findings(archive(source(records_with(()))), TODAY).open == ()


def test_there_are_more_than_two_hundred_in_text_names_and_files() -> None:
    """Each number is planted once; every type of file that is published is among them."""
    endings = {path.rpartition(".")[2] for leak in LEAKS for path in leak.files}

    assert len(LEAKS) > 200
    assert len({leak.digits for leak in LEAKS}) == len(LEAKS)
    assert endings >= {"md", "pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt"}
    assert endings >= {"png", "jpg", "jpeg"}
