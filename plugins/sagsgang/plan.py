"""Every page of the site before any template has run, with the frozen view it is made from.

Knows the order of the layers: archive, publication, views, addresses. Refuses to know HTML, disks,
Git, clocks and generators.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from types import MappingProxyType

from sagsgang import danish
from sagsgang.addresses import Links, address, file_addresses, item_anchor
from sagsgang.addresses.former_pages import FormerPages
from sagsgang.addresses.published import address_list, address_list_text
from sagsgang.archive import COMMON_REGION, Archive
from sagsgang.diagnostics import Diagnostic
from sagsgang.editing.new_files import new_files
from sagsgang.findings import all_findings, without_leaks
from sagsgang.history import AsPublic, Chronicle
from sagsgang.pages.article import View, heading_anchors
from sagsgang.pages.error_texts import error_texts
from sagsgang.publication import Publication, public_part, publication
from sagsgang.records.format_reference import format_reference
from sagsgang.records.json_schema import item_json_schema, json_schema
from sagsgang.records.kinds import KINDS_IN_REGION, Kind
from sagsgang.records.record import (
    Agreement,
    AnyRecord,
    Appointment,
    Case,
    Consultation,
    Forum,
    HandwrittenPage,
    Meeting,
    Municipality,
    NewsItem,
    Region,
)
from sagsgang.repository import UNSTATED, NewFile, Repository
from sagsgang.retention import Retention
from sagsgang.revisions import Revisions
from sagsgang.rules import Findings
from sagsgang.source import ADDRESS_LIST, Blob
from sagsgang.views.appointment import appointment_index, appointment_page
from sagsgang.views.case import case_page
from sagsgang.views.case_index import CaseIndex, case_indexes
from sagsgang.views.directory import directories
from sagsgang.views.editorial import broken_page, error_help_pages, findings_page, format_page
from sagsgang.views.forum import forum_page
from sagsgang.views.forum_index import forum_index
from sagsgang.views.front import FrontPage, RegionPage, front_page, region_page
from sagsgang.views.handwritten import OwnWordsPage, own_words_page
from sagsgang.views.meeting import MeetingPage, meeting_page
from sagsgang.views.meeting_index import MeetingIndex, meeting_indexes
from sagsgang.views.moved import MovedPage, RemovedItem, RemovedPage
from sagsgang.views.municipality import municipality_index, municipality_page
from sagsgang.views.plain import agreement_page, consultation_page, news_page, plain_indexes
from sagsgang.views.rows import KIND_TITLES, Link, record_link, region_title
from sagsgang.views.rows.seats import seat_lists
from sagsgang.views.rows.versions import VersionList, version_list
from sagsgang.views.search import search_page
from sagsgang.views.seat_index import seat_indexes
from sagsgang.views.seat_ledger import seat_ledgers
from sagsgang.views.seat_radar import seat_radar
from sagsgang.views.seats_by_person import seats_by_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a site is told from outside.

    `repository` is where the secretariat edits the records, `site_url` where readers find the
    site.
    `drafts` shows what is not yet public, `show_broken` gives a record that cannot be read a
    page with its findings: both are for previews only. `shown_years` is for how long names of
    former holders of seats and of participants are shown; nothing means for ever.
    """

    title: str
    repository: Repository = UNSTATED
    site_url: str = ""
    drafts: bool = False
    show_broken: bool = False
    shown_years: int | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site beside its pages, by its path from the site's root."""

    path: str
    data: bytes | Blob


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """A page before any template has run: rendering it needs its view and the plan's links.

    `crumbs` lead to the pages above it, the front page first. `source` is the record's path,
    `record` its public part, `removed_items` are punkter that have stood on the page.
    """

    key: str
    address: str
    anchors: tuple[str, ...]
    title: str
    region: str
    source: str | None
    crumbs: tuple[Link, ...]
    view: View
    new_files: tuple[NewFile, ...] = ()
    removed_items: tuple[RemovedItem, ...] = ()
    record: AnyRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every page of the site in the order of addresses, its files, and what was found.

    `as_public` makes a record's public part of it, also of an old state of the record.
    `further_pages` are pages of a preview that nobody searches for.
    """

    pages: tuple[PlannedPage, ...]
    assets: tuple[Asset, ...]
    files: Mapping[str, str]
    anchors: Mapping[str, frozenset[str]]
    diagnostics: tuple[Diagnostic, ...]
    address_list: str
    repository: Repository
    as_public: AsPublic
    further_pages: tuple[PlannedPage, ...] = ()

    def links_of(self, page: PlannedPage) -> Links:
        """Tell how a page leads to the others."""
        return Links(here=page.key, anchors=self.anchors, files=self.files)

    def versions_of(self, page: PlannedPage, history: Revisions) -> VersionList | None:
        """List the versions of a page's record; nothing where none is known."""
        if page.record is None:
            return None
        return version_list(
            page.record,
            history,
            as_public=self.as_public,
            commit_url=self.repository.commit_url,
            history_url=self.repository.history_url,
        )


