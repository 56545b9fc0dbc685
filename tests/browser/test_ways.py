"""A reader gets from page to page by what the links say, with the mouse and with the keyboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.sites import BuiltSite
from tests.browser.visits import Visit, visit

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}

CASE = "Styrket fælleskommunal indsats på sundhedsområdet"
FORUM = "Sundhedsdirektørkredsen"
ITEM = "Forslag om at styrke den fælleskommunale indsats på sundhedsområdet"


@pytest.fixture
def reader(browser: Browser, real: BuiltSite) -> Iterator[Visit]:
    """A reader at the front page, in front of a wide screen."""
    with visit(browser, real.url, viewport=WIDE) as seen:
        seen.to("")
        yield seen


def content(page: Page) -> Locator:
    """What stands on a page between its header and its footer."""
    return page.get_by_role("main")


def follow(within: Locator, name: str | re.Pattern[str], heading: str) -> None:
    """Click the first link in sight with such a name, and see that it leads to that heading."""
    page = within.page
    within.get_by_role("link", name=name).locator("visible=true").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def test_from_the_front_page_to_the_case_and_all_around_it(reader: Visit) -> None:
    """Front page, case, forum, meeting, punkt, municipality, and all the way back."""
    page = reader.page
    home = page.get_by_role("heading", level=1).inner_text()
    follow(content(page), "Syddanmark", "Syddanmark")
    follow(content(page), re.compile("^(Alle )?[Ss]ager"), "Sager")
    follow(content(page), CASE, CASE)
    follow(content(page), FORUM, FORUM)
    follow(content(page), re.compile(r"25\. januar 2023"), FORUM)
    content(page).get_by_role("link", name=ITEM).first.click()
    expect(page).to_have_url(re.compile("#punkt-4$"))
    expect(content(page).get_by_role("heading", name=ITEM)).to_be_in_viewport()
    assert page.locator("#punkt-4").get_by_text("Beslutning").first.is_visible()
    follow(content(page), re.compile("^Middelfart"), "Middelfart")
    follow(content(page), re.compile(r"Punkt 3\b"), FORUM)
    expect(page).to_have_url(re.compile("#punkt-3$"))
    for heading in ("Middelfart", FORUM, FORUM, FORUM, CASE, "Sager", "Syddanmark", home):
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    assert page.url == reader.url


def test_a_page_leads_to_those_above_it(reader: Visit) -> None:
    """From the case its path leads to the cases, to the samarbejde and to the front page."""
    page = reader.to("syddanmark/sager/2023/styrket-faelleskommunal-indsats/")
    follow(content(page), "Sager", "Sager")
    follow(content(page), "Syddanmark", "Syddanmark")
    content(page).get_by_role("link", name="Forside").first.click()
    expect(page).to_have_url(reader.url)


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not get to {wanted}")


def test_the_menu_works_by_keyboard(reader: Visit) -> None:
    """Each entry of the menu is reached with Tab and followed with Enter."""
    page = reader.to("syddanmark/")
    menu = page.get_by_role("navigation", name="Hovedmenu").locator("visible=true")
    names = menu.get_by_role("link").all_inner_texts()
    assert len(names) > 2
    for name in names:
        reader.to("syddanmark/")
        tab_to(page, menu.get_by_role("link", name=name, exact=True))
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        current = menu.locator("[aria-current]")
        expect(current.first).to_be_visible()


def test_the_menu_of_a_small_screen_works_by_keyboard(browser: Browser, real: BuiltSite) -> None:
    """The folded menu opens with Enter, leads on, and closes with Escape."""
    with visit(browser, real.url, viewport=NARROW) as seen:
        page = seen.to("syddanmark/")
        button = page.locator("header").get_by_text("Menu", exact=True)
        menu = page.get_by_role("navigation", name="Hovedmenu").locator("visible=true")
        assert menu.count() == 0
        tab_to(page, button)
        page.keyboard.press("Enter")
        expect(menu).to_be_visible()
        page.keyboard.press("Escape")
        assert menu.count() == 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(real.url + "syddanmark/")


def test_the_first_stop_leads_past_the_header(reader: Visit) -> None:
    """The first press of Tab shows a link to the content, and after it comes the content's own."""
    page = reader.to("syddanmark/sager/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Gå til indhold")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert content(page).evaluate("one => one.contains(document.activeElement)")


def test_a_search_by_keyboard_finds_the_item(reader: Visit) -> None:
    """Words in the header's field and Enter list what holds them; a result leads to its place."""
    page = reader.page
    page.goto(reader.url + "syddanmark/")
    field = page.get_by_role("banner").get_by_role("searchbox")
    tab_to(page, field)
    page.keyboard.type("kommunebetaling")
    page.keyboard.press("Enter")
    result = content(page).get_by_role("link", name=ITEM).first
    expect(result).to_be_visible()
    tab_to(page, result)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/2023-01-25-sundhedsdirektoerkredsen/#punkt-4"))
