"""What becomes of a file whose outermost keys cannot be read."""

from sagsgang.records.reader import read_record
from sagsgang.records.record import BrokenRecord, Meeting

PATH = "prove/moeder/2023/2023-02-30-kredsen.md"
TEXT = """\
---
forum: kredsen
dato: 2023-02-30
status: afholt
---
## Punkt 1: Budget
```yaml
sag: 2023/budget
```
"""


def test_what_can_be_read_of_a_broken_record_is_kept() -> None:
    """A meeting without a readable date and status is broken, and its items are still there."""
    result = read_record(PATH, TEXT.encode())

    assert [one.code for one in result.diagnostics] == ["dato-ugyldig", "felt-vaerdi"]
    assert isinstance(result.record, BrokenRecord)
    assert isinstance(result.record.remains, Meeting)
    assert [item.title for item in result.record.remains.items] == ["Budget"]
    assert result.record.remains.flaws == {"on", "status"}


def test_nothing_remains_of_a_file_without_keys() -> None:
    """A file whose YAML is no list of keys is broken, and nothing is made up for it."""
    result = read_record("prove/fora/kredsen.md", b"---\n- navn\n---\n")

    assert isinstance(result.record, BrokenRecord)
    assert result.record.remains is None
