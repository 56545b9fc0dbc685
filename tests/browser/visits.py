"""A visit to a site with a real browser, and all that is seen on the way.

Knows what a visit must never show: requests to others, scripts of strangers, errors. Refuses to
know what any page is about.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response

ColorScheme = Literal["dark", "light"]

_REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
    violated(event.violatedDirective + " " + event.blockedURI + " on " + location.pathname));
"""


@dataclass  # neither frozen nor slotted: Playwright writes on the owner of a listening method
class Visit:
    """A page of a browser, and what has been seen since it was opened."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    fired: list[str] = field(default_factory=list)

    def to(self, address: str) -> Page:
        """Go to a page by its address from the site's root."""
        self.page.goto(self.url + address)
        return self.page

    @property
    def requests_to_others(self) -> list[str]:
        """Addresses of other hosts that the pages asked for something."""
        own = urlsplit(self.url).netloc
        return [
            one
            for one in self.requests
            if urlsplit(one).scheme not in {"about", "blob", "data"} and urlsplit(one).netloc != own
        ]

    def check(self) -> None:
        """Fail when anything was seen that no page may do."""
        assert self.requests_to_others == []
        assert self.fired == []
        assert self.violations == []
        assert self.messages == []
        assert self.missing == []

    def _note_message(self, message: ConsoleMessage) -> None:
        # Warnings are left out: they tell how busy the machine is. That the 404 page is a 404 is no
        # mistake of it: `missing` has all others.
        if message.type == "error" and "status of 404" not in message.text:
            self.messages.append(f"{message.text} ({self.page.url})")

    def _note_response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.missing.append(f"{response.status} {response.url}")

    def _note_failure(self, request: Request) -> None:
        # A page that is left breaks off what it has not fetched yet.
        if request.failure != "net::ERR_ABORTED":
            self.missing.append(f"{request.failure} {request.url}")

    def _note_dialog(self, dialog: Dialog) -> None:
        self.fired.append(dialog.message)
        dialog.dismiss()

    def listen(self) -> None:
        """Begin to note what is seen."""
        page, context = self.page, self.page.context
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", self._note_response)
        page.on("requestfailed", self._note_failure)
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.messages.append(f"{error} ({page.url})"))
        page.on("dialog", self._note_dialog)
        page.on("popup", lambda popup: self.fired.append(popup.url))
        context.expose_binding("fire", lambda source, n=0: self.fired.append(f"{n} {source}"))
        context.expose_binding("violated", lambda _, what: self.violations.append(what))
        context.add_init_script(_REPORT_VIOLATIONS)


@contextmanager
def visit(browser: Browser, url: str, **context: Any) -> Iterator[Visit]:  # noqa: ANN401 - its own
    """Open a browser's page for a site. `context` is what Playwright calls so, `viewport` say.

    When the block ends well, fails if anything was seen that no page may do.
    """
    with browser.new_context(locale="da-DK", reduced_motion="reduce", **context) as opened:
        seen = Visit(opened.new_page(), url)
        seen.listen()
        yield seen
        seen.check()
