"""The search index, made by Pagefind itself from entries invented for it."""

import os
from datetime import date
from pathlib import Path

import pytest

from mkdocs_sagsgang.search import INDEX_FOLDER, SearchIndexError, index_written
from sagsgang.search import Entry
from tests.search_index import fragments


def entry(url: str, title: str, text: str, on: date | None = None) -> Entry:
    """An entry of a samarbejde called Nord."""
    return Entry(
        url=url, title=title, kind="Punkt", region="Nord", on=on, context="Kredsen, ny", text=text
    )


ENTRIES = (
    entry("nord/m/#punkt-4", "Punkt 4: Broen", "Ny <bro> & vej.\nDrøftet.", date(2023, 1, 25)),
    entry("nord/m/", "Mødet", ""),
    entry("./", "Forside", "Velkommen."),
)


def test_the_index_knows_every_entry(tmp_path: Path) -> None:
    """Each entry is there with its words, its facts, its filters and its address."""
    index_written(ENTRIES, tmp_path)
    found = fragments(tmp_path)
    assert sorted(found) == ["/", "/nord/m/", "/nord/m/punkt-4.html"]
    item = found["/nord/m/punkt-4.html"]
    assert item["content"] == "Ny <bro> & vej. Drøftet."
    assert item["meta"] == {
        "title": "Punkt 4: Broen",
        "art": "Punkt",
        "samarbejde": "Nord",
        "sammenhaeng": "Kredsen, ny",
        "dato": "25. januar 2023",
    }
    assert item["filters"] == {"art": ["Punkt"], "samarbejde": ["Nord"], "aar": ["2023"]}


def test_only_what_a_search_needs_is_published(tmp_path: Path) -> None:
    """The files that are named are those that were written, without Pagefind's own widgets."""
    named = index_written(ENTRIES, tmp_path)
    written = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert set(named) == written
    top = {path for path in written if path.count("/") == INDEX_FOLDER.count("/") + 1}
    assert {path.rpartition("/")[2].partition(".da_")[0] for path in top} == {
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        "pagefind",
        "wasm.da.pagefind",
    }


def test_a_failing_pagefind_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the program ends badly, the sentence has its exit code and its last words."""
    broken = tmp_path / "pagefind"
    broken.mkdir()
    (broken / "__init__.py").touch()
    (broken / "__main__.py").write_text("import sys; sys.exit('no room')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.fspath(tmp_path))
    with pytest.raises(SearchIndexError) as failure:
        index_written(ENTRIES, tmp_path / "site")
    assert failure.value.exit_code == 70
    assert failure.value.format_message() == (
        "Søgeindekset kunne ikke laves: Pagefind stoppede med slutkode 1 og skrev: no room"
    )
    assert not (tmp_path / "site").exists()


def test_an_index_that_lacks_something_is_refused(tmp_path: Path) -> None:
    """When two entries have one address, one is lost: there is no index without a word of it."""
    twice = (*ENTRIES, entry("nord/m/", "Mødet igen", ""))
    with pytest.raises(SearchIndexError) as failure:
        index_written(twice, tmp_path)
    assert failure.value.format_message() == (
        "Søgeindekset er ikke, som det skulle være: 4 steder skulle med, og 3 kom med."
    )
    assert list(tmp_path.iterdir()) == []
