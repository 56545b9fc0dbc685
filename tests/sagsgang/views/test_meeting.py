"""The rows of a meeting's page: how far it has come, groups, and answers beside recommendations."""

from datetime import date

import pytest

from sagsgang.history import Chronicle
from sagsgang.views.meeting import ItemRow, MeetingPage, Stage, meeting_page
from tests.sagsgang.sources import TODAY, case, chronicle, forum, item, meeting, published

MEETING = "nord/moeder/2023/2023-01-25-kredsen"
TO_BOTH = (
    "### Indstilling fra Rådet\nAt kredsen drøfter.\n\n"
    "### Indstilling til Styregruppen\nAt styregruppen godkender.\n\n"
)


def page(
    body: str = "",
    files: dict[str, str] | None = None,
    *,
    status: str = "afholdt",
    today: date = TODAY,
) -> MeetingPage:
    """Tell what the page of a meeting with this body says."""
    written = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/fora/raadet.md": forum("Rådet"),
        "nord/fora/styregruppen.md": forum("Styregruppen", "kort: SG\n"),
        "nord/sager/2023/proeve.md": case(),
        f"{MEETING}.md": meeting("kredsen", "2023-01-25", body, status=status),
    }
    seen = chronicle(written | (files or {}), today)
    return meeting_page(seen, seen.publication.meetings[MEETING], shows_drafts=False)


def first_item(sections: str, files: dict[str, str] | None = None, facts: str = "") -> ItemRow:
    """Show a punkt of a case with these sections."""
    return page(item(f"sag: 2023/proeve\n{facts}", sections), files).items[0]


def test_two_receivers_are_two_pairs() -> None:
    """Each recommendation stands beside its own answer; the one without is open."""
    own, other = first_item(f"{TO_BOTH}### Referat\nDrøftet.\n", facts="udfald: [drøftet]").pairs
    assert [one.text for one in own.asks] == ["At kredsen drøfter."]
    assert (own.answerer.text, own.answer, own.is_open) == ("Kredsen", "Drøftet.", False)
    assert [one.text for one in other.asks] == ["At styregruppen godkender."]
    assert (other.answerer.text, other.answer, other.is_open) == ("Styregruppen (SG)", "", True)


def test_another_forum_answers_at_its_own_step() -> None:
    """What the other forum has decided since is the answer to what it was asked."""
    answer = {
        "nord/moeder/2023/2023-03-22-styregruppen.md": meeting(
            "styregruppen", "2023-03-22", item("sag: 2023/proeve\nudfald: [godkendt]", number="3")
        )
    }
    row = first_item(f"{TO_BOTH}### Referat\nDrøftet.\n", answer)
    _, other = row.pairs
    assert not other.is_open
    assert [one.value for one in other.outcomes] == ["godkendt"]
    assert other.answered_in is not None
    assert (other.answered_in.text, other.answered_in.item) == ("Punkt 3: Prøvepunkt", "3")
    assert row.awaited == ()


def test_a_planned_answer_is_awaited_until_its_day_has_passed() -> None:
    """The day on which the other forum is to answer is shown, and that it has passed."""
    files = {
        "nord/sager/2023/proeve.md": case("forløb:\n  - hos: styregruppen 2023-03-22\n"),
    }
    row = first_item(f"{TO_BOTH}### Referat\nDrøftet.\n", files)
    _, other = row.pairs
    assert (str(other.awaited_on), other.is_unregistered) == ("2023-03-22", True)
    assert row.awaited == ("SG",)


def test_support_stands_beside_what_another_is_asked() -> None:
    """Without a recommendation to the own forum the referat answers the one there is."""
    row = first_item(
        "### Indstilling til Styregruppen\nAt styregruppen godkender.\n\n"
        "### Referat\nKredsen støtter det.\n",
        facts="udfald: [godkendt]",
    )
    (pair,) = row.pairs
    assert (pair.answerer.text, pair.answer, pair.is_own) == (
        "Kredsen",
        "Kredsen støtter det.",
        True,
    )
    assert row.minutes_alone == ""


