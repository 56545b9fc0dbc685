"""The JSON Schema of each kind's front matter, for editors that check while one writes.

Knows how the declarations become a schema. Refuses to be stricter than the reader: what an
editor marks, the reader must refuse as well.
"""

from typing import Any, TypeAlias

from pydantic.json_schema import GenerateJsonSchema

from sagsgang.records.declarations import Facts
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import ItemFacts
from sagsgang.records.parts import Person
from sagsgang.records.reader import FACTS_OF

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema; its values are of any JSON type."""


class _DanishSchema(GenerateJsonSchema):
    """Draft 2020-12, without the titles that pydantic makes of English attributes."""

    schema_dialect = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: Kind) -> Schema:
    """Give the schema of the front matter of a kind."""
    return _schema(FACTS_OF[kind], f"Hoved på en fil om {kind.danish_name}")


def item_json_schema() -> Schema:
    """Give the schema of the block under a punkt's heading."""
    return _schema(ItemFacts, "Blokken under et punkt")


def _schema(model: type[Facts], title: str) -> Schema:
    made = model.model_json_schema(by_alias=True, schema_generator=_DanishSchema)
    schema: Schema = _as_written(made)
    for name, group in schema.get("$defs", {}).items():
        if name == Person.__name__:
            # A bare text is a person's name.
            schema["$defs"][name] = {"anyOf": [{"type": "string"}, group]}
    return {"$schema": _DanishSchema.schema_dialect, **schema, "title": title}


def _as_written(value: Any, *, in_properties: bool = False) -> Any:  # noqa: ANN401 (any JSON)
    """Leave out what is for programmers, and let a single value stand for a list of one.

    Gone are English titles and descriptions of groups, defaults, and examples: those are YAML
    of the whole key, and stand in the description instead.
    """
    if isinstance(value, list):
        return [_as_written(one) for one in value]
    if not isinstance(value, dict):
        return value
    kept = {
        key: _as_written(one, in_properties=key in ("properties", "$defs"))
        for key, one in value.items()
        if in_properties or key not in ("title", "default", "examples")
    }
    if not in_properties and "properties" in kept:
        kept.pop("description", None)
    if not in_properties and "examples" in value:
        kept["description"] = f"{value['description']} Fx\n{value['examples'][0]}"
    if not in_properties and kept.get("type") == "array" and "items" in kept:
        about = {"description": kept.pop("description")} if "description" in kept else {}
        return {**about, "anyOf": [kept["items"], kept]}
    return kept
