"""Old names in running text: edges that the golden cases leave out."""

import pytest

from sagsgang.archive import archive
from sagsgang.rules.names import RULES
from sagsgang.source import Text

FORUM = (
    "---\nnavn: Det Nye Prøveråd\nkort: NPR\ntidligere_navne:\n"
    "  - navn: Prøveråd\n    kort: PR\n    til: 2020\n---\n"
)


def _old_names(text: str, forum: str = FORUM, path: str = "syd/fora/raad.md") -> list[str]:
    news = f"---\ntitel: Nyt\ndato: 2023-01-25\n---\n{text}\n"
    read = archive(
        {
            path: Text(forum.encode()),
            "syd/nyheder/2023/2023-01-25-nyt.md": Text(news.encode()),
        }
    )
    return [str(found.place) + " " + found.message for rule in RULES for found in rule(read)]


def test_whole_finding_names_the_new_name_and_the_day() -> None:
    """The finding points at the old name, and says until when it was right."""
    assert _old_names("Mødet er hos PR.") == [
        (
            "syd/nyheder/2023/2023-01-25-nyt.md:5:14 'PR' var forummets navn til 2020."
            " Derefter hedder det Det Nye Prøveråd (NPR)."
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mødet er hos Det Nye Prøveråd.",
        "Der er god PRøve i det.",
        "En pr-medarbejder kom.",
        "Det var dengang under Prøveråd.",
        "Det daværende PR sagde ja.",
        "PR skiftede navn til NPR.",
        "Se [PR](/records/syd/fora/raad.md) og `PR`.",
        "Se [siden](https://www.example.dk/PR).",
    ],
)
def test_innocent_words_are_no_old_name(text: str) -> None:
    """Longer names, parts of words, other letters, links and history are let be."""
    assert _old_names(text) == []


def test_old_name_of_a_national_forum_counts_everywhere() -> None:
    """What is national is seen from every samarbejde."""
    assert len(_old_names("Mødet er hos Prøveråd.", path="faelles/fora/raad.md")) == 1


def test_old_name_that_is_still_an_alias_is_let_be() -> None:
    """A spelling that the forum's own file lists is in use."""
    assert (
        _old_names("Mødet er hos PR.", FORUM.replace("kort: NPR", "kort: NPR\nalias: [PR]")) == []
    )