def test_a_referat_without_a_recommendation_stands_alone() -> None:
    """Where nothing was recommended there is no pair."""
    row = first_item("### Referat\nIntet nyt.\n")
    assert (row.pairs, row.minutes_alone) == ((), "Intet nyt.")


def test_a_coming_meeting_is_awaited() -> None:
    """Before the meeting its own answer is awaited on its day."""
    body = item("type: beslutning", "### Indstilling\nAt kredsen godkender.\n")
    (pair,) = page(body, status="indkaldt", today=date(2023, 1, 20)).items[0].pairs
    assert pair.is_open
    assert str(pair.awaited_on) == "2023-01-25"


def test_a_withheld_referat_is_said_to_be_so() -> None:
    """While the referat is a draft the answer is there but not public."""
    body = item("type: beslutning", "### Indstilling\nAt kredsen godkender.\n\n### Referat\nJa.\n")
    (pair,) = page(body, status="udkast").items[0].pairs
    assert (pair.is_withheld, pair.is_open) == (True, True)


def test_items_of_a_group_stand_together() -> None:
    """Punkter with the same heading on the agenda are one group, in the order of the agenda."""
    body = (
        item("type: orientering", number="1")
        + item("gruppe: Skriftligt", number="2")
        + item("gruppe: Skriftligt", number="3")
    )
    groups = page(body).groups
    assert [(one.name, [row.number for row in one.items]) for one in groups] == [
        (None, ["1"]),
        ("Skriftligt", ["2", "3"]),
    ]


@pytest.mark.parametrize(
    ("status", "today", "done", "now"),
    [
        ("planlagt", date(2023, 1, 20), [], Stage.AGENDA),
        ("indkaldt", date(2023, 1, 20), [Stage.AGENDA], Stage.MEETING),
        ("indkaldt", TODAY, [Stage.AGENDA], None),
        ("udkast", TODAY, [Stage.AGENDA, Stage.MEETING], Stage.MINUTES),
        ("afholdt", TODAY, [Stage.AGENDA, Stage.MEETING, Stage.MINUTES], None),
    ],
)
def test_stages(status: str, today: date, done: list[Stage], now: Stage | None) -> None:
    """A meeting shows how far it has come, and nothing that nobody knows."""
    stages = page(status=status, today=today).stages
    assert [one.stage for one in stages if one.is_done] == done
    assert next((one.stage for one in stages if one.is_now), None) is now


def test_a_cancelled_meeting_has_no_stages() -> None:
    """A meeting that is cancelled comes no further."""
    assert page(status="aflyst").stages == ()


def test_a_meeting_leads_to_all_of_its_forum() -> None:
    """The meetings of the forum have a page of their own, and the ones before and after a link."""
    other = {"nord/moeder/2023/2023-03-01-kredsen.md": meeting("kredsen", "2023-03-01")}
    found = page(files=other)
    assert found.all_of_forum is not None
    assert found.all_of_forum.to == "nord/moeder/forum/kredsen"
    assert found.previous is None
    assert found.following is not None
    assert found.following.to == "nord/moeder/2023/2023-03-01-kredsen"


REVIEW = (
    "gennemlæsning:\n  sendt: 2023-01-27\n  frist: 2023-02-10\n  svar:\n"
    "    - hvem: Region Prøve\n      dato: 2023-02-03\n      note: Ingen bemærkninger.\n"
    "    - hvem: PLO Prøve\n"
)
CORRECTION = (
    "fingeraftryk:\n  1: 0123456789abcdef0123456789abcdef\nrettelser:\n"
    "  - dato: 2023-04-12\n    punkt: 1\n    fra: tiltrådte\n    til: drøftede\n"
    "    aftalt: formandskabet\n"
)


def life(
    status: str, facts: str, body: str = "", *, drafts: bool = True, today: date = TODAY
) -> MeetingPage:
    """Tell what a meeting with these lines of front matter says."""
    text = meeting("kredsen", "2023-01-25", body, status=status)
    files = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/moeder/2023/2023-02-28-kredsen.md": meeting(
            "kredsen",
            "2023-02-28",
            item(
                "type: godkendelse\nudfald: [godkendt]\nvedrører:\n  - kredsen 2023-01-25",
                title="Godkendelse af referat",
            ),
        ),
        f"{MEETING}.md": text.replace("\n---\n", f"\n{facts}---\n", 1),
    }
    seen = Chronicle(published(files, drafts=drafts), today)
    return meeting_page(seen, seen.publication.meetings[MEETING], shows_drafts=drafts)


