"""Where the records' source lies at the Git host: forms that change it, and pages of its past.

Knows GitHub's web addresses and the folder of the records in the repository. Refuses to know what
stands in a file. Nothing here asks the host anything: an address is a text.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """The repository that holds the records.

    `url` is its address (`https://github.com/<ejer>/<navn>`), empty where nobody has stated it:
    then there are names of files and no addresses. `branch` is the branch that is edited, `folder`
    the record folder, from the repository's root. Paths are from the record root.
    """

    url: str = ""
    branch: str = "main"
    folder: str = "records"

    def file_name(self, path: str) -> str:
        """Name a file as one finds it in the repository: `records/om/kilder.md`."""
        return f"{self.folder.strip('/')}/{path}"

    def edit_url(self, path: str) -> str:
        """Give the form that changes a file; empty without an address."""
        return self._form("edit", self.file_name(path))

    def new_file_url(self, path: str, text: str) -> str:
        """Give the form for a new file with its name and text filled in; empty without an address.

        The form is the record folder's: that one exists, while a year's folder may not yet.
        """
        form = self._form("new", self.folder.strip("/"))
        # A space as %20: GitHub shows the plus sign of older forms as it stands in some fields.
        filled = urlencode({"filename": path, "value": text}, quote_via=quote)
        return f"{form}?{filled}" if form else ""

    def issue_form_url(self, form: str, title: str) -> str:
        """Give a form of the public tracker with its title filled in; empty without an address."""
        filled = urlencode({"template": form, "title": title}, quote_via=quote)
        return f"{self.url.rstrip('/')}/issues/new?{filled}" if self.url else ""

    def history_url(self, path: str) -> str:
        """Give the page with all commits that changed a file; empty without an address."""
        return self._form("commits", self.file_name(path))

    def commit_url(self, commit: str) -> str:
        """Give the page that shows what a commit changed; empty without an address."""
        return f"{self.url.rstrip('/')}/commit/{quote(commit)}" if self.url else ""

    def _form(self, kind: str, path: str) -> str:
        if not self.url:
            return ""
        return f"{self.url.rstrip('/')}/{kind}/{quote(self.branch)}/{quote(path)}"


UNSTATED: Final = Repository()
"""A repository whose address nobody has stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A record that a page offers to make: what it is, the file's name and text, and the form.

    `url` is empty where the repository's address is not stated: then name and text must do.
    """

    label: str
    name: str
    text: str
    url: str = ""
