"""One changed record on a branch of its own at the Git host, ready for a pull request.

Knows on top of what it is laid, and in whose name. Refuses to know what the change is.
"""

from pathlib import Path
from typing import Final

from mkdocs_sagsgang.git_branch import Committer, FileChange, commit_with, path_inside, push

_COMMITTER: Final = Committer("Godkendelse", "godkendelse")


def pushed(records: Path, path: str, branch: str, message: str) -> None:
    """Push the file at `path` in a record folder, as it stands on disk, on top of HEAD.

    A branch of that name is replaced: it can only be an earlier try. Raises `GitError` when the
    host refuses.
    """
    data = (records / path).read_bytes()
    change = FileChange(path=path_inside(records, path), data=data, message=message)
    push(records, commit_with(records, "HEAD", change, _COMMITTER), branch, replaces=True)