def plan(records: Archive, settings: Settings, today: date, found: Findings | None = None) -> Plan:
    """List every page of the site. The rules see all records, views only what is public.

    `found` is what the rules have found already, where somebody has asked them.
    """
    found = found or all_findings(records, today)
    years = settings.shown_years
    retention = None if years is None else Retention(years=years, today=today)
    clean = without_leaks(records, found)
    public = publication(clean, drafts=settings.drafts, retention=retention)
    views = {view.key: view for view in _record_views(public, settings, today)}
    if settings.show_broken:
        broken = (broken_page(public, one, found.open) for one in public.broken.values())
        views |= {view.key: view for view in broken}
    views |= {view.key: view for view in _editorial_views(public, found)}
    pages: dict[str, PlannedPage] = {}
    for view in views.values():
        offers = new_files(view.key, records, settings.repository, today)
        page = replace(_planned_page(view, records, public), new_files=offers)
        pages.setdefault(page.address, page)
    owners = ((one.id, one.path) for one in public.records.values())
    files = file_addresses(owners, public.blobs)
    old = FormerPages(
        publication=public,
        files=frozenset(files.values()),
        listed=address_list(records.blobs.get(ADDRESS_LIST)).lines,
        live={page.address: Link(page.title, page.key) for page in pages.values()},
    )
    former_pages = (_planned_page(view, records, public) for view in old.views())
    pages |= {page.address: page for page in former_pages}
    gone = old.removed_items()
    ordered = tuple(_with_removed(page, gone) for _, page in sorted(pages.items()))
    assets = (
        *(Asset(files[path], blob) for path, blob in public.blobs.items()),
        *_schemas(),
    )
    return Plan(
        pages=ordered,
        assets=tuple(sorted(assets, key=lambda asset: asset.path)),
        files=MappingProxyType({**files, **old.former_paths(files)}),
        anchors=MappingProxyType({page.key: frozenset(page.anchors) for page in ordered}),
        diagnostics=found.open,
        address_list=address_list_text(old.every_address()),
        repository=settings.repository,
        as_public=partial(public_part, drafts=settings.drafts, retention=retention),
    )


def _with_removed(page: PlannedPage, gone: Mapping[str, tuple[RemovedItem, ...]]) -> PlannedPage:
    """Give a page the punkter that have stood on it, unless the page is gone as well."""
    items = gone.get(page.address, ())
    if not items or isinstance(page.view, RemovedPage):
        return page
    anchors = (*page.anchors, *(item.anchor for item in items))
    return replace(page, anchors=anchors, removed_items=items)


def _record_views(public: Publication, settings: Settings, today: date) -> Iterator[View]:
    """Make the view of every record and of every index over them."""
    chronicle = Chronicle(public, today)
    regions = _regions(public)
    yield front_page(chronicle, settings.title, regions)
    yield search_page(chronicle, regions)
    for region in regions:
        yield region_page(chronicle, region)
        yield forum_index(chronicle, region)
        yield from meeting_indexes(chronicle, region)
        yield from case_indexes(chronicle, region)
        yield from directories(chronicle, region)
        yield appointment_index(chronicle, region)
        yield from seat_indexes(chronicle, region)
        yield from seat_ledgers(chronicle, region)
        yield seats_by_person(chronicle, region)
        yield seat_radar(chronicle, region)
        yield municipality_index(chronicle, region)
        for kind in (Kind.CONSULTATION, Kind.NEWS, Kind.AGREEMENT):
            yield from plain_indexes(chronicle, region, kind)
    for record in public.records.values():
        if not isinstance(record, Region) and record.id != "index":
            yield _record_view(chronicle, record, settings)


