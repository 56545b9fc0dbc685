"""How a block of keys becomes facts, and what is kept when something in it does not fit."""

from sagsgang.reading.yaml_blocks import yaml_node
from sagsgang.records.declarations import Facts, example_of, keys_of, written_location
from sagsgang.records.forum import ForumFacts
from sagsgang.records.meeting import ItemFacts, MeetingFacts
from sagsgang.records.validation import Validated, validated


def _forum(text: str) -> Validated[ForumFacts]:
    node, findings = yaml_node("kredsen.md", text, 2)
    assert node is not None
    assert findings == ()
    return validated(ForumFacts, node)


def _texts(result: Validated[ForumFacts]) -> list[str]:
    return [one.as_text() for one in result.diagnostics]


def test_unknown_key_is_answered_with_the_nearest() -> None:
    """An unknown key is placed at the key, and the key that was meant is named."""
    result = _forum("navn: Kredsen\nnivau: politisk\n")

    assert _texts(result) == [
        (
            "kredsen.md:3:1: fejl[felt-ukendt]: Feltet 'nivau' kendes ikke her.\n"
            "  hjælp: Mente du 'niveau'?"
        )
    ]
    assert result.flaws == {"level"}


def test_misspelled_required_key_gives_one_finding() -> None:
    """A required key that is misspelled is not also reported as missing."""
    result = _forum("nav: Kredsen\n")

    assert _texts(result) == [
        (
            "kredsen.md:2:1: fejl[felt-ukendt]: Feltet 'nav' kendes ikke her.\n"
            "  hjælp: Mente du 'navn'?"
        )
    ]
    assert result.facts is None


def test_missing_key_is_answered_with_an_example() -> None:
    """A missing key is placed at the block and answered with its declared example."""
    result = _forum("kort: SSS\n")

    assert _texts(result) == [
        (
            "kredsen.md:2:1: fejl[felt-mangler]: Feltet 'navn' mangler.\n"
            "  hjælp: Skriv fx\n    navn: Sundhedsdirektørkredsen"
        )
    ]


def test_required_key_without_value_gives_one_finding() -> None:
    """A required key without a value is one finding, not two."""
    assert _texts(_forum("navn:\n")) == [
        (
            "kredsen.md:2:1: fejl[felt-mangler]: Feltet 'navn' har ingen værdi.\n"
            "  hjælp: Skriv fx\n    navn: Sundhedsdirektørkredsen"
        )
    ]


def test_optional_key_without_value_is_a_warning() -> None:
    """A key left blank is read as left out, and said."""
    result = _forum("navn: Kredsen\nkort:\n")

    assert _texts(result) == [
        (
            "kredsen.md:3:1: advarsel[felt-tomt]: Feltet 'kort' har ingen værdi.\n"
            "  hjælp: Skriv værdien, eller slet linjen."
        )
    ]
    assert result.facts is not None
    assert result.facts.short_name is None


def test_every_mistake_is_listed_and_the_rest_is_kept() -> None:
    """Mistakes in several list entries are all placed right, and sound entries survive."""
    result = _forum(
        "navn: Kredsen\n"
        "niveau: politsk\n"
        "pladser:\n"
        "  - rolle: formnad\n"
        "  - rolle: medlem\n"
        "    antal: 4-2\n"
        "    besat:\n"
        "      - kommune: varde\n"
        "        pr: 2023-02-30\n"
        "      - kommune: vejen\n"
    )

    assert [str(one.place) + " " + one.code for one in result.diagnostics] == [
        "kredsen.md:3:9 felt-vaerdi",
        "kredsen.md:5:12 felt-vaerdi",
        "kredsen.md:7:12 antal-ugyldigt",
        "kredsen.md:10:13 dato-ugyldig",
    ]
    assert result.facts is not None
    (seat,) = result.facts.seats
    assert [str(one.municipality.text) for one in seat.holdings if one.municipality] == [
        "varde",
        "vejen",
    ]
    assert result.flaws == {"level", "seats"}


def test_wrong_shape_is_answered_with_an_example() -> None:
    """Text where keys are wanted, and a list where text is wanted, are said plainly."""
    result = _forum("navn: [A, B]\nfrister: 14 dage\n")

    assert _texts(result) == [
        (
            "kredsen.md:2:7: fejl[felt-type]: Her skal stå tekst, men der står en liste.\n"
            "  hjælp: Skriv teksten på samme linje som feltet."
        ),
        (
            "kredsen.md:3:10: fejl[felt-type]: Her skal stå felter med værdier, men der står kun "
            "tekst.\n  hjælp: Skriv fx\n    frister:\n      punkter: 14 dage\n  "
            "    dagsorden: 7 dage"
        ),
    ]


def test_single_value_may_stand_for_a_list() -> None:
    """One value is read as a list of one, also when it is a group of keys."""
    result = _forum("navn: Kredsen\nalias: Kreds\npladser:\n  rolle: formand\n")

    assert result.diagnostics == ()
    assert result.facts is not None
    assert result.facts.aliases == ("Kreds",)
    assert [str(seat.role) for seat in result.facts.seats] == ["formand"]


def test_place_is_right_when_a_single_value_stands_for_a_list() -> None:
    """A mistake inside a group that stands for a list of one is placed at its own value."""
    result = _forum("navn: Kredsen\npladser:\n  rolle: formnad\n")

    assert [str(one.place) for one in result.diagnostics] == ["kredsen.md:4:10"]


def test_keys_are_listed_with_shared_keys_last() -> None:
    """A record's own keys come in the order of the declaration, `accepteret` after them."""
    keys = keys_of(MeetingFacts)

    assert keys[:3] == ("forum", "dato", "tid")
    assert keys[-1] == "accepteret"


def test_attributes_translate_to_written_keys() -> None:
    """A place asked for by attributes is looked up by the keys of the file."""
    location = written_location(ForumFacts, ("seats", 0, "holdings", 1, "until"))

    assert location == ("pladser", 0, "besat", 1, "til")


def test_example_of_a_list_entry_is_the_example_of_its_key() -> None:
    """An entry of a list is answered with the example of the key that holds the list."""
    assert example_of(ForumFacts, ("alias", 0)) == "alias: [Strategisk Styregruppe]"
    assert example_of(Facts, ("alias",)) == ""


def test_empty_reason_for_closing_closes_all_the_same() -> None:
    """A closed item without a reason is a mistake, and is never taken for an open item."""
    node, _ = yaml_node("kredsen.md", "sag: 2023/personsag\nlukket:\n", 2)
    assert node is not None
    result = validated(ItemFacts, node)

    assert [one.as_text() for one in result.diagnostics] == [
        (
            "kredsen.md:3:8: fejl[felt-tomt]: Her mangler en værdi.\n"
            "  hjælp: Skriv værdien, eller slet linjen."
        )
    ]
    assert result.facts is None
    assert result.flaws == {"closed"}


def test_attachment_goes_with_an_unreadable_reason_for_closing() -> None:
    """An attachment whose `lukket` cannot be read is not read as an open one."""
    node, _ = yaml_node(
        "kredsen.md", "bilag:\n  - titel: A\n    lukket: [x]\n    fil: a.pdf\n  - titel: B\n", 2
    )
    assert node is not None
    result = validated(ItemFacts, node)

    assert result.facts is not None
    assert [str(one.title) for one in result.facts.attachments] == ["B"]
