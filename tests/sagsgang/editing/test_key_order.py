"""Keys stand in the order of their declaration; what belongs to them goes along."""

from tests.sagsgang.editing.archives import MEETING, fixed_meeting, fixed_text

FORUM = "syddanmark/fora/raadet.md"


def test_keys_of_the_front_matter_are_ordered_with_what_stands_below_and_above_them() -> None:
    """Lists, blank lines and remarks above a key move with it; remarks below it stay its own."""
    text = (
        "---\n# Om vedtægten\nretsgrundlag: Vedtægten\n\n# Navnet\nkort: RD\nalias:\n"
        "  - Det Råd\n  # også kaldt\nnavn: Rådet\n---\n\nTekst.\n"
    )

    assert fixed_text(FORUM, text) == (
        "---\nnavn: Rådet\n\n# Navnet\nkort: RD\nalias:\n  - Det Råd\n  # også kaldt\n"
        "# Om vedtægten\nretsgrundlag: Vedtægten\n---\n\nTekst.\n"
    )


def test_keys_of_a_punkt_are_ordered() -> None:
    """The YAML block of a punkt has its own order."""
    body = "## Punkt 1: Budget\n```yaml\n{}```\n\n### Referat\nDrøftet.\n"

    assert fixed_meeting(body.format("udfald: [drøftet]\ntype: drøftelse\n")) == body.format(
        "type: drøftelse\nudfald: [drøftet]\n"
    )


def test_groups_inside_lists_are_ordered_and_keep_their_dash() -> None:
    """The first key of an entry takes the dash, at every level."""
    seats = (
        "---\nnavn: Rådet\npladser:\n  - {}\n    {}\n    besat:\n      - {}\n        {}\n"
        "  - rolle: medlem\n---\n"
    )
    wrong = seats.format("side: KL", "rolle: formand", "fra: 2020", "navn: Kari Prøve")

    assert fixed_text(FORUM, wrong) == seats.format(
        "rolle: formand", "side: KL", "navn: Kari Prøve", "fra: 2020"
    )


def test_text_of_several_lines_moves_as_it_stands() -> None:
    """A text block keeps its lines, also those that look like remarks."""
    text = "---\nretsgrundlag: |\n  Første linje\n  # anden linje\n\n  tredje\nnavn: Rådet\n---\n"

    assert fixed_text(FORUM, text) == (
        "---\nnavn: Rådet\nretsgrundlag: |\n  Første linje\n  # anden linje\n\n  tredje\n---\n"
    )


def test_line_ends_of_windows_stay() -> None:
    """Keys of a file with CRLF are moved with CRLF."""
    text = "---\r\nkort: RD\r\nnavn: Rådet\r\n---\r\n"

    assert fixed_text(FORUM, text) == "---\r\nnavn: Rådet\r\nkort: RD\r\n---\r\n"


def test_unknown_keys_come_last_and_groups_on_one_line_stay() -> None:
    """What nobody declared has no place of its own; `{}` is left as it is."""
    text = (
        "---\nfarve: rød\nbesked: ja\nnavn: Rådet\npladser:\n  - {side: KL, rolle: medlem}\n---\n"
    )

    assert fixed_text(FORUM, text) == (
        "---\nnavn: Rådet\npladser:\n  - {side: KL, rolle: medlem}\nfarve: rød\nbesked: ja\n---\n"
    )


def test_remark_that_would_come_between_a_dash_and_its_key_keeps_the_group_as_it_is() -> None:
    """There is no good place for the remark, so nothing moves."""
    text = "---\nnavn: Rådet\npladser:\n  - side: KL\n    # rollen\n    rolle: medlem\n---\n"

    assert fixed_text(FORUM, text) == text


def test_repeated_key_keeps_its_file_as_it_is() -> None:
    """Which of two values is right, nobody knows; until then nothing moves."""
    text = "---\ndato: 2023-01-25\nforum: kredsen\nstatus: planlagt\ndato: 2023-01-26\n---\n"

    assert fixed_text(MEETING, text) == text