def _regions(public: Publication) -> tuple[str, ...]:
    """List the samarbejder by name; what is common to all comes last."""
    records = (*public.records.values(), *public.broken.values())
    regions = {record.region for record in records if record.region}
    return tuple(
        sorted(regions, key=lambda region: (region == COMMON_REGION, danish.sort_key(region)))
    )


def _record_view(  # noqa: C901, PLR0911 (ten kinds, one line each)
    chronicle: Chronicle, record: AnyRecord, settings: Settings
) -> View:
    match record:
        case Meeting():
            return meeting_page(chronicle, record, shows_drafts=settings.drafts)
        case Forum():
            return forum_page(chronicle, record)
        case Case():
            return case_page(chronicle, record)
        case Appointment():
            form = settings.repository.issue_form_url(
                "indmelding.yml", f"Indmelding: {record.facts.title}"
            )
            return appointment_page(chronicle, record, nomination_form=form)
        case Consultation():
            return consultation_page(chronicle, record)
        case NewsItem():
            return news_page(chronicle, record)
        case Agreement():
            return agreement_page(chronicle, record)
        case Municipality():
            return municipality_page(chronicle, record)
        case Region():
            return region_page(chronicle, record.region)
        case HandwrittenPage():
            return own_words_page(chronicle, record)


def _editorial_views(public: Publication, found: Findings) -> Iterator[View]:
    accepted = ((one.finding, one.reason) for one in found.accepted)
    yield findings_page(public, found.open, accepted)
    yield from error_help_pages(error_texts())
    yield format_page(format_reference())


def _planned_page(view: View, records: Archive, public: Publication) -> PlannedPage:
    source = f"{view.key}.md"
    return PlannedPage(
        key=view.key,
        address=address(view.key),
        anchors=_anchors(view),
        title=view.title,
        region=view.region,
        source=source if records.has(view.key) else None,
        crumbs=_crumbs(view, public),
        view=view,
        record=public.records.get(view.key),
    )


def _anchors(view: View) -> tuple[str, ...]:
    """List the anchors of a page that others may lead to."""
    if isinstance(view, MeetingPage):
        numbers = (one for item in view.items for one in (item.number, *item.former_numbers))
        return tuple(map(item_anchor, numbers))
    if isinstance(view, MovedPage):
        return tuple(item_anchor(number) for item in view.items for number in item.numbers)
    if isinstance(view, OwnWordsPage | FrontPage | RegionPage):
        return heading_anchors(view.text)
    return ()


def _crumbs(view: View, public: Publication) -> tuple[Link, ...]:
    """List the pages above a page, the front page first."""
    if view.key == "index":
        return ()
    crumbs = [Link("Forside", "index")]
    if view.key.startswith("redaktion/fejl/"):
        crumbs.append(Link("Hjælp til fund", "redaktion/fejl"))
    above = view.key.rpartition("/")[0]
    if above in public.pages:
        crumbs.append(record_link(public, above))
    if view.region and view.key != f"{view.region}/index":
        crumbs.append(Link(region_title(public, view.region), f"{view.region}/index"))
        for kind in KINDS_IN_REGION:
            index = f"{view.region}/{kind.folder}"
            if view.key.startswith(f"{index}/"):
                crumbs.append(Link(KIND_TITLES[kind], index))
        crumbs.extend(one for one in seat_lists(view.region) if view.key.startswith(f"{one.to}/"))
    if isinstance(view, MeetingIndex | CaseIndex):
        crumbs.extend(view.above)
    if isinstance(view, MeetingPage) and view.all_of_forum is not None:
        crumbs.append(view.all_of_forum)
    return tuple(crumbs)


def _schemas() -> Iterator[Asset]:
    """Give the JSON Schemas of front matter, for editors that check while one writes."""
    schemas = {danish.slug(kind.danish_name): json_schema(kind) for kind in Kind}
    schemas["punkt"] = item_json_schema()
    for name, schema in schemas.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)
        yield Asset(f"redaktion/skema/{name}.json", f"{text}\n".encode())
