"""Candidates are laid out by what the records know, and a choice publishes only its outcome."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.archive import Archive
from sagsgang.danish import sort_key
from sagsgang.records.forum import Role
from sagsgang.records.record import Appointment
from sagsgang.selection import (
    Appointed,
    Candidate,
    Chosen,
    Known,
    Verdict,
    appointed,
    candidate_rows,
    known_of,
    objections,
    pool,
    seats_left,
    what_is_private,
)
from tests.sagsgang.sources import chronicle, forum, read

CALL = "nord/udpegninger/2023/medlemmer"
DRAW = (
    "lodtrækning:\n  bekendtgjort: 2023-02-01\n  pulje:\n    - by\n    - dal\n"
    "  vælges: 1\n  suppleanter: 1\n  kilder:\n    - navn: Lotto\n      dato: 2023-02-11\n"
    "      trækkes: 2\n      blandt: 36\n      tal: [4, 11]\n"
)
THREE_LOTS = DRAW.replace("    - dal\n", "    - dal\n    - eng\n")


def municipality(name: str, cluster: str = "", inhabitants: str = "2022: 40.000") -> str:
    """Write a municipality."""
    more = f"klynge: {cluster}\n" if cluster else ""
    people = f"indbyggertal:\n  {inhabitants}\n" if inhabitants else ""
    return f"---\nnavn: {name}\n{more}{people}---\n"


FILES = {
    "nord/fora/klynge-a.md": forum("Klynge A"),
    "nord/fora/kredsen.md": forum(
        "Kredsen",
        "pladser:\n"
        "  - rolle: medlem\n    besat:\n"
        "      - kommune: by\n        fra: 2022\n"
        "      - kommune: by\n        fra: 2018\n        til: 2021\n"
        "  - rolle: medlem\n    besat:\n      - kommune: dal\n        pr: 2022\n",
    ),
    "nord/fora/raadet.md": forum(
        "Rådet",
        "pladser:\n  - rolle: formand\n    besat:\n"
        "      - kommune: by\n        fra: 2020\n      - kommune: dal\n        fra: 2024\n",
    ),
    "nord/fora/nedlagt.md": forum(
        "Nedlagt",
        "nedlagt: 2021\npladser:\n  - rolle: medlem\n    besat:\n"
        "      - kommune: by\n        fra: 2020\n",
    ),
    "nord/kommuner/by.md": municipality("By", "klynge-a", "2021: 10.000\n  2024: 90.000"),
    "nord/kommuner/dal.md": municipality("Dal", "klynge-a"),
    "nord/kommuner/eng.md": municipality("Eng", inhabitants=""),
}


def call(facts: str = "") -> str:
    """Write a call for members of Kredsen."""
    return f"---\ntitel: Medlemmer\nforum: kredsen\nstatus: lukket\nrolle: medlem\n{facts}---\n"


def archive_with(facts: str) -> tuple[Archive, Appointment]:
    """Read the records with a call."""
    records = read(FILES | {f"{CALL}.md": call(facts)})
    assert [one for one in records.diagnostics if one.severity == "fejl"] == []
    return records, records.appointments[CALL]


def candidate(place: str, label: str = "Kandidat A", **more: str) -> Candidate:
    """Invent a candidate."""
    name = more.pop("name", f"Prøve {place.title()}")
    return Candidate(label=label, name=name, municipality=f"nord/kommuner/{place}", **more)


def chosen(place: str, verdict: Verdict, **more: str) -> Chosen:
    """Choose an invented candidate, or not."""
    return Chosen(candidate=candidate(place, **more), verdict=verdict, basis="Stilling")


def known(place: str, today: date = date(2023, 3, 1)) -> Known:
    """Ask what the records know of a municipality."""
    seen = chronicle(FILES | {f"{CALL}.md": call()}, today)
    return known_of(seen, seen.publication.appointments[CALL], f"nord/kommuner/{place}")


def test_the_seats_of_a_municipality_are_counted_on_a_day() -> None:
    """By body, per inhabitants of the newest year known then, in the cluster, and before."""
    assert known("by") == Known(
        municipality="By",
        inhabitants=10_000,
        cluster="Klynge A",
        seats=2,
        bodies=(("Kredsen", 1), ("Rådet", 1)),
        here=1,
        before=1,
        cluster_seats=3,
        cluster_here=2,
    )
    assert known("by").seats_per_inhabitants == Decimal("2.00")
    assert known("dal", date(2024, 6, 1)).bodies == (("Kredsen", 1), ("Rådet", 1))
    assert known("by", date(2021, 6, 1)).before == 0


def test_nothing_is_made_up_of_what_no_record_says() -> None:
    """Without inhabitants and cluster there is no share and no neighbour."""
    eng = known("eng")
    assert (eng.inhabitants, eng.seats_per_inhabitants, eng.cluster) == (None, None, None)
    assert (eng.cluster_seats, eng.cluster_here, eng.seats) == (None, None, 0)


def test_candidates_are_laid_out_against_the_criteria_and_never_ranked() -> None:
    """Each criterion of the call has what bears on it; the order is that of the nominations."""
    criteria = (
        "SOF",
        "stilling",
        "erfaring på området",
        "kommunens størrelse",
        "pladser, kommunen har i forvejen",
        "lyst til at være formand",
        "vejret",
    )
    files = FILES | {f"{CALL}.md": call("kriterier:\n" + "".join(f"  - {c}\n" for c in criteria))}
    seen = chronicle(files, date(2023, 3, 1))
    people = (
        candidate("eng"),
        candidate(
            "by", unit="SOF Nord", title="chef", experience="Mange år", wants_chair="Ja, gerne"
        ),
    )

    rows = candidate_rows(seen, seen.publication.appointments[CALL], people)

    assert [row.candidate for row in rows] == list(people)
    assert rows[0].answers == ("", "", "", "", "0 i alt, 0 her", "", "")
    assert rows[1].answers == (
        "SOF Nord",
        "chef",
        "Mange år",
        "10.000",
        "2 i alt, 1 her",
        "Ja, gerne",
        "",
    )


def test_a_candidate_is_not_shown_in_a_traceback() -> None:
    """Its representation holds nothing of the nomination."""
    assert "Prøve" not in repr(candidate("by"))
    assert "Prøve" not in repr(chosen("by", Verdict.EQUAL))


def test_the_pool_holds_municipalities_or_neutral_labels() -> None:
    """Labels where a municipality has two candidates; nobody's name ever."""
    one = chosen("dal", Verdict.EQUAL, label="Kandidat B")
    other = chosen("by", Verdict.EQUAL)
    twice = chosen("by", Verdict.EQUAL, label="Kandidat C")
    assert pool([one, other, chosen("eng", Verdict.CHOSEN)]) == ("by", "dal")
    assert pool([one, twice, other]) == ("Kandidat A", "Kandidat B", "Kandidat C")


