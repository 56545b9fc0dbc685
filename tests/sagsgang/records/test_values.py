"""What each type of value accepts, and the whole answer when it does not."""

from datetime import date, time

import pytest

from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Place
from sagsgang.reading.nodes import Entry, Mapping, Scalar
from sagsgang.records.declarations import Facts, key
from sagsgang.records.references import (
    Approval,
    ApprovalMeans,
    ApprovedBy,
    MeetingName,
    MeetingReference,
    RecordName,
    Reference,
    Subject,
    SubjectReference,
)
from sagsgang.records.validation import validated
from sagsgang.records.values import (
    Choice,
    ClockTime,
    Date,
    Days,
    Email,
    End,
    FileName,
    FullDate,
    MeetingsPerYear,
    MunicipalityCode,
    SeatCount,
    Seats,
    Unknown,
    Url,
    WholeNumber,
    Year,
)

PLACE = Place("syddanmark/prøve.md", 2, 8)


class Colour(Choice):
    """A closed list for these tests."""

    RED = "rød"
    BLUE = "blå"


class Everything(Facts):
    """One key of every type."""

    choice: Colour | None = key("farve", "", example="farve: rød", default=None)
    date: Date | None = key("dato", "", example="dato: 2023", default=None)
    full_date: FullDate | None = key("dag", "", example="dag: 2023-01-25", default=None)
    end: End | None = key("til", "", example="til: ukendt", default=None)
    time: ClockTime | None = key("tid", "", example="tid: 12.00", default=None)
    record: RecordName | None = key("forum", "", example="forum: kredsen", default=None)
    meeting: MeetingName | None = key("hos", "", example="hos: kredsen 2023", default=None)
    subject: Subject | None = key("om", "", example="om: fora/kredsen", default=None)
    approval: ApprovedBy | None = key("ved", "", example="ved: formand 2023", default=None)
    seats: Seats | None = key("antal", "", example="antal: 4", default=None)
    number: WholeNumber | None = key("tal", "", example="tal: 40.972", default=None)
    year: Year | None = key("år", "", example="år: 2023", default=None)
    code: MunicipalityCode | None = key("kode", "", example="kode: 410", default=None)
    url: Url | None = key("url", "", example="url: https://www.kl.dk", default=None)
    email: Email | None = key("mail", "", example="mail: a@b.dk", default=None)
    file: FileName | None = key("fil", "", example="fil: budget.pdf", default=None)
    frequency: MeetingsPerYear | None = key("møder", "", example="møder: 5", default=None)
    days: Days | None = key("frist", "", example="frist: 14 dage", default=None)


def _mapping(name: str, text: str) -> Mapping:
    name_at = Scalar(name, Place(PLACE.path, 2, 1))
    return Mapping(name_at.place, (Entry(name_at, Scalar(text, PLACE)),))


def _meeting(text: str, forum: str, on: str = "", item: str | None = None) -> MeetingReference:
    day = None
    if on:
        numbers = [int(part) for part in on.split("-")]
        day = PartialDate(**dict(zip(("year", "month", "day"), numbers, strict=False)))
    return MeetingReference(Scalar(text, PLACE), Scalar(forum, PLACE), day, item)


@pytest.mark.parametrize(
    ("attribute", "name", "text", "expected"),
    [
        ("choice", "farve", "blå", Colour.BLUE),
        ("date", "dato", "2023-09", PartialDate(year=2023, month=9)),
        ("full_date", "dag", "2023-01-25", date(2023, 1, 25)),
        ("end", "til", "ukendt", Unknown.UNKNOWN),
        ("end", "til", "2023", PartialDate(year=2023)),
        ("time", "tid", "9.30", time(9, 30)),
        ("record", "forum", "KKR Syddanmark", Reference(Scalar("KKR Syddanmark", PLACE))),
        ("meeting", "hos", "KKR 2023-02-07", _meeting("KKR 2023-02-07", "KKR", "2023-02-07")),
        (
            "meeting",
            "hos",
            "KKR Syddanmark 2023-02 Punkt 1.2",
            _meeting("KKR Syddanmark 2023-02 Punkt 1.2", "KKR Syddanmark", "2023-02", "1.2"),
        ),
        (
            "meeting",
            "hos",
            "Gruppen for Sundhedsaftalen 2024-2027",
            _meeting(
                "Gruppen for Sundhedsaftalen 2024-2027", "Gruppen for Sundhedsaftalen 2024-2027"
            ),
        ),
        ("subject", "om", "aftaler/aftalen", SubjectReference(Scalar("aftaler/aftalen", PLACE))),
        ("subject", "om", "kredsen 2023", _meeting("kredsen 2023", "kredsen", "2023")),
        (
            "approval",
            "ved",
            "tavshed 2023-02-08",
            Approval(ApprovalMeans.SILENCE, PartialDate(year=2023, month=2, day=8)),
        ),
        ("seats", "antal", "2-4", SeatCount(2, 4)),
        ("number", "tal", "1.228.362", 1_228_362),
        ("year", "år", "2023", "2023"),
        ("code", "kode", "561", "561"),
        ("url", "url", "https://www.kl.dk/a?b=c#d", "https://www.kl.dk/a?b=c#d"),
        ("email", "mail", "sekretariatet@example.dk", "sekretariatet@example.dk"),
        ("file", "fil", "Bilag 1 - budget.pdf", "Bilag 1 - budget.pdf"),
        ("frequency", "møder", "mindst 5", "mindst 5"),
        ("frequency", "møder", "3-4", "3-4"),
        ("days", "frist", "1 dag", 1),
    ],
)
def test_value_is_read(attribute: str, name: str, text: str, expected: object) -> None:
    """A value that fits gives its typed form, and text keeps its place."""
    result = validated(Everything, _mapping(name, text))

    assert result.diagnostics == ()
    assert getattr(result.facts, attribute) == expected


