"""The sites that the browser visits: built by the command that everybody builds with, then served.

Knows how a site is built from a folder of records and how its files are handed out. Refuses to
know what stands on them.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from mkdocs_sagsgang.disk import read_source
from sagsgang.archive import archive
from sagsgang.plan import Plan, plan
from sagsgang.site import Settings
from tests.sagsgang.sources import RECORDS, TODAY

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """A site in a folder, what it was planned to be, and the address that it is served at."""

    folder: Path
    planned: Plan
    url: str

    @property
    def addresses(self) -> tuple[str, ...]:
        """The address of every page, also of those that only the frame knows, from the root."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return tuple(sorted(path.removesuffix("index.html") for path in found))

    @property
    def one_of_each_type(self) -> Mapping[str, str]:
        """For each type of page the address of the one with most on it.

        A type is a kind of view; each page that has none, such as the 404 page, is one by itself.
        """
        views = {page.address: type(page.view).__name__ for page in self.planned.pages}
        largest = sorted(self.addresses, key=self._size)
        return dict(sorted((views.get(address, address), address) for address in largest))

    def _size(self, address: str) -> int:
        file = address if address.endswith(".html") else f"{address}index.html"
        return (self.folder / file).stat().st_size


@contextmanager
def real_site(below: Path) -> Iterator[BuiltSite]:
    """Build and serve the site of the project's own records."""
    folder = below / "site"
    done = _build(folder, RECORDS)
    assert done.returncode == 0, done.stdout + done.stderr
    planned = _plan(RECORDS, Settings(title="Sagsgang"))
    with served(folder) as url:
        yield BuiltSite(folder=folder, planned=planned, url=url)


@contextmanager
def previewed_site(below: Path, files: Mapping[str, str]) -> Iterator[BuiltSite]:
    """Build and serve the preview of invented files, with whatever is wrong with them."""
    folder, records = below / "site", below / "arkiv"
    for name, text in files.items():
        (records / name).parent.mkdir(parents=True, exist_ok=True)
        (records / name).write_text(text, encoding="utf-8")
    done = _build(folder, records, "--preview")
    assert (folder / "index.html").exists(), done.stderr
    planned = _plan(records, Settings(title="Sagsgang", drafts=True, show_broken=True))
    with served(folder) as url:
        yield BuiltSite(folder=folder, planned=planned, url=url)


def _build(folder: Path, records: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the build to its end; a day is set, for a site of today would be another tomorrow."""
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--site", str(folder)]
    return subprocess.run(
        [*command, "--records", str(records), "--today", TODAY.isoformat(), *words],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _plan(records: Path, settings: Settings) -> Plan:
    source, _ = read_source(records)
    return plan(archive(source), settings, TODAY)


class _Handler(SimpleHTTPRequestHandler):
    """Hands out files, and the site's own page for what is not there."""

    protocol_version = "HTTP/1.1"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page when something is not found."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - its own
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine, and give its address with a slash at the end.

    Raises nothing for a browser that goes away in the middle of an answer.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