JA, NEJ, LOD = Verdict.CHOSEN, Verdict.NOT_CHOSEN, Verdict.EQUAL


@pytest.mark.parametrize(
    ("facts", "choices", "found"),
    [
        ("", {"by": NEJ}, ["Ingen er valgt. Skriv ja, nej eller lod i kolonnen vælges."]),
        (
            "antal: 1\n",
            {"by": JA, "dal": JA},
            [
                (
                    "Der står ja ved flere, end der er pladser til: 1 plads for lidt. Ret ja til "
                    "nej, eller skriv suppleant i kolonnen rolle."
                )
            ],
        ),
        (
            "",
            {"by": LOD, "dal": LOD},
            ["Der skal trækkes lod, men der står ikke i filen, hvor mange pladser der er: antal."],
        ),
        (
            "antal: 2\n",
            {"by": LOD, "dal": LOD},
            [
                (
                    "Der står lod ved 2 kandidater, men der er 2 pladser tilbage, så alle kan få "
                    "en. Skriv ja."
                )
            ],
        ),
        (
            "antal: 1\n",
            {"eng": JA, "by": LOD, "dal": LOD},
            ["Der står lod, men alle pladser går til dem, der står ja ved."],
        ),
        ("antal: 1\n", {"by": LOD, "dal": LOD}, []),
        (f"antal: 1\n{DRAW}", {"by": LOD, "dal": LOD, "eng": NEJ}, []),
        (
            f"antal: 1\n{DRAW}",
            {"by": LOD, "eng": LOD},
            [
                (
                    "Lodtrækningens pulje er by og dal, men der står lod ved by og eng. "
                    "Ret kolonnen vælges, så det er de samme."
                )
            ],
        ),
        (
            f"antal: 2\n{THREE_LOTS}",
            {"by": LOD, "dal": LOD, "eng": LOD},
            ["Lodtrækningen vælger 1, men der er 2 pladser tilbage."],
        ),
        (
            f"antal: 1\n{DRAW}",
            {"by": JA},
            ["Der er en lodtrækning i filen, men der står ikke lod ved nogen."],
        ),
        ("antal: 1-2\n", {"by": JA, "dal": JA}, []),
    ],
)
def test_a_choice_that_cannot_stand_is_told_why(
    facts: str, choices: dict[str, Verdict], found: list[str]
) -> None:
    """Too many, lots about nothing, and another pool than the one that was announced."""
    records, record = archive_with(facts)
    made = [chosen(place, verdict) for place, verdict in choices.items()]
    assert list(objections(records, record, made)) == found


