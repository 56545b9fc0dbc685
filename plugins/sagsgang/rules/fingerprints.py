"""Findings whose words must not be repeated: they are known by a fingerprint.

Knows how a finding prints its fingerprint and how a record names it. Refuses to know what was
found.
"""

import re
from dataclasses import replace
from typing import Final

from sagsgang.diagnostics import Diagnostic

WORD: Final = "fingeraftryk"
"""Stands before a fingerprint in a record."""

_SPOT: Final = re.compile(rf"{WORD}\s+(?P<fingerprint>[0-9a-f]{{16}})")


def fingerprinted(finding: Diagnostic, fingerprint: str) -> Diagnostic:
    """Give a finding the name by which alone it is accepted, and print what accepts it."""
    hint = (
        f"{finding.hint} Er det set igennem og må stå der, så skriv øverst i postens fil\n"
        f"accepteret:\n  - kode: {finding.code}\n    sted: {WORD} {fingerprint}\n"
        "    hvorfor: Skriv, hvad det er."
    )
    return replace(finding, hint=hint, fingerprint=fingerprint)


def fingerprint_in(spot: str) -> str:
    """Read the fingerprint that an acceptance names, or give an empty text."""
    match = _SPOT.fullmatch(spot.strip())
    return match["fingerprint"] if match else ""
