"""The addresses that are: pages, anchors, files and the links between them.

Knows that a page's address is its key, and that a record's key is its id. Refuses to know what
stands on a page. All links are relative, so that the site works under any base path.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from sagsgang import danish
from sagsgang.diagnostics import Diagnostic, Place, error
from sagsgang.records.kinds import attachment_folder

_IMAGE_TYPES: Final = frozenset({"jpeg", "jpg", "png"})
_RECORD_ROOT: Final = "/records/"


def address(key: str) -> str:
    """Give a page's address from the site's root: `om/kilder/`; the front page's is empty."""
    *folders, name = key.split("/")
    parts = folders if name == "index" else [*folders, name]
    return "".join(f"{part}/" for part in parts)


@lru_cache(maxsize=1024)
def item_anchor(number: str) -> str:
    """Give the anchor of a punkt: `4` → `punkt-4`, `1.2` → `punkt-1-2`, `11a` → `punkt-11a`."""
    return f"punkt-{danish.slug(number)}"


def attachment_address(owner: str, file: str) -> str:
    """Give the path of a file beside the page of the record that holds it."""
    return address(owner) + file


def relative_url(address_from: str, path_to: str) -> str:
    """Lead from a page to a page or file, both from the site's root; never empty."""
    *folders_from, _ = address_from.split("/")
    *folders_to, file = path_to.split("/")
    shared = 0
    for one, other in zip(folders_from, folders_to, strict=False):
        if one != other:
            break
        shared += 1
    down = [*folders_to[shared:], file]
    # A name with a colon at the start would read as a scheme, so it is quoted too.
    return "../" * (len(folders_from) - shared) + quote("/".join(down), safe="/.-_~") or "./"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAddress:
    """A page among all others: its key, where its record stands, its anchors."""

    key: str
    source: Place
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedFile:
    """Where a link in running text leads, and whether it may be shown as a picture."""

    url: str
    is_image: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """How a page at `here` leads to other pages and files of the site.

    `anchors` holds the anchors of every page by key, `files` the path of every published file
    from the record root with its address.
    """

    here: str
    anchors: Mapping[str, frozenset[str]]
    files: Mapping[str, str]

    def to(self, key: str, item: str = "") -> str | None:
        """Lead to a page by its key, or to an item on it; to nothing when there is no such page.

        An item that is not there gives the page.
        """
        anchors = self.anchors.get(key)
        if anchors is None:
            return None
        anchor = item_anchor(item) if item else ""
        return self._url(key, anchor if anchor in anchors else "")

    def to_file(self, owner: str, file: str) -> str:
        """Lead to an attachment."""
        return relative_url(address(self.here), attachment_address(owner, file))

    def resolve(self, path: str) -> LinkedFile | None:
        """Find where a path in a record leads: `/records/….md#punkt-4`, or `#punkt-4` here."""
        target, _, anchor = path.partition("#")
        if not target:
            own = self.anchors.get(self.here, frozenset())
            return LinkedFile(url=f"#{anchor}") if anchor in own else None
        if not target.startswith(_RECORD_ROOT):
            return None
        inside = target.removeprefix(_RECORD_ROOT)
        if inside.endswith(".md"):
            key = inside.removesuffix(".md")
            if key not in self.anchors:
                return None
            found = anchor if anchor in self.anchors[key] else ""
            return LinkedFile(url=self._url(key, found))
        published = self.files.get(inside)
        if published is None:
            return None
        url = relative_url(address(self.here), published)
        return LinkedFile(url=url, is_image=inside.rpartition(".")[2].lower() in _IMAGE_TYPES)

    def _url(self, key: str, anchor: str) -> str:
        if key == self.here and anchor:
            return f"#{anchor}"
        url = relative_url(address(self.here), address(key))
        return f"{url}#{anchor}" if anchor else url


def file_addresses(owners: Iterable[tuple[str, str]], blobs: Iterable[str]) -> dict[str, str]:
    """Give the address of each published file by its path; `owners` are record ids and paths."""
    folders = {attachment_folder(path): record_id for record_id, path in owners}
    found = {}
    for path in blobs:
        folder, _, name = path.rpartition("/")
        found[path] = attachment_address(folders[f"{folder}/"], name)
    return found


def collisions(pages: Iterable[PlannedAddress]) -> Iterator[Diagnostic]:
    """Find pages that would have the same address, and anchors that stand twice on a page."""
    taken: dict[str, PlannedAddress] = {}
    for page in pages:
        where = address(page.key)
        other = taken.setdefault(where, page)
        if other is not page:
            yield error(
                "adresse-optaget",
                page.source,
                f"Siden får adressen /{where}, men den har {other.source.path} allerede.",
                "Omdøb den ene af de to filer.",
            )
        seen: set[str] = set()
        for anchor in page.anchors:
            if anchor in seen:
                yield error(
                    "adresse-optaget",
                    page.source,
                    f"To punkter får samme adresse, #{anchor}.",
                    "Giv hvert punkt sit eget nummer.",
                )
            seen.add(anchor)
