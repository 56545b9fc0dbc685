"""Record folders at commits of real repositories."""

import hashlib
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from mkdocs_sagsgang.disk import LARGEST_TEXT_READ, read_source
from mkdocs_sagsgang.git_program import GitError
from mkdocs_sagsgang.git_source import (
    INDEX,
    changed_paths,
    merge_base,
    read_source_at,
    renamed,
    source_at,
)
from sagsgang.source import Blob, Text
from tests.mkdocs_sagsgang.repositories import commit, git, repository

NFC_NAME = unicodedata.normalize("NFC", "om/årsplan.md")
NFD_NAME = unicodedata.normalize("NFD", NFC_NAME)
ODD_NAMES = ("om/to ord.md", "om/to\nlinjer.md", "om/-x.md", 'om/"citat"\t.md', NFD_NAME)

needs_odd_names = pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A record folder that has no file yet, in a repository of its own."""
    return repository(tmp_path)


def messages(folder: Path, revision: str) -> list[str]:
    """Everything that is found in a folder at a commit, as a person reads it."""
    return [one.as_text() for one in read_source_at(folder, revision)[1]]


def test_a_commit_has_the_files_that_the_disk_had(records: Path) -> None:
    """Texts, other files and their digests are those of the disk on the day of the commit."""
    commit(records, {"index.md": "en", "om/a/b.pdf": b"%PDF\0\n", ".skjult/x.md": "x"})
    (records.parent / "README.md").write_text("ikke en post", encoding="utf-8")
    old = commit(records, {})
    on_disk = read_source(records)
    commit(records, {"index.md": "to", "om/a/b.pdf": None, "ny.md": "ny"})
    assert read_source_at(records, old) == on_disk
    assert source_at(records, old)["index.md"] == Text(b"en")


def test_a_file_is_read_when_its_bytes_are_asked_for(records: Path) -> None:
    """A blob knows its size at once, its bytes and digest on demand."""
    commit(records, {"a.pdf": b"\0\r\n" * 1000, "b.pdf": b""})
    found = source_at(records, "HEAD")
    blob, empty = found["a.pdf"], found["b.pdf"]
    assert isinstance(blob, Blob)
    assert isinstance(empty, Blob)
    assert (blob.size, blob.read()) == (3000, b"\0\r\n" * 1000)
    assert blob.digest == hashlib.sha256(b"\0\r\n" * 1000).hexdigest()
    assert (empty.size, empty.read()) == (0, b"")


@needs_odd_names
def test_every_name_that_a_disk_can_have_is_read(records: Path) -> None:
    """Spaces, new lines, quotes and dashes are parts of names; decomposed letters are composed."""
    commit(records, dict.fromkeys(ODD_NAMES, "x"))
    expected = {*ODD_NAMES, NFC_NAME} - {NFD_NAME}
    assert set(source_at(records, "HEAD")) == expected
    git(records, "rm", "-q", "-r", "--cached", ".")
    git(records, "add", ".")
    assert set(source_at(records, INDEX)) == expected


@linux_only
def test_what_the_disk_finds_is_found_in_a_commit(records: Path) -> None:
    """Links, names that are no text and names that look alike are the disk's own findings."""
    commit(records, {NFC_NAME: "x", NFD_NAME: "x", "om/a.md": "x", "m\udcf8de/b.md": "x"})
    (records / "fil.md").symlink_to(records / "om" / "a.md")
    (records / "mappe").symlink_to(records / "om")
    commit(records, {})
    on_disk, findings = read_source(records)
    assert len(findings) == 4
    assert read_source_at(records, "HEAD") == (on_disk, findings)


def test_a_submodule_is_a_finding(records: Path, tmp_path: Path) -> None:
    """A folder that is another repository is named; its files are no records."""
    other = repository(tmp_path / "andet")
    commit(other, {"hemmelig.md": "x"})
    git(records, "-c", "protocol.file.allow=always", "submodule", "add", str(other.parent), "mod")
    commit(records, {"index.md": "x"})
    assert set(source_at(records, "HEAD")) == {"index.md"}
    assert set(source_at(records, INDEX)) == {"index.md"}
    assert messages(records, "HEAD") == [
        (
            "mod:1:1: fejl[fil-ulaeselig]: 'mod' er ikke en mappe med filer, men et andet "
            "repository (et undermodul i Git).\n"
            "  hjælp: Fjern undermodulet, og læg selve filerne her."
        )
    ]


