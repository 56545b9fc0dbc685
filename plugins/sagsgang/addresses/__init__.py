"""Every public address: where pages, punkter and files are, and where those are that moved.

An address is for ever: `links` knows the present ones, `published` the list of all that ever
were, `forwarding` where each of them leads now, and `losses` what is said when one is lost.
"""

from sagsgang.addresses.links import (
    LinkedFile,
    Links,
    PlannedAddress,
    address,
    attachment_address,
    collisions,
    file_addresses,
    item_anchor,
    relative_url,
)

__all__ = [
    "LinkedFile",
    "Links",
    "PlannedAddress",
    "address",
    "attachment_address",
    "collisions",
    "file_addresses",
    "item_anchor",
    "relative_url",
]
