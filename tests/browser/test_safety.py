"""What is written in a record to do harm does none in a real browser; readers see it as text."""

import re
from collections.abc import Iterator, Sequence
from typing import TypedDict
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.hostile_archive import EXECUTING, payloads
from tests.browser.sites import BuiltSite
from tests.browser.visits import Visit, visit

pytestmark = pytest.mark.browser

REGIONS = dict(zip(EXECUTING, payloads(), strict=True))
"""For the name of each payload the samarbejde whose every word it is."""

# A page's frames are pages too, and many are looked at side by side in a fraction of the time.
# In each: whatever could run, send or fetch and is not the frame's own; and what is read there.
# Moving over, focusing and opening is what some payloads wait for.
SIDE_BY_SIDE = """async addresses => {
    const schemes = ["http:", "https:", "mailto:", "tel:"];
    const foreign = "iframe, object, embed, base, frame, math, portal, meta[http-equiv=refresh i],"
        + "main style, main script, main link, main meta";
    const words = text => text.replace(/\\s+/g, " ").trim();
    const strangers = page => [
        ...page.querySelectorAll(foreign),
        ...[...page.querySelectorAll("script")].filter(one => one.text.includes("fire(")),
        ...[...page.querySelectorAll("*")].filter(one => [...one.attributes].some(
            ({ name, value }) => /^on|^srcdoc$|^formaction$|^ping$/i.test(name)
                || /^(href|src|action|data|xlink:href)$/i.test(name)
                && !schemes.includes(new URL(value, page.baseURI).protocol))),
    ].map(one => one.outerHTML);
    const touch = page => {
        for (const one of page.querySelectorAll("details")) one.open = true;
        for (const one of page.querySelectorAll("body *")) {
            one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
            one.dispatchEvent(new FocusEvent("focus"));
        }
    };
    const frames = addresses.map(address =>
        Object.assign(document.createElement("iframe"), { src: "/" + address }));
    const loaded = frames.map(frame => new Promise(done => frame.onload = done));
    document.body.append(...frames);
    await Promise.all(loaded);
    const read = frames.map(({ contentDocument: page }, index) => {
        touch(page);
        return {
            address: addresses[index],
            strangers: strangers(page),
            title: page.title,
            heading: words(page.querySelector("h1").innerText),
            text: words(page.querySelector("main").innerText),
        };
    });
    await new Promise(done => setTimeout(done, 50));
    for (const frame of frames) frame.remove();
    return read;
}"""


class Read(TypedDict):
    """What a reader and a watchman see on a page."""

    address: str
    strangers: list[str]
    title: str
    heading: str
    text: str


@pytest.fixture(scope="module")
def unprotected(browser: Browser, hostile: BuiltSite) -> Iterator[Visit]:
    """A visit on which the pages' own policy does not help: escaping alone must do."""
    with visit(browser, hostile.url, bypass_csp=True) as seen:
        seen.to("index.html")
        yield seen


def looked_at(seen: Visit, addresses: Sequence[str]) -> dict[str, Read]:
    """Look at pages of the hostile site, and fail when anything runs or could run."""
    found: list[Read] = seen.page.evaluate(SIDE_BY_SIDE, list(addresses))
    assert [one["strangers"] for one in found] == [[] for _ in addresses]
    assert seen.fired == []
    assert seen.requests_to_others == []
    return {one["address"]: one for one in found}


def pages_of(site: BuiltSite, region: str) -> list[str]:
    """The addresses of a samarbejde's pages, and of the hand-written page beside it."""
    return [one for one in site.addresses if one.startswith((f"{region}/", f"om/{region}/"))]


@pytest.mark.parametrize("name", REGIONS)
def test_a_payload_is_read_and_does_nothing(
    name: str, hostile: BuiltSite, unprotected: Visit
) -> None:
    """A payload in every title, name and text runs nowhere, and is read word for word."""
    region = REGIONS[name]
    written = " ".join(payloads()[region].split())
    read = looked_at(unprotected, pages_of(hostile, region))
    assert len(read) > 20
    for record in ("", "fora/kreds/", "sager/2023/sag/", "aftaler/aftale/", "kommuner/by/"):
        page = read[f"{region}/{record}"]
        assert page["title"].startswith(written)
        assert written in page["heading"]
    for address in ("moeder/2023/2023-01-25-kreds/", "moeder/2030/2030-01-25-kreds/", "sager/"):
        assert written in read[f"{region}/{address}"]["text"]


def test_bad_addresses_become_no_links(hostile: BuiltSite, unprotected: Visit) -> None:
    """What stands as an address but is none leads nowhere, and is listed as a mistake."""
    assert len(looked_at(unprotected, pages_of(hostile, "adresser"))) > 20
    findings = looked_at(unprotected, ["redaktion/fund/"])["redaktion/fund/"]
    assert "'javascript:fire(90)' er ikke en hel webadresse" in findings["text"]


def test_pages_about_everything_are_safe_too(hostile: BuiltSite, unprotected: Visit) -> None:
    """Neither the front page, the findings, the help nor the 404 page runs anything."""
    regions = (*payloads(), "adresser", "om", "redaktion/fejl")
    general = [one for one in hostile.addresses if not one.startswith(tuple(regions))]
    assert {"", "404.html", "redaktion/fund/", "redaktion/format/"} <= set(general)
    assert "Siden findes ikke" in looked_at(unprotected, general)["404.html"]["heading"]


def test_the_policy_finds_nothing_to_stop(browser: Browser, hostile: BuiltSite) -> None:
    """On a page of each type of the hostile site there is nothing that the policy must stop."""
    with visit(browser, hostile.url) as seen:
        for address in hostile.one_of_each_type.values():
            seen.to(address)


def test_results_of_a_search_are_safe(hostile: BuiltSite, unprotected: Visit) -> None:
    """Results whose titles and excerpts are written like code are shown as text."""
    page = unprotected.page
    for wanted in (
        "script",
        "onerror",
        "<script>fire(2)</script>",
        "<img src=x onerror=fire(97)>",
    ):
        page.goto(f"{hostile.url}soeg/?q={quote(wanted)}")
        status = page.get_by_role("main").get_by_role("status")
        expect(status).to_contain_text(re.compile("resultat|Ingen sider indeholder"))
        expect(status).to_contain_text(wanted)
        results = page.get_by_role("main").inner_html()
        assert not re.search(r"<(script|img|iframe|style|object)\b", results)
    assert unprotected.fired == []