def test_an_lfs_pointer_is_the_file_that_git_has(records: Path) -> None:
    """What stands in the repository is what is read, also where it only points elsewhere."""
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"
    commit(records, {"a.pdf": pointer})
    blob = source_at(records, "HEAD")["a.pdf"]
    assert isinstance(blob, Blob)
    assert blob.read() == pointer


def test_a_huge_text_is_cut_as_on_disk(records: Path) -> None:
    """Of a text, no more is kept than a reader needs to refuse it."""
    commit(records, {"a.md": b"x" * (LARGEST_TEXT_READ + 1)})
    assert source_at(records, "HEAD") == read_source(records)[0]


def test_the_index_is_what_the_next_commit_will_have(records: Path) -> None:
    """What is staged counts; what is only written, and what is new to Git, does not."""
    commit(records, {"index.md": "1", "a.pdf": b"1"})
    (records / "index.md").write_text("2", encoding="utf-8")
    (records / "a.pdf").write_bytes(b"22")
    git(records, "add", "-A")
    (records / "index.md").write_text("3", encoding="utf-8")
    (records / "ny.md").write_text("ny", encoding="utf-8")
    found = source_at(records, INDEX)
    assert found["index.md"] == Text(b"2")
    assert found["a.pdf"] == Blob(2, None, lambda: b"22")
    assert set(found) == {"index.md", "a.pdf"}


def test_a_hook_sees_the_index_of_its_own_commit(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The temporary index of `git commit -a` counts, another repository's is not meant for us."""
    commit(records, {"index.md": "1"})
    temporary = records.parent / ".git" / "next-index-1.lock"
    git(records, "read-tree", "--empty", GIT_INDEX_FILE=str(temporary))
    monkeypatch.chdir(records.parent)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index-1.lock")
    assert source_at(records, INDEX) == {}
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "andet" / ".git" / "index"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "andet" / ".git"))
    assert set(source_at(records, INDEX)) == {"index.md"}


def test_while_two_versions_are_in_conflict_the_own_one_counts(records: Path) -> None:
    """A merge that has stopped leaves three versions in the index, of which one is read."""
    commit(records, {"index.md": "fælles"})
    git(records, "checkout", "-q", "-b", "gren")
    commit(records, {"index.md": "grenens"})
    git(records, "checkout", "-q", "main")
    commit(records, {"index.md": "egen"})
    with pytest.raises(subprocess.CalledProcessError):
        git(records, "merge", "-q", "gren")
    assert source_at(records, INDEX)["index.md"] == Text(b"egen")


def test_a_folder_that_a_commit_does_not_have_is_empty(records: Path) -> None:
    """Before the first record there were none, which is no mistake."""
    git(records.parent, "commit", "-q", "--allow-empty", "-m", "x")
    assert source_at(records, "HEAD") == {}


@pytest.mark.parametrize(
    "revision",
    ["findes-ikke", "--output=x", "-x", "", "^HEAD", "HEAD..HEAD", "HEAD:index.md", "a\0b", "\n"],
)
def test_what_is_no_commit_is_said_in_danish(records: Path, revision: str) -> None:
    """Whatever a revision looks like, Git takes it for a revision and never for an option."""
    commit(records, {"index.md": "x"})
    with pytest.raises(GitError) as said:
        source_at(records, revision)
    assert str(said.value) == (
        f"Git kender ikke '{revision}' i '{records}'. "
        "Skriv navnet på en gren, et mærke eller en commit, fx origin/main."
    )
    assert [one.name for one in records.iterdir()] == ["index.md"]


def test_a_folder_outside_any_repository_is_said_in_danish(tmp_path: Path) -> None:
    """Without a repository there is no commit; without a folder there is nothing to ask about."""
    with pytest.raises(GitError) as said:
        source_at(tmp_path, "HEAD")
    assert str(said.value) == (
        f"'{tmp_path}' ligger ikke i et Git-repository, hvor der er gemt noget endnu."
    )
    with pytest.raises(GitError, match=r"^Git kan ikke svare om .*not a git repository"):
        source_at(tmp_path, INDEX)
    with pytest.raises(NotADirectoryError):
        source_at(tmp_path / "findes-ikke", "HEAD")


