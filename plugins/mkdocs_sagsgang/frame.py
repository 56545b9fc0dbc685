"""The words that the frame's templates use for a page, and for the page of an unknown address.

Knows which frame a page stands in, and what a browser may do on it. Refuses to know how the frame
looks: that is the templates' in `overrides/`.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from sagsgang.pages.page import Page
from sagsgang.site import Site

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; "
    # The search index is read by a WebAssembly program, which needs a word of its own.
    "script-src 'self' 'wasm-unsafe-eval'; "
    "style-src 'self'; "
    "img-src 'self' data:; "  # the signs of outcomes stand in the stylesheet
    "font-src 'self'; "
    "connect-src 'self'; "
    "worker-src 'self'; "
    "form-action 'self'; "
    "base-uri 'none'"
)
"""What pages may load and run: files of the site itself, and nothing that stands in a page."""

SERVING_POLICY = CONTENT_SECURITY_POLICY.replace("script-src", "script-src 'unsafe-inline'")
"""The same for `mkdocs serve`, which writes its live reload into each page that it sends."""


def page_words(site: Site, page: Page) -> Mapping[str, Any]:
    """Give the words for a page of the site."""
    frames = {frame.region: frame for frame in site.frames}
    return {
        "finished": page,
        "frame": frames.get(page.region, frames[""]),
        "root": "../" * page.address.count("/") or "./",
        "here": page.address,
        "here_is_known": True,
    }


def unknown_page_words(site: Site, site_url: str) -> Mapping[str, Any]:
    """Give the words for the page that is shown at an address that is not there.

    It is shown at any depth, so it says where the site begins; with no `site_url`, at the root.
    """
    whole = next(frame for frame in site.frames if not frame.region)
    root = urlsplit(site_url).path.rstrip("/")
    return {"frame": whole, "root": f"{root}/", "here": "", "here_is_known": False}
