"""A finished page, neutral of any site generator.

Knows what a generator needs to publish a page. Refuses to know how the article was made and
what frame is put around it.
"""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What a page at an old address tells browsers: neither search nor sitemap is to list it.

    `to` is the relative URL of what stood there before, or empty when that is gone. A browser
    goes there by itself if `is_at_once`; otherwise only with JavaScript, which keeps the anchor.
    """

    to: str = ""
    is_at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site.

    `address` is its folder from the root of the site (`om/kilder/`; the front page's is empty).
    `title` and `description` are plain text and must be escaped by whoever writes them into
    HTML; `article` is safe HTML whose links are relative to `address`. `source` is the path of
    the record below the record root, `changed_on` the day of its last change where that is
    known. `region` is the samarbejde the page belongs to, or empty. `former` is there for old
    addresses only.
    """

    address: str
    title: str
    region: str
    article: Markup
    source: str | None = None
    description: str = ""
    changed_on: date | None = None
    former: Former | None = None
