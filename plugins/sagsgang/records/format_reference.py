"""The format reference: every key of every kind, told from the declarations alone.

Knows how a declaration is laid out for readers. Refuses to know what any key means beyond
what its declaration says, and how the reference is shown.
"""

from dataclasses import dataclass
from typing import Any, get_args

from pydantic.fields import FieldInfo

from sagsgang.records.declarations import Facts, group_within, keys_of
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import ItemFacts
from sagsgang.records.reader import FACTS_OF
from sagsgang.records.values import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyReference:
    """One key: what it is for, whether it must be there, what may stand in it, an example.

    `choices` are the allowed words, empty where other things may stand; `keys` are those of
    the group that the value is made of.
    """

    name: str
    purpose: str
    is_required: bool
    takes_many: bool
    choices: tuple[str, ...]
    example: str
    keys: tuple["KeyReference", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindReference:
    """One kind of record: its name, the folder it lies in, and its keys.

    `item_keys` are those of the block under a punkt, which only a meeting has.
    """

    name: str
    folder: str
    keys: tuple[KeyReference, ...]
    item_keys: tuple[KeyReference, ...] = ()


def format_reference() -> tuple[KindReference, ...]:
    """Tell how every kind of record is written."""
    return tuple(
        KindReference(
            name=kind.danish_name,
            folder=_folder(kind),
            keys=_keys(FACTS_OF[kind]),
            item_keys=_keys(ItemFacts) if kind is Kind.MEETING else (),
        )
        for kind in Kind
    )


def _folder(kind: Kind) -> str:
    match kind:
        case Kind.PAGE:
            return "records/om/<side>.md"
        case Kind.REGION:
            return "records/<samarbejde>/index.md"
        case Kind.MEETING:
            return "records/<samarbejde>/moeder/<år>/<dato>-<forum>.md"
        case Kind.NEWS:
            return "records/<samarbejde>/nyheder/<år>/<dato>-<id>.md"
        case _ if kind.by_year:
            return f"records/<samarbejde>/{kind.folder}/<år>/<id>.md"
        case _:
            return f"records/<samarbejde>/{kind.folder}/<id>.md"


def _keys(group: type[Facts]) -> tuple[KeyReference, ...]:
    by_key = {field.alias or name: field for name, field in group.model_fields.items()}
    return tuple(_key(name, by_key[name]) for name in keys_of(group))


def _key(name: str, field: FieldInfo) -> KeyReference:
    group = group_within(field.annotation)
    examples = field.examples or [""]
    return KeyReference(
        name=name,
        purpose=field.description or "",
        is_required=field.is_required(),
        takes_many=_is_tuple(field.annotation),
        choices=_choices(field.annotation),
        example=str(examples[0]),
        keys=() if group is None else _keys(group),
    )


def _is_tuple(annotation: Any) -> bool:  # noqa: ANN401 (an annotation may be anything)
    origin = getattr(annotation, "__origin__", None)
    if origin is tuple:
        return True
    return origin is not None and any(_is_tuple(one) for one in get_args(annotation)[:1])


def _choices(annotation: Any) -> tuple[str, ...]:  # noqa: ANN401 (as above)
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return tuple(member.value for member in annotation)
    return next((found for one in get_args(annotation) if (found := _choices(one))), ())
