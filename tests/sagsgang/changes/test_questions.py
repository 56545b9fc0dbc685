"""What a reviewer is asked about each kind of change."""

from collections.abc import Mapping

import pytest

from sagsgang.changes import changes
from tests.sagsgang.sources import case, forum, item, meeting, read

KREDSEN = {"nord/fora/kredsen.md": forum("Kredsen")}
MEETING = "nord/moeder/2023/2023-01-25-kredsen.md"
TEXT = item("type: beslutning", "### Referat\nKredsen drøftede planen grundigt.\n")


def asked(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """List what is asked about a change."""
    found = changes(read(KREDSEN | dict(before)), read(KREDSEN | dict(after)), {})
    return [one.sentence for one in found.questions]


def at(status: str, body: str = TEXT, more: str = "") -> dict[str, str]:
    """Write a meeting of that status."""
    text = meeting("kredsen", "2023-01-25", body, status=status)
    return {MEETING: text.replace("\n---\n", f"\n{more}---\n", 1)}


REVIEW = "gennemlæsning:\n  sendt: 2023-01-27\n  frist: 2023-02-10\n"


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        ({}, at("planlagt", ""), ["Er mødets dato og sted rigtige?"]),
        (at("planlagt"), at("indkaldt"), ["Er dagsordenen klar til at blive sendt ud?"]),
        (
            at("indkaldt"),
            at("udkast"),
            ["Læs referatet igennem. Der er ikke sat en frist."],
        ),
        (
            at("indkaldt"),
            at("udkast", more=REVIEW),
            ["Læs referatet igennem inden 10. februar 2023."],
        ),
        (
            at("udkast", more=REVIEW),
            at("udkast", TEXT.replace("grundigt", "kort"), more=REVIEW),
            ["Læs de ændrede steder i referatet igennem inden 10. februar 2023."],
        ),
        (at("udkast"), at("afholdt"), ["Er referatet klar til at blive offentliggjort?"]),
        (
            at("udkast"),
            at("godkendt", more="godkendt_ved: formand 2023-02-12\n"),
            ["Er referatet godkendt på den måde (formand 12. februar 2023)?"],
        ),
        (
            at("udkast"),
            at("godkendt", more="godkendt_ved: kredsen 2023-03-22 punkt 1\n"),
            ["Er referatet godkendt på den måde (mødet 22. marts 2023, punkt 1)?"],
        ),
        (at("planlagt"), at("aflyst"), ["Er mødet aflyst?"]),
        (
            at("afholdt"),
            at("afholdt", TEXT.replace("grundigt", "grundig")),
            ["Kun få ord er ændret. Siger teksten stadig det samme?"],
        ),
        (
            at("afholdt"),
            at("afholdt", TEXT.replace("drøftede planen grundigt", "er enig i alt, hvad der står")),
            ["Referatet er offentliggjort. Er det rigtigt, at det bliver ændret?"],
        ),
        (
            at("indkaldt"),
            at("indkaldt", TEXT + item("type: orientering", number="2", title="Nyt")),
            ["Punkt 2 er kommet til, efter at dagsordenen er sendt ud. Skal det med?"],
        ),
        (
            at("indkaldt", TEXT + item("type: orientering", number="2", title="Nyt")),
            at("indkaldt"),
            ["Skal punkt 2 (»Nyt«) af dagsordenen?"],
        ),
        (
            at("indkaldt"),
            at("indkaldt", more="sted: Prøvestad\n"),
            ["Er mødets oplysninger rigtige, som de nu står?"],
        ),
        (
            at("indkaldt"),
            at("indkaldt", TEXT.replace("drøftede planen grundigt", "er enig i alt, hvad der er")),
            ["Er dagsordenen rigtig, som den nu står?"],
        ),
        (
            at("godkendt"),
            at(
                "godkendt",
                TEXT.replace("grundigt", "kort"),
                "rettelser:\n  - dato: 2023-04-12\n    punkt: 1\n    fra: grundigt\n    til: kort\n"
                "    aftalt: formandskabet\n",
            ),
            ["Er rettelsen af punkt 1 aftalt med formandskabet?"],
        ),
    ],
)
def test_each_step_of_a_meeting_asks_its_question(
    before: dict[str, str], after: dict[str, str], sentences: list[str]
) -> None:
    """From the first plan to a correction after approval."""
    assert asked(before, after) == sentences


CALL = "nord/udpegninger/2023/gruppen.md"


def call(status: str, more: str = "") -> dict[str, str]:
    """Write an udpegning."""
    return {CALL: f"---\ntitel: Medlemmer\nforum: kredsen\nstatus: {status}\n{more}---\n"}


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        (
            {},
            call("åben", "frist: 2023-03-01\n"),
            ["Er indkaldelsen klar til at blive slået op? Fristen er 1. marts 2023."],
        ),
        (call("lukket"), call("afgjort"), ["Er udpegningen afgjort sådan?"]),
        (call("åben"), {CALL: call("åben")[CALL].replace("titel", "titel ")}, []),
        (call("åben"), call("bortfaldet"), ["Er udpegningen bortfaldet?"]),
        (
            call("åben"),
            call("åben", "frist: 2023-03-15\n"),
            ["Er det rigtigt, at udpegningen bliver ændret? Fristen er 15. marts 2023."],
        ),
    ],
)
def test_an_udpegning_is_asked_about_by_its_status(
    before: dict[str, str], after: dict[str, str], sentences: list[str]
) -> None:
    """A call is to be published, a result is to be right."""
    assert asked(before, after) == sentences


CASE = "nord/sager/2023/broen.md"
HEARING = "nord/hoeringer/2023/hoeringen.md"


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        ({}, {CASE: case()}, ["Er sagens titel og forløb rigtige?"]),
        ({CASE: case()}, {}, ["Skal den slettes?"]),
        (
            {CASE: case()},
            {CASE: case().replace("Om sagen", "Om hele sagen")},
            ["Kun få ord er ændret. Siger teksten stadig det samme?"],
        ),
        (
            {HEARING: "---\ntitel: H\nstatus: åben\nfrist: 2023-05-01\n---\n"},
            {HEARING: "---\ntitel: H\nstatus: åben\nfrist: 2023-05-15\n---\n"},
            ["Er den nye frist rigtig (15. maj 2023)?"],
        ),
    ],
)
def test_other_records_are_asked_about_by_what_happened(
    before: dict[str, str], after: dict[str, str], sentences: list[str]
) -> None:
    """New, gone, spelled anew, or with another deadline."""
    assert asked(before, after) == sentences
