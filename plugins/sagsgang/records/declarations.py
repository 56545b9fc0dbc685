"""How a field is declared: its Danish key, what it is for and an example, in one place.

Knows the base of every declared group of keys, and which key of it stands where. Refuses to
know any single kind of record. From one declaration come validation, the JSON Schema and the
format reference (`sagsgang.records.format_reference`).
"""

from collections.abc import Mapping, Sequence
from inspect import get_annotations
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue
from pydantic_core import PydanticCustomError

from sagsgang.reading.nodes import Location

T = TypeVar("T")


class Facts(BaseModel):
    """A closed group of declared keys; attributes are English, keys (aliases) Danish."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def key(
    name: str,
    purpose: str,
    *,
    example: str,
    default: Any = ...,  # noqa: ANN401
    protects: bool = False,
) -> Any:  # noqa: ANN401
    """Declare the key `name`: what it is for (a Danish sentence) and an example as YAML.

    Without a `default` the key must be there. Where a key `protects` what stands beside it, a
    value that cannot be read takes the whole group with it, so that nothing is shown by mistake.
    The test suite reads every example. `Any`, because a declaration stands where a value of the
    field's own type would.
    """
    extra: dict[str, JsonValue] | None = {"protects": True} if protects else None
    return Field(
        default, alias=name, description=purpose, examples=[example], json_schema_extra=extra
    )


def refused(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Say that a value cannot stand there; code, message and hint are those of the finding."""
    return PydanticCustomError(
        "refused", "{message}", {"code": code, "message": message, "hint": hint}
    )


def _listed(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


Many = Annotated[tuple[T, ...], BeforeValidator(_listed)]
"""Zero or more values; a single value may be written without making a list of it."""


def danish_key(model: type[Facts], attribute: str) -> str:
    """Give the Danish key under which `attribute` is written."""
    alias = model.model_fields[attribute].alias
    return alias if alias is not None else attribute


def keys_of(model: type[Facts]) -> tuple[str, ...]:
    """List the Danish keys of a group in the order in which records write them.

    A group's own keys come before those that it shares with all records.
    """
    own = get_annotations(model)
    attributes = sorted(model.model_fields, key=lambda attribute: attribute not in own)
    return tuple(danish_key(model, attribute) for attribute in attributes)


def group_within(annotation: object) -> type[Facts] | None:
    """Find the group of keys that values of this type are made of, or nothing."""
    if isinstance(annotation, type) and issubclass(annotation, Facts):
        return annotation
    origin = get_origin(annotation)
    if origin in (Union, UnionType, Annotated, tuple) or origin is not None:
        return next(
            (found for argument in get_args(annotation) if (found := group_within(argument))),
            None,
        )
    return None


def group_at(model: type[Facts], location: Sequence[str | int]) -> type[Facts]:
    """Find the group whose keys stand at `location`, e.g. that of `("pladser", 0)`."""
    group = model
    for step in location:
        if isinstance(step, int):
            continue
        field = next((field for field in group.model_fields.values() if field.alias == step), None)
        inner = group_within(field.annotation) if field is not None else None
        if inner is None:
            break
        group = inner
    return group


def written_location(model: type[Facts], attributes: Sequence[str | int]) -> Location:
    """Translate attributes to the keys of the file: `("seats", 0)` to `("pladser", 0)`."""
    location: list[str | int] = []
    group: type[Facts] | None = model
    for step in attributes:
        if isinstance(step, int) or group is None:
            location.append(step)
            continue
        location.append(danish_key(group, step))
        group = group_within(group.model_fields[step].annotation)
    return tuple(location)


def is_protecting(model: type[Facts], location: Sequence[str | int]) -> bool:
    """Tell whether the key that `location` ends in protects what stands beside it."""
    if not location or isinstance(location[-1], int):
        return False
    fields = group_at(model, location[:-1]).model_fields.values()
    return any(field.alias == location[-1] and field.json_schema_extra for field in fields)


def example_of(model: type[Facts], location: Sequence[str | int]) -> str:
    """Give the example declared for the key that `location` ends in or lies under, or nothing."""
    keys = [index for index, step in enumerate(location) if isinstance(step, str)]
    if not keys:
        return ""
    group = group_at(model, location[: keys[-1]])
    for field in group.model_fields.values():
        if field.alias == location[keys[-1]] and field.examples:
            return str(field.examples[0])
    return ""


def as_json_schema(**schema: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """Write a JSON Schema by keyword; its values are of any JSON type."""
    return schema
