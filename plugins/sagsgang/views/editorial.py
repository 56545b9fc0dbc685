"""Pages for the secretariat: findings, help to each of them, the format, and broken records.

Knows what these pages say. Refuses to know how findings are made, addresses and HTML.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sagsgang import danish
from sagsgang.diagnostics import Diagnostic, Severity
from sagsgang.publication import Publication
from sagsgang.records.format_reference import KindReference
from sagsgang.records.record import BrokenRecord
from sagsgang.views.rows import Link, title_of
from sagsgang.views.rows.topics import OTHER, TOPICS, topic_of

_WITHHELD = "Fundet står i tekst, som ikke er offentlig. Kør check for at se det."


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding; `reason` is why it is accepted. Words that are not public are not quoted."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPage:
    """Every finding that is open and more than a note, and those that are accepted."""

    key: str
    region: str
    title: str
    open: tuple[FindingRow, ...]
    accepted: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorHelpPage:
    """The help to one code."""

    key: str
    region: str
    title: str
    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorHelpRow:
    """A code in the list, with the first sentence of its help."""

    link: Link
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorHelpTopic:
    """The codes of one subject."""

    title: str
    rows: tuple[ErrorHelpRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorHelpIndex:
    """The list of all codes by subject."""

    key: str
    region: str
    title: str
    topics: tuple[ErrorHelpTopic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatPage:
    """How records are written."""

    key: str
    region: str
    title: str
    kinds: tuple[KindReference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenPage:
    """A record that cannot be read, with what was found in it."""

    key: str
    region: str
    title: str
    path: str
    findings: tuple[FindingRow, ...]


def help_key(code: str) -> str:
    """Give the key of a code's help page."""
    return f"redaktion/fejl/{code}"


def finding_row(
    publication: Publication, finding: Diagnostic, reason: str | None = None
) -> FindingRow:
    """Show a finding, without the words of anything that is not public."""
    record_id = finding.place.path.removesuffix(".md")
    is_withheld = publication.is_withheld(finding.place)
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
        reason=reason,
    )


def _public_path(path: str) -> str:
    """Name a record, but of any other file only the folder."""
    return path if path.endswith(".md") else f"{path.rpartition('/')[0]}/"


def findings_page(
    publication: Publication,
    found: Iterable[Diagnostic],
    accepted: Iterable[tuple[Diagnostic, str]],
) -> FindingsPage:
    """Tell what the page of findings says."""
    return FindingsPage(
        key="redaktion/fund",
        region="",
        title="Fund i posterne",
        open=tuple(
            finding_row(publication, one) for one in found if one.severity is not Severity.NOTE
        ),
        accepted=tuple(finding_row(publication, one, str(reason)) for one, reason in accepted),
    )


def error_help_pages(
    texts: Mapping[str, str],
) -> tuple[ErrorHelpIndex | ErrorHelpPage, ...]:
    """Give the help pages from their Markdown by code, and the list of them.

    A text that begins with a heading has it as its title.
    """
    pages = []
    for code, text in sorted(texts.items()):
        first, _, rest = text.strip().partition("\n")
        has_title = first.startswith("# ")
        pages.append(
            ErrorHelpPage(
                key=help_key(code),
                region="",
                title=first.removeprefix("# ") if has_title else code,
                code=code,
                text=rest.strip() if has_title else text.strip(),
            )
        )
    rows = [
        ErrorHelpRow(link=Link(page.title, page.key), summary=page.text.partition("\n")[0])
        for page in pages
    ]
    rows.sort(key=lambda row: danish.sort_key(row.link.text))
    topics = {
        title: tuple(row for row in rows if topic_of(row.link.to.rpartition("/")[2]) == title)
        for title in (*(title for title, _ in TOPICS), OTHER)
    }
    index = ErrorHelpIndex(
        key="redaktion/fejl",
        region="",
        title="Hjælp til fund",
        topics=tuple(
            ErrorHelpTopic(title=title, rows=found) for title, found in topics.items() if found
        ),
    )
    return (index, *pages)


def format_page(kinds: Sequence[KindReference]) -> FormatPage:
    """Tell how records are written."""
    return FormatPage(
        key="redaktion/format", region="", title="Sådan skrives posterne", kinds=tuple(kinds)
    )


def broken_page(
    publication: Publication, broken: BrokenRecord, found: Iterable[Diagnostic]
) -> BrokenPage:
    """Show what is wrong with a record that cannot be read."""
    return BrokenPage(
        key=broken.id,
        region=broken.region,
        title=broken.id.rpartition("/")[2],
        path=broken.path,
        findings=tuple(
            finding_row(publication, one) for one in found if one.place.path == broken.path
        ),
    )
