"""Nothing that is closed reaches a byte of a built site, and a CPR number stops the building."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdocs_sagsgang.build import Order, built
from mkdocs_sagsgang.plugin import UnpublishableRecordsError
from mkdocs_sagsgang.search import INDEX_FOLDER
from sagsgang.diagnostics import Severity
from tests.canaries import PUBLIC, YEARS_SHOWN, Aviary, Hidden, aviary
from tests.leaks import LEAKS, records_with
from tests.sagsgang.sources import TODAY
from tests.search_index import contents

ROOT = Path(__file__).resolve().parents[2]
IN_DOT_FOLDER = "kanariefuglskjult"
"""Stands in folders and files whose names begin with a dot: nobody looks there."""

CODES = ("persondata-cpr", "bilag-persondata-cpr")

pytestmark = pytest.mark.slow


def _written(files: Mapping[str, bytes], folder: Path) -> Path:
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def _configuration(folder: Path) -> Path:
    """Write the project's own configuration, and for how long names of former members are shown."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for old, new in (
        ("docs_dir: ", f"docs_dir: {ROOT}/"),
        ("custom_dir: ", f"custom_dir: {ROOT}/"),
        (
            "records: records\n",
            f"records: records\n      persondata:\n        vis_tidligere_år: {YEARS_SHOWN}\n",
        ),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return path


def _order(records: Path, site: Path, *, preview: bool = False) -> Order:
    return Order(
        configuration=_configuration(records.parent),
        records=records,
        prefix="records/",
        site=site,
        today=TODAY,
        preview=preview,
    )


def _bytes_of(site: Path) -> Mapping[str, bytes]:
    """Give every file of a site in lower case, its name before its bytes, packed ones unpacked."""
    found = {}
    for file in site.rglob("*"):
        if file.is_file():
            path = file.relative_to(site).as_posix()
            data = file.read_bytes()
            if path.startswith(f"{INDEX_FOLDER}/") and data.startswith(b"\x1f\x8b"):
                data = contents(file)
            found[path] = f"{path}\n".encode().lower() + data.lower()
    return found


def _site(flock: Aviary, folder: Path, *, preview: bool) -> Mapping[str, bytes]:
    hidden_files = {
        ".kladder/tanker.md": f"---\ntitel: {IN_DOT_FOLDER}\n---\n".encode(),
        "nord/fora/.kredsen.md": f"---\nnavn: {IN_DOT_FOLDER}\n---\n".encode(),
        f"nord/fora/kredsen/.{IN_DOT_FOLDER}.pdf": IN_DOT_FOLDER.encode(),
    }
    records = _written({**flock.files, **hidden_files}, folder / "records")
    findings = built(_order(records, folder / "site", preview=preview)).findings
    assert any(one.severity is Severity.ERROR for one in findings) == preview
    return _bytes_of(folder / "site")


PUBLISHABLE = aviary(with_mistakes=False)
WITH_MISTAKES = aviary(with_mistakes=True)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The published site of an archive that has no mistakes."""
    return _site(PUBLISHABLE, tmp_path_factory.mktemp("udgivet"), preview=False)


@pytest.fixture(scope="module")
def previewed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The preview of an archive with every mistake, which is built all the same."""
    return _site(WITH_MISTAKES, tmp_path_factory.mktemp("gennemsyn"), preview=True)


def _places_of(word: str, site: Mapping[str, bytes]) -> list[str]:
    return [path for path, data in site.items() if word.encode() in data]


def test_no_canary_reaches_a_published_site(published: Mapping[str, bytes]) -> None:
    """Pages, search index, data, sitemap, the page of unknown addresses: no byte of any file."""
    words = {canary.word: canary.place for canary in PUBLISHABLE.canaries}
    found = {place: _places_of(word, published) for word, place in words.items()}

    assert {place: where for place, where in found.items() if where} == {}
    assert _places_of(IN_DOT_FOLDER, published) == []
    assert len(words) > 25


def test_a_preview_shows_drafts_and_nothing_else_that_is_hidden(
    previewed: Mapping[str, bytes],
) -> None:
    """What everybody must be kept from is in no byte of it, mistakes or not."""
    words = {
        canary.word: canary.place
        for canary in WITH_MISTAKES.canaries
        if canary.hidden is Hidden.EVERYBODY
    }
    found = {place: _places_of(word, previewed) for word, place in words.items()}

    assert {place: where for place, where in found.items() if where} == {}
    assert _places_of(IN_DOT_FOLDER, previewed) == []


def test_a_public_word_is_found_in_pages_search_and_files(published: Mapping[str, bytes]) -> None:
    """The search of these tests can fail: it sees what it looks through."""
    places = _places_of(PUBLIC, published)

    assert "nord/fora/kredsen/index.html" in places
    assert "nord/moeder/2023/2023-01-25-kredsen/budget.pdf" in places
    assert any(path.startswith(f"{INDEX_FOLDER}/fragment/") for path in places)


def test_two_hundred_leaks_stop_the_building_and_the_old_site_stands(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """With all of them in the records nothing is published, and what is printed shows none."""
    site = tmp_path / "site"
    clean = _written(records_with(()), tmp_path / "foer" / "records")
    built(_order(clean, site))
    before = _bytes_of(site)
    leaking = _written(records_with(LEAKS), tmp_path / "efter" / "records")
    with pytest.raises(UnpublishableRecordsError):
        built(_order(leaking, site))

    printed = capfd.readouterr()
    assert _bytes_of(site) == before
    shown = printed.out + printed.err
    assert [leak.place for leak in LEAKS if leak.is_shown_in(shown)] == []
    assert all(shown.count(f"fejl[{code}]") > 100 for code in CODES)


def test_a_preview_of_two_hundred_leaks_shows_none_of_them(tmp_path: Path) -> None:
    """A preview is built whatever the mistakes, and others can fetch it: no byte of it leaks."""
    records = _written(records_with(LEAKS), tmp_path / "records")

    built(_order(records, tmp_path / "site", preview=True))

    whole = "\n".join(data.decode("latin-1") for data in _bytes_of(tmp_path / "site").values())
    assert [leak.place for leak in LEAKS if leak.is_shown_in(whole)] == []
    assert "fejl[<a" in whole
    assert "persondata-cpr" in whole
