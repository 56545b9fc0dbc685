"""Which findings a change brings."""

from sagsgang.archive import Archive
from sagsgang.changes import Compared, compared_findings
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from tests.sagsgang.sources import read


def archive_with(text: str, path: str = "nord/fora/a.md") -> Archive:
    """Read one file."""
    return read({path: text})


def found(line: int, message: str = "Her er en fejl.", path: str = "nord/fora/a.md") -> Diagnostic:
    """Point at a line."""
    return error("proeve", Place(path, line), message)


def compared(before: str, was: list[Diagnostic], after: str, now: list[Diagnostic]) -> Compared:
    """Compare the findings of one file."""
    return compared_findings(was, archive_with(before), now, archive_with(after), {})


TEXT = "---\nnavn: A\n---\nEt.\nTo.\n"


def test_a_finding_on_a_line_that_has_moved_is_old() -> None:
    """Lines above it came, and the line says the same."""
    after = TEXT.replace("Et.", "Nyt.\nMere nyt.\n  Et.")
    result = compared(TEXT, [found(4)], after, [found(6)])
    assert result == Compared(new=(), old=(found(6),))


def test_a_finding_on_a_line_whose_words_were_changed_is_new() -> None:
    """Who changes a line looks at what is wrong with it."""
    result = compared(TEXT, [found(4)], TEXT.replace("Et.", "Et og to."), [found(4)])
    assert result == Compared(new=(found(4),), old=())


def test_the_same_mistake_made_once_more_is_new() -> None:
    """Each finding before answers for one after."""
    result = compared(TEXT, [found(4)], f"{TEXT}Et.\n", [found(4), found(6)])
    assert result == Compared(new=(found(6),), old=(found(4),))


def test_a_warning_that_has_become_a_mistake_is_new() -> None:
    """A meeting's new status may make it one."""
    mild = warning("proeve", Place("nord/fora/a.md", 4), "Her er en fejl.")
    assert compared(TEXT, [mild], TEXT, [found(4)]).new == (found(4),)


def test_a_line_number_in_the_message_does_not_count() -> None:
    """It moves with the lines."""
    was = found(4, "Det står også i nord/x.md:12:3 og på linje 7.")
    now = found(4, "Det står også i nord/x.md:14:3 og på linje 9.")
    assert compared(TEXT, [was], TEXT, [now]).new == ()


def test_a_renamed_file_brings_its_findings_along() -> None:
    """They are as old as before."""
    old, new = "nord/fora/a.md", "nord/fora/b.md"
    result = compared_findings(
        [found(4, f"{old} er forkert.", old)],
        archive_with(TEXT, old),
        [found(4, f"{new} er forkert.", new)],
        archive_with(TEXT, new),
        {new: old},
    )
    assert result.new == ()
