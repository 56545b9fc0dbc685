"""What a browser is answered while sites come and go."""

import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from mkdocs_sagsgang.server import Server, Showcase


def answer(server: Server, path: str, host: str | None = None) -> tuple[int, HTTPResponse, str]:
    """Ask the server, over a real connection: status, response and body."""
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", path, headers={"Host": host} if host else {})
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, response, body


def version_folder(below: Path, name: str) -> Path:
    """Write a site of two pages and a file that all say `name`."""
    folder = below / name
    (folder / "a").mkdir(parents=True)
    (folder / "index.html").write_text(f"<body>{name}</body>", encoding="utf-8")
    (folder / "a" / "index.html").write_text(f"<body>a {name}</body>", encoding="utf-8")
    (folder / "404.html").write_text("<body>Siden findes ikke</body>", encoding="utf-8")
    (folder / "a.css").write_text(name, encoding="utf-8")
    return folder


@pytest.fixture
def showcase() -> Showcase:
    """A showcase with nothing in it yet."""
    return Showcase()


@pytest.fixture
def server(showcase: Showcase) -> Iterator[Server]:
    """A server on a free port that answers as long as the test lasts."""
    with Server(0, showcase) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def test_pages_carry_the_script_that_reloads_them(
    server: Server, showcase: Showcase, tmp_path: Path
) -> None:
    """A page is what was built and one script element, from the server itself, at its end."""
    showcase.show(version_folder(tmp_path, "en"))
    status, response, body = answer(server, "/a/?x=1")
    assert (status, response.getheader("Content-Type")) == (200, "text/html; charset=utf-8")
    assert body == ('<body>a en<script src="/-/genindlaes.js" data-version="2"></script></body>')
    assert response.getheader("Cache-Control") == "no-store"
    assert answer(server, "/-/genindlaes.js")[1].getheader("Content-Type") == (
        "text/javascript; charset=utf-8"
    )


def test_files_come_as_they_are(server: Server, showcase: Showcase, tmp_path: Path) -> None:
    """Anything but a page is sent without a change, under its own type."""
    showcase.show(version_folder(tmp_path, "en"))
    status, response, body = answer(server, "/a.css")
    assert (status, response.getheader("Content-Type")) == (200, "text/css; charset=utf-8")
    assert body == "en"


def test_a_folder_without_its_slash_is_sent_on(
    server: Server, showcase: Showcase, tmp_path: Path
) -> None:
    """`/a` leads to `/a/`, and never to another machine."""
    showcase.show(version_folder(tmp_path, "en"))
    status, response, _ = answer(server, "/a?x=1")
    assert (status, response.getheader("Location")) == (301, "/a/")
    assert answer(server, "//a")[1].getheader("Location") == "/a/"


@pytest.mark.parametrize("path", ["/nix/", "/nix", "/../hemmelig.txt", "/%2e%2e/hemmelig.txt"])
def test_what_is_not_on_the_site_is_a_page_that_says_so(
    server: Server, showcase: Showcase, tmp_path: Path, path: str
) -> None:
    """An address that is not there gives the site's own page, also one that leads outside."""
    (tmp_path / "hemmelig.txt").write_text("hemmeligt", encoding="utf-8")
    showcase.show(version_folder(tmp_path, "en"))
    status, _, body = answer(server, path)
    assert status == 404
    assert body.startswith("<body>Siden findes ikke")


def test_other_names_for_this_machine_are_refused(
    server: Server, showcase: Showcase, tmp_path: Path
) -> None:
    """A foreign site whose name leads to this machine cannot read drafts from it."""
    showcase.show(version_folder(tmp_path, "en"))
    assert answer(server, "/", host="ond.eksempel.dk:80")[0] == 403
    assert answer(server, "/", host=f"localhost:{server.server_port}")[0] == 200


def test_a_page_hears_of_the_next_version(
    server: Server, showcase: Showcase, tmp_path: Path
) -> None:
    """A browser that asks for news is answered as soon as there are some, and sees them."""
    showcase.show(version_folder(tmp_path, "en"))
    heard: list[str] = []
    asking = threading.Thread(target=lambda: heard.append(answer(server, "/-/version/2")[2]))
    asking.start()
    showcase.show(version_folder(tmp_path, "to"))
    asking.join(timeout=5)
    assert heard == ["3"]
    assert answer(server, "/")[2].startswith("<body>to")
    assert not (tmp_path / "en").exists()


def test_without_any_site_the_reason_is_told(
    server: Server, showcase: Showcase, tmp_path: Path
) -> None:
    """Before the first build succeeds every address says why, and the next site takes over."""
    showcase.excuse("Der er <ingen> filer.")
    status, _, body = answer(server, "/a/")
    assert status == 503
    assert "<p>Der er &lt;ingen&gt; filer.</p>" in body
    assert 'data-version="2"' in body
    showcase.show(version_folder(tmp_path, "en"))
    showcase.excuse("Det gik galt.")
    assert answer(server, "/a/")[2].startswith("<body>a en")


def test_a_taken_port_raises(server: Server, showcase: Showcase) -> None:
    """Two servers cannot have one port, and the second hears of it at once."""
    with pytest.raises(OSError, match="in use"):
        Server(server.server_port, showcase)
