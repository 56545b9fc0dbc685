"""What can be said about the plugin in `mkdocs.yml`.

Knows the options, their types and defaults. Refuses to know what they lead to.
"""

from collections.abc import Mapping

from mkdocs.config import config_options
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

HIDDEN = "skjul"
SHOWN = "vis"
"""What `udkast` may say."""

_YEARS = "vis_tidligere_år"


class PersonalData(BaseConfigOption[Mapping[str, int]]):
    """What is shown of people: `vis_tidligere_år: 5`, or nothing for as long as records say."""

    def run_validation(self, value: object) -> Mapping[str, int]:
        """Take a mapping with that one key and a whole number of years."""
        if value is None:
            return {}
        if not isinstance(value, dict) or set(value) - {_YEARS}:
            raise ValidationError(
                f"Under persondata kan kun stå {_YEARS}, fx\npersondata:\n  {_YEARS}: 5"
            )
        years = value.get(_YEARS)
        if years is None:
            return {}
        if isinstance(years, bool) or not isinstance(years, int) or years < 0:
            raise ValidationError(
                f"'{years}' er ikke et antal år. Skriv et helt tal, fx\n{_YEARS}: 5"
            )
        return {_YEARS: years}


class SagsgangConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' own, untyped
    """The options under `plugins: - sagsgang:`.

    `records` is the record folder, from the folder of `mkdocs.yml`; `repository_url` is the
    address of the repository, without which pages name their source instead of linking to it;
    `branch` is the branch that the secretariat edits; `today` sets the day (`2023-01-25`), and
    `preview` also shows what is not yet public and records that cannot be read; with `base`, a
    branch or commit, it says what has changed since that was left. `udkast` says whether a
    referat is shown to all, as a proposal, before it is approved or published. `persondata`
    says for how many years the names of former holders of seats and of participants are shown.
    """

    records = config_options.Type(str, default="records")
    repository_url = config_options.Optional(config_options.URL())
    branch = config_options.Type(str, default="main")
    today = config_options.Optional(config_options.Type(str))
    preview = config_options.Type(bool, default=False)
    base = config_options.Optional(config_options.Type(str))
    udkast = config_options.Choice((HIDDEN, SHOWN), default=HIDDEN)
    persondata = PersonalData()

    @property
    def shows_drafts(self) -> bool:
        """Whether the site shows proposed referater, as a preview always does."""
        return bool(self.udkast == SHOWN)

    @property
    def shown_years(self) -> int | None:
        """For how many years names are shown, or nothing for as long as the records say."""
        return self.persondata.get(_YEARS)
