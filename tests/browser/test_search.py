"""Searching in a real browser: by keyboard, under the pages' policy, and honest about nothing."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.sites import BuiltSite
from tests.browser.test_accessibility import violations_on
from tests.browser.visits import ColorScheme, Visit, visit

pytestmark = pytest.mark.browser

MEETING = "syddanmark/moeder/2023/2023-01-25-sundhedsdirektoerkredsen/"


@pytest.fixture
def seen(browser: Browser, real: BuiltSite) -> Iterator[Visit]:
    """A visit to the real site; it fails when a request, a script or an error is not as it may."""
    with visit(browser, real.url) as opened:
        yield opened


def search(seen: Visit, words: str) -> Page:
    """Go to the address of a search and wait until it is done."""
    return settled(seen.to(f"soeg/?q={quote(words)}"))


def settled(page: Page) -> Page:
    """Wait until a search is done."""
    expect(page.get_by_role("status")).not_to_have_text(re.compile("^(Søger .*)?$"))
    return page


def status(page: Page) -> str:
    """What the page announces."""
    return page.get_by_role("status").inner_text()


def results(page: Page) -> Locator:
    """The results that are shown."""
    return page.locator("[data-soeg-resultater] > li")


def test_a_search_by_keyboard_leads_to_the_punkt(seen: Visit, real: BuiltSite) -> None:
    """From the field in the header to the punkt's own anchor without a mouse."""
    page = seen.to(MEETING)
    page.get_by_role("searchbox").focus()
    page.keyboard.type("udbud af sundhedsartikler")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{real.url}soeg/?q=udbud+af+sundhedsartikler")
    settled(page)
    assert page.get_by_role("searchbox").input_value() == "udbud af sundhedsartikler"
    link = results(page).get_by_role("link", name="Punkt 7: ").first
    while not link.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body"), "the link has no focus"
    page.keyboard.press("Enter")
    page.wait_for_url(f"{real.url}{MEETING}#punkt-7")
    assert page.locator(":target").inner_text().startswith("Punkt 7")


def test_a_result_says_what_it_is(seen: Visit) -> None:
    """The count is announced; a result has kind, forum, day and samarbejde, and marks the word."""
    page = search(seen, "benamputationer")
    count = results(page).count()
    assert status(page) == f"{count} resultater for »benamputationer«"
    item = results(page).filter(has_text="Punkt 8: Godkendelse")
    assert item.locator(".rows__meta").inner_text() == (
        "Punkt · Sundhedsdirektørkredsen · 25. januar 2023 · Syddanmark"
    )
    assert item.locator("mark").all_inner_texts() == ["benamputationer"]
    assert page.title().startswith("»benamputationer« – Søg")


def test_every_result_leads_to_its_page(seen: Visit, real: BuiltSite) -> None:
    """Links of results lead to pages and anchors that the plan has, by the title they have."""
    page = search(seen, "sundhed")
    while (more := page.get_by_role("button", name="Vis flere")).count():
        before = results(page).count()
        more.click()
        expect(results(page)).not_to_have_count(before)
    places = {
        f"{real.url}{planned.address}{anchor}": planned.title
        for planned in real.planned.pages
        for anchor in ("", *(f"#{one}" for one in planned.anchors))
    }
    links = results(page).get_by_role("link").all()
    assert status(page) == f"{len(links)} resultater for »sundhed«"
    assert len(links) > 20
    for link in links:
        href = str(link.evaluate("one => one.href"))
        assert href in places
        assert "#" in href or link.inner_text() == places[href]


