"""The page where one searches, before anybody has."""

from sagsgang.records.kinds import KINDS_IN_REGION
from sagsgang.views.search import SearchPage, search_page
from tests.sagsgang.sources import chronicle, forum


def test_the_page_leads_to_every_list_of_every_samarbejde() -> None:
    """Whoever cannot search finds each samarbejde and the list of each of its kinds."""
    seen = chronicle({"nord/fora/kredsen.md": forum("Kredsen")})
    page = search_page(seen, ("nord", "syd"))
    assert isinstance(page, SearchPage)
    assert (page.key, page.region, page.title) == ("soeg", "", "Søg")
    assert [(one.region.text, one.region.to) for one in page.regions] == [
        ("Nord", "nord/index"),
        ("Syd", "syd/index"),
    ]
    for one, name in zip(page.regions, ("nord", "syd"), strict=True):
        assert [link.to for link in one.lists] == [
            f"{name}/{kind.folder}" for kind in KINDS_IN_REGION
        ]
