"""Which kind of record a path holds, and what its file name promises.

Knows folders and file names. Refuses to read any file.
"""

import re
from dataclasses import dataclass
from enum import Enum

RESERVED_FOLDERS = frozenset({"forslag", "om", "redaktion", "soeg"})
"""Names that no samarbejde can have: the site's own pages lie there."""

_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"


class Kind(Enum):
    """A kind of record: Danish name, its folder, and whether the folder is divided by year."""

    PAGE = ("side", "om", False)
    REGION = ("samarbejde", "", False)
    FORUM = ("forum", "fora", False)
    MEETING = ("møde", "moeder", True)
    CASE = ("sag", "sager", True)
    APPOINTMENT = ("udpegning", "udpegninger", True)
    CONSULTATION = ("høring", "hoeringer", True)
    NEWS = ("nyhed", "nyheder", True)
    AGREEMENT = ("aftale", "aftaler", False)
    MUNICIPALITY = ("kommune", "kommuner", False)

    danish_name: str
    folder: str
    by_year: bool

    def __init__(self, danish_name: str, folder: str, by_year: bool) -> None:  # noqa: FBT001
        """Name the kind. The flag is positional because enum values are."""
        self.danish_name = danish_name
        self.folder = folder
        self.by_year = by_year


KINDS_IN_REGION = tuple(kind for kind in Kind if kind not in (Kind.PAGE, Kind.REGION))
"""The kinds that lie in a folder of their own under a samarbejde."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What the path of a record says: its kind, samarbejde, year folder and own name.

    `region` is empty for the pages that belong to the whole site; `year` where the kind has no
    year folder.
    """

    kind: Kind
    record_id: str
    region: str = ""
    year: str = ""
    name: str


def placement(path: str) -> Placement | None:
    """Tell what lies at `path` (from the record root), or nothing when no record may lie there."""
    record_id = path.removesuffix(".md")
    parts = record_id.split("/")
    if record_id == path or not all(re.fullmatch(_NAME, part) for part in parts):
        return None
    match parts:
        case ["index"] | ["om", _, *_]:
            return Placement(kind=Kind.PAGE, record_id=record_id, name=parts[-1])
        case [region, *_] if region in RESERVED_FOLDERS:
            return None
        case [region, "index"]:
            return Placement(kind=Kind.REGION, record_id=record_id, region=region, name=region)
        case [region, folder, *years, name]:
            kind = next((kind for kind in KINDS_IN_REGION if kind.folder == folder), None)
            if kind is not None and _is_year_folder(years, kind):
                return Placement(
                    kind=kind,
                    record_id=record_id,
                    region=region,
                    year="".join(years),
                    name=name,
                )
    return None


def _is_year_folder(years: list[str], kind: Kind) -> bool:
    if not kind.by_year:
        return not years
    return len(years) == 1 and re.fullmatch(r"(19|20)\d\d", years[0]) is not None


def attachment_folder(path: str) -> str:
    """Name the folder in which the attachments of the record at `path` lie."""
    return path.removesuffix(".md") + "/"


def full_id(text: str, region: str) -> str:
    """Give the whole of an id that may leave out its own samarbejde: `sager/2023/x`."""
    first = text.partition("/")[0]
    is_inside = any(kind.folder == first for kind in KINDS_IN_REGION)
    return f"{region}/{text}" if region and is_inside else text
