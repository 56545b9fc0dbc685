"""What was seen inside attachments, kept from one run to the next.

Knows a folder of small JSON files, one for each attachment and ending, which hold marks and none
of the text. Refuses to trust them: what cannot be read, or was written by another version of the
code that looks, is looked at again. The folder may be deleted at any time.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import sagsgang.inspection
from sagsgang.danish import disguise, personal
from sagsgang.inspection import Mark, Trait, marks

FOLDER = Path(".cache", "sagsgang")
"""Where the folder lies below the root of a repository; Git leaves it out."""


class InspectionCache:
    """Marks by the digest of a file's bytes, in a folder that need not exist yet."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`; it is made when something is to be kept."""
        self._folder = folder

    def of(self, digest: str, read: Callable[[], bytes]) -> Callable[[str], tuple[Mark, ...]]:
        """Give a function that says what is inside a file, looking only when nobody has."""

        def known(ending: str) -> tuple[Mark, ...]:
            path = self._folder / f"{digest}-{ending}.json"
            kept = _kept(path)
            if kept is not None:
                return kept
            seen = marks(f"bilag.{ending}", read())
            _keep(path, seen)
            return seen

        return known


@cache
def code_version() -> str:
    """Name the code that looks inside files: any change of it makes what is kept worthless."""
    digest = sha256(version("pypdf").encode())
    folder = Path(str(sagsgang.inspection.__file__)).parent
    recognising = (Path(str(one.__file__)) for one in (disguise, personal))
    for path in (*sorted(folder.glob("*.py")), *recognising):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _kept(path: Path) -> tuple[Mark, ...] | None:
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(kept, dict) or kept.get("version") != code_version():
        return None
    try:
        return tuple(_marks(kept["marks"]))
    except (KeyError, TypeError, ValueError):
        return None


def _marks(rows: list[dict[str, str]]) -> Iterator[Mark]:
    for row in rows:
        yield Mark(
            trait=Trait(row["trait"]),
            where=str(row["where"]),
            detail=str(row["detail"]),
            count=int(row["count"]),
        )


def _keep(path: Path, seen: tuple[Mark, ...]) -> None:
    """Write marks whole or not at all. Where nothing can be written, they are looked up again."""
    kept = {"version": code_version(), "marks": [asdict(mark) for mark in seen]}
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink()
