"""Every type of page can be used by everybody: whatever the eyes, the screen or the keyboard.

What a program can see: axe-core finds nothing, no page scrolls sideways on a small screen, and
every stop of the keyboard is in sight and has a name.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # has none
from playwright.sync_api import Browser, Page

from tests.browser.sites import BuiltSite
from tests.browser.visits import ColorScheme, visit

pytestmark = pytest.mark.browser

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES = {"runOnly": {"type": "tag", "values": list(LEVELS)}, "resultTypes": ["violations"]}
HEIGHT = 900

FAULTY = '<!doctype html><title>x</title><p style="color: #eee">Blegt</p><img src="x.png">'

# What has focus, as a reader meets it: null when nothing has. A name is what is read aloud.
FOCUSED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body || one === document.documentElement) return null;
    // The first line of a link that is broken over two: the middle of both may be beside it.
    const box = one.getClientRects()[0] ?? one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const labels = [...(one.labels ?? [])].map(label => label.innerText).join(" ");
    const by = (one.getAttribute("aria-labelledby") ?? "").split(" ").map(
        id => document.getElementById(id)?.textContent ?? "").join(" ");
    const name = one.getAttribute("aria-label") || by.trim() || labels || one.innerText
        || one.textContent || one.querySelector("img")?.alt || "";
    const parts = box.width > 1 && box.height > 1
        ? one.tagName : "usynlig " + one.tagName;
    const middle = document.elementFromPoint(
        Math.min(Math.max(box.left + Math.min(box.width, innerWidth) / 2, 0), innerWidth - 1),
        Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1));
    const inside = box.right > 0 && box.left < innerWidth
        && box.bottom > 0 && box.top < innerHeight;
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
        || style.boxShadow !== "none";
    return {
        html: one.outerHTML.slice(0, 160),
        name: name.trim(),
        seen: parts === one.tagName && inside && style.visibility === "visible"
            && Boolean(middle) && (one.contains(middle) || middle.contains(one)),
        outlined,
    };
}"""


def violations_on(page: Page) -> list[str]:
    """List what axe-core finds on a page: rule, what is wrong, and where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['target'][0]} {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, real: BuiltSite, scheme: ColorScheme, width: int
) -> None:
    """No rule is broken on a page of any type; none is switched off."""
    found = {}
    size = {"width": width, "height": HEIGHT}
    with visit(browser, real.url, color_scheme=scheme, viewport=size) as seen:
        for kind, address in real.one_of_each_type.items():
            if broken := violations_on(seen.to(address)):
                found[f"{kind}: {address}"] = broken
    assert found == {}


def test_axe_would_find_something(browser: Browser) -> None:
    """On a page with pale text and a picture without words axe-core finds both."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content(FAULTY)
        found = " ".join(violations_on(page))
    assert "color-contrast" in found
    assert "image-alt" in found


def test_nothing_scrolls_sideways(browser: Browser, real: BuiltSite) -> None:
    """At 320 px, which is 1280 px at 400 %, no page is wider than the screen."""
    wide = {}
    with visit(browser, real.url, viewport={"width": 320, "height": 640}) as seen:
        for kind, address in real.one_of_each_type.items():
            width = seen.to(address).evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide[f"{kind}: {address}"] = width
    assert wide == {}


def focus_stops(page: Page) -> Iterator[dict[str, Any]]:
    """Walk over a page with the Tab key from its start to its end."""
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return
        yield stop
    raise AssertionError(f"{page.url} has no end for the keyboard")


@pytest.mark.parametrize("width", [390, 1280])
def test_every_stop_of_the_keyboard_is_seen_and_named(
    browser: Browser, real: BuiltSite, width: int
) -> None:
    """What has focus is in sight, not covered, marked as such, and has a name to be read aloud."""
    faults = {}
    with visit(browser, real.url, viewport={"width": width, "height": HEIGHT}) as seen:
        for kind, address in real.one_of_each_type.items():
            stops = tuple(focus_stops(seen.to(address)))
            assert len(stops) > 3, address
            bad = [one for one in stops if not (one["seen"] and one["name"] and one["outlined"])]
            if bad:
                faults[f"{kind}: {address}"] = bad[:3]
    assert faults == {}
