"""The rows of a case's page: what comes next, forks, drift, texts and attachments."""

from datetime import date

import pytest

from sagsgang.views.case import CasePage, CaseStatus, case_page
from tests.sagsgang.sources import TODAY, case, chronicle, forum, item, meeting

CASE = "nord/sager/2023/proeve"


def page(
    course: str = "",
    *treatments: tuple[str, str, str, str],
    more: str = "",
    files: dict[str, str] | None = None,
    today: date = TODAY,
) -> CasePage:
    """Tell what a case's page says; a treatment is forum, date, facts and sections."""
    written = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/fora/raadet.md": forum("Rådet"),
        f"{CASE}.md": case(course, more),
    }
    for forum_id, on, facts, sections in treatments:
        body = item(f"sag: 2023/proeve\n{facts}", sections)
        written[f"nord/moeder/{on[:4]}/{on}-{forum_id}.md"] = meeting(forum_id, on, body)
    seen = chronicle(written | (files or {}), today)
    return case_page(seen, seen.publication.cases[CASE])


SENT = ("kredsen", "2023-01-25", "udfald: [videresendt]\nvidere_til:\n  - raadet 2023-02-07", "")


def test_the_next_step_counts_the_days() -> None:
    """What comes next has its forum, its day and how many days there are to it."""
    found = page("", SENT, today=date(2023, 1, 30))
    assert found.next_step is not None
    assert found.next_step.forum is not None
    assert (found.next_step.forum.text, found.next_step.days) == ("Rådet", 8)
    assert [one.is_next for one in found.steps] == [False, True]


def test_a_passed_next_step_has_no_days() -> None:
    """When the day has passed in silence, that is said, and no days are counted."""
    next_step = page("", SENT).next_step
    assert next_step is not None
    assert (next_step.days, next_step.is_unregistered) == (None, True)


def test_the_plan_that_a_sending_moves_is_told_in_days() -> None:
    """A case that comes earlier than planned has moved by a negative number of days."""
    found = page("forløb:\n  - hos: raadet 2023-04-21\n", SENT)
    assert [one.days_moved for one in found.steps] == [None, -73, None]


def test_two_recommendations_are_a_fork() -> None:
    """A punkt that asks two fora shows each with its answer, and the case is partly answered."""
    sections = (
        "### Indstilling\nDrøft.\n\n### Indstilling til Rådet\nGodkend.\n\n### Referat\nOk.\n"
    )
    found = page("", ("kredsen", "2023-01-25", "udfald: [drøftet]", sections))
    step, asked = found.steps
    assert [(one.answerer.text, one.is_open) for one in step.fork] == [
        ("Kredsen", False),
        ("Rådet", True),
    ]
    assert [one.is_forked for one in asked.asked] == [True]
    assert (found.status, found.missing_answers) == (CaseStatus.PARTLY_ANSWERED, 1)


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        ("", CaseStatus.UNKNOWN),
        ("forløb:\n  - hos: raadet\n", CaseStatus.PLANNED),
        ("forløb:\n  - hos: raadet 2023\n    udfald: [drøftet]\n", CaseStatus.UNDER_WAY),
        ("forløb:\n  - hos: raadet 2023\n    udfald: [i bero]\n", CaseStatus.RESTING),
        ("forløb:\n  - hos: raadet 2023\n    udfald: [godkendt]\n", CaseStatus.CLOSED),
    ],
)
def test_status(course: str, expected: CaseStatus) -> None:
    """A case has come as far as its steps say."""
    assert page(course).status is expected


def test_the_newest_text_comes_first_and_attachments_are_gathered() -> None:
    """Texts and attachments of all treatments stand with their meetings, the newest first."""
    found = page(
        "",
        ("kredsen", "2023-01-25", "bilag:\n  - titel: Et", "### Resumé\nFørst.\n"),
        ("raadet", "2023-03-01", "bilag:\n  - titel: To", "### Resumé\nSidst.\n"),
    )
    assert [one.item.summary for one in found.texts] == ["Sidst.", "Først."]
    assert [
        (one.meeting.text, [row.title for row in one.attachments]) for one in found.attachments
    ] == [("Rådet, 1. marts 2023", ["To"]), ("Kredsen, 25. januar 2023", ["Et"])]


def test_related_cases_are_named_from_both_sides() -> None:
    """A case shows those it names and those that name it, each once."""
    files = {
        "nord/sager/2023/anden.md": case(more="beslægtet:\n  - 2023/proeve\n"),
        "nord/sager/2023/tredje.md": case(),
    }
    found = page(more="beslægtet:\n  - 2023/tredje\n  - 2023/anden\n", files=files)
    assert [one.to for one in found.related] == ["nord/sager/2023/tredje", "nord/sager/2023/anden"]
    assert found.pointers == ()


def test_subjects_lead_to_their_pages() -> None:
    """A subject leads to the page of its cases; one without letters and figures is only named."""
    found = page(more="emner:\n  - Økonomi\n  - '!'\n")
    assert [(one.text, one.to) for one in found.topics] == [
        ("Økonomi", "nord/sager/emne/oekonomi"),
        ("!", ""),
    ]


def test_a_step_known_from_elsewhere_is_said_to_be_so() -> None:
    """A treatment without a meeting here is known from elsewhere; what merely happened is not."""
    course = (
        "forløb:\n  - hos: raadet 2023\n    udfald: [drøftet]\n"
        "  - hvad: Sendt ud\n    dato: 2023\n    udfald: [sket]\n"
    )
    assert [one.is_known_from_elsewhere for one in page(course).steps] == [True, False]
