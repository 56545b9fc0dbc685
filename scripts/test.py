"""All that CI runs, in one command: `python3 scripts/test.py [--fast] [arguments for pytest]`.

It knows which programs look at the project and in which order, goes on after one that fails, and
ends with a list of those that did. It refuses to know what any of them looks for: their settings
stand in `pyproject.toml`.
"""

import environment

environment.activate(environment.DEV_LOCK)

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent


class Check(NamedTuple):
    """One program with its arguments, and the name that it goes by."""

    name: str
    command: tuple[str, ...]


def arguments(words: list[str]) -> tuple[bool, tuple[str, ...]]:
    """Whether slow tests are left out, and the words that are for pytest."""
    parser = argparse.ArgumentParser(description="Run everything that CI runs.")
    parser.add_argument("--fast", action="store_true", help="leave out the slow tests")
    known, rest = parser.parse_known_args(words)
    return known.fast, tuple(rest)


def program(name: str, *words: str) -> tuple[str, ...]:
    """The command line of a program that is installed in the environment."""
    return (str(PROGRAMS / name), *words)


def python(*words: str) -> tuple[str, ...]:
    """The command line of the environment's own Python."""
    return (sys.executable, *words)


def checks(*, site: Path, fast: bool, for_pytest: tuple[str, ...]) -> tuple[Check, ...]:
    """Every check in its order; pytest is last, so that its closing line is near the end."""
    workflows = tuple(str(path) for path in sorted(Path(".github/workflows").glob("*.yml")))
    forms = tuple(str(path) for path in sorted(Path(".github/ISSUE_TEMPLATE").glob("*.yml")))
    schema = ("check-jsonschema", "--builtin-schema")
    marks = ("-m", "not slow") if fast else ()
    return (
        Check("ruff check", program("ruff", "check")),
        Check("ruff format", program("ruff", "format", "--check")),
        Check("mypy", program("mypy")),
        Check("import contracts", program("lint-imports", "--no-logo", "--no-cache")),
        Check("zizmor", program("zizmor", "--offline", "--persona", "auditor", ".github")),
        Check("workflow schema", program(*schema, "vendor.github-workflows", *workflows)),
        Check("dependabot schema", program(*schema, "vendor.dependabot", ".github/dependabot.yml")),
        Check("form schema", program(*schema, "vendor.github-issue-forms", *forms)),
        Check("records", python("scripts/check.py")),
        Check("site", python("scripts/build.py", "--site", str(site))),
        Check("pytest", python("-m", "pytest", *marks, *for_pytest)),
    )


def passes(check: Check) -> bool:
    """Run one check, named in a line of its own; whether it found nothing wrong."""
    print(f"== {check.name}", flush=True)
    return subprocess.run(check.command, check=False).returncode == 0


def main() -> int:
    """Run every check; 0 when all passed, 1 when any failed."""
    fast, for_pytest = arguments(sys.argv[1:])
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        every = checks(site=Path(folder) / "site", fast=fast, for_pytest=for_pytest)
        failed = [check.name for check in every if not passes(check)]
    print(f"== failed: {', '.join(failed)}" if failed else f"== all {len(every)} checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
