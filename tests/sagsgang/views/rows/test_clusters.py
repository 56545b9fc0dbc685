"""Municipalities in their clusters."""

from sagsgang.views.rows.clusters import clusters
from tests.sagsgang.sources import chronicle, forum


def municipality(name: str, cluster: str = "") -> str:
    """Write a municipality."""
    return f"---\nnavn: {name}\n{f'klynge: {cluster}' if cluster else ''}\n---\n"


def test_clusters_stand_by_size_and_name() -> None:
    """The largest cluster stands first, municipalities in Danish order, unregistered ones apart."""
    files = {
        "nord/fora/klynge-vest.md": forum("Klynge Vest"),
        "nord/fora/klynge-aa.md": forum("Klynge Ådal"),
        "nord/fora/klynge-midt.md": forum("Klynge Midt"),
        "nord/kommuner/aabenraa.md": municipality("Aabenraa", "klynge-vest"),
        "nord/kommuner/varde.md": municipality("Varde", "klynge-vest"),
        "nord/kommuner/billund.md": municipality("Billund", "klynge-aa"),
        "nord/kommuner/assens.md": municipality("Assens", "klynge-midt"),
        "nord/kommuner/fanoe.md": municipality("Fanø"),
    }
    rows = clusters(chronicle(files), "nord")
    assert [
        (row.cluster and row.cluster.text, [one.text for one in row.municipalities]) for row in rows
    ] == [
        ("Klynge Vest", ["Varde", "Aabenraa"]),
        (None, ["Fanø"]),
        ("Klynge Midt", ["Assens"]),
        ("Klynge Ådal", ["Billund"]),
    ]


def test_no_municipalities_have_no_clusters() -> None:
    """A samarbejde without municipalities has no clusters."""
    assert clusters(chronicle({}), "nord") == ()
