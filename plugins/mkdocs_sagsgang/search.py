"""The index that a browser searches in, made by Pagefind from the core's entries.

Knows Pagefind's command and which of the files that it writes a search needs. Refuses to know what
entries say and how results are shown. Pagefind is run as a program on a folder of small documents,
once: told record by record from Python it takes a tenth of a second for each.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from mkdocs.exceptions import Abort

from sagsgang.search import Entry, document

INDEX_FOLDER: Final = "soeg/pagefind"
"""Where the index lies in a site. Its files are Pagefind's; no two runs need to write the same."""

_LANGUAGE: Final = "da"
_ENTRY_FILE: Final = "pagefind-entry.json"
_USED: Final = (
    "pagefind.js",
    "pagefind-worker.js",
    _ENTRY_FILE,
    f"wasm.{_LANGUAGE}.pagefind",
    "*.pf_meta",
    "filter/*.pf_filter",
    "fragment/*.pf_fragment",
    "index/*.pf_index",
)
"""What a search fetches; Pagefind's own widgets and their styles stay behind."""


class SearchIndexError(Abort):
    """There is no index as it should be; the text is a Danish sentence, and what Pagefind said."""

    exit_code = 70


def index_written(entries: Iterable[Entry], site: Path) -> tuple[str, ...]:
    """Write the index of a site into its folder and name the files, from the site's root.

    Raises `SearchIndexError` when Pagefind fails, or has indexed another number of entries.
    """
    documents = [document(entry) for entry in entries]
    with tempfile.TemporaryDirectory() as below:
        pages, bundle = Path(below) / "sider", Path(below) / "indeks"
        for one in documents:
            path = pages / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.html, encoding="utf-8")
        _run_pagefind(pages, bundle)
        count = _indexed(bundle)
        if count != len(documents):
            raise SearchIndexError(
                f"Søgeindekset er ikke, som det skulle være: {len(documents)} steder skulle med, og"
                f" {count} kom med."
            )
        return tuple(_kept(bundle, site))


def _run_pagefind(pages: Path, bundle: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--silent", "--force-language", _LANGUAGE]
    command += ["--site", str(pages), "--output-path", str(bundle)]
    done = subprocess.run(
        command,
        cwd=pages.parent,  # a pagefind.toml in the folder one stands in shall change nothing
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode or not (bundle / _ENTRY_FILE).is_file():
        said = done.stderr.strip() or done.stdout.strip() or "ingenting"
        raise SearchIndexError(
            f"Søgeindekset kunne ikke laves: Pagefind stoppede med slutkode {done.returncode} og"
            f" skrev: {said.splitlines()[-1]}"
        )


def _indexed(bundle: Path) -> int:
    """Tell how many entries Pagefind says are in its index."""
    languages = json.loads((bundle / _ENTRY_FILE).read_bytes())["languages"]
    return sum(language["page_count"] for language in languages.values())


def _kept(bundle: Path, site: Path) -> Iterator[str]:
    """Copy what a search needs into the site."""
    for pattern in _USED:
        for file in sorted(bundle.glob(pattern)):
            path = f"{INDEX_FOLDER}/{file.relative_to(bundle).as_posix()}"
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            yield path
