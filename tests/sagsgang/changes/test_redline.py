"""Two texts compared word by word."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from sagsgang.changes import Redline, RunKind, redline, shortened
from sagsgang.changes.redline import changed_words, words

TEXTS = st.lists(
    st.sampled_from(["kredsen", "drøftede", "planen", "og", "at", "\n", "\n\n", "\n- ", "\n## "]),
    max_size=40,
).map(" ".join)


def written(line: Redline) -> str:
    """Write a redline so that a test can be read: `-slettet-` and `+indsat+`."""
    marks = {RunKind.KEPT: "", RunKind.DELETED: "-", RunKind.INSERTED: "+"}
    return " ".join(
        "[…]" if run.kind is RunKind.SKIPPED else f"{marks[run.kind]}{run.text}{marks[run.kind]}"
        for run in line
    )


def side(line: Redline, kind: RunKind) -> tuple[str, ...]:
    """Give the words of one of the two texts: what was kept, and what only it has."""
    return tuple(word for run in line if run.kind in (RunKind.KEPT, kind) for word in run.words)


def test_changed_words_stand_beside_each_other() -> None:
    """What was deleted stands before what was inserted in its place."""
    line = redline("Planen koster 40 millioner kroner.", "Planen koster 45 millioner kroner.")
    assert written(line) == "Planen koster -40- +45+ millioner kroner."


def test_texts_that_only_stand_on_other_lines_are_the_same() -> None:
    """One sentence per line or all on one is no difference."""
    assert redline("Et. To.\nTre.", "Et.\nTo. Tre.") == ()


def test_a_new_paragraph_and_a_list_are_differences() -> None:
    """What a reader would see on another line is a break of its own."""
    assert written(redline("Et.\nTo.", "Et.\n\nTo.")) == "Et. +\n+ To."
    assert words("Vi\n- et\n- to") == ("Vi", "\n", "-", "et", "\n", "-", "to")
    assert words("## Navn\ntekst") == ("##", "Navn", "\n", "tekst")


def test_two_changes_with_hardly_anything_between_are_one() -> None:
    """A small word that happens to be kept does not break a changed sentence in pieces."""
    line = redline("kredsen drøftede og sendte", "rådet godkendte og vedtog")
    assert written(line) == "-kredsen drøftede og sendte- +rådet godkendte og vedtog+"


def test_kept_words_far_from_a_change_are_left_out() -> None:
    """Some words of context stand on each side; the ends of a text need none."""
    before = f"{'a ' * 30}gammel {'b ' * 30}slut {'c ' * 30}"
    line = shortened(redline(before, before.replace("gammel", "ny").replace("slut", "ende")), 2)
    assert written(line) == "[…] a a -gammel- +ny+ b b […] b b -slut- +ende+ c c […]"


def test_changed_words_are_counted() -> None:
    """A word put for another counts once."""
    assert changed_words(redline("a b c d e f", "a x c d e f g h")) == 3
    assert changed_words(redline("a", "a")) == 0


@given(TEXTS, TEXTS)
def test_both_texts_can_be_made_from_a_redline(before: str, after: str) -> None:
    """Nothing is lost and nothing is invented."""
    line = redline(before, after)
    if not line:
        assert words(before) == words(after)
        return
    assert side(line, RunKind.DELETED) == words(before)
    assert side(line, RunKind.INSERTED) == words(after)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    """The same text gives nothing."""
    assert redline(text, text) == ()


def test_long_texts_are_compared_in_little_time() -> None:
    """Two texts of 30,000 words with few changes take well under a second."""
    lines = [f"Linje {number} om planen og kredsen og rådet." for number in range(4000)]
    after = [*lines[:100], "Her er en ny linje.", *lines[100:3900], *lines[3950:]]
    start = process_time()
    line = redline("\n\n".join(lines), "\n\n".join(after))
    assert process_time() - start < 5
    assert side(line, RunKind.INSERTED) == words("\n\n".join(after))
    assert [run.text.strip() for run in line if run.kind is RunKind.INSERTED] == [
        "Her er en ny linje."
    ]