def test_without_git_it_is_said_where_to_get_it(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that has no Git is told so."""
    monkeypatch.setenv("PATH", str(records))
    with pytest.raises(GitError) as said:
        source_at(records, "HEAD")
    assert str(said.value) == "Git er ikke installeret her. Hent det på https://git-scm.com."


def test_a_branch_left_where_both_have_the_last_commit_in_common(records: Path) -> None:
    """Commits that others have made since then are not the branch's."""
    common = commit(records, {"index.md": "1"})
    git(records, "checkout", "-q", "-b", "gren")
    commit(records, {"ny.md": "1"})
    git(records, "checkout", "-q", "main")
    commit(records, {"index.md": "2"})
    git(records, "checkout", "-q", "gren")
    assert merge_base(records, "main") == common


def test_branches_without_anything_in_common_are_said_in_danish(records: Path) -> None:
    """A branch that never left another has no place where it did."""
    commit(records, {"index.md": "1"})
    git(records, "checkout", "-q", "--orphan", "anden")
    commit(records, {"index.md": "2"})
    with pytest.raises(GitError) as said:
        merge_base(records, "main")
    assert str(said.value) == (
        "Git kan ikke se, hvor grenen begyndte: her er intet fælles med 'main'. "
        "Angiv den gren, som ændringerne skal ind i, fx origin/main."
    )


def test_a_clone_that_is_too_shallow_says_how_to_fetch_the_rest(
    records: Path, tmp_path: Path
) -> None:
    """Where only the newest part has been fetched, the way out is to fetch more."""
    first = commit(records, {"index.md": "1"})
    git(records, "branch", "gren")
    commit(records, {"index.md": "2"})
    address = f"file://{records.parent}"
    git(tmp_path, "clone", "-q", "--depth=1", "--no-single-branch", address, "klon")
    clone = tmp_path / "klon" / "records"
    commit(clone, {"index.md": "3"})
    rest = "Her er kun den nyeste del af historien hentet. Hent resten med: git fetch --unshallow"
    with pytest.raises(GitError) as said:
        merge_base(clone, "origin/gren")
    assert str(said.value) == (
        "Git kan ikke se, hvor grenen begyndte: her er intet fælles med 'origin/gren'. " + rest
    )
    git(tmp_path, "clone", "-q", "--depth=1", address, "kort")
    with pytest.raises(GitError) as said:
        source_at(tmp_path / "kort" / "records", first)
    assert str(said.value) == (
        f"Git kender ikke '{first}' i '{tmp_path / 'kort' / 'records'}'. {rest}"
    )


def test_renames_are_told_by_the_new_path(records: Path) -> None:
    """A renamed file and folder are followed, also when some words are new; a new file is not."""
    text = "".join(f"Linje {number}\n" for number in range(20))
    base = commit(records, {"a.md": text, "mappe/årsag 1.md": text + "1", "om/b.md": "b"})
    git(records, "mv", "a.md", "b.md")
    git(records, "mv", "mappe", "anden")
    (records / "b.md").write_text(text + "Og en til\n", encoding="utf-8")
    (records / "ny.md").write_text("ny", encoding="utf-8")
    git(records, "add", "-A")
    (records / "løs.md").write_text("løs", encoding="utf-8")
    assert renamed(records, base) == {"b.md": "a.md", "anden/årsag 1.md": "mappe/årsag 1.md"}
    assert changed_paths(records, base) == {
        "a.md",
        "b.md",
        "mappe/årsag 1.md",
        "anden/årsag 1.md",
        "ny.md",
        "løs.md",
    }


def test_a_persons_own_settings_change_nothing(records: Path) -> None:
    """Renames are found and names are plain, whatever Git has been told on this machine."""
    base = commit(records, {"a.md": "Linje\n" * 20})
    git(records, "mv", "a.md", "å.md")
    for setting in ("diff.renames=false", "diff.noprefix=true", "core.quotePath=true"):
        git(records, "config", *setting.split("="))
    assert renamed(records, base) == {"å.md": "a.md"}


def test_many_files_keep_their_own_words(records: Path) -> None:
    """More contents than are asked for at once come back each under its own name."""
    names = [f"om/side-{number}.md" for number in range(211)]
    commit(records, {name: f"Her står {name}\n" for name in names})
    found = source_at(records, "HEAD")
    assert found == {name: Text(f"Her står {name}\n".encode()) for name in names}
