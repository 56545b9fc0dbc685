"""The files that a built site consists of, known before it is built and compared after.

Knows which file each page and asset becomes, and what must be in it. Refuses to know who writes
the files.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from sagsgang.pages.page import Page
from sagsgang.site import Asset, Site
from sagsgang.source import Blob

NOT_FOUND_PAGE = "404.html"
"""The page that is shown for an address that is not there; the frame alone makes it."""

_MOST_SHOWN = 20


class IncompleteSiteError(Exception):
    """What was written is not what was planned; the text is a Danish sentence with the paths."""


@dataclass(frozen=True, slots=True)
class Output:
    """The files of a site by their paths from its root, each with the test that it must pass."""

    tests: Mapping[str, Callable[[bytes], bool]]

    def with_files(self, paths: Iterable[str]) -> "Output":
        """Add files that are known only when they have been made: they must not be empty."""
        return Output(MappingProxyType({**dict.fromkeys(paths, bool), **self.tests}))


def page_path(page: Page) -> str:
    """Name the file that holds a page."""
    return f"{page.address}index.html"


def planned(site: Site, frame_files: Iterable[str]) -> Output:
    """Name every file of a site; `frame_files` are those that belong to its look.

    Raises `ValueError` when two things want the same file, or one wants a file outside.
    """
    tests: dict[str, Callable[[bytes], bool]] = {}
    for path, test in _tests(site, frame_files):
        if path in tests:
            raise ValueError(f"two things are to be published as {path}")
        if not is_inside(path):
            raise ValueError(f"{path} lies outside the site")
        tests[path] = test
    return Output(MappingProxyType(tests))


def _tests(site: Site, frame_files: Iterable[str]) -> Iterator[tuple[str, Callable[[bytes], bool]]]:
    for page in site.pages:
        yield page_path(page), _holds(page)
    for asset in site.assets:
        yield asset.path, _equals(asset)
    for path in (NOT_FOUND_PAGE, *frame_files):
        yield path, bool


def _holds(page: Page) -> Callable[[bytes], bool]:
    return lambda data: page.article.encode() in data


def _equals(asset: Asset) -> Callable[[bytes], bool]:
    wanted = asset.data
    if isinstance(wanted, Blob):
        return lambda data: hashlib.sha256(data).hexdigest() == wanted.digest
    return lambda data: data == wanted


def is_inside(path: str) -> bool:
    """Whether a path stays below the folder that it is relative to."""
    parts = path.split("/")
    return not PurePosixPath(path).is_absolute() and not {"", ".", ".."} & set(parts)


def discrepancies(output: Output, folder: Path) -> Iterator[str]:
    """Say in Danish what is missing from a folder, wrong in it, or not planned."""
    present = set(_files_below(folder))
    for path, test in output.tests.items():
        if path not in present:
            yield f"{path} mangler"
        elif not test((folder / path).read_bytes()):
            yield f"{path} har et andet indhold end planlagt"
    for path in sorted(present - output.tests.keys()):
        yield f"{path} er ikke planlagt"


def _files_below(folder: Path) -> Iterator[str]:
    for here, _, names in os.walk(folder):
        for name in names:
            yield (Path(here) / name).relative_to(folder).as_posix()


def check_output(output: Output, folder: Path) -> None:
    """Raise `IncompleteSiteError` unless a folder holds the planned files and nothing else."""
    found = tuple(discrepancies(output, folder))
    if found:
        shown = "\n".join(f"  {one}" for one in found[:_MOST_SHOWN])
        more = f"\n  ... og {len(found) - _MOST_SHOWN} til" if len(found) > _MOST_SHOWN else ""
        raise IncompleteSiteError(f"Den byggede side er ikke, som den skulle være:\n{shown}{more}")
