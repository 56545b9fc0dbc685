"""A preview says what a proposal changes; a published site has no word of it."""

import pytest

from sagsgang.changes import Beginning
from sagsgang.preview import build_preview
from sagsgang.site import Settings, Site, build
from tests.sagsgang.changes import example
from tests.sagsgang.html import PageReader, dead_links, page_at, text_of
from tests.sagsgang.sources import REGION, TODAY, forum, item, meeting, source

PREVIEW = Settings(title="Prøve", drafts=True, show_broken=True)
BEGINNING = Beginning(
    source=example.before(), commit="0" * 40, name="origin/main (3f2a91c)", renamed=example.RENAMED
)


@pytest.fixture(scope="module")
def preview() -> Site:
    """The preview of the example's proposal."""
    return build_preview(example.after(), BEGINNING, PREVIEW, TODAY)


def test_the_page_tells_what_the_report_tells(preview: Site) -> None:
    """Counts, questions, what follows, and the words that came and went, in words too."""
    text = text_of(preview, "forslag/")
    assert "Det er sammenlignet med origin/main (3f2a91c)." in text
    assert "Nye 1 Ændrede 4 Omdøbte 1 Slettede 1" in text
    assert "Prøvekredsen, 25. januar 2023: Læs referatet igennem inden 10. februar 2023." in text
    assert "Broen – anbefalet, videresendt → Prøverådet 12. april 2023" in text
    assert "Planen koster Slettet: 40 Indsat: 45 millioner kroner." in text
    assert "gennemlæsning: frist – 2023-02-10" in text
    assert "plan.txt (ny)" in text
    assert "Spørg Kari Prøve, DDMMÅÅ-****, hvis du vil vide mere" in text


def test_every_changed_record_is_shown_as_it_is_now(preview: Site) -> None:
    """Before and after can be opened beside each other, at addresses of the preview's own."""
    former = [page.address for page in preview.pages if page.address.startswith("forslag/foer/")]
    assert former == [
        "forslag/foer/nord/fora/proevekredsen/",
        "forslag/foer/nord/hoeringer/2023/hoeringen/",
        "forslag/foer/nord/moeder/2023/2023-01-25-proevekredsen/",
        "forslag/foer/nord/moeder/2023/2023-03-22-proevekredsen/",
        "forslag/foer/nord/nyheder/2023/2023-01-02-gammelt/",
        "forslag/foer/nord/sager/2023/vejen/",
    ]
    before = "forslag/foer/nord/moeder/2023/2023-01-25-proevekredsen/"
    assert "Prøvestad Rådhus" in text_of(preview, before)
    assert "Prøvestad Bibliotek" not in text_of(preview, before)
    links = PageReader(str(page_at(preview, "forslag/").article)).links
    assert "foer/nord/moeder/2023/2023-01-25-proevekredsen/" in links
    assert "../nord/moeder/2023/2023-01-25-proevekredsen/" in links


def test_no_link_of_a_preview_is_dead(preview: Site) -> None:
    """Not on the page of the proposal, and not on pages as they are now."""
    assert dead_links(preview) == []


def test_nobody_finds_the_former_pages_by_searching(preview: Site) -> None:
    """What is searched for is the site as it would be."""
    assert [one.url for one in preview.entries if "forslag" in one.url] == []


def test_a_site_that_is_published_has_no_page_of_a_proposal() -> None:
    """`build` knows no proposal, and one with a public site's settings is refused."""
    for settings in (Settings(title="Prøve"), PREVIEW):
        site = build(example.after(), settings, TODAY)
        assert [page.address for page in site.pages if "forslag" in page.address] == []
    with pytest.raises(ValueError, match="in a preview only"):
        build_preview(example.after(), BEGINNING, Settings(title="Prøve"), TODAY)
    with pytest.raises(ValueError, match="in a preview only"):
        build_preview(example.after(), BEGINNING, Settings(title="P", drafts=True), TODAY)


def test_a_closed_punkt_stays_closed_in_a_preview() -> None:
    """Its words are on no page: not as they would be, as they are now, or as a difference."""
    path = "nord/moeder/2023/2023-01-25-kredsen.md"
    fora = {"nord/fora/kredsen.md": forum("Kredsen")}
    before = item("type: orientering", "### Resumé\nKANARIEFUGL-ET\n")
    after = item("lukket: Personsag\nnote: KANARIEFUGL-TO", "### Resumé\nKANARIEFUGL-TRE\n")
    files = [
        source(REGION | fora | {path: meeting("kredsen", "2023-01-25", text)})
        for text in (after, after.replace("TRE", "FIRE"), before)
    ]
    for was, now in ((files[0], files[1]), (files[1], files[0])):
        begun = Beginning(source=was, commit="0" * 40, name="main", renamed={})
        site = build_preview(now, begun, PREVIEW, TODAY)
        assert "Punktets tekst er ikke offentlig" in text_of(site, "forslag/")
        assert "KANARIEFUGL" not in "".join(str(page.article) for page in site.pages)


def test_two_previews_of_the_same_proposal_are_the_same(preview: Site) -> None:
    """The same values give the same pages."""
    again = build_preview(example.after(), BEGINNING, PREVIEW, TODAY)
    assert again.pages == preview.pages
