"""A site that is replaced again and again, shown to the browsers of this machine.

Knows HTTP, and how a page finds out that it has been replaced. Whatever becomes of a build, what
stood last keeps answering. Refuses to know how a site is built and what calls for it.

Every page gets one script element more. It is a file of the server's own, so that pages which
forbid inline scripts reload too.
"""

import html
import os
import shutil
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs_sagsgang.output import NOT_FOUND_PAGE, is_inside

HOST = "127.0.0.1"
PATIENCE = 25.0
"""Seconds that a browser's question is held back at most while nothing is new."""

_SCRIPT_PATH = "/-/genindlaes.js"
_VERSION_PATH = "/-/version/"
_SCRIPT = f"""\
const shown = document.currentScript.dataset.version;
async function ask() {{
  try {{
    const answer = await fetch("{_VERSION_PATH}" + shown, {{ cache: "no-store" }});
    if (answer.ok && (await answer.text()) !== shown) {{ location.reload(); return; }}
    setTimeout(ask, 100);
  }} catch {{ setTimeout(ask, 1000); }}
}}
ask();
"""
_NO_SITE = """\
<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Siden er ikke bygget</title></head>
<body><h1>Siden er ikke bygget</h1><p>{}</p></body></html>
"""


class Showcase:
    """The site that is shown now, and its version: the two change as one."""

    def __init__(self) -> None:
        """Begin with nothing to show."""
        self._changed = threading.Condition()
        self._version = 1
        self._folder: Path | None = None
        self._excuse = "Den bliver bygget netop nu."

    @property
    def current(self) -> tuple[int, Path | None, str]:
        """The version, its folder if there is one, and what to say when there is none."""
        with self._changed:
            return self._version, self._folder, self._excuse

    def show(self, folder: Path) -> None:
        """Show another folder from now on, and remove the one that was shown until now."""
        with self._changed:
            before, self._folder = self._folder, folder
            self._version += 1
            self._changed.notify_all()
        if before is not None:
            shutil.rmtree(before, ignore_errors=True)

    def excuse(self, sentence: str) -> None:
        """Say why nothing is shown; what is shown already stays."""
        with self._changed:
            self._excuse = sentence
            if self._folder is None:
                self._version += 1
                self._changed.notify_all()

    def version_other_than(self, version: str) -> int:
        """Give the version as soon as it is another, or after `PATIENCE` seconds anyway."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._version) != version, timeout=PATIENCE)
            return self._version


class Server(ThreadingHTTPServer):
    """The server of one showcase. To make it is to take the port, or to raise `OSError`."""

    daemon_threads = True
    # On Windows the same wish lets two programs share a port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int, showcase: Showcase) -> None:
        """Take the port; 0 takes any that is free."""
        super().__init__((HOST, port), partial(_Answer, showcase=showcase))

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - Python's own
        """Stay quiet about browsers that hang up, and tell anything else as usual."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Answer(SimpleHTTPRequestHandler):
    """The answer to one request."""

    protocol_version = "HTTP/1.1"
    timeout = 2 * PATIENCE

    def __init__(self, *words: Any, showcase: Showcase) -> None:  # noqa: ANN401 - Python's own
        self._showcase = showcase
        super().__init__(*words)

    def do_GET(self) -> None:
        """Answer a browser's request for a page, a file or the version."""
        path = unquote(urlsplit(self.path).path)
        if not self._is_for_this_machine():
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"Kun for denne maskine.")
        elif path == _SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript", _SCRIPT.encode())
        elif path.startswith(_VERSION_PATH):
            version = self._showcase.version_other_than(path.removeprefix(_VERSION_PATH))
            self._send(HTTPStatus.OK, "text/plain", str(version).encode())
        else:
            self._send_file(path)

    do_HEAD = do_GET  # noqa: N815 - the name that Python looks for

    def _is_for_this_machine(self) -> bool:
        """Whether the request names this machine: no other site's name may lead here."""
        name = (self.headers.get("Host") or "").rpartition(":")[0]
        return name in (HOST, "localhost")

    def _send_file(self, path: str) -> None:
        version, folder, excuse = self._showcase.current
        if folder is None:
            page = _NO_SITE.format(html.escape(excuse)).encode()
            self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, page, version)
            return
        below = path.removeprefix("/") + ("index.html" if path.endswith("/") else "")
        file = folder / (below if is_inside(below) else NOT_FOUND_PAGE)
        if (file / "index.html").is_file():
            self._redirect(f"{urlsplit(self.path).path}/")
            return
        status = HTTPStatus.OK if is_inside(below) and file.is_file() else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            file = folder / NOT_FOUND_PAGE
        try:
            data = file.read_bytes()
        except FileNotFoundError:  # the site was replaced a moment ago: the browser asks again
            data = b"<!doctype html><title>Siden bliver skiftet ud</title>"
        if file.suffix == ".html":
            self._send_page(status, data, version)
        else:
            self._send(status, self.guess_type(str(file)), data)

    def _send_page(self, status: HTTPStatus, page: bytes, version: int) -> None:
        script = f'<script src="{_SCRIPT_PATH}" data-version="{version}"></script>'.encode()
        before, end, after = page.rpartition(b"</body>")
        with_script = before + script + end + after if end else page + script
        self._send(status, "text/html", with_script)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        # One slash only: two would name another machine.
        self.send_header("Location", "/" + address.lstrip("/"))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        is_text = kind.startswith("text/")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *words: Any) -> None:  # noqa: ANN401 - Python's own
        """Say nothing: a person writes records beside this terminal."""
