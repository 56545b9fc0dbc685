"""One build from a record folder to a site in its place.

Knows the order: MkDocs builds into a fresh folder, and that folder takes the site's place when all
has passed. Refuses to print what went wrong: that is an exception with a Danish sentence, or the
findings that the plugin has printed.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_sagsgang.plugin import SagsgangPlugin
from mkdocs_sagsgang.staging import staged
from sagsgang.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be built: from which records, to which place, as of which day.

    `configuration` is the path of `mkdocs.yml`; `prefix` is put before the path of a record in
    findings. `preview` also shows what is not yet public and records that cannot be read, and what
    has changed since the branch left `base`, if that is given.
    """

    configuration: Path
    records: Path
    prefix: str
    site: Path
    today: date
    preview: bool = False
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build found, and the list of published addresses as it is to be kept."""

    findings: tuple[Diagnostic, ...]
    address_list: str


def built(order: Order) -> Built:
    """Build a site and put it in its place; what was there stays on failure.

    Raises `UnpublishableRecordsError` and `NoRecordsError` for the records, `ForeignFolderError`
    and `BusyPlaceError` for the place, `GitError` for the base, `IncompleteSiteError` or whatever
    broke for the rest.
    """
    with staged(order.site) as folder:
        config = configured(order, folder)
        plugin = config.plugins["sagsgang"]
        if not isinstance(plugin, SagsgangPlugin):
            raise TypeError(f"another plugin is called sagsgang: {plugin}")
        plugin.prefix = order.prefix
        mkdocs_build.build(config)
    return Built(findings=plugin.findings, address_list=plugin.address_list)


def configured(order: Order, folder: Path) -> MkDocsConfig:
    """Read `mkdocs.yml`, with the order's wishes in place of what it says, output to `folder`."""
    config = load_config(config_file=str(order.configuration), site_dir=str(folder))
    options = config.plugins["sagsgang"].config
    if not (order.configuration.parent / options["records"]).samefile(order.records):
        options["records"] = str(order.records.resolve())
    options["today"] = order.today.isoformat()
    options["preview"] = order.preview
    options["base"] = order.base
    return config