def test_a_draft_tells_who_has_read_it() -> None:
    """When it was sent, until when, who has answered, and from when it can be approved."""
    review = life("udkast", REVIEW, today=date(2023, 2, 10)).review

    assert review is not None
    assert (review.sent_on, review.deadline) == (date(2023, 1, 27), date(2023, 2, 10))
    assert review.approvable_from == date(2023, 2, 11)
    assert review.is_open
    assert [(one.who, one.on, one.note) for one in review.answered] == [
        ("Region Prøve", date(2023, 2, 3), "Ingen bemærkninger.")
    ]
    assert [one.who for one in review.unanswered] == ["PLO Prøve"]


def test_remarks_are_over_when_the_deadline_has_passed() -> None:
    """The day after, and when the referat is no draft any more."""
    late = life("udkast", REVIEW, today=date(2023, 2, 11)).review
    done = life("afholdt", REVIEW, today=date(2023, 2, 1)).review

    assert late is not None
    assert done is not None
    assert (late.is_open, late.approvable_from) == (False, date(2023, 2, 11))
    assert (done.is_open, done.approvable_from) == (False, None)


def test_who_has_answered_is_public_with_the_referat() -> None:
    """While the referat is withheld only the days are told."""
    page_now = life("udkast", REVIEW, drafts=False)

    assert page_now.review is not None
    assert page_now.review.deadline == date(2023, 2, 10)
    assert page_now.review.answered == page_now.review.unanswered == ()
    assert (page_now.minutes_are_withheld, page_now.is_proposal) == (True, False)
    assert life("udkast", REVIEW).is_proposal


def test_an_approved_meeting_leads_to_the_punkt_that_approved_it() -> None:
    """And the punkt leads back to the referat that it approved."""
    approval = life("godkendt", "godkendt_ved: kredsen 2023-02-28 punkt 1\n").approval

    assert approval is not None
    assert approval.place is not None
    assert approval.place.meeting is not None
    assert approval.place.meeting.text == "Punkt 1: Godkendelse af referat"
    files = {
        f"nord/moeder/2023/{on}-kredsen.md": meeting("kredsen", on, body)
        for on, body in (
            ("2023-01-25", ""),
            (
                "2023-02-28",
                item(
                    "vedrører:\n  - kredsen 2023-01-25\n  - kredsen 2022-12-01",
                    title="Godkendelse af dagsorden og referat",
                ),
            ),
        )
    }
    seen = chronicle({"nord/fora/kredsen.md": forum("Kredsen")} | files)
    later = seen.publication.meetings["nord/moeder/2023/2023-02-28-kredsen"]
    (row,) = meeting_page(seen, later, shows_drafts=False).items
    assert [one.meeting.to if one.meeting else None for one in row.approves] == [MEETING, None]
    assert row.subjects == ()


def test_a_correction_is_listed_and_stands_in_its_punkt() -> None:
    """With the approved words, those that stand now, the day and who agreed."""
    body = item("udfald: [drøftet]", "### Referat\nKredsen drøftede det.\n")
    found = life("godkendt", f"godkendt_ved: formand 2023-02-08\n{CORRECTION}", body)

    (listed,) = found.corrections
    assert found.items[0].corrections == (listed,)
    assert (listed.before, listed.after) == ("tiltrådte", "drøftede")
    assert (listed.on, listed.agreed_by, listed.note) == (
        date(2023, 4, 12),
        "formandskabet",
        None,
    )


def test_a_correction_of_a_closed_item_shows_no_words() -> None:
    """That something was corrected is public, and nothing of what it said."""
    body = item("lukket: Personsag")
    found = life("godkendt", f"godkendt_ved: formand 2023-02-08\n{CORRECTION}", body)

    assert [(one.before, one.after, one.note) for one in found.corrections] == [("", "", None)]
