"""Follow-ups get the ids that they lack."""

from tests.sagsgang.editing.archives import fixed_meeting


def _two_items(first: str, second: str) -> str:
    return (
        f"## Punkt 1: Budget\n\n### Referat\nDrøftet.\n\n### Opfølgning\n{first}\n\n"
        f"## Punkt 2: Plan\n\n### Referat\nDrøftet.\n\n### Opfølgning\n{second}\n"
    )


def test_new_ids_go_on_after_the_highest_of_the_whole_meeting() -> None:
    """Ids that are there stay, in whatever order; new ones follow the highest."""
    body = _two_items(
        "- [ ] Kari Prøve: ringer.\n- [x] O-3 Bo Prøve: skriver.",
        "- [ ] O-1 Alle\n* [ ] Sekretariatet",
    )

    assert fixed_meeting(body) == _two_items(
        "- [ ] O-4 Kari Prøve: ringer.\n- [x] O-3 Bo Prøve: skriver.",
        "- [ ] O-1 Alle\n* [ ] O-5 Sekretariatet",
    )


def test_lines_that_are_no_follow_up_get_no_id() -> None:
    """Only a line with its box, at the outermost level and outside code, is a follow-up."""
    body = _two_items(
        "Kari Prøve ringer.\n\n- Uden felt\n- [ ] O-1 Alle\n  - [ ] Under",
        "```\n- [ ] Kode\n```\n\n- [ ] O2 Næsten et id",
    )

    assert fixed_meeting(body) == body


def test_lists_with_boxes_elsewhere_stay() -> None:
    """A list under another heading is no follow-up."""
    body = "## Punkt 1: Budget\n\n### Referat\n- [ ] Kari Prøve ringer\n"

    assert fixed_meeting(body) == body
