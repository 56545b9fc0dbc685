"""A view becomes the HTML of an article, by one template.

Knows which template shows which view, and the filters that templates use. Refuses to know how
views are made. The templates are part of the program: they are found once, when this module is
imported, so that rendering itself touches no file but jinja2's own cached read of a template.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, TypeAlias

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sagsgang import danish, prose
from sagsgang.addresses import Links, item_anchor
from sagsgang.pages import days, words
from sagsgang.pages.page import Former
from sagsgang.repository import NewFile
from sagsgang.views.appointment import AppointmentIndex, AppointmentPage
from sagsgang.views.case import CasePage
from sagsgang.views.case_index import CaseIndex
from sagsgang.views.directory import Directory
from sagsgang.views.editorial import (
    BrokenPage,
    ErrorHelpIndex,
    ErrorHelpPage,
    FindingsPage,
    FormatPage,
)
from sagsgang.views.forum import ForumPage
from sagsgang.views.forum_index import ForumIndex
from sagsgang.views.front import FrontPage, RegionPage
from sagsgang.views.handwritten import OwnWordsPage
from sagsgang.views.meeting import MeetingPage
from sagsgang.views.meeting_index import MeetingIndex
from sagsgang.views.moved import MovedFile, MovedPage, RemovedItem, RemovedPage
from sagsgang.views.municipality import MunicipalityIndex, MunicipalityPage
from sagsgang.views.plain import PlainIndex, PlainPage
from sagsgang.views.proposal import ProposalPage
from sagsgang.views.rows import Link
from sagsgang.views.rows.versions import VersionList
from sagsgang.views.search import SearchPage
from sagsgang.views.seat_index import (
    SeatsByForum,
    SeatsByFunction,
    SeatsByMunicipality,
    SeatsOfFunction,
)
from sagsgang.views.seat_ledger import SeatLedger
from sagsgang.views.seat_radar import SeatRadar
from sagsgang.views.seats_by_person import SeatsByPerson

View: TypeAlias = (
    AppointmentIndex
    | AppointmentPage
    | BrokenPage
    | CaseIndex
    | CasePage
    | Directory
    | ErrorHelpIndex
    | ErrorHelpPage
    | FindingsPage
    | FormatPage
    | ForumIndex
    | ForumPage
    | FrontPage
    | MeetingIndex
    | MeetingPage
    | MovedFile
    | MovedPage
    | MunicipalityIndex
    | MunicipalityPage
    | OwnWordsPage
    | PlainIndex
    | PlainPage
    | ProposalPage
    | RegionPage
    | RemovedPage
    | SearchPage
    | SeatLedger
    | SeatRadar
    | SeatsByForum
    | SeatsByFunction
    | SeatsByMunicipality
    | SeatsByPerson
    | SeatsOfFunction
)
"""Every view that has a page of its own."""

_TEMPLATES: Final[Mapping[type[View], str]] = {
    AppointmentIndex: "appointment_index.html",
    AppointmentPage: "appointment.html",
    BrokenPage: "broken.html",
    CaseIndex: "case_index.html",
    CasePage: "case.html",
    Directory: "directory.html",
    ErrorHelpIndex: "error_help_index.html",
    ErrorHelpPage: "error_help.html",
    FindingsPage: "findings.html",
    FormatPage: "format.html",
    ForumIndex: "forum_index.html",
    ForumPage: "forum.html",
    FrontPage: "front.html",
    MeetingIndex: "meeting_index.html",
    MeetingPage: "meeting.html",
    MovedFile: "moved_file.html",
    MovedPage: "moved.html",
    MunicipalityIndex: "municipality_index.html",
    MunicipalityPage: "municipality.html",
    OwnWordsPage: "own_words.html",
    PlainIndex: "plain_index.html",
    PlainPage: "plain.html",
    ProposalPage: "proposal.html",
    RegionPage: "region.html",
    RemovedPage: "removed.html",
    SearchPage: "search.html",
    SeatLedger: "seat_ledger.html",
    SeatRadar: "seat_radar.html",
    SeatsByForum: "seats_by_forum.html",
    SeatsByFunction: "seats_by_function.html",
    SeatsByMunicipality: "seats_by_municipality.html",
    SeatsByPerson: "seats_by_person.html",
    SeatsOfFunction: "seats_of_function.html",
}


_LONGEST_DESCRIPTION: Final = 160
_TAKEN_ANCHORS: Final = frozenset(
    [
        "aabne",
        "afsluttede",
        "beslutninger",
        "for-sekretariatet",
        "forside-soeg",
        "henvisninger",
        "kommende",
        "kommuner",
        "noter",
        "nyt",
        "om",
        "redaktion",
        "sager",
        "samarbejde-1",
        "samarbejde-2",
        "samarbejde-3",
        "seneste-moeder",
    ]
)
"""The anchors of templates that stand beside running text without a prefix of its own."""


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sagsgang.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(
        {
            "capitalised": words.capitalised,
            "date_in_words": danish.date_in_words,
            "days_in_words": words.days_in_words,
            "days_until": words.days_until,
            "drift_in_words": words.drift_in_words,
            "empty_list": words.empty_list,
            "item_anchor": item_anchor,
            "month_abbreviation": days.month_abbreviation,
            "number": danish.formatted_number,
            "outcome_in_words": words.outcome_in_words,
            "reading_time": words.reading_time,
            "record_name": words.record_name,
            "seats_in_words": words.seats_in_words,
            "size_in_words": words.size_in_words,
            "slug": danish.slug,
            "stage_in_words": words.stage_in_words,
            "status_in_words": words.status_in_words,
            "time_in_words": danish.time_in_words,
            "weekday_name": danish.weekday_name,
        }
    )
    return environment


_ENVIRONMENT: Final = _environment()


def article(  # noqa: PLR0913 (everything that a page may hold, each by its name)
    view: View,
    *,
    crumbs: tuple[Link, ...],
    links: Links,
    changed_on: date | None = None,
    new_files: tuple[NewFile, ...] = (),
    removed_items: tuple[RemovedItem, ...] = (),
    versions: VersionList | None = None,
) -> Markup:
    """Give the article of a page: its view, the way to it, and how it leads to other pages.

    `new_files` are the records that the page offers to make, `removed_items` the punkter that
    have stood on it, `versions` those of its record.
    """

    def shown(text: str, heading_base: int = 3, anchor_prefix: str = "") -> Markup:
        return prose.html(
            text,
            resolve=lambda path: _target(links, path),
            heading_base=heading_base,
            anchor_prefix=anchor_prefix,
            taken_anchors=_TAKEN_ANCHORS,
        )

    template = _ENVIRONMENT.get_template(_TEMPLATES[type(view)])
    return Markup(  # noqa: S704 (the template has escaped it)
        template.render(
            view=view,
            crumbs=crumbs,
            links=links,
            prose=shown,
            changed_on=changed_on,
            new_files=new_files,
            removed_items=removed_items,
            versions=versions,
        )
    )


def former(view: View, links: Links, *, has_anchors: bool) -> Former | None:
    """Tell where an old address leads; nothing for all other pages.

    A page with links for its punkter waits for the reader, who came for one of them.
    """
    match view:
        case MovedPage(is_gone=False):
            return Former(to=links.to(view.to.to) or "", is_at_once=not has_anchors)
        case MovedFile():
            return Former(to=links.to_file(view.owner.to, view.file), is_at_once=True)
        case MovedPage() | RemovedPage():
            return Former()
        case _:
            return None


def heading_anchors(markdown: str) -> tuple[str, ...]:
    """List the anchors of a page in the secretariat's own words, as `article` gives them."""
    found = prose.headings(markdown, heading_base=2, taken_anchors=_TAKEN_ANCHORS)
    return tuple(heading.anchor for heading in found)


def description(view: View) -> str:
    """Give a page's description: how its own text begins, or else its title."""
    words_of_text = prose.plain_text(getattr(view, "text", "")).split()
    taken: list[str] = []
    length = 0
    for word in words_of_text:
        length += len(word) + 1
        if length > _LONGEST_DESCRIPTION:
            return f"{' '.join(taken)} …"
        taken.append(word)
    return " ".join(taken) or view.title


def _target(links: Links, path: str) -> prose.LinkTarget | None:
    found = links.resolve(path)
    return None if found is None else prose.LinkTarget(found.url, found.is_image)
