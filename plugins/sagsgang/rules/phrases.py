"""Small pieces of sentences that several rules say alike.

Knows how a finding names a date, a forum and the file of a record. Refuses to know any rule.
"""

from datetime import date

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.danish import PartialDate, Precision


def when(day: PartialDate | date) -> str:
    """Write the date as an adverbial: `30. juni 2022`, `i juni 2022` or `i 2022`."""
    words = danish.date_in_words(day)
    is_whole = isinstance(day, date) or day.precision is Precision.DAY
    return words if is_whole else f"i {words}"


def forum_name(archive: Archive, forum_id: str) -> str:
    """Give a forum's name now, or its id when its file cannot be read."""
    forum = archive.fora.get(forum_id)
    return str(forum.facts.name) if forum is not None else forum_id


def id_within(record_id: str, region: str) -> str:
    """Write an id as a record of `region` refers to it: short inside the own samarbejde."""
    own, folder, *rest = record_id.split("/")
    return "/".join(rest) if own == region and rest else f"{own}/{folder}/{'/'.join(rest)}"
