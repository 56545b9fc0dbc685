"""The core's pages and assets in the shapes that MkDocs carries from its start to its end.

Knows MkDocs' files and pages. MkDocs reads, parses and renders nothing here: what it is handed is
finished. Refuses to know how pages are made and what frame is put around them.
"""

from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from mkdocs_sagsgang.output import page_path
from sagsgang.pages.page import Page
from sagsgang.site import Asset
from sagsgang.source import Blob

FRAME_FILE_TYPES = frozenset({".css", ".js", ".png", ".svg", ".txt", ".woff2"})
"""The only types of files that the site's look may bring along."""


class CarriedFile(File):
    """A file that is published under exactly the path that it is given, whatever its name."""

    def __init__(self, path: str, config: MkDocsConfig) -> None:
        """Prepare a file at `path` from the root of the site."""
        super().__init__(
            path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=True,
            dest_uri=path,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = "sagsgang"

    def is_documentation_page(self) -> bool:
        """Keep MkDocs from rendering a `.md` file as a page."""
        return False


class AssetFile(CarriedFile):
    """A file beside the pages; its bytes are fetched when it is written and not kept."""

    def __init__(self, asset: Asset, config: MkDocsConfig) -> None:
        """Prepare the file of an asset."""
        super().__init__(asset.path, config)
        self.asset = asset

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs' own
        """Write the asset's bytes to its place."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        data = self.asset.data
        target.write_bytes(data.read() if isinstance(data, Blob) else data)


class PageFile(CarriedFile):
    """The place of a page; it has no Markdown behind it."""

    def __init__(self, page: Page, config: MkDocsConfig) -> None:
        """Prepare the file of a page, and the page that MkDocs finds on it."""
        super().__init__(page_path(page), config)
        self.edit_uri = None if page.source is None else quote(page.source)
        FinishedPage(page, self, config)

    def is_documentation_page(self) -> bool:
        """Let MkDocs put the frame around it."""
        return True


class FinishedPage(MkDocsPage):
    """A page whose article was finished before MkDocs saw it."""

    def __init__(self, page: Page, file: PageFile, config: MkDocsConfig) -> None:
        """Attach the page to its file, as MkDocs' pages do themselves."""
        self.finished = page
        super().__init__(page.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' own
        """Read nothing: there is no source that MkDocs may see."""
        self.markdown = ""
        self.meta = {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' own
        """Take the article as it is."""
        self.content = self.finished.article
        self.toc = get_toc([])
        self.present_anchor_ids = set()


def frame_files(docs_dir: str, files: Files) -> tuple[File, ...]:
    """Pick the files of the site's look: those that lie in `docs_dir`, which is theirs alone.

    Raises `ValueError` for any other type: nothing gets published because it lies in a folder.
    """
    found = tuple(
        file
        for file in files
        if file.src_dir == docs_dir and file.inclusion is not InclusionLevel.EXCLUDED
    )
    for file in found:
        if Path(file.src_uri).suffix not in FRAME_FILE_TYPES:
            raise ValueError(f"{file.src_uri} is no file that the site's look may consist of")
    return found
