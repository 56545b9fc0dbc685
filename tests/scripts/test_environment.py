"""Facts about the set-up: what it takes as finished, stale or interrupted, and where it talks.

The checkouts are real folders; the slow tests make real virtual environments in them, without
network: their lock files are empty and their project builds itself.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import environment
from environment import DEV_LOCK, PACKAGES, PROJECT, RUNTIME_LOCK, VENV, Checkout

ROOT = Path(__file__).resolve().parents[2]
ALL_STEPS = (VENV, PACKAGES, PROJECT)

# A build backend of fifteen lines: the smallest one that pip takes for an editable install.
BACKEND = """
import zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "lille-1-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        wheel.writestr("lille.py", "NAVN = 'lille'\\n")
        about = "lille-1.dist-info"
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\\nName: lille\\nVersion: 1\\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr(f"{about}/RECORD", "")
    return name
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "lille"
version = "1"
"""
SCRIPT = """
import environment
environment.activate()
import sys
import lille
print(lille.NAVN, *sys.argv[1:])
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout with a script, a project that builds itself, and lock files that pin nothing."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(environment.__file__, tmp_path / "scripts")
    (tmp_path / "scripts" / "hilsen.py").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "backend.py").write_text(BACKEND, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (tmp_path / RUNTIME_LOCK).write_text("# ingen pakker\n", encoding="utf-8")
    (tmp_path / DEV_LOCK).write_text("# heller ingen pakker\n", encoding="utf-8")
    return Checkout(tmp_path, tmp_path / ".venv")


def finish(checkout: Checkout, lock: str) -> None:
    """Leave the traces of a finished set-up, without making one."""
    checkout.python.parent.mkdir(parents=True)
    checkout.python.touch()
    environment.write_stamp(checkout, checkout.digest(lock))


def command(checkout: Checkout, *words: str) -> list[str]:
    """The command line that starts the checkout's script with the Python that runs the tests."""
    return [sys.executable, str(checkout.root / "scripts" / "hilsen.py"), *words]


def surroundings() -> dict[str, str]:
    """The environment variables, less the one that would move the virtual environment."""
    return {name: value for name, value in os.environ.items() if name != "SAGSGANG_VENV"}


def run(checkout: Checkout, *words: str) -> subprocess.CompletedProcess[str]:
    """The ended run of the checkout's script."""
    return subprocess.run(
        command(checkout, *words), capture_output=True, text=True, check=False, env=surroundings()
    )


def change(checkout: Checkout, name: str) -> None:
    """Add a line to a file of the checkout."""
    with (checkout.root / name).open("a", encoding="utf-8") as file:
        file.write("# ændret\n")


def test_a_fresh_clone_needs_every_step(checkout: Checkout) -> None:
    """Where there is no environment, all of it is made."""
    assert environment.steps_left(checkout, RUNTIME_LOCK) == ALL_STEPS


@pytest.mark.parametrize("lock", [RUNTIME_LOCK, DEV_LOCK])
def test_a_finished_set_up_needs_no_step(checkout: Checkout, lock: str) -> None:
    """What was set up from a lock file is ready for that lock file."""
    finish(checkout, lock)

    assert environment.steps_left(checkout, lock) == ()


def test_the_stamp_says_what_the_environment_holds(checkout: Checkout) -> None:
    """Python's version and the digests of lock file and project can be read back."""
    finish(checkout, RUNTIME_LOCK)

    assert environment.recorded(checkout) == {
        "python": environment.python_version(),
        "lock": checkout.digest(RUNTIME_LOCK),
        "project": checkout.digest("pyproject.toml"),
    }


def test_an_interrupted_set_up_is_redone(checkout: Checkout) -> None:
    """An environment without its stamp counts for nothing."""
    finish(checkout, RUNTIME_LOCK)
    checkout.stamp.unlink()

    assert environment.steps_left(checkout, RUNTIME_LOCK) == ALL_STEPS


def test_a_changed_lock_file_is_noticed(checkout: Checkout) -> None:
    """Packages of an older lock file are thrown away, not added to."""
    finish(checkout, RUNTIME_LOCK)
    change(checkout, RUNTIME_LOCK)

    assert environment.steps_left(checkout, RUNTIME_LOCK) == ALL_STEPS


def test_the_development_environment_serves_every_script(checkout: Checkout) -> None:
    """After the tests have run, a script that needs less installs nothing."""
    finish(checkout, DEV_LOCK)

    assert environment.steps_left(checkout, RUNTIME_LOCK) == ()


def test_the_runtime_environment_is_extended_for_development(checkout: Checkout) -> None:
    """Before the tests run, what they need is added to what is there."""
    finish(checkout, RUNTIME_LOCK)

    assert environment.steps_left(checkout, DEV_LOCK) == (PACKAGES, PROJECT)


def test_a_changed_project_is_installed_anew(checkout: Checkout) -> None:
    """A change of pyproject.toml alone leaves the packages where they are."""
    finish(checkout, DEV_LOCK)
    change(checkout, "pyproject.toml")

    assert environment.steps_left(checkout, RUNTIME_LOCK) == (PROJECT,)


def test_an_environment_of_another_python_is_redone(checkout: Checkout) -> None:
    """The stamp's Python is the one that starts the script, or the environment is made anew."""
    finish(checkout, RUNTIME_LOCK)
    stamp = checkout.stamp.read_text(encoding="utf-8")
    checkout.stamp.write_text(
        stamp.replace(environment.python_version(), "3.11.0"), encoding="utf-8"
    )

    assert environment.steps_left(checkout, RUNTIME_LOCK) == ALL_STEPS


def test_an_environment_whose_python_is_gone_is_redone(checkout: Checkout) -> None:
    """A dangling link to an interpreter that was removed is no interpreter."""
    finish(checkout, RUNTIME_LOCK)
    checkout.python.unlink()
    checkout.python.symlink_to(checkout.root / "fjernet")

    assert environment.steps_left(checkout, RUNTIME_LOCK) == ALL_STEPS


def test_a_torn_stamp_counts_for_nothing(checkout: Checkout) -> None:
    """Whatever bytes of text stand in the stamp, they are no reason to stop."""
    finish(checkout, RUNTIME_LOCK)
    checkout.stamp.write_text("python", encoding="utf-8")

    assert environment.steps_left(checkout, RUNTIME_LOCK) == ALL_STEPS


def test_a_python_that_is_too_old_is_told_what_to_do(checkout: Checkout) -> None:
    """A Python below the least one gets a sentence in Danish, on stderr, and nothing is made."""
    script = checkout.root / "scripts" / "hilsen.py"
    lines = SCRIPT.replace(
        "environment.activate", "environment.MINIMUM = (99, 1)\nenvironment.activate"
    )
    script.write_text(lines, encoding="utf-8")

    done = run(checkout)

    assert done.returncode == environment.OWN_FAILURE
    assert done.stdout == ""
    assert done.stderr == (
        "Kommandoen kræver Python 99.1 eller nyere, "
        f"men blev startet med Python {environment.python_version()}.\n"
        f"Installér en nyere Python, og start kommandoen med den, fx 'python99.1 {script}'.\n"
    )
    assert not checkout.venv.exists()


def test_a_python_without_venv_is_told_what_to_install() -> None:
    """Debian packages the modules apart; the sentence names the package."""
    version = environment.python_version()
    short = version.rpartition(".")[0]

    assert environment.missing_modules_sentence(("venv", "ensurepip")) == (
        f"Python {version} mangler 'venv' og 'ensurepip', som opsætningen bruger.\n"
        f"Installér det, på Debian og Ubuntu med 'apt-get install python{short}-venv', "
        "og kør kommandoen igen."
    )


def test_an_imported_script_stays_where_it_is() -> None:
    """Activation does nothing in a program that is none of the scripts, such as this test run."""
    assert not environment.is_started_script()


@pytest.mark.slow
def test_the_first_run_sets_up_and_the_second_is_silent(checkout: Checkout) -> None:
    """Stdout carries the script's own words only; a set-up's talk is on stderr, once."""
    first = run(checkout, "til", "dig")
    second = run(checkout, "igen")

    assert (first.returncode, first.stdout) == (0, "lille til dig\n")
    assert first.stderr.startswith(
        "Gør klar: sætter .venv op ud fra requirements.lock. Det kan tage et par minutter.\n"
    )
    assert first.stderr.endswith("Klar.\n")
    assert (second.returncode, second.stdout, second.stderr) == (0, "lille igen\n", "")


@pytest.mark.slow
def test_a_failed_set_up_says_so_and_is_redone(checkout: Checkout) -> None:
    """A step that fails leaves no stamp, ends in a sentence, and is no hindrance later."""
    backend = checkout.root / "backend.py"
    backend.write_text("raise RuntimeError('i stykker')\n", encoding="utf-8")

    failed = run(checkout)
    backend.write_text(BACKEND, encoding="utf-8")
    repaired = run(checkout)

    assert (failed.returncode, failed.stdout) == (environment.OWN_FAILURE, "")
    assert "i stykker" in failed.stderr
    assert failed.stderr.endswith(
        "Opsætningen mislykkedes i trinnet 'projekt'; årsagen står ovenfor.\n"
        "Kør kommandoen igen, når den er rettet: opsætningen begynder forfra.\n"
    )
    assert (repaired.returncode, repaired.stdout) == (0, "lille\n")


@pytest.mark.slow
def test_a_killed_set_up_is_waited_out_and_redone(checkout: Checkout) -> None:
    """A step that outlives its killed script is not written over; then everything is made anew."""
    backend = checkout.root / "backend.py"
    pause = "open('i-gang', 'w').close(); import time; time.sleep(3)\n"
    backend.write_text(pause + BACKEND, encoding="utf-8")
    killed = subprocess.Popen(
        command(checkout),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=surroundings(),
    )
    while not (checkout.root / "i-gang").exists():
        assert killed.poll() is None
        time.sleep(0.01)
    killed.kill()
    killed.wait()
    backend.write_text(BACKEND, encoding="utf-8")

    redone = run(checkout)

    assert (redone.returncode, redone.stdout) == (0, "lille\n")
    assert redone.stderr.startswith(
        "Venter på en anden opsætning, der er i gang.\n"
        "Gør klar: sætter .venv op ud fra requirements.lock."
    )


@pytest.mark.slow
def test_two_runs_at_once_share_one_set_up(checkout: Checkout) -> None:
    """The second process waits for the first and finds its work done."""
    both = [
        subprocess.Popen(
            command(checkout),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=surroundings(),
        )
        for _ in range(2)
    ]
    ended = [process.communicate(timeout=120) for process in both]

    assert [stdout for stdout, _ in ended] == ["lille\n", "lille\n"]
    assert sum(stderr.count("Gør klar") for _, stderr in ended) == 1


def pins(lock: str) -> set[str]:
    """What a lock file of the project pins, markers included."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^[a-z0-9][^\\\n]*==[^\\\n]*", text, flags=re.MULTILINE))


def test_the_development_lock_holds_all_that_the_runtime_lock_does() -> None:
    """This is why the development environment serves every script."""
    assert len(pins(RUNTIME_LOCK)) > len(("mkdocs", "hatchling"))
    assert pins(RUNTIME_LOCK) <= pins(DEV_LOCK)


@pytest.mark.parametrize("lock", [RUNTIME_LOCK, DEV_LOCK])
def test_a_lock_file_names_no_place(lock: str) -> None:
    """A lock file pins versions and hashes, and leaves it to the machine where they come from."""
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert not re.findall(r"^--|://|file:|(?:^| )/", text, flags=re.MULTILINE)
    assert all(line.endswith("\\") for line in text.splitlines() if "==" in line)
