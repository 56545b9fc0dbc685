"""The site as a proposal would make it, with a page that says what the proposal changes.

Knows what a preview has beside a site: that page, and the pages of changed records as they are
now. Refuses to be published: a site that is made by `sagsgang.site` has none of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from sagsgang.addresses import address
from sagsgang.archive import archive
from sagsgang.changes import Beginning, Changes, changes, compared_findings
from sagsgang.diagnostics import Severity
from sagsgang.findings import all_findings
from sagsgang.plan import Plan, PlannedPage, plan
from sagsgang.publication import publication
from sagsgang.records.reader import ReadRecord, read_record
from sagsgang.revisions import Revisions
from sagsgang.site import Settings, Site, site_of
from sagsgang.source import Source
from sagsgang.views.proposal import PROPOSAL_KEY, former_key, proposal_page
from sagsgang.views.rows import Link
from sagsgang.views.rows.findings import finding_row


def build_preview(
    source: Source,
    beginning: Beginning,
    settings: Settings,
    today: date,
    history: Revisions | None = None,
) -> Site:
    """Make the whole site of a proposal as it is on `today`, and what it changes.

    The settings must be a preview's: what is shown here is more than the public may see.
    """
    if not settings.show_broken:
        raise ValueError("a proposal is shown in a preview only")
    read: Callable[[str, bytes], ReadRecord] = cache(read_record)
    before, after = archive(beginning.source, read=read), archive(source, read=read)
    found = all_findings(after, today, before)
    planned = plan(after, settings, today, found)
    change = changes(before, after, beginning.renamed)
    known = all_findings(before, today)
    # A file that has other contents now, or none, is not published: the page names it only.
    files = {path: blob for path, blob in before.blobs.items() if after.blobs.get(path) == blob}
    former = plan(replace(before, blobs=files), settings, today, known)
    former_pages = {page.key: page for page in _former_pages(former, change)}
    compared = compared_findings(known.open, before, found.open, after, beginning.renamed)
    public = publication(after, drafts=settings.drafts)
    heavy = [
        one
        for severity in (Severity.ERROR, Severity.WARNING)
        for one in compared.new
        if one.severity is severity
    ]
    view = proposal_page(
        change,
        base=beginning.name,
        findings=(finding_row(public, one) for one in heavy),
        old_findings=sum(one.severity is not Severity.NOTE for one in compared.old),
        pages=planned.anchors,
        former_pages=former_pages,
    )
    page = PlannedPage(
        key=view.key,
        address=address(view.key),
        anchors=(),
        title=view.title,
        region="",
        source=None,
        crumbs=(Link("Forside", "index"),),
        view=view,
    )
    return site_of(_with_pages(planned, (page, *former_pages.values())), settings, history)


def _former_pages(former: Plan, change: Changes) -> Iterator[PlannedPage]:
    """Give the pages of changed records as they are now, each at an address of the proposal's."""
    own = {page.key: page for page in former.pages}
    for one in change.records:
        page = own.get((one.former or one.name).id)
        if page is not None and page.record is not None:
            key = former_key(page.key)
            yield replace(
                page,
                key=key,
                address=address(key),
                source=None,
                record=None,
                new_files=(),
                crumbs=(Link("Forside", "index"), Link("Forslag", PROPOSAL_KEY)),
            )


def _with_pages(planned: Plan, pages: tuple[PlannedPage, ...]) -> Plan:
    """Add pages that nobody searches for, and that belong to no menu."""
    anchors = {page.key: frozenset(page.anchors) for page in pages}
    return replace(planned, anchors={**planned.anchors, **anchors}, further_pages=pages)
