"""What search engines are told: every page of the site, and when its record last changed.

Knows the sitemap protocol (sitemaps.org) and `robots.txt` (RFC 9309). Refuses to know what stands
on a page. Both speak of whole addresses, so there is nothing to tell where the site's is not
stated.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

SITEMAP = "sitemap.xml"
"""Where the list of pages lies, from the site's root."""
ROBOTS = "robots.txt"
"""Where robots look for their rules, from the root of the server."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(
    pages: Iterable[tuple[str, date | None]], site_url: str
) -> Iterator[tuple[str, bytes]]:
    """Give the files by their paths; `pages` are addresses with the days of their last changes.

    Robots read their rules at the root of a server only, so a site below it gives them none.
    """
    if not site_url:
        return
    root = f"{site_url.rstrip('/')}/"
    yield SITEMAP, _sitemap(pages, root).encode()
    if urlsplit(root).path == "/":
        yield ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {root}{SITEMAP}\n".encode()


def _sitemap(pages: Iterable[tuple[str, date | None]], root: str) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{_NAMESPACE}">']
    for address, changed_on in pages:
        changed = f"<lastmod>{changed_on.isoformat()}</lastmod>" if changed_on else ""
        lines.append(f"<url><loc>{escape(root + quote(address))}</loc>{changed}</url>")
    return "\n".join([*lines, "</urlset>", ""])