@pytest.mark.parametrize("nowhere", ["ikkefindes", "unikord77", "sundhed ikkefindes", "§§", "+"])
def test_a_search_for_nothing_says_so(seen: Visit, nowhere: str) -> None:
    """A word that is nowhere gives no pages with only its beginning."""
    page = search(seen, nowhere)
    assert status(page) == f"Ingen sider indeholder »{nowhere}«."
    assert results(page).count() == 0
    assert page.get_by_role("link", name="Kommuner").first.is_visible()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("sundhedsaftalens", "Sundhedsaftalen 2019-2023"),
        ("hjerte", "Sundhedsfaglig arbejdsgruppe om hjertesvigt"),
        ("Åbenrå", "Aabenraa Kommune"),
        ("vardes", "Varde Kommune"),
        ("aeroe", "Ærø Kommune"),
        ("K22", "Kommunaldirektørkredsen"),
        ("»styrke den fælleskommunale«", "Punkt 4: Forslag om at styrke den fælleskommunale"),
    ],
)
def test_other_forms_and_spellings_are_found(seen: Visit, words: str, title: str) -> None:
    """Endings, beginnings, short names, quoted phrases and aa for å lead to what is meant."""
    page = search(seen, words)
    assert results(page).get_by_role("link", name=title).count() == 1


def test_more_results_take_the_keyboard_along(seen: Visit) -> None:
    """The button adds ten results and moves the focus to the first of them."""
    page = search(seen, "kommune")
    assert results(page).count() == 10
    page.get_by_role("button", name="Vis flere").press("Enter")
    expect(results(page).nth(10).get_by_role("link")).to_be_focused()
    assert results(page).count() == 20


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_results_are_for_everybody(
    browser: Browser, real: BuiltSite, width: int, scheme: ColorScheme
) -> None:
    """A page full of results has nothing that axe-core finds wrong, and fits a small screen."""
    size = {"width": width, "height": 900}
    with visit(browser, real.url, viewport=size, color_scheme=scheme, bypass_csp=True) as seen:
        page = search(seen, "sundhedsaftalen")
        assert results(page).count() == 10
        assert violations_on(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_words_nothing_is_fetched(seen: Visit) -> None:
    """The page alone asks for words and leaves the index where it is."""
    page = seen.to("soeg/?q=+")
    assert status(page) == "Skriv et eller flere ord, du leder efter."
    assert not [one for one in seen.requests if "pagefind" in one]


def test_what_is_searched_for_is_shown_as_text(seen: Visit) -> None:
    """Markup in the address is neither run nor lost."""
    words = "<img src=x onerror=fire(1)>"
    page = search(seen, words)
    assert status(page) == f"Ingen sider indeholder »{words}«."
    assert page.get_by_role("searchbox").input_value() == words


def test_markup_in_records_is_text_in_results(browser: Browser, hostile: BuiltSite) -> None:
    """Titles and excerpts that are written like HTML are shown as they were written."""
    with visit(browser, hostile.url, bypass_csp=True) as seen:
        page = search(seen, "script")
        assert results(page).count() > 0
        assert "<script>" in page.locator("[data-soeg-resultater]").inner_text()
        assert page.locator("[data-soeg-resultater] :is(script, img, svg, iframe)").count() == 0


def test_without_javascript_the_page_leads_to_the_lists(browser: Browser, real: BuiltSite) -> None:
    """Without scripts it says that it cannot search, and links to every list."""
    with visit(browser, real.url, java_script_enabled=False) as seen:
        page = seen.to("soeg/?q=varde")
        assert page.get_by_text("Søgefeltet kræver JavaScript").is_visible()
        page.get_by_role("link", name="Kommuner").first.click()
        assert page.get_by_role("heading", level=1).inner_text().startswith("Kommuner i ")


def test_an_index_that_is_missing_is_told(browser: Browser, real: BuiltSite) -> None:
    """When the index cannot be fetched, the page says so and leads to the lists."""
    with visit(browser, real.url) as seen:
        seen.page.route("**/pagefind.js", lambda route: route.fulfill(status=503))
        page = search(seen, "varde")
        assert status(page) == "Søgningen virker ikke lige nu. Brug listerne nedenfor."
        assert seen.missing == [f"503 {real.url}soeg/pagefind/pagefind.js"]
        seen.missing.clear()
        seen.messages.clear()
