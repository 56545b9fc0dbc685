"""Which words tell why somebody was away, and which are what a meeting was about."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sagsgang.danish.absence import absence_reasons, may_tell_absence


def _seen(text: str) -> list[str]:
    return [text[one.start : one.end] for one in absence_reasons(text)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Afbud: Kari Prøve (sygdom)", "sygdom"),
        ("Afbud fra Kari Prøve på grund af barsel.", "barsel"),
        ("afbud:\n  - navn: Kari Prøve\n    note: Syg\nsted: Vejle", "Syg"),
        ("afbud: [{navn: Kari Prøve, note: orlov}]", "orlov"),
        ("**Afbud:**\n\n- Kari Prøve, indlagt\n- Ole Prøve\n\nMødet begyndte.", "indlagt"),
        ("fraværende:\n- navn: Kari Prøve\n  note: begravelse", "begravelse"),
        ("Kari Prøve deltog ikke, da hun skulle opereres.", "opereres"),
        ("Kari Prøve er sygemeldt og har derfor meldt afbud.", "sygemeldt"),
        ("På grund af en operation kunne Kari Prøve ikke deltage.", "operation"),
        ("Kari Prøve meldte fra, fordi hun var\nramt af stress.", "stress"),
        ("Ole Prøve er vikar for Kari Prøve, som er på barselsorlov.", "barselsorlov"),
        ("Kari Prøve var ikke til stede på grund af influenza.", "influenza"),
        ("Forhindret: Kari Prøve (covid-19)", "covid"),
    ],
)
def test_a_reason_beside_an_absence_is_found(text: str, reason: str) -> None:
    """In the sentence, in the list below, and under the key."""
    assert _seen(text) == [reason]


@pytest.mark.parametrize(
    "text",
    [
        "Sygefraværet i kommunerne er steget, og antallet af operationer er faldet.",
        "Afbud: Kari Prøve, Ole Prøve.\n\nPunkt 1: Sygdom og sundhed",
        "afbud:\n  - navn: Kari Prøve\nsted: Odense Sygehus",
        "Kari Prøve deltog ikke. Operationer på sygehuset blev drøftet.",
        "Regionen har fraværende data om alder.",
        "Barsel er et tema i aftalen. Det er orlov også.",
        "Sygehuset bliver nedlagt.",
        "Der kom afbud fra KL.\n\n## Punkt 2: Kræftplan",
    ],
)
def test_what_a_meeting_is_about_is_no_reason(text: str) -> None:
    """Health is the subject here; only somebody's own is nobody's business."""
    assert _seen(text) == []


def test_every_reason_of_a_list_is_found_once() -> None:
    """Two words for an absence, and two for its reason, are one reason."""
    text = "Afbud og fravær:\n- Kari Prøve deltog ikke (syg, indlagt)\n- Ole Prøve (orlov)"

    assert _seen(text) == ["syg", "orlov"]


@given(st.text(st.sampled_from("afbudsyg:- \n.İåx"), max_size=80))
@example("İ" * 5 + " afbud: syg")
def test_any_text_gives_stretches_in_order(text: str) -> None:
    """Letters that grow when they are made small do not move the place."""
    found = list(absence_reasons(text))

    assert found == sorted(set(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)


ABSENT_WORDS = (
    *("Afbud", "fraværende", "var forhindret", "sygemeldt", "Stedfortræder for", "vikar for"),
    *("meldte fra", "melding fra", "deltog ikke", "deltager derfor ikke", "ikke deltage"),
    *("har ikke deltaget ikke", "kunne ikke komme", "var ikke til stede", "ikke kunne\ndeltage"),
)


@given(
    st.lists(
        st.sampled_from(
            [*ABSENT_WORDS, " ", "\n", ": ", ". ", "syg", "barsel", "deltagere", "Kari"]
        ),
        max_size=8,
    )
)
def test_the_quick_look_misses_nothing(words: list[str]) -> None:
    """A text in which a reason is found is one that the quick look lets through."""
    text = " ".join(words)
    if any(True for _ in absence_reasons(text)):
        assert may_tell_absence(text.encode().lower())


def test_a_list_of_participants_is_not_looked_through() -> None:
    """What nearly every referat holds is no sign of absence."""
    assert not may_tell_absence(b"deltagere:\n  - kari, deltagerne fra varde")
