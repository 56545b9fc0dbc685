"""The site while one works on it: `python3 scripts/serve.py [--port PORT] [--records DIR]`.

It knows what is watched, and builds anew after each change, in a program of its own, so that
changed code is used too. It refuses to know how a site is made and how it is sent to a browser.
"""

import environment

environment.activate()

import argparse
import itertools
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import command_line

from mkdocs_sagsgang.server import Server, Showcase
from mkdocs_sagsgang.watch import watched

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_PORT = 8000
LAST_PORT = 65535
EPILOG = """\
Siden bygges igen, hver gang en fil gemmes, og browseren viser den nye. En fil med fejl får en
side med sine fejl; de andre sider virker. Stop med Ctrl-C.
Slutkoder: 0 stoppet med Ctrl-C, 3 kommandoen var skrevet forkert eller porten optaget,
70 programmet gik i stykker."""


def port(text: str) -> int:
    """Read a port number."""
    if text.isascii() and text.isdigit() and int(text) <= LAST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' er ikke en port; skriv et tal, fx {DEFAULT_PORT}")


def arguments(words: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = command_line.Parser(
        prog="serve.py",
        description="Byg siden, og vis den på denne maskine.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--records", metavar="MAPPE", help="mappen med filerne (ellers records)")
    parser.add_argument(
        "--port",
        metavar="PORT",
        type=port,
        default=DEFAULT_PORT,
        help=f"hvor siden vises (ellers {DEFAULT_PORT})",
    )
    parser.add_argument(
        "--today",
        metavar="DATO",
        type=command_line.day,
        help="dagen, der bygges for (ellers i dag), fx 2023-02-28",
    )
    return parser.parse_args(words)


def opened(number: int, showcase: Showcase) -> Server:
    """Take the port; raises `WrongUse` when it cannot be had."""
    try:
        return Server(number, showcase)
    except PermissionError as failure:
        raise command_line.WrongUse(
            f"Port {number} må kun bruges af systemet. Vælg en over 1024,"
            f" fx: python3 scripts/serve.py --port {DEFAULT_PORT}"
        ) from failure
    except OSError as failure:
        raise command_line.WrongUse(
            f"Port {number} er optaget, måske af en anden serve.py. Stop den, eller vælg en anden"
            f" port, fx: python3 scripts/serve.py --port {number + 1 if number < LAST_PORT else 0}"
        ) from failure


def build_command(wanted: argparse.Namespace, site: Path) -> list[str]:
    """The command that builds one version of the site."""
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--preview", "--traceback"]
    command += ["--site", str(site)]
    if wanted.records is not None:
        command += ["--records", wanted.records]
    if wanted.today is not None:
        command += ["--today", wanted.today.isoformat()]
    return command


def rebuild(command: list[str], site: Path, showcase: Showcase) -> None:
    """Build one version and show it; when there is none, the one before stays."""
    # In a session of its own: Ctrl-C is for this program, which then ends the other one.
    done = subprocess.run(command, start_new_session=True, check=False)
    if site.exists():
        showcase.show(site)
        return
    if done.returncode == command_line.NOTHING_CHECKED:
        showcase.excuse("Der er ingen filer at bygge den af endnu.")
    else:
        showcase.excuse("Der gik noget galt; se, hvad der står i terminalen.")
    _, shown, _ = showcase.current
    if shown is not None:
        print("Browseren viser stadig den forrige udgave.", file=sys.stderr)


def serve(words: list[str]) -> int:
    """Build and show the site until Ctrl-C."""
    wanted = arguments(words)
    records = ROOT / "records" if wanted.records is None else Path(wanted.records)
    if not records.is_dir():
        raise command_line.WrongUse(f"Mappen '{records}' findes ikke.")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: tidy up and end
    showcase = Showcase()
    server = opened(wanted.port, showcase)
    folders = (records.resolve(), ROOT / "overrides", ROOT / "plugins")
    with (
        server,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as below,
        watched(folders, [ROOT / "mkdocs.yml"]) as changes,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            for number in itertools.count(1):
                site = Path(below) / str(number) / "site"
                rebuild(build_command(wanted, site), site, showcase)
                if number == 1:
                    print(f"Siden vises på {server.address} (stop med Ctrl-C)", flush=True)
                changes.wait()
        except KeyboardInterrupt:
            print("Stoppet.", file=sys.stderr)
        finally:
            server.shutdown()
    return command_line.CLEAN


if __name__ == "__main__":
    command_line.run(serve)
