"""The one place that makes the virtual environment that every script runs in.

It knows the lock files, the stamp that tells a finished set-up from an interrupted or stale one,
and how to start a script again inside the environment. It imports nothing but Python's own library,
runs far enough on an old Python to say that it is too old, and refuses to know what any script
does. All its talk, pip's too, goes to stderr.

Each script begins with::

    import environment

    environment.activate()

`SAGSGANG_VENV` names another folder than `.venv`, for trying another Python beside the usual one.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple, NoReturn

MINIMUM = (3, 11)
RUNTIME_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
STAMP = "sagsgang-stamp.txt"
OWN_FAILURE = 70
INTERRUPTED = 130

VENV, PACKAGES, PROJECT = "venv", "pakker", "projekt"
"""The steps of a set-up, in their order."""

_SCRIPTS = Path(__file__).resolve().parent


class Checkout(NamedTuple):
    """A working copy of the project, and the folder of its virtual environment."""

    root: Path
    venv: Path

    @property
    def python(self) -> Path:
        """The environment's own interpreter, whether or not it is there."""
        if sys.platform == "win32":
            return self.venv / "Scripts" / "python.exe"
        return self.venv / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """The file that the last step of a set-up writes."""
        return self.venv / STAMP

    def digest(self, name: str) -> str:
        """The SHA-256 of a file at the top of the checkout, in hexadecimal."""
        return hashlib.sha256((self.root / name).read_bytes()).hexdigest()


def activate(lock: str = RUNTIME_LOCK) -> None:
    """Go on only inside an environment that holds what `lock` pins; set it up when needed.

    Does not return when the script has to be started again, or when the set-up failed. A script
    that is imported, by a test say, is left in the environment that it is in.
    """
    if not is_started_script():
        return
    if sys.version_info < MINIMUM:
        stop(too_old_sentence())
    checkout = this_checkout()
    if steps_left(checkout, lock):
        set_up(checkout, lock)
    if not is_inside(checkout):
        start_again(checkout)


def this_checkout() -> Checkout:
    """The checkout that this file stands in."""
    root = _SCRIPTS.parent
    return Checkout(root, Path(os.environ.get("SAGSGANG_VENV") or root / ".venv").absolute())


def is_started_script() -> bool:
    """Whether the running program is one of the scripts beside this file."""
    started = getattr(sys.modules["__main__"], "__file__", None)
    return started is not None and Path(started).resolve().parent == _SCRIPTS


def is_inside(checkout: Checkout) -> bool:
    """Whether the running interpreter is the environment's own."""
    here = Path(sys.executable).parent
    return here.samefile(checkout.python.parent)


def python_version() -> str:
    """The running interpreter's version, such as `3.11.2`."""
    return ".".join(str(part) for part in sys.version_info[:3])


def recorded(checkout: Checkout) -> dict[str, str]:
    """What the stamp says: `python`, `lock` and `project`; empty when no set-up was finished."""
    try:
        text = checkout.stamp.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    return dict(line.split(" ", 1) for line in text.splitlines() if " " in line)


def steps_left(checkout: Checkout, lock: str) -> tuple[str, ...]:
    """The steps between the environment as it is and one that holds what `lock` pins, in order.

    The development lock holds everything that the runtime lock does, so it serves for both.
    """
    found = recorded(checkout)
    if not checkout.python.exists() or found.get("python") != python_version():
        return (VENV, PACKAGES, PROJECT)
    enough = {checkout.digest(lock)} | (
        {checkout.digest(DEV_LOCK)} if lock == RUNTIME_LOCK else set()
    )
    if found.get("lock") not in enough:
        is_extension = lock == DEV_LOCK and found.get("lock") == checkout.digest(RUNTIME_LOCK)
        return (PACKAGES, PROJECT) if is_extension else (VENV, PACKAGES, PROJECT)
    if found.get("project") != checkout.digest("pyproject.toml"):
        return (PROJECT,)
    return ()


