"""What a change to the records amounts to, as Markdown for people who do not read diffs.

Knows how a reviewer reads it: new findings, what to decide, what follows, then every record with
its words. Refuses to compare anything. GitHub shows it as the summary of a job, so texts of records
are escaped both as Markdown and as HTML, and nothing is marked by colour alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sagsgang import danish
from sagsgang.changes import (
    ChangeKind,
    Changes,
    Compared,
    FactChange,
    ItemChange,
    PageChanges,
    Question,
    RecordChange,
    TextChange,
    consequence_tables,
    fact_table,
)
from sagsgang.diagnostics import Diagnostic, Severity
from sagsgang.exports.markdown import as_markdown, code, escaped, table
from sagsgang.records.kinds import Kind
from sagsgang.repository import UNSTATED, Repository

SUMMARY_LIMIT: Final = 1024 * 1024
"""Bytes of Markdown that GitHub takes as the summary of one step of a job (GitHub's documentation,
"Workflow commands: Step isolation and limits")."""

_KINDS: Final = {
    Kind.MEETING: "Møder",
    Kind.CASE: "Sager",
    Kind.APPOINTMENT: "Udpegninger",
    Kind.FORUM: "Fora",
    Kind.CONSULTATION: "Høringer",
    Kind.AGREEMENT: "Aftaler",
    Kind.NEWS: "Nyheder",
    Kind.MUNICIPALITY: "Kommuner",
    Kind.REGION: "Samarbejder",
    Kind.PAGE: "Egne sider",
}
"""The order in which kinds are read, and what each is called."""

_COUNTED: Final = {
    ChangeKind.ADDED: ("ny", "nye"),
    ChangeKind.CHANGED: ("ændret", "ændrede"),
    ChangeKind.RENAMED: ("omdøbt", "omdøbte"),
    ChangeKind.REMOVED: ("slettet", "slettede"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeReport:
    """What is told of a change.

    `base` names what it is compared with, `prefix` stands before each path, `site` is the address
    of the preview (empty where it has none). `pages` are pages that code or templates change.
    """

    changes: Changes
    findings: Compared
    base: str
    prefix: str = "records/"
    repository: Repository = UNSTATED
    site: str = ""
    pages: PageChanges | None = None


def change_report(report: ChangeReport, limit: int = SUMMARY_LIMIT) -> str:
    """Write the whole report as Markdown of at most `limit` bytes; a cut is said."""
    return _within(_blocks(report), limit)


def _within(blocks: Iterable[str], limit: int) -> str:
    """Put blocks together until there is no more room, and say how many are left out."""
    kept: list[str] = []
    room = limit - len(_cut(10**9).encode())
    left = 0
    for block in blocks:
        room -= len(block.encode()) + 2
        # Nothing comes after a cut: a later block would seem to belong to the one before it.
        if left or room < 0:
            left += 1
        else:
            kept.append(block)
    if left:
        kept.append(_cut(left))
    return "\n\n".join(kept) + "\n"


def _cut(left: int) -> str:
    return (
        f"**Rapporten er skåret af her: {left} afsnit mangler, fordi den ikke må fylde mere.** "
        "Siden forslag/ i gennemsynet viser det hele."
    )


def _blocks(report: ChangeReport) -> Iterator[str]:
    changes = report.changes
    yield "# Hvad forslaget ændrer"
    yield _opening(report)
    yield from _findings(report)
    if changes.questions:
        yield "## Det skal du tage stilling til"
        yield "\n".join(_questions(changes.questions))
    yield from _consequences(changes)
    if changes.records:
        yield "## Ændringerne, post for post"
        yield _LEGEND
    for kind, title in _KINDS.items():
        records = [one for one in changes.records if one.kind is kind]
        if records:
            yield f"### {title}"
        for one in records:
            yield "\n\n".join(_record(one, report))
    if changes.files:
        yield "### Andre filer"
        yield "\n".join(
            f"- {code(report.prefix + one.path)} ({one.change.value})" for one in changes.files
        )
    if report.pages is not None:
        yield from _pages(report.pages)


_LEGEND: Final = (
    "<del>Slettede ord</del> er streget over, og <ins>indsatte ord</ins> er understreget. "
    "[…] er ord, som er uændrede og ikke er vist."
)


def _opening(report: ChangeReport) -> str:
    changes, found = report.changes, report.findings
    counts = []
    for kind, (one, many) in _COUNTED.items():
        number = len(changes.of(kind))
        if number:
            counts.append(f"{number} {one if number == 1 else many}")
    total = len(changes.records)
    posts = "post" if total == 1 else "poster"
    first = f"Forslaget rører {total} {posts}: {danish.joined(counts)}." if total else _NOTHING
    errors = sum(one.severity is Severity.ERROR for one in found.new)
    warnings = sum(one.severity is Severity.WARNING for one in found.new)
    new = [f"{errors} {'ny' if errors == 1 else 'nye'} fejl"] if errors else []
    if warnings:
        new.append(f"{warnings} {'ny advarsel' if warnings == 1 else 'nye advarsler'}")
    second = f"Tjekket finder {danish.joined(new)}." if new else "Tjekket finder intet nyt."
    old = sum(one.severity is not Severity.NOTE for one in found.old)
    third = ""
    if old:
        words = "1 gammelt fund" if old == 1 else f"{old} gamle fund"
        third = f" {words} stod der i forvejen og tæller ikke med."
    base = f"Sammenlignet med {escaped(report.base)}."
    return f"**{first} {second}**{third}\n\n{base}"


_NOTHING: Final = "Forslaget ændrer ingen poster."


def _findings(report: ChangeReport) -> Iterator[str]:
    heavy = [one for one in report.findings.new if one.severity is not Severity.NOTE]
    if not heavy:
        return
    yield "## Nye fund"
    former = {f"{one.former.id}.md" for one in report.changes.records if one.former is not None}
    gone = former | {change.path for change in report.changes.of(ChangeKind.REMOVED)}
    for one in sorted(heavy, key=lambda one: one.severity is not Severity.ERROR):
        edit = "" if one.place.path in gone else report.repository.edit_url(one.place.path)
        yield _finding(one, report.prefix, edit)


def _finding(one: Diagnostic, prefix: str, edit: str) -> str:
    """Write a finding; `edit` is the form that changes the file, if it still is there."""
    place = code(prefix + one.place.path)
    if one.place.path.endswith(".md"):
        place = f"{f'[{place}]({edit})' if edit else place}, linje {one.place.line}"
    head = f"- **{one.severity.value}** {code(one.code)} i {place}: {escaped(one.message)}"
    if not one.hint:
        return head
    if "\n" not in one.hint:
        return f"{head}<br>Hjælp: {escaped(one.hint)}"
    longest = max((len(run) for run in re.findall("`+", one.hint)), default=0)
    fence = "`" * max(3, longest + 1)
    lines = "\n".join(f"  {line}" for line in one.hint.splitlines())
    return f"{head}<br>Hjælp:\n\n  {fence}text\n{lines}\n  {fence}"


_SHOWN_RECORDS: Final = 10


def _questions(questions: Sequence[Question]) -> Iterator[str]:
    """Write each question with those it is asked about."""
    asked: dict[str, list[str]] = {}
    for one in questions:
        asked.setdefault(one.sentence, []).append(f"**{escaped(one.record.title)}**")
    for sentence, titles in asked.items():
        rest = len(titles) - _SHOWN_RECORDS
        shown = titles[:_SHOWN_RECORDS] + ([f"{rest} til"] if rest > 0 else [])
        yield f"- {danish.joined(shown)}: {escaped(sentence)}"


def _consequences(changes: Changes) -> Iterator[str]:
    for one in consequence_tables(changes):
        yield f"## {one.title}"
        yield table(one.head, one.rows)
    if changes.cases or changes.fora:
        yield "## Det ses også her"
        lists = (("Sager", changes.cases), ("Fora", changes.fora))
        yield "\n".join(
            f"- {label}: {escaped(danish.joined([one.title for one in many]))}"
            for label, many in lists
            if many
        )


def _record(one: RecordChange, report: ChangeReport) -> Iterator[str]:
    yield f"#### {escaped(one.name.title)} ({one.change.value})"
    yield " · ".join(_ways_in(one, report))
    if one.is_layout_only:
        yield "Kun opstillingen er ændret: linjeskift, mellemrum eller rækkefølge."
    parts = [*_facts(one.facts), *_texts(one.texts)]
    for item in one.items:
        parts.extend(_item(item))
    if one.files:
        files = ", ".join(f"{code(file.path)} ({file.change.value})" for file in one.files)
        parts.append(f"Bilag: {files}")
    is_folded = one.change is ChangeKind.REMOVED and bool(parts)
    if is_folded:
        yield "<details><summary>Det stod der</summary>"
    yield from parts
    if is_folded:
        yield "</details>"


def _ways_in(one: RecordChange, report: ChangeReport) -> Iterator[str]:
    yield code(report.prefix + one.path)
    if one.former is not None:
        yield f"før {code(f'{report.prefix}{one.former.id}.md')}"
    if one.merged_into is not None:
        yield f"lagt sammen med {code(f'{report.prefix}{one.merged_into.id}.md')}"
    if one.change is ChangeKind.REMOVED:
        return
    if report.site:
        yield f"[Se siden]({report.site}{one.name.id}/)"
    edit = report.repository.edit_url(one.path)
    if edit:
        yield f"[Ret filen]({edit})"


def _item(item: ItemChange) -> Iterator[str]:
    change = "" if item.change is ChangeKind.CHANGED else f" ({item.change.value})"
    yield f"**Punkt {escaped(item.number)}: {escaped(item.title)}**{change}"
    yield from _facts(item.facts)
    yield from _texts(item.texts)
    if item.is_withheld:
        yield "Punktets tekst er ikke offentlig og gentages ikke her."


def _facts(facts: Sequence[FactChange]) -> Iterator[str]:
    if facts:
        one = fact_table(facts)
        yield table(one.head, one.rows)


def _texts(texts: Sequence[TextChange]) -> Iterator[str]:
    for one in texts:
        yield f"*{escaped(one.heading)}*\n\n> {as_markdown(one.redline)}"


def _pages(pages: PageChanges) -> Iterator[str]:
    yield "## Sider, der bliver anderledes"
    if pages.failure:
        yield escaped(pages.failure)
        return
    changed = sum(len(group.addresses) for group in pages.changed) + pages.left_out
    yield (
        "Forslaget ændrer også programmet eller udseendet. Siderne er derfor bygget før og efter "
        f"og sammenlignet. Nye: {len(pages.added)}. Væk: {len(pages.removed)}. "
        f"Med andre ord: {changed}. Med samme ord og anden kode: {pages.other}."
    )
    for title, addresses in (("Nye sider", pages.added), ("Sider, der er væk", pages.removed)):
        if addresses:
            yield f"{title}: {_addresses(addresses)}"
    for group in pages.changed:
        yield f"{_addresses(group.addresses)}:\n\n> {as_markdown(group.redline)}"
    if pages.left_out:
        yield f"Ordene er også ændret på {pages.left_out} sider, som ikke er vist."


_SHOWN_ADDRESSES: Final = 5


def _addresses(addresses: Sequence[str]) -> str:
    shown = [code(f"/{one}") for one in addresses[:_SHOWN_ADDRESSES]]
    rest = len(addresses) - len(shown)
    return danish.joined([*shown, *([f"{rest} til"] if rest else [])])
