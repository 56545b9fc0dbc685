"""New records as they begin: where the file lies and what stands in it.

Knows which facts a kind must have, and that nothing else is to stand there: what is unknown is
left out. Refuses to write files, and to look up whether what a record refers to exists.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sagsgang import danish
from sagsgang.reading.yaml_traps import plain_or_quoted
from sagsgang.records.declarations import danish_key
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import ItemFacts, ItemType, MeetingStatus
from sagsgang.records.others import AppointmentStatus, ConsultationStatus
from sagsgang.records.reader import FACTS_OF

LONGEST_NAME: Final = 80
"""Characters of an id that is made of a title; it becomes an address that people pass on."""

_BEGINS_AS: Final[Mapping[Kind, Mapping[str, str]]] = MappingProxyType(
    {
        Kind.MEETING: {"status": MeetingStatus.PLANNED},
        Kind.APPOINTMENT: {"status": AppointmentStatus.PLANNED},
        Kind.CONSULTATION: {"status": ConsultationStatus.PLANNED},
    }
)
"""The status that a new record has when none is given."""

_FIRST_ITEM: Final = "Godkendelse af dagsorden"

NAMING_FACT: Final[Mapping[Kind, str]] = MappingProxyType(
    {kind: "name" if "name" in FACTS_OF[kind].model_fields else "title" for kind in Kind}
    | {Kind.MEETING: "forum"}
)
"""The fact of which a record's file name is made."""


def needed_values(kind: Kind) -> tuple[str, ...]:
    """List the values that a new record of this kind cannot do without, in their order.

    `region` is the folder of the samarbejde, `year` that of the record; all others are facts.
    """
    begins_as = _BEGINS_AS.get(kind, {})
    facts = [
        attribute
        for attribute, field in FACTS_OF[kind].model_fields.items()
        if field.is_required() and attribute not in begins_as
    ]
    region = () if kind in (Kind.PAGE, Kind.REGION) else ("region",)
    year = ("year",) if kind.by_year and "on" not in facts else ()
    return (*region, *year, *facts)


def template(kind: Kind, values: Mapping[str, str]) -> tuple[str, str]:
    """Give path (from the record root) and text of a new record.

    `values` holds `needed_values`, any other facts by attribute, and perhaps `id`, the file's
    name where it is not to be made of the title. Raises `KeyError` when a value is missing and
    `ValueError` when no file name can be made.
    """
    model = FACTS_OF[kind]
    stated = {**_BEGINS_AS.get(kind, {}), **values}
    missing = [name for name in needed_values(kind) if not stated.get(name)]
    if missing:
        raise KeyError(*missing)
    own_first = sorted(model.model_fields, key=lambda attribute: attribute == "accepted")
    lines = [
        f"{danish_key(model, attribute)}: {plain_or_quoted(_one_line(stated[attribute]))}"
        for attribute in own_first
        if stated.get(attribute)
    ]
    text = "\n".join(["---", *lines, "---", ""])
    if stated.get("status") == MeetingStatus.CALLED and kind is Kind.MEETING:
        text += _first_item()
    return _path(kind, stated), text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _first_item() -> str:
    type_key = danish_key(ItemFacts, "type")
    return f"\n## Punkt 1: {_FIRST_ITEM}\n```yaml\n{type_key}: {ItemType.APPROVAL}\n```\n"


def _path(kind: Kind, stated: Mapping[str, str]) -> str:
    name = stated.get("id") or _name(stated[NAMING_FACT[kind]])
    if not name:
        raise ValueError(f"no file name can be made of {stated[NAMING_FACT[kind]]!r}")
    if kind is Kind.PAGE:
        return f"om/{name}.md"
    if kind is Kind.REGION:
        return f"{name}/index.md"
    day = stated["on"] if "on" in needed_values(kind) else ""
    if day:
        name = f"{day}-{name}"
    year = [stated.get("year") or day[:4]] if kind.by_year else []
    return "/".join([stated["region"], kind.folder, *year, f"{name}.md"])


def _name(title: str) -> str:
    """Make an id of a title; of a forum's id its last part."""
    whole = danish.slug(title.rpartition("/")[2] if "/fora/" in title else title)
    if len(whole) <= LONGEST_NAME:
        return whole
    return whole[: LONGEST_NAME + 1].rpartition("-")[0] or whole[:LONGEST_NAME]
