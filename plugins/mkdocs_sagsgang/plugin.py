"""MkDocs' way into the core: a record folder becomes the pages and files that MkDocs publishes.

Knows at which moments MkDocs asks, and answers with what the core made. Everything that a user's
mistake can stop is stopped before MkDocs empties its output folder. Refuses to know what records
mean and how pages look.
"""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from mkdocs_sagsgang import clock, report
from mkdocs_sagsgang.carriage import AssetFile, FinishedPage, PageFile, frame_files
from mkdocs_sagsgang.config import SagsgangConfig
from mkdocs_sagsgang.disk import read_source
from mkdocs_sagsgang.frame import (
    CONTENT_SECURITY_POLICY,
    SERVING_POLICY,
    page_words,
    unknown_page_words,
)
from mkdocs_sagsgang.git_history import revisions
from mkdocs_sagsgang.inspection_cache import FOLDER as INSPECTION_FOLDER
from mkdocs_sagsgang.inspection_cache import InspectionCache
from mkdocs_sagsgang.output import NOT_FOUND_PAGE, Output, check_output, planned
from mkdocs_sagsgang.proposal import beginning
from mkdocs_sagsgang.search import SearchIndexError, index_written
from sagsgang.diagnostics import Diagnostic
from sagsgang.findings import without_numbers
from sagsgang.preview import build_preview
from sagsgang.repository import Repository
from sagsgang.site import Settings, Site, build
from sagsgang.source import Source, Text

log = logging.getLogger("mkdocs.plugins.sagsgang")


class NoRecordsError(Abort):
    """There is nothing to make a site of; the text is a Danish sentence."""

    exit_code = 2


class UnpublishableRecordsError(Abort):
    """The records have mistakes, which have been printed; the text is a Danish sentence."""

    exit_code = 1