@pytest.mark.parametrize(
    ("name", "text", "finding"),
    [
        (
            "farve",
            "rod",
            (
                "fejl[felt-vaerdi]: 'rod' kan ikke stå her.\n"
                "  hjælp: Mente du 'rød'? Her kan stå rød eller blå."
            ),
        ),
        (
            "dato",
            "2023-02-30",
            (
                "fejl[dato-ugyldig]: '2023-02-30' er ikke en dato.\n"
                "  hjælp: Skriv datoen som ÅÅÅÅ-MM-DD, fx 2023-02-28."
            ),
        ),
        (
            "dato",
            "25-01-2023",
            (
                "fejl[dato-raekkefoelge]: '25-01-2023' er skrevet med dagen først. "
                "En dato skrives ÅÅÅÅ-MM-DD.\n"
                "  hjælp: Skriv 2023-01-25"
            ),
        ),
        (
            "dag",
            "2023-01",
            (
                "fejl[dato-ufuldstaendig]: '2023-01' mangler måned eller dag. "
                "Her skal stå en hel dato.\n"
                "  hjælp: Skriv datoen som ÅÅÅÅ-MM-DD, fx 2023-02-28."
            ),
        ),
        (
            "tid",
            "14.00-16.00",
            (
                "fejl[tid-ugyldig]: '14.00-16.00' er ikke et klokkeslæt.\n"
                "  hjælp: Skriv\n    tid: 14.00\n    slut: 16.00"
            ),
        ),
        (
            "forum",
            "/records/syddanmark/fora/kredsen.md",
            (
                "fejl[henvisning-form]: '/records/syddanmark/fora/kredsen.md' "
                "er en fil, ikke et id.\n"
                "  hjælp: Skriv syddanmark/fora/kredsen"
            ),
        ),
        (
            "hos",
            "kredsen 25-01-2023",
            (
                "fejl[dato-raekkefoelge]: '25-01-2023' er skrevet med dagen først. "
                "En dato skrives ÅÅÅÅ-MM-DD.\n"
                "  hjælp: Skriv 2023-01-25"
            ),
        ),
        (
            "ved",
            "kredsen",
            (
                "fejl[godkendelse-uden-dato]: 'kredsen' siger ikke, hvornår "
                "referatet blev godkendt.\n"
                "  hjælp: Skriv mødet med dato og punkt, eller skriv formand "
                "eller tavshed og datoen, "
                "fx formand 2023-02-08."
            ),
        ),
        (
            "antal",
            "fire",
            "fejl[antal-ugyldigt]: 'fire' er ikke et antal.\n  hjælp: Skriv fx 4 eller 2-4.",
        ),
        (
            "tal",
            "2,05",
            "fejl[tal-ugyldigt]: '2,05' er ikke et helt tal.\n  hjælp: Skriv fx 40.972.",
        ),
        (
            "kode",
            "0561",
            (
                "fejl[kommunekode-ugyldig]: '0561' er ikke en kommunekode.\n"
                "  hjælp: Skriv kodens tre cifre, fx 410."
            ),
        ),
        (
            "url",
            "www.kl.dk",
            (
                "fejl[adresse-ugyldig]: 'www.kl.dk' er ikke en hel webadresse, "
                "der begynder med https://.\n"
                "  hjælp: Skriv hele adressen, fx https://www.kl.dk."
            ),
        ),
        (
            "fil",
            "bilag/budget.pdf",
            (
                "fejl[filnavn-ugyldigt]: 'bilag/budget.pdf' er ikke et filnavn.\n"
                "  hjælp: Skriv kun filens navn, fx budget.pdf. Filen lægges i "
                "mappen med samme navn "
                "som denne fil, uden .md."
            ),
        ),
    ],
)
def test_value_that_does_not_fit_is_answered_in_danish(name: str, text: str, finding: str) -> None:
    """A value that does not fit is placed, named and answered with what to write."""
    result = validated(Everything, _mapping(name, text))

    assert [one.as_text() for one in result.diagnostics] == [f"{PLACE}: {finding}"]
