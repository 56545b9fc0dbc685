"""What is closed stays closed: no planted word reaches any value that a site is made of."""

from collections.abc import Mapping

import pytest

from sagsgang.site import Settings, Site, build
from sagsgang.source import Blob
from tests.canaries import PUBLIC, YEARS_SHOWN, Canary, Hidden, aviary
from tests.sagsgang.sources import TODAY, source
from tests.sagsgang.test_publication import words_of

AVIARY = aviary(with_mistakes=True)
"""The core makes a site whatever the mistakes: it is the adapter that stops."""


def _site(*, is_preview: bool) -> Site:
    settings = Settings(
        title="Prøve",
        site_url="https://site.example/",
        drafts=is_preview,
        show_broken=is_preview,
        shown_years=YEARS_SHOWN,
    )
    return build(source(AVIARY.files), settings, TODAY)


def _words(site: Site) -> Mapping[str, str]:
    """Give everything that is published, in lower case, by where it stands.

    Findings are for those who have the files; those that readers see are a page.
    """
    assets = {
        asset.path: asset.data.read() if isinstance(asset.data, Blob) else asset.data
        for asset in site.assets
    }
    return {
        **{f"page {page.address}": words_of(page).lower() for page in site.pages},
        **{
            f"file {path}": f"{path} {data.decode('latin-1')}".lower()
            for path, data in assets.items()
        },
        "search": words_of(site.entries).lower(),
        "frames": words_of(site.frames).lower(),
    }


PUBLISHED = _words(_site(is_preview=False))
PREVIEWED = _words(_site(is_preview=True))


@pytest.mark.parametrize("canary", AVIARY.canaries, ids=lambda one: one.place)
def test_no_canary_is_published(canary: Canary) -> None:
    """No page, file, address, menu and nothing that can be searched for holds the word."""
    assert [where for where, words in PUBLISHED.items() if canary.word in words] == []


@pytest.mark.parametrize(
    "canary",
    [one for one in AVIARY.canaries if one.hidden is Hidden.EVERYBODY],
    ids=lambda one: one.place,
)
def test_a_preview_keeps_closed_what_is_closed(canary: Canary) -> None:
    """Reviewers see drafts, and neither closed items nor files that no record names."""
    assert [where for where, words in PREVIEWED.items() if canary.word in words] == []


def test_a_word_that_is_public_is_found() -> None:
    """The search of these tests works: in pages, in an attached file and in what can be found."""
    found = {where for where, words in PUBLISHED.items() if PUBLIC in words}

    assert {
        "page nord/fora/kredsen/",
        "page nord/moeder/2023/2023-01-25-kredsen/",
        "page nord/moeder/2023/2023-02-08-kredsen/",
        "file nord/moeder/2023/2023-01-25-kredsen/budget.pdf",
        "search",
    } <= found


@pytest.mark.parametrize(
    "canary",
    [one for one in AVIARY.canaries if one.hidden is Hidden.THE_PUBLIC],
    ids=lambda one: one.place,
)
def test_a_draft_is_read_where_drafts_are_shown(canary: Canary) -> None:
    """What is hidden from the public does stand in the record: a preview shows it."""
    assert any(canary.word in words for words in PREVIEWED.values())


def test_every_canary_has_a_word_of_its_own() -> None:
    """Each stands in the files, and is no part of another."""
    everything = "".join(f"{path} {data!r}".lower() for path, data in AVIARY.files.items())
    words = [one.word for one in AVIARY.canaries]

    assert len(words) > 40
    assert all(sum(word in other for other in words) == 1 for word in words)
    assert not any(word in PUBLIC for word in words)
    text_files = everything  # packed files hold their words packed
    assert sum(word in text_files for word in words) > len(words) - 8
