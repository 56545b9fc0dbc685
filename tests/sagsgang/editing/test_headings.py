"""Headings that are no section become sub-headings."""

from tests.sagsgang.editing.archives import fixed_meeting


def test_unknown_section_becomes_a_sub_heading() -> None:
    """A `###` outside the closed set gets a fourth `#`, and nothing else changes."""
    body = "## Punkt 1: Budget\n\n### Referat\nGodkendt.\n\n### Baggrund  \nTekst.\n"

    assert fixed_meeting(body) == body.replace("### Baggrund", "#### Baggrund")


def test_sections_and_headings_in_code_stay() -> None:
    """A heading of the closed set, and what looks like one inside a fence, stay."""
    body = (
        "## Punkt 1: Budget\n\n### Referat\n```\n### Baggrund\n```\n\n"
        "### Indstilling fra Kredsen\nJa.\n"
    )

    assert fixed_meeting(body) == body


def test_indented_heading_keeps_its_indent() -> None:
    """Up to three spaces before a heading stay."""
    body = "## Punkt 1: Budget\n\n### Referat\nGodkendt.\n\n  ### Baggrund\nTekst.\n"

    assert fixed_meeting(body) == body.replace("  ### Baggrund", "  #### Baggrund")


def test_section_spelled_wrong_is_left_alone() -> None:
    """A `###` that may be a section spelled wrong is for a person to put right."""
    body = "## Punkt 1: Budget\n\n### Sagsfremstilling\nTekst.\n\n### Referrat\nGodkendt.\n"

    assert fixed_meeting(body) == body