def test_a_substitute_takes_no_seat() -> None:
    """Unless the call is for substitutes."""
    _, record = archive_with("antal: 1\n")
    substitute = Chosen(
        candidate=candidate("by"), verdict=JA, basis="Stilling", role=Role.SUBSTITUTE
    )
    assert seats_left(record.facts, [substitute]) == 1
    only = read(
        FILES | {f"{CALL}.md": call("antal: 1\n").replace("rolle: medlem", "rolle: suppleant")}
    )
    assert seats_left(only.appointments[CALL].facts, [substitute]) == 0


def test_what_is_published_is_the_outcome_alone() -> None:
    """Those who were not chosen, and what anybody wrote, are not in it."""
    records, record = archive_with(f"antal: 1\n{DRAW}")
    choices = [
        chosen("by", LOD, title="chef", email="by@example.dk", experience="Hemmelig"),
        chosen("dal", LOD),
        chosen("eng", NEJ),
    ]
    assert appointed(records, record, choices, ["dal"], ["by"]) == (
        Appointed(
            name="Prøve Dal", title="", municipality="dal", role=None, basis="Stilling", lot="ja"
        ),
        Appointed(
            name="Prøve By",
            title="chef",
            municipality="by",
            role=Role.SUBSTITUTE,
            basis="Stilling",
            lot="ja",
        ),
    )


def test_a_neutral_label_is_named_where_it_was_drawn() -> None:
    """Then the record tells who stood behind it."""
    records, record = archive_with("antal: 1\n")
    choices = [chosen("by", LOD, label="Kandidat B"), chosen("by", LOD, label="Kandidat C")]
    assert [one.lot for one in appointed(records, record, choices, ["Kandidat C"])] == [
        "Kandidat C"
    ]


@given(st.permutations(["by", "dal", "eng"]), st.lists(st.sampled_from(Verdict), min_size=3))
def test_a_pool_does_not_tell_in_what_order_nominations_came(
    places: list[str], verdicts: list[Verdict]
) -> None:
    """It has each of those that are equal once, in Danish order."""
    made = [chosen(place, verdict) for place, verdict in zip(places, verdicts, strict=False)]
    lots = pool(made)
    assert sorted(lots, key=sort_key) == list(lots)
    assert set(lots) == {
        one.candidate.municipality.rpartition("/")[2] for one in made if one.verdict is LOD
    }


@pytest.mark.parametrize(
    ("basis", "private"),
    [
        ("Klyngen manglede en plads", None),
        ("Bedre end prøve  by", "et navn"),
        ("Skriv til by@example.dk", "en mailadresse"),
        ("Har ledet tre store projekter", "ord fra indmeldingen"),
        ("Hun har ledet tre store projekter i byen og kan lide det", "ord fra indmeldingen"),
    ],
)
def test_published_grounds_hold_nothing_of_a_nomination(basis: str, private: str | None) -> None:
    """No name, no address and no words of its own."""
    text = "Har ledet tre store projekter i byen"
    people = [candidate("by", email="by@example.dk", experience=text)]
    assert what_is_private(basis, people) == private
