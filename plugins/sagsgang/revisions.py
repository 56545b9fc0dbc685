"""The published states of each file, as values: when, in which commit, and the bytes on demand.

Knows that a file may have changes that nobody has committed, and a past that is not known here.
Refuses to know Git, which tells all this, and what any state means
(`sagsgang.history.versions`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One published state of a file.

    `on` is the day, in Denmark, on which the state came to stand; `commit` the whole name of the
    commit; `path` what the file was called then, from the record root.
    """

    on: date
    commit: str
    path: str
    read: Callable[[], bytes] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """The states of every file by the path it has now, the newest first.

    A renamed file has those that it had under its older names too. `uncommitted` are the paths
    whose newest state is not committed; `cut_off` those whose older states are not known here,
    because only the newest part of the history has been fetched.
    """

    by_path: Mapping[str, tuple[Revision, ...]]
    uncommitted: frozenset[str] = frozenset()
    cut_off: frozenset[str] = frozenset()

    @property
    def is_complete(self) -> bool:
        """Tell whether every file's states are known from its first."""
        return not self.cut_off

    def of(self, path: str) -> tuple[Revision, ...]:
        """List the states of a file; of one that nobody has committed there is none."""
        return self.by_path.get(path, ())

    def changed_on(self, path: str) -> date | None:
        """Give the day of a file's last change, unless that is not committed or not known."""
        states = self.of(path)
        return None if path in self.uncommitted or not states else states[0].on


NO_REVISIONS: Final = Revisions(by_path=MappingProxyType({}))
"""What is known where nothing tells of the past."""
