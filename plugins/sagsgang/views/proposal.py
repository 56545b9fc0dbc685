"""What a proposal changes, on one page of the preview.

Knows what a reviewer is shown: the same as in the report of the job, with ways to each page as it
would be and as it is. Refuses to compare anything, addresses and HTML.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sagsgang import danish
from sagsgang.changes import (
    ChangeKind,
    Changes,
    FileChange,
    ItemChange,
    Named,
    RecordChange,
    Redline,
    Table,
    TextChange,
    consequence_tables,
    fact_table,
    shortened,
)
from sagsgang.records.kinds import Kind
from sagsgang.views.rows import KIND_TITLES, Link
from sagsgang.views.rows.findings import FindingRow

PROPOSAL_KEY = "forslag"
"""The key of the page; the pages as they are now lie below it."""

_KINDS = (
    {Kind.MEETING: KIND_TITLES[Kind.MEETING]}
    | KIND_TITLES
    | {
        Kind.REGION: "Samarbejder",
        Kind.PAGE: "Egne sider",
    }
)
"""The order in which kinds are read, and what each is called."""

_LABELS = {
    ChangeKind.ADDED: "Nye",
    ChangeKind.CHANGED: "Ændrede",
    ChangeKind.RENAMED: "Omdøbte",
    ChangeKind.REMOVED: "Slettede",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """How many records something happened to, and what: `Ændrede`."""

    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """What is asked, and about which records."""

    sentence: str
    records: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A text that differs; what is far from any change is left out of the redline."""

    heading: str
    redline: Redline


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChangeRow:
    """A punkt that came, went or differs."""

    number: str
    title: str
    change: ChangeKind
    is_withheld: bool
    facts: Table
    texts: tuple[TextRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChangeRow:
    """A changed record: its page as it would be, and as it is now, where there are such."""

    title: str
    path: str
    change: ChangeKind
    after: Link | None
    before: Link | None
    is_layout_only: bool
    facts: Table
    texts: tuple[TextRow, ...]
    items: tuple[ItemChangeRow, ...]
    files: tuple[FileChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordGroup:
    """The changed records of one kind."""

    title: str
    records: tuple[RecordChangeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """What the page of a proposal says; `base` names what it is compared with."""

    key: str
    region: str
    title: str
    base: str
    counts: tuple[CountRow, ...]
    findings: tuple[FindingRow, ...]
    old_findings: int
    questions: tuple[QuestionRow, ...]
    tables: tuple[Table, ...]
    cases: tuple[Link, ...]
    fora: tuple[Link, ...]
    groups: tuple[RecordGroup, ...]
    files: tuple[FileChange, ...]


def proposal_page(  # noqa: PLR0913 (everything that the page tells, each by its name)
    changes: Changes,
    *,
    base: str,
    findings: Iterable[FindingRow],
    old_findings: int,
    pages: Collection[str],
    former_pages: Collection[str],
) -> ProposalPage:
    """Tell what a proposal's page says.

    `pages` are the keys of all pages as they would be, `former_pages` of those that are shown as
    they are now.
    """
    counts = ((label, len(changes.of(one))) for one, label in _LABELS.items())
    return ProposalPage(
        key=PROPOSAL_KEY,
        region="",
        title="Hvad forslaget ændrer",
        base=base,
        counts=tuple(CountRow(label=label, number=many) for label, many in counts if many),
        findings=tuple(findings),
        old_findings=old_findings,
        questions=tuple(_question_rows(changes, pages)),
        tables=tuple(consequence_tables(changes)),
        cases=tuple(_link(one, pages) for one in changes.cases),
        fora=tuple(_link(one, pages) for one in changes.fora),
        groups=tuple(
            RecordGroup(title=title, records=records)
            for kind, title in _KINDS.items()
            if (records := tuple(_record_rows(changes.records, kind, pages, former_pages)))
        ),
        files=changes.files,
    )


def former_key(record_id: str) -> str:
    """Give the key of a record's page as it is now."""
    return f"{PROPOSAL_KEY}/foer/{record_id}"


def _link(one: Named, pages: Collection[str]) -> Link:
    return Link(one.title, one.id if one.id in pages else "")


def _question_rows(changes: Changes, pages: Collection[str]) -> Iterable[QuestionRow]:
    asked: dict[str, list[Link]] = {}
    for one in changes.questions:
        asked.setdefault(one.sentence, []).append(_link(one.record, pages))
    for sentence, records in asked.items():
        yield QuestionRow(sentence=sentence, records=tuple(records))


def _record_rows(
    changes: Sequence[RecordChange],
    kind: Kind,
    pages: Collection[str],
    former_pages: Collection[str],
) -> Iterable[RecordChangeRow]:
    own = (one for one in changes if one.kind is kind)
    for one in sorted(own, key=lambda one: (danish.sort_key(one.name.title), one.path)):
        was = former_key((one.former or one.name).id)
        is_gone = one.change is ChangeKind.REMOVED
        yield RecordChangeRow(
            title=one.name.title,
            path=one.path,
            change=one.change,
            after=None
            if is_gone or one.name.id not in pages
            else Link("Efter: med forslaget", one.name.id),
            before=Link("Før: som siden er i dag", was) if was in former_pages else None,
            is_layout_only=one.is_layout_only,
            facts=fact_table(one.facts),
            texts=_text_rows(one.texts),
            items=tuple(_item_row(item) for item in one.items),
            files=one.files,
        )


def _item_row(one: ItemChange) -> ItemChangeRow:
    return ItemChangeRow(
        number=one.number,
        title=one.title,
        change=one.change,
        is_withheld=one.is_withheld,
        facts=fact_table(one.facts),
        texts=_text_rows(one.texts),
    )


def _text_rows(texts: Sequence[TextChange]) -> tuple[TextRow, ...]:
    return tuple(TextRow(heading=one.heading, redline=shortened(one.redline)) for one in texts)
