"""The site as values: records in, pages and files out. The public entry of the core.

Knows how what is planned becomes pages and files. Refuses to know disks, Git, clocks and
generators, which are values or somebody else's here.
"""

from dataclasses import dataclass, replace
from datetime import date

from sagsgang.archive import archive
from sagsgang.diagnostics import Diagnostic
from sagsgang.exports.sitemap import sitemap_files
from sagsgang.history import public_states
from sagsgang.lots import pool_unchanged_since
from sagsgang.pages.article import View, article, description, former
from sagsgang.pages.frame import Frame, frames
from sagsgang.pages.page import Page
from sagsgang.plan import Asset, Plan, PlannedPage, Settings, plan
from sagsgang.records.record import Appointment
from sagsgang.revisions import NO_REVISIONS, Revisions
from sagsgang.search import Entry, entries
from sagsgang.source import Source
from sagsgang.views.appointment import AppointmentPage
from sagsgang.views.front import RegionPage

__all__ = ["Asset", "Settings", "Site", "build", "render", "search_entries", "site_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that is published, in order of addresses and paths, and what was found.

    `entries` are what can be searched for, `frames` what stands around the pages: the whole
    site's, and that of each samarbejde. `address_list` is the list of published addresses as it
    is to be kept: what it held, and what is new.
    """

    pages: tuple[Page, ...]
    assets: tuple[Asset, ...]
    diagnostics: tuple[Diagnostic, ...]
    entries: tuple[Entry, ...] = ()
    frames: tuple[Frame, ...] = ()
    address_list: str = ""


def build(
    source: Source, settings: Settings, today: date, history: Revisions | None = None
) -> Site:
    """Make the whole site of one commit as it is on `today`.

    `history` dates the pages of records and lists their versions where it is given. The same
    values always give the same bytes.
    """
    return site_of(plan(archive(source), settings, today), settings, history)


def site_of(planned: Plan, settings: Settings, history: Revisions | None = None) -> Site:
    """Make everything that is planned."""
    known = history or NO_REVISIONS
    pages = tuple(render(page, planned, known) for page in planned.pages)
    further = tuple(render(page, planned, known) for page in planned.further_pages)
    dated = ((page.address, page.changed_on) for page in pages if page.former is None)
    told = (Asset(path, data) for path, data in sitemap_files(dated, settings.site_url))
    return Site(
        pages=tuple(sorted((*pages, *further), key=lambda page: page.address)),
        assets=(*planned.assets, *told),
        diagnostics=planned.diagnostics,
        frames=frames(
            [page.view for page in planned.pages],
            settings.title,
            [page.key for page in planned.pages if page.source],
        ),
        entries=search_entries(planned),
        address_list=planned.address_list,
    )


def search_entries(planned: Plan) -> tuple[Entry, ...]:
    """List what can be searched for on the pages that are planned, in their order."""
    views = [page.view for page in planned.pages]
    regions = {view.region: view.title for view in views if isinstance(view, RegionPage)}
    return entries(views, regions)


def render(page: PlannedPage, planned: Plan, history: Revisions) -> Page:
    """Make one page of what is planned for it."""
    changed_on = None if page.source is None else history.changed_on(page.source)
    view = _with_history(page, planned, history)
    return Page(
        address=page.address,
        title=page.title,
        region=page.region,
        article=article(
            view,
            crumbs=page.crumbs,
            links=planned.links_of(page),
            changed_on=changed_on,
            new_files=page.new_files,
            removed_items=page.removed_items,
            versions=planned.versions_of(page, history),
        ),
        source=page.source,
        description=description(page.view),
        changed_on=changed_on,
        former=former(page.view, planned.links_of(page), has_anchors=bool(page.anchors)),
    )


def _with_history(page: PlannedPage, planned: Plan, history: Revisions) -> View:
    """Give a page's view with what only the past can tell: since when a pool has stood."""
    view, record = page.view, page.record
    if not isinstance(view, AppointmentPage) or view.lots is None:
        return view
    if not isinstance(record, Appointment) or record.facts.draw is None:
        return view
    states = (
        (on, one.facts.draw.pool if isinstance(one, Appointment) and one.facts.draw else ())
        for on, one in public_states(history.of(record.path), planned.as_public)
    )
    since = pool_unchanged_since(record.facts.draw.pool, states)
    return replace(view, lots=replace(view.lots, unchanged_since=since))
