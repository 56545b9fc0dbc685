"""The JSON Schemas hold every real record."""

import jsonschema  # type: ignore[import-untyped]  # no stubs among our tools
import pytest

from sagsgang.reading.body import meeting_body
from sagsgang.reading.document import read_document
from sagsgang.reading.nodes import PlainValue, plain_value
from sagsgang.records.json_schema import item_json_schema, json_schema
from sagsgang.records.kinds import Kind, placement
from tests.sagsgang.sources import RECORDS


def plain(value: PlainValue) -> object:
    """Give lists, dictionaries and plain text, as an editor has them."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return str(value)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_schema_is_a_schema(kind: Kind) -> None:
    """Each kind's schema is valid Draft 2020-12, in Danish."""
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"Hoved på en fil om {kind.danish_name}"
    assert schema["additionalProperties"] is False


def test_real_records_are_valid() -> None:
    """The front matter of every record and every punkt's block fits its schema."""
    checked = 0
    items = jsonschema.Draft202012Validator(item_json_schema())
    validators = {kind: jsonschema.Draft202012Validator(json_schema(kind)) for kind in Kind}
    for path in sorted(RECORDS.rglob("*.md")):
        name = path.relative_to(RECORDS).as_posix()
        where = placement(name)
        assert where is not None
        document, _ = read_document(name, path.read_bytes())
        assert document.facts is not None
        errors = list(validators[where.kind].iter_errors(plain(plain_value(document.facts))))
        if where.kind is Kind.MEETING:
            body, _ = meeting_body(document)
            for item in body.items:
                if item.facts is not None:
                    errors.extend(items.iter_errors(plain(plain_value(item.facts))))
        assert [f"{name}: {one.message}" for one in errors] == []
        checked += 1
    assert checked > 100


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (Kind.MEETING, {"forum": "kredsen", "dato": "2023-01-25"}),
        (Kind.MEETING, {"forum": "kredsen", "dato": "2023-01-25", "status": "holdt"}),
        (Kind.MEETING, {"forum": "k", "dato": "2023-01-25", "status": "afholdt", "stde": "X"}),
        (Kind.FORUM, {"navn": "Kredsen", "pladser": [{"side": "kommunal"}]}),
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(kind: Kind, facts: dict[str, object]) -> None:
    """A missing key, a wrong word and an unknown key are marked in the editor."""
    assert not jsonschema.Draft202012Validator(json_schema(kind)).is_valid(facts)


def test_a_single_value_may_stand_for_a_list() -> None:
    """What the reader takes, the schema takes: one value instead of a list, a bare name."""
    schema = jsonschema.Draft202012Validator(json_schema(Kind.CASE))
    assert schema.is_valid({"titel": "Sag", "emner": "økonomi", "tovholder": "Kari Prøve"})
