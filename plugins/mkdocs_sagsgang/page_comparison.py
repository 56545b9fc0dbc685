"""Pages as the program made them before a change to it, and as it makes them now.

Knows how a former state of the program is fetched and run beside this one, and what of a page a
reader sees. Both build the records of before the change, so that what differs is the program's
doing. Refuses to know what is done with the differences.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from mkdocs_sagsgang.git_program import answer
from sagsgang.changes import BuiltPage, PageChanges, page_changes

_PROGRAM: Final = re.compile(
    r"plugins/|overrides/|scripts/build\.py$|mkdocs\.yml$|requirements\.lock$|pyproject\.toml$"
)
"""Files that pages are made by."""

_BUILD: Final = (
    "import sys; sys.path[:0] = sys.argv[1:3]; del sys.argv[1:3]\n"
    "import build, command_line; command_line.run(build.build)"
)
"""Runs a state's own `build.py` in this environment. As a script it would set the environment up
for itself, and this program would go on with the former one's packages."""

_SITE: Final = "side"
_UNSEEN: Final = frozenset({"head", "script", "style", "template", "svg"})
_INLINE: Final = frozenset(
    {"a", "b", "code", "del", "em", "i", "ins", "small", "span", "strong", "time"}
)
"""Tags that stand in the middle of a line; all others begin and end one."""


def is_of_the_program(path: str) -> bool:
    """Tell whether a file of the repository is one that pages are made by."""
    return _PROGRAM.match(path) is not None


def compared_pages(root: Path, commit: str, today: date) -> PageChanges:
    """Build the records of `commit` by the program of then and by that in `root`, and compare.

    What keeps one of the two from being built is told in the result, and is not fatal.
    """
    with tempfile.TemporaryDirectory(prefix="sagsgang-") as name:
        former, present = Path(name) / "foer", Path(name) / "nu"
        with zipfile.ZipFile(io.BytesIO(answer(root, "archive", "--format=zip", commit))) as files:
            files.extractall(former)
        _copy_program(root, present)
        shutil.copytree(former / "records", present / "records")
        for program, when in ((former, "før"), (present, "nu")):
            said = _built(program, today)
            if said is not None:
                return PageChanges(
                    failure=f"Siderne kunne ikke bygges med programmet, som det er {when}, så de"
                    f" er ikke sammenlignet. {said}"
                )
        return page_changes(built_pages(former / _SITE), built_pages(present / _SITE))


def _copy_program(root: Path, target: Path) -> None:
    """Copy what pages are made by. Records lie in the same place for both, as pages say where."""
    target.mkdir()
    for name in ("overrides", "plugins", "scripts"):
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", target)


def _built(program: Path, today: date) -> str | None:
    """Build a preview; nothing when that went well, otherwise the last that was said."""
    ways = [str(program / folder) for folder in ("plugins", "scripts")]
    options = ["--preview", "--site", _SITE, "--today", today.isoformat()]
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, *ways, *options],
        cwd=program,
        env=os.environ | {"PYTHONPATH": ways[0], "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if (program / _SITE / "index.html").is_file():
        return None
    lines = (done.stderr or done.stdout).strip().splitlines()
    return f"Det sidste, der blev sagt: {lines[-1]}" if lines else ""


def built_pages(site: Path) -> Mapping[str, BuiltPage]:
    """Read the pages of a built site by address."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        digest = sha256(text.encode()).hexdigest()
        pages[address] = BuiltPage(words=visible_text(text), digest=digest)
    return pages


def visible_text(html: str) -> str:
    """Give the words of a page as a reader sees them, each block on a line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return re.sub(r"[ \t]*\n\s*", "\n\n", "".join(reader.parts)).strip()


class _Reader(HTMLParser):
    """Collects the text that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (HTMLParser's own)
        if tag in _UNSEEN:
            self._unseen += 1
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(re.sub(r"\s+", " ", data))
