"""Changes of files, gathered until they come to rest.

Knows how the system reports that a file was written, moved or removed, and which files nobody
waits for. Refuses to know what a change leads to.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

REST = 0.15
"""Seconds without a change after which a change is told: an editor writes a file in steps."""

_TOLD = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


class Changes(FileSystemEventHandler):
    """Whether something has changed since somebody last asked."""

    def __init__(self) -> None:
        """Begin with no change."""
        self._wakened = threading.Condition()
        self._count = 0
        self._told = 0

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change, unless it is of no interest to anybody."""
        if any(_is_of_interest(str(path)) for path in (event.src_path, event.dest_path) if path):
            self.note()

    def note(self) -> None:
        """Note that something has changed."""
        with self._wakened:
            self._count += 1
            self._wakened.notify_all()

    def wait(self) -> None:
        """Return when something has changed since the last time, and has come to rest."""
        with self._wakened:
            while self._count == self._told:
                self._wakened.wait(timeout=1)  # so that Ctrl-C is noticed on every system
            while self._count != self._told:
                self._told = self._count
                self._wakened.wait(timeout=REST)


@contextmanager
def watched(folders: Iterable[Path], files: Iterable[Path]) -> Iterator[Changes]:
    """Watch folders with all that is below them, and single files, as long as the block lasts."""
    changes = Changes()
    observer = Observer()
    for folder in folders:
        observer.schedule(changes, str(folder), recursive=True, event_filter=_TOLD)
    for file in files:
        observer.schedule(
            _OneFile(file, changes), str(file.parent), recursive=False, event_filter=_TOLD
        )
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()


class _OneFile(FileSystemEventHandler):
    """Passes on the changes of one file among others in its folder."""

    def __init__(self, file: Path, changes: Changes) -> None:
        self._file = str(file)
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        if self._file in (event.src_path, event.dest_path):
            self._changes.note()


def _is_of_interest(path: str) -> bool:
    """Whether a file may be part of the site: not what editors and Python leave behind."""
    parts = Path(path).parts
    name = parts[-1]
    return not (
        name.startswith(".")
        or name.endswith(("~", ".pyc", ".tmp", ".swp"))
        or "__pycache__" in parts
    )
