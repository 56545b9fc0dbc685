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
from sagsgang.views.rows import Link
from sagsgang.views.rows.findings import FindingRow, finding_row, help_key
from sagsgang.views.rows.topics import OTHER, TOPICS, topic_of


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
