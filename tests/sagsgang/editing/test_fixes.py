"""All fixes together, and the files that they leave alone."""

import pytest

from sagsgang.editing.fixes import fixed
from sagsgang.source import Text
from tests.sagsgang.editing.archives import MEETING, SURROUNDINGS, fixed_text, source

CROOKED = (
    "---\r\ndato: 2023-01-25\r\n# forummet\r\nforum: KD\r\nstatus: afholdt \r\n---\r\n\r\n"
    "## Punkt 1: Budget\r\n```yaml\r\nudfald: [drøftet]\r\ntype: drøftelse\r\n```\r\n\r\n"
    "### Baggrund\r\nTekst. Mere.\r\n\r\n### Referat\r\nDrøftet.\r\n\r\n"
    "### Opfølgning\r\n- [ ] Kari Prøve: ringer.\r\n"
)
STRAIGHT = (
    "---\r\n# forummet\r\nforum: kredsen\r\ndato: 2023-01-25\r\nstatus: afholdt \r\n---\r\n\r\n"
    "## Punkt 1: Budget\r\n```yaml\r\ntype: drøftelse\r\nudfald: [drøftet]\r\n```\r\n\r\n"
    "#### Baggrund\r\nTekst.\r\nMere.\r\n\r\n### Referat\r\nDrøftet.\r\n\r\n"
    "### Opfølgning\r\n- [ ] O-1 Kari Prøve: ringer.\r\n"
)


def test_one_run_fixes_all_that_is_mechanical() -> None:
    """Names, keys, headings, ids and lines are put right in one run; line ends and spaces stay."""
    assert fixed_text(MEETING, CROOKED) == STRAIGHT


def test_fixing_twice_is_fixing_once() -> None:
    """What is fixed needs no fix."""
    assert fixed_text(MEETING, STRAIGHT) == STRAIGHT


def test_only_files_that_change_are_given() -> None:
    """Files that need nothing are not written again."""
    assert list(fixed(source(møde=CROOKED))) == [MEETING]
    assert list(fixed(source())) == []


@pytest.mark.parametrize(
    "data",
    [
        CROOKED.replace("forum: KD", "forum: [KD").encode(),
        CROOKED.replace("dato:", "dato").encode(),
        CROOKED.encode("latin-1"),
        CROOKED.replace("---\r\n\r\n", "\r\n").encode(),
        b"",
    ],
)
def test_file_that_cannot_be_read_is_left_alone(data: bytes) -> None:
    """What reading had to guess is no ground for a change."""
    files = {path: Text(text.encode()) for path, text in SURROUNDINGS.items()}

    assert fixed({**files, MEETING: Text(data)}) == {}
