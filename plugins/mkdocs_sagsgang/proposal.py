"""A proposal: the records as they stand on disk, beside those of the commit that it begins at.

Knows how the two are read, each file that is the same in both only once, and which findings are
new. Refuses to know how a proposal is shown.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from mkdocs_sagsgang.disk import read_source
from mkdocs_sagsgang.git_source import changed_paths, merge_base, renamed, source_at
from mkdocs_sagsgang.inspection_cache import InspectionCache
from sagsgang.archive import Archive, archive
from sagsgang.changes import Beginning, Changes, Compared, changes, compared_findings
from sagsgang.diagnostics import Diagnostic
from sagsgang.findings import all_findings, without_numbers
from sagsgang.records.reader import ReadRecord, read_record
from sagsgang.rules import Findings
from sagsgang.source import Source, Text

_SHORT = 7
"""Letters of a commit's name that people use."""

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
"""The whole name of a commit, which tells a reader nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Records before and after; `on_disk` is what is wrong with files that cannot be read."""

    beginning: Beginning
    source: Source
    before: Archive
    after: Archive
    on_disk: tuple[Diagnostic, ...]

    @property
    def texts(self) -> int:
        """How many files are to be read as records."""
        return sum(isinstance(file, Text) for file in self.source.values())

    def changes(self) -> Changes:
        """Tell what the proposal changes."""
        return changes(self.before, self.after, self.beginning.renamed)

    def findings(self, today: date) -> tuple[Findings, Compared]:
        """Give every finding as the records are, and which of the open ones are new.

        Only rules that found something look at the records before.
        """
        found = all_findings(self.after, today, self.before)
        found = replace(found, open=without_numbers((*found.open, *self.on_disk)))
        known = all_findings(self.before, today, only=found.fired).open if found.open else ()
        return found, compared_findings(
            known, self.before, found.open, self.after, self.beginning.renamed
        )


def proposal(folder: Path, revision: str, kept: InspectionCache | None = None) -> Proposal:
    """Read the records in `folder`, and those of the commit where this branch left `revision`.

    `kept` is what is known of attachments already. Raises `GitError`, with a Danish sentence, when
    Git cannot tell, and `NotADirectoryError`.
    """
    source, on_disk = read_source(folder, kept)
    begun = beginning(folder, revision, source)
    read: Callable[[str, bytes], ReadRecord] = cache(read_record)
    return Proposal(
        beginning=begun,
        source=source,
        before=archive(begun.source, read=read),
        after=archive(source, read=read),
        on_disk=on_disk,
    )


def beginning(folder: Path, revision: str, source: Source) -> Beginning:
    """Give the files of `folder` where this branch left `revision`; `source` is as they are now.

    A file that has not changed since is the very same value in both. Raises as `proposal`.
    """
    commit = merge_base(folder, revision)
    changed = changed_paths(folder, commit)
    short = commit[:_SHORT]
    same = {path: file for path, file in source.items() if path not in changed}
    return Beginning(
        source=source_at(folder, commit, same),
        commit=commit,
        name=short if _COMMIT.fullmatch(revision) else f"{revision} ({short})",
        renamed=renamed(folder, commit),
    )
