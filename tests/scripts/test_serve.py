"""`scripts/serve.py`, run as a person runs it, and asked as a browser asks."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "archives" / "minimal"
SERVE = [sys.executable, str(ROOT / "scripts" / "serve.py")]
FORUM = "proeveland/fora/udvalget"


def serve(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, which is near when it cannot begin."""
    return subprocess.run([*SERVE, *words], capture_output=True, encoding="utf-8", check=False)


def page(address: str) -> tuple[int, str]:
    """Status and text of a page; 0 when nobody answers."""
    try:
        with urlopen(address, timeout=10) as response:  # noqa: S310 - the test's own server
            return response.status, response.read().decode()
    except HTTPError as failure:
        return failure.code, failure.read().decode()
    except URLError:
        return 0, ""


def until(condition: Callable[[], object]) -> bool:
    """Wait up to half a minute for something to become true."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The smallest archive, to be changed at will."""
    return Path(shutil.copytree(MINIMAL, tmp_path / "arkiv"))


@pytest.fixture
def said(tmp_path: Path) -> Path:
    """The file that what the command says goes to."""
    return tmp_path / "sagt.txt"


@pytest.fixture
def program(records: Path, said: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command while it serves the archive on a port that is free."""
    with (
        said.open("w", encoding="utf-8") as output,
        subprocess.Popen(
            [*SERVE, "--records", str(records), "--port", "0", "--today", "2023-02-01"],
            stdout=output,
            stderr=output,
        ) as running,
    ):
        yield running
        running.terminate()


@pytest.fixture
def address(said: Path, program: subprocess.Popen[bytes]) -> str:
    """Where the command says that the site is."""
    place = re.compile(r"Siden vises på (\S+) ")
    assert until(lambda: program.poll() is not None or place.search(said.read_text("utf-8")))
    found = place.search(said.read_text("utf-8"))
    assert found is not None
    return found[1]


@pytest.mark.slow
def test_a_saved_record_is_shown(records: Path, address: str) -> None:
    """What is written to a record stands on its page soon after, without a new start."""
    assert page(address)[0] == 200
    file = records / f"{FORUM}.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            "navn: Udvalget", "navn: Brorådet\nalias: Udvalget"
        ),
        encoding="utf-8",
    )
    assert until(lambda: "Brorådet" in page(f"{address}{FORUM}/")[1])


@pytest.mark.slow
def test_a_broken_record_shows_its_findings_and_the_others_answer(
    records: Path, address: str
) -> None:
    """A record that cannot be read has a page that says why; every other page is there."""
    (records / f"{FORUM}.md").write_text("---\nnavn: [\n---\n", encoding="utf-8")
    assert until(lambda: "fejl" in page(f"{address}{FORUM}/")[1])
    for other in ("", "proeveland/", "proeveland/fora/kredsen/"):
        assert page(f"{address}{other}")[0] == 200


@pytest.mark.slow
def test_what_stood_last_stays_when_there_is_nothing_to_build(
    records: Path, address: str, said: Path
) -> None:
    """When all records are gone the last site still answers, and the terminal says so."""
    for file in records.rglob("*.md"):
        file.unlink()
    excuse = "intet er bygget.\nBrowseren viser stadig den forrige udgave.\n"
    assert until(lambda: excuse in said.read_text("utf-8"))
    assert page(address)[0] == 200


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal to send")
def test_ctrl_c_ends_quietly(address: str, said: Path, program: subprocess.Popen[bytes]) -> None:
    """One word, no traceback, exit code 0, and nobody answers any more."""
    before = said.read_text("utf-8")
    program.send_signal(signal.SIGINT)
    assert program.wait(timeout=20) == 0
    assert said.read_text("utf-8") == f"{before}Stoppet.\n"
    assert page(address)[0] == 0


def test_a_taken_port_is_told_in_danish() -> None:
    """3 and a sentence with a command that helps."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = serve("--port", str(port))
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        f"Port {port} er optaget, måske af en anden serve.py. Stop den, eller vælg en anden "
        f"port, fx: python3 scripts/serve.py --port {port + 1}\n"
    )


@pytest.mark.parametrize("word", ["otte", "-1", "65536"])
def test_a_port_that_is_none_is_told_in_danish(word: str) -> None:
    """3 and what a port looks like."""
    done = serve(f"--port={word}")
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == (
        f"serve.py: --port: '{word}' er ikke en port; skriv et tal, fx 8000"
    )


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """3 and the folder's name."""
    done = serve("--records", str(tmp_path / "nix"), "--port", "0")
    assert done.returncode == 3
    assert done.stderr == f"Mappen '{tmp_path / 'nix'}' findes ikke.\n"
