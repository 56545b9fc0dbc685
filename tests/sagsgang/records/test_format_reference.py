"""The format reference, and every example that it shows."""

from collections.abc import Iterator

import pytest

from sagsgang.reading.document import read_document
from sagsgang.records.declarations import Facts, group_within
from sagsgang.records.format_reference import KeyReference, format_reference
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import ItemFacts
from sagsgang.records.reader import FACTS_OF
from sagsgang.records.validation import validated


def groups(model: type[Facts]) -> Iterator[type[Facts]]:
    """List a group of keys and all groups inside it."""
    yield model
    for field in model.model_fields.values():
        inner = group_within(field.annotation)
        if inner is not None:
            yield from groups(inner)


def examples() -> list[tuple[type[Facts], str, str]]:
    """List every declared example once, with its group and key."""
    found: dict[tuple[type[Facts], str, str], None] = {}
    models: list[type[Facts]] = [*FACTS_OF.values(), ItemFacts]
    for model in models:
        for group in groups(model):
            for name, field in group.model_fields.items():
                for example in field.examples or ():
                    found[(group, str(field.alias or name), str(example))] = None
    return list(found)


@pytest.mark.parametrize(("group", "name", "example"), examples())
def test_every_example_is_read(group: type[Facts], name: str, example: str) -> None:
    """An example is YAML of exactly its key, and the key accepts it as it stands."""
    document, found = read_document("index.md", f"---\n{example}\n---\n".encode())
    assert found == ()
    assert document.facts is not None
    assert [str(entry.key) for entry in document.facts.entries] == [name]
    problems = [
        one.as_text()
        for one in validated(group, document.facts).diagnostics
        if one.code
        not in {"felt-mangler", "person-tom", "sammensaetning-uden-krav", "trin-hos-eller-hvad"}
    ]
    assert problems == []


def test_every_kind_and_key_is_told() -> None:
    """The reference has every kind and every key of it, required ones marked."""
    reference = format_reference()
    assert [kind.name for kind in reference] == [kind.danish_name for kind in Kind]
    for kind, told in zip(Kind, reference, strict=True):
        fields = FACTS_OF[kind].model_fields.values()
        assert {key.name for key in told.keys} == {field.alias for field in fields}
        required = {field.alias for field in fields if field.is_required()}
        assert {key.name for key in told.keys if key.is_required} == required


def told_keys(keys: tuple[KeyReference, ...]) -> Iterator[KeyReference]:
    """List keys and the keys inside them."""
    for key in keys:
        yield key
        yield from told_keys(key.keys)


def test_every_key_has_a_purpose_and_an_example() -> None:
    """No key stands without a sentence about what it is for, and an example."""
    for kind in format_reference():
        for key in told_keys((*kind.keys, *kind.item_keys)):
            assert key.purpose.endswith(".")
            assert key.example.startswith(f"{key.name}:")


def test_choices_and_groups_are_told() -> None:
    """A closed list shows its words, and a group of keys its keys."""
    forum = next(kind for kind in format_reference() if kind.name == "forum")
    level = next(key for key in forum.keys if key.name == "niveau")
    seats = next(key for key in forum.keys if key.name == "pladser")
    assert level.choices == ("politisk", "administrativt")
    assert seats.takes_many
    assert not level.takes_many
    assert "besat" in {key.name for key in seats.keys}
