"""Built pages compared."""

from sagsgang.changes import BuiltPage, PageChanges, RunKind, page_changes


def pages(**words: str) -> dict[str, BuiltPage]:
    """Give pages by address with their words; the digest follows the words."""
    return {f"{name}/": BuiltPage(text, text) for name, text in words.items()}


def test_the_same_pages_have_no_changes() -> None:
    """Nothing is listed."""
    both = pages(a="x", b="y")
    assert page_changes(both, both) == PageChanges()


def test_pages_that_change_alike_stand_together() -> None:
    """Thousands with the same new line in the frame are one line of the report."""
    before = pages(a="en side\n\nbund", b="en anden side\n\nbund", c="en tredje\n\nbund", d="x")
    after = pages(
        a="en side\n\nny bund", b="en anden side\n\nny bund", c="en fjerde\n\nbund", e="x"
    )
    found = page_changes(before, after)
    assert [group.addresses for group in found.changed] == [("a/", "b/"), ("c/",)]
    assert [run.text for run in found.changed[0].redline if run.kind is RunKind.INSERTED] == ["ny"]
    assert (found.added, found.removed) == (("e/",), ("d/",))


def test_pages_with_other_code_and_the_same_words_are_counted() -> None:
    """A reader sees nothing of it."""
    found = page_changes({"a/": BuiltPage("x", "1")}, {"a/": BuiltPage("x", "2")})
    assert found == PageChanges(other=1)


def test_what_is_not_shown_is_counted() -> None:
    """The report is for a person."""
    before = pages(a="x a", b="x b", c="x c")
    after = pages(a="y a", b="z b", c="u c")
    found = page_changes(before, after, groups=2)
    assert (len(found.changed), found.left_out) == (2, 1)
