"""References and links that use an id from before: what to write now.

Knows how a reference of each sort writes an id. Refuses to find them, and to judge.
"""

from sagsgang.archive import COMMON_REGION, Archive
from sagsgang.records.kinds import Kind


def moved_reference(archive: Archive, text: str, kind: Kind | None, region: str) -> str | None:
    """Give what a record of `region` writes instead of `text`, if that is an id from before.

    `kind` is what the reference means, or nothing where the text itself names it.
    """
    inner = f"{kind.folder}/" if kind else ""
    candidates = [f"{where}/{inner}{text}" for where in (region, COMMON_REGION)] + [text]
    if not archive.former_ids or any(archive.has(one) for one in candidates):
        return None
    moved = (archive.former_ids.get(one, "") for one in candidates)
    found = next((one for one in moved if f"/{inner}" in one), None)
    return found and found.removeprefix(f"{region}/{inner}")


def moved_path(archive: Archive, path: str) -> str | None:
    """Give where the file at a path lies now, if its record has another id than before."""
    if path.endswith(".md"):
        moved = archive.former_ids.get(path.removesuffix(".md"))
        return moved and f"{moved}.md"
    owner, _, name = path.rpartition("/")
    moved = f"{archive.former_ids.get(owner)}/{name}"
    return moved if moved in archive.blobs else None