class SagsgangPlugin(BasePlugin[SagsgangConfig]):  # type: ignore[no-untyped-call]  # MkDocs' own
    """The adapter; one instance lives through all builds of a `mkdocs serve`.

    `prefix` is put before the path of a record, so that a reader finds the file; `findings` are
    those of the last build.
    """

    def __init__(self) -> None:
        """Begin with no site."""
        self.is_serving = False
        self.findings: tuple[Diagnostic, ...] = ()
        self.prefix = ""
        self._site: Site | None = None
        self._output: Output | None = None

    @property
    def is_preview(self) -> bool:
        """Whether the site is for those who write it, and must be shown whatever is wrong."""
        return self.is_serving or self.config.preview

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs' own
        """Note what MkDocs was started for. That the method is here keeps the instance alive."""
        self.is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put right what MkDocs would do by itself: its sitemap is dated by the clock."""
        config.theme.static_templates = {NOT_FOUND_PAGE}
        config.watch.extend([str(self._folder(config)), *config.theme.dirs[:1]])
        records = self.config.records.rstrip("/")
        self.prefix = self.prefix or f"{records}/"
        if self.config.preview and not self.is_serving:
            config.site_url = None  # a preview lies at the root of a server, whatever the site does
        config.edit_uri = self._repository().edit_url("") or None
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the whole site as values, before MkDocs touches its output folder."""
        if not self.is_serving:
            self._site = self._made_site(config)
            return
        try:
            self._site = self._made_site(config)
        except Exception:
            # An exception here makes `mkdocs serve` answer nothing at all until it is gone.
            if self._site is None:
                raise
            log.exception("Siden kunne ikke bygges. Den forrige vises stadig.")

    def _made_site(self, config: MkDocsConfig) -> Site:
        folder = self._folder(config)
        kept = InspectionCache(Path(config.config_file_path or "").parent / INSPECTION_FOLDER)
        source, on_disk = read_source(folder, kept) if folder.is_dir() else ({}, ())
        if not on_disk and not any(isinstance(file, Text) for file in source.values()):
            raise NoRecordsError(f"Der er ingen filer i '{self.prefix}'; intet er bygget.")
        site = self._site_of(source, config)
        self.findings = without_numbers((*on_disk, *site.diagnostics))
        _print_findings(self.findings, self.prefix)
        if report.errors_of(self.findings) and not self.is_preview:
            raise UnpublishableRecordsError(
                f"Siden er ikke bygget: {report.counted(self.findings)}"
            )
        return site

    def _site_of(self, source: Source, config: MkDocsConfig) -> Site:
        settings = Settings(
            title=config.site_name,
            repository=self._repository(),
            site_url="" if self.is_preview else config.site_url or "",
            drafts=self.is_preview or self.config.shows_drafts,
            show_broken=self.is_preview,
            shown_years=self.config.shown_years,
        )
        stated = self.config.today
        today = clock.day(stated) if stated else clock.today()
        history = revisions(self._folder(config))
        if self.is_preview and self.config.base:
            begun = beginning(self._folder(config), self.config.base, source)
            return build_preview(source, begun, settings, today, history)
        return build(source, settings, today, history)

    def _repository(self) -> Repository:
        """Say where the records are edited; records outside the repository have no address."""
        records = self.config.records.rstrip("/")
        if Path(records).is_absolute():
            return Repository(folder=self.prefix)
        return Repository(
            url=self.config.repository_url or "", branch=self.config.branch, folder=records
        )

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish what the core made and the files of the look, and nothing else at all."""
        site = self._ready_site()
        look = frame_files(config.docs_dir, files)
        self._output = planned(site, (file.dest_uri for file in look))
        return Files(
            [
                *look,
                *(AssetFile(asset, config) for asset in site.assets),
                *(PageFile(page, config) for page in site.pages),
            ]
        )

    def on_env(
        self,
        env: jinja2.Environment,
        *,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs' own
        files: Files,  # noqa: ARG002 - MkDocs' own
    ) -> jinja2.Environment:
        """Make the frame escape whatever it is given, which MkDocs does not."""
        env.autoescape = True
        env.undefined = jinja2.StrictUndefined
        policy = SERVING_POLICY if self.is_serving else CONTENT_SECURITY_POLICY
        env.globals["content_security_policy"] = policy
        env.globals["is_preview"] = self.is_preview
        env.globals["has_proposal"] = bool(self.is_preview and self.config.base)
        env.globals["record_prefix"] = self.prefix
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs' own
        nav: Navigation,  # noqa: ARG002 - MkDocs' own
    ) -> TemplateContext:
        """Hand the core's page to the frame."""
        if not isinstance(page, FinishedPage):
            raise TypeError(f"{page} was not made by the core")
        words = page_words(self._ready_site(), page.finished)
        return cast("TemplateContext", {**context, **words})

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002 - MkDocs' own
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Hand the frame of the whole site to the page of an unknown address."""
        words = unknown_page_words(self._ready_site(), config.site_url or "")
        return cast("TemplateContext", {**context, **words})

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search index, and look whether all that was planned is there and no more."""
        folder = Path(config.site_dir)
        try:
            index = index_written(self._ready_site().entries, folder)
        except SearchIndexError as failure:
            # `mkdocs serve` would stand still; without its index a page says that it cannot search.
            if not self.is_serving:
                raise
            log.error(failure.format_message())  # noqa: TRY400 - the sentence says it all
            return
        if self._output is not None and not self.is_serving:
            check_output(self._output.with_files(index), folder)

    @property
    def address_list(self) -> str:
        """The list of published addresses as the last build wants it kept."""
        return self._ready_site().address_list

    def _folder(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or "").parent / self.config.records

    def _ready_site(self) -> Site:
        if self._site is None:
            raise RuntimeError("MkDocs asked for files before on_pre_build")
        return self._site


def _print_findings(findings: Sequence[Diagnostic], prefix: str) -> None:
    for line in report.listed(findings, prefix):
        print(line)
