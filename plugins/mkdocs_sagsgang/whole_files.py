"""Files that are put in place whole or not at all, whenever the program is ended.

Knows how one file takes another's place. Refuses to know what stands in them.
"""

import os
import stat
from pathlib import Path
from typing import Final

OWNER_ONLY: Final = 0o600
"""Rights of a file that its owner may read and write, and nobody else."""

_FOR_ALL: Final = 0o644
_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def put_in_place(target: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file beside its place, and move it there in one step: whole or not at all.

    The old file stays until then; a file keeps its rights unless `mode` says which it shall have.
    Nobody but the owner can read what is on its way.
    """
    rights = mode
    if rights is None:
        rights = stat.S_IMODE(target.stat().st_mode) if target.exists() else _FOR_ALL
    draft = target.with_name(f".{target.name}.tmp")
    # What an interrupted run left; a new file has nobody else's rights, and follows no link.
    draft.unlink(missing_ok=True)
    handle = os.open(draft, _NEW_FILE, OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(rights)
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
