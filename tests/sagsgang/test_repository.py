"""The addresses of the Git host's forms."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from sagsgang.repository import UNSTATED, Repository

HOST = Repository(url="https://eksempel.dk/ejer/navn/", branch="hoved/gren", folder="poster/")


def test_edit_form_names_branch_and_file() -> None:
    """The form that changes a file has the file's path from the repository's root."""
    assert HOST.edit_url("om/kilder.md") == (
        "https://eksempel.dk/ejer/navn/edit/hoved/gren/poster/om/kilder.md"
    )


def test_new_form_has_name_and_text_filled_in() -> None:
    """The form for a new file is that of the record folder, with nothing that a URL would eat."""
    assert HOST.new_file_url("nord/sager/2026/ny-sag.md", "---\ntitel: Ny & sær + 100 %\n") == (
        "https://eksempel.dk/ejer/navn/new/hoved/gren/poster"
        "?filename=nord%2Fsager%2F2026%2Fny-sag.md&value=---%0Atitel%3A%20Ny%20%26%20s%C3%A6r%20%2B"
        "%20100%20%25%0A"
    )


def test_a_form_of_the_tracker_has_its_title_filled_in() -> None:
    """The form is named by its file; a site without an address has none."""
    assert HOST.issue_form_url("indmelding.yml", "Indmelding: Råd & dåd") == (
        "https://eksempel.dk/ejer/navn/issues/new"
        "?template=indmelding.yml&title=Indmelding%3A%20R%C3%A5d%20%26%20d%C3%A5d"
    )
    assert UNSTATED.issue_form_url("indmelding.yml", "Indmelding") == ""


def test_the_past_of_a_file_and_a_commit_have_pages_of_their_own() -> None:
    """All changes of a file are listed on the branch; a commit is the same on every branch."""
    assert HOST.history_url("om/kilder.md") == (
        "https://eksempel.dk/ejer/navn/commits/hoved/gren/poster/om/kilder.md"
    )
    assert HOST.commit_url("0a1b") == "https://eksempel.dk/ejer/navn/commit/0a1b"


def test_without_an_address_there_are_names_only() -> None:
    """A site that is not told where its source lies still names the file."""
    assert UNSTATED.edit_url("om/kilder.md") == ""
    assert UNSTATED.new_file_url("om/kilder.md", "x") == ""
    assert UNSTATED.history_url("om/kilder.md") == ""
    assert UNSTATED.commit_url("0a1b") == ""
    assert UNSTATED.file_name("om/kilder.md") == "records/om/kilder.md"


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_comes_through(text: str) -> None:
    """Whatever a template says, the form's fields hold exactly that."""
    query = urlsplit(HOST.new_file_url("nord/x.md", text)).query

    assert parse_qs(query, keep_blank_values=True) == {"filename": ["nord/x.md"], "value": [text]}
