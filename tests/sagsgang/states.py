"""Published states of invented files, as a past that tests hand to the core."""

from collections.abc import Sequence
from datetime import date, timedelta

from sagsgang.revisions import Revision, Revisions

FIRST_DAY = date(2023, 1, 1)


def revision(path: str, text: str, number: int = 0) -> Revision:
    """Make the state that a file had on a day: the first day, or a number of days later."""
    data = text.encode()
    return Revision(
        on=FIRST_DAY + timedelta(days=number),
        commit=f"{number:040x}",
        path=path,
        read=lambda: data,
    )


def revisions(path: str, texts: Sequence[str]) -> tuple[Revision, ...]:
    """Make the states of a file, a day apart. The texts come in their order, the oldest first."""
    states = [revision(path, text, number) for number, text in enumerate(texts)]
    return tuple(reversed(states))


def known(path: str, *texts: str) -> Revisions:
    """Say that one file has had these texts, the oldest first."""
    return Revisions(by_path={path: revisions(path, texts)})
