"""What points at a record, and where a municipality is named."""

import pytest

from sagsgang.history.mentions import Naming, Pointer, Relation, namings, pointers
from tests.sagsgang.sources import case, forum, item, meeting, published

MEETING = "nord/moeder/2023/2023-01-25-kredsen"
OTHER = "nord/moeder/2023/2023-03-22-kredsen"
KREDSEN = {"nord/fora/kredsen.md": forum("Kredsen")}
VARDE = {
    "nord/kommuner/varde.md": "---\nnavn: Varde\n---\n",
    "nord/kommuner/nordfyns.md": "---\nnavn: Nordfyns\n---\n",
}


@pytest.mark.parametrize(
    ("about", "target", "target_item"),
    [
        ("aftaler/aftalen", "nord/aftaler/aftalen", None),
        ("kredsen 2023-03-22", OTHER, None),
        ("kredsen 2023-03-22 punkt 2", OTHER, "2"),
        ("kredsen 2024-01-01", "nord/fora/kredsen", None),
        ("kredsen", "nord/fora/kredsen", None),
    ],
)
def test_an_item_points_at_what_it_is_about(
    about: str, target: str, target_item: str | None
) -> None:
    """`vedrører` leads to a record, to a meeting's file, or to the forum where there is none."""
    found = pointers(
        published(
            KREDSEN
            | {
                "nord/aftaler/aftalen.md": "---\ntitel: Aftalen\n---\n",
                f"{MEETING}.md": meeting("kredsen", "2023-01-25", item(f"vedrører: [{about}]")),
                f"{OTHER}.md": meeting("kredsen", "2023-03-22"),
            }
        )
    )
    pointer = Pointer(source=MEETING, item="1", relation=Relation.IS_ABOUT, target_item=target_item)
    assert dict(found) == {target: (pointer,)}


def test_other_kinds_point_too() -> None:
    """A related case, an appointment's forum and case, and a successor all point."""
    found = pointers(
        published(
            KREDSEN
            | {
                "nord/sager/2023/en.md": case(more="beslægtet: [2023/to]\n"),
                "nord/sager/2023/to.md": case(),
                "nord/udpegninger/2023/plads.md": (
                    "---\ntitel: Plads\nforum: kredsen\nsag: 2023/to\nstatus: åben\n---\n"
                ),
            }
        )
    )
    told = {target: [(one.source, one.relation) for one in rows] for target, rows in found.items()}
    assert told == {
        "nord/sager/2023/to": [
            ("nord/sager/2023/en", Relation.RELATED_CASE),
            ("nord/udpegninger/2023/plads", Relation.BELONGS_TO_CASE),
        ],
        "nord/fora/kredsen": [("nord/udpegninger/2023/plads", Relation.SEATS_IN)],
    }


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Varde Kommune holdt oplæg.", ["varde"]),
        ("Varde Kommunes oplæg og Nordfyns Kommune.", ["nordfyns", "varde"]),
        ("Oplæg fra Varde\nKommune.", ["varde"]),
        ("Mødet holdes i Varde.", []),
        ("Nørre-Varde Kommune findes ikke.", []),
        ("Varde Kommunegaranti er noget andet.", []),
    ],
)
def test_a_municipality_is_named_by_its_whole_name(text: str, named: list[str]) -> None:
    """The words "X Kommune" name a municipality, a bare town name does not."""
    body = item("type: orientering", f"### Resumé\n{text}\n")
    found = namings(
        published(KREDSEN | VARDE | {f"{MEETING}.md": meeting("kredsen", "2023-01-25", body)})
    )
    assert sorted(found) == [f"nord/kommuner/{name}" for name in named]
    assert {row for rows in found.values() for row in rows} <= {Naming(source=MEETING, item="1")}


def test_a_reference_names_a_municipality() -> None:
    """What refers to a municipality names it: the item, its contributors, and a case."""
    body = item("kommuner: [varde]\nmedvirkende:\n  - navn: Kari Prøve\n    kommune: nordfyns")
    found = namings(
        published(
            KREDSEN
            | VARDE
            | {
                f"{MEETING}.md": meeting("kredsen", "2023-01-25", body),
                "nord/sager/2023/en.md": case(more="kommuner: [varde]\n"),
            }
        )
    )
    assert dict(found) == {
        "nord/kommuner/varde": (
            Naming(source=MEETING, item="1"),
            Naming(source="nord/sager/2023/en"),
        ),
        "nord/kommuner/nordfyns": (Naming(source=MEETING, item="1"),),
    }
