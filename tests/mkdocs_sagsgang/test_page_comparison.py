"""What of a built page a reader sees, and which files pages are made by."""

from pathlib import Path

from mkdocs_sagsgang.page_comparison import built_pages, is_of_the_program, visible_text


def test_a_page_is_its_words_block_by_block() -> None:
    """Without its head, scripts and pictures; words in a line stay on it."""
    html = (
        "<!doctype html><head><title>T</title><style>a{}</style></head><body><h1>Navn</h1>"
        "<p>Et <b>to</b>\n  tre &amp; fire</p><script>x</script><svg><path/></svg>"
        "<ul><li>a<li>b</ul>"
    )
    assert visible_text(html) == "Navn\n\nEt to tre & fire\n\na\n\nb"


def test_pages_are_read_by_address(tmp_path: Path) -> None:
    """A folder's index is the folder; other files have no page."""
    for name in ("index.html", "om/kilder/index.html", "404.html", "x.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("<p>Ord</p>", encoding="utf-8")
    pages = built_pages(tmp_path)
    assert sorted(pages) == ["", "404.html", "om/kilder/"]
    assert {page.words for page in pages.values()} == {"Ord"}


def test_files_that_pages_are_made_by_are_known() -> None:
    """Not records, tests or notes about the project."""
    made = ("plugins/sagsgang/site.py", "overrides/main.html", "mkdocs.yml", "requirements.lock")
    other = ("records/index.md", "tests/test_x.py", "README.md", "scripts/check.py", "x/mkdocs.yml")
    assert [path for path in (*made, *other) if is_of_the_program(path)] == list(made)
