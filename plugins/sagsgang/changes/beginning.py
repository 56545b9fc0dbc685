"""What a change begins at, as somebody with Git hands it over.

Knows which values that are. Refuses to know Git.
"""

from dataclasses import dataclass

from sagsgang.changes.pairs import Renamed
from sagsgang.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """The files before a change, what that state is called, and which files were renamed since.

    `commit` is the whole name of the state, `name` what a reader is told.
    """

    source: Source
    commit: str
    name: str
    renamed: Renamed
