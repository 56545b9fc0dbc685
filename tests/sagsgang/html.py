"""What stands in a page's HTML, for tests: text, links and anchors."""

from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

from sagsgang.pages.page import Page
from sagsgang.site import Site

BASE = "https://example.dk/under/mappe/"
INLINE = frozenset({"a", "b", "code", "em", "i", "small", "span", "strong", "time"})


class PageReader(HTMLParser):
    """Collects the text, links, anchors and tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.labels: list[str] = []
        self._words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and where it leads."""
        self._part(tag)
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add((tag, name))
            if name in {"href", "src"}:
                self.links.append(value or "")
            if name == "id":
                self.anchors.append(value or "")
            if name == "aria-labelledby":
                self.labels.extend((value or "").split())

    def handle_endtag(self, tag: str) -> None:
        """Note where a tag ends."""
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag not in INLINE:
            self._words.append(" ")

    def handle_data(self, data: str) -> None:
        """Note words."""
        self._words.append(data)

    @property
    def text(self) -> str:
        """The page's words, with single spaces."""
        return " ".join("".join(self._words).split())


def text_of(site: Site, address: str) -> str:
    """Give the words of the page at an address."""
    return PageReader(str(page_at(site, address).article)).text


def page_at(site: Site, address: str) -> Page:
    """Find the page at an address."""
    return next(page for page in site.pages if page.address == address)


def dead_links(site: Site) -> list[str]:
    """List links inside the site that lead to no page, file or anchor."""
    read = {page.address: PageReader(str(page.article)) for page in site.pages}
    files = {asset.path for asset in site.assets}
    return [
        f"{address}: {link}"
        for address, reader in read.items()
        for link in reader.links
        if not link.startswith(("https://", "mailto:", "tel:"))
        and not _leads_somewhere(address, link, read, files)
    ]


def _leads_somewhere(
    address: str, link: str, read: dict[str, PageReader], files: Iterable[str]
) -> bool:
    target, anchor = urldefrag(urljoin(BASE + address, link))
    if not target.startswith(BASE):
        return False
    path = unquote(target.removeprefix(BASE))
    if path in read:
        return not anchor or anchor in read[path].anchors
    return path in files and not anchor
