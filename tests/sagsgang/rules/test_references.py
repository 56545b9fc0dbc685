"""References lead to one record: edges that the golden cases leave out."""

from collections.abc import Mapping

from sagsgang.archive import archive
from sagsgang.rules.references import RULES
from sagsgang.source import Text

KREDSEN = {"syd/fora/kredsen.md": "---\nnavn: Kredsen\n---\n"}


def _found(files: Mapping[str, str]) -> list[str]:
    read = archive({path: Text(text.encode()) for path, text in files.items()})
    return sorted(found.as_text() for rule in RULES for found in rule(read))


def _meeting(front: str = "", body: str = "") -> dict[str, str]:
    text = f"---\nforum: kredsen\ndato: 2023-01-25\nstatus: afholdt\n{front}---\n{body}"
    return {"syd/moeder/2023/2023-01-25-kredsen.md": text}


def test_forum_in_a_heading_is_a_reference() -> None:
    """The fora named in `### Indstilling fra … til …` must exist, by id or by name."""
    body = "\n## Punkt 1: Prøve\n\n### Indstilling fra Kredsen til Udvalgt\nDrøftes.\n"

    assert _found(KREDSEN | _meeting(body=body)) == [
        (
            "syd/moeder/2023/2023-01-25-kredsen.md:9:33: fejl[henvisning-doed]:"
            " Der er intet forum 'Udvalgt'.\n"
            "  hjælp: Ret henvisningen, eller opret filen syd/fora/udvalgt.md."
        )
    ]


def test_sender_that_is_an_authority_is_no_reference() -> None:
    """The sender of a consultation is looked up only when it is written as an id."""
    front = "---\ntitel: Prøve\nstatus: åben\nafsender: {}\n---\n"
    path = "syd/hoeringer/2023/proeve.md"

    assert _found({path: front.format("Sundhedsstyrelsen")}) == []
    assert _found({path: front.format("proeve-raad")}) == [
        (
            f"{path}:4:11: fejl[henvisning-doed]: Der er intet forum 'proeve-raad'.\n"
            "  hjælp: Ret henvisningen, eller opret filen syd/fora/proeve-raad.md."
        )
    ]


def test_dead_full_id_names_the_file_to_make() -> None:
    """The proposal to make a file does not repeat the samarbejde of a full id."""
    files = {"syd/fora/kredsen.md": "---\nnavn: Kredsen\nunder: syd/fora/raadet-for-alt\n---\n"}

    assert _found(files) == [
        (
            "syd/fora/kredsen.md:3:8: fejl[henvisning-doed]: Der er intet forum"
            " 'syd/fora/raadet-for-alt'.\n"
            "  hjælp: Ret henvisningen, eller opret filen syd/fora/raadet-for-alt.md."
        )
    ]


def test_municipality_that_is_none_may_be_an_organisation() -> None:
    """Where no municipality looks like it, the cure is the key for other employers."""
    front = "deltagere:\n  - navn: Kari Prøve\n    kommune: Region Prøve\n"

    assert _found(KREDSEN | _meeting(front)) == [
        (
            "syd/moeder/2023/2023-01-25-kredsen.md:7:14: fejl[henvisning-doed]:"
            " Der er ingen kommune 'Region Prøve'.\n"
            "  hjælp: Skriv kommunens id, som er navnet på dens fil i syd/kommuner/."
            " Er det en anden myndighed, hører den til i organisation."
        )
    ]


def test_national_records_are_seen_from_every_samarbejde() -> None:
    """A short id also means a record of `faelles/`."""
    files = {
        "faelles/fora/raadet.md": "---\nnavn: Rådet\n---\n",
        "syd/fora/kredsen.md": "---\nnavn: Kredsen\nunder: raadet\n---\n",
    }

    assert _found(files) == []


def test_item_of_a_planned_meeting_is_a_warning() -> None:
    """A planned agenda may still change, so a missing item is not yet an error."""
    meeting = {
        path: text.replace("afholdt", "planlagt")
        for path, text in _meeting(body="\n## Punkt 1: Prøve\n").items()
    }
    case = {
        "syd/sager/2023/proeve.md": (
            "---\ntitel: Prøve\nforløb:\n  - hos: kredsen 2023-01-25 punkt 2\n---\n"
        )
    }

    assert _found(KREDSEN | meeting | case) == [
        (
            "syd/sager/2023/proeve.md:4:10: advarsel[henvisning-punkt]:"
            " Mødet i Kredsen 25. januar 2023 har intet punkt 2.\n  hjælp: Mødet har punkt 1."
        )
    ]


def test_date_between_two_meetings_is_not_judged() -> None:
    """Two meetings within a week of the date leave open which one is meant."""
    text = "---\nforum: kredsen\ndato: {0}\nstatus: afholdt\n---\n"
    meetings = {
        f"syd/moeder/2023/{day}-kredsen.md": text.format(day)
        for day in ("2023-01-25", "2023-01-29")
    }
    case = {
        "syd/sager/2023/proeve.md": "---\ntitel: Prøve\nforløb:\n  - hos: kredsen 2023-01-27\n---\n"
    }

    assert _found(KREDSEN | meetings | case) == []