def set_up(checkout: Checkout, lock: str) -> None:
    """Take the steps that are left, one process at a time; the stamp is the very last thing."""
    lacking = missing_modules()
    if lacking:
        stop(missing_modules_sentence(lacking))
    with only_one_process(checkout.venv.with_name(checkout.venv.name + ".lock")) as lock_file:
        steps = steps_left(checkout, lock)
        if not steps:
            return
        say(
            f"Gør klar: sætter {checkout.venv.name} op ud fra {lock}. Det kan tage et par minutter."
        )
        holds = checkout.digest(lock) if PACKAGES in steps else recorded(checkout)["lock"]
        checkout.stamp.unlink(missing_ok=True)
        try:
            for step in steps:
                take(step, checkout, lock, lock_file)
        except KeyboardInterrupt:
            say("Opsætningen blev afbrudt. Den begynder forfra næste gang.")
            sys.exit(INTERRUPTED)
        write_stamp(checkout, holds)
        say("Klar.")


def take(step: str, checkout: Checkout, lock: str, lock_file: IO[str]) -> None:
    """Run one step's program, its output on stderr; stop the whole program if it fails.

    The step's program holds `lock_file` too: if this process is killed, the next set-up waits until
    the step has ended and does not write into the same folder.
    """
    pip = [str(checkout.python), "-I", "-m", "pip", "install", "--quiet", "--no-input"]
    pip += ["--disable-pip-version-check"]
    commands = {
        VENV: [sys.executable, "-I", "-m", "venv", "--clear", str(checkout.venv)],
        PACKAGES: [*pip, "--require-hashes", "-r", str(checkout.root / lock)],
        PROJECT: [*pip, "--no-deps", "--no-build-isolation", "-e", str(checkout.root)],
    }
    done = subprocess.run(
        commands[step],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        pass_fds=() if sys.platform == "win32" else (lock_file.fileno(),),
        check=False,
    )
    if done.returncode:
        stop(
            f"Opsætningen mislykkedes i trinnet '{step}'; årsagen står ovenfor.\n"
            "Kør kommandoen igen, når den er rettet: opsætningen begynder forfra."
        )


def write_stamp(checkout: Checkout, lock_digest: str) -> None:
    """Record what the environment holds, in one move: a half-written stamp cannot be read."""
    draft = checkout.stamp.with_suffix(".tmp")
    project = checkout.digest("pyproject.toml")
    draft.write_text(
        f"python {python_version()}\nlock {lock_digest}\nproject {project}\n", encoding="utf-8"
    )
    draft.replace(checkout.stamp)


def start_again(checkout: Checkout) -> NoReturn:
    """Run the same command line with the environment's interpreter, and end as it ends."""
    command = [str(checkout.python), *sys.orig_argv[1:]]
    if sys.platform == "win32":  # execv there returns to the prompt before the script has ended
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


def missing_modules() -> tuple[str, ...]:
    """The parts of Python's own library that a set-up needs and some systems package apart."""
    return tuple(name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None)


def too_old_sentence() -> str:
    """What to do about a Python that is too old."""
    least = ".".join(str(part) for part in MINIMUM)
    return (
        f"Kommandoen kræver Python {least} eller nyere, "
        f"men blev startet med Python {python_version()}.\n"
        f"Installér en nyere Python, og start kommandoen med den, fx 'python{least} {sys.argv[0]}'."
    )


def missing_modules_sentence(names: tuple[str, ...]) -> str:
    """What to do about a Python that cannot make virtual environments."""
    quoted = " og ".join(f"'{name}'" for name in names)
    short = ".".join(str(part) for part in sys.version_info[:2])
    return (
        f"Python {python_version()} mangler {quoted}, som opsætningen bruger.\n"
        f"Installér det, på Debian og Ubuntu med 'apt-get install python{short}-venv', "
        "og kør kommandoen igen."
    )


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(sentence, file=sys.stderr, flush=True)


def stop(sentence: str) -> NoReturn:
    """End the program because the set-up cannot go on."""
    say(sentence)
    sys.exit(OWN_FAILURE)


@contextmanager
def only_one_process(path: Path) -> Iterator[IO[str]]:
    """Hold the lock file at `path`; the system lets go when the process ends, however it ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        wait_for(file)
        yield file


def wait_for(file: IO[str]) -> None:
    """Return when this process alone holds `file`."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there on Windows only

        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:  # it gives up after ten seconds
                continue
            return
    import fcntl  # noqa: PLC0415 - not there on Windows

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Venter på en anden opsætning, der er i gang.")
        fcntl.flock(file, fcntl.LOCK_EX)
