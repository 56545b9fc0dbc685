"""What stands in a search index, for tests: Pagefind's files without their wrapping.

Everything that is fetched by a search is gzip around a word of Pagefind's and the contents.
"""

import gzip
import json
from pathlib import Path
from typing import Any

from mkdocs_sagsgang.search import INDEX_FOLDER

_WORD = b"pagefind_dcd"


def contents(file: Path) -> bytes:
    """Give what is wrapped in a file."""
    data = gzip.decompress(file.read_bytes())
    assert data.startswith(_WORD)
    return data.removeprefix(_WORD)


def fragments(site: Path) -> dict[str, dict[str, Any]]:
    """Give what a built site's index knows of each place, by the place's address in the index."""
    files = (site / INDEX_FOLDER / "fragment").iterdir()
    found = [json.loads(contents(file)) for file in files]
    by_url = {one["url"]: one for one in found}
    assert len(by_url) == len(found)
    return by_url


def filters(site: Path) -> list[list[int]]:
    """Give the bytes of all filter files, sorted: Pagefind writes values in any order."""
    files = (site / INDEX_FOLDER / "filter").iterdir()
    return sorted(sorted(contents(file)) for file in files)


def is_unordered(path: str) -> bool:
    """Whether a file of a site may differ between builds: filters, and what names them."""
    inside = path.removeprefix(f"{INDEX_FOLDER}/")
    return inside != path and (
        inside.startswith("filter/")
        or inside.endswith(".pf_meta")
        or inside == "pagefind-entry.json"
    )
