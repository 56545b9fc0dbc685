"""The municipalities of a samarbejde in their clusters.

Knows which cluster a municipality's record names. Refuses to guess one that none names, and to
know pages, addresses and HTML.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sagsgang import danish
from sagsgang.history import Chronicle
from sagsgang.records.record import Municipality
from sagsgang.views.rows.entries import Link, in_region, named_forum_link


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterRow:
    """A cluster with its municipalities in Danish order; no cluster where none is registered."""

    cluster: Link | None
    municipalities: tuple[Link, ...]


def clusters(chronicle: Chronicle, region: str) -> tuple[ClusterRow, ...]:
    """List the clusters of a samarbejde, the largest first, then by name."""
    found: dict[Link | None, list[Link]] = {}
    for municipality in municipalities_by_name(chronicle, region):
        link = Link(str(municipality.facts.name), municipality.id)
        found.setdefault(cluster_of(chronicle, municipality), []).append(link)
    rows = [
        ClusterRow(cluster=cluster, municipalities=tuple(links)) for cluster, links in found.items()
    ]
    rows.sort(key=lambda row: danish.sort_key(row.cluster.text if row.cluster else ""))
    rows.sort(key=lambda row: len(row.municipalities), reverse=True)
    return tuple(rows)


def municipalities_by_name(chronicle: Chronicle, region: str) -> Iterator[Municipality]:
    """List the municipalities of a samarbejde as a Danish index does."""
    found = in_region(chronicle.publication.municipalities.values(), region)
    yield from sorted(found, key=lambda one: danish.sort_key(one.facts.name))


def cluster_of(chronicle: Chronicle, municipality: Municipality) -> Link | None:
    """Lead to the cluster that a municipality's record names."""
    cluster = municipality.facts.cluster
    if cluster is None:
        return None
    return named_forum_link(chronicle.publication, cluster, municipality.region)
