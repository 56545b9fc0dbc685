"""Every type of page keeps to itself: it fetches nothing from others and runs nothing of others.

What a visit must not show is checked by the visit itself; here stands where it goes.
"""

import pytest
from playwright.sync_api import Browser

from tests.browser.sites import BuiltSite
from tests.browser.visits import visit

pytestmark = pytest.mark.browser

POLICY = "meta[http-equiv='Content-Security-Policy']"
SECURE_PARTS = ("default-src 'none'", "script-src 'self'", "base-uri 'none'")
INLINE_SCRIPT = """async () => {
    const script = document.createElement("script");
    script.text = "fire(1)";
    document.body.append(script);
    await new Promise(done => setTimeout(done, 200));  // what happens is told a little later
}"""


def test_a_page_of_each_type_keeps_to_itself(browser: Browser, real: BuiltSite) -> None:
    """No request leaves the site, nothing is missing, nothing is said on the console."""
    with visit(browser, real.url) as seen:
        for address in real.one_of_each_type.values():
            seen.to(address)
            assert seen.page.get_by_role("heading", level=1).count() == 1, address
    assert len(seen.requests) > len(real.one_of_each_type)


def test_a_page_of_each_type_has_the_policy_first(browser: Browser, real: BuiltSite) -> None:
    """Before anything is fetched a policy says that only the site itself may be asked."""
    with visit(browser, real.url) as seen:
        for address in real.one_of_each_type.values():
            policies = seen.to(address).locator(POLICY)
            assert policies.count() == 1, address
            content = policies.get_attribute("content") or ""
            for part in SECURE_PARTS:
                assert part in content, address
            script = content.partition("script-src")[2].partition(";")[0]
            assert "unsafe-inline" not in script
            assert "'unsafe-eval'" not in script
            before = policies.evaluate(
                "one => [...document.querySelectorAll('head link, head script, head style')]"
                ".filter(other => other.compareDocumentPosition(one) & 4).length"
            )
            assert before == 0, address


def test_an_unknown_address_is_answered_by_the_site(browser: Browser, real: BuiltSite) -> None:
    """However deep the address, the page that says so is whole and leads on."""
    with visit(browser, real.url) as seen:
        page = seen.to("syddanmark/moeder/1999/findes/ikke/")
        assert "findes ikke" in page.get_by_role("heading", level=1).inner_text()
        page.get_by_role("main").get_by_role("link", name="forside").first.click()
        assert page.url == real.url


def test_a_stranger_is_noticed(browser: Browser, real: BuiltSite) -> None:
    """A request to another host, a script in the page and an error each fail a visit."""
    with pytest.raises(AssertionError), visit(browser, real.url, bypass_csp=True) as seen:
        seen.to("").evaluate("fetch('https://fremmed.example/').catch(() => 0)")
    assert seen.requests_to_others == ["https://fremmed.example/"]
    with pytest.raises(AssertionError), visit(browser, real.url) as seen:
        seen.to("").evaluate(INLINE_SCRIPT)
    assert seen.fired == []
    assert [one.split()[0] for one in seen.violations] == ["script-src-elem"]
    with pytest.raises(AssertionError), visit(browser, real.url, bypass_csp=True) as seen:
        seen.to("").evaluate(INLINE_SCRIPT)
    assert len(seen.fired) == 1
