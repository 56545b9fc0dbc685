"""Which titles on neighbouring agendas are taken for one case."""

import pytest

from sagsgang.rules.titles import check_alike_titles_share_a_case
from tests.sagsgang.rules.meeting_files import archive_of, item, meeting

TITLE = "Rekruttering af sygeplejersker"


def _codes_of(first: str, second: str, on: str = "2023-04-18") -> list[str]:
    archive = archive_of(
        meeting(item(title=first)), meeting(item(title=second), on=on, forum="kredsen")
    )
    return [str(one.severity) for one in check_alike_titles_share_a_case(archive)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TITLE, TITLE),
        ("Godkendelse af forslag om rekruttering af sygeplejersker", f"DAK-sag: {TITLE} (SSS)"),
        ("Drøftelse af innovationspartnerskab", "Innovationspartnerskab"),
        ("Kommissorium for gruppen om benamputationer i kommunerne",
         "Godkendelse af kommissorium for gruppen om benamputationer i kommuner og kommunerne"),
    ],
)  # fmt: skip
def test_titles_that_are_alike(first: str, second: str) -> None:
    """Prefixes, kinds of treatment and small words do not count."""
    assert _codes_of(first, second) == ["note"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TITLE, "Rekruttering af læger til sygehuset"),
        ("Budget 2023", "Budget 2024"),
        ("Eventuelt", "Eventuelt"),
        ("Evt.", "Evt."),
        ("Godkendelse af dagsorden", "Godkendelse af dagsorden"),
        ("Godkendelse af referat fra 25. januar", "Godkendelse af referat fra 25. januar"),
        ("Nyt fra KKR Syddanmark", "Nyt fra KKR Syddanmark"),
        ("Gensidig orientering", "Gensidig orientering"),
        ("Meddelelser fra formanden", "Meddelelser fra formanden"),
        ("Status", "Status"),
        ("Økonomi", "Økonomi"),
    ],
)
def test_titles_that_are_not(first: str, second: str) -> None:
    """Standing items come again on every agenda, and budgets every year."""
    assert _codes_of(first, second) == []


def test_the_next_meeting_of_the_same_forum_may_be_far_away() -> None:
    """A forum that meets once a year still has a next meeting."""
    assert _codes_of(TITLE, TITLE, on="2024-02-27") == ["note"]


def test_only_neighbours_are_compared() -> None:
    """A title that was skipped on the agenda between has come to an end."""
    archive = archive_of(
        meeting(item(title=TITLE)),
        meeting(item(title="Budget for sekretariatet"), on="2023-04-18"),
        meeting(item(title=TITLE), on="2023-06-20"),
    )

    assert not list(check_alike_titles_share_a_case(archive))


@pytest.mark.parametrize(("on", "count"), [("2023-03-14", 1), ("2023-09-12", 0)])
def test_where_an_item_was_sent_is_a_neighbour_for_a_while(on: str, count: int) -> None:
    """The receiving forum takes it up within a few months, or it is another matter."""
    facts = "udfald: [videresendt]\nvidere_til:\n  - udvalget"
    archive = archive_of(
        {"syddanmark/fora/udvalget.md": "---\nnavn: Udvalget\n---\n"},
        meeting(item(title=TITLE, facts=facts)),
        meeting(item(title=TITLE), on=on, forum="udvalget"),
    )

    assert len(list(check_alike_titles_share_a_case(archive))) == count


def test_related_cases_are_tied() -> None:
    """Somebody has already said how the two belong together."""
    archive = archive_of(
        {
            "syddanmark/sager/2023/en.md": "---\ntitel: En\nbeslægtet:\n  - 2023/to\n---\n",
            "syddanmark/sager/2023/to.md": "---\ntitel: To\n---\n",
        },
        meeting(item(title=TITLE, facts="sag: 2023/en")),
        meeting(item(title=TITLE, facts="sag: 2023/to"), on="2023-04-18"),
    )

    assert not list(check_alike_titles_share_a_case(archive))
