"""A fresh folder that takes a site's place only when everything in it is as it shall be.

Knows folders, renames and locks. Whenever the program is killed, the old site or the new one stands
whole in its place or beside it, and the next staging puts it right. Refuses to know what a site
consists of and how it is made.

The place `site` has these neighbours, of which none is left after a staging that ended:

- `.site.ny` the new site while it is made; never trusted by anybody else
- `.site.gammel` the old site while the two change places; always whole
- `.site.slettes` what is on its way out; never trusted
- `.site.laas` the lock file, empty; only the hold on it counts, not that it is there
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO


class ForeignFolderError(Exception):
    """The place is taken by a folder that is no site; the text is a Danish sentence."""


class BusyPlaceError(Exception):
    """Another program is making a site for the same place; the text is a Danish sentence."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site stands, and the folders beside it that a change needs."""

    site: Path

    @property
    def new(self) -> Path:
        """The site that is being made."""
        return self._beside("ny")

    @property
    def old(self) -> Path:
        """The site that was there, while the two change places."""
        return self._beside("gammel")

    @property
    def waste(self) -> Path:
        """What is being removed."""
        return self._beside("slettes")

    @property
    def lock(self) -> Path:
        """The file that one program at a time holds."""
        return self._beside("laas")

    def _beside(self, word: str) -> Path:
        return self.site.with_name(f".{self.site.name}.{word}")


@contextmanager
def staged(site: Path) -> Iterator[Path]:
    """Hand out an empty folder; what is in it takes the place `site` when the block ends well.

    When the block raises, `site` is as it was. Raises `ForeignFolderError` or `BusyPlaceError`
    before anything is touched, and `OSError` when the disk refuses.
    """
    place = Place(site.resolve())
    place.site.parent.mkdir(parents=True, exist_ok=True)
    with _held(place.lock):
        put_right(place)
        if not is_replaceable(place.site):
            raise ForeignFolderError(
                f"'{site}' er ikke tom og ser ikke ud til at være en bygget side."
                " Vælg en anden mappe, så intet bliver overskrevet."
            )
        place.new.mkdir()
        try:
            yield place.new
            swap(place)
        finally:
            put_right(place)


def put_right(place: Place) -> None:
    """Bring the place and its neighbours in order, whenever the last change was cut off."""
    remove(place.waste)
    if place.old.exists():
        if place.site.exists():
            retire(place)
        else:
            place.old.rename(place.site)
    remove(place.new)


def swap(place: Place) -> None:
    """Let the new site take the old one's place. Each step is one rename, or may be cut short."""
    if place.site.exists():
        place.site.rename(place.old)
    place.new.rename(place.site)
    if place.old.exists():
        retire(place)


def retire(place: Place) -> None:
    """Remove the old site. It gets another name first: half of it must not be taken for it."""
    place.old.rename(place.waste)
    remove(place.waste)


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def is_replaceable(site: Path) -> bool:
    """Whether a folder may be thrown away: not there, empty, or a site that was built."""
    if not site.exists():
        return True
    if not site.is_dir():
        return False
    names = {entry.name for entry in site.iterdir()}
    return not names or ({"index.html", "404.html"} <= names and ".git" not in names)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Hold the lock file at `path`; the system lets go when the program ends, however it ends."""
    with path.open("a", encoding="utf-8") as file:
        try:
            _take(file)
        except OSError:
            raise BusyPlaceError(
                f"En anden kommando er i gang med at bygge '{path.parent / path.name[1:-5]}'."
                " Vent, til den er færdig, og prøv igen."
            ) from None
        try:
            yield
        finally:
            with suppress(PermissionError):  # Windows keeps a file that is open
                path.unlink()


def _take(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there on Windows only

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        return
    import fcntl  # noqa: PLC0415 - not there on Windows

    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    if not os.path.samestat(Path(file.name).stat(), os.fstat(file.fileno())):
        raise FileNotFoundError("the file was removed by who held it before")
