"""What can be said about the plugin in `mkdocs.yml`.

Knows the options, their types and defaults. Refuses to know what they lead to.
"""

from mkdocs.config import config_options
from mkdocs.config.base import Config


class SagsgangConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' own, untyped
    """The options under `plugins: - sagsgang:`.

    `records` is the record folder, from the folder of `mkdocs.yml`; `repository_url` is the
    address of the repository, without which pages name their source instead of linking to it;
    `branch` is the branch that the secretariat edits; `today` sets the day (`2023-01-25`), and
    `preview` also shows what is not yet public and records that cannot be read.
    """

    records = config_options.Type(str, default="records")
    repository_url = config_options.Optional(config_options.URL())
    branch = config_options.Type(str, default="main")
    today = config_options.Optional(config_options.Type(str))
    preview = config_options.Type(bool, default=False)
