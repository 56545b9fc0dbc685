"""A finding as pages show it.

Knows which words of a finding may be shown. Refuses to know how findings are made and who lists
them.
"""

from dataclasses import dataclass

from sagsgang.diagnostics import Diagnostic
from sagsgang.publication import Publication
from sagsgang.views.rows.entries import Link, title_of

_WITHHELD = "Fundet står i tekst, som ikke er offentlig. Kør check for at se det."


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding; `reason` is why it is accepted. Words that are not public are not quoted.

    Nor is the reason then, which may hold them.
    """

    code: str
    severity: str
    path: str
    line: int
    column: int
    message: str
    hint: str
    help: Link
    record: Link | None
    reason: str | None = None


def help_key(code: str) -> str:
    """Give the key of a code's help page."""
    return f"redaktion/fejl/{code}"


def finding_row(
    publication: Publication, finding: Diagnostic, reason: str | None = None
) -> FindingRow:
    """Show a finding, without the words of anything that is not public."""
    record_id = finding.place.path.removesuffix(".md")
    is_withheld = publication.is_withheld(finding.place) or publication.names_somebody_hidden(
        f"{finding.message}\n{finding.hint}"
    )
    record = None
    if publication.has(record_id):
        record = Link(title_of(publication, record_id), record_id)
    return FindingRow(
        code=finding.code,
        severity=str(finding.severity),
        path=_public_path(finding.place.path) if is_withheld else finding.place.path,
        line=finding.place.line,
        column=finding.place.column,
        message=_WITHHELD if is_withheld else finding.message,
        hint="" if is_withheld else finding.hint,
        help=Link(finding.code, help_key(finding.code)),
        record=record,
        reason=None if is_withheld else reason,
    )


def _public_path(path: str) -> str:
    """Name a record, but of any other file only the folder."""
    return path if path.endswith(".md") else f"{path.rpartition('/')[0]}/"
